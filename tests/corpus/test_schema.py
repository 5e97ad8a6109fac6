"""Files of other versions, of other programs, and broken ones."""

from __future__ import annotations

import sqlite3

import pytest

from assistant.corpus import schema
from assistant.corpus.corrections import Corrections
from assistant.corpus.errors import StoreDamaged, StoreTooNew
from assistant.corpus.packing import pack_report
from assistant.corpus.schema import VERSION
from assistant.corpus.store import Store
from tests.builders import add_report, make_report


@pytest.fixture
def path(tmp_path):
    file = tmp_path / "folder" / "corpus.sqlite3"
    with Store(file) as store:
        for year in range(2000, 2024):
            add_report(store, make_report(year=year))
    return file


def run(path, statement):
    connection = sqlite3.connect(path)
    with connection:
        connection.execute(statement)
    connection.close()


def test_opening_again_changes_nothing(path):
    with Store(path) as store:
        assert (store.revision, len(store.reports())) == (24, 24)


def test_newer_store_is_refused(path):
    run(path, f"PRAGMA user_version = {VERSION + 1}")
    with pytest.raises(StoreTooNew) as caught:
        Store(path)
    assert caught.value.path == path
    run(path, f"PRAGMA user_version = {VERSION}")
    with Store(path) as store:
        assert store.revision == 24


@pytest.mark.parametrize(
    "statement",
    ["PRAGMA application_id = 7", "DROP TABLE figures", "PRAGMA user_version = -1"],
)
def test_file_that_is_no_store(path, statement):
    run(path, statement)
    with pytest.raises(StoreDamaged):
        Store(path)


def test_database_of_another_program_is_left_alone(tmp_path):
    run(tmp_path / "other.db", "CREATE TABLE notes (id)")
    before = (tmp_path / "other.db").read_bytes()
    with pytest.raises(StoreDamaged):
        Store(tmp_path / "other.db")
    assert (tmp_path / "other.db").read_bytes() == before


def test_empty_file_becomes_a_store(tmp_path):
    (tmp_path / "empty").touch()
    with Store(tmp_path / "empty") as store:
        assert store.revision == 0


def test_text_file_is_no_store(tmp_path):
    (tmp_path / "text").write_text("法治政府建设年度报告" * 1000, encoding="utf-8")
    with pytest.raises(StoreDamaged):
        Store(tmp_path / "text")


def test_header_alone_is_damaged(path):
    path.write_bytes(path.read_bytes()[:150])
    with pytest.raises(StoreDamaged):
        Store(path)


def test_overwritten_pages_are_told(path):
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(data)
    with pytest.raises(StoreDamaged), Store(path) as store:
        store.reports()


def version_1(path):
    """A store as the first version of the program left it."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("BEGIN")
    schema._lift_to_1(connection)
    connection.execute("PRAGMA user_version = 1")
    connection.execute(
        "INSERT INTO reports VALUES (7, 'print', 1, '旧.txt', 0, '临江区2020年报告', "
        "'临江区司法局', 'department', NULL, NULL, '临江区', 2020, 'annual_report', '[]', '[]', 6, "
        "'依法行政。\n')"
    )
    connection.execute("INSERT INTO passages VALUES (9, 7, 0, 5, NULL, NULL, '依法行政。')")
    connection.execute("UPDATE state SET revision = 1")
    connection.execute("COMMIT")
    connection.close()
    return path


def test_older_store_is_lifted_with_all_it_holds(tmp_path):
    with Store(version_1(tmp_path / "corpus.sqlite3")) as store:
        (line,) = store.reports()
        assert (line.id, line.passages, line.figures, line.doubts) == (7, 1, 0, 0)
        assert (line.added, line.is_reviewed, line.is_corrected) == ("", False, False)
        assert store.report(7).text == "依法行政。\n"
        assert store.source(7).text == "依法行政。\n"
        assert store.corrections(7) == Corrections()
        store.replace(7, pack_report(make_report()))
        assert store.report(7) == make_report()
