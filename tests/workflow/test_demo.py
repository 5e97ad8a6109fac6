from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.workflow.demo import run_demo

if TYPE_CHECKING:
    from pathlib import Path


def test_main_job_on_the_samples(tmp_path: Path) -> None:
    steps: list[str] = []
    done = run_demo(tmp_path / "out", [], lambda _done, _total, what: steps.append(what))
    assert {outcome.status for outcome in done.imported} == {"imported"}
    assert done.suggestions
    assert "复议" in done.suggestions[0].suggestion.text
    assert done.suggestions[0].suggestion.text not in done.suggestions[0].adapted
    assert done.benchmark.count >= 5
    assert done.benchmark.place is not None
    assert done.draft_path.exists()
    assert {path.suffix for path in done.exports} == {".docx", ".html", ".txt"}
    assert all(path.stat().st_size > 1000 for path in done.exports)
    assert len(steps) == 6


def test_twice_into_the_same_folder(tmp_path: Path) -> None:
    first = run_demo(tmp_path / "out", [])
    again = run_demo(tmp_path / "out", [])
    assert {outcome.status for outcome in again.imported} == {"duplicate"}
    assert [item.suggestion.text for item in again.suggestions] == [
        item.suggestion.text for item in first.suggestions
    ]


def test_main_job_on_published_reports(seeds: Path, tmp_path: Path) -> None:
    done = run_demo(tmp_path / "out", [seeds])
    assert [outcome.status for outcome in done.imported] == ["imported"] * 5
    assert all(outcome.title for outcome in done.imported)
    assert "复议" in done.suggestions[0].suggestion.text
