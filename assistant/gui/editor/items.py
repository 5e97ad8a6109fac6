"""Items that are written by themselves: the next 二是 in a paragraph, or that of the next one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QTextCursor

from assistant.draft.item_marks import item_marks, numeral_of
from assistant.gui.editor.apart import make_room
from assistant.gui.editor.commented import typed_format
from assistant.gui.editor.document import FIELD, plain_format, style_of
from assistant.gui.editor.looks import code_points
from assistant.gui.editor.measures import block_format

if TYPE_CHECKING:
    from PySide6.QtGui import QTextBlock

# 二是二是: written by itself, then typed from habit
_DOUBLED = re.compile(
    r"[ 　]*(([一二三四五六七八九十]{1,3}是|\d{1,2}[.．、]|（\d{1,2}）|\(\d{1,2}\)|[①-⑳])\2)"
)
_MARK = re.compile(r"[。；：，、！？;:,.!?—…（“【]")


class _Start(NamedTuple):
    """What a paragraph begins with."""

    mark: str
    following: str
    """What the paragraph after it begins with."""
    number: int


def go_on(cursor: QTextCursor) -> bool:
    """Begin the next paragraph with the next item, or take an empty item away.

    Tell whether that was all there is to do: the cursor stands at the end of an item. Where several
    run in one paragraph, or the next one is written already in a list that does not count from one,
    nothing is counted on.
    """
    block = cursor.block()
    if cursor.hasSelection() or not cursor.atBlockEnd():
        return False
    start = _start_of(block)
    if start is None:
        return False
    if block.text().strip() == start.mark.strip():
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        return True
    after = _start_of(block.next())
    if after is not None and after.mark == start.following and not _counts_from_one(block):
        return False
    typed = plain_format(cursor.charFormat())
    cursor.beginEditBlock()
    cursor.insertBlock(block_format("body"), typed)
    cursor.insertText(start.following, typed)
    cursor.endEditBlock()
    return True


def is_doubled(cursor: QTextCursor, typed: str) -> bool:
    """Tell whether what was just typed repeats the item that its paragraph begins with."""
    text = cursor.block().text()
    before = text[: code_points(text, cursor.positionInBlock())]
    found = _DOUBLED.match(before)
    if found is None or cursor.hasSelection() or style_of(cursor.block()) != "body":
        return False
    return found.end() == len(before) or before.removesuffix(typed) == before[: found.end(2)]


def drop_double(cursor: QTextCursor) -> None:
    """Take the first of two equal items away."""
    found = _DOUBLED.match(cursor.block().text())
    if found is not None:
        start = cursor.block().position() + found.start(1)
        cursor.setPosition(start)
        cursor.setPosition(start + len(found[2]), QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()


def insert_item(cursor: QTextCursor) -> QTextCursor:
    """Write the item that follows those before the cursor; one without a stop gets its ；.

    At the start of a paragraph it follows the item that the paragraph above begins with. An item
    that Enter has just begun is there already.
    """
    cursor.beginEditBlock()
    text = make_room(cursor).block().text()
    before = text[: code_points(text, cursor.selectionStart() - cursor.block().position())]
    found = [mark for mark in item_marks(before) if mark.kind == "spoken"]
    start = _start_of(cursor.block())
    if found and start is not None and text.strip() == start.mark.strip():
        return cursor
    if found:
        item = _item(found[-1].number + 1)
        is_open = found[-1].end < len(before) and not _MARK.match(before[-1])
        item = f"；{item}" if is_open else item
    else:
        above = None if before.strip() else _start_of(cursor.block().previous())
        item = above.following if above and above.following.endswith("是") else "一是"
    cursor.insertText(item, typed_format(cursor, plain_format(cursor.charFormat())))
    cursor.endEditBlock()
    return cursor


def _start_of(block: QTextBlock) -> _Start | None:
    """Return what a paragraph of text begins with, None where it is no single item."""
    if not block.isValid() or style_of(block) != "body" or _begins_with_field(block):
        return None
    text = block.text()
    marks = item_marks(text)
    if not marks or text[: marks[0].start].strip():
        return None
    first = marks[0]
    numeral = numeral_of(first.kind, first.number + 1)
    if numeral is None or [mark.kind for mark in marks].count(first.kind) > 1:
        return None
    start, end = first.numeral
    return _Start(text[: first.end], text[:start] + numeral + text[end : first.end], first.number)


def _counts_from_one(block: QTextBlock) -> bool:
    """Tell whether the items above this one lead back to the first."""
    start = _start_of(block)
    while start is not None and start.number > 1:
        block = block.previous()
        above = _start_of(block)
        start = above if above is not None and above.following == start.mark else None
    return start is not None


def _begins_with_field(block: QTextBlock) -> bool:
    first = block.begin()
    return not first.atEnd() and first.fragment().charFormat().hasProperty(FIELD)


def _item(number: int) -> str:
    return f"{numeral_of('spoken', number)}是"
