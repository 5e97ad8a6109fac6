from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import pytest

from assistant.base.files import TargetNotWritable, UnreadableFile, read_bytes, replace_bytes

if TYPE_CHECKING:
    from pathlib import Path


def test_replaces_whole_and_leaves_nothing_beside(tmp_path: Path) -> None:
    path = tmp_path / "稿件.fzbg"
    replace_bytes(path, b"one")
    replace_bytes(path, b"two")
    assert path.read_bytes() == b"two"
    assert [file.name for file in tmp_path.iterdir()] == ["稿件.fzbg"]


def test_full_disk_keeps_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "稿件.fzbg"
    replace_bytes(path, b"old")

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(TargetNotWritable) as caught:
        replace_bytes(path, b"new")
    assert caught.value.path == path
    assert path.read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["稿件.fzbg"]


def test_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(TargetNotWritable):
        replace_bytes(tmp_path / "没有" / "稿件.fzbg", b"x")


@pytest.mark.skipif(os.name != "posix", reason="rights as on POSIX")
def test_keeps_the_rights_of_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"x")
    path.chmod(0o640)
    replace_bytes(path, b"y")
    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("name", ["没有这个文件", "."])
def test_unreadable(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnreadableFile):
        read_bytes(tmp_path / name)
