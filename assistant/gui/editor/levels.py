"""Tab and Shift+Tab: the level of headings (标题级别), and text that becomes one.

Tab lowers 一、 to （一）, 1., （1） and at last to text; Shift+Tab raises. Text becomes a heading
only from its very start, so that a Tab in the middle of a sentence does no harm: Tab makes it one
below the last heading, Shift+Tab one beside it. Elsewhere in text both keys lead out of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor

from assistant.gui.editor.document import style_of
from assistant.gui.editor.measures import block_format

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QTextBlock

    from assistant.draft.parts import ParagraphStyle
    from assistant.gui.editor.measures import BlockStyle

_LEVELS: tuple[ParagraphStyle, ...] = ("heading1", "heading2", "heading3", "heading4")


def keeps_tab(cursor: QTextCursor) -> bool:
    """Tell whether Tab and Shift+Tab change a level here."""
    return style_of(cursor.block()) in _LEVELS or _begins_heading(cursor) or _spans(cursor)


def name_of(cursor: QTextCursor, *, is_down: bool) -> str:
    """Return the name of the step."""
    if _begins_heading(cursor):
        return "设为标题"
    return "标题降级" if is_down else "标题升级"


def shift_level(cursor: QTextCursor, *, is_down: bool) -> None:
    """Lower or raise the headings that are selected, or make one of the text that begins here."""
    change = QTextCursor(cursor)
    change.beginEditBlock()
    if _begins_heading(cursor):
        change.setBlockFormat(block_format(_begun(cursor.block(), is_down=is_down)))
    else:
        for block in _selected(cursor):
            style = _shifted(style_of(block), is_down=is_down)
            if style is not None:
                change.setPosition(block.position())
                change.setBlockFormat(block_format(style))
    change.endEditBlock()


def _begins_heading(cursor: QTextCursor) -> bool:
    is_text = style_of(cursor.block()) == "body"
    return is_text and cursor.atBlockStart() and not cursor.hasSelection()


def _spans(cursor: QTextCursor) -> bool:
    """Tell whether several blocks are selected, a heading among them."""
    blocks = list(_selected(cursor))
    return len(blocks) > 1 and any(style_of(block) in _LEVELS for block in blocks)


def _shifted(style: BlockStyle, *, is_down: bool) -> ParagraphStyle | None:
    """Return the style one level on; None for the highest, and for what is no heading."""
    if style not in _LEVELS:
        return None
    level = _LEVELS.index(style) + (1 if is_down else -1)
    if level < 0:
        return None
    return _LEVELS[level] if level < len(_LEVELS) else "body"


def _begun(block: QTextBlock, *, is_down: bool) -> ParagraphStyle:
    """Return the style of a heading that begins here."""
    above = block.previous()
    while above.isValid() and style_of(above) not in _LEVELS:
        above = above.previous()
    if not above.isValid():
        return "heading1"
    last: ParagraphStyle = next(each for each in _LEVELS if each == style_of(above))
    return _LEVELS[min(_LEVELS.index(last) + is_down, len(_LEVELS) - 1)]


def _selected(cursor: QTextCursor) -> Iterator[QTextBlock]:
    block = cursor.document().findBlock(cursor.selectionStart())
    while block.isValid() and block.position() <= cursor.selectionEnd():
        yield block
        block = block.next()
