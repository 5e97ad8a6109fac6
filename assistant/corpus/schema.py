"""The tables of the store, their version, and how an older store is lifted to it.

The version stands in the file (``PRAGMA user_version``), beside a number that says that the file
is ours (``PRAGMA application_id``). Each function of :data:`_LIFTS` lifts a store by one version,
speaks SQL alone and calls no living code, so it stays true when the code around it changes.
"""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from assistant.corpus.connection import transaction
from assistant.corpus.errors import StoreDamaged, StoreTooNew

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from pathlib import Path

APPLICATION_ID = 0x465A4247
"""``FZBG`` in ASCII: the mark of our files."""

_TABLES = frozenset(
    {
        *("state", "reports", "texts", "marks", "sections", "passages", "figures", "removed"),
        *("bodies", "reported", "columns"),
    }
)

_MARKS = """
    SELECT user_version, application_id, (SELECT count(*) FROM sqlite_master WHERE type = 'table')
    FROM pragma_user_version, pragma_application_id
"""
"""Read in one statement, since another program may just be making the tables."""

_VERSION_1 = (
    """
    CREATE TABLE state (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        identity TEXT NOT NULL,
        revision INTEGER NOT NULL
    )
    """,
    """
    CREATE TABLE reports (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        fingerprint TEXT NOT NULL UNIQUE,
        revision INTEGER NOT NULL,
        path TEXT NOT NULL,
        sample INTEGER NOT NULL,
        title TEXT, body TEXT, level TEXT, province TEXT, city TEXT, county TEXT,
        year INTEGER,
        kind TEXT NOT NULL,
        inferred TEXT NOT NULL,
        notes TEXT NOT NULL,
        characters INTEGER NOT NULL,
        text TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE sections (
        report INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        level INTEGER NOT NULL,
        ordinal TEXT,
        heading TEXT,
        shown_heading TEXT,
        role TEXT NOT NULL,
        "start" INTEGER NOT NULL, body_start INTEGER NOT NULL, "end" INTEGER NOT NULL,
        list_item INTEGER NOT NULL,
        PRIMARY KEY (report, position)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE passages (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        report INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
        "start" INTEGER NOT NULL, "end" INTEGER NOT NULL,
        section INTEGER,
        topic TEXT,
        text TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE figures (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        report INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
        indicator TEXT NOT NULL,
        "key" TEXT,
        value REAL,
        unit TEXT NOT NULL,
        qualifier TEXT NOT NULL,
        change_basis TEXT, change_direction TEXT, change_value REAL, change_unit TEXT,
        kind TEXT NOT NULL,
        year INTEGER,
        scope TEXT NOT NULL,
        "start" INTEGER NOT NULL, "end" INTEGER NOT NULL,
        note TEXT
    )
    """,
    "CREATE TABLE removed (report INTEGER PRIMARY KEY, revision INTEGER NOT NULL)",
    "CREATE INDEX reports_by_revision ON reports (revision)",
    "CREATE INDEX passages_by_report ON passages (report)",
    "CREATE INDEX figures_by_report ON figures (report)",
    'CREATE INDEX figures_by_key ON figures ("key")',
    "CREATE INDEX removed_by_revision ON removed (revision)",
    f"PRAGMA application_id = {APPLICATION_ID}",
)

