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

ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)

CYCLES = {
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
}
"""Styles that count by a row of signs."""

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


@dataclass(slots=True)
class ListCounter:
    """The numbers reached in each list of one document."""

    lists: dict[str, tuple[str, dict[int, Level]]]
    """For each ``numId`` the list it counts in, and its levels."""
    reached: dict[str, dict[int, int]] = field(default_factory=dict)
    """For each list and level the number last given."""

    def next_label(self, number_id: str, level: int) -> str:
        """Return the number of a list's next paragraph, such as （二）; nothing for a bullet."""
        if number_id not in self.lists:
            return ""
        counts_in, levels = self.lists[number_id]
        reached = self.reached.setdefault(counts_in, {})
        here = levels.get(level)
        if here is None:
            return ""
        reached[level] = reached[level] + 1 if level in reached else here.start
        for deeper in [other for other in reached if other > level]:
            del reached[deeper]
        for above in range(level):
            reached.setdefault(above, levels[above].start if above in levels else 1)
        return _label(here, levels, reached)


def _label(here: Level, levels: dict[int, Level], reached: dict[int, int]) -> str:
    if here.format in {"bullet", "none"}:
        return ""

    def number(match: re.Match[str]) -> str:
        level = int(match[1]) - 1
        if level not in reached:
            return ""
        style = levels[level].format if level in levels else "decimal"
        return format_number(reached[level], "decimal" if here.legal else style)

    return PLACE.sub(number, here.text)


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
    if style in {
        "ideographDigital",
        "taiwaneseDigital",
        "koreanDigital2",
        "japaneseDigitalTenThousand",
    }:
        return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(number))
    if style in {"chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"}:
        legal = ("一" if 10 <= number < 20 else "") + write_whole(number)
        return legal.translate(str.maketrans(DIGITS + "十百千", _LEGAL + "拾佰仟"))
    if style.startswith("decimalEnclosedCircle") and 1 <= number <= 20:
        return chr(0x245F + number)
    if style in CYCLES and 1 <= number <= len(CYCLES[style]):
        return CYCLES[style][number - 1]
    return str(number)


def _roman(number: int) -> str:
    written = ""
    for value, letters in ROMAN:
        count, number = divmod(number, value)
        written += letters * count
    return written
