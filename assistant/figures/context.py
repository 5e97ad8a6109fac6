"""What a clause inherits: its subject and act from earlier ones, and the breakdown it stands in.

In 收到行政复议申请15件，受理12件 the 12 is about 行政复议; after 其中 the figures are parts of the
one before, until they add up to it or the clause ends.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from assistant.figures.change_words import is_comparison_base
from assistant.figures.keys import Whole, Words, load_rules, names_kind
from assistant.figures.units import group_of

if TYPE_CHECKING:
    from assistant.figures.phrases import Phrase
    from assistant.figures.sections import Place

_NEAR = 60
_PARAGRAPH_REACH = 200
_CLAUSE_REACH = 40
_MARKS = "，,；;：:。"
_CLAUSE_END = re.compile(f"[{_MARKS}]")

# 涉及投诉举报的17件: what some of them are about, not what is spoken of
_ABOUT = ("涉及", "其中涉及")
# 投诉类20件 / 财政经济类案件20件
_KIND = re.compile(r"类(?:案件|事项|问题|诉求|纠纷|工单|建议|提案)?(?:有|为|共|计|达)?$")
# ，占15.6% / （占总数的7%); not 占全市12%
_SHARE = re.compile(
    r"[，,（(]占(?!全[国省市区县])[^，,。；;全]{0,12}?(?:比例[^，]{0,4}，?[为达]?)?\d"
)
# 其中 / 包括 / 分为 / 31件案件中，: a breakdown opens
_OPENS = re.compile(
    r"其中|包括|包含(?<!不包含)|（含|\(含|细分为|分为"
    r"|案件中[，有]|事项中[，有]|问题中[，有]|纠纷中[，有]|文件中[，有]|案卷中[，有]"
)
# 50件（其中涉企8件）
_CLOSED_BRACKETS = re.compile(r"[（(][^（()）]*[)）]")
# （上年同期160件 / （2023年为87件: another year in brackets is no part
_OTHER_YEAR = re.compile(r"[（(](?:(?:19|20)\d\d年|上一?年|去年)")
# 每个社区 / 每村; not 每季度
_OF_EACH = re.compile(r"每(?!半?[年月季周日天])")
_CLOSES = re.compile(r"；|;|另外|此外|同时")
# 其中食材采购合同占八成，出具 / 其中一次检验了疏散，增配: told in words, so what follows is no part
_TOLD_IN_WORDS = re.compile(
    r"其中[^，,]*(?:占[^，,]{0,6}[成半]|多数|[一两三四五六七八九十][件项个次场名户家起宗份])[^，,]*[，,]"
)


def is_of_each(words: str) -> bool:
    """Tell whether a number is that of each (每个社区7名), which has no parts."""
    return "每" in words and bool(_OF_EACH.search(words))


class Carried:
    """The subject and act that the next clause of a sentence inherits."""

    def __init__(self, text: str, start: int, paragraph: int, place: Place) -> None:
        self._text = text
        self._paragraph = paragraph
        self._sentence = start
        self._place = place
        self._rules = load_rules()
        self._topic = ""
        self._act = ""
        self._seen = start
        self._background: str | None = None
        self._leading_key = ""

    def words_for(self, phrase: Phrase, own: str | None = None) -> Words:
        """Return the words that name the indicator of a phrase, own and inherited."""
        rules = self._rules
        self._look_at_gap(phrase.start)
        own = phrase.own if own is None else own
        has_topic = bool(rules.topics.search(own))
        is_kind = names_kind(own) or (has_topic and bool(self._topic) and own.startswith(_ABOUT))
        has_topic = has_topic and not is_kind
        act = own if rules.acts.search(own) else self._act if has_topic or is_kind else ""
        topic = own if has_topic else self._topic_for(phrase, own)
        mention = phrase.mention
        left = self._text[max(self._paragraph, mention.start - _NEAR) : mention.start]
        right = self._text[mention.end : mention.end + _NEAR].partition("\n")[0]
        near = f"{left}#{right}"
        if has_topic:
            self._topic = own
        self._act = act or self._act
        self._seen = mention.end + len(phrase.after)
        return Words(own, act, topic, near, self._leading_key)

    def _topic_for(self, phrase: Phrase, own: str) -> str:
        whole = phrase.own
        if own != whole and self._rules.topics.search(whole):
            return whole  # an item of a list whose noun stands at the end
        return self._topic or self._look_back()

    def add_key(self, key: str) -> None:
        """Remember the key of a figure, where what follows may ask for it."""
        if key in self._rules.leading:
            self._leading_key = key

    def _look_at_gap(self, end: int) -> None:
        """Carry the topic of clauses without a number, up to *end*."""
        if end - self._seen <= 1:
            return  # a mark at most, and no topic has a single sign
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
        topics = self._rules.topics
        return next((heading for heading in self._place.headings if topics.search(heading)), "")

    def _last_topic_clause(self, start: int, end: int) -> str:
        """Return the last clause of a stretch that says what is spoken of, cut behind its topic."""
        clause = ""
        for found in reversed([*self._rules.topics.finditer(self._text, start, end)]):
            left = max(start, found.start() - _CLAUSE_REACH)
            cut = max(self._text.rfind(mark, left, found.start()) for mark in _MARKS)
            tail = self._text[found.end() : min(end, found.end() + _CLAUSE_REACH // 4)]
            clause = self._text[max(left, cut + 1) : found.end()] + _CLAUSE_END.split(tail)[0]
            if not clause.startswith(_ABOUT):
                break
        return clause


class Breakdown:
    """Whether the figures of a sentence are totals or parts of one before."""

    def __init__(self, whole: Whole | None = None) -> None:
        """Begin a sentence; *whole* is the last total of the paragraph so far."""
        self.whole = whole
        self._wholes = {} if whole is None else {whole.unit: whole}
        self._is_in_sentence = False
        self._is_open = False
        self._in_brackets = False
        self._sum = 0.0

    def scope_of(
        self, phrase: Phrase, bracket: str, after: str, *, named: bool
    ) -> Literal["total", "part"]:
        """Return the scope of the next figure of the sentence.

        Args:
            phrase: the figure's words.
            bracket: what stands between the figure before and the lead.
            after: what follows the figure.
            named: its own words name an indicator (合同类20件).
        """
        mention = phrase.mention
        self._follow_marks(bracket + phrase.lead)
        if self._is_open and phrase.new_clause and self._is_beyond(mention.value, mention.unit):
            self._is_open = False
        if self._is_open and not self._is_rate_of_another(phrase):
            self._add(mention.value, mention.unit)
            return "part"
        return "part" if self._is_of_a_kind(phrase, after, named=named) else "total"

    def set_whole(self, whole: Whole) -> None:
        """Take a total, of which what follows may be parts."""
        if self._is_open:  # 其中调解9件，调撤率30%，纠错2件: the rate is no whole of them
            self._wholes[whole.unit] = whole
            return
        self.whole = whole
        known = self._wholes.get(whole.unit)
        if whole.key is not None or known is None or not known.takes_any_kind:
            self._wholes[whole.unit] = whole
        self._is_in_sentence = True
        self._sum = 0.0

    def _is_of_a_kind(self, phrase: Phrase, after: str, *, named: bool) -> bool:
        """Tell a part without 其中: 投诉类20件, or one whose share is told (12件，占15.6%)."""
        whole = self._wholes.get(phrase.mention.unit)
        if whole is None or phrase.mention.value > whole.value:
            return False
        is_kind = _KIND.search(phrase.before) and not (named and not whole.takes_any_kind)
        if not (is_kind or _SHARE.match(after)):
            return False
        self.whole = whole
        return True

    def _is_rate_of_another(self, phrase: Phrase) -> bool:
        """Tell a rate that stands after parts of a count: 其中重大9件，办结率100%."""
        return (
            group_of(phrase.mention.unit) == "rate"
            and self.whole is not None
            and group_of(self.whole.unit) != "rate"
            and ("率" in phrase.before or is_comparison_base(phrase.lead))
        )

    def _follow_marks(self, between: str) -> None:
        if "）" in between or ")" in between:
            between = _CLOSED_BRACKETS.sub("", between)
        if self._in_brackets and ("）" in between or ")" in between):
            self._in_brackets = self._is_open = False
        if self._is_open and _CLOSES.search(between):
            self._is_open = False
        in_brackets = between.startswith(("（", "("))
        opens = (in_brackets and not _OTHER_YEAR.match(between)) or _OPENS.search(between)
        if opens and not in_brackets:
            between = _TOLD_IN_WORDS.sub("", _CLOSES.split(between)[-1])
            opens = _OPENS.search(between)  # 包括…等；组织12次: closed again
        if opens and (self._is_in_sentence or between.lstrip().startswith("其中")):
            self._is_open, self._in_brackets = True, in_brackets
            self._sum = 0.0

    def _is_beyond(self, value: float, unit: str) -> bool:
        """Tell a part larger than its total, or after the parts have added up to it."""
        whole = self.whole
        if whole is None or not self._is_in_sentence:
            return False
        return self._sum >= whole.value or (whole.unit == unit and self._sum + value > whole.value)

    def _add(self, value: float, unit: str) -> None:
        if self.whole is not None and self.whole.unit == unit:
            self._sum += value
