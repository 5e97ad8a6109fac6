"""Measures of the paper on the screen, and what a style means for a block.

The document is laid out in *units*: one Chinese character of body text is 24 of them, whatever the
zoom. A paper device with four dots an inch for each pixel of a character makes the layout (see
:func:`paper_device`); so zooming changes no font and no size in the text. Proportions are those of
GB/T 9704-2012: 28 characters fill 156 mm of the paper's 210.
"""

from __future__ import annotations

from functools import lru_cache
from math import ceil
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QImage, QTextBlockFormat, QTextFormat, QTextOption

from assistant.draft.numbering import TABLES
from assistant.draft.parts import ParagraphStyle
from assistant.export.elements.title import break_title
from assistant.gui.editor.zoom import NORMAL_PX, SMALLEST_PX
from assistant.gui.look.paper_faces import Face, paper_font
from assistant.gui.look.theme import STYLE_FACES

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument

BlockStyle = Literal["title"] | ParagraphStyle

CHARACTER = 24.0
"""Units of a character of body text (3号); 18 points on a device of 96 dots an inch."""
BODY_PT = 18.0
TITLE_PT = 24.75
"""2号 is 22 points where 3号 is 16."""
GUIDANCE_PT = 14.25
LABEL_PT = 9.75
TABLE_PT = 13.5
"""小四 is 12 points where 3号 is 16."""
CAPTION_PT = 15.75
"""4号"""
PICTURE_PT = 1.0
"""A picture stands over its name, which is not to be seen."""
CHARACTERS_A_LINE = 28
LINE = 44.0
"""225 mm hold 22 lines."""
TITLE_LINE = 60.0
MM = CHARACTERS_A_LINE * CHARACTER / 156
PAGE_WIDTH = 210 * MM
LEFT = 28 * MM
RIGHT = 26 * MM
TOP = 24 * MM
"""White above the title; less than in print, where 37 mm would push the text off the screen."""
BOTTOM = 35 * MM
HALO = 12.0
"""Desk left and right of the paper that belongs to the editor, for the paper's shadow."""
GAP = 24.0
"""Desk above and below the paper."""

CELL_SIDE = 8.0
"""White at the left of a cell's words."""

_SIZES: dict[BlockStyle, float] = {
    "guidance": GUIDANCE_PT,
    "table": TABLE_PT,
    "grid": TABLE_PT,
    "caption": CAPTION_PT,
    "picture": PICTURE_PT,
}

STYLE = QTextFormat.Property.UserProperty.value + 1
"""Block property that names the style."""


def faces_of(style: BlockStyle) -> tuple[Face, float]:
    """Return face and size in points of a style."""
    if style == "title":
        return "title", TITLE_PT
    return STYLE_FACES[style], _SIZES.get(style, BODY_PT)


@lru_cache(maxsize=1024)
def block_format(
    style: BlockStyle,
    ordinal: str = "",
    character_px: int = round(CHARACTER),
    inset: float = 0.0,
    tabs: tuple[float, ...] = (),
    height: float = LINE,
) -> QTextBlockFormat:
    """Return the format of a block: two characters of indent, and room for the ordinal.

    Qt counts heights of lines in units but indents in pixels, so the zoom comes in here.

    Args:
        style: style of the block.
        ordinal: its number.
        character_px: the zoom.
        inset: white at both sides of the title, in units.
        tabs: where the columns of a table begin after the first, in units.
        height: of a picture, in units.
    """
    scale = character_px / CHARACTER
    made = QTextBlockFormat()
    made.setProperty(STYLE, style)
    fixed = QTextBlockFormat.LineHeightTypes.FixedHeight.value
    if style == "title":
        made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        made.setLineHeight(TITLE_LINE, fixed)
        made.setBottomMargin(LINE)
        made.setLeftMargin(inset * scale)
        made.setRightMargin(inset * scale)
        return made
    made.setAlignment(Qt.AlignmentFlag.AlignJustify)
    made.setTextIndent((2 * CHARACTER + ordinal_width(style, ordinal)) * scale)
    made.setLineHeight(LINE, fixed)
    if style == "guidance":
        made.setTextIndent(0)
        made.setLeftMargin(2 * CHARACTER * scale)
        made.setRightMargin(CHARACTER * scale)
        made.setLineHeight(34, fixed)
    if style in {"guidance", "internal"}:
        made.setTopMargin(6)
        made.setBottomMargin(6)
    _set_apart(made, style, tabs, height, scale)
    return made


