"""How the lists of a DOCX file are numbered: what ``numbering.xml`` and the styles say."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.sources.docx_package import attribute, child, integer, local_name, value
from assistant.sources.list_numbers import Level

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


def read_lists(numbering: Element | None) -> dict[str, tuple[str, dict[int, Level]]]:
    """Return for each ``numId`` the list that it counts in, and the levels it is printed with."""
    if numbering is None:
        return {}
    abstract = {
        attribute(element, "abstractNumId") or "": _levels(element)
        for element in numbering
        if local_name(element) == "abstractNum"
    }
    lists = {}
    for element in numbering:
        if local_name(element) != "num":
            continue
        number_id = attribute(element, "numId") or ""
        base = value(child(element, "abstractNumId")) or ""
        changed, restarts = _overrides(element, abstract.get(base, {}))
        lists[number_id] = (f"num {number_id}" if restarts else base, changed)
    return lists


def _levels(abstract: Element) -> dict[int, Level]:
    return {
        integer(attribute(element, "ilvl"), 0): Level(
            format=value(child(element, "numFmt")) or _custom_format(element) or "decimal",
            text=value(child(element, "lvlText")) or "",
            start=integer(value(child(element, "start")), 1),
            legal=child(element, "isLgl") is not None,
        )
        for element in abstract
        if local_name(element) == "lvl"
    }


def _custom_format(level: Element) -> str | None:
    """Return the format that stands inside an alternative (``mc:AlternateContent``)."""
    return next((value(e) for e in level.iter() if local_name(e) == "numFmt"), None)


def _overrides(number: Element, levels: dict[int, Level]) -> tuple[dict[int, Level], bool]:
    """Return the levels as one list changes them, and whether it counts on its own."""
    changed, restarts = dict(levels), False
    for override in number:
        if local_name(override) != "lvlOverride":
            continue
        changed.update(_levels(override))
        level = integer(attribute(override, "ilvl"), 0)
        start = value(child(override, "startOverride"))
        if start is not None and level in changed:
            changed[level] = replace(changed[level], start=integer(start, 1))
            restarts = True
    return changed, restarts


def read_style_numbers(styles: Element | None) -> dict[str, tuple[str, int]]:
    """Return for each paragraph style the list and level it is numbered by, if any."""
    own: dict[str, tuple[str | None, str | None, str | None]] = {}
    for style in styles if styles is not None else ():
        if local_name(style) != "style":
            continue
        properties = child(style, "pPr")
        number = child(properties, "numPr") if properties is not None else None
        own[attribute(style, "styleId") or ""] = (
            value(child(number, "numId")) if number is not None else None,
            value(child(number, "ilvl")) if number is not None else None,
            value(child(style, "basedOn")),
        )
    return {style: found for style in own if (found := _inherited(style, own))}


def _inherited(
    style: str, own: dict[str, tuple[str | None, str | None, str | None]]
) -> tuple[str, int] | None:
    """Return the numbering of a style or of the first it is based on that has one."""
    level: str | None = None
    for _ in range(len(own)):
        number_id, here, base = own[style]
        level = here if level is None else level
        if number_id is not None:
            return number_id, integer(level, 0)
        if base not in own:
            return None
        style = base
    return None
