"""The table of disclosure data that government sites print above a text (索引号, 组配分类 …).

The table comes as rows of cells, as lines 名称：值, or with each cell on a line of its own. What it
said is kept in a note.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.base.span import Note
from assistant.cleaning.han import first_body_line
from assistant.cleaning.page_words import page_words

if TYPE_CHECKING:
    from assistant.cleaning.rule import Cleaned

LONGEST_VALUE = 120
"""Characters of the longest value of a cell; longer ones are text."""

# 索引号 | 001/2023-1 | 发布机构 | 区司法局
CELL_END = re.compile(r"\s*[|｜\t]\s*")

# 索 引 号：001/2023-1    发布机构：区司法局
PAIR = re.compile(r"(?:^|(?<=\s))(?:\[|【)?([一-鿿][一-鿿 ]{1,14})(?:\]|】)?[ ]*[:：]")

# | what is left of a table's frame
FRAME = re.compile(r"^[\s|｜]+$")

# 印发 |
FRAME_END = re.compile(r"^([^|｜]+?)\s*[|｜]\s*$|^\s*[|｜]\s*([^|｜]+)$")


def drop_metadata_table(text: str) -> Cleaned:
    """Return *text* without the table of disclosure data; a note says what it held."""
    lines = text.split("\n")
    dropped = _rows(lines) | _pair_lines(lines) | _single_cells(lines)
    if not dropped:
        return _without_frame(lines), ()
    said = "；".join(_shown(lines[i]) for i in sorted(dropped))
    note = Note(rule="metadata_table", message=f"已去除网页的信息公开目录表：{said[:300]}")
    return _without_frame([line for i, line in enumerate(lines) if i not in dropped]), (note,)


def _rows(lines: list[str]) -> set[int]:
    """Return the lines that are rows of cells beginning with a known name."""
    found = set()
    for i, line in enumerate(lines):
        if "|" not in line and "\t" not in line and "｜" not in line:
            continue
        cells = [_name(cell) for cell in CELL_END.split(line.strip(" |｜\t"))]
        if cells[0] in page_words("table") and all(len(cell) <= LONGEST_VALUE for cell in cells):
            found.add(i)
    return found | _neighbours(lines, found)


def _neighbours(lines: list[str], rows: set[int]) -> set[int]:
    """Return rows beside known ones that begin with a name that alone would not count."""
    found = set()
    for i in sorted(rows):
        for near in (i - 1, i + 1):
            if 0 <= near < len(lines) and near not in rows:
                cells = CELL_END.split(lines[near].strip(" |｜\t"))
                if (
                    len(cells) > 1
                    and _name(cells[0]) in _names()
                    and len(lines[near]) < LONGEST_VALUE
                ):
                    found.add(near)
    return found


def _pair_lines(lines: list[str]) -> set[int]:
    """Return the lines 名称：值 at the head, where at least two names stand and one is certain."""
    found: dict[int, list[str]] = {}
    for i in range(first_body_line(lines)):
        names = [_name(match[1]) for match in PAIR.finditer(lines[i].strip())]
        known = [name for name in names if name in _names()]
        if known and _name(lines[i]).startswith(known[0]) and len(lines[i]) <= 3 * LONGEST_VALUE:
            found[i] = known
    names = [name for known in found.values() for name in known]
    if len(names) < 2 or not any(name in page_words("table") for name in names):
        return set()
    return set(found)


def _single_cells(lines: list[str]) -> set[int]:
    """Return names that stand alone in a line, each with the value in the line below."""
    last = first_body_line(lines)
    names = [i for i in range(last) if _name(lines[i]) in _names()]
    if sum(_name(lines[i]) in page_words("table") for i in names) < 2:
        return set()
    values = {i + 1 for i in names if i + 1 < last and len(lines[i + 1]) <= LONGEST_VALUE}
    return set(names) | {i for i in values if lines[i].strip()}


def _names() -> frozenset[str]:
    """Return all names of cells, those included that count only beside a certain one."""
    return page_words("table") | page_words("table_too")


def _name(cell: str) -> str:
    """Return the text of a cell without blanks, brackets and colons: 索 引 号： → 索引号."""
    return re.sub(r"[\s\[\]【】]", "", cell).rstrip(":：")


def _shown(line: str) -> str:
    return "，".join(cell for cell in CELL_END.split(line.strip(" |｜\t")) if cell)


def _without_frame(lines: list[str]) -> str:
    """Return the lines joined, without the bars that a table of one cell leaves."""
    kept = [line for line in lines if not FRAME.match(line) or not line.strip()]
    return "\n".join(FRAME_END.sub(r"\1\2", line) if "|" in line else line for line in kept)
