"""The single changes an editor can make, each one step that can be undone.

Every function takes a cursor (or the document), changes the text and gives back where the caret
belongs. None of them looks at the screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCharFormat, QTextCursor

from assistant.draft.comments import without
from assistant.draft.numbering import TABLES
from assistant.draft.parts import Paragraph
from assistant.gui.editor.apart import APART, make_room, may_become
from assistant.gui.editor.comment_format import COMMENTS, comments_on, on_both, put_comments
from assistant.gui.editor.commented import comment_ids, comments_around, typed_format
from assistant.gui.editor.document import (
    BORROWED,
    FIELD,
    SERIAL,
    SHOWN,
    blocks,
    insert_runs,
    plain_format,
    run_of,
    runs_of,
    style_of,
    whole_fields,
)
from assistant.gui.editor.looks import find_blanks, utf16_length
from assistant.gui.editor.measures import block_format
from assistant.gui.editor.pasting import seen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextDocument
    from PySide6.QtWidgets import QTextEdit

    from assistant.draft.parts import ParagraphStyle

_MOVE, _KEEP = QTextCursor.MoveMode.MoveAnchor, QTextCursor.MoveMode.KeepAnchor


def cursor_over(document: QTextDocument, paragraph: int, start: int, end: int) -> QTextCursor:
    """Return a cursor that selects characters *start* to *end* of a paragraph of the draft."""
    return CursorMaker(document).cursor(paragraph, start, end)


class CursorMaker:
    """Makes cursors in a document that stays as it is meanwhile; quick for many in a paragraph."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._paragraph: int | None = None
        self._first = 0
        self._text = ""
        self._is_plain = True
        """No character of the paragraph takes two places in Qt's count."""

    def cursor(self, paragraph: int, start: int, end: int) -> QTextCursor:
        """Return a cursor that selects characters *start* to *end* of a paragraph of the draft."""
        if paragraph != self._paragraph:
            self._turn_to(paragraph)
        cursor = QTextCursor(self._document)
        cursor.setPosition(self._position(start))
        cursor.setPosition(self._position(max(start, end)), _KEEP)
        return cursor

    def _turn_to(self, paragraph: int) -> None:
        last = self._document.blockCount() - 1
        block = self._document.findBlockByNumber(min(paragraph + 1, last))
        self._paragraph, self._first, self._text = paragraph, block.position(), block.text()
        self._is_plain = block.length() - 1 == len(self._text)

    def _position(self, at: int) -> int:
        if self._is_plain:
            return self._first + min(at, len(self._text))
        return self._first + utf16_length(self._text[:at])


def cursor_between(document: QTextDocument, anchor: int, position: int) -> QTextCursor:
    """Return a cursor that selects from one position to another, as far as the text goes."""
    last = document.characterCount() - 1
    cursor = QTextCursor(document)
    cursor.setPosition(min(anchor, last))
    cursor.setPosition(min(position, last), _KEEP)
    return cursor


def set_style(
    cursor: QTextCursor, style: ParagraphStyle, is_picture: Callable[[str], bool] = bool
) -> None:
    """Give the selected blocks a style; the title keeps its own, and so does what cannot have it.

    Args:
        cursor: what is selected.
        style: the new style.
        is_picture: tells whether words are the name of a picture.
    """
    first = cursor.document().findBlock(cursor.selectionStart()).blockNumber()
    last = cursor.document().findBlock(cursor.selectionEnd()).blockNumber()
    change = QTextCursor(cursor)
    change.beginEditBlock()
    for number in range(max(first, 1), last + 1):
        block = cursor.document().findBlockByNumber(number)
        if may_become(block, style, is_picture=is_picture(block.text())):
            change.setPosition(block.position())
            change.setBlockFormat(block_format(style))
    change.endEditBlock()


def break_paragraph(cursor: QTextCursor) -> QTextCursor:
    """Begin a paragraph at the cursor: text after a heading, the title or a set-off paragraph."""
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    style, is_text = style_of(cursor.block()), style_of(cursor.block()) == "body"
    if not is_text and style != "title" and cursor.block().length() <= 1:
        cursor.setBlockFormat(block_format("body"))
    elif cursor.atBlockEnd() or is_text or style == "title":
        cursor.insertBlock(block_format("body"), plain_format(cursor.charFormat()))
    elif cursor.atBlockStart():
        cursor.insertBlock()
        above = QTextCursor(cursor.block().previous())
        above.setBlockFormat(block_format("body"))
    else:
        cursor.insertBlock()
    cursor.endEditBlock()
    return cursor


