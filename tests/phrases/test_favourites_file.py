"""Favourites as a file: kept whole, never taken for empty."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from assistant.base.files import TargetNotWritable
from assistant.phrases.favourites import Favourites
from assistant.phrases.favourites_file import (
    FavouritesDamaged,
    FavouritesTooNew,
    read_favourites,
    write_favourites,
)
from assistant.phrases.phrase import Phrase, own_phrase

if TYPE_CHECKING:
    from pathlib import Path

FAVOURITES = (
    Favourites()
    .adding(own_phrase("受理{{ review.accepted }}。", topic="行政复议", role="achievements"))
    .adding(own_phrase("执法力量不足。", role="problems", note="常用"))
    .hiding(Phrase(text="自带的一句。"))
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "phrases.json"


def test_favourites_are_read_back_and_readable(path: Path) -> None:
    assert read_favourites(path) == Favourites()
    write_favourites(path, FAVOURITES)
    assert read_favourites(path) == FAVOURITES
    assert '"topic": "行政复议"' in path.read_text("utf-8")


def test_a_text_with_a_field_of_another_program_is_no_damage(path: Path) -> None:
    raw = {"format": 1, "phrases": [{"text": "受理{{ later.indicator }}。", "colour": "red"}]}
    path.write_text(json.dumps(raw), encoding="utf-8")
    [phrase] = read_favourites(path).phrases
    assert (phrase.text, phrase.topic, phrase.role) == ("受理{{ later.indicator }}。", "", None)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00",
        b"[]",
        b"{}",
        b'{"format": true}',
        b'{"format": 0}',
        b'{"format": "1"}',
        b'{"format": 1, "phrases": {}}',
        b'{"format": 1, "phrases": ["a"]}',
        b'{"format": 1, "phrases": [{"text": ""}]}',
        b'{"format": 1, "phrases": [{"text": 5}]}',
        b'{"format": 1, "phrases": [{"text": "a", "topic": 5}]}',
        b'{"format": 1, "phrases": [{"text": "a", "role": "king"}]}',
        b'{"format": 1, "phrases": [{"text": "a", "role": []}]}',
        b'{"format": 1, "phrases": [{"text": "a"}, {"text": " a"}]}',
        b'{"format": 1, "hidden": "a"}',
        b'{"format": 1, "hidden": [1]}',
        b"[" * 100_000,
    ],
)
def test_damaged_file_is_told_and_never_written_over(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(FavouritesDamaged) as caught:
        read_favourites(path)
    assert caught.value.path == path
    assert caught.value.reason
    with pytest.raises(FavouritesDamaged):
        write_favourites(path, FAVOURITES)
    assert path.read_bytes() == content


def test_newer_file_is_refused_and_kept(path: Path) -> None:
    content = json.dumps({"format": 9, "phrases": "else"}).encode()
    path.write_bytes(content)
    with pytest.raises(FavouritesTooNew):
        read_favourites(path)
    with pytest.raises(FavouritesTooNew):
        write_favourites(path, FAVOURITES)
    assert path.read_bytes() == content


def test_what_cannot_be_written_is_told(path: Path) -> None:
    with pytest.raises(TargetNotWritable):
        write_favourites(path.parent / "none" / "phrases.json", FAVOURITES)
