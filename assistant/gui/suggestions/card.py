"""One suggestion: the peer's passage with the matched words marked, its source, what one can do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QToolButton

from assistant.gui.editor.sources import source_line
from assistant.gui.look.theme import CARD_PADDING
from assistant.gui.suggestions.card_text import compare_passage, marked_passage, reason_of
from assistant.gui.widgets.basic import column, make_button, make_label, make_quiet_button, row
from assistant.gui.widgets.elided import ElidedLabel

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from assistant.gui.look.theme import Theme
    from assistant.suggest.suggestion import PassageSource
    from assistant.workflow.suggesting import AdaptedSuggestion

MOST_KEYS = 5
"""How many cards have a key of their own, ``Alt+1`` and on."""
_MOST_SOURCES = 20
"""Near-duplicates that are named."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SuggestionCard(QFrame):
    """A card that can be filled again and again.

    Signals:
        insert_requested: write the adapted words at the caret, a half sentence gives way to them.
        replace_requested: write them in place of the sentence around the caret.
        copy_requested: put the adapted words on the clipboard.
        keep_requested: keep the adapted words as a phrase (收藏).
        pin_requested: keep the passage on top (固定).
        unpin_requested: keep it there no longer.
        hide_requested: never show the passage again (隐藏).
        step_requested: the card that many below this one is wanted.
        compared: the adapted words stand under the passage.
        settled: nothing is compared or opened any more.
    """

    insert_requested = Signal(object)
    replace_requested = Signal(object)
    copy_requested = Signal(object)
    keep_requested = Signal(object)
    pin_requested = Signal(object)
    unpin_requested = Signal(object)
    hide_requested = Signal(object)
    step_requested = Signal(int)
    compared = Signal()
    settled = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: AdaptedSuggestion | None = None
        self._is_pinned = False
        self._is_kept = False
        self._number = 0
        self._write: Callable[[str], str] = str
        self.setProperty("look", "card")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._reason = ElidedLabel("muted")
        self._key = make_label("", "muted")
        self._passage = _rich_label()
        self._source = ElidedLabel("muted")
        self._alike = make_button("", "text", tip="展开写法相近的报告")
        self._sources = make_label("", "muted", wraps=True)
        self._adapted = _rich_label()
        self._adapted_head = make_label("改写后，插入正文的是：", "muted")
        self._insert = make_button(
            "插入", "small", tip="插入改写后的文字；没写完的半句由它替换（回车）"
        )
        self._replace = make_button(
            "替换", "small", tip="用改写后的文字替换光标所在的整句（Shift+回车）"
        )
        self._compare = make_button("对照", "small", tip="对照原文和改写后的文字（空格）")
        self._pin = make_quiet_button("固定", theme.icon("pushpin-line"))
        self._keep = make_quiet_button("收藏为用语", theme.icon("star-line"))
        self._copy = make_quiet_button("复制改写后的文字", theme.icon("file-copy-line"))
        self._hide = make_quiet_button("隐藏，不再出现", theme.icon("eye-off-line"))
        self._lay_out()
        self._connect()
        self._dress()

    @property
    def suggestion(self) -> AdaptedSuggestion | None:
        """What the card shows."""
        return self._shown

    @property
    def is_open(self) -> bool:
        """Tell whether something is compared or opened in it."""
        return self._compare.isChecked() or self._alike.isChecked()

    def show_suggestion(
        self,
        suggestion: AdaptedSuggestion,
        write: Callable[[str], str],
        *,
        is_pinned: bool = False,
    ) -> None:
        """Fill the card; what is opened in it stays open for the same passage.

        Args:
            suggestion: what to show.
            write: gives the words of a field's expression.
            is_pinned: whether it is kept on top.
        """
        before = self._shown.suggestion.digest if self._shown else None
        self._shown, self._write, self._is_pinned = suggestion, write, is_pinned
        if before != suggestion.suggestion.digest:
            self._close()
        self._fill()

    def show_kept(self, *, is_kept: bool) -> None:
        """Show whether the passage is among the phrases."""
        self._is_kept = is_kept
        self._dress()

    def comparison_edges(self, within: QWidget) -> tuple[int, int]:
        """Return top and bottom of the adapted words and what follows them, as places *within*."""
        top = self._adapted_head.mapTo(within, QPoint()).y()
        return top, self.mapTo(within, QPoint(0, self.height())).y()

    @property
    def number(self) -> int:
        """Its place among those that are not pinned, 1 for the best; 0 for a pinned one."""
        return self._number

    def show_key(self, number: int) -> None:
        """Name the key that takes the card, where its place has one; 0 for a pinned card."""
        self._number = number
        self._key.setText(f"Alt+{number}" if 0 < number <= MOST_KEYS else "")

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self._dress()
        if self._shown is not None:
            self._fill()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Insert with Enter, replace with Shift+Enter, compare with the space bar, step."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in _ENTER and self._shown is not None:
            is_shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            (self.replace_requested if is_shifted else self.insert_requested).emit(self._shown)
        elif event.key() == Qt.Key.Key_Space:
            self._compare.toggle()
        elif event.key() in steps:
            self.step_requested.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        head = row(self._reason, self._key)
        head.setStretch(0, 1)
        icons = row(self._pin, self._keep, self._copy, self._hide, spacing=0)
        buttons = row(self._insert, self._replace, self._compare, None, icons, spacing=4)
        for part in (self._insert, self._replace, self._compare, self._alike, *self._icons()):
            part.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for part in (self._compare, self._alike):
            part.setCheckable(True)
        parts = (self._passage, self._source, row(self._alike, None), self._sources)
        adapted = (self._adapted_head, self._adapted)
        layout = column(head, *parts, *adapted, margin=CARD_PADDING, spacing=4)
        layout.addSpacing(4)
        layout.addLayout(buttons)
        self.setLayout(layout)

    def _connect(self) -> None:
        for button, wish in (
            (self._insert, self.insert_requested),
            (self._replace, self.replace_requested),
            (self._copy, self.copy_requested),
            (self._keep, self.keep_requested),
            (self._hide, self.hide_requested),
        ):
            button.clicked.connect(lambda _=False, wish=wish: wish.emit(self._shown))
        self._pin.clicked.connect(self._on_pin)
        self._compare.toggled.connect(self._on_opened)
        self._alike.toggled.connect(self._on_opened)

    def _close(self) -> None:
        """Open nothing, without a word about it."""
        for button in (self._compare, self._alike):
            button.blockSignals(True)
            button.setChecked(False)
            button.blockSignals(False)

    def _icons(self) -> tuple[QToolButton, ...]:
        return (self._pin, self._keep, self._copy, self._hide)

    def _dress(self) -> None:
        theme, is_pinned = self._theme, self._is_pinned
        pin = ("pushpin-fill", "accent") if is_pinned else ("pushpin-line", "muted")
        self._pin.setIcon(theme.icon(*pin))
        name = "取消固定" if is_pinned else "固定在上方"
        self._pin.setToolTip(name)
        self._pin.setAccessibleName(name)
        self._keep.setIcon(
            theme.icon("star-fill", "accent") if self._is_kept else theme.icon("star-line")
        )
        name = "已收藏" if self._is_kept else "收藏为用语"
        self._keep.setToolTip(name)
        self._keep.setAccessibleName(name)
        for button, icon in (
            (self._copy, "file-copy-line"),
            (self._hide, "eye-off-line"),
        ):
            button.setIcon(theme.icon(icon))

    def _fill(self) -> None:
        assert self._shown is not None
        found = self._shown.suggestion
        self._dress()
        self._reason.setText(reason_of(found, is_pinned=self._is_pinned))
        line = _line_of(found.source, found.source.section)
        self._source.setText(line)
        self._alike.setText(f"另有 {len(found.alike)} 份报告写法相近")
        self._alike.setAccessibleName(self._alike.text())
        self._alike.setVisible(bool(found.alike))
        self._hide.setVisible(not self._is_pinned)
        self.setAccessibleName(f"{found.text}（{line}）")
        self.setAccessibleDescription(self._reason.text())
        self._show_passage()

    def _show_passage(self) -> None:
        """Show the passage as it is asked for: with what matched, or with what is changed."""
        assert self._shown is not None
        found, is_compared = self._shown.suggestion, self._compare.isChecked()
        if is_compared:
            both = compare_passage(found.text, self._shown.adapted, self._write, self._theme)
            self._passage.setText(both.original)
            self._adapted.setText(both.adapted)
        else:
            self._passage.setText(marked_passage(found.text, found.matched, self._theme))
        is_listed = self._alike.isChecked() and bool(found.alike)
        if is_listed:
            self._sources.setText(self._alike_lines())
        self._sources.setVisible(is_listed)
        self._adapted.setVisible(is_compared)
        self._adapted_head.setVisible(is_compared)

    def _alike_lines(self) -> str:
        assert self._shown is not None
        alike = self._shown.suggestion.alike
        lines = [_line_of(each, None) for each in alike[:_MOST_SOURCES]]
        rest = len(alike) - len(lines)
        return "\n".join([*lines, f"……共 {len(alike)} 份"] if rest else lines)

    def _on_pin(self) -> None:
        (self.unpin_requested if self._is_pinned else self.pin_requested).emit(self._shown)

    def _on_opened(self) -> None:
        if self._shown is not None:
            self._show_passage()
        if self._compare.isChecked() and self._shown is not None:
            self.compared.emit()
        if not self.is_open:
            self.settled.emit()


def _rich_label() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def holds_focus(widget: QWidget) -> bool:
    """Tell whether the keyboard is at the widget or at a part of it."""
    focused = widget.window().focusWidget() if widget.isVisible() else None
    is_active = widget.window().isActiveWindow()
    return is_active and focused is not None and (focused is widget or widget.isAncestorOf(focused))


def _line_of(source: PassageSource, section: str | None) -> str:
    """Return where a passage is from, and first that the report is made up."""
    line = source_line(source.body, source.year, section)
    return f"示例 · {line}" if source.sample else line
