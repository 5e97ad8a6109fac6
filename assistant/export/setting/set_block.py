"""A block broken into strips, whatever it is: text, a table or a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.export.block import line_pt
from assistant.export.setting.joint import mark_rows
from assistant.export.setting.picture_strip import set_picture
from assistant.export.setting.rows import set_rows
from assistant.export.setting.strips import SetBlock, Strip
from assistant.export.setting.table_strips import set_table

if TYPE_CHECKING:
    from assistant.export.block import Block
    from assistant.export.gongwen import Measures


def set_block(block: Block, measures: Measures) -> SetBlock:
    """Return the strips of a block."""
    if block.table is not None:
        return set_table(block.table, measures)
    if block.picture is not None:
        return set_picture(block.picture, measures)
    height = line_pt(block, measures)
    if block.names:
        rows = mark_rows(block, height, measures)
        return SetBlock(strips=(Strip(height_pt=height * len(block.names), rows=rows),))
    rows = set_rows(block, measures)
    return SetBlock(strips=tuple(Strip(height_pt=height, rows=(row,)) for row in rows))
