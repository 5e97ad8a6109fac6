"""The list of sources as a table or as plain text, to be passed on with the draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.draft.sheet.table import Row
    from assistant.draft.source_list import SourceEntry, SourceList

HEADINGS = ("序号", "本稿章节", "本稿文字", "来源机关", "来源年度", "来源章节", "来源原文")
WIDTHS = (6, 36, 60, 34, 10, 28, 60)
UNKNOWN = "来源机关不详"


def source_rows(sources: SourceList) -> Iterator[Row]:
    """Give the headings and a row for each borrowed stretch."""
    yield HEADINGS
    for number, entry in enumerate(sources.entries, start=1):
        yield (
            *(number, place_of(entry), entry.words),
            *(entry.body or UNKNOWN, entry.year, entry.section or "", entry.original),
        )


def total_rows(sources: SourceList) -> Iterator[Row]:
    """Give how much was borrowed."""
    yield "稿件", sources.title
    yield "借鉴处数", len(sources.entries)
    yield "借鉴字数", sources.borrowed
    yield "全文字数", sources.characters
    yield "借鉴占比", share_of(sources)


def source_text(sources: SourceList) -> str:
    """Return the list as text, a paragraph for each borrowed stretch."""
    lines = [f"《{_line(sources.title)}》借鉴来源清单", _summary(sources)]
    for number, entry in enumerate(sources.entries, start=1):
        year = f"{entry.year}年" if entry.year else None
        source = (entry.body or UNKNOWN, year, entry.section)
        lines += (
            "",
            f"{number}. {place_of(entry) or '（标题之前）'}",
            f"　来源：{_line(' · '.join(filter(None, source)))}",
            f"　本稿：{_line(entry.words)}",
            f"　原文：{_line(entry.original)}",
        )
    return "\n".join(lines) + "\n"


def place_of(entry: SourceEntry) -> str:
    """Return where in the draft a stretch stands: ``一、主要举措 · （二）规范行政执法``."""
    return _line(" · ".join(entry.headings))


def share_of(sources: SourceList) -> str:
    """Return the share of borrowed characters: ``12.5%``."""
    return f"{sources.share:.1%}"


def _summary(sources: SourceList) -> str:
    if not sources.entries:
        return "稿件里没有标明来源的借鉴文字。"
    return (
        f"共 {len(sources.entries)} 处，借鉴 {sources.borrowed} 字，"
        f"占全文 {sources.characters} 字的 {share_of(sources)}。"
    )


def _line(text: str) -> str:
    return " ".join(text.split())
