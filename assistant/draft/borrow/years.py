"""Times in a peer's text: years move with the reporting year, days and sessions are to be checked.

The reporting year, the one before and the one after move; years of laws, of five-year plans and of
the far goal (2035年) stay. The year of a beginning or an honour (自2021年起), any other year, a day
or a month of the peer's calendar, a session of its congress (五届六次全会) and a yearly event
(第十二届茶文化节) are its own and are marked.
Document numbers become blanks, but for those of the centre.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from assistant.draft.borrow.marks import Mark
from assistant.draft.edit import Edit
from assistant.draft.fields import write_blank

if TYPE_CHECKING:
    from collections.abc import Iterator

# 〔2023〕12号
_DOCUMENT_NUMBER = re.compile(r"[〔\[［]20\d\d[〕\]］]\s?第?\d{1,4}\s?号")
# （青府 before it, or 青栎府办 where no bracket tells where the office's sign begins
_OFFICE = re.compile(
    r"(?<=[（(])[一-鿿]{1,12}$"
    r"|(?:(?!印发|下发|制发|根据|按照|依据|文件)[一-鿿]){1,6}?[发办函字规通委政党]$"
)
_OFFICE_OF_CENTRE = re.compile(
    r"(?:国发|国办发|国函|国办函|中发|中办发|中委|厅字|司发通?|司规|法释|法发|财[一-鿿]"
    r"|发改[一-鿿]{0,3}|国市监[一-鿿]{1,3})$"
)
_TO = r"[—–－\-~～至到]{1,2}"
# 2021—2025年, 2021年至2025年, 2023年9月至2024年3月
_YEARS = re.compile(
    rf"(?<!\d)(?P<first>20\d\d)年?(?P<month>\d{{1,2}}月)?(?:\d{{1,2}}日)?{_TO}"
    rf"(?P<last>20\d\d)(?!\d)年?(?(month)(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?)"
)
_SPELT = "〇一二三四五六七八九"
_DIGITS = str.maketrans(_SPELT + "零○", "012345678900")
_IN_FORCE = r"起?(?:正式)?(?:施行|生效)"
# 2023年, 二〇二三年, 2023年修订, 2024年1月1日起施行
_YEAR = re.compile(
    rf"(?<!\d)(?P<year>20\d\d|二[〇零○][〇零○一二三四五六七八九]{{2}})年(?P<law>修[订正]|版|(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?{_IN_FORCE})?"
)
# 7月15日, 8月上旬, 1—11月; not 9月1日起施行
_DAY = re.compile(
    rf"(?=\d)(?:(?<![\d.])(?:\d{{1,2}}月?{_TO})?\d{{1,2}}月"
    rf"(?:\d{{1,2}}(?:{_TO}\d{{1,2}})?[日号]|[上中下]旬|[底初末份])?(?P<law>{_IN_FORCE})?"
    r"|(?<![\d.月])\d{1,2}日(?=[上下]午|晚|当天))"
)
# 自2021年6月起, 2022年获评, 2022年修订章程; 2021年以来 where it is not the reporting year
_BEGUN_BEFORE = re.compile(
    r"(?:(?<![来亲])自(?:从)?|始于|源于|早在|入选|获评|荣获|获得|被评为|首批)[“《]?$"
)
_BEGUN_AFTER = re.compile(
    r"度?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:[份初底末]|[上中下]旬)?(?:起(?!诉|草|数)|开始|成立)"
    r"|度?[^，。；：\d]{0,12}(?:首批|入选|获评|荣获|被评为|被授予|修订)"
)
_SINCE = re.compile(r"度?(?:\d{1,2}月)?(?:份|初|底)?以来")
_WHOLE_YEAR = re.compile(rf"1月?{_TO}12月")
_DAYS_OF_ALL = frozenset(
    ("1月1日", "3月15日", "4月15日", "4月26日", "6月26日", "12月4日", "12月31日", "12月", "12月底")
)
"""Days of national law and the end of the year; 12月 is the month of the constitution."""
# “十三五”, 十三五期间, “七五”普法
_PLAN_NAME = re.compile(
    r"(?:“(?=[^”]{2,3}”))?(?<![一二三四五六七八九十])(?P<number>十?[一二三四五六七八九])五"
    r"(?:”|(?=普法|规划|期间|时期))"
)
_FAR_GOAL = 2035
_PLAN_LENGTHS = (4, 5, 14)
"""Years from the first to the last of a plan: 2021—2025, 2015—2020, 2021—2035."""

_N = r"[一二三四五六七八九十百\d]{1,4}"
# 十三届五次全会, 第十四届人大常委会第五次会议, 第25次常务会议, 第八次党代会
_SESSION = re.compile(
    rf"""
    第?{_N}届 (?: [人政][大协] | 人民代表大会 | [一-鿿]{{0,4}}委员会 )? (?: 常委会 | 常务委员会 )?
        第?{_N}(?:、{_N})*次 (?:（扩大）)? (?: 全体会议 | 全会 | 会议 )?
  | {_N}届 (?=[区县市省州旗]委) | 第{_N}(?:、{_N})*次 (?:（扩大）)?
        (?: 党代会 | 党员代表大会 | 代表大会 | [一-鿿]{{0,4}}会议 | 常委会 | 党组会 )
    """,
    re.VERBOSE,
)
# 第十二届茶文化节, 首届普法微视频大赛
_EVENT = re.compile(
    rf"(?:第{_N}届|首届)(?!全国|中国)"
    r"(?:[^，。；、：“”《》（）\s\d]{0,16}?(?:节|赛|博览会|论坛|运动会|活动|峰会|交易会|评选|大会))?"
)
_NATIONAL = re.compile(r"(?:全国|党的|中国共产党|中共|中央|国务院)[一-鿿]{0,8}$")
_REACH = 14
_BEFORE = 4


def document_number_edits(text: str) -> Iterator[Edit]:
    """Turn the numbers of the peer's documents into blanks; keep those of the centre."""
    for match in _DOCUMENT_NUMBER.finditer(text):
        office = _OFFICE.search(text, max(0, match.start() - _REACH), match.start())
        start = office.start() if office else match.start()
        is_kept = office is not None and _OFFICE_OF_CENTRE.search(office[0])
        written = text[start : match.end()] if is_kept else write_blank("发文字号")
        yield Edit(start, match.end(), written)


