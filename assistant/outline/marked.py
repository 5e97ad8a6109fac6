"""Headings that the file itself marks as such: Word's 标题 1, a page's h2.

Numbers tell most headings; the marks tell those that have none. Marks are often misused (a whole
text set as headings, a page's slogans), so they only add lines that read like headings, and give
them the level that the same marks have elsewhere in the report.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from assistant.cleaning.variants import simplified
from assistant.outline.correct import HeadingCorrection
from assistant.outline.headings import find_lines
from assistant.outline.roles import role_of_heading

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assistant.outline.section import Outline
    from assistant.sources.source_text import MarkedHeading

_FEWEST = 2
_LARGEST_SHARE = 0.5
"""Where more of the lines than this are marked, the marks mean nothing."""
_LONGEST = 40
_LOWEST = 4
# 全年开展培训。 : a sentence, whatever its style
_SENTENCE = re.compile(r"[。；！？|]")
_NO_LETTER = re.compile(r"[\W\d_]+")


def find_marked(
    text: str, outline: Outline, marked: Sequence[MarkedHeading], year: int | None = None
) -> tuple[HeadingCorrection, ...]:
    """Return the marked lines that the outline lacks, as corrections of it.

    Args:
        text: the clean text.
        outline: as its numbers and words give it.
        marked: the lines that the file marks, as found.
        year: the reporting year; helps to tell a heading on plans.
    """
    marks = {_letters(heading.text): heading.level for heading in marked if heading.text}
    lines = [span for span in find_lines(text) if outline.sections]
    held = [(start, end, marks.get(_letters(text[start:end]))) for start, end in lines]
    found = [(start, end, mark) for start, end, mark in held if mark is not None]
    if len(found) < _FEWEST or len(found) > _LARGEST_SHARE * len(lines):
        return ()
    levels = _levels(outline, [(start, mark) for start, _, mark in found])
    return tuple(_missing(text, outline, found, levels, year))


def _levels(outline: Outline, found: Sequence[tuple[int, int]]) -> dict[int, int]:
    """Return the outline's level for each level of the marks.

    It is the one that most headings of the mark have already; another mark comes one below the
    mark above it.
    """
    known = {section.start: section.level for section in outline.sections if section.heading}
    votes: dict[int, Counter[int]] = defaultdict(Counter)
    for start, mark in found:
        votes[mark].update([known[start]] if start in known else [])
    levels: dict[int, int] = {}
    above = 0
    for mark in sorted(votes):
        most = votes[mark].most_common(1)
        above = most[0][0] if most else min(above + 1, _LOWEST)
        levels[mark] = above
    return levels


def _missing(
    text: str,
    outline: Outline,
    found: Sequence[tuple[int, int, int]],
    levels: Mapping[int, int],
    year: int | None,
) -> Iterator[HeadingCorrection]:
    """Give the marked lines inside the report that are no headings yet."""
    known = {section.start for section in outline.sections if section.heading}
    closing = [section.start for section in outline.sections if section.role == "closing"]
    first, last = outline.sections[0].start, min(closing, default=len(text))
    seen: Counter[str] = Counter()
    for start, end, mark in found:
        line = text[start:end]
        occurrence, seen[line] = seen[line], seen[line] + 1
        inside = first <= start < last and start not in known
        if inside and len(line) <= _LONGEST and not _SENTENCE.search(line):
            level = levels[mark]
            role = role_of_heading(line, year) or ("achievements" if level == 1 else None)
            yield HeadingCorrection(line=line, occurrence=occurrence, level=level, role=role)


def _letters(line: str) -> str:
    """Return the letters of a line in simplified script, by which it is known before cleaning."""
    return _NO_LETTER.sub("", simplified(line))
