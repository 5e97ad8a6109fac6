"""Tracked changes (修订) in WordprocessingML: what Word, WPS and LibreOffice accept or reject.

A change bears an author and a moment. A paragraph is gone only with its mark: where the mark is
removed, what is left of the paragraph joins the next one and takes on its layout.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Literal

from docx.oxml.ns import qn
from lxml import etree

from assistant.export.docx.markup import node

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from docx.oxml.xmlchemy import BaseOxmlElement

Change = Literal["ins", "del"]
"""Inserted, or deleted."""

_UNTRACKED = frozenset({"keepNext", "spacing"})
"""Layout that follows from the neighbours; as a change it would only crowd the margin."""


class Tracker:
    """Makes the marks of one document; each has a number of its own."""

    def __init__(self, author: str, moment: datetime) -> None:
        self._author = author
        self._moment = moment.strftime("%Y-%m-%dT%H:%M:%SZ")
        self.count = 0
        """Changes marked so far."""

    def words(self, change: Change, content: Iterable[BaseOxmlElement]) -> BaseOxmlElement:
        """Return the content of a paragraph as inserted or deleted.

        Bookmarks go with what is inserted; those of what is deleted stay behind.
        """
        marked = self._mark(change)
        if change == "ins":
            marked.extend(content)
        else:
            marked.extend(child for child in content if child.tag == qn("w:r"))
            for text in marked.iter(qn("w:t")):
                text.tag = qn("w:delText")
        return marked

    def whole(self, change: Change, element: BaseOxmlElement) -> BaseOxmlElement:
        """Mark a paragraph or table with all it holds, and return it."""
        for row in element.iter(qn("w:tr")):
            self._mark_row(change, row)
        for paragraph in list(element.iter(qn("w:p"))):
            self.content(change, paragraph)
            self.end(change, paragraph)
        return element

    def content(self, change: Change, paragraph: BaseOxmlElement) -> None:
        """Mark what a paragraph holds; it stays itself."""
        content = take_content(paragraph)
        if content:
            paragraph.append(self.words(change, content))

    def end(self, change: Change, paragraph: BaseOxmlElement) -> None:
        """Mark the end of a paragraph as inserted or deleted."""
        properties = _properties(paragraph)
        marks = properties.find(qn("w:rPr"))
        if marks is None:
            marks = node("rPr")
            former = properties.find(qn("w:pPrChange"))
            if former is None:
                properties.append(marks)
            else:
                former.addprevious(marks)
        place = sum(child.tag == qn("w:ins") for child in marks)
        marks.insert(place, self._mark(change))

    def layout(self, paragraph: BaseOxmlElement, former: BaseOxmlElement) -> None:
        """Note the layout that a paragraph had, where it is another one now."""
        properties = _properties(paragraph)
        before = node("pPr", *map(deepcopy, _layout(_properties(former))))
        if _tracked(before) != _tracked(properties):
            properties.append(self._mark("pPrChange", before))

    def nothing(self) -> BaseOxmlElement:
        """Return a paragraph that came and went: neither version has it."""
        paragraph = node("p")
        self.end("ins", paragraph)
        self.end("del", paragraph)
        return paragraph

    def _mark_row(self, change: Change, row: BaseOxmlElement) -> None:
        properties = row.find(qn("w:trPr"))
        if properties is None:
            properties = node("trPr")
            above = row.find(qn("w:tblPrEx"))
            row.insert(0 if above is None else 1, properties)
        properties.append(self._mark(change))

    def _mark(self, tag: str, *children: BaseOxmlElement) -> BaseOxmlElement:
        self.count += 1
        return node(tag, *children, id=self.count, author=self._author, date=self._moment)


def take_content(paragraph: BaseOxmlElement) -> list[BaseOxmlElement]:
    """Take all out of a paragraph but its properties, and return it."""
    content = [child for child in paragraph if child.tag != qn("w:pPr")]
    for child in content:
        paragraph.remove(child)
    return content


def take_layout(paragraph: BaseOxmlElement, other: BaseOxmlElement) -> None:
    """Lay the paragraph out as the other one."""
    properties = _properties(paragraph)
    for child in _layout(properties):
        properties.remove(child)
    for index, child in enumerate(_layout(_properties(other))):
        properties.insert(index, deepcopy(child))


def is_table(element: BaseOxmlElement) -> bool:
    """Tell a table from a paragraph."""
    return bool(element.tag == qn("w:tbl"))


def _properties(paragraph: BaseOxmlElement) -> BaseOxmlElement:
    properties: BaseOxmlElement | None = paragraph.find(qn("w:pPr"))
    if properties is None:
        properties = node("pPr")
        paragraph.insert(0, properties)
    return properties


def _layout(properties: BaseOxmlElement) -> list[BaseOxmlElement]:
    """Return the properties of a paragraph without those of its mark and of its section."""
    apart = {qn("w:rPr"), qn("w:sectPr"), qn("w:pPrChange")}
    return [child for child in properties if child.tag not in apart]


def _tracked(properties: BaseOxmlElement) -> list[str]:
    untracked = {qn(f"w:{name}") for name in _UNTRACKED}
    return [
        etree.tostring(each).decode() for each in _layout(properties) if each.tag not in untracked
    ]
