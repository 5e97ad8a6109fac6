"""The elements of the document (公文要素) for the new year; days and numbers are left to be given.

A date or a serial number moved by a year would look right and be wrong.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.draft.rollover.flag import Flag
from assistant.draft.rollover.years import moved_years
from assistant.outline.year import find_year

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.draft.parts import Elements

# 青府〔2025〕12号
_NUMBER = re.compile(r"(?P<open>[〔\[［(（])(?P<year>20\d\d)(?P<close>[〕\]］)）])\s*第?[\d\s]*号")


def rolled_elements(elements: Elements, last: int, year: int) -> tuple[Elements, tuple[Flag, ...]]:
    """Return the elements for the report on *year*, and what of them is to be checked.

    Args:
        elements: those of the report on the year *last*.
        last: its reporting year.
        year: the new reporting year.
    """
    new = replace(
        elements,
        title=moved_years(elements.title, last, year),
        copy_number="",
        document_number=_document_number(elements.document_number, year - last),
        date="",
        printed_on="",
    )
    return new, tuple(_flags(elements, new, year))


def _document_number(written: str, years: int) -> str:
    """Return ``青府〔2026〕　号`` for ``青府〔2025〕12号``; nothing where there is no year."""
    match = _NUMBER.search(written)
    if match is None:
        return ""
    year = int(match["year"]) + years
    return f"{written[: match.start()]}{match['open']}{year}{match['close']}　号"


def _flags(old: Elements, new: Elements, year: int) -> Iterator[Flag]:
    if find_year(new.title) != year:
        yield _flag("title", new.title, f"标题里没有{year}年，请核对")
    if old.copy_number:
        yield _flag("copy_number", "", "请重新编份号")
    if old.document_number:
        yield _flag("document_number", new.document_number, "请填写今年的发文字号")
    if old.date:
        yield _flag("date", "", f"上年为{old.date}，请在签发后填写")
    if old.printed_on:
        yield _flag("printed_on", "", f"上年为{old.printed_on}，请在印发时填写")
    if old.secrecy:
        yield _flag("secrecy", new.secrecy, "请重新核定密级和保密期限")
    if old.signer:
        yield _flag("signer", new.signer, "请核对签发人是否变动")


def _flag(element: str, text: str, advice: str) -> Flag:
    return Flag(
        paragraph=None, start=0, end=len(text), kind="element", advice=advice, element=element
    )
