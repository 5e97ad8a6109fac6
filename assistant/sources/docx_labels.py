"""The automatic numbers of the paragraphs of one DOCX file, counted from its beginning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.sources.docx_lists import read_lists
from assistant.sources.docx_package import child, integer, value
from assistant.sources.list_numbers import ListCounter

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from assistant.sources.docx_package import Package
    from assistant.sources.docx_styles import Styles


class Labels:
    """Counts the lists; each paragraph has to be shown to it once, in order."""

    def __init__(self, package: Package, styles: Styles) -> None:
        self._styles = styles
        self._counter = ListCounter(lists=read_lists(package.beside_main("numbering"), styles))

    def label(self, properties: Element | None, style: str | None) -> str:
        """Return the automatic number of the next paragraph: its own, or that of its style."""
        own = child(properties, "numPr")
        number_id, level, named_by = self._styles.number(style)
        if own is not None:
            number_id = value(child(own, "numId")) or number_id
            level = integer(value(child(own, "ilvl")), level or 0)
        elif number_id in self._counter.lists:
            found = self._counter.lists[number_id].level_of(style or named_by)
            level = found if found is not None else level
        return self._counter.next_label(number_id, level or 0)


def labelled(label: str, text: str) -> str:
    """Return a paragraph with its number, unless someone has typed the same one."""
    bare = label.strip()
    return text if bare and text.lstrip().startswith(bare) else label + text
