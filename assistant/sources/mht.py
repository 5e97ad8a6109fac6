"""Web pages saved as one file (MHT, MHTML): the part with the article, read as any page.

Only the heads of the parts are handed to the standard library's reader of messages; the parts
themselves, pictures for the most, are passed over where they lie.
"""

from __future__ import annotations

import base64
import quopri
import re
from dataclasses import replace
from email.errors import MessageError
from email.header import decode_header, make_header
from email.parser import BytesHeaderParser
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from assistant.sources.errors import EmptySource, UnreadableSource
from assistant.sources.html import decode_page, page_text, source_text
from assistant.sources.source_text import SourceText

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message
    from pathlib import Path

MEDIA_TYPE = "multipart/related"

DEEPEST = 5
"""Levels of parts within parts that are looked into."""

MOST_PARTS = 5_000
"""Parts of a file that are looked at; those of pictures count as well."""

MOST_PAGES = 20
"""Pages (the main one, frames) of a file that are read."""

LONGEST_HEAD = 64_000
"""Bytes of the longest head of a part."""

# the empty line after a head
HEAD_END = re.compile(rb"\r?\n[ \t]*\r?\n")

NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]+")

PAGES = frozenset(("text/html", "application/xhtml+xml"))
"""Types of the parts that are pages."""

RESAVE = "请在浏览器中重新打开网页，另存为“网页，仅 HTML”后再导入。"


class _Part(NamedTuple):
    """A part of the file: its head, and where its body lies."""

    head: Message
    start: int
    end: int


def read_mht(path: Path, data: bytes) -> SourceText:
    """Return the article of a saved web page.

    Raises:
        UnreadableSource: no page can be taken out of the file.
        EmptySource: its pages show no text.
    """
    head, _ = _head(data, 0, len(data))
    parts = islice(_parts(data, 0, len(data), DEEPEST), MOST_PARTS)
    pages = [part for part in parts if part.head.get_content_type() in PAGES][:MOST_PAGES]
    if not pages:
        raise UnreadableSource(path, "网页存档里没有网页，可能已损坏", RESAVE)
    found = [_read_page(path, data, part) for part in pages]
    best = max(found, key=lambda source: len(source.text))
    if not best.text:
        raise EmptySource(path, "网页中没有文字，正文可能由脚本载入", RESAVE)
    main = found[0]
    return replace(
        best,
        title=main.title or best.title or _subject(head),
        published=main.published or best.published,
        publisher=main.publisher or best.publisher,
    )


def _read_page(path: Path, data: bytes, part: _Part) -> SourceText:
    """Return the article of one page of the file; its text may be empty."""
    body = _decoded(part.head.get("Content-Transfer-Encoding", ""), data[part.start : part.end])
    if not body.strip():
        return SourceText(text="", path=path, media_type=MEDIA_TYPE)
    page, encoding, notes = decode_page(path, body, declared=part.head.get_content_charset())
    return source_text(path, page_text(page), MEDIA_TYPE, encoding, notes)


def _decoded(encoding: str, body: bytes) -> bytes:
    """Return the bytes of a part as they were before they were packed for a message."""
    name = encoding.strip().lower()
    if name == "quoted-printable":
        return quopri.decodestring(body)
    if name == "base64":
        letters = NOT_BASE64.sub(b"", body)
        return base64.b64decode(letters[: len(letters) // 4 * 4] + b"====")
    return body


def _parts(data: bytes, start: int, end: int, depth: int) -> Iterator[_Part]:
    """Give the parts of a stretch of the file that hold no parts themselves, in order."""
    head, body = _head(data, start, end)
    boundary = head.get_boundary()
    if not (head.get_content_maintype() == "multipart" and boundary and depth):
        yield _Part(head, body, end)
        return
    for first, last in _stretches(data, body, end, boundary.encode("utf-8", "surrogateescape")):
        yield from _parts(data, first, last, depth - 1)


def _head(data: bytes, start: int, end: int) -> tuple[Message, int]:
    """Return the head of a part, and where its body begins."""
    found = HEAD_END.search(data, start, min(end, start + LONGEST_HEAD))
    if found is None:
        return BytesHeaderParser().parsebytes(b""), start
    return BytesHeaderParser().parsebytes(data[start : found.start()].lstrip()), found.end()


def _stretches(data: bytes, start: int, end: int, boundary: bytes) -> Iterator[tuple[int, int]]:
    """Give where the parts between the lines of a boundary begin and end."""
    mark = b"--" + boundary
    place = data.find(mark, start, end)
    while 0 <= place < end and not data.startswith(b"--", place + len(mark)):
        first = data.find(b"\n", place, end) + 1
        if not first:
            return
        place = data.find(b"\n" + mark, first - 1, end)
        last = end if place < 0 else place
        yield first, last
        place = place if place < 0 else place + 1


def _subject(head: Message) -> str | None:
    """Return the title that the browser gave the file as its subject, if any."""
    try:
        subject = str(make_header(decode_header(head.get("Subject", ""))))
    except (MessageError, LookupError, ValueError):
        return None
    return " ".join(subject.split()) or None
