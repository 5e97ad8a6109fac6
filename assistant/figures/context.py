"""What a clause inherits: its subject and act from earlier ones, and the breakdown it stands in.

In 收到行政复议申请15件，受理12件 the 12 is about 行政复议; after 其中 the figures are parts of the
one before, until they add up to it or the clause ends.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from assistant.figures.keys import Words, load_rules

if TYPE_CHECKING:
    from assistant.figures.phrases import Phrase
    from assistant.figures.sections import Place

_NEAR = 60
_PARAGRAPH_REACH = 200
_CLAUSE_REACH = 40
_MARKS = "，,；;：:。"
_CLAUSE_END = re.compile(f"[{_MARKS}]")

# 其中 / 包括 / 分为: a breakdown opens
_OPENS = re.compile(r"其中|包括|(?<!不)包含|[（(]含|细分为|分为")
_CLOSES = re.compile(r"[；;]|另外|此外|同时")


class Carried:
    """The subject and act that the next clause of a sentence inherits."""

    def __init__(self, text: str, start: int, paragraph: int, place: Place) -> None:
        self._text = text
        self._paragraph = paragraph
        self._sentence = start
        self._place = place
        self._topic = ""
        self._act = ""
        self._seen = start
        self._background: str | None = None
        self._keys: frozenset[str] = frozenset()

    def words_for(self, phrase: Phrase, own: str | None = None) -> Words:
        """Return the words that name the indicator of a phrase, own and inherited."""
        rules = load_rules()
        self._look_at_gap(phrase.start)
        own = phrase.own if own is None else own
        has_topic = rules.topics.search(own)
        act = own if rules.acts.search(own) else self._act if has_topic else ""
        topic = own if has_topic else self._topic_for(phrase)
        mention = phrase.mention
        left = self._text[max(self._paragraph, mention.start - _NEAR) : mention.start]
        right = self._text[mention.end : mention.end + _NEAR].partition("\n")[0]
        near = f"{left}#{right}"
        if has_topic:
            self._topic = own
        self._act = act or self._act
        self._seen = max(self._seen, mention.end + len(phrase.after))
        return Words(own, act, topic, near, self._keys)

    def _topic_for(self, phrase: Phrase) -> str:
        if load_rules().topics.search(phrase.own):
            return phrase.own  # an item of a list whose noun stands at the end
        return self._topic or self._look_back()

    def add_key(self, key: str) -> None:
        """Remember that a figure of the sentence has this key."""
        self._keys |= {key}

    def _look_at_gap(self, end: int) -> None:
        """Carry the topic of clauses without a number, up to *end*."""
        if end <= self._seen:
            return
        clause = self._last_topic_clause(max(self._seen, end - _PARAGRAPH_REACH), end)
        if clause:
            self._topic = clause
            self._act = ""

    def _look_back(self) -> str:
        """Return what the paragraph before the sentence, else the headings, speak of."""
        if self._background is None:
            start = max(self._paragraph, self._sentence - _PARAGRAPH_REACH)
            self._background = (
                self._last_topic_clause(start, self._sentence) or self._heading_with_topic()
            )
        return self._background

    def _heading_with_topic(self) -> str:
        topics = load_rules().topics
        return next((heading for heading in self._place.headings if topics.search(heading)), "")

    def _last_topic_clause(self, start: int, end: int) -> str:
        last = None
        for found in load_rules().topics.finditer(self._text, start, end):
            last = found
        if last is None:
            return ""
        left = max(start, last.start() - _CLAUSE_REACH)
        cut = max(self._text.rfind(mark, left, last.start()) for mark in _MARKS)
        tail = self._text[last.end() : min(end, last.end() + _CLAUSE_REACH // 4)]
        return self._text[max(left, cut + 1) : last.end()] + _CLAUSE_END.split(tail)[0]


class Breakdown:
    """Whether the figures of a sentence are totals or parts of one before."""

    def __init__(self) -> None:
        self._is_open = False
        self._in_brackets = False
        self._total: tuple[float, str] | None = None
        self._sum = 0.0

    def scope_of(self, phrase: Phrase, bracket: str) -> Literal["total", "part"]:
        """Return the scope of the next figure of the sentence.

        Args:
            phrase: the figure's words.
            bracket: what stands between the figure before and the lead.
        """
        mention = phrase.mention
        between = bracket + phrase.lead
        self._follow_marks(between)
        if self._is_open and self._is_beyond(mention.value, mention.unit):
            self._is_open = False
        if not self._is_open:
            self._total = (mention.value, mention.unit)
            self._sum = 0.0
            return "total"
        self._add(mention.value, mention.unit)
        return "part"

    def _follow_marks(self, between: str) -> None:
        if self._in_brackets and ("）" in between or ")" in between):
            self._in_brackets = self._is_open = False
        if _CLOSES.search(between):
            self._is_open = False
        in_brackets = between.startswith(("（", "("))
        opens = in_brackets or _OPENS.search(between)
        if opens and (self._total or between.lstrip().startswith("其中")):
            self._is_open, self._in_brackets = True, in_brackets
            self._sum = 0.0

    def _is_beyond(self, value: float, unit: str) -> bool:
        """Tell a part larger than its total, or after the parts have added up to it."""
        if self._total is None:
            return False
        return self._sum == self._total[0] or (
            self._total[1] == unit and self._sum + value > self._total[0]
        )

    def _add(self, value: float, unit: str) -> None:
        if self._total is not None and self._total[1] == unit:
            self._sum += value
