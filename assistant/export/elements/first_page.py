"""Page 1 shows text (首页必须显示正文, GB/T 9704-2012, 7.3.3), whatever stands above it.

A joint mark gets smaller for it; where the bodies addressed are still too many, they go to the
imprint (7.3.2).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.export.block import gap_pt, line_pt
from assistant.export.elements.head import head_blocks
from assistant.export.setting.rows import set_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.draft.parts import Elements
    from assistant.export.block import Block
    from assistant.export.elements.head import Head
    from assistant.export.gongwen import Measures


def opened(
    opening: Sequence[Block], text: Sequence[Block], elements: Elements, measures: Measures
) -> tuple[Head, tuple[Block, ...]]:
    """Return the head and what stands between it and the text, without 主送机关 where they go."""
    staying = [tuple(opening)]
    if any(block.role == "addressee" for block in opening):
        staying.append(tuple(block for block in opening if block.role != "addressee"))
    for kept in staying:
        below = _needed_pt([*kept, *text], measures)
        head = head_blocks(elements, measures, below)
        if head.height_pt + below <= measures.page.rows * measures.page.row_pt:
            return head, kept
    return head_blocks(elements, measures, _needed_pt([*opening, *text], measures)), staying[0]


def _needed_pt(blocks: Sequence[Block], measures: Measures) -> float:
    """Return the height from the title to the first row of text, headings above it included."""
    height = 0.0
    before: Block | None = None
    for block in blocks:
        is_text = block.role not in {"title", "addressee"} and not (
            block.keep_next or measures.styles[block.role].keep_next
        )
        if before is not None:
            height += gap_pt(before, block, measures)
        height += line_pt(block, measures) * (1 if is_text else len(set_rows(block, measures)))
        if is_text:
            break
        before = block
    return height
