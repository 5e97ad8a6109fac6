"""Suggestions on made-up corpora of growing size, beside comparing with every passage.

    .venv/bin/python benchmarks/suggest_speed.py [--passages 1000 100000 1000000] [--keep DIR]

Sixty queries as drafters write them, none of the corpus itself, are asked with the heading of their
section and with no role, a common and a rare one. Each step has a process of its own, so that the
memory told is that of a program that only searches. A query is asked several times and its median
counts; the baseline, one reading of all passages by rapidfuzz, takes seconds and is asked once. A
busy machine makes everything take longer, but not the processor's time, by which both are compared.

The goals are those for 1,000,000 passages. Recall tells how many of the ten best by the baseline
are among the passages that the search compares; of those that tie for the last places any will do.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import statistics
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from assistant.corpus.packing import pack_report
from assistant.corpus.store import Store
from assistant.suggest.index import PassageIndex
from assistant.suggest.ranking import suggest
from assistant.suggest.suggestion import Query
from assistant.suggest.words import letters, normalise

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from assistant.outline.section import Role
    from assistant.suggest.index import Candidate

Given = TypeVar("Given")

EACH = 12
"""Queries of each kind."""
KINDS = ("beginning", "sentence", "stretch", "with errors", "key words")
ROLES: tuple[Role | None, ...] = (None, "achievements", "problems")
CHANGED = (0.0, 0.02, 0.05)
"""Share of a query's words that are exchanged: real drafters write real sentences."""
UNLIKE = (0.6,)
"""For a new report, no other having passages quite like its own."""
ROUNDS = 7
MARGIN = 1.0
"""Asked for the very score of a passage, rapidfuzz may leave it out."""
IMPORTS = 12
BEST = 10
"""Passages of an answer."""
OTHER_SEED = 7
"""No corpus is made with it."""

GROWTH = (100_000, 1_000_000)
"""Sizes between which the growth of the median is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A query and how it was made."""

    kind: str
    text: str
    section: str

    def query(self, role: Role | None) -> Query:
        """Return it as it is asked."""
        return Query(text=self.text, section=self.section, role=role, limit=BEST)


class Took(NamedTuple):
    """How long something took, in ms."""

    clock: float
    processor: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Searched:
    """What a process that only searches has found of itself."""

    first: Took
    """The first suggestion, which loads everything."""
    times: dict[Role | None, list[Took]]
    """The median of each query."""
    compared: list[set[int]]
    """For each query without a role, the passages whose wording was compared."""
    resident_mb: float
    mapped_mb: float
    """How much of the resident memory is files, which the system takes back at need."""

    @property
    def middle_of_processor(self) -> float:
        """The median time of the processor over all roles, in ms."""
        return statistics.median(took.processor for each in self.times.values() for took in each)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """What comparing a query with every passage gives."""

    took: Took
    sure: set[int]
    """Those of the ten best that no other passage equals."""
    tied: set[int]
    """Those that equal the tenth."""

    def recall(self, compared: Collection[int]) -> float:
        """Return the share of ten best that are among the passages."""
        room = BEST - len(self.sure)
        return (len(self.sure & set(compared)) + min(room, len(self.tied & set(compared)))) / BEST


class WatchedIndex(PassageIndex):
    """Remembers the passages that it gave."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.given: set[int] = set()

    def candidates(self, text: str, **narrowing: object) -> list[Candidate]:
        """Return what the index gives."""
        found = super().candidates(text, **narrowing)  # type: ignore[arg-type]
        self.given |= {candidate.passage for candidate in found}
        return found


def main() -> None:
    """Build, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--passages", type=int, nargs="+", default=[1_000, 100_000, 1_000_000])
    parser.add_argument("--keep", type=Path, help="folder for the corpora, used again")
    options = parser.parse_args()
    asked = _apart(make_queries)
    middles = {}
    with tempfile.TemporaryDirectory() as scratch:
        for passages in options.passages:
            folder = (options.keep or Path(scratch)) / str(passages)
            middles[passages] = measure(folder, passages, asked)
    if all(size in middles for size in GROWTH):
        small, large = (middles[size] for size in GROWTH)
        print(f"\nmedian from {GROWTH[0]:,} to {GROWTH[1]:,} passages: ", end="")
        print(f"{large / small:.1f} times (goal: under 5)")


