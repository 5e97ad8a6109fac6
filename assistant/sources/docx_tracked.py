"""A DOCX file with its tracked changes, comments and bookmarks (审阅稿), read as safely as any.

Footers and the table of contents are passed over: neither is text that a drafter would take back.
Of page headers and text boxes (版记) the words alone are read; footnotes, which no export writes,
are notes in the margin like comments. Automatic numbers are counted, not taken into the text.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.sources.docx_body import NOTE, blocks
from assistant.sources.docx_comments import Comments
from assistant.sources.docx_labels import Labels
from assistant.sources.docx_package import (
    attribute,
    child,
    integer,
    is_on,
    like,
    local_name,
    open_package,
    value,
)
from assistant.sources.docx_picture import read_picture
from assistant.sources.docx_runs import Fate, Words
from assistant.sources.docx_styles import Styles
from assistant.sources.docx_text import Fields
from assistant.sources.errors import UnreadableSource
from assistant.sources.table_text import LONGEST_CELL
from assistant.sources.tracked import (
    NO_STAMP,
    MarginNote,
    TrackedDocument,
    TrackedParagraph,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from xml.etree.ElementTree import Element

    from assistant.sources.docx_package import Package
    from assistant.sources.tracked import TrackedPicture

_MARKS = ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd")
LONGEST_TEXT = 1_000_000
"""Characters of the longest document whose changes are told, some twenty times a long report."""
_MOST_COLUMNS = 64
"""Columns of the widest cell that is believed."""


def read_tracked(path: Path, data: bytes) -> TrackedDocument:
    """Return the body of a DOCX file with all that was done to it.

    Raises:
        UnreadableSource: the package is damaged, protected, or unpacks to too much.
    """
    with open_package(path, data) as package:
        body = child(package.part(package.main), "body")
        if body is None:
            raise KeyError(package.main)
        return _Reader(path, package, body).read(body)


class _Reader:
    """Reads one body from beginning to end."""

    def __init__(self, path: Path, package: Package, body: Element) -> None:
        self._path = path
        self._length = 0
        self._package = package
        self._styles = Styles(package.beside_main("styles"))
        self._labels = Labels(package, self._styles)
        self._fields = Fields(body)
        self._comments = Comments(package)
        self._paragraphs: list[TrackedParagraph] = []
        self._boxes: list[TrackedParagraph] = []
        self._footnotes: dict[int, list[MarginNote]] = {}
        """Footnotes and endnotes by paragraph."""
        self._waiting = Words()
        """Marks that stand between paragraphs and belong to the next one."""

    def read(self, body: Element) -> TrackedDocument:
        self._read_blocks(body)
        placed, loose = self._comments.placed()
        for index, notes in self._footnotes.items():
            placed[index] = (*placed.get(index, ()), *notes)
        return TrackedDocument(
            paragraphs=tuple(
                replace(paragraph, notes=placed[index]) if index in placed else paragraph
                for index, paragraph in enumerate(self._paragraphs)
            ),
            boxes=tuple(self._boxes),
            styles=self._styles.known,
            creator=_creator(self._package.part("docProps/core.xml")),
            heads=tuple(self._heads()),
            bookmarks=_names_of_bookmarks(body),
            loose=loose,
        )

    def _heads(self) -> Iterator[TrackedParagraph]:
        """Give the paragraphs of the page headers, those in frames and boxes too."""
        for header in self._package.all_beside_main("header"):
            yield from self._loose(header)

    def _loose(self, container: Element) -> Iterator[TrackedParagraph]:
        """Give the paragraphs with words in what stands beside the text."""
        for paragraph in container.iter(like(container, "p")):
            words = Words()
            words.read(paragraph, Fields(container), Fate())
            if words.runs:
                self._count(words)
                style = value(child(child(paragraph, "pPr"), "pStyle"))
                yield TrackedParagraph(runs=tuple(words.runs), styles=self._styles.names(style))

    def _read_blocks(self, container: Element) -> None:
        for block in blocks(container, "p", "tbl", *_MARKS):
            name = local_name(block)
            if name in _MARKS:
                self._waiting.mark(block)
            elif name == "p":
                self._paragraph(block)
            elif _is_frame(block):
                for cell in blocks(block, "tr"):
                    for each in blocks(cell, "tc"):
                        self._read_blocks(each)
            else:
                self._table(block)

    def _paragraph(self, paragraph: Element) -> None:
        properties = child(paragraph, "pPr")
        style = value(child(properties, "pStyle"))
        is_contents = self._fields.is_contents
        words = self._next_words()
        words.read(paragraph, self._fields, Fate())
        for box in words.boxes:
            self._boxes += self._loose(box)
        label = self._labels.label(properties, style)
        if is_contents or self._fields.is_contents or self._styles.is_contents(style):
            return
        end = _fate_of_end(properties)
        made = TrackedParagraph(
            runs=tuple(words.runs),
            styles=self._styles.names(style),
            level=self._level(properties, style),
            label=label,
            bookmarks=tuple(words.bookmarks),
            pictures=tuple(self._pictures(words)),
            end=end.state or "deleted",
            end_stamp=end.stamp,
        )
        self._keep(made, words)

    def _table(self, table: Element) -> None:
        """Take up a table as one paragraph."""
        words = self._next_words()
        styles: dict[str, None] = dict.fromkeys(
            self._styles.names(value(child(child(table, "tblPr"), "tblStyle")))
        )
        above = Fate(is_original=False, is_final=False)
        for row in blocks(table, "tr"):
            fate = _fate_in(child(row, "trPr"), Fate())
            words.add("\n", _between(above, fate))
            above = _either(above, fate)
            left = Fate(is_original=False, is_final=False)
            for cell in blocks(row, "tc"):
                inside = _fate_in(child(cell, "tcPr"), fate)
                words.add("\t", _between(left, inside))
                left = _either(left, inside)
                styles |= dict.fromkeys(self._cell(cell, words, inside))
                words.add("\t" * (_columns(cell) - 1), inside)
        made = TrackedParagraph(
            runs=tuple(words.runs),
            styles=tuple(styles),
            bookmarks=tuple(words.bookmarks),
            is_table=True,
            is_grid=_has_upright_rules(table),
        )
        self._keep(made, words)

    def _cell(self, cell: Element, words: Words, fate: Fate) -> Iterator[str]:
        """Take up the paragraphs of a cell, a blank between them; give their styles by name."""
        before = Fate(is_original=False, is_final=False)
        for paragraph in blocks(cell, "p"):
            properties = child(paragraph, "pPr")
            style = value(child(properties, "pStyle"))
            words.add(self._labels.label(properties, style), fate)
            gathered = Words()
            gathered.read(paragraph, self._fields, fate)
            if gathered.runs:
                words.add(" ", _between(before, fate))
                before = fate
            words.take(gathered)
            yield from self._styles.names(style)

    def _next_words(self) -> Words:
        words, self._waiting = self._waiting, Words()
        return words

    def _keep(self, paragraph: TrackedParagraph, words: Words) -> None:
        """Keep what has words, and the marks of comments with it.

        An empty paragraph only ends the one above, whose own end a change had put in or away.
        """
        if paragraph.runs or paragraph.pictures:
            self._count(words)
            self._comments.hang(len(self._paragraphs), words)
            notes = list(self._notes(words))
            if notes:
                self._footnotes[len(self._paragraphs)] = notes
            self._paragraphs.append(paragraph)
            return
        self._waiting.edges += words.edges
        if paragraph.end == "kept" and self._paragraphs:
            self._paragraphs[-1] = replace(self._paragraphs[-1], end="kept")

    def _notes(self, words: Words) -> Iterator[MarginNote]:
        """Give the footnotes and endnotes of a paragraph; none is written by an export."""
        for part, identity, at in words.footnotes:
            root = self._package.beside_main(part)
            for note in root if root is not None else ():
                if attribute(note, "id") != identity:
                    continue
                text = " ".join(each.text.strip() for each in self._loose(note)).strip()
                if text:
                    yield MarginNote(start=at, end=at, text=f"{NOTE}{text}", stamp=NO_STAMP)

    def _count(self, words: Words) -> None:
        self._length += sum(len(run.text) for run in words.runs)
        if self._length > LONGEST_TEXT:
            most = LONGEST_TEXT // 10_000
            reason = f"文字太多，超过 {most} 万字的上限"
            raise UnreadableSource(self._path, reason, "请确认选对了文件。")

    def _pictures(self, words: Words) -> Iterator[TrackedPicture]:
        for drawing in words.drawings:
            picture = read_picture(drawing, self._package)
            if picture is not None:
                yield picture

    def _level(self, properties: Element | None, style: str | None) -> int | None:
        own = value(child(properties, "outlineLvl"))
        level = self._styles.heading_level(style) if own is None else integer(own, 9) + 1
        return level if level is not None and level <= 9 else None


def _creator(core: Element | None) -> str:
    found = (element.text for element in core or () if local_name(element) == "creator")
    return (next(found, None) or "").strip()


def _names_of_bookmarks(body: Element) -> frozenset[str]:
    marks = body.iter(like(body, "bookmarkStart"))
    return frozenset(filter(None, (attribute(mark, "name") for mark in marks)))


def _fate_of_end(properties: Element | None) -> Fate:
    """Return what happened to the end of a paragraph."""
    return _fate_in(child(properties, "rPr"), Fate())


def _fate_in(properties: Element | None, fate: Fate) -> Fate:
    """Return the fate that properties tell of what has them."""
    for element in properties if properties is not None else ():
        fate = fate.inside(element)
    return fate


def _between(before: Fate, after: Fate) -> Fate:
    """Return the fate of what parts two neighbours: it stands where both do."""
    return replace(
        after,
        is_original=before.is_original and after.is_original,
        is_final=before.is_final and after.is_final,
    )


def _either(one: Fate, other: Fate) -> Fate:
    return replace(
        one,
        is_original=one.is_original or other.is_original,
        is_final=one.is_final or other.is_final,
    )


def _has_upright_rules(table: Element) -> bool:
    """Tell whether any rule stands between or beside the columns."""
    sides = {"left", "start", "right", "end", "insideV"}
    return any(
        local_name(rule) in sides and is_on(rule)
        for borders in table.iter()
        if local_name(borders) in {"tblBorders", "tcBorders"}
        for rule in borders
        if value(rule) != "nil"
    )


def _columns(cell: Element) -> int:
    span = integer(value(child(child(cell, "tcPr"), "gridSpan")), 1)
    return min(max(span, 1), _MOST_COLUMNS)


def _is_frame(table: Element) -> bool:
    """Tell whether a table only sets running text in its place."""
    rows = [list(blocks(row, "tc")) for row in blocks(table, "tr")]
    cells = [cell for row in rows for cell in row]
    if len(cells) < 2 or any(next(blocks(cell, "tbl"), None) is not None for cell in cells):
        return True
    return any(_is_running(cell) for cell in cells)


def _is_running(cell: Element) -> bool:
    """Tell whether a cell holds text of several long paragraphs."""
    lengths = [
        sum(len(text.text or "") for text in paragraph.iter() if local_name(text) == "t")
        for paragraph in blocks(cell, "p")
    ]
    return sum(map(bool, lengths)) > 1 and sum(lengths) > LONGEST_CELL
