"""Last year's values out of last year's draft or report, for the column of the year before."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.base.errors import AssistantError
from assistant.draft.compose import compose
from assistant.draft.numbers import format_value
from assistant.draft.parts import SheetRow
from assistant.draft.rollover.roll_over import without_names_of_blanks
from assistant.draft.rollover.values import told_values
from assistant.draft.sheet.cell import is_own
from assistant.draft.sheet.proposal import propose
from assistant.draft.sheet.rows import canonical_row, own_key
from assistant.figures.equal_units import converted
from assistant.figures.extract import extract_figures
from assistant.outline.parse import parse_outline

if TYPE_CHECKING:
    from assistant.draft.draft import Draft
    from assistant.draft.sheet.proposal import Proposal
    from assistant.figures.figure import Figure

_FROM_SHEET = "上年稿件的指标表"
_ENDS = "。；\n"
_LONGEST = 60


class OtherYear(AssistantError):
    """A report is not that of the year before.

    Attributes:
        found: its reporting year.
        wanted: the year before that of the draft.
    """

    def __init__(self, found: int, wanted: int) -> None:
        super().__init__(f"这份报告是{found}年的，需要{wanted}年的报告")
        self.found = found
        self.wanted = wanted


@dataclass(frozen=True, slots=True)
class _Told:
    row: SheetRow
    """Empty: name and measure word."""
    value: float
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LastYear:
    """What last year's report gives."""

    proposals: tuple[Proposal, ...]
    refused: tuple[str, ...] = ()
    """A line in Chinese for each value that cannot be told in the sheet's measure word."""


def last_year_values(draft: Draft, last: Draft) -> LastYear:
    """Return what last year's report would fill into the column of the year before.

    What its own sheet holds goes before what its text tells. Rows that the sheet lacks are offered
    as new ones. A value of another measure word is reckoned over where that is exact.

    Args:
        draft: whose sheet is filled.
        last: last year's report.

    Raises:
        OtherYear: it is the report of another year.
    """
    if last.year != draft.year - 1:
        raise OtherYear(last.year, draft.year - 1)
    held = {row.key: row for row in draft.sheet}
    told: dict[str, _Told] = {}
    rows: list[SheetRow] = []
    refused: list[str] = []
    for each in _told(last):
        known = [*draft.sheet, *rows]
        key = own_key(known, each.row) if is_own(each.row) else each.row.key
        row = held.get(key, each.row)
        value = converted(each.value, each.row.unit, row.unit)
        if value is None:
            refused.append(_refused_words(each, row.unit))
            continue
        told[key] = each
        rows.append(replace(row, key=key, this_year=None, last_year=value))
    proposals = propose(
        draft.sheet,
        rows,
        sources={key: _source(each, held.get(key)) for key, each in told.items()},
        columns=("last_year",),
    )
    return LastYear(proposals=proposals, refused=tuple(refused))


def _refused_words(told: _Told, unit: str) -> str:
    written = format_value(told.value, told.row.unit)
    return f"“{told.row.name}”上年写的是 {written}，指标表以“{unit}”计，不能换算（{told.source}）"


def _source(told: _Told, row: SheetRow | None) -> str:
    """Return where a value comes from, and in which measure word it was told if in another."""
    if row is None or row.unit == told.row.unit:
        return told.source
    return f"原为 {format_value(told.value, told.row.unit)}；{told.source}"


def _told(last: Draft) -> list[_Told]:
    """Return the year's values: those of the sheet, then those that only the text tells."""
    values = [
        _Told(SheetRow(key=row.key, name=row.name, unit=row.unit), row.this_year, _FROM_SHEET)
        for row in last.sheet
        if row.this_year is not None
    ]
    known = {each.row.key for each in values}
    manuscript = compose(last)
    lines = tuple(map(without_names_of_blanks, manuscript.lines))
    text = replace(manuscript, lines=lines).text
    figures = extract_figures(text, parse_outline(manuscript.text), year=last.year)
    for key, figure in told_values(text, figures, last.year).items():
        if key not in known and figure.value is not None:
            row = replace(canonical_row(key), unit=figure.unit)
            values.append(_Told(row, figure.value, _sentence(text, figure)))
    return values


def _sentence(text: str, figure: Figure) -> str:
    """Return the words around a figure, as far as its sentence goes."""
    start = max(text.rfind(end, 0, figure.start) for end in _ENDS) + 1
    ends = [at for at in (text.find(end, figure.end) for end in _ENDS) if at >= 0]
    end = min(ends, default=len(text))
    if end - start > _LONGEST:
        start = max(start, figure.start - _LONGEST // 2)
        end = min(end, figure.end + _LONGEST // 2)
    return text[start:end].strip()
