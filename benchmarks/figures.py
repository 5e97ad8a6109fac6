"""Extraction of figures from texts of different density, beside two plain passes of the same run.

    .venv/bin/python benchmarks/figures.py [--reports DIR] [--made N] [--rounds N]

Prints for each text how dense it is, how many characters a second of one core extraction reads, and
how many times as long it takes as finding the numbers with a measure word (``find_mentions``) and
as finding bare digits. A ratio says more than a rate: all were timed on the same machine in the
same rounds, each by the best of them, in time of the processor.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from assistant.figures.extract import extract_figures
from assistant.figures.scan import find_mentions
from assistant.sources.read import find_sources
from assistant.workflow.importing import sample_reports
from assistant.workflow.reading import read_report
from benchmarks.report_maker import write_reports

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assistant.corpus.report import Report

_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """Seconds for one text."""

    figures: float
    mentions: float
    digits: float


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--reports", type=Path, default=sample_reports())
    parser.add_argument("--made", type=int, default=20, help="made-up reports, told in one line")
    parser.add_argument("--rounds", type=int, default=15)
    options = parser.parse_args()
    named = [read_report(path) for path in find_sources([options.reports])]
    with tempfile.TemporaryDirectory() as folder:
        write_reports(Path(folder), options.made)
        made = [read_report(path) for path in find_sources([Path(folder)])]
    print(f"best of {options.rounds} rounds")
    for report in named:
        _print(Path(report.path).name, [report], options.rounds)
    _print("all of these", named, options.rounds)
    if made:
        _print(f"{len(made)} made-up reports", made, options.rounds)


def _print(name: str, reports: Sequence[Report], rounds: int) -> None:
    timing = _measure(reports, rounds)
    characters = sum(len(report.text) for report in reports)
    figures = sum(len(report.figures) for report in reports)
    print(
        f"{name:28} {characters:8,} characters, {1000 * figures / characters:4.1f} ‰ figures:"
        f" {characters / timing.figures / 1e6:6.2f} million characters/s"
        f" {timing.figures / timing.mentions:6.1f} × mentions"
        f" {timing.figures / timing.digits:6.1f} × digits"
    )


def _measure(reports: Sequence[Report], rounds: int) -> Timing:
    """Time the three in turns, so that what else the machine does falls on all."""
    works: tuple[Callable[[Report], object], ...] = (
        lambda report: extract_figures(report.text, report.outline, year=report.meta.year),
        lambda report: find_mentions(report.text),
        lambda report: list(_DIGITS.finditer(report.text)),
    )
    best = [float("inf")] * len(works)
    for _ in range(rounds + 1):
        for place, work in enumerate(works):
            best[place] = min(best[place], _seconds(work, reports))
    return Timing(figures=best[0], mentions=best[1], digits=best[2])


def _seconds(work: Callable[[Report], object], reports: Sequence[Report]) -> float:
    began = time.process_time()
    for report in reports:
        work(report)
    return time.process_time() - began


if __name__ == "__main__":
    main()
