"""The table of the indicator sheet, with the keys that a spreadsheet has taught the fingers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QTableView

from assistant.draft.sheet.paste import Target, shown_block
from assistant.gui.look.theme import TEXT_PX
from assistant.gui.models.sheet_lines import FOLDED, TOPIC, SheetLines
from assistant.gui.models.sheet_model import (
    CHANGE,
    COLUMNS,
    HEADINGS,
    LAST_YEAR,
    NAME,
    NOTE,
    OFFICE,
    STATE,
    THIS_YEAR,
    UNIT,
    USES,
)
from assistant.gui.sheet_view.delegate import CellDelegate, StateDelegate

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QWidget

    from assistant.draft.parts import SheetRow
    from assistant.draft.sheet.cell import Column
    from assistant.gui.look.theme import Theme

    Index = QModelIndex | QPersistentModelIndex

COMPACT = (NAME, THIS_YEAR, LAST_YEAR, CHANGE, STATE)
"""Columns of the narrow table unless others are chosen."""
WIDE = (NAME, THIS_YEAR, LAST_YEAR, CHANGE, UNIT, OFFICE, STATE, NOTE, USES)
_NARROW_PX = {
    THIS_YEAR: 54,
    LAST_YEAR: 54,
    CHANGE: 78,
    UNIT: 44,
    OFFICE: 80,
    STATE: 46,
    NOTE: 80,
    USES: 52,
}
_NARROW_TEXT_PX = 13
_NARROW_LOOK = """
QTableView::item { padding: 0 2px; }
QHeaderView::section { padding: 6px 5px; }
"""
_WIDE_PX = {
    THIS_YEAR: 104,
    LAST_YEAR: 104,
    CHANGE: 112,
    UNIT: 64,
    OFFICE: 160,
    STATE: 80,
    NOTE: 200,
    USES: 80,
}
_LINE_PX, _SMALLEST_NAME_PX = 32, 72
_Hint = QAbstractItemDelegate.EndEditHint
_CLEARING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_KEYS = {
    "copy": QKeySequence.StandardKey.Copy,
    "paste": QKeySequence.StandardKey.Paste,
    "search": QKeySequence.StandardKey.Find,
}


class SheetTable(QTableView):
    """Topics and rows; Enter and Tab move on, a block of cells is copied and pasted.

    Signals:
        command_requested: name of the command whose key was pressed.
        clear_requested: the chosen cells are to be emptied.
        refused: why what was typed does not belong into its cell.
    """

    command_requested = Signal(str)
    clear_requested = Signal()
    refused = Signal(str)

    def __init__(self, lines: SheetLines, theme: Theme, *, is_wide: bool) -> None:
        super().__init__()
        self._lines = lines
        self._widths = _WIDE_PX if is_wide else _NARROW_PX
        self._first_column = NAME
        """Where the row began that Tab is filling in; Enter goes back there."""
        self._kept = ("", NAME)
        """Indicator and column that were current before the lines were made anew."""
        self._cells = CellDelegate(theme, self, TEXT_PX if is_wide else _NARROW_TEXT_PX)
        self._states = StateDelegate(theme, self)
        self.setModel(lines)
        self.setItemDelegate(self._cells)
        self.setItemDelegateForColumn(STATE, self._states)
        self._cells.refused.connect(self.refused)
        self._dress()
        if not is_wide:
            self.setStyleSheet(_NARROW_LOOK)
        lines.modelAboutToBeReset.connect(self._on_about_to_reset)
        lines.modelReset.connect(self._on_reset)
        self.horizontalHeader().sectionClicked.connect(self._on_heading)
        self._span_topics()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._cells.theme = self._states.theme = theme
        self.viewport().update()

    # columns

    @property
    def columns(self) -> tuple[int, ...]:
        """The columns in sight."""
        return tuple(each for each in range(len(HEADINGS)) if not self.isColumnHidden(each))

    def show_columns(self, columns: Collection[int]) -> None:
        """Show these columns and hide the others; the name always stays."""
        for each in range(len(HEADINGS)):
            self.setColumnHidden(each, each != NAME and each not in columns)

    # what is chosen

    @property
    def row(self) -> SheetRow | None:
        """The row of the current cell."""
        return self._lines.row_at(self.currentIndex().row())

    def chosen_rows(self) -> list[SheetRow]:
        """Return the rows with a chosen cell, in the order shown."""
        lines = sorted({index.row() for index in self.selectedIndexes()})
        return [row for row in map(self._lines.row_at, lines) if row is not None]

    def chosen_columns(self) -> list[Column]:
        """Return the columns with a chosen cell that are stored, in the order shown."""
        chosen = {index.column() for index in self.selectedIndexes()}
        return [COLUMNS[each] for each in self.columns if each in chosen and each in COLUMNS]

    def target(self) -> Target:
        """Return where a block goes that is pasted at the first chosen cell."""
        chosen = self.selectedIndexes() or [self.currentIndex()]
        top = min(index.row() for index in chosen)
        left = min(index.column() for index in chosen)
        rows = map(self._lines.row_at, range(max(top, 0), self._lines.rowCount()))
        columns = [each for each in self.columns if each >= left]
        return Target(
            keys=tuple(row.key for row in rows if row is not None),
            columns=tuple(COLUMNS.get(each) for each in columns),
        )

    def copied(self) -> str:
        """Return the chosen block as a spreadsheet takes it; computed columns go along."""
        chosen = self.selectedIndexes()
        rows = self.chosen_rows()
        columns = [each for each in self.columns if each in {index.column() for index in chosen}]
        if all(each in COLUMNS for each in columns):
            return shown_block(rows, [COLUMNS[each] for each in columns])
        places = [self._lines.place_of(row.key) for row in rows]
        return "\n".join(
            "\t".join(str(place.siblingAtColumn(each).data() or "") for each in columns)
            for place in places
        )

    def choose(self, key: str, column: int = THIS_YEAR) -> bool:
        """Make a cell of an indicator current; tell whether it is shown."""
        place = self._lines.place_of(key, column)
        if place.isValid():
            self.setCurrentIndex(place)
            self.scrollTo(place)
        return place.isValid()

    # keys and pointer

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the sheet from the window, where they mean the text."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and (_command_of(event) or event.key() in _CLEARING)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a spreadsheet does at this key, unless it comes from a cell being typed into."""
        is_typing = self.state() == QAbstractItemView.State.EditingState
        if is_typing or not self._is_taken(event):
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Fold a topic that is pressed."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._fold(self.indexAt(event.position().toPoint()))

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Go on from the cell that was typed into: down after Enter, sideways after Tab."""
        super().closeEditor(editor, _Hint.NoHint)
        if hint == _Hint.EditNextItem:
            self._step_aside(1)
        elif hint == _Hint.EditPreviousItem:
            self._step_aside(-1)
        elif hint == _Hint.SubmitModelCache:
            self._step_down(1)

    def _is_taken(self, event: QKeyEvent) -> bool:
        """Do what a key means in a table that is not being typed into; tell whether it does."""
        key = event.key()
        command = _command_of(event)
        if command:
            self.command_requested.emit(command)
        elif key in _CLEARING:
            self.clear_requested.emit()
        elif key in _ENTER:
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            if not self._fold(self.currentIndex()):
                self._step_down(-1 if back else 1)
        elif key == Qt.Key.Key_Tab:
            self._step_aside(1)
        elif key == Qt.Key.Key_Backtab:
            self._step_aside(-1)
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Left, Qt.Key.Key_Right):
            return self._fold(self.currentIndex(), only_if=key)
        else:
            return False
        return True

    def _step_aside(self, by: int) -> None:
        """Go to the next cell that can be typed into, in the next row after the last one."""
        at = self.currentIndex()
        cells = [
            (line, column)
            for line in range(max(at.row() - 1, 0), min(at.row() + 40, self._lines.rowCount()))
            if self._lines.row_at(line) is not None
            for column in self.columns
            if self._is_editable(line, column)
        ]
        here = (at.row(), at.column())
        rest = [cell for cell in cells if cell > here] if by > 0 else []
        if by < 0:
            rest = [cell for cell in reversed(cells) if cell < here]
        if not rest:
            self._leave(is_forward=by > 0)
            return
        if rest[0][0] != here[0]:
            self._first_column = rest[0][1]
        first = self._first_column
        self.setCurrentIndex(self._lines.index(*rest[0]))
        self._first_column = first

    def _step_down(self, by: int) -> None:
        at = self.currentIndex()
        line = at.row() + by
        while 0 <= line < self._lines.rowCount() and self._lines.row_at(line) is None:
            line += by
        if 0 <= line < self._lines.rowCount():
            self.setCurrentIndex(self._lines.index(line, self._first_column))

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Remember where filling in a row begins."""
        super().currentChanged(current, previous)
        if current.isValid():
            self._first_column = current.column()

    def _is_editable(self, line: int, column: int) -> bool:
        flags = self._lines.flags(self._lines.index(line, column))
        return bool(flags & Qt.ItemFlag.ItemIsEditable)

    def _leave(self, *, is_forward: bool) -> None:
        self.setTabKeyNavigation(False)
        self.focusNextPrevChild(is_forward)
        self.setTabKeyNavigation(True)

    def _fold(self, index: QModelIndex, *, only_if: int | None = None) -> bool:
        """Fold or open the topic of a line; tell whether it is one."""
        topic = index.siblingAtColumn(NAME).data(TOPIC) if index.isValid() else None
        if topic is None:
            return False
        is_folded = index.siblingAtColumn(NAME).data(FOLDED)
        is_useless = {Qt.Key.Key_Left: is_folded, Qt.Key.Key_Right: not is_folded}
        if not is_useless.get(Qt.Key(only_if) if only_if is not None else Qt.Key.Key_Any, False):
            line = index.row()
            self._lines.fold(topic)
            self.selectionModel().setCurrentIndex(
                self._lines.index(line, NAME), QItemSelectionModel.SelectionFlag.NoUpdate
            )
        return True

    # parts

    def _dress(self) -> None:
        self.setAccessibleName("指标表")
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_LINE_PX)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setTabKeyNavigation(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(40)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        header.setSectionsClickable(True)
        for number, width in self._widths.items():
            header.resizeSection(number, width)

    def _span_topics(self) -> None:
        self.clearSpans()
        for line in self._lines.topic_lines():
            self.setSpan(line, NAME, 1, len(HEADINGS))

    def _on_heading(self, column: int) -> None:
        self._lines.sort_by(column)
        order = self._lines.order
        header = self.horizontalHeader()
        header.setSortIndicatorShown(order.sort is not None)
        if order.sort is not None:
            # the style points down for what rises, a spreadsheet up
            up, down = Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder
            header.setSortIndicator(column, down if order.descending else up)

    def _on_about_to_reset(self) -> None:
        row = self.row
        self._kept = (row.key if row else "", max(self.currentIndex().column(), NAME))

    def _on_reset(self) -> None:
        """Span the topics anew and go back to the cell that was current."""
        self._span_topics()
        key, column = self._kept
        place = self._lines.place_of(key, column) if key else QModelIndex()
        if place.isValid():
            self.setCurrentIndex(place)

    def menu_place(self, at: QPoint) -> QPoint:
        """Return where on the screen a menu opens for a place of the table."""
        return self.viewport().mapToGlobal(at)


def _command_of(event: QKeyEvent) -> str:
    """Return the command of a key, empty for any other key."""
    is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    if is_control and event.key() in _ENTER:
        return "verified"
    return next((name for name, key in _KEYS.items() if event.matches(key)), "")
