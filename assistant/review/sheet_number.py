"""A number that a leader put in the place of a field, as one for the indicator sheet.

Put there, the field stays one and every other place follows.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from assistant.draft.fields import split_fields, write_out
from assistant.review.printed_sheet import LAST_YEAR, read_printed
from assistant.review.review import SheetNumber

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.draft.draft import Draft


def sheet_number(draft: Draft, expression: str, printed: str) -> SheetNumber | None:
    """Return the number of the sheet with which a field prints just so, or None.

    Args:
        draft: the draft, whose sheet has a row for the field.
        expression: of the field.
        printed: what stands in its place now.
    """
    typed = f"{{{{ {expression} }}}}"
    [field] = split_fields(typed)
    row = draft.row(field.key) if field.key else None
    if row is None or field.filter in {"change", "growth"}:
        return None
    value, _ = read_printed(printed, field.filter, (row.unit,))
    if value is None:
        return None
    found = SheetNumber(
        key=row.key, name=row.name, value=value, is_last_year=field.filter in LAST_YEAR
    )
    return found if write_out(typed, with_numbers(draft, (found,)))[0] == printed else None


def with_numbers(draft: Draft, numbers: Iterable[SheetNumber]) -> Draft:
    """Return the draft with the numbers in its sheet, nobody having verified them (已填)."""
    for number in numbers:
        values: dict[str, Any] = {
            "last_year" if number.is_last_year else "this_year": number.value,
        }
        if not number.is_last_year:
            values["state"] = "filled"
        sheet = tuple(
            replace(row, **values) if row.key == number.key else row for row in draft.sheet
        )
        draft = replace(draft, sheet=sheet)
    return draft
