"""The topics of the reports, by level."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assistant.corpus.store import Store
from assistant.corpus.written_topics import read_topics
from tests.builders import add_report, make_report

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from assistant.corpus.report import Report


def report(year: int, *topics: str | None, level: str = "department") -> Report:
    made = make_report(body=f"第{year}区司法局", year=year, level=level)
    passages = zip(made.passages, topics, strict=False)
    return replace(made, passages=tuple(replace(each, topic=topic) for each, topic in passages))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "corpus.sqlite3") as made:
        add_report(made, report(2021, "行政复议", "行政复议", None))
        add_report(made, report(2023, "社区矫正", "政务公开"))
        add_report(made, report(2022))
        add_report(made, report(2024, "普法宣传", level="county"))
        yield made


def test_topics_of_each_report_of_a_level(store: Store) -> None:
    assert read_topics(store, "department", most=10) == (
        {"社区矫正", "政务公开"},
        set(),
        {"行政复议"},
    )
    assert read_topics(store, "township", most=10) == ()


def test_topics_of_bodies_of_one_kind(store: Store) -> None:
    add_report(store, replace_body(report(2025, "信访"), "第九区教育局"))
    assert read_topics(store, ending="教育局", most=10) == ({"信访"},)
    assert len(read_topics(store, ending="司法局", most=10)) == 4
    assert read_topics(store, ending="水务局", most=10) == ()


def replace_body(made: Report, body: str) -> Report:
    return replace(made, meta=replace(made.meta, body=body))


def test_the_latest_reports_of_all_levels(store: Store) -> None:
    assert read_topics(store, most=2) == ({"普法宣传"}, {"社区矫正", "政务公开"})
