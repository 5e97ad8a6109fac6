"""No command writes into a draft that somebody has open, and none keeps its lock."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from assistant.cli.main import run
from assistant.draft.draft_lock import DraftLock, lock_draft, mark_of
from assistant.draft.file import read_draft, write_draft
from assistant.workflow.claiming import save_apart
from assistant.workflow.drafting import new_draft
from tests.review.build import draft
from tests.review.word import Pen, printed

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A draft with one earlier version, its print, and a report of last year."""
    path = tmp_path / "稿件.fzbg"
    own = draft("群众法治观念明显增强。")
    write_draft(path, new_draft("司法局", body="松桥区司法局", year=2025))
    write_draft(path, own)
    pen = Pen(printed(own, tmp_path / "审阅稿.docx"), author="王主任")
    pen.track("明显", "显著")
    pen.close()
    (tmp_path / "表").mkdir()
    return path


def commands(path: Path) -> dict[str, list[str]]:
    """Return each command that writes a draft, so that it writes this one in place."""
    folder, out = path.parent, ["-o", str(path), "--force"]
    return {
        "new": ["new", "--template", "司法局", "--body", "乙", "--year", "2024", *out],
        "adopt": ["adopt", str(folder / "审阅稿.docx"), *out],
        "rollover": ["rollover", str(path), "--year", "2026", *out],
        "review": ["review", str(path), str(folder / "审阅稿.docx"), "--accept-all", *out],
        "forms": ["forms", "in", str(path), str(folder / "表"), *out],
        "history": ["history", str(path), "--restore", "1", *out],
    }


NAMES = ("new", "adopt", "rollover", "review", "forms", "history")


@pytest.mark.parametrize("name", NAMES)
def test_draft_that_is_open_is_not_written(
    path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = path.read_bytes()
    lock = lock_draft(path)
    assert isinstance(lock, DraftLock)
    assert run(commands(path)[name]) == 2
    told = capsys.readouterr().err
    assert "正由另一个窗口编辑（" in told
    assert "起），没有写入。请先在那边保存并关闭，或换一个文件名。" in told
    assert path.read_bytes() == before
    lock.release()


@pytest.mark.parametrize("name", NAMES)
def test_draft_that_nobody_has_open_is_written_and_let_go(path: Path, name: str) -> None:
    before = path.read_bytes()
    assert run(commands(path)[name]) == 0
    assert path.read_bytes() != before
    read_draft(path)
    assert not mark_of(path).exists()


def test_other_file_is_written_while_the_draft_is_open(path: Path, tmp_path: Path) -> None:
    lock = lock_draft(path)
    other = tmp_path / "新.fzbg"
    assert run(["history", str(path), "--restore", "1", "-o", str(other)]) == 0
    assert read_draft(other).elements.body == "松桥区司法局"
    assert isinstance(lock, DraftLock)
    lock.release()


def test_other_person_and_machine_are_named(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    writer = {"user": "王晓", "host": "SF-0412", "pid": 4, "started": "1", "token": "x"}
    since = "2026-02-05T08:30:00+00:00"
    mark_of(path).write_text(json.dumps(writer | {"since": since}), encoding="ascii")
    assert run(commands(path)["history"]) == 2
    told = capsys.readouterr().err
    assert "可能仍由王晓（SF-0412）编辑（2月5日 " in told
    assert mark_of(path).exists()


def test_folder_without_locks_is_written_all_the_same(path: Path, tmp_path: Path) -> None:
    own = read_draft(path)
    mark_of(tmp_path / "乙.fzbg").mkdir()  # so that no mark can be written
    save_apart(tmp_path / "乙.fzbg", own)
    assert read_draft(tmp_path / "乙.fzbg") == own
