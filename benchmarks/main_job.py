"""The main job's times on the sample reports, each beside a plain baseline of the same run.

    .venv/bin/python benchmarks/main_job.py [--reports DIR] [--rounds N]

Prints the median of the rounds. A ratio says more than a time: both sides ran on the same machine
under the same load.
"""

from __future__ import annotations

import argparse
import io
import statistics
import tempfile
import time
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import docx
from rapidfuzz import fuzz, process

from assistant.cleaning.pipeline import clean_text
from assistant.corpus.store import Store
from assistant.draft.compose import compose
from assistant.draft.templates.skeleton import build_draft
from assistant.export.docx.write import write_docx
from assistant.export.pages.typesetter import lay_out
from assistant.figures.extract import extract_figures
from assistant.outline.parse import parse_outline
from assistant.sources.read import find_sources, read_source
from assistant.suggest.index import PassageIndex
from assistant.suggest.ranking import suggest
from assistant.suggest.suggestion import Query
from assistant.workflow.demo import run_demo
from assistant.workflow.desk import desk_in
from assistant.workflow.importing import import_files, sample_reports

if TYPE_CHECKING:
    from collections.abc import Callable

QUERIES = ("全年受理行政复议案件", "人民调解 成功率", "开展普法宣传活动", "执法人员力量不足")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--reports", type=Path, default=sample_reports())
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        _measure(Path(folder), options.reports, options.rounds)


def _measure(folder: Path, reports: Path, rounds: int) -> None:
    sources = [read_source(path) for path in find_sources([reports])]
    characters = sum(len(source.text) for source in sources)
    cleaned = [clean_text(source) for source in sources]
    outlines = [parse_outline(clean.text) for clean in cleaned]
    print(f"{len(sources)} reports, {characters:,} characters; median of {rounds} rounds")
    _rate("clean", characters, rounds, lambda: [clean_text(source) for source in sources])
    _rate("outline", characters, rounds, lambda: [parse_outline(clean.text) for clean in cleaned])
    pairs = list(zip(cleaned, outlines, strict=True))
    _rate("figures", characters, rounds, lambda: [extract_figures(c.text, o) for c, o in pairs])
    _suggest(folder, reports, rounds)
    _export(folder, rounds)
    fresh = (folder / f"demo-{number}" for number in count())
    _show("whole demo", _median(3, lambda: run_demo(next(fresh), [reports])))


def _suggest(folder: Path, reports: Path, rounds: int) -> None:
    desk = desk_in(folder / "desk")
    import_files(desk, [reports])
    with Store(desk.store) as store:
        index = PassageIndex(desk.index)
        index.follow(store)
        texts = [passage.text for passage in store.passages()]
        ours = _median(rounds, lambda: [suggest(store, index, Query(text=q)) for q in QUERIES])
        plain = _median(rounds, lambda: [_brute_force(query, texts) for query in QUERIES])
    _show(f"suggest ({len(texts)} passages)", ours / len(QUERIES), plain / len(QUERIES))


def _brute_force(query: str, texts: list[str]) -> object:
    return process.extract(query, texts, scorer=fuzz.partial_ratio, limit=10)


def _export(folder: Path, rounds: int) -> None:
    manuscript = compose(build_draft("司法局", body="青栎区司法局", year=2025))
    target = folder / "report.docx"

    def bare() -> None:
        document = docx.Document()
        for line in manuscript.lines:
            document.add_paragraph(line.ordinal + line.text)
        document.save(io.BytesIO())

    ours = _median(rounds, lambda: write_docx(manuscript, target))
    _show("export DOCX, against bare python-docx", ours, _median(rounds, bare))
    _show("lay out pages", _median(rounds, lambda: lay_out(manuscript)))


def _median(rounds: int, work: Callable[[], object]) -> float:
    work()
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def _rate(what: str, characters: int, rounds: int, work: Callable[[], object]) -> None:
    seconds = _median(rounds, work)
    print(f"{what:42} {characters / seconds / 1e6:8.2f} million characters/s")


def _show(what: str, seconds: float, baseline: float | None = None) -> None:
    ratio = f"   {seconds / baseline:6.2f} × baseline" if baseline else ""
    print(f"{what:42} {seconds * 1000:8.1f} ms{ratio}")


if __name__ == "__main__":
    main()
