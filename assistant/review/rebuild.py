"""Paragraphs of a draft with accepted edits made, letter by letter.

Each letter remembers where it came from, so that borrowed and commented stretches keep their words
wherever these go, and paragraphs that nobody touched come out as they were.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from assistant.draft.comments import settled
from assistant.draft.parts import Borrowed, Comment, Paragraph
from assistant.review.noise import JOINT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from assistant.draft.draft import Draft
    from assistant.draft.parts import ParagraphStyle
    from assistant.review.plan import Edit

_Stretch = TypeVar("_Stretch", Borrowed, Comment)


class _Char(NamedTuple):
    char: str
    source: int | None
    """Where it stands in the joined texts of the paragraphs; None for a new one."""


def rebuilt(
    draft: Draft,
    paragraphs: Sequence[int],
    edits: Sequence[Edit],
    styles: Mapping[int, ParagraphStyle],
) -> dict[int, list[Paragraph]]:
    """Return what comes to stand in the place of each paragraph.

    Args:
        draft: the draft.
        paragraphs: indices of the paragraphs that the edits run over.
        edits: what is changed, see :class:`~assistant.review.plan.Edit`.
        styles: new styles by index.
    """
    maker = _Maker(draft, paragraphs, styles)
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        maker.keep_to(edit.start)
        maker.put(edit)
        maker.drop_to(edit.end)
    return maker.finished()


class _Maker:
    """Goes once through the letters of the paragraphs and makes new ones of them."""

    def __init__(
        self, draft: Draft, paragraphs: Sequence[int], styles: Mapping[int, ParagraphStyle]
    ) -> None:
        self._indices = paragraphs
        self._old = [draft.paragraphs[index] for index in paragraphs]
        self._styles = [
            styles.get(index, old.style) for index, old in zip(paragraphs, self._old, strict=True)
        ]
        self._source = JOINT.join(old.text for old in self._old)
        self._borrowed = list(_placed(self._old, [old.borrowed for old in self._old]))
        self._comments = list(_placed(self._old, [old.comments for old in self._old]))
        self._beyond = len(self._source)
        """A place that no letter has; those that come from elsewhere are counted from here on."""
        self._at = 0
        self._number = 0
        """Which of the paragraphs the next letter is of."""
        self._style = self._styles[0]
        self._chars: list[_Char] = []
        self._made: dict[int, list[Paragraph]] = {index: [] for index in paragraphs}

    def keep_to(self, end: int) -> None:
        """Take over the letters up to a place."""
        for at in range(self._at, end):
            if self._source[at] == JOINT:
                self._close(self._style)
                self._next_paragraph()
            else:
                self._chars.append(_Char(self._source[at], at))
        self._at = max(self._at, end)

    def drop_to(self, end: int) -> None:
        """Leave out the letters up to a place."""
        for at in range(self._at, end):
            if self._source[at] == JOINT:
                # What was left of the paragraph goes on with the next; if nothing was, it is gone.
                if self._chars:
                    self._number += 1
                else:
                    self._next_paragraph()
        self._at = max(self._at, end)

    def put(self, edit: Edit) -> None:
        """Take up the letters that an edit brings."""
        styles = iter(edit.styles)
        first = self._beyond
        is_own = bool(edit.borrowed or edit.comments)
        if is_own:
            self._borrowed += [_moved(each, first) for each in edit.borrowed]
            self._comments += [_moved(each, first) for each in edit.comments]
            self._beyond += len(edit.text)
        for at, char in enumerate(edit.text, first):
            if char != JOINT:
                self._chars.append(_Char(char, at if is_own else None))
            elif edit.leads:
                self._close(next(styles))
            else:
                self._close(self._style)
                self._style = next(styles)

    def finished(self) -> dict[int, list[Paragraph]]:
        """Return the new paragraphs by the index of the one that each stands for."""
        self.keep_to(len(self._source))
        self._close(self._style)
        return self._made

    def _next_paragraph(self) -> None:
        self._number += 1
        self._style = self._styles[self._number]

    def _close(self, style: ParagraphStyle) -> None:
        """End a paragraph; one without words is none."""
        text = "".join(char.char for char in self._chars)
        if text.strip():
            made = Paragraph(
                style=style,
                text=text,
                borrowed=tuple(chain.from_iterable(map(self._found, self._borrowed))),
                comments=tuple(chain.from_iterable(map(self._found, self._comments))),
            )
            self._made[self._indices[self._number]] += settled([made])
        self._chars = []

    def _found(self, stretch: _Stretch) -> Iterator[_Stretch]:
        """Give the stretch that the letters of another take in the paragraph that is made."""
        places = [
            at
            for at, char in enumerate(self._chars)
            if char.source is not None and stretch.start <= char.source < stretch.end
        ]
        if places:
            yield replace(stretch, start=places[0], end=places[-1] + 1)


def _placed(
    paragraphs: Sequence[Paragraph], stretches: Iterable[Iterable[_Stretch]]
) -> Iterator[_Stretch]:
    """Give the stretches of the paragraphs with their places in the joined texts."""
    offset = 0
    for paragraph, own in zip(paragraphs, stretches, strict=True):
        for each in own:
            yield _moved(each, offset)
        offset += len(paragraph.text) + 1


def _moved(stretch: _Stretch, by: int) -> _Stretch:
    return replace(stretch, start=stretch.start + by, end=stretch.end + by)
