"""Last year's year where this year is meant, and the reporting year where the next one is.

Seen in published reports: a 2025 report whose first part is headed “2024年…情况”, 今年以来 in a
text published the year after, a plan for a year already over. Comparisons, ranges, dates of
documents and years in 《》 are no findings.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.checks.finding import Finding, Severity
from assistant.checks.period import find_wrong_periods
from assistant.checks.roles import Roles
from assistant.checks.sentence import BookTitles, sentence_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.checks.context import Context
    from assistant.outline.section import Section

RULE = "wrong_year"

_RANGE = "—－–~～至-"
# 2024年, not 2021—2025年 nor 〔2024〕
_YEAR = re.compile(rf"(?<![\d{_RANGE}])(?P<year>20\d\d)(?=年(?![{_RANGE}]))")
# 二、2025年工作计划完成情况: looks back although it speaks of a plan
_LOOKS_BACK = re.compile(r"完成情况|落实情况|执行情况|回顾|以来|上年|基础上")
# 一、2024年法治政府建设工作情况
_ABOUT_THE_YEAR = re.compile(r"情况|成效|举措|做法|工作|履职|履行|问题|不足|短板|总结")
# （二）2024年度考核反馈问题整改到位: last year's papers, dealt with this year
_LAST_YEAR_PAPER = re.compile(r"考核|评估|述法|反馈|督察|整改|印发|评查")
# 2024年，在区委、区政府的领导下… (the opening paragraph) · 2024年以来，
_OPENING = re.compile(r"^[ 　]*(?P<year>20\d\d)(?=年(?P<since>以来)?(?:度)?[，,])", re.MULTILINE)
# 现将2024年法治政府建设情况报告如下
_HEREBY = re.compile(r"现[将就][^。\n\d]{0,30}(?P<year>20\d\d)(?=年[^。\n]{0,40}(?:报告|汇报)如下)")
_OPENING_LENGTH = 1500
"""Characters after the title in which the opening is looked for."""

# 。2024年，全区共办理行政复议案件87件
_STATEMENT = re.compile(
    r"(?:^|(?<=[。；\n]))(?P<year>20\d\d)(?=年(?:度|全年)?(?:，|全[区县市局镇街]|我[区县市局镇街]))",
    re.MULTILINE,
)
_COUNTS = re.compile(r"\d(?:余|多)?[万亿]?(?:件|次|场|人|宗|份|项|条|起|户|%)")
_COMPARES = re.compile(
    r"同比|相比|对比|较|比上|上年|去年|以来|至今|延续|印发|考核|试点|由.{1,30}[至到为]"
)

# 今年以来 · 今年 · 明年
_RELATIVE = re.compile(r"(?P<which>今年|明年)(?P<since>以来)?(?![初春夏秋冬])")
# 2025年，我局将… (in the plan) · 力争2025年底前完成
_PLANNED = re.compile(r"(?:^|(?<=[。；：\n]))(?P<year>20\d\d)(?=年(?:度)?，)", re.MULTILINE)
_DEADLINE = re.compile(
    r"(?<![\d—])(?P<year>20\d\d)(?=年(?:年?底|末|\d{1,2}月(?:底|末)?)(?:之?前|完成))"
)
# 2025年2月10日, alone on its line: the date of signing
_DATE_LINE = re.compile(r"^[ 　]*(?P<year>20\d\d)年(?P<month>\d{1,2})月(?:\d{1,2}日)?[ 　]*$", re.M)
_EARLIEST_MONTH = 11
"""A report may be signed from November of the reporting year on."""

_LOOKING_BACK = frozenset({"achievements", "leader", "problems", "preface", "other"})


def find_wrong_years(context: Context) -> Iterator[Finding]:
    """Yield a finding for each year that is not the one meant."""
    yield from find_wrong_periods(context.text, RULE)
    year = context.year
    if year is None:
        return
    yield from _find_in_title(context.text, year)
    yield from _find_in_headings(context, year)
    yield from _find_in_opening(context.text, year)
    roles, titles = Roles(context.outline), BookTitles(context.text)
    yield from _find_statements(context.text, year, roles)
    yield from _find_relative(context.text, year, roles, titles)
    yield from _find_past_plans(context.text, year, roles)
    yield from _find_dates(context.text, year)


def _finding(severity: Severity, message: str, match: re.Match[str], fix: int | None) -> Finding:
    """Return a finding on the year of *match*, with the right year where it is certain."""
    return Finding(
        rule=RULE,
        severity=severity,
        message=message,
        start=match.start("year"),
        end=match.end("year"),
        fix=None if fix is None else str(fix),
    )


def _find_in_title(text: str, year: int) -> Iterator[Finding]:
    end = text.find("\n")
    found = list(_YEAR.finditer(text, 0, end if end >= 0 else len(text)))
    if found and all(int(match["year"]) != year for match in found):
        message = f"标题中的年份与报告年度（{year}年）不一致。"
        yield _finding("error", message, found[0], year if len(found) == 1 else None)


def _find_in_headings(context: Context, year: int) -> Iterator[Finding]:
    for section in context.outline.sections:
        if section.list_item or not section.heading or section.level > 2:
            continue
        for match in _YEAR.finditer(context.text, section.start, section.body_start):
            if finding := _judge_heading(section, match, year):
                yield finding


def _judge_heading(section: Section, match: re.Match[str], year: int) -> Finding | None:
    """Return a finding where the year in a heading does not fit what the section is for."""
    found, heading = int(match["year"]), section.heading or ""
    if section.role == "plan":
        if found > year or _LOOKS_BACK.search(heading):
            return None
        message = f"下一年度安排写成了{found}年，应为{year + 1}年。"
        return _finding("error", message, match, year + 1)
    if found >= year or section.role == "closing" or not _ABOUT_THE_YEAR.search(heading):
        return None
    if section.level > 1 and _LAST_YEAR_PAPER.search(heading):
        return None
    message = f"标题写的是{found}年，而报告年度是{year}年。"
    return _finding("error" if section.level == 1 else "warning", message, match, year)


def _find_in_opening(text: str, year: int) -> Iterator[Finding]:
    begin = text.find("\n") + 1
    end = begin + _OPENING_LENGTH
    first = _OPENING.search(text, begin, end)
    if first and int(first["year"]) == year - 1 and not _is_after_heading(text, begin, first):
        severity: Severity = "warning" if first["since"] else "error"
        message = f"导语写的是{year - 1}年，而报告年度是{year}年。"
        yield _finding(severity, message, first, year)
    for match in _HEREBY.finditer(text, begin, end):
        if int(match["year"]) != year:
            message = f"“现将……报告如下”中的年份应为{year}年。"
            yield _finding("error", message, match, year)


def _is_after_heading(text: str, begin: int, match: re.Match[str]) -> bool:
    return re.search(r"^[（(]?[一二][）)、]", text[begin : match.start()], re.MULTILINE) is not None


def _find_statements(text: str, year: int, roles: Roles) -> Iterator[Finding]:
    """Yield a finding for each count of last year that is told as if it were this year's."""
    for match in _STATEMENT.finditer(text):
        if int(match["year"]) != year - 1 or roles[match.start()] not in ("achievements", "leader"):
            continue
        sentence = sentence_of(text, match.start("year"))
        if _COUNTS.search(sentence) and not _COMPARES.search(sentence):
            message = f"这里叙述的是{year - 1}年的数据，请核对是否应为{year}年。"
            yield _finding("warning", message, match, None)


