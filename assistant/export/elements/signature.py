"""署名 and 成文日期 (GB/T 9704-2012, 7.3.5), with room for seals or without, of one or more bodies.

A seal covers name and date, its top within one line of the text. With two blank lines above the
name a seal of 42 to 45 mm does so. Several sealed bodies stand at most three in a row, five lines
from row to row, so that seals neither touch nor leave the text area.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.export.block import Block, Span
from assistant.export.gongwen import POINTS_PER_MM, Indent
from assistant.export.printable import printable
from assistant.export.setting.joint import split_bodies
from assistant.export.widths import text_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.draft.parts import Elements
    from assistant.export.gongwen import Measures

_INSET = 2.0
"""Characters from the right, without a seal (7.3.5.2)."""
_SEALED_INSET = 4.0
"""Characters between the date and the right, with one (7.3.5.1)."""
_SEAL_MM = 45.0
"""Diameter of the larger seals of offices."""
_BETWEEN_SEALS_MM = 1.0
"""White at least between two seals, for which the date may come nearer to the right."""
_MOST_IN_A_ROW = 3
_ROWS_ABOVE = 2.0
"""Blank lines between the text and the first names that get a seal."""
_ROWS_BETWEEN = 4.0
"""Blank lines between rows of names that get seals."""
_BETWEEN_NAMES = 0.5
"""Characters at least between two names in a row."""


def signature(elements: Elements, measures: Measures) -> Iterator[Block]:
    """Give the blocks of names and date from top to bottom."""
    names = split_bodies(elements.signed_by)
    date = printable(elements.date).strip()
    if elements.sealed and names:
        yield from _sealed(names, date, measures)
    else:
        yield from _unsealed(names, date, elements, measures)


def seal_room_pt(elements: Elements, blocks: Sequence[Block], measures: Measures) -> float:
    """Return what a seal needs below the last block: it reaches a line below the date."""
    ends_sealed = elements.sealed and bool(blocks) and blocks[-1].role == "date"
    return measures.page.row_pt if ends_sealed else 0.0


def _unsealed(
    names: Sequence[str], date: str, elements: Elements, measures: Measures
) -> Iterator[Block]:
    """Set the names below one another from one left edge, the leading body first (7.3.5.2)."""
    unit, row = measures.page.char_pt, measures.page.row_pt
    widths = [text_width(name, measures) for name in names]
    widest = max(widths, default=0.0)
    name_inset, date_inset = _insets(widest, date, measures)
    if not names and elements.sealed:
        date_inset = _SEALED_INSET
    for number, (name, width) in enumerate(zip(names, widths, strict=True)):
        indent = Indent(right=name_inset + (widest - width) / unit)
        before = 0.0 if number else None
        yield Block(role="signature", spans=(Span(text=name),), indent=indent, before_pt=before)
    if date:
        indent = Indent(right=date_inset)
        before = None if names else row * (1 + elements.sealed * _ROWS_ABOVE)
        yield Block(role="date", spans=(Span(text=date),), indent=indent, before_pt=before)


def _insets(widest_pt: float, date: str, measures: Measures) -> tuple[float, float]:
    """Return the right insets of the widest name and of the date in characters.

    The name stands 2 characters from the right and the date begins 2 characters right of it; where
    the date is too long for that, the date stands 2 characters from the right and the name moves.
    """
    if not widest_pt or not date:
        return _INSET, _INSET
    longer = (text_width(date, measures) - widest_pt) / measures.page.char_pt
    if longer > 0:
        return 2 * _INSET + longer, _INSET
    return _INSET, -longer


def _sealed(names: Sequence[str], date: str, measures: Measures) -> Iterator[Block]:
    """Set the names in rows, the last one centred on the date (7.3.5.1)."""
    row, unit = measures.page.row_pt, measures.page.char_pt
    places = _Places.of(names, date, measures)
    rows = [names[at : at + places.count] for at in range(0, len(names), places.count)]
    for number, in_row in enumerate(rows):
        blank = _ROWS_BETWEEN if number else _ROWS_ABOVE
        yield _row_of_names(in_row, places, blank * row, measures)
    if date:
        room = measures.page.text_width_pt
        inset = (room - places.last_pt - text_width(date, measures) / 2) / unit
        yield Block(role="date", spans=(Span(text=date),), indent=Indent(right=inset))


def _row_of_names(
    names: Sequence[str], places: _Places, before_pt: float, measures: Measures
) -> Block:
    """Return a row of names, each in the middle of its place, the last one in the last place."""
    first = places.count - len(names)
    widths = [text_width(name, measures) for name in names]
    middles = [places.middle_pt(first + number) for number in range(len(names))]
    if len(names) == 1:
        inset = measures.page.text_width_pt - middles[0] - widths[0] / 2
        indent = Indent(right=inset / measures.page.char_pt)
        return Block(
            role="signature", spans=(Span(text=names[0]),), indent=indent, before_pt=before_pt
        )
    return Block(
        role="signature",
        spans=(Span(text="".join(f"\t{name}" for name in names)),),
        indent=Indent(),
        tabs_pt=tuple(middle - width / 2 for middle, width in zip(middles, widths, strict=True)),
        before_pt=before_pt,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Places:
    """Where the seals of a row have their middles, from the left edge of the text area."""

    count: int
    last_pt: float
    step_pt: float

    def middle_pt(self, number: int) -> float:
        """Return the middle of a place, counted from the left."""
        return self.last_pt - (self.count - 1 - number) * self.step_pt

    @staticmethod
    def of(names: Sequence[str], date: str, measures: Measures) -> _Places:
        """Return as many places as the names leave room for; the last is that of the date.

        A date 4 characters from the right leaves the last seal inside the text area; a name too
        long for its place moves it to the left, not closer than 2 characters to the right edge.
        """
        unit, room = measures.page.char_pt, measures.page.text_width_pt
        seal = _SEAL_MM * POINTS_PER_MM
        widths = [text_width(name, measures) for name in names]
        half = max(text_width(date, measures), seal - 2 * _SEALED_INSET * unit) / 2
        usual = room - _SEALED_INSET * unit - half
        apart = seal + _BETWEEN_SEALS_MM * POINTS_PER_MM
        for count in range(min(_MOST_IN_A_ROW, len(names)), 1, -1):
            last = max(usual, seal / 2 + (count - 1) * apart)
            step = min((last - seal / 2) / (count - 1), room / 2)
            if max(widths) + _BETWEEN_NAMES * unit <= step and max(widths) / 2 <= room - last:
                return _Places(count=count, last_pt=last, step_pt=step)
        last = min(usual, room - _INSET * unit - max(widths) / 2)
        return _Places(count=1, last_pt=max(last, max(widths) / 2), step_pt=0.0)
