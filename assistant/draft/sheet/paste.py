"""A block of cells copied from a spreadsheet, on its way into the indicator sheet.

Where the first column holds names of indicators, the rows find their places by them; otherwise
row goes to row and column to column from the cell on that was chosen.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.draft.sheet.cell import (
    COLUMN_NAMES,
    NUMBERS,
    CellRefused,
    Column,
    cell_text,
    typed_number,
    with_cell,
)
from assistant.draft.sheet.headings import fields_of_headings
from assistant.draft.sheet.proposal import Kind, Proposal, conflict_or_change
from assistant.draft.sheet.rows import find_row, own_row
from assistant.figures.units import group_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.draft.parts import SheetRow

Block = list[list[str]]
_MOST_ROWS = 2_000
_MOST_COLUMNS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasted:
    """What a block would change, and what of it could not be understood."""

    proposals: tuple[Proposal, ...]
    refused: tuple[str, ...]
    """A line for each cell or row that is left out, in Chinese."""
    by_name: bool
    """Whether the rows were found by the names in the first column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where a block is put when it goes by position: what is in sight from the chosen cell on."""

    keys: tuple[str, ...]
    columns: tuple[Column | None, ...]
    """None for a column that is computed."""


def read_block(text: str) -> Block:
    """Return the cells of what a spreadsheet puts on the clipboard; empty rows at the end go."""
    lines = csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter="\t")
    block: Block = []
    try:
        for cells in lines:
            block.append([cell.strip() for cell in cells[:_MOST_COLUMNS]])
            if len(block) >= _MOST_ROWS:
                break
    except csv.Error:
        block = [line.split("\t")[:_MOST_COLUMNS] for line in text.splitlines()[:_MOST_ROWS]]
    while block and not any(block[-1]):
        block.pop()
    return block


def write_block(rows: Sequence[Sequence[str]]) -> str:
    """Return cells as a spreadsheet takes them from the clipboard."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter="\t", lineterminator="\n").writerows(rows)
    return text.getvalue().removesuffix("\n")


def paste(sheet: Sequence[SheetRow], block: Block, target: Target) -> Pasted:
    """Return what the block would change in the sheet."""
    if _has_names(sheet, block, target):
        return _ByName(sheet, block).pasted()
    return _by_position(sheet, block, target)


def _has_names(sheet: Sequence[SheetRow], block: Block, target: Target) -> bool:
    """Tell whether the first column names indicators and is not meant for a column of words."""
    names = [cells[0] for cells in block if cells and cells[0]]
    if max(map(len, block), default=0) < 2 or not names:
        return False
    known = sum(find_row(name, sheet) is not None for name in names)
    if known:
        return True
    is_for_words = target.columns[:1] and target.columns[0] not in (None, "name", *NUMBERS)
    return not is_for_words and not any(map(_is_number, names))


def _by_position(sheet: Sequence[SheetRow], block: Block, target: Target) -> Pasted:
    rows = {row.key: row for row in sheet}
    proposals: list[Proposal] = []
    refused: list[str] = []
    for number, (key, cells) in enumerate(zip(target.keys, block, strict=False), start=1):
        pairs = [pair for pair in zip(target.columns, cells, strict=False) if pair[0]]
        changed = _changed(rows[key], pairs, f"第{number}行")
        proposals += changed.proposals
        refused += changed.refused
    if len(block) > len(target.keys):
        refused.append(f"超出表格的 {len(block) - len(target.keys)} 行没有粘贴")
    return Pasted(proposals=tuple(proposals), refused=tuple(refused), by_name=False)


@dataclass(frozen=True, slots=True)
class _Changed:
    """What the cells of a line do to a row."""

    row: SheetRow
    """With all of it done."""
    proposals: list[Proposal]
    refused: list[str]


def _changed(row: SheetRow, pairs: Iterable[tuple[Column | None, str]], source: str) -> _Changed:
    """Return what the cells do; the state goes with the number of this year, where both change."""
    changes: dict[Column, Proposal] = {}
    refused: list[str] = []
    now = row
    for column, text in sorted(pairs, key=lambda pair: pair[0] == "state"):
        if column is None or (column == "state" and not text):
            continue
        try:
            after = with_cell(now, column, text)
        except CellRefused as error:
            refused.append(f"{source}“{row.name}”的{COLUMN_NAMES[column]}：{error.reason}")
            continue
        if after != now:
            goes_along = column == "state" and "this_year" in changes
            cell: Column = "this_year" if goes_along else column
            changes[cell] = Proposal(
                row=after, before=row, column=cell, kind=_kind(row, cell), source=source
            )
            now = after
    return _Changed(now, list(changes.values()), refused)


