"""Favourites as a table that offices hand on: XLSX or CSV, in and out.

Columns are 用语, 主题, 作用 and 备注, found by their headings in any order; 用语 alone is enough.
Reading gives what each line says; whether that makes a phrase is found out where it is taken in.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.base.errors import AssistantError
from assistant.base.files import replace_bytes
from assistant.draft.sheet.table import SheetError, csv_bytes, read_tables, workbook_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from assistant.draft.sheet.table import Table

HEADINGS = ("用语", "主题", "作用", "备注")
_NAMES = {
    "text": ("用语", "常用语", "句子", "语句", "写法", "内容", "正文", "文字", "text"),
    "topic": ("主题", "分类", "类别", "topic"),
    "role": ("作用", "章节作用", "章节", "部分", "位置", "role"),
    "note": ("备注", "说明", "出处", "note"),
}
_FIELDS = {name: field for field, names in _NAMES.items() for name in names}
_HEADER_ROWS = 10
"""Rows at the top among which the headings are looked for: a title may stand above them."""
_MOST_ROWS = 20_000
# 用语（可含字段）   主题 (topic)
_BRACKETED = re.compile(r"[（(].*?[）)]|\s+")
_WIDTHS = (80, 16, 12, 30)


class PhraseTableUnusable(AssistantError):
    """A file is no table of phrases, or is to be none that can be written.

    Attributes:
        path: the file.
        reason: what is wrong, in Chinese.
    """

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseLine:
    """What one line of a table says."""

    number: int
    """Row as the spreadsheet counts, from 1."""
    text: str
    topic: str = ""
    role: str = ""
    """As written: ``举措和成效``."""
    note: str = ""


def read_phrase_table(path: Path) -> tuple[PhraseLine, ...]:
    """Return the lines below the headings that hold anything.

    Raises:
        PhraseTableUnusable: the file is no table, or has no such column.
        UnreadableFile: the file is missing or may not be read.
    """
    try:
        tables = read_tables(path, most_rows=_MOST_ROWS)
    except SheetError as error:
        raise PhraseTableUnusable(path, error.reason) from error
    for table in tables:
        for number, cells in enumerate(table[:_HEADER_ROWS], start=1):
            columns = _columns(cells)
            if "text" in columns:
                return _lines(table, number, columns)
    raise PhraseTableUnusable(path, "没有找到“用语”这一列")


def write_phrase_table(path: Path, lines: Iterable[PhraseLine]) -> None:
    """Write the lines as XLSX or CSV, by the suffix of *path*, all or nothing.

    Raises:
        PhraseTableUnusable: the suffix is neither.
        TargetNotWritable: the old file is untouched.
    """
    rows: list[list[str | float | None]] = [list(HEADINGS)]
    rows += [[line.text, line.topic, line.role, line.note] for line in lines]
    match path.suffix.lower():
        case ".csv":
            replace_bytes(path, csv_bytes(rows))
        case ".xlsx":
            replace_bytes(path, workbook_bytes(rows, title="用语", widths=_WIDTHS))
        case _:
            raise PhraseTableUnusable(path, "只能保存为 XLSX 或 CSV")


def _columns(cells: Sequence[str]) -> dict[str, int]:
    columns: dict[str, int] = {}
    for at, cell in enumerate(cells):
        heading = _BRACKETED.sub("", unicodedata.normalize("NFKC", cell)).lower()
        field = _FIELDS.get(heading)
        if field:
            columns.setdefault(field, at)
    return columns


def _lines(table: Table, first: int, columns: dict[str, int]) -> tuple[PhraseLine, ...]:
    lines = []
    for number, cells in enumerate(table[first:], start=first + 1):
        texts = {field: cells[at] for field, at in columns.items() if at < len(cells)}
        if any(texts.values()):
            lines.append(PhraseLine(number=number, **({"text": ""} | texts)))
    return tuple(lines)
