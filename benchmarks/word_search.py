"""Word search with filters on made-up corpora of growing size, beside a scan by LIKE.

    .venv/bin/python benchmarks/word_search.py [--passages 1000 100000 1000000] [--keep DIR]

Prints for each size the seconds that building took, the size on disk, and for each kind of question
the median and the 95th percentile over several questions, each asked of a fresh search as a person
does. The ratio is against reading every passage's text once by LIKE in the same run. Each size is
searched in a process of its own, whose resident memory is told.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import resource
import sqlite3
import statistics
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

import jieba

from assistant.base.tables import read_table
from assistant.corpus.packing import pack_report
from assistant.corpus.report import Report
from assistant.corpus.store import Store
from assistant.outline.meta import Meta
from assistant.outline.section import Outline, Section
from assistant.passages.passage import Passage
from assistant.suggest.index import PassageIndex
from assistant.suggest.word_search import Filters, search_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from assistant.outline.meta import Level
    from assistant.outline.section import Role

PER_SECTION, SECTIONS = 5, 20
PER_REPORT = PER_SECTION * SECTIONS
PROVINCES = ("东海省", "西山省", "南林省", "北原省")
LEVELS: tuple[Level, ...] = ("province", "city", "county", "township", "department")
ROLES: tuple[Role, ...] = ("achievements",) * 6 + ("leader", "problems", "plan")
ROUNDS = 20

_NOTHING = Filters()
QUESTIONS: dict[str, tuple[tuple[str, Filters], ...]] = {
    "one common word": tuple((word, _NOTHING) for word in ("行政执法", "行政复议", "法治")),
    "two words": (("行政执法 培训", _NOTHING), ("人民调解 群众", _NOTHING)),
    "three words": (("行政执法 群众 工作", _NOTHING), ("法律援助 社区 服务", _NOTHING)),
    "rare word": tuple((word, _NOTHING) for word in ("茂密", "鹅卵石", "灯塔")),
    "one character": tuple((word, _NOTHING) for word in ("的", "执", "塔")),
    "digits": tuple((word, _NOTHING) for word in ("12345", "158件", "199", "7")),
    "digits and letters": tuple((word, _NOTHING) for word in ("12345热线", "2行政执法", "执法3")),
    "traditional script": (("行政執法", _NOTHING), ("人民調解", _NOTHING)),
    "quoted phrase": (("“人民调解 群众”", _NOTHING), ("“行政执法，群众”", _NOTHING)),
    "name of one body": (("青栎12区", _NOTHING), ("青栎7区 行政执法", _NOTHING)),
    "name in every title": (("年度报告", _NOTHING), ("法治政府 年度报告 调解", _NOTHING)),
    "nothing found": (("饕餮盛宴", _NOTHING), ("政行 执复", _NOTHING)),
    "with level": (("行政执法", Filters(level="county")), ("法治", Filters(level="city"))),
    "with years": (
        ("行政执法", Filters(year_from=2018, year_to=2020)),
        ("法治", Filters(year_to=2016)),
    ),
    "with province": (("行政执法", Filters(province="南林省")),),
    "with role": (("行政执法", Filters(role="problems")), ("群众", Filters(role="plan"))),
    "with topic": (("行政执法", Filters(topic="行政复议")),),
    "within a report": (("行政执法", Filters(report=3)), ("的", Filters(report=5))),
    "all filters": (
        ("群众", Filters(level="county", province="东海省", year_from=2019, role="plan")),
    ),
    "filters alone": (("", Filters(province="西山省")), ("", Filters(year_from=2022))),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Words by how often they are used."""

    words: tuple[str, ...]
    weights: tuple[float, ...]
    """Cumulative."""
    topics: tuple[str, ...]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--passages", type=int, nargs="+", default=[1_000, 100_000, 1_000_000])
    parser.add_argument("--keep", type=Path, help="folder for the corpora, used again")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        for passages in options.passages:
            folder = (options.keep or Path(scratch)) / str(passages)
            _in_own_process(_build, folder, passages)
            _in_own_process(_measure, folder)


def _in_own_process(work: Callable[..., None], *given: object) -> None:
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=fresh) as pool:
        pool.submit(work, *given).result()


