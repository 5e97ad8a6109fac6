"""DOCX files: paragraphs and table rows in the order of the body, automatic numbers written out.

Headers, footers, deleted text and comments are left out; inserted text and text boxes stay. The
parts are read straight from the package, bounded in size and without document type definitions,
so that a file from a stranger can do no harm and one that other readers refuse can still be read.
"""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, ParseError

from assistant.sources.docx_lists import read_lists, read_style_numbers
from assistant.sources.docx_package import (
    ForbiddenDefinition,
    Package,
    child,
    integer,
    like,
    local_name,
    value,
)
from assistant.sources.errors import EmptySource, UnreadableSource
from assistant.sources.list_numbers import ListCounter
from assistant.sources.source_text import SourceText

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

DAMAGED = "DOCX 文件已损坏，无法打开"
RESAVE = "请用 WPS 或 Word 打开后另存为 DOCX，再导入。"

FAILURES = (
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RecursionError),
    *(ParseError, ForbiddenDefinition, KeyError, ValueError),
)
"""How reading a damaged package, or one nested without end, may fail."""

SKIPPED = frozenset(("del", "moveFrom", "instrText", "delText", "Fallback", "rPr", "pPr", "rt"))
"""Elements inside a paragraph whose text is not printed."""

WRAPPERS = frozenset(("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"))
"""Elements around paragraphs, tables, rows and cells that change nothing of their text."""

SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
"""Empty elements that stand for a character."""


def read_docx(path: Path, data: bytes) -> SourceText:
    """Return the text of a DOCX file.

    Raises:
        UnreadableSource: the package is damaged, protected, or unpacks to too much.
        EmptySource: it holds no text.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            text, title = _text(Package(path, archive))
    except FAILURES as error:
        raise UnreadableSource(path, DAMAGED, RESAVE) from error
    except RuntimeError as error:  # zipfile says so of an encrypted part
        raise UnreadableSource(path, "文件有密码保护", "请去除密码后再导入。") from error
    if not text.strip():
        raise EmptySource(path, "文件中没有文字（内容可能是图片）", "请换用文字版的文件。")
    return SourceText(text=text, path=path, media_type=MEDIA_TYPE, title=title)


def _text(package: Package) -> tuple[str, str | None]:
    """Return the text of the body, and the title that the file's properties give."""
    document = package.part(package.main)
    body = child(document, "body") if document is not None else None
    if body is None:
        raise KeyError(package.main)
    counter = ListCounter(lists=read_lists(package.beside_main("numbering.xml")))
    reader = _Body(counter, read_style_numbers(package.beside_main("styles.xml")))
    lines = "".join(f"{line}\n" for line in reader.lines(body))
    return lines, _title(package.part("docProps/core.xml"))


class _Body:
    """Turns the body of one document into lines, counting its lists on the way."""

    def __init__(self, counter: ListCounter, style_numbers: dict[str, tuple[str, int]]) -> None:
        self._counter = counter
        self._style_numbers = style_numbers
        self._carried = ""

    def lines(self, container: Element) -> Iterator[str]:
        """Give the lines of everything in a body, a cell or a text box."""
        for block in _blocks(container):
            if local_name(block) == "p":
                yield from self._paragraph(block)
            else:
                yield from self._table(block)

    def _paragraph(self, paragraph: Element) -> Iterator[str]:
        """Give the lines of a paragraph, then those of the text boxes that hang in it."""
        parts: list[str] = []
        boxes: list[Element] = []
        _collect(paragraph, parts, boxes)
        text = self._carried + "".join(parts)
        self._carried = ""
        properties = child(paragraph, "pPr")
        if properties is not None and _mark_is_deleted(properties):
            self._carried = text
        elif text.strip():
            yield from (self._label(properties) + text).split("\n")
        for box in boxes:
            yield from self.lines(box)

    def _label(self, properties: Element | None) -> str:
        """Return the automatic number of a paragraph: its own, or that of its style."""
        if properties is None:
            return ""
        own = child(properties, "numPr")
        style = value(child(properties, "pStyle")) or ""
        number_id, level = self._style_numbers.get(style, ("", 0))
        if own is not None:
            number_id = value(child(own, "numId")) or number_id
            level = integer(value(child(own, "ilvl")), level)
        return self._counter.next_label(number_id, level)

    def _table(self, table: Element) -> Iterator[str]:
        """Give the rows of a table, cells parted by bars; a frame of one column gives its text."""
        rows = [row for row in _blocks(table, "tr") if not _row_is_deleted(row)]
        for row in rows:
            cells = [list(self.lines(cell)) for cell in _blocks(row, "tc")]
            if len(cells) == 1:
                yield from cells[0]
            elif any(cells):
                yield " | ".join(" ".join(line.strip() for line in cell) for cell in cells)


def _blocks(container: Element, *names: str) -> Iterator[Element]:
    """Give the paragraphs and tables (or what is named) of a container, through its wrappers."""
    wanted = names or ("p", "tbl")
    stack = [iter(container)]
    while stack:
        for element in stack[-1]:
            name = local_name(element)
            if name in wanted:
                yield element
            elif name in WRAPPERS and not _is_contents(element):
                stack.append(iter(element))
                break
        else:
            stack.pop()


def _is_contents(wrapper: Element) -> bool:
    """Tell whether a content control is the table of contents."""
    properties = child(wrapper, "sdtPr")
    part = child(properties, "docPartObj") if properties is not None else None
    gallery = value(child(part, "docPartGallery")) if part is not None else None
    return gallery == "Table of Contents"


def _collect(paragraph: Element, parts: list[str], boxes: list[Element]) -> None:
    """Add the printed characters of a paragraph to *parts*, its text boxes to *boxes*."""
    stack = [iter(paragraph)]
    while stack:
        for element in stack[-1]:
            name = local_name(element)
            if name == "txbxContent":
                boxes.append(element)
            elif name == "t":
                parts.append(element.text or "")
            elif name in SIGNS:
                parts.append(_sign(element, name))
            elif name not in SKIPPED and not (name == "r" and _is_hidden(element)):
                stack.append(iter(element))
                break
        else:
            stack.pop()


def _sign(element: Element, name: str) -> str:
    """Return the character that an empty element stands for; a page break is none."""
    return "" if element.get(like(element, "type")) in {"page", "column"} else SIGNS[name]


def _is_hidden(run: Element) -> bool:
    properties = child(run, "rPr")
    vanish = child(properties, "vanish") if properties is not None else None
    return vanish is not None and value(vanish) not in {"0", "false", "off"}


def _mark_is_deleted(properties: Element) -> bool:
    """Tell whether the end of a paragraph was deleted, so that the next one belongs to it."""
    mark = child(properties, "rPr")
    return mark is not None and child(mark, "del") is not None


def _row_is_deleted(row: Element) -> bool:
    properties = child(row, "trPr")
    return properties is not None and child(properties, "del") is not None


def _title(core: Element | None) -> str | None:
    if core is None:
        return None
    found = next((element.text for element in core if local_name(element) == "title"), None)
    return (found or "").strip() or None
