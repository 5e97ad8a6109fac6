"""The window of a comparison: two texts side by side, and the numbers that differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QFrame, QMainWindow, QStackedWidget, QTabWidget, QWidget

from assistant.gui.command import EXPORT, build_actions, dress_actions
from assistant.gui.compare import commands
from assistant.gui.compare.figures_model import FiguresModel
from assistant.gui.compare.figures_table import FiguresTable
from assistant.gui.compare.page import ComparedPage
from assistant.gui.compare.shown import Choice, figure_rows_of
from assistant.gui.compare.side_box import SideBox
from assistant.gui.dialogs.palette import Palette
from assistant.gui.memory.window_size import remember_size, restore_size
from assistant.gui.widgets.basic import column, make_label, row
from assistant.gui.widgets.empty_state import EmptyState
from assistant.gui.widgets.notice import NoticeBar
from assistant.gui.widgets.scrolled import middle_of_window

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent

    from assistant.gui.look.theme import Theme
    from assistant.gui.memory.preferences import Preferences
    from assistant.workflow.side_by_side import SideBySide

TITLE = "比较稿件 — 法治报告助手"
_SMALLEST_PX = 560
_WORDS, _FIGURES = range(2)
_TEACHING = (
    "选好左右两边，就能看到哪些文字、哪些数据不同。可以是两份稿件，也可以是上年报告、"
    "兄弟单位的报告（Word、PDF、网页、文本）。"
)
_LEGEND = "删除线：只有左边有；下划线：只有右边有"


class CompareWindow(QMainWindow):
    """One window beside the draft's.

    Signals:
        file_requested: a file is to be chosen for a side: 0 left, 1 right.
        draft_requested: the open draft is to stand at a side.
        swap_requested: the sides are to change places.
        export_requested: the comparison is to be written into a file.
        place_requested: number of the row whose place is to be shown in the draft.
        closed: the window is going.
    """

    file_requested = Signal(int)
    draft_requested = Signal(int)
    swap_requested = Signal()
    export_requested = Signal()
    place_requested = Signal(int)
    closed = Signal()

    def __init__(self, theme: Theme, preferences: Preferences) -> None:
        super().__init__()
        self.compared: SideBySide | None = None
        self._preferences = preferences
        self.notice = NoticeBar(theme)
        self.sides = (SideBox("左", "L"), SideBox("右", "R"))
        self.page = ComparedPage(theme, columns=2)
        self.figures = FiguresModel()
        self.table = FiguresTable(self.figures)
        self.tabs = QTabWidget()
        self._no_figures = EmptyState(
            theme, "checkbox-circle-line", "没有不同的数据", "两边都写到的数据是一致的。"
        )
        self._empty = EmptyState(theme, "arrow-left-right-line", "", _TEACHING, "选择文件…")
        self._stack = QStackedWidget()
        self._figures_stack = QStackedWidget()
        self._counts = make_label("", "muted")
        self.actions_by_name = build_actions(commands.COMMANDS, self, theme)
        self._choices = QActionGroup(self)
        self.setWindowTitle(TITLE)
        self._lay_out()
        self._connect()
        self.actions_by_name["show_differences"].setChecked(True)
        self.show_nothing()

    # what the owner asks for

    def show_sides(self, names: tuple[str, str], *, has_draft: bool, can_place: bool) -> None:
        """Show what stands at both sides.

        Args:
            names: empty for a side that was not chosen yet.
            has_draft: whether a draft is open.
            can_place: whether a side is the open draft.
        """
        for box, name in zip(self.sides, names, strict=True):
            box.show_name(name, has_draft=has_draft)
        self.actions_by_name["show_place"].setVisible(can_place)

    def show_nothing(self, *, is_busy: bool = False) -> None:
        """Show that nothing is compared yet, or that it is being done."""
        self.compared = None
        if is_busy:
            self._empty.tell("正在比较…", "正在阅读两边的文字。", has_button=False)
        else:
            self._empty.tell("选择要比较的两份稿件", _TEACHING)
        self._stack.setCurrentWidget(self._empty)
        self._counts.setText("")
        self._offer(is_offered=False)

    def show_compared(self, compared: SideBySide) -> None:
        """Show a comparison."""
        self.compared = compared
        self.page.show_rows(compared.rows, compared.figures)
        self.figures.show_rows(compared.figures)
        self.tabs.setTabText(_WORDS, f"文字不同 {compared.count}")
        self.tabs.setTabText(_FIGURES, f"数据不同 {len(compared.figures)}")
        shown = self.table if compared.figures else self._no_figures
        self._figures_stack.setCurrentWidget(shown)
        if compared.count or compared.figures:
            self._stack.setCurrentWidget(self.tabs)
        else:
            self._empty.tell("两边相同", "文字、公文要素和数据都没有不同。", has_button=False)
            self._stack.setCurrentWidget(self._empty)
        self._counts.setText(self._summary(compared))
        self._offer(is_offered=True)

    def go_to_row(self, number: int) -> None:
        """Show a row of the text."""
        self.tabs.setCurrentIndex(_WORDS)
        self.page.go_to(number)
        self.page.setFocus()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        for part in (self.notice, self.page, self._empty, self._no_figures):
            part.set_theme(theme)
        dress_actions(commands.COMMANDS, self.actions_by_name, theme)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that the window goes."""
        remember_size(self, self._preferences, "compare")
        super().closeEvent(event)
        self.closed.emit()

    # parts

    def _lay_out(self) -> None:
        restore_size(self, self._preferences, "compare")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        for choice in get_args(Choice):
            self._choices.addAction(self.actions_by_name[f"show_{choice}"])
        self.addToolBar(commands.build_toolbar(self.actions_by_name))
        for action in self.actions_by_name.values():
            self.addAction(action)
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName("比较结果")
        self._figures_stack.addWidget(self.table)
        self._figures_stack.addWidget(self._no_figures)
        numbers = QWidget()
        numbers.setLayout(column(self._figures_stack, margin=12))
        self.tabs.addTab(self.page, "文字不同")
        self.tabs.addTab(numbers, "数据不同")
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.tabs)
        head, foot = QFrame(), QFrame()
        head.setProperty("look", "bar")
        heads = row(*self.sides, spacing=24)
        heads.setContentsMargins(16, 8, 16, 8)
        head.setLayout(heads)
        foot.setProperty("look", "foot")
        feet = row(self._counts, None)
        feet.setContentsMargins(16, 8, 16, 8)
        foot.setLayout(feet)
        middle = QWidget()
        layout = column(self.notice, head, self._stack, foot, spacing=0)
        layout.setStretch(2, 1)
        middle.setLayout(layout)
        self.setCentralWidget(middle_of_window(middle, _SMALLEST_PX))

    def _connect(self) -> None:
        for number, box in enumerate(self.sides):
            box.file_requested.connect(lambda side=number: self.file_requested.emit(side))
            box.draft_requested.connect(lambda side=number: self.draft_requested.emit(side))
        self._empty.start_requested.connect(self._on_start)
        self.table.place_requested.connect(self._on_figure)
        self._choices.triggered.connect(self._on_choice)
        calls: dict[str, Callable[[], object]] = {
            "previous": lambda: self._step(-1),
            "next": lambda: self._step(1),
            "swap": self.swap_requested.emit,
            "words": lambda: self.tabs.setCurrentIndex(_WORDS),
            "figures": lambda: self.tabs.setCurrentIndex(_FIGURES),
            "copy_figures": self.table.copy,
            "show_place": self._on_show_place,
            EXPORT: self.export_requested.emit,
            "palette": self._on_palette,
            "close": self.close,
        }
        for name, call in calls.items():
            self.actions_by_name[name].triggered.connect(lambda _=False, do=call: _ignore(do()))

    # what happens

    def _offer(self, *, is_offered: bool) -> None:
        for name in commands.ON_RESULT:
            self.actions_by_name[name].setEnabled(is_offered)

    def _summary(self, compared: SideBySide) -> str:
        kinds = {"修改": "changed", "新增": "added", "删去": "removed", "移动": "moved"}
        counts = {name: sum(r.kind == kind for r in compared.rows) for name, kind in kinds.items()}
        told = [f"{name} {count}" for name, count in counts.items() if count]
        told = [f"文字不同 {compared.count} 处", *told, f"数据不同 {len(compared.figures)} 处"]
        return f"{' · '.join(told)}　　{_LEGEND}"

    def _on_start(self) -> None:
        """Choose a file for the side that is empty."""
        self.file_requested.emit(0 if not self.sides[0].name else 1)

    def _on_choice(self) -> None:
        chosen = next(c for c in get_args(Choice) if self.actions_by_name[f"show_{c}"].isChecked())
        self.tabs.setCurrentIndex(_WORDS)
        self.page.choose(chosen)

    def _step(self, by: int) -> None:
        self.tabs.setCurrentIndex(_WORDS)
        if self.page.step(by):
            self.page.setFocus()
        else:
            self.notice.tell("info", "这里没有不同的文字。")

    def _on_figure(self, number: int) -> None:
        """Show where a number of the table stands in the texts."""
        if self.compared is None:
            return
        figure = self.compared.figures[number]
        found = figure_rows_of(self.compared.rows, (figure,))
        if found:
            self.go_to_row(next(iter(found)))
        else:
            self.notice.tell("info", f"“{figure.name}”只在指标表里，正文没有写到。")

    def _on_show_place(self) -> None:
        if self.page.current is None:
            self.notice.tell("info", "请先点一处不同。")
        else:
            self.place_requested.emit(self.page.current)

    def _on_palette(self) -> None:
        palette = Palette(self, list(self.actions_by_name.values()))
        palette.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        at = QPoint((self.width() - palette.width()) // 2, 48)
        palette.move(self.mapToGlobal(at))
        palette.show()


def _ignore(_: object) -> None:
    """Want nothing of what an action gives back."""
