from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.base.errors import Cancelled
from assistant.workflow.collection import list_reports, remove_report, search_reports
from assistant.workflow.desk import desk_in
from assistant.workflow.importing import import_files, sample_reports
from assistant.workflow.reading import read_report

if TYPE_CHECKING:
    from pathlib import Path


def test_one_bad_file_does_not_stop_the_rest(tmp_path: Path) -> None:
    folder = tmp_path / "资料"
    folder.mkdir()
    (folder / "1空.txt").write_bytes(b"")
    (folder / "2报告.txt").write_text(
        "松岭县人民政府2024年法治政府建设情况报告\n一、主要举措和成效\n全年办结行政复议案件12件。\n",
        encoding="utf-8",
    )
    (folder / "3报告.txt").write_bytes((folder / "2报告.txt").read_bytes())
    desk = desk_in(tmp_path / "库")
    outcomes = import_files(desk, [folder])
    assert [outcome.status for outcome in outcomes] == ["failed", "imported", "duplicate"]
    assert len(list_reports(desk)) == 1
    assert "1空" not in {report.path for report in list_reports(desk)}


def test_stopping_keeps_what_is_done(tmp_path: Path) -> None:
    desk = desk_in(tmp_path / "库")

    def stop_at_second(done: int, total: int, what: str) -> None:
        if done == 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        import_files(desk, [sample_reports()], stop_at_second)
    assert len(list_reports(desk)) == 1
    outcomes = import_files(desk, [sample_reports()])
    assert [outcome.status for outcome in outcomes].count("duplicate") == 1


def test_samples_are_known_as_such(tmp_path: Path) -> None:
    for path in sample_reports().glob("*.txt"):
        report = read_report(path)
        assert report.sample
        assert "示例" not in report.text.splitlines()[0]
        assert len(report.text) >= 2000
        assert report.meta.year
        assert report.meta.body


def test_removed_report_is_found_no_more(tmp_path: Path) -> None:
    desk = desk_in(tmp_path / "库")
    (outcome, *_) = import_files(desk, [sample_reports()])
    assert outcome.report is not None
    remove_report(desk, outcome.report)
    assert all(hit.report != outcome.report for hit in search_reports(desk, "行政", 500))


@pytest.mark.parametrize("name", ["000-huangpu-2023", "001-xialu-2023"])
def test_seed_and_its_record(seeds: Path, name: str) -> None:
    report = read_report(seeds / f"{name}.txt")
    assert report.meta.year == 2023
    for figure in report.figures:
        assert 0 <= figure.start < figure.end <= len(report.text)
    for passage in report.passages:
        assert report.text[passage.start : passage.end] == passage.text
