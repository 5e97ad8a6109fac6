"""Automatic copies as the versions of the program wrote them that kept no journal."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from assistant.draft.file import write_draft

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.draft.draft import Draft
    from assistant.workflow.desk import Desk


def leave_copy(desk: Desk, name: str, draft: Draft) -> Path:
    """Write a copy; *name* is the full path of the draft's file, or any word."""
    desk.autosaves.mkdir(parents=True, exist_ok=True)
    copy = desk.autosaves / f"{hashlib.sha256(name.encode()).hexdigest()[:16]}.fzbg"
    write_draft(copy, draft)
    copy.with_suffix(".name").write_text(name, encoding="utf-8")
    return copy
