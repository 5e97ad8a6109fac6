"""HTML pages: the article without the page around it, tables as rows of text.

The page is read block by block, as it is shown; trafilatura tells where in it the article begins
and ends. Where trafilatura misses running text that the page shows, the whole page is taken, and
what belongs to the page is left to cleaning.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any

from assistant.sources.errors import EmptySource, UnreadableSource
from assistant.sources.plain import decode
from assistant.sources.source_text import SourceText

if TYPE_CHECKING:
    from pathlib import Path

# <meta charset="gb2312">   content="text/html; charset=gbk"   encoding="big5"
CHARSET = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)

# <?xml version="1.0" encoding="UTF-8"?> : lxml refuses it in text
DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")

# src="data:image/png;base64,iVBORw0…" : pictures inside the page
EMBEDDED = re.compile(r"data:[\w/+.-]+;base64,[A-Za-z0-9+/=%\s]+")

# div class="x"    /p    br/
TAG_NAME = re.compile(r"/?\s*([A-Za-z][A-Za-z0-9]*)")

BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "br", "caption", "center", "dd"),
        *("div", "dl", "dt", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody"),
        *("tr", "ul", "title"),
    )
)
"""Elements that begin and end a line."""

CELLS = frozenset(("td", "th"))

LONGEST_CELL = 200
"""Characters of a cell that is still a piece of data; old pages put whole articles into one."""

SILENT = frozenset(
    (
        *("script", "style", "noscript", "template", "select", "button", "textarea", "head"),
        *("iframe", "object", "svg", "canvas", "nav"),
    )
)
"""Elements whose text the reader of a page does not read."""

DEEPEST = 250
"""Levels of elements that lxml builds; what lies deeper it drops."""

LONGEST_PAGE = 4_000_000
"""Characters of a page that trafilatura is asked about; longer ones are taken whole."""

SENTENCE_END = re.compile(r"[。！？；]")
LONG_LINE = 40
"""Characters of a line that is surely running text."""

ENOUGH = 0.8
"""Share of the page's running text that the article must hold to be believed."""

SHORTEST_TITLE = 6

ABOVE = 12
BELOW = 4
"""Lines above what looks like the article, and at its head, among which its heading is sought."""


def read_html(path: Path, data: bytes) -> SourceText:
    """Return the article of an HTML page.

    Raises:
        UnreadableSource: the encoding cannot be told.
        EmptySource: the page shows no text.
    """
    declared = CHARSET.search(data[:3000])
    decoded = decode(data, declared=declared[1].decode("ascii") if declared else None)
    if decoded is None:
        raise UnreadableSource(
            path, "网页的文字编码无法识别", "请在浏览器中打开网页，复制正文存为文本文件后再导入。"
        )
    page, encoding = decoded
    text, title = page_text(page)
    if not text:
        raise EmptySource(
            path,
            "网页中没有文字，正文可能由脚本载入",
            "请在浏览器中打开网页，复制正文存为文本文件后再导入。",
        )
    return SourceText(text=text, path=path, media_type="text/html", encoding=encoding, title=title)


def page_text(page: str) -> tuple[str, str | None]:
    """Return the text of a page's article, one block a line, and what its ``title`` says."""
    page = EMBEDDED.sub("", DECLARATION.sub("", page.replace("\x00", "")))
    root = _parsed(page)
    if root is None:
        return "", None
    title = _title(root)
    lines = _shown_lines(root)
    if lines is None:
        return _joined(_flat_lines(page)), title
    if len(page) > LONGEST_PAGE:
        return _joined(lines), title
    return _joined(_article_lines(lines, _article(page), title or "")), title


def _title(root: Any) -> str | None:  # noqa: ANN401 -- lxml has no types
    """Return the article's title as government sites must give it, or the page's."""
    named = root.xpath("//meta[@name='ArticleTitle']/@content")
    for title in (*named, root.findtext(".//title")):
        if title and title.strip():
            return " ".join(title.split())
    return None


def _parsed(page: str) -> Any:  # noqa: ANN401 -- lxml has no types
    import lxml.etree
    import lxml.html

    try:
        return lxml.html.document_fromstring(page)
    except (lxml.etree.ParserError, ValueError):
        return None


