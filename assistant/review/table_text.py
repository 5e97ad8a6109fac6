"""A table as one text, whatever empty cells and rows it was given: only what holds words counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def kept_places(text: str) -> list[int]:
    """Return the places of a table's text without empty cells at the ends of rows, empty rows."""
    kept: list[int] = []
    for start, end in _rows(text):
        filled = len(text[start:end].rstrip("\t ")) + start
        if filled > start:
            if kept:
                kept.append(start - 1)
            kept += range(start, filled)
    return kept


def _rows(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for row in text.split("\n"):
        yield start, start + len(row)
        start += len(row) + 1
