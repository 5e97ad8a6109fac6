"""A comparison to be read: what differs in one column or two, what is the same folded away.

The rows are those of a table in a document, so that both columns stand level, words can be selected
and the keyboard finds the links.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableCellFormat,
    QTextTableFormat,
)
from PySide6.QtWidgets import QTextBrowser

from assistant.draft.comparing.side_by_side import KIND_NAMES
from assistant.gui.compare.looks import (
    TEXT_PX,
    link_format,
    note_format,
    paragraph_format,
    style_format,
    write_pieces,
)
from assistant.gui.compare.shown import Folded, shown_rows
from assistant.gui.look.theme import interface_font

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.draft.comparing.figure_rows import FigureRow
    from assistant.draft.comparing.side_by_side import Side, SideRow
    from assistant.gui.compare.shown import Choice, Shown
    from assistant.gui.look.theme import Theme

_KIND_PX = 76
_PADDING_PX = 8
_MARGIN_PX = 12
_BAR_PX = 3
_HALF = 46


class ComparedPage(QTextBrowser):
    """Shows rows; one of them is the current difference.

    Signals:
        row_chosen: number of the row that was clicked, or that a step led to.
    """

    row_chosen = Signal(int)

    def __init__(self, theme: Theme, *, columns: int) -> None:
        """Make an empty page.

        Args:
            theme: colours.
            columns: 2 for both texts side by side, 1 for both in one.
        """
        super().__init__()
        self._theme = theme
        self._columns = columns
        self._rows: Sequence[SideRow] = ()
        self._figures: Sequence[FigureRow] = ()
        self._choice: Choice = "differences"
        self._opened: set[int] = set()
        self._shown: list[Shown] = []
        self._places: dict[int, int] = {}
        """Row of the table in which each row stands."""
        self._table: QTextTable | None = None
        self._current: int | None = None
        self.setObjectName("reader")
        self.setAccessibleName("比较结果")
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setFont(interface_font(TEXT_PX))
        self.document().setDocumentMargin(_MARGIN_PX)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.anchorClicked.connect(self._on_link)
        self.cursorPositionChanged.connect(self._on_cursor)

    # what the owner asks for

    def show_rows(self, rows: Sequence[SideRow], figures: Sequence[FigureRow] = ()) -> None:
        """Show other rows; where one was reading stays in sight."""
        kept = self.verticalScrollBar().value()
        self._rows, self._figures = rows, figures
        self._opened.clear()
        self._current = None
        self._write()
        self.verticalScrollBar().setValue(kept)

    def choose(self, choice: Choice) -> None:
        """Show other rows of the same comparison."""
        self._choice = choice
        self._opened.clear()
        self._write()
        if self._current is not None:
            self.go_to(self._current)

    @property
    def current(self) -> int | None:
        """Number of the row that one is at."""
        return self._current

    @property
    def shown(self) -> list[Shown]:
        """What is shown, in order."""
        return self._shown

    def step(self, by: int) -> bool:
        """Go to the next difference, or the one before; tell whether there is any."""
        stops = [
            each
            for each in self._shown
            if not isinstance(each, Folded) and self._rows[each].is_difference
        ]
        if not stops:
            return False
        at = -1 if self._current is None else self._current
        further = [each for each in stops if (each > at if by > 0 else each < at)]
        if by > 0:
            self.go_to(further[0] if further else stops[0])
        else:
            self.go_to(further[-1] if further else stops[-1])
        return True

    def go_to(self, number: int) -> None:
        """Show a row in the upper third, opening the fold that hides it."""
        if number not in self._places:
            fold = next(
                (f for f in self._shown if isinstance(f, Folded) and _holds(f, number)), None
            )
            if fold is None:
                return
            self._opened.add(fold.start)
            self._write()
        self._current = number
        bar = self.verticalScrollBar()
        box = self._box(number)
        self._put_cursor(number)
        if box is not None:
            bar.setValue(int(box.top()) - self.viewport().height() // 3)
        self.viewport().update()
        self.row_chosen.emit(number)

    def row_of_line(self, line: int, *, before: bool) -> int | None:
        """Return the row of a line of one of the texts."""
        for number, row in enumerate(self._rows):
            side = row.before if before else row.after
            if side is not None and side.line == line and row.kind != "moved_away":
                return number
        return None

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        kept = self.verticalScrollBar().value()
        self._write()
        self.verticalScrollBar().setValue(kept)

    # events

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, and a bar beside the row that one is at."""
        super().paintEvent(event)
        box = self._box(self._current) if self._current is not None else None
        if box is None:
            return
        painter = QPainter(self.viewport())
        top = box.top() - self.verticalScrollBar().value()
        bar = QRectF(0, top, _BAR_PX, box.height())
        painter.fillRect(bar, self._theme.color("accent"))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Backspace and the like, by which a browser goes back, to others."""
        if event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Back):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _on_link(self, link: QUrl) -> None:
        what, _, number = link.toString().partition(":")
        if what == "fold":
            self._opened.add(int(number))
            kept = self.verticalScrollBar().value()
            self._write()
            self.verticalScrollBar().setValue(kept)
        elif what == "row":
            self.go_to(int(number))

    def _on_cursor(self) -> None:
        """Take the row that was clicked for the current one."""
        if self._table is None or self.signalsBlocked():
            return
        cell = self._table.cellAt(self.textCursor())
        number = next(
            (n for n, at in self._places.items() if cell.isValid() and at == cell.row()), None
        )
        if number is not None and number != self._current:
            self._current = number
            self.viewport().update()
            self.row_chosen.emit(number)

    # writing

    def _write(self) -> None:
        """Write the page anew."""
        self.blockSignals(True)
        self.setUpdatesEnabled(False)
        self.clear()
        self._places, self._table = {}, None
        self._shown = shown_rows(self._rows, self._choice, self._figures, self._opened)
        entries = list(self._with_sections())
        if entries:
            self._write_table(entries)
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        self.setTextCursor(cursor)
        if self._current is not None and self._current in self._places:
            self._put_cursor(self._current)
        self.setUpdatesEnabled(True)
        self.blockSignals(False)

    def _with_sections(self) -> list[Shown | str]:
        """Return what is shown, the section above the first row that stands in it."""
        entries: list[Shown | str] = []
        section = ""
        for each in self._shown:
            if not isinstance(each, Folded) and self._choice != "all":
                row = self._rows[each]
                if row.kind not in ("same", "moved_away") and row.section != section:
                    section = row.section
                    entries.append(section)
            entries.append(each)
        return entries

    def _write_table(self, entries: Sequence[Shown | str]) -> None:
        cursor = self.textCursor()
        cursor.beginEditBlock()
        table = cursor.insertTable(len(entries), self._columns + 1, self._table_format())
        for at, entry in enumerate(entries):
            if isinstance(entry, int):
                self._places[entry] = at
                self._write_row(table, at, self._rows[entry])
            else:
                table.mergeCells(at, 0, 1, self._columns + 1)
                self._write_line(table.cellAt(at, 0).firstCursorPosition(), entry)
        cursor.endEditBlock()
        self._table = table

    def _table_format(self) -> QTextTableFormat:
        look = QTextTableFormat()
        look.setBorder(0)
        look.setCellSpacing(0)
        look.setCellPadding(_PADDING_PX)
        look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        kind = QTextLength(QTextLength.Type.FixedLength, _KIND_PX)
        share = _HALF if self._columns > 1 else 2 * _HALF
        side = QTextLength(QTextLength.Type.PercentageLength, share)
        look.setColumnWidthConstraints([kind, *[side] * self._columns])
        return look

    def _write_line(self, cursor: QTextCursor, entry: Folded | str) -> None:
        """Write a section, or how much is folded with the link that opens it."""
        if isinstance(entry, str):
            look = note_format(self._theme)
            look.setFontWeight(600)
            cursor.insertText(entry, look)
            return
        middle = QTextBlockFormat()
        middle.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        cursor.setBlockFormat(middle)
        words = "段相同" if self._choice == "differences" else "段没有不同的数据"
        cursor.insertText(f"{entry.count} {words}　", note_format(self._theme))
        cursor.insertText("展开", link_format(self._theme, f"fold:{entry.start}"))

    def _write_row(self, table: QTextTable, at: int, row: SideRow) -> None:
        self._draw_rule(table, at)
        cursor = table.cellAt(at, 0).firstCursorPosition()
        cursor.setBlockFormat(paragraph_format())
        note = KIND_NAMES[row.kind] + ("\u2028层次改变" if row.is_restyled else "")
        cursor.insertText(note, note_format(self._theme))
        cells = [
            table.cellAt(at, column + 1).firstCursorPosition() for column in range(self._columns)
        ]
        if row.kind == "moved_away":
            self._write_side(cells[0], row.before, is_muted=True)
            self._write_link(cells[-1], f"移到{row.section}", row.partner)
            return
        if self._columns == 1:
            self._write_both(cells[0], row)
        else:
            self._write_side(cells[0], row.before)
            self._write_side(cells[1], row.after)
        if row.kind == "moved":
            self._write_link(cells[-1], f"自{row.came_from}移来", row.partner)

    def _draw_rule(self, table: QTextTable, at: int) -> None:
        for column in range(self._columns + 1):
            cell = table.cellAt(at, column)
            look = QTextTableCellFormat()
            look.setBottomBorder(1)
            look.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            look.setBottomBorderBrush(self._theme.color("line"))
            look.setProperty(QTextFormat.Property.TableCellLeftPadding, _PADDING_PX)
            cell.setFormat(look)

    def _write_side(
        self, cursor: QTextCursor, side: Side | None, *, is_muted: bool = False
    ) -> None:
        cursor.setBlockFormat(paragraph_format())
        if side is None:
            return
        look = style_format(side.style, self._theme)
        if is_muted:
            look.setForeground(self._theme.color("muted"))
        cursor.insertText(side.ordinal, look)
        write_pieces(cursor, side.pieces, look, self._theme)

    def _write_both(self, cursor: QTextCursor, row: SideRow) -> None:
        """Write both texts in one, what went struck, what came underlined."""
        side = row.after or row.before
        cursor.setBlockFormat(paragraph_format())
        if side is None:
            return
        look = style_format(side.style, self._theme)
        cursor.insertText(side.ordinal, look)
        write_pieces(cursor, row.pieces, look, self._theme)

    def _write_link(self, cursor: QTextCursor, words: str, partner: int | None) -> None:
        if cursor.block().length() > 1:
            cursor.insertText("　", note_format(self._theme))
        cursor.insertText(words, link_format(self._theme, f"row:{partner}"))

    # places

    def _put_cursor(self, number: int) -> None:
        """Put the caret into a row without a word to others."""
        if self._table is None:
            return
        was_blocked = self.blockSignals(True)
        cell = self._table.cellAt(self._places[number], self._columns)
        self.setTextCursor(cell.firstCursorPosition())
        self.blockSignals(was_blocked)

    def _box(self, number: int) -> QRectF | None:
        """Return where a row stands in the document."""
        if self._table is None or number not in self._places:
            return None
        layout = self.document().documentLayout()
        box = QRectF()
        for column in range(self._columns + 1):
            cell = self._table.cellAt(self._places[number], column)
            first, last = cell.firstCursorPosition().block(), cell.lastCursorPosition().block()
            box = box.united(layout.blockBoundingRect(first)).united(layout.blockBoundingRect(last))
        return box.adjusted(0, -_PADDING_PX, 0, _PADDING_PX)


def _holds(fold: Folded, number: int) -> bool:
    return fold.start <= number < fold.end
