"""Comments in the document: put on words, changed, taken away; what is written beside them.

Offsets are those of the document. Nothing here looks at the screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCharFormat, QTextCursor

from assistant.draft.comments import MOST_DEEP
from assistant.gui.editor.comment_format import comments_on, on_both, put_comments
from assistant.gui.editor.document import runs_in
from assistant.gui.editor.looks import utf16_length

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from PySide6.QtGui import QTextBlock, QTextDocument

    from assistant.draft.parts import Comment
    from assistant.gui.editor.document import Run

    Change = Callable[[tuple[Comment, ...]], tuple[Comment, ...]]

_KEEP = QTextCursor.MoveMode.KeepAnchor


def words_to_comment(cursor: QTextCursor) -> QTextCursor | None:
    """Return a cursor over what a comment would stand on: the selection, or else the paragraph.

    Fields are taken whole, blanks at the ends left out. None where there are no words, or the
    title's alone.
    """
    document = cursor.document()
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    if not cursor.selectedText().strip():
        start = cursor.block().position()
        end = start + cursor.block().length() - 1
    start = max(start, document.firstBlock().next().position())
    if start >= end or not document.firstBlock().next().isValid():
        return None
    over = QTextCursor(document)
    over.setPosition(_edge(document.findBlock(start), start, is_end=False))
    over.setPosition(_edge(document.findBlock(end), end, is_end=True), _KEEP)
    return _trimmed(over)


def has_room(over: QTextCursor) -> bool:
    """Tell whether another comment may lie on the words."""
    fragments = _fragments(over.document(), over.selectionStart(), over.selectionEnd())
    return all(len(comments_on(made)) < MOST_DEEP for _, _, made in fragments)


def put_comment(over: QTextCursor, comment: Comment) -> None:
    """Put a comment on the words that a cursor selects."""
    start, end = over.selectionStart(), over.selectionEnd()
    _change(over.document(), start, end, lambda on: (*on, comment))


def change_comment(document: QTextDocument, key: str, comment: Comment | None) -> None:
    """Let a comment say something else on all its words; None takes it away."""

    def changed(on: tuple[Comment, ...]) -> tuple[Comment, ...]:
        others = tuple(each for each in on if each.id != key)
        return others if comment is None or len(others) == len(on) else (*others, comment)

    _change(document, 0, document.characterCount() - 1, changed)


def drop_wordless(block: QTextBlock) -> None:
    """Take comments away that lie on none of a block's words, only between its cells."""
    worded = {each.id for run in runs_in(block) if run.text.strip() for each in run.comments}
    start, end = block.position(), block.position() + block.length() - 1
    _change(block.document(), start, end, lambda on: tuple(c for c in on if c.id in worded))


def comment_ids(document: QTextDocument) -> frozenset[str]:
    """Return the ids of all comments that stand in a document."""
    fragments = _fragments(document, 0, document.characterCount() - 1)
    return frozenset(each.id for _, _, made in fragments for each in comments_on(made))


def comments_around(cursor: QTextCursor) -> tuple[Comment, ...]:
    """Return the comments that lie on what is written in the place of the selection.

    Without one they are those on both sides of the cursor.
    """
    if cursor.hasSelection():
        first, last = cursor.selectionStart() + 1, cursor.selectionEnd()
    elif cursor.atBlockStart() or cursor.atBlockEnd():
        return ()
    else:
        first, last = cursor.position(), cursor.position() + 1
    one, other = (comments_on(_format_before(cursor.document(), at)) for at in (first, last))
    return on_both(one, other)


def typed_format(cursor: QTextCursor, like: QTextCharFormat) -> QTextCharFormat:
    """Return a format for words written at the cursor, with the comments that lie around it."""
    made = QTextCharFormat(like)
    put_comments(made, comments_around(cursor))
    return made


def go_on_with(cursor: QTextCursor, words: str, around: tuple[Comment, ...]) -> None:
    """Let comments lie on the words just written before the cursor, which took others' place."""
    end = cursor.position()
    if around and words:
        _change(cursor.document(), end - utf16_length(words), end, lambda on: (*on, *around))


def lay_comments(cursor: QTextCursor, block: QTextBlock, runs: Iterable[Run]) -> None:
    """Let the comments of the runs, which a block holds, lie on its words, and no others."""
    at = block.position()
    for run in runs:
        end = at + utf16_length(run.text)
        _change(cursor.document(), at, end, _always(run.comments))
        at = end


def _always(comments: tuple[Comment, ...]) -> Change:
    return lambda _: comments


def _edge(block: QTextBlock, position: int, *, is_end: bool) -> int:
    """Return a position, that of a field's edge for one inside a field."""
    at = block.position()
    for run in runs_in(block):
        end = at + utf16_length(run.text)
        if run.field and at < position < end:
            return end if is_end else at
        at = end
    return position


def _trimmed(over: QTextCursor) -> QTextCursor | None:
    words = over.selectedText()
    start = over.selectionStart() + utf16_length(words) - utf16_length(words.lstrip())
    end = over.selectionEnd() - utf16_length(words) + utf16_length(words.rstrip())
    if start >= end:
        return None
    over.setPosition(start)
    over.setPosition(end, _KEEP)
    return over


def _format_before(document: QTextDocument, position: int) -> QTextCharFormat:
    """Return the format of the character before a position."""
    cursor = QTextCursor(document)
    cursor.setPosition(position)
    return cursor.charFormat()


def _change(document: QTextDocument, start: int, end: int, change: Change) -> None:
    """Let other comments lie on a stretch of the document; what stays as it is is not touched."""
    todo = []
    for first, last, made in _fragments(document, start, end):
        on = comments_on(made)
        wanted = {each.id: each for each in change(on)}
        if wanted != {each.id: each for each in on}:
            put_comments(made, wanted.values())
            todo.append((first, last, made))
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for first, last, made in todo:
        cursor.setPosition(first)
        cursor.setPosition(last, _KEEP)
        cursor.setCharFormat(made)
    cursor.endEditBlock()


def _fragments(
    document: QTextDocument, start: int, end: int
) -> Iterator[tuple[int, int, QTextCharFormat]]:
    """Give start, end and format of what lies between two positions, below the title."""
    block = document.findBlock(start)
    while block.isValid() and block.position() < end:
        iterator = block.begin()
        while block.blockNumber() and not iterator.atEnd():
            fragment = iterator.fragment()
            first = max(fragment.position(), start)
            last = min(fragment.position() + fragment.length(), end)
            if first < last:
                yield first, last, fragment.charFormat()
            iterator += 1
        block = block.next()
