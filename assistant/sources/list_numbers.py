"""Automatic numbers of DOCX paragraphs, counted as a word processor counts them: 一、 （二） 3.

The numbers stand nowhere in the text of the file: ``numbering.xml`` says how each level of a list
is written, and the reader has to count.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from assistant.base.numerals import DIGITS, write_whole

_LEGAL = "零壹贰叁肆伍陆柒捌玖"

# %1、   （%2）   第%1章
PLACE = re.compile(r"%([1-9])")

# 第一章   第二部分   2.1 : a number that has to be parted from the words after it
WORD_END = re.compile(r"(?:[章节编篇条]|部分|[A-Za-z0-9])$")

ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)

_CIRCLED = "".join(map(chr, range(0x2460, 0x2474)))

CYCLES = {
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
    "ideographEnclosedCircle": "".join(map(chr, range(0x3280, 0x328A))),
    "decimalEnclosedCircle": _CIRCLED,
    "decimalEnclosedCircleChinese": _CIRCLED,
    "decimalEnclosedParen": "".join(map(chr, range(0x2474, 0x2488))),
    "decimalEnclosedFullstop": "".join(map(chr, range(0x2488, 0x249C))),
}
"""Styles that count by a row of signs."""

_IDEOGRAPHS = "〇一二三四五六七八九"

SIGNS = {
    **dict.fromkeys(
        ("ideographDigital", "taiwaneseDigital", "koreanDigital2", "japaneseDigitalTenThousand"),
        _IDEOGRAPHS,
    ),
    **dict.fromkeys(("decimalFullWidth", "decimalFullWidth2"), "０１２３４５６７８９"),
}
"""Styles that write each digit as a sign of their own."""

LARGEST = 9999
"""A number beyond this is written in figures: no list is so long, but a damaged file may say so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """How one level of a list is numbered."""

    format: str = "decimal"
    """``decimal``, ``chineseCounting``, ``bullet`` … as the standard names them."""
    text: str = ""
    """What is printed, ``%1`` standing for the number of the first level."""
    start: int = 1
    """The first number."""
    legal: bool = False
    """All numbers are printed in figures, whatever their levels say."""
    restart: int | None = None
    """It starts anew after the levels below this one; None for all above it, 0 for never."""
    style: str | None = None
    """The paragraph style that belongs to this level."""
    is_close: bool = False
    """The text follows the number without a space."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedList:
    """A list as paragraphs name it."""

    counts_in: str
    """The list whose numbers it goes on with: several may share them."""
    levels: dict[int, Level]
    """How each level is printed, from 0."""
    starts: dict[int, int] = field(default_factory=dict)
    """The levels that start anew where this list first comes, and their first numbers."""

    def level_of(self, style: str) -> int | None:
        """Return the level that belongs to a paragraph style, or None."""
        return next((i for i, level in self.levels.items() if level.style == style), None)


@dataclass(slots=True, kw_only=True)
class ListCounter:
    """The numbers reached in each list of one document."""

    lists: dict[str, NumberedList]
    """The lists by their ``numId``."""
    reached: dict[str, dict[int, int]] = field(default_factory=dict)
    """For each list and level the number last given."""
    begun: set[tuple[str, int]] = field(default_factory=set)
    """The levels of lists that have started anew already."""

    def next_label(self, number_id: str, level: int) -> str:
        """Return the number of a list's next paragraph, such as （二）; nothing for a bullet."""
        found = self.lists.get(number_id)
        here = found.levels.get(level) if found else None
        if found is None or here is None:
            return ""
        reached = self.reached.setdefault(found.counts_in, {})
        if level in found.starts and (number_id, level) not in self.begun:
            self.begun.add((number_id, level))
            reached.pop(level, None)
        reached[level] = reached[level] + 1 if level in reached else here.start
        for deeper in [other for other in reached if other > level]:
            if _restarts(found.levels.get(deeper), level):
                del reached[deeper]
        for above in range(level):
            reached.setdefault(above, _start(found, above))
        return _label(here, found.levels, reached)


def _restarts(deeper: Level | None, level: int) -> bool:
    """Tell whether a deeper level starts anew after a paragraph of *level*."""
    return deeper is None or deeper.restart is None or level < deeper.restart


def _start(found: NumberedList, level: int) -> int:
    return found.levels[level].start if level in found.levels else 1


def _label(here: Level, levels: dict[int, Level], reached: dict[int, int]) -> str:
    """Return a number as printed: 第一章 is followed by a space, 一、 is not."""
    if here.format in {"bullet", "none"}:
        return ""

    def number(match: re.Match[str]) -> str:
        level = int(match[1]) - 1
        if level not in reached:
            return ""
        style = levels[level].format if level in levels else "decimal"
        return format_number(reached[level], "decimal" if here.legal else style)

    label = PLACE.sub(number, here.text).strip()
    return f"{label} " if WORD_END.search(label) and not here.is_close else label


def format_number(number: int, style: str) -> str:
    """Return a number in the style that a DOCX names: 12 → 十二, 12., xii, l …."""
    if not 0 <= number <= LARGEST:
        return str(number)
    if style in {"lowerRoman", "upperRoman"}:
        roman = _roman(number)
        return roman.upper() if style == "upperRoman" else roman
    if style in {"lowerLetter", "upperLetter"} and number:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if style == "upperLetter" else letter
    if style in _CHINESE_STYLES:
        return write_whole(number)
    return _plain_style(number, style)


_CHINESE_STYLES = frozenset(
    (
        *("chineseCounting", "chineseCountingThousand", "ideographTraditionalCounting"),
        *("japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand", "koreanCounting"),
    )
)


def _plain_style(number: int, style: str) -> str:
    """Return a number in one of the styles that exchange sign for sign."""
    if style == "decimalZero":
        return f"{number:02d}"
    if style == "numberInDash":
        return f"-{number}-"
    if style in SIGNS:
        return str(number).translate(str.maketrans("0123456789", SIGNS[style]))
    if style in {"chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"}:
        legal = ("一" if 10 <= number < 20 else "") + write_whole(number)
        return legal.translate(str.maketrans(DIGITS + "十百千", _LEGAL + "拾佰仟"))
    if style in CYCLES and 1 <= number <= len(CYCLES[style]):
        return CYCLES[style][number - 1]
    return str(number)


def _roman(number: int) -> str:
    written = ""
    for value, letters in ROMAN:
        count, number = divmod(number, value)
        written += letters * count
    return written
