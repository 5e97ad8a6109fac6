"""What is done with files of the indicator sheet, as the window sees it: one callable each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.base.lazily import Lazily

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from assistant.draft.draft import Draft
    from assistant.draft.parts import SheetRow
    from assistant.draft.sheet import file as sheet_file
    from assistant.draft.sheet.file import SheetReading
    from assistant.draft.sheet.last_year import LastYear
    from assistant.workflow import last_year
else:
    sheet_file = Lazily("assistant.draft.sheet.file")
    last_year = Lazily("assistant.workflow.last_year")


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetServices:
    """What is done with files of the indicator sheet (指标表)."""

    read: Callable[[Path, int], SheetReading]
    """Reads a table file; its columns may be headed by the reporting year."""
    write: Callable[[Path, Sequence[SheetRow]], None]
    last_year: Callable[[Path, Draft], LastYear]
    """Reads last year's draft or report."""


def sheet_services(read: Callable[[Path, int], SheetReading]) -> SheetServices:
    """Return the real functions; *read* is how a table file is read."""
    return SheetServices(
        read=read, write=sheet_file.write_sheet, last_year=last_year.read_last_year
    )
