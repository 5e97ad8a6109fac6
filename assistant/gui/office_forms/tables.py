"""What came back from the offices (数据报送表), as the lines of short tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.draft.numbers import format_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.draft.office_forms.collection import (
        CollectedForms,
        Doubt,
        Unfilled,
        UnknownFile,
    )
    from assistant.draft.parts import SheetRow

UNKNOWN_OFFICE = "单位不明"
DOUBT_COLUMNS = ("填入", "指标", "单位", "填的是", "理解为", "要核对的")
PLAIN_COLUMNS = ("指标", "单位", "本年数", "上年数", "备注")
UNFILLED_COLUMNS = ("指标", "单位", "备注")
UNKNOWN_COLUMNS = ("文件", "原因")


def summary_of(collected: CollectedForms, answered: Sequence[str]) -> str:
    """Return how it went in one line."""
    counts = (
        (f"{len(answered)} 个单位已报送", True),
        (f"{len(collected.missing)} 个未报送", bool(collected.missing)),
        (f"{len(collected.conflicts)} 项不一致", bool(collected.conflicts)),
        (f"{len(collected.doubts)} 处存疑", bool(collected.doubts)),
        (f"{len(collected.unfilled)} 项未填", bool(collected.unfilled)),
        (f"{len(collected.unknown)} 个文件无法识别", bool(collected.unknown)),
    )
    return " · ".join(words for words, is_told in counts if is_told)


def doubt_cells(doubt: Doubt) -> tuple[str, ...]:
    """Return the cells of a doubt behind the box to tick."""
    understood = "没有填入" if doubt.value is None else format_number(doubt.value)
    office = doubt.office or UNKNOWN_OFFICE
    return (doubt.name, office, doubt.found or "（公式）", understood, doubt.reason)


def plain_cells(row: SheetRow) -> tuple[str, ...]:
    """Return the cells of a number that is taken over without a question."""
    values = (row.this_year, row.last_year)
    numbers = ("" if value is None else f"{format_number(value)}{row.unit}" for value in values)
    return (row.name, row.office, *numbers, row.note)


def unfilled_cells(unfilled: Unfilled) -> tuple[str, ...]:
    """Return the cells of a number that was left open."""
    return (unfilled.name, unfilled.office, unfilled.note)


def unknown_cells(unknown: UnknownFile) -> tuple[str, ...]:
    """Return the cells of a file that is no form."""
    return (unknown.path.name, unknown.reason)
