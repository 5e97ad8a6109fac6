"""Which rows of a comparison are shown: all, those that differ, or those with other numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from assistant.draft.comparing.figure_rows import FigureRow
    from assistant.draft.comparing.side_by_side import SideRow

Choice = Literal["all", "differences", "figures"]
CHOICE_NAMES: Mapping[Choice, str] = {
    "all": "全部",
    "differences": "只看不同",
    "figures": "只看数据",
}
_LEAST_FOLDED = 2
"""Rows that are worth a fold; a single one is shown."""


@dataclass(frozen=True, slots=True)
class Folded:
    """Rows that are not shown, half open."""

    start: int
    end: int

    @property
    def count(self) -> int:
        """How many paragraphs."""
        return self.end - self.start


Shown = int | Folded
"""Number of a row, or rows that are folded."""


def shown_rows(
    rows: Sequence[SideRow],
    choice: Choice,
    figures: Sequence[FigureRow],
    opened: Collection[int] = (),
) -> list[Shown]:
    """Return what is shown, in order.

    Args:
        rows: all rows.
        choice: which ones.
        figures: the numbers that differ.
        opened: first rows of the folds that were opened.
    """
    if choice == "all":
        return list(range(len(rows)))
    told = figure_rows_of(rows, figures)
    wanted = [
        row.kind != "same" if choice == "differences" else number in told
        for number, row in enumerate(rows)
    ]
    shown: list[Shown] = []
    at = 0
    while at < len(rows):
        end = at
        while end < len(rows) and not wanted[end]:
            end += 1
        if at in opened or end - at < _LEAST_FOLDED:
            shown += range(at, end)
        else:
            shown.append(Folded(at, end))
        if end < len(rows):
            shown.append(end)
        at = end + 1
    return shown


def figure_rows_of(rows: Sequence[SideRow], figures: Sequence[FigureRow]) -> dict[int, FigureRow]:
    """Return the rows that tell a number that differs, each with the first one."""
    before: dict[int | None, int] = {}
    after: dict[int | None, int] = {}
    for number, row in enumerate(rows):
        if row.before is not None and row.kind != "moved_away":
            before[row.before.line] = number
        if row.after is not None:
            after[row.after.line] = number
    found: dict[int, FigureRow] = {}
    for figure in figures:
        for lines, line in ((after, figure.after_line), (before, figure.before_line)):
            if line is not None and line in lines:
                found.setdefault(lines[line], figure)
    return found
