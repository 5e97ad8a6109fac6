"""The headings of an indicator sheet, and which column each of them means.

Offices head the numbers by words (本年, 上年) or by years (2025年, 2024年).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "key": ("指标键", "key"),
    "name": ("指标", "指标名称", "名称", "name"),
    "unit": ("单位", "计量单位", "量词", "unit"),
    "this_year": ("本年", "本年数", "本年度", "今年", "this_year"),
    "last_year": ("上年", "上年数", "上年度", "去年", "last_year"),
    "office": ("来源单位", "数据来源", "责任单位", "office"),
    "state": ("状态", "state"),
    "note": ("备注", "说明", "note"),
}
"""Headings by which each column is known; the first is the one written."""

_FIELDS = {name: field for field, names in COLUMNS.items() for name in names}
# 本年（2025年）
_BRACKETED = re.compile(r"[（(].*?[）)]|\s+")
# 2025年    2025年度数据    2025
_YEAR = re.compile(r"(20\d\d)(?:年度?(?:数|数据|数值)?)?")


def fields_of_headings(cells: Sequence[str], year: int | None = None) -> list[str | None]:
    """Return the field of :data:`COLUMNS` that each heading names, None where it names none.

    Args:
        cells: a line of headings.
        year: the reporting year; where it is None, the latest one that the headings name.
    """
    years = named_years(cells)
    this = year or max(years, default=0)
    by_year = {f"{this}": "this_year", f"{this - 1}": "last_year"}
    return [_FIELDS.get(_bare(cell)) or by_year.get(_year(cell)) for cell in cells]


def named_years(cells: Sequence[str]) -> set[int]:
    """Return the years that stand as headings of their own."""
    return {int(year) for year in map(_year, cells) if year}


def _year(text: str) -> str:
    """Return the year that a heading is, nothing for any other."""
    match = _YEAR.fullmatch(_bare(text))
    return match[1] if match else ""


def _bare(text: str) -> str:
    return _BRACKETED.sub("", text).lower()
