"""A required content that is missing: 成效, 不足 and its 原因, 第一责任人履职, 下一年度安排.

The regulation of 2019 on supervising 法治政府建设 names them; a missing one is the commonest formal
fault. A part counts as there when a section plays its role or its words stand in the text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.checks.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.checks.context import Context
    from assistant.outline.section import Role

RULE = "required_parts"

# 全区法治政府建设取得新成效
_RESULTS = re.compile(r"成效|主要举措|主要做法|工作情况|建设情况")
# 存在的主要问题 · 还存在一些不足
_PROBLEMS = re.compile(
    r"(?:存在|面临)[^。\n]{0,16}(?:问题|不足|短板|差距|薄弱)|(?:问题|不足)(?:和|与|及)原因"
)
# 主要原因是… · 究其根源 · 主要由于… · 。主要是力量不足 · 客观上 · 深层次看
_CAUSES = re.compile(
    r"原因|成因|缘由|由于|归因|根源|症结|究其|其因|所致|(?:主要|根本|根子|问题)在于|主要源于|缘于"
    r"|[主客]观上|深层次[看上]|(?:^|[。；\n])主要是(?![：:]|一是)"
)
# 第一责任人履职情况 · 第一责任人职责
_LEADER = re.compile(r"第一责任人")
# 下一步工作安排 · 2026年工作打算
_PLAN = re.compile(
    r"(?:下一?步|下一?年度?|明年|20\d\d年)[^。\n]{0,24}(?:计划|安排|打算|思路|部署|重点|将)"
)

_PROBLEM_ROLES: frozenset[Role] = frozenset({"problems", "problems_plan"})
_SHORT = 200
"""A text up to this length is only begun; nothing can be missing from it yet."""


def find_missing_parts(context: Context) -> Iterator[Finding]:
    """Yield a finding on the whole text for each required content that is not there."""
    text = context.text
    if context.meta.kind != "annual_report" or len(text) - text.count("\n") <= _SHORT:
        return
    roles = {section.role for section in context.outline.sections}
    if "achievements" not in roles and not _RESULTS.search(text):
        yield _missing("缺少“上一年度主要举措和成效”。")
    if not (roles & _PROBLEM_ROLES or _PROBLEMS.search(text)):
        yield _missing("缺少“存在的不足和原因”。")
    elif not _names_causes(context):
        message = "写了存在的不足，但没有写原因；报告应当同时写明不足和原因。"
        yield Finding(rule=RULE, severity="warning", message=message, start=0, end=0)
    if "leader" not in roles and not _LEADER.search(text):
        yield _missing("缺少“党政主要负责人履行推进法治建设第一责任人职责情况”。")
    if not (roles & {"plan", "problems_plan"} or _PLAN.search(text)):
        yield _missing("缺少“下一年度主要安排”。")


def _missing(message: str) -> Finding:
    return Finding(rule=RULE, severity="error", message=message, start=0, end=0)


def _names_causes(context: Context) -> bool:
    """Tell whether the part on shortcomings speaks of causes; all the text where there is none."""
    parts = [
        context.text[section.start : section.end]
        for section in context.outline.sections
        if section.role in _PROBLEM_ROLES and section.level == 1
    ]
    return any(_CAUSES.search(part) for part in parts or [context.text])
