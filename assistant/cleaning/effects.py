"""What each cleaning rule did to a text: how much it took and gave, with samples."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from assistant.cleaning.compare import compare
from assistant.cleaning.pipeline import RULES, run_rules

if TYPE_CHECKING:
    from assistant.cleaning.compare import LinePair, Spans
    from assistant.cleaning.rule import Rule, Step
    from assistant.sources.source_text import SourceText

MOST_SAMPLES = 3
"""Samples of what a rule did."""

AROUND = 8
"""Characters that a sample shows on either side of the change."""

LONGEST_SAMPLE = 60
"""Characters of the longest sample."""


class Sample(NamedTuple):
    """One change of a rule with the words around it."""

    before: str
    """Empty where something came."""
    after: str
    """Empty where something went."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleEffect:
    """What one rule did to a text, over all its rounds."""

    name: str
    """The rule's name."""
    title: str
    """What the rule does, in Chinese."""
    is_off: bool
    """The rule was left out."""
    removed: int = 0
    """Characters taken away or replaced."""
    added: int = 0
    """Characters that came, or came in place of others."""
    samples: tuple[Sample, ...] = ()
    """The first changes."""


def rule_effects(source: SourceText, off: frozenset[str] = frozenset()) -> tuple[RuleEffect, ...]:
    """Return what each rule of the pipeline does to the text, in their order.

    Raises:
        ValueError: *off* names a rule that does not exist.
    """
    changes: dict[str, list[LinePair]] = {rule.name: [] for rule in RULES}
    for step in run_rules(source.text, off=off):
        changes[step.rule.name] += _changed_rows(step)
    return tuple(_effect(rule, changes[rule.name], is_off=rule.name in off) for rule in RULES)


def _changed_rows(step: Step) -> list[LinePair]:
    if step.before == step.after:
        return []
    return [row for row in compare(step.before, step.after) if not row.is_equal]


def _effect(rule: Rule, rows: list[LinePair], *, is_off: bool) -> RuleEffect:
    return RuleEffect(
        name=rule.name,
        title=rule.title,
        is_off=is_off,
        removed=sum(end - start for row in rows for start, end in row.before_spans),
        added=sum(end - start for row in rows for start, end in row.after_spans),
        samples=tuple(map(_sample, islice(filter(_is_shown, rows), MOST_SAMPLES))),
    )


def _is_shown(row: LinePair) -> bool:
    """Tell whether a change can be seen: not a blank line that went."""
    return bool(row.before_spans or row.after_spans)


def _sample(row: LinePair) -> Sample:
    """Return the first change of a row; up to there both sides are the same."""
    start = min(spans[0][0] for spans in (row.before_spans, row.after_spans) if spans)
    return Sample(
        before=_around(row.before, row.before_spans, start),
        after=_around(row.after, row.after_spans, start),
    )


def _around(text: str | None, spans: Spans, start: int) -> str:
    """Return the part of *text* about a change at *start*, cut where it is long."""
    end = spans[0][1] if spans and spans[0][0] == start else start
    first = max(0, start - AROUND)
    return (text or "")[first : min(end + AROUND, first + LONGEST_SAMPLE)]
