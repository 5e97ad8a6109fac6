"""How good the suggestions are, beside plain methods and beside themselves without each idea.

    .venv/bin/python benchmarks/suggest_quality.py [--seeds DIR]

Two collections: the sample reports that ship, and published reports where they are at hand. Of
each, queries of six kinds are asked: three written by a person (benchmarks/queries/), three made of
the collection's sentences in the same run, always the same ones. The last column is what nDCG@5
loses against the whole search, with the standard error of that loss over the queries.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from assistant.corpus.store import Store
from assistant.suggest import folding, place, terms, weighing
from assistant.suggest.index import PassageIndex
from assistant.suggest.ranking import suggest
from assistant.suggest.suggestion import Query
from assistant.workflow.desk import desk_in
from assistant.workflow.importing import import_files, sample_reports
from benchmarks.measures import DEPTH, Judged, judge, mean
from benchmarks.suggest_baselines import BASELINES, Baselines
from benchmarks.suggest_queries import make_queries, read_queries, with_held_labels

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import ModuleType

    from assistant.workflow.desk import Desk
    from benchmarks.suggest_queries import LabelledQuery

QUERIES = Path(__file__).resolve().parent / "queries"
SEEDS = Path(__file__).resolve().parents[2] / "shared" / "seeds"
KINDS = ("prefix", "paraphrase", "keywords", "other_figures", "loose", "noisy")
MADE_OF_EACH = 25
SEED = 1
OURS = "suggest"
GOALS = (90.0, None, 94.0, 88.0, *(80.0 for _ in KINDS))
"""In the order of the columns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Idea:
    """One thing that the search does, and how to do without it."""

    patches: tuple[tuple[ModuleType, str, object], ...] = ()
    asked: Callable[[Query], Query] = lambda query: query
    """Leaves out of the query what the idea rests on."""


def _without_field(name: str) -> tuple[tuple[ModuleType, str, object], ...]:
    """Return what leaves a field of the index out of every query."""
    fields = terms._FIELDS  # noqa: SLF001  # what is measured
    return ((terms, "_FIELDS", {field: fields[field] for field in fields if field != name}),)


IDEAS = {
    "thesaurus": Idea(patches=_without_field("senses")),
    "everyday words": Idea(patches=((terms, "official_words", lambda _: ()),)),
    "single characters": Idea(patches=_without_field("characters")),
    "heading": Idea(asked=lambda query: replace(query, section=None)),
    "role": Idea(asked=lambda query: replace(query, role=None)),
    "topic": Idea(patches=((place, "_OTHER_TOPIC", 1.0),)),
    "meaning": Idea(patches=((weighing, "_MEANING", 0.0),)),
    "announcements": Idea(patches=((place, "_ANNOUNCING", 1.0),)),
    "wording": Idea(patches=((weighing, "_WORDING", 0.0),)),
    "spreading": Idea(patches=((folding, "_SAME_REPORT", 1.0),)),
}


def main() -> None:
    """Ask both collections and print a table of each."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seeds", type=Path, default=SEEDS, help="folder of published reports")
    options = parser.parse_args()
    evaluate("sample reports", sample_reports(), QUERIES / "samples.json")
    if options.seeds.is_dir():
        evaluate("published reports", options.seeds, QUERIES / "seeds.json")
    else:
        print(f"\npublished reports: skipped, there is no folder {options.seeds}")


def evaluate(name: str, reports: Path, labels: Path) -> None:
    """Ask one collection by every method and print the measures."""
    with tempfile.TemporaryDirectory() as folder:
        desk = desk_in(Path(folder))
        import_files(desk, [reports])
        with Store(desk.store) as store:
            passages = list(store.passages())
            count = store.stats().reports
        written = read_queries(labels)
        reachable = list(with_held_labels(written, passages))
        queries = reachable + make_queries(passages, MADE_OF_EACH, SEED)
        asked_of = ", ".join(f"{_count(queries, kind)} {kind}" for kind in KINDS)
        print(f"\n{name}: {count} reports, {len(passages):,} passages; {asked_of}")
        if left_out := _labels(written) - _labels(reachable):
            print(f"{left_out} labels stand in no passage and are left out")
        judged = _by_baselines(queries, Baselines(passages)) | _by_search(queries, desk)
    _print(queries, judged)


def _by_baselines(
    queries: Sequence[LabelledQuery], baselines: Baselines
) -> dict[str, list[Judged]]:
    judged: dict[str, list[Judged]] = {name: [] for name in BASELINES}
    for query in queries:
        for name, texts in baselines.answers(query).items():
            judged[name].append(judge(query.graded, texts))
    return judged


def _by_search(queries: Sequence[LabelledQuery], desk: Desk) -> dict[str, list[Judged]]:
    """Return what the search answers, whole and without each of its ideas."""
    judged = {}
    with Store(desk.store) as store:
        index = PassageIndex(desk.index)
        index.follow(store)
        for name, idea in {OURS: Idea(), **IDEAS}.items():
            with ExitStack() as patched:
                for place in idea.patches:
                    patched.enter_context(patch.object(*place))
                judged[name if name == OURS else f"- without {name}"] = [
                    judge(query.graded, _found(store, index, idea.asked(_query(query))))
                    for query in queries
                ]
    return judged


def _query(query: LabelledQuery) -> Query:
    return Query(text=query.query, section=query.section, role=query.role, limit=DEPTH)


def _found(store: Store, index: PassageIndex, query: Query) -> list[str]:
    return [suggestion.text for suggestion in suggest(store, index, query)]


def _labels(queries: Sequence[LabelledQuery]) -> int:
    return sum(len(query.graded) for query in queries)


def _count(queries: Sequence[LabelledQuery], kind: str) -> int:
    return sum(query.kind == kind for query in queries)


def _print(queries: Sequence[LabelledQuery], judged: dict[str, list[Judged]]) -> None:
    heads = ("hit@1", "hit@5", "MRR", "nDCG@5", *KINDS)
    print(f"{'':32}" + "".join(f"{head:>{_width(head)}}" for head in heads) + "       loss")
    for name, each in judged.items():
        whole = mean(each)
        numbers = [whole.hit_at_1, whole.hit_at_5, whole.mrr, whole.ndcg_at_5]
        for kind in KINDS:
            of_kind = [one for query, one in zip(queries, each, strict=True) if query.kind == kind]
            numbers.append(mean(of_kind).ndcg_at_5)
        row = _row(name, [100 * number for number in numbers], heads)
        print(row + ("" if name == OURS else _loss(judged[OURS], each)))
    print(_row("goal", GOALS, heads))


def _row(name: str, numbers: Sequence[float | None], heads: Sequence[str]) -> str:
    cells = ["" if number is None else f"{number:.1f}" for number in numbers]
    ranged = zip(cells, heads, strict=True)
    return f"{name:32}" + "".join(f"{cell:>{_width(head)}}" for cell, head in ranged)


def _width(head: str) -> int:
    return max(8, len(head) + 2)


def _loss(ours: Sequence[Judged], others: Sequence[Judged]) -> str:
    """Return how much less nDCG@5 is than ours, over the same queries, in points."""
    pairs = zip(ours, others, strict=True)
    losses = [100 * (one.ndcg_at_5 - other.ndcg_at_5) for one, other in pairs]
    error = statistics.stdev(losses) / len(losses) ** 0.5
    return f"{statistics.mean(losses):7.1f} ± {error:.1f}"


if __name__ == "__main__":
    main()
