"""The manuscript as a DOCX that opens in Word, WPS and LibreOffice with the same pages.

Measures stand in named styles; a paragraph carries only what is its own, such as the inset of a
signature. The file is written whole or not at all.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from assistant.base.files import replace_bytes
from assistant.export.arrange import require_text
from assistant.export.gongwen import load_measures

if TYPE_CHECKING:
    from pathlib import Path

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
) -> None:
    """Write the manuscript as an official document.

    Args:
        manuscript: what is written.
        path: the file; what it held is replaced in one step.
        now: the moment that the properties name; by default the present.
        mark_unverified: shade numbers that are not verified, beside the blanks that are always
            highlighted.
        measures: page, faces and styles; by default those that ship with the program.

    Raises:
        EmptyManuscript: there is neither a title nor text.
        TargetNotWritable: the old file is untouched.
    """
    from assistant.export.docx_imprint import add_imprint
    from assistant.export.docx_package import new_document, package_bytes
    from assistant.export.docx_page import write_page
    from assistant.export.docx_styles import write_styles

    require_text(manuscript)
    measures = measures or load_measures()
    now = (now or datetime.now(UTC)).astimezone(UTC)
    document = new_document(manuscript.elements, measures, now)
    write_styles(document, measures)
    write_page(document, measures)
    paragraphs = _paragraphs(manuscript, measures, mark_unverified=mark_unverified)
    add_imprint(paragraphs[-1], manuscript.elements, measures)
    body = document.element.body
    for paragraph in paragraphs:
        body.insert(len(body) - 1, paragraph)
    replace_bytes(path, package_bytes(document, now))


def _paragraphs(
    manuscript: Manuscript, measures: Measures, *, mark_unverified: bool
) -> list[BaseOxmlElement]:
    from assistant.export.docx_text import paragraph
    from assistant.export.pages import settled_blocks

    made = []
    before = None
    for block in settled_blocks(manuscript, measures):
        made.append(paragraph(block, before, measures, mark_unverified=mark_unverified))
        before = block
    return made
