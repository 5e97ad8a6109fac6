"""The menu of the report's text: copying, searching, headings and figures put right."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu

from assistant.gui.library.pending import NO_HEADING
from assistant.workflow.terms import HEADING_LEVEL_NAMES

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.gui.library.pending import Heading, Pending
    from assistant.gui.library.reader import Reader

_LONGEST_SEARCH = 30


class ReaderMenu(QObject):
    """Builds the menu and says what is wanted.

    Signals:
        copy_requested: first and last offset of what is to be copied with its source.
        search_requested: words to look for in the whole corpus.
        figure_requested: first and last offset of a figure that is to be put right.
        changed: the person changed something.
    """

    copy_requested = Signal(int, int)
    search_requested = Signal(str)
    figure_requested = Signal(int, int)
    changed = Signal()

    def __init__(self, reader: Reader) -> None:
        super().__init__(reader)
        self._reader = reader
        self.pending: Pending | None = None
        """What was changed of the open report."""
        reader.menu_requested.connect(self._on_menu)

    def build(self, start: int, end: int, at: int | None = None) -> QMenu:
        """Return what can be done with what is selected, or with a paragraph.

        Args:
            start: first offset of the paragraph.
            end: its last one.
            at: the character under the pointer.
        """
        menu = QMenu(self._reader)
        span = self._reader.selection() or (start, end)
        if self._reader.selection():
            menu.addAction("复制", self._reader.copy)
        menu.addAction("复制（带出处）", lambda: self.copy_requested.emit(*span))
        words = self.selected_words()
        if words:
            menu.addAction(f"在资料库中检索“{words}”", lambda: self.search_requested.emit(words))
        menu.addSeparator()
        self._add_figure(menu, at)
        heading = self.pending.heading_at(start, end) if self.pending else None
        if heading is not None:
            menu.addSeparator()
            self._add_levels(menu, heading)
        return menu

    def selected_words(self) -> str:
        """Return what is selected, empty where it is too much to search for."""
        span = self._reader.selection()
        words = self._reader.text[span[0] : span[1]].strip() if span else ""
        return words if "\n" not in words and len(words) <= _LONGEST_SEARCH else ""

    def _on_menu(self, start: int, end: int, at: int, where: QPoint) -> None:
        menu = self.build(start, end, at)
        menu.exec(where)
        menu.deleteLater()

    def _add_figure(self, menu: QMenu, at: int | None) -> None:
        """Offer to put a figure right, or to take a selected number for one."""
        selected = self._reader.selection()
        span = selected or (None if at is None else (at, at + 1))
        if self.pending is None or span is None:
            return
        row = self.pending.figures.row_at(*span)
        number = self.pending.figures.number_at(*span) if selected and row is None else None
        if row is not None:
            place = row.span
            menu.addAction(f"改正数据“{row.written}”", lambda: self.figure_requested.emit(*place))
        elif number is not None:
            new = number
            written = self._reader.text[slice(*new)]
            menu.addAction(f"新增数据“{written}”", lambda: self._on_new_figure(*new))

    def _on_new_figure(self, start: int, end: int) -> None:
        if self.pending is not None:
            self.pending.figures.add(start, end)
            self.changed.emit()
            self.figure_requested.emit(start, end)

    def _add_levels(self, menu: QMenu, heading: Heading) -> None:
        is_heading = heading.level != NO_HEADING
        levels = menu.addMenu("改为标题级别" if is_heading else "标为标题")
        for level, name in HEADING_LEVEL_NAMES.items():
            if level != NO_HEADING:
                action = levels.addAction(f"{name}标题", self._leveller(heading, level))
                action.setCheckable(True)
                action.setChecked(level == heading.level)
        if is_heading:
            menu.addAction("不是标题", self._leveller(heading, NO_HEADING))

    def _leveller(self, heading: Heading, level: int) -> Callable[[], None]:
        def set_level() -> None:
            if self.pending is not None:
                self.pending.set_heading(replace(heading, level=level))
                self.changed.emit()

        return set_level
