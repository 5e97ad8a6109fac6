"""One paragraph of a template as a line: ``#`` to ``####`` a heading, ``>`` guidance, else text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.draft.parts import Paragraph

if TYPE_CHECKING:
    from assistant.draft.parts import ParagraphStyle

MARKS: dict[ParagraphStyle, str] = {
    "heading1": "#",
    "heading2": "##",
    "heading3": "###",
    "heading4": "####",
    "guidance": ">",
    "internal": "!",
}
_STYLES: dict[str, ParagraphStyle] = {mark: style for style, mark in MARKS.items()}
# ## 规范行政执法
_MARKED = re.compile(r"(?P<mark>#{1,4}|>|!)[ \t]*(?P<text>.*)")
# [[  [%  [#  #]
_DELIMITER = re.compile(r"\[(?=[\[%#])|(?<=[\]%#])\]")
_BLANKS = re.compile(r"\s+")
_OWN_MARKS = str.maketrans("#>!", "＃＞！")


def read_line(line: str) -> Paragraph:
    """Return the paragraph that a line writes."""
    marked = _MARKED.fullmatch(line.strip())
    if marked:
        return Paragraph(style=_STYLES[marked["mark"]], text=marked["text"].strip())
    return Paragraph(text=line.strip())


def write_line(style: ParagraphStyle, text: str) -> str:
    """Return the line that writes a paragraph of that style; text may hold the delimiters."""
    text = _BLANKS.sub(" ", text).strip()
    if style in MARKS:
        return f"{MARKS[style]} {text}"
    return text[:1].translate(_OWN_MARKS) + text[1:]


def without_delimiters(text: str) -> str:
    """Return words of a draft as words of a template: what a template would obey is made wide."""
    return _DELIMITER.sub(lambda match: "［" if match[0] == "[" else "］", text)
