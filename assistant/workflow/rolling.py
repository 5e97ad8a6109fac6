"""Last year's report, as a draft or as any file of it, becomes this year's draft (沿用上年报告)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.draft.file import SUFFIX
from assistant.draft.rollover.roll_over import roll_over
from assistant.workflow.drafting import draft_from_report, open_draft

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.draft.rollover.roll_over import RolledOver


def roll_over_report(path: Path, year: int) -> RolledOver:
    """Return the draft for *year* that last year's report makes, and what is to be checked in it.

    What the report's text tells of last year's numbers stands in the sheet's column of last year,
    as far as it gives one value of an indicator and no other.

    Args:
        path: a draft, or a report in any form that can be read.
        year: the new reporting year; where a report tells none, it is taken for that of the year
            before.

    Raises:
        RollOverError: the year is not later than the report's.
        UnreadableFile, DraftFileError, SourceError: the file cannot be read.
    """
    is_draft = path.suffix.lower() == SUFFIX
    last = open_draft(path) if is_draft else draft_from_report(path, this_year=year)
    return roll_over(last, year=year)
