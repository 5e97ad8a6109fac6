"""The preview and the text: pages follow what is written, the text follows a click on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from assistant.gui.editor.looks import code_points
from assistant.gui.jobs.background import Latest
from assistant.gui.messages import message_of
from assistant.gui.preview.places import TITLE, TextPlace, row_of, text_at

if TYPE_CHECKING:
    from assistant.base.errors import AssistantError
    from assistant.gui.editor.editor import Editor
    from assistant.gui.jobs.background import Background
    from assistant.gui.opened.open_draft import OpenDraft
    from assistant.gui.preview.pane import PreviewPane
    from assistant.gui.services.services import Services
    from assistant.workflow.paging import PagedDraft

_DELAY_MS = 250
_FOLLOW_MS = 60


class Previewing(QObject):
    """Lays out the draft while the pane is in sight.

    Signals:
        counted: how many pages there are; None while nothing is laid out.
    """

    counted = Signal(object)

    def __init__(
        self,
        services: Services,
        background: Background,
        opened: OpenDraft,
        editor: Editor,
        pane: PreviewPane,
    ) -> None:
        super().__init__(pane)
        self._services = services
        self._opened = opened
        self._editor = editor
        self._pane = pane
        self._is_on = False
        self._paged: PagedDraft | None = None
        self._latest = Latest(background, on_done=self._on_laid_out, on_error=self._on_error)
        self._timer = QTimer(self, singleShot=True, interval=_DELAY_MS)
        self._follow_timer = QTimer(self, singleShot=True, interval=_FOLLOW_MS)
        self._timer.timeout.connect(self._ask)
        self._follow_timer.timeout.connect(self._follow_caret)
        editor.edited.connect(self._ask_soon)
        editor.caret_moved.connect(self._follow_timer.start)
        opened.parts_changed.connect(self._ask_soon)
        pane.view.clicked.connect(self._on_clicked)
        pane.view.left.connect(editor.setFocus)

    def set_on(self, is_on: bool) -> None:
        """Lay out from now on, or no more."""
        if is_on == self._is_on:
            return
        self._is_on = is_on
        if is_on:
            self._ask()
        else:
            self.forget()

    def refresh(self) -> None:
        """Lay out the draft now: it is another one, or is to be printed in another format."""
        self._ask()

    def forget(self) -> None:
        """Want no answer, and show no pages any more."""
        self._timer.stop()
        self._follow_timer.stop()
        self._latest.forget()
        self._paged = None
        self._pane.clear()
        self.counted.emit(None)

    def _ask_soon(self) -> None:
        if self._is_on:
            self._timer.start()

    def _ask(self) -> None:
        draft = self._opened.current()
        if draft is not None and self._is_on:
            lay_out = self._services.lay_out
            self._latest.ask(lambda _: lay_out(draft))

    def _on_laid_out(self, paged: PagedDraft) -> None:
        self._paged = paged
        self._pane.show_pages(paged.pages)
        self._follow_caret()
        self.counted.emit(len(paged.pages))

    def _on_error(self, error: AssistantError) -> None:
        self._paged = None
        self._pane.show_error(message_of(error))
        self.counted.emit(None)

    def _follow_caret(self) -> None:
        if self._paged is not None:
            self._pane.view.set_mark(row_of(self._paged, self._caret()))

    def _caret(self) -> TextPlace:
        cursor = self._editor.textCursor()
        block = cursor.block()
        return TextPlace(
            paragraph=block.blockNumber() - 1 if block.blockNumber() else TITLE,
            offset=code_points(block.text(), cursor.positionInBlock()),
        )

    def _on_clicked(self, page: int, x_mm: float, y_mm: float) -> None:
        if self._paged is None:
            return
        place = text_at(self._paged, page, x_mm, y_mm)
        if place is not None:
            self._editor.go_to(place.paragraph, place.offset, place.offset)
