"""Lists of peers and residents as a table that offices fill in: XLSX or CSV, in and out.

Columns are 机关, 名单 and 常住人口, found by their headings in any order. Reading knows no bodies:
it gives what each line says, and :mod:`assistant.workflow.peer_books` finds out whom it means.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.base.errors import AssistantError
from assistant.base.files import replace_bytes
from assistant.benchmark.peer_book import SEPARATORS, clean_list_name
from assistant.draft.sheet.table import SheetError, csv_bytes, read_tables, workbook_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from assistant.draft.sheet.table import Table

HEADINGS = ("机关", "名单", "常住人口（人）")
_NAMES = {
    "body": ("机关", "机关名称", "发文机关", "单位", "单位名称", "名称"),
    "lists": ("名单", "对标名单", "所属名单", "名单名称", "分组"),
    "residents": ("常住人口", "常住人口数", "人口", "人口数"),
}
_FIELDS = {name: field for field, names in _NAMES.items() for name in names}
_HEADER_ROWS = 10
"""Rows at the top among which the headings are looked for: a title may stand above them."""
_MOST_ROWS = 50_000
# 常住人口（万人）   人口(人)   常住人口（2024年末，万人）
_BRACKETED = re.compile(r"[（(].*?[）)]|\s+")
# 周边区县、同类城区
_BETWEEN = re.compile(rf"[{SEPARATORS}\n]+")
_WIDTHS = (40, 40, 18)


class PeerTableUnusable(AssistantError):
    """A file is no table of peers, or is to be none that can be written.

    Attributes:
        path: the file.
        reason: what is wrong, in Chinese.
    """

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class PeerLine:
    """What one line of a table says."""

    number: int
    """Row as the spreadsheet counts, from 1."""
    body: str
    """Name as written; empty for a list without bodies."""
    lists: tuple[str, ...]
    residents: str
    """As written."""
    in_wan: bool
    """A bare number of residents counts ten thousands."""


def read_peer_table(path: Path) -> tuple[PeerLine, ...]:
    """Return the lines below the headings that hold anything.

    Raises:
        PeerTableUnusable: the file is no table, or has no such columns.
        UnreadableFile: the file is missing or may not be read.
    """
    try:
        tables = read_tables(path, most_rows=_MOST_ROWS)
    except SheetError as error:
        raise PeerTableUnusable(path, error.reason) from error
    for table in tables:
        for number, cells in enumerate(table[:_HEADER_ROWS], start=1):
            columns = _columns(cells)
            if "body" in columns and len(columns) > 1:
                return _lines(table, number, columns)
    raise PeerTableUnusable(path, "没有找到“机关”和“名单”“常住人口”这些列名")


def write_peer_table(path: Path, lines: Iterable[tuple[str, Sequence[str], int | None]]) -> None:
    """Write body, lists and residents as XLSX or CSV, by the suffix of *path*, all or nothing.

    Raises:
        PeerTableUnusable: the suffix is neither.
        TargetNotWritable: the old file is untouched.
    """
    rows: list[list[str | float | None]] = [list(HEADINGS)]
    rows += [[body, SEPARATORS[0].join(lists), residents] for body, lists, residents in lines]
    match path.suffix.lower():
        case ".csv":
            replace_bytes(path, csv_bytes(rows))
        case ".xlsx":
            replace_bytes(path, workbook_bytes(rows, title="对标名单", widths=_WIDTHS))
        case _:
            raise PeerTableUnusable(path, "只能保存为 XLSX 或 CSV")


def _columns(cells: Sequence[str]) -> dict[str, tuple[int, bool]]:
    """Return of each field its column, and whether its heading says 万."""
    columns: dict[str, tuple[int, bool]] = {}
    for at, cell in enumerate(cells):
        heading = unicodedata.normalize("NFKC", cell)
        field = _FIELDS.get(_BRACKETED.sub("", heading))
        if field:
            columns.setdefault(field, (at, "万" in heading))
    return columns


def _lines(table: Table, first: int, columns: dict[str, tuple[int, bool]]) -> tuple[PeerLine, ...]:
    lines = []
    for number, cells in enumerate(table[first:], start=first + 1):
        texts = {field: cells[at] for field, (at, _) in columns.items() if at < len(cells)}
        if any(texts.values()):
            lines.append(
                PeerLine(
                    number=number,
                    body=texts.get("body", ""),
                    lists=_list_names(texts.get("lists", "")),
                    residents=texts.get("residents", ""),
                    in_wan=columns.get("residents", (0, False))[1],
                )
            )
    return tuple(lines)


def _list_names(text: str) -> tuple[str, ...]:
    names = (clean_list_name(name) for name in _BETWEEN.split(text))
    return tuple(dict.fromkeys(name for name in names if name))
