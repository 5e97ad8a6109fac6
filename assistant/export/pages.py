"""Pages of 22 rows of 28 characters (GB/T 9704-2012, 5.2), laid out as the DOCX is by its readers.

Preview, page count and PDF paint these pages. A heading stays with what follows it, and the
signature never stands on a page without text (7.3.5).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from assistant.export.arrange import CLOSING, arrange
from assistant.export.block import Block, Span, gap_pt
from assistant.export.gongwen import POINTS_PER_MM, load_measures
from assistant.export.imprint import imprint_height_pt, imprint_rows
from assistant.export.imprint_page import imprint_on_page
from assistant.export.page import Page, Rule
from assistant.export.rows import place, slugs

if TYPE_CHECKING:
    from assistant.draft.manuscript import Manuscript
    from assistant.export.gongwen import Measures, Role
    from assistant.export.page import Row
    from assistant.export.rows import Slug

_TEXT: frozenset[Role] = frozenset({"body", "internal"})
"""What may be parted between two pages."""
_SLACK_PT = 0.5
"""Rounding that is forgiven at the foot of a page."""


def lay_out(manuscript: Manuscript, *, measures: Measures | None = None) -> tuple[Page, ...]:
    """Return the pages of the manuscript; an empty one has a single page without text."""
    measures = measures or load_measures()
    rows = imprint_rows(manuscript.elements, measures)
    _, sheets = _settled(manuscript, measures, imprint_height_pt(rows, measures))
    pages = [_page(number, sheet, measures) for number, sheet in enumerate(sheets, 1)]
    if rows:
        pages[-1] = imprint_on_page(pages[-1], rows, measures)
    return tuple(pages)


def settled_blocks(manuscript: Manuscript, measures: Measures) -> tuple[Block, ...]:
    """Return the blocks, tied together where the signature would stand on a page without text."""
    rows = imprint_rows(manuscript.elements, measures)
    blocks, _ = _settled(manuscript, measures, imprint_height_pt(rows, measures))
    return blocks


def _settled(
    manuscript: Manuscript, measures: Measures, foot_pt: float
) -> tuple[tuple[Block, ...], list[_Sheet]]:
    """Return the settled blocks and the sheets they fill, *foot_pt* free on the last one."""
    blocks = arrange(manuscript, measures)
    sheets = _paginate(blocks, measures, foot_pt)
    if any(sheet.lines and sheet.lines[0].block.role in CLOSING for sheet in sheets):
        blocks = _tied_to_text(blocks)
        sheets = _paginate(blocks, measures, foot_pt)
    return blocks, sheets


def _tied_to_text(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Let the text above the signature go with it."""
    start = next(index for index, block in enumerate(blocks) if block.role in CLOSING)
    if start == 0:
        return blocks
    text = replace(blocks[start - 1], keep_next=True)
    return (*blocks[: start - 1], text, *blocks[start:])


def _is_kept(block: Block, measures: Measures) -> bool:
    return block.keep_next or measures.styles[block.role].keep_next


def _room_pt(measures: Measures) -> float:
    return measures.page.rows * measures.page.row_pt


@dataclass(frozen=True, slots=True, kw_only=True)
class _SetBlock:
    """A block broken into lines, before it has a page."""

    block: Block
    gap_pt: float
    """White above it, which falls away at the top of a page."""
    slugs: tuple[Slug, ...]
    line_pt: float
    kept: bool
    """True where it may not be parted from the next one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A set line with its place on a page."""

    block: Block
    slug: Slug
    y_pt: float
    """Top, from the top of the text area."""


@dataclass(slots=True)
class _Sheet:
    """A page while it is filled."""

    used_pt: float = 0.0
    lines: list[_Line] = field(default_factory=list)
    red_pt: list[float] = field(default_factory=list)
    """Where red lines are drawn."""


