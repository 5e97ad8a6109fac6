"""What the columns of a simple table say: names, measure words, years, changes.

指标 | 单位 | 2023年 | 2024年 | 同比
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from assistant.figures.change_words import is_change_heading
from assistant.figures.units import group_of

if TYPE_CHECKING:
    from collections.abc import Sequence

Role = Literal["label", "unit", "value", "change"]

# 受理数（件） / 单位：件
_UNIT_IN_NAME = re.compile(r"[（(](?:单位[：:])?(?P<unit>[^（()）]{1,5})[)）]")
_UNIT_COLUMN = re.compile(r"(?:计量)?单位$")
# 2023年 / 2023年度数量
_YEAR = re.compile(r"((?:19|20)\d\d)(?:年度?|$)")
_LAST = re.compile(r"(?:上一?年|去年|上年同期|上期|同期)(?!.*(?:增|减|比))")
_THIS = re.compile(r"(?:本年|今年|当年|本期|报告期)(?!.*(?:增|减|比))")
_LABEL = re.compile(r"指标|项目|类别|类型|名称|内容|事项|分类|主题|领域|工作")
_GROUP = re.compile(r"年度|年份|数量|情况|时间")
"""Headings over several columns that add nothing to their names."""
# 数量 / 本年: columns that add nothing to the name of the row
_VALUE = re.compile(r"数量|数值|数据|合计|总数|总计|件数|完成数?|情况")
_YEARS = re.compile(r"年度?|年份|时间|统计年度|报告年度")


class Column(NamedTuple):
    """One column by its heading."""

    name: str
    """Without year and measure word; empty where it adds nothing to the name of a row."""
    role: Role
    unit: str | None
    """Measure word with 万 or 亿, as written in the heading."""
    year: int | None


def read_columns(headings: Sequence[Sequence[str]], year: int | None) -> list[Column]:
    """Return the columns under one or two rows of headings.

    Args:
        headings: the rows of headings, equally long.
        year: the reporting year, for 本年 and 上年.
    """
    names = headings[0]
    if len(headings) > 1:
        names = [*map(_joined, _filled(headings[0]), headings[1])]
    return [_read_column(at, name, year) for at, name in enumerate(names)]


def year_of_name(name: str, year: int | None) -> int | None:
    """Return the year that a heading or a label names: 2023年, 本年, 上年."""
    named = _YEAR.match(name)
    if named:
        return int(named[1])
    if year is None:
        return None
    if _LAST.match(name):
        return year - 1
    return year if _THIS.match(name) else None


def names_years(column: Column) -> bool:
    """Tell whether the cells of a column are years (年度)."""
    return bool(_YEARS.fullmatch(column.name))


def known_unit(written: str) -> str | None:
    """Return a measure word with its 万 or 亿, None where it is none."""
    return written if group_of(written.lstrip("万亿")) else None


def unit_in_name(name: str) -> str | None:
    """Return the measure word in brackets: 件 of 行政复议受理（件）."""
    found = _UNIT_IN_NAME.search(name)
    return known_unit(found["unit"]) if found else None


def without_unit(name: str) -> str:
    """Return a name without its measure word in brackets."""
    return _UNIT_IN_NAME.sub("", name)


def _filled(cells: Sequence[str]) -> list[str]:
    """Give an empty heading the one before it, over whose column it stands."""
    filled: list[str] = []
    for cell in cells:
        filled.append(cell or (filled[-1] if filled else ""))
    return filled


def _joined(upper: str, lower: str) -> str:
    """Return the name of a column under two headings."""
    if not lower or upper == lower:
        return upper
    return lower if _GROUP.search(upper) or is_change_heading(upper) else f"{upper}{lower}"


def _read_column(at: int, written: str, year: int | None) -> Column:
    name, unit = without_unit(written), unit_in_name(written)
    if is_change_heading(name):
        return Column(name, "change", unit, None)
    if _UNIT_COLUMN.fullmatch(name):
        return Column("", "unit", None, None)
    named = year_of_name(name, year)
    if named is None and (at == 0 or (_LABEL.search(name) and unit is None)):
        return Column(name, "label", unit, None)
    rest = _YEAR.sub("", name) if named and _YEAR.match(name) else "" if named else name
    return Column("" if _VALUE.search(rest) else rest, "value", unit, named)
