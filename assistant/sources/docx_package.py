"""The package that a DOCX file is: a zip of XML parts, read within bounds.

No part is unpacked beyond a size, and none may have a document type definition, so that a file
from a stranger can do no harm. Names are compared without their namespaces, which differ between
the editions of the standard.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser

from assistant.sources.errors import UnreadableSource

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LARGEST_PART = 64 * 1024 * 1024
"""Bytes of the largest part, unpacked, that is read."""

MOST_MARKS = 4_000_000
"""Tags and attributes of the fullest part; a report of a hundred pages has a hundred thousand."""

MOST_ENTRIES = 20_000
"""Files of the fullest package; a report with pictures has a hundred."""

ENTRY = b"PK\x01\x02"
"""How each entry begins in the directory of a zip."""

RESAVE = "请用 WPS 或 Word 打开后另存为 DOCX，再导入。"


class ForbiddenDefinition(Exception):
    """The XML has a document type definition, which no DOCX has and bombs need."""


FAILURES = (
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RecursionError),
    *(ParseError, ForbiddenDefinition, LookupError, ValueError, MemoryError),
)
"""How reading a damaged package, or one nested without end, may fail."""


class _PlainBuilder(TreeBuilder):
    """Builds a tree, and refuses a document type definition."""

    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        raise ForbiddenDefinition(name, pubid, system)


def check_entries(path: Path, data: bytes) -> None:
    """Refuse a zip with more entries than a document has, before they are listed.

    Raises:
        UnreadableSource: there are too many.
    """
    if data.count(ENTRY) > MOST_ENTRIES:
        raise _too_large(path)


@contextmanager
def open_package(path: Path, data: bytes) -> Iterator[Package]:
    """Give the package of a DOCX file; what fails while it is read is told as the file's fault.

    Raises:
        UnreadableSource: the package is damaged, protected, or unpacks to too much.
    """
    check_entries(path, data)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            yield Package(path, archive)
    except ForbiddenDefinition as error:
        reason = "文件内含实体定义，可能是恶意构造的，没有读取"
        raise UnreadableSource(path, reason, RESAVE) from error
    except FAILURES as error:
        raise UnreadableSource(path, "DOCX 文件已损坏，无法打开", RESAVE) from error
    except RuntimeError as error:  # zipfile says so of an encrypted part
        raise UnreadableSource(path, "文件有密码保护", "请去除密码后再导入。") from error


class Package:
    """The parts of one file."""

    def __init__(self, path: Path, archive: zipfile.ZipFile) -> None:
        self._path = path
        self._archive = archive
        self._names = {_plain_name(name): name for name in archive.NameToInfo}
        self.main = self._main_part()
        """Name of the part that holds the body."""
        folder, name = posixpath.split(self.main)
        self._folder = folder
        relations = self.part(posixpath.join(folder, "_rels", f"{name}.rels"))
        self._relations = [
            (relation.get("Id", ""), relation.get("Type", ""), relation.get("Target", ""))
            for relation in (relations if relations is not None else ())
            if relation.get("TargetMode") != "External"
        ]

    def beside_main(self, kind: str) -> Element | None:
        """Return the root of the part of a kind (``styles``, ``numbering`` …), or None."""
        targets = [target for _, said, target in self._relations if said.endswith(f"/{kind}")]
        return self.part(self._place(targets[0] if targets else f"{kind}.xml"))

    def all_beside_main(self, kind: str) -> Iterator[Element]:
        """Give the roots of all parts of a kind (``header``) that there are."""
        for _, said, target in self._relations:
            if said.endswith(f"/{kind}"):
                root = self.part(self._place(target))
                if root is not None:
                    yield root

    def related(self, identity: str) -> bytes | None:
        """Return the bytes of the part that the body refers to by a name, or None."""
        found = next((target for said, _, target in self._relations if said == identity), None)
        name = self._names.get(_plain_name(self._place(found))) if found else None
        return None if name is None else self._bytes(name)

    def part(self, name: str) -> Element | None:
        """Return the root of a part, or None if there is none.

        The size that the archive states is a bound: no more than that is ever unpacked.

        Raises:
            UnreadableSource: it unpacks to too much.
        """
        found = self._names.get(_plain_name(name))
        if found is None:
            return None
        self._check_size(found)
        parser = XMLParser(target=_PlainBuilder())
        marks = 0
        with self._archive.open(found) as file:
            while chunk := file.read(1 << 20):
                marks += chunk.count(b"<") + chunk.count(b"=")
                if marks > MOST_MARKS:
                    raise _too_large(self._path)
                parser.feed(chunk)
        root: Element = parser.close()
        return root

    def _bytes(self, name: str) -> bytes:
        self._check_size(name)
        return self._archive.read(name)

    def _check_size(self, name: str) -> None:
        if self._archive.getinfo(name).file_size > LARGEST_PART:
            raise _too_large(self._path)

    def _place(self, target: str) -> str:
        """Return the name of a part as the archive has it; targets begin at the main part."""
        return posixpath.normpath(posixpath.join("/", self._folder, target)).lstrip("/")

    def _main_part(self) -> str:
        relations = self.part("_rels/.rels")
        for relation in relations if relations is not None else ():
            if relation.get("Type", "").endswith("/officeDocument"):
                return relation.get("Target", "").lstrip("/")
        return "word/document.xml"


def _plain_name(name: str) -> str:
    """Return a part's name without the ways in which programs write it differently."""
    return name.replace("\\", "/").lstrip("/").lower()


def _too_large(path: Path) -> UnreadableSource:
    return UnreadableSource(path, "文件解压后过大，可能已损坏或被恶意改造", RESAVE)


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


def child(element: Element | None, name: str) -> Element | None:
    """Return the first child of that name, or None."""
    if element is None:
        return None
    return next((found for found in element if local_name(found) == name), None)


def is_on(element: Element | None) -> bool:
    """Tell whether a property is there and not switched off."""
    return element is not None and value(element) not in {"0", "false", "off", "none"}


def integer(text: str | None, default: int) -> int:
    """Return the number that an attribute says, or *default* where it says none."""
    if text is None or not (text.isascii() and text.isdigit() and len(text) < 10):
        return default
    return int(text)
