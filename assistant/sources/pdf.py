"""Text PDF files: lines rejoined to paragraphs, page numbers and running heads left out.

The way of a page: its characters (``pdf_page``), rows of them (``pdf_rows``) and ruled tables
(``pdf_table``), lines in reading order (``pdf_lines``), without running heads (``pdf_heads``), and
of all pages the paragraphs (``pdf_paragraphs``).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from assistant.base.span import Note
from assistant.sources.errors import UnreadableSource, UnsupportedSource
from assistant.sources.file_title import real_title
from assistant.sources.pdf_bomb import has_bomb
from assistant.sources.pdf_glyphs import UNKNOWN
from assistant.sources.pdf_heads import drop_heads
from assistant.sources.pdf_lines import page_lines
from assistant.sources.pdf_page import PdfError, open_pdf
from assistant.sources.pdf_paragraphs import join_paragraphs
from assistant.sources.source_text import SourceText

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from assistant.sources.pdf_lines import Line
    from assistant.sources.pdf_page import PdfFile

MEDIA_TYPE = "application/pdf"

DAMAGED = "PDF 文件已损坏，无法打开"
AGAIN = "请重新下载，或用阅读器打开后另存，再导入。"

MOST_PAGES = 1000
"""Pages of the longest file that is read."""

MOST_CHARACTERS = 2_000_000
"""Characters of the longest file that is read; the rest of a longer one is left out."""

SCAN_CHARACTERS = 10
"""A page with fewer characters than this is a picture, or empty."""

NAMELESS_SHARE = 0.05
"""From this share of characters without a meaning on, a text is not readable."""

# a character whose font says nothing of what it means, or one of the font's own
NAMELESS = re.compile(f"[{UNKNOWN}\ue000-\uf8ff]")


class _Pages(NamedTuple):
    """What was read of a file."""

    lines: list[list[Line]]
    """The lines of each page that could be read."""
    title: str
    notes: tuple[Note, ...]


def read_pdf(path: Path, data: bytes) -> SourceText:
    """Return the text of a PDF file.

    Raises:
        UnreadableSource: it is damaged, protected, or its fonts do not say what they print.
        UnsupportedSource: it is a scan without text.

    Pages, characters and ruled lines are bounded, but drawings that call each other without end
    can hold the PDF library up: whoever reads files of strangers gives the reading a time limit.
    """
    if has_bomb(data):
        raise UnreadableSource(path, "文件解压后过大，可能已损坏或被恶意改造", AGAIN)
    try:
        with open_pdf(data) as file:
            pages = _read_pages(file)
    except PdfError as error:
        if error.is_protected:
            raise UnreadableSource(path, "PDF 有密码保护", "请去除密码后再导入。") from error
        raise UnreadableSource(path, DAMAGED, AGAIN) from error
    if not pages.lines:
        raise UnreadableSource(path, DAMAGED, AGAIN)
    kept = drop_heads(pages.lines)
    _check_text(path, kept)
    text = "".join(f"{line}\n" for line in join_paragraphs(kept))
    return SourceText(
        text=text,
        path=path,
        media_type=MEDIA_TYPE,
        title=real_title(pages.title, text),
        notes=pages.notes,
    )


def _read_pages(file: PdfFile) -> _Pages:
    """Return the lines of the pages of a file, up to as many as are read."""
    lines: list[list[Line]] = []
    lost, scanned = [], []
    number, characters = 0, 0
    while number < min(file.page_count, MOST_PAGES) and characters < MOST_CHARACTERS:
        page = file.page(number)
        number += 1
        if page is None or page.is_cut:
            lost.append(number)
        if page is None:
            continue
        if page.has_picture and len(page.glyphs) < SCAN_CHARACTERS:
            scanned.append(number)
        lines.append(page_lines(page))
        characters += len(page.glyphs)
    return _Pages(lines, file.title(), tuple(_notes(file.page_count, number, lost, scanned)))


def _notes(count: int, read: int, lost: list[int], scanned: list[int]) -> Iterator[Note]:
    """Give the remarks on pages that were not read: beyond the last, damaged, pictures."""
    if read < count:
        yield Note(rule="sources", message=f"文件共{count}页，只读取了前{read}页。")
    if lost:
        yield Note(rule="sources", message=f"{_named(lost)}已损坏或内容过多，文字没有读全。")
    if scanned:
        message = f"{_named(scanned)}是扫描图片，没有文字，内容没有导入。"
        yield Note(rule="sources", message=message)


def _named(pages: list[int]) -> str:
    """Return the numbers of pages as text: 第3、5—7页."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1][1:] = [page]
        else:
            runs.append([page])
    return f"第{'、'.join('—'.join(map(str, run)) for run in runs)}页"


def _check_text(path: Path, pages: list[list[Line]]) -> None:
    """Refuse a file whose pages hold next to no text, or text without meaning."""
    text = "".join(line.text for page in pages for line in page)
    if len(text) < SCAN_CHARACTERS * len(pages):
        raise UnsupportedSource(
            path,
            "这是扫描件，只有图片没有文字",
            "请先用文字识别（OCR）软件转成文字，或找到报告的文字版后再导入。",
        )
    if len(NAMELESS.findall(text)) > NAMELESS_SHARE * len(text):
        raise UnreadableSource(
            path,
            "PDF 的字体没有文字编码，提取不出文字",
            "请找到报告的 DOCX 或网页版，或用文字识别（OCR）软件转换后再导入。",
        )
