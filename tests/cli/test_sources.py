"""``assistant sources``: what a draft borrowed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from assistant.cli.main import run
from assistant.draft.draft import Draft
from assistant.draft.file import write_draft
from assistant.draft.parts import Borrowed, Elements, Paragraph

if TYPE_CHECKING:
    from pathlib import Path

OWN = "交叉检查执法案卷9宗，逐宗反馈瑕疵。"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A draft with one borrowed sentence."""
    borrowed = Borrowed(
        start=0, end=len(OWN), body="松桥区\x1b[2J司法局", year=None, section=None, text=OWN
    )
    draft = Draft(
        elements=Elements(title="青栎区报告", body="青栎区司法局"),
        year=2025,
        level="department",
        paragraphs=(Paragraph(text=OWN, borrowed=(borrowed,)),),
    )
    write_draft(tmp_path / "稿.fzbg", draft)
    return tmp_path / "稿.fzbg"


def test_list_on_the_terminal_moves_no_cursor(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["sources", str(path)]) == 0
    told = capsys.readouterr().out
    assert "共 1 处" in told
    assert f"本稿：{OWN}" in told
    assert "\x1b" not in told


def test_list_as_json_and_as_file(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "来源.csv"
    assert run(["sources", str(path), "--out", str(target), "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert listed["share"] == 1
    assert listed["entries"][0]["words"] == OWN
    assert OWN in target.read_text(encoding="utf-8-sig")
    assert run(["sources", str(path), "--out", str(target)]) == 0
    assert "共 1 处" in capsys.readouterr().out


def test_bad_input_is_told(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["sources", str(tmp_path / "没有.fzbg")]) == 2
    assert "无法读取" in capsys.readouterr().err
    assert run(["sources", str(path), "--out", str(tmp_path / "来源.docx")]) == 2
    assert ".xlsx、.csv、.txt" in capsys.readouterr().err
