"""Brackets, book-title marks and quotation marks without their other half, paragraph by paragraph.

Part of the rule ``numbering``; the commonest cause is a heading cut in two or a lost half of “”.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.checks.finding import Finding
from assistant.checks.sentence import lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLOSING = {
    "）": "（",
    ")": "（",
    "》": "《",
    "】": "【",
    "”": "“",
    "’": "‘",
    "〕": "〔",
    "〉": "〈",
}
_OPENING = {
    "（": "（",
    "(": "（",
    "《": "《",
    "【": "【",
    "“": "“",
    "‘": "‘",
    "〔": "〔",
    "〈": "〈",
}
# any of them
_MARK = re.compile(r"[（）()《》【】“”‘’〔〕〈〉]")
# 一）强化监督 · 1）压实责任 · ）解忧纾困: ordinals, which have their own finding
_ORDINAL_HEAD = re.compile(r"[一二三四五六七八九十\d]{0,3}[）)]")


def find_unpaired(text: str, rule: str) -> Iterator[Finding]:
    """Yield a finding for each mark without its other half in the same paragraph."""
    for offset, line in lines_of(text):
        head = _ORDINAL_HEAD.match(line)
        for place in _unpaired(line, head.end() if head else 0):
            start = offset + place
            message = f"“{line[place]}”没有配对的另一半。"
            yield Finding(rule=rule, severity="error", message=message, start=start, end=start + 1)


def _unpaired(line: str, begin: int) -> list[int]:
    """Return the places of marks without partner; a closing mark leaves what it jumps over."""
    open_places: dict[str, list[int]] = {mark: [] for mark in _OPENING.values()}
    lonely = []
    for match in _MARK.finditer(line, begin):
        mark = match.group()
        if mark in _OPENING:
            open_places[_OPENING[mark]].append(match.start())
        elif open_places[_CLOSING[mark]]:
            open_places[_CLOSING[mark]].pop()
        else:
            lonely.append(match.start())
    return sorted(lonely + [place for places in open_places.values() for place in places])
