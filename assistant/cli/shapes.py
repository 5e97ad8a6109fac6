"""The JSON documents of the command line that differ from the rooms' records."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.benchmark.benchmark import Benchmark
    from assistant.workflow.importing import ImportOutcome
    from assistant.workflow.report_json import Shape
    from assistant.workflow.suggesting import AdaptedSuggestion


def outcome_shape(outcome: ImportOutcome) -> Shape:
    """Return what became of one imported file."""
    return asdict(outcome) | {"path": str(outcome.path)}


def answer_shape(identity: object, found: tuple[AdaptedSuggestion, ...]) -> Shape:
    """Return ``{"id", "passages": [...]}`` for one query."""
    return {"id": identity, "passages": [_passage_shape(item) for item in found]}


def benchmark_shape(benchmark: Benchmark) -> Shape:
    """Return the benchmark as a document; each row says its evidence at its own level, too."""
    peers = [asdict(peer) | asdict(peer.evidence) for peer in benchmark.peers]
    return asdict(benchmark) | {"count": benchmark.count, "peers": peers}


def _passage_shape(item: AdaptedSuggestion) -> Shape:
    found = item.suggestion
    return {
        "text": found.text,
        "score": round(found.score, 3),
        "matched": [list(span) for span in found.matched],
        "shared": list(found.shared),
        "adapted": item.adapted,
        "alike": len(found.alike),
        "topic": found.topic,
        "source": asdict(found.source),
    }
