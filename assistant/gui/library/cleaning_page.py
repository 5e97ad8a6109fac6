"""Cleaning before and after: the rules at the left, the lines side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QStackedWidget, QWidget

from assistant.gui.library.pair_list import PAD_PX, SCROLL_BAR_PX, PairList
from assistant.gui.library.pairs_model import PairsModel
from assistant.gui.library.rule_list import RuleList
from assistant.gui.library.rules_model import RulesModel
from assistant.gui.widgets.basic import column, make_button, make_label, row
from assistant.gui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.cleaning.effects import RuleEffect
    from assistant.gui.look.theme import Theme
    from assistant.workflow.correcting import CleaningView

_RULES_PX = 240
_PAIRS, _EMPTY = range(2)


class CleaningPage(QWidget):
    """Shows what cleaning changed and lets single rules be undone for this report.

    Signals:
        rule_switched: name of a rule, and whether it is to be left out.
    """

    rule_switched = Signal(str, bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.rules = RulesModel(self)
        self.pairs = PairsModel(self)
        self.rule_list = RuleList(self.rules, theme)
        self.pair_list = PairList(self.pairs, theme)
        self._sum = make_label("", "muted")
        self._fold = QCheckBox("只看有改动的行")
        self._fold.setChecked(True)
        self._next = make_button("下一处改动", "small", tip="跳到下一处改动（F8）")
        self._empty = EmptyState(
            theme, "check-double-line", "清洗没有改动这篇报告", "原文和入库的文本一样。"
        )
        self._stack = QStackedWidget()
        self._lay_out()
        self.rules.rule_switched.connect(self.rule_switched)
        self._fold.toggled.connect(lambda is_on: self.pairs.fold(is_folded=is_on))
        self._next.clicked.connect(self.choose_next)

    def show_cleaning(self, view: CleaningView) -> None:
        """Show what cleaning made of a report."""
        kept = self.pair_list.verticalScrollBar().value()
        self._show_rules(view.effects)
        self.pairs.set_pairs(view.pairs)
        changes = self.pairs.changes
        self._sum.setText(f"{changes:,} 行有改动，共 {len(view.pairs):,} 行")
        self._next.setEnabled(bool(changes))
        self.setEnabled(True)
        self._stack.setCurrentIndex(_PAIRS if changes else _EMPTY)
        self.pair_list.verticalScrollBar().setValue(kept)

    def show_waiting(self) -> None:
        """Say that the comparison is being made."""
        self._sum.setText("正在比较…")
        self.setEnabled(False)

    def forget(self) -> None:
        """Show nothing: another report is open."""
        self.rules.set_effects(())
        self.pairs.set_pairs(())
        self.pair_list.verticalScrollBar().setValue(0)

    def choose_next(self) -> None:
        """Go to the next line that was changed."""
        row_number = self.pairs.next_change(self.pair_list.currentIndex().row())
        if row_number is not None:
            index = self.pairs.index(row_number)
            self.pair_list.setCurrentIndex(index)
            self.pair_list.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        for part in (self.rule_list, self.pair_list, self._empty):
            part.set_theme(theme)

    def _show_rules(self, effects: Sequence[RuleEffect]) -> None:
        kept = self.rule_list.verticalScrollBar().value()
        self.rules.set_effects(effects)
        self.rule_list.verticalScrollBar().setValue(kept)

    def _lay_out(self) -> None:
        left = QWidget()
        left.setFixedWidth(_RULES_PX)
        about = make_label("取消勾选，就对这一篇停用该规则", "muted", wraps=True)
        rules = column(make_label("清洗规则", "panel"), about, self.rule_list, spacing=4)
        rules.setContentsMargins(16, 12, 0, 12)
        rules.setStretch(2, 1)
        left.setLayout(rules)
        head = row(self._sum, None, self._fold, self._next, spacing=12)
        titles = row(make_label("清洗前", "panel"), make_label("清洗后", "panel"), spacing=0)
        titles.setContentsMargins(PAD_PX, 0, SCROLL_BAR_PX - PAD_PX, 0)
        titles.setStretch(0, 1)
        titles.setStretch(1, 1)
        pairs = QWidget()
        pairs.setLayout(column(titles, self.pair_list, spacing=4))
        self._stack.addWidget(pairs)
        self._stack.addWidget(self._empty)
        right = column(head, self._stack, spacing=8)
        right.setContentsMargins(16, 8, 16, 12)
        right.setStretch(1, 1)
        layout = row(left, spacing=0)
        layout.addLayout(right, 1)
        self.setLayout(layout)