_VERSION_2 = (
    # Apart from the short columns, so that a list of reports does not page through their texts.
    """
    CREATE TABLE texts (
        report INTEGER PRIMARY KEY REFERENCES reports (id) ON DELETE CASCADE,
        text TEXT NOT NULL,
        source BLOB
    )
    """,
    "INSERT INTO texts SELECT id, text, NULL FROM reports",
    "ALTER TABLE reports DROP COLUMN text",
    """
    CREATE TABLE marks (
        mark INTEGER NOT NULL,
        report INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
        PRIMARY KEY (mark, report)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX marks_by_report ON marks (report)",
    "ALTER TABLE reports ADD COLUMN published TEXT",
    "ALTER TABLE reports ADD COLUMN publisher TEXT",
    "ALTER TABLE reports ADD COLUMN passages INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE reports ADD COLUMN figures INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE reports ADD COLUMN doubts INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE reports ADD COLUMN is_reviewed INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE reports ADD COLUMN is_corrected INTEGER NOT NULL DEFAULT 0",
    """
    ALTER TABLE reports ADD COLUMN corrections TEXT NOT NULL
        DEFAULT '{"headings": [], "is_reviewed": false, "meta": {}, "off": []}'
    """,
    "ALTER TABLE reports ADD COLUMN added TEXT NOT NULL DEFAULT ''",
    """
    UPDATE reports SET
        passages = (SELECT count(*) FROM passages p WHERE p.report = reports.id),
        figures = (SELECT count(*) FROM figures f WHERE f.report = reports.id)
    """,
)

_VERSION_3 = (
    # Who reports: what is said of a body is what its latest report says.
    """
    CREATE TABLE bodies (
        id INTEGER PRIMARY KEY,
        identity TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        level TEXT, province TEXT, city TEXT
    )
    """,
    "CREATE INDEX bodies_by_province ON bodies (province)",
    "ALTER TABLE reports ADD COLUMN peer INTEGER",
    # One value an indicator and year of a report; for each body, indicator and year the first
    # row is the one that stands. Report 0 is the shipped table, where figure and whole count lines.
    """
    CREATE TABLE reported (
        body INTEGER NOT NULL,
        "key" TEXT NOT NULL,
        year INTEGER NOT NULL,
        rank INTEGER NOT NULL,
        report INTEGER NOT NULL,
        value REAL NOT NULL,
        is_exact INTEGER NOT NULL,
        figure INTEGER, whole INTEGER,
        PRIMARY KEY (body, "key", year, rank, report)
    ) WITHOUT ROWID
    """,
    # The values that stand, one indicator and year of many bodies in a row; a mark for each body,
    # a number for each mark that is not 0.
    """
    CREATE TABLE columns (
        "key" TEXT NOT NULL,
        year INTEGER NOT NULL,
        block INTEGER NOT NULL,
        marks BLOB NOT NULL,
        numbers BLOB NOT NULL,
        PRIMARY KEY ("key", year, block)
    ) WITHOUT ROWID
    """,
    # What the three tables were made by; the next opening sees that it differs and fills them.
    "ALTER TABLE state ADD COLUMN rules TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE state ADD COLUMN public TEXT NOT NULL DEFAULT ''",
    "DROP INDEX figures_by_key",
)


def prepare(connection: sqlite3.Connection, path: Path) -> None:
    """Make the tables in a new file, or lift those of an older one to the present version.

    Raises:
        StoreTooNew: a newer program wrote the file.
        StoreDamaged: the file is not a store, or its tables are missing.
    """
    if version_of(connection, path) < VERSION:
        with transaction(connection, "IMMEDIATE"):
            for lift in _LIFTS[version_of(connection, path) :]:
                lift(connection)
            connection.execute(f"PRAGMA user_version = {VERSION}")
    if _TABLES - _names(connection):
        raise StoreDamaged(path, "tables are missing")


def version_of(connection: sqlite3.Connection, path: Path) -> int:
    """Return the version of the file, 0 for an empty one, and change nothing.

    Raises:
        StoreTooNew: a newer program wrote the file.
        StoreDamaged: the file is not a store.
    """
    version, mark, tables = connection.execute(_MARKS).fetchone()
    is_ours = mark == APPLICATION_ID and version > 0
    is_empty = not (mark or version or tables)
    if not (is_ours or is_empty):
        raise StoreDamaged(path, "another program's database")
    if version > VERSION:
        raise StoreTooNew(path, f"version {version}, this program knows {VERSION}")
    return int(version)


def _names(connection: sqlite3.Connection) -> frozenset[str]:
    rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    return frozenset(str(row[0]) for row in rows)


def _lift_to_1(connection: sqlite3.Connection) -> None:
    """Make the first tables."""
    for statement in _VERSION_1:
        connection.execute(statement)
    connection.execute("INSERT INTO state VALUES (1, ?, 0)", (uuid.uuid4().hex,))


def _lift_to_2(connection: sqlite3.Connection) -> None:
    """Keep texts apart, with the text as found; count, mark twins, remember corrections."""
    for statement in _VERSION_2:
        connection.execute(statement)


def _lift_to_3(connection: sqlite3.Connection) -> None:
    """Make the tables of what bodies reported; living code fills them."""
    for statement in _VERSION_3:
        connection.execute(statement)


_LIFTS: tuple[Callable[[sqlite3.Connection], None], ...] = (_lift_to_1, _lift_to_2, _lift_to_3)

VERSION = len(_LIFTS)
"""The version this program reads and writes."""
