"""Editions of a manuscript: the full internal one, and what may stand on a web site."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from assistant.draft.parts import Elements
from assistant.export.errors import InternalTextForWeb, SecretNotForWeb
from assistant.export.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.draft.manuscript import Manuscript

Edition = Literal["internal", "web"]
"""``internal`` has every element given; ``web`` has title, text, signature, date and remark."""

_FIRST_WORDS = 15
"""Characters by which a person finds a paragraph again."""


def for_edition(manuscript: Manuscript, edition: Edition) -> Manuscript:
    """Return the manuscript with the elements that the edition shows.

    Attachments are part of the text and stay in both.

    Raises:
        SecretNotForWeb: the web edition was asked for while a secrecy mark is set.
        InternalTextForWeb: it was asked for while there are comparisons for the internal edition.
    """
    if edition == "internal":
        return manuscript
    elements = manuscript.elements
    if elements.secrecy.strip():
        raise SecretNotForWeb(elements.secrecy.strip())
    beginnings = tuple(printable(text).strip()[:_FIRST_WORDS] for text in _internal(manuscript))
    if beginnings:
        raise InternalTextForWeb(beginnings)
    return replace(
        manuscript,
        elements=Elements(
            title=elements.title,
            body=elements.body,
            signed_by=elements.signed_by,
            date=elements.date,
            remark=elements.remark,
        ),
    )


def _internal(manuscript: Manuscript) -> Iterator[str]:
    """Give the texts of the paragraphs that only the internal edition carries."""
    yield from (
        line.text
        for at, line in enumerate(manuscript.lines)
        if manuscript.is_internal(at) and line.style != "caption"
    )
