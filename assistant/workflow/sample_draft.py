"""The draft to try things out on (示例稿件): an invented bureau with its numbers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.base.paths import bundled
from assistant.base.tables import read_table
from assistant.draft.fields import write_blank
from assistant.workflow.demo import BODY, YEAR
from assistant.workflow.drafting import new_draft

if TYPE_CHECKING:
    from assistant.draft.draft import Draft

_TEMPLATE = "司法局"


def sample_draft() -> Draft:
    """Return the draft as a drafter has it a week before it is due.

    Two of its blanks are left open and its guidance is still there, so that there is something to
    do.

    Raises:
        TemplateError, SheetError, UnreadableFile: what ships is damaged.
    """
    draft = new_draft(_TEMPLATE, body=BODY, year=YEAR, sheet=bundled("templates", "demo-sheet.csv"))
    paragraphs = draft.paragraphs
    for row in read_table("sample-draft.csv"):
        blank = write_blank(row["blank"])
        paragraphs = tuple(
            replace(paragraph, text=paragraph.text.replace(blank, row["words"]))
            for paragraph in paragraphs
        )
    return replace(draft, paragraphs=paragraphs)
