"""Numerals as reports write them, read into numbers and written back.

Arabic digits with separators and 万/亿, Chinese numerals, either with 余/多 inside, and 百分之.
Whether a numeral counts anything is decided by :mod:`assistant.figures.scan`.
"""

from __future__ import annotations

import re

DIGITS = "零一二三四五六七八九"
_DIGIT_VALUES = {digit: value for value, digit in enumerate(DIGITS)} | {"〇": 0, "两": 2}
_PLACES = (("亿", 100_000_000), ("万", 10_000), ("千", 1000), ("百", 100), ("十", 10))
_SCALES = {"": 1, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}

# 2,899 / 2 899 / 12.5 / 1.8万余 / 1200余万 / 双100
_ARABIC = re.compile(
    r"双?(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:[ \u00a0]\d{3})+|\d+(?:\.\d+)?)"
    r" ?[余多]? ?(?P<scale>[百千]?)(?P<myriad>[万亿]{0,2}) ?[余多]?"
)
# 三百二十 / 两万 / 十 / 百 / 九十八点五 / 两千万; one group of four places a time
_BELOW_MYRIAD = re.compile(
    r"(?:(?P<thousands>[一二两三四五六七八九]?)千)?(?P<gap1>零?)"
    r"(?:(?P<hundreds>[一二两三四五六七八九]?)百)?(?P<gap2>零?)"
    r"(?:(?P<tens>[一二三四五六七八九]?)十)?(?P<gap3>零?)(?P<ones>[零〇一二两三四五六七八九]?)"
)
_LARGEST = 10**12


def read_numeral(text: str) -> float | None:
    """Return the number that a numeral stands for, or None where it is none.

    ``1.8万余`` → 18000, ``三百二十`` → 320, ``百分之九十八点五`` → 98.5, ``千余`` → 1000.
    """
    found = _ARABIC.fullmatch(text)
    if found:
        digits = found["digits"].replace(",", "").replace(" ", "").replace("\u00a0", "")
        scale = _SCALES[found["scale"]]
        for sign in found["myriad"]:
            scale *= _SCALES[sign]
        return round(float(digits) * scale, 6)
    if text.startswith("百分之"):
        return read_numeral(text[3:])
    return _read_spelt(text.replace("余", "").replace("多", ""))


def write_numeral(value: float) -> str:
    """Return the Chinese numeral: 320 → ``三百二十``, 98.5 → ``九十八点五``.

    Raises:
        ValueError: the value is negative or not below 10**12.
    """
    if not 0 <= value < _LARGEST:
        raise ValueError(f"no numeral for {value}")
    whole = int(value)
    fraction = f"{value:.6f}".partition(".")[2].rstrip("0") if value != whole else ""
    spelt = _write_whole(whole)
    return f"{spelt}点{''.join(DIGITS[int(sign)] for sign in fraction)}" if fraction else spelt


def _read_spelt(text: str) -> float | None:
    whole, point, fraction = text.partition("点")
    value = _read_whole(whole)
    if value is None or not point:
        return value
    if not fraction or any(sign not in _DIGIT_VALUES for sign in fraction):
        return None
    return float(f"{value:.0f}.{''.join(str(_DIGIT_VALUES[sign]) for sign in fraction)}")


def _read_whole(text: str) -> float | None:
    """Read 两亿三千万零五: the part before 亿, the part before 万, the rest."""
    if not text:
        return None
    total = 0.0
    for sign in "亿万":
        upper, found, lower = text.rpartition(sign)
        if found:
            part = _read_whole(upper) if upper else 1.0
            if part is None:
                return None
            if lower in _DIGIT_VALUES:
                return None  # 两万五 means 25,000 and is left alone
            total += part * _SCALES[sign]
            text = lower.removeprefix("零")
    if not text:
        return total
    below = _read_below_myriad(text)
    return None if below is None else total + below


def _read_below_myriad(text: str) -> float | None:
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
        total += (_DIGIT_VALUES[digit] if digit else 1) * scale
    return float(total) if _is_whole_place(text, found["ones"]) else None


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
