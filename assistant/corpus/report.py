"""A report with all that is known of it, as stored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.base.span import Note
    from assistant.figures.figure import Figure
    from assistant.outline.meta import Meta
    from assistant.outline.section import Outline
    from assistant.passages.passage import Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One published report, cleaned and understood."""

    meta: Meta
    """Title, body, place, year."""
    text: str
    """The clean text; all offsets below are characters of it."""
    outline: Outline
    """Its sections."""
    passages: tuple[Passage, ...]
    """What can be borrowed."""
    figures: tuple[Figure, ...]
    """What was measured."""
    notes: tuple[Note, ...] = ()
    """Remarks of the rooms on the way."""
    path: str = ""
    """Where the file lay, as given."""
    sample: bool = False
    """True for the sample reports (示例) that ship: fictional, so kept out of benchmarks."""
