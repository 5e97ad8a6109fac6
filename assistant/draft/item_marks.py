"""The marks that items in a text begin with: 一是, （1）, 1., ①.

A mark of a sentence stands at the start of its paragraph or behind a stop; 统一是 and 一是一 are
none. What is quoted, a blank or a field holds none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from assistant.base.numerals import read_whole, write_whole
from assistant.draft.fields import split_fields

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MarkKind = Literal["spoken", "wide", "narrow", "ringed", "point", "wide_point", "comma"]
"""一是, （1）, (1), ①, 1., 1． and 1、."""

SPOKEN_STOPS = "。；：，、！？;:,!?）)”\\s是"
"""What 一是 may stand behind, as a class of characters."""
_STOP = r"(?:^[ 　]*|(?<=[。；：;:]))"
_POINTS: Mapping[str, MarkKind] = {".": "point", "．": "wide_point", "、": "comma"}
_RINGED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
# 一是健全机制；（2）加强培训；③督促整改; at the start of a paragraph: 1.健全机制, not 1.5万件
_MARK = re.compile(
    rf"""
      (?:^|(?<=[{SPOKEN_STOPS}])) (?P<spoken>[一二三四五六七八九十]{{1,3}}) 是 (?!(?P=spoken)(?!是))
    | {_STOP} （(?P<wide>[1-9]\d?)）
    | {_STOP} \((?P<narrow>[1-9]\d?)\)
    | {_STOP} (?P<ringed>[{_RINGED}])
    | ^[ 　]* (?P<pointed>[1-9]\d?) (?P<sign>[.．、]) (?!\d)
    """,
    re.VERBOSE,
)
# “一是一、二是二”   《关于……》   【一是……】
_QUOTED = re.compile(r"“[^”]*(?:”|\Z)|《[^》]*(?:》|\Z)|「[^」]*(?:」|\Z)|【[^】]*(?:】|\Z)")


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemMark:
    """A mark in the text of a paragraph."""

    kind: MarkKind
    number: int
    start: int
    """First character of the mark."""
    end: int
    numeral: tuple[int, int]
    """Start and end of the number in it."""


@lru_cache(maxsize=2048)
def item_marks(text: str) -> tuple[ItemMark, ...]:
    """Return the marks in a paragraph's text, which may hold fields, in order."""
    return tuple(_marks(text))


def numeral_of(kind: MarkKind, number: int) -> str | None:
    """Return a number as marks of that kind write it, None where they cannot."""
    if kind == "spoken":
        return write_whole(number)
    if kind == "ringed":
        return _RINGED[number - 1] if number <= len(_RINGED) else None
    return str(number) if number <= 99 else None


def _marks(text: str) -> Iterator[ItemMark]:
    for match in _MARK.finditer(_QUOTED.sub(_hidden, _without_fields(text))):
        name = match.lastgroup or ""
        name = "pointed" if name == "sign" else name
        number = _read(match[name])
        if number:
            yield ItemMark(
                kind=_POINTS[match["sign"]] if name == "pointed" else _kind(name),
                number=number,
                start=match.start(),
                end=match.end(),
                numeral=match.span(name),
            )


def _kind(name: str) -> MarkKind:
    kinds: tuple[MarkKind, ...] = ("spoken", "wide", "narrow", "ringed")
    return next(kind for kind in kinds if kind == name)


def _read(numeral: str) -> int | None:
    if numeral in _RINGED:
        return _RINGED.index(numeral) + 1
    return int(numeral) if numeral.isdecimal() else read_whole(numeral)


def _without_fields(text: str) -> str:
    if "{{" not in text:
        return text
    pieces = split_fields(text)
    return "".join(
        piece.text if piece.kind == "plain" else "\ufffc" * len(piece.text) for piece in pieces
    )


def _hidden(match: re.Match[str]) -> str:
    return "\ufffc" * len(match[0])
