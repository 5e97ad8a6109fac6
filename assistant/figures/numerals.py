"""Numerals as reports write them, read into numbers and written back.

Arabic digits with separators and 万/亿, Chinese numerals, either with 余/多 inside, and 百分之.
Whether a numeral counts anything is decided by :mod:`assistant.figures.scan`.
"""

from __future__ import annotations

import re

from assistant.base.numerals import DIGIT_VALUES, DIGITS, LARGEST, read_whole, write_whole

_SCALES = {"": 1, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}

# 2,899 / 2 899 / 12.5 / 1.8万余 / 1200余万 / 双100
_ARABIC = re.compile(
    r"双?(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:[ \u00a0]\d{3})+|\d+(?:\.\d+)?)"
    r" ?[余多]? ?(?P<scale>[百千]?)(?P<myriad>[万亿]{0,2}) ?[余多]?"
)


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
    if not 0 <= value < LARGEST:
        raise ValueError(f"no numeral for {value}")
    whole = int(value)
    fraction = f"{value:.6f}".partition(".")[2].rstrip("0") if value != whole else ""
    spelt = write_whole(whole)
    return f"{spelt}点{''.join(DIGITS[int(sign)] for sign in fraction)}" if fraction else spelt


def _read_spelt(text: str) -> float | None:
    whole, point, fraction = text.partition("点")
    value = read_whole(whole)
    if value is None or not point:
        return None if value is None else float(value)
    if not fraction or any(sign not in DIGIT_VALUES for sign in fraction):
        return None
    return float(f"{value}.{''.join(str(DIGIT_VALUES[sign]) for sign in fraction)}")
