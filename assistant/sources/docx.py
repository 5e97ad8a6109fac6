"""DOCX files: paragraphs and table rows in the order of the body, automatic numbers written out.

Headers, footers, deleted text and comments are left out; inserted text, text boxes and notes stay.
The parts are read straight from the package, bounded in size and without document type
definitions, so that a file from a stranger can do no harm and one that other readers refuse can
still be read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.base.span import Note
from assistant.sources.docx_body import Body
from assistant.sources.docx_package import RESAVE, child, local_name, open_package
from assistant.sources.errors import EmptySource, SourceError, UnsupportedSource
from assistant.sources.file_title import real_title
from assistant.sources.html import read_html
from assistant.sources.kind import content_kind
from assistant.sources.mht import read_mht
from assistant.sources.plain import read_plain
from assistant.sources.source_text import SourceText

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from xml.etree.ElementTree import Element

    from assistant.sources.docx_package import Package

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

UNREAD_CHUNK = "文中嵌入的其他文件没有读出，内容可能不全，请对照原文。"

CHUNK_READERS = {"html": read_html, "mht": read_mht, None: read_plain}
"""Readers of the files that a document may take in whole, by kind; None is plain text."""


def read_docx(path: Path, data: bytes) -> SourceText:
    """Return the text of a DOCX file.

    Raises:
        UnreadableSource: the package is damaged, protected, or unpacks to too much.
        EmptySource: it holds no text.
    """
    return _read(path, data, is_chunk=False)


def _read(path: Path, data: bytes, *, is_chunk: bool) -> SourceText:
    """Return the text of a DOCX file; one that another takes in takes in none itself."""
    with open_package(path, data) as package:
        source = _source(path, package, is_chunk=is_chunk)
    if not source.text.strip():
        raise EmptySource(path, "文件中没有文字（内容可能是图片）", "请换用文字版的文件。")
    return source


def _source(path: Path, package: Package, *, is_chunk: bool) -> SourceText:
    """Return the text of the body with what the file says of it."""
    element = child(package.part(package.main), "body")
    if element is None:
        raise KeyError(package.main)
    unread: list[bytes] = []

    def read_chunk(data: bytes) -> Sequence[str]:
        try:
            return () if is_chunk else _chunk_text(path, data).splitlines()
        except SourceError:
            unread.append(data)
            return ()

    body = Body(package, element, read_chunk)
    text = "".join(f"{line}\n" for line in body.read())
    return SourceText(
        text=text,
        path=path,
        media_type=MEDIA_TYPE,
        title=real_title(_title(package.part("docProps/core.xml")), text),
        headings=tuple(body.headings),
        notes=(Note(rule="sources", message=UNREAD_CHUNK),) if unread else (),
    )


def _chunk_text(path: Path, data: bytes) -> str:
    """Return the text of a file that a document takes in whole (``w:altChunk``).

    Raises:
        SourceError: it cannot be read.
    """
    kind = content_kind(data)
    if kind == "docx":
        return _read(path, data, is_chunk=True).text
    reader = CHUNK_READERS.get(kind)
    if reader is None:
        raise UnsupportedSource(path, "文中嵌入的文件不能读取", RESAVE)
    return reader(path, data).text


def _title(core: Element | None) -> str | None:
    if core is None:
        return None
    return next((element.text for element in core if local_name(element) == "title"), None)
