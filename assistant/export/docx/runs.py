"""Spans as runs of the DOCX: a face only where it differs, marks, and bookmarks around fields."""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING

from assistant.draft.field_bookmark import bookmark_name
from assistant.draft.print_bookmark import internal_bookmark
from assistant.export.docx.markup import node, words
from assistant.export.widths import is_full

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docx.oxml.xmlchemy import BaseOxmlElement

    from assistant.export.block import Span
    from assistant.export.docx.comments import CommentWriter
    from assistant.export.gongwen import Face, FontRole, Measures

# "临江市司法局\n年度报告", "临司〔2026〕3号\t签发人："
_PIECES = re.compile(r"[^\n\t]+|[\n\t]")
# “7”—8: which face these marks have is for the reader to guess
_GUESSED = re.compile("[“”‘’…—·～℃‰×]+")
_UNVERIFIED = "FFE8B3"


class RunWriter:
    """Writes the runs of one document, whose bookmarks have numbers of their own."""

    def __init__(
        self,
        measures: Measures,
        *,
        mark_unverified: bool = False,
        keep_fields: bool = False,
        comments: CommentWriter | None = None,
    ) -> None:
        self._measures = measures
        self._mark_unverified = mark_unverified
        self._keep_fields = keep_fields
        self._comments = comments
        self._numbers = count(1)

    def runs(
        self, spans: Sequence[Span], font: FontRole, size_pt: float | None = None
    ) -> list[BaseOxmlElement]:
        """Return the runs of a paragraph, each field inside its bookmark.

        Args:
            spans: what is written.
            font: face of the paragraph's style.
            size_pt: size where it differs from the style's.
        """
        made: list[BaseOxmlElement] = []
        before = ""
        for span in spans:
            face = self._measures.fonts[span.font or font]
            runs = [
                self._run(span, text, size_pt, face, is_guessed=is_guessed)
                for text, is_guessed in _cut(span.text, before)
            ]
            runs = self._bookmarked(span.field, runs)
            made += self._comments.around(span, runs) if self._comments else runs
            before = span.text[-1:] or before
        return made

    def _run(
        self, span: Span, text: str, size_pt: float | None, face: Face, *, is_guessed: bool
    ) -> BaseOxmlElement:
        name = face.name if span.font or is_guessed else None
        latin = face.name if is_guessed else None
        properties = [
            node("rFonts", hint="eastAsia", ascii=latin, hAnsi=latin, eastAsia=name, cs=latin)
        ]
        if size_pt is not None:
            properties += [node(tag, val=round(size_pt * 2)) for tag in ("sz", "szCs")]
        if span.mark == "blank":
            properties.append(node("highlight", val="yellow"))
        elif span.mark == "unverified" and self._mark_unverified:
            properties.append(node("shd", val="clear", color="auto", fill=_UNVERIFIED))
        return node("r", node("rPr", *properties), *_content(text))

    def _bookmarked(self, field: str, runs: list[BaseOxmlElement]) -> list[BaseOxmlElement]:
        if not field or not self._keep_fields:
            return runs
        number = next(self._numbers)
        name = bookmark_name(number, field)
        return _inside(name, number, runs) if name else runs

    def internal(self, runs: list[BaseOxmlElement]) -> list[BaseOxmlElement]:
        """Return the runs of what only the internal edition carries, inside their bookmark."""
        if not self._keep_fields:
            return runs
        number = next(self._numbers)
        return _inside(internal_bookmark(number), number, runs)


def _inside(name: str, number: int, runs: list[BaseOxmlElement]) -> list[BaseOxmlElement]:
    return [node("bookmarkStart", id=number, name=name), *runs, node("bookmarkEnd", id=number)]


def _cut(text: str, before: str) -> Iterator[tuple[str, bool]]:
    """Cut out marks that stand after a digit or letter, where readers take them for Latin ones."""
    done = 0
    for found in _GUESSED.finditer(text):
        left = text[found.start() - 1] if found.start() else before
        if left and not is_full(left):
            if found.start() > done:
                yield text[done : found.start()], False
            yield found[0], True
            done = found.end()
    if done < len(text):
        yield text[done:], False


def _content(text: str) -> list[BaseOxmlElement]:
    made = []
    for piece in _PIECES.findall(text):
        if piece == "\n":
            made.append(node("br"))
        elif piece == "\t":
            made.append(node("tab"))
        else:
            made.append(words(piece))
    return made
