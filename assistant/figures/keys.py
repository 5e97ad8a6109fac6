"""Which canonical indicator the words around a number name, or that none surely does.

The rules lie in ``corpus/indicator_rules.csv``; each is one way to speak of an indicator:

=========== ========================================================================================
own         words of the number's own clause; groups parted by a blank, all must be found
act         the act (受理, 审结); may be carried from the clause before if the own clause has none
topic       what is spoken of (复议, 纠纷); carried from earlier clauses, else from the headings
near        words up to some 60 characters before or after the number (``#`` stands for it)
after       key of a figure that must precede in the sentence, the last of those that rules ask for
never       words of the own clause that rule it out; ``never_topic``: of what is spoken of;
            ``never_near``: near it
units       classes of measure words, or measure words
=========== ========================================================================================

Words are regular expressions in which ``…`` stands for up to eight characters; in the name of a law
(行政处罚法) the words of a clause or of what is spoken of are not looked for. Key ``-`` says that
no indicator fits; key ``+`` only adds words to the vocabulary of acts and topics. The rule with the
longest matching words wins; two different keys that match equally well give none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from assistant.base.tables import read_table
from assistant.figures.indicators import load_indicators
from assistant.figures.rule_index import RuleIndex, plain_words
from assistant.figures.units import first_of, group_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_NONE = "-"
_VOCABULARY = "+"
_OWN_WEIGHT = 2
_AFTER_WEIGHT = 6
"""A rule that asks for a figure before knows more than its words."""
# what a relative change of a count may be counted in
_COUNT_UNITS = ("件", "次", "人", "元", "项", "个")
# 今年办理 before the number: a time and an everyday act, so the subject is the one before
_BARE_CLAUSE = re.compile(
    r"(?:[\s，、]|(?:19|20)\d\d年度?|今年|本年|去年|上年|全年|当年|上半年|下半年|同期|的|则|又|再|共|计|约|近|已|达|到|为|至|了|"
    r"较|比|与|和|同|由|从|相比于?|办理|完成|开展|增|降|上升|下降|增长|增加|减少|提高|降低|升|减)*"
    r"#(?:相比|了|增加|减少|上升|下降|增长|提高|降低|多|少|，)*"
)
# 投诉类#
_KIND = re.compile(r"类(?:案件|事项|问题|诉求|纠纷|工单)?#|#[^，]{0,3}案由")
# 占总数的百分之几 (#): a share of something, not a rate
_SHARE = re.compile(r"占(?!比)[^，]*#")
# “双随机抽查”: a name
_QUOTED = re.compile(r"“[^”]*”")
# 行政处罚法 / 信访工作条例: what a law is called, not what is spoken of; not 行政处罚法律文书
_NO_LAW = r"(?!(?:工作|程序|管理|安全|实施)?(?:法(?![律治院规定官庭学人制务援考宣理网])|条例|办法))"
# (?<!被)申请 / (?<![设建])立法
_NOT_AFTER = re.compile(r"\(\?<!(?P<before>\w|\[\w+\])\)(?P<word>\w+)(?![?*+{])")
_ALIKE = 95.0
_SHORTEST_ALIAS = 4
_ONE_SIGN_MAY_DIFFER = 10
"""Signs of the shortest name to which one with a sign more is alike; to shorter ones none is."""
# 全年共受理 / 累计 / 各类: words that say nothing about the indicator
_FILLERS = re.compile(
    r"[#\s“”\"《》]|全[区县市省镇街年]|共计?|累计|各类|今年以来|目前|其中|成功|分别|达到?|为$|约$|近$|超过?$|逾$|，"
)


class Words(NamedTuple):
    """The words around one number."""

    own: str
    """The clause of the number, ``#`` in its place."""
    act: str
    """The clause from which the act is carried; the own one if it has an act."""
    topic: str
    """What is spoken of: the own clause, an earlier one, or the headings."""
    near: str
    """The neighbourhood, ``#`` in place of the number."""
    before: str
    """Of the keys that rules ask for, that of the last figure of the sentence before; or empty."""


