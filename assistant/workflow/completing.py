"""The words that go on from what one is typing (行内续写), ready to stand in one's own draft."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.corpus.store import Store
from assistant.draft.parts import Paragraph
from assistant.suggest.continuation import find_continuation
from assistant.workflow.adapting import Adapter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.draft.draft import Draft
    from assistant.suggest.continuation import Continuation
    from assistant.suggest.suggestion import Suggestion
    from assistant.workflow.desk import Desk

_STOPS = "，。；：、！？,;:!?"
_TO_CHECK = "【核实："
"""What adapting writes before words that only the peer has."""


def complete_phrase(
    desk: Desk,
    typed: str,
    suggestions: Sequence[Suggestion],
    draft: Draft,
    *,
    before_stop: bool = False,
) -> Paragraph | None:
    """Return how to go on from *typed* in the own draft, None where no way is clearly best.

    Words with something of the peer's own in them (a brand, a person) are not offered.

    Args:
        desk: whose corpus the suggestions are from.
        typed: the words of the sentence up to the caret, as they read.
        suggestions: what was found for the sentence.
        draft: whose names and indicators the words are adapted to.
        before_stop: the sentence's full stop stands behind the caret, so the words bring none.

    Returns:
        Text with fields and blanks, and its source, which keeps the whole passage.

    Raises:
        StoreError: the corpus cannot be read.
    """
    found = find_continuation(typed, suggestions, own=draft.elements.body)
    if found is None:
        return None
    with Store(desk.store) as store:
        adapted = Adapter(store, draft).adapted(_stretch(found))
    text = adapted.adapted.rstrip(_STOPS) if before_stop else adapted.adapted
    source = replace(adapted.borrowed, end=len(text), text=found.suggestion.text)
    return Paragraph(text=text, borrowed=(source,)) if text and _TO_CHECK not in text else None


def _stretch(found: Continuation) -> Suggestion:
    """Return the stretch as a passage of its own."""
    passage = found.suggestion
    start = passage.source.start
    source = replace(passage.source, start=start + found.start, end=start + found.end)
    return replace(passage, text=found.text, matched=(), source=source)
