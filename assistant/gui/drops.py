"""Files dropped on a window: drafts are opened, everything else goes into the corpus."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QWidget

from assistant.gui.widgets.basic import column, make_label

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from assistant.gui.look.theme import Theme

DRAFT, BACKUP, TEMPLATE = ".fzbg", ".fzbk", ".template"
REVIEW_ENDINGS = (".docx", ".docm", ".doc", ".wps", ".rtf", ".odt")
"""Files that a leader may have written in."""
REPORT_ENDINGS = (*REVIEW_ENDINGS, ".pdf", ".html", ".htm", ".mht", ".mhtml", ".txt", ".md")
"""Files that can become a new draft."""
_MARGIN_PX, _ICON_PX = 16, 48
_ENTERS = (QEvent.Type.DragEnter, QEvent.Type.DragMove)


class FileDrops(QObject):
    """Watches a window for files that are dragged over it, and says what will become of them.

    Signals:
        draft_dropped: path of a draft.
        backup_dropped: path of a backup of the corpus.
        template_dropped: path of a template that came from a colleague.
        reports_dropped: paths of files and folders to import.
    """

    draft_dropped = Signal(object)
    backup_dropped = Signal(object)
    template_dropped = Signal(object)
    reports_dropped = Signal(object)

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self._hint = DropHint(window, theme)
        window.setAcceptDrops(True)
        window.installEventFilter(self)
        self.pass_lines()

    def pass_lines(self) -> None:
        """Let no line to type in take a file for its text."""
        for line in self._window.findChildren(QLineEdit):
            line.setAcceptDrops(False)

    @property
    def hint(self) -> DropHint:
        """What is shown while files are dragged."""
        return self._hint

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._hint.theme = theme

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take files, leave everything else to the window."""
        if event.type() in (*_ENTERS, QEvent.Type.Drop) and isinstance(event, QDropEvent):
            return self._on_dragged(event)
        if event.type() == QEvent.Type.DragLeave:
            self._hint.hide()
        return super().eventFilter(watched, event)

    def _on_dragged(self, event: QDropEvent) -> bool:
        paths = paths_of(event.mimeData())
        if not paths:
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() == QEvent.Type.Drop:
            self._hint.hide()
            self._take(paths)
        elif event.type() == QEvent.Type.DragEnter:
            self._hint.tell(words_of(paths))
        return True

    def _take(self, paths: list[Path]) -> None:
        signals = {
            DRAFT: self.draft_dropped,
            BACKUP: self.backup_dropped,
            TEMPLATE: self.template_dropped,
        }
        signal = signals.get(paths[0].suffix.lower()) if len(paths) == 1 else None
        if signal is not None:
            signal.emit(paths[0])
        else:
            self.reports_dropped.emit(paths)


class DropHint(QFrame):
    """Lies over the window while files are dragged; the pointer goes through it."""

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self.theme = theme
        self._icon = QLabel()
        self._words = make_label("", "heading")
        self.setProperty("look", "drop")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        layout = column(self._icon, self._words, margin=24, spacing=12)
        layout.insertStretch(0, 1)
        layout.addStretch(1)
        for label in (self._icon, self._words):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setLayout(layout)
        self.hide()

    @property
    def words(self) -> str:
        """What is said."""
        return self._words.text()

    def tell(self, words: str) -> None:
        """Lie over the window and say what letting go will do."""
        self._words.setText(words)
        icon = self.theme.icon("inbox-archive-line", "accent")
        self._icon.setPixmap(icon.pixmap(QSize(_ICON_PX, _ICON_PX)))
        inside = (_MARGIN_PX, _MARGIN_PX, -_MARGIN_PX, -_MARGIN_PX)
        self.setGeometry(self._window.rect().adjusted(*inside))
        self.raise_()
        self.show()


def paths_of(data: QMimeData) -> list[Path]:
    """Return the local files and folders that are dragged, none for text or pictures."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def words_of(paths: list[Path]) -> str:
    """Return what letting go of the files will do."""
    if len(paths) > 1:
        return f"松开后导入这 {len(paths)} 个文件或文件夹"
    acts = {DRAFT: "打开稿件", BACKUP: "恢复资料库备份", TEMPLATE: "导入模板"}
    does = acts.get(paths[0].suffix.lower(), "导入")
    return f"松开后{does}“{paths[0].name}”"
