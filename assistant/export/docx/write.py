"""The manuscript as a DOCX that opens in Word, WPS and LibreOffice with the same pages.

Measures stand in named styles; a paragraph carries only what is its own, such as the inset of a
signature. The file is written whole or not at all.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from assistant.base.files import replace_bytes
from assistant.draft.print_bookmark import PrintFacts, print_bookmark
from assistant.export.elements.arrange import arrange, require_text
from assistant.export.elements.imprint import imprint_rows
from assistant.export.elements.letter import letterhead
from assistant.export.elements.signature import seal_room_pt
from assistant.export.gongwen import load_measures

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

    from assistant.draft.manuscript import Manuscript
    from assistant.export.gongwen import Measures


def write_docx(
    manuscript: Manuscript,
    path: Path,
    *,
    now: datetime | None = None,
    mark_unverified: bool = False,
    measures: Measures | None = None,
    keep_fields: bool = False,
) -> None:
    """Write the manuscript as an official document.

    Args:
        manuscript: what is written.
        path: the file; what it held is replaced in one step.
        now: the moment that the properties name; by default the present.
        mark_unverified: shade numbers that are not verified, beside the blanks that are always
            highlighted.
        measures: page, faces and styles; by default those that ship with the program.
        keep_fields: put each field into a hidden bookmark, so that its number can be told from
            typed words when the file comes back; and what the print does not show likewise.

    Raises:
        EmptyManuscript: there is neither a title nor text.
        TargetNotWritable: the old file is untouched.
    """
    require_text(manuscript)
    measures = measures or load_measures()

    def body(document: Document) -> list[BaseOxmlElement]:
        return body_elements(
            manuscript,
            measures,
            document,
            mark_unverified=mark_unverified,
            keep_fields=keep_fields,
        )

    write_package(path, manuscript, measures, body=body, now=now, keep_facts=keep_fields)


def write_package(
    path: Path,
    manuscript: Manuscript,
    measures: Measures,
    *,
    body: Callable[[Document], list[BaseOxmlElement]],
    now: datetime | None = None,
    keep_facts: bool = True,
) -> None:
    """Write an official document, the manuscript's elements around the body that *body* gives.

    Args:
        path: the file.
        manuscript: what is written.
        measures: page, faces and styles.
        body: makes what stands in the text.
        now: the moment that the properties name.
        keep_facts: let a hidden bookmark tell what the print does not show.

    Raises:
        TargetNotWritable: the old file is untouched.
    """
    from assistant.export.docx.imprint import add_imprint
    from assistant.export.docx.package import new_document, package_bytes
    from assistant.export.docx.page import write_page
    from assistant.export.docx.styles import write_styles

    now = (now or datetime.now(UTC)).astimezone(UTC)
    elements = manuscript.elements
    document = new_document(elements, measures, now)
    write_styles(document, measures)
    write_page(document, measures, letterhead(elements, measures))
    made = body(document)
    if keep_facts:
        made = _marked(made, manuscript)
    blocks = arrange(manuscript, measures)
    room = seal_room_pt(elements, blocks, measures)
    add_imprint(made[-1], imprint_rows(elements, blocks, measures), measures, room)
    _number_drawings(made)
    for element in made:
        document.element.body.insert(len(document.element.body) - 1, element)
    replace_bytes(path, package_bytes(document, now))


def body_elements(
    manuscript: Manuscript,
    measures: Measures,
    document: Document,
    *,
    mark_unverified: bool = False,
    keep_fields: bool = False,
) -> list[BaseOxmlElement]:
    """Return what the document holds from the head to the last attachment; it ends in a paragraph.

    The data of pictures, and the comments on the lines, become parts of *document*.
    """
    from assistant.export.docx.block import block_elements
    from assistant.export.docx.comments import CommentWriter
    from assistant.export.docx.runs import RunWriter
    from assistant.export.pages.typesetter import settled_blocks

    blocks = settled_blocks(manuscript, measures)
    comments = CommentWriter(document, blocks)
    writer = RunWriter(
        measures, mark_unverified=mark_unverified, keep_fields=keep_fields, comments=comments
    )
    made = list(block_elements(blocks, measures, writer, document))
    comments.finish()
    return made


def _marked(made: list[BaseOxmlElement], manuscript: Manuscript) -> list[BaseOxmlElement]:
    """Return all that is written inside a bookmark; it lasts as long as any of it does."""
    from assistant.export.docx.markup import node

    elements = manuscript.elements
    facts = PrintFacts(
        form=elements.form, sealed=elements.sealed, house_format=manuscript.house_format
    )
    made[-1].append(node("bookmarkEnd", id=0))
    return [node("bookmarkStart", id=0, name=print_bookmark(facts)), *made]


def _number_drawings(elements: list[BaseOxmlElement]) -> None:
    """Give each drawing a number of its own, as Word wants it."""
    from docx.oxml.ns import qn

    shown = (each for element in elements for each in element.iter(qn("wp:docPr")))
    for number, properties in enumerate(shown, 1):
        properties.set("id", str(number))