def _find_relative(text: str, year: int, roles: Roles, titles: BookTitles) -> Iterator[Finding]:
    """Yield a finding for each 今年 and 明年: the report is read in the year after."""
    for match in _RELATIVE.finditer(text):
        role, word = roles[match.start()], match["which"]
        looks_back = role in _LOOKING_BACK or role is None
        if match.start() in titles or (word == "今年" and not looks_back):
            continue
        right = year if word == "今年" else year + 1
        fix = f"{right}年{match['since'] or ''}"
        yield Finding(
            rule=RULE,
            severity="warning",
            message=f"报告在次年公开，“{match.group()}”宜写明年份“{fix}”。",
            start=match.start(),
            end=match.end(),
            fix=fix,
        )


def _find_past_plans(text: str, year: int, roles: Roles) -> Iterator[Finding]:
    for pattern in (_PLANNED, _DEADLINE):
        for match in pattern.finditer(text):
            if int(match["year"]) > year or roles[match.start("year")] != "plan":
                continue
            if not _LOOKS_BACK.search(sentence_of(text, match.start("year"))):
                message = f"下一年度安排中出现已过去的{match['year']}年，请核对。"
                yield _finding("warning", message, match, None)


def _find_dates(text: str, year: int) -> Iterator[Finding]:
    for match in _DATE_LINE.finditer(text):
        signed = int(match["year"]), int(match["month"])
        if signed < (year, _EARLIEST_MONTH):
            message = f"成文日期早于报告年度（{year}年）结束，请核对年份。"
            yield _finding("warning", message, match, None)
