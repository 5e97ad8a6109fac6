"""What a section is for: roles by the wording of headings and of unheaded paragraphs.

The five required contents (achievements, shortcomings with causes, the leader's duty, plans, other
matters) are named a little differently in every report; these patterns hold the words they share.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.outline.year import YEAR, to_year

if TYPE_CHECKING:
    from assistant.outline.section import Role

_NEXT = r"(?:下一?步|下一?阶段|下一?年度?|明年|来年|今后|新的?一年)"
_LACKS = r"(?:问题|不足|短板|差距|困难|弱项|薄弱环节|制约因素)"
_CAUSES = r"(?:原因|成因|根源|症结)"
# 存在问题与不足 · 主要问题及原因分析 · 差距和不足 · 短板及成因 · 原因分析
_PROBLEMS = re.compile(
    rf"^(?:[主客]观|问题|不足|主要|存在)*(?:的)?{_CAUSES}(?:分析|剖析)?$|(?:存在|面临|仍有|尚有|主要)着?的?.{{0,8}}{_LACKS}"
    rf"|(?<!解决)(?<!化解)(?<!整治)(?<!破解)(?<!聚焦)(?<!补齐)(?<!突出){_LACKS}"
    rf"(?:之处|[和与及、以其]*(?:主要)?(?:{_CAUSES}|挑战|{_LACKS}))*"
    rf"(?:(?:分析|剖析)?$|(?=[和与及以、暨]+.{{0,6}}(?:{_NEXT}|打算|计划|安排|思路|改进|整改|措施|方向)))"
)
# 着力解决突出问题 · 回应群众关心的问题 · 坚持问题导向: what was done about them
_SOLVED = re.compile(
    r"(?:解决|化解|整治|破解|补齐|整改|针对|聚焦|直面|回应|办理|处理|查找|查摆|梳理|防范|排查|治理|关注"
    rf"|攻克|消除|纠治|督办|紧盯|围绕|瞄准|坚持|反馈).{{0,12}}{_LACKS}"
)
# 下一步工作安排 · 工作计划 · 努力方向
_PLAN = re.compile(
    rf"{_NEXT}|(?:^|工作|主要|重点|任务|建设|总体|初步|年度?|[和及与、])的?"
    r"(?:计划|打算|安排|思路|设想|展望|努力方向)(?:和(?:建议|目标|打算|安排|思路|措施))?$"
    r"|(?:改进|整改)(?:措施|方向|举措|意见|建议)$"
)
# 制定年度工作计划 · 统筹工作安排: what was done with a plan
_PLANNED = re.compile(r"制定|落实|执行|严格|加强|统筹|科学|编制|完成|纳入|印发|细化|强化|抓好|健全")
# 2024年重点任务
_YEARS = re.compile(YEAR)
_AIM = re.compile(r"计划|打算|安排|思路|设想|展望|要点|重点|举措|措施|任务|目标|推进|谋划|工作$")
# 党政主要负责人履行推进法治建设第一责任人职责情况
_LEADER = re.compile(
    r"第一责任人|(?:主要负责人|主要负责同志|主要领导|一把手).{0,8}(?:履行|履职|职责|责任.{0,6}情况)"
)
# 第一责任人职责的主要做法: the duty alone, not 主要举措和成效及第一责任人履职
_LEADER_ALONE = re.compile(rf"(?:{_LEADER.pattern}).{{0,4}}?(?:主要)?(?:举措|成效|做法|工作)$")
# 主要举措和成效 · 全区法治政府建设情况 · 今年以来主要工作
_ACHIEVEMENTS = re.compile(
    r"举措|成效|做法|成绩|成果|进展|亮点|回顾|总结|(?:主要|重点|工作)措施|措施[和与及]|主要工作$"
    r"|(?:工作|建设|开展|落实|推进|完成|基本|总体|整体|主要|履职)的?情况|落实《[^》]*》情况"
)
# 提升普法成效 · 其中成效最好的: no name of a part
_NO_ACHIEVEMENTS = re.compile(r"其|提升|增强|巩固|彰显|检验")
# 其他需要报告的事项 · 需要说明的情况 · 意见和建议
_OTHER = re.compile(
    r"其[他它].{0,10}(?:事项|情况|问题)|需要(?:报告|说明)的(?:其[他它])?(?:事项|情况)"
    r"|(?:意见|工作)[和与]?建议$"
)

# …取得一定成效，但仍存在一些问题 · 同时，我们也清醒地看到，还存在不少差距
_OWNS_UP = re.compile(
    rf"(?:但|仍|还|也|依然|尚|清醒|不可否认)[^。；\n]{{0,40}}?(?:存在|有|面临)[^。；\n]{{0,24}}?{_LACKS}"
)
# 下一步，我局将… · 针对存在的问题，下一步…
_LOOKS_AHEAD = re.compile(
    rf"(?:^|(?<=[。；：\n，]))(?:在|针对|为此|接下来)?[^。；：\n，]{{0,12}}{_NEXT}"
)
# 次年，是…开局之年 · 次年，我区将…
_INTENDS = re.compile(r"将|是[^。]{0,60}之年|一年|思路|计划|打算|重点|继续|进一步|目标|要")
# 下一步： · 针对以上问题，· 今后，
_TURNS_TO_PLAN = re.compile(
    rf"(?:^|(?<=[。；：\n]))(?:{_NEXT}|接下来|为此|(?:针对|对于?)(?:以上|上述|这些|存在)|"
    rf"我[局区县市街镇委][^，。]{{0,4}}将)"
)


def role_of_heading(heading: str, year: int | None = None) -> Role | None:
    """Return the role that a heading's words name, or None where they name none.

    Args:
        heading: without its ordinal.
        year: the reporting year; a later one in the heading speaks of plans.
    """
    problems = names_problems(heading)
    plan = names_plan(heading, year)
    if problems or plan:
        return "problems_plan" if problems and plan else "problems" if problems else "plan"
    if _OTHER.search(heading):
        return "other"
    if _ACHIEVEMENTS.search(heading) and not _NO_ACHIEVEMENTS.match(heading):
        return "leader" if _LEADER.search(heading) and _is_about_leader(heading) else "achievements"
    return "leader" if _LEADER.search(heading) else None


def names_problems(heading: str) -> bool:
    """Say whether a heading announces shortcomings: 存在问题与不足, but not 化解突出问题."""
    return bool(_PROBLEMS.search(heading)) and not _SOLVED.search(heading)


def names_plan(heading: str, year: int | None = None) -> bool:
    """Say whether a heading announces what comes next: 下一年度主要安排."""
    if _PLANNED.match(heading) and not re.search(_NEXT, heading):
        return False
    years = [to_year(found) for found in _YEARS.findall(heading)]
    if year is None or not years:
        return bool(_PLAN.search(heading))
    later = max(years) > year and bool(_AIM.search(heading))
    return later or bool(re.search(_NEXT, heading))


def owns_up(paragraph: str) -> bool:
    """Say whether a paragraph opens an unheaded stretch on shortcomings (…但仍存在一些问题…)."""
    return bool(_OWNS_UP.search(paragraph[:160])) and not _LOOKS_AHEAD.search(paragraph[:40])


def looks_ahead(paragraph: str, year: int | None = None) -> bool:
    """Say whether a paragraph opens an unheaded stretch on plans (下一步，… · 次年，是…之年)."""
    opening = paragraph[:80]
    if match := _YEARS.match(opening):
        return year is not None and to_year(match[0]) > year and bool(_INTENDS.search(opening))
    return bool(_LOOKS_AHEAD.match(opening))


def turns_to_plan(text: str, start: int, end: int) -> bool:
    """Say whether a sentence between *start* and *end* turns from shortcomings to plans."""
    return bool(_TURNS_TO_PLAN.search(text, start, end))


def _is_about_leader(heading: str) -> bool:
    """Tell 第一责任人职责落实情况 from 主要举措和成效及第一责任人履职."""
    return not re.search(r"举措|成效|做法|成绩|成果|主要工作", heading) or bool(
        _LEADER_ALONE.search(heading)
    )
