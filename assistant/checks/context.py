"""What the rules look at: the manuscript's text with all that is known of it.

The text is the manuscript's (``manuscript.text``); outline and figures point into it. A draft,
where there is one, adds the indicator sheet and the sources of borrowed sentences.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.draft.draft import Draft
    from assistant.figures.figure import Figure
    from assistant.outline.meta import Meta
    from assistant.outline.section import Outline


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """One report as the rules see it; all offsets are characters of :attr:`text`."""

    draft: Draft | None
    """The draft behind the text; None for a file from elsewhere."""
    meta: Meta
    """Title, body, place and year."""
    outline: Outline
    """Sections, in the text's own offsets."""
    figures: tuple[Figure, ...]
    """Figures in the text, by start."""
    text: str
    """The checked text, its first line the title; tables and captions are empty lines in it."""
    whole: str = ""
    """The text with them, every character in the same place; empty where there are none."""

    @property
    def words(self) -> str:
        """All words, those of tables too."""
        return self.whole or self.text

    @property
    def year(self) -> int | None:
        """The reporting year: the draft's, else what the text says."""
        return self.draft.year if self.draft else self.meta.year

    @property
    def body(self) -> str:
        """发文机关 as fully as known; empty where unknown."""
        return (self.draft.elements.body if self.draft else "") or self.meta.body or ""

    @property
    def province(self) -> str:
        """Own province, empty where unknown."""
        return (self.draft.province if self.draft else "") or self.meta.province or ""

    @property
    def city(self) -> str:
        """Own city, empty where unknown."""
        return (self.draft.city if self.draft else "") or self.meta.city or ""

    @property
    def county(self) -> str:
        """Own county or district, empty where unknown."""
        return (self.draft.county if self.draft else "") or self.meta.county or ""
