"""Chinese text read one byte off: 六?！保瑸槊褶k → 六保”，為民辦.

A page in GBK lost the first byte of a character (it shows as ``?``); from there on each byte was
paired with the wrong neighbour until an ASCII byte set the reading right. The bytes are still
there, so all but the first character can be read again; that one needs a known phrase, or can only
be a full stop.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from assistant.base.span import Note
from assistant.base.tables import read_table
from assistant.cleaning.common import is_common
from assistant.cleaning.han import HAN
from assistant.cleaning.variants import simplified

if TYPE_CHECKING:
    from assistant.cleaning.rule import Cleaned

# ?！保瑸  : where a byte may be lost; a mark may have been narrowed since
START = re.compile(r"\?(?=[^\x00-\x7f\s]|[,;:!()])")

# 币?guī)劃 : the bracket of a pinyin note was taken for half a character
PINYIN = re.compile(r"([a-zü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zü]*)\)")

_WIDE = str.maketrans(",;:!()", "，；：！（）")

UNKNOWN = "\ufffd"
"""Stands for the character whose first byte is lost."""

LOST = "?\ufffd"
"""What stands for a byte that makes no character."""

LONGEST_RUN = 60
"""Characters that may be read one byte off before a reading falls in step."""

LONGEST_QUOTE = 100
"""Characters before the damage among which an opening quote is looked for."""

SHORTEST_SENTENCE = 6
"""Characters before the damage without a mark, that show a sentence to be at its end."""

CONTEXT = 4
"""Characters before the damage that may tell the lost one."""

STOP_TRAIL = 0xA3
"""The second byte of 。"""

BRACKET_LEAD = 0xA3
"""The first byte of ）"""

BLANK_TRAIL = 0xA1
"""The second byte of the full-width blank that indents a line."""

FOLLOWING = 2
"""Characters after the damage that may tell the lost one."""

CRAMPED = ("“十五五", "“十四五", "“十三五", "（二）", "（三）", "（六）", "（十）", "基本")
"""Words that read one byte off have pairs of bytes in them that show nothing and get dropped.

Those that begin with a quote are told anywhere in a run, the others at its start alone.
"""

UNSHOWN_LEADS = frozenset([*range(0xAA, 0xB0), *range(0xF8, 0xFF)])
"""First bytes of the pairs that GBK leaves to fonts, where the second is 0xA1 or more."""

# 　（一）實(shí)施 : what may follow the blanks at the start of a line
AFTER_BLANK = re.compile(r"[（［【〔“《１-９]")

# （一�(shí)施 : the half of ） went together with the half of the character after it
OPEN_ORDINAL = re.compile(r"（[一二三四五六七八九十]{1,3}$")

# 他说：“抓落实 : a quotation that is a sentence
SPEECH = re.compile("[：，:,]“[^”]*$")

# “十四五”时期    考核评价 : what a sentence opens with
OPENING = re.compile(rf"[{HAN}“《‘【]")

# the end of a sentence, before 。 was lost
SENTENCE = re.compile(rf"[{HAN}\w%”》）、]{{{SHORTEST_SENTENCE},}}$")


@dataclass(frozen=True, slots=True)
class _Run:
    """A stretch read one byte off."""

    start: int
    """Of the ``?``."""
    end: int
    shown: str
    """Its characters that take two bytes each."""
    raw: bytes
    """The bytes after the lost one; the first is the second half of a character."""
    tail: str
    """What set the reading right: ASCII, or nothing where a byte was lost again."""


def mend_broken_bytes(text: str) -> Cleaned:
    """Return *text* with the runs read one byte off read again, where the result is sure."""
    if "?" not in text:
        return text, ()
    parts, position, notes = [], 0, []
    for match in START.finditer(text):
        if match.start() < position:
            continue
        run = _read_run(text, match.start())
        mended = _mended(text, run) if run else None
        if run is None or mended is None:
            continue
        parts += [text[position : run.start], mended]
        position = run.end
        notes.append(_note(text[run.start : run.end], simplified(mended)))
    return "".join([*parts, text[position:]]), tuple(notes)


def _note(found: str, shown: str) -> Note:
    message = f"“{found}”为编码错位，已修复为“{shown}”，请核对。"
    if UNKNOWN in shown:
        message = f"“{found}”为编码错位，修复为“{shown}”，其中一字无法推断，请对照原文。"
    return Note(rule="broken_bytes", message=message)


def _read_run(text: str, start: int) -> _Run | None:
    """Return the run that a ``?`` opens, up to where the reading falls in step; None if nowhere."""
    raw = b""
    for end in range(start + 1, min(len(text), start + 2 + LONGEST_RUN)):
        character = text[end].translate(_WIDE)
        if raw and (character in LOST or "@" <= character <= "~"):
            tail = "" if character in LOST else character
            return _Run(start, end + 1, text[start + 1 : end], raw + tail.encode(), tail)
        try:
            code = character.encode("gb18030")
        except UnicodeEncodeError:
            return None
        if len(code) != 2:
            return None
        raw += code
        if code[1] < 0x80:
            return _Run(start, end + 1, text[start + 1 : end + 1], raw, "in step")
    return None


def _mended(text: str, run: _Run) -> str | None:
    """Return the run as it should read, or None where it may be sound as it is."""
    before = text[max(0, run.start - LONGEST_QUOTE) : run.start]
    before = before[before.rfind("\n") + 1 :]
    rest = _rest(text, run, before)
    if rest is None or not _is_text(rest):
        return None
    first = _lost_character(before, run.raw[0], rest)
    if first == UNKNOWN and all(map(is_common, run.shown.translate(_WIDE))):
        return None
    pattern, words = _cramped()
    return first + pattern.sub(lambda match: words[match[0]], rest)


def _is_text(rest: str) -> bool:
    """Tell whether a stretch holds everyday characters, but for one in four as names have them."""
    beyond = [character for character in rest if character > "\x7f" and character != UNKNOWN]
    return sum(not is_common(character) for character in beyond) <= len(beyond) // 4


def _rest(text: str, run: _Run, before: str) -> str | None:
    """Return what follows the damaged character; a lost last byte is a quote's or has pinyin."""
    raw = run.raw[1:]
    if run.tail:
        return _decoded(raw)
    whole = _decoded(raw[:-1])
    if whole is None:
        return None
    note = PINYIN.match(text, run.end)
    if note and raw[-1] == BRACKET_LEAD and OPEN_ORDINAL.search(whole):
        return f"{whole}）{_annotated(text, note[1])}("
    if note:
        return f"{whole}{_annotated(text, note[1], raw[-1])}("
    is_quoted = before.rfind("“") > before.rfind("”") or whole.rfind("“") > whole.rfind("”")
    return f"{whole}”" if raw[-1] == 0xA1 and is_quoted else None


