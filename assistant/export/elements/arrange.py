"""A manuscript as a row of blocks: what stands under what, ready for any form of output.

DOCX, page layout, HTML and plain text all walk through the same blocks, so an element that is
missing or out of order is so nowhere or everywhere. The part above the red line is made in
``head.py``, what stands below the text in ``closing.py``.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias, cast

from assistant.draft.comments import said
from assistant.draft.numbering import TABLES, is_run_in
from assistant.export.block import Block, Span
from assistant.export.elements.closing import closing
from assistant.export.elements.first_page import opened
from assistant.export.elements.imprint import flowing_imprint
from assistant.export.elements.table_block import table_of
from assistant.export.elements.title import break_title, title_cells
from assistant.export.errors import EmptyManuscript
from assistant.export.printable import printable, printable_cells
from assistant.export.setting.picture_strip import png_size

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from assistant.draft.manuscript import FieldMark, Line, Manuscript
    from assistant.draft.parts import Comment, Elements, ParagraphStyle
    from assistant.export.gongwen import Measures, Role

    _Key: TypeAlias = tuple[ParagraphStyle, str, str, tuple[FieldMark, ...], tuple[Comment, ...]]

_SET_OFF = ("〔内部参考：", "〕")
"""What encloses a comparison for the internal edition, as a remark (7.3.7) is enclosed; round
brackets stand in its text, and like brackets should not hold like ones (GB/T 15834-2011, 4.9)."""


def arrange(manuscript: Manuscript, measures: Measures) -> tuple[Block, ...]:
    """Return the blocks of the document in reading order, without the imprint (版记)."""
    return Arranger(measures).arrange(manuscript)


def require_text(manuscript: Manuscript) -> None:
    """Refuse a manuscript without any words.

    Raises:
        EmptyManuscript: it has neither a title nor text.
    """
    words = (manuscript.elements.title, *(line.text for line in manuscript.lines))
    if not any(printable(word).strip() for word in words):
        raise EmptyManuscript


class Arranger:
    """Makes blocks of a manuscript again and again; a line that is as it was keeps its block."""

    def __init__(self, measures: Measures) -> None:
        self._measures = measures
        self._made: dict[_Key, Block | None] = {}

    def arrange(self, manuscript: Manuscript) -> tuple[Block, ...]:
        """Return the blocks of the document in reading order, without the imprint (版记).

        One too high for the foot of a page is among them. An element that is not given leaves no
        block and no gap.
        """
        elements, lines = manuscript.elements, manuscript.lines
        blocks = _tied(self._blocks(manuscript))
        names = [_name(line) for line in manuscript.attachments]
        first = next((at for at, line in enumerate(lines) if line.style == "attachment"), None)
        most = title_cells(self._measures)
        text = list(filter(None, blocks[:first]))
        head, opening = opened(list(_opening(elements, most)), text, elements, self._measures)
        main = [*opening, *text]
        main += closing(elements, names, self._measures)
        if first is not None:
            for line, block in zip(lines[first:], blocks[first:], strict=True):
                main += _attached(line, block, most)
        if head.gap_pt is not None and main:
            main[0] = replace(main[0], before_pt=head.gap_pt)
        above = (*head.blocks, *main)
        return (*above, *flowing_imprint(elements, above, self._measures))

    def _blocks(self, manuscript: Manuscript) -> list[Block | None]:
        """Return the block of each line, None for one that prints nothing."""
        known, self._made = self._made, {}
        blocks: list[Block | None] = []
        for index, line in enumerate(manuscript.lines):
            if line.style == "picture":
                made = _picture(line, manuscript)
            else:
                key = (line.style, line.ordinal, line.text, line.marks, line.comments)
                made = known[key] if key in known else _block(line)
                self._made[key] = made
            blocks.append(replace(made, line=index) if made else None)
        return blocks


def _tied(blocks: list[Block | None]) -> list[Block | None]:
    """Keep a caption with the table below it, and a picture with the caption below it."""
    tied = list(blocks)
    for at, (block, below) in enumerate(pairwise(blocks)):
        pair = (block and block.role, below and below.role)
        if block and pair in {("caption", "table"), ("picture", "caption")}:
            tied[at] = replace(block, keep_next=True)
    return tied


def _opening(elements: Elements, most: float) -> Iterator[Block]:
    lines = break_title(_title(elements.title), printable(elements.body).strip(), most=most)
    if any(lines):
        yield Block(role="title", spans=(Span(text="\n".join(lines)),))
    addressee = printable(elements.addressee).strip().rstrip("：:")
    if addressee:
        yield Block(role="addressee", spans=(Span(text=f"{addressee}："),))


def _title(title: str) -> str:
    return "\n".join(filter(None, (printable(part).strip() for part in title.splitlines())))


def _block(line: Line) -> Block | None:
    """Return the block of a line, None for one without words."""
    if line.style in TABLES:
        table = table_of(_spans(line, printable_cells), is_grid=line.style == "grid")
        return Block(role="table", spans=(), table=table) if table.rows else None
    spans = _spans(line, printable)
    return Block(role=_role(line), spans=spans) if spans else None


def _picture(line: Line, manuscript: Manuscript) -> Block | None:
    """Return the block of a picture, None for one that is not there or is none."""
    picture = manuscript.picture(line.text)
    is_shown = picture is not None and png_size(picture.data) is not None
    return Block(role="picture", spans=(), picture=picture) if is_shown else None


def _attached(line: Line, block: Block | None, most: float) -> Iterator[Block]:
    """Set a line of an attachment, which begins on a page of its own (7.3.8)."""
    if line.style != "attachment":
        if block is not None:
            yield block
        return
    label = Span(text=line.ordinal.strip())
    yield Block(
        role="attachment_label", spans=(label,), line=block.line if block else None, new_page=True
    )
    lines = break_title(_name(line), most=most)
    if any(lines):
        yield Block(
            role="attachment_title",
            spans=(Span(text="\n".join(lines)),),
            line=block.line if block else None,
        )


def _name(line: Line) -> str:
    return printable(line.text).strip()


def _role(line: Line) -> Role:
    """Return the style of a line; a run-in heading of level 3 or 4 is text with a number."""
    if line.style == "guidance":
        raise ValueError("guidance is not exported")
    if line.style == "attachment":
        return "attachment_title"
    return "body" if is_run_in(line.style, line.text) else cast("Role", line.style)


def _spans(line: Line, clean: Callable[[str], str]) -> tuple[Span, ...]:
    """Cut a line where its fields, blanks and comments begin and end."""
    spans = [Span(text=printable(line.ordinal))]
    offset = 0
    for mark in sorted(line.marks, key=lambda mark: mark.start):
        start = max(mark.start, offset)
        spans += _plain(line, offset, start, clean)
        offset = max(mark.end, start)
        field = _field(clean(line.text[start:offset]), mark)
        spans.append(replace(field, comments=_comments_at(line, start)))
    spans += _plain(line, offset, len(line.text), clean)
    return _set_off(_joined(spans), line.style)


def _plain(line: Line, start: int, end: int, clean: Callable[[str], str]) -> Iterator[Span]:
    edges = {start, end}
    for comment in line.comments:
        edges |= {edge for edge in (comment.start, comment.end) if start < edge < end}
    for left, right in pairwise(sorted(edges)):
        yield Span(text=clean(line.text[left:right]), comments=_comments_at(line, left))


def _comments_at(line: Line, offset: int) -> tuple[Comment, ...]:
    return tuple(said(each) for each in line.comments if each.start <= offset < each.end)


def _set_off(spans: tuple[Span, ...], style: ParagraphStyle) -> tuple[Span, ...]:
    """Enclose the words of a comparison for the internal edition; leave all others."""
    if style != "internal" or not spans:
        return spans
    start, end = (Span(text=text) for text in _SET_OFF)
    return _joined((start, *spans, end))


def _field(text: str, mark: FieldMark) -> Span:
    if mark.blank or mark.error is not None:
        return Span(text=text, mark="blank")
    return Span(text=text, mark=None if mark.verified else "unverified", field=mark.expression)


def _joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Join neighbours that are set alike and drop what is empty."""
    joined: list[Span] = []
    for span in spans:
        if not span.text:
            continue
        if joined and _are_alike(joined[-1], span):
            joined[-1] = replace(joined[-1], text=joined[-1].text + span.text)
        else:
            joined.append(span)
    return tuple(joined)


def _are_alike(one: Span, other: Span) -> bool:
    return not one.field and replace(one, text="") == replace(other, text="")
