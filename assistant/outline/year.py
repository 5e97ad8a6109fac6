"""The reporting year (报告年度) as title, opening, file name or a date tell it."""

from __future__ import annotations

import re

from assistant.base.numerals import read_whole

YEAR = r"(?:(?:19|20)[0-9]{2}|[一二][〇○零九][〇○零一二三四五六七八九]{2})(?=年)"
"""Pattern of a year with 年 after it: 2023, 二〇二三."""

_CHINESE_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_LAST_MONTH_OF_REPORTS = 6
"""A report that comes out later in the year may be on that year itself."""

# 2023年 · 2023年度 · 二〇二三年; not （2021—2025年）
_FREE_YEAR = re.compile(rf"(?<![0-9一二三四五六七八九〇○零])(?<![—–\-－~～])(?<![0-9年]至){YEAR}")
# 《某区2020年工作要点》 · 2023年1月5日 · 二〇二三年一月: the year of a document or of a day
_BESIDE = re.compile(
    r"《[^》\n]{0,80}》"
    r"|(?:[0-9]{4}|[一二〇○零三四五六七八九]{4})年[0-9一二三四五六七八九十]{1,2}月"
)
# 001-xialu-2023.txt
_BARE_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
# 2024-01-20 · 2024年1月20日 · 20240120: the day a file was saved
_DAY = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}[-_.年]?[01]?[0-9][-_.月]?[0-3][0-9]日?(?![0-9])")

# 二〇二四年一月二十日 · 2024年1月20日
_SIGNED = re.compile(rf"({YEAR})年\s*([0-9]{{1,2}}|[一二三四五六七八九十]{{1,2}})月")


def find_year(text: str) -> int | None:
    """Return the first year that *text* names with 年, years of a span (2021—2025年) aside.

    The year of a document's name or of a day counts only where there is no other.
    """
    match = _FREE_YEAR.search(_BESIDE.sub("", text)) or _FREE_YEAR.search(text)
    return to_year(match[0]) if match else None


def find_file_year(name: str) -> int | None:
    """Return the last year in a file name, with or without 年; that of a day aside."""
    name = _DAY.sub(" ", name)
    years = _BARE_YEAR.findall(name)
    return int(years[-1]) if years else find_year(name)


def year_before(day: str) -> int:
    """Return the year that a report speaks of which came out on *day* (``2024-01-20``)."""
    year, month = int(day[:4]), int(day[5:7])
    return year - 1 if month <= _LAST_MONTH_OF_REPORTS else year


def year_of_signature(text: str) -> int | None:
    """Return the year that a report speaks of which is signed at the end of *text*."""
    days = _SIGNED.findall(text)
    if not days:
        return None
    year, month = days[-1]
    number = int(month) if month.isdecimal() else read_whole(month)
    return year_before(f"{to_year(year)}-{number or 1:02}")


def to_year(written: str) -> int:
    """Return the number of 2023 or 二〇二三."""
    return int(written.translate(_CHINESE_DIGITS))
