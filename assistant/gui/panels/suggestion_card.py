"""One suggestion: the peer's passage with the matched words marked, its source, what one can do."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from assistant.draft.fields import split_fields
from assistant.gui.editor.sources import source_line
from assistant.gui.theme import CARD_PADDING
from assistant.gui.widgets.basic import make_button, make_label, row
from assistant.gui.widgets.elided import ElidedLabel

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent

    from assistant.gui.theme import Theme
    from assistant.workflow.suggesting import AdaptedSuggestion


class SuggestionCard(QFrame):
    """A card that can be filled again and again.

    Signals:
        insert_requested: write the adapted words at the caret.
        replace_requested: write them in place of the sentence around the caret.
        copy_requested: put the adapted words on the clipboard.
    """

    insert_requested = Signal(object)
    replace_requested = Signal(object)
    copy_requested = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: AdaptedSuggestion | None = None
        self._write: Callable[[str], str] = str
        self.setProperty("look", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._passage = _rich_label()
        self._source = ElidedLabel("muted")
        self._adapted = _rich_label()
        self._adapted_head = make_label("改写后，插入正文的是：", "muted")
        self._insert = make_button("插入", "small", tip="在光标处插入改写后的文字（回车）")
        self._replace = make_button("替换本句", "small", tip="用改写后的文字替换光标所在的句子")
        self._compare = make_button("对照", "small", tip="对照原文和改写后的文字")
        self._copy = make_button("复制", "small", tip="复制改写后的文字")
        self._compare.setCheckable(True)
        self._lay_out()
        self._connect()
        self._on_compared(False)

    @property
    def suggestion(self) -> AdaptedSuggestion | None:
        """What the card shows."""
        return self._shown

    def show_suggestion(self, suggestion: AdaptedSuggestion, write: Callable[[str], str]) -> None:
        """Fill the card.

        Args:
            suggestion: what to show.
            write: gives the words of a field's expression.
        """
        self._shown, self._write = suggestion, write
        found = suggestion.suggestion
        self._passage.setText(_marked(found.text, found.matched, self._theme))
        line = source_line(found.source.body, found.source.year, found.source.section)
        alike = f" · 相近 {found.alike} 篇" if found.alike else ""
        self._source.setText(line + alike)
        self.setAccessibleName(f"{found.text}（{line}）")
        self._compare.setChecked(False)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        if self._shown is not None:
            self.show_suggestion(self._shown, self._write)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Insert with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._shown is not None:
            self.insert_requested.emit(self._shown)
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(CARD_PADDING, CARD_PADDING, CARD_PADDING, CARD_PADDING)
        layout.setSpacing(8)
        for widget in (self._passage, self._source, self._adapted_head, self._adapted):
            layout.addWidget(widget)
        buttons = row(self._insert, self._replace, self._compare, self._copy, None, spacing=4)
        layout.addLayout(buttons)

    def _connect(self) -> None:
        self._insert.clicked.connect(lambda: self.insert_requested.emit(self._shown))
        self._replace.clicked.connect(lambda: self.replace_requested.emit(self._shown))
        self._copy.clicked.connect(lambda: self.copy_requested.emit(self._shown))
        self._compare.toggled.connect(self._on_compared)

    def _on_compared(self, is_compared: bool) -> None:
        if is_compared and self._shown is not None:
            self._adapted.setText(_adapted_html(self._shown.adapted, self._write, self._theme))
        self._adapted.setVisible(is_compared)
        self._adapted_head.setVisible(is_compared)


def plain_adapted(text: str, write: Callable[[str], str]) -> str:
    """Return adapted words as they read, fields written out."""
    return "".join(
        write(piece.text) if piece.kind == "field" else piece.text for piece in split_fields(text)
    )


def _rich_label() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _marked(text: str, matched: Sequence[tuple[int, int]], theme: Theme) -> str:
    """Return the passage as rich text with the matched stretches marked."""
    parts, done = [], 0
    for start, end in matched:
        parts.append(escape(text[done:start]))
        parts.append(_tinted(text[start:end], theme.colors.accent_soft, theme.colors.accent))
        done = end
    return _paragraph("".join([*parts, escape(text[done:])]))


def _adapted_html(text: str, write: Callable[[str], str], theme: Theme) -> str:
    parts = []
    for piece in split_fields(text):
        if piece.kind == "field":
            shown = write(piece.text) or piece.text
            is_blank = shown.startswith("【")
            parts.append(_mark(shown, theme, is_blank=is_blank))
        elif piece.kind == "blank":
            parts.append(_mark(piece.text, theme, is_blank=True))
        else:
            parts.append(escape(piece.text))
    return _paragraph("".join(parts))


def _mark(text: str, theme: Theme, *, is_blank: bool) -> str:
    colors = theme.colors
    if is_blank:
        return _tinted(text, colors.amber_soft, colors.amber)
    return _tinted(text, colors.field, colors.ink)


def _tinted(text: str, background: str, ink: str) -> str:
    return f'<span style="background-color:{background}; color:{ink}">{escape(text)}</span>'


def _paragraph(html: str) -> str:
    return f'<p style="line-height:140%; margin:0">{html}</p>'
