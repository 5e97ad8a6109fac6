"""What the styles of a DOCX file say of the paragraphs that have them: lists and contents."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from assistant.sources.docx_package import attribute, child, integer, local_name, value

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

# toc 1   TOC Heading   Contents 2   目录 3
CONTENTS = re.compile(r"(?:toc|contents|目录)\s*(?:\d|heading|标题)$", re.IGNORECASE)


# heading 1   标题 2
HEADING = re.compile(r"(?:heading|标题)\s*([1-9])$", re.IGNORECASE)


class _Style(NamedTuple):
    name: str
    base: str | None
    number_id: str | None
    level: str | None
    outline: str | None


class Styles:
    """The styles of one document, by the names that paragraphs call them by."""

    def __init__(self, styles: Element | None) -> None:
        found = [style for style in styles or () if local_name(style) == "style"]
        self._styles = {attribute(style, "styleId") or "": _read(style) for style in found}
        self._default = next(
            (
                attribute(style, "styleId") or ""
                for style in found
                if attribute(style, "default") in {"1", "true", "on"}
                and attribute(style, "type") == "paragraph"
            ),
            "",
        )

    def number(self, style: str | None) -> tuple[str, int | None, str]:
        """Return the list that a style numbers by, its level where it says one, and who says so.

        The list is empty where there is none. The one who says so is the style itself or the first
        of those it is based on that names a list.
        """
        level: str | None = None
        for name, found in self._line(style or self._default):
            level = found.level if level is None else level
            if found.number_id is not None:
                return found.number_id, None if level is None else integer(level, 0), name
        return "", None, ""

    def is_contents(self, style: str | None) -> bool:
        """Tell whether a style is that of an entry in the table of contents."""
        return any(CONTENTS.match(found.name) for _, found in self._line(style or ""))

    def heading_level(self, style: str | None) -> int | None:
        """Return the level of heading that a style is for, from 1, or None."""
        for _, found in self._line(style or ""):
            if found.outline is not None:
                level = integer(found.outline, 9) + 1
                return level if level <= 9 else None
            if named := HEADING.match(found.name):
                return int(named[1])
        return None

    @property
    def known(self) -> frozenset[str]:
        """The names of all styles, used or not."""
        return frozenset(found.name for found in self._styles.values())

    def names(self, style: str | None) -> tuple[str, ...]:
        """Return the name of a style and of those it is based on, nearest first."""
        return tuple(found.name for _, found in self._line(style or self._default))

    def _line(self, style: str | None) -> Iterator[tuple[str, _Style]]:
        """Give a style and those it is based on, each once."""
        seen: set[str] = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            yield style, self._styles[style]
            style = self._styles[style].base


def _read(style: Element) -> _Style:
    number = child(child(style, "pPr"), "numPr")
    return _Style(
        name=value(child(style, "name")) or "",
        base=value(child(style, "basedOn")),
        number_id=value(child(number, "numId")),
        level=value(child(number, "ilvl")),
        outline=value(child(child(style, "pPr"), "outlineLvl")),
    )
