"""The reporting year (报告年度) as title, opening or file name say it."""

from __future__ import annotations

import re

YEAR = r"(?:(?:19|20)[0-9]{2}|[一二][〇○零九][〇○零一二三四五六七八九]{2})(?=年)"
"""Pattern of a year with 年 after it: 2023, 二〇二三."""

_CHINESE_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")

# 2023年 · 2023年度 · 二〇二三年; not （2021—2025年）
_FREE_YEAR = re.compile(rf"(?<![0-9一二三四五六七八九〇○零])(?<![—–\-－~～至]){YEAR}")
# 001-xialu-2023.txt
_BARE_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")


def find_year(text: str) -> int | None:
    """Return the first year that *text* names with 年, years of a span (2021—2025年) aside."""
    match = _FREE_YEAR.search(text)
    return to_year(match[0]) if match else None


def find_file_year(name: str) -> int | None:
    """Return the last year in a file name, with or without 年."""
    years = _BARE_YEAR.findall(name)
    return int(years[-1]) if years else find_year(name)


def to_year(written: str) -> int:
    """Return the number of 2023 or 二〇二三."""
    return int(written.translate(_CHINESE_DIGITS))
