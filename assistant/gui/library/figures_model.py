"""The figures of a report as a table, a figure a row, what is wrong to be put right in its cell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal

from assistant.corpus.sentence import sentence_at
from assistant.draft.numbers import format_number
from assistant.figures.correct import FigureCorrection, ImpossibleFigure, check_correction
from assistant.figures.field_words import read_field, write_change
from assistant.figures.figure_words import FigureWords
from assistant.figures.indicators import load_indicators
from assistant.gui.look.theme import interface_font
from assistant.gui.messages import message_of
from assistant.gui.models.record_table import RecordTable
from assistant.workflow.terms import FIGURE_KIND_NAMES, QUALIFIER_NAMES, SCOPE_NAMES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QFont

    from assistant.figures.correct import Value
    from assistant.figures.figure import Figure
    from assistant.gui.library.pending_figures import FigureRow
    from assistant.gui.look.theme import Theme

    Index = QModelIndex | QPersistentModelIndex

ROW = Qt.ItemDataRole.UserRole + 1
WORDS, INDICATOR, VALUE, UNIT, QUALIFIER, CHANGE, YEAR, KIND, SCOPE, NOTE = range(10)
COLUMNS = (
    *("数据原文", "指标", "数值", "单位", "约数", "同比"),
    *("年度", "性质", "口径", "说明"),
)
FIELDS: Mapping[int, str] = {
    INDICATOR: "key",
    VALUE: "value",
    UNIT: "unit",
    QUALIFIER: "qualifier",
    CHANGE: "change",
    YEAR: "year",
    KIND: "kind",
    SCOPE: "scope",
}
"""Which field of a figure a column shows; the others are not for editing."""
CHOICES: Mapping[int, Mapping[str, str]] = {
    QUALIFIER: QUALIFIER_NAMES,
    KIND: FIGURE_KIND_NAMES,
    SCOPE: SCOPE_NAMES,
}
"""Names of what a field may be, in the columns that offer a choice."""
NO_INDICATOR = "无指标"
_NOTHING = "—"
_USUAL = {
    QUALIFIER: QUALIFIER_NAMES["exact"],
    KIND: FIGURE_KIND_NAMES["actual"],
    SCOPE: SCOPE_NAMES["total"],
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """What the person says a field of a figure is."""

    row: FigureRow
    name: str
    value: Value


class FiguresModel(RecordTable):
    """A row a figure, in the order of the text.

    Signals:
        field_changed: a :class:`FieldChange`.
        refused: why what was typed cannot be, in Chinese.
    """

    field_changed = Signal(object)
    refused = Signal(str)

    titles = COLUMNS
    numbers = frozenset({VALUE})

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = ""
        self._rows: Sequence[FigureRow] = ()

    def set_rows(self, text: str, rows: Sequence[FigureRow]) -> None:
        """Show these figures of a text; where only their fields differ, the view stays."""
        is_same = text == self._text and [r.span for r in rows] == [r.span for r in self._rows]
        if not is_same:
            self.beginResetModel()
        self._text, self._rows = text, rows
        if is_same:
            self._repaint()
        else:
            self.endResetModel()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self._repaint()

    def records(self) -> Sequence[FigureRow]:
        """Return the records shown, in order."""
        return self._rows

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let all be edited but the words of the report and what is no figure."""
        flags = super().flags(index)
        is_editable = index.column() in FIELDS and self._rows[index.row()].is_figure
        return flags | Qt.ItemFlag.ItemIsEditable if index.isValid() and is_editable else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 -- as Qt has it
        """Return what a cell shows."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row, column = self._rows[index.row()], index.column()
        roles: dict[int, Callable[[], object]] = {
            Qt.ItemDataRole.DisplayRole: lambda: shown(row, column) or _NOTHING,
            Qt.ItemDataRole.EditRole: lambda: shown(row, column),
            Qt.ItemDataRole.ToolTipRole: lambda: self._tip(row),
            Qt.ItemDataRole.TextAlignmentRole: lambda: self.side(column),
            Qt.ItemDataRole.ForegroundRole: lambda: self._theme.color(_ink(row, column)),
            Qt.ItemDataRole.FontRole: lambda: _font(row),
            ROW: lambda: row,
        }
        return roles[role]() if role in roles else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what was typed or chosen; what cannot be is refused."""
        if role != Qt.ItemDataRole.EditRole or not self.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return False
        row, column = self._rows[index.row()], index.column()
        try:
            change = _read(row, column, str(value))
        except ImpossibleFigure as error:
            self.refused.emit(message_of(error))
            return False
        if change.value != getattr(row.figure, change.name):
            self.field_changed.emit(change)
        return True

    def _tip(self, row: FigureRow) -> str:
        name, note = shown(row, INDICATOR), row.figure.note
        lines = [sentence_at(self._text, *row.span), name, note, _state(row)]
        return "\n".join(line for line in lines if line)

    def _repaint(self) -> None:
        if self._rows:
            last = self.index(len(self._rows) - 1, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)


def indicator_names() -> dict[str, str]:
    """Return the name of each canonical indicator by its key."""
    return {key: indicator.name for key, indicator in load_indicators().items()}


def shown(row: FigureRow, column: int) -> str:
    """Return the words of a cell, empty where there is nothing to say."""
    return _CELLS[column](row)


def _amount(figure: Figure) -> str:
    return "" if figure.value is None else format_number(figure.value)


_CELLS: Mapping[int, Callable[[FigureRow], str]] = {
    WORDS: lambda row: f"{row.written}　{row.figure.indicator}",
    INDICATOR: lambda row: indicator_names().get(row.figure.key or "", ""),
    VALUE: lambda row: _amount(row.figure),
    UNIT: lambda row: row.figure.unit,
    QUALIFIER: lambda row: QUALIFIER_NAMES[row.figure.qualifier],
    CHANGE: lambda row: write_change(row.figure.change),
    YEAR: lambda row: str(row.figure.year or ""),
    KIND: lambda row: FIGURE_KIND_NAMES[row.figure.kind],
    SCOPE: lambda row: SCOPE_NAMES[row.figure.scope],
    NOTE: lambda row: _state(row) or row.figure.note or "",
}


def _state(row: FigureRow) -> str:
    if not row.is_figure:
        return "不是数据"
    return "已更正" if row.is_corrected else ""


def _ink(row: FigureRow, column: int) -> str:
    """Return the colour of a cell's words: what is as usual steps back."""
    words = shown(row, column)
    if not (row.is_figure and words) or words == _USUAL.get(column):
        return "muted"
    if column == NOTE:
        return "green" if row.is_corrected else "amber"
    return "ink"


def _font(row: FigureRow) -> QFont:
    font = interface_font()
    font.setStrikeOut(not row.is_figure)
    return font


def _read(row: FigureRow, column: int, typed: str) -> FieldChange:
    """Return what was typed into a cell as a change.

    Raises:
        ImpossibleFigure: it cannot be.
    """
    name = FIELDS[column]
    words = {shown: word for word, shown in CHOICES.get(column, {}).items()}
    words[NO_INDICATOR] = ""
    value = read_field(name, words.get(typed, typed))
    if name == "value" and value is None and row.figure.change is None:
        raise ImpossibleFigure(row.written, "请写数值；不是数据的，请点右键选“不是数据”")
    written = FigureWords(written=row.written)
    check_correction(FigureCorrection(words=written, changes={name: value}))
    return FieldChange(row=row, name=name, value=value)
