"""Protecting a draft on the desk that is to be read only (只读).

Keys that write do nothing, panels that write rest, and so do all commands but those that are known
to leave the text alone. What finds a way all the same is taken back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence

from assistant.gui.messages import READ_ONLY

if TYPE_CHECKING:
    from assistant.draft.draft import Draft
    from assistant.gui.writing.workspace import Workspace

READING = frozenset(
    {
        *("save_as", "close", "copy", "select_all"),
        *("export", "export_docx", "export_pdf", "export_html", "export_txt", "export_md"),
        *("export_redline", "export_sources", "print"),
        *("find", "find_next", "find_back", "go_to_section", "word_count"),
        *("forms_out", "save_template"),
        *("outline", "preview", "focus", "zoom_in", "zoom_out", "zoom_fit"),
    }
)
"""Commands on an open draft that leave its text alone."""
_WRITING_KEYS = (
    *(Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Backspace, Qt.Key.Key_Delete),
    *(Qt.Key.Key_Tab, Qt.Key.Key_Backtab),
)
_WRITING = (
    QKeySequence.StandardKey.Undo,
    QKeySequence.StandardKey.Redo,
    QKeySequence.StandardKey.Cut,
    QKeySequence.StandardKey.Paste,
)


class Protection(QObject):
    """Keeps the text of the workspace as it is, while it is on.

    Signals:
        taken_back: something was written all the same, and is gone again; carries the words.
    """

    taken_back = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._draft: Draft | None = None
        workspace.draft_changed.connect(self._take_back)

    @property
    def is_on(self) -> bool:
        """Tell whether the text is protected."""
        return self._draft is not None

    def set_on(self, *, is_on: bool) -> None:
        """Protect the draft that is on the desk, or let it be written."""
        editor = self._workspace.editor
        self._draft = self._workspace.draft() if is_on else None
        editor.removeEventFilter(self)
        editor.setReadOnly(is_on)
        self._workspace.tabs.setEnabled(not is_on)
        self._workspace.outline.set_writable(is_writable=not is_on)
        self._workspace.find_bar.set_writable(is_writable=not is_on)
        if is_on:
            editor.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse
                | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            editor.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Swallow what would write; all else goes on."""
        del watched
        if event.type() == QEvent.Type.InputMethod:
            return True
        return isinstance(event, QKeyEvent) and _is_writing(event)

    def _take_back(self) -> None:
        """Show the draft again as it was."""
        if self._draft is not None and self._workspace.draft() != self._draft:
            self._workspace.open(self._draft)
            self.taken_back.emit(READ_ONLY)


def _is_writing(event: QKeyEvent) -> bool:
    if event.type() != QEvent.Type.KeyPress:
        return False
    if event.key() in _WRITING_KEYS or any(event.matches(each) for each in _WRITING):
        return True
    is_command = event.modifiers() & (
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    )
    return bool(event.text()) and event.text().isprintable() and not is_command
