from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from assistant.base import file_state
from assistant.base.file_state import FileState, change_since, read_facts
from assistant.base.files import UnreadableFile

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "share"
    folder.mkdir()
    path = folder / "稿件.fzbg"
    path.write_bytes(b"first")
    return path


@pytest.fixture(params=["at once", "settled"])
def state(path: Path, request, monkeypatch) -> FileState:
    state = FileState(path)
    if request.param == "settled":
        monkeypatch.setattr(file_state, "COARSEST_TIME_S", 0.0)
        assert state.look() == "unchanged"
    return state


def test_untouched(state: FileState) -> None:
    assert [state.look() for _ in range(3)] == ["unchanged"] * 3


def test_written_to(state: FileState, path: Path) -> None:
    path.write_bytes(b"another")
    assert state.look() == "changed"
    state.renew()
    assert state.look() == "unchanged"


def test_other_content_of_the_same_size(state: FileState, path: Path) -> None:
    path.write_bytes(b"fifth")
    os.utime(path, ns=(1, 1))
    assert state.look() == "changed"


def test_other_content_at_the_same_time(path: Path) -> None:
    state = FileState(path)
    path.write_bytes(b"fifth")
    os.utime(path, ns=(state.facts.mtime_ns, state.facts.mtime_ns))
    assert state.look() == "changed"


def test_replaced_by_the_same_content(state: FileState, path: Path) -> None:
    copy = path.with_name("copy")
    copy.write_bytes(b"first")
    os.utime(copy, ns=(1, 1))
    copy.replace(path)
    assert [state.look() for _ in range(3)] == ["unchanged"] * 3


def test_gone_and_back(state: FileState, path: Path) -> None:
    path.unlink()
    assert state.look() == "gone"
    path.write_bytes(b"first")
    assert state.look() == "unchanged"


def test_folder_in_its_place(state: FileState, path: Path) -> None:
    path.unlink()
    path.mkdir()
    assert state.look() == "changed"


def test_share_gone(state: FileState, path: Path) -> None:
    facts = read_facts(path)
    shutil.rmtree(path.parent)
    assert state.look() == "unreadable"
    assert change_since(path, facts) == "unreadable"
    with pytest.raises(UnreadableFile):
        state.renew()


def test_folder_has_no_facts(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile):
        read_facts(tmp_path)
