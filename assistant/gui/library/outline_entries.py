"""The headings of a report, for the tree of its outline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.gui.opened.survey import Entry

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.corpus.report import Report


def outline_entries(report: Report, block_of: Callable[[int], int]) -> list[Entry]:
    """Return the headings; run-in items (一是、二是) would only crowd the tree.

    Args:
        report: whose headings.
        block_of: gives the block of the reader that an offset of the text stands in.
    """
    return [
        Entry(
            level=section.level,
            ordinal=section.ordinal or "",
            heading=section.heading or "",
            paragraph=block_of(section.start),
            characters=len("".join(report.text[section.body_start : section.end].split())),
            blanks=0,
        )
        for section in report.outline.sections
        if section.heading is not None and not section.list_item
    ]
