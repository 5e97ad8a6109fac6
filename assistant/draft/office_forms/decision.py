"""What becomes of returned forms (数据报送表) once somebody decided on what was doubtful."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.draft.office_forms.form import offices_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from assistant.draft.draft import Draft
    from assistant.draft.office_forms.collection import CollectedForms, Conflict
    from assistant.draft.parts import SheetRow


def answered_offices(draft: Draft, collected: CollectedForms) -> tuple[str, ...]:
    """Return the offices that were asked and from which a form came, in the order of the sheet."""
    asked = dict.fromkeys(name for row in draft.sheet for name in offices_of(row))
    return tuple(name for name in asked if name not in collected.missing)


def choices_of(conflict: Conflict) -> dict[float, tuple[str, ...]]:
    """Return each value that was said, with the offices that say it; empty for an unknown one."""
    said: dict[float, dict[str, None]] = {}
    for each in conflict.said:
        said.setdefault(each.value, {})[each.office] = None
    return {value: tuple(offices) for value, offices in said.items() if value != conflict.held}


def decided_rows(
    draft: Draft,
    collected: CollectedForms,
    *,
    values: Mapping[str, float],
    left_out: Collection[str] = (),
) -> tuple[SheetRow, ...]:
    """Return the rows to take over, in the order of the sheet.

    Args:
        draft: whose forms were collected.
        collected: what came back.
        values: by key, the values chosen for conflicts; a conflict without one changes nothing.
        left_out: keys whose value is not taken over after all.
    """
    rows = {row.key: row for row in collected.rows if row.key not in left_out}
    for row in draft.sheet:
        if row.key in values:
            rows[row.key] = replace(row, this_year=values[row.key], state="filled")
    return tuple(rows[row.key] for row in draft.sheet if row.key in rows)
