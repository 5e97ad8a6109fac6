"""Whole numbers in Chinese numerals: 三百二十, 两千万, 一亿零五.

The language alone; what a number counts is decided elsewhere.
"""

from __future__ import annotations

import re

DIGITS = "零一二三四五六七八九"
DIGIT_VALUES = {digit: value for value, digit in enumerate(DIGITS)} | {"〇": 0, "两": 2}
LARGEST = 10**12
"""No number from here on has a numeral."""

_PLACES = (("亿", 100_000_000), ("万", 10_000), ("千", 1000), ("百", 100), ("十", 10))
_MYRIADS = {"亿": 100_000_000, "万": 10_000}

# 三百二十 / 两万 / 十 / 百 / 九十八点五 / 两千万; one group of four places a time
_BELOW_MYRIAD = re.compile(
    r"(?:(?P<thousands>[一二两三四五六七八九]?)千)?(?P<gap1>零?)"
    r"(?:(?P<hundreds>[一二两三四五六七八九]?)百)?(?P<gap2>零?)"
    r"(?:(?P<tens>[一二三四五六七八九]?)十)?(?P<gap3>零?)(?P<ones>[零〇一二两三四五六七八九]?)"
)


def read_whole(text: str) -> int | None:
    """Return the number that a numeral stands for, or None where it is none.

    ``两亿三千万零五`` is read in parts: before 亿, before 万, the rest. Colloquial 两万五 and
    一百二 leave their last place unsaid and are not read.
    """
    if not text:
        return None
    total = 0
    for sign in "亿万":
        upper, found, lower = text.rpartition(sign)
        if found:
            part = read_whole(upper) if upper else 1
            if part is None:
                return None
            if lower in DIGIT_VALUES:
                return None  # 两万五 means 25,000 and is left alone
            total += part * _MYRIADS[sign]
            text = lower.removeprefix("零")
    if not text:
        return total
    below = _read_below_myriad(text)
    return None if below is None else total + below


def write_whole(value: int) -> str:
    """Return the numeral: 12 → ``十二``, 105 → ``一百零五``, 110 → ``一百一十``.

    Raises:
        ValueError: the value is negative or not below :data:`LARGEST`.
    """
    if not 0 <= value < LARGEST:
        raise ValueError(f"no numeral for {value}")
    return _write_whole(value)


def _read_below_myriad(text: str) -> int | None:
    found = _BELOW_MYRIAD.fullmatch(text)
    if not found:
        return None
    if not found["tens"] and found["tens"] is not None and text[0] != "十" and "零" not in text:
        return None  # 二百十 is no numeral; 十 alone starts one
    total = 0
    for name, scale in (("thousands", 1000), ("hundreds", 100), ("tens", 10), ("ones", 1)):
        digit = found[name]
        if digit is None or (name == "ones" and not digit):
            continue
        total += (DIGIT_VALUES[digit] if digit else 1) * scale
    return total if _is_whole_place(text, found["ones"]) else None


def _is_whole_place(text: str, ones: str) -> bool:
    """Tell 一百零二 from the colloquial 一百二, which means 120 and is left alone."""
    return not (ones and ones not in "零〇" and len(text) > 1 and text[-2] in "百千")


def _write_whole(value: int) -> str:
    if value < 10:
        return DIGITS[value]
    sign, scale = next(place for place in _PLACES if value >= place[1])
    upper, lower = divmod(value, scale)
    head = "" if sign == "十" and upper == 1 else _write_whole(upper)
    return head + sign + _write_rest(lower, scale)


def _write_rest(value: int, scale: int) -> str:
    """Write what follows a scale, with 零 where a place is empty and 一十 spelt out."""
    if value == 0:
        return ""
    gap = "零" if value < scale // 10 else ""
    tens = "一" if 10 <= value < 20 else ""
    return gap + tens + _write_whole(value)
