"""The corpus in its own window, of which there is one at most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from assistant.gui.widgets.basic import live_with

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.benchmark.benchmark import Evidence
    from assistant.gui.library.importer import Importer
    from assistant.gui.library.window import LibraryWindow
    from assistant.gui.look.theme import Theme
    from assistant.gui.main.frame import Frame


class Libraries(QObject):
    """Opens the window, at a report or a place in it.

    Signals:
        corpus_changed: reports came, went or were corrected.
        draft_dropped: path of a draft that was dropped on the window.
        template_dropped: path of a template, likewise.
    """

    corpus_changed = Signal()
    draft_dropped = Signal(object)
    template_dropped = Signal(object)

    def __init__(self, frame: Frame, importer: Importer, theme: Theme) -> None:
        super().__init__(frame.window)
        self._frame = frame
        self._importer = importer
        self._theme = theme
        self._window: LibraryWindow | None = None

    def open(self) -> LibraryWindow:
        """Show the window and return it."""
        window = self._window or self._make()
        window.show()
        window.raise_()
        window.activateWindow()
        return window

    def open_report(self, number: int) -> None:
        """Show a report."""
        self.open().open_report(number)

    def show_evidence(self, evidence: Evidence) -> None:
        """Show the report that a peer's value was found in, there."""
        if evidence.report is None:
            return
        window = self.open()
        if evidence.start is None:
            window.open_report(evidence.report, None)
        else:
            end = evidence.start if evidence.end is None else evidence.end
            window.open_at(evidence.report, evidence.start, end)

    def restore(self, backup: Path) -> None:
        """Restore the corpus from a backup, if the person says so."""
        self.open().keeping.restore(backup)

    def close(self) -> bool:
        """Close the window, where it may be; tell whether it was."""
        return self._window is None or self._window.close()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        if self._window is not None:
            self._window.set_theme(theme)

    def _make(self) -> LibraryWindow:
        from assistant.gui.library.window import LibraryWindow

        frame = self._frame
        window = LibraryWindow(
            frame.services.library,
            frame.background,
            frame.work,
            self._importer,
            frame.preferences,
            self._theme,
        )
        live_with(window, frame.window)
        window.corpus_changed.connect(self.corpus_changed)
        window.draft_dropped.connect(self.draft_dropped)
        window.drops.template_dropped.connect(self.template_dropped)
        self._window = window
        return window
