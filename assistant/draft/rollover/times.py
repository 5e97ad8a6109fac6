"""Words of a report that depend on time and that no rule can move: each stays and is marked.

Meetings have new numbers, plans end, “首次” is true once, 去年 means another year. What the whole
country says of the year is a table (:mod:`assistant.draft.rollover.dated_names`); here are the
forms that such words have. Years by themselves are left to
:mod:`assistant.draft.rollover.years`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.draft.borrow.numbers import claim_marks
from assistant.draft.borrow.years import document_number_edits, time_marks
from assistant.draft.rollover.dated_names import dated_name_marks
from assistant.draft.rollover.flag import TimeMark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.draft.rollover.flag import FlagKind

_N = r"[一二三四五六七八九十百\d]{1,4}"
# 党的二十一届三中全会, 十四届全国人大三次会议, 全国政协十四届三次会议
_NATIONAL_MEETING = re.compile(
    rf"(?:党的)?{_N}届{_N}中全会"
    rf"|第?{_N}届全国(?:人大|人民代表大会|政协)第?{_N}次会议"
    rf"|全国(?:人大|政协)第?{_N}届(?:会议)?第?{_N}次会议"
)
_EVENT = re.compile(r"(?:节|赛|博览会|论坛|运动会|活动|峰会|交易会|评选)$")
# “十四五”规划, 八五普法, “十四五”期间
_PLAN_NAME = re.compile(
    r"(?:“(?P<quoted>十?[一二三四五六七八九])五”|(?<![一二三四五六七八九十])"
    r"(?P<bare>十?[一二三四五六七八九])五(?=普法|规划|期间|时期|收官))(?:普法)?(?:规划)?"
)
_DIGITS = "零一二三四五六七八九"
# 2021—2025年, （2021—2025）
_RANGE = re.compile(
    r"(?<![\d第〔])(?P<first>20\d\d)年?(?:—|－|–|~|～|-|至|到){1,2}(?P<last>20\d\d)年?(?![\d.])"
)
_STAGE = re.compile(r"(?:开局|起步|收官|决胜|承上启下|攻坚)之年|中期评估|终期评估|总结验收")
# 今年、去年、明年; not 说明年度, 目前年均, 近年来年均
_RELATIVE = re.compile(
    r"(?:今|(?<![失除])去|(?<![说证表声透文])明|(?<![未近以本])来|(?<!目)前)年(?![轻龄均])"
    r"|次年|本年度?|上一?年度?"
)
_FIRST = re.compile(r"首次|第一次|首(?:个|家|例|批|部|创|单)|率先(?!垂范)|填补[^，。]{0,6}空白")
# “利剑护蕾”专项行动, 百日攻坚行动, 三年行动计划
_CAMPAIGN = re.compile(
    r"“[^“”\n]{1,20}”(?:系列)?(?:专项|集中)?(?:行动|整治|攻坚战?)"
    r"|(?:[两二三]年|百日)(?:专项)?(?:行动|攻坚|整治)(?:行动)?(?:计划|方案)?"
)

# 2024年是新中国成立75周年, 2021年是开局之年: true of one year only
_NATURE = re.compile(r"(?<=年)是[^，。；\n]{2,40}?(?:之年|周年|一年)")

_RELATIVE_ADVICE = "所指年份已变，宜写明具体年份"


def fixed_time_marks(text: str, year: int) -> Iterator[TimeMark]:
    """Mark what is told by its form alone and holds numbers that are no figures.

    Args:
        text: a paragraph.
        year: the new reporting year.
    """
    yield from dated_name_marks(text, year)
    yield from _matches(_NATIONAL_MEETING, text, "meeting", "请核对会议届次，换成最近召开的会议")
    yield from _plan_marks(text, year)
    yield from _range_marks(text, year)
    for mark in time_marks(text):
        yield _time_mark(text, mark.start, mark.end)
    for edit in document_number_edits(text):
        if edit.written != text[edit.start : edit.end]:
            yield TimeMark(
                start=edit.start,
                end=edit.end,
                kind="document",
                advice="这是上一份报告所引的文号，请核对",
            )


def worded_time_marks(text: str, year: int) -> Iterator[TimeMark]:
    """Mark what words tell; a figure among them goes before the mark.

    Args:
        text: a paragraph.
        year: the new reporting year.
    """
    yield from _matches(_NATURE, text, "event", f"请核对{year}年是否仍可这样说")
    for mark in claim_marks(text):
        yield TimeMark(
            start=mark.start,
            end=mark.end,
            kind="honour",
            advice="荣誉、排名等是上一份报告写的，请核实今年情况",
        )
    yield from _matches(_STAGE, text, "plan", f"请核对{year}年处于规划期的哪个阶段")
    yield from _matches(_FIRST, text, "first", "“首次”等只在当年成立，请核对")
    yield from _matches(_CAMPAIGN, text, "campaign", f"请核对{year}年是否仍在开展")
    yield from _matches(_RELATIVE, text, "relative", _RELATIVE_ADVICE)


def _matches(
    pattern: re.Pattern[str], text: str, kind: FlagKind, advice: str
) -> Iterator[TimeMark]:
    for match in pattern.finditer(text):
        yield TimeMark(start=match.start(), end=match.end(), kind=kind, advice=advice)


def _time_mark(text: str, start: int, end: int) -> TimeMark:
    """Return the mark of a day, a session or a yearly event, with advice for its kind."""
    words = text[start:end]
    kind: FlagKind = "meeting"
    advice = "请核对会议届次，换成本年度的会议"
    if _EVENT.search(words) or words.startswith("首届"):
        kind, advice = "event", "请核对届次，换成本年度的活动"
    elif words[0].isdigit() and "届" not in words:
        kind, advice = "day", "日期是上一份报告的，请核对"
    return TimeMark(start=start, end=end, kind=kind, advice=advice)


def _plan_marks(text: str, year: int) -> Iterator[TimeMark]:
    """Mark a five-year plan that ends, or has ended, in that year; within its years it stays."""
    for match in _PLAN_NAME.finditer(text):
        number = match["quoted"] or match["bare"]
        last = _last_year_of_plan(number, match[0])
        if year > last:
            following = _next_plan(number)
            advice = f"“{number}五”到{last}年，请核对是否改为“{following}五”"
        elif year == last:
            advice = f"{year}年是“{number}五”的最后一年，请核对表述"
        else:
            continue
        yield TimeMark(start=match.start(), end=match.end(), kind="plan", advice=advice)


def _last_year_of_plan(number: str, words: str) -> int:
    """Return 2025 for “十四五” and for “八五”普法."""
    count = _DIGITS.index(number[-1])
    is_of_economy = number.startswith("十") and "普法" not in words
    return (2005 if is_of_economy else 1985) + 5 * count


def _next_plan(number: str) -> str:
    """Return 十五 after 十四, 九 after 八, 十 after 九."""
    count = _DIGITS.index(number[-1])
    if count == 9:
        return "二十" if number.startswith("十") else "十"
    return number[:-1] + _DIGITS[count + 1]


def _range_marks(text: str, year: int) -> Iterator[TimeMark]:
    """Mark spans of years that end with the year, or before it."""
    for match in _RANGE.finditer(text):
        last = int(match["last"])
        if last <= year:
            advice = f"{year}年期满，请核对表述" if last == year else f"已于{last}年期满，请核对"
            yield TimeMark(start=match.start(), end=match.end(), kind="plan", advice=advice)
