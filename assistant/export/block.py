"""One paragraph of the document as it will be set, whatever the form of output."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from assistant.draft.parts import Comment, Picture
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
    field: str = ""
    """Expression of the field that is written out here: ``review.accepted | change``."""
    comments: tuple[Comment, ...] = ()
    """Comments on it, whatever their offsets; only the DOCX shows any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """What a block of the role ``table`` holds instead of spans of its own."""

    rows: tuple[tuple[tuple[Span, ...], ...], ...]
    """Cells of each row, as many in each; the first row is the head."""
    is_grid: bool
    """True with all rules (全框线表), else with three (三线表)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One paragraph of the document with what differs from its style."""

    role: Role
    spans: tuple[Span, ...]
    line: int | None = field(default=None, compare=False)
    """Index of the manuscript's line, or None for an element."""
    before_pt: float | None = None
    """White above, where it is not what the styles say."""
    indent: Indent | None = None
    size_pt: float | None = None
    tabs_pt: tuple[float, ...] = ()
    """Tab stops from the left edge of the text area."""
    ends_right: bool = False
    """True where the last part ends at the last tab stop; all others begin at theirs."""
    names: tuple[str, ...] = ()
    """Bodies of a joint issue (联合行文) below one another in the red mark; the spans then hold
    what stands at their right."""
    on_sheet: bool = False
    """True where it has its place on the sheet, not in the text: the red name of a letter."""
    rule: bool = False
    """True with the red line (分隔线) below."""
    new_page: bool = False
    """True where a new page begins."""
    keep_next: bool = False
    """True where it may not be parted from the next block, beside what its style says."""
    table: Table | None = None
    picture: Picture | None = None

    @property
    def text(self) -> str:
        """The words of the block."""
        if self.table is not None:
            rows = self.table.rows
            return "\n".join(
                "\t".join("".join(span.text for span in cell) for cell in row) for row in rows
            )
        return "、".join(self.names) + "".join(span.text for span in self.spans)


def line_pt(block: Block, measures: Measures) -> float:
    """Return the height of a line, which follows the size where that is the block's own."""
    style = measures.styles[block.role]
    return style.line_pt * (block.size_pt or style.size_pt) / style.size_pt


def gap_pt(before: Block | None, block: Block, measures: Measures) -> float:
    """Return the white between two blocks; above the first one there is none unless it says so."""
    if block.before_pt is not None:
        return block.before_pt
    if before is None:
        return 0.0
    styles = measures.styles
    rows = max(styles[before.role].after_rows, styles[block.role].before_rows)
    return rows * measures.page.row_pt
