"""The shape of a draft in JSON, for ``file.py`` alone.

Records become raw data under their own names; on the way back every type is checked.
"""

from __future__ import annotations

import math
import re
from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any, cast, get_args

from assistant.draft.comments import MOST_REPLIES, fit_name, fit_text, moment, settled
from assistant.draft.draft import Draft
from assistant.draft.parts import (
    Borrowed,
    Comment,
    Elements,
    OfficialForm,
    Paragraph,
    ParagraphStyle,
    Picture,
    Reply,
    SheetRow,
    SheetState,
)
from assistant.outline.meta import Level

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_STYLES = frozenset(get_args(ParagraphStyle))
_STATES = frozenset(get_args(SheetState))
_LEVELS = frozenset(get_args(Level))
_FORMS = frozenset(get_args(OfficialForm))
_ELEMENT_TEXTS = tuple(
    field.name for field in fields(Elements) if field.name not in {"sealed", "form"}
)
_SHEET_TEXTS = ("key", "name", "unit", "office", "note")
_FAR = 1 << 40
_DRAFT_TEXTS = ("province", "city", "county", "template", "house_format")
_WIDEST_MM = 1000.0
# 0f8fad5bd9cb469fa16570867728950e
_ID = re.compile(r"[0-9A-Za-z_-]{1,64}", re.ASCII)


class WrongShape(ValueError):
    """A value is missing or of another type.

    Attributes:
        place: where in the data, ``paragraphs/3/text``.
    """

    def __init__(self, place: str) -> None:
        super().__init__(place)
        self.place = place


def draft_to_raw(draft: Draft, stored: Callable[[Picture], str]) -> dict[str, Any]:
    """Return the draft as lists, dicts, texts and numbers, under the names of the records.

    Args:
        draft: what is written.
        stored: gives the name under which a picture's data is kept elsewhere.
    """
    raw = asdict(draft)
    raw["pictures"] = [
        {
            "name": each.name,
            "file": stored(each),
            "width_mm": each.width_mm,
            "internal": each.internal,
        }
        for each in draft.pictures
    ]
    return raw


def draft_from_raw(raw: object, kept: Callable[[str], bytes | None]) -> Draft:
    """Return the draft of raw data; unknown names are passed over, missing ones take defaults.

    Args:
        raw: what was written.
        kept: gives a picture's data by the name it is kept under; a picture without is left out.

    Raises:
        WrongShape: something is not of its type.
    """
    node = _Node(raw, "draft")
    return Draft(
        elements=_elements(node.child("elements")),
        year=node.whole("year", 1, 9999),
        level=cast("Level", node.choice("level", _LEVELS)),
        paragraphs=settled(map(_paragraph, node.children("paragraphs"))),
        sheet=tuple(map(_row, node.children("sheet"))),
        pictures=tuple(_pictures(node, kept)),
        **node.texts(_DRAFT_TEXTS),
    )


