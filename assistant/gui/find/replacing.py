"""Making planned replacements in the document, as one step that can be undone.

Only the words found are touched: the caret, the findings and the sources of the words around them
stay where they are.
"""

from __future__ import annotations

from dataclasses import replace
from functools import reduce
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor

from assistant.draft.parts import Paragraph
from assistant.gui.editor.comment_format import on_both
from assistant.gui.editor.document import insert_runs, runs_between, runs_of
from assistant.gui.editor.ruler import Ruler

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from PySide6.QtGui import QTextBlock, QTextDocument

    from assistant.draft.find.replace import Change
    from assistant.gui.editor.document import Run

_KEEP = QTextCursor.MoveMode.KeepAnchor


def make_changes(
    document: QTextDocument, changes: Iterable[Change], write: Callable[[str], str]
) -> QTextCursor:
    """Put the words of the changes in the place of their hits, refused ones left out.

    Args:
        document: holds just the draft that the changes were planned for.
        changes: in the order of the text.
        write: gives the words of a field's expression.

    Returns:
        A cursor behind the last words written.
    """
    cursor, last = QTextCursor(document), QTextCursor(document)
    made = [change for change in changes if not change.refusal]
    cursor.beginEditBlock()
    for paragraph, group in groupby(reversed(made), key=lambda change: change.hit.paragraph):
        block = document.findBlockByNumber(paragraph + 1)
        for start, end, words in _planned(block, group, write):
            cursor.setPosition(block.position() + start)
            cursor.setPosition(block.position() + end, _KEEP)
            cursor.removeSelectedText()
            insert_runs(cursor, words)
            if last.atStart():
                last.setPosition(cursor.position())
    cursor.endEditBlock()
    return last


def _planned(
    block: QTextBlock, changes: Iterable[Change], write: Callable[[str], str]
) -> Iterator[tuple[int, int, tuple[Run, ...]]]:
    """Give place and words of the changes of a block, the last first."""
    ruler = Ruler(block)
    for change in changes:
        start, end = ruler.shown(change.hit.start, change.hit.end)
        words = runs_of(Paragraph(text=change.written), write)
        yield start, end, tuple(_lent(words, runs_between(block, start, end)))


def _lent(words: Iterable[Run], replaced: tuple[Run, ...]) -> Iterator[Run]:
    """Give the words source and comments of those replaced, where these were all of one."""
    lenders = {run.borrowed_serial for run in replaced}
    is_lent = len(lenders) == 1 and replaced[0].borrowed is not None
    on = reduce(on_both, (run.comments for run in replaced)) if replaced else ()
    for each in words:
        run = replace(each, comments=on)
        if is_lent:
            source = replaced[0]
            yield replace(run, borrowed=source.borrowed, borrowed_serial=source.borrowed_serial)
        else:
            yield run
