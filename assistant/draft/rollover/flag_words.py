"""The words that a flag (待核对) is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.draft.fields import write_out

if TYPE_CHECKING:
    from assistant.draft.draft import Draft
    from assistant.draft.rollover.flag import Flag


def flag_words(draft: Draft, flag: Flag) -> str:
    """Return the words as they read in the new draft; empty where the sheet is meant."""
    if flag.paragraph is None:
        text = str(getattr(draft.elements, flag.element)) if flag.element else ""
        return text[flag.start : flag.end]
    text = draft.paragraphs[flag.paragraph].text[flag.start : flag.end]
    return write_out(text, draft)[0]
