"""How numbers and their changes are written in an official document.

Two decimals at most, halves rounded up, no trailing zeros; rates move in 个百分点, counts in per
cent; nothing is compared with zero (project page on annual reports, part 6). Reading numbers is
left to ``figures``.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal

RATE_UNITS = frozenset({"%", "％", "个百分点"})
"""Measure words of rates, whose difference is counted in 个百分点."""

_EXACT = Context(prec=400, rounding=ROUND_HALF_UP)
_CENT = Decimal("0.01")
_WAN = Decimal(10_000)
_YI = Decimal(100_000_000)


def format_number(value: float) -> str:
    """Return the number in plain digits: ``158``, ``2637.6``, ``99.96``."""
    return _plain(_rounded(_decimal(value)))


def format_value(value: float, unit: str) -> str:
    """Return number and measure word: ``158件``, ``10.65%``, ``2637.6万元``.

    Money is written in 万元 or 亿元 where two decimals hold it exactly.
    """
    number = _decimal(value)
    if unit == "元":
        return _money(number)
    return _plain(_rounded(number)) + unit


def format_change(this: float | None, last: float | None, unit: str) -> str:
    """Return ``同比增长27%``, ``同比下降2.16个百分点`` or ``同比持平``.

    Empty where nothing can be compared: a value is missing, or a count rose from zero.
    """
    if this is None or last is None:
        return ""
    now, before = _decimal(this), _decimal(last)
    if now == before:
        return "同比持平"
    if unit in RATE_UNITS:
        return _moved(now - before, "上升", "个百分点")
    if before <= 0:
        return ""
    share = _EXACT.divide(_EXACT.multiply(now - before, Decimal(100)), before)
    return _moved(share, "增长", "%")


def _moved(difference: Decimal, rise: str, unit: str) -> str:
    amount = _rounded(abs(difference))
    if not amount:
        return "同比基本持平"
    direction = rise if difference > 0 else "下降"
    return f"同比{direction}{_plain(amount)}{unit}"


def _money(yuan: Decimal) -> str:
    for size, name in ((_YI, "亿元"), (_WAN, "万元")):
        amount = _EXACT.divide(yuan, size)
        if abs(amount) >= 1 and amount == _rounded(amount):
            return _plain(amount) + name
    return _plain(_rounded(yuan)) + "元"


def _decimal(value: float) -> Decimal:
    return Decimal(str(value))


def _rounded(number: Decimal) -> Decimal:
    return number.quantize(_CENT, context=_EXACT)


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
