"""The package that a DOCX file is: a zip of XML parts, read within bounds.

No part is unpacked beyond a size, and none may have a document type definition, so that a file
from a stranger can do no harm. Names are compared without their namespaces, which differ between
the editions of the standard.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, TreeBuilder, XMLParser

from assistant.sources.errors import UnreadableSource

if TYPE_CHECKING:
    import zipfile
    from pathlib import Path

LARGEST_PART = 64 * 1024 * 1024
"""Bytes of the largest XML part, unpacked, that is read."""


class ForbiddenDefinition(Exception):
    """The XML has a document type definition, which no DOCX has and bombs need."""


class _PlainBuilder(TreeBuilder):
    """Builds a tree, and refuses a document type definition."""

    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        raise ForbiddenDefinition(name, pubid, system)


class Package:
    """The parts of one file.

    Attributes:
        main: name of the part that holds the body.
    """

    def __init__(self, path: Path, archive: zipfile.ZipFile) -> None:
        self._path = path
        self._archive = archive
        self.main = self._main_part()

    def beside_main(self, name: str) -> Element | None:
        """Return the root of a part in the folder of the main one, or None if there is none."""
        return self.part(posixpath.join(posixpath.dirname(self.main), name))

    def part(self, name: str) -> Element | None:
        """Return the root of a part, or None if there is none.

        The size that the archive states is a bound: no more than that is ever unpacked.

        Raises:
            UnreadableSource: it unpacks to too much.
        """
        if name not in self._archive.NameToInfo:
            return None
        if self._archive.getinfo(name).file_size > LARGEST_PART:
            raise UnreadableSource(
                self._path,
                "文件解压后过大，可能已损坏或被恶意改造",
                "请用 WPS 或 Word 打开后另存为 DOCX，再导入。",
            )
        parser = XMLParser(target=_PlainBuilder())
        with self._archive.open(name) as file:
            while chunk := file.read(1 << 20):
                parser.feed(chunk)
        root: Element = parser.close()
        return root

    def _main_part(self) -> str:
        relations = self.part("_rels/.rels")
        for relation in relations if relations is not None else ():
            if relation.get("Type", "").endswith("/officeDocument"):
                return relation.get("Target", "").lstrip("/")
        return "word/document.xml"


def local_name(element: Element) -> str:
    """Return the name of an element without its namespace, which differs between editions."""
    return element.tag.rpartition("}")[2]


def like(element: Element, name: str) -> str:
    """Return an attribute's full name in the namespace of its element."""
    namespace, brace, _ = element.tag.rpartition("}")
    return f"{namespace}{brace}{name}"


def attribute(element: Element, name: str) -> str | None:
    """Return an attribute in the namespace of its element, or None."""
    return element.get(like(element, name))


def value(element: Element | None) -> str | None:
    """Return what an element's ``val`` says, or None."""
    return None if element is None else attribute(element, "val")


def child(element: Element, name: str) -> Element | None:
    """Return the first child of that name, or None."""
    return next((found for found in element if local_name(found) == name), None)


def integer(text: str | None, default: int) -> int:
    """Return the number that an attribute says, or *default* where it says none."""
    return int(text) if text is not None and text.isascii() and text.isdigit() else default
