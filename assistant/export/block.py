"""One paragraph of the document as it will be set, whatever the form of output."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from assistant.export.gongwen import FontRole, Indent, Measures, Role

Mark = Literal["blank", "unverified"]
"""Why a stretch needs the drafter's eye: still to fill, or filled and not verified."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of text set alike."""

    text: str
    """Printable; line feeds only in titles, tabs only where the block has tab stops."""
    mark: Mark | None = None
    font: FontRole | None = None
    """Face where it differs from the block's style."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One paragraph of the document with what differs from its style."""

    role: Role
    spans: tuple[Span, ...]
    line: int | None = None
    """Index of the manuscript's line, or None for an element."""
    before_pt: float | None = None
    """White above, where it is not what the styles say."""
    indent: Indent | None = None
    size_pt: float | None = None
    tabs_pt: tuple[float, ...] = ()
    """Tab stops from the left edge of the text area."""
    rule: bool = False
    """True with the red line (分隔线) below."""
    new_page: bool = False
    """True where a new page begins."""
    keep_next: bool = False
    """True where it may not be parted from the next block, beside what its style says."""

    @property
    def text(self) -> str:
        """The words of the block."""
        return "".join(span.text for span in self.spans)


def gap_pt(before: Block | None, block: Block, measures: Measures) -> float:
    """Return the white between two blocks; above the first one there is none unless it says so."""
    if block.before_pt is not None:
        return block.before_pt
    if before is None:
        return 0.0
    styles = measures.styles
    rows = max(styles[before.role].after_rows, styles[block.role].before_rows)
    return rows * measures.page.row_pt
