"""Rates that do not follow from the counts beside them; part of the rule ``arithmetic``.

Two ways to know the counts: the indicators (``corpus/relations.csv`` says that 调解成功率 is the
share of 调解成功 in 受理), and the words (成功4198件 before 成功率99.6%). A rate with several
possible bases is wrong only when it follows from none.
"""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

from assistant.checks.figure_groups import by_sentence, lead_of, same_unit
from assistant.checks.finding import Finding
from assistant.checks.shown_number import agrees, decimals_shown, is_cut_off, with_decimals
from assistant.figures.derive import load_relations

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.checks.context import Context
    from assistant.figures.figure import Figure

# 调解成功率 → 成功; 按期办结率 → 办结 after 按期
_STEM = re.compile(r"(?P<before>[一-鿿]{0,4})(?P<stem>[一-鿿]{2})率[一-鿿]{0,3}$")
# 按期办结率 · 平均合格率: of something that the counts do not tell
_OTHER_BASE = re.compile(r"按[期时]|及时|限时|法定|平均|综合|当场|首次|其中|满意")
# 不合格61批次: not what the rate (合格率) counts
_NOT = ("不", "未", "没有", "没")
_NOT_FROM_COUNTS = frozenset({"应诉", "出庭", "满意", "知晓", "覆盖", "响应", "增长", "下降"})
_PERCENT = frozenset({"%", "％"})
_MOST = 12
"""Figures of a sentence that are looked at; a sentence with more is a table."""


def find_wrong_rates(context: Context, rule: str) -> Iterator[Finding]:
    """Yield a finding for each rate that follows from none of the counts it may rest on."""
    for group in by_sentence(context.text, context.figures):
        if len(group) > _MOST:
            continue
        for index, rate in enumerate(group):
            if rate.unit in _PERCENT and rate.value is not None and rate.kind == "actual":
                bases = _bases_by_key(group, rate) or _bases_by_words(context.text, group, index)
                if finding := _judge(context.text, rule, rate, bases):
                    yield finding


def _judge(
    text: str, rule: str, rate: Figure, bases: Sequence[tuple[Figure, Figure]]
) -> Finding | None:
    """Return a finding where the rate follows from none of the pairs (counted, of all)."""
    written = text[rate.start : rate.end]
    decimals, shown = decimals_shown(written), rate.value or 0.0
    computed = [100 * (part.value or 0.0) / (whole.value or 1.0) for part, whole in bases]
    if not computed or any(_fits(rate, value, decimals) for value in computed):
        return None
    part, whole = (text[figure.start : figure.end] for figure in bases[0])
    right = with_decimals(computed[0], max(decimals, 2))
    cut = is_cut_off(computed[0], shown, decimals)
    rounded = with_decimals(computed[0], decimals)
    return Finding(
        rule=rule,
        severity="warning" if cut or len(bases) > 1 else "error",
        message=f"按{part}、{whole}推算应为{right}%，与{written}不符。",
        start=rate.start,
        end=rate.end,
        fix=f"{rounded}{rate.unit}" if cut and len(bases) == 1 else None,
    )


def _fits(rate: Figure, computed: float, decimals: int) -> bool:
    shown = rate.value or 0.0
    if rate.qualifier == "over":
        return computed >= shown or agrees(computed, shown, decimals)
    if rate.qualifier == "under":
        return computed <= shown or agrees(computed, shown, decimals)
    if rate.qualifier == "about":
        return abs(computed - shown) <= 1
    return agrees(computed, shown, decimals)


def _bases_by_key(group: Sequence[Figure], rate: Figure) -> list[tuple[Figure, Figure]]:
    relation = load_relations().get(rate.key or "")
    if relation is None:
        return []
    counted, wholes = (
        [figure for figure in group if figure.key in keys and _is_count(figure, rate)]
        for keys in (relation.counted, relation.of)
    )
    return [pair for pair in product(counted, wholes) if _may_be_share(*pair)]


def _bases_by_words(text: str, group: Sequence[Figure], index: int) -> list[tuple[Figure, Figure]]:
    """Return the pairs whose first figure stands with the rate's own stem (成功 of 成功率)."""
    match = _STEM.search(lead_of(text, group, index))
    if match is None or match["stem"] in _NOT_FROM_COUNTS or _OTHER_BASE.search(match["before"]):
        return []
    rate = group[index]
    for place in range(index - 1, 0, -1):
        counted = group[place]
        if _stands_with(text, group, place, match["stem"]):
            wholes = [whole for whole in reversed(group[:place]) if _may_be_share(counted, whole)]
            return [
                (counted, whole)
                for whole in wholes
                if _is_count(counted, rate) and _is_count(whole, rate)
            ]
    return []


def _stands_with(text: str, group: Sequence[Figure], place: int, stem: str) -> bool:
    """Tell whether the count at *place* has the stem before it (通过238人) or after it."""
    lead = lead_of(text, group, place)
    if "率" in lead or "其中" in lead:
        return False
    before, said, _ = lead.rpartition(stem)
    return bool(said and not before.endswith(_NOT)) or text.startswith(stem, group[place].end)


def _is_count(figure: Figure, rate: Figure) -> bool:
    return (
        figure.value is not None
        and figure.kind == "actual"
        and figure.qualifier == "exact"
        and figure.unit not in _PERCENT
        and figure.year == rate.year
    )


def _may_be_share(part: Figure, whole: Figure) -> bool:
    """Tell whether *part* can be counted among *whole*."""
    return (
        part is not whole
        and same_unit(part.unit) == same_unit(whole.unit)
        and part.value is not None
        and bool(whole.value)
        and part.value <= (whole.value or 0.0)
    )
