"""The overview (总览): each indicator of the sheet with one's own value and place among peers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from assistant.draft.numbers import format_value
from assistant.gui.models.record_table import RecordTable
from assistant.gui.peer_words import COMPUTED, place_in_words, shown_value, spread_in_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from PySide6.QtCore import QObject

    from assistant.benchmark.benchmark import Benchmark
    from assistant.figures.indicators import Indicator

    Index = QModelIndex | QPersistentModelIndex

Verdict = Literal["ahead", "middle", "behind", "neutral", "few", "waiting", "failed"]
"""In the best or the last quarter of the peers or between; neither way is better; too few peers;
not compared yet; could not be compared."""
VERDICTS: Mapping[Verdict, str] = {
    "ahead": "▲ 靠前",
    "middle": "● 居中",
    "behind": "▼ 靠后",
    "neutral": "○ 不分优劣",
    "few": "— 不足五家",
    "waiting": "…",
    "failed": "! 未能比较",
}
LINE = Qt.ItemDataRole.UserRole + 1
NAME, OWN, MEDIAN, PLACE, SCALE, VERDICT, COUNT = range(7)
HEADINGS = ("指标", "本单位", "同类中位数", "位次", "所处位置", "判断", "可比家数")
_QUARTER = 25.0
_VERDICT_ORDER: tuple[Verdict, ...] = (
    "behind",
    "middle",
    "ahead",
    "neutral",
    "few",
    "failed",
    "waiting",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewLine:
    """One indicator of the overview."""

    indicator: Indicator
    value: float
    """One's own, in base units."""
    computed: str = ""
    """How it follows from two counts (``14件 ÷ 140件``); empty for one that was given."""
    benchmark: Benchmark | None = None
    """None until it was compared."""
    error: str = ""
    """Why it could not be compared."""

    @property
    def verdict(self) -> Verdict:
        """How one stands among the peers."""
        if self.benchmark is None:
            return "failed" if self.error else "waiting"
        place = self.benchmark.place
        if self.benchmark.spread is None or place is None:
            return "few"
        if place.better_than is None:
            return "neutral"
        if place.better_than >= 100 - _QUARTER:
            return "ahead"
        return "behind" if place.better_than <= _QUARTER else "middle"

    @property
    def share(self) -> float | None:
        """Where one stands between the worst (0) and the best (1); by size where neither is."""
        benchmark = self.benchmark
        if benchmark is None or benchmark.spread is None or benchmark.place is None:
            return None
        place = benchmark.place
        share = place.percentile if place.better_than is None else place.better_than
        return share / 100


