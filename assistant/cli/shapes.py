"""The JSON documents of the command line, made of the rooms' records."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assistant.benchmark.benchmark import Benchmark
    from assistant.checks.finding import Finding
    from assistant.corpus.report import Report
    from assistant.corpus.stored import Hit, StoredReport, StoreStats
    from assistant.workflow.importing import ImportOutcome
    from assistant.workflow.suggesting import AdaptedSuggestion

Shape = dict[str, Any]


def to_json(shape: object) -> str:
    """Return one line of JSON, Chinese unescaped, lone surrogates made harmless."""
    text = json.dumps(shape, ensure_ascii=False)
    return text.encode("utf-8", "replace").decode("utf-8")


def report_shape(report: Report) -> Shape:
    """Return ``{"path", "meta", "text", "outline", "passages", "figures", "notes"}``."""
    return {
        "path": report.path,
        "meta": asdict(report.meta),
        "text": report.text,
        "outline": [asdict(section) for section in report.outline.sections],
        "passages": [asdict(passage) for passage in report.passages],
        "figures": [asdict(figure) for figure in report.figures],
        "notes": [asdict(note) for note in report.notes],
    }


def outcome_shape(outcome: ImportOutcome) -> Shape:
    """Return what became of one imported file."""
    return asdict(outcome) | {"path": str(outcome.path)}


def stored_shape(stored: StoredReport) -> Shape:
    """Return one line of the list of reports."""
    return asdict(stored)


def stats_shape(stats: StoreStats) -> Shape:
    """Return how much the corpus holds."""
    return asdict(stats)


def hit_shape(hit: Hit) -> Shape:
    """Return one place where the searched words stand."""
    return asdict(hit)


def answer_shape(identity: object, found: tuple[AdaptedSuggestion, ...]) -> Shape:
    """Return ``{"id", "passages": [...]}`` for one query."""
    return {"id": identity, "passages": [_passage_shape(item) for item in found]}


def benchmark_shape(benchmark: Benchmark) -> Shape:
    """Return the peers' table, the distribution and one's own place."""
    return asdict(benchmark)


def finding_shape(finding: Finding) -> Shape:
    """Return ``{"rule", "severity", "message", "start", "end", "fix"}``."""
    return asdict(finding)


def _passage_shape(item: AdaptedSuggestion) -> Shape:
    found = item.suggestion
    return {
        "text": found.text,
        "score": round(found.score, 3),
        "matched": [list(span) for span in found.matched],
        "adapted": item.adapted,
        "alike": found.alike,
        "topic": found.topic,
        "source": asdict(found.source),
    }
