"""What was written is found again, however the program ended."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING

import pytest

from assistant.draft.file import read_draft, write_draft
from assistant.draft.journal import journal as journal_module
from assistant.draft.journal.journal import read_original
from assistant.workflow.desk import Desk, desk_in
from assistant.workflow.journaling import (
    begin_journal,
    clear_saved_journals,
    discard_recovered,
    find_recoverable,
)
from tests.draft import typist
from tests.draft.typist import first_draft, number_of, read_back, states

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.draft.draft import Draft


@pytest.fixture
def desk(tmp_path: Path, monkeypatch) -> Desk:
    (tmp_path / "temp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temp"))
    return desk_in(tmp_path / "家")


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "稿件.fzbg"
    write_draft(path, first_draft())
    return path


def left_by(desk: Desk, *drafts: Draft, original: Path | None = None) -> None:
    """Let a window that is gone have noted these drafts."""
    journal = begin_journal(desk, drafts[0], original=read_original(original) if original else None)
    for draft in drafts[1:]:
        journal.note(draft)
    journal.close()


class Typist:
    """The program of ``typist.py``, to be killed."""

    def __init__(self, home: Path, path: Path, seed: int) -> None:
        command = [sys.executable, typist.__file__, str(home), str(path), str(seed)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout is not None
        assert self.process.stdout.readline() == "ready\n"

    def __enter__(self) -> Typist:
        return self

    def __exit__(self, *error: object) -> None:
        self.process.kill()
        self.process.wait()
        assert self.process.stdout is not None
        self.process.stdout.close()

    def kill(self) -> tuple[int, int]:
        """End it at once; return the last state it said was noted, and the last saved."""
        self.process.kill()
        assert self.process.stdout is not None
        said = self.process.stdout.read()
        self.process.wait()
        words = said.splitlines()
        if said and not said.endswith("\n"):
            words.pop()
        numbers = [int(word) for word in words if not word.startswith("S")]
        saves = [int(word[1:]) for word in words if word.startswith("S")]
        return (numbers or [0])[-1], (saves or [0])[-1]


def kill_and_recover(folder: Path, seed: int) -> None:
    """Kill a typist at a random moment: all that was noted is there, and every file is whole."""
    folder.mkdir()
    desk, path = desk_in(folder / "家"), folder / "稿件.fzbg"
    with Typist(folder / "家", path, seed) as other:
        time.sleep(random.Random(seed).uniform(0.0, 0.4))
        noted, saved = other.kill()
    drafts = [read_back(each) for each in (first_draft(), *islice(states(seed), noted + 50))]
    stored = read_draft(path)
    assert saved <= number_of(stored)
    assert stored == drafts[number_of(stored)]
    recovered = find_recoverable(desk)
    latest = recovered[0].draft if recovered else stored
    assert noted <= number_of(latest) <= noted + 1
    assert latest == drafts[number_of(latest)]
    if recovered:
        assert len(recovered) == 1
        assert recovered[0].original == path
        discard_recovered(desk, recovered[0])
    clear_saved_journals(desk)
    assert list(desk.autosaves.iterdir()) == []


def test_killed_while_going_on_in_another_file(desk: Desk, monkeypatch) -> None:
    monkeypatch.setattr(journal_module, "MOST_COUNT", 40)
    drafts = [first_draft(), *islice(states(3), 60)]
    journal = begin_journal(desk, drafts[0])
    old = journal.path
    for draft in drafts[1:50]:
        journal.note(draft)
    journal.tidy()
    begun, base = journal.path, journal.path.read_bytes()
    assert begun != old
    for draft in drafts[50:]:
        journal.note(draft)
    journal.close()
    old.write_bytes(begun.read_bytes())  # what the old file would hold
    begun.write_bytes(base)
    [recovered] = find_recoverable(desk)
    assert recovered.draft == read_back(drafts[-1])
    assert not recovered.lost_tail


@pytest.mark.parametrize("seed", range(10))
def test_killed_while_typing_and_saving(tmp_path: Path, seed: int) -> None:
    kill_and_recover(tmp_path / "a", seed)


@pytest.mark.slow
def test_killed_two_hundred_times(tmp_path: Path) -> None:
    for seed in range(1_000, 1_200):
        kill_and_recover(tmp_path / f"{seed}", seed)


def test_a_window_that_still_writes_is_left_alone(desk: Desk, tmp_path: Path) -> None:
    own = begin_journal(desk, first_draft())
    with Typist(tmp_path / "家", tmp_path / "稿件.fzbg", 1) as other:
        deadline = time.monotonic() + 1
        while time.monotonic() < deadline:
            assert find_recoverable(desk) == ()
            clear_saved_journals(desk)
        noted, _ = other.kill()
    drafts = [each.draft for each in find_recoverable(desk)]
    stored = read_draft(tmp_path / "稿件.fzbg")
    assert noted <= max(map(number_of, [stored, *drafts]))
    assert own.path.exists()
    own.discard()


def test_recovery_of_a_draft_never_saved(desk: Desk) -> None:
    assert find_recoverable(desk) == ()
    drafts = (first_draft(), *islice(states(1), 5))
    left_by(desk, *drafts)
    (found,) = find_recoverable(desk)
    assert found.draft == read_back(drafts[-1])
    assert (found.original, found.opened_hash, found.lost_tail) == (None, None, False)
    again = begin_journal(desk, found.draft)
    discard_recovered(desk, found)
    assert find_recoverable(desk) == ()
    again.close()
    assert [each.draft for each in find_recoverable(desk)] == [found.draft]


def test_what_stands_in_its_file_is_left_out(desk: Desk, saved: Path) -> None:
    left_by(desk, first_draft(), original=saved)
    changed, other = islice(states(4), 2)
    journal = begin_journal(desk, first_draft(), original=read_original(saved))
    journal.note(changed)
    write_draft(saved, changed)
    journal.close()
    assert find_recoverable(desk) == (), "killed after saving, before that was noted"
    journal = begin_journal(desk, changed, original=read_original(saved))
    journal.note(other)
    write_draft(saved, other)
    journal.note_saved(other, read_original(saved))
    journal.close()
    unsaved = [each.draft for each in find_recoverable(desk)]
    assert unsaved == [read_back(changed)], "the file holds something else by now"
    clear_saved_journals(desk)
    assert [each.draft for each in find_recoverable(desk)] == unsaved
    assert len(list(desk.autosaves.iterdir())) == 1


def test_nothing_written_here_is_not_offered_against_what_others_wrote(
    desk: Desk, saved: Path, monkeypatch
) -> None:
    monkeypatch.setattr(journal_module, "GROWTH", 0)
    journal = begin_journal(desk, first_draft(), original=read_original(saved))
    for draft in (*islice(states(1), 200), first_draft()):
        journal.note(draft)
    write_draft(saved, first_draft())
    journal.note_saved(first_draft(), read_original(saved))
    journal.tidy()
    journal.close()
    write_draft(saved, replace(first_draft(), city="临江市"))
    assert find_recoverable(desk) == ()
    saved.write_bytes(b"damaged")
    (found,) = find_recoverable(desk)
    assert (found.draft, found.has_changes) == (read_back(first_draft()), False)


def test_a_recovered_draft_is_offered_again(desk: Desk, saved: Path) -> None:
    left_by(desk, first_draft(), next(states(1)), original=saved)
    (found,) = find_recoverable(desk)
    again = begin_journal(desk, found.draft, original=read_original(saved), is_changed=True)
    discard_recovered(desk, found)
    again.close()
    (twice,) = find_recoverable(desk)
    assert (twice.draft, twice.original) == (found.draft, saved)
    assert twice.session > found.session


def test_a_draft_whose_file_is_gone_is_offered(desk: Desk, saved: Path) -> None:
    left_by(desk, first_draft(), original=saved)
    saved.unlink()
    clear_saved_journals(desk)
    (found,) = find_recoverable(desk)
    assert found.original == saved
    assert found.opened_hash


def test_newest_first_whatever_the_clock_says(desk: Desk, monkeypatch) -> None:
    times = iter(datetime(2026, 3, 1, tzinfo=UTC) - timedelta(days=nth) for nth in range(99))
    monkeypatch.setattr(journal_module, "_now", lambda: next(times).isoformat())
    drafts = list(islice(states(2), 6))
    for draft in drafts:
        left_by(desk, first_draft(), draft)
    for nth, path in enumerate(sorted(desk.autosaves.iterdir())):
        future = time.time() + 1e9 * (len(drafts) - nth)
        os.utime(path, (future, future))
    found = find_recoverable(desk)
    assert [each.draft for each in found] == [read_back(each) for each in reversed(drafts)]


@pytest.fixture
def junk(desk: Desk) -> list[Path]:
    """Things in the folder of autosaves that nobody wrote there."""
    desk.autosaves.mkdir(parents=True)
    stem = "00000001-0123456789a"
    paths = [desk.autosaves / f"{stem}{nth}-000001.fzlog" for nth in range(4)]
    paths[0].write_bytes(b"")
    paths[1].write_bytes(random.Random(1).randbytes(5_000))
    paths[2].mkdir()
    paths[3].symlink_to(paths[3])
    if hasattr(os, "mkfifo"):
        os.mkfifo(desk.autosaves / f"{stem}4-000001.fzlog")
    (desk.autosaves / "99999999999-0123456789ab-000001.fzlog").write_bytes(b"FZJOURN1")
    return sorted(desk.autosaves.iterdir())


def test_junk_does_no_harm_and_is_not_deleted(desk: Desk, junk: list[Path]) -> None:
    assert find_recoverable(desk) == ()
    clear_saved_journals(desk)
    assert sorted(desk.autosaves.iterdir()) == junk
    left_by(desk, first_draft())
    (found,) = find_recoverable(desk)
    discard_recovered(desk, found)
    assert sorted(desk.autosaves.iterdir()) == junk


def test_a_damaged_newer_file_leaves_the_older_one(desk: Desk) -> None:
    left_by(desk, first_draft(), next(states(1)))
    (path,) = desk.autosaves.iterdir()
    path.with_name(path.name.replace("-000001", "-000002")).write_bytes(b"FZJOURN1torn")
    (found,) = find_recoverable(desk)
    assert found.draft == read_back(next(states(1)))
    assert found.lost_tail
    discard_recovered(desk, found)
    assert list(desk.autosaves.iterdir()) == []


def test_folder_that_cannot_be_written(desk: Desk) -> None:
    desk.autosaves.write_text("in the way")
    journal = begin_journal(desk, first_draft())
    assert journal.is_displaced
    journal.note(next(states(1)))
    assert find_recoverable(desk) == ()
    journal.close()
    (found,) = find_recoverable(desk)
    assert found.draft == read_back(next(states(1)))
    assert find_recoverable(desk_in(desk.store.parent / "another")) == ()
    discard_recovered(desk, found)
    assert find_recoverable(desk) == ()
