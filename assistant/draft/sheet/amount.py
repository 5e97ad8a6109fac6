"""A number as people write it into a cell: 158件, 5.8万, １２３, 一百五十八, 约300.

What is understood has a value, and a remark where somebody should look at it; what is not has the
remark alone. Nothing is guessed: 无 may be zero or not counted.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from assistant.draft.numbers import format_number
from assistant.figures.numerals import read_numeral
from assistant.figures.units import group_of

_LARGEST = Decimal(10) ** 15
_TIMES = {
    "": 1,
    "百": 100,
    "千": 1_000,
    "万": 10_000,
    "十万": 100_000,
    "百万": 1_000_000,
    "千万": 10_000_000,
    "亿": 100_000_000,
}
_HEDGE_BEFORE = r"(?:大约|大概|约|近|超过|超|逾|不少于|>|≥|~)"
_HEDGE_AFTER = r"(?:余|多|左右|以上|上下|\+)"
# 158, -3, 1,234件, 5.8万元, 约300余人次
_WRITTEN = re.compile(
    rf"(?P<hedge>{_HEDGE_BEFORE}?)(?P<sign>[-－−]?)"
    r"(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    rf"(?P<inner>{_HEDGE_AFTER}?)(?P<times>[十百千]?万|[百千亿]?)(?P<outer>{_HEDGE_AFTER}?)"
    rf"(?P<unit>[^\d,.]*?)(?P<end>{_HEDGE_AFTER}?)",
    re.ASCII,
)
_NUMERAL = re.compile(r"(?P<numeral>[〇零一二两三四五六七八九十百千万亿]{1,12})(?P<unit>\D{0,4})")
_NOTHING = frozenset(("-", "--", "—", "——", "–", "/", "\\", "无", "没有", "暂无", "未统计", "×"))
_FRACTIONS = frozenset(("%", "％", "元", "公里", "亩", "平方米", "小时"))
"""Measure words that may have decimals."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """What a cell says."""

    value: float | None
    """In base units; None where it is no number, or one that cannot be."""
    remark: str = ""
    """Why somebody should look at it, in Chinese; empty for a plain number."""


def read_amount(written: str, unit: str) -> Amount | None:
    """Return what a cell says; None for an empty one.

    Args:
        written: the cell's text.
        unit: measure word of the indicator.
    """
    text = re.sub(r"\s+", "", unicodedata.normalize("NFKC", written))
    if not text:
        return None
    if text in _NOTHING:
        return Amount(value=None, remark="没有填数字，请核实是0还是没有统计")
    match = _WRITTEN.fullmatch(text)
    if match is None:
        return _spelt(text, unit) or Amount(value=None, remark="不是数字")
    value = Decimal(match["digits"].replace(",", "")) * _TIMES[match["times"]]
    if value > _LARGEST:
        return Amount(value=None, remark="数字太大")
    if match["sign"] and value:
        return Amount(value=None, remark="是负数")
    hedged = any(match[name] for name in ("hedge", "inner", "outer", "end"))
    return _judged(value, match["unit"], unit, times=match["times"], hedged=hedged)


def _spelt(text: str, unit: str) -> Amount | None:
    """Return what a Chinese numeral says."""
    match = _NUMERAL.fullmatch(text)
    value = read_numeral(match["numeral"]) if match else None
    if match is None or value is None:
        return None
    return _judged(Decimal(str(value)), match["unit"], unit, times="汉字", hedged=False)


def _judged(value: Decimal, written: str, unit: str, *, times: str, hedged: bool) -> Amount:
    unit = unicodedata.normalize("NFKC", unit)
    if written and unit and not _is_same_measure(written, unit):
        return Amount(value=None, remark=f"单位“{written}”与指标的“{unit}”不符")
    remarks = []
    if times or (written and unit != "%"):
        remarks.append(f"按{format_number(float(value))}计")
    if written and unit and written != unit:
        remarks.append(f"单位应为“{unit}”")
    if hedged:
        remarks.append("是约数")
    if value != value.to_integral_value() and unit not in _FRACTIONS:
        remarks.append("不是整数")
    return Amount(value=float(value), remark="，".join(remarks))


def _is_same_measure(written: str, unit: str) -> bool:
    """Return whether the words count alike: 宗 for 件."""
    group = group_of(written)
    return written == unit or (bool(group) and group != "rate" and group == group_of(unit))
