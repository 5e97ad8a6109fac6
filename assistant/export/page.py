"""Pages as they will be printed: what a painter needs to draw them, in millimetres of the paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.export.block import Mark
    from assistant.export.gongwen import Color, FontRole, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Characters of one face on one row; letter spacing makes them fill :attr:`width_mm`."""

    text: str
    font: FontRole
    size_pt: float
    color: Color
    mark: Mark | None
    """What to highlight."""
    x_mm: float
    """Left edge, from the left edge of the paper."""
    width_mm: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One printed line of text."""

    role: Role
    """Part of the document it belongs to."""
    line: int | None
    """Index of the manuscript's line; None for an element, the imprint and the page number."""
    y_mm: float
    """Top edge, from the top of the paper."""
    height_mm: float
    baseline_mm: float
    """Where the letters stand, from the top of the paper."""
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The words of the row."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A drawn line: the red one under the head, or one of the imprint."""

    x_mm: float
    y_mm: float
    """Its middle, from the top of the paper."""
    width_mm: float
    weight_mm: float
    color: Color


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One side of paper."""

    number: int
    """From 1; odd ones are right-hand pages."""
    rows: tuple[Row, ...]
    """From top to bottom, the page number last."""
    rules: tuple[Rule, ...] = ()
