"""The comments (批注) of a DOCX file: what they say, and the words that they stand on.

An answer to a comment is a comment of its own. LibreOffice and Word give it the same words; where
it has none of its own, it stands on those of the comment that it answers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from assistant.sources.docx_body import blocks
from assistant.sources.docx_package import attribute, local_name
from assistant.sources.docx_runs import Fate, Words, stamp_of
from assistant.sources.docx_text import Fields
from assistant.sources.tracked import MarginNote

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from assistant.sources.docx_package import Package
    from assistant.sources.tracked import Stamp


class _Comment(NamedTuple):
    text: str
    stamp: Stamp
    paragraph: str
    """By which identity its last paragraph is answered."""


class _Place(NamedTuple):
    paragraph: int
    start: int
    end: int


class Comments:
    """The comments of one document; the paragraphs are shown to it one after the other."""

    def __init__(self, package: Package) -> None:
        root = package.beside_main("comments")
        self._comments = dict(_comments(root)) if root is not None else {}
        self._answers = dict(_answers(package.beside_main("commentsExtended")))
        self._open: dict[str, int] = {}
        self._places: dict[str, _Place] = {}

    def hang(self, paragraph: int, words: Words) -> None:
        """Note which words of a paragraph comments stand on.

        One that goes on into the next paragraph stands on the first that has words for it.
        """
        self._open = dict.fromkeys(self._open, 0)
        for kind, identity, at in words.edges:
            if kind == "commentRangeStart":
                self._open[identity] = at
            elif identity in self._open:
                self._put(identity, _Place(paragraph, self._open.pop(identity), at))
            elif kind == "commentReference":
                self._put(identity, _Place(paragraph, at, at))
        for identity, start in self._open.items():
            if words.length > start:
                self._put(identity, _Place(paragraph, start, words.length))

    def placed(self) -> tuple[dict[int, tuple[MarginNote, ...]], tuple[MarginNote, ...]]:
        """Return the comments by paragraph, in their own order, and those that stand nowhere."""
        placed: dict[int, tuple[MarginNote, ...]] = {}
        loose = []
        for identity, comment in self._comments.items():
            place = self._places.get(identity) or self._place_of_asked(comment)
            start, end = (place.start, place.end) if place else (0, 0)
            note = MarginNote(start=start, end=end, text=comment.text, stamp=comment.stamp)
            if place is None:
                loose.append(note)
            else:
                placed[place.paragraph] = (*placed.get(place.paragraph, ()), note)
        return placed, tuple(loose)

    def _put(self, identity: str, place: _Place) -> None:
        self._places.setdefault(identity, place)

    def _place_of_asked(self, comment: _Comment) -> _Place | None:
        """Return the place of the comment that this one answers."""
        asked = self._answers.get(comment.paragraph)
        for identity, other in self._comments.items():
            if asked and other.paragraph == asked:
                return self._places.get(identity)
        return None


def _comments(root: Element) -> Iterator[tuple[str, _Comment]]:
    for element in root:
        if local_name(element) != "comment":
            continue
        lines, last = [], ""
        for paragraph in blocks(element, "p"):
            words = Words()
            words.read(paragraph, Fields(element), Fate())
            lines.append("".join(run.text for run in words.runs if run.state != "deleted"))
            last = _identity(paragraph, "paraId")
        text = "\n".join(line.strip() for line in lines if line.strip())
        yield attribute(element, "id") or "", _Comment(text, stamp_of(element), last)


def _answers(root: Element | None) -> Iterator[tuple[str, str]]:
    """Give the last paragraph of each answer and that of the comment it answers."""
    for element in root if root is not None else ():
        asked = _identity(element, "paraIdParent")
        if asked:
            yield _identity(element, "paraId"), asked


def _identity(element: Element, name: str) -> str:
    """Return an attribute whatever its namespace, which is one of Word's later ones."""
    return next((text for key, text in element.attrib.items() if key.endswith(f"}}{name}")), "")
