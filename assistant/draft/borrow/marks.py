"""What is the peer's own and cannot be replaced, marked for checking: 【核实：“老娘舅”调解室】.

The mark is a blank, so it is found, counted and asked about like any other; it keeps the peer's
words, in which places and years are already the own ones. The rules by which such words are found
lie in the modules beside this one; each gives :class:`Mark` records.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.draft.edit import Edit, apply_edits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_TO_CHECK = "核实："
_LONGEST = 60
"""Characters that a blank can hold."""
# 【核实：红星社区】, the mark of an earlier adaptation
_EARLIER = re.compile(rf"【{_TO_CHECK}[^【】{{}}\n]{{1,{_LONGEST - len(_TO_CHECK)}}}】")
# 行政复议【受理】
_MARKUP = re.compile(r"[【】{}\s]+")


@dataclass(frozen=True, slots=True)
class Mark:
    """``text[start:end]`` is to be checked."""

    start: int
    end: int
    verbatim: bool = False
    """Whether even a place in it stays the peer's: a firm cannot be moved."""


def write_mark(words: str) -> str:
    """Return the mark around the words, whatever characters they hold."""
    words = _MARKUP.sub("", words)
    room = _LONGEST - len(_TO_CHECK)
    return f"【{_TO_CHECK}{words if len(words) <= room else words[: room - 1] + '…'}】"


def earlier_marks(text: str) -> Iterator[Edit]:
    """Keep the marks that the text already has."""
    for match in _EARLIER.finditer(text):
        yield Edit(match.start(), match.end(), match[0])


def mark_edits(text: str, marks: Iterable[Mark], names: Sequence[Edit]) -> Iterator[Edit]:
    """Turn marks into edits, the names inside them replaced.

    Marks that overlap become one. A mark that cuts a name takes in all of it, so that no half of
    the name stays behind.

    Args:
        text: the peer's text.
        marks: what to mark, in any order.
        names: the edits of names and years, in order and apart from one another.
    """
    starts = [name.start for name in names]
    ends = [name.end for name in names]
    for mark in _joined(marks):
        inside = names[bisect_right(ends, mark.start) : bisect_left(starts, mark.end)]
        start = min(mark.start, inside[0].start) if inside else mark.start
        end = max(mark.end, inside[-1].end) if inside else mark.end
        # a place that is not known stays the peer's: 《【地名】新闻》 would be no title
        moved = () if mark.verbatim else [name for name in inside if "【" not in name.written]
        shifted = [Edit(name.start - start, name.end - start, name.written) for name in moved]
        yield Edit(start, end, write_mark(apply_edits(text[start:end], shifted)))


def apart(edits: Iterable[Edit], length: int) -> list[Edit]:
    """Return the edits that :func:`apply_edits` would make in a text of that length, in order."""
    taken = bytearray(length)
    made = []
    for edit in edits:
        if not any(taken[edit.start : edit.end]):
            taken[edit.start : edit.end] = b"\1" * (edit.end - edit.start)
            made.append(edit)
    return sorted(made, key=lambda edit: edit.start)


def covered(edits: Iterable[Edit], length: int) -> bytes:
    """Return 1 for each character of a text of that length that an edit replaces."""
    taken = bytearray(length)
    for edit in edits:
        taken[edit.start : edit.end] = b"\1" * (edit.end - edit.start)
    return bytes(taken)


def _joined(marks: Iterable[Mark]) -> list[Mark]:
    """Return the marks in order, those that overlap made one."""
    joined: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: mark.start):
        if joined and mark.start < joined[-1].end:
            last = joined.pop()
            end = max(last.end, mark.end)
            joined.append(Mark(last.start, end, last.verbatim or mark.verbatim))
        else:
            joined.append(mark)
    return joined
