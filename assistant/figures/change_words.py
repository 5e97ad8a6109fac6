"""The words of a change: its basis (同比, 较上年), its direction, and what is said to change."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from assistant.figures.figure import Change
from assistant.figures.units import group_of

if TYPE_CHECKING:
    from assistant.figures.figure import Direction
    from assistant.figures.scan import Mention

_YEAR = r"(?:上一?年度?|去年|前年|往年|上半年|上一?季度|上个?月|上一?轮|改革前|(?:19|20)\d\d年度?)"
# 同比 / 同比去年 / 较上一年 / 与去年同期相比 / 同2023年比 / 在原有基础上
_BASIS_WORDS = (
    rf"(?:同比(?:{_YEAR}(?:同期)?)?|环比"
    rf"|(?:相较于?|相比于?|较之?|比|同|与|和|对比){_YEAR}(?:的?同期|全年)?(?:相比|比较|比)?"
    rf"|{_YEAR}同期相?比?|在原有?的?基础上)"
)
_BASIS = re.compile(_BASIS_WORDS)
# 与去年同期相比，新收案件增长20%
_BASIS_BEFORE_CLAUSE = re.compile(rf"(?P<basis>{_BASIS_WORDS})[，,]$")
_BASIS_REACH = 20

_HEDGES = r"(?:了|近|约|超|超过|逾|大约|将近|接近|不足|不到|至少|整整)*"
# 增长 / 下降了约: words that speak of change by themselves
_UP = "增长|增加|上升|提升|提高|上涨|攀升|上扬"
_DOWN = "下降|减少|降低|回落|下滑|下跌"
_STRONG = re.compile(rf"(?=[增上提攀下减降回])(?:(?P<up>{_UP})|(?P<down>{_DOWN})){_HEDGES}\s?$")
# 增幅达 / 降幅 / 增长率为 / 比增: the word is its own basis where none is given
_SIZE = re.compile(
    rf"(?=[增涨比下降])(?:(?P<up>增长幅度|增幅|涨幅|增速|增长率|增长比例|比增)|(?P<down>下降幅度|降幅|下降率|比减|比降))"
    rf"(?:为|达|达到|是|约)?{_HEDGES}\s?$"
)
# 净增 / 多收 / 压缩: only with a basis
_WEAK = re.compile(
    rf"(?=[净新增升多扩高递翻减降少压缩精低收])(?:(?P<up>净增加?|新增|增|升|多[收办受出发]?|扩大|高出?|递增|翻)"
    rf"|(?P<down>净减少?|减|降|少[收办受了发]?|压减|压缩|缩短|缩减|精简|低|收窄)){_HEDGES}\s?$"
)
_SIGNS = ("+", "＋", "-", "－", "−", "↑", "▲", "↓", "▼")
# 同比+35% / ↓8%
_SIGN = re.compile(
    rf"(?:(?P<basis>{_BASIS_WORDS})(?:(?P<up>[+＋])|(?P<down>[-－−]))|(?P<rise>[↑▲])|(?P<fall>[↓▼]))$"
)
# 大幅下降: how a thing moved, not what
_MANNER = re.compile(r"(?:大幅度?|明显|显著|小幅|略|稳步|持续|双双|逐年|逐步|有所|进一步)+$")
# 为上年的2.3倍
_MULTIPLE = re.compile(rf"(?:是|为|达到?|相当于)(?P<basis>{_YEAR}(?:同期|全年)?)的{_HEDGES}$")
# 90件，与上年基本持平 / 30场，同比翻番 / 12%，较上年略有下降
_WITHOUT_NUMBER = re.compile(
    rf"[，,、（(]?(?P<subject>[^，,。；;\d（）]{{0,6}}?)(?P<basis>{_BASIS_WORDS})[，,]?(?:基本|大致|总体)?"
    r"(?:(?P<flat>持平)|(?P<doubled>翻番|翻倍|翻了?(?:近|约|超|超过)?一[番倍])|(?P<twice>翻了?两番)"
    rf"|(?:略有|略|有所|明显|大幅度?|小幅|显著|均有|呈)?(?:(?P<up>{_UP})|(?P<down>{_DOWN}))"
    r"(?=[，,。；;、）)\n]|$))"
)
_WORDS_REACH = 40
# 由上年的35件 / 从2021年的90%
_FROM = re.compile(rf"(?:由|从|较|比)(?P<basis>{_YEAR}(?:同期)?)?的?[^，,]{{0,10}}$")
# 降至 / 提高到 / 增设到
_TO = re.compile(
    rf"^[^，,。；;]{{0,6}}?[，,]?(?:(?P<up>{_UP}|扩大|增设|扩增|扩充|升|增)"
    rf"|(?P<down>{_DOWN}|压缩|压减|缩减|精简|缩短|下调|降|减))"
    rf"(?:至|到|为)(?:了|今年的|本年的|当前的|目前的|现在的|{_YEAR}的)?{_HEDGES}$"
)
# 与2023年的160件 / 较上年的12.5% / 由上年的160件
_BASE = re.compile(
    rf"(?=[相较比同与和对由从])(?:(?P<basis>(?:相较于?|相比于?|较之?|比|同|与|和|对比){_YEAR}(?:的?同期)?)"
    rf"|[由从](?P<then>{_YEAR}(?:的?同期)?))的?{_HEDGES}$"
)
# 相比，增长 / 增加
_AFTER_BASE = re.compile(
    rf"^(?P<compared>相比较?|比较|比)?[，,]?(?:大幅度?|明显|净|共|约)?"
    rf"(?:(?P<up>{_UP}|增|多)|(?P<down>{_DOWN}|减|少)){_HEDGES}$"
)
_HEADING = re.compile(rf"{_BASIS_WORDS}|增减|增幅|增长率|增速|变化")


class WordedChange(NamedTuple):
    """A change as it is worded."""

    change: Change
    subject: str
    """The words that name what changed; empty where none stand there."""


def read_change_words(text: str, start: int, lead: str, mention: Mention) -> WordedChange | None:
    """Return the change that a number is by the words before it.

    Args:
        text: the clean text.
        start: where the lead starts in it.
        lead: the words of the clause before the number.
        mention: the number.
    """
    if mention.unit == "倍":
        multiple = _MULTIPLE.search(lead)
        if multiple:
            return _multiple(mention, multiple, lead)
    sign = _SIGN.search(lead) if lead.endswith(_SIGNS) else None
    if sign:
        basis = sign["basis"] or sign["rise"] or sign["fall"]
        direction: Direction = "up" if sign["up"] or sign["rise"] else "down"
        return WordedChange(_change(mention, basis, direction), lead[: sign.start()])
    word = _STRONG.search(lead) or _SIZE.search(lead)
    is_weak = word is None
    word = word or _WEAK.search(lead)
    if word is None:
        return None
    subject, basis = _subject_and_basis(lead[: word.start()])
    if basis is None and not is_weak:
        basis = _basis_given_otherwise(text, start, mention, word)
    return None if basis is None else WordedChange(_change(mention, basis, _way(word)), subject)


def read_change_after_base(base: str, gap: str, mention: Mention) -> WordedChange | None:
    """Return the change of 与2023年的160件相比，增长35% or 由2023年的160件增长35%.

    Args:
        base: the words before the number that is compared with.
        gap: what stands between that number and this one.
        mention: this number.
    """
    found, named = _AFTER_BASE.match(gap), _BASE.search(base)
    if not found or not named:
        return None
    basis = (named["basis"] or named["then"]) + (found["compared"] or "")
    return WordedChange(_change(mention, basis, _way(found)), "")


def is_comparison_base(lead: str) -> bool:
    """Tell whether a number is only compared with (与2023年的160件, 由上年的160件)."""
    names_time = "年" in lead or "上" in lead or "改革前" in lead
    return names_time and bool(_BASE.search(lead))


def read_wordless_change(text: str, end: int) -> tuple[Change, str] | None:
    """Return the change told without a number after the number that ends at *end*, and its subject.

    与上年持平, 同比翻番, 较上年略有下降.
    """
    found = _WITHOUT_NUMBER.match(text, end, end + _WORDS_REACH)
    if not found:
        return None
    basis, subject = found["basis"], found["subject"]
    if found["doubled"] or found["twice"]:
        value = 1.0 if found["doubled"] else 3.0
        return Change(basis=basis, direction="up", value=value, unit="倍"), subject
    direction: Direction = "flat" if found["flat"] else _way(found)
    return Change(basis=basis, direction=direction, value=None, unit=None), subject


def leads_to_other_value(gap: str) -> bool:
    """Tell whether what stands between two numbers leads from one to the other (降至, 提高到)."""
    return bool(_TO.match(gap))


def read_rise(lead: str, gap: str) -> Change | None:
    """Return the change of 由上年的X降至Y.

    Args:
        lead: the words before X.
        gap: what stands between X and Y.
    """
    to = _TO.match(gap)
    start = _FROM.search(lead) if to else None
    if not to or not start:
        return None
    return Change(basis=start["basis"] or "", direction=_way(to), value=None, unit=None)


def is_change_heading(name: str) -> bool:
    """Tell whether a column of a table gives changes: 同比, 较上年增减, 增幅."""
    return bool(_HEADING.search(name))


def _subject_and_basis(words: str) -> tuple[str, str | None]:
    """Part the words before a word of change: what changed, against what."""
    bases = list(_BASIS.finditer(words))
    subject = _MANNER.sub("", _BASIS.sub("", words))
    return subject, bases[-1][0] if bases else None


def _basis_given_otherwise(
    text: str, start: int, mention: Mention, word: re.Match[str]
) -> str | None:
    """Return the basis of the clause before, the word's own, or none at all (提升5个百分点)."""
    before = _BASIS_BEFORE_CLAUSE.search(text, max(0, start - _BASIS_REACH), start)
    if before:
        return before["basis"]
    if word.re is _SIZE:
        return word["up"] or word["down"]
    return "" if group_of(mention.unit) in ("rate", "ratio") else None


def _multiple(mention: Mention, found: re.Match[str], lead: str) -> WordedChange:
    """Read 为上年的2.3倍, which is 1.3 times more."""
    more = mention.value - 1
    direction: Direction = "up" if more >= 0 else "down"
    change = Change(basis=found["basis"], direction=direction, value=round(abs(more), 6), unit="倍")
    return WordedChange(change, lead[: found.start()].strip())


def _change(mention: Mention, basis: str, direction: Direction) -> Change:
    return Change(basis=basis, direction=direction, value=mention.value, unit=mention.unit)


def _way(found: re.Match[str]) -> Direction:
    return "up" if found["up"] else "down"
