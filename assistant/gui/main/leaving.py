"""How a draft leaves the program: as a file, with its sources or changes, on paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from assistant.gui.dialogs import files
from assistant.gui.output.exporter import Exporter
from assistant.gui.output.printer import Printer
from assistant.gui.output.redline import Redlines
from assistant.gui.output.source_list import SourceLists

if TYPE_CHECKING:
    from assistant.gui.dialogs.export import ExportChoice
    from assistant.gui.drafts.draft_files import DraftFiles
    from assistant.gui.look.theme import Theme
    from assistant.gui.main.frame import Frame
    from assistant.gui.writing.workspace import Workspace


class Leaving(QObject):
    """Proposes where a file is to lie, and hands the draft to what writes it."""

    def __init__(
        self, frame: Frame, workspace: Workspace, drafts: DraftFiles, theme: Theme
    ) -> None:
        super().__init__(frame.window)
        self._workspace = workspace
        self._drafts = drafts
        self._preferences = frame.preferences
        parts = (frame.window, frame.services, frame.background, frame.notice)
        self.exporter = Exporter(*parts, theme)
        self.printer = Printer(*parts)
        self._source_lists = SourceLists(*parts)
        self._redlines = Redlines(*parts)
        self.exporter.exported.connect(self._on_exported)

    @property
    def folder(self) -> Path:
        """Where a file made of the draft is offered to lie: beside it."""
        path = self._drafts.keeper.path
        return path.parent if path else Path(self._preferences.state.folder or Path.home())

    def export(self, ending: str = "") -> None:
        """Ask for a file with *ending*, that of the last one without, and for the edition."""
        draft, state = self._workspace.draft(), self._preferences.state
        if draft is None:
            return
        name = files.file_name(draft.elements.title) + (ending or state.export_ending)
        self.exporter.ask(draft, self.folder / name, state.edition)

    def export_sources(self) -> None:
        """Ask for a file and write the list of sources (借鉴来源清单)."""
        draft = self._workspace.draft()
        if draft is not None:
            self._source_lists.ask(draft, self.folder)

    def export_redline(self) -> None:
        """Ask for a file and write what changed (花脸稿)."""
        draft, keeper = self._workspace.draft(), self._drafts.keeper
        if draft is not None:
            self._redlines.ask(draft, keeper.path, self.folder, is_dirty=keeper.is_dirty)

    def print_draft(self) -> None:
        """Ask for a printer and print."""
        draft = self._workspace.draft()
        if draft is not None:
            self.printer.ask(draft)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.exporter.theme = theme

    def _on_exported(self, choice: ExportChoice) -> None:
        self._preferences.remember(edition=choice.edition, export_ending=choice.path.suffix)
