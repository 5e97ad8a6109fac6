"""The window is killed at any moment: at most two seconds of typing are lost, no file is harmed."""

from __future__ import annotations

import random
import re
import subprocess
import sys
import time
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from assistant.draft.draft import Draft
from assistant.draft.file import read_draft, read_history, write_draft
from assistant.draft.parts import Elements, Paragraph
from assistant.workflow.collection import collection_stats
from assistant.workflow.desk import desk_in
from assistant.workflow.recovering import discard_lost, find_lost_drafts
from tests.gui import window_typist

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.workflow.desk import Desk

LOST_S = 2.0
START_S = 60.0


def first_draft() -> Draft:
    body = tuple(Paragraph(text=f"第{nth}段，" + "依法行政。" * 20) for nth in range(60))
    return Draft(
        elements=Elements(title="青栎区报告", body="青栎区司法局"),
        year=2025,
        level="department",
        paragraphs=(*body, Paragraph(text="")),
    )


def words_in(draft: Draft) -> int:
    """How many numbered words there are; they must be the first ones, in order."""
    text = "".join(paragraph.text for paragraph in draft.paragraphs)
    numbers = [int(number) for number in re.findall(r"w(\d+)", text)]
    whole = numbers if text.endswith(";") or not numbers else numbers[:-1]
    assert whole == list(range(1, len(whole) + 1))
    return len(whole)


def type_and_kill(home: Path, folder: Path, seed: int) -> tuple[float, dict[int, float]]:
    """Let a window be written in, end it; return that moment and when each word was typed."""
    command = [sys.executable, window_typist.__file__, str(home), str(folder), str(seed)]
    log = folder / "log.txt"
    with log.open("wb") as errors:
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=errors, text=True, cwd=folder
        )
        assert process.stdout is not None
        try:
            assert process.stdout.readline() == "ready\n", log.read_text(encoding="utf-8")
            time.sleep(random.Random(seed).uniform(0.0, 4.0))
        finally:
            killed_at = time.monotonic()
            process.kill()
            said = process.stdout.read()
            process.stdout.close()
            process.wait()
    lines = [line.split() for line in said.splitlines()]
    assert "Traceback" not in log.read_text(encoding="utf-8")
    return killed_at, {int(line[0]): float(line[1]) for line in lines if len(line) == 2}


def check_files(desk: Desk, folder: Path) -> None:
    """No file is empty or half."""
    for path in folder.glob("报告.*"):
        assert path.stat().st_size > 0
        if path.suffix == ".docx":
            assert ZipFile(path).testzip() is None
    if desk.store.exists():
        assert collection_stats(desk).reports >= 0


def kill_and_recover(folder: Path, seed: int) -> None:
    folder.mkdir()
    desk, path = desk_in(folder / "家"), folder / "稿件.fzbg"
    write_draft(path, first_draft())
    killed_at, typed = type_and_kill(folder / "家", folder, seed)
    safe = max((word for word, at in typed.items() if at < killed_at - LOST_S), default=0)
    check_files(desk, folder)
    stored = read_draft(path)
    read_history(path)
    lost = find_lost_drafts(desk)
    assert len(lost) <= 1
    latest = lost[0].draft if lost else stored
    assert words_in(stored) <= words_in(latest)
    assert safe <= words_in(latest) <= max(typed, default=0) + 1
    for each in lost:
        assert each.path == path
        discard_lost(desk, each)
    assert find_lost_drafts(desk) == ()
    assert not list(desk.autosaves.iterdir())


@pytest.mark.parametrize("seed", range(6))
def test_killed_while_writing(tmp_path: Path, seed: int) -> None:
    kill_and_recover(tmp_path / "a", seed)


@pytest.mark.slow
def test_killed_two_hundred_times(tmp_path: Path) -> None:
    for seed in range(100, 300):
        kill_and_recover(tmp_path / f"{seed}", seed)
