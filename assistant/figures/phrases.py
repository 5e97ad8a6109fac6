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
_LIST_STARTS = ("、", "以及", "和", "及", "与", "并")
LIST_MARKS = "、，,和及以与 "
"""Signs of the words that part the numbers of a list."""
_LIST_ENDS = ("、", "以及", "和", "及", "与")
# 新收案件50件，审结 / 案件50件（涉企 / 共50件其中: up to the last mark that ends a clause
_TO_LAST_MARK = re.compile(
    r".*(?:[，,；;：:。！？\n（(]|(?<=[件宗起次场期名人位个家户所处项条份部元%）)])(?=其中))",
    re.DOTALL,
)
# 受理案件50件（其中涉企8件）
_CLOSED_BRACKETS = re.compile(r"[（(][^（()）]*[)）]")
# 参考率、优秀率均达100%
_SHARED_RATES = re.compile(r"率、[^，]*率")
# 910名干部学法考试参考率100%
_RATE_OF_FOLLOWER = re.compile(r"[^，、]{2}率[^率]*$")
# the end of the words, but not 乡（镇）服务站: brackets with more of the word behind them
# 审结90件中直接纠错20件; not 90件中小企业投诉
_OF_THESE = re.compile(r"中(?![央心小层队介国学等标])|之中")
# 县（市、区）: a 、 in brackets parts no list
_LIST_MARK = re.compile(r"、(?![^（(]*[)）])")
_INSIDE_WORD = re.compile(r"[（(][^（()）\d，,；;。]{1,8}[)）](?=[^\W\d_])")
_AFTER_ENDS = re.compile(rf"、(?=\d)|[，,；;：:。！？\n)）]|(?!{_INSIDE_WORD.pattern})[（(]")


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


def run_length(phrases: Sequence[Phrase], index: int) -> int:
    """Return how many numbers from *index* on follow one another with only 、 or 和 between."""
    length = 1
    for at in range(index + 1, len(phrases)):
        if phrases[at].lead.strip(LIST_MARKS):
            break
        length += 1
    return length


def _cut(mention: Mention, gap: str, at: int, after: str, previous: Phrase | None) -> Phrase:
    cut = _last_mark(gap)
    if cut >= 0 or previous is None:
        lead = gap[cut + 1 :]
        return Phrase(mention, lead, lead.strip(), after, at + cut + 1, True)
    return Phrase(mention, gap, _shared_words(gap, previous), after, at, False)


def _last_mark(gap: str) -> int:
    """Return the place of the last mark that ends a clause, brackets left out, or -1."""
    aside = None
    if "）" in gap or ")" in gap:
        aside = _CLOSED_BRACKETS.match(gap)  # 办案9件（含旧存）办结5件
        gap = _CLOSED_BRACKETS.sub(lambda found: "·" * len(found[0]), gap)
    found = _TO_LAST_MARK.match(gap)
    return max(found.end() if found else 0, aside.end() if aside else 0) - 1


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
    while found and found[0] in ")）" and _closes_inside(text, start, found.end(), stop):
        found = _AFTER_ENDS.search(text, found.end(), stop)
    words = text[start : found.start() if found else stop]
    if follower is None or (found and not words.startswith("、")):
        return words.strip()
    return _words_before_list_mark(words)


def _closes_inside(text: str, start: int, end: int, stop: int) -> bool:
    """Tell whether a closing bracket that ends at *end* closes brackets inside a word."""
    opened = max(text.rfind("（", start, end), text.rfind("(", start, end))
    inside = _INSIDE_WORD.match(text, opened, stop) if opened >= 0 else None
    return inside is not None and inside.end() == end


def _words_before_list_mark(words: str) -> str:
    """Return what belongs to the first of two numbers with no mark between them."""
    if words.startswith(_LIST_STARTS) or _OF_THESE.match(words):
        return ""
    head = _RATE_OF_FOLLOWER.sub("", _LIST_MARK.split(words, 1)[0].strip())
    for sign in _LIST_ENDS:
        head = head.removesuffix(sign)
    return head