def guard_start(cursor: QTextCursor) -> bool:
    """Handle Backspace before the first character of a block; tell whether that was all.

    A heading becomes text first; nothing flows into the title.
    """
    if cursor.hasSelection() or not cursor.atBlockStart() or cursor.blockNumber() == 0:
        return False
    style = style_of(cursor.block())
    if style != "body":
        set_style(cursor, "body")
        return True
    is_first = cursor.blockNumber() == 1
    return is_first and (cursor.block().length() > 1 or cursor.document().blockCount() == 2)


def is_end_of_title(cursor: QTextCursor) -> bool:
    """Tell whether Delete would draw text into the title."""
    at_end = cursor.blockNumber() == 0 and cursor.atBlockEnd() and not cursor.hasSelection()
    return at_end and cursor.block().next().length() > 1


def paste(cursor: QTextCursor, text: str) -> QTextCursor:
    """Insert plain text, a paragraph for each line that holds anything.

    A paragraph that was copied with its end stays one of its own before another.
    """
    lines = [seen(line) for line in text.splitlines()]
    filled = [line for line in lines if line.strip()]
    if not filled:
        cursor.insertText("".join(lines[:1]))
        return cursor
    if len(filled) > 1:
        filled = [line.strip() for line in filled]
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    is_apart = text.endswith(("\n", "\r")) and cursor.atBlockStart() and _part_here(cursor)
    if is_apart:
        cursor.setBlockFormat(block_format("body"))
    cursor.insertText(filled[0])
    for line in filled[1:]:
        cursor.insertBlock(block_format("body"), QTextCharFormat())
        cursor.insertText(line)
    if is_apart:
        cursor.movePosition(QTextCursor.MoveOperation.NextBlock)
    cursor.endEditBlock()
    return cursor


def put_down(
    cursor: QTextCursor,
    words: Sequence[Paragraph],
    write: Callable[[str], str],
    *,
    is_cut: bool = False,
) -> QTextCursor:
    """Insert words that were copied here, each paragraph that holds anything its own.

    Whole paragraphs keep their style, so that no guidance becomes text that is published; where
    the last one was taken with its end, what follows the cursor stays a paragraph of its own.
    Comments come along where they stand nowhere else, or the words were cut.
    """
    filled = [part for part in words if part.text.strip()] if len(words) > 1 else words
    around = comments_around(cursor)
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    is_apart = len(filled) < len(words) and not words[-1].text.strip() and _part_here(cursor)
    tail = "body" if cursor.blockNumber() == 0 else style_of(cursor.block())
    standing = frozenset() if is_cut else comment_ids(cursor.document())
    for number, part in enumerate(filled):
        style = part.style if len(words) > 1 or _is_set_apart(part) else "body"
        is_empty = cursor.block().length() <= 1 and cursor.blockNumber() > 0
        if number or (style != "body" and not is_empty):
            cursor.insertBlock(block_format(style), QTextCharFormat())
        elif is_empty and (style != "body" or is_apart):
            cursor.setBlockFormat(block_format(style))
        insert_runs(cursor, runs_of(without(part, standing), write), around)
    if style_of(cursor.block()) in APART and not cursor.atBlockEnd():
        cursor.insertBlock(block_format(tail), QTextCharFormat())
    elif is_apart:
        cursor.movePosition(QTextCursor.MoveOperation.NextBlock)
    cursor.endEditBlock()
    return cursor


def _part_here(cursor: QTextCursor) -> bool:
    """Let what follows the cursor in its paragraph be one of its own; tell whether it is now."""
    if cursor.atBlockEnd() or cursor.blockNumber() == 0:
        return False
    cursor.insertBlock()
    cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    return True


def _is_set_apart(part: Paragraph) -> bool:
    """Tell whether copied words are a table or a picture; those of one cell are mere words."""
    is_table = part.style in TABLES and ("\t" in part.text or "\n" in part.text)
    return is_table or part.style == "picture"


def insert_field(cursor: QTextCursor, expression: str, write: Callable[[str], str]) -> QTextCursor:
    """Write a field; a heading or the title may hold one too."""
    cursor.beginEditBlock()
    around = comments_around(make_room(cursor))
    cursor.removeSelectedText()
    insert_runs(cursor, runs_of(Paragraph(text=expression), write), around)
    cursor.endEditBlock()
    return cursor


def insert_blank(cursor: QTextCursor, name: str) -> QTextCursor:
    """Write 【name】 and select the name, so that typing replaces it."""
    cursor.beginEditBlock()
    make_room(cursor)
    cursor.insertText(f"【{name}】", typed_format(cursor, plain_format(cursor.charFormat())))
    cursor.endEditBlock()
    end = cursor.position() - 1
    cursor.setPosition(end - utf16_length(name))
    cursor.setPosition(end, _KEEP)
    return cursor


