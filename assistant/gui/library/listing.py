"""The list of reports and what there is to filter by, fetched beside the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from assistant.gui.jobs.background import Latest
from assistant.gui.messages import message_of

if TYPE_CHECKING:
    from assistant.base.errors import AssistantError
    from assistant.corpus.stored import Facets, StoredReport
    from assistant.gui.jobs.background import Background
    from assistant.gui.services.services import LibraryServices

Listed = tuple["tuple[StoredReport, ...]", "Facets"]


class Listing(QObject):
    """Asks for the list; only the newest answer counts.

    Signals:
        listed: reports and :class:`Facets`.
        failed: why not, in words.
    """

    listed = Signal(object, object)
    failed = Signal(str)

    def __init__(self, services: LibraryServices, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._latest = Latest(background, on_done=self._on_done, on_error=self._on_error)

    def ask(self) -> None:
        """Fetch the list anew."""
        services = self._services
        self._latest.ask(lambda _: (services.list_reports(), services.corpus_facets()))

    def _on_done(self, listed: Listed) -> None:
        self.listed.emit(*listed)

    def _on_error(self, error: AssistantError) -> None:
        self.failed.emit(message_of(error))
