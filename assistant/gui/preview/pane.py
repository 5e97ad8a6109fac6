"""The preview: the pages as they will be printed, with their count and zoom above them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from assistant.gui.preview.view import PageView
from assistant.gui.widgets.basic import make_label, make_quiet_button, make_rule
from assistant.gui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from assistant.export.page import Page
    from assistant.gui.look.theme import Theme

NARROWEST_PX, _WIDE_PX = 320, 380
TRUE_SIZE_DPI = 96
_BUTTONS = {
    "print": ("打印", "printer-line"),
    "zoom_out": ("缩小预览", "zoom-out-line"),
    "zoom_in": ("放大预览", "zoom-in-line"),
    "fit": ("预览适合宽度", "aspect-ratio-line"),
    "close": ("关闭预览", "close-line"),
}


class PreviewPane(QWidget):
    """Head and pages.

    Signals:
        close_requested: the pane is to go.
        print_requested: the pages are wanted on paper.
    """

    close_requested = Signal()
    print_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.view = PageView(theme)
        self._empty = EmptyState(theme, "article-line", "正在排版…", "")
        self._count = make_label("", "panel")
        self._percent = make_label("", "muted")
        self._buttons = {
            name: make_quiet_button(words, theme.icon(icon))
            for name, (words, icon) in _BUTTONS.items()
        }
        self._pages = 0
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.view)
        self.setMinimumWidth(NARROWEST_PX)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head())
        layout.addWidget(make_rule())
        layout.addWidget(self._stack, 1)
        self._connect()

    def show_pages(self, pages: Sequence[Page]) -> None:
        """Show the pages."""
        self._pages = len(pages)
        self.view.set_pages(pages)
        self._stack.setCurrentWidget(self.view)
        self._show_count()

    def show_error(self, words: str) -> None:
        """Say why there are no pages."""
        self._pages = 0
        self._empty.tell("无法排版", words)
        self._stack.setCurrentWidget(self._empty)
        self._show_count()

    def clear(self) -> None:
        """Have no pages."""
        self._pages = 0
        self.view.set_pages(())
        self._empty.tell("正在排版…", "")
        self._stack.setCurrentWidget(self._empty)
        self._show_count()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.view.set_theme(theme)
        self._empty.set_theme(theme)
        for name, (_, icon) in _BUTTONS.items():
            self._buttons[name].setIcon(theme.icon(icon))

    def sizeHint(self) -> QSize:
        """Return a width at which the words can be read."""
        return QSize(480, 600)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the zoom where there is hardly room for the count."""
        super().resizeEvent(event)
        self._percent.setVisible(self.width() >= _WIDE_PX)

    def button(self, name: str) -> QToolButton:
        """Return a button of the head."""
        return self._buttons[name]

    def _head(self) -> QWidget:
        head = QWidget()
        layout = QHBoxLayout(head)
        layout.setContentsMargins(16, 4, 8, 4)
        layout.setSpacing(4)
        layout.addWidget(self._count)
        layout.addStretch(1)
        for part in (
            self._buttons["zoom_out"],
            self._percent,
            self._buttons["zoom_in"],
            self._buttons["fit"],
        ):
            layout.addWidget(part)
        layout.addSpacing(8)
        layout.addWidget(self._buttons["print"])
        layout.addWidget(self._buttons["close"])
        for button in self._buttons.values():
            button.setFixedSize(32, 32)
        return head

    def _connect(self) -> None:
        self.view.page_changed.connect(self._show_count)
        self.view.zoomed.connect(self._show_zoom)
        calls = {
            "print": self.print_requested.emit,
            "zoom_out": lambda: self.view.zoom_by(-1),
            "zoom_in": lambda: self.view.zoom_by(1),
            "fit": lambda: self.view.zoom_to(0),
            "close": self.close_requested.emit,
        }
        for name, call in calls.items():
            self._buttons[name].clicked.connect(lambda _=False, do=call: do())

    def _show_count(self) -> None:
        if not self._pages:
            self._count.setText("版面预览")
            return
        words = f"第 {self.view.page + 1} 页 / 共 {self._pages} 页"
        self._count.setText(words)
        self.view.setAccessibleDescription(words)

    def _show_zoom(self, dpi: int) -> None:
        self._percent.setText(f"{round(dpi * 100 / TRUE_SIZE_DPI)}%")
