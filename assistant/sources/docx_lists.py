"""How the lists of a DOCX file are numbered: what ``numbering.xml`` says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.sources.docx_package import attribute, child, integer, is_on, local_name, value
from assistant.sources.list_numbers import Level, NumberedList

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from assistant.sources.docx_styles import Styles


def read_lists(numbering: Element | None, styles: Styles) -> dict[str, NumberedList]:
    """Return for each ``numId`` the list that it counts in and how it is printed."""
    abstract = {
        attribute(element, "abstractNumId") or "": element
        for element in numbering or ()
        if local_name(element) == "abstractNum"
    }
    numbers = {
        attribute(element, "numId") or "": element
        for element in numbering or ()
        if local_name(element) == "num"
    }
    bases = {number_id: value(child(e, "abstractNumId")) or "" for number_id, e in numbers.items()}
    lists = {}
    for number_id, element in numbers.items():
        base = _linked(bases[number_id], abstract, bases, styles)
        lists[number_id] = _numbered(element, base, _levels(abstract.get(base)))
    return lists


def _linked(base: str, abstract: dict[str, Element], bases: dict[str, str], styles: Styles) -> str:
    """Return the list that really holds the levels: one may only point to a style's list."""
    link = value(child(abstract.get(base), "numStyleLink"))
    if link is None:
        return base
    number_id, _, _ = styles.number(link)
    if number_id in bases:
        return bases[number_id]
    named = (name for name, e in abstract.items() if value(child(e, "styleLink")) == link)
    return next(named, base)


def _levels(abstract: Element | None) -> dict[int, Level]:
    return {
        integer(attribute(element, "ilvl"), 0): _level(element)
        for element in (abstract if abstract is not None else ())
        if local_name(element) == "lvl"
    }


def _level(element: Element) -> Level:
    restart = value(child(element, "lvlRestart"))
    return Level(
        format=value(child(element, "numFmt")) or _custom_format(element) or "decimal",
        text=value(child(element, "lvlText")) or "",
        start=integer(value(child(element, "start")), 1),
        legal=is_on(child(element, "isLgl")),
        restart=None if restart is None else integer(restart, 0),
        style=value(child(element, "pStyle")),
        is_close=value(child(element, "suff")) == "nothing",
    )


def _custom_format(level: Element) -> str | None:
    """Return the format that stands inside an alternative (``mc:AlternateContent``)."""
    return next((value(e) for e in level.iter() if local_name(e) == "numFmt"), None)


def _numbered(number: Element, base: str, levels: dict[int, Level]) -> NumberedList:
    """Return a list with what one ``num`` changes of its levels and where it starts anew."""
    starts: dict[int, int] = {}
    for override in number:
        if local_name(override) != "lvlOverride":
            continue
        levels |= _levels(override)
        level = integer(attribute(override, "ilvl"), 0)
        start = value(child(override, "startOverride"))
        if start is not None:
            starts[level] = integer(start, 1)
            if level in levels:
                levels[level] = replace(levels[level], start=starts[level])
    return NumberedList(counts_in=base, levels=levels, starts=starts)
