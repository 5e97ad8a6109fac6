"""The body of a DOCX file as lines: paragraphs with their numbers, tables, boxes and notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.sources.docx_labels import Labels, labelled
from assistant.sources.docx_package import attribute, child, integer, local_name, value
from assistant.sources.docx_styles import Styles
from assistant.sources.docx_text import Fields, is_contents, is_unfilled, read_pieces
from assistant.sources.source_text import MarkedHeading
from assistant.sources.table_text import LONGEST_CELL, Cell, table_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from xml.etree.ElementTree import Element

    from assistant.sources.docx_package import Package

WRAPPERS = frozenset(
    ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "AlternateContent", "Choice")
)
"""Elements around paragraphs, tables, rows and cells that change nothing of their text."""

CONTENTS_HEADING = "目录"
"""What stands above a table of contents, and is left out with it."""

NOTE = "注："
"""What the text of a footnote or endnote begins with."""

WIDEST_CELL = 64
"""Columns of the widest cell that is believed."""


class Body:
    """Turns the body of one document into lines, counting its lists on the way."""

    def __init__(
        self, package: Package, body: Element, read_chunk: Callable[[bytes], Sequence[str]]
    ) -> None:
        """Prepare the reading of a body.

        Args:
            package: the file.
            body: its element ``w:body``.
            read_chunk: what gives the lines of another file that is taken in whole.
        """
        self._package = package
        self._read_chunk = read_chunk
        self._body = body
        self._styles = Styles(package.beside_main("styles"))
        self._labels = Labels(package, self._styles)
        self._fields = Fields(body)
        self._notes: dict[str, dict[str, Element]] = {}
        self._waiting: list[str] = []
        self._carried = ""
        self._is_contents = False
        self.headings: list[MarkedHeading] = []

    def read(self) -> list[str]:
        """Return the lines of the document; notes follow the paragraph or table they belong to."""
        lines: list[str] = []
        for block in blocks(self._body, "p", "tbl", "altChunk"):
            self._is_contents = self._fields.is_contents
            lines += [*self._block_lines(block), *self._waiting]
            self._waiting.clear()
            if self._is_contents and lines and "".join(lines[-1].split()) == CONTENTS_HEADING:
                lines.pop()
        return [*lines, self._carried] if self._carried.strip() else lines

    def _lines(self, container: Element) -> Iterator[str]:
        """Give the lines of everything in a cell, a text box or a note."""
        for block in blocks(container, "p", "tbl"):
            yield from self._block_lines(block)

    def _block_lines(self, block: Element) -> Iterator[str]:
        name = local_name(block)
        if name == "p":
            yield from self._paragraph(block)
        elif name == "tbl":
            yield from self._table(block)
        else:
            yield from self._chunk(block)

    def _chunk(self, reference: Element) -> Sequence[str]:
        """Return the lines of a file that is taken in whole, which the reference names."""
        names = (text for name, text in reference.attrib.items() if name.endswith("}id"))
        data = self._package.related(next(names, ""))
        return self._read_chunk(data) if data is not None else ()

    def _paragraph(self, paragraph: Element) -> Iterator[str]:
        """Give the lines of a paragraph, then those of the text boxes that hang in it."""
        properties = child(paragraph, "pPr")
        style = value(child(properties, "pStyle"))
        pieces = read_pieces(paragraph, self._fields)
        text = self._carried + pieces.text
        self._carried = ""
        self._is_contents |= self._fields.is_contents or self._styles.is_contents(style)
        if _mark_is_deleted(properties):
            self._carried = text
        elif not self._styles.is_contents(style):
            label = self._labels.label(properties, style)
            if text.strip():
                lines = labelled(label, text).split("\n")
                self._mark(properties, style, lines)
                yield from lines
        for box in pieces.boxes:
            yield from self._lines(box)
        for part, number in pieces.notes:
            self._waiting += self._note(part, number)

    def _mark(self, properties: Element | None, style: str | None, lines: list[str]) -> None:
        """Note the line of a paragraph that is marked as a heading, by itself or its style."""
        own = value(child(properties, "outlineLvl"))
        level = self._styles.heading_level(style) if own is None else integer(own, 9) + 1
        if level is not None and level <= 9 and len(lines) == 1:
            self.headings.append(MarkedHeading(text=lines[0], level=level))

    def _table(self, table: Element) -> Iterator[str]:
        """Give the rows of a table; a frame around running text gives its text."""
        rows = [_cells(row) for row in blocks(table, "tr") if not _row_is_deleted(row)]
        texts = [[list(self._lines(cell)) for cell in row] for row in rows]
        if _holds_tables(rows) or _is_frame(texts):
            yield from (line for row in texts for cell in row for line in cell)
            return
        yield from table_lines(
            [
                [_cell(cell, " ".join(map(str.strip, lines))) for cell, lines in pairs]
                for pairs in (zip(*both, strict=True) for both in zip(rows, texts, strict=True))
            ]
        )

    def _note(self, part: str, number: str) -> list[str]:
        """Return a footnote or endnote as a line."""
        if part not in self._notes:
            root = self._package.beside_main(part)
            self._notes[part] = {
                attribute(note, "id") or "": note for note in (root if root is not None else ())
            }
        note = self._notes[part].pop(number, None)
        text = " ".join(line.strip() for line in self._lines(note)) if note is not None else ""
        return [NOTE + text.removeprefix(NOTE)] if text.strip() else []


def blocks(container: Element, *wanted: str) -> Iterator[Element]:
    """Give the elements of some names in a container, through its wrappers."""
    stack = [iter(container)]
    while stack:
        for element in stack[-1]:
            name = local_name(element)
            if name in wanted:
                yield element
            elif name in WRAPPERS and not (name == "sdt" and _is_left_out(element)):
                stack.append(iter(element))
                break
        else:
            stack.pop()


def _is_left_out(control: Element) -> bool:
    return is_contents(control) or is_unfilled(control)


def _is_frame(rows: Sequence[Sequence[list[str]]]) -> bool:
    """Tell whether a table only sets running text in its place."""
    return any(
        len(lines) > 1 and sum(map(len, lines)) > LONGEST_CELL for row in rows for lines in row
    ) or all(len(row) < 2 for row in rows)


def _holds_tables(rows: Sequence[Sequence[Element]]) -> bool:
    return any(next(blocks(cell, "tbl"), None) is not None for row in rows for cell in row)


def _cells(row: Element) -> list[Element]:
    return [cell for cell in blocks(row, "tc") if child(child(cell, "tcPr"), "cellDel") is None]


def _cell(cell: Element, text: str) -> Cell:
    properties = child(cell, "tcPr")
    merged = child(properties, "vMerge")
    return Cell(
        text=text,
        columns=min(max(integer(value(child(properties, "gridSpan")), 1), 1), WIDEST_CELL),
        is_below=merged is not None and value(merged) != "restart",
    )


def _mark_is_deleted(properties: Element | None) -> bool:
    """Tell whether the end of a paragraph was deleted, so that the next one belongs to it."""
    mark = child(properties, "rPr")
    return child(mark, "del") is not None or child(mark, "moveFrom") is not None


def _row_is_deleted(row: Element) -> bool:
    return child(child(row, "trPr"), "del") is not None
