"""Lines broken at the edge of the page, as plain text and PDF files have them, joined again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.cleaning.han import HAN, ITEM, STOPS, TITLE_END

if TYPE_CHECKING:
    from assistant.cleaning.rule import Cleaned

NARROWEST, WIDEST = 40, 180
"""Columns at which a text may have been broken; a Chinese character takes two."""

FULL = 0.75
"""Share of the width that a line must fill to have been broken for lack of room."""

OVERHANG = 1.15
"""A mark may hang over the edge; a line longer than this share shows that there is no edge."""

FEWEST = 6
"""Full lines that show a width."""

SLACK = 4
"""Columns that a full line may leave at the edge."""

OFTEN = 0.4
"""Share of full lines among all, and of lines without a stop among the full ones."""

SOME = 3
"""So many indents or blank lines show that paragraphs are marked by them."""

# 优化营商环境，⏎深化改革    各县（市）、⏎市直各部门
OPEN_END = re.compile(rf"[{HAN}）”》\d%][，、,]\s*$")

# ⏎，并形成长效机制    ⏎。二是
MARK_START = re.compile(r"\s*[，。；、：！？]")

# ⏎”模式    ⏎》等文件
CLOSING_START = re.compile(r"\s*[”》】〕]")

# 办法（试行⏎）的通知
BRACKET_START = re.compile(r"\s*[）)]")

# 二是 : an item that stands inside a paragraph as well
RUN_IN = re.compile(r"\s*[一二三四五六七八九十]是")

# 。二是加强普法 inside of a line
INSIDE = re.compile(r"[。；：，][一二三四五六七八九十]是")

# what is not broken: 12.4%   App   （2021   a character with the mark behind it
FIRST_WORD = re.compile(r"[（《“‘【〔(\"]*(?:[A-Za-z0-9.%/:-]+|.[，。；、：！？）》”,;:!?)]?)")

# 有序推进， : a mark that may hang over the edge of the page
HANGING = re.compile(r"[，。；、：！？）》”,.;:!?)]$")

LATIN_END = re.compile(r"[A-Za-z0-9,;]$")
LATIN_START = re.compile(r"^[A-Za-z]")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """How a text was set."""

    width: int
    """Columns at which its lines were broken."""
    runs_in: bool
    """Items such as 二是 stand inside its lines."""
    parted: bool
    """Paragraphs are told apart by indents or blank lines."""


def join_lines(text: str) -> Cleaned:
    """Return *text* with the lines of a paragraph joined, where it is sure that they are one."""
    lines = text.split("\n")
    page = _page(lines)
    joined: list[list[str]] = []
    previous = ""
    for line in lines:
        if previous and line.strip() and _continues(previous, line, page):
            _append(joined[-1], line)
        else:
            joined.append([line])
        previous = line.rstrip()
    return "\n".join("".join(parts) for parts in joined), ()


def _continues(previous: str, line: str, page: _Page | None) -> bool:
    """Tell whether *line* is the same paragraph as the line before."""
    if _is_torn(previous, line):
        return True
    if _indent(line) or (ITEM.match(line) and not RUN_IN.match(line)):
        return False
    if OPEN_END.search(previous):
        return True
    if page is None or _columns(previous) < page.width * FULL or "|" in previous:
        return False
    return page.parted or _runs_on(previous, line, page)


def _runs_on(previous: str, line: str, page: _Page) -> bool:
    """Tell whether a paragraph goes on where nothing but the width of lines can show it."""
    if _has_room(previous, line, page) or TITLE_END.search(previous) or previous[-1] in ":：":
        return False
    return page.runs_in or not RUN_IN.match(line)


def _has_room(previous: str, line: str, page: _Page) -> bool:
    """Tell whether the first word of *line* would have found room in the line before.

    Then the line before is the last of its paragraph. A mark at its end may hang over the edge; one
    at the end of a sentence shows an end as well, where it leaves room for a character.
    """
    slack = 0 if previous[-1] in STOPS else SLACK
    word = FIRST_WORD.match(line.lstrip())
    return _columns(previous) + (_columns(word[0]) if word else 2) + slack <= page.width


def _is_torn(previous: str, line: str) -> bool:
    """Tell whether a line begins with a mark that can only belong to the line before."""
    if BRACKET_START.match(line):
        opened = previous.count("（") + previous.count("(")
        return opened > previous.count("）") + previous.count(")")
    if CLOSING_START.match(line):
        return True
    return MARK_START.match(line) is not None and previous[-1] not in STOPS


def _append(parts: list[str], line: str) -> None:
    """Add a line to a paragraph; words of Latin letters keep a space between them."""
    parts[-1] = parts[-1].rstrip()
    line = line.strip()
    if LATIN_END.search(parts[-1]) and LATIN_START.match(line):
        parts.append(" ")
    parts.append(line)


def _page(lines: list[str]) -> _Page | None:
    """Return how the text was set, or None where its lines were not broken by width.

    They were, where many lines are about as long as the longest, and many of those end in the
    middle of a sentence, which a paragraph seldom does.
    """
    filled = [line.rstrip() for line in lines if line.strip()]
    if len(filled) < FEWEST:
        return None
    columns = sorted(map(_columns, filled))
    width = _width(filled)
    if not NARROWEST <= width <= WIDEST or columns[-1] > width * OVERHANG:
        return None
    full = [line for line in filled if _columns(line) >= width * FULL]
    unstopped = sum(line[-1] not in STOPS for line in full)
    if len(full) < max(FEWEST, OFTEN * len(filled)) or unstopped < OFTEN * len(full):
        return None
    blanks = len(lines) - len(filled)
    indents = sum(map(_indent, lines))
    return _Page(
        width=width,
        runs_in=any(map(INSIDE.search, filled)),
        parted=indents >= SOME or SOME <= blanks <= len(filled) / 2,
    )


def _width(lines: list[str]) -> int:
    """Return the columns that all but the longest lines keep to; marks that hang over aside."""
    whole = [line for line in lines if not HANGING.search(line)] or lines
    columns = sorted(map(_columns, whole))
    return columns[len(columns) * 19 // 20]


def _columns(line: str) -> int:
    """Return the width of a line, Chinese characters counted twice."""
    return len(line.encode("gbk", "replace")) if len(line) <= WIDEST else 2 * len(line)


def _indent(line: str) -> bool:
    return line.startswith(("  ", "\t", "\u3000"))
