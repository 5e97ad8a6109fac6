"""Making, opening and saving drafts, and the automatic copies that earlier versions left."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.base.files import FileError, read_bytes
from assistant.draft.file import SUFFIX, DraftFileError, read_draft, write_draft
from assistant.draft.sheet.file import read_sheet
from assistant.draft.templates.skeleton import build_draft
from assistant.review.reopen import is_own_print, reopen
from assistant.sources.docx_tracked import read_tracked
from assistant.sources.kind import content_kind
from assistant.sources.read import read_bounded
from assistant.workflow.report_draft import draft_of
from assistant.workflow.report_lines import read_report_lines

if TYPE_CHECKING:
    from assistant.draft.draft import Draft
    from assistant.workflow.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Autosave:
    """An automatic copy left by a version of the program that kept no journal."""

    path: Path
    """The copy."""
    title: str
    """Title of the draft in it."""
    saved_at: datetime
    """When it was written (UTC)."""
    original: Path | None
    """File of the draft; None for one that was never saved."""


def new_draft(template: str, *, body: str, year: int, sheet: Path | None = None) -> Draft:
    """Return a new draft from a template, its indicator sheet filled from *sheet* if given.

    Args:
        template: id or Chinese name of a template.
        body: 发文机关.
        year: reporting year.
        sheet: CSV or XLSX with the year's indicators.

    Raises:
        TemplateError: no such template.
        SheetError, UnreadableFile: the sheet cannot be read.
    """
    rows = read_sheet(sheet, year) if sheet else ()
    return build_draft(template, body=body, year=year, sheet=rows)


def draft_from_report(path: Path, *, this_year: int | None = None) -> Draft:
    """Return a draft that begins with a report from elsewhere, or with one's own of a past year.

    A DOCX that this program wrote is the draft again that it was printed from, with its fields and
    as much of the indicator sheet as they printed. Any other file (DOCX, DOC, PDF, HTML, text) is
    read like an imported report.

    Args:
        path: the file.
        this_year: the present one; where a file tells no year, it reports on the one before.

    Raises:
        UnreadableFile, SourceError: the file cannot be read.
    """
    year = this_year or datetime.now(UTC).year
    data = read_bounded(path)
    if content_kind(data) == "docx":
        document = read_tracked(path, data)
        if is_own_print(document):
            return reopen(document, this_year=year)
    return draft_of(read_report_lines(path), this_year=year)


def open_draft(path: Path) -> Draft:
    """Return the draft in the file.

    Raises:
        UnreadableFile, DraftFileError: it cannot be read or is no draft.
    """
    return read_draft(path)


def save_draft(path: Path, draft: Draft) -> None:
    """Write the draft; the file there before is replaced whole or left alone.

    Raises:
        TargetNotWritable: no right, no room, or no such folder.
    """
    write_draft(path, draft)


def find_autosaves(desk: Desk) -> tuple[Autosave, ...]:
    """Return the automatic copies that are there, newest first; broken ones are passed over."""
    found = [_read_autosave(path) for path in desk.autosaves.glob(f"*{SUFFIX}")]
    whole = [copy for copy in found if copy is not None]
    return tuple(sorted(whole, key=lambda copy: copy.saved_at, reverse=True))


def discard_autosave(path: Path) -> None:
    """Remove an automatic copy that is no longer needed."""
    for file in (path, path.with_suffix(".name")):
        with contextlib.suppress(OSError):
            file.unlink()


def _read_autosave(path: Path) -> Autosave | None:
    try:
        draft = read_draft(path)
        name = Path(read_bytes(path.with_suffix(".name")).decode("utf-8", "replace"))
        saved_at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except (DraftFileError, FileError, OSError):
        return None
    return Autosave(
        path=path,
        title=draft.elements.title,
        saved_at=saved_at,
        original=name if name.is_absolute() else None,
    )
