"""Pages as they will be printed: what a painter needs to draw them, in millimetres of the paper."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
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
    face: str = ""
    """Name of the typeface."""
    bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One printed line of text.

    Rows that look alike are equal, wherever in the manuscript they come from.
    """

    role: Role
    """Part of the document it belongs to."""
    line: int | None = field(default=None, compare=False)
    """Index of the manuscript's line; None for an element, the imprint and the page number."""
    start: int = field(default=0, compare=False)
    """First character of the row in the block's words, the ordinal counted with them."""
    y_mm: float = 0.0
    """Top edge, from the top of the paper."""
    height_mm: float
    baseline_mm: float
    """Where the letters stand, from the top of the paper."""
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The words of the row."""
        return "".join(run.text for run in self.runs)

    def moved(self, down_mm: float, right_mm: float = 0.0, line: int | None = None) -> Row:
        """Return the row elsewhere on the paper, as a part of the manuscript's *line*."""
        runs = self.runs
        if right_mm:
            runs = tuple(replace(run, x_mm=run.x_mm + right_mm) for run in runs)
        return Row(
            role=self.role,
            line=line,
            start=self.start,
            y_mm=self.y_mm + down_mm,
            height_mm=self.height_mm,
            baseline_mm=self.baseline_mm + down_mm,
            runs=runs,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A drawn line: the red one under the head, one of the imprint or of a table."""

    x_mm: float
    y_mm: float
    """Top edge, from the top of the paper."""
    width_mm: float
    height_mm: float
    color: Color

    def moved(self, down_mm: float, right_mm: float = 0.0) -> Rule:
        """Return the line elsewhere on the paper."""
        return replace(self, x_mm=self.x_mm + right_mm, y_mm=self.y_mm + down_mm)


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A picture on the page."""

    data: bytes = field(repr=False)
    """PNG."""
    x_mm: float
    y_mm: float
    width_mm: float
    height_mm: float
    line: int | None = field(default=None, compare=False)
    """Index of the manuscript's line."""

    def moved(self, down_mm: float, right_mm: float = 0.0, line: int | None = None) -> Image:
        """Return the picture elsewhere on the paper, as a part of the manuscript's *line*."""
        return replace(self, x_mm=self.x_mm + right_mm, y_mm=self.y_mm + down_mm, line=line)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One side of paper."""

    number: int
    """From 1; odd ones are right-hand pages."""
    rows: tuple[Row, ...]
    """From top to bottom, the page number last."""
    rules: tuple[Rule, ...] = ()
    images: tuple[Image, ...] = ()
