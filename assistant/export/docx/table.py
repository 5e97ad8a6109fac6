"""A table of the DOCX: columns and rows as they are laid out, so that every reader has the pages.

Heights are least heights: in Word a row grows when somebody writes more into it.
"""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from assistant.export.docx.markup import indentation, node
from assistant.export.gongwen import Indent
from assistant.export.setting.table_columns import columns_of
from assistant.export.setting.table_strips import is_head_repeated, most_pt, set_table_rows
from assistant.export.twips import TWIPS_PER_POINT, twips

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.oxml.xmlchemy import BaseOxmlElement

    from assistant.export.block import Span, Table
    from assistant.export.docx.runs import RunWriter
    from assistant.export.gongwen import Measures, Role
    from assistant.export.setting.table_columns import Column
    from assistant.export.setting.table_strips import SetRow

_EIGHTHS_PER_POINT = 8
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def table_element(table: Table, measures: Measures, writer: RunWriter) -> BaseOxmlElement:
    """Return the ``w:tbl`` of a table."""
    columns = columns_of(table, measures)
    edges = [twips(edge) for edge in (0.0, *(column.right_pt for column in columns))]
    widths = [right - left for left, right in pairwise(edges)]
    rows = _TableRows(table, columns, widths, measures, writer)
    return node(
        "tbl",
        _properties(table, sum(widths), measures),
        node("tblGrid", *(node("gridCol", w=width) for width in widths)),
        *rows.elements(),
    )


def white_after() -> BaseOxmlElement:
    """Return the paragraph that must follow a table at the end or above another one, unseen."""
    spacing = node("spacing", before=0, after=0, line=1, lineRule="exact")
    size = node("rPr", node("sz", val=2))
    return node("p", node("pPr", node("snapToGrid", val=0), spacing, size))


def _properties(table: Table, width: int, measures: Measures) -> BaseOxmlElement:
    side = twips(measures.table.side_pt)
    margins = {"top": 0, "left": side, "bottom": 0, "right": side}
    rules = [_line(name, measures.table.grid_pt) for name in _SIDES] if table.is_grid else []
    return node(
        "tblPr",
        node("tblW", w=width, type="dxa"),
        node("tblInd", w=0, type="dxa"),
        *([node("tblBorders", *rules)] if rules else []),
        node("tblLayout", type="fixed"),
        node("tblCellMar", *(node(name, w=w, type="dxa") for name, w in margins.items())),
    )


def _line(name: str, weight_pt: float) -> BaseOxmlElement:
    size = round(weight_pt * _EIGHTHS_PER_POINT)
    return node(name, val="single", sz=size, space=0, color="000000")


class _TableRows:
    """The rows of one table."""

    def __init__(
        self,
        table: Table,
        columns: Sequence[Column],
        widths: Sequence[int],
        measures: Measures,
        writer: RunWriter,
    ) -> None:
        self._table = table
        self._columns = columns
        self._widths = widths
        self._measures = measures
        self._writer = writer

    def elements(self) -> list[BaseOxmlElement]:
        """Return the ``w:tr`` of each row."""
        made = list(set_table_rows(self._table, self._columns, self._measures))
        is_repeated = is_head_repeated(made, self._measures)
        parts = [list(part) for _, part in groupby(made, key=lambda row: row.number)]
        return [
            self._row(number, part, is_head=is_repeated and number == 0)
            for number, part in enumerate(parts)
        ]

    def _row(self, number: int, parts: Sequence[SetRow], *, is_head: bool) -> BaseOxmlElement:
        children = [node("cantSplit")] if len(parts) == 1 else []
        height_pt = sum(each.height_pt for each in parts)
        if height_pt <= most_pt(self._measures):
            spare = 0.0 if number else self._spare_pt
            children.append(
                node("trHeight", val=int((height_pt - spare) * TWIPS_PER_POINT), hRule="atLeast")
            )
        if is_head:
            children.append(node("tblHeader"))
        cells = zip(self._table.rows[number], self._columns, self._widths, strict=True)
        return node(
            "tr",
            node("trPr", *children),
            *(self._cell(cell, number, column, width) for cell, column, width in cells),
        )

    @property
    def _spare_pt(self) -> float:
        """What the head is lower, so that a table that fills its page does not overflow.

        LibreOffice makes room for the rules, here they stand on the edges of the rows.
        """
        measures = self._measures.table
        return measures.grid_pt if self._table.is_grid else measures.edge_pt

    def _cell(
        self, cell: tuple[Span, ...], number: int, column: Column, width: int
    ) -> BaseOxmlElement:
        properties = [node("tcW", w=width, type="dxa")]
        if rules := self._rules(number):
            properties.append(node("tcBorders", *rules))
        properties.append(node("vAlign", val="center"))
        return node("tc", node("tcPr", *properties), self._paragraph(cell, number, column))

    def _rules(self, number: int) -> list[BaseOxmlElement]:
        """Return the rules of a cell, where the table has only three."""
        if self._table.is_grid:
            return []
        measures, last = self._measures.table, len(self._table.rows) - 1
        rules = []
        if number == 0:
            rules.append(_line("top", measures.edge_pt))
        if number == last:
            rules.append(_line("bottom", measures.edge_pt))
        elif number == 0:
            rules.append(_line("bottom", measures.head_pt))
        elif number == 1:
            rules.append(_line("top", measures.head_pt))
        return rules

    def _paragraph(self, cell: tuple[Span, ...], number: int, column: Column) -> BaseOxmlElement:
        role: Role = "table" if number else "table_head"
        style = self._measures.styles[role]
        children = [node("pStyle", val=style.id)]
        if number == 0 and len(self._table.rows) > 1:
            children.append(node("keepNext"))
        if number and column.inset_pt:
            unit = self._measures.page.char_pt
            indent = Indent(right=column.inset_pt / unit)
            children.append(indentation(indent, unit, style.size_pt))
        if number and column.align != style.align:
            children.append(node("jc", val=column.align))
        runs = self._writer.runs(cell, style.font)
        return node("p", node("pPr", *children), *runs)
