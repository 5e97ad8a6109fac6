"""Going to a section (定位到章节): a heading by a few characters of its number or words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QWidget

from assistant.gui.find.section_filter import fitting, sections_of
from assistant.gui.look.theme import ROW_PX
from assistant.gui.widgets.basic import column, make_label
from assistant.gui.widgets.scrolled import fitting_height

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.gui.find.section_filter import Section
    from assistant.gui.opened.survey import Entry

_WIDTH_PX, _HEIGHT_PX = 480, 400
_ABOVE_PX = 48
"""Height of what stays in sight above it."""
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_INDENT = "\u3000"


class SectionPalette(QDialog):
    """A line to type in and the headings that fit.

    Signals:
        chosen: index of the heading's paragraph in the draft.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget, entries: Iterable[Entry], paragraph: int | None) -> None:
        """Show all headings.

        Args:
            parent: the window.
            entries: the outline.
            paragraph: where the caret stands; the heading above it is chosen at first.
        """
        super().__init__(parent, Qt.WindowType.Popup)
        self.resize(_WIDTH_PX, fitting_height(self, _HEIGHT_PX, _ABOVE_PX))
        self.setAccessibleName("定位到章节")
        self._sections = sections_of(entries)
        self._paragraph = -1 if paragraph is None else paragraph
        self.words = QLineEdit(placeholderText="定位到章节：输入序号或标题，如 二（一）、2.1、复议")
        self.words.setAccessibleName("章节的序号或标题")
        self.list = QListWidget()
        self.list.setAccessibleName("章节")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._none = make_label("没有这样的章节", "muted")
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = column(self.words, self.list, self._none, margin=8)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.words.installEventFilter(self)
        self.words.textChanged.connect(self._show)
        self.words.returnPressed.connect(self._go)
        self.list.itemClicked.connect(self._go)
        self._show("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys move through the list while one types."""
        if isinstance(event, QKeyEvent) and event.key() in _MOVES:
            if event.type() == QEvent.Type.KeyPress:
                self.list.event(event)
            return True
        return super().eventFilter(watched, event)

    def _show(self, typed: str) -> None:
        self.list.clear()
        found = fitting(self._sections, typed)
        for section in found:
            self.list.addItem(_item(section, is_indented=not typed.strip()))
        above = [at for at, each in enumerate(found) if each.entry.paragraph <= self._paragraph]
        self.list.setCurrentRow(above[-1] if above and not typed.strip() else 0)
        self._none.setText("没有这样的章节" if self._sections else "稿件里还没有标题")
        self._none.setHidden(bool(found))

    def _go(self) -> None:
        index = self.list.currentIndex()
        paragraph = index.data(Qt.ItemDataRole.UserRole)
        self.close()
        if index.isValid():
            self.chosen.emit(paragraph)


def _item(section: Section, *, is_indented: bool) -> QListWidgetItem:
    """Return the row of a heading: under those above it, or with their numbers."""
    entry = section.entry
    number = _INDENT * (entry.level - 1) + entry.ordinal if is_indented else f"{section.path} "
    item = QListWidgetItem(f"{number}{entry.heading}")
    item.setSizeHint(QSize(0, ROW_PX))
    item.setToolTip(f"{section.path}{entry.heading}")
    item.setData(Qt.ItemDataRole.UserRole, entry.paragraph)
    return item
