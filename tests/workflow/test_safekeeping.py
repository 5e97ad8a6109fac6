"""Backup, restore and export of the corpus."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from assistant.base.files import TargetNotWritable
from assistant.corpus.errors import BackupUnusable, UnknownReport
from assistant.workflow.collection import list_reports, remove_reports, search_reports
from assistant.workflow.desk import Desk, desk_in
from assistant.workflow.importing import import_files, sample_reports
from assistant.workflow.safekeeping import back_up_corpus, export_reports, restore_corpus

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = desk_in(tmp_path / "库")
    import_files(made, [sample_reports()])
    return made


def test_restored_corpus_is_searched(desk: Desk, tmp_path: Path) -> None:
    before = search_reports(desk, "行政").hits
    back_up_corpus(desk, tmp_path / "a.fzbk")
    remove_reports(desk, [report.id for report in list_reports(desk)])
    assert search_reports(desk, "行政").hits == ()
    assert restore_corpus(desk, tmp_path / "a.fzbk").reports == len(list_reports(desk)) > 0
    assert search_reports(desk, "行政").hits == before


def test_file_that_is_no_backup(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "a.fzbk").write_text("不是备份" * 100, encoding="utf-8")
    with pytest.raises(BackupUnusable):
        restore_corpus(desk, tmp_path / "a.fzbk")
    assert list_reports(desk)


def test_export_as_text(desk: Desk, tmp_path: Path) -> None:
    reports = list_reports(desk)
    assert export_reports(desk, tmp_path / "文本", form="text") == len(reports)
    files = sorted((tmp_path / "文本").iterdir())
    assert len(files) == len(reports)
    assert files[0].name.startswith(f"0001_{reports[0].meta.year}_")
    assert sum(len(file.read_text(encoding="utf-8")) for file in files) == sum(
        report.characters for report in reports
    )


def test_export_as_json(desk: Desk, tmp_path: Path) -> None:
    assert export_reports(desk, tmp_path / "a.json", form="json", numbers=[2, 1]) == 2
    document = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    assert [report["id"] for report in document["reports"]] == [2, 1]
    report = document["reports"][0]
    passage = report["passages"][0]
    assert report["text"][passage["start"] : passage["end"]] == passage["text"]


@pytest.mark.parametrize("form", ["text", "json"])
def test_export_that_cannot_be(desk: Desk, tmp_path: Path, form) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(TargetNotWritable):
        export_reports(desk, tmp_path / "file" / "a", form=form)
    with pytest.raises(UnknownReport):
        export_reports(desk, tmp_path / "b", form=form, numbers=[99])