class _Node:
    """An object of the raw data and the place where it stands."""

    def __init__(self, raw: object, place: str) -> None:
        if not isinstance(raw, dict):
            raise WrongShape(place)
        self.raw = raw
        self.place = place

    def wrong(self, name: str) -> WrongShape:
        return WrongShape(f"{self.place}/{name}")

    def text(self, name: str, default: str | None = "") -> str:
        value = self.raw.get(name, default)
        if not isinstance(value, str):
            raise self.wrong(name)
        return value.encode("utf-8", errors="replace").decode("utf-8")

    def name(self, name: str) -> str:
        value = self.text(name)
        if not _ID.fullmatch(value):
            raise self.wrong(name)
        return value

    def texts(self, names: tuple[str, ...]) -> dict[str, str]:
        return {name: self.text(name) for name in names}

    def text_or_none(self, name: str) -> str | None:
        return None if self.raw.get(name) is None else self.text(name)

    def choice(self, name: str, known: frozenset[str], default: str | None = None) -> str:
        value = self.text(name, default)
        if value not in known:
            raise self.wrong(name)
        return value

    def truth(self, name: str) -> bool:
        value = self.raw.get(name, False)
        if not isinstance(value, bool):
            raise self.wrong(name)
        return value

    def whole(self, name: str, least: int, most: int) -> int:
        value = self.raw.get(name)
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise self.wrong(name)
        return value

    def whole_or_none(self, name: str) -> int | None:
        return None if self.raw.get(name) is None else self.whole(name, 1, 9999)

    def number_or_none(self, name: str) -> float | None:
        value = self.raw.get(name)
        if value is None:
            return None
        if not isinstance(value, (int, float)) or isinstance(value, bool):
            raise self.wrong(name)
        try:
            number = float(value)
        except OverflowError as error:
            raise self.wrong(name) from error
        if not math.isfinite(number):
            raise self.wrong(name)
        return number

    def child(self, name: str) -> _Node:
        return _Node(self.raw.get(name), f"{self.place}/{name}")

    def children(self, name: str) -> list[_Node]:
        items = self.raw.get(name, [])
        if not isinstance(items, list):
            raise self.wrong(name)
        return [_Node(item, f"{self.place}/{name}/{at}") for at, item in enumerate(items)]


def _elements(node: _Node) -> Elements:
    form = cast("OfficialForm", node.choice("form", _FORMS, "document"))
    return Elements(sealed=node.truth("sealed"), form=form, **node.texts(_ELEMENT_TEXTS))


def _pictures(node: _Node, kept: Callable[[str], bytes | None]) -> Iterator[Picture]:
    for each in node.children("pictures"):
        data = kept(each.text("file"))
        width = each.number_or_none("width_mm")
        if width is None or not 0 < width <= _WIDEST_MM:
            raise each.wrong("width_mm")
        if data is not None:
            yield Picture(
                name=each.text("name"),
                data=data,
                width_mm=width,
                internal=each.truth("internal"),
            )


def _paragraph(node: _Node) -> Paragraph:
    text = node.text("text")
    return Paragraph(
        style=cast("ParagraphStyle", node.choice("style", _STYLES, "body")),
        text=text,
        borrowed=tuple(_borrowed(each, len(text)) for each in node.children("borrowed")),
        comments=tuple(filter(None, map(_comment, node.children("comments")))),
    )


def _comment(node: _Node) -> Comment | None:
    """Return a comment, None for one that says nothing; its stretch is put right with the text."""
    text = fit_text(node.text("text"))
    replies = map(_reply, node.children("replies")[:MOST_REPLIES])
    comment = Comment(
        start=node.whole("start", 0, _FAR),
        end=node.whole("end", 0, _FAR),
        id=node.name("id"),
        text=text,
        author=fit_name(node.text("author")),
        time=_time(node),
        replies=tuple(reply for reply in replies if reply.text),
        resolved=node.truth("resolved"),
    )
    return comment if text else None


def _reply(node: _Node) -> Reply:
    return Reply(
        text=fit_text(node.text("text")), author=fit_name(node.text("author")), time=_time(node)
    )


def _time(node: _Node) -> str:
    time = node.text("time")
    return time if moment(time) else ""


def _borrowed(node: _Node, length: int) -> Borrowed:
    """Return the source of a stretch; one that reaches beyond the text is cut to it."""
    start = min(node.whole("start", 0, _FAR), length)
    return Borrowed(
        start=start,
        end=max(start, min(node.whole("end", 0, _FAR), length)),
        body=node.text_or_none("body"),
        year=node.whole_or_none("year"),
        section=node.text_or_none("section"),
        text=node.text("text"),
    )


def _row(node: _Node) -> SheetRow:
    return SheetRow(
        state=cast("SheetState", node.choice("state", _STATES, "empty")),
        this_year=node.number_or_none("this_year"),
        last_year=node.number_or_none("last_year"),
        **node.texts(_SHEET_TEXTS),
    )
