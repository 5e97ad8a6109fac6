"""A whole report on one line, its paragraphs parted by spaces only: broken up again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.base.span import Note
from assistant.cleaning.han import HAN, ITEM, PUNCTUATION

if TYPE_CHECKING:
    from assistant.cleaning.rule import Cleaned

LONG = 600
"""Characters of a line that may hold more than one paragraph."""

SOME = 4
"""So many of its spaces must stand where a paragraph ends or a heading begins."""

EACH = 0.9
"""Share of the full stops with a space after them that shows a habit of setting, no paragraphs."""

# 工作有了进展。 一、主要做法 县局抓好    but not 1月 日
GAP = re.compile(
    rf"(?<=[{HAN}{PUNCTUATION}\d%,;:.!?)])(?!(?<=年) +月|(?<=月) +日) +(?=[{HAN}{PUNCTUATION}\d(])"
)


def break_up(text: str) -> Cleaned:
    """Return *text* with its overlong lines broken at the spaces that parted paragraphs."""
    if all(len(line) < LONG for line in text.split("\n")):
        return text, ()
    lines = [_broken_up(line) if len(line) >= LONG else line for line in text.split("\n")]
    broken = "\n".join(lines)
    if broken == text:
        return text, ()
    message = "原文各段连成一行，已按段间空格恢复分段，请核对。"
    return broken, (Note(rule="flattened", message=message),)


def _broken_up(line: str) -> str:
    gaps = [match for match in GAP.finditer(line) if match.start() > 0]
    if _is_spaced_out(line, gaps):
        return line
    telling = sum(_parts_paragraphs(line, match.start(), match.end()) for match in gaps)
    if telling < SOME or telling * 2 < len(gaps):
        return line
    return GAP.sub("\n", line)


def _is_spaced_out(line: str, gaps: list[re.Match[str]]) -> bool:
    """Tell whether a space stands after each full stop by habit (印发方案。 开展督察。 )."""
    after = sum(line[match.start() - 1] == "。" for match in gaps)
    return after >= EACH * line.strip()[:-1].count("。") > 0


def _parts_paragraphs(line: str, start: int, end: int) -> bool:
    """Tell whether a space stands after a full stop, or before a heading's number."""
    return line[start - 1] in "。！？：；" or ITEM.match(line, end) is not None
