"""The book of peers as a file: kept whole, never taken for empty."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from assistant.base.files import TargetNotWritable
from assistant.benchmark.peer_book import PeerBook, PeerList
from assistant.benchmark.peer_book_file import (
    PeerBookDamaged,
    PeerBookTooNew,
    read_book,
    write_book,
)

if TYPE_CHECKING:
    from pathlib import Path

BOOK = PeerBook(
    lists=(PeerList(name="周边", bodies=("甲市/一区", "甲市/二区")), PeerList(name="空的")),
    residents={"甲市/一区": 853_000},
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "peers.json"


def test_book_is_read_back_and_readable(path: Path) -> None:
    assert read_book(path) == PeerBook()
    write_book(path, BOOK)
    assert read_book(path) == BOOK
    assert '"name": "周边"' in path.read_text("utf-8")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00",
        b"[]",
        b"{}",
        b'{"format": true}',
        b'{"format": 0}',
        b'{"format": 1, "lists": {}}',
        b'{"format": 1, "lists": [1]}',
        b'{"format": 1, "lists": [{"name": ""}]}',
        b'{"format": 1, "lists": [{"name": "a", "bodies": [1]}]}',
        b'{"format": 1, "lists": [{"name": "a", "bodies": "b"}]}',
        b'{"format": 1, "lists": [{"name": "a"}, {"name": "a"}]}',
        b'{"format": 1, "residents": {"a": "85"}}',
        b'{"format": 1, "residents": {"a": true}}',
        b'{"format": 1, "residents": {"a": -5}}',
        b'{"format": 1, "residents": []}',
        b"[" * 100_000,
    ],
)
def test_damaged_file_is_told_and_never_written_over(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(PeerBookDamaged) as caught:
        read_book(path)
    assert caught.value.path == path
    assert caught.value.reason
    with pytest.raises(PeerBookDamaged):
        write_book(path, BOOK)
    assert path.read_bytes() == content


def test_newer_file_is_refused_and_kept(path: Path) -> None:
    content = json.dumps({"format": 9, "lists": "else"}).encode()
    path.write_bytes(content)
    with pytest.raises(PeerBookTooNew):
        read_book(path)
    with pytest.raises(PeerBookTooNew):
        write_book(path, BOOK)
    assert path.read_bytes() == content


def test_what_cannot_be_written_leaves_the_old_book(path: Path) -> None:
    with pytest.raises(TargetNotWritable):
        write_book(path.parent / "none" / "peers.json", BOOK)
