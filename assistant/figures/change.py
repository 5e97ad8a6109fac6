"""Changes against an earlier period: 同比下降12.5%, 较上年增加5件, 与去年持平, 翻一番.

A change is tied to the figure before it (90件，同比下降…) or after it (同比增长27%，达90件);
one whose subject is new (合格率较去年上升6个百分点) stands alone. How a change is worded is told by
:mod:`assistant.figures.change_words`; which figure it is about, here.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from assistant.figures.change_words import (
    WordedChange,
    is_comparison_base,
    leads_to_other_value,
    read_change_after_base,
    read_change_words,
    read_rise,
    read_wordless_change,
)
from assistant.figures.figure import Change
from assistant.figures.phrases import LIST_MARKS, run_length
from assistant.figures.units import POINT_UNITS, group_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.figures.phrases import Phrase

_FROM_TO_GAP = 30
# ，达90件 / 共90件
_REACHES = re.compile(r"^[，,]?(?:总数|总量|数量|累计)?(?:达|达到|至|为|共|共计|增至|降至|到)$")
# 案件数量增幅超3倍（新收90件）
_IN_BRACKETS = re.compile(r"^[（(](?:其中)?(?:新收|收案|受理|办理|达|为|共|共计|现有)?$")
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


class Rise(NamedTuple):
    """How a figure came to be what it is (由上年的X降至Y)."""

    change: Change
    earlier: int
    """Index of the phrase that tells what it was."""


def find_changes(text: str, phrases: Sequence[Phrase]) -> dict[int, FoundChange]:
    """Return the phrases of one sentence whose number is a change, by index."""
    found: dict[int, FoundChange] = {}
    listed = 0
    for index in range(len(phrases)):
        read = _read_change(text, phrases, index, found)
        if read is None:
            listed = 0
            continue
        listed = listed + 1 if index - 1 in found else 1
        target = _find_target(text, phrases, index, read, found)
        found[index] = FoundChange(read.change, read.subject, target)
        if "分别" in phrases[index - listed + 1].lead:
            _spread(found, index, listed)
    return found


def change_without_number(text: str, phrase: Phrase) -> Change | None:
    """Return the change told in words right after a number (与上年持平, 同比翻番)."""
    read = read_wordless_change(text, phrase.mention.end)
    return read[0] if read and _is_generic(read[1]) else None


def find_rises(text: str, phrases: Sequence[Phrase]) -> dict[int, Rise]:
    """Return what 由上年的X降至Y says, by the index of Y; no difference is worked out.

    Lists go in step: 分别从20%、8%上升至40%、24%.
    """
    rises: dict[int, Rise] = {}
    for index in range(1, len(phrases)):
        earlier, later = phrases[index - 1], phrases[index]
        gap = text[earlier.mention.end : later.mention.start]
        if len(gap) > _FROM_TO_GAP or not leads_to_other_value(gap):
            continue
        length = run_length(phrases, index)
        first = phrases[max(index - length, 0)]
        change = read_rise(first.lead, gap) or read_rise(earlier.lead, gap)
        if change is None:
            continue
        is_list = first is not earlier and run_length(phrases, index - length) == length
        width = length if is_list else 1
        rises.update({at: Rise(change, at - width) for at in range(index, index + width)})
    return rises


def _read_change(
    text: str, phrases: Sequence[Phrase], index: int, found: dict[int, FoundChange]
) -> WordedChange | None:
    """Return the change that a number is, with the words that name what changed."""
    phrase = phrases[index]
    earlier = phrases[index - 1] if index else None
    if earlier is not None and is_comparison_base(earlier.lead):
        gap = text[earlier.mention.end : phrase.mention.start]
        after_base = read_change_after_base(earlier.lead, gap, phrase.mention)
        if after_base:
            return after_base
    worded = read_change_words(text, phrase.start, phrase.lead, phrase.mention)
    if worded is None and index - 1 in found and _continues_list(phrases, index):
        before = found[index - 1].change
        mention = phrase.mention
        change = Change(
            basis=before.basis,
            direction=before.direction,
            value=mention.value,
            unit=mention.unit,
        )
        return WordedChange(change, "")
    return worded


def _continues_list(phrases: Sequence[Phrase], index: int) -> bool:
    """Tell whether a number goes on with a list of changes (分别增长12%、8%)."""
    phrase, before = phrases[index], phrases[index - 1]
    group = group_of(phrase.mention.unit)
    same = group == group_of(before.mention.unit) and group in ("rate", "ratio")
    return same and not phrase.new_clause and not phrase.lead.strip(LIST_MARKS)


def _find_target(
    text: str,
    phrases: Sequence[Phrase],
    index: int,
    read: WordedChange,
    found: dict[int, FoundChange],
) -> int | None:
    """Return the phrase whose figure changed: the one after, one named again, or the last one."""
    if index + 1 < len(phrases) and _leads_to_value(text, phrases, index, read):
        return index + 1
    fitting = [
        at
        for at in range(index - 1, max(0, index - _FURTHEST) - 1, -1)
        if at not in found and _may_change_so(text, phrases, at, index, read)
    ]
    for at in fitting:
        if _names_the_same(read.subject, phrases[at].own):
            return at
    subject = read.subject.strip(LIST_MARKS)
    if not fitting or not _is_generic(subject) or (index - 1 in found and subject):
        return None
    gap = phrases[index].start - phrases[fitting[0]].mention.end
    return fitting[0] if gap <= _FURTHEST_GAP else None


def _may_change_so(
    text: str, phrases: Sequence[Phrase], at: int, index: int, read: WordedChange
) -> bool:
    """Tell whether the figure is of a kind that can change so: points are of rates only.

    What is compared with, what stands in brackets that are closed, and a share of the figure before
    (占总数的22%) are not what changed.
    """
    phrase, mention = phrases[at], phrases[at].mention
    if mention.unit in POINT_UNITS or is_comparison_base(phrase.lead):
        return False
    if _is_aside(text, phrases, at, phrases[index].start):
        return False
    base = phrases[index - 1]
    if index - 1 > at and is_comparison_base(base.lead) and base.mention.unit != mention.unit:
        return False
    if "率" in read.subject or read.change.unit in POINT_UNITS:
        return group_of(mention.unit) == "rate"
    return "占" not in phrase.lead or group_of(mention.unit) != "rate"


def _is_aside(text: str, phrases: Sequence[Phrase], at: int, end: int) -> bool:
    """Tell whether the number stands in brackets that are closed before *end*."""
    mention = phrases[at].mention
    if text.find("）", mention.end, end) < 0:
        return False
    start = phrases[at - 1].mention.end if at else max(0, mention.start - _FURTHEST_GAP)
    return text.rfind("（", start, mention.start) > text.rfind("）", start, mention.start)


def _is_generic(subject: str) -> bool:
    return len(subject) <= _LONGEST_GENERIC and bool(_GENERIC.fullmatch(subject))


def _leads_to_value(text: str, phrases: Sequence[Phrase], index: int, read: WordedChange) -> bool:
    start, following = phrases[index].mention.end, phrases[index + 1].mention
    gap = text[start : min(following.start, start + _FROM_TO_GAP)]
    if _REACHES.match(gap):
        return True
    return bool(_IN_BRACKETS.match(gap)) and not _is_generic(read.subject.strip(LIST_MARKS))


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
    latest_first = (at for at in range(first - 1, -1, -1) if at not in found)
    values = [*islice(latest_first, listed)][::-1]
    if len(values) < listed:
        return
    for offset, target in enumerate(values):
        place = first + offset
        found[place] = found[place]._replace(target=target)
