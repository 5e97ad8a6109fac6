"""What is done with files of the indicator sheet, as the window sees it: one callable each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from assistant.draft.draft import Draft
    from assistant.draft.parts import SheetRow
    from assistant.draft.sheet.proposal import Proposal


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetServices:
    """What is done with files of the indicator sheet (指标表)."""

    read: Callable[[Path], tuple[SheetRow, ...]]
    write: Callable[[Path, Sequence[SheetRow]], None]
    last_year: Callable[[Path, Draft], tuple[Proposal, ...]]
    """Reads last year's draft or report."""


def sheet_services(read: Callable[[Path], tuple[SheetRow, ...]]) -> SheetServices:
    """Return the real functions; *read* is how a table file is read."""
    from assistant.draft.sheet.file import write_sheet
    from assistant.workflow.last_year import read_last_year

    return SheetServices(read=read, write=write_sheet, last_year=read_last_year)
