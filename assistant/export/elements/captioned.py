"""Tables and pictures with their captions, which stand above a table and below a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.export.block import Block


def with_captions(blocks: Sequence[Block]) -> Iterator[tuple[Block, Block | None]]:
    """Give the blocks in order, each table and picture together with its caption."""
    at = 0
    while at < len(blocks):
        block = blocks[at]
        below = blocks[at + 1] if at + 1 < len(blocks) else None
        if below is not None and block.role == "caption" and below.table is not None:
            yield below, block
            at += 2
        elif below is not None and block.picture is not None and _is_below(blocks, at + 1):
            yield block, below
            at += 2
        else:
            yield block, None
            at += 1


def _is_below(blocks: Sequence[Block], at: int) -> bool:
    """Tell whether the block is the caption of a picture above, and not of a table below."""
    is_of_table = at + 1 < len(blocks) and blocks[at + 1].table is not None
    return blocks[at].role == "caption" and not is_of_table
