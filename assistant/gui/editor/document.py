"""A draft's paragraphs as a text document, and back.

The document holds *meaning* only: a block's style is a block property, a field, a borrowed or a
commented stretch a character property. How that looks is the business of
:mod:`assistant.gui.editor.looks`.
The first block is the title. Numbers of headings are never part of the text.

A field keeps its expression beside the words it shows. Read back, words that were not touched are
the field again; words that were changed are plain text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from itertools import count, pairwise
from typing import TYPE_CHECKING, cast

from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextFormat

from assistant.draft.comments import order, said
from assistant.draft.fields import split_fields
from assistant.draft.parts import Borrowed, Paragraph
from assistant.gui.editor.comment_format import COMMENTS, comments_on, put_comments
from assistant.gui.editor.measures import STYLE, block_format, set_margins

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from PySide6.QtGui import QTextBlock, QTextDocument

    from assistant.draft.parts import Comment, ParagraphStyle
    from assistant.gui.editor.measures import BlockStyle

    Write = Callable[[str], str]

_USER = QTextFormat.Property.UserProperty.value
FIELD = _USER + 2
"""Expression of a field, ``{{ review.accepted }}``."""
SHOWN = _USER + 3
"""The words the field was written out as."""
SERIAL = _USER + 4
"""A number that tells one field or borrowed stretch from its neighbour."""
BORROWED = _USER + 5
"""Serial of a borrowed stretch."""
_BODY, _YEAR, _SECTION, _SOURCE = (_USER + number for number in range(6, 10))

LINE_BREAK = "\u2028"
"""What stands in a block for a line feed inside a paragraph."""
_SEPARATORS = str.maketrans(
    {"\n": LINE_BREAK, "\r": " ", "\u2029": LINE_BREAK, "\ufdd0": " ", "\ufdd1": " ", "\0": " "}
)
_serials = count(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of a paragraph set alike."""

    text: str
    """The words as shown."""
    field: str | None = None
    """Expression of the field the words stand for."""
    shown: str | None = None
    """Words the field was written out as; a field is whole while they are :attr:`text`."""
    serial: int = 0
    """Tells neighbouring fields apart."""
    borrowed: Borrowed | None = None
    """The source, whatever its offsets."""
    borrowed_serial: int = 0
    """Tells neighbouring borrowed stretches apart."""
    comments: tuple[Comment, ...] = ()
    """The comments on it, whatever their offsets."""


def runs_of(paragraph: Paragraph, write: Write) -> tuple[Run, ...]:
    """Return the paragraph cut where a field, a borrowed or a commented stretch begins or ends.

    Args:
        paragraph: as stored.
        write: gives the words of a field's expression.
    """
    pieces = split_fields(paragraph.text)
    fields = [(p.start, p.end) for p in pieces if p.kind == "field"]
    lenders = _lenders(paragraph, fields)
    cover = _Cover(paragraph, fields)
    runs: list[Run] = []
    for piece in pieces:
        if piece.kind == "field":
            run = _field_run(piece.text, write(piece.text), _lender_at(lenders, piece.start))
            runs.append(replace(run, comments=cover.at(piece.start)))
        else:
            runs.extend(_plain_runs(paragraph.text, piece.start, piece.end, lenders, cover))
    return tuple(runs)


def paragraph_of(style: ParagraphStyle, runs: Sequence[Run]) -> Paragraph:
    """Return the paragraph that the runs make up."""
    text, borrowed, open_serial = "", list[Borrowed](), 0
    noted: list[Comment] = []
    last: dict[str, int] = {}
    for run in whole_fields(runs):
        start = len(text)
        text += run.field or run.text
        for comment in run.comments:
            number = last.setdefault(comment.id, len(noted))
            if number < len(noted) and noted[number].end == start:
                noted[number] = replace(noted[number], end=len(text))
            else:
                last[comment.id] = len(noted)
                noted.append(replace(comment, start=start, end=len(text)))
        if run.borrowed is None:
            open_serial = 0
            continue
        if run.borrowed_serial == open_serial:
            borrowed[-1] = replace(borrowed[-1], end=len(text))
        else:
            borrowed.append(replace(run.borrowed, start=start, end=len(text)))
        open_serial = run.borrowed_serial
    comments = tuple(sorted(noted, key=order))
    return Paragraph(style=style, text=text, borrowed=tuple(borrowed), comments=comments)


def fill_document(
    document: QTextDocument, title: str, paragraphs: Sequence[Paragraph], write: Write
) -> None:
    """Replace the document's text."""
    document.clear()
    set_margins(document)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    cursor.setBlockFormat(block_format("title"))
    cursor.insertText(_safe(title), QTextCharFormat())
    for paragraph in paragraphs:
        cursor.insertBlock(block_format(paragraph.style), QTextCharFormat())
        insert_runs(cursor, runs_of(paragraph, write))
    cursor.endEditBlock()


