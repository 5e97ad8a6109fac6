"""A text that is printed twice: the second copy is dropped.

Pages hold the article once as shown and once more for printing or searching, often flattened to
one line. Copies are found by whole sentences, white space aside, so that their line breaks may
differ; each sentence is looked up once, so the work grows with the length alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from assistant.base.span import Note
from assistant.cleaning.body_lines import first_body_line

if TYPE_CHECKING:
    from assistant.cleaning.rule import Cleaned

SHORTEST_COPY = 200
"""Characters, white space aside, that a stretch must hold to be taken for a copy."""

SHORTEST_LINE = 40
"""Characters of a paragraph that is dropped when it follows itself."""

SHORTEST_UNIT = 8
"""Sentences shorter than this are no evidence."""

TITLE_LINES = 20
"""Lines at the head among which a title may be printed twice."""

SMALLEST_SHARE = 0.2
"""Share of the text that the copies must make up; less may be the drafter's own repetition."""

STOPS = "。！？；!?;"

UNIT = re.compile(r"[^。！？；!?;]+[。！？；!?;]*|[。！？；!?;]+")
WORD = re.compile(r"[^\s|｜]+")


@dataclass(frozen=True, slots=True)
class _Repeat:
    """Two equal stretches of the squeezed text."""

    first: int
    second: int
    length: int


def drop_copies(text: str) -> Cleaned:
    """Return *text* without what it says a second time, word for word and at length."""
    notes: list[Note] = []
    lines = [line for line in text.split("\n") if line.strip()]
    once = _without_doubled_lines(_without_second_title(lines))
    if len(once) < len(lines):
        text = "".join(f"{line}\n" for line in once)
        notes.append(_note(f"原文有{len(lines) - len(once)}段紧接着重复印出，已删去重复的一段。"))
    squeezed = "".join(WORD.findall(text))
    found = _repeats(squeezed, _line_starts(text))
    repeats = [repeat for repeat in found if repeat.length >= SHORTEST_COPY]
    if not repeats:
        return text, tuple(notes)
    size = sum(repeat.length for repeat in repeats)
    seen = f"原文有{len(repeats)}处整段重复（约{size}字），"
    if size < len(squeezed) * SMALLEST_SHARE:
        return text, (*notes, _note(seen + "未作改动，请核对。"))
    return _cut(text, repeats), (*notes, _note(seen + "已删去重复部分。"))


def _note(message: str) -> Note:
    return Note(rule="copies", message=message)


def _without_second_title(lines: list[str]) -> list[str]:
    """Return the lines without those at the head that repeat a line above the running text."""
    last = min(first_body_line(lines), TITLE_LINES)
    kept: list[str] = []
    seen: set[str] = set()
    for line in lines[:last]:
        if len(line) < SHORTEST_UNIT or line not in seen:
            kept.append(line)
        seen.add(line)
    return kept + lines[last:]


def _without_doubled_lines(lines: list[str]) -> list[str]:
    """Return the lines without long ones that follow themselves; without short ones if most do."""
    pairs = [a for a, b in pairwise(lines) if a == b]
    if not any(len(line) >= SHORTEST_LINE for line in pairs):
        return lines
    shortest = 0 if len(pairs) * 5 >= len(lines) * 2 else SHORTEST_LINE
    follows = [False, *(a == b and len(b) >= shortest for a, b in pairwise(lines))]
    return [line for line, again in zip(lines, follows, strict=True) if not again]


def _line_starts(text: str) -> frozenset[int]:
    """Return where lines of *text* begin, counted in characters of the squeezed text."""
    starts, total = [], 0
    for line in text.split("\n"):
        starts.append(total)
        total += sum(map(len, WORD.findall(line)))
    return frozenset([*starts, total])


def _repeats(squeezed: str, borders: frozenset[int]) -> list[_Repeat]:
    """Return the stretches that stood before, in order and without overlap."""
    seen: dict[str, int] = {}
    found: list[_Repeat] = []
    reached = 0
    for match in UNIT.finditer(squeezed):
        unit, start = match[0], match.start()
        if start < reached or len(unit) < SHORTEST_UNIT:
            continue
        first = seen.setdefault(unit, start)
        if first < start:
            found.append(_extended(squeezed, borders, _Repeat(first, start, len(unit)), reached))
            reached = found[-1].second + found[-1].length
    return found


def _extended(squeezed: str, borders: frozenset[int], unit: _Repeat, floor: int) -> _Repeat:
    """Return the stretch around two equal sentences that is equal as well, free of overlap.

    It begins and ends where a sentence or a line does, in one copy or the other.
    """
    distance = unit.second - unit.first
    start, low = unit.second, max(floor, distance, unit.first + unit.length)
    while start > low and squeezed[start - 1] == squeezed[start - 1 - distance]:
        start -= 1
    while start < unit.second and not _is_border(squeezed, borders, start, distance):
        start += 1
    least = unit.second + unit.length
    end, high = least, min(len(squeezed), start + distance)
    while end < high and squeezed[end] == squeezed[end - distance]:
        end += 1
    while end > least and not _is_border(squeezed, borders, end, distance):
        end -= 1
    return _Repeat(start - distance, start, end - start)


def _is_border(squeezed: str, borders: frozenset[int], offset: int, distance: int) -> bool:
    return squeezed[offset - 1] in STOPS or offset in borders or offset - distance in borders


def _cut(text: str, repeats: list[_Repeat]) -> str:
    """Return *text* without the repeats: the later copy goes, or the one that lost its lines."""
    words = list(WORD.finditer(text))
    begins = list(accumulate((len(word[0]) for word in words), initial=0))

    def span(offset: int, length: int) -> tuple[int, int]:
        first, last = (bisect_right(begins, at) - 1 for at in (offset, offset + length - 1))
        start = words[first].start() + offset - begins[first]
        return start, words[last].start() + offset + length - begins[last]

    spans = []
    for repeat in repeats:
        first, second = span(repeat.first, repeat.length), span(repeat.second, repeat.length)
        flattened = text.count("\n", *first) * 2 < text.count("\n", *second)
        spans.append(first if flattened else second)
    return _without(text, sorted(set(spans)))


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    parts, position = [], 0
    for start, end in spans:
        if start >= position:
            parts.append(text[position:start])
            position = end
    parts.append(text[position:])
    lines = "\n".join(parts).split("\n")
    return "".join(f"{line}\n" for line in lines if line.strip())
