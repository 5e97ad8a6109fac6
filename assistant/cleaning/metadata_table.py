"""The table of disclosure data that government sites print above a text (索引号, 组配分类 …).

The table comes as rows of cells, as lines 名称：值 or 名称 值, or with each cell on a line of its
own. What it said is kept in a note; a title that stands nowhere else is kept as a line.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from assistant.base.span import Note
from assistant.cleaning.body_lines import is_body
from assistant.cleaning.han import TITLE_END
from assistant.cleaning.page_words import page_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.cleaning.rule import Cleaned

Cells = dict[int, tuple[tuple[str, str], ...]]
"""Lines of a table, each with the names in it and the values that they have."""

LONGEST_VALUE = 120
"""Characters of the longest value of a cell; longer ones are text."""

LONGEST_LINE = 3 * LONGEST_VALUE
"""Characters of the longest line of names and values."""

LONGEST_NOTE = 300
"""Characters of the table that the note shows."""

TITLES = frozenset({"标题", "名称", "信息名称", "信息标题", "文件名称", "公文名称", "标题名称"})
"""Cells that hold the title of the text."""

# 索引号 | 001/2023-1 | 发布机构 | 区司法局
CELL_END = re.compile(r"\s*[|｜\t]\s*")

# 索 引 号：001/2023-1    发布机构：区司法局    [索引号]：…    - 备注/文号：…    - [ 索引号 ] 001
PAIR = re.compile(
    r"(?:^|(?<=\s))(?:[•·*【\[]*\s?([一-鿿][一-鿿 /]{1,14})[】\]]?[ *]*[:：]"
    r"|[【\[]\s?([一-鿿][一-鿿 /]{1,14})[】\]])"
)

# what stands around a name: • 索 引 号：
AROUND_NAME = re.compile(r"^\s*-+|[\s\[\]【】•·*|｜]")

# | what is left of a table's frame
FRAME = re.compile(r"^[\s|｜]+$")

# 印发 |
FRAME_END = re.compile(r"^([^|｜]+?)\s*[|｜]\s*$|^\s*[|｜]\s*([^|｜]+)$")


def drop_metadata_table(text: str) -> Cleaned:
    """Return *text* without the table of disclosure data; a note says what it held."""
    lines = text.split("\n")
    table = find_table(lines)
    if not table:
        return _without_frame(lines), ()
    said = "；".join(_shown(lines[i]) for i in sorted(table) if lines[i].strip(" |｜\t"))
    note = Note(rule="metadata_table", message=f"已去除网页的信息公开目录表：{said[:LONGEST_NOTE]}")
    kept = [line for i, line in enumerate(lines) if i not in table]
    return _without_frame([*_lost_title(table, kept), *kept]), (note,)


def find_table(lines: list[str]) -> Cells:
    """Return the lines of the table of disclosure data, with their names and values."""
    head = lines[: find_head(lines)]
    return _single_cells(head) | _spaced_lines(head) | _pair_lines(head) | _rows(lines)


def find_head(lines: list[str]) -> int:
    """Return where the text begins: the first line of it that is no line of the table."""
    return next((i for i, line in enumerate(lines) if is_text(line)), len(lines))


def is_text(line: str) -> bool:
    """Tell whether a line is surely part of the report, and none of the table 内容概述 …."""
    return is_body(line) and not (len(line) <= LONGEST_LINE and _spaced_names().match(line))


def _rows(lines: list[str]) -> Cells:
    """Return the lines that are rows of cells beginning with a known name, or touch such rows."""
    found: Cells = {}
    for i, line in enumerate(lines):
        if "|" in line or "\t" in line or "｜" in line:
            cells = _cells(line)
            if _name(cells[0]) in page_words("table") and max(map(len, cells)) <= LONGEST_VALUE:
                found[i] = _named(cells)
    for step in (1, -1):
        for row in sorted(found, reverse=step < 0):
            near = row + step
            while near not in found and _is_row_too(lines, near):
                found[near] = _named(_cells(lines[near]))
                near += step
    return found


def _is_row_too(lines: list[str], i: int) -> bool:
    """Tell whether a line beside a row begins with a name that alone would not count."""
    if not 0 <= i < len(lines):
        return False
    cells = _cells(lines[i])
    return len(cells) > 1 and _name(cells[0]) in _names() and len(lines[i]) <= LONGEST_VALUE


def _cells(line: str) -> list[str]:
    return CELL_END.split(line.strip(" \t").lstrip("|｜"))


def _named(cells: list[str]) -> tuple[tuple[str, str], ...]:
    """Return the names among cells, each with the cell after it."""
    values = [*cells[1:], ""]
    return tuple((_name(a), b) for a, b in zip(cells, values, strict=True) if _name(a) in _names())


def _pair_lines(head: list[str]) -> Cells:
    """Return the lines 名称：值, if one of their names is certain."""
    found: Cells = {}
    for i, line in enumerate(head):
        if len(line) <= LONGEST_LINE and any(mark in line for mark in ":：]】"):
            pairs = tuple(_pairs(line.strip(), PAIR))
            if pairs and _name(line).startswith(pairs[0][0]):
                found[i] = pairs
    return found if _is_certain(found) else {}


def _spaced_lines(head: list[str]) -> Cells:
    """Return the lines 名称 值 名称 值, blanks alone between them, if there are at least two."""
    found: Cells = {}
    for i, line in enumerate(head):
        if len(line) <= LONGEST_LINE and _spaced_names().match(line):
            pairs = tuple(_pairs(line, _spaced_names()))
            if any(value for _, value in pairs):
                found[i] = pairs
    return found if len(found) > 1 and _is_certain(found) else {}


def _pairs(line: str, names: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """Yield the known names of a line with the values that stand after them."""
    found = list(names.finditer(line))
    for i, match in enumerate(found):
        end = found[i + 1].start() if i + 1 < len(found) else len(line)
        name = _name(match[match.lastindex or 0])
        if name in _names():
            yield name, line[match.end() : end].strip()


def _single_cells(head: list[str]) -> Cells:
    """Return names that stand alone in a line, each with the value in the next line that is one."""
    filled = [i for i, line in enumerate(head) if line.strip(" |｜\t")]
    found: Cells = {}
    for at, i in enumerate(filled):
        name = _name(head[i])
        if name not in _names():
            continue
        found[i] = ((name, ""),)
        after = filled[at + 1] if at + 1 < len(filled) else i
        if _is_value(head[after]):
            found[i], found[after] = ((name, head[after].strip(" |｜")),), ()
    certain = sum(name in page_words("table") for cells in found.values() for name, _ in cells)
    return found if certain > 1 else {}


def _is_value(line: str) -> bool:
    return len(line) <= LONGEST_VALUE and _name(line) not in _names()


def _is_certain(table: Cells) -> bool:
    """Tell whether one of the names can only be that of a cell."""
    return any(name in page_words("table") for cells in table.values() for name, _ in cells)


def _lost_title(table: Cells, kept: list[str]) -> list[str]:
    """Return the title that the table gives, where no line of the text holds it."""
    titles = [value for cells in table.values() for name, value in cells if name in TITLES]
    text = {re.sub(r"[\s|｜]", "", line) for line in kept}
    lost = [title for title in titles if TITLE_END.search(title) and _name(title) not in text]
    return lost[:1]


@cache
def _names() -> frozenset[str]:
    """Return all names of cells, those included that count only beside a certain one."""
    return page_words("table") | page_words("table_too")


@cache
def _spaced_names() -> re.Pattern[str]:
    """Return what finds a name set with blanks around it, in group 1: 索 引 号 001 分 类 报告."""
    names = sorted(_names(), key=len, reverse=True)
    choice = "|".join(r" ?".join(name.replace(" ", "")) for name in names)
    return re.compile(rf"(?:^\s*|(?<= ))({choice})(?: +|$)")


def _name(cell: str) -> str:
    """Return the text of a cell without blanks, brackets and colons: 索 引 号： → 索引号."""
    return AROUND_NAME.sub("", cell).rstrip(":：")


def _shown(line: str) -> str:
    return "，".join(cell for cell in CELL_END.split(line.strip(" |｜\t")) if cell)


def _without_frame(lines: list[str]) -> str:
    """Return the lines joined, without the bars that a table of one cell leaves."""
    kept = [line for line in lines if not FRAME.match(line) or not line.strip()]
    return "\n".join(FRAME_END.sub(r"\1\2", line) if "|" in line else line for line in kept)