def insert_words(cursor: QTextCursor, words: Paragraph, write: Callable[[str], str]) -> QTextCursor:
    """Write words in place of the selection; after a heading or a set-off paragraph, below it."""
    cursor.beginEditBlock()
    is_text = style_of(make_room(cursor).block()) == "body"
    around = comments_around(cursor) if is_text else ()
    if is_text:
        cursor.removeSelectedText()
    else:
        _open_below(cursor, "body")
    insert_runs(cursor, runs_of(words, write), around)
    cursor.setCharFormat(QTextCharFormat())
    cursor.endEditBlock()
    return cursor


def insert_paragraphs(
    cursor: QTextCursor, paragraphs: Sequence[Paragraph], write: Callable[[str], str]
) -> QTextCursor:
    """Write paragraphs below that of the cursor, as one step; empty text gives its place."""
    cursor.beginEditBlock()
    for number, paragraph in enumerate(paragraphs):
        is_empty = style_of(cursor.block()) == "body" and cursor.block().length() <= 1
        if is_empty and not number:
            cursor.setBlockFormat(block_format(paragraph.style))
        else:
            _open_below(cursor, paragraph.style)
        insert_runs(cursor, runs_of(paragraph, write))
    cursor.endEditBlock()
    return cursor


def refresh_fields(document: QTextDocument, write: Callable[[str], str]) -> bool:
    """Write all whole fields out anew; tell whether any changed."""
    stale = [
        (start, end, made, written)
        for block in blocks(document)
        for start, end, made in _fields(block)
        if (written := write(made.stringProperty(FIELD))) != made.stringProperty(SHOWN) and written
    ]
    if not stale:
        return False
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for start, end, made, written in reversed(stale):
        made.setProperty(SHOWN, written)
        cursor.setPosition(start)
        cursor.setPosition(end, _KEEP)
        cursor.insertText(written, made)
    cursor.endEditBlock()
    return True


def find_blank(cursor: QTextCursor) -> QTextCursor | None:
    """Return a cursor over the next blank after the cursor, or over the first; None without any."""
    found = [
        (block.position() + start, block.position() + end)
        for block in blocks(cursor.document())
        if "【" in block.text()
        for start, end in find_blanks(block.text())
    ]
    if not found:
        return None
    at = max(cursor.position(), cursor.anchor())
    start, end = next((place for place in found if place[0] >= at), found[0])
    over = QTextCursor(cursor)
    over.setPosition(start)
    over.setPosition(end, _KEEP)
    return over


def set_formats(
    document: QTextDocument, wanted: Sequence[tuple[QTextBlock, QTextBlockFormat]]
) -> None:
    """Give blocks their formats where they differ."""
    changes = [(block, made) for block, made in wanted if block.blockFormat() != made]
    if not changes:
        return
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for block, made in changes:
        cursor.setPosition(block.position(), _MOVE)
        cursor.setBlockFormat(made)
    cursor.endEditBlock()


def face_forward(editor: QTextEdit) -> None:
    """See that words typed over a selection are like its last character, not like those before."""
    cursor = editor.textCursor()
    if cursor.position() < cursor.anchor():
        editor.setTextCursor(cursor_between(editor.document(), cursor.position(), cursor.anchor()))


def step_out_of_marks(editor: QTextEdit) -> None:
    """See that words typed at the edge of a field, a source or a comment stand beside it."""
    cursor = editor.textCursor()
    here = cursor.charFormat()
    if cursor.hasSelection() or not any(map(here.hasProperty, (FIELD, BORROWED, COMMENTS))):
        return
    before = None if cursor.atBlockStart() else _format_at(cursor, cursor.position())
    after = None if cursor.atBlockEnd() else _format_at(cursor, cursor.position() + 1)
    typed = plain_format(here)
    if before and after and before.intProperty(BORROWED) == after.intProperty(BORROWED):
        typed = QTextCharFormat(here)
        if before.intProperty(SERIAL) != after.intProperty(SERIAL):
            for key in (FIELD, SHOWN, SERIAL):
                typed.clearProperty(key)
    if before and after:
        put_comments(typed, on_both(comments_on(before), comments_on(after)))
    if typed != here:
        editor.setCurrentCharFormat(typed)


def _open_below(cursor: QTextCursor, style: ParagraphStyle) -> None:
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    cursor.insertBlock(block_format(style), QTextCharFormat())


def _format_at(cursor: QTextCursor, position: int) -> QTextCharFormat:
    """Return the format of the character before *position*."""
    other = QTextCursor(cursor)
    other.setPosition(position)
    return other.charFormat()


def _fields(block: QTextBlock) -> Iterator[tuple[int, int, QTextCharFormat]]:
    """Give start, end and format of each whole field, without words typed at its edge."""
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        made = fragment.charFormat()
        if made.hasProperty(FIELD):
            start = fragment.position()
            for run in whole_fields([run_of(fragment.text(), made)]):
                end = start + utf16_length(run.text)
                if run.field:
                    yield start, end, made
                start = end
        iterator += 1
