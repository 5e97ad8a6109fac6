"""What the window of benchmarks can show: the overview, then the indicators by topic."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from assistant.draft.numbers import format_value
from assistant.figures.indicators import load_indicators
from assistant.gui.benchmark.own import NOBODY
from assistant.gui.peer_words import COMPUTED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtCore import QObject

    from assistant.figures.indicators import Indicator
    from assistant.gui.benchmark.own import Own

    Index = QModelIndex | QPersistentModelIndex

ENTRY = Qt.ItemDataRole.UserRole + 1
OVERVIEW = ""
"""Key of the overview (总览)."""
_NO_INDEX = QModelIndex()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the list."""

    text: str
    key: str | None
    """Of the indicator, :data:`OVERVIEW`, or None for the name of a topic."""
    own: str = ""
    """One's own value."""


class IndicatorsModel(QAbstractListModel):
    """Narrowed by any part of the name, another name, or the topic."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._own = NOBODY
        self._words = ""
        self._entries: list[Entry] = []
        self._fill()

    @property
    def entries(self) -> Sequence[Entry]:
        """The lines shown."""
        return self._entries

    def set_own(self, own: Own) -> None:
        """Show other values of one's own."""
        self._own = own
        self._reset()

    def narrow(self, words: str) -> None:
        """Show only what these words are part of."""
        self._words = words.strip().casefold()
        self._reset()

    def row_of(self, key: str) -> int | None:
        """Return the line of an indicator, None while it is not shown."""
        return next((row for row, entry in enumerate(self._entries) if entry.key == key), None)

    def first_indicator(self) -> str | None:
        """Return the key of the first indicator shown."""
        return next((entry.key for entry in self._entries if entry.key), None)

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self._entries)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Tell what can be chosen: all but the names of topics."""
        if index.isValid() and self._entries[index.row()].key is None:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 -- as Qt has it
        """Return what a line shows."""
        if not index.isValid() or not 0 <= index.row() < len(self._entries):
            return None
        entry = self._entries[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return entry.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{entry.text}，本单位 {entry.own}" if entry.own else entry.text
        return entry if role == ENTRY else None

    def _reset(self) -> None:
        self.beginResetModel()
        self._fill()
        self.endResetModel()

    def _fill(self) -> None:
        self._entries = [] if self._words else [Entry(text="总览", key=OVERVIEW)]
        topic = ""
        for indicator in self._wanted():
            if indicator.topic != topic:
                topic = indicator.topic
                self._entries.append(Entry(text=topic, key=None))
            value = self._own.value(indicator.key)
            mark = COMPUTED if self._own.computed(indicator.key) else ""
            own = "" if value is None else format_value(value, indicator.unit) + mark
            self._entries.append(Entry(text=indicator.name, key=indicator.key, own=own))

    def _wanted(self) -> Iterator[Indicator]:
        for indicator in load_indicators().values():
            words = (indicator.name, indicator.topic, *indicator.aliases)
            if any(self._words in word.casefold() for word in words):
                yield indicator
