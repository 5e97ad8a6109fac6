"""The bar over the paper: what is looked for, how many there are, what takes its place.

It shows and asks; looking and replacing are the business of :mod:`assistant.gui.find.finding`.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from assistant.draft.find.named_search import NAMED_SEARCHES
from assistant.draft.find.query import Query, Where
from assistant.draft.find.replace import Replacement
from assistant.gui.find.find_field import FindField
from assistant.gui.find.menu_button import MenuButton
from assistant.gui.find.options_row import OptionsRow
from assistant.gui.widgets.basic import column, make_button, make_label, make_quiet_button, row

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from assistant.draft.find.named_search import NamedKey
    from assistant.draft.find.query import Stretch
    from assistant.gui.look.theme import Theme

_FIELD_PX = 160
_COUNT_PX = 72
_NAMED = "常用查找"
_REPLACE = "替换（Ctrl+H）"
_ONLY_READ = "稿件以只读方式打开，只能查找，不能替换"


class FindBar(QFrame):
    """Find, and when wanted replace; Esc puts it away.

    Signals:
        query_changed: something else is looked for, or elsewhere.
        stepped: 1 for the next hit, -1 for the one before.
        replace_requested: that which is looked at is to be replaced.
        replace_all_requested: all are to be replaced.
        close_requested: it is to go.
    """

    query_changed = Signal()
    stepped = Signal(int)
    replace_requested = Signal()
    replace_all_requested = Signal()
    close_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("look", "bar")
        self.setAccessibleName("查找和替换")
        self._named: NamedKey | None = None
        self._is_unfolded = False
        self._is_writable = True
        self._answers: tuple[Callable[[], None], ...] = ()
        self.words = FindField("查找")
        self.written = FindField("替换为")
        self.options = OptionsRow()
        self.count = make_label("", "muted")
        self._unfold = make_quiet_button(_REPLACE, theme.icon("arrow-right-s-line"))
        self._back = make_quiet_button("上一处（Shift+F3）", theme.icon("arrow-up-line"))
        self._on = make_quiet_button("下一处（F3）", theme.icon("arrow-down-line"))
        self._close = make_quiet_button("关闭查找（Esc）", theme.icon("close-line"))
        self.named = MenuButton(_NAMED)
        self.named.setToolTip("未填空白、未核实数据、年份、机关名称等")
        self.replace = make_button("替换", "small", tip="替换这一处，到下一处（Enter）")
        self.replace_all = make_button("全部替换…", "small", tip="先列出所有改动，再替换")
        self.message = make_label("", "warning", wraps=True)
        self._buttons = [make_button("", "small") for _ in range(2)]
        self._theme = theme
        self._fill_named()
        self._lay_out()
        self._order_tabs()
        self._connect()
        self.set_theme(theme)
        self.show_replace(is_shown=False)
        self.ask("")
        self.hide()

    # what is asked for

    def query(self, selection: tuple[Stretch, ...]) -> Query:
        """Return what is looked for; *selection* counts where only that is looked at."""
        options = self.options
        return Query(
            text=self.words.text(),
            mode=options.mode,
            same=options.same,
            pass_over_marks=options.passes_over_marks,
            whole_words=options.is_whole_words,
            where=Where(
                parts=options.where.parts,
                selection=selection if options.where.is_selection else None,
            ),
        )

    @property
    def named_search(self) -> NamedKey | None:
        """The search with a name that is on."""
        return self._named

    @property
    def is_asking(self) -> bool:
        """Tell whether there is anything to look for."""
        return self._named is not None or bool(self.words.text())

    def replacement(self, *, with_fields: bool = False) -> Replacement:
        """Return what takes the place of the hits."""
        return Replacement(
            text=self.written.text(),
            mode="plain" if self._named else self.options.mode,
            with_fields=with_fields,
        )

    # what is shown

    def show_replace(self, *, is_shown: bool) -> None:
        """Show the line of replacing, or leave it away."""
        is_shown = is_shown and self._is_writable
        for part in (self.written, self._replacing):
            part.setVisible(is_shown)
        self._is_unfolded = is_shown
        self._unfold.setIcon(self._theme.icon(_ARROWS[is_shown]))

    @property
    def is_writable(self) -> bool:
        """Tell whether anything may be replaced."""
        return self._is_writable

    def set_writable(self, *, is_writable: bool) -> None:
        """Let words be replaced, or only be looked for: the draft is only read."""
        self._is_writable = is_writable
        if not is_writable:
            self.show_replace(is_shown=False)
        self._unfold.setEnabled(is_writable)
        words = _REPLACE if is_writable else _ONLY_READ
        self._unfold.setToolTip(words)
        self._unfold.setAccessibleName(words)

    def focus_words(self, words: str = "") -> None:
        """Be ready to type what is looked for."""
        if words:
            self.words.setText(words)
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()

    def show_count(self, current: int | None, total: int, note: str = "") -> None:
        """Say which of how many hits is looked at."""
        if not self.is_asking:
            words = ""
        elif not total:
            words = "没有找到"
        else:
            words = f"{current + 1}/{total}" if current is not None else f"{total} 处"
        self.count.setText(f"{words}{note}")
        for part in (self._back, self._on):
            part.setEnabled(bool(total))
        for button in (self.replace, self.replace_all):
            button.setEnabled(bool(total) and self._is_writable)

    def ask(self, words: str, *answers: tuple[str, Callable[[], None]]) -> None:
        """Say something below the fields, with at most two answers; nothing for no words."""
        self.message.setText(words)
        self._answers = tuple(act for _, act in answers)
        for number, button in enumerate(self._buttons):
            button.setVisible(number < len(answers))
            if number < len(answers):
                button.setText(answers[number][0])
                button.setAccessibleName(answers[number][0])
        self._asking.setVisible(bool(words))

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self._unfold.setIcon(theme.icon(_ARROWS[self._is_unfolded]))
        self._back.setIcon(theme.icon("arrow-up-line"))
        self._on.setIcon(theme.icon("arrow-down-line"))
        self._close.setIcon(theme.icon("close-line"))

    # called by Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_requested.emit()
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        """Return the least room: the bar keeps the paper from nothing."""
        return QSize(0, super().minimumSizeHint().height())

    # inside

    def _fill_named(self) -> None:
        menu = self.named.menu()
        for search in NAMED_SEARCHES:
            action = menu.addAction(search.name)
            action.setToolTip(search.description)
            action.setData(search.key)
            action.setCheckable(True)
            action.triggered.connect(
                lambda is_on, key=search.key: self.name(key if is_on else None)
            )

    def name(self, key: NamedKey | None) -> None:
        """Make a search by its name, or no longer."""
        self._named = key
        for action in self.named.menu().actions():
            action.setChecked(action.data() == key)
        chosen = next((each for each in NAMED_SEARCHES if each.key == key), None)
        self.words.setPlaceholderText(chosen.name if chosen else "查找")
        self.named.say(chosen.name if chosen else _NAMED)
        if chosen and self.words.text():
            self.words.clear()
        else:
            self.query_changed.emit()

    def _lay_out(self) -> None:
        self.count.setMinimumWidth(_COUNT_PX)
        for field in (self.words, self.written):
            field.setMinimumWidth(_FIELD_PX)
        finding = QWidget()
        finding.setLayout(row(self._back, self._on, self.count, None, self.named, self._close))
        self._replacing = QWidget()
        self._replacing.setLayout(row(self.replace, self.replace_all, None))
        self._asking = QWidget()
        asking = row(self.message, *self._buttons)
        asking.setStretch(0, 1)
        self._asking.setLayout(asking)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        grid.addWidget(self._unfold, 0, 0)
        grid.addWidget(self.words, 0, 1)
        grid.addWidget(finding, 0, 2)
        grid.addWidget(self.written, 1, 1)
        grid.addWidget(self._replacing, 1, 2)
        grid.addWidget(self.options, 2, 1, 1, 2)
        grid.addWidget(self._asking, 3, 1, 1, 2)
        grid.setColumnStretch(1, 1)
        layout = column(spacing=0)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addLayout(grid)
        self.setLayout(layout)

    def _order_tabs(self) -> None:
        """Lead from the words to what takes their place, then to the buttons."""
        order = (self.words, self.written, self.replace, self.replace_all, self._back, self._on)
        for one, other in pairwise((*order, self.named, self._unfold, self._close)):
            QWidget.setTabOrder(one, other)

    def _connect(self) -> None:
        self.words.words_changed.connect(self._on_words)
        self.words.stepped.connect(self.stepped)
        self.written.stepped.connect(
            lambda by: self.replace_requested.emit() if by > 0 else self.stepped.emit(by)
        )
        self.written.words_changed.connect(lambda: self.ask(""))
        self.options.changed.connect(self.query_changed)
        self._back.clicked.connect(lambda: self.stepped.emit(-1))
        self._on.clicked.connect(lambda: self.stepped.emit(1))
        self._unfold.clicked.connect(lambda: self.show_replace(is_shown=not self._is_unfolded))
        self._close.clicked.connect(self.close_requested)
        self.replace.clicked.connect(self.replace_requested)
        self.replace_all.clicked.connect(self.replace_all_requested)
        for number, button in enumerate(self._buttons):
            button.clicked.connect(lambda _, chosen=number: self._on_answer(chosen))

    def _on_words(self) -> None:
        if self.words.text() and self._named:
            self.name(None)
        else:
            self.query_changed.emit()

    def _on_answer(self, number: int) -> None:
        act = self._answers[number]
        self.ask("")
        act()


_ARROWS = {False: "arrow-right-s-line", True: "arrow-down-s-line"}
