"""Page numbers and running heads of a printed text: - 3 -, 第3页 共9页, the title on each page."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.cleaning.han import ITEM, STOPS, TITLE_END

if TYPE_CHECKING:
    from assistant.cleaning.rule import Cleaned

# - 3 -    — 3 —    第 3 页 共 9 页    Page 3 of 9
PAGE = re.compile(
    r"^\s*(?:[-—－–―]{1,2}\s*\d{1,3}\s*[-—－–―]{1,2}|第\s*\d{1,3}\s*页[\s,，/]*(?:共\s*\d{1,3}\s*页)?"
    r"|[Pp]age\s*\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?)\s*$"
)

# 3    3/9 : a page number only where they go on as such
NUMBER = re.compile(r"^\s*(\d{1,3})(?:\s*/\s*\d{1,3})?\s*$")

SHORTEST_PAGE = 10
"""Lines from one page number to the next, at least."""

LONGEST_HEAD = 40
"""Characters of the longest running head."""


def drop_page_marks(text: str) -> Cleaned:
    """Return *text* without page numbers and what stands beside them on each page."""
    lines = text.split("\n")
    pages = {i for i, line in enumerate(lines) if len(line) <= LONGEST_HEAD and PAGE.match(line)}
    pages |= _numbers(lines)
    if not pages:
        return text, ()
    marks = pages | _running_heads(lines, pages)
    return "\n".join(_without(lines, marks)), ()


def _numbers(lines: list[str]) -> set[int]:
    """Return the lines that are bare numbers, if they count the pages one by one."""
    found = [(i, int(match[1])) for i, line in enumerate(lines) if (match := NUMBER.match(line))]
    if len(found) < 2 or found[0][1] > 2 or found[0][0] < SHORTEST_PAGE:
        return set()
    is_counted = all(a + 1 == b for (_, a), (_, b) in pairwise(found))
    last = found.pop()[0]
    is_apart = all(j - i >= SHORTEST_PAGE for (i, _), (j, _) in pairwise(found))
    return {last, *(i for i, _ in found)} if is_counted and is_apart else set()


def _running_heads(lines: list[str], pages: set[int]) -> set[int]:
    """Return the lines beside page numbers that most pages have alike."""
    beside = [at for i in pages for step in (1, -1) if (at := _filled(lines, i, step)) is not None]
    counted = Counter(lines[i].strip() for i in beside if i not in pages)
    heads = {line for line, count in counted.items() if _is_head(line, count, len(pages))}
    found = {i for i in beside if lines[i].strip() in heads}
    first = _filled(lines, -1, 1)
    if first is not None and lines[first].strip() in heads:
        title = _filled(lines, first, 1)
        if title is not None and TITLE_END.search(lines[title].strip()):
            found.add(first)
    return found


def _is_head(line: str, count: int, pages: int) -> bool:
    """Tell whether a line beside page numbers is one that the pages repeat."""
    if len(line) > LONGEST_HEAD or ITEM.match(line) or line[-1] in STOPS:
        return False
    return count >= 2 and 2 * count >= pages


def _filled(lines: list[str], i: int, step: int) -> int | None:
    """Return the index of the next line that is not blank, going by *step*; None if none."""
    at = i + step
    while 0 <= at < len(lines):
        if lines[at].strip():
            return at
        at += step
    return None


def _without(lines: list[str], marks: set[int]) -> list[str]:
    """Return the lines without the marks, and without the blanks that these had around them."""
    kept: list[str] = []
    after_mark = False
    for i, line in enumerate(lines):
        if i in marks:
            while kept and not kept[-1].strip():
                kept.pop()
            after_mark = True
        elif line.strip() or not after_mark:
            kept.append(line)
            after_mark = False
    return kept
