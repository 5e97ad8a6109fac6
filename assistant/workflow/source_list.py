"""Writing the list of sources (借鉴来源清单) of a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.base.files import replace_bytes
from assistant.draft.sheet.table import csv_bytes, workbook_bytes
from assistant.draft.source_list import list_sources
from assistant.draft.source_table import WIDTHS, source_rows, source_text, total_rows
from assistant.workflow.errors import UnknownFormat

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.draft.draft import Draft

ENDINGS = (".xlsx", ".csv", ".txt")


def write_source_list(draft: Draft, path: Path) -> None:
    """Write what the draft borrowed as XLSX, CSV or text, by the ending of *path*, all or nothing.

    In a workbook the totals are a sheet of their own; in a CSV they follow the rows.

    Raises:
        UnknownFormat: the ending is none of these.
        TargetNotWritable: the file there before is untouched.
    """
    sources = list_sources(draft)
    rows, totals = list(source_rows(sources)), list(total_rows(sources))
    match path.suffix.lower():
        case ".xlsx":
            further = {"统计": totals}
            data = workbook_bytes(rows, title="借鉴来源", widths=WIDTHS, further=further)
        case ".csv":
            data = csv_bytes([*rows, (), *totals])
        case ".txt":
            data = source_text(sources).encode("utf-8")
        case _:
            raise UnknownFormat(path, ENDINGS)
    replace_bytes(path, data)