class OverviewModel(RecordTable):
    """A row an indicator."""

    titles = HEADINGS
    numbers = frozenset({OWN, MEDIAN, COUNT})

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[OverviewLine] = []
        self._order: tuple[int, bool] | None = None

    @property
    def lines(self) -> Sequence[OverviewLine]:
        """The lines shown, in order."""
        return self._lines

    def set_lines(self, lines: Iterable[OverviewLine]) -> None:
        """Show other indicators."""
        self.beginResetModel()
        self._lines = list(lines)
        self._order = None
        self.endResetModel()

    def put(self, line: OverviewLine) -> None:
        """Show what came of an indicator in place of what was shown of it."""
        keys = [known.indicator.key for known in self._lines]
        if line.indicator.key in keys:
            row = keys.index(line.indicator.key)
            self._lines[row] = line
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(HEADINGS) - 1))

    def records(self) -> Sequence[OverviewLine]:
        """Return the records shown, in order."""
        return self._lines

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 -- as Qt has it
        """Return what a cell shows."""
        if not index.isValid() or not 0 <= index.row() < len(self._lines):
            return None
        line = self._lines[index.row()]
        roles: dict[int, Callable[[], object]] = {
            Qt.ItemDataRole.DisplayRole: lambda: cell_of(line, index.column()),
            Qt.ItemDataRole.ToolTipRole: lambda: line.error or tip_of(line),
            Qt.ItemDataRole.TextAlignmentRole: lambda: self.side(index.column()),
            LINE: lambda: line,
        }
        return roles[role]() if role in roles else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column."""
        if column < 0:
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        lines = [self._lines[index.row()] for index in before]
        self._lines.sort(key=_KEYS[column], reverse=order == Qt.SortOrder.DescendingOrder)
        rows = {line.indicator.key: row for row, line in enumerate(self._lines)}
        after = [
            self.index(rows[line.indicator.key], index.column())
            for line, index in zip(lines, before, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()


def cell_of(line: OverviewLine, column: int) -> str:
    """Return the words of a cell."""
    return _CELLS[column](line)


def tip_of(line: OverviewLine) -> str:
    """Return the comparison of an indicator in words."""
    if line.benchmark is None:
        return ""
    order = "所处位置：右为大。" if line.verdict == "neutral" else "所处位置：右为好。"
    lines = (
        line.indicator.name,
        f"本单位的数由 {line.computed} 算得。" if line.computed else "",
        place_in_words(line.benchmark),
        spread_in_words(line.benchmark),
        "" if line.share is None else order,
    )
    return "\n".join(filter(None, lines))


def summary_of(lines: Sequence[OverviewLine]) -> str:
    """Return the overview in a sentence: how many indicators stand where."""
    counts = dict.fromkeys(VERDICTS, 0)
    for line in lines:
        counts[line.verdict] += 1
    judged = counts["ahead"] + counts["middle"] + counts["behind"]
    parts = [
        f"能分优劣的 {judged} 项：靠前 {counts['ahead']} 项、居中 {counts['middle']} 项、"
        f"靠后 {counts['behind']} 项"
        if judged
        else "",
        f"不分优劣 {counts['neutral']} 项" if counts["neutral"] else "",
        f"可比不足五家 {counts['few']} 项" if counts["few"] else "",
        f"未能比较 {counts['failed']} 项" if counts["failed"] else "",
    ]
    return "；".join(filter(None, parts)) + "。" if any(parts) else ""


def caveat_of(lines: Sequence[OverviewLine]) -> str:
    """Return how many comparisons mix levels; nothing where none does."""
    mixed = sum(bool(line.benchmark and line.benchmark.mixed_levels) for line in lines)
    return f"有 {mixed} 项含不同层级的机关，数据不宜直接相比，请先选定层级。" if mixed else ""


def table_text(lines: Sequence[OverviewLine]) -> str:
    """Return the overview as text with tabs, to be pasted into a table."""
    columns = [number for number in range(len(HEADINGS)) if number != SCALE]
    rows = [[HEADINGS[number] for number in columns]]
    rows += [[cell_of(line, number) for number in columns] for line in lines]
    return "\n".join("\t".join(row) for row in rows)


def _median(line: OverviewLine) -> str:
    benchmark = line.benchmark
    if benchmark is None or benchmark.spread is None:
        return "—" if benchmark else ""
    return shown_value(benchmark.spread.median, benchmark)


def _own(line: OverviewLine) -> str:
    place = line.benchmark.place if line.benchmark else None
    mark = COMPUTED if line.computed else ""
    if line.benchmark is not None and place is not None:
        return shown_value(place.value, line.benchmark) + mark
    return format_value(line.value, line.indicator.unit) + mark


def _place(line: OverviewLine) -> str:
    benchmark = line.benchmark
    if benchmark is None or benchmark.place is None or benchmark.spread is None:
        return "—" if benchmark else ""
    return f"第 {benchmark.place.rank} 位"


_CELLS: Mapping[int, Callable[[OverviewLine], str]] = {
    NAME: lambda line: line.indicator.name,
    OWN: _own,
    MEDIAN: _median,
    PLACE: _place,
    SCALE: lambda line: "" if line.share is None else f"{line.share:.0%}",
    VERDICT: lambda line: VERDICTS[line.verdict],
    COUNT: lambda line: f"{line.benchmark.count:,} 家" if line.benchmark else "",
}
_KEYS: Mapping[int, Callable[[OverviewLine], Any]] = {
    **_CELLS,
    OWN: lambda line: line.value,
    MEDIAN: lambda line: (
        line.benchmark.spread.median if line.benchmark and line.benchmark.spread else -1.0
    ),
    PLACE: lambda line: line.benchmark.place.rank if line.benchmark and line.benchmark.place else 0,
    SCALE: lambda line: -1.0 if line.share is None else line.share,
    VERDICT: lambda line: _VERDICT_ORDER.index(line.verdict),
    COUNT: lambda line: line.benchmark.count if line.benchmark else -1,
}
"""What a column sorts by."""
