"""The red mark of a joint issue in the DOCX: a table without lines, as wide as the text area.

Word, WPS and LibreOffice print rows of exact height alike. The first row is the white above the
mark; each name is spaced out to the width of the longest one.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.export.block import line_pt
from assistant.export.docx.markup import node, words
from assistant.export.docx.text import red_line
from assistant.export.setting.joint import GAP_CELLS, letter_gap_pt, mark_cells
from assistant.export.twips import twips
from assistant.export.widths import cells

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

    from assistant.export.block import Block
    from assistant.export.gongwen import Measures


def mark_table(block: Block, before_pt: float, measures: Measures) -> BaseOxmlElement:
    """Return the ``w:tbl`` of a joint mark *before_pt* below what stands above it."""
    return _Mark(block, measures).table(before_pt)


class _Mark:
    """One mark while it is written."""

    def __init__(self, block: Block, measures: Measures) -> None:
        self._block = block
        self._measures = measures
        self._style = measures.styles[block.role]
        self._size = block.size_pt or self._style.size_pt
        self._line = line_pt(block, measures)
        self._document = "".join(span.text for span in block.spans)
        self._room = max(map(cells, block.names)) * self._size
        width = measures.page.text_width_pt
        left = (width - mark_cells(block.names, self._document) * self._size) / 2
        gap = GAP_CELLS * self._size if self._document else left / 2
        edges = [0.0, left, left + self._room + gap, width]
        self._widths = [end - start for start, end in pairwise(map(twips, edges))]

    def table(self, before_pt: float) -> BaseOxmlElement:
        width = sum(self._widths)
        sides = [node(side, w=0, type="dxa") for side in ("top", "left", "bottom", "right")]
        properties = node(
            "tblPr",
            node("tblW", w=width, type="dxa"),
            node("tblInd", w=0, type="dxa"),
            node("tblLayout", type="fixed"),
            node("tblCellMar", *sides),
        )
        rows = [self._white(before_pt)] if before_pt else []
        rows.append(_row(self._line * len(self._block.names), self._cells()))
        if self._block.rule:
            rows.append(self._white(self._measures.head.rule_space_pt, red_line(self._measures)))
        grid = node("tblGrid", *(node("gridCol", w=part) for part in self._widths))
        return node("tbl", properties, grid, *rows)

    def _white(self, height_pt: float, line: BaseOxmlElement | None = None) -> BaseOxmlElement:
        """Return a row without words over the whole width."""
        borders = [node("tcBorders", line)] if line is not None else []
        properties = node(
            "tcPr",
            node("tcW", w=sum(self._widths), type="dxa"),
            node("gridSpan", val=len(self._widths)),
            *borders,
        )
        return _row(height_pt, [node("tc", properties, _small())])

    def _cells(self) -> list[BaseOxmlElement]:
        names = [self._paragraph(self._spaced(name)) for name in self._block.names]
        document = self._paragraph([self._run(self._document, 0.0)]) if self._document else _small()
        return [
            node(
                "tc",
                node("tcPr", node("tcW", w=width, type="dxa"), node("vAlign", val="center")),
                *paragraphs,
            )
            for width, paragraphs in zip(self._widths, ([_small()], names, [document]), strict=True)
        ]

    def _spaced(self, name: str) -> list[BaseOxmlElement]:
        gap = letter_gap_pt(name, self._room, self._size)
        runs = [self._run(name[:-1], gap)] if len(name) > 1 else []
        return [*runs, self._run(name[-1], 0.0)]

    def _run(self, text: str, gap_pt: float) -> BaseOxmlElement:
        properties = [node("rFonts", hint="eastAsia")]
        if gap_pt:
            properties.append(node("spacing", val=twips(gap_pt)))
        properties += [node(tag, val=round(self._size * 2)) for tag in ("sz", "szCs")]
        return node("r", node("rPr", *properties), words(text))

    def _paragraph(self, runs: list[BaseOxmlElement]) -> BaseOxmlElement:
        spacing = node("spacing", line=twips(self._line), lineRule="exact")
        left = node("jc", val="left")
        return node("p", node("pPr", node("pStyle", val=self._style.id), spacing, left), *runs)


def _row(height_pt: float, made: list[BaseOxmlElement]) -> BaseOxmlElement:
    height = node("trHeight", val=twips(height_pt), hRule="exact")
    return node("tr", node("trPr", height), *made)


def _small() -> BaseOxmlElement:
    """Return the paragraph that an empty cell must hold, too small to be seen."""
    spacing = node("spacing", before=0, after=0, line=20, lineRule="exact")
    size = node("rPr", node("sz", val=2))
    return node("p", node("pPr", node("snapToGrid", val=0), spacing, size))