def _kind(row: SheetRow, column: Column) -> Kind:
    """Return what it is to paste over a cell: only a verified number makes a conflict."""
    kind = conflict_or_change(row, column)
    is_guarded = row.state == "verified" and column == "this_year"
    return "changed" if kind == "conflict" and not is_guarded else kind


class _ByName:
    """A block whose first column holds names."""

    def __init__(self, sheet: Sequence[SheetRow], block: Block) -> None:
        self._sheet = sheet
        self._held = {row.key for row in sheet}
        self._known = list(sheet)
        """The sheet and the new rows, whose keys are taken."""
        self._refused: list[str] = []
        headed = _headed(block[0])
        self._block = block[1:] if headed else block
        self._columns = headed or _guessed(self._block)
        self._first = 2 if headed else 1

    def pasted(self) -> Pasted:
        seen: set[str] = set()
        proposals: list[Proposal] = []
        for number, cells in enumerate(self._block, start=self._first):
            if not cells or not cells[0]:
                continue
            row = find_row(cells[0], self._sheet)
            if row is not None and row.key in seen:
                self._refused.append(f"第{number}行：“{cells[0]}”出现两次，后一行没有粘贴")
                continue
            seen |= {row.key} if row else set()
            proposals += self._row(row, cells, f"第{number}行")
        return Pasted(proposals=tuple(proposals), refused=tuple(self._refused), by_name=True)

    def _row(self, found: SheetRow | None, cells: Sequence[str], source: str) -> list[Proposal]:
        """Return what a line of the block changes: cells of a row, or a new row."""
        row = found or own_row(self._known, cells[0], self._unit(cells))
        pairs = [
            (column, text)
            for column, text in zip(self._columns[1:], cells[1:], strict=False)
            if text and column != "name"
        ]
        changed = _changed(row, pairs, source)
        self._refused += changed.refused
        if row.key in self._held:
            return changed.proposals
        self._known.append(changed.row)
        kind: Kind = "new" if found else "own"
        return [Proposal(row=changed.row, before=None, column=None, kind=kind, source=source)]

    def _unit(self, cells: Sequence[str]) -> str:
        pairs = zip(self._columns, cells, strict=False)
        return next((text for column, text in pairs if column == "unit"), "")


def _headed(cells: Sequence[str]) -> list[Column | None]:
    """Return the columns that a first line of headings names, none where it is no such line."""
    fields = fields_of_headings(cells)
    if fields[:1] not in (["key"], ["name"]) or not any(fields[1:]):
        return []
    return [next((name for name in COLUMN_NAMES if name == field), None) for field in fields]


def _guessed(block: Block) -> list[Column | None]:
    """Return what each column seems to hold: this year's numbers come first, then last year's."""
    width = max(map(len, block), default=0)
    columns: list[Column | None] = ["name"]
    waiting = list(NUMBERS)
    for at in range(1, width):
        cells = [line[at] for line in block if at < len(line) and line[at]]
        if cells and waiting and sum(map(_is_number, cells)) * 2 > len(cells):
            columns.append(waiting.pop(0))
        elif cells and "unit" not in columns and all(map(_is_unit, cells)):
            columns.append("unit")
        elif cells and "state" not in columns and all(map(_is_state, cells)):
            columns.append("state")
        else:
            columns.append(None)
    return columns


def _is_number(text: str) -> bool:
    try:
        return typed_number(text, "") is not None
    except CellRefused:
        return False


def _is_unit(text: str) -> bool:
    return text == "%" or bool(group_of(text))


def _is_state(text: str) -> bool:
    return text in ("未填", "已填", "已核实")


def shown_block(rows: Sequence[SheetRow], columns: Sequence[Column]) -> str:
    """Return cells of rows as text for the clipboard."""
    return write_block([[cell_text(row, column) for column in columns] for row in rows])
