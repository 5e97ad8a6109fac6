"""One number for several things, and several numbers listed with 分别.

常委会、常务会、中心组学法6次 shares a count, 参考率、合格率均达100% a rate;
收案、结案分别为30件、28件 gives each thing its own number.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.figures.keys import load_rules
from assistant.figures.phrases import run_length

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.figures.phrases import Phrase

# 民事、刑事法律援助案件分别为
_RESPECTIVELY = re.compile(r"(?P<items>[^，,；;：:]+?)分别(?:为|是|有|达到?|共)?[^，]{0,6}$")
_ITEM_MARKS = re.compile(r"、|以及|和|及|与")

_VENUES = re.compile(r"常委会|常务会议?|中心组|党组会|党委会|党工委会|办公会|主题党日|支部")
_RATES = re.compile(r"率(?=[、和及与])[^，]*率")
_OBJECTS = re.compile(r"规范性文件|合同|协议|决策|纪要|文件|方案|涉法事务")
_ACTS = re.compile(
    r"审[查核][、和与及并]{0,2}备案|排查[、和与及并]{0,2}(?:化解|调处|调解)|受理[、和与及并]{0,2}审结"
)
_ANY = re.compile("|".join(each.pattern for each in (_VENUES, _RATES, _OBJECTS, _ACTS)))
_EACH = re.compile(r"各(?:[召学开组举]|$)")


def items_of_list(phrases: Sequence[Phrase]) -> dict[int, str]:
    """Return the words of each number in lists with 分别, by index of the phrase."""
    items: dict[int, str] = {}
    for index, phrase in enumerate(phrases):
        found = _RESPECTIVELY.search(phrase.lead) if "分别" in phrase.lead else None
        if not found:
            continue
        names = [name for name in _ITEM_MARKS.split(found["items"]) if name]
        length = run_length(phrases, index)
        if len(names) == length:
            items.update({index + at: _own(name, names[-1]) for at, name in enumerate(names)})
    return items


def note_on_sharing(own: str) -> str | None:
    """Return why a number is unsure where several things share it, in Chinese."""
    if not _ANY.search(own):
        return None
    before = own.partition("#")[0]
    if len(set(_VENUES.findall(before))) > 1:
        return "多个会议各有此数" if _EACH.search(before) else "多个会议共用一个数"
    if _RATES.search(before):
        return "多个比率共用一个数"
    if _ACTS.search(own):
        return "两项工作合计一个数"
    if len(set(_OBJECTS.findall(before))) > 1:
        return "多类对象合计一个数"
    return None


def _own(name: str, last: str) -> str:
    """Return the clause of one item; 东城、西城受理数 shares its noun, which stands at the end."""
    rules = load_rules()
    if rules.topics.search(name) or rules.acts.search(name):
        return f"{name}#"
    nouns = [
        found.start() for found in (rules.topics.search(last), rules.acts.search(last)) if found
    ]
    return f"{name}{last[min(nouns) :] if nouns else ''}#"