def _set_apart(
    made: QTextBlockFormat,
    style: BlockStyle,
    tabs: tuple[float, ...],
    height: float,
    scale: float,
) -> None:
    """Lay out what is no running text: tables, pictures, their captions, names of attachments."""
    fixed = QTextBlockFormat.LineHeightTypes.FixedHeight.value
    if style in TABLES:
        made.setAlignment(Qt.AlignmentFlag.AlignLeft)
        made.setTextIndent(0)
        made.setLeftMargin(CELL_SIDE * scale)
        made.setTabPositions(
            [QTextOption.Tab(place, QTextOption.TabType.LeftTab) for place in tabs]
        )
        made.setBottomMargin(4)
    elif style in {"caption", "picture"}:
        made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        if style == "picture":
            made.setTextIndent(0)
            made.setLineHeight(height, fixed)
    elif style == "attachment":
        made.setTextIndent(made.textIndent() - 2 * CHARACTER * scale)
        made.setTopMargin(LINE * scale)


@lru_cache(maxsize=1024)
def ordinal_width(style: BlockStyle, ordinal: str) -> float:
    """Return the room that an ordinal takes, in units."""
    if not ordinal:
        return 0.0
    face, size_pt = faces_of(style)
    font = paper_font(face, size_pt)
    font.setPixelSize(round(CHARACTER * size_pt / BODY_PT))
    return QFontMetricsF(font).horizontalAdvance(ordinal)


@lru_cache(maxsize=64)
def title_inset(title: str) -> float:
    """Return the white at both sides, in units, with which a title breaks as it will in print.

    Negative where the face on this machine runs wider than the one of the print.
    """
    font = paper_font("title", TITLE_PT)
    font.setPixelSize(round(TITLE_PT * CHARACTER / BODY_PT))
    metrics = QFontMetricsF(font)
    widest = max((metrics.horizontalAdvance(line) for line in break_title(title)), default=0.0)
    inset = (CHARACTERS_A_LINE * CHARACTER - widest) / 2 - CHARACTER / 2
    return max(-2 * CHARACTER, min(inset, 8 * CHARACTER)) if title.strip() else 0.0


def set_margins(document: QTextDocument) -> None:
    """Give the document the margins of the paper."""
    frame = document.rootFrame()
    made = frame.frameFormat()
    made.setLeftMargin(HALO + LEFT)
    made.setRightMargin(HALO + RIGHT)
    made.setTopMargin(GAP + TOP)
    made.setBottomMargin(GAP + BOTTOM)
    frame.setFrameFormat(made)


def paper_width_px(character_px: int) -> int:
    """Return the width of the editor: the paper and its halo."""
    return ceil((PAGE_WIDTH + 2 * HALO) * character_px / CHARACTER) + 1


def fitting_px(width: int) -> int:
    """Return the largest comfortable size of a character for a desk of *width* pixels."""
    return min(widest_px(width), NORMAL_PX + 3)


def widest_px(width: int) -> int:
    """Return the largest size of a character at which the paper fits a desk of *width* pixels."""
    return max(SMALLEST_PX, int((width - 1) * CHARACTER / (PAGE_WIDTH + 2 * HALO)))


def paper_device(character_px: int) -> QImage:
    """Return a device on which a character of body text is *character_px* pixels wide."""
    device = QImage(1, 1, QImage.Format.Format_ARGB32)
    dots_a_metre = ceil(character_px * 4 / 0.0254)
    device.setDotsPerMeterX(dots_a_metre)
    device.setDotsPerMeterY(dots_a_metre)
    return device
