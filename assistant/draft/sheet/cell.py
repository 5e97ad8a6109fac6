"""One cell of the indicator sheet: its words, and the row after something was typed into it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal

from assistant.base.errors import AssistantError
from assistant.draft.numbers import RATE_UNITS, format_change, format_number
from assistant.draft.sheet.amount import read_amount
from assistant.draft.sheet.file import STATES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.draft.parts import SheetRow, SheetState

Column = Literal["name", "unit", "this_year", "last_year", "office", "state", "note"]
"""What can be typed into."""

COLUMN_NAMES: Mapping[Column, str] = {
    "name": "指标",
    "unit": "单位",
    "this_year": "今年",
    "last_year": "去年",
    "office": "来源单位",
    "state": "状态",
    "note": "备注",
}
NUMBERS: tuple[Column, ...] = ("this_year", "last_year")
OWN = "own."
"""How the key of an indicator of the drafter's own begins."""

# 万元    亿元
_LARGE_UNIT = re.compile(r"[万亿].+")
_SPACES = re.compile(r"\s+")
_LONGEST = 200


class CellRefused(AssistantError):
    """Words do not belong into a cell.

    Attributes:
        reason: why, in short Chinese.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def cell_text(row: SheetRow, column: Column) -> str:
    """Return what a cell shows."""
    value = getattr(row, column)
    if column in NUMBERS:
        return "" if value is None else format_number(value)
    return STATES[row.state] if column == "state" else str(value)


def with_cell(row: SheetRow, column: Column, text: str) -> SheetRow:
    """Return the row after *text* was typed into a cell.

    A new number of this year is not verified yet, whatever the state was before.

    Raises:
        CellRefused: the words are no number, no state, or no name.
    """
    if column in NUMBERS:
        return _with_number(row, column, typed_number(text, row.unit))
    if column == "state":
        return with_state(row, _state(text))
    words = _SPACES.sub(" ", text).strip()[:_LONGEST]
    if column == "name":
        _check_name(row, words)
    changed: dict[str, Any] = {column: words}
    return replace(row, **changed)


def with_state(row: SheetRow, state: SheetState) -> SheetRow:
    """Return the row in another state.

    Raises:
        CellRefused: there is no number that could be filled in or verified, or one is there.
    """
    if state != "empty" and row.this_year is None:
        raise CellRefused(f"“{row.name}”还没有填今年的数")
    if state == "empty" and row.this_year is not None:
        raise CellRefused(f"“{row.name}”已有今年的数；要改为未填，请先清空数字")
    return replace(row, state=state)


def typed_number(text: str, unit: str) -> float | None:
    """Return the number that was typed: ``158``, ``1,580``, ``5.8万``, ``85.5%``; None for nothing.

    Args:
        text: what was typed.
        unit: measure word of the indicator; the number may carry it.

    Raises:
        CellRefused: it is no exact number of that measure.
    """
    written = _SPACES.sub("", text)
    if _LARGE_UNIT.fullmatch(unit):
        written = written.removesuffix(unit)
    amount = read_amount(written, unit)
    if amount is None:
        return None
    if amount.value is None:
        raise CellRefused(f"“{text.strip()}”{amount.remark}")
    if "约数" in amount.remark:
        raise CellRefused(f"“{text.strip()}”是约数，请填准确的数")
    return amount.value


def change_words(row: SheetRow) -> str:
    """Return the change, short: ``+27%``, ``-2.16百分点``, ``持平``, ``上年为零``."""
    this, last = row.this_year, row.last_year
    if this is None or last is None:
        return ""
    words = format_change(this, last, row.unit).removeprefix("同比")
    if not words:
        return "上年为零" if last == 0 else "不可比"
    sign = {"增": "+", "上": "+", "下": "-"}.get(words[0], "")
    if not sign:
        return words
    return (sign + words[2:]).replace("个百分点", "百分点")


def change_amount(row: SheetRow) -> float | None:
    """Return the change as a number to sort by, None where there is none."""
    this, last = row.this_year, row.last_year
    if this is None or last is None:
        return None
    if row.unit in RATE_UNITS:
        return this - last
    return (this - last) / last * 100 if last > 0 else None


def is_own(row: SheetRow) -> bool:
    """Tell whether it is an indicator of the drafter's own."""
    return row.key.startswith(OWN)


def _with_number(row: SheetRow, column: Column, number: float | None) -> SheetRow:
    if number == getattr(row, column):
        return row
    if column == "last_year":
        return replace(row, last_year=number)
    return replace(row, this_year=number, state="empty" if number is None else "filled")


def _state(text: str) -> SheetState:
    for state, name in STATES.items():
        if text.strip() in {state, name}:
            return state
    raise CellRefused("状态只能是未填、已填、已核实")


def _check_name(row: SheetRow, words: str) -> None:
    if not words:
        raise CellRefused("指标名称不能为空")
    if not is_own(row) and words != row.name:
        raise CellRefused("清单中的指标不能改名；需要别的名称，请新增自有指标")
