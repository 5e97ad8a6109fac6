"""How exact a number is meant: 近, 超, 不足, 以上, 左右 and the 余 inside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.figures.figure import Qualifier

_REACH = 8

# 近400份 / 约3万元 / 逾1万人次 / 不少于90课时 / 不足10件; not 预约, 最近
_BEFORE = re.compile(
    r"(?=[不低少小未最≤≦<＜至超高多大突逾≥≧>＞将接约近上])(?:(?P<under>不足|不到|不超过|不高于|不多于|不大于|低于|少于|小于|未满|最多|[≤≦<＜])"
    r"|(?P<over>不少于|不低于|不小于|不下|至少|超过|超出|高于|多于|大于|突破|(?<![高反])超|逾|[≥≧>＞])"
    r"|(?P<about>大约|将近|接近|大概|约计|(?<![节预签契违履公条合制民])约|(?<![最附就邻临靠亲])近|上(?=$)))"
    r"(?:了|达|达到|至|到|近|为)?\s?$"
)
# 70%以上 / 300件左右 / 10日以内
_AFTER = re.compile(
    r"\s?(?:(?P<about>左右|上下)|(?P<over>及?以上|之多|有余)|(?P<under>及?以下|以内|之内))"
)
_BARE_SCALE = frozenset("百千万")


def read_qualifier(text: str, start: int, end: int, *, hedged: bool) -> Qualifier:
    """Return how the number at *start* to *end* is hedged.

    A word before the number outweighs the 余 inside it (超300余人 is ``over``).

    Args:
        text: the clean text.
        start: first character of the number.
        end: one past its unit.
        hedged: 余 or 多 stands inside the number.
    """
    before = _BEFORE.search(text, max(0, start - _REACH), start)
    if before and not _is_upward(before[0], text[start]):
        return _name(before)
    after = _AFTER.match(text, end)
    if after:
        return _name(after)
    return "about" if hedged else "exact"


def _is_upward(word: str, first: str) -> bool:
    """Tell the 上 of 线上12场 from that of 上百场."""
    return word == "上" and first not in _BARE_SCALE


def _name(found: re.Match[str]) -> Qualifier:
    if found["about"]:
        return "about"
    return "over" if found["over"] else "under"
