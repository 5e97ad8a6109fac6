"""Text PDF files: lines rejoined to paragraphs, page numbers and running heads left out."""

from __future__ import annotations

import logging
import re
from collections import Counter
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from assistant.base.span import Note
from assistant.sources.errors import UnreadableSource, UnsupportedSource
from assistant.sources.source_text import SourceText

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pdfplumber.page import Page

DAMAGED = "PDF 文件已损坏，无法打开"
AGAIN = "请重新下载，或用阅读器打开后另存，再导入。"

MOST_PAGES = 1000
"""Pages of the longest file that is read."""

# — 3 —   - 12 -   第 3 页 共 15 页   3/15
PAGE_NUMBER = re.compile(
    r"^[—–\-－·\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:[\s，,]*[/／共]\s*\d{1,4}\s*页?)?[—–\-－·\s]*$"
)

# (cid:1234) : a character whose font says nothing of what it means
NAMELESS = re.compile(r"\(cid:\d+\)")

SCAN_CHARACTERS = 10
"""A page with fewer characters than this on average is a picture."""

FEWEST_HEADS = 3
"""On so many pages a line must stand at the same edge to be a running head."""

INDENT = 1.2
"""Characters by which the first line of a paragraph is set in, at least."""

SHORT = 1.8
"""Characters by which the last line of a paragraph falls short, at least."""


LARGEST_GAP = 7
"""Characters that a number or word too long for the line may leave free."""

SELDOM = 8
"""One line in so many is set in where paragraphs begin with an indent."""

STOPS = "。！？；："


class _Margins(NamedTuple):
    """Where the body of the text stands on its pages, in points."""

    left: float
    right: float
    indented: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """One line as it stands on a page; measures in points."""

    text: str
    left: float
    right: float
    size: float


_Pages = tuple[list[list[_Line]], str | None, tuple[Note, ...]]


def read_pdf(path: Path, data: bytes) -> SourceText:
    """Return the text of a PDF file.

    Raises:
        UnreadableSource: it is damaged, protected, or its fonts do not say what they print.
        UnsupportedSource: it is a scan without text.
    """
    pages, title, notes = _pages(path, data)
    if not pages:
        raise UnreadableSource(path, DAMAGED, AGAIN)
    characters = sum(len(line.text) for page in pages for line in page)
    if characters < SCAN_CHARACTERS * len(pages):
        raise UnsupportedSource(
            path,
            "这是扫描件，只有图片没有文字",
            "请先用文字识别（OCR）软件转成文字，或找到报告的文字版后再导入。",
        )
    nameless = sum(len(NAMELESS.findall(line.text)) for page in pages for line in page)
    if nameless * 20 > characters:
        raise UnreadableSource(
            path,
            "PDF 的字体没有文字编码，提取不出文字",
            "请找到报告的 DOCX 或网页版，或用文字识别（OCR）软件转换后再导入。",
        )
    text = "".join(f"{line}\n" for line in _paragraphs(_without_heads(pages)))
    return SourceText(text=text, path=path, media_type="application/pdf", title=title, notes=notes)


def _pages(path: Path, data: bytes) -> _Pages:
    """Return the lines of each page, the title that the file's properties give, and remarks."""
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect
    from pdfminer.psexceptions import PSException
    from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    # a damaged file makes the parser fail in any of these ways
    failures = (
        *(PSException, PdfminerException, MalformedPDFException),
        *(ValueError, TypeError, KeyError, IndexError, AttributeError, AssertionError),
        *(OSError, EOFError, RecursionError, OverflowError, NotImplementedError),
    )
    try:
        with pdfplumber.open(BytesIO(data)) as file:
            pages = []
            for page in file.pages[:MOST_PAGES]:
                pages.append(_lines(page))
                page.close()
            return pages, _title(file.metadata), _notes(len(file.pages))
    except failures as error:
        if any(isinstance(cause, PDFPasswordIncorrect) for cause in (error, *error.args)):
            raise UnreadableSource(path, "PDF 有密码保护", "请去除密码后再导入。") from error
        raise UnreadableSource(path, DAMAGED, AGAIN) from error


