"""The readable cases of ``tests/cases/borrow.md``, one test each."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assistant.draft.borrow.adapt import Origin, Own, adapt
from assistant.draft.fields import check_fields, split_fields
from assistant.draft.places import Place
from assistant.figures.extract import extract_figures
from assistant.figures.indicators import load_indicators
from assistant.outline.parse import parse_outline

CASES = Path(__file__).resolve().parents[2] / "cases" / "borrow.md"
PEER = re.compile(r"同行 (?P<body>\S+) (?P<level>\w+) (?P<year>\d{4}) (?P<places>\S+ \S+ \S+ \S+)")
KEYS = (
    *("review.accepted", "review.closed", "correction.registered", "law.events"),
    *("law.model_villages", "legal.aid_civil", "lead.rule_of_law_reports", "enforce.penalties"),
    *("lead.special_meetings", "service.hotline_orders", "litigation.leader_times"),
    *("dispute.succeeded", "open.proposals"),
)
OWN = Own(
    body="云汀市青栎区司法局",
    level="department",
    year=2025,
    place=Place(province="澜江省", city="云汀市", county="青栎区"),
    keys=frozenset(KEYS),
    units={key: load_indicators()[key].unit for key in KEYS},
)


def read_peer(line: str) -> Origin:
    peer = PEER.fullmatch(line)
    assert peer, line
    names = ("province", "city", "county", "township")
    places = [name.strip("-") for name in peer["places"].split()]
    return Origin(
        body=peer["body"],
        level=peer["level"],
        year=int(peer["year"]),
        place=Place(**dict(zip(names, places, strict=True))),
    )


def read_cases():
    source = None
    for section in CASES.read_text(encoding="utf-8").split("\n## ")[1:]:
        title, *lines = section.strip().split("\n")
        if lines[0].startswith("同行"):
            source = read_peer(lines.pop(0))
        assert [line[:2] for line in lines] == ["> ", "→ "], title
        yield pytest.param(source, lines[0][2:], lines[1][2:], id=title)


@pytest.mark.parametrize(("source", "text", "written"), list(read_cases()))
def test_cases(source: Origin, text: str, written: str) -> None:
    figures = extract_figures(text, parse_outline(text), year=source.year)
    assert adapt(text, figures, own=OWN, source=source) == written
    check_fields(written)


@pytest.mark.parametrize(("source", "text", "written"), list(read_cases()))
def test_adapting_twice_marks_nothing_twice(source: Origin, text: str, written: str) -> None:
    again = adapt(written, [], own=OWN, source=source)
    assert marks(again) == marks(written)


def marks(text: str) -> list[str]:
    blanks = [piece.name or "" for piece in split_fields(text) if piece.kind == "blank"]
    return [name for name in blanks if name.startswith("核实：")]
