"""Years of named plans: the national outline with wrong years, and a lost dash between two years.

Part of the rule ``wrong_year``. The right years stand in ``corpus/plan-years.csv``, so that the
outline of the next period is a new row. Local plans have years of their own and are left alone.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from assistant.base.tables import read_table
from assistant.checks.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

# 《法治政府建设实施纲要（2022—2025年）》 · 《法治政府建设实施纲要》（2022—2025年）
_NAMED_PERIOD = re.compile(
    r"《(?P<name>[^《》（）()\n]{4,60})》?[（(]"
    r"(?P<years>(?P<first>20\d\d)年?[—－–~～至-]{1,2}(?P<last>20\d\d))年?[）)]"
)
# （20212025年） · （2021 2025年）
_LOST_DASH = re.compile(r"(?<!\d)(?P<first>20[0-4]\d)[ 　]?(?P<last>20[0-4]\d)(?=年)")


def find_wrong_periods(text: str, rule: str) -> Iterator[Finding]:
    """Yield a finding for each national plan with years not its own, and each lost dash."""
    yield from _find_wrong_plans(text, rule)
    yield from _find_lost_dashes(text, rule)


def _find_wrong_plans(text: str, rule: str) -> Iterator[Finding]:
    plans = _plan_years()
    for match in _NAMED_PERIOD.finditer(text):
        right = plans.get(match["name"])
        if right is None or f"{match['first']}—{match['last']}" in right:
            continue
        yield Finding(
            rule=rule,
            severity="error",
            message=f"《{match['name']}》的起止年份应为{right[0]}年。",
            start=match.start("years"),
            end=match.end("years"),
            fix=right[0],
        )


@cache
def _plan_years() -> dict[str, tuple[str, ...]]:
    """Return the years of each plan, the customary way of writing them first."""
    return {row["name"]: tuple(row["years"].split("|")) for row in read_table("plan-years.csv")}


def _find_lost_dashes(text: str, rule: str) -> Iterator[Finding]:
    for match in _LOST_DASH.finditer(text):
        if match["first"] < match["last"]:
            fix = f"{match['first']}—{match['last']}"
            yield Finding(
                rule=rule,
                severity="error",
                message=f"两个年份之间缺少连接号，应为“{fix}”。",
                start=match.start(),
                end=match.end(),
                fix=fix,
            )
