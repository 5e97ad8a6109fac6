"""A block as what it is in the DOCX: a paragraph, a table, or a paragraph with a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.export.docx.mark import mark_table
from assistant.export.docx.picture import picture_paragraph
from assistant.export.docx.table import table_element, white_after
from assistant.export.docx.text import own_gap_pt, paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

    from assistant.export.block import Block
    from assistant.export.docx.runs import RunWriter
    from assistant.export.gongwen import Measures


def block_elements(
    blocks: Sequence[Block], measures: Measures, writer: RunWriter, document: Document
) -> Iterator[BaseOxmlElement]:
    """Give the elements of the blocks in order; the last one is a paragraph.

    Args:
        blocks: what is written.
        measures: page, faces and styles.
        writer: writes the runs of this document.
        document: takes the data of pictures.
    """
    before: Block | None = None
    for block in blocks:
        if block.table is not None:
            if before is not None and before.table is not None:
                yield white_after()
            yield table_element(block.table, measures, writer)
        elif block.names:
            yield mark_table(block, own_gap_pt(block, before, measures), measures)
        elif block.picture is not None:
            yield picture_paragraph(block, block.picture, measures, writer, document)
        else:
            yield paragraph(block, before, measures, writer)
        before = block
    if before is not None and before.table is not None:
        yield white_after()
