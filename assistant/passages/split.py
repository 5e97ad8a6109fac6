"""Cuts a report into passages (语段), the unit that is searched, shown and borrowed.

A passage is one sentence where it can be: only short neighbours are put together, only very long
sentences are cut. It never crosses the border of a paragraph or a section, and holds no heading, no
row of a table and not those to whom the report goes (主送机关).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.outline.edges import is_addressed, is_row
from assistant.outline.numbering import read_ordinal
from assistant.passages.causes import tells_causes
from assistant.passages.neighbours import with_neighbours
from assistant.passages.passage import Passage
from assistant.passages.topic import topic_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.outline.section import Outline, Section

Span = tuple[int, int]

_SHORT = 20
"""A sentence below this is put together with its neighbour."""
_ROOM = 120
"""Length that putting together does not pass."""
_LONG = 200
"""A sentence above this is cut."""
_LEAST_WORDS = 8
"""Chinese characters without which a stretch is nothing to borrow (区人民政府：)."""
_LONGEST_HEADING = 45
"""A numbered line longer than this is a sentence, not a heading."""
_SHORTEST_SENTENCE = 15
_BODY_ROLES = frozenset({"achievements", "leader", "problems", "plan", "problems_plan"})
"""Roles of sections in which what stands side by side is of one matter."""
_TELLING_ROLES = frozenset({"problems", "plan", "problems_plan"})
"""Parts whose run-in headings are what is said: 普法的针对性不够。主要原因是……"""
_HEADING_STYLES = frozenset({"part", "unit", "comma", "paren"})
"""Numbers of headings proper; words after 1. and below may be a sentence."""

_LINE = re.compile(r"[^\n]+")
# 全年办结38件。; a 。 inside （…） or “…” does not end a sentence
_SENTENCE = re.compile(
    r"(?:“[^”\n]{0,80}”|（[^）\n]{0,80}）|《[^》\n]{0,80}》|[^。！？\n])++[。！？]*+[”’）]*+|[。！？]++[”’）]*+"
)
_CUTS = tuple(re.compile(rf"[^{mark}]*+{mark}?+") for mark in "；，、")
_CHINESE = re.compile(r"[一-鿿]")
_LEADING = "，。；：、！？）” \t\u3000"


def split_passages(text: str, outline: Outline) -> tuple[Passage, ...]:
    """Return the passages of a report in order.

    Args:
        text: the clean text that the outline was made from.
        outline: its sections; stretches without heading that are no part of the report proper
            (letter, signature) give no passages.

    Returns:
        Passages whose ``text`` is ``text[start:end]``.
    """
    passages: list[Passage] = []
    for start, end, around in _stretches(text, outline.sections):
        holders = [outline.sections[index] for index in around]
        headings = [holder.heading for holder in holders if holder.heading and not holder.list_item]
        spans = _passage_spans(text, start, end)
        made = [_passage(text, span, around[-1], headings) for span in spans]
        passages += with_neighbours(made) if holders[-1].role in _BODY_ROLES else made
    return tuple(passages)


def _passage(text: str, span: Span, section: int, headings: Sequence[str]) -> Passage:
    words = text[slice(*span)]
    return Passage(
        text=words,
        start=span[0],
        end=span[1],
        section=section,
        topic=topic_of(words, headings),
    )


def _stretches(text: str, sections: Sequence[Section]) -> Iterator[tuple[int, int, list[int]]]:
    """Give each stretch of body text with the indexes of the sections around it, outermost first.

    Letter, signature and other unheaded frame around the report are left out.
    """
    position = 0
    around: list[int] = []
    for index in range(len(sections) + 1):
        start = sections[index].start if index < len(sections) else len(text)
        while around and sections[around[-1]].end <= start:
            end = sections[around[-1]].end
            if position < end and not _is_frame(sections[around[-1]]):
                yield position, end, list(around)
            position = max(position, end)
            around.pop()
        if index == len(sections):
            return
        if around and position < start:
            yield position, start, list(around)
        position = _text_start(text, sections, index)
        around.append(index)


def _is_frame(section: Section) -> bool:
    return section.heading is None and section.role in {"other", "closing"}


def _text_start(text: str, sections: Sequence[Section], index: int) -> int:
    """Return where a section's text starts: after its heading, unless that is a sentence."""
    section = sections[index]
    if section.heading is None or not _is_sentence(text, sections, index):
        return section.body_start
    return section.start + len(section.ordinal or "")


