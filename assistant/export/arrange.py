"""A manuscript as a row of blocks: what stands under what, ready for any form of output.

DOCX, page layout, HTML and plain text all walk through the same blocks, so an element that is
missing or out of order is so nowhere or everywhere. The part above the red line is made in
:mod:`assistant.export.head`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from assistant.export.block import Block, Span
from assistant.export.errors import EmptyManuscript
from assistant.export.gongwen import Indent
from assistant.export.head import head_blocks
from assistant.export.printable import printable
from assistant.export.title import break_title
from assistant.export.widths import text_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assistant.draft.manuscript import FieldMark, Line, Manuscript
    from assistant.draft.parts import Attachment, Elements, Paragraph, ParagraphStyle
    from assistant.export.block import Mark
    from assistant.export.gongwen import Measures, Role

CLOSING: frozenset[Role] = frozenset({"signature", "date", "remark"})
"""What may not stand on a page without text."""

_SET_OFF = ("〔内部参考：", "〕")
"""What encloses a comparison for the internal edition, as a remark (7.3.7) is enclosed; round
brackets stand in its text, and like brackets should not hold like ones (GB/T 15834-2011, 4.9)."""
# "2025年。依法办理复议案件": a sentence has ended inside the paragraph
_RUN_IN = re.compile(r"[。！？；].*\S", re.DOTALL)


def arrange(manuscript: Manuscript, measures: Measures) -> tuple[Block, ...]:
    """Return the blocks of the document in reading order, without the imprint (版记).

    An element that is not given leaves no block and no gap.
    """
    elements = manuscript.elements
    main = [*_opening(elements), *_lines(manuscript.lines)]
    main += _attachment_notes(elements.attachments, measures)
    main += _closing(elements, measures)
    several = len(elements.attachments) > 1
    for number, attachment in enumerate(elements.attachments, 1):
        main += _attachment(attachment, number if several else None)
    head = head_blocks(elements, measures)
    if head.blocks and main:
        main[0] = replace(main[0], before_pt=head.gap_pt)
    return (*head.blocks, *main)


def require_text(manuscript: Manuscript) -> None:
    """Refuse a manuscript without any words.

    Raises:
        EmptyManuscript: it has neither a title nor text.
    """
    words = (manuscript.elements.title, *(line.text for line in manuscript.lines))
    if not any(printable(word).strip() for word in words):
        raise EmptyManuscript


def _opening(elements: Elements) -> Iterator[Block]:
    lines = break_title(_title(elements.title), printable(elements.body).strip())
    if any(lines):
        yield Block(role="title", spans=(Span(text="\n".join(lines)),))
    addressee = printable(elements.addressee).strip().rstrip("：:")
    if addressee:
        yield Block(role="addressee", spans=(Span(text=f"{addressee}："),))


def _title(title: str) -> str:
    return "\n".join(filter(None, (printable(part).strip() for part in title.splitlines())))


def _lines(lines: tuple[Line, ...]) -> list[Block]:
    blocks = []
    for index, line in enumerate(lines):
        spans = _spans(line)
        if spans:
            blocks.append(Block(role=_role(line), spans=spans, line=index))
    return blocks


def _role(line: Line) -> Role:
    """Return the style of a line; a run-in heading of level 3 or 4 is text with a number."""
    if line.style == "guidance":
        raise ValueError("guidance is not exported")
    run_in = line.style in {"heading3", "heading4"} and _RUN_IN.search(line.text)
    return "body" if run_in else line.style


def _spans(line: Line) -> tuple[Span, ...]:
    """Cut a line where its fields and blanks begin and end."""
    spans = [Span(text=printable(line.ordinal))]
    offset = 0
    for mark in sorted(line.marks, key=lambda mark: mark.start):
        start = max(mark.start, offset)
        spans.append(Span(text=printable(line.text[offset:start])))
        offset = max(mark.end, start)
        spans.append(Span(text=printable(line.text[start:offset]), mark=_mark(mark)))
    spans.append(Span(text=printable(line.text[offset:])))
    return _set_off(_joined(spans), line.style)


def _set_off(spans: tuple[Span, ...], style: ParagraphStyle) -> tuple[Span, ...]:
    """Enclose the words of a comparison for the internal edition; leave all others."""
    if style != "internal" or not spans:
        return spans
    start, end = (Span(text=text) for text in _SET_OFF)
    return _joined((start, *spans, end))


def _mark(mark: FieldMark) -> Mark | None:
    if mark.blank or mark.error is not None:
        return "blank"
    return None if mark.verified else "unverified"


def _joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Join neighbours that are set alike and drop what is empty."""
    joined: list[Span] = []
    for span in spans:
        if not span.text:
            continue
        if joined and (joined[-1].mark, joined[-1].font) == (span.mark, span.font):
            joined[-1] = replace(joined[-1], text=joined[-1].text + span.text)
        else:
            joined.append(span)
    return tuple(joined)


