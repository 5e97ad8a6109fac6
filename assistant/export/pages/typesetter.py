"""Pages of 22 rows of 28 characters (GB/T 9704-2012, 5.2), laid out as the DOCX is by its readers.

Preview, page count and PDF paint these pages. A heading stays with what follows it, and the
signature never stands on a page without text (7.3.5). A :class:`Typesetter` remembers what it has
set, so that after a change only the changed paragraph is broken anew and pages on which nothing
moved are the same objects as before.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from assistant.export.block import gap_pt
from assistant.export.elements.arrange import Arranger
from assistant.export.elements.closing import CLOSING
from assistant.export.elements.imprint import imprint_room_pt, imprint_rows
from assistant.export.elements.letter import letter_on_page, letterhead
from assistant.export.elements.signature import seal_room_pt
from assistant.export.gongwen import POINTS_PER_MM, load_measures
from assistant.export.page import Page, Rule
from assistant.export.pages.imprint_page import imprint_on_page
from assistant.export.pages.mirrored import mirrored
from assistant.export.pages.page_number import number_row
from assistant.export.setting.set_block import set_block

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.draft.manuscript import Manuscript
    from assistant.export.block import Block
    from assistant.export.elements.imprint import ImprintRow
    from assistant.export.elements.letter import Letterhead
    from assistant.export.gongwen import Measures, Role
    from assistant.export.setting.strips import SetBlock, Strip

_PARTED: frozenset[Role] = frozenset({"body", "internal", "table"})
"""What may be parted between two pages."""
_SLACK_PT = 0.1
"""Rounding that is forgiven at the foot of a page."""


def lay_out(manuscript: Manuscript, *, measures: Measures | None = None) -> tuple[Page, ...]:
    """Return the pages of the manuscript; an empty one has a single page without text."""
    return Typesetter(measures).lay_out(manuscript)


def settled_blocks(manuscript: Manuscript, measures: Measures) -> tuple[Block, ...]:
    """Return the blocks, tied together where the signature would stand on a page without text."""
    return Typesetter(measures).settled_blocks(manuscript)


class Typesetter:
    """Lays out one manuscript again and again while it changes; not for several threads at once."""

    def __init__(self, measures: Measures | None = None) -> None:
        self._measures = measures or load_measures()
        self._arranger = Arranger(self._measures)
        self._set: dict[Block, SetBlock] = {}
        self._sheets: list[_Sheet] = []
        self._imprint: tuple[ImprintRow, ...] = ()
        self._letter: Letterhead | None = None
        self._pages: tuple[Page, ...] = ()

    def lay_out(self, manuscript: Manuscript) -> tuple[Page, ...]:
        """Return the pages of the manuscript as it is now."""
        _, sheets, imprint = self._settled(manuscript)
        letter = letterhead(manuscript.elements, self._measures)
        kept = self._kept(sheets, imprint) - ({0} if letter != self._letter else set())
        pages = [
            self._pages[at] if at in kept else _page(at + 1, sheet, self._measures)
            for at, sheet in enumerate(sheets)
        ]
        if imprint and len(sheets) - 1 not in kept:
            pages[-1] = imprint_on_page(pages[-1], imprint, self._measures)
        if letter and 0 not in kept:
            pages[0] = letter_on_page(pages[0], letter, self._measures)
        pages = [
            page if at in kept else mirrored(page, self._measures) for at, page in enumerate(pages)
        ]
        self._sheets, self._imprint, self._letter = sheets, imprint, letter
        self._pages = tuple(pages)
        return self._pages

    def settled_blocks(self, manuscript: Manuscript) -> tuple[Block, ...]:
        """Return the blocks, tied together as the pages need it."""
        return self._settled(manuscript)[0]

    def _kept(self, sheets: list[_Sheet], imprint: tuple[ImprintRow, ...]) -> set[int]:
        """Return the indices of the pages that are what they were."""
        last = len(sheets) - 1
        is_last_kept = len(self._sheets) == len(sheets) and self._imprint == imprint
        return {
            at
            for at, (before, sheet) in enumerate(zip(self._sheets, sheets, strict=False))
            if before == sheet and (is_last_kept or at not in {last, len(self._sheets) - 1})
        }

    def _settled(
        self, manuscript: Manuscript
    ) -> tuple[tuple[Block, ...], list[_Sheet], tuple[ImprintRow, ...]]:
        """Return the settled blocks, the sheets they fill, and the imprint of the last."""
        arranged = self._arranger.arrange(manuscript)
        blocks = tuple(block for block in arranged if not block.on_sheet)
        imprint = imprint_rows(manuscript.elements, blocks, self._measures)
        foot_pt = imprint_room_pt(imprint, self._measures)
        if imprint:
            foot_pt += seal_room_pt(manuscript.elements, blocks, self._measures)
        sheets = self._paginate(blocks, foot_pt)
        if any(sheet.strips and sheet.strips[0].block.role in CLOSING for sheet in sheets):
            blocks = _tied_to_text(blocks)
            sheets = self._paginate(blocks, foot_pt)
        return blocks, sheets, imprint

    def _paginate(self, blocks: tuple[Block, ...], foot_pt: float) -> list[_Sheet]:
        """Fill page after page and leave *foot_pt* free at the foot of the last one."""
        measures = self._measures
        known, self._set = self._set, {}
        items = []
        before: Block | None = None
        for block in blocks:
            made = self._set.get(block) or known.get(block) or set_block(block, measures)
            self._set[block] = made
            items.append(_Item.of(before, block, made, measures))
            before = block
        return _Filler(measures).fill(items, foot_pt)


def _tied_to_text(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Let the text above the signature go with it."""
    start = next(index for index, block in enumerate(blocks) if block.role in CLOSING)
    if start == 0:
        return blocks
    text = replace(blocks[start - 1], keep_next=True)
    return (*blocks[: start - 1], text, *blocks[start:])


