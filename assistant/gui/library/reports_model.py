"""The reports of the corpus as a table that sorts and narrows ten thousand rows at once.

Sorting and narrowing happen here and not in a proxy of Qt, which would ask for each cell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from assistant.gui.models.record_table import RecordTable
from assistant.workflow.terms import LEVEL_NAMES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from PySide6.QtCore import QObject

    from assistant.corpus.stored import StoredReport
    from assistant.suggest.word_search import Filters

    Index = QModelIndex | QPersistentModelIndex
    SortKey = Callable[[StoredReport], Any]

REPORT = Qt.ItemDataRole.UserRole + 1
TITLE, BODY, YEAR, LEVEL, PLACE, CHARACTERS, CHECK = range(7)
HEADINGS = ("题名", "机关", "年度", "层级", "地区", "字数", "核对")
UNKNOWN = "未识别"
_AFTER_NUMBER = "\u2002\u2002"
"""White between a column of numbers and the words right of it."""


def title_of(report: StoredReport) -> str:
    """Return the title, or words for one that was not recognised."""
    return report.meta.title or "（未识别题名）"


def place_of(report: StoredReport) -> str:
    """Return province, city and county without repeating a name: ``东海省临江市临江区``."""
    parts = (report.meta.province, report.meta.city, report.meta.county)
    return "".join(dict.fromkeys(part for part in parts if part))


def check_of(report: StoredReport) -> str:
    """Return whether a person should look at it: ``待核对 3``, ``已核对``, or nothing."""
    if report.is_reviewed:
        return "已核对"
    if report.doubts:
        return f"待核对 {report.doubts}"
    return "已更正" if report.is_corrected else "—"


_CELLS: Mapping[int, Callable[[StoredReport], str]] = {
    TITLE: title_of,
    BODY: lambda report: report.meta.body or UNKNOWN,
    YEAR: lambda report: str(report.meta.year or "—"),
    LEVEL: lambda report: LEVEL_NAMES[report.meta.level] if report.meta.level else UNKNOWN,
    PLACE: lambda report: place_of(report) or "—",
    CHARACTERS: lambda report: f"{report.characters:,}{_AFTER_NUMBER}",
    CHECK: check_of,
}
_LEVEL_ORDER = {level: number for number, level in enumerate(LEVEL_NAMES)}
_KEYS: Mapping[int, SortKey] = {
    TITLE: title_of,
    BODY: lambda report: report.meta.body or "",
    YEAR: lambda report: report.meta.year or 0,
    LEVEL: lambda report: _LEVEL_ORDER.get(report.meta.level, -1) if report.meta.level else -1,
    PLACE: place_of,
    CHARACTERS: lambda report: report.characters,
    CHECK: lambda report: (report.is_reviewed, -report.doubts, -report.id),
}
"""What a column sorts by; unsure reports come first, the latest of them before."""


class ReportsModel(RecordTable):
    """A row a report."""

    titles = tuple(
        name + _AFTER_NUMBER if column == CHARACTERS else name
        for column, name in enumerate(HEADINGS)
    )
    numbers = frozenset({CHARACTERS})

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: dict[int, StoredReport] = {}
        self._words: dict[int, str] = {}
        self._shown: list[StoredReport] = []
        self._order = (CHECK, False)
        self._filter: Callable[[StoredReport], bool] = lambda _: True

    @property
    def total(self) -> int:
        """How many reports the corpus holds."""
        return len(self._all)

    @property
    def doubtful(self) -> int:
        """How many of them want a look."""
        return sum(report.doubts > 0 for report in self._all.values())

    @property
    def shown(self) -> Sequence[StoredReport]:
        """The reports shown, in order."""
        return self._shown

    def set_reports(self, reports: Iterable[StoredReport]) -> None:
        """Show another list."""
        self.beginResetModel()
        self._all = {report.id: report for report in reports}
        self._words = {number: _words_of(report) for number, report in self._all.items()}
        self._choose()
        self.endResetModel()

    def report(self, number: int) -> StoredReport | None:
        """Return the report of that number."""
        return self._all.get(number)

    def row_of(self, number: int) -> int | None:
        """Return the row that shows a report, None where it is narrowed away."""
        return next((row for row, report in enumerate(self._shown) if report.id == number), None)

    def narrow(self, words: str, filters: Filters) -> None:
        """Show only reports that hold all words in title, body, place or file, under filters."""
        wanted = words.lower().split()

        def is_wanted(report: StoredReport) -> bool:
            held = self._words[report.id]
            return all(word in held for word in wanted) and _passes(report, filters)

        self.beginResetModel()
        self._filter = is_wanted
        self._choose()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; reports that are alike in it stay in the order they had."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        numbers = [(self._shown[index.row()].id, index.column()) for index in before]
        self._order = (column, order == Qt.SortOrder.DescendingOrder)
        self._choose()
        rows = {report.id: row for row, report in enumerate(self._shown)} if before else {}
        after = [self.index(rows[number], column_) for number, column_ in numbers]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def records(self) -> Sequence[StoredReport]:
        """Return the records shown, in order."""
        return self._shown

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 -- as Qt has it
        """Return what a cell shows."""
        if not index.isValid() or not 0 <= index.row() < len(self._shown):
            return None
        report, column = self._shown[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return _CELLS[column](report)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.side(column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tip(report)
        return report if role == REPORT else None

    def _choose(self) -> None:
        """Take the reports that pass, in the order asked for."""
        column, is_descending = self._order
        passing = [report for report in self._all.values() if self._filter(report)]
        passing.sort(key=_KEYS[column], reverse=is_descending)
        self._shown = passing


def _passes(report: StoredReport, filters: Filters) -> bool:
    """Tell whether a report is of the level, years and province that are wanted."""
    meta = report.meta
    return (
        filters.level in (None, meta.level)
        and filters.province in (None, meta.province)
        and (filters.year_from is None or (meta.year or 0) >= filters.year_from)
        and (filters.year_to is None or (meta.year or filters.year_to + 1) <= filters.year_to)
    )


def _words_of(report: StoredReport) -> str:
    meta = report.meta
    parts = (meta.title, meta.body, place_of(report), str(meta.year or ""), report.path)
    return "\n".join(part for part in parts if part).lower()


def _tip(report: StoredReport) -> str:
    sample = "　示例" if report.sample else ""
    doubts = f"　有 {report.doubts} 处没有把握，请核对" if report.doubts else ""
    return f"{title_of(report)}{sample}{doubts}\n{report.path}"