def _closing(elements: Elements, measures: Measures) -> list[Block]:
    """Return signature, date and remark, which stay together."""
    blocks = list(_signature(elements, measures))
    remark = printable(elements.remark).strip().strip("（）()")
    if remark:
        blocks.append(Block(role="remark", spans=(Span(text=f"（{remark}）"),)))
    return [replace(block, keep_next=True) for block in blocks[:-1]] + blocks[-1:]


def _attachment_notes(attachments: tuple[Attachment, ...], measures: Measures) -> Iterator[Block]:
    """Name the attachments under the text (7.3.4), a number before each where there are several."""
    row = measures.page.row_pt
    for number, attachment in enumerate(attachments, 1):
        name = printable(attachment.name).strip()
        count = f"{number}." if len(attachments) > 1 else ""
        label = "附件：" if number == 1 else ""
        left = 6.0 if count else 5.0
        indent = Indent(left=left, first_line=(2.0 if label else 5.0) - left)
        yield Block(
            role="attachment_note",
            spans=(Span(text=label + count + name),),
            indent=indent,
            before_pt=row if label else None,
        )


def _signature(elements: Elements, measures: Measures) -> Iterator[Block]:
    """Set 署名 and 成文日期 for a document without a seal (7.3.5.2)."""
    name, date = printable(elements.signed_by).strip(), printable(elements.date).strip()
    name_inset, date_inset = _insets(name, date, measures)
    if name:
        indent = Indent(right=name_inset)
        yield Block(role="signature", spans=(Span(text=name),), indent=indent)
    if date:
        indent = Indent(right=date_inset)
        before = None if name else measures.page.row_pt
        yield Block(role="date", spans=(Span(text=date),), indent=indent, before_pt=before)


def _insets(name: str, date: str, measures: Measures) -> tuple[float, float]:
    """Return the right insets of name and date in characters.

    The name stands 2 characters from the right and the date begins 2 characters right of it; where
    the date is too long for that, the date stands 2 characters from the right and the name moves.
    """
    if not name or not date:
        return 2.0, 2.0
    unit = measures.page.char_pt
    longer = (text_width(date, measures) - text_width(name, measures)) / unit
    if longer > 0:
        return 4.0 + longer, 2.0
    return 2.0, -longer


def _attachment(attachment: Attachment, number: int | None) -> Iterator[Block]:
    """Set one attachment on pages of its own (7.3.8)."""
    label = f"附件{number}" if number else "附件"
    yield Block(role="attachment_label", spans=(Span(text=label),), new_page=True)
    lines = break_title(_title(attachment.name))
    if any(lines):
        yield Block(role="attachment_title", spans=(Span(text="\n".join(lines)),))
    for paragraph in attachment.paragraphs:
        text = printable(paragraph.text)
        if text and paragraph.style != "guidance":
            spans = _set_off((Span(text=text),), paragraph.style)
            yield Block(role=_paragraph_role(paragraph), spans=spans)


def _paragraph_role(paragraph: Paragraph) -> Role:
    return cast("Role", paragraph.style)
