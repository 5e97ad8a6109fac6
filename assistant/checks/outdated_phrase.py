"""Phrases, bodies and laws of an earlier time in a later report, and meetings not yet held.

The phrases stand in ``corpus/outdated.csv``: a regular expression, the first reporting year in
which it is out of date (``since``) or in which it could be known (``before``), a replacement where
it is certain, and advice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, cast

from assistant.base.tables import read_table
from assistant.checks.finding import Finding, Severity
from assistant.checks.sentence import sentence_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.checks.context import Context

RULE = "outdated_phrase"

# 原法制办 · 《合同法》同时废止: the old name is meant
_HISTORICAL = re.compile(r"废止|失效|更名|改名|前身|历史|挂牌|组建|整合")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outdated:
    """One row of the table."""

    pattern: re.Pattern[str]
    since: int | None
    """Reports of this year and later should not say so."""
    before: int | None
    """Reports of earlier years cannot say so."""
    severity: Severity
    fix: str | None
    advice: str


@cache
def load_outdated() -> tuple[Outdated, ...]:
    """Return the rows of ``corpus/outdated.csv``."""
    return tuple(
        Outdated(
            pattern=re.compile(row["pattern"]),
            since=int(row["since"]) if row["since"] else None,
            before=int(row["before"]) if row["before"] else None,
            severity=cast("Severity", row["severity"]),
            fix=row["fix"] or None,
            advice=row["advice"],
        )
        for row in read_table("outdated.csv")
    )


def find_outdated_phrases(context: Context) -> Iterator[Finding]:
    """Yield a finding for each phrase that does not belong to the reporting year."""
    year = context.year
    if year is None:
        return
    for row in load_outdated():
        late = row.since is not None and year >= row.since
        early = row.before is not None and year < row.before
        if not (late or early):
            continue
        for match in row.pattern.finditer(context.words):
            if not _is_historical(context.words, match):
                yield _finding(row, match)


def _is_historical(text: str, match: re.Match[str]) -> bool:
    """Tell whether the old name is meant as such."""
    before = text[max(0, match.start() - 3) : match.start()]
    return "原" in before or bool(_HISTORICAL.search(sentence_of(text, *match.span())))


def _finding(row: Outdated, match: re.Match[str]) -> Finding:
    return Finding(
        rule=RULE,
        severity=row.severity,
        message=f"“{match.group()}”：{row.advice}。",
        start=match.start(),
        end=match.end(),
        fix=row.fix,
    )
