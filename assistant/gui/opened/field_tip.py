"""What is said of a field when one points at it: its indicator, numbers, office and state."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from assistant.draft.fields import split_fields
from assistant.draft.numbers import format_change, format_value
from assistant.draft.sheet.file import STATES

if TYPE_CHECKING:
    from assistant.draft.draft import Draft
    from assistant.draft.parts import SheetRow

_HINT = "双击到指标表"


def field_tip(expression: str, draft: Draft) -> str:
    """Return the tool tip of a field, as rich text; empty for what is no field.

    Args:
        expression: ``{{ review.accepted | change }}``.
        draft: has the sheet.
    """
    key = split_fields(expression)[0].key
    if key is None:
        return ""
    row = draft.row(key)
    if row is None:
        return "指标表里没有这项指标。"
    lines = [f"<b>{escape(row.name)}</b>　{STATES[row.state]}", *map(escape, _numbers(row, draft))]
    if row.office:
        lines.append(f"来源单位：{escape(row.office)}")
    lines.append(_HINT)
    return f"<div style='white-space:nowrap'>{'<br>'.join(lines)}</div>"


def _numbers(row: SheetRow, draft: Draft) -> list[str]:
    change = format_change(row.this_year, row.last_year, row.unit)
    return [
        f"{draft.year}年：{_written(row.this_year, row.unit)}{f'，{change}' if change else ''}",
        f"{draft.year - 1}年：{_written(row.last_year, row.unit)}",
    ]


def _written(value: float | None, unit: str) -> str:
    return "未填" if value is None else format_value(value, unit)
