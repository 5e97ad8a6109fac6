"""Opening a report and putting right what was recognised of it, beside the window."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from assistant.gui.jobs.background import Latest
from assistant.gui.library.pending import prepare
from assistant.gui.messages import message_of

if TYPE_CHECKING:
    from assistant.base.errors import AssistantError
    from assistant.corpus.corrections import Corrections
    from assistant.gui.jobs.background import Background
    from assistant.gui.library.pending import OpenReport
    from assistant.gui.library.report_page import ReportPage
    from assistant.gui.services.services import LibraryServices
    from assistant.gui.widgets.notice import NoticeBar
    from assistant.workflow.correcting import CleaningView


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a report is to be opened."""

    start: int
    """First character of the passage."""
    end: int
    matched: tuple[tuple[int, int], ...] = ()
    """Words found, in characters of the text."""


class Opening(QObject):
    """Fetches reports and comparisons, stores corrections, shows what came of it.

    Signals:
        opened: a report is shown.
        corrected: a report was read anew with corrections.
    """

    opened = Signal()
    corrected = Signal()

    def __init__(
        self,
        services: LibraryServices,
        background: Background,
        page: ReportPage,
        notice: NoticeBar,
    ) -> None:
        super().__init__(page)
        self._services = services
        self._background = background
        self._page = page
        self._notice = notice
        self._place: Place | None = None
        self._reports = Latest(background, on_done=self._on_opened, on_error=self._on_error)
        self._cleanings = Latest(background, on_done=self._on_cleaning, on_error=self._on_error)
        page.cleaning_requested.connect(self._ask_cleaning)
        page.rule_switched.connect(self._on_rule)
        page.save_requested.connect(self.save)
        page.reset_requested.connect(self.reset)
        page.reviewed_requested.connect(lambda is_on: self.set_reviewed(is_reviewed=is_on))

    @property
    def number(self) -> int | None:
        """Number of the open report."""
        return self._page.view.number if self._page.view else None

    @property
    def title(self) -> str:
        """Title of the open report."""
        view = self._page.view
        return (view.report.meta.title if view else None) or "这篇报告"

    @property
    def has_changes(self) -> bool:
        """Tell whether there are changes that are not saved."""
        return self._page.pending is not None and self._page.pending.is_changed

    def open(self, number: int, place: Place | None = None) -> None:
        """Fetch a report and show it, at a place of its text."""
        if number == self.number and place is not None:
            self._show_place(place)
            return
        self._place = place
        fetch = self._services.open_report
        self._reports.ask(lambda _: prepare(fetch(number)))

    def close(self) -> None:
        """Have no report open."""
        self._reports.forget()
        self._cleanings.forget()
        self._page.forget()

    def save(self) -> None:
        """Store the changes."""
        pending = self._page.pending
        if pending is not None and pending.is_changed and self._page.recognised.form.is_right:
            self._correct(pending.corrections)

    def reset(self) -> None:
        """Have meta and headings as recognised; rules that were undone stay undone."""
        pending = self._page.pending
        if pending is not None:
            self._correct(replace(pending.corrections, meta={}, headings=()))

    def set_reviewed(self, *, is_reviewed: bool) -> None:
        """Say that a person has looked at the report, with what was changed."""
        pending = self._page.pending
        if pending is not None:
            self._correct(replace(pending.corrections, is_reviewed=is_reviewed))

    def _on_rule(self, name: str, is_off: bool) -> None:  # a slot
        pending = self._page.pending
        if pending is not None:
            known = pending.corrections.off
            off = known | {name} if is_off else known - {name}
            self._page.cleaning.show_waiting()
            self._correct(replace(pending.corrections, off=frozenset(off)))

    def _correct(self, corrections: Corrections) -> None:
        number, correct = self.number, self._services.correct_report
        if number is None:
            return
        self._page.set_waiting(is_waiting=True)
        self._background.run(
            lambda _: prepare(correct(number, corrections)),
            on_done=self._on_corrected,
            on_error=self._on_not_corrected,
            writes=True,
        )

    def _ask_cleaning(self) -> None:
        number, compare = self.number, self._services.view_cleaning
        if number is not None:
            self._cleanings.ask(lambda _: (number, compare(number)))

    def _on_opened(self, opened: OpenReport) -> None:
        self._page.set_waiting(is_waiting=False)
        self._page.show_report(opened)
        self.opened.emit()
        if self._place is not None:
            self._show_place(self._place)
            self._place = None

    def _show_place(self, place: Place) -> None:
        self._page.reader.show_matches(place.matched)
        self._page.go_to(place.start, place.end)

    def _on_corrected(self, opened: OpenReport) -> None:
        self._page.set_waiting(is_waiting=False)
        if self.number == opened.view.number:
            self._page.show_report(opened)
        self.corrected.emit()

    def _on_not_corrected(self, error: AssistantError) -> None:
        self._page.set_waiting(is_waiting=False)
        self._page.show_changes()
        self._page.show_cleaning_again()
        self._on_error(error)

    def _on_cleaning(self, answer: tuple[int, CleaningView]) -> None:
        number, view = answer
        if number == self.number:
            self._page.show_cleaning(view)

    def _on_error(self, error: AssistantError) -> None:
        self._notice.tell("error", message_of(error))
