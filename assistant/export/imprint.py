"""The imprint (版记, GB/T 9704-2012, 7.4): whom copies go to, who printed it and when.

It stands at the bottom of the text area of the last page, between lines of its full width.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.export.kinsoku import break_lines
from assistant.export.printable import printable
from assistant.export.widths import advance

if TYPE_CHECKING:
    from assistant.draft.parts import Elements
    from assistant.export.gongwen import Measures

COPIES_LABEL = "抄送："
_PRINTED = "印发"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImprintRow:
    """One field of the imprint between two of its lines."""

    lines: tuple[str, ...]
    """Text at the left as it breaks; the lines after the first stand under the first name."""
    right: str = ""
    """Text at the right of the only line."""
    hanging_pt: float = 0.0
    """Inset of the lines after the first."""


def imprint_rows(elements: Elements, measures: Measures) -> tuple[ImprintRow, ...]:
    """Return the fields of the imprint from top to bottom; none where nothing is given."""
    rows = []
    copies = printable(elements.copies_to).strip().rstrip("。").removeprefix(COPIES_LABEL)
    if copies:
        rows.append(_copies(f"{COPIES_LABEL}{copies}。", measures))
    by, on = printable(elements.printed_by).strip(), printable(elements.printed_on).strip()
    if on:
        on = on.removesuffix(_PRINTED) + _PRINTED
    if by or on:
        rows.append(ImprintRow(lines=(by,), right=on))
    return tuple(rows)


def imprint_height_pt(rows: tuple[ImprintRow, ...], measures: Measures) -> float:
    """Return how much of the last page the imprint takes."""
    return sum(row_height_pt(row, measures) for row in rows)


def row_height_pt(row: ImprintRow, measures: Measures) -> float:
    """Return the height of one field between its lines."""
    return len(row.lines) * measures.styles["imprint"].line_pt + measures.imprint.padding_pt


def imprint_inset_pt(measures: Measures) -> float:
    """Return the white at the left and right of the text: one of its characters."""
    return measures.styles["imprint"].size_pt


def _copies(text: str, measures: Measures) -> ImprintRow:
    style = measures.styles["imprint"]
    hanging = len(COPIES_LABEL) * style.size_pt
    widths = [advance(char, style.size_pt, style.spacing_pt, measures.latin) for char in text]
    room = measures.page.text_width_pt - 2 * imprint_inset_pt(measures)
    lines = break_lines(text, widths, room, room - hanging)
    return ImprintRow(lines=tuple(text[start:end] for start, end in lines), hanging_pt=hanging)
