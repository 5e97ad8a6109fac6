"""The rules in the order shown to the drafter, and the one function that runs them all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.checks.arithmetic import find_wrong_sums
from assistant.checks.consistency import find_contradictions
from assistant.checks.numbering import find_broken_numbering
from assistant.checks.open_comments import find_open_comments
from assistant.checks.other_place import find_other_places
from assistant.checks.outdated_phrase import find_outdated_phrases
from assistant.checks.placeholders import find_placeholders
from assistant.checks.punctuation import find_bad_punctuation
from assistant.checks.required_parts import find_missing_parts
from assistant.checks.wording import find_confused_words
from assistant.checks.wrong_year import find_wrong_years

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from assistant.checks.context import Context
    from assistant.checks.finding import Finding
    from assistant.draft.manuscript import Manuscript


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule by name."""

    name: str
    """The rule's module, as in :attr:`Finding.rule`."""
    title: str
    """Chinese name shown to the drafter."""
    function: Callable[[Context], Iterable[Finding]]
    """Gives the findings of one report."""


RULES: tuple[Rule, ...] = (
    Rule(name="other_place", title="他地名称", function=find_other_places),
    Rule(name="wrong_year", title="年度有误", function=find_wrong_years),
    Rule(name="placeholders", title="未填空白", function=find_placeholders),
    Rule(name="open_comments", title="未处理批注", function=find_open_comments),
    Rule(name="numbering", title="序号与括号", function=find_broken_numbering),
    Rule(name="arithmetic", title="数据推算", function=find_wrong_sums),
    Rule(name="consistency", title="前后不一", function=find_contradictions),
    Rule(name="wording", title="易错字词", function=find_confused_words),
    Rule(name="required_parts", title="必备内容", function=find_missing_parts),
    Rule(name="punctuation", title="标点用法", function=find_bad_punctuation),
    Rule(name="outdated_phrase", title="过时表述", function=find_outdated_phrases),
)
"""Every rule, once."""


def check(manuscript: Manuscript, context: Context) -> tuple[Finding, ...]:
    """Return what all rules find in the manuscript, by place and then by rule, each once.

    Args:
        manuscript: what is checked.
        context: the same text with outline, figures and, where there is one, the draft.

    Raises:
        ValueError: the context was made of another text than the manuscript's.
    """
    if context.words != manuscript.text:
        raise ValueError("the context belongs to another text")
    return run_rules(context)


def run_rules(context: Context) -> tuple[Finding, ...]:
    """Return what all rules find, by place and then by rule, each once."""
    order = {rule.name: index for index, rule in enumerate(RULES)}
    found = dict.fromkeys(finding for rule in RULES for finding in rule.function(context))
    return tuple(sorted(found, key=lambda item: (item.start, order[item.rule], item.end)))
