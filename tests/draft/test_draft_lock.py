"""One window at a time writes a draft; the others are told who does."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from assistant.base.process import own_process
from assistant.draft import draft_lock
from assistant.draft.draft_lock import DraftLock, Holder, NoLock, lock_draft, mark_of

HOLD = """
import sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from assistant.draft.draft_lock import lock_draft
lock = lock_draft(Path(sys.argv[2]))
print(type(lock).__name__, flush=True)
sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "稿件.fzbg"


@pytest.fixture(params=["locks", "no locks"])
def share(request, monkeypatch) -> str:
    """A folder whose file system carries locks, or none."""
    if request.param == "no locks":
        monkeypatch.setattr(draft_lock, "lock_file", lambda file: "unsupported")
    return request.param


def mark_by(path: Path, **changes: object) -> None:
    """Leave a mark as another window does that is gone."""
    lock = lock_draft(path)
    assert isinstance(lock, DraftLock)
    raw = json.loads(lock.path.read_bytes())
    lock.release()
    lock.path.write_text(json.dumps(raw | changes), encoding="utf-8")


def test_second_window_of_the_same_program(path: Path, share: str) -> None:
    first = lock_draft(path)
    assert isinstance(first, DraftLock)
    assert first.is_guarded == (share == "locks")
    for take_over in (False, True):
        second = lock_draft(path, take_over=take_over)
        assert isinstance(second, Holder)
        assert (second.is_here, second.is_certain) == (True, True)
        assert second.since is not None
    first.release()
    first.release()
    assert not first.path.exists()
    third = lock_draft(path)
    assert isinstance(third, DraftLock)
    third.release()


def test_killed_program_is_followed_at_once(path: Path) -> None:
    project = str(Path(__file__).resolve().parents[2])
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, project, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "DraftLock\n"
        assert isinstance(lock_draft(path), Holder)
        process.kill()
        process.wait()
    assert mark_of(path).exists()
    lock = lock_draft(path)
    assert isinstance(lock, DraftLock)
    lock.release()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells when a process began")
def test_mark_of_an_earlier_process_with_the_same_number(path: Path, share: str) -> None:
    mark_by(path, **asdict(replace(own_process(), started="before")))
    lock = lock_draft(path)
    assert isinstance(lock, DraftLock)
    lock.release()


def test_mark_of_another_machine(path: Path, share: str) -> None:
    mark_by(path, host="JCKPC-07", user="王\x00\n某" + "长" * 99)
    found = lock_draft(path)
    assert isinstance(found, Holder)
    assert (found.host, found.is_here, found.is_certain) == ("JCKPC-07", False, False)
    assert found.user.startswith("王某长")
    assert len(found.user) <= 60
    lock = lock_draft(path, take_over=True)
    assert isinstance(lock, DraftLock)
    assert isinstance(lock_draft(path, take_over=True), Holder)
    lock.release()


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfe", b"[1]", b"{}", b"[" * 4000, b'{"host":1,"pid":"x"}', b"x" * 1_000_000],
)
def test_mark_that_says_nothing_is_taken_over(path: Path, share: str, content: bytes) -> None:
    mark_of(path).write_bytes(content)
    lock = lock_draft(path)
    assert isinstance(lock, DraftLock)
    lock.release()


def test_two_windows_do_not_delete_each_others_marks(path: Path) -> None:
    first = lock_draft(path)
    assert isinstance(first, DraftLock)
    first.path.unlink()
    second = lock_draft(path)
    assert isinstance(second, DraftLock)
    first.release()
    assert second.path.exists()
    assert isinstance(lock_draft(path), Holder)
    second.release()


def test_a_link_and_its_file_have_one_mark(path: Path, tmp_path: Path) -> None:
    path.write_bytes(b"")
    link = tmp_path / "link.fzbg"
    link.symlink_to(path)
    lock = lock_draft(link)
    assert isinstance(lock, DraftLock)
    assert isinstance(lock_draft(path), Holder)
    lock.release()


@pytest.mark.parametrize("name", ["missing/a.fzbg", "文" * 85])
def test_folder_that_takes_no_mark(tmp_path: Path, name: str) -> None:
    found = lock_draft(tmp_path / name)
    assert isinstance(found, NoLock)
    assert isinstance(found.reason.reason, OSError)


@pytest.mark.skipif(os.name != "posix", reason="rights as on POSIX")
def test_mark_that_may_only_be_read(path: Path, monkeypatch) -> None:
    mark_by(path, host="JCKPC-07", user="王某")
    opened = os.open

    def refuse(name, flags, *rest):
        if flags & os.O_RDWR and str(name).endswith("#"):
            raise PermissionError(13, "denied")
        return opened(name, flags, *rest)

    monkeypatch.setattr(os, "open", refuse)
    found = lock_draft(path)
    assert isinstance(found, Holder)
    assert not found.is_certain
    mark_of(path).unlink()
    assert isinstance(lock_draft(path), NoLock)
