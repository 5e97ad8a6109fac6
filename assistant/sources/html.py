"""HTML pages: the article without the page around it, and what the page says of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assistant.sources.errors import EmptySource, UnreadableSource
from assistant.sources.html_article import keep_article
from assistant.sources.html_facts import PageFacts, read_facts, with_lines
from assistant.sources.html_lines import (
    flat_lines,
    marked_headings,
    number_lists,
    shown_lines,
)
from assistant.sources.html_tree import drop_unseen, is_too_deep, parse_page
from assistant.sources.plain import decode
from assistant.sources.source_text import MarkedHeading, SourceText

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.base.span import Note

# <meta charset="gb2312">   content="text/html; charset=gbk"   encoding="big5"
CHARSET = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)

HEAD = 3000
"""Bytes at the start in which a page names its encoding."""

# <iframe src="/web/viewer.html?file=/upload/报告.pdf">
EMBEDDED_PDF = re.compile(
    r"(?:src|data|href|file)\s*=\s*[\"']?[^\"'<>\s]*?([^\"'<>\s/=]+\.pdf)\b", re.IGNORECASE
)

FRAMES = re.compile(r"<frameset\b", re.IGNORECASE)

# src="data:image/png;base64,iVBORw0…" : pictures inside the page
EMBEDDED = re.compile(r"data:[\w/+.-]{1,100};base64,[A-Za-z0-9+/=%\s]+")

LONGEST_PAGE = 5_000_000
"""Characters of a page, without its pictures, in which the article is sought."""

LARGEST_PAGE = 20_000_000
"""Characters of a page, without its pictures, that is read at all."""

FEWEST_WORDS = 60
"""Characters of a page that is more than a frame around a document."""

BY_HAND = "请在浏览器中打开网页，复制正文存为文本文件后再导入。"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageText:
    """The article of a page."""

    text: str
    """One block a line; empty where the page shows no text."""
    facts: PageFacts
    """What the page says of it."""
    headings: tuple[MarkedHeading, ...] = ()
    """Its lines that the page marks as headings."""


def read_html(path: Path, data: bytes) -> SourceText:
    """Return the article of an HTML page.

    Raises:
        UnreadableSource: the encoding cannot be told, or the page is too large.
        EmptySource: the page shows no text, or only a frame around a document.
    """
    page, encoding, notes = decode_page(path, data)
    found = page_text(page)
    _check(path, page, found.text)
    return source_text(path, found, "text/html", encoding, notes)


def decode_page(
    path: Path, data: bytes, *, declared: str | None = None
) -> tuple[str, str, tuple[Note, ...]]:
    """Return the source of a page without its pictures, its encoding, and what was damaged.

    Args:
        path: where it lies, for messages.
        data: its bytes.
        declared: the encoding that its envelope names, if any.

    Raises:
        UnreadableSource: the encoding cannot be told, or the page is too large.
    """
    named = CHARSET.search(data[:HEAD])
    decoded = decode(data, declared=declared or (named[1].decode("ascii") if named else None))
    if decoded is None:
        raise UnreadableSource(path, "网页的文字编码无法识别", BY_HAND)
    page = EMBEDDED.sub("", decoded.text)
    if len(page) > LARGEST_PAGE:
        raise UnreadableSource(path, "网页太大，不像是一篇报告", BY_HAND)
    return page, decoded.encoding, decoded.notes


def source_text(
    path: Path, found: PageText, media_type: str, encoding: str, notes: tuple[Note, ...]
) -> SourceText:
    """Return the record of a page's article."""
    return SourceText(
        text=found.text,
        path=path,
        media_type=media_type,
        encoding=encoding,
        title=found.facts.title,
        published=found.facts.published,
        publisher=found.facts.publisher,
        headings=found.headings,
        notes=notes,
    )


def page_text(page: str) -> PageText:
    """Return the text of a page's article, and what the page says of it."""
    if len(page) > LONGEST_PAGE:
        return PageText(text=_joined(flat_lines(page)), facts=NOTHING)
    root = parse_page(page)
    if root is None:
        return PageText(text="", facts=NOTHING)
    source = _viewed_source(root)
    if source:
        return page_text(source)
    facts = read_facts(root, page)
    if is_too_deep(root):
        return PageText(text=_joined(flat_lines(page)), facts=facts)
    body = root.find("body")
    if body is None:
        return PageText(text="", facts=facts)
    drop_unseen(body)
    number_lists(body)
    if not (facts.published and facts.publisher):
        facts = with_lines(facts, shown_lines(body))
    keep_article(body, facts.title or "")
    return _shown(body, facts)


def fragment_text(fragment: str) -> PageText:
    """Return the text of a piece of HTML that is no page, all of it, one block a line."""
    root = parse_page(fragment)
    body = root.find("body") if root is not None else None
    if body is None:
        return PageText(text="", facts=NOTHING)
    if is_too_deep(root):
        return PageText(text=_joined(flat_lines(fragment)), facts=NOTHING)
    drop_unseen(body)
    number_lists(body)
    return _shown(body, NOTHING)


def _shown(body: Any, facts: PageFacts) -> PageText:  # noqa: ANN401 -- lxml has no types
    return PageText(text=_joined(shown_lines(body)), facts=facts, headings=marked_headings(body))


def _viewed_source(root: Any) -> str:  # noqa: ANN401 -- lxml has no types
    """Return the page whose source was saved as a browser shows it, or nothing.

    Browsers show a source as a table, a line of it in each cell of the class ``line-content``.
    """
    lines = root.xpath("//td[@class='line-content']")
    return "\n".join("".join(line.itertext()) for line in lines)


def _check(path: Path, page: str, text: str) -> None:
    """Refuse a page without text, or with hardly any around a document that is not in it."""
    if len(text) < FEWEST_WORDS and (document := EMBEDDED_PDF.search(page)):
        raise EmptySource(
            path,
            f"网页只是 PDF 文件“{document[1]}”的外框，正文不在网页里",
            "请下载其中的 PDF 文件后再导入。",
        )
    if text:
        return
    if FRAMES.search(page):
        raise EmptySource(path, "网页由几个框架组成，正文在另外的文件里", BY_HAND)
    raise EmptySource(path, "网页中没有文字，正文可能由脚本载入", BY_HAND)


def _joined(lines: list[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


NOTHING = PageFacts(title=None, published=None, publisher=None)
