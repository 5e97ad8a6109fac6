"""How a paragraph looks where it is only read: headings as headings, changed words marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat

from assistant.gui.look.changed_words import changed_format
from assistant.gui.look.theme import SECONDARY_PX, interface_font

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QTextCursor

    from assistant.draft.comparing.difference import Piece
    from assistant.draft.parts import ParagraphStyle
    from assistant.gui.look.theme import Theme

TEXT_PX = 15
TITLE_PX = 20
_HEADING_PX = {"attachment": 17, "heading1": 17, "heading2": 15, "heading3": 15}
_LINE_PERCENT = 150
_PROPORTIONAL = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
# rows of a table under each other, cells beside each other
_INSIDE = str.maketrans({"\n": "\u2028", "\t": "　|　"})


def paragraph_format(*, indents: bool = False) -> QTextBlockFormat:
    """Return the look of a paragraph; a page of one column begins its texts two characters in."""
    look = QTextBlockFormat()
    look.setLineHeight(_LINE_PERCENT, _PROPORTIONAL)
    if indents:
        look.setTextIndent(2 * TEXT_PX)
    return look


def title_format() -> QTextBlockFormat:
    """Return the look of a title."""
    look = paragraph_format()
    look.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    look.setBottomMargin(16)
    return look


def style_format(style: ParagraphStyle, theme: Theme) -> QTextCharFormat:
    """Return the look of the words of a paragraph style."""
    look = QTextCharFormat()
    is_heading = style in _HEADING_PX
    look.setFont(interface_font(_HEADING_PX.get(style, TEXT_PX), bold=is_heading))
    look.setForeground(theme.color("muted" if style in ("caption", "picture") else "ink"))
    return look


def note_format(theme: Theme) -> QTextCharFormat:
    """Return the look of what is said about a paragraph."""
    look = QTextCharFormat()
    look.setFont(interface_font(SECONDARY_PX))
    look.setForeground(theme.color("muted"))
    return look


def link_format(theme: Theme, target: str, px: int = SECONDARY_PX) -> QTextCharFormat:
    """Return the look of a link."""
    look = QTextCharFormat()
    look.setFont(interface_font(px))
    look.setForeground(theme.color("accent"))
    look.setAnchor(True)
    look.setAnchorHref(target)
    return look


def shown_words(text: str, style: ParagraphStyle) -> str:
    """Return a text as it is shown: a picture by its name, a table in lines."""
    return f"〔图片：{text}〕" if style == "picture" else text.translate(_INSIDE)


def write_pieces(
    cursor: QTextCursor, pieces: Sequence[Piece], look: QTextCharFormat, theme: Theme
) -> None:
    """Write words, struck where they went and underlined where they came."""
    for piece in pieces:
        cursor.insertText(piece.text.translate(_INSIDE), changed_format(piece.kind, look, theme))
