"""The places of the hits in the document; they follow the text until it is searched again.

A block is measured when it is first looked at: of thousands of hits only those in sight are. Hits
in a block that changed meanwhile keep standing before and behind the change; what was changed is no
hit any more.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from math import inf
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor

from assistant.base.alike import count_alike
from assistant.gui.editor.looks import utf16_length
from assistant.gui.editor.ruler import Ruler

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QTextBlock, QTextDocument

    from assistant.draft.find.search import Hit
    from assistant.gui.editor.ruler import Place

    _Found = tuple[int, int, int, int]

_KEEP = QTextCursor.MoveMode.KeepAnchor


@dataclass(slots=True)
class _BlockHits:
    """The hits of one block."""

    hits: dict[int, Hit]
    """By their index among all."""
    text: str | None = None
    """Of the block when :attr:`places` were last right; None before it was measured."""
    places: dict[int, Place] = field(default_factory=dict)


class HitPlaces:
    """All hits of a search, each known by its index."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._blocks: dict[int, _BlockHits] = {}
        self._hits: Sequence[Hit] = ()
        self._block_count = document.blockCount()
        document.contentsChange.connect(self._on_contents_change)

    def __len__(self) -> int:
        """Return how many hits the search had."""
        return len(self._hits)

    def hit(self, index: int) -> Hit:
        """Return a hit."""
        return self._hits[index]

    def show(self, hits: Sequence[Hit]) -> None:
        """Take the hits of a search in the text as it stands, in reading order."""
        self._hits = hits
        self._block_count = self._document.blockCount()
        self._blocks = {
            paragraph + 1: _BlockHits({index: hits[index] for index in group})
            for paragraph, group in groupby(range(len(hits)), key=lambda at: hits[at].paragraph)
        }

    def in_block(self, block: QTextBlock) -> dict[int, Place]:
        """Return the places in a block of the hits there, by their index."""
        found = self._blocks.get(block.blockNumber())
        if found is None:
            return {}
        text = block.text()
        if found.text is None:
            found.places = dict(_measured(block, found.hits))
        elif found.text != text:
            found.places = dict(_moved(found.places, found.text, text))
        found.text = text
        return found.places

    def cursor(self, index: int) -> QTextCursor | None:
        """Return a cursor over a hit, None where it is gone."""
        for number, found in self._blocks.items():
            if index in found.hits:
                block = self._document.findBlockByNumber(number)
                place = self.in_block(block).get(index)
                return _over(block, place) if place else None
        return None

    def at(self, cursor: QTextCursor) -> int | None:
        """Return the hit that is just what is selected."""
        block = self._document.findBlock(cursor.selectionStart())
        start, end = cursor.selectionStart() - block.position(), cursor.selectionEnd()
        selected = (start, end - block.position())
        found = (index for index, place in self.in_block(block).items() if place == selected)
        return next(found, None)

    def after(self, position: int) -> int | None:
        """Return the first hit from a position of the document on, or the first of all."""
        block = self._document.findBlock(position)
        here = (block.blockNumber(), position - block.position())
        numbers = sorted(self._blocks)
        ahead = (found for found in self._in(numbers, here[0]) if found[:2] >= here)
        return _index_of(next(ahead, None) or next(self._in(numbers), None))

    def before(self, position: int) -> int | None:
        """Return the last hit that ends before a position of the document, or the last of all."""
        block = self._document.findBlock(position)
        here = (block.blockNumber(), position - block.position())
        numbers = sorted(self._blocks, reverse=True)
        back = (found for found in self._back(numbers, here[0]) if (found[0], found[2]) <= here)
        return _index_of(next(back, None) or next(self._back(numbers), None))

    def _in(self, numbers: Sequence[int], first: int = 0) -> Iterator[_Found]:
        """Give block, start, end and index of the hits of these blocks, from the first on."""
        for number in numbers:
            if number >= first:
                block = self._document.findBlockByNumber(number)
                for index, place in self.in_block(block).items():
                    yield number, *place, index

    def _back(self, numbers: Sequence[int], last: float = inf) -> Iterator[_Found]:
        """Give the same of blocks in reverse, from the last on."""
        for number in numbers:
            if number <= last:
                yield from reversed(list(self._in((number,))))

    def _on_contents_change(self, position: int) -> None:
        """Follow blocks that moved on or went away."""
        grown = self._document.blockCount() - self._block_count
        self._block_count += grown
        if not grown or not self._blocks:
            return
        first = self._document.findBlock(position).blockNumber()
        gone = range(first + 1, first + 1 - grown)
        self._blocks = {
            number + grown if number > first else number: found
            for number, found in self._blocks.items()
            if number not in gone
        }


def _index_of(found: _Found | None) -> int | None:
    return found[-1] if found else None


def _measured(block: QTextBlock, hits: dict[int, Hit]) -> Iterator[tuple[int, Place]]:
    ruler = Ruler(block)
    stored = ruler.stored_text
    for index, hit in hits.items():
        if stored[hit.start : hit.end] == hit.stored:
            yield index, ruler.shown(hit.start, hit.end)


def _moved(places: dict[int, Place], before: str, after: str) -> Iterator[tuple[int, Place]]:
    """Give the places before and behind the words in which two texts differ."""
    head = count_alike(before, after)
    rest = before[head:][::-1]
    tail = utf16_length(rest[: count_alike(rest, after[head:][::-1])])
    head = utf16_length(before[:head])
    behind = utf16_length(before) - tail
    grown = utf16_length(after) - utf16_length(before)
    for index, (start, end) in places.items():
        if end <= head:
            yield index, (start, end)
        elif start >= behind:
            yield index, (start + grown, end + grown)


def _over(block: QTextBlock, place: Place) -> QTextCursor:
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + place[0])
    cursor.setPosition(block.position() + place[1], _KEEP)
    return cursor