def _notes(pages: int) -> tuple[Note, ...]:
    if pages <= MOST_PAGES:
        return ()
    return (Note(rule="sources", message=f"文件共{pages}页，只读取了前{MOST_PAGES}页。"),)


def _title(metadata: dict[str, object]) -> str | None:
    title = metadata.get("Title")
    return title.strip() or None if isinstance(title, str) else None


def _lines(page: Page) -> list[_Line]:
    """Return the lines of a page from top to bottom."""
    found = page.dedupe_chars().extract_text_lines(return_chars=True, strip=True)
    return [
        _Line(
            text=line["text"],
            left=float(line["x0"]),
            right=float(line["x1"]),
            size=_middle([float(char["size"]) for char in line["chars"]]),
        )
        for line in found
        if line["text"].strip()
    ]


def _without_heads(pages: Sequence[list[_Line]]) -> list[_Line]:
    """Return all lines but the page numbers and what stands at the edge of most pages."""
    edges = Counter(
        _faceless(line.text) for page in pages for line in {id(e): e for e in _edges(page)}.values()
    )
    needed = max(FEWEST_HEADS, len(pages) // 2)
    kept = []
    for page in pages:
        edge = {id(line) for line in _edges(page)}
        for line in page:
            if id(line) in edge and (
                PAGE_NUMBER.match(line.text) or edges[_faceless(line.text)] >= needed
            ):
                continue
            kept.append(line)
    return kept


def _edges(page: list[_Line]) -> list[_Line]:
    return [*page[:1], *page[-1:]]


def _faceless(text: str) -> str:
    """Return a line without its digits, so that running heads with page numbers are alike."""
    return re.sub(r"[\d\s]+", "", text)


def _paragraphs(lines: list[_Line]) -> list[str]:
    """Return the paragraphs that the lines make, by indents and by short last lines."""
    if not lines:
        return []
    body = _middle([line.size for line in lines]) or 1.0
    full = [line for line in lines if abs(line.size - body) < 0.1 * body]
    left = min(_commonest([line.left for line in full]))
    right = max(line.right for line in full)
    indented = sum(line.left > left + INDENT * body for line in full) * SELDOM > len(full)
    joined: list[list[str]] = []
    previous: _Line | None = None
    for line in lines:
        if previous is None or _begins(previous, line, _Margins(left, right, indented)):
            joined.append([line.text])
        else:
            joined[-1].append(_glue(joined[-1][-1], line.text) + line.text)
        previous = line
    return ["".join(parts) for parts in joined]


def _begins(previous: _Line, line: _Line, margins: _Margins) -> bool:
    """Tell whether a line begins a paragraph.

    A number that is not parted may leave a gap before it: 方案⏎（2021—2025年）. So where paragraphs
    are set in, a gap of some characters after an unfinished sentence is no end.
    """
    size = line.size or 1.0
    if abs(previous.size - line.size) > 0.1 * size or line.left > margins.left + INDENT * size:
        return True
    gap = (margins.right - previous.right) / size
    if margins.indented and previous.text[-1] not in STOPS:
        return gap > LARGEST_GAP
    return gap > SHORT


def _glue(before: str, after: str) -> str:
    """Return the space between two words of Latin letters; Chinese needs none."""
    return " " if before[-1:].isascii() and before[-1:].isalpha() and after[:1].isascii() else ""


def _commonest(values: list[float]) -> list[float]:
    """Return the values, in whole points, that occur most or nearly so."""
    counts = Counter(map(round, values))
    most = max(counts.values())
    return [float(value) for value, count in counts.items() if count * 5 >= most]


def _middle(values: list[float]) -> float:
    return sorted(values)[len(values) // 2] if values else 0.0
