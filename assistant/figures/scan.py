"""Where a text names a number with a measure word: one pass over the whole text.

Gives mentions (value, unit, place), changes and targets among them, for the other modules to judge.
What counts nothing (ordinals, names, years) is left out here.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from assistant.figures.exclusions import is_inside_name, load_exclusions
from assistant.figures.numerals import read_numeral
from assistant.figures.units import group_of, load_units, unit_pattern

_SPELT_SIGNS = "零一二两三四五六七八九十百千万亿"
_BARE_SCALES = "百千万亿"
_SMALL = 10
# 近百场 / 上千人 / 超万人次: a scale without a digit counts only with a hedge
_HEDGE_BEFORE_SCALE = re.compile(r"(?:近|约|逾|超|超过|突破|上|达|过)$")
# 办理一件， / 召开一次；: the only place where 一 counts
_ONE_COUNTS_AFTER = re.compile(r"[，,。；;、\n（(]|$")
_ONE_COUNTS_BEFORE = re.compile(
    r"(?:办理|受理|审结|召开|举办|开展|组织|制定|出台|印发|废止|审查|备案|发生|聘请|新增|评选|共|件|案件|培训|会议|活动|文件)$"
)
# 分七期 / 举办两期 / 学法三期: a phase (一期、二期工程) is no count
_TERM_COUNTS_BEFORE = re.compile(
    r"(?:分|共|举办|开办|开展|组织|推出|刊发|编发|印发|制作|发布|学习|学法|培训|培训班|讲座|专栏|简报|达|了)$"
)
# 3—5次 / 10至15万元
_RANGE_BEFORE = re.compile(
    r"(?<![\d.,—-])(?P<low>\d{1,6}(?:\.\d{1,4})?[万亿]?|[一二两三四五六七八九十]{1,3})"
    r"[ \u00a0]?[-—–―~～至到]+[ \u00a0]?$"
)
_RANGE_REACH = 14
_DASHES = frozenset("-—–―~～至到")
_SCALES = re.compile(r"[百千]?[万亿]{1,2}$")


class Mention(NamedTuple):
    """A number with its measure word."""

    start: int
    """First character of the number."""
    end: int
    """One past the unit."""
    value: float
    """In base units."""
    unit: str
    """As written, without 万/亿."""
    hedged: bool
    """余 or 多 stands inside."""
    upper: float | None = None
    """The upper end of a range (3—5次), whose lower end is the value."""


def find_mentions(text: str) -> list[Mention]:
    """Return every number that counts something, in order, without overlap."""
    mentions: list[Mention] = []
    for found in _pattern().finditer(text):
        mention = _read_mention(text, found, mentions[-1].end if mentions else 0)
        if mention is not None:
            mentions.append(mention)
    return mentions


@cache
def _pattern() -> re.Pattern[str]:
    # 2899件 / 2 899件 / 1.8万余人次 / 1200余万元 / 双100% / 三百二十件 / 百分之九十九
    spelt = f"[{_SPELT_SIGNS}]{{1,16}}(?:点[{_SPELT_SIGNS}]{{1,4}})?"
    # The signs that a number can begin with, said first, spare most places of a text the rest.
    return re.compile(
        rf"""
        (?=[\d双{_SPELT_SIGNS}])
        (?:
        (?P<number>
            (?<![\d.A-Za-z*#_,])(?<![^比长]\+)
            (?:双(?=\d))?
            (?: \d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?
              | \d{{1,3}}(?:[ \u00a0]\d{{3}})+(?!\d)
              | \d{{1,12}}(?!\d)(?:\.\d{{1,6}})? )
            (?:[ ]?[余多])? [ ]? [百千]?[万亿]{{0,2}} (?:[ ]?[余多])?
          | {spelt} [余多]? [万亿]? [余多]?
        )
        [ ]?(?P<unit>{unit_pattern()})
      | (?P<share>百分之(?:{spelt}|\d{{1,4}}(?:\.\d{{1,6}})?))
        )
        """,
        re.VERBOSE,
    )


def _read_mention(text: str, found: re.Match[str], floor: int) -> Mention | None:
    """Return the mention, None where it counts nothing; a range begins not before *floor*."""
    number, unit = found.group("number", "unit")
    if number is None:
        return _read_share(found)
    start, end = found.span()
    value = float(number) if number.isdecimal() else read_numeral(number)
    if value is None or load_exclusions().excludes(text, start, start + len(number)):
        return None
    lower = _lower_end(text, start)
    if lower and lower.start("low") >= floor:
        return _read_range(text, lower, found, value)
    if number[0] in _SPELT_SIGNS and not _counts_when_spelt(text, found, value):
        return None
    if is_inside_name(text, start, end, share=group_of(unit) == "rate"):
        return None
    return Mention(start, end, value, unit, "余" in number or "多" in number)


def _lower_end(text: str, start: int) -> re.Match[str] | None:
    """Return the lower end of the range of which a number is the upper one, with its dash."""
    before = text[start - 1] if start else ""
    if before not in _DASHES and not before.isspace():
        return None
    return _RANGE_BEFORE.search(text, max(0, start - _RANGE_REACH), start)


def _read_range(
    text: str, lower: re.Match[str], found: re.Match[str], upper: float
) -> Mention | None:
    """Return a range as one mention; 10至15万元 begins at 10万."""
    low = lower["low"]
    scale = _SCALES.search(found["number"])
    value = read_numeral(low if scale is None or low[-1] in "万亿" else low + scale[0])
    start = lower.start("low")
    if value is None or value >= upper or load_exclusions().excludes(text, start, found.start()):
        return None
    if is_inside_name(text, start, found.end(), share=group_of(found["unit"]) == "rate"):
        return None
    return Mention(start, found.end(), value, found["unit"], False, upper)


def _read_share(found: re.Match[str]) -> Mention | None:
    value = read_numeral(found["share"])
    return None if value is None else Mention(*found.span(), value, "%", False)


def _counts_when_spelt(text: str, found: re.Match[str], value: float) -> bool:
    """Tell whether a Chinese numeral counts (十期, 两件) or names (三项制度, 统一部署)."""
    number, start, end = found["number"], found.start(), found.end()
    left = text[max(0, start - 4) : start]
    if not number.strip(_BARE_SCALES):
        return bool(_HEDGE_BEFORE_SCALE.search(left))
    if value >= _SMALL:
        return True
    if value <= 1:
        return bool(_ONE_COUNTS_BEFORE.search(left) and _ONE_COUNTS_AFTER.match(text, end))
    return _counts_below_ten(text, found["unit"], left, end)


def _counts_below_ten(text: str, unit: str, left: str, end: int) -> bool:
    known = load_units().get(unit)
    if known is None or known.spelt == "large":
        return False
    if unit == "期":
        return bool(_TERM_COUNTS_BEFORE.search(left))
    return known.spelt == "any" or text.startswith(tuple(known.spelt.split("|")), end)
