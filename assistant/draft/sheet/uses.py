"""Where the text uses the indicators of the sheet (正文引用)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.draft.fields import split_fields

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assistant.draft.parts import Paragraph

_BEFORE = 12
_FIELD = "{{"


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """A field of the text."""

    paragraph: int
    start: int
    """First character, in the text of the paragraph as stored."""
    end: int
    """One past the last."""
    section: str
    """Heading it stands under; empty before the first."""
    before: str
    """The words before it."""


def field_uses(paragraphs: Iterable[Paragraph]) -> Mapping[str, tuple[Use, ...]]:
    """Return the fields by the indicator they take their number from, in the order of the text."""
    uses: dict[str, list[Use]] = {}
    section = ""
    for number, paragraph in enumerate(paragraphs):
        if paragraph.style.startswith("heading"):
            section = paragraph.text
        for key, start, end in _fields_in(paragraph.text):
            before = paragraph.text[max(start - _BEFORE, 0) : start]
            use = Use(paragraph=number, start=start, end=end, section=section, before=before)
            uses.setdefault(key, []).append(use)
    return {key: tuple(found) for key, found in uses.items()}


@lru_cache(maxsize=4096)
def _fields_in(text: str) -> tuple[tuple[str, int, int], ...]:
    """Return key and place of each field."""
    if _FIELD not in text:
        return ()
    pieces = split_fields(text)
    return tuple((each.key, each.start, each.end) for each in pieces if each.key is not None)
