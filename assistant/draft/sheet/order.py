"""The indicator sheet as it is looked at: by topic, filtered, sorted within each topic."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from assistant.draft.sheet.cell import Column, cell_text, change_amount
from assistant.draft.sheet.rows import topic_of, topics

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from assistant.draft.parts import SheetRow

Show = Literal["all", "empty", "unverified", "used"]
"""全部, 未填, 未核实 (filled in, nobody verified it), 正文用到."""
SortColumn = Column | Literal["change", "uses"]
_STATES = ("empty", "filled", "verified")


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Which rows are shown, and in which order."""

    words: str = ""
    """All of them stand in name, office or note."""
    show: Show = "all"
    office: str | None = None
    """Rows of this office only; None for all, empty for those without one."""
    sort: SortColumn | None = None
    """None keeps the order of the sheet."""
    descending: bool = False


def arranged(
    rows: Sequence[SheetRow], order: Order, uses: Callable[[str], int]
) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Return the topics that have rows to show, with the places of these in *rows*.

    Args:
        rows: the sheet.
        order: what is wanted.
        uses: how many fields of the text use a key.
    """
    groups: dict[str, list[int]] = {topic: [] for topic in topics()}
    for at, row in enumerate(rows):
        if _is_shown(row, order, uses):
            groups[topic_of(row)].append(at)
    return tuple(
        (topic, tuple(_sorted(places, rows, order, uses)))
        for topic, places in groups.items()
        if places
    )


def offices_in(rows: Iterable[SheetRow]) -> tuple[str, ...]:
    """Return the source offices as written, each once, those with most rows first."""
    counts: dict[str, int] = {}
    for row in rows:
        if row.office:
            counts[row.office] = counts.get(row.office, 0) + 1
    return tuple(sorted(counts, key=lambda office: -counts[office]))


def _is_shown(row: SheetRow, order: Order, uses: Callable[[str], int]) -> bool:
    if order.office is not None and row.office != order.office:
        return False
    shown = {
        "all": True,
        "empty": row.state == "empty",
        "unverified": row.state == "filled",
        "used": uses(row.key) > 0,
    }
    told = f"{row.name} {row.office} {row.note}".lower()
    return shown[order.show] and all(word in told for word in order.words.lower().split())


def _sorted(
    places: Collection[int],
    rows: Sequence[SheetRow],
    order: Order,
    uses: Callable[[str], int],
) -> list[int]:
    """Return the places by what the column holds; where it holds nothing they come last."""
    column = order.sort
    if column is None:
        return list(places)

    def value(at: int) -> float | str | None:
        row = rows[at]
        if column == "uses":
            return uses(row.key)
        if column == "change":
            return change_amount(row)
        if column == "state":
            return _STATES.index(row.state)
        if column in ("this_year", "last_year"):
            number: float | None = getattr(row, column)
            return number
        return cell_text(row, column) or None

    held = [(value(at), at) for at in places]
    known = [pair for pair in held if pair[0] is not None]
    known.sort(key=lambda pair: pair[0], reverse=order.descending)  # type: ignore[arg-type,return-value] # one column, one type
    return [at for _, at in known] + [at for each, at in held if each is None]
