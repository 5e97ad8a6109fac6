"""The store copied away and put back, whole or not at all."""

from __future__ import annotations

import sqlite3

import pytest

from assistant.base.errors import Cancelled
from assistant.base.files import TargetNotWritable, UnreadableFile
from assistant.corpus.backup import back_up, restore
from assistant.corpus.errors import BackupUnusable, StoreTooNew
from assistant.corpus.schema import VERSION
from assistant.corpus.store import Store
from tests.builders import add_report, make_report


@pytest.fixture
def path(tmp_path):
    return fill(tmp_path / "library" / "corpus.sqlite3", range(2000, 2010))


def fill(path, years):
    with Store(path) as store:
        for year in years:
            add_report(store, make_report(year=year))
    return path


def years(path):
    with Store(path) as store:
        return [report.meta.year for report in store.reports()]


def test_what_was_backed_up_comes_back(path, tmp_path):
    back_up(path, tmp_path / "资料库.fzbk")
    with Store(path) as store:
        identity = store.identity
        store.remove(1)
        add_report(store, make_report(year=1999))
    restore(path, tmp_path / "资料库.fzbk")
    assert years(path) == list(range(2000, 2010))
    with Store(path) as store:
        assert store.identity != identity, "what was derived from the store is made anew"
        assert store.report(3).meta.year == 2002
        add_report(store, make_report(year=2011))


def test_backup_is_one_file_that_is_read_where_nothing_may_be_written(path, tmp_path):
    folder = tmp_path / "disc"
    folder.mkdir()
    back_up(path, folder / "a.fzbk")
    assert (folder / "a.fzbk").read_bytes()[18:20] == b"\x01\x01", "no write-ahead log"
    restore(path, folder / "a.fzbk")
    assert [file.name for file in folder.iterdir()] == ["a.fzbk"]


def test_restore_where_there_is_no_store_yet(path, tmp_path):
    back_up(path, tmp_path / "a.fzbk")
    restore(tmp_path / "other" / "corpus.sqlite3", tmp_path / "a.fzbk")
    assert len(years(tmp_path / "other" / "corpus.sqlite3")) == 10


def test_backup_replaces_an_older_one(path, tmp_path):
    target = tmp_path / "a.fzbk"
    target.write_text("旧的")
    back_up(path, target)
    assert len(years(target)) == 10
    assert [file.name for file in tmp_path.iterdir() if file.name.startswith(".")] == []


def test_open_store_sees_what_was_restored(path, tmp_path):
    back_up(path, tmp_path / "a.fzbk")
    with Store(path) as open_store:
        open_store.remove(1)
        restore(path, tmp_path / "a.fzbk")
        assert len(open_store.reports()) == 10


@pytest.mark.parametrize("content", [b"", "不是备份".encode() * 500, b"SQLite format 3\x00" * 9])
def test_file_that_is_no_backup_changes_nothing(path, tmp_path, content):
    bad = tmp_path / "bad.fzbk"
    bad.write_bytes(content)
    with pytest.raises(BackupUnusable) as caught:
        restore(path, bad)
    assert caught.value.path == bad
    assert len(years(path)) == 10


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM state",
        "UPDATE reports SET corrections = '{bad' WHERE id = 3",
        "UPDATE reports SET corrections = '{}' WHERE id = 3",
        "DROP TABLE figures",
    ],
)
def test_backup_with_wrong_contents_changes_nothing(path, tmp_path, statement):
    backup = tmp_path / "a.fzbk"
    back_up(path, backup)
    with sqlite3.connect(backup) as connection:
        connection.execute(statement)
    connection.close()
    with pytest.raises(BackupUnusable):
        restore(path, backup)
    assert len(years(path)) == 10


def test_store_and_backup_are_never_one_file(path, tmp_path):
    for own in (path, path.with_name("corpus.sqlite3-wal"), path.parent / "." / path.name):
        with pytest.raises(TargetNotWritable):
            back_up(path, own)
    with pytest.raises(BackupUnusable):
        restore(path, path)
    assert len(years(path)) == 10


@pytest.mark.parametrize("left", [b"", b"\xa5" * 5000, b"SQLite format 3\x00" + b"\xa5" * 9000])
def test_damaged_store_is_put_aside_and_restored(path, tmp_path, left):
    back_up(path, tmp_path / "a.fzbk")
    path.write_bytes(left)
    restore(path, tmp_path / "a.fzbk")
    assert len(years(path)) == 10
    aside = [file.read_bytes() for file in path.parent.glob("corpus.sqlite3.damaged-*")]
    assert aside == ([left] if left else [])


def test_torn_backup_changes_nothing(path, tmp_path):
    backup = tmp_path / "a.fzbk"
    back_up(path, backup)
    data = bytearray(backup.read_bytes())
    data[8192:40960] = b"\xa5" * (40960 - 8192)
    backup.write_bytes(data)
    with pytest.raises(BackupUnusable):
        restore(path, backup)
    assert len(years(path)) == 10


def test_newer_backup_is_refused(path, tmp_path):
    backup = tmp_path / "a.fzbk"
    back_up(path, backup)
    with sqlite3.connect(backup) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()
    with pytest.raises(StoreTooNew) as caught:
        restore(path, backup)
    assert caught.value.path == backup
    assert len(years(path)) == 10


def test_missing_backup_and_missing_folder(path, tmp_path):
    with pytest.raises(UnreadableFile):
        restore(path, tmp_path / "none.fzbk")
    with pytest.raises(TargetNotWritable):
        back_up(path, tmp_path / "none" / "a.fzbk")


def test_stopped_copy_leaves_nothing(path, tmp_path):
    def stop(done, total, what):
        raise Cancelled

    with pytest.raises(Cancelled):
        back_up(path, tmp_path / "a.fzbk", stop)
    assert not (tmp_path / "a.fzbk").exists()
    back_up(path, tmp_path / "b.fzbk")
    fill(path, range(1990, 1995))
    with pytest.raises(Cancelled):
        restore(path, tmp_path / "b.fzbk", stop)
    assert len(years(path)) == 15
