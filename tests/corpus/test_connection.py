"""Several programs at one store, killed programs, and places that may not be written."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.corpus.errors import StoreBusy, StoreNotWritable
from assistant.corpus.store import Store
from tests.builders import add_report, make_report

PROJECT = Path(__file__).resolve().parents[2]

WRITER = """
import itertools, sys
from pathlib import Path
from assistant.corpus.store import Store
from tests.builders import PARTS, add_report, make_report

name, count = sys.argv[2], int(sys.argv[3])
with Store(Path(sys.argv[1]), busy_seconds=30) as store:
    for number in range(count):
        parts = ((f"{name}{number}", "achievements", PARTS[1][2] * 40),)
        add_report(store, make_report(parts))
        print(number, flush=True)
"""


def writer(path, name, count):
    command = [sys.executable, "-c", WRITER, str(path), name, str(count)]
    return subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True)


def assert_whole(path):
    with Store(path) as store:
        reports = store.reports()
        assert store.revision == len(reports)
        for line in reports:
            report = store.report(line.id)
            assert len(report.passages) == 120
            assert all(report.text[p.start : p.end] == p.text for p in report.passages)
        return len(reports)


@pytest.mark.skipif(os.name == "nt", reason="kill -9 is a POSIX thing")
@pytest.mark.parametrize("after", [1, 23, 57])
def test_killed_writer_leaves_whole_reports(tmp_path, after):
    path = tmp_path / "corpus.sqlite3"
    with writer(path, "甲", 100000) as process:
        for _ in range(after):
            process.stdout.readline()
        process.send_signal(signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL
    assert assert_whole(path) >= after


def test_two_writers_at_once(tmp_path):
    path = tmp_path / "corpus.sqlite3"
    processes = [writer(path, name, 30) for name in "甲乙"]
    assert [p.communicate()[0].count("\n") for p in processes] == [30, 30]
    assert [p.returncode for p in processes] == [0, 0]
    assert assert_whole(path) == 60


def test_reader_sees_whole_store_beside_writer(tmp_path):
    path = tmp_path / "corpus.sqlite3"
    with Store(path) as reader, Store(path) as other:
        add_report(other, make_report())
        stream = reader.passages()
        next(stream)
        add_report(other, make_report(year=2020))
        assert len(list(stream)) == 5, "a running answer is of one moment"
        assert len(reader.reports()) == 2


def test_busy_store(tmp_path):
    path = tmp_path / "corpus.sqlite3"
    with Store(path, busy_seconds=0.05) as store:
        other = sqlite3.connect(path)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreBusy):
            add_report(store, make_report())
        assert store.reports() == ()
        other.rollback()
        other.close()
        add_report(store, make_report())


def test_folder_in_place_of_file(tmp_path):
    with pytest.raises(StoreNotWritable):
        Store(tmp_path)


def test_file_in_place_of_folder(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(StoreNotWritable):
        Store(tmp_path / "file" / "corpus.sqlite3")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_read_only_folder(tmp_path):
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(StoreNotWritable):
            Store(tmp_path / "corpus.sqlite3")
    finally:
        tmp_path.chmod(0o700)


def test_full_disk_keeps_what_was_there(tmp_path):
    path = tmp_path / "corpus.sqlite3"
    with Store(path) as store:
        add_report(store, make_report())
        store._connection.execute("PRAGMA max_page_count = 30")
        with pytest.raises(StoreNotWritable):
            add_report(store, make_report((("长", "other", ("字" * 500_000,)),)))
        assert (store.revision, len(store.reports())) == (1, 1)
