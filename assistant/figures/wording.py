"""The name of an indicator in the report's own words: subject and act, no number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.figures.keys import load_rules

if TYPE_CHECKING:
    from assistant.figures.keys import Words

_LONGEST = 60
_SHORT = 6
# 2023年全区共 / 截至11月底，累计: words at the front that name no indicator
_FRONT = re.compile(
    r"(?:\s|，|截[至止][^，]{0,12}|(?:19|20)\d\d年度?|今年以来|全年|年内|目前|我[区县市局镇街]|其中|同时|另|"
    r"(?:一|二|三|四|五|六)是|共计?|累计|合计|已|均|各|、)+"
)
# 达到 / 共 / 超过: words right before the number
_BACK = re.compile(
    r"(?=[\s共累合总计达高为有近约超逾突不了至到均都各分：:])"
    r"(?:\s|共计?|累计|合计|总计|计|达到?|高达|为|有|近|约|超过?|逾|突破|不少于|不低于|不足|了|至|到|均|都|各|分别|：|:)+$"
)
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
        found = load_rules().topics.search(words.topic)
        name = f"{found[0]}{name}" if found and found[0] not in name else name
    return name[:_LONGEST]