def _build(folder: Path, passages: int) -> None:
    print(f"\n{passages:,} passages")
    path, index = folder / "corpus.sqlite3", PassageIndex(folder / "index")
    if not path.exists():
        chance, words = random.Random(passages), _vocabulary()
        began = time.perf_counter()
        with Store(path) as store:
            for _ in range(passages // PER_REPORT):
                store.add(pack_report(_report(chance, words)))
        print(f"store built in {time.perf_counter() - began:.1f} s")
    with Store(path) as store:
        began = time.perf_counter()
        index.rebuild(store)
        seconds = time.perf_counter() - began
    size = sum(file.stat().st_size for file in index.folder.iterdir())
    print(f"store {path.stat().st_size / 1e6:.0f} MB, index {size / 1e6:.0f} MB", end="")
    print(f" in {seconds:.1f} s, memory at most {_resident_mb():.0f} MB")


def _measure(folder: Path) -> None:
    baseline = _median_ms(3, lambda: _scan(folder / "corpus.sqlite3", "行政执法"))
    print(f"{'scan by LIKE':22} p50 {baseline:8.2f} ms")
    index = PassageIndex(folder / "index")
    slowest = 0.0
    with Store(folder / "corpus.sqlite3") as store:
        for kind, questions in QUESTIONS.items():
            slowest = max(slowest, _ask(store, index, kind, questions, baseline))
    print(f"slowest p95 {slowest:.1f} ms, memory at most {_resident_mb():.0f} MB")


def _ask(
    store: Store,
    index: PassageIndex,
    kind: str,
    questions: tuple[tuple[str, Filters], ...],
    baseline: float,
) -> float:
    """Print how long the kind of question takes and return the 95th percentile in ms."""
    times, totals = [], []
    for words, filters in questions:
        for _ in range(ROUNDS):
            began = time.perf_counter()
            found = search_words(store, index, words, filters)
            times.append((time.perf_counter() - began) * 1000)
        totals.append(f"{'' if found.is_exact else '≤'}{found.total:,}")
    middle, high = statistics.median(times), statistics.quantiles(times, n=20)[-1]
    print(f"{kind:22} p50 {middle:8.2f} ms  p95 {high:8.2f} ms", end="")
    print(f"  {middle / baseline:7.4f} × scan  {' '.join(totals)}")
    return high


def _scan(path: Path, word: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute("SELECT count(*) FROM passages WHERE text LIKE ?", (f"%{word}%",)).fetchone()
    connection.close()


def _median_ms(rounds: int, work: Callable[[], None]) -> float:
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return statistics.median(times) * 1000


def _resident_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def _vocabulary() -> Vocabulary:
    """Return the words of the segmenter's dictionary, and those of the trade used far more."""
    words, weights = [], []
    dictionary = Path(jieba.__file__).parent / "dict.txt"
    for line in dictionary.read_text(encoding="utf-8").splitlines():
        word, used, _ = line.split(" ")
        if 1 <= len(word) <= 4 and word.isalpha() and not word.isascii():
            words.append(word)
            weights.append(float(used))
    total, topics = sum(weights), read_table("topics.csv")
    trade = [word for row in topics for word in row["words"].split("|")]
    random.Random(0).shuffle(trade)
    words += ["行政执法", "法治", *trade]
    weights += [total / 2 / (place + 40) for place in range(len(trade) + 2)]
    return Vocabulary(
        words=tuple(words),
        weights=tuple(accumulate(weights)),
        topics=tuple(row["topic"] for row in topics),
    )


def _report(chance: random.Random, vocabulary: Vocabulary) -> Report:
    body, year = f"青栎{chance.randint(1, 3000)}区司法局", chance.randint(2012, 2024)
    title = f"{body}{year}年法治政府建设年度报告"
    text, passages, sections = f"{title}\n", [], []
    for number in range(SECTIONS):
        heading = "".join(_words(chance, vocabulary, 5))
        start = len(text)
        text += f"{heading}\n"
        body_start = len(text)
        for sentence in _sentences(chance, vocabulary):
            passages.append(_passage(sentence, len(text), number, chance.choice(vocabulary.topics)))
            text += sentence
        text += "\n"
        sections.append(
            Section(
                level=1,
                ordinal=None,
                heading=heading,
                role=chance.choice(ROLES),
                start=start,
                body_start=body_start,
                end=len(text),
            )
        )
    meta = Meta(
        title=title,
        body=body,
        level=chance.choice(LEVELS),
        province=chance.choice(PROVINCES),
        city=None,
        county=None,
        year=year,
    )
    outline = Outline(sections=tuple(sections))
    return Report(meta=meta, text=text, outline=outline, passages=tuple(passages), figures=())


def _passage(sentence: str, start: int, section: int, topic: str) -> Passage:
    end = start + len(sentence)
    return Passage(text=sentence, start=start, end=end, section=section, topic=topic)


def _sentences(chance: random.Random, vocabulary: Vocabulary) -> Iterator[str]:
    for _ in range(PER_SECTION):
        clauses = ["".join(_words(chance, vocabulary, 5)) for _ in range(chance.randint(2, 6))]
        number = f"{chance.randint(1, 9999)}件" if chance.random() < 0.7 else ""
        yield "，".join(clauses) + number + "。"


def _words(chance: random.Random, vocabulary: Vocabulary, count: int) -> list[str]:
    return chance.choices(vocabulary.words, cum_weights=vocabulary.weights, k=count)


if __name__ == "__main__":
    main()
