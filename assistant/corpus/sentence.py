"""Cutting the sentence out of which a figure comes."""

from __future__ import annotations

import re

# 办结案件120件。|”）
_SENTENCE_END = re.compile(r"[。！？!?\n][”’」』）)]*")
REACH = 300
"""Characters looked at on each side; a longer sentence (a flattened table) is cut there."""


def sentence_at(text: str, start: int, end: int) -> str:
    """Return the sentence of *text* that holds the characters from *start* to *end*."""
    first = max(0, start - REACH)
    for found in _SENTENCE_END.finditer(text, first, start):
        first = found.end()
    after = _SENTENCE_END.search(text, end, end + REACH)
    return text[first : after.end() if after else end + REACH].strip()
