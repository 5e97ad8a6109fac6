"""Before all is replaced: what becomes what, with the refused ones and why, each to be left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHeaderView, QTableView, QWidget

from assistant.draft.fields import write_out
from assistant.gui.find.change_delegate import ChangeDelegate
from assistant.gui.find.changes_model import PLACE, REASON, WHETHER, WORDS, ChangesModel
from assistant.gui.look.theme import ROW_PX
from assistant.gui.review.place_names import PlaceNames
from assistant.gui.widgets.basic import column, make_button, make_label, row
from assistant.gui.widgets.scrolled import FittingDialog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex

    from assistant.draft.draft import Draft
    from assistant.draft.find.replace import Change
    from assistant.gui.look.theme import Theme

_SIZE_PX = (860, 520)
_WHETHER_PX, _PLACE_PX, _REASON_PX = 56, 180, 220


class ReplaceAllDialog(FittingDialog):
    """All changes in a list; nothing is changed before 替换 is pressed."""

    def __init__(
        self,
        parent: QWidget | None,
        theme: Theme,
        draft: Draft,
        changes: tuple[Change, ...],
        with_fields: tuple[Change, ...],
    ) -> None:
        """Show the changes.

        Args:
            parent: the window.
            theme: colours.
            draft: what was planned for.
            changes: in the order of the text.
            with_fields: the same, where numbers of the sheet may give way.
        """
        super().__init__(parent)
        self.setWindowTitle("全部替换")
        self.resize(*_SIZE_PX)
        self._plans = (changes, with_fields)
        self.model = ChangesModel(
            PlaceNames(draft).of_paragraph, lambda stored: write_out(stored, draft)[0], self
        )
        self._fields = QCheckBox("指标表所填数据也改为文字，不再随指标表更新(&F)")
        self._fields.setVisible(_refused(changes) > _refused(with_fields))
        self._all = make_button("全选(&A)", "small")
        self._none = make_button("全不选(&N)", "small")
        self._summary = make_label("", wraps=True)
        self.table = self._make_table(theme)
        self.accept_button = make_button("替换")
        self.accept_button.setDefault(True)
        self._cancel = make_button("取消")
        self._lay_out()
        self._connect()
        self.model.show_changes(changes)

    @property
    def chosen(self) -> tuple[Change, ...]:
        """The changes to be made."""
        return self.model.chosen

    @property
    def with_fields(self) -> bool:
        """Whether numbers of the sheet may give way to words."""
        return self._fields.isChecked()

    def _make_table(self, theme: Theme) -> QTableView:
        table = QTableView()
        table.setAccessibleName("将要做的改动")
        table.setModel(self.model)
        delegate = ChangeDelegate(theme, self.model.written, table)
        table.setItemDelegateForColumn(WORDS, delegate)
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(ROW_PX)
        head = table.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionResizeMode(WORDS, QHeaderView.ResizeMode.Stretch)
        widths = ((WHETHER, _WHETHER_PX), (PLACE, _PLACE_PX), (REASON, _REASON_PX))
        for section, width in widths:
            head.resizeSection(section, width)
        is_refused = any(_refused(changes) for changes in self._plans)
        table.setColumnHidden(REASON, not is_refused)
        return table

    def _lay_out(self) -> None:
        head = row(self._summary, None, self._all, self._none)
        foot = row(self._fields, None, self._cancel, self.accept_button)
        layout = column(head, self.table, foot, spacing=12)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self.model.ticked.connect(self._on_ticked)
        self._fields.toggled.connect(lambda is_on: self.model.show_changes(self._plans[is_on]))
        self._all.clicked.connect(lambda: self.model.tick_all(is_on=True))
        self._none.clicked.connect(lambda: self.model.tick_all(is_on=False))
        self.table.activated.connect(self._on_activated)
        self.accept_button.clicked.connect(self.accept)
        self._cancel.clicked.connect(self.reject)

    def _on_ticked(self) -> None:
        chosen, refused = len(self.chosen), _refused(self.model.records())
        rest = f"，{refused} 处不能替换" if refused else ""
        self._summary.setText(f"共 {self.model.rowCount()} 处，将替换 {chosen} 处{rest}。")
        self.accept_button.setText(f"替换 {chosen} 处")
        self.accept_button.setEnabled(bool(chosen))

    def _on_activated(self, index: QModelIndex) -> None:
        """Tick or untick a row with a double click."""
        cell = index.siblingAtColumn(WHETHER)
        state = cell.data(Qt.ItemDataRole.CheckStateRole)
        if state is not None:
            other = {Qt.CheckState.Checked: Qt.CheckState.Unchecked}
            self.model.setData(
                cell, other.get(state, Qt.CheckState.Checked), Qt.ItemDataRole.CheckStateRole
            )


def _refused(changes: Sequence[Change]) -> int:
    return sum(bool(change.refusal) for change in changes)