def _article(page: str) -> str:
    """Return what trafilatura takes for the article, or nothing."""
    import trafilatura

    try:
        found = trafilatura.extract(
            page, include_comments=False, include_tables=True, favor_recall=True
        )
    except (RecursionError, ValueError):
        return ""
    return found or ""


def _article_lines(lines: list[str], article: str, title: str) -> list[str]:
    """Return the lines of the page from the article's heading to its last line."""
    known = _sentences(article)
    held = [i for i, line in enumerate(lines) if _sentences(line) & known]
    running = [i for i, line in enumerate(lines) if len(line) >= LONG_LINE]
    characters = sum(len(lines[i]) for i in running)
    if not held or sum(len(lines[i]) for i in set(held) & set(running)) < ENOUGH * characters:
        return lines
    return lines[_heading(lines, held[0], title) : held[-1] + 1]


def _heading(lines: list[str], first: int, title: str) -> int:
    """Return the line above the article that says most of the title, or the article's first."""
    squeezed = _squeezed(title)
    above = [
        i
        for i in range(max(0, first - ABOVE), min(len(lines), first + BELOW))
        if len(lines[i]) >= SHORTEST_TITLE and _squeezed(lines[i]) in squeezed
    ]
    return max(above, key=lambda i: len(lines[i]), default=first)


def _sentences(text: str) -> set[str]:
    """Return the sentences of a text without their white space; table bars count as such."""
    parts = (part for line in text.split("\n") for part in SENTENCE_END.split(line))
    return {squeezed for part in parts if (squeezed := _squeezed(part))}


def _squeezed(text: str) -> str:
    return "".join(text.replace("|", " ").split())


def _shown_lines(root: Any) -> list[str] | None:  # noqa: ANN401 -- lxml has no types
    """Return the lines of a page as its blocks break it, or None where it nests too deep."""
    import lxml.etree

    parts: list[str] = []
    depth = silent = verbatim = cells = 0
    for event, element in lxml.etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            depth += 1
            silent += tag in SILENT
            verbatim += tag == "pre"
            cells += tag in CELLS and (cells > 0 or _is_data(element))
            parts.append(_opening(tag, within_cell=cells > 0))
        elif event == "end":
            depth -= 1
            silent -= tag in SILENT
            verbatim -= tag == "pre"
            parts.append(_closing(tag, within_cell=cells > 0))
            cells -= tag in CELLS and cells > 0
        if depth > DEEPEST:
            return None
        text = element.text if event == "start" else element.tail
        if text and not silent:
            parts.append(text if verbatim else " ".join(f"|{text}|".split())[1:-1])
    return _tidied("".join(parts))


def _is_data(cell: Any) -> bool:  # noqa: ANN401 -- lxml has no types
    """Tell whether a cell holds a piece of data, not a part of the page or the whole article."""
    length = 0
    for text in cell.itertext():
        length += len(text)
        if length > LONGEST_CELL:
            return False
    return cell.find(".//table") is None


def _opening(tag: str, *, within_cell: bool) -> str:
    if tag in BLOCKS or tag in CELLS:
        return " " if within_cell else "\n"
    return ""


def _closing(tag: str, *, within_cell: bool) -> str:
    if tag in CELLS and within_cell:
        return " | "
    return _opening(tag, within_cell=within_cell)


def _tidied(text: str) -> list[str]:
    """Return the lines that hold something; a row's bars stay between its cells only."""
    lines = (" ".join(line.split()).strip("| ") for line in text.split("\n"))
    return [line for line in lines if line]


def _joined(lines: list[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _flat_lines(page: str) -> list[str]:
    """Return the lines of a page too deep to build, read tag by tag."""
    parts: list[str] = []
    silent = ""
    for piece in page.split("<"):
        tag, _, text = piece.partition(">")
        match = TAG_NAME.match(tag)
        name = match[1].lower() if match else ""
        if silent:
            silent = "" if tag.startswith("/") and name == silent else silent
            continue
        if name in {"script", "style"} and not tag.startswith("/"):
            silent = name
            continue
        parts.append(_opening(name, within_cell=False))
        parts.append(unescape(text))
    return _tidied("".join(parts))
