"""Small builders for WordprocessingML elements. Children are given in the order of the schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from assistant.export.twips import twips

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.oxml.xmlchemy import BaseOxmlElement

    from assistant.export.gongwen import Align, Face, Indent, Measures, Style

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def node(tag: str, *children: BaseOxmlElement, **attributes: object) -> BaseOxmlElement:
    """Return a ``w:`` element; attributes are in the same namespace, None leaves one out."""
    made = cast("BaseOxmlElement", OxmlElement(f"w:{tag}"))
    for name, value in attributes.items():
        if value is not None:
            made.set(qn(f"w:{name}"), str(value))
    made.extend(children)
    return made


def words(text: str) -> BaseOxmlElement:
    """Return the ``w:t`` of a text without breaks and tabs, blanks at its ends kept."""
    made = node("t")
    made.text = text
    made.set(_SPACE, "preserve")
    return made


def text_run(text: str) -> BaseOxmlElement:
    """Return a run of that text; the hint gives “ ” … — to the Chinese face."""
    return node("r", node("rPr", node("rFonts", hint="eastAsia")), words(text))


def faces(face: Face, latin: str) -> BaseOxmlElement:
    """Return the four slots of a typeface; the hint gives “ ” … — to the Chinese face."""
    return node("rFonts", hint="eastAsia", ascii=latin, hAnsi=latin, eastAsia=face.name, cs=latin)


def run_properties(style: Style, measures: Measures) -> BaseOxmlElement:
    """Return face, size, spacing and colour of a style."""
    children = [faces(measures.fonts[style.font], latin_name(style, measures))]
    children += [node(tag, val=int(style.bold)) for tag in ("b", "bCs")]
    color = "FF0000" if style.color == "red" else "000000"
    children.append(node("color", val=color))
    children.append(node("spacing", val=twips(style.spacing_pt)))
    children += [node(tag, val=round(style.size_pt * 2)) for tag in ("sz", "szCs")]
    return node("rPr", *children)


def latin_name(style: Style, measures: Measures) -> str:
    """Return the face of digits; page numbers are in 宋体 throughout (7.5)."""
    if measures.latin.follows_text or style.font == "song":
        return measures.fonts[style.font].name
    return measures.latin.name


def spacing(*, before_pt: float = 0, after_pt: float = 0, line_pt: float) -> BaseOxmlElement:
    """Return the white around a paragraph and the exact height of its lines."""
    return node(
        "spacing",
        before=twips(before_pt),
        after=twips(after_pt),
        line=twips(line_pt),
        lineRule="exact",
    )


def indentation(indent: Indent, char_pt: float, unit_pt: float | None = None) -> BaseOxmlElement:
    """Return indents in characters, which Word prefers, and in twips for all other readers.

    Args:
        indent: in characters of *char_pt*.
        char_pt: size of the text.
        unit_pt: size of the paragraph's own characters, by which Word counts.
    """
    scale = char_pt / (unit_pt or char_pt)
    attributes: dict[str, int] = {}
    hanging = indent.first_line < 0
    sides = {
        "left": indent.left,
        "right": indent.right,
        "hanging" if hanging else "firstLine": abs(indent.first_line),
    }
    for side, chars in sides.items():
        attributes[f"{side}Chars"] = round(chars * 100 * scale)
        attributes[side] = twips(chars * char_pt)
    return node("ind", **attributes)


def alignment(align: Align) -> BaseOxmlElement:
    """Return how the lines of a paragraph are set."""
    return node("jc", val=align)


def replace_children(parent: BaseOxmlElement, children: Sequence[BaseOxmlElement]) -> None:
    """Put *children* in place of all that *parent* holds."""
    for child in list(parent):
        parent.remove(child)
    parent.extend(children)
