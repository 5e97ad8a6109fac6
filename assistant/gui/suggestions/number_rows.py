"""The peers' numbers under the cards, one's own beside them: a small table by indicator."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QLabel,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from assistant.draft.numbers import format_value
from assistant.gui.widgets.basic import (
    column,
    make_button,
    make_label,
    make_quiet_button,
    make_rule,
    row,
)
from assistant.workflow.terms import LEVEL_NAMES, QUALIFIER_SIGNS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assistant.gui.look.theme import Theme
    from assistant.workflow.peer_numbers import PeerNumbers, PeerValue

_SHOWN_VALUES = 3
_SHOWN_NUMBERS = 4
"""Indicators that are shown at first."""
_SHARE_OF_WINDOW, _LOWEST_PX = 0.2, 64
_MORE = "more"
"""Address of the link that shows the rest."""


class NumberRow(QWidget):
    """One indicator: its name, one's own number, the values of the peers.

    Signals:
        benchmark_requested: key of the indicator whose benchmark is wanted.
        sentence_requested: key of the indicator that is to be written at the caret.
    """

    benchmark_requested = Signal(str)
    sentence_requested = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._numbers: PeerNumbers | None = None
        self._is_whole = False
        self._name = make_button("", "text", tip="打开这项数据的对标")
        self._own = make_label("", "small")
        self._take = make_quiet_button("写入本单位的句子", theme.icon("quill-pen-line"))
        self._take.setToolTip("在光标处写入本单位这项数据的句子，数字是字段")
        self._values = QLabel()
        self._values.setTextFormat(Qt.TextFormat.RichText)
        self._values.setProperty("look", "small")
        self._values.setWordWrap(True)
        self._values.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        for part in (self._name, self._take, self._values):
            part.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setLayout(
            column(row(self._name, None, self._own, self._take), self._values, spacing=0)
        )
        self._name.clicked.connect(lambda: self.benchmark_requested.emit(self.key))
        self._take.clicked.connect(lambda: self.sentence_requested.emit(self.key))
        self._values.linkActivated.connect(self._on_more)

    @property
    def key(self) -> str:
        """The indicator shown."""
        return self._numbers.key if self._numbers else ""

    def show_numbers(self, numbers: PeerNumbers, own: str) -> None:
        """Show an indicator.

        Args:
            numbers: the peers' values.
            own: one's own, with its measure word; empty where there is none.
        """
        if numbers.key != self.key:
            self._is_whole = False
        self._numbers = numbers
        self._name.setText(numbers.name)
        self._name.setAccessibleName(f"{numbers.name}，打开对标")
        self.show_own(own)
        self._fill()

    def show_own(self, own: str) -> None:
        """Show another number of one's own."""
        self._own.setText(f"本单位 {own}" if own else "本单位未填")
        self._own.setProperty("look", "small" if own else "muted")
        self._own.style().unpolish(self._own)
        self._own.style().polish(self._own)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self._take.setIcon(theme.icon("quill-pen-line"))
        if self._numbers is not None:
            self._fill()

    def _fill(self) -> None:
        assert self._numbers is not None
        values, colors = self._numbers.values, self._theme.colors
        shown = values if self._is_whole else values[:_SHOWN_VALUES]
        lines = "".join(
            f'<tr><td align="right" style="white-space:nowrap">{escape(value_of(value))}</td>'
            f'<td style="color:{colors.muted}; padding-left:8px">{escape(_source_of(value))}</td>'
            "</tr>"
            for value in shown
        )
        rest = len(values) - len(shown)
        more = (
            f'<a href="{_MORE}" style="color:{colors.accent}; text-decoration:none">'
            f"另有 {rest} 个机关</a>"
            if rest
            else ""
        )
        self._values.setText(f'<table cellspacing="0" cellpadding="1">{lines}</table>{more}')
        self._values.setToolTip(
            "\n".join(f"{value_of(value)}　{_source_of(value)}" for value in values)
        )

    def _on_more(self) -> None:
        self._is_whole = True
        self._fill()


class _LowArea(QScrollArea):
    """As high as its content, up to a fifth of the window; gives way where there is no room."""

    def sizeHint(self) -> QSize:
        """Return the height of the content, not too much of it."""
        most = max(self.window().height() * _SHARE_OF_WINDOW, _LOWEST_PX)
        return QSize(0, min(self.widget().sizeHint().height(), int(most)))

    def minimumSizeHint(self) -> QSize:
        """Return what is still of use."""
        return QSize(0, min(self.widget().sizeHint().height(), _LOWEST_PX))


