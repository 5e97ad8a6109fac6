"""Returned forms (数据报送表) held against the indicator sheet: what to take over, what to ask.

Nothing is written into the sheet here, and of two values that differ none is chosen.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.base.files import FileError
from assistant.draft.numbers import format_number
from assistant.draft.office_forms.form import OfficeFormError, offices_of
from assistant.draft.office_forms.reader import read_returned_forms
from assistant.draft.sheet.amount import read_amount
from assistant.draft.sheet.table import SheetError
from assistant.figures.indicators import load_indicators

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from assistant.draft.draft import Draft
    from assistant.draft.office_forms.reader import FormLine, ReturnedForm
    from assistant.draft.parts import SheetRow

_TIMES_MORE = 3.0
_TIMES_LESS = 0.3
"""A value more than three times last year's, or 70 % below it, is asked about."""
_NO_LETTER = re.compile(r"[（(].*?[）)]|[\s、，,.。:：*·]+")
_BETWEEN = "；"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A value that an office gave."""

    office: str
    """Empty where the file does not tell."""
    path: Path
    row: int
    """Row of the file as the spreadsheet counts."""
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Values of one indicator that differ."""

    key: str
    name: str
    said: tuple[Said, ...]
    held: float | None
    """What the sheet holds, where that is the other value; None where only offices differ."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A cell that somebody should look at."""

    office: str
    path: Path
    row: int
    key: str
    """Empty where no indicator of the sheet is meant."""
    name: str
    found: str
    """What stands in the cell."""
    value: float | None
    """How it was understood; None where it was not and the number is not taken over."""
    reason: str
    """In short Chinese."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfilled:
    """A number that an office was asked for and left open in the form it returned."""

    office: str
    key: str
    name: str
    note: str
    """What the office wrote beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownFile:
    """A file that is no form of this draft."""

    path: Path
    reason: str
    """Why, and what to do, in Chinese."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectedForms:
    """What came back from the offices."""

    rows: tuple[SheetRow, ...]
    """Rows of the sheet as they would be with the values that came; those that change only."""
    missing: tuple[str, ...] = ()
    """Offices from which no form came."""
    unfilled: tuple[Unfilled, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    unknown: tuple[UnknownFile, ...] = ()


def collect_forms(paths: Iterable[Path], draft: Draft) -> CollectedForms:
    """Return what the files say of the draft's sheet; a bad file does not stop the rest.

    Args:
        paths: returned files, in any order; one that is named twice is read once.
        draft: whose sheet they fill.
    """
    collection = _Collection(draft)
    for path in dict.fromkeys(path.absolute() for path in paths):
        try:
            forms = read_returned_forms(path, draft.year)
        except (OfficeFormError, SheetError) as error:
            collection.leave_out(path, error.reason)
        except FileError:
            collection.leave_out(path, "文件不存在，或没有读取的权限")
        else:
            for form in forms:
                collection.add(form)
    return collection.collected()


class _Collection:
    """Forms of one draft as they come in."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._rows = {row.key.lower(): row for row in draft.sheet}
        self._by_name = _rows_by_name(draft.sheet)
        self._said: dict[str, list[Said]] = defaultdict(list)
        self._notes: dict[tuple[str, str], str] = {}
        """What an office wrote beside an indicator, by office and key."""
        self._returned: set[str] = set()
        self._doubts: list[Doubt] = []
        self._unknown: list[UnknownFile] = []

    def leave_out(self, path: Path, reason: str) -> None:
        """Note a file that is no form."""
        self._unknown.append(UnknownFile(path=path, reason=reason))

    def add(self, form: ReturnedForm) -> None:
        """Take in what one form says."""
        if form.year not in (None, self._draft.year):
            reason = f"是{form.year}年度的表，这份稿件是{self._draft.year}年度的"
            self.leave_out(form.path, reason)
            return
        lines = [(line, *self._meant(line)) for line in form.lines]
        known = [row for _, row, _ in lines if row is not None]
        if not known:
            self.leave_out(form.path, "表里没有本稿指标表的指标")
            return
        office = self._office(form, known)
        self._returned.add(office)
        for line, row, remark in lines:
            self._add_line(form.path, office, line, row, remark)

    def collected(self) -> CollectedForms:
        """Return what all of them say."""
        rows: list[SheetRow] = []
        conflicts: list[Conflict] = []
        for row in self._draft.sheet:
            said = self._said.get(row.key, [])
            values = {each.value for each in said}
            differs = row.this_year is not None and not values <= {row.this_year}
            if len(values) > 1 or differs:
                conflicts.append(
                    Conflict(
                        key=row.key,
                        name=row.name,
                        said=tuple(said),
                        held=row.this_year if differs else None,
                    )
                )
            elif values and row.this_year is None:
                rows.append(self._filled(row, said[0].value))
        return CollectedForms(
            rows=tuple(rows),
            missing=self._missing(),
            unfilled=tuple(self._unfilled()),
            conflicts=tuple(conflicts),
            doubts=tuple(self._doubts),
            unknown=tuple(self._unknown),
        )

    def _meant(self, line: FormLine) -> tuple[SheetRow | None, str]:
        """Return the row that a line is about, and what is strange about it.

        Where id and name tell different rows, the name has it: that is what people see.
        """
        by_key = self._rows.get(line.key)
        by_name = self._by_name.get(_plain(line.name))
        if by_key and by_name and by_key.key != by_name.key:
            return by_name, "行被挪动过，已按指标名称取数"
        if by_key and line.name and by_name is None:
            return by_key, f"指标名称改成了“{line.name}”，请核对口径"
        return by_key or by_name, ""

    def _office(self, form: ReturnedForm, known: list[SheetRow]) -> str:
        """Return the office that the form is from: as it says, as its file or its rows tell."""
        offices = list(dict.fromkeys(name for row in self._draft.sheet for name in offices_of(row)))
        said = {_plain(name): name for name in offices}.get(_plain(form.office))
        if said:
            return said
        named = [name for name in offices if name in form.path.stem]
        if named:
            return max(named, key=len)
        shared = set(offices_of(known[0])).intersection(*map(offices_of, known[1:]))
        return form.office or (shared.pop() if len(shared) == 1 else "")

    def _add_line(
        self, path: Path, office: str, line: FormLine, row: SheetRow | None, remark: str
    ) -> None:
        key = row.key if row else ""
        remarks = [remark] if remark else []
        value = None
        if line.uncalculated:
            remarks.append("是公式，但没有保存计算结果；请打开文件重新保存，或直接填数字")
        elif row is None:
            if line.value.strip():
                remarks.append("指标表中没有这一项")
        elif amount := read_amount(line.value, row.unit):
            value = amount.value
            if amount.remark:
                remarks.append(amount.remark)
            remarks += self._compared(row, value, office)
        if row is not None and value is not None:
            said = Said(office=office, path=path, row=line.number, value=value)
            self._said[key].append(said)
        if row is not None and line.note:
            self._notes[office, key] = line.note
        if remarks and (line.value.strip() or line.uncalculated):
            self._doubts.append(
                Doubt(
                    office=office,
                    path=path,
                    row=line.number,
                    key=key,
                    name=line.name or (row.name if row else ""),
                    found=line.value,
                    value=value,
                    reason=_BETWEEN.join(remarks),
                )
            )

    def _compared(self, row: SheetRow, value: float | None, office: str) -> Iterator[str]:
        """Yield what is strange about a value that was understood."""
        if value is None:
            return
        asked = offices_of(row)
        if asked and office not in asked:
            yield f"这项数据由{'、'.join(asked)}提供"
        last = row.last_year
        if last and last > 0:
            before = format_number(last)
            if value > _TIMES_MORE * last:
                yield f"超过上年数（{before}）的三倍，请核实"
            elif value < _TIMES_LESS * last:
                yield f"比上年数（{before}）少七成以上，请核实"

    def _filled(self, row: SheetRow, value: float) -> SheetRow:
        notes = [row.note] if row.note else []
        notes += (note for (_, key), note in self._notes.items() if key == row.key)
        note = _BETWEEN.join(dict.fromkeys(notes))
        return replace(row, this_year=value, state="filled", note=note)

    def _missing(self) -> tuple[str, ...]:
        asked = (name for row in self._draft.sheet for name in offices_of(row))
        return tuple(name for name in dict.fromkeys(asked) if name not in self._returned)

    def _unfilled(self) -> Iterator[Unfilled]:
        told = {*self._said, *(doubt.key for doubt in self._doubts)}
        open_rows = (row for row in self._draft.sheet if row.this_year is None)
        for row in open_rows:
            for office in offices_of(row):
                if office in self._returned and row.key not in told:
                    note = self._notes.get((office, row.key), "")
                    yield Unfilled(office=office, key=row.key, name=row.name, note=note)


def _rows_by_name(sheet: Iterable[SheetRow]) -> Mapping[str, SheetRow]:
    """Return the row of each name and alias; a name that two rows share is nobody's."""
    rows = tuple(sheet)
    names = _unshared((_plain(row.name), row) for row in rows)
    indicators = load_indicators()
    aliases = _unshared(
        (_plain(alias), row)
        for row in rows
        if row.key in indicators
        for alias in (indicators[row.key].name, *indicators[row.key].aliases)
    )
    return {**aliases, **names}


def _unshared(named: Iterable[tuple[str, SheetRow]]) -> dict[str, SheetRow]:
    rows: dict[str, SheetRow] = {}
    shared: set[str] = set()
    for name, row in named:
        if rows.setdefault(name, row).key != row.key:
            shared.add(name)
    return {name: row for name, row in rows.items() if name and name not in shared}


def _plain(name: str) -> str:
    """Return a name without what people add to it or leave out: brackets, points, blanks."""
    return _NO_LETTER.sub("", unicodedata.normalize("NFKC", name)).casefold()
