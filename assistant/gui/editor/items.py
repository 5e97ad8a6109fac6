"""Items that count on: 一是 and 二是 within a paragraph, and paragraphs that begin with them.

An item stands at the start of its paragraph or behind a mark of punctuation; 统一是 is none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QTextCursor

from assistant.base.numerals import read_whole, write_whole
from assistant.gui.editor.document import FIELD, plain_format, style_of
from assistant.gui.editor.looks import code_points
from assistant.gui.editor.measures import block_format

if TYPE_CHECKING:
    from PySide6.QtGui import QTextBlock

_STOPS = "。；：，、！？;:,!?）)”\\s是"
# 一是执法力量不足；二是数据共享不畅
_ITEM = re.compile(rf"(?:^|(?<=[{_STOPS}]))([一二三四五六七八九十]{{1,3}})是")
# 1.健全机制　　（2）加强培训；but 1.5万件 is a number
_LISTED = re.compile(r"[ 　]*(?:(\d{1,2})[.．、](?!\d)|（(\d{1,2})）|\((\d{1,2})\))")
# 二是二是: written by itself, then typed from habit
_DOUBLED = re.compile(
    r"[ 　]*(([一二三四五六七八九十]{1,3}是|\d{1,2}[.．、]|（\d{1,2}）|\(\d{1,2}\))\2)"
)
_MARK = re.compile(r"[。；：，、！？;:,.!?—…（“【]")


class _Start(NamedTuple):
    """What a paragraph begins with."""

    mark: str
    following: str
    """What the paragraph after it begins with."""


def go_on(cursor: QTextCursor) -> bool:
    """Begin the next paragraph with the next item, or take an empty item away.

    Tell whether that was all there is to do: the cursor stands at the end of an item. Where the
    next one is written already, or several run in one paragraph, nothing is counted on.
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
    if after is not None and after.mark == start.following:
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

    At the start of a paragraph it follows the item that the paragraph above begins with.
    """
    text = cursor.block().text()
    before = text[: code_points(text, cursor.selectionStart() - cursor.block().position())]
    found = list(_ITEM.finditer(before))
    if found:
        item = _item_after(found[-1][1])
        is_open = found[-1].end() < len(before) and not _MARK.match(before[-1])
        item = f"；{item}" if is_open else item
    else:
        above = None if before.strip() else _start_of(cursor.block().previous())
        item = above.following if above and _ITEM.match(above.following) else "一是"
    cursor.insertText(item, plain_format(cursor.charFormat()))
    return cursor


def _start_of(block: QTextBlock) -> _Start | None:
    """Return what a paragraph of text begins with, None where it is no single item."""
    if not block.isValid() or style_of(block) != "body" or _begins_with_field(block):
        return None
    text = block.text()
    items = list(_ITEM.finditer(text))
    if items and items[0].start() == 0:
        return _Start(items[0][0], _item_after(items[0][1])) if len(items) == 1 else None
    listed = _LISTED.match(text)
    if not listed:
        return None
    number = next(group for group in listed.groups() if group)
    return _Start(listed[0], listed[0].replace(number, str(int(number) + 1)))


def _begins_with_field(block: QTextBlock) -> bool:
    first = block.begin().fragment()
    return first.isValid() and first.charFormat().hasProperty(FIELD)


def _item_after(numeral: str) -> str:
    return f"{write_whole((read_whole(numeral) or 0) + 1)}是"
