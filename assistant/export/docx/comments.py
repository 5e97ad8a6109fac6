"""Comments of the draft as comments of the DOCX, with their answers, and a tick on settled ones.

What Word 2013 added (which answers which, what is settled) stands in a part of its own; readers
that do not know it show every answer as one more comment on the same words.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from docx.opc.packuri import PackURI
from docx.opc.part import Part

from assistant.draft.comments import moment
from assistant.export.docx.markup import node, words
from assistant.export.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

    from assistant.draft.parts import Comment, Reply
    from assistant.export.block import Block, Span

_PARAGRAPH_ID = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
_EXTENDED_URI = PackURI("/word/commentsExtended.xml")
_EXTENDED_TYPE = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.commentsExtended+xml"
)
_EXTENDED_REL = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
_EXTENDED_NAMESPACE = "http://schemas.microsoft.com/office/word/2012/wordml"
_FIRST_ID = 0x10000000
"""Paragraphs of comments are numbered from here on; Word wants eight digits below 80000000."""


class CommentWriter:
    """Writes the comments that lie on the spans of one document."""

    def __init__(self, document: Document, blocks: Iterable[Block]) -> None:
        """Know what is to be written.

        Args:
            document: takes the comments.
            blocks: all that is written of it; a comment ends with its last span.
        """
        self._document = document
        self._left = Counter(
            comment.id for block in blocks for span in _spans(block) for comment in span.comments
        )
        self._numbers: dict[str, range] = {}
        self._made: list[BaseOxmlElement] = []
        self._extended: list[str] = []

    def around(self, span: Span, runs: list[BaseOxmlElement]) -> list[BaseOxmlElement]:
        """Return the runs of a span, with what begins and ends the comments on it."""
        before: list[BaseOxmlElement] = []
        after: list[BaseOxmlElement] = []
        for comment in span.comments:
            if comment.id not in self._numbers:
                numbers = self._add(comment)
                before += [node("commentRangeStart", id=number) for number in numbers]
            self._left[comment.id] -= 1
            if not self._left[comment.id]:
                for number in self._numbers[comment.id]:
                    reference = node("r", node("commentReference", id=number))
                    after += [node("commentRangeEnd", id=number), reference]
        return [*before, *runs, *after]

    def finish(self) -> None:
        """Put the comments into the document, if there are any."""
        if not self._made:
            return
        self._document.part._comments_part.element.extend(self._made)  # noqa: SLF001 -- no public way
        entries = "".join(self._extended)
        xml = f'<w15:commentsEx xmlns:w15="{_EXTENDED_NAMESPACE}">{entries}</w15:commentsEx>'
        package = self._document.part.package
        part = Part(_EXTENDED_URI, _EXTENDED_TYPE, xml.encode("ascii"), package)
        self._document.part.relate_to(part, _EXTENDED_REL)

    def _add(self, comment: Comment) -> range:
        """Take up a comment and its answers; return their numbers."""
        first = len(self._made)
        said: Sequence[Comment | Reply] = (comment, *comment.replies)
        for number, each in enumerate(said, first):
            self._made.append(_element(each, number))
            parent = f' w15:paraIdParent="{_paragraph_id(first)}"' if number > first else ""
            done = f' w15:done="{int(comment.resolved)}"'
            entry = f'<w15:commentEx w15:paraId="{_paragraph_id(number)}"{parent}{done}/>'
            self._extended.append(entry)
        self._numbers[comment.id] = range(first, len(self._made))
        return self._numbers[comment.id]


def _element(said: Comment | Reply, number: int) -> BaseOxmlElement:
    author = printable(said.author)
    lines = [printable(line) for line in said.text.split("\n")]
    paragraphs = [node("p", node("r", words(line))) for line in lines]
    paragraphs[-1].set(_PARAGRAPH_ID, _paragraph_id(number))
    return node(
        "comment",
        *paragraphs,
        id=number,
        author=author,
        initials=author[:1],
        date=_date(said.time),
    )


def _date(time: str) -> str | None:
    """Return a moment as Word writes it: by the clock here, though it calls that UTC."""
    when = moment(time)
    return when.astimezone().strftime("%Y-%m-%dT%H:%M:%SZ") if when else None


def _paragraph_id(number: int) -> str:
    return f"{_FIRST_ID + number:08X}"


def _spans(block: Block) -> Iterator[Span]:
    yield from block.spans
    for row in block.table.rows if block.table is not None else ():
        for cell in row:
            yield from cell