def measure(folder: Path, passages: int, asked: list[Asked]) -> float:
    """Print all of one size and return the median processor time of a suggestion."""
    print(f"\n{passages:,} passages")
    _apart(build, folder, passages)
    searched: Searched = _apart(search, folder, asked)
    _tell_search(searched)
    ranked: list[Ranked] = _apart(rank_all, folder, asked)
    _tell("every passage by rapidfuzz: p50, p95 ms", _clocked([each.took for each in ranked]))
    whole = statistics.median(each.took.processor for each in ranked)
    _tell("  times a suggestion's", f"{whole / searched.middle_of_processor:.1f}", "300 at least")
    _tell_recall(asked, ranked, searched)
    new = _apart(import_new, folder)
    figures = f"{statistics.median(new):.2f} {max(new):.2f}"
    _tell("a new report is found after: p50, worst s", figures, "under 1")
    return searched.middle_of_processor


def make_queries() -> list[Asked]:
    """Return the queries, the same ones each time."""
    from benchmarks.passage_maker import PassageMaker
    from benchmarks.suggest_queries import beginning, key_words, mistyped, stretch

    chance = random.Random(OTHER_SEED)
    makers: dict[str, Callable[[str], str]] = {
        "beginning": lambda text: beginning(chance, text),
        "sentence": lambda text: text,
        "stretch": lambda text: stretch(chance, text),
        "with errors": lambda text: mistyped(
            chance, chance.choice((beginning, stretch))(chance, text)
        ),
        "key words": lambda text: key_words(chance, text),
    }
    report = PassageMaker(OTHER_SEED, changed=CHANGED).report()
    passages = chance.sample(report.passages, EACH * len(KINDS))
    return [
        Asked(
            kind=KINDS[number // EACH],
            text=makers[KINDS[number // EACH]](passage.text),
            section=report.outline.sections[passage.section or 0].heading or "",
        )
        for number, passage in enumerate(passages)
    ]


def build(folder: Path, passages: int) -> None:
    """Make the corpus where it is not kept, and its index in any case."""
    from benchmarks.passage_maker import PER_REPORT, PassageMaker

    folder.mkdir(parents=True, exist_ok=True)
    path, index = folder / "corpus.sqlite3", PassageIndex(folder / "index")
    maker = PassageMaker(passages)
    with Store(path) as store:
        if not store.stats().reports:
            began = time.perf_counter()
            for _ in range(passages // PER_REPORT):
                store.add(pack_report(maker.report()))
            _tell("store built in s", f"{time.perf_counter() - began:.1f}")
        began = time.perf_counter()
        index.rebuild(store)
        _tell("index built in s", f"{time.perf_counter() - began:.1f}")
    size = sum(file.stat().st_size for file in index.folder.iterdir())
    _tell("store, index MB", f"{path.stat().st_size / 1e6:.0f} {size / 1e6:.0f}")


def search(folder: Path, asked: list[Asked]) -> Searched:
    """Ask everything several times."""
    index = WatchedIndex(folder / "index")
    with Store(folder / "corpus.sqlite3") as store:
        first = _timed(lambda: suggest(store, index, asked[0].query(None)))
        compared = []
        for one in asked:
            index.given = set()
            suggest(store, index, one.query(None))
            compared.append(index.given)
        times: dict[Role | None, list[Took]] = {}
        for role in ROLES:
            rounds = [[_asking(store, index, one, role) for one in asked] for _ in range(ROUNDS)]
            times[role] = [_middle(each) for each in zip(*rounds, strict=True)]
    resident, mapped = _memory_mb()
    return Searched(
        first=first,
        times=times,
        compared=compared,
        resident_mb=resident,
        mapped_mb=mapped,
    )


def rank_all(folder: Path, asked: list[Asked]) -> list[Ranked]:
    """Compare each query with every passage."""
    with Store(folder / "corpus.sqlite3") as store:
        numbers, plain = [], []
        for passage in store.passages():
            numbers.append(passage.id)
            plain.append(letters(passage.text))
    return [_ranked(letters(normalise(one.text)), numbers, plain) for one in asked]


def import_new(folder: Path) -> list[float]:
    """Return the seconds until each of some new reports is suggested; they are removed again."""
    from benchmarks.passage_maker import PassageMaker

    maker = PassageMaker(OTHER_SEED, changed=UNLIKE)
    index, added, seconds = PassageIndex(folder / "index"), [], []
    with Store(folder / "corpus.sqlite3") as store:
        index.follow(store)
        try:
            for _ in range(IMPORTS):
                report = maker.report()
                packed, text = pack_report(report), report.passages[-1].text
                began = time.perf_counter()
                added.append(store.add(packed))
                index.follow(store)
                found = suggest(store, index, Query(text=text))
                seconds.append(time.perf_counter() - began)
                if added[-1] not in {one.source.report for one in found}:
                    raise SystemExit(f"a new report is not found: {text}")
        finally:
            for number in added:
                store.remove(number)
        index.follow(store)
    return seconds


def _asking(store: Store, index: PassageIndex, asked: Asked, role: Role | None) -> Took:
    return _timed(lambda: suggest(store, index, asked.query(role)))


def _ranked(said: str, numbers: list[int], plain: list[str]) -> Ranked:
    """Return the best of all passages; their numbers and letters stand in the same order."""
    from rapidfuzz import fuzz, process

    best: list[tuple[str, float, int]] = []
    extract = partial(process.extract, said, plain, scorer=fuzz.partial_ratio)
    took = _timed(lambda: best.extend(extract(limit=BEST)))
    least = best[-1][1]
    near = extract(limit=None, score_cutoff=max(0.0, least - MARGIN))
    sure = {numbers[place] for _, score, place in near if score > least}
    tied = {numbers[place] for _, score, place in near if score == least}
    return Ranked(took=took, sure=sure, tied=tied)


def _apart(work: Callable[..., Given], *given: object) -> Given:
    """Return what the work gives in a process of its own."""
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=fresh) as pool:
        return pool.submit(work, *given).result()


def _timed(work: Callable[[], object]) -> Took:
    clock, processor = time.perf_counter(), time.thread_time()
    work()
    return Took((time.perf_counter() - clock) * 1000, (time.thread_time() - processor) * 1000)


def _middle(times: Sequence[Took]) -> Took:
    return Took(*(statistics.median(each) for each in zip(*times, strict=True)))


def _memory_mb() -> tuple[float, float]:
    """Return the most that this process held at once, and how much of it now is files."""
    rows = (line.split() for line in Path("/proc/self/status").read_text().splitlines())
    kilobytes = {row[0]: int(row[1]) for row in rows if row[-1] == "kB"}
    return kilobytes["VmHWM:"] * 1.024e-3, kilobytes["RssFile:"] * 1.024e-3


def _tell_search(searched: Searched) -> None:
    _tell("resident memory, MB", f"{searched.resident_mb:.0f}", "under 400")
    _tell("  of these files", f"{searched.mapped_mb:.0f}")
    _tell("first suggestion, ms", f"{searched.first.clock:.0f}")
    for role, times in searched.times.items():
        _tell(f"suggestion, role {role}: p50, p95 ms", _clocked(times), "p95 25 at most")
        _tell("  of the processor", _middle_and_high([took.processor for took in times]))


def _tell_recall(asked: list[Asked], ranked: list[Ranked], searched: Searched) -> None:
    by_kind: dict[str, list[float]] = {kind: [] for kind in KINDS}
    for one, best, compared in zip(asked, ranked, searched.compared, strict=True):
        by_kind[one.kind].append(best.recall(compared))
    whole = statistics.mean(recall for recalls in by_kind.values() for recall in recalls)
    _tell("recall@10", f"{whole:.3f}", "0.97 at least")
    for kind, recalls in by_kind.items():
        _tell(f"  {kind}", f"{statistics.mean(recalls):.3f}")


def _clocked(times: Sequence[Took]) -> str:
    return _middle_and_high([took.clock for took in times])


def _middle_and_high(times: Sequence[float]) -> str:
    return f"{statistics.median(times):.1f} {statistics.quantiles(times, n=20)[-1]:.1f}"


def _tell(what: str, figures: str, goal: str = "") -> None:
    print(f"{what:44}{figures:>16}" + (f"   goal: {goal}" if goal else ""), flush=True)


if __name__ == "__main__":
    main()
