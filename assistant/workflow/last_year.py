"""Last year's values for the indicator sheet, out of any file of last year's report (上年数据)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.draft.file import SUFFIX
from assistant.draft.sheet.last_year import last_year_values
from assistant.workflow.drafting import draft_from_report, open_draft

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.draft.draft import Draft
    from assistant.draft.sheet.last_year import LastYear


def read_last_year(path: Path, draft: Draft) -> LastYear:
    """Return what last year's report would fill into the sheet's column of the year before.

    Args:
        path: a draft, or a report in any form that can be read.
        draft: whose sheet is filled.

    Raises:
        OtherYear: it is the report of another year.
        UnreadableFile, DraftFileError, SourceError: the file cannot be read.
    """
    is_draft = path.suffix.lower() == SUFFIX
    last = open_draft(path) if is_draft else draft_from_report(path, this_year=draft.year)
    return last_year_values(draft, last)
