"""Fields and blanks in the text of a draft.

A field ``{{ review.accepted }}`` stands for a number of the indicator sheet, a blank
``【受理件数】`` for something still to be written. The text may come from a stranger, so a field
can be nothing but a key with at most one of :data:`FILTERS`: it is parsed by jinja2 in a sandbox
without names, the tree must have exactly that shape, and nothing of it is ever run. ``{% %}`` and
``{# #}`` are plain words here. Whatever else stands between braces is *broken*: shown as it is,
with the reason.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from jinja2 import TemplateSyntaxError, nodes
from jinja2.sandbox import SandboxedEnvironment

from assistant.base.errors import AssistantError
from assistant.draft.manuscript import FieldMark
from assistant.draft.numbers import format_change, format_number, format_value
from assistant.figures.indicators import load_indicators

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from assistant.draft.draft import Draft
    from assistant.draft.parts import SheetRow

PieceKind = Literal["plain", "field", "blank", "broken"]
FieldFilter = Literal["number", "change", "last", "last_number", "growth"]
"""``412``, ``同比增长8.4%``, ``380件``; for the cells of a table ``380`` and ``增长8.4%``."""

# {{ review.accepted | change }}    【受理件数】    {{ 复议    }}}
_MARKUP = re.compile(
    r"""
    \{\{ (?P<inside> [^{}\n]*+ ) \}\}
    | 【 (?P<blank> [^【】{}\n]{0,60} ) 】
    | \{{2,}
    | \}{2,}
    """,
    re.VERBOSE,
)
# review.accepted    own.3
_KEY = re.compile(r"[a-z][a-z0-9]*\.[a-z0-9][a-z0-9_]*", re.ASCII)
# " review.accepted | change "; no bracket or quote reaches the parser, so it cannot be made to dig
_HARMLESS = re.compile(r"[\w\s.|]*", re.ASCII)
# 行政复议【受理】
_MARKUP_CHARACTERS = re.compile(r"[【】{}\s]+")
_LONGEST = 200
"""Characters between the braces of a field; a longer stretch is no field."""

_SANDBOX = SandboxedEnvironment()
_SANDBOX.globals.clear()
_SANDBOX.filters.clear()
_SANDBOX.tests.clear()


class FieldError(AssistantError):
    """Something between braces is not a field.

    Attributes:
        text: what stands there.
        position: its first character in the text that was read.
        reason: what is wrong with it, in Chinese.
    """

    def __init__(self, text: str, position: int, reason: str) -> None:
        super().__init__(f"{position}: {text!r}: {reason}")
        self.text = text
        self.position = position
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a paragraph; the pieces cover it without gap or overlap."""

    kind: PieceKind
    start: int
    """First character, in the text of the paragraph."""
    end: int
    """One past the last."""
    text: str
    """The stretch as it stands."""
    key: str | None = None
    """Indicator of a field."""
    filter: FieldFilter | None = None
    """What the field writes; None for number and measure word."""
    name: str | None = None
    """What a blank waits for; may be empty."""
    reason: str | None = None
    """Why a stretch is broken, in Chinese."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """What stands in the place of a piece."""

    text: str
    blank: bool = False
    error: str | None = None


def split_fields(text: str) -> tuple[Piece, ...]:
    """Return the pieces of *text* in order; never fails, takes time in proportion to the length."""
    pieces = []
    done = 0
    for match in _MARKUP.finditer(text):
        start, end = match.span()
        if start > done:
            pieces.append(_plain(text, done, start))
        pieces.append(_marked(match))
        done = end
    if done < len(text):
        pieces.append(_plain(text, done, len(text)))
    return tuple(pieces)


def check_fields(text: str) -> None:
    """Accept *text* if all that stands between braces is a field.

    Raises:
        FieldError: for the first stretch that is not.
    """
    for piece in split_fields(text):
        if piece.kind == "broken":
            raise FieldError(piece.text, piece.start, piece.reason or "")


def write_field(key: str, written: FieldFilter | None = None) -> str:
    """Return the field as it stands in a text: ``{{ review.accepted | change }}``."""
    return f"{{{{ {_expression(key, written)} }}}}"


def write_blank(name: str) -> str:
    """Return the blank ``【name】``, whatever characters the name holds."""
    return f"【{_MARKUP_CHARACTERS.sub('', name)[:40]}】"


def write_out(text: str, draft: Draft) -> tuple[str, tuple[FieldMark, ...]]:
    """Return *text* as it reads, and a mark for each field, blank and broken stretch.

    A field without a value reads as a blank with the name of the indicator. A broken one, or one
    whose key nobody knows, is left as it stands and its mark says why.
    """
    written: list[str] = []
    marks: list[FieldMark] = []
    length = 0
    for piece in split_fields(text):
        reading = _read(piece, draft)
        if piece.kind != "plain":
            marks.append(_mark(piece, reading, length, draft))
        written.append(reading.text)
        length += len(reading.text)
    return "".join(written), tuple(marks)


def _plain(text: str, start: int, end: int) -> Piece:
    return Piece(kind="plain", start=start, end=end, text=text[start:end])


def _marked(match: re.Match[str]) -> Piece:
    start, end = match.span()
    text = match[0]
    if match["blank"] is not None:
        return Piece(kind="blank", start=start, end=end, text=text, name=match["blank"].strip())
    if match["inside"] is None:
        reason = "花括号没有成对"
        return Piece(kind="broken", start=start, end=end, text=text, reason=reason)
    try:
        key, filter_ = _parsed(match["inside"])
    except ValueError as error:
        return Piece(kind="broken", start=start, end=end, text=text, reason=str(error))
    return Piece(kind="field", start=start, end=end, text=text, key=key, filter=filter_)


@lru_cache(maxsize=4096)
def _parsed(inside: str) -> tuple[str, FieldFilter | None]:
    """Return key and filter; ValueError carries the reason."""
    if len(inside) > _LONGEST:
        raise ValueError("花括号里的内容太长")
    if not _HARMLESS.fullmatch(inside):
        raise ValueError("花括号里不是字段写法")
    try:
        tree = _SANDBOX.parse(f"{{{{{inside}}}}}")
    except TemplateSyntaxError as error:
        raise ValueError("花括号里不是字段写法") from error
    match tree.body:
        case [nodes.Output(nodes=[expression])]:
            return _shape(expression)
    raise ValueError("花括号里不是字段写法")


def _shape(expression: nodes.Node) -> tuple[str, FieldFilter | None]:
    match expression:
        case nodes.Filter(
            node=nodes.Node() as operand,
            name="number" | "change" | "last" | "last_number" | "growth" as filter_,
            args=[],
            kwargs=[],
            dyn_args=None,
            dyn_kwargs=None,
        ):
            return _key(operand), filter_
        case nodes.Filter(name=str() as name):
            raise ValueError(f"字段不支持“{name}”")
    return _key(expression), None


def _key(expression: nodes.Node) -> str:
    match expression:
        case nodes.Getattr(node=nodes.Name(name=topic), attr=name):
            key = f"{topic}.{name}"
        case nodes.Getitem(node=nodes.Name(name=topic), arg=nodes.Const(value=int() as number)):
            key = f"{topic}.{number}"
        case _:
            raise ValueError("花括号里只能写指标键")
    if not _KEY.fullmatch(key):
        raise ValueError("花括号里只能写指标键")
    return key


def _read(piece: Piece, draft: Draft) -> _Reading:
    if piece.kind == "broken":
        return _Reading(piece.text, error=piece.reason)
    if piece.key is None:
        return _Reading(piece.text, blank=piece.kind == "blank")
    row = draft.row(piece.key)
    if row is not None:
        return FILTERS[piece.filter](row)
    indicators = load_indicators()
    if piece.key in indicators:
        return _waiting(indicators[piece.key].name)
    return _Reading(piece.text, error=f"指标表中没有“{piece.key}”")


def _mark(piece: Piece, reading: _Reading, start: int, draft: Draft) -> FieldMark:
    row = draft.row(piece.key) if piece.key else None
    return FieldMark(
        start=start,
        end=start + len(reading.text),
        key=piece.key,
        verified=row is not None and row.state == "verified" and not reading.blank,
        blank=reading.blank,
        error=reading.error,
        expression=_expression(piece.key, piece.filter) if piece.key else "",
        source=(piece.start, piece.end),
    )


def _expression(key: str, written: FieldFilter | None) -> str:
    return f"{key} | {written}" if written else key


def _waiting(name: str) -> _Reading:
    return _Reading(write_blank(name), blank=True)


def _value(row: SheetRow) -> _Reading:
    if row.this_year is None:
        return _waiting(row.name)
    return _Reading(format_value(row.this_year, row.unit))


def _number(row: SheetRow) -> _Reading:
    if row.this_year is None:
        return _waiting(row.name)
    return _Reading(format_number(row.this_year))


def _last(row: SheetRow) -> _Reading:
    if row.last_year is None:
        return _waiting(f"{row.name}上年数")
    return _Reading(format_value(row.last_year, row.unit))


def _change(row: SheetRow) -> _Reading:
    if row.this_year is None:
        return _waiting(f"{row.name}同比")
    if row.last_year is None:
        return _waiting(f"{row.name}上年数")
    change = format_change(row.this_year, row.last_year, row.unit)
    return _Reading(change) if change else _waiting(f"{row.name}上年为零，不作同比")


def _last_number(row: SheetRow) -> _Reading:
    reading = _last(row)
    return reading if row.last_year is None else _Reading(format_number(row.last_year))


def _growth(row: SheetRow) -> _Reading:
    reading = _change(row)
    return reading if reading.blank else _Reading(reading.text.removeprefix("同比"))


FILTERS: Mapping[FieldFilter | None, Callable[[SheetRow], _Reading]] = {
    None: _value,
    "number": _number,
    "change": _change,
    "last": _last,
    "last_number": _last_number,
    "growth": _growth,
}
"""All that a field can do with its row."""
