"""Names that belong to certain years (会议、规划、活动): ``corpus/dated-names.csv``.

Each has the first and the last reporting year that it is right in. It is a table, so that the next
plenum or the next plan is a new line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, cast

from assistant.base.tables import read_table
from assistant.draft.rollover.flag import TimeMark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.draft.rollover.flag import FlagKind


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedName:
    """One line of the table."""

    pattern: re.Pattern[str]
    kind: FlagKind
    first: int
    """The first reporting year that may say so."""
    last: int
    """The last one."""
    advice: str

    def advice_in(self, year: int) -> str:
        """Return what a report of that year is to do about the name; empty for nothing."""
        if not self.first <= year <= self.last:
            return self.advice
        return f"{year}年期满，请核对表述" if self.kind == "plan" and year == self.last else ""


def dated_name_marks(text: str, year: int) -> Iterator[TimeMark]:
    """Mark the names that are not right in a report of that year, or come to an end in it."""
    for name in load_dated_names():
        advice = name.advice_in(year)
        if advice:
            for match in name.pattern.finditer(text):
                yield TimeMark(start=match.start(), end=match.end(), kind=name.kind, advice=advice)


@cache
def load_dated_names() -> tuple[DatedName, ...]:
    """Return the bundled names, in file order: of two that overlap the first is meant."""
    return tuple(
        DatedName(
            pattern=re.compile(row["pattern"]),
            kind=cast("FlagKind", row["kind"]),
            first=int(row["first"]),
            last=int(row["last"]),
            advice=row["advice"],
        )
        for row in read_table("dated-names.csv")
    )
