"""Comments (批注): what was noted on words of the draft, by whom, answered and settled or not.

A comment hangs on its words as the source of borrowed words does, and goes with the last of them.
Words that were parted are pieces of one comment by its id.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import uuid4

from assistant.draft.fields import write_out
from assistant.draft.parts import Comment, Reply

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from assistant.draft.draft import Draft
    from assistant.draft.parts import Paragraph

LONGEST = 5_000
"""Characters of a comment or an answer."""
LONGEST_NAME = 60
MOST_REPLIES = 100
MOST_DEEP = 20
"""Comments on one character."""

_TIME = "%Y-%m-%dT%H:%M:%SZ"
# controls but the line feed, lone surrogates, what only turns the direction of writing
_UNFIT = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Place:
    """Words that a comment stands on."""

    paragraph: int
    """Index in the draft."""
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """A comment as a whole."""

    comment: Comment
    """What it says, on its first words."""
    places: tuple[Place, ...]
    """All its words, in order."""


def new_comment(text: str, author: str = "", *, time: str | None = None) -> Comment:
    """Return a comment that stands on no words yet; its time is now where none is given."""
    return Comment(
        start=0,
        end=0,
        id=uuid4().hex,
        text=fit_text(text),
        author=fit_name(author),
        time=stamp() if time is None else time,
    )


def new_reply(text: str, author: str = "") -> Reply:
    """Return an answer given now."""
    return Reply(text=fit_text(text), author=fit_name(author), time=stamp())


def stamp(time: datetime | None = None) -> str:
    """Return a moment as comments keep it, now where none is given."""
    return (time or datetime.now(UTC)).astimezone(UTC).strftime(_TIME)


def moment(time: str) -> datetime | None:
    """Return the moment that a comment keeps, None where it is not known."""
    try:
        return datetime.strptime(time, _TIME).replace(tzinfo=UTC)
    except ValueError:
        return None


def fit_text(text: str) -> str:
    """Return words fit for a comment: no control characters, no more than :data:`LONGEST`."""
    lines = "\n".join(text.replace("\t", " ").splitlines())
    return _UNFIT.sub("", lines)[:LONGEST].strip()


def fit_name(author: str) -> str:
    """Return a name on one line."""
    return " ".join(_UNFIT.sub("", author).split())[:LONGEST_NAME].rstrip()


def order(piece: Comment) -> tuple[int, int, str]:
    """Return what the comments of a paragraph are in order by."""
    return piece.start, piece.end, piece.id


def said(comment: Comment) -> Comment:
    """Return what a comment says, wherever it stands."""
    return comment if comment.start == comment.end == 0 else replace(comment, start=0, end=0)


def threads(paragraphs: Sequence[Paragraph]) -> tuple[Thread, ...]:
    """Return the comments in the order of the text."""
    first: dict[str, Comment] = {}
    places: dict[str, list[Place]] = {}
    for at, paragraph in enumerate(paragraphs):
        for piece in paragraph.comments:
            first.setdefault(piece.id, piece)
            places.setdefault(piece.id, []).append(Place(at, piece.start, piece.end))
    return tuple(
        Thread(comment=comment, places=tuple(places[key])) for key, comment in first.items()
    )


def unresolved(paragraphs: Sequence[Paragraph]) -> tuple[Thread, ...]:
    """Return the comments that nobody has settled, in the order of the text."""
    return tuple(each for each in threads(paragraphs) if not each.comment.resolved)


def commented_words(thread: Thread, draft: Draft, most: int = 40) -> str:
    """Return the first words that a comment stands on, as they read, in one line."""
    place = thread.places[0]
    written = draft.paragraphs[place.paragraph].text[place.start : place.end]
    return on_one_line(write_out(written, draft)[0], most)


def on_one_line(words: str, most: int) -> str:
    """Return words on one line, cut where they are long."""
    line = " ".join(words.split())
    return line if len(line) <= most else f"{line[:most]}…"


def ids_in(paragraphs: Iterable[Paragraph]) -> frozenset[str]:
    """Return the ids of all comments."""
    return frozenset(piece.id for paragraph in paragraphs for piece in paragraph.comments)


def without(paragraph: Paragraph, ids: Collection[str]) -> Paragraph:
    """Return the paragraph without comments that stand elsewhere."""
    kept = tuple(piece for piece in paragraph.comments if piece.id not in ids)
    return paragraph if kept == paragraph.comments else replace(paragraph, comments=kept)


def commented(paragraph: Paragraph, comment: Comment, start: int, end: int) -> Paragraph:
    """Return the paragraph with a comment on a stretch; on all of it where that holds no words."""
    if not paragraph.text[start:end].strip():
        start, end = 0, len(paragraph.text)
    piece = replace(comment, start=start, end=end)
    return settled([replace(paragraph, comments=(*paragraph.comments, piece))])[0]


def settled(paragraphs: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
    """Return the paragraphs with comments that lie in the text, each saying one thing throughout.

    Pieces beyond the text, without words or too deep over others are left out; those of one comment
    that meet are joined, and where pieces differ in what they say, the first is right.
    """
    known: dict[str, Comment] = {}
    return tuple(
        replace(paragraph, comments=_settled(paragraph, known)) if paragraph.comments else paragraph
        for paragraph in paragraphs
    )


def _settled(paragraph: Paragraph, known: dict[str, Comment]) -> tuple[Comment, ...]:
    kept: list[Comment] = []
    last: dict[str, int] = {}
    open_ends: list[int] = []
    for piece in sorted(paragraph.comments, key=order):
        start, end = max(piece.start, 0), min(piece.end, len(paragraph.text))
        if start >= end:
            continue
        number = last.get(piece.id)
        if number is not None and kept[number].end >= start:
            kept[number] = replace(kept[number], end=max(kept[number].end, end))
            continue
        open_ends = [each for each in open_ends if each > start]
        if len(open_ends) >= MOST_DEEP:
            continue
        open_ends.append(end)
        last[piece.id] = len(kept)
        kept.append(replace(known.setdefault(piece.id, piece), start=start, end=end))
    return tuple(kept)
