"""What a new draft is made of, as it was chosen on the first page or in the dialog."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

FIRST_YEAR, LAST_YEAR = 2000, 2100
_REPORT_MONTHS = 6
"""Until June one writes the report of the year before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDraftChoice:
    """What was chosen."""

    template: str
    body: str
    year: int
    sheet: Path | None


def report_year(today: date) -> int:
    """Return the year that one reports on at that day."""
    return today.year - 1 if today.month <= _REPORT_MONTHS else today.year
