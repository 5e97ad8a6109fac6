"""What belongs to the web page and not to the text: menus, breadcrumbs, buttons, footers.

Words that can only be a page's own (设为首页) go wherever they fill a line; words that a text could
use as well (来源：) go only above the first and below the last running text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.cleaning.body_lines import first_body_line, is_part, last_body_line
from assistant.cleaning.han import HAN, TITLE_END
from assistant.cleaning.page_lines import (
    GESTURE,
    LINKS,
    LONGEST,
    NEIGHBOUR,
    RELATED,
    is_chrome,
    is_empty_field,
    is_field,
    is_footer,
    is_navigation,
    is_page_line,
    without_fields,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.cleaning.rule import Cleaned

LONGEST_VALUE = 40
"""Characters of the longest value that stands on the line below its field."""

SHORTEST_TITLE = 10
"""Characters of the shortest title; shorter lines of the head name a column of the site."""

# 一、  （一）  or the end of a sentence : no link begins or ends so
SENTENCE = re.compile(
    r"^\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])|[。；！]\s*$"
)

# 扎实推进依法行政，认真 : the sentence goes on
OPEN_END = re.compile(rf"[{HAN}，、]$")

# 附件： : with nothing after it
ATTACHMENT = re.compile(r"^\s*附件\s*[:：]\s*$")

# 青政〔2023〕1号 : may stand above a title
DOCUMENT_NUMBER = re.compile(r"[〔\[（(]\d{4}[〕\]）)]\s*\d+\s*号")


def drop_boilerplate(text: str) -> Cleaned:
    """Return *text* without the lines that belong to the web page."""
    lines = _without_foot(_without_navigation(_without_links(text.split("\n"))))
    lines = _without_chrome(lines)
    head, tail = first_body_line(lines), last_body_line(lines) + 1
    tail = max(head, tail)
    kept = [*_kept(lines[:head]), *lines[head:tail], *_kept(lines[tail:])]
    return "\n".join(_without_empty_attachments(kept)), ()


def _without_empty_attachments(lines: list[str]) -> list[str]:
    """Return the lines without an 附件： at their end, whose links were dropped."""
    end = next((i for i in range(len(lines), 0, -1) if lines[i - 1].strip()), 0)
    is_empty = end > 1 and ATTACHMENT.match(lines[end - 1])
    return lines[: end - 1] if is_empty else lines


def _without_foot(lines: list[str]) -> list[str]:
    """Return the lines up to that below the text with which the page goes on; sentences stay."""
    tail = range(max(first_body_line(lines), last_body_line(lines) + 1), len(lines))
    end = next((i for i in tail if _ends_page(lines[i])), len(lines))
    kept = [line for line in lines[end:] if SENTENCE.search(line) and not _ends_page(line)]
    return lines[:end] + kept


def _without_chrome(lines: list[str]) -> list[str]:
    """Return the lines without those that are the page's own wherever they stand.

    A line within the text that goes on with the sentence of the line before is none of them.
    """
    kept: list[str] = []
    before = ""
    last = last_body_line(lines)
    for i, line in enumerate(lines):
        if not is_chrome(line) or (i < last and OPEN_END.search(before) and is_part(before)):
            kept.append(line)
            before = line if line.strip() else before
    return kept


def _without_links(lines: list[str]) -> list[str]:
    """Return the lines up to a list of links such as 相关阅读 below the text."""
    for i in range(len(lines) - 1, first_body_line(lines), -1):
        line = lines[i]
        if len(line) <= LONGEST and RELATED.match(line) and LINKS.search(line):
            return lines[:i]
        if SENTENCE.search(line):
            break
    return lines


def _without_navigation(lines: list[str]) -> list[str]:
    """Return the lines without the menus that stand above a breadcrumb; what may be text stays."""
    head = first_body_line(lines)
    below = max((i for i in range(head) if _leads(lines, i)), default=-1) + 1
    has_title = any(map(_is_title, lines[below:head]))
    above = [line for line in lines[:below] if _may_be_text(line, has_title=has_title)]
    return above + lines[below:]


def _leads(lines: list[str], i: int) -> bool:
    """Tell whether a line is a breadcrumb, or the last of one that has each step on a line."""
    line = lines[i]
    if len(line) > LONGEST or not line.strip():
        return False
    if is_navigation(line):
        return True
    before = next((lines[k].strip() for k in range(i - 1, -1, -1) if lines[k].strip()), "")
    return before in (">", "＞", "»", "›", ">>")


def _may_be_text(line: str, *, has_title: bool) -> bool:
    """Tell whether a line above a breadcrumb may be of the text; a title only without another."""
    if is_navigation(line) or not line.strip():
        return False
    if len(line) > LONGEST or SENTENCE.search(line) or DOCUMENT_NUMBER.search(line):
        return True
    return _is_title(line) and not has_title


def _is_title(line: str) -> bool:
    return len(line.strip()) >= SHORTEST_TITLE and TITLE_END.search(line.strip()) is not None


def _kept(lines: list[str]) -> list[str]:
    kept = map(without_fields, _without_values(lines))
    return [line for line in kept if not is_page_line(line)]


def _without_values(lines: list[str]) -> Iterator[str]:
    """Yield the lines without the fields whose value stands on the line below, and those values."""
    names_value = False
    for line in lines:
        if names_value and line.strip():
            names_value = False
            if _is_value(line):
                continue
        if is_empty_field(line):
            names_value = True
        else:
            yield line


def _is_value(line: str) -> bool:
    """Tell whether a line below an empty field is its value, and no title."""
    return len(line.strip()) <= LONGEST_VALUE and not _is_title(line) and not is_field(line)


def _ends_page(line: str) -> bool:
    """Tell whether nothing of the text can follow a line: 上一篇, 分享到, the footer."""
    if len(line) > LONGEST:
        return False
    return is_footer(line) or bool(NEIGHBOUR.match(line) or GESTURE.match(line))
