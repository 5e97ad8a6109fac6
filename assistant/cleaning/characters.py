"""Characters that no reader sees: line ends, control characters, zero-width ones, odd encodings."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from assistant.base.span import Note

if TYPE_CHECKING:
    from assistant.cleaning.rule import Cleaned

# line ends of Windows, old Macs, form feeds, Unicode line and paragraph separators
LINE_END = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")

# more blank lines than tell anything
BLANK_LINES = re.compile("\n{4,}")

# BOM, zero-width space and joiners, soft hyphen, direction marks, control characters
INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\U000e0000-\U000e0fff]"
)

# half of a surrogate pair: cannot be stored
SURROGATE = re.compile("[\ud800-\udfff]")

# ⽤⾏ as PDF files give 用行
RADICAL = re.compile("[\u2e80-\u2fdf\uf900-\ufaff]")

# ? ? 2023年，某局    ????一、主要做法 : blanks of an indent that the page's encoding did not have
LOST_INDENT = re.compile(r"^[ \t\u3000]*\?(?:[ \t\u3000]*\?)+[ \t\u3000]*(?=\S)", re.MULTILINE)

# characters of a font's own, and what was lost in decoding
UNKNOWN = re.compile("[\ue000-\uf8ff\ufffd\U000f0000-\U0010ffff]")


def clean_characters(text: str) -> Cleaned:
    """Return *text* with line feeds as only line ends, without invisible characters."""
    text = INVISIBLE.sub("", LINE_END.sub("\n", text))
    if "?" in text:
        text = LOST_INDENT.sub("  ", text)
    text = BLANK_LINES.sub("\n\n\n", text)
    text = RADICAL.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    text = unicodedata.normalize("NFC", text)
    text, broken = SURROGATE.subn("\ufffd", text)
    notes: list[Note] = []
    unknown = len(UNKNOWN.findall(text))
    if unknown or broken:
        message = f"有{unknown}个字符无法识别（可能是编码损坏或专用字体），已原样保留，请对照原文。"
        notes.append(Note(rule="characters", message=message))
    return text, tuple(notes)