class NumberRows(QWidget):
    """A head that folds, and the rows of all indicators.

    Signals:
        benchmark_requested: key of the indicator whose benchmark is wanted.
        sentence_requested: key of the indicator that is to be written at the caret.
    """

    benchmark_requested = Signal(str)
    sentence_requested = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._numbers: tuple[PeerNumbers, ...] = ()
        self._own: Callable[[str], str] = str
        self._is_whole = False
        self._gives_way = False
        """It folded by itself."""
        self._rows: list[NumberRow] = []
        self._head = QToolButton()
        self._head.setProperty("look", "fold")
        self._head.setCheckable(True)
        self._head.setChecked(True)
        self._head.setToolTipDuration(0)
        self._head.setIconSize(QSize(16, 16))
        self._head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._more = make_button("", "text")
        self._list = QWidget()
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(12, 0, 8, 8)
        self._column.setSpacing(8)
        self._column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
        self._area = _LowArea()
        self._area.setWidget(self._list)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        head = row(self._head, None)
        head.setContentsMargins(8, 4, 8, 4)
        self.setLayout(column(make_rule(), head, self._area, spacing=0))
        self._head.toggled.connect(self._on_folded)
        self._more.clicked.connect(self._on_more)
        self.hide()

    @property
    def rows(self) -> tuple[NumberRow, ...]:
        """The rows that are shown."""
        return tuple(each for each in self._rows if not each.isHidden())

    def show_numbers(self, numbers: Sequence[PeerNumbers], own: Callable[[str], str]) -> None:
        """Show other numbers.

        Args:
            numbers: the peers' values by indicator.
            own: gives one's own number of a key, with its measure word.
        """
        if tuple(each.key for each in numbers) != tuple(each.key for each in self._numbers):
            self._is_whole = False
            self._area.verticalScrollBar().setValue(0)
        self._numbers, self._own = tuple(numbers), own
        self._fill()
        self.setVisible(bool(numbers))

    def refresh_own(self) -> None:
        """Show one's own numbers as they are now."""
        for each in self.rows:
            each.show_own(self._own(each.key))

    def give_way(self, *, is_wanted: bool) -> None:
        """Fold while something else needs the room; what one folded oneself stays folded."""
        if is_wanted and self._head.isChecked():
            self._head.setChecked(False)
            self._gives_way = True
        elif not is_wanted and self._gives_way:
            self._head.setChecked(True)

    def follow_window(self) -> None:
        """Take another share of a window that is of another height now."""
        self._area.updateGeometry()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        for each in self._rows:
            each.set_theme(theme)
        self._dress()

    def _fill(self) -> None:
        shown = self._numbers if self._is_whole else self._numbers[:_SHOWN_NUMBERS]
        while len(self._rows) < len(shown):
            self._add_row()
        for index, each in enumerate(self._rows):
            if index < len(shown):
                each.show_numbers(shown[index], self._own(shown[index].key))
            each.setVisible(index < len(shown))
        rest = len(self._numbers) - len(shown)
        self._more.setText(f"另有 {rest} 项数据")
        self._more.setVisible(bool(rest))
        self._head.setText(f"同类数据 · {len(self._numbers)} 项")
        self._dress()

    def _add_row(self) -> None:
        made = NumberRow(self._theme)
        made.benchmark_requested.connect(self.benchmark_requested)
        made.sentence_requested.connect(self.sentence_requested)
        self._column.insertWidget(len(self._rows), made)
        self._rows.append(made)

    def _dress(self) -> None:
        is_open = self._head.isChecked()
        self._head.setIcon(
            self._theme.icon("arrow-down-s-line" if is_open else "arrow-right-s-line")
        )
        self._head.setAccessibleName(f"{self._head.text()}，{'折叠' if is_open else '展开'}")
        self._area.setVisible(is_open)
        self._area.updateGeometry()

    def _on_folded(self) -> None:
        self._gives_way = False
        self._dress()

    def _on_more(self) -> None:
        self._is_whole = True
        self._fill()


def value_of(value: PeerValue) -> str:
    """Return a value as it is written: ``约158件``."""
    return QUALIFIER_SIGNS[value.qualifier] + format_value(value.value, value.unit)


def _source_of(value: PeerValue) -> str:
    year = f"{value.year}年" if value.year else ""
    sample = "示例" if value.sample else ""
    level = LEVEL_NAMES[value.other_level] if value.other_level else ""
    return " · ".join(filter(None, (sample, value.body or "来源机关不详", year, level)))
