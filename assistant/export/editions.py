"""Editions of a manuscript: the full internal one, and what may stand on a web site."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from assistant.draft.parts import Elements
from assistant.export.errors import SecretNotForWeb

if TYPE_CHECKING:
    from assistant.draft.manuscript import Manuscript

Edition = Literal["internal", "web"]
"""``internal`` has every element given; ``web`` has title, text, signature, date and remark."""


def for_edition(manuscript: Manuscript, edition: Edition) -> Manuscript:
    """Return the manuscript with the elements that the edition shows.

    Attachments are part of the text and stay in both.

    Raises:
        SecretNotForWeb: the web edition was asked for while a secrecy mark is set.
    """
    if edition == "internal":
        return manuscript
    elements = manuscript.elements
    if elements.secrecy.strip():
        raise SecretNotForWeb(elements.secrecy.strip())
    return replace(
        manuscript,
        elements=Elements(
            title=elements.title,
            body=elements.body,
            signed_by=elements.signed_by,
            date=elements.date,
            remark=elements.remark,
            attachments=elements.attachments,
        ),
    )
