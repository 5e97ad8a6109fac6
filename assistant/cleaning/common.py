"""Which characters a report is written in: those of GB 2312, and what they say of a reading.

Bytes read in the wrong encoding give characters that no report uses; that tells a right reading
from a wrong one.
"""

from __future__ import annotations

from functools import cache

from assistant.cleaning.variants import simplified

_MARKS = frozenset((0xA1, 0xA3))
"""Rows of GB 2312 that hold punctuation."""

_FIRST, _LAST = 0xB0, 0xD7
"""Rows of GB 2312 that hold the 3,755 characters of everyday texts."""


@cache
def is_common(character: str) -> bool:
    """Tell whether a character, simplified, is one of the everyday ones or punctuation."""
    try:
        code = simplified(character).encode("gb2312")
    except UnicodeEncodeError:
        return False
    return len(code) == 2 and (code[0] in _MARKS or _FIRST <= code[0] <= _LAST)


def common_share(text: str) -> float:
    """Return the share of everyday characters among those of *text* that are not ASCII."""
    beyond = [character for character in text if character > "\x7f" and not character.isspace()]
    if not beyond:
        return 1.0
    return sum(map(is_common, beyond)) / len(beyond)
