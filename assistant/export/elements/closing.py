"""What stands below the text: names of attachments, signature, date and remark (7.3.4–7.3.7)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.export.block import Block, Span
from assistant.export.elements.signature import signature
from assistant.export.gongwen import Indent
from assistant.export.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.draft.parts import Elements
    from assistant.export.gongwen import Measures, Role

CLOSING: frozenset[Role] = frozenset({"attachment_note", "signature", "date", "remark"})
"""What may not stand on a page without text."""


def closing(elements: Elements, names: Sequence[str], measures: Measures) -> list[Block]:
    """Return the names of the attachments, signature, date and remark, which stay together."""
    blocks = [*_attachment_notes(names, measures), *signature(elements, measures)]
    remark = printable(elements.remark).strip().strip("（）()")
    if remark:
        blocks.append(Block(role="remark", spans=(Span(text=f"（{remark}）"),)))
    return [replace(block, keep_next=True) for block in blocks[:-1]] + blocks[-1:]


def _attachment_notes(names: Sequence[str], measures: Measures) -> Iterator[Block]:
    """Name the attachments under the text (7.3.4), a number before each where there are several."""
    row = measures.page.row_pt
    for number, name in enumerate(names, 1):
        count = f"{number}." if len(names) > 1 else ""
        label = "附件：" if number == 1 else ""
        left = 6.0 if count else 5.0
        indent = Indent(left=left, first_line=(2.0 if label else 5.0) - left)
        yield Block(
            role="attachment_note",
            spans=(Span(text=label + count + name),),
            indent=indent,
            before_pt=row if label else None,
        )
