"""Taking over what a leader changed in a printed draft (审阅稿导入)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.review.apply import apply_changes
from assistant.review.compare import compare
from assistant.review.take_comments import take_comments
from assistant.sources.read_tracked import read_tracked_file

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.draft.draft import Draft
    from assistant.review.review import Review

__all__ = ["apply_changes", "read_review", "take_comments"]


def read_review(draft: Draft, path: Path) -> Review:
    """Return what a file that came back changes of the draft, change by change.

    The file may be a DOCX of Word or WPS, with tracked changes and comments or without; one of
    another word processor is converted first. It may have been printed from an older state of the
    draft.

    Raises:
        UnreadableFile, SourceError: the file cannot be read.
        AnotherReport: it has too little in common with the draft.
    """
    return compare(draft, read_tracked_file(path), path)
