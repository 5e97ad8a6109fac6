"""The imprint (版记, GB/T 9704-2012, 7.4): whom copies go to, who printed it and when.

It stands at the bottom of the text area of the last page, between lines of its full width. One that
would leave no room for the signature above it is set below the text and goes on from page to page.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING

from assistant.export.block import Block, Span
from assistant.export.printable import printable
from assistant.export.setting.rows import Frame, rows_in
from assistant.export.widths import text_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.draft.parts import Elements
    from assistant.export.gongwen import Measures
    from assistant.export.page import Row

COPIES_LABEL = "抄送："
ADDRESSEE_LABEL = "主送："
_PRINTED = "印发"
_ROWS_ABOVE = 5
"""Rows of the page that the signature, its date and a remark may take above the imprint."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImprintRow:
    """One field of the imprint between two of its lines."""

    lines: tuple[str, ...]
    """Text at the left as it breaks; the lines after the first stand under the first name."""
    right: str = ""
    """Text at the right of the only line."""
    hanging_pt: float = 0.0
    """Inset of the lines after the first."""
    has_line: bool = True
    """True with a line above it; where the first one has none, there is none below the last."""


def imprint_rows(
    elements: Elements, blocks: Sequence[Block], measures: Measures
) -> tuple[ImprintRow, ...]:
    """Return the fields of the imprint from top to bottom; none where nothing is given.

    Args:
        elements: of the document.
        blocks: what stands above; where 主送机关 are not among it, they stand here (7.3.2). Where
            it holds the imprint, nothing is left for the foot of the page.
        measures: page and styles.
    """
    if any(block.role == "imprint" for block in blocks):
        return ()
    rows = []
    if not any(block.role == "addressee" for block in blocks):
        rows += _names(ADDRESSEE_LABEL, elements.addressee.strip().rstrip("：:"), measures)
    rows += _names(COPIES_LABEL, elements.copies_to, measures)
    rows[1:] = [replace(row, has_line=False) for row in rows[1:]]
    if elements.form == "letter":
        return tuple(replace(row, has_line=False) for row in rows)
    return (*rows, *_printed(elements, measures))


def flowing_imprint(
    elements: Elements, blocks: Sequence[Block], measures: Measures
) -> Iterator[Block]:
    """Give the fields of an imprint that is too high for the foot of a page as blocks of text."""
    page = measures.page
    rows = imprint_rows(elements, blocks, measures)
    if imprint_room_pt(rows, measures) <= (page.rows - _ROWS_ABOVE) * page.row_pt:
        return
    before: float | None = page.row_pt
    for text in (text for row in rows for text in ("".join(row.lines), row.right) if text):
        yield Block(role="imprint", spans=(Span(text=text),), before_pt=before)
        before = None


def imprint_height_pt(rows: tuple[ImprintRow, ...], measures: Measures) -> float:
    """Return how much of the last page the imprint takes."""
    return sum(row_height_pt(row, measures) for row in rows)


def imprint_room_pt(rows: tuple[ImprintRow, ...], measures: Measures) -> float:
    """Return what is kept free for the imprint, in whole rows.

    LibreOffice lets a remark alone go to the imprint's page where less than a row is lacking.
    """
    row = measures.page.row_pt
    return ceil(imprint_height_pt(rows, measures) / row - 0.01) * row


def row_height_pt(row: ImprintRow, measures: Measures) -> float:
    """Return the height of one field between its lines."""
    return len(row.lines) * measures.styles["imprint"].line_pt + measures.imprint.padding_pt


def imprint_inset_pt(measures: Measures) -> float:
    """Return the white at the left and right of the text: one of its characters."""
    return measures.styles["imprint"].size_pt


def _names(label: str, names: str, measures: Measures) -> list[ImprintRow]:
    """Return a field of names, turned lines under the first one (7.4.2); none without names."""
    text = printable(names).strip().rstrip("。").removeprefix(label)
    if not text:
        return []
    text = f"{label}{text}。"
    hanging = len(label) * measures.styles["imprint"].size_pt
    return [ImprintRow(lines=_lines(text, hanging, measures), hanging_pt=hanging)]


def _printed(elements: Elements, measures: Measures) -> Iterator[ImprintRow]:
    """Give who printed it and when, the date at the right, below a name too long for one line."""
    by, on = printable(elements.printed_by).strip(), printable(elements.printed_on).strip()
    if on:
        on = on.removesuffix(_PRINTED) + _PRINTED
    between = measures.styles["imprint"].size_pt if by and on else 0.0
    room = measures.page.text_width_pt - 2 * imprint_inset_pt(measures) - between
    widths = [text_width(text, measures, "imprint") for text in (by, on)]
    if sum(widths) <= room:
        if by or on:
            yield ImprintRow(lines=(by,), right=on)
    elif widths[1] <= room:
        yield ImprintRow(lines=_lines(by, 0.0, measures))
        if on:
            yield ImprintRow(lines=("",), right=on, has_line=False)
    else:
        yield ImprintRow(lines=_lines("　".join(filter(None, (by, on))), 0.0, measures))


def _lines(text: str, hanging_pt: float, measures: Measures) -> tuple[str, ...]:
    starts = [row.start for row in set_field(text, hanging_pt, measures)]
    return tuple(text[start:end] for start, end in pairwise([*starts, len(text)]))


def set_field(text: str, hanging_pt: float, measures: Measures) -> tuple[Row, ...]:
    """Return the rows of a field, those after the first *hanging_pt* further in."""
    inset = imprint_inset_pt(measures)
    frame = Frame(
        align="both",
        left_pt=inset + hanging_pt,
        room_pt=max(measures.page.text_width_pt - 2 * inset - hanging_pt, 1.0),
        first_pt=-hanging_pt,
    )
    return rows_in(Block(role="imprint", spans=(Span(text=text),)), frame, measures)
