"""What bodies reported is kept in step with the reports and with the shipped table."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from assistant.corpus import bodies
from assistant.corpus.backup import back_up, restore
from assistant.corpus.packing import pack_report
from assistant.corpus.store import Store
from assistant.corpus.value_reader import ValueReader
from tests.builders import add_report, make_public_figure, make_report, shipped_figures

KEY = "review.accepted"
FIGURES = (
    {"written": "158件", "key": KEY, "value": 158.0},
    {"written": "124件", "key": "review.closed", "value": 124.0, "qualifier": "about"},
    {"written": "64件", "key": "review.mediated", "value": 64.0},
)
LINES = (
    make_public_figure("临江区司法局", 3, 2022),
    make_public_figure("青湖县人民政府", 5, level="county", key="litigation.lost"),
    make_public_figure("青湖县人民政府", 8, level="county", key="litigation.closed"),
)
DERIVED = {
    "reported": 'SELECT * FROM reported ORDER BY body, "key", year, rank, report',
    "columns": 'SELECT * FROM columns ORDER BY "key", year, block',
    "bodies": "SELECT * FROM bodies ORDER BY id",
    "reports": "SELECT id, peer FROM reports ORDER BY id",
}


@pytest.fixture
def path(tmp_path):
    return tmp_path / "corpus.sqlite3"


@pytest.fixture(autouse=True)
def _table():
    with shipped_figures(LINES):
        yield


def fill(path):
    with Store(path) as store:
        for year in (2021, 2022, 2023):
            add_report(store, make_report(year=year, figures=FIGURES))
        add_report(store, make_report(body="乙区司法局", level=None, figures=FIGURES[:1]))
        add_report(store, make_report(sample=True, body="丙区司法局", figures=FIGURES))


def derived(path):
    """All that is derived, with bodies by what they are called."""
    with closing(sqlite3.connect(path)) as connection:
        return {name: connection.execute(asked).fetchall() for name, asked in DERIVED.items()}


def known(path):
    """Values by body, key and year, and what is said of the bodies."""
    with Store(path) as store, store.reading() as connection:
        reader = ValueReader(connection)
        people = {body.id: body for body, _ in reader.bodies()}
        rows = connection.execute(
            'SELECT body, "key", year, rank, report, value, is_exact FROM reported'
        ).fetchall()
        columns = {
            (people[n].identity, key, column.year, column.marks[n], number_of(column, n))
            for key in {row["key"] for row in rows}
            for column in reader.columns(key)
            for n in people
            if column.marks[n]
        }
        said = {(b.identity, b.name, b.level, b.province, b.city) for b in people.values()}
        return {(people[row[0]].identity, *row[1:]) for row in rows}, columns, said


def number_of(column, body):
    return column.number(body) if column.numbers else None


def make_version_2(path):
    """Turn the file back into one of version 2."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in (
            *("DROP TABLE bodies", "DROP TABLE reported", "DROP TABLE columns"),
            "ALTER TABLE reports DROP COLUMN peer",
            "ALTER TABLE state DROP COLUMN rules",
            "ALTER TABLE state DROP COLUMN public",
            'CREATE INDEX figures_by_key ON figures ("key")',
            "PRAGMA user_version = 2",
        ):
            connection.execute(statement)


def test_store_of_version_2_is_filled(path):
    fill(path)
    before = known(path)
    make_version_2(path)
    with Store(path):
        pass
    assert known(path) == before
    assert len(before[0]) > 10


def test_opening_again_changes_nothing(path):
    fill(path)
    before = derived(path)
    with Store(path):
        pass
    assert derived(path) == before


def test_other_rules_fill_anew(path, monkeypatch):
    fill(path)
    before = known(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("DELETE FROM reported WHERE report = 1")
        connection.execute("DELETE FROM columns")
    monkeypatch.setattr(bodies, "rules_edition", lambda: "other rules")
    assert known(path) == before


def test_other_shipped_table_is_taken_in(path, tmp_path):
    fill(path)
    later = (LINES[0], make_public_figure("丁区司法局", 9))
    with shipped_figures(later):
        found = known(path)
        fill(tmp_path / "other.sqlite3")
        assert found == known(tmp_path / "other.sqlite3")
    assert not any("青湖县" in body for body, *_ in found[2])


def test_nothing_stays_of_removed_reports(path):
    with Store(path):
        pass
    before = derived(path)
    fill(path)
    with Store(path) as store:
        for line in store.reports():
            store.remove(line.id)
    assert derived(path) == before


def test_failed_add_leaves_nothing(path):
    fill(path)
    before = derived(path)
    packed = pack_report(make_report(year=2020, figures=FIGURES))
    broken = type(packed)(
        **{name: getattr(packed, name) for name in packed.__slots__}
        | {"reported": (*packed.reported, packed.reported[0])}
    )
    with Store(path) as store, pytest.raises(sqlite3.IntegrityError):
        store.add(broken)
    assert derived(path) == before


def test_latest_report_says_what_a_body_is(path):
    with Store(path) as store:
        add_report(store, make_report(year=2022, level="department", province="东海省"))
        number = add_report(
            store, make_report(body="临江区司法局", year=2023, level="county", province="西岭省")
        )
    assert ("临江市/临江区司法局", "临江区司法局", "county", "西岭省", "临江市") in known(path)[2]
    with Store(path) as store:
        store.remove(number)
    said = known(path)[2]
    assert ("临江市/临江区司法局", "临江市临江区司法局", "department", "东海省", "临江市") in said


def test_corrected_place_makes_another_body(path):
    with Store(path) as store:
        number = add_report(store, make_report(figures=FIGURES, body="鼓楼区司法局"))
        store.replace(number, pack_report(make_report(body="鼓楼区司法局", city="望海市")))
    identities = {body for body, *_ in known(path)[2]}
    assert "望海市/鼓楼区司法局" in identities
    assert "临江市/鼓楼区司法局" not in identities


def test_bodies_with_the_years_of_their_publications(path):
    fill(path)
    with Store(path) as store, store.reading() as connection:
        told = [(body.name, years) for body, years in ValueReader(connection).bodies()]
    assert told == [
        ("临江市临江区司法局", (2021, 2022, 2023)),
        ("乙区司法局", (2023,)),
        ("青湖县人民政府", (2023,)),
    ]


def test_restored_store_says_what_the_backup_did(path, tmp_path):
    fill(path)
    before = derived(path)
    back_up(path, tmp_path / "copy.fzbk")
    with Store(path) as store:
        store.remove(1)
        add_report(store, make_report(year=2019, figures=FIGURES))
    restore(path, tmp_path / "copy.fzbk")
    assert derived(path) == before
    make_version_2(tmp_path / "copy.fzbk")
    restore(path, tmp_path / "copy.fzbk")
    assert known(path)[1]
