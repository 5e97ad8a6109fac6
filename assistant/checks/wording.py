"""Words that are easily confused: 截止 for 截至, 法制政府 for 法治政府, 推荐 for 推进.

The pairs stand in ``corpus/confusables.csv``: a regular expression that holds the wrong word (in
the group ``w`` where it is not the whole match), the right word, a severity and a note.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, cast

from assistant.base.tables import read_table
from assistant.checks.finding import Finding, Severity
from assistant.checks.sentence import BookTitles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.checks.context import Context

RULE = "wording"


@dataclass(frozen=True, slots=True, kw_only=True)
class Confusable:
    """One row of the table."""

    pattern: re.Pattern[str]
    """Finds the wrong word in its context."""
    right: str
    """What to write; ``\\1`` stands for the first group."""
    severity: Severity
    note: str
    """Why, in Chinese; may be empty."""


@cache
def load_confusables() -> tuple[Confusable, ...]:
    """Return the rows of ``corpus/confusables.csv``."""
    return tuple(
        Confusable(
            pattern=re.compile(row["pattern"]),
            right=row["right"],
            severity=cast("Severity", row["severity"]),
            note=row["note"],
        )
        for row in read_table("confusables.csv")
    )


def find_confused_words(context: Context) -> Iterator[Finding]:
    """Yield a finding for each confused word outside 《》."""
    titles = BookTitles(context.words)
    for row in load_confusables():
        for match in row.pattern.finditer(context.words):
            if match.start() not in titles:
                yield _finding(row, match)


def _finding(row: Confusable, match: re.Match[str]) -> Finding:
    group = "w" if "w" in match.re.groupindex else 0
    right = match.expand(row.right)
    note = f"{row.note}。" if row.note else ""
    return Finding(
        rule=RULE,
        severity=row.severity,
        message=f"“{match.group(group)}”应为“{right}”。{note}",
        start=match.start(group),
        end=match.end(group),
        fix=right,
    )