def _is_sentence(text: str, sections: Sequence[Section], index: int) -> bool:
    """Say whether what the outline calls a heading is worth borrowing as a sentence."""
    section = sections[index]
    if section.list_item or len(section.heading or "") > _LONGEST_HEADING:
        return True
    if section.role in _TELLING_ROLES and _runs_in(text, sections, index):
        return True
    has_child = index + 1 < len(sections) and sections[index + 1].start < section.end
    is_leaf = not has_child and not text[section.body_start : section.end].strip()
    ordinal = read_ordinal(f"{section.ordinal}{section.heading}") if section.ordinal else None
    is_low = ordinal is None or ordinal.style not in _HEADING_STYLES
    return (
        is_leaf and bool(section.ordinal) and is_low and len(section.heading or "") >= _LEAST_WORDS
    )


def _runs_in(text: str, sections: Sequence[Section], index: int) -> bool:
    """Say whether text of the section follows its heading on the same line."""
    section = sections[index]
    has_next = index + 1 < len(sections) and sections[index + 1].start < section.end
    end = sections[index + 1].start if has_next else section.end
    line, _, _ = text[section.body_start : end].partition("\n")
    return bool(line.strip()) and "\n" not in text[section.start : section.body_start]


def _passage_spans(text: str, start: int, end: int) -> Iterator[Span]:
    """Give the spans of the passages between *start* and *end*, paragraph by paragraph."""
    for line in _LINE.finditer(text, start, end):
        if is_row(text, *line.span()) or is_addressed(text, *line.span()):
            continue
        sentences = [match.span() for match in _SENTENCE.finditer(text, *line.span())]
        pieces = [piece for sentence in sentences for piece in _cut(text, *sentence)]
        for first, last in _merged(text, pieces):
            span = _trimmed(text, first, last)
            if len(_CHINESE.findall(text, *span)) >= _LEAST_WORDS:
                yield span


def _cut(text: str, start: int, end: int, marks: int = 0) -> list[Span]:
    """Return a sentence whole, or a very long one cut at ； else ， else 、 else anywhere."""
    if end - start <= _LONG:
        return [(start, end)]
    if marks == len(_CUTS):
        return [(at, min(at + _LONG, end)) for at in range(start, end, _LONG)]
    pieces = [m.span() for m in _CUTS[marks].finditer(text, start, end) if m.end() > m.start()]
    finer = [part for piece in pieces for part in _cut(text, *piece, marks + 1)]
    return _filled(finer)


def _filled(pieces: Sequence[Span]) -> list[Span]:
    """Return neighbouring pieces of one sentence put together up to the room of a passage."""
    filled: list[Span] = []
    for start, end in pieces:
        if filled and end - filled[-1][0] <= _ROOM:
            filled[-1] = (filled[-1][0], end)
        else:
            filled.append((start, end))
    return filled


def _merged(text: str, pieces: Sequence[Span]) -> list[Span]:
    """Return the pieces, short ones joined to the next, a short last one and causes to the last."""
    merged: list[Span] = []
    for start, end in pieces:
        is_cause = bool(merged) and tells_causes(text, start) and end - merged[-1][0] <= _LONG
        if merged and (is_cause or _joins(merged[-1], end)):
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    if len(merged) > 1 and merged[-1][1] - merged[-1][0] < _SHORT:
        last = merged.pop()
        if last[1] - merged[-1][0] <= _LONG:
            merged[-1] = (merged[-1][0], last[1])
        else:
            merged.append(last)
    return merged


def _joins(before: Span, end: int) -> bool:
    """Say whether a short piece goes with the one after it, which ends at *end*."""
    length = before[1] - before[0]
    if length >= _SHORT:
        return False
    return length < _SHORTEST_SENTENCE or end - before[0] <= _ROOM


def _trimmed(text: str, start: int, end: int) -> Span:
    """Return the span without blanks around it and without stray punctuation before it."""
    while start < end and text[start] in _LEADING:
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
