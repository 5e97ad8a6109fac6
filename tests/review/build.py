"""Drafts, and returned files made without a word processor."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

from assistant.draft.compose import compose
from assistant.draft.draft import Draft
from assistant.draft.numbering import TABLES, ordinals
from assistant.draft.parts import Elements, Paragraph, SheetRow
from assistant.sources.tracked import Run, TrackedDocument, TrackedParagraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.draft.parts import ParagraphStyle

    Read = tuple[ParagraphStyle, str]
    """Style and words of a paragraph, without its number."""

NAMES = {
    **{f"heading{level}": f"heading {level}" for level in range(1, 5)},
    "body": "Normal Indent",
    "internal": "内部参考",
    "caption": "caption",
    "attachment": "附件标题",
}
"""Names of the styles that an export writes."""

SHEET = (
    SheetRow(key="review.accepted", name="行政复议受理", unit="件", this_year=158, last_year=131),
    SheetRow(key="own.1", name="开放日", unit="场次", this_year=12, state="verified"),
    SheetRow(key="review.closed", name="行政复议审结", unit="件"),
)


def draft(*paragraphs: Paragraph | str, **elements: str) -> Draft:
    """A draft of paragraphs, text given as words alone."""
    known = {"title": "临江市司法局2025年法治政府建设年度报告", "body": "临江市司法局"}
    return Draft(
        elements=Elements(**(known | elements)),
        year=2025,
        level="department_city",
        province="东海省",
        city="临江市",
        paragraphs=tuple(
            Paragraph(text=each) if isinstance(each, str) else each for each in paragraphs
        ),
        sheet=SHEET,
    )


def read(made: Draft) -> list[Read]:
    """What a draft reads like, paragraph by paragraph."""
    return [(line.style, line.text) for line in compose(made).lines]


def returned(rows: Sequence[Read], *, styled: bool = True, title: str = "") -> TrackedDocument:
    """The file that a word processor would give back, with numbers typed before headings."""
    numbers = ordinals([style for style, _ in rows])
    made = [TrackedParagraph(runs=(Run(text=title),), styles=("Title",))] if title else []
    for number, (style, text) in zip(numbers, rows, strict=True):
        if style in TABLES:
            made.append(TrackedParagraph(runs=(Run(text=text),), is_table=True))
            continue
        shown = f"〔内部参考：{text}〕" if style == "internal" else number + text
        shown = text if style == "attachment" else shown
        names = (NAMES[style], "Normal") if styled else ("Normal",)
        level = int(style[-1]) if styled and style.startswith("heading") else None
        made.append(TrackedParagraph(runs=(Run(text=shown),), styles=names, level=level))
    return TrackedDocument(paragraphs=tuple(made))


def png(width: int = 8, height: int = 4) -> bytes:
    """A grey picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    rows = b"".join(b"\x00" + b"\x80" * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )
