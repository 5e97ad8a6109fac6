"""Chinese text read one byte off: 六?！保瑸槊褶k → 六保”，為民辦.

A page in GBK lost the first byte of a character (it shows as ``?``); from there on each byte was
paired with the wrong neighbour until an ASCII byte set the reading right. The bytes are still
there, so all but the first character can be read again; that one needs a known phrase.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from assistant.base.span import Note
from assistant.base.tables import read_table
from assistant.cleaning.variants import simplified

if TYPE_CHECKING:
    from assistant.cleaning.rule import Cleaned

# ?！保瑸槊褶k   ?!?  : the lost byte, whole characters (a mark may have been narrowed since),
# and where the reading falls in step again
RUN = re.compile(r"\?((?:[^\x00-\x7f\s]|[,;:!()]){1,60}?)([@-~?])")

_WIDE = str.maketrans(",;:!()", "，；：！（）")

UNKNOWN = "\ufffd"
"""Stands for the character whose first byte is lost."""

LONGEST_QUOTE = 100
"""Characters before the damage among which an opening quote is looked for."""

CONTEXT = 4
"""Characters before the damage that may tell the lost one."""


def mend_broken_bytes(text: str) -> Cleaned:
    """Return *text* with the runs read one byte off read again, where the result is sure."""
    if "?" not in text:
        return text, ()
    parts, position, notes = [], 0, []
    for match in RUN.finditer(text):
        mended = _mended(match)
        if mended is None:
            continue
        parts += [text[position : match.start()], mended]
        position = match.end()
        shown = simplified(mended)
        if UNKNOWN in mended:
            message = f"“{match[0]}”为编码错位，修复为“{shown}”，其中一字无法推断，请对照原文。"
        else:
            message = f"“{match[0]}”为编码错位，已修复为“{shown}”，请核对。"
        notes.append(Note(rule="broken_bytes", message=message))
    return "".join([*parts, text[position:]]), tuple(notes)


def _mended(match: re.Match[str]) -> str | None:
    """Return the run as it should read, or None where it may be sound as it is."""
    run, end = match[1].translate(_WIDE), match[2]
    try:
        raw = run.encode("gbk")
    except UnicodeEncodeError:
        return None
    if len(raw) != 2 * len(run):
        return None
    rest = _rest(raw, end, quoted=_is_quoted(match))
    if rest is None or not all(map(_is_common, rest)):
        return None
    first = _lost_character(match, raw[0])
    if end == "?":
        return first + rest if first != UNKNOWN else None
    return first + rest if not all(map(_is_common, run)) else None


def _rest(raw: bytes, end: str, *, quoted: bool) -> str | None:
    """Return what follows the damaged character; a lost last byte can only be a quote's."""
    if end == "?":
        if raw[-1] != 0xA1 or not quoted:
            return None
        raw += b"\xb1"
    else:
        raw += end.encode("ascii")
    try:
        return raw[1:].decode("gbk")
    except UnicodeDecodeError:
        return None


def _is_quoted(match: re.Match[str]) -> bool:
    """Tell whether a quotation that began before the damage in the same line is still open."""
    before = match.string[max(0, match.start() - LONGEST_QUOTE) : match.start()]
    return before.rfind("“") > max(before.rfind("”"), before.rfind("\n"))


def _lost_character(match: re.Match[str], trail: int) -> str:
    """Return the one character with this second byte that makes a known phrase, or the unknown."""
    before = simplified(match.string[max(0, match.start() - CONTEXT) : match.start()])
    fitting = set()
    for lead in range(0xB0, 0xF8):
        character = bytes((lead, trail)).decode("gbk", "replace")
        if _is_common(character) and (before + character).endswith(_phrases()):
            fitting.add(character)
    return fitting.pop() if len(fitting) == 1 else UNKNOWN


def _is_common(character: str) -> bool:
    """Tell whether a character, simplified, is one of the common ones or punctuation (GB 2312)."""
    try:
        code = simplified(character).encode("gb2312")
    except UnicodeEncodeError:
        return False
    return len(code) == 2 and (code[0] in (0xA1, 0xA3) or 0xB0 <= code[0] <= 0xD7)


@cache
def _phrases() -> tuple[str, ...]:
    return tuple(row["phrase"] for row in read_table("set-phrases.csv"))