def insert_runs(cursor: QTextCursor, runs: Sequence[Run], around: Sequence[Comment] = ()) -> None:
    """Write the runs at the cursor.

    Args:
        cursor: where.
        runs: what is written.
        around: comments that lie on it beside its own.
    """
    for run in runs:
        comments = {each.id: each for each in (*run.comments, *around)}
        made = _char_format(replace(run, comments=tuple(comments.values())))
        cursor.insertText(_safe(run.text), made)


def read_title(document: QTextDocument) -> str:
    """Return the words of the first block."""
    return document.firstBlock().text().replace(LINE_BREAK, "\n")


def read_paragraphs(document: QTextDocument) -> tuple[Paragraph, ...]:
    """Return the paragraphs after the title."""
    return tuple(read_block(block) for block in blocks(document) if block.blockNumber() > 0)


def read_block(block: QTextBlock) -> Paragraph:
    """Return what a block says, the title as text; comments on words that came there rest."""
    style = style_of(block)
    if style == "title":
        return replace(paragraph_of("body", runs_in(block)), comments=())
    return paragraph_of(style, runs_in(block))


def blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    """Give the blocks of the document in order, the title first."""
    block = document.firstBlock()
    while block.isValid():
        yield block
        block = block.next()


def style_of(block: QTextBlock) -> BlockStyle:
    """Return the style of a block; the first is the title whatever it says."""
    if block.blockNumber() == 0:
        return "title"
    style = block.blockFormat().property(STYLE)
    return cast("BlockStyle", style) if style and style != "title" else "body"


def runs_in(block: QTextBlock) -> tuple[Run, ...]:
    """Return the runs of a block as they stand, changed fields not yet told from whole ones."""
    return runs_between(block, 0, block.length())


def runs_between(block: QTextBlock, start: int, end: int) -> tuple[Run, ...]:
    """Return the runs of the stretch of a block, which is counted as the document counts."""
    runs = []
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        offset = fragment.position() - block.position()
        text = _units(fragment.text(), start - offset, end - offset)
        if fragment.isValid() and text:
            runs.append(run_of(text, fragment.charFormat()))
        iterator += 1
    return tuple(joined(runs))


def joined(runs: Iterable[Run]) -> Iterator[Run]:
    """Join neighbours that belong together: a field may lie in several fragments.

    A comment on some of a field's words lies on the field.
    """
    last: Run | None = None
    for run in runs:
        is_like = last is not None and _mark_of(last) == _mark_of(run)
        if last is not None and is_like and (run.field or last.comments == run.comments):
            others = (each for each in run.comments if each not in last.comments)
            comments = (*last.comments, *others)
            last = replace(last, text=last.text + run.text, comments=comments)
            continue
        if last is not None:
            yield last
        last = run
    if last is not None:
        yield last


def _mark_of(run: Run) -> tuple[object, ...]:
    return run.field, run.shown, run.serial, run.borrowed, run.borrowed_serial


def whole_fields(runs: Iterable[Run]) -> Iterator[Run]:
    """Give the runs with changed fields as plain text; words typed at an edge stand beside it."""
    for run in runs:
        before, found, after = run.text.partition(run.shown) if run.shown else ("", "", "")
        plain = replace(run, field=None, shown=None)
        if not run.field or not found or before[-1:].isdigit() or after[:1].isdigit():
            yield plain
            continue
        if before:
            yield replace(plain, text=before)
        yield replace(run, text=found)
        if after:
            yield replace(plain, text=after)


def plain_format(like: QTextCharFormat) -> QTextCharFormat:
    """Return the format without field, source and comments, for words typed beside them."""
    plain = QTextCharFormat(like)
    for key in (FIELD, SHOWN, SERIAL, BORROWED, _BODY, _YEAR, _SECTION, _SOURCE, COMMENTS):
        plain.clearProperty(key)
    return plain


def _field_run(expression: str, shown: str, lender: tuple[Borrowed | None, int]) -> Run:
    source, serial = lender
    return Run(
        text=shown or expression,
        field=expression if shown else None,
        shown=shown or None,
        serial=next(_serials),
        borrowed=source,
        borrowed_serial=serial,
    )


