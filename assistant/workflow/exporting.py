"""Writing a draft as DOCX, PDF, HTML, text or Markdown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from assistant.base.files import replace_bytes
from assistant.draft.compose import compose
from assistant.draft.line_comments import with_comments
from assistant.export.docx.write import write_docx
from assistant.export.editions import for_edition
from assistant.export.open_places import unmarked
from assistant.export.page import Page
from assistant.export.pages.typesetter import lay_out
from assistant.export.text.html import render_html
from assistant.export.text.markdown import render_markdown
from assistant.export.text.plain import render_plain
from assistant.workflow.errors import UnknownFormat

if TYPE_CHECKING:
    from assistant.draft.draft import Draft
    from assistant.export.gongwen import Measures

Edition = Literal["internal", "web"]
PdfWriter = Callable[[tuple[Page, ...], Path, str], None]
"""Paints laid-out pages into a PDF file of a body; given by ``gui``, which alone can paint."""


def export_draft(  # noqa: PLR0913 -- each is a choice of the person's
    draft: Draft,
    path: Path,
    *,
    edition: Edition = "internal",
    measures: Measures | None = None,
    marks_open: bool = True,
    comments: bool = False,
    write_pdf: PdfWriter | None = None,
) -> None:
    """Write the draft to *path* in the format of its ending, all or nothing.

    Args:
        draft: what is written.
        path: the file; what it held is replaced in one step.
        edition: with all elements, or what may stand on a web site.
        measures: those of the draft's house format, as the facts before an export tell them; by
            default the standard's.
        marks_open: let blanks and numbers that are not verified stand out.
        comments: let the DOCX of the internal edition carry the draft's comments; nothing else
            ever does.
        write_pdf: paints a PDF.

    Raises:
        UnknownFormat: the ending is none of :data:`FORMATS` (or PDF without a painter).
        ExportError: there is nothing to export, or the edition must not be published.
        TargetNotWritable: the file there before is untouched.
    """
    manuscript = for_edition(compose(draft), edition)
    if not marks_open:
        manuscript = unmarked(manuscript)
    match path.suffix.lower():
        case ".docx":
            if comments and edition == "internal":
                manuscript = with_comments(manuscript, draft)
            write_docx(
                manuscript,
                path,
                mark_unverified=True,
                measures=measures,
                keep_fields=edition == "internal",
            )
        case ".html" | ".htm":
            page = render_html(manuscript, mark_unverified=True, measures=measures)
            replace_bytes(path, page.encode("utf-8"))
        case ".txt":
            replace_bytes(path, render_plain(manuscript).encode("utf-8"))
        case ".md":
            replace_bytes(path, render_markdown(manuscript).encode("utf-8"))
        case ".pdf" if write_pdf is not None:
            write_pdf(lay_out(manuscript, measures=measures), path, manuscript.elements.body)
        case _:
            raise UnknownFormat(path)
