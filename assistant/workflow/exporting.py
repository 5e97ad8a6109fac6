"""Writing a draft as DOCX, PDF, HTML or text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from assistant.base.files import replace_bytes
from assistant.draft.compose import compose
from assistant.export.docx import write_docx
from assistant.export.editions import for_edition
from assistant.export.html import render_html
from assistant.export.page import Page
from assistant.export.pages import lay_out
from assistant.export.plain import render_plain
from assistant.workflow.errors import UnknownFormat

if TYPE_CHECKING:
    from assistant.draft.draft import Draft

Edition = Literal["internal", "web"]
PdfWriter = Callable[[tuple[Page, ...], Path], None]
"""Paints laid-out pages into a PDF file; given by ``gui``, which alone can paint."""


def export_draft(
    draft: Draft, path: Path, *, edition: Edition = "internal", write_pdf: PdfWriter | None = None
) -> None:
    """Write the draft to *path* in the format of its ending, all or nothing.

    Raises:
        UnknownFormat: the ending is none of :data:`FORMATS` (or PDF without a painter).
        ExportError: there is nothing to export, or the edition must not be published.
        TargetNotWritable: the file there before is untouched.
    """
    manuscript = for_edition(compose(draft), edition)
    match path.suffix.lower():
        case ".docx":
            write_docx(manuscript, path)
        case ".html" | ".htm":
            replace_bytes(path, render_html(manuscript).encode("utf-8"))
        case ".txt":
            replace_bytes(path, render_plain(manuscript).encode("utf-8"))
        case ".pdf" if write_pdf is not None:
            write_pdf(lay_out(manuscript), path)
        case _:
            raise UnknownFormat(path)
