"""The printed text of a DOCX paragraph: which of its runs, signs, fields and notes are read.

Left out are deleted text, hidden text, comments, marks of notes, the instructions of fields and
what a form says before it is filled in.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from assistant.sources.docx_package import attribute, child, is_on, like, local_name, value

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

SKIPPED = frozenset(
    (
        *("del", "moveFrom", "delText", "Fallback", "rPr", "pPr", "rt", "sdtPr", "sdtEndPr"),
        *("tblPr", "tblGrid", "oMathParaPr", "ctrlPr", "fPr", "docPart"),
    )
)
"""Elements inside a paragraph whose text is not printed."""

SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "den": "/"}
"""Elements that stand for a character; in a formula the denominator follows a stroke."""

NOTES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}
"""Elements that refer to a note, and the parts that hold the notes."""

SYMBOLS = {
    font: dict(zip(bytes.fromhex(codes), signs, strict=True))
    for font, codes, signs in (
        (
            "wingdings",
            "6C 6E 6F 75 81 82 83 84 85 86 87 88 89 8A A8 AB DF E0 E1 E2 FB FC FD FE",
            "●■□◆①②③④⑤⑥⑦⑧⑨⑩□★←→↑↓×√☒☑",
        ),
        ("wingdings 2", "4F 50 51 52 A3", "×√☒☑□"),
        ("symbol", "25 2B 2D 3D A3 B0 B1 B3 B4 B7 B8 B9 BB AC AD AE AF", "%+−=≤°±≥×·÷≠≈←↑→↓"),
    )
}
"""What the codes of symbol fonts print; those that are not here are ornaments."""

PRIVATE = range(0xF000, 0xF100)
"""Where the codes of symbol fonts are put in Unicode."""

# EQ \* jc2 \o\ad(\s\up 9(fǎ),法)   EQ \o\ac(○,1) : characters laid over one another
LAID_OVER = re.compile(r"\\o(?:\\a[a-z])?\((?:\\s\\up\s*\d+\([^()]*\)|[^(),]*),\s*([^()]*)\)")


class Pieces(NamedTuple):
    """What a paragraph holds."""

    text: str
    boxes: list[Element]
    """The contents of text boxes that hang in it."""
    notes: list[tuple[str, str]]
    """The notes that it refers to: the part that holds them, and the number there."""


class Fields:
    """The fields that are open while a document is read, which may run over paragraphs."""

    def __init__(self, body: Element) -> None:
        self._contents = set(map(id, _contents_fields(body)))
        self._open: list[tuple[bool, list[str]]] = []

    @property
    def is_contents(self) -> bool:
        """Whether what comes next belongs to a table of contents."""
        return any(is_contents for is_contents, _ in self._open)

    def instruct(self, text: str) -> None:
        """Take a piece of the instruction of the innermost field."""
        if self._open:
            self._open[-1][1].append(text)

    def turn(self, mark: Element) -> str:
        """Open, turn over or close a field; return what its instruction itself prints."""
        kind = attribute(mark, "fldCharType")
        if kind == "begin":
            self._open.append((id(mark) in self._contents, []))
        elif kind == "end" and self._open:
            return _printed("".join(self._open.pop()[1]))
        return ""


def _contents_fields(body: Element) -> Iterator[Element]:
    """Give the marks that open a table of contents which is closed again."""
    namespace = body.tag.rpartition("}")[0]
    instructions = body.iter(f"{namespace}}}instrText" if namespace else "instrText")
    if not any((found.text or "").lstrip().upper().startswith("TOC") for found in instructions):
        return
    waiting: list[tuple[Element, list[str]]] = []
    for element in body.iter():
        name = local_name(element)
        if name == "instrText" and waiting:
            waiting[-1][1].append(element.text or "")
        elif name == "fldChar" and attribute(element, "fldCharType") == "begin":
            waiting.append((element, []))
        elif name == "fldChar" and attribute(element, "fldCharType") == "end" and waiting:
            opened, instruction = waiting.pop()
            if "".join(instruction).lstrip().upper().startswith("TOC"):
                yield opened


def _printed(instruction: str) -> str:
    """Return what an instruction prints by itself: the characters that notes are laid over."""
    if not instruction.lstrip().upper().startswith("EQ"):
        return ""
    return "".join(LAID_OVER.findall(instruction))


def read_pieces(paragraph: Element, fields: Fields) -> Pieces:
    """Return the printed text of a paragraph and what hangs in it."""
    parts: list[str] = []
    boxes: list[Element] = []
    notes: list[tuple[str, str]] = []
    stack = [iter(paragraph)]
    while stack:
        for element in stack[-1]:
            name = local_name(element)
            if name == "t":
                parts.append("" if fields.is_contents else element.text or "")
            elif name == "txbxContent":
                boxes.append(element)
            elif name in NOTES:
                notes.append((NOTES[name], attribute(element, "id") or ""))
            elif name == "instrText":
                fields.instruct(element.text or "")
            elif name not in SKIPPED and not is_unseen(element, name):
                parts.append(sign_of(element, name, fields))
                stack.append(iter(element))
                break
        else:
            stack.pop()
    return Pieces("".join(parts), boxes, notes)


def sign_of(element: Element, name: str, fields: Fields) -> str:
    """Return the character that an element stands for, if any; a page break is none."""
    if name in SIGNS:
        kind = element.get(like(element, "type"))
        return "" if fields.is_contents or kind in {"page", "column"} else SIGNS[name]
    if name == "sym":
        return _symbol(attribute(element, "font") or "", attribute(element, "char") or "")
    return fields.turn(element) if name == "fldChar" else ""


def _symbol(font: str, code: str) -> str:
    """Return what a character of a symbol font prints, or nothing for an ornament."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    if number in PRIVATE or number < 0x100:
        return SYMBOLS.get(font.lower(), {}).get(number & 0xFF, "")
    return chr(number) if number < 0xD800 else ""


def is_unseen(element: Element, name: str) -> bool:
    """Tell whether a run is hidden, or a form not yet filled in."""
    if name == "r":
        return is_on(child(child(element, "rPr"), "vanish"))
    return name == "sdt" and is_unfilled(element)


def is_unfilled(control: Element) -> bool:
    """Tell whether a content control only shows what is to be filled in."""
    return is_on(child(child(control, "sdtPr"), "showingPlcHdr"))


def is_contents(control: Element) -> bool:
    """Tell whether a content control is the table of contents."""
    part = child(child(control, "sdtPr"), "docPartObj")
    return value(child(part, "docPartGallery")) == "Table of Contents"
