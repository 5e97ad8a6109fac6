"""Places in a draft's paragraph as typed, and in what is read of it: fields are written out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.draft.fields import split_fields, write_out

if TYPE_CHECKING:
    from assistant.draft.draft import Draft


def shown_stretch(draft: Draft, paragraph: int, start: int, end: int) -> tuple[int, int]:
    """Return where a stretch of a paragraph stands once its fields are written out.

    A field that the stretch only touches lies in it as a whole.
    """
    text = draft.paragraphs[paragraph].text
    return _shown(draft, text, start, is_end=False), _shown(draft, text, end, is_end=True)


def shown_text(draft: Draft, paragraph: int) -> str:
    """Return a paragraph with its fields written out."""
    return write_out(draft.paragraphs[paragraph].text, draft)[0]


def _shown(draft: Draft, text: str, at: int, *, is_end: bool) -> int:
    shown = 0
    for piece in split_fields(text):
        if at <= piece.start:
            break
        length = len(write_out(piece.text, draft)[0])
        if at >= piece.end:
            shown += length
        elif piece.kind == "field":
            shown += length if is_end else 0
        else:
            shown += at - piece.start
    return shown
