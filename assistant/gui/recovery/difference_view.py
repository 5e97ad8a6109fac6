"""Two states of a draft as one marked text: what was struck out, what was added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QTextEdit

from assistant.gui.look.changed_words import changed_format
from assistant.gui.look.theme import SECONDARY_PX, TEXT_PX, interface_font
from assistant.workflow.review_terms import ELEMENT_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assistant.draft.comparing.compare import Comparison, Row, SheetChange
    from assistant.draft.manuscript import Manuscript
    from assistant.draft.parts import SheetRow
    from assistant.gui.look.theme import Theme

_LINE_PERCENT = 150.0
_GAP_PX = 8
_SHEET_WORDS = {"changed": "有改动", "added": "新增", "removed": "删去"}

Words = tuple[str, str]
"""Words, and how they are marked: ``removed``, ``added``, ``about`` or ``same``."""
Block = tuple[Words, ...]


class DifferenceView(QTextEdit):
    """Shows the paragraphs that differ; what is the same is only counted."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("compared")
        self.setAccessibleName("与文件的差别")
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setFont(interface_font(TEXT_PX))
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(12)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )

    def show_difference(self, comparison: Comparison) -> None:
        """Show what differs."""
        if comparison.is_empty:
            self._show([(("与文件里的内容相同。", "about"),)])
        else:
            self._show(_difference_blocks(comparison))

    def show_text(self, text: Manuscript) -> None:
        """Show a draft that has no file to be compared with."""
        lines = [f"{line.ordinal}{line.words}" for line in text.lines]
        self._show([((line, "same"),) for line in (text.elements.title, *lines) if line])

    def say(self, words: str) -> None:
        """Show a word in place of a text."""
        self._show([((words, "about"),)])

    def _show(self, blocks: Iterable[Block]) -> None:
        self.clear()
        cursor = QTextCursor(self.document())
        tall = QTextBlockFormat()
        tall.setLineHeight(_LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        tall.setBottomMargin(_GAP_PX)
        for nth, block in enumerate(blocks):
            if nth:
                cursor.insertBlock()
            cursor.setBlockFormat(tall)
            for words, mark in block:
                cursor.insertText(words, self._look(mark))
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _look(self, mark: str) -> QTextCharFormat:
        look = QTextCharFormat()
        look.setFont(interface_font(SECONDARY_PX if mark == "about" else TEXT_PX))
        look.setForeground(self._theme.color("muted" if mark == "about" else "ink"))
        return changed_format(mark, look, self._theme)


def _difference_blocks(comparison: Comparison) -> Iterator[Block]:
    for change in comparison.elements:
        name = ELEMENT_NAMES.get(change.name, "公文要素")
        yield ((f"{name}　", "about"), *((each.text, each.kind) for each in change.pieces))
    yield from _row_blocks(comparison.rows)
    for sheet_change in comparison.sheet:
        yield _sheet_block(sheet_change)


def _row_blocks(rows: Iterable[Row]) -> Iterator[Block]:
    section = ""
    for row in rows:
        if row.kind == "same":
            yield ((f"（{row.count} 段相同）", "about"),)
            continue
        if row.section != section:
            section = row.section
            yield ((section, "about"),)
        about = _about(row)
        words = tuple((each.text, each.kind) for each in row.pieces)
        yield ((about, "about"), *words) if about else words


def _about(row: Row) -> str:
    """Return what the words do not tell of a paragraph."""
    if row.kind == "moved":
        return "（移到这里）"
    return "（样式不同）" if row.is_restyled else ""


def _sheet_block(change: SheetChange) -> Block:
    what = f"指标表　{change.name}{_SHEET_WORDS[change.kind]}　"
    before, after = (_numbers(each) for each in (change.before, change.after))
    if before == after:
        return ((what, "about"),)
    return ((what, "about"), (before, "removed"), (after, "added"))


def _numbers(row: SheetRow | None) -> str:
    """Return the two values of an indicator."""
    if row is None:
        return ""
    this_year, last_year = (
        "未填" if value is None else f"{value:,.12g}{row.unit}"
        for value in (row.this_year, row.last_year)
    )
    return f"本年{this_year}，上年{last_year}"
