"""All known bodies as a table: ticked where they are in a list of peers, with their residents.

Narrowing happens here and not in a proxy of Qt, which would ask for each cell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal

from assistant.benchmark.peer_book import format_wan, parse_residents
from assistant.gui.models.record_table import RecordTable
from assistant.workflow.terms import LEVEL_NAMES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtCore import QObject

    from assistant.benchmark.peer_book import PeerBody
    from assistant.outline.meta import Level

    Index = QModelIndex | QPersistentModelIndex

BODY, LEVEL, PLACE, YEARS, RESIDENTS = range(5)
_UNKNOWN = "—"


class PeerBodiesModel(RecordTable):
    """A row a body.

    Signals:
        ticked: identities, and whether they are to be in the list.
        residents_changed: identity, and persons or None.
        refused: words that are no number of residents.
    """

    ticked = Signal(object, bool)
    residents_changed = Signal(str, object)
    refused = Signal(str)

    titles = ("机关", "层级", "地区", "年度", "常住人口（万人）")
    numbers = frozenset({RESIDENTS})

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[PeerBody, ...] = ()
        self._shown: list[PeerBody] = []
        self._members: frozenset[str] | None = None
        self._residents: Mapping[str, int] = {}
        self._filter: Callable[[PeerBody], bool] = lambda _: True

    @property
    def total(self) -> int:
        """How many bodies there are."""
        return len(self._all)

    @property
    def shown(self) -> tuple[str, ...]:
        """Identities of the bodies shown, in order."""
        return tuple(body.identity for body in self._shown)

    def set_bodies(self, bodies: Sequence[PeerBody]) -> None:
        """Show other bodies, in this order."""
        self.beginResetModel()
        self._all = tuple(bodies)
        self._choose()
        self.endResetModel()

    def set_book(self, members: frozenset[str] | None, residents: Mapping[str, int]) -> None:
        """Tick the members of a list, None where there is no list; show residents.

        Rows stay where they are, so that what was unticked by mistake can be ticked again.
        """
        self._members, self._residents = members, residents
        if self._shown:
            last = self.index(len(self._shown) - 1, RESIDENTS)
            self.dataChanged.emit(self.index(0, BODY), last)

    def narrow(
        self, words: str, level: Level | None, province: str | None, *, members_only: bool
    ) -> None:
        """Show only bodies whose name or place holds all words, under the filters."""
        wanted = words.split()

        def is_wanted(body: PeerBody) -> bool:
            held = body.name + place_of(body)
            return (
                level in (None, body.level)
                and province in (None, body.province)
                and (not members_only or self._is_member(body))
                and all(word in held for word in wanted)
            )

        self.beginResetModel()
        self._filter = is_wanted
        self._choose()
        self.endResetModel()

    def records(self) -> Sequence[PeerBody]:
        """Return the records shown, in order."""
        return self._shown

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Tell what can be done with a cell."""
        flags = super().flags(index)
        if index.column() == BODY and self._members is not None:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        if index.column() == RESIDENTS:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 -- as Qt has it
        """Return what a cell shows."""
        if not index.isValid() or not 0 <= index.row() < len(self._shown):
            return None
        body, column = self._shown[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._cell(body, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.side(column)
        if role == Qt.ItemDataRole.CheckStateRole and column == BODY and self._members is not None:
            return Qt.CheckState.Checked if self._is_member(body) else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{place_of(body)}　{body.name}" if column != RESIDENTS else _RESIDENTS_TIP
        return None

    def setData(
        self,
        index: Index,
        value: Any,  # noqa: ANN401 -- as Qt has it
        role: int = Qt.ItemDataRole.EditRole,
    ) -> bool:
        """Pass on a tick, or residents that were typed; words that are no number are refused."""
        if not index.isValid():
            return False
        identity = self._shown[index.row()].identity
        if role == Qt.ItemDataRole.CheckStateRole:
            self.ticked.emit((identity,), Qt.CheckState(value) == Qt.CheckState.Checked)
            return True
        try:
            residents = parse_residents(str(value), in_wan=True)
        except ValueError:
            self.refused.emit(str(value))
            return False
        if residents != self._residents.get(identity):
            self.residents_changed.emit(identity, residents)
        return True

    def _is_member(self, body: PeerBody) -> bool:
        return self._members is not None and body.identity in self._members

    def _cell(self, body: PeerBody, column: int) -> str:
        if column == RESIDENTS:
            residents = self._residents.get(body.identity)
            return "" if residents is None else format_wan(residents)
        return _CELLS[column](body)

    def _choose(self) -> None:
        self._shown = [body for body in self._all if self._filter(body)]


def place_of(body: PeerBody) -> str:
    """Return province and city without repeating a name: ``东海省临江市``."""
    return "".join(dict.fromkeys(part for part in (body.province, body.city) if part))


def _years(body: PeerBody) -> str:
    if not body.years:
        return _UNKNOWN
    first, last = body.years[0], body.years[-1]
    return str(first) if first == last else f"{first}—{last}"


_CELLS: dict[int, Callable[[PeerBody], str]] = {
    BODY: lambda body: body.name,
    LEVEL: lambda body: LEVEL_NAMES[body.level] if body.level else _UNKNOWN,
    PLACE: lambda body: place_of(body) or _UNKNOWN,
    YEARS: _years,
}
_RESIDENTS_TIP = "双击填写，单位万人；也可以写 853000人"
