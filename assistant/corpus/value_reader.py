"""Reading what bodies reported: whole columns to compare, and the evidence of a few values."""

from __future__ import annotations

import json
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Any

from assistant.corpus import public_figures, queries, rows
from assistant.corpus.columns import LEVEL, LEVELS, Column, bodies_of, read_columns
from assistant.corpus.reported import PART, REPORT, UNKNOWN_YEAR
from assistant.corpus.sentence import REACH, sentence_at
from assistant.corpus.stored import StoredBody, StoredValue

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from assistant.corpus.columns import Bodies
    from assistant.figures.figure import Qualifier
    from assistant.outline.meta import Level

Cell = tuple[int, int]
"""A body's number and a year, :data:`~assistant.corpus.reported.UNKNOWN_YEAR` for none."""

_LAST_YEAR = 9999
_PERCENT = "%"


class ValueReader:
    """Reads through the connection of :meth:`assistant.corpus.store.Store.reading`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def columns(
        self, key: str, since: int | None = None, until: int | None = None
    ) -> tuple[Column, ...]:
        """Return the values of an indicator, a column a year, the latest first.

        Values whose year is not known stand in a last column, and only where no range is given.
        """
        first = UNKNOWN_YEAR if since is until is None else max(since or 0, UNKNOWN_YEAR + 1)
        return read_columns(self._connection, key, first, _LAST_YEAR if until is None else until)

    def publications(self, since: int | None, until: int | None) -> tuple[Column, ...]:
        """Return of which years there are publications of each body, the latest first."""
        return self.columns(REPORT, since, until)

    @cached_property
    def levels(self) -> Mapping[Level | None, Bodies]:
        """The bodies of each level, under None those whose level is not known."""
        columns = read_columns(self._connection, LEVEL, UNKNOWN_YEAR, UNKNOWN_YEAR)
        return {
            level: column.having(mark) for column in columns for mark, level in enumerate(LEVELS, 1)
        }

    def of_province(self, province: str) -> Bodies:
        """Return the bodies of a province: ``广东省`` or ``广东``."""
        return bodies_of(n for (n,) in self._ask(queries.BODIES_OF_PROVINCE, province))

    def numbers(self, identities: Iterable[str]) -> dict[str, int]:
        """Return the numbers of those bodies that are known."""
        wanted = json.dumps(list(identities))
        return dict(self._ask(queries.BODIES_BY_IDENTITY, wanted))

    def describe(self, numbers: Iterable[int]) -> dict[int, StoredBody]:
        """Return the bodies of these numbers."""
        found = self._ask(queries.BODIES_BY_NUMBER, json.dumps(list(numbers)))
        return {row[0]: _body(row) for row in found}

    def bodies(self) -> Iterator[tuple[StoredBody, tuple[int, ...]]]:
        """Yield every body by name, with the years of its publications."""
        years: dict[int, list[int]] = defaultdict(list)
        for number, year in self._ask(queries.PUBLISHED):
            years[number].append(year)
        for row in self._ask(queries.BODIES):
            yield _body(row), tuple(sorted(years[row[0]]))

    def reports(self, cells: Sequence[Cell]) -> Iterator[tuple[StoredBody, int, int]]:
        """Yield the body, the year, and the number of the report of that body and year."""
        for report, year, *body in self._ask(queries.REPORTS_OF_YEARS, json.dumps(cells)):
            yield _body(body), year, report

    def values(self, key: str, cells: Sequence[Cell]) -> dict[Cell, list[StoredValue]]:
        """Return what all publications give for an indicator, that which stands first."""
        told: dict[Cell, list[sqlite3.Row]] = defaultdict(list)
        for row in self._connection.execute(queries.VALUES, (json.dumps(cells), key)):
            told[row["body"], row["year"]].append(row)
        return {cell: list(map(_value, sorted(told[cell], key=_precedence))) for cell in cells}

    def _ask(self, statement: str, *values: object) -> Iterator[tuple[Any, ...]]:
        """Yield plain rows."""
        cursor = self._connection.cursor()
        cursor.row_factory = None
        return cursor.execute(statement, values)


def _body(row: Sequence[Any]) -> StoredBody:
    number, identity, name, level, province, city = row
    return StoredBody(
        id=number, identity=identity, name=name, level=level, province=province, city=city
    )


def _precedence(row: sqlite3.Row) -> tuple[int, int]:
    """Return what sorts the value that stands first."""
    return row["rank"], row["report"]


def _value(row: sqlite3.Row) -> StoredValue:
    return _public_value(row) if row["report"] < 0 else _report_value(row)


def _report_value(row: sqlite3.Row) -> StoredValue:
    is_computed = row["whole"] is not None
    start, end = row["start"], row["end"]
    before = min(start, REACH)
    return StoredValue(
        value=row["value"],
        unit=_PERCENT if is_computed else row["unit"],
        qualifier=_qualifier(row) if is_computed else row["qualifier"],
        change=None if is_computed else rows.change_of(row),
        is_part=row["rank"] >= PART,
        report=row["report"],
        start=start,
        end=end,
        sentence=sentence_at(row["around"], before, before + end - start),
        title=row["title"] or "",
        url="",
        computed=_computed(row["counted"], row["unit"], row["whole_value"], row["whole_unit"])
        if is_computed
        else "",
    )


def _public_value(row: sqlite3.Row) -> StoredValue:
    lines = public_figures.load_public_figures()
    line = lines[row["figure"]]
    whole = None if row["whole"] is None else lines[row["whole"]]
    return StoredValue(
        value=row["value"],
        unit=_PERCENT if whole else line.unit,
        qualifier=_qualifier(row) if whole else line.qualifier,
        change=None if whole else line.change,
        is_part=False,
        report=None,
        start=None,
        end=None,
        sentence="",
        title=line.title,
        url=line.url,
        computed=_computed(line.value, line.unit, whole.value, whole.unit) if whole else "",
    )


def _qualifier(row: sqlite3.Row) -> Qualifier:
    """Return that of a computed value: about, where one of its counts is not exact."""
    return "exact" if row["is_exact"] else "about"


def _computed(part: float, part_unit: str, whole: float, whole_unit: str) -> str:
    """Return how a rate follows from its counts: ``9件 ÷ 97件``."""
    return f"{_written(part, part_unit)} ÷ {_written(whole, whole_unit)}"


def _written(value: float, unit: str) -> str:
    """Return the number in plain digits with its measure word: ``9件``."""
    return f"{value:f}".rstrip("0").rstrip(".") + unit