def year_edits(text: str, own_year: int, source_year: int | None) -> Iterator[Edit]:
    """Move the years around the reporting year; keep those of laws and plans."""
    for match in _YEARS.finditer(text):
        if _is_plan(match):
            yield Edit(match.start(), match.end(), match[0])
    for match in _single_years(text):
        year = _year(match)
        if _is_begun(text, match, own_year, source_year):
            continue
        if not match["law"] and _moves(year, source_year):
            year += own_year - (source_year or own_year)
        elif not (match["law"] or _stays(year, own_year)):
            continue
        yield Edit(match.start(), match.end("year"), _written_like(match["year"], year))


def year_marks(text: str, own_year: int, source_year: int | None) -> Iterator[Mark]:
    """Mark the years that neither move nor are one's own or everyone's."""
    for match in _YEARS.finditer(text):
        if not _is_plan(match):
            yield Mark(match.start(), match.end(), verbatim=True)
    for match in _single_years(text):
        year = _year(match)
        is_known = match["law"] or _stays(year, own_year) or _moves(year, source_year)
        if _is_begun(text, match, own_year, source_year) or not is_known:
            yield Mark(match.start(), match.end("year") + 1)
    for match in _PLAN_NAME.finditer(text):
        if _last_year_of_plan(match) < own_year:
            yield Mark(match.start(), match.end())


def _last_year_of_plan(match: re.Match[str]) -> int:
    """Return 2020 for “十三五” and for “七五”普法."""
    number = int(match["number"][-1].translate(_DIGITS))
    return (2005 if match["number"].startswith("十") else 1985) + 5 * number


def _year(match: re.Match[str]) -> int:
    return int(match["year"].translate(_DIGITS))


def _written_like(written: str, year: int) -> str:
    """Return the year in digits, or spelt with the peer's sign for naught."""
    if written.isascii():
        return str(year)
    naught = written[1]
    return "".join(naught if sign == "0" else _SPELT[int(sign)] for sign in str(year))


def _single_years(text: str) -> Iterator[re.Match[str]]:
    """Yield the years that stand in no range."""
    ranges = [match.span() for match in _YEARS.finditer(text)]
    for match in _YEAR.finditer(text):
        index = bisect_right(ranges, (match.start(), len(text)))
        if not index or ranges[index - 1][1] <= match.start():
            yield match


def _is_begun(text: str, match: re.Match[str], own_year: int, source_year: int | None) -> bool:
    """Return whether the year is that of a beginning or an honour: it is what it was."""
    end = match.end("year") + 1
    if match["law"] or _year(match) == _FAR_GOAL:
        return False
    if _BEGUN_BEFORE.search(text, max(0, match.start() - _BEFORE), match.start()):
        return True
    if _year(match) not in (own_year, source_year) and _SINCE.match(text, end):
        return True
    return bool(_BEGUN_AFTER.match(text, end))


def _stays(year: int, own_year: int) -> bool:
    return year == _FAR_GOAL or abs(year - own_year) <= 1


def _moves(year: int, source_year: int | None) -> bool:
    return source_year is not None and abs(year - source_year) <= 1


def day_edits(text: str) -> Iterator[Edit]:
    """Keep the days that are the same for all."""
    for match in _DAY.finditer(text):
        if _is_for_all(match):
            yield Edit(match.start(), match.end(), match[0])


def time_marks(text: str) -> Iterator[Mark]:
    """Mark days, months, sessions and yearly events."""
    for match in _DAY.finditer(text):
        if not _is_for_all(match):
            yield Mark(match.start(), match.end())
    for pattern in (_SESSION, _EVENT):
        for match in pattern.finditer(text):
            if not _NATIONAL.search(text[max(0, match.start() - _REACH) : match.start()]):
                yield Mark(match.start(), match.end())


def _is_plan(match: re.Match[str]) -> bool:
    first, last = int(match["first"]), int(match["last"])
    return match["month"] is None and last % 5 == 0 and last - first in _PLAN_LENGTHS


def _is_for_all(match: re.Match[str]) -> bool:
    return bool(match["law"]) or match[0] in _DAYS_OF_ALL or bool(_WHOLE_YEAR.fullmatch(match[0]))
