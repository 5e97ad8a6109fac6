"""Changes against an earlier period: 同比下降12.5%, 较上年增加5件, 与去年持平, 翻一番.

A change is tied to the figure before it (90件，同比下降…) or after it (同比增长27%，达90件);
one whose subject is new (合格率较去年上升6个百分点) stands alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from assistant.figures.figure import Change
from assistant.figures.units import POINT_UNITS, group_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.figures.figure import Direction
    from assistant.figures.phrases import Phrase

_YEAR = r"(?:上一?年度?|去年|前年|往年|上半年|上一?季度|上个?月|上一?轮|改革前|(?:19|20)\d\d年度?)"
# 同比 / 较上一年 / 与去年同期相比 / 同2023年比
_BASIS_WORDS = (
    rf"(?:同比|环比|(?:相较于?|相比于?|较之?|比|同|与|和|对比){_YEAR}(?:的?同期|全年)?(?:相比|比较|比)?"
    rf"|{_YEAR}同期相?比?)"
)
_BASIS = re.compile(_BASIS_WORDS)
# 与去年同期相比，新收案件增长20%
_BASIS_BEFORE_CLAUSE = re.compile(rf"(?P<basis>{_BASIS_WORDS})[，,]$")

_HEDGES = r"(?:了|近|约|超|超过|逾|大约|将近|接近|不足|不到|至少|整整)*"
# 增长 / 下降了约 / 增幅达: words that speak of change by themselves
_STRONG = re.compile(
    rf"(?:(?:(?P<up>增长|增加|上升|提升|提高|上涨|攀升)|(?P<down>下降|减少|降低|回落|下滑)){_HEDGES}"
    rf"|(?:(?P<up_size>增幅|涨幅|增速)|(?P<down_size>降幅)){_HEDGES}(?:为|达|达到)?{_HEDGES})\s?$"
)
# 净增 / 多收 / 压缩: only with a basis
_WEAK = re.compile(
    rf"(?:(?P<up>净增|新增|增|升|多[收办受出发]?|扩大|高出?|递增|翻)"
    rf"|(?P<down>净减|减|降|少[收办受了发]?|压减|压缩|缩短|缩减|精简|低|收窄)){_HEDGES}\s?$"
)
# 为上年的2.3倍
_MULTIPLE = re.compile(rf"(?:是|为|达到?|相当于)(?P<basis>{_YEAR}(?:同期|全年)?)的{_HEDGES}$")
# 90件，与上年基本持平 / 30场，同比翻番
_WITHOUT_NUMBER = re.compile(
    rf"[，,、（(]?(?P<subject>[^，,。；;\d]{{0,6}}?)(?P<basis>{_BASIS_WORDS})[，,]?(?:基本|大致|总体)?"
    r"(?:(?P<flat>持平)|(?P<doubled>翻番|翻倍|翻了?一[番倍])|(?P<twice>翻了?两番))"
)
# 由上年的35件降至20件 / 从2021年的90%提高到95%
_FROM = re.compile(rf"(?:由|从|较|比)(?P<basis>{_YEAR}(?:同期)?)?的?[^，,]{{0,10}}$")
_TO = re.compile(
    rf"^[^，,。；;]{{0,6}}?[，,]?(?:(?P<up>增长|增加|上升|提升|提高|扩大|升|增)|(?P<down>下降|减少|降低|压缩|缩短|降|减))"
    rf"(?:至|到|为)(?:了|今年的|本年的|当前的|目前的|现在的|{_YEAR}的)?{_HEDGES}$"
)
_FROM_TO_GAP = 30
# ，达90件
_REACHES = re.compile(r"^[，,]?(?:总数|总量|数量|累计)?(?:达|达到|至|为|共|共计|增至|降至|到)$")
# 案件数同比下降: subjects that mean the figure just named
_GENERIC = re.compile(
    r"(?:其中|且|均|也|都|并|总体|总|该项|此)?"
    r"(?:案件|收案|受案|结案|办案|受理|办理|办结|审结|收件|办件|申请|发案|数据|件|人|场|次)?"
    r"(?:数|数量|总数|总量|数据|占比|比例|比率|量|额|金额|率|人数|人次|场次|次数)?"
    r"(?:均|也|都|分别|已|又)?"
)
_LONGEST_GENERIC = 10
# 收案数 names what was 收到 or 受理 before, 结案数 what was 审结
_SAME_ACTS = (re.compile(r"收案|受案|新收|收到|受理"), re.compile(r"结案|审结|办结"))
_HEADING = re.compile(rf"{_BASIS_WORDS}|增减|增幅|增长率|增速|变化")
_LISTED = re.compile(r"^[、，,和及\s]*$")
_SHARED = 2
_FURTHEST = 4
"""Phrases back in which the figure of a change is looked for."""
_FURTHEST_GAP = 40
"""Characters between a figure and a change without a subject of its own."""


class FoundChange(NamedTuple):
    """A number that turned out to be a change."""

    change: Change
    subject: str
    """The words that name what changed; empty where it is the figure beside it."""
    target: int | None
    """Index of the phrase whose figure changed, or None where the change stands alone."""


def find_changes(text: str, phrases: Sequence[Phrase]) -> dict[int, FoundChange]:
    """Return the phrases of one sentence whose number is a change, by index."""
    found: dict[int, FoundChange] = {}
    listed = 0
    for index, phrase in enumerate(phrases):
        read = _read_change(text, phrase)
        if read is None and index - 1 in found and _continues_list(phrases, index):
            read = _with_value(found[index - 1].change, phrase), ""
        if read is None:
            listed = 0
            continue
        listed = listed + 1 if index - 1 in found else 1
        target = _find_target(text, phrases, index, read, found)
        found[index] = FoundChange(read[0], read[1], target)
        if "分别" in phrases[index - listed + 1].lead:
            _spread(found, index, listed)
    return found


def change_without_number(text: str, phrase: Phrase) -> Change | None:
    """Return the change told in words right after a number (与上年持平, 同比翻番)."""
    end = phrase.mention.end
    found = _WITHOUT_NUMBER.match(text, end, end + 40)
    if not found or not _is_generic(found["subject"]):
        return None
    basis = found["basis"]
    if found["flat"]:
        return Change(basis=basis, direction="flat", value=None, unit=None)
    return Change(basis=basis, direction="up", value=1.0 if found["doubled"] else 3.0, unit="倍")


def change_from_to(text: str, earlier: Phrase, later: Phrase) -> Change | None:
    """Return the change of 由上年的X降至Y, which belongs to Y; no difference is worked out."""
    if later.mention.start - earlier.mention.end > _FROM_TO_GAP:
        return None
    to = _TO.match(text[earlier.mention.end : later.mention.start])
    start = _FROM.search(earlier.lead) if to else None
    if not to or not start:
        return None
    return Change(basis=start["basis"] or "", direction=_direction(to), value=None, unit=None)


def is_change_heading(name: str) -> bool:
    """Tell whether a column of a table gives changes: 同比, 较上年增减, 增幅."""
    return bool(_HEADING.search(name))


def _read_change(text: str, phrase: Phrase) -> tuple[Change, str] | None:
    """Return the change that a number is, with the words that name what changed."""
    lead = phrase.lead
    if phrase.mention.unit == "倍":
        multiple = _MULTIPLE.search(lead)
        if multiple:
            return _change_of_multiple(phrase, multiple), lead[: multiple.start()].strip()
    strong = _STRONG.search(lead)
    word = strong or _WEAK.search(lead)
    if word is None:
        return None
    basis = _last(_BASIS, lead)
    if basis is None:
        return _change_with_earlier_basis(text, phrase, strong) if strong else None
    change = _change(phrase, basis[0], _direction(word))
    return change, lead[: basis.start()] + lead[basis.end() : word.start()]


def _change_of_multiple(phrase: Phrase, found: re.Match[str]) -> Change:
    """Read 为上年的2.3倍, which is 1.3 times more."""
    more = phrase.mention.value - 1
    direction: Direction = "up" if more >= 0 else "down"
    return Change(basis=found["basis"], direction=direction, value=round(abs(more), 6), unit="倍")


def _change_with_earlier_basis(
    text: str, phrase: Phrase, word: re.Match[str]
) -> tuple[Change, str] | None:
    """Read a change whose basis stands in the clause before, or is not given (提升5个百分点)."""
    before = _BASIS_BEFORE_CLAUSE.search(text, max(0, phrase.start - 20), phrase.start)
    if before is None and group_of(phrase.mention.unit) not in ("rate", "ratio"):
        return None
    basis = before["basis"] if before else ""
    return _change(phrase, basis, _direction(word)), phrase.lead[: word.start()]


def _change(phrase: Phrase, basis: str, direction: Direction) -> Change:
    mention = phrase.mention
    return Change(basis=basis, direction=direction, value=mention.value, unit=mention.unit)


def _with_value(change: Change, phrase: Phrase) -> Change:
    return _change(phrase, change.basis, change.direction)


def _direction(found: re.Match[str]) -> Direction:
    groups = found.groupdict()
    return "up" if groups.get("up") or groups.get("up_size") else "down"


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = None
    for match in pattern.finditer(text):
        found = match
    return found


def _continues_list(phrases: Sequence[Phrase], index: int) -> bool:
    """Tell whether a number goes on with a list of changes (分别增长12%、8%)."""
    mention, before = phrases[index].mention, phrases[index - 1].mention
    same = group_of(mention.unit) == group_of(before.unit) in ("rate", "ratio")
    return same and bool(_LISTED.match(phrases[index].lead)) and not phrases[index].new_clause


def _find_target(
    text: str,
    phrases: Sequence[Phrase],
    index: int,
    read: tuple[Change, str],
    found: dict[int, FoundChange],
) -> int | None:
    """Return the phrase whose figure changed: the one after, one named again, or the last one."""
    change, subject = read
    if index + 1 < len(phrases) and _leads_to_value(text, phrases[index], phrases[index + 1]):
        return index + 1
    values = [at for at in range(max(0, index - _FURTHEST), index) if at not in found]
    fitting = [at for at in values[::-1] if _may_change_so(phrases[at], change, subject)]
    for at in fitting:
        if _names_the_same(subject, phrases[at].own):
            return at
    if not fitting or not _is_generic(subject) or (index - 1 in found and subject):
        return None
    gap = phrases[index].start - phrases[fitting[0]].mention.end
    return fitting[0] if gap <= _FURTHEST_GAP else None


def _may_change_so(phrase: Phrase, change: Change, subject: str) -> bool:
    """Tell whether the figure is of a kind that can change so: points are of rates only."""
    if "率" not in subject and change.unit not in POINT_UNITS:
        return True
    return group_of(phrase.mention.unit) == "rate"


def _is_generic(subject: str) -> bool:
    bare = subject.strip("、，, ")
    return len(bare) <= _LONGEST_GENERIC and bool(_GENERIC.fullmatch(bare))


def _leads_to_value(text: str, phrase: Phrase, following: Phrase) -> bool:
    gap = text[phrase.mention.end : min(following.mention.start, phrase.mention.end + _FROM_TO_GAP)]
    return bool(_REACHES.match(gap))


def _names_the_same(subject: str, own: str) -> bool:
    """Tell whether the changed thing is the one counted: same act, or half its pairs of signs."""
    for act in _SAME_ACTS:
        if act.match(subject):
            return bool(act.search(own))
    subject = subject.strip("、和的数量率 ")
    pairs = [subject[at : at + _SHARED] for at in range(len(subject) - 1)]
    return bool(pairs) and sum(pair in own for pair in pairs) * 2 >= len(pairs)


def _spread(found: dict[int, FoundChange], index: int, listed: int) -> None:
    """Tie N changes given with 分别 to the last N figures before them, in order."""
    first = index - listed + 1
    values = [at for at in range(first) if at not in found]
    if len(values) < listed:
        return
    for offset, target in enumerate(values[-listed:]):
        place = first + offset
        found[place] = found[place]._replace(target=target)
