"""Breakdowns that do not add up; part of the rule ``arithmetic``.

办理案件468件，其中民事50件、刑事419件. A breakdown need not be complete, and stages of work
(其中受理12件、办结10件) overlap, so only what cannot be is an error.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.checks.figure_groups import by_sentence, lead_of, same_unit
from assistant.checks.finding import Finding, Severity
from assistant.checks.shown_number import with_decimals
from assistant.figures.context import is_of_each

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.checks.context import Context
    from assistant.figures.figure import Figure

# 其中受理12件、办结10件: stages of the same cases
_STAGE = re.compile(
    r"受理|审结|办结|结案|成功|撤销|纠[错正]|败诉|胜诉|整改|完成|通过|合格|优秀|撤回|调解|和解|移送|参加"
)
# 其中、包括、分别为: how a breakdown opens
_OPENS = re.compile(r"其中|包括|分别[为是]")
_AND = ("、", "和", "以及", "及")
"""What joins one part to the next."""
_COMPLETE = re.compile(r"包括|分别[为是]|由")
_NEARLY = 0.05
"""A complete-looking breakdown may fall short by this share before it is held to be partial."""


def find_wrong_parts(context: Context, rule: str) -> Iterator[Finding]:
    """Yield a finding for each breakdown whose parts cannot make up the total."""
    for group in by_sentence(context.text, context.figures):
        for place, figure in enumerate(group):
            parts = _parts_of(context.text, group, place)
            if parts and (finding := _judge(context.text, rule, figure, parts)):
                yield finding


def _parts_of(text: str, group: Sequence[Figure], place: int) -> list[Figure]:
    """Return the parts that follow the total at *place*; empty where none do.

    The text decides and not the figures' scope alone: a part too big for its total may not have
    been read as one.
    """
    total = group[place]
    if is_of_each(lead_of(text, group, place)):
        return []
    if total.scope != "total" or not _is_plain(total) or place + 1 >= len(group):
        return []
    if not _OPENS.search(text, total.end, group[place + 1].start):
        return []
    parts: list[Figure] = []
    for index in range(place + 1, len(group)):
        figure = group[index]
        if "；" in lead_of(text, group, index) or (parts and not _goes_on(text, group, index)):
            break
        if not _is_plain(figure):
            return []
        if same_unit(figure.unit) == same_unit(total.unit):
            parts.append(figure)
    return parts


def _goes_on(text: str, group: Sequence[Figure], index: int) -> bool:
    """Tell whether the figure at *index* is one more of the parts before it."""
    return group[index].scope == "part" or text.startswith(_AND, group[index - 1].end)


def _is_plain(figure: Figure) -> bool:
    return figure.value is not None and figure.qualifier == "exact" and figure.unit != "%"


def _judge(text: str, rule: str, total: Figure, parts: Sequence[Figure]) -> Finding | None:
    """Return a finding where the parts are more than the total, or just miss it."""
    whole = total.value or 0.0
    values = [part.value or 0.0 for part in parts]
    too_big = next((part for part in parts if (part.value or 0.0) > whole), None)
    if too_big is not None:
        message = (
            f"其中的{text[too_big.start : too_big.end]}大于总数{text[total.start : total.end]}。"
        )
        return Finding(
            rule=rule, severity="error", message=message, start=too_big.start, end=too_big.end
        )
    if len(parts) < 2 or sum(values) == whole or _are_stages(text, total, parts):
        return None
    severity = _severity(text, total, parts, sum(values))
    if severity is None:
        return None
    sums = with_decimals(sum(values), 4)
    message = f"各项之和为{sums}，与总数{text[total.start : total.end]}不符，请核对。"
    return Finding(
        rule=rule, severity=severity, message=message, start=total.start, end=parts[-1].end
    )


def _severity(text: str, total: Figure, parts: Sequence[Figure], sums: float) -> Severity | None:
    whole = total.value or 0.0
    complete = _COMPLETE.search(text, total.end, parts[0].start) is not None
    if sums > whole or complete:
        return "warning"
    return "info" if whole - sums <= _NEARLY * whole else None


def _are_stages(text: str, total: Figure, parts: Sequence[Figure]) -> bool:
    """Tell whether the parts are stages of the same cases, which overlap."""
    group = [total, *parts]
    leads = [_OPENS.split(lead_of(text, group, index))[-1] for index in range(1, len(group))]
    return any(_STAGE.search(lead) for lead in leads)
