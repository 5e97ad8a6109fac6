"""Keeping the tables of what bodies reported in step with the reports and the shipped table.

Everything here is done inside the transaction that adds or removes the report itself.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from assistant.corpus import public_figures, queries, rows
from assistant.corpus.columns import (
    EXACT,
    INEXACT,
    LEVEL,
    LEVELS,
    NOTHING,
    PART,
    TABLE,
    TEXT,
    ColumnWriter,
)
from assistant.corpus.connection import transaction
from assistant.corpus.errors import StoreDamaged
from assistant.corpus.reported import (
    OWN,
    REPORT,
    UNKNOWN_YEAR,
    identity_of,
    reported_by,
    reported_publicly,
    rules_edition,
)
from assistant.corpus.reported import PART as PART_RANK

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from assistant.corpus.reported import Reported

_Cell = tuple[str, int]
"""Key and year."""


def enter_report(
    connection: sqlite3.Connection, report: int, identity: str | None, values: Sequence[Reported]
) -> None:
    """Let a stored report's values be compared with; *identity* is that of its body, if known."""
    if identity is None:
        return
    body = _enter(connection, report, identity, values)
    _settle(connection, {body: {(value.key, value.year) for value in values}})


def withdraw_report(connection: sqlite3.Connection, report: int) -> None:
    """Take the values of a report back; to be done before it is removed or changed."""
    (body,) = connection.execute(queries.PEER, (report,)).fetchone()
    if body is not None:
        gone = connection.execute(queries.DELETE_REPORTED, (body, report)).fetchall()
        connection.execute(queries.SET_PEER, (None, report))
        _settle(connection, {body: {(row["key"], row["year"]) for row in gone}})


def refresh(connection: sqlite3.Connection, path: Path) -> None:
    """Fill the tables anew where they were made by other rules or from another shipped table.

    Raises:
        StoreDamaged: the store does not say what they were made by.
    """
    present = (rules_edition(), public_figures.public_edition())
    if _editions(connection, path) == present:
        return
    with transaction(connection, "IMMEDIATE"):
        rules, public = _editions(connection, path)  # another program may just have done it
        if rules != present[0]:
            _fill(connection)
        elif public != present[1]:
            _refresh_public(connection)
        connection.execute(queries.SET_EDITIONS, present)


def _editions(connection: sqlite3.Connection, path: Path) -> tuple[str, str]:
    row = connection.execute(queries.EDITIONS).fetchone()
    if row is None:
        raise StoreDamaged(path, "no state")
    return row["rules"], row["public"]


def _fill(connection: sqlite3.Connection) -> None:
    """Make all from the stored figures and the shipped table."""
    for statement in queries.EMPTY_REPORTED:
        connection.execute(statement)
    for row in connection.execute(queries.REPORTS_OF_BODIES).fetchall():
        meta = rows.meta_of(row)
        identity = identity_of(meta, sample=bool(row["sample"]))
        assert identity is not None  # as asked for
        found = connection.execute(queries.FIGURES_OF_REPORT, (row["id"],))
        _enter(
            connection, row["id"], identity, reported_by(meta, tuple(map(rows.figure_of, found)))
        )
    _enter_public(connection)
    numbers = connection.execute(queries.BODY_NUMBERS).fetchall()
    _settle(connection, {number: None for (number,) in numbers})


def _refresh_public(connection: sqlite3.Connection) -> None:
    cells: dict[int, set[_Cell]] = defaultdict(set)
    for row in connection.execute(queries.DELETE_PUBLIC).fetchall():
        cells[row["body"]].add((row["key"], row["year"]))
    for body, entered in _enter_public(connection).items():
        cells[body] |= entered
    _settle(connection, cells)


def _enter_public(connection: sqlite3.Connection) -> dict[int, set[_Cell]]:
    """Enter the shipped table, its publications with numbers below 0; return what was entered."""
    cells: dict[int, set[_Cell]] = defaultdict(set)
    publications = reported_publicly(public_figures.load_public_figures())
    for number, (identity, values) in enumerate(publications, 1):
        body = _body(connection, identity)
        _insert(connection, body, -number, values)
        cells[body] |= {(value.key, value.year) for value in values}
    return cells


def _enter(
    connection: sqlite3.Connection, report: int, identity: str, values: Iterable[Reported]
) -> int:
    """Enter a report's values, which know figures by their place, and return the body's number."""
    body = _body(connection, identity)
    # The figures of a report are numbered in one go.
    (first,) = connection.execute(queries.FIRST_FIGURE, (report,)).fetchone()
    _insert(
        connection,
        body,
        report,
        (
            (*value[:-2], *(None if place is None else first + place for place in value[-2:]))
            for value in values
        ),
    )
    connection.execute(queries.SET_PEER, (body, report))
    return body


def _insert(
    connection: sqlite3.Connection, body: int, report: int, values: Iterable[tuple[object, ...]]
) -> None:
    connection.executemany(queries.INSERT_REPORTED, ((body, report, *value) for value in values))


def _body(connection: sqlite3.Connection, identity: str) -> int:
    """Return the number of the body, which is made where it is not known yet."""
    known = connection.execute(queries.BODY_NUMBER, (identity,)).fetchone()
    if known is None:
        made = connection.execute(queries.INSERT_BODY, (identity,)).lastrowid
        assert made is not None  # an INSERT gives a number
        return made
    return int(known[0])


def _settle(connection: sqlite3.Connection, changed: Mapping[int, set[_Cell] | None]) -> None:
    """Let columns and bodies say what stands after a change.

    Args:
        connection: to the store.
        changed: by body the keys and years that may have changed; None for all.
    """
    writer = ColumnWriter(connection)
    for body in sorted(changed):
        standing: dict[_Cell, tuple[int, float]] = {}
        for key, year, rank, value, is_exact in connection.execute(queries.STANDING, (body,)):
            standing.setdefault((key, year), (_mark(key, rank, is_exact), value))
        for cell in changed[body] or standing:
            writer.put(body, *cell, *standing.get(cell, (NOTHING, 0.0)))
        writer.put(body, LEVEL, UNKNOWN_YEAR, _describe(connection, body))
        if writer.is_full:
            writer.flush()
    writer.flush()


def _mark(key: str, rank: int, is_exact: int) -> int:
    if key == REPORT:
        return TEXT if rank == OWN else TABLE
    if rank >= PART_RANK:
        return PART
    return EXACT if is_exact else INEXACT


def _describe(connection: sqlite3.Connection, body: int) -> int:
    """Say of a body what its latest publication does, or forget it; return its level's mark."""
    latest = connection.execute(queries.LATEST_OF_BODY, (body,)).fetchone()
    if latest is None:
        connection.execute(queries.DELETE_BODY, (body,))
        return NOTHING
    if latest["report"] > 0:
        said = connection.execute(queries.REPORT, (latest["report"],)).fetchone()
        name, level, place = said["body"], said["level"], (said["province"], said["city"])
    else:
        line = public_figures.load_public_figures()[latest["figure"]]
        name, level, place = line.body, line.level, (line.province, line.city)
    connection.execute(queries.UPDATE_BODY, (name, level, *place, body))
    return LEVELS.index(level) + 1
