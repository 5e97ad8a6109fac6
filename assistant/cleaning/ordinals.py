"""Ordinals that a page lost: a paragraph that begins with a bare ） between （四） and （六）."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.base.numerals import read_whole, write_whole
from assistant.base.span import Note

if TYPE_CHECKING:
    from assistant.cleaning.rule import Cleaned


# （四）强化监督
WHOLE = re.compile(r"^[（(]([一二三四五六七八九十]{1,3})[）)]")

# ）强化监督
BARE = re.compile(r"^[）)](?=[^\s）)])")

# 二、存在的问题    第二部分
ABOVE = re.compile(r"^(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[章部])")


def restore_ordinals(text: str) -> Cleaned:
    """Return *text* with lost ordinals put back where those around them leave one choice."""
    if "\n）" not in text and "\n)" not in text and text[:1] not in {"）", ")"}:
        return text, ()
    lines = text.split("\n")
    restored, left = 0, 0
    for run in _runs(lines):
        first = _first_ordinal(lines, run)
        if first is None:
            left += len(run)
            continue
        for number, i in enumerate(run, start=first):
            lines[i] = BARE.sub(f"（{write_whole(number)}）", lines[i])
        restored += len(run)
    return "\n".join(lines), tuple(_notes(restored, left))


def _runs(lines: list[str]) -> list[list[int]]:
    """Return the bare paragraphs, those in one list that follow each other taken together."""
    runs: list[list[int]] = []
    follows = False
    for i, line in enumerate(lines):
        if BARE.match(line):
            if follows:
                runs[-1].append(i)
            else:
                runs.append([i])
            follows = True
        elif WHOLE.match(line) or ABOVE.match(line):
            follows = False
    return runs


def _first_ordinal(lines: list[str], run: list[int]) -> int | None:
    """Return the number of the first bare paragraph, if its neighbours agree on it."""
    before = _neighbour(lines, range(run[0] - 1, -1, -1))
    after = _neighbour(lines, range(run[-1] + 1, len(lines)))
    if before is None and after is None:
        return None
    first = before + 1 if before is not None else (after or 0) - len(run)
    last = first + len(run)
    if first < 1 or last > 99 or (before is None and first != 1):
        return None
    return first if after is None or after == last else None


def _neighbour(lines: list[str], order: range) -> int | None:
    """Return the number of the nearest whole ordinal in the same list."""
    for i in order:
        if ABOVE.match(lines[i]):
            return None
        match = WHOLE.match(lines[i])
        if match:
            return read_whole(match[1])
    return None


def _notes(restored: int, left: int) -> list[Note]:
    notes = []
    if restored:
        message = f"有{restored}个小标题丢失了序号，已按前后次序补上，请核对。"
        notes.append(Note(rule="ordinals", message=message))
    if left:
        message = f"有{left}段以“）”开头，序号丢失且无法推断，未作改动。"
        notes.append(Note(rule="ordinals", message=message))
    return notes