def _paginate(blocks: tuple[Block, ...], measures: Measures, foot_pt: float) -> list[_Sheet]:
    """Fill page after page and leave *foot_pt* free at the foot of the last one."""
    sets = [
        _set(before, block, measures)
        for before, block in zip((None, *blocks), blocks, strict=False)
    ]
    needs = _needs(sets, foot_pt)
    room = _room_pt(measures) + _SLACK_PT
    sheets = [_Sheet()]
    free = True
    for item, need, follow in zip(sets, needs, (*needs[1:], foot_pt), strict=False):
        full = free and need <= room < sheets[-1].used_pt + need
        if sheets[-1].lines and (item.block.new_page or full):
            sheets.append(_Sheet())
        kept = item.kept or item is sets[-1]
        _fill(item, sheets, room, follow if kept else 0.0)
        if item.block.rule:
            _draw_red(sheets[-1], measures)
        free = not item.kept
    return sheets


def _set(before: Block | None, block: Block, measures: Measures) -> _SetBlock:
    return _SetBlock(
        block=block,
        gap_pt=gap_pt(before, block, measures),
        slugs=tuple(slugs(block, measures)),
        line_pt=measures.styles[block.role].line_pt,
        kept=_is_kept(block, measures),
    )


def _needs(sets: list[_SetBlock], foot_pt: float) -> list[float]:
    """Return for each block the height without which it may not begin on a page.

    A block of one line, or a heading, needs what it is kept with; a longer text needs its first
    line only, as its last one can go to the next page.
    """
    needs: list[float] = []
    after = foot_pt
    for number, item in enumerate(reversed(sets)):
        whole = item.block.role not in _TEXT or len(item.slugs) == 1
        if (item.kept or number == 0) and whole:
            after += item.gap_pt + len(item.slugs) * item.line_pt
        else:
            after = item.gap_pt + item.line_pt
        needs.append(after)
    return needs[::-1]


def _fill(item: _SetBlock, sheets: list[_Sheet], room: float, follow_pt: float) -> None:
    """Set the lines of a block down the last page and on further ones.

    The last line goes to a new page where *follow_pt* no longer fits below it.
    """
    sheet = sheets[-1]
    if sheet.lines or item.block.before_pt is not None:
        sheet.used_pt += item.gap_pt
    for number, slug in enumerate(item.slugs, 1):
        below = follow_pt if number == len(item.slugs) > 1 else 0.0
        if sheet.lines and sheet.used_pt + item.line_pt + below > room:
            sheet = _Sheet()
            sheets.append(sheet)
        sheet.lines.append(_Line(block=item.block, slug=slug, y_pt=sheet.used_pt))
        sheet.used_pt += item.line_pt


def _draw_red(sheet: _Sheet, measures: Measures) -> None:
    head = measures.head
    sheet.used_pt += head.rule_space_pt
    sheet.red_pt.append(sheet.used_pt + head.rule_pt / 2)
    sheet.used_pt += head.rule_pt


def _page(number: int, sheet: _Sheet, measures: Measures) -> Page:
    rows = [place(line.slug, line.block, line.y_pt, measures) for line in sheet.lines]
    page = measures.page
    rules = [
        Rule(
            x_mm=page.left_mm,
            y_mm=page.top_mm + y_pt / POINTS_PER_MM,
            width_mm=page.text_width_pt / POINTS_PER_MM,
            weight_mm=measures.head.rule_pt / POINTS_PER_MM,
            color="red",
        )
        for y_pt in sheet.red_pt
    ]
    return Page(number=number, rows=(*rows, _number_row(number, measures)), rules=tuple(rules))


def _number_row(number: int, measures: Measures) -> Row:
    """Set the page number 7 mm below the text, odd ones right, even ones left (7.5)."""
    page = measures.page
    style = measures.styles["page_number"]
    block = Block(role="page_number", spans=(Span(text=f"— {number} —", font="song"),))
    [slug] = slugs(block, measures)
    if number % 2:
        slug = replace(slug, x_pt=slug.x_pt - page.char_pt)
    else:
        slug = replace(slug, x_pt=page.char_pt)
    y_mm = page.height_mm - page.number_mm - style.line_pt / POINTS_PER_MM
    return place(slug, block, (y_mm - page.top_mm) * POINTS_PER_MM, measures)
