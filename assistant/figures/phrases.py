"""The words that belong to each number of a sentence: its clause, before and after it.

Reports write counts behind their noun (受理案件12件) and before it (建成6个工作站), alone or in
lists parted by 、. Here only the cutting; :mod:`assistant.figures.context` carries subjects over.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.figures.scan import Mention

_REACH = 90
"""Characters of a clause that are looked at on either side."""
_MARKS = "，,；;：:。！？\n"
_LIST_STARTS = ("、", "以及", "和", "及", "与", "并")
_LIST_ENDS = ("、", "以及", "和", "及", "与")
# 受理案件50件（其中涉企8件）
_CLOSED_BRACKETS = re.compile(r"[（(][^（()）]*[)）]")
# 参考率、优秀率均达100%
_SHARED_RATES = re.compile(r"率、[^，]*率")
# 910名干部学法考试参考率100%
_RATE_OF_FOLLOWER = re.compile(r"[^，、]{2}率[^率]*$")
_AFTER_ENDS = re.compile(r"[，,；;：:。！？\n（()）]")


class Phrase(NamedTuple):
    """A number with the words of its clause."""

    mention: Mention
    lead: str
    """What stands between the start of the clause, or the number before, and this number."""
    before: str
    """The words before the number, shared verbs and nouns of a list included."""
    after: str
    """The words after it that belong to it."""
    start: int
    """Where the lead starts in the text."""
    new_clause: bool
    """The lead starts a clause; False inside a list or beside another number."""

    @property
    def own(self) -> str:
        """The clause with ``#`` in place of the number."""
        return f"{self.before}#{self.after}"


def split_phrases(text: str, start: int, end: int, mentions: Sequence[Mention]) -> list[Phrase]:
    """Return a phrase for each number of the sentence from *start* to *end*."""
    phrases: list[Phrase] = []
    left = start
    for index, mention in enumerate(mentions):
        gap_start = max(left, mention.start - _REACH)
        gap = text[gap_start : mention.start]
        follower = mentions[index + 1].start if index + 1 < len(mentions) else None
        after = _words_after(text, mention.end, end, follower)
        previous = phrases[-1] if phrases else None
        phrases.append(_cut(mention, gap, gap_start, after, previous))
        left = mention.end
    return phrases


def _cut(mention: Mention, gap: str, at: int, after: str, previous: Phrase | None) -> Phrase:
    cut = _last_mark(gap)
    if cut >= 0 or previous is None:
        lead = gap[cut + 1 :]
        return Phrase(mention, lead, lead.strip(), after, at + cut + 1, True)
    return Phrase(mention, gap, _shared_words(gap, previous), after, at, False)


def _last_mark(gap: str) -> int:
    """Return the place of the last mark that ends a clause, brackets left out, or -1."""
    aside = _CLOSED_BRACKETS.match(gap)  # 办案9件（含旧存）办结5件
    if "）" in gap or ")" in gap:
        gap = _CLOSED_BRACKETS.sub(lambda found: "·" * len(found[0]), gap)
    cut = max(gap.rfind(mark) for mark in _MARKS)
    return max(
        cut,
        gap.rfind("（"),
        gap.rfind("("),
        gap.rfind("其中") - 1,
        aside.end() - 1 if aside else -1,
    )


def _shared_words(gap: str, previous: Phrase) -> str:
    """Return the words before a number that follows another one in the same clause."""
    words = gap.strip()
    if not words or words.endswith(_LIST_ENDS):
        return previous.before  # 7期24人次; 建成3个工作站、2个工作室
    for sign in _LIST_STARTS:
        if words.startswith(sign):
            return words[len(sign) :]  # 政府文件7件、部门文件37件
    if "、" in words and not _SHARED_RATES.search(words):
        return words.partition("、")[2]  # 12件涉企案件、行政复议20件
    return f"{previous.before}{words}"[-_REACH:]  # 选任20个村30名调解员


def _words_after(text: str, start: int, end: int, follower: int | None) -> str:
    stop = min(end, start + _REACH) if follower is None else follower
    found = _AFTER_ENDS.search(text, start, stop)
    words = text[start : found.start() if found else stop]
    if found or follower is None:
        return words.strip()
    return _words_before_list_mark(words)


def _words_before_list_mark(words: str) -> str:
    """Return what belongs to the first of two numbers with no mark between them."""
    if words.startswith(_LIST_STARTS):
        return ""
    head = _RATE_OF_FOLLOWER.sub("", words.partition("、")[0].strip())
    for sign in _LIST_ENDS:
        head = head.removesuffix(sign)
    return head
