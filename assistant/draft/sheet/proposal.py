"""What would change in the indicator sheet, cell by cell, before anything does (预览)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from assistant.draft.sheet.cell import COLUMN_NAMES, NUMBERS, Column, cell_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from assistant.draft.parts import SheetRow

Kind = Literal["new", "own", "filled", "changed", "conflict"]
"""新增 of the list, 新增自有指标, 填入 where nothing stood, 改动, 不一致 with another number."""

_TEXTS: tuple[Column, ...] = ("unit", "office", "note")
_STATES = ("empty", "filled", "verified")


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One change that can be taken or left."""

    row: SheetRow
    """As it would be if this change alone were made."""
    before: SheetRow | None
    """None for a row that the sheet does not have."""
    column: Column | None
    """The cell that changes; None for a new row."""
    kind: Kind
    source: str = ""
    """Where it comes from: ``第5行``, or the sentence of a report."""


def propose(
    sheet: Sequence[SheetRow],
    rows: Iterable[SheetRow],
    *,
    sources: Mapping[str, str],
    own: Iterable[str] = (),
    columns: Sequence[Column] = (*NUMBERS, *_TEXTS, "state"),
) -> tuple[Proposal, ...]:
    """Return what *rows* would change; an empty cell of theirs changes nothing.

    Args:
        sheet: as it stands.
        rows: as they come, each key once.
        sources: where each row comes from, by key.
        own: keys of rows whose name nobody knows.
        columns: those that may change.
    """
    held = {row.key: row for row in sheet}
    unknown = set(own)
    proposals: list[Proposal] = []
    for row in rows:
        source = sources.get(row.key, "")
        before = held.get(row.key)
        if before is None:
            kind: Kind = "own" if row.key in unknown else "new"
            proposals.append(Proposal(row=row, before=None, column=None, kind=kind, source=source))
        else:
            proposals += _cells(before, row, columns, source)
    return tuple(proposals)


def taken(sheet: Sequence[SheetRow], proposals: Iterable[Proposal]) -> tuple[SheetRow, ...]:
    """Return the sheet with these changes made."""
    rows = {row.key: row for row in sheet}
    for each in proposals:
        if each.column is None:
            rows.setdefault(each.row.key, each.row)
            continue
        changed: dict[str, Any] = {each.column: getattr(each.row, each.column)}
        if each.column == "this_year":
            changed["state"] = each.row.state
        rows[each.row.key] = replace(rows[each.row.key], **changed)
    return tuple(rows.values())


def conflict_or_change(before: SheetRow, column: Column) -> Kind:
    """Return what it is to write another number over that of a cell."""
    if getattr(before, column) is None or not cell_text(before, column):
        return "filled"
    return "conflict" if column in NUMBERS else "changed"


def place_words(proposal: Proposal) -> str:
    """Return which cell changes: ``今年``; ``整行`` for a new row."""
    return COLUMN_NAMES[proposal.column] if proposal.column else "整行"


def _cells(
    before: SheetRow, row: SheetRow, columns: Sequence[Column], source: str
) -> Iterator[Proposal]:
    for column in columns:
        value = getattr(row, column)
        if value in (None, "") or value == getattr(before, column):
            continue
        if column == "state" and not _is_step_ahead(before, row):
            continue
        changed: dict[str, Any] = {column: value}
        if column == "this_year":
            changed["state"] = "filled" if row.state == "empty" else row.state
        yield Proposal(
            row=replace(before, **changed),
            before=before,
            column=column,
            kind=conflict_or_change(before, column),
            source=source,
        )


def _is_step_ahead(before: SheetRow, row: SheetRow) -> bool:
    """Tell whether the same number is further than it was: 已填 → 已核实."""
    is_same = row.this_year is not None and row.this_year == before.this_year
    return is_same and _STATES.index(row.state) > _STATES.index(before.state)
