"""The queries of the evaluation still seek what stands in the reports."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.corpus.store import Store
from assistant.workflow.desk import desk_in
from assistant.workflow.importing import import_files, sample_reports
from benchmarks.measures import chinese, label_of
from benchmarks.suggest_queries import MADE, make_queries, read_queries, with_held_labels

if TYPE_CHECKING:
    from assistant.corpus.stored import StoredPassage

QUERIES = Path(__file__).resolve().parents[2] / "benchmarks" / "queries"
WRITTEN = {"paraphrase", "keywords", "loose"}


def _passages(folder: Path, reports: Path) -> list[StoredPassage]:
    desk = desk_in(folder)
    import_files(desk, [reports])
    with Store(desk.store) as store:
        return list(store.passages())


@pytest.fixture(scope="module")
def of_samples(tmp_path_factory: pytest.TempPathFactory) -> list[StoredPassage]:
    return _passages(tmp_path_factory.mktemp("samples"), sample_reports())


def _check(queries: Path, passages: list[StoredPassage]) -> None:
    written = read_queries(queries)
    assert {query.kind for query in written} == WRITTEN
    assert len({query.id for query in written}) == len(written)
    seen = [label_of(passage.text) for passage in passages]
    reachable = list(with_held_labels(written, passages))
    assert len(reachable) == len(written)
    for query in reachable:
        assert max(query.graded.values()) == 3
        held = {label: sum(chinese(label) in text for text in seen) for label in query.graded}
        assert held == dict.fromkeys(query.graded, 1), query.id


def test_labels_of_the_samples_stand_each_in_one_passage(of_samples: list[StoredPassage]) -> None:
    _check(QUERIES / "samples.json", of_samples)


def test_labels_of_published_reports_stand_each_in_one_passage(seeds: Path, tmp_path: Path) -> None:
    _check(QUERIES / "seeds.json", _passages(tmp_path, seeds))


def test_made_queries_are_the_same_each_time_and_seek_one_passage(
    of_samples: list[StoredPassage],
) -> None:
    made = make_queries(of_samples, 3, seed=5)
    assert made == make_queries(of_samples, 3, seed=5)
    assert Counter(query.kind for query in made) == dict.fromkeys(MADE, 3)
    for query in made:
        (label,) = query.graded
        sources = [passage for passage in of_samples if label_of(passage.text) == label]
        assert [source.role for source in sources] == [query.role]
        assert query.query not in sources[0].text or query.kind == "prefix"
    begun = [query for query in made if query.kind == "prefix"]
    assert all(not any(map(str.isdigit, query.query)) for query in begun)
