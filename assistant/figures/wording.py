"""The name of an indicator in the report's own words: subject and act, no number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.figures.keys import load_rules

if TYPE_CHECKING:
    from assistant.figures.keys import Words

_LONGEST = 60
_SHORT = 6
# 2023年全区共 / 截至11月底，累计: words at the front that name no indicator; not 各级各类
_FRONT = re.compile(
    r"(?:\s|，|截[至止][^，]{0,12}|(?:19|20)\d\d年度?|今年以来|全年|年内|目前|我[区县市局镇街]|其中|同时|另[外有]?|"
    r"(?:一|二|三|四|五|六)是|共[计有]?|累计|合计|已经?|均|各(?![级类地项种])|、)+"
)
# 达到 / 共 / 超过: words right before the number; not the end of another (签约, 违法行为, 平均)
_BACK = re.compile(
    r"(?=[\s只仅共累合总计达高为有近约超逾突不了至到均都各分：:])"
    r"(?:\s|[只仅]有?|共(?<!公共)计?|累计|合计|总计|计(?<![统会审设]计)|达到?|高达|为(?<![行作]为)|有(?<![现只所持具享]有)"
    r"|近(?<![最附邻]近)|约(?<![签预节契违履公条合制民]约)|超过?|逾|突破|不少于|不低于|不足|了|至(?<!甚至)|到(?<![收接签]到)"
    r"|均(?<![平人]均)|都|各|分别|：|:)+$"
)
# 物业服务 of 物业服务纠纷; not 各类, nor the rest of a clause
_ACT_AND_MATTER = 10
_MATTER = re.compile(r"(?!各|全)(?!.*(?:的|级|举办|开展|组织|召开))[一-鿿]{2,6}")
_CLOSING = '）)】”"》'
_OPENING = '（(【“"《'


def name_indicator(words: Words) -> str:
    """Return the indicator as the report words it, with the carried subject where it has none."""
    before, _, after = words.own.partition("#")
    front = _FRONT.match(before)
    before = before[front.end() :] if front else before
    back = _BACK.search(before)
    before = before[: back.start()] if back else before
    name = f"{before}{after}".strip("，,、；;。 ").lstrip(_CLOSING).rstrip(_OPENING)
    if words.topic is not words.own and len(name) <= _SHORT:
        subject = _subject(words.topic)
        name = f"{subject}{name}" if subject not in name else name
    return name[:_LONGEST]


def _subject(clause: str) -> str:
    """Return what a clause speaks of, with the matter it is narrowed to (物业服务纠纷)."""
    rules = load_rules()
    found = rules.topics.search(clause)
    if found is None:
        return ""
    act = rules.acts.search(clause, max(0, found.start() - _ACT_AND_MATTER), found.start())
    matter = clause[act.end() : found.start()] if act else ""
    return f"{matter}{found[0]}" if _MATTER.fullmatch(matter) else found[0]
