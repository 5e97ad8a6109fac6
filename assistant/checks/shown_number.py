"""How exactly a number was written, and whether a computed one agrees with it.

99.6% agrees with 99.64 % and not with 99.69 %: a number is as exact as the digits it shows.
"""

from __future__ import annotations

import re

# 99.96% · 1.8万余人次
_DIGITS = re.compile(r"\d+(?:\.(?P<decimals>\d+))?")
_SLACK = 1e-9


def decimals_shown(written: str) -> int:
    """Return how many decimals the first number of *written* shows; 0 for Chinese numerals."""
    match = _DIGITS.search(written)
    return len(match["decimals"] or "") if match else 0


def agrees(computed: float, shown: float, decimals: int) -> bool:
    """Tell whether *computed* is *shown* when rounded to the digits shown."""
    return abs(computed - shown) <= 0.5 * 10.0**-decimals + _SLACK


def is_cut_off(computed: float, shown: float, decimals: int) -> bool:
    """Tell whether *shown* is *computed* with its further digits cut off instead of rounded."""
    return 0 <= computed - shown < 10.0**-decimals - _SLACK


def with_decimals(value: float, decimals: int) -> str:
    """Return the number with as many decimals, without needless zeros: 99.69, 100."""
    written = f"{value:.{decimals}f}"
    return written.rstrip("0").rstrip(".") if "." in written else written
