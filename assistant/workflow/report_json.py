"""The JSON document of a report, as the command line prints it and exports hold it."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assistant.corpus.report import Report

Shape = dict[str, Any]


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


def to_json(shape: object) -> str:
    """Return one line of JSON, Chinese unescaped, lone surrogates made harmless."""
    text = json.dumps(shape, ensure_ascii=False)
    return text.encode("utf-8", "replace").decode("utf-8")
