"""The comments on a character of the document: what of its format says so.

Several may lie on one character. They are kept in one property, as text, always in the same order:
formats that mean the same are the same.
"""

from __future__ import annotations

import json
from dataclasses import astuple
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCharFormat, QTextFormat

from assistant.draft.parts import Comment, Reply

if TYPE_CHECKING:
    from collections.abc import Iterable

COMMENTS = QTextFormat.Property.UserProperty.value + 10


def comments_on(made: QTextCharFormat) -> tuple[Comment, ...]:
    """Return the comments on characters of that format, their offsets left out."""
    return _unpacked(made.stringProperty(COMMENTS)) if made.hasProperty(COMMENTS) else ()


def put_comments(made: QTextCharFormat, comments: Iterable[Comment]) -> None:
    """Let these comments, and no others, lie on characters of the format."""
    packed = _packed(tuple(sorted(comments, key=lambda each: each.id)))
    if packed:
        made.setProperty(COMMENTS, packed)
    else:
        made.clearProperty(COMMENTS)


def on_both(one: Iterable[Comment], other: Iterable[Comment]) -> tuple[Comment, ...]:
    """Return the comments that lie on either side of a place: they lie on what is written there."""
    known = {each.id for each in other}
    return tuple(each for each in one if each.id in known)


@lru_cache(maxsize=4096)
def _packed(comments: tuple[Comment, ...]) -> str:
    return json.dumps([astuple(each) for each in comments]) if comments else ""


@lru_cache(maxsize=4096)
def _unpacked(packed: str) -> tuple[Comment, ...]:
    return tuple(
        Comment(
            start=0,
            end=0,
            id=key,
            text=text,
            author=author,
            time=time,
            replies=tuple(Reply(text=words, author=who, time=when) for words, who, when in replies),
            resolved=resolved,
        )
        for _, _, key, text, author, time, replies, resolved in json.loads(packed)
    )
