"""Comparing two drafts or reports (比较稿件): reading them, what differs, and writing that down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.base.files import replace_bytes
from assistant.draft.comparing.compare import compare
from assistant.draft.comparing.figure_rows import figure_rows
from assistant.draft.comparing.figures import compare_figures
from assistant.draft.comparing.side_by_side import side_rows
from assistant.draft.file import SUFFIX
from assistant.export.text.comparison_html import render_comparison_html
from assistant.export.text.comparison_text import render_comparison_text
from assistant.workflow.drafting import draft_from_report, open_draft
from assistant.workflow.errors import UnknownFormat
from assistant.workflow.review_terms import ELEMENT_NAMES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from assistant.draft.comparing.figure_rows import FigureRow
    from assistant.draft.comparing.side_by_side import SideRow
    from assistant.draft.draft import Draft
    from assistant.draft.manuscript import Manuscript

ENDINGS = (".html", ".txt")
"""Of the files that a comparison can be written into."""
_NAMES: Mapping[str, str] = {
    **ELEMENT_NAMES,
    "body": "发文机关",
    "sealed": "留出印章位置",
    "form": "公文格式",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SideBySide:
    """Two texts side by side."""

    before: Manuscript
    after: Manuscript
    rows: tuple[SideRow, ...]
    figures: tuple[FigureRow, ...]

    @property
    def count(self) -> int:
        """How many paragraphs and elements differ."""
        return sum(row.is_difference for row in self.rows)


def open_side(path: Path) -> Draft:
    """Return a draft, or a report as one, to be compared.

    Raises:
        UnreadableFile, DraftFileError, SourceError: it cannot be read.
    """
    return open_draft(path) if path.suffix.lower() == SUFFIX else draft_from_report(path)


def compare_texts(before: Draft, after: Draft) -> SideBySide:
    """Return what differs in words, elements and numbers."""
    comparison = compare(before, after)
    return SideBySide(
        before=comparison.before,
        after=comparison.after,
        rows=side_rows(comparison, _NAMES),
        figures=figure_rows(compare_figures(before, after), comparison.sheet),
    )


def write_side_by_side(path: Path, compared: SideBySide, names: tuple[str, str]) -> None:
    """Write a comparison, as a web page or as text by the ending of *path*.

    Args:
        path: the file; what it held is replaced in one step.
        compared: the two texts.
        names: what the two are called.

    Raises:
        UnknownFormat: the ending is none of :data:`ENDINGS`.
        TargetNotWritable: the file there before is untouched.
    """
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise UnknownFormat(path, ENDINGS)
    render = render_comparison_html if ending == ".html" else render_comparison_text
    text = render(compared.rows, compared.figures, names)
    replace_bytes(path, text.encode("utf-8", errors="replace"))
