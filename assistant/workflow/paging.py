"""The pages of a draft as they will be printed, laid out again and again while it is written."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from assistant.draft.compose import compose
from assistant.export.pages.typesetter import Typesetter
from assistant.workflow.house_formats import format_of

if TYPE_CHECKING:
    from assistant.draft.draft import Draft
    from assistant.draft.manuscript import Manuscript
    from assistant.export.gongwen import Measures
    from assistant.export.page import Page
    from assistant.workflow.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class PagedDraft:
    """A draft on pages, comparisons for the internal edition (内部对比) among the text."""

    manuscript: Manuscript
    """What the rows of the pages point into."""
    pages: tuple[Page, ...]


class Paging:
    """Lays out drafts in the format each of them names; may be called in any worker."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._lock = Lock()
        self._measures: Measures | None = None
        self._typesetter = Typesetter()

    def lay_out(self, draft: Draft) -> PagedDraft:
        """Return the pages; those on which nothing moved since the last call are the same.

        Raises:
            UnreadableFile, HouseFormatsDamaged, HouseFormatsTooNew: the format cannot be read.
        """
        manuscript = compose(draft)
        measures = format_of(self._desk, draft).measures
        with self._lock:
            if measures != self._measures:
                self._measures, self._typesetter = measures, Typesetter(measures)
            return PagedDraft(manuscript=manuscript, pages=self._typesetter.lay_out(manuscript))
