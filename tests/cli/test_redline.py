"""``assistant redline``: what changed in a draft."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assistant.cli.main import run
from assistant.draft.draft import Draft
from assistant.draft.file import write_draft
from assistant.draft.parts import Elements, Paragraph
from tests.export.tracked_words import body_of, read, settled

if TYPE_CHECKING:
    from pathlib import Path

DRAFT = Draft(
    elements=Elements(title="青栎区报告", body="青栎区司法局"),
    year=2025,
    level="department",
    paragraphs=(Paragraph(text="受理行政复议案件158件。"),),
)
CHANGED = replace(DRAFT, paragraphs=(Paragraph(text="受理行政复议案件160件。"),))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A draft with one earlier version."""
    for draft in (DRAFT, CHANGED):
        write_draft(tmp_path / "稿.fzbg", draft)
    return tmp_path / "稿.fzbg"


def test_against_a_version_beside_the_draft(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["redline", str(path), "--versions"]) == 0
    assert capsys.readouterr().out.startswith("1　20")
    assert run(["redline", str(path), "--version", "1"]) == 0
    written = path.with_name("稿花脸稿.docx")
    assert str(written) in capsys.readouterr().out
    assert read(settled(body_of(written), "reject"))[-1][1] == "受理行政复议案件158件。"


def test_against_another_file(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other, target = path.with_name("另一份.fzbg"), path.with_name("改动.docx")
    write_draft(other, replace(DRAFT, paragraphs=()))
    call = ["redline", str(path), "--against", str(other), "-o", str(target), "--json"]
    assert run(call) == 0
    assert json.loads(capsys.readouterr().out) == {"file": str(target)}
    assert target.is_file()


def test_what_is_asked_for_wrongly(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["redline", str(path), "--version", "7"]) == 2
    assert "没有第 7 版" in capsys.readouterr().err
    assert run(["redline", str(path), "--against", str(path)]) == 2
    assert "没有改动" in capsys.readouterr().err
    for extra in ([], ["--versions", "--version", "1"]):
        with pytest.raises(SystemExit):
            run(["redline", str(path), *extra])
        complaint = capsys.readouterr().err
        assert "--version" in complaint
        assert "argument" not in complaint