class _Cover:
    """Which comments lie on which characters of a paragraph; a field is commented as a whole."""

    def __init__(self, paragraph: Paragraph, fields: Sequence[tuple[int, int]]) -> None:
        self._edges: list[int] = [0]
        self._on: list[tuple[Comment, ...]] = [()]
        events: dict[int, list[tuple[bool, Comment]]] = {}
        for piece in paragraph.comments:
            start, end = _around(fields, piece.start), piece.end
            end = next((last for first, last in fields if first < end < last), end)
            events.setdefault(start, []).append((True, piece))
            events.setdefault(end, []).append((False, piece))
        on: dict[str, Comment] = {}
        for edge in sorted(events):
            for is_start, piece in sorted(events[edge], key=lambda event: event[0]):
                if is_start:
                    on[piece.id] = said(piece)
                else:
                    on.pop(piece.id, None)
            self._edges.append(edge)
            self._on.append(tuple(on.values()))

    def at(self, offset: int) -> tuple[Comment, ...]:
        """Return the comments on a character."""
        return self._on[bisect_right(self._edges, offset) - 1]

    def edges(self, start: int, end: int) -> Sequence[int]:
        """Return where comments begin or end between two places."""
        return self._edges[bisect_right(self._edges, start) : bisect_left(self._edges, end)]


def _around(fields: Sequence[tuple[int, int]], offset: int) -> int:
    """Return an offset, that of a field's first character for one inside."""
    return next((first for first, last in fields if first < offset < last), offset)


def _lenders(
    paragraph: Paragraph, fields: Sequence[tuple[int, int]]
) -> list[tuple[int, int, Borrowed, int]]:
    """Return the borrowed stretches in order, whole fields only, none over another."""
    found: list[tuple[int, int, Borrowed, int]] = []
    done = 0
    for source in sorted(paragraph.borrowed, key=lambda item: item.start):
        start = max(source.start, done)
        end = min(source.end, len(paragraph.text))
        for first, last in fields:
            start = first if first < start < last else start
            end = last if first < end < last else end
        if max(start, done) < end:
            found.append((max(start, done), end, source, next(_serials)))
            done = end
    return found


def _lender_at(
    lenders: Sequence[tuple[int, int, Borrowed, int]], offset: int
) -> tuple[Borrowed | None, int]:
    for start, end, source, serial in lenders:
        if start <= offset < end:
            return source, serial
    return None, 0


def _plain_runs(
    text: str,
    start: int,
    end: int,
    lenders: Sequence[tuple[int, int, Borrowed, int]],
    cover: _Cover,
) -> Iterator[Run]:
    edges = {start, end, *cover.edges(start, end)}
    for first, last, _, _ in lenders:
        edges |= {edge for edge in (first, last) if start < edge < end}
    for left, right in pairwise(sorted(edges)):
        source, serial = _lender_at(lenders, left)
        yield Run(
            text=text[left:right],
            borrowed=source,
            borrowed_serial=serial,
            comments=cover.at(left),
        )


def run_of(text: str, found: QTextCharFormat) -> Run:
    """Return the run of words in one format."""
    borrowed = None
    if found.hasProperty(BORROWED):
        borrowed = Borrowed(
            start=0,
            end=0,
            body=_text(found, _BODY),
            year=found.intProperty(_YEAR) if found.hasProperty(_YEAR) else None,
            section=_text(found, _SECTION),
            text=found.stringProperty(_SOURCE),
        )
    return Run(
        text=text.replace(LINE_BREAK, "\n"),
        field=_text(found, FIELD),
        shown=_text(found, SHOWN),
        serial=found.intProperty(SERIAL),
        borrowed=borrowed,
        borrowed_serial=found.intProperty(BORROWED),
        comments=comments_on(found),
    )


def _char_format(run: Run) -> QTextCharFormat:
    made = QTextCharFormat()
    if run.field and run.shown:
        made.setProperty(FIELD, run.field)
        made.setProperty(SHOWN, run.shown)
        made.setProperty(SERIAL, run.serial)
    if run.borrowed is not None:
        made.setProperty(BORROWED, run.borrowed_serial)
        made.setProperty(_SOURCE, run.borrowed.text)
        for key, value in (
            (_BODY, run.borrowed.body),
            (_YEAR, run.borrowed.year),
            (_SECTION, run.borrowed.section),
        ):
            if value is not None:
                made.setProperty(key, value)
    put_comments(made, run.comments)
    return made


def _text(found: QTextCharFormat, key: int) -> str | None:
    return found.stringProperty(key) if found.hasProperty(key) else None


def _units(text: str, start: int, end: int) -> str:
    """Return what lies between two offsets that count a rare character as two."""
    if start <= 0 and end >= 2 * len(text):
        return text
    units = text.encode("utf-16-le")[2 * max(0, start) : 2 * max(0, end)]
    return units.decode("utf-16-le", "ignore")


def _safe(text: str) -> str:
    return text.translate(_SEPARATORS)