class Whole(NamedTuple):
    """A total that parts may belong to."""

    value: float
    unit: str
    key: str | None

    @property
    def takes_any_kind(self) -> bool:
        """Tell whether its parts may be named after any other matter."""
        return self.key is not None and load_indicators()[self.key].has_parts_of_any_matter


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One way to speak of an indicator; see the module."""

    key: str
    own: tuple[re.Pattern[str], ...]
    act: re.Pattern[str] | None
    topic: re.Pattern[str] | None
    near: re.Pattern[str] | None
    after: str
    never: re.Pattern[str] | None
    never_topic: re.Pattern[str] | None
    never_near: re.Pattern[str] | None
    units: frozenset[str]

    def weight(self, words: Words, least: int = 1) -> int:
        """Return how much of the words the rule explains, 0 where it does not fit.

        Args:
            words: the words around a number.
            least: what the rule must explain to be of use; below it nothing more is looked at.
        """
        if self.after and self.after != words.before:
            return 0
        total = 1 + _AFTER_WEIGHT * bool(self.after)
        for pattern in self.own:
            found = pattern.search(words.own)
            if not found:
                return 0
            total += _OWN_WEIGHT * (found.end() - found.start())
        for wanted, place in ((self.act, words.act), (self.topic, words.topic)):
            if wanted is None:
                continue
            found = wanted.search(words.own)
            weight = _OWN_WEIGHT if found else 1
            found = found or wanted.search(place)
            if not found:
                return 0
            total += weight * (found.end() - found.start())
        return 0 if total < least or self._is_ruled_out(words) else total

    def _is_ruled_out(self, words: Words) -> bool:
        if self.never and self.never.search(words.own):
            return True
        if self.never_topic and self.never_topic.search(words.topic):
            return True
        if self.never_near and self.never_near.search(words.near):
            return True
        return self.near is not None and not self.near.search(words.near)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """All rules with the vocabulary they speak."""

    rules: tuple[Rule, ...]
    index: RuleIndex
    """Leads from words to the numbers of the rules that are worth a trial."""
    acts: re.Pattern[str]
    """Any word that names an act."""
    topics: re.Pattern[str]
    """Any word that names what is spoken of."""
    leading: frozenset[str]
    """Keys that rules ask for in the column ``after``."""
    outcomes: re.Pattern[str]
    """Words of what became of a thing (维持, 不予受理), which no indicator counts."""

    def key_of_part(self, key: str | None, own: str, unit: str, whole: Whole | None) -> str | None:
        """Return the key of a part: its own, or that of its whole where it only names a kind.

        办理法律援助案件90件，其中农民工案件30件 is legal.aid twice; 其中驳回3件 is another matter.

        Args:
            key: what the part's own words name.
            own: the clause of the number.
            unit: its measure word.
            whole: the total that it is a part of.
        """
        if whole is None or whole.key is None or group_of(whole.unit) != group_of(unit):
            return key
        if group_of(unit) == "rate" and _SHARE.search(own):
            return key  # 其中物业类占38%: of the things, not of their rate
        if not self.is_kind(own) or self.outcomes.search(own):
            return key
        return whole.key if key is None or whole.takes_any_kind else key

    def is_kind(self, own: str) -> bool:
        """Tell whether a clause names a kind of things, not what was done (投诉类#)."""
        return names_kind(own) or not self.acts.search(_QUOTED.sub("", own))

    def find_key_of_change(self, words: Words, unit: str) -> str | None:
        """Return the key of a change that stands alone: of a rate, or of a count in per cent."""
        if "率" in words.own or group_of(unit) not in ("rate", "ratio"):
            return self.find_key(words, unit)
        keys = (self.find_key(words, count) for count in _COUNT_UNITS)
        return next((key for key in keys if key), None)

    def find_key(self, words: Words, unit: str) -> str | None:
        """Return the one key that the words name with this measure word, or None."""
        group = group_of(unit)
        if group == "rate" and _SHARE.search(words.own):
            return None
        units = (first_of(unit), group)
        top = 1
        keys: set[str] = set()
        for number in self.index.may_fit(words.own, words.act, words.topic, units):
            rule = self.rules[number]
            weight = rule.weight(words, top)
            if weight > top:
                top, keys = weight, {rule.key}
            elif weight == top:
                keys.add(rule.key)
        if not keys:
            return _key_by_name(words.own, unit)
        key = keys.pop()
        return None if keys or key == _NONE else key


def names_kind(own: str) -> bool:
    """Tell whether a clause only says of which kind (行政处罚类案件#), not what is spoken of."""
    return ("类" in own or "案由" in own) and bool(_KIND.search(own))


def is_bare(own: str) -> bool:
    """Tell whether a clause names nothing by itself (今年办理410件)."""
    return bool(_BARE_CLAUSE.fullmatch(own))


@cache
def load_rules() -> Rules:
    """Return the shipped rules."""
    return build_rules(read_table("indicator_rules.csv"))


def build_rules(rows: Sequence[Mapping[str, str]]) -> Rules:
    """Return the rules of rows that have the columns of the rule file."""
    ruling = [row for row in rows if row["key"] != _VOCABULARY]
    return Rules(
        rules=tuple(_read_rule(row) for row in ruling),
        index=RuleIndex(ruling),
        acts=_union(row["act"] for row in rows),
        topics=_union((row["topic"] for row in rows if row["key"] == _VOCABULARY), _NO_LAW),
        leading=frozenset(row["after"] for row in ruling),
        outcomes=_union(row["own"] for row in rows if row["key"] == _NONE),
    )


def _read_rule(row: Mapping[str, str]) -> Rule:
    return Rule(
        key=row["key"],
        own=tuple(_compile_subject(group) for group in row["own"].split()),
        act=_compile(row["act"]) if row["act"] else None,
        topic=_compile_subject(row["topic"]) if row["topic"] else None,
        near=_compile(row["near"]) if row["near"] else None,
        after=row["after"],
        never=_compile(row["never"]) if row["never"] else None,
        never_topic=_compile(row["never_topic"]) if row["never_topic"] else None,
        never_near=_compile(row["never_near"]) if row["never_near"] else None,
        units=frozenset(row["units"].split("|")) - {""},
    )


def _compile(words: str) -> re.Pattern[str]:
    # Said behind the word, what may not stand before it is looked at only where the word stands.
    words = _NOT_AFTER.sub(r"\g<word>(?<!\g<before>\g<word>)", words)
    return re.compile(words.replace("…", ".{0,8}"))


def _compile_subject(words: str) -> re.Pattern[str]:
    """Compile words that name no subject where they stand in the name of a law."""
    return _compile(f"(?:{words}){_NO_LAW}" if plain_words(words) else words)


def _union(cells: Iterable[str], after: str = "") -> re.Pattern[str]:
    """Return any of the words of the cells; *after* is an expression for what must follow."""
    words = {word for cell in cells for word in cell.split("|") if len(word) > 1}
    union = "|".join(sorted(words, key=lambda word: (-len(word), word)))
    return _compile(f"(?:{union}){after}")


def _key_by_name(own: str, unit: str) -> str | None:
    """Return the key whose name or alias the clause spells almost letter by letter."""
    said = _FILLERS.sub("", own)
    if len(said) < _SHORTEST_ALIAS:
        return None
    names = _names_for(group_of(unit))
    if len(said) < _ONE_SIGN_MAY_DIFFER:
        return names.get(said)
    long_names = _long_names_for(group_of(unit))
    if not any(len(said) * _ALIKE <= len(name) * (200 - _ALIKE) for name in long_names):
        return None  # said has too many signs more than any name
    from rapidfuzz import fuzz, process

    found = process.extractOne(said, long_names, scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return names[found[0]] if found else None


@cache
def _long_names_for(group: str) -> tuple[str, ...]:
    return tuple(name for name in _names_for(group) if len(name) >= _ONE_SIGN_MAY_DIFFER)


@cache
def _names_for(group: str) -> dict[str, str]:
    """Return key by name or alias for the indicators whose usual unit is of this class.

    A name that two indicators share is left out.
    """
    names: dict[str, str] = {}
    shared = set()
    for key, indicator in load_indicators().items():
        if group_of(indicator.unit) != group:
            continue
        for name in {indicator.name, *indicator.aliases}:
            if not load_rules().topics.search(name):
                continue  # 涉及金额 says nothing by itself
            if len(name) >= _SHORTEST_ALIAS and names.setdefault(name, key) != key:
                shared.add(name)
    return {name: key for name, key in names.items() if name not in shared}
