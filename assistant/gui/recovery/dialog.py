"""Choosing what becomes of the drafts that were left unsaved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from assistant.gui.dialogs.redline import time_words
from assistant.gui.jobs.background import Latest
from assistant.gui.messages import message_of
from assistant.gui.recovery.difference_view import DifferenceView
from assistant.gui.widgets.basic import column, make_button, make_label, make_rule, row
from assistant.gui.widgets.scrolled import FittingDialog
from assistant.gui.widgets.turning_splitter import TurningSplitter
from assistant.workflow.occupancy import LOST_TAIL, change_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.base.errors import AssistantError
    from assistant.gui.jobs.background import Background
    from assistant.gui.look.theme import Theme
    from assistant.gui.services.keeping import KeepingServices
    from assistant.workflow.recovering import LostDifference, LostDraft

_SIZE_PX = (1040, 640)
_SMALLEST_PX = (800, 480)
_LIST_PX = 280
_ROW_PX = 52
_TEACHING = "这些稿件上次没有保存。恢复或另存以后不再列出；以后再说，内容都还在。"
_MARKS = "划去的文字只在文件里有，加下划线的文字还没有保存。"
_NO_FILE = "从未保存过，下面是全文。"
_LOST_FILE = "原来的文件读不出来，下面是全文。"


class RecoveryDialog(FittingDialog):
    """The drafts at the left, at the right how the chosen one differs from its file.

    Signals:
        restore_requested: put a draft on the desk.
        save_requested: write a draft to a file of its own.
        give_up_requested: delete what was not saved of a draft.
    """

    restore_requested = Signal(object)
    save_requested = Signal(object)
    give_up_requested = Signal(object)

    def __init__(
        self,
        parent: QWidget | None,
        services: KeepingServices,
        background: Background,
        theme: Theme,
        lost: Sequence[LostDraft],
    ) -> None:
        super().__init__(parent)
        self._compare = services.compare_lost
        self._latest = Latest(background, on_done=self._on_compared, on_error=self._on_error)
        self._lost: list[LostDraft] = []
        self._list = QListWidget()
        self._title = make_label("", "heading", wraps=True)
        self._about = make_label("", "muted", wraps=True)
        self._caution = make_label("", "warning", wraps=True)
        self._legend = make_label("", "muted", wraps=True)
        self.view = DifferenceView(theme)
        self.later = make_button("以后再说(&L)", tip="关闭；内容都还在，可从“文件”菜单再打开")
        self.give_up = make_button("放弃(&D)…")
        self.save = make_button("另存(&A)…")
        self.restore = make_button("恢复(&R)")
        self.restore.setDefault(True)
        self._lay_out()
        self._connect()
        self._fill(lost)

    @property
    def lost(self) -> tuple[LostDraft, ...]:
        """The drafts that are still listed."""
        return tuple(self._lost)

    def remove(self, lost: LostDraft) -> None:
        """List a draft no more; with the last one the dialog closes."""
        if lost not in self._lost:
            return
        nth = self._lost.index(lost)
        self._list.blockSignals(True)  # it would choose by its places of before
        self._list.takeItem(nth)
        self._list.blockSignals(False)
        del self._lost[nth]
        if self._lost:
            self._on_chosen(self._list.currentRow())
        else:
            self.accept()

    def tell_error(self, error: AssistantError) -> None:
        """Say what went wrong with the chosen draft; it stays listed."""
        self._warn(message_of(error))

    def choose(self, nth: int) -> None:
        """Choose a draft by its place in the list."""
        self._list.setCurrentRow(nth)

    def _lay_out(self) -> None:
        self.setWindowTitle("未保存的稿件")
        self.setMinimumSize(*_SMALLEST_PX)
        self.resize(*_SIZE_PX)
        self._list.setAccessibleName("未保存的稿件")
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        right = QWidget()
        parts = (self._title, self._about, self._caution, self._legend, self.view)
        side = column(*parts, spacing=8)
        side.setStretch(len(parts) - 1, 1)
        right.setLayout(side)
        splitter = TurningSplitter(self._list, right, first_px=_LIST_PX)
        splitter.setProperty("look", "bare")
        splitter.setHandleWidth(16)
        body = column(make_label(_TEACHING, "muted", wraps=True), splitter, spacing=12)
        body.setContentsMargins(24, 20, 24, 16)
        body.setStretch(1, 1)
        foot = row(self.later, None, self.give_up, self.save, self.restore)
        foot.setContentsMargins(24, 12, 24, 16)
        layout = column(body, make_rule(), foot, spacing=0)
        layout.setStretch(0, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self._list.currentRowChanged.connect(self._on_chosen)
        self.later.clicked.connect(self.reject)
        for button, signal in (
            (self.restore, self.restore_requested),
            (self.save, self.save_requested),
            (self.give_up, self.give_up_requested),
        ):
            button.clicked.connect(lambda _=False, wish=signal: wish.emit(self._chosen))

    def _fill(self, lost: Sequence[LostDraft]) -> None:
        self._lost = list(lost)
        for each in self._lost:
            when = time_words(each.saved_at.astimezone())
            name = each.path.name if each.path else "从未保存过"
            item = QListWidgetItem(f"{title_of(each)}\n{when}　{name}")
            item.setToolTip(str(each.path or ""))
            item.setSizeHint(QSize(0, _ROW_PX))  # as wide as the list, and no wider
            self._list.addItem(item)
        self.choose(0)

    @property
    def _chosen(self) -> LostDraft:
        return self._lost[max(self._list.currentRow(), 0)]

    def _on_chosen(self, nth: int) -> None:
        self._latest.forget()
        if not 0 <= nth < len(self._lost):
            return
        lost = self._lost[nth]
        when = time_words(lost.saved_at.astimezone())
        self._title.setText(title_of(lost))
        self._about.setText(f"自动保存于{when}　{lost.path or ''}")
        self._warn(LOST_TAIL if lost.lost_tail else "")
        self._legend.setText("")
        self.view.say("正在与文件比较…")
        compare = self._compare
        self._latest.ask(lambda _: (lost, compare(lost)))

    def _on_compared(self, found: tuple[LostDraft, LostDifference]) -> None:
        lost, difference = found
        warnings = [LOST_TAIL] if lost.lost_tail else []
        if difference.change is not None:
            warnings.append(change_words(difference.change))
        self._warn("".join(warnings))
        if difference.comparison is not None:
            self._legend.setText(_MARKS)
            self.view.show_difference(difference.comparison)
        else:
            self._legend.setText(_LOST_FILE if lost.path else _NO_FILE)
            self.view.show_text(difference.text)

    def _on_error(self, error: AssistantError) -> None:
        self.view.say(message_of(error))

    def _warn(self, words: str) -> None:
        self._caution.setText(words)
        self._caution.setVisible(bool(words))


def title_of(lost: LostDraft) -> str:
    """Return what a draft is called."""
    return lost.draft.elements.title or "未命名稿件"
