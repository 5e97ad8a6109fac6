"""The JSON documents of the command line that differ from the rooms' records."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assistant.corpus.report import Report
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


def answer_shape(identity: object, found: tuple[AdaptedSuggestion, ...]) -> Shape:
    """Return ``{"id", "passages": [...]}`` for one query."""
    return {"id": identity, "passages": [_passage_shape(item) for item in found]}


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
