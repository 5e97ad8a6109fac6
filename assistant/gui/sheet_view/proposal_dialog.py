"""What would change in the indicator sheet, to be looked through before it does (预览)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QListWidget, QTableView

from assistant.draft.sheet.cell import cell_text
from assistant.draft.sheet.proposal import place_words
from assistant.gui.models.record_table import LEFT, RecordTable
from assistant.gui.sheet_view.delegate import CellDelegate
from assistant.gui.widgets.basic import column, make_button, make_label, make_rule, row
from assistant.gui.widgets.scrolled import FittingDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from assistant.draft.sheet.proposal import Kind, Proposal
    from assistant.gui.look.theme import Theme

    Index = QModelIndex | QPersistentModelIndex

KIND_NAMES: Mapping[Kind, str] = {
    "new": "新增指标",
    "own": "新增自有指标",
    "filled": "填入",
    "changed": "改动",
    "conflict": "不一致",
}
UNTICKED: tuple[Kind, ...] = ("conflict",)
"""Kinds that are not ticked at first."""
_SIZE_PX, _SMALLEST_PX = (960, 600), (720, 400)
_INDICATOR, _PLACE, _HELD, _OFFERED, _KIND, _SOURCE = range(6)
_WIDTHS = {_INDICATOR: 220, _PLACE: 84, _HELD: 120, _OFFERED: 140, _KIND: 120}
_REFUSED_LINES, _LINE_PX, _FRAME_PX = 5, 28, 12
"""Most lines of what is refused that are seen at once, and their height."""


class ProposalModel(RecordTable):
    """A line a change, with a box to tick."""

    titles = ("指标", "栏目", "现有", "改为", "类别", "出处")
    numbers = frozenset({_HELD, _OFFERED})

    def __init__(self, proposals: Sequence[Proposal], left: Collection[Kind]) -> None:
        super().__init__()
        self._proposals = tuple(proposals)
        self._taken = [each.kind not in left for each in proposals]

    @property
    def taken(self) -> tuple[Proposal, ...]:
        """The changes that are ticked."""
        pairs = zip(self._proposals, self._taken, strict=True)
        return tuple(each for each, is_taken in pairs if is_taken)

    def tick_all(self, *, is_taken: bool) -> None:
        """Tick all of them, or none."""
        self._taken = [is_taken] * len(self._taken)
        if self._taken:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._taken) - 1, 0))

    def records(self) -> Sequence[Proposal]:
        """Return the records shown, in order."""
        return self._proposals

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Tell what can be done with a cell."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 -- as Qt has it
        """Return what a cell shows."""
        if not index.isValid():
            return None
        each, at = self._proposals[index.row()], index.column()
        tick = Qt.CheckState.Checked if self._taken[index.row()] else Qt.CheckState.Unchecked
        roles: dict[int, Callable[[], object]] = {
            Qt.ItemDataRole.DisplayRole: lambda: _words(each)[at],
            Qt.ItemDataRole.ToolTipRole: lambda: _words(each)[at],
            Qt.ItemDataRole.TextAlignmentRole: lambda: self.side(at),
            Qt.ItemDataRole.CheckStateRole: lambda: tick if at == 0 else None,
        }
        return roles[role]() if role in roles else None

    def setData(
        self,
        index: Index,
        value: Any,  # noqa: ANN401 -- as Qt has it
        role: int = Qt.ItemDataRole.EditRole,
    ) -> bool:
        """Tick a change or leave it."""
        if not index.isValid() or role != Qt.ItemDataRole.CheckStateRole:
            return False
        self._taken[index.row()] = Qt.CheckState(value) == Qt.CheckState.Checked
        self.dataChanged.emit(index, index)
        return True


class ProposalDialog(FittingDialog):
    """The changes with where they come from; the default button makes those that are ticked."""

    def __init__(
        self,
        parent: QWidget | None,
        theme: Theme,
        title: str,
        proposals: Sequence[Proposal],
        *,
        left: Collection[Kind] = UNTICKED,
        refused: Sequence[str] = (),
    ) -> None:
        """Make the dialog.

        Args:
            parent: the window.
            theme: colours.
            title: of the dialog.
            proposals: what would change.
            left: kinds that are not ticked at first.
            refused: what could not be understood, a line each; the rest may be taken.
        """
        super().__init__(parent)
        self.setWindowTitle(title)
        self.model = ProposalModel(proposals, left)
        self.model.setParent(self)
        self.table = _make_table(self.model, theme)
        self._summary = make_label(_summary(proposals), "panel")
        self._about = make_label(_about(proposals), "muted", wraps=True)
        self._refused_title = make_label(f"有 {len(refused)} 处不能采用，保持原样：", "warning")
        self.refused = _make_refused(refused)
        self._take_words = "导入其余" if refused else "填入"
        for part in (self._refused_title, self.refused):
            part.setVisible(bool(refused))
        self.all = make_button("全选(&A)")
        self.none = make_button("全不选(&N)")
        self.take = make_button("填入")
        self.take.setDefault(True)
        self._cancel = make_button("取消")
        self._lay_out()
        self.all.clicked.connect(lambda: self.model.tick_all(is_taken=True))
        self.none.clicked.connect(lambda: self.model.tick_all(is_taken=False))
        self.model.dataChanged.connect(self._tell_count)
        self.take.clicked.connect(self.accept)
        self._cancel.clicked.connect(self.reject)
        self._tell_count()

    @property
    def taken(self) -> tuple[Proposal, ...]:
        """The changes to make."""
        return self.model.taken

    def _lay_out(self) -> None:
        self.setMinimumSize(*_SMALLEST_PX)
        self.resize(*_SIZE_PX)
        body = column(self._summary, self._about, self.table, self._refused_title, self.refused)
        body.setContentsMargins(16, 16, 16, 12)
        body.setStretch(2, 1)
        foot = row(self.all, self.none, None, self._cancel, self.take)
        foot.setContentsMargins(16, 12, 16, 12)
        layout = column(body, make_rule(), foot, spacing=0)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.table.setFocus()

    def _tell_count(self) -> None:
        count = len(self.model.taken)
        self.take.setText(f"{self._take_words} {count} 处" if count else self._take_words)
        self.take.setEnabled(count > 0)


def _make_table(model: ProposalModel, theme: Theme) -> QTableView:
    table = QTableView()
    table.setModel(model)
    table.setItemDelegate(CellDelegate(theme, table))
    table.setAccessibleName("将要填入的数据")
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(32)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(LEFT)
    header.setSectionResizeMode(_SOURCE, QHeaderView.ResizeMode.Stretch)
    for number, width in _WIDTHS.items():
        header.resizeSection(number, width)
    return table


def _words(each: Proposal) -> tuple[str, ...]:
    if each.column is None or each.before is None:
        held, offered = "", _row_words(each)
    else:
        held, offered = cell_text(each.before, each.column), cell_text(each.row, each.column)
    place = place_words(each)
    return (
        each.row.name,
        place,
        held,
        offered or "（清空）",
        KIND_NAMES[each.kind],
        each.source,
    )


def _row_words(each: Proposal) -> str:
    """Return the numbers of a new row: ``12／9期``."""
    numbers = [cell_text(each.row, "this_year") or "—", cell_text(each.row, "last_year") or "—"]
    return f"{'／'.join(numbers)} {each.row.unit}".strip()


def _summary(proposals: Sequence[Proposal]) -> str:
    counts = {kind: sum(each.kind == kind for each in proposals) for kind in KIND_NAMES}
    told = [f"{KIND_NAMES[kind]} {count} 处" for kind, count in counts.items() if count]
    return " · ".join(told) or "没有要改动的数据。"


def _about(proposals: Sequence[Proposal]) -> str:
    kinds = {each.kind for each in proposals}
    told = ["勾选的将填入指标表，没有勾选的保持原样。"]
    if "conflict" in kinds:
        told.append("“不一致”的勾选即采用新值，不勾选即保留现有的值。")
    if "own" in kinds:
        told.append("指标清单中没有的名称，勾选后作为自有指标加入。")
    if kinds & {"new", "own"}:
        told.append("新增的写作“今年／去年”。")
    return "".join(told)


def _make_refused(refused: Sequence[str]) -> QListWidget:
    """Return the list of what could not be understood: where, what stands there, what should."""
    lines = QListWidget()
    lines.setAccessibleName("不能采用的内容")
    lines.addItems(list(refused))
    for number, words in enumerate(refused):
        lines.item(number).setToolTip(words)
    lines.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    lines.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
    lines.setFixedHeight(min(len(refused), _REFUSED_LINES) * _LINE_PX + _FRAME_PX)
    return lines