def _decoded(raw: bytes) -> str | None:
    try:
        return raw.decode("gbk")
    except UnicodeDecodeError:
        return None


def _annotated(text: str, pinyin: str, lead: int | None = None) -> str:
    """Return the one character, with this first byte, that the text annotates so elsewhere."""
    found = set(re.findall(rf"([{HAN}])\({pinyin}\)", text))
    fitting = [one for one in found if lead in (None, *one.encode("gbk", "ignore")[:1])]
    return fitting[0] if len(fitting) == 1 else UNKNOWN


def _lost_character(before: str, trail: int, rest: str) -> str:
    """Return the one character with this second byte that fits here, or the unknown."""
    if trail == BLANK_TRAIL and not before.strip() and AFTER_BLANK.match(rest):
        return "\u3000"
    context, following = simplified(before[-CONTEXT:]), simplified(rest[:FOLLOWING])
    fitting = set()
    for lead in range(0xB0, 0xF8):
        character = bytes((lead, trail)).decode("gbk", "replace")
        if is_common(character) and _makes_phrase(context, character, following):
            fitting.add(character)
    if len(fitting) == 1:
        return fitting.pop()
    is_stop = trail == STOP_TRAIL and not fitting and _ends_sentence(before, rest)
    return "。" if is_stop else UNKNOWN


def _makes_phrase(context: str, character: str, following: str) -> bool:
    """Tell whether a character makes a known phrase with what stands before or after it."""
    ends = (context + character).endswith(_phrases())
    return ends or (character + following).startswith(_phrases())


def _ends_sentence(before: str, rest: str) -> bool:
    """Tell whether a full stop is due: after a long clause, or where speech closes."""
    if rest.startswith("”"):
        quoted = before.rpartition("“")[2]
        return len(quoted) >= SHORTEST_SENTENCE or SPEECH.search(before) is not None
    return SENTENCE.search(before) is not None and OPENING.match(rest) is not None


@cache
def _phrases() -> tuple[str, ...]:
    return tuple(row["phrase"] for row in read_table("set-phrases.csv"))


@cache
def _cramped() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return what finds the cramped words by the look that they have, and the words by it."""
    words = {_look(word): word for word in CRAMPED}
    looks = (re.escape(look) if look.startswith("“") else f"^{re.escape(look)}" for look in words)
    return re.compile("|".join(looks)), words


def _look(word: str) -> str:
    """Return a word read again after its unshown pairs of bytes were dropped: “十四五 → “誓五."""
    raw = word.encode("gbk")
    pairs = [raw[i : i + 2] for i in range(1, len(raw) - 1, 2)]
    shown = b"".join(
        pair for pair in pairs if pair[0] not in UNSHOWN_LEADS or pair[1] < BLANK_TRAIL
    )
    return (raw[:1] + shown + raw[-1:]).decode("gbk")