@dataclass(frozen=True, slots=True)
class _Item:
    """A set block, before it has a page."""

    block: Block
    gap_pt: float
    """White above it, which falls away at the top of a page."""
    made: SetBlock
    kept: bool
    """True where it may not be parted from the next one."""

    @staticmethod
    def of(before: Block | None, block: Block, made: SetBlock, measures: Measures) -> _Item:
        kept = block.keep_next or measures.styles[block.role].keep_next
        return _Item(block, gap_pt(before, block, measures), made, kept)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A strip with its place on a page."""

    strip: Strip
    y_pt: float
    """Top, from the top of the text area."""
    block: Block
    line: int | None


@dataclass(slots=True)
class _Sheet:
    """A page while it is filled."""

    used_pt: float = 0.0
    strips: list[_Placed] = field(default_factory=list)
    red_pt: list[float] = field(default_factory=list)
    """Where red lines are drawn."""

    def put(self, strip: Strip, block: Block) -> None:
        """Set a strip below what is there."""
        self.strips.append(_Placed(strip, self.used_pt, block, block.line))
        self.used_pt += strip.height_pt

    def __eq__(self, other: object) -> bool:
        """Tell whether the same strips stand in the same places."""
        if not isinstance(other, _Sheet) or len(self.strips) != len(other.strips):
            return False
        return self.red_pt == other.red_pt and all(
            one.strip is two.strip and one.y_pt == two.y_pt and one.line == two.line
            for one, two in zip(self.strips, other.strips, strict=True)
        )

    __hash__ = None  # type: ignore[assignment]


class _Filler:
    """Fills sheets with blocks."""

    def __init__(self, measures: Measures) -> None:
        self._measures = measures
        self._room_pt = measures.page.text_height_pt + _SLACK_PT
        self._sheets = [_Sheet()]

    def fill(self, items: Sequence[_Item], foot_pt: float) -> list[_Sheet]:
        """Return the sheets that the blocks fill, *foot_pt* free on the last one."""
        needs = _needs(items, foot_pt)
        is_free = True
        for item, need, follow in zip(items, needs, (*needs[1:], foot_pt), strict=False):
            sheet = self._sheets[-1]
            is_full = is_free and need <= self._room_pt < sheet.used_pt + need
            if sheet.strips and (item.block.new_page or is_full):
                self._sheets.append(_Sheet())
            is_kept = item.kept or item is items[-1]
            self._put(item, follow if is_kept else 0.0)
            if item.block.rule:
                self._draw_red()
            is_free = not item.kept
        if foot_pt and self._sheets[-1].used_pt + foot_pt > self._room_pt:
            self._sheets.append(_Sheet())
        return self._sheets

    def _put(self, item: _Item, follow_pt: float) -> None:
        """Set the strips of a block down the last page and on further ones.

        The last one goes to a new page where *follow_pt* no longer fits below it, unless that is
        too much for any page.
        """
        sheet = self._sheets[-1]
        if sheet.strips or item.block.before_pt is not None:
            sheet.used_pt += item.gap_pt
        strips = item.made.strips
        for number, strip in enumerate(strips, 1):
            is_pulled = number == len(strips) > 1 and strip.height_pt + follow_pt <= self._room_pt
            below = follow_pt if is_pulled else -strip.below_pt
            if sheet.used_pt > 0 and sheet.used_pt + strip.height_pt + below > self._room_pt:
                sheet = _Sheet()
                self._sheets.append(sheet)
                if item.made.head is not None and number > 1:
                    sheet.put(item.made.head, item.block)
            if not sheet.strips and len(self._sheets) > 1:
                sheet.used_pt -= strip.above_pt
            sheet.put(strip, item.block)

    def _draw_red(self) -> None:
        head, sheet = self._measures.head, self._sheets[-1]
        sheet.used_pt += head.rule_space_pt
        sheet.red_pt.append(sheet.used_pt)
        sheet.used_pt += head.rule_pt


def _needs(items: Sequence[_Item], foot_pt: float) -> list[float]:
    """Return for each block the height without which it may not begin on a page.

    A block of one strip, or a heading, needs what it is kept with; a longer text needs its first
    line only, as its last one can go to the next page. A table needs its head and a row below it.
    """
    needs: list[float] = []
    after = foot_pt
    for number, item in enumerate(reversed(items)):
        strips = item.made.strips
        is_whole = item.block.role not in _PARTED or len(strips) == 1
        if (item.kept or number == 0) and is_whole:
            after += item.gap_pt + sum(strip.height_pt for strip in strips)
        else:
            first = 1 if item.made.head is None else 2
            after = item.gap_pt + sum(strip.height_pt for strip in strips[:first])
            after -= strips[first - 1].below_pt if strips else 0.0
        needs.append(after)
    return needs[::-1]


def _page(number: int, sheet: _Sheet, measures: Measures) -> Page:
    top = measures.page.top_mm
    rows, rules, images = [], [], []
    for placed in sheet.strips:
        down = top + placed.y_pt / POINTS_PER_MM
        rows += [row.moved(down, line=placed.line) for row in placed.strip.rows]
        rules += [rule.moved(down) for rule in placed.strip.rules]
        images += [image.moved(down, line=placed.line) for image in placed.strip.images]
    rules += [_red(y_pt, measures).moved(top) for y_pt in sheet.red_pt]
    return Page(
        number=number,
        rows=(*rows, number_row(number, measures)),
        rules=tuple(rules),
        images=tuple(images),
    )


def _red(y_pt: float, measures: Measures) -> Rule:
    return Rule(
        x_mm=measures.page.left_mm,
        y_mm=y_pt / POINTS_PER_MM,
        width_mm=measures.page.text_width_pt / POINTS_PER_MM,
        height_mm=measures.head.rule_pt / POINTS_PER_MM,
        color="red",
    )
