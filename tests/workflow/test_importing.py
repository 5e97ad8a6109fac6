"""Importing: what becomes of each file, twins, stopping and going on, killed programs."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from assistant.base.errors import Cancelled
from assistant.corpus.store import Store
from assistant.workflow.collection import list_reports, remove_reports, search_reports
from assistant.workflow.desk import desk_in
from assistant.workflow.importing import import_files, sample_reports
from assistant.workflow.reading import read_report
from benchmarks.report_maker import make_report, write_reports

PROJECT = Path(__file__).resolve().parents[2]
SHORT = "松岭县人民政府2024年法治政府建设情况报告\n一、主要举措和成效\n全年办结行政复议案件12件。\n"


def text_of(number: int) -> str:
    return "".join(f"{paragraph}\n" for paragraph in make_report(number).paragraphs)


def test_one_bad_file_does_not_stop_the_rest(tmp_path: Path) -> None:
    folder = tmp_path / "资料"
    folder.mkdir()
    (folder / "1空.txt").write_bytes(b"")
    (folder / "2报告.txt").write_text(SHORT, encoding="utf-8")
    (folder / "3报告.txt").write_bytes((folder / "2报告.txt").read_bytes())
    desk = desk_in(tmp_path / "库")
    result = import_files(desk, [folder])
    assert [outcome.status for outcome in result.outcomes] == ["failed", "imported", "duplicate"]
    assert [outcome.name for outcome in result.outcomes] == ["1空.txt", "2报告.txt", "3报告.txt"]
    assert not result.stopped
    assert len(list_reports(desk)) == 1


def test_outcomes_are_told_as_they_come(tmp_path: Path) -> None:
    told = []
    desk = desk_in(tmp_path / "库")
    result = import_files(desk, [sample_reports()], told=told.append)
    assert tuple(told) == result.outcomes
    assert result.count("imported") == len(told) == len(list_reports(desk))


def test_stopping_keeps_what_is_done(tmp_path: Path) -> None:
    desk = desk_in(tmp_path / "库")

    def stop_at_second(done: int, total: int, what: str) -> None:
        if done == 1:
            raise Cancelled

    result = import_files(desk, [sample_reports()], stop_at_second)
    assert result.stopped
    assert [outcome.status for outcome in result.outcomes] == ["imported"]
    assert len(list_reports(desk)) == 1
    again = import_files(desk, [sample_reports()])
    assert again.count("duplicate") == 1
    assert len(list_reports(desk)) == len(again.outcomes)


def test_twin_is_named_and_kept_only_when_asked(tmp_path: Path) -> None:
    folder = tmp_path / "资料"
    folder.mkdir()
    text = text_of(3)
    (folder / "a.txt").write_text(text, encoding="utf-8")
    (folder / "b.txt").write_text(text.replace("稳步提升", "不断提升"), encoding="utf-8")
    (folder / "c.txt").write_text(text_of(4), encoding="utf-8")
    desk = desk_in(tmp_path / "库")
    first, twin, other = import_files(desk, [folder]).outcomes
    assert (first.status, twin.status, other.status) == ("imported", "near_duplicate", "imported")
    assert twin.report == first.report
    assert twin.likeness is not None
    assert 0.95 < twin.likeness < 1
    (kept,) = import_files(desk, [folder / "b.txt"], keep_near=True).outcomes
    assert kept.status == "imported"
    assert len(list_reports(desk)) == 3


def test_archive_is_read_member_by_member(tmp_path: Path) -> None:
    archive = tmp_path / "资料.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("2024/报告.txt", SHORT)
        file.writestr("2024/空.txt", "")
        file.writestr("2024/表.xlsx", "x")
    desk = desk_in(tmp_path / "库")
    done, empty = import_files(desk, [archive]).outcomes
    assert (done.status, done.name, done.path) == ("imported", "资料.zip/2024/报告.txt", archive)
    assert (empty.status, empty.name) == ("failed", "资料.zip/2024/空.txt")


def test_samples_are_known_as_such() -> None:
    for path in sample_reports().glob("*.txt"):
        report = read_report(path)
        assert report.sample
        assert "示例" not in report.text.splitlines()[0]
        assert len(report.text) >= 2000
        assert report.meta.year
        assert report.meta.body


def test_removed_report_is_found_no_more(tmp_path: Path) -> None:
    desk = desk_in(tmp_path / "库")
    outcome = import_files(desk, [sample_reports()]).outcomes[0]
    assert outcome.report is not None
    remove_reports(desk, [outcome.report])
    hits = search_reports(desk, "行政", limit=500).hits
    assert hits
    assert all(hit.report != outcome.report for hit in hits)


@pytest.mark.parametrize("name", ["000-huangpu-2023", "001-xialu-2023"])
def test_seed_and_its_record(seeds: Path, name: str) -> None:
    report = read_report(seeds / f"{name}.txt")
    assert report.meta.year == 2023
    for figure in report.figures:
        assert 0 <= figure.start < figure.end <= len(report.text)
    for passage in report.passages:
        assert report.text[passage.start : passage.end] == passage.text


def importing(home: Path, folder: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "assistant", "--home", str(home)]
    command += ["corpus", "import", str(folder)]
    return subprocess.Popen(
        command, cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )


@pytest.mark.skipif(os.name == "nt", reason="kill -9 is a POSIX thing")
@pytest.mark.parametrize("after", [0, 1, 17])
def test_killed_import_leaves_whole_reports_and_goes_on(tmp_path: Path, after: int) -> None:
    reports, home = tmp_path / "资料", tmp_path / "home"
    write_reports(reports, 40)
    with importing(home, reports) as process:
        assert process.stdout is not None
        for _ in range(after):
            process.stdout.readline()
        time.sleep(0.01 * after)
        process.send_signal(signal.SIGKILL)
    store_path = home / "corpus" / "corpus.sqlite3"
    with Store(store_path) as store:
        held = [store.report(line.id) for line in store.reports()]
        assert len(held) >= after
        for report in held:
            assert all(report.text[p.start : p.end] == p.text for p in report.passages)
            assert report.passages[-1].end > len(report.text) * 0.8
    with importing(home, reports) as process:
        process.communicate()
    with Store(store_path) as store:
        assert len(store.reports()) == 40


def test_two_programs_import_into_one_corpus(tmp_path: Path) -> None:
    reports, home = tmp_path / "资料", tmp_path / "home"
    write_reports(reports, 30)
    both = [importing(home, reports) for _ in range(2)]
    said = [process.communicate()[0] for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert sum(text.count("已导入  ") for text in said) == 30
    with Store(home / "corpus" / "corpus.sqlite3") as store:
        assert len(store.reports()) == 30
