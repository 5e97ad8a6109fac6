"""How long a draft is, counted as Word does for Chinese (字数统计).

字数 counts every Chinese character and Chinese punctuation mark, and every run of Latin letters and
digits (412, 8.4%, APP) as one. Fields count as they read, headings with their numbers. Lines and
pages are the layout's matter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import reduce
from operator import add
from typing import TYPE_CHECKING

from assistant.draft.fields import write_out
from assistant.draft.numbering import TABLES, ordinals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.draft.draft import Draft
    from assistant.draft.parts import Paragraph, ParagraphStyle

_HAN = (
    r"\u2e80-\u2fdf\u3007\u3021-\u3029\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
)
# 法 〇
_CHARACTER = re.compile(f"[{_HAN}]")
# ，。“”……——《》（）％ and other signs as wide as a character
_WIDE = re.compile(
    f"[{_HAN}\u3001-\u3006\u3008-\u3020\u302a-\u303f\u2014\u2018\u2019\u201c\u201d\u2026\u00b7"
    "\u3040-\u30ff\u3100-\u312f\u3200-\u33ff\u2160-\u217f\u2460-\u24ff\ufe30-\ufe4f\uff01-\uff60"
    "\uffe0-\uffe6]"
)
_BLANK = re.compile(r"\s+")
_HEADINGS: dict[ParagraphStyle, int] = {"heading1": 1, "heading2": 2, "heading3": 3, "heading4": 4}


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How long a text is."""

    words: int = 0
    """字数"""
    characters: int = 0
    """字符数（不计空格）"""
    characters_with_blanks: int = 0
    """字符数（计空格）"""
    chinese: int = 0
    """中文字符, without punctuation"""
    paragraphs: int = 0
    """段落数; empty ones do not count, each row of a table does."""

    def __add__(self, other: Count) -> Count:
        """Return how long both are together."""
        return Count(
            words=self.words + other.words,
            characters=self.characters + other.characters,
            characters_with_blanks=self.characters_with_blanks + other.characters_with_blanks,
            chinese=self.chinese + other.chinese,
            paragraphs=self.paragraphs + other.paragraphs,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What is counted beside the text itself."""

    headings: bool = True
    """标题, that of the document and those inside it"""
    attachments: bool = True
    """附件, with all that follows"""
    tables: bool = True
    """表格, with their titles, and the titles of pictures"""
    guidance: bool = False
    """写作提示"""
    internal: bool = False
    """内部对比"""


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionCount:
    """How long one section is, with all below it."""

    paragraph: int | None
    """Index of its heading; None for what stands before the first one."""
    level: int
    """1–4; 0 for an attachment and for what stands before the first heading."""
    heading: str
    """With its number; empty for what stands before the first one."""
    count: Count


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftCount:
    """How long a draft is, as a whole and by section."""

    total: Count
    sections: tuple[SectionCount, ...]
    """In reading order; a section's count is also in that of the section it lies in."""


@dataclass(frozen=True, slots=True)
class _Part:
    """One paragraph with its heading's depth (0 for an attachment, None for text)."""

    index: int
    depth: int | None
    text: str
    count: Count


def count_text(text: str) -> Count:
    """Return how long a text is, as for a selection; line ends part paragraphs."""
    lines = [line for line in text.splitlines() if line.strip()]
    wide = _WIDE.findall(text)
    narrow = _WIDE.sub(" ", text)
    bare = sum(map(len, _BLANK.split(text)))
    return Count(
        words=len(wide) + len(narrow.split()),
        characters=bare,
        characters_with_blanks=sum(map(len, text.splitlines())),
        chinese=len(_CHARACTER.findall(text)),
        paragraphs=len(lines),
    )


def count_draft(draft: Draft, counted: Counted | None = None) -> DraftCount:
    """Return how long the draft is; of the elements only the title counts."""
    counted = counted or Counted()
    parts = list(_parts(draft, counted))
    title = count_text(draft.elements.title) if counted.headings else Count()
    return DraftCount(
        total=reduce(add, (part.count for part in parts), title),
        sections=tuple(_sections(parts)),
    )


def _parts(draft: Draft, counted: Counted) -> Iterator[_Part]:
    """Yield the paragraphs; a heading that does not count is there, but has no length."""
    kept = [
        (index, paragraph)
        for index, paragraph in enumerate(draft.paragraphs)
        if paragraph.text.strip() and paragraph.style != "picture"
    ]
    numbered = _ordinals(draft)
    is_attached = False
    for index, paragraph in kept:
        is_attached = is_attached or paragraph.style == "attachment"
        if is_attached and not counted.attachments:
            return
        text = numbered.get(index, "") + write_out(paragraph.text.strip(), draft)[0]
        is_counted = _is_counted(paragraph, counted)
        depth = 0 if paragraph.style == "attachment" else _HEADINGS.get(paragraph.style)
        if is_counted or depth is not None:
            yield _Part(index, depth, text, count_text(text) if is_counted else Count())


def _ordinals(draft: Draft) -> dict[int, str]:
    """Return the numbers of headings and captions as they are printed."""
    printed = [
        (index, paragraph.style)
        for index, paragraph in enumerate(draft.paragraphs)
        if paragraph.style != "guidance" and paragraph.text.strip()
    ]
    numbers = ordinals([style for _, style in printed])
    return {index: number for (index, _), number in zip(printed, numbers, strict=True)}


def _is_counted(paragraph: Paragraph, counted: Counted) -> bool:
    style = paragraph.style
    if style in _HEADINGS or style == "attachment":
        return counted.headings
    if style in TABLES or style == "caption":
        return counted.tables
    if style == "guidance":
        return counted.guidance
    return counted.internal if style == "internal" else True


def _sections(parts: list[_Part]) -> Iterator[SectionCount]:
    """Yield what stands before the first heading, then each heading with all below it."""
    first = next((at for at, part in enumerate(parts) if part.depth is not None), len(parts))
    if first:
        count = reduce(add, (part.count for part in parts[:first]))
        yield SectionCount(paragraph=None, level=0, heading="", count=count)
    for at in range(first, len(parts)):
        depth = parts[at].depth
        if depth is None:
            continue
        end = next(
            (
                after
                for after in range(at + 1, len(parts))
                if (below := parts[after].depth) is not None and below <= depth
            ),
            len(parts),
        )
        count = reduce(add, (part.count for part in parts[at:end]))
        yield SectionCount(
            paragraph=parts[at].index, level=depth, heading=parts[at].text, count=count
        )
