"""Reads ``tests/cases/figures*.md``: what a report says and what the program should read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

CASES = sorted((Path(__file__).resolve().parents[1] / "cases").glob("figures*.md"))
NO_KEY = "—"
ALONE = "变化"

_FIGURE = re.compile(r"- (?P<number>.+?) → (?P<value>\S+)(?: (?P<unit>\S+))?(?P<rest>(?: · .+)?)$")
_CHANGE = re.compile(
    r"(?:(?P<basis>\S+) )?(?P<direction>up|down|flat)(?: (?P<value>[\d.]+) (?P<unit>\S+))?$"
)


@dataclass(frozen=True, kw_only=True)
class Expected:
    number: str
    value: float | None
    unit: str
    key: str | None = None
    qualifier: str = "exact"
    change: tuple[str, str, float | None, str | None] | None = None
    kind: str = "actual"
    scope: str = "total"
    year: int | None = None


@dataclass(kw_only=True)
class Case:
    title: str
    role: str = "achievements"
    heading: str | None = None
    year: int = 2024
    lines: list[str] = field(default_factory=list)
    expected: list[Expected] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


def read_all_cases() -> list[Case]:
    return [case for path in CASES for case in read_cases(path)]


def read_cases(path: Path) -> list[Case]:
    cases: list[Case] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("## "):
            cases.append(Case(title=line[3:]))
        elif cases and line and not _take(cases[-1], line):
            raise ValueError(f"{path.name}:{number}: {line}")
    return cases


def _take(case: Case, line: str) -> bool:
    name, _, value = line.partition(": ")
    if line.startswith("> "):
        case.lines.append(line[2:])
    elif name == "章节":
        case.role = value
    elif name == "标题":
        case.heading = value
    elif name == "年度":
        case.year = int(value)
    elif line != "- 无":
        found = _FIGURE.match(line)
        if not found:
            return False
        case.expected.append(_expected(found, case.year))
    return True


def _expected(found: re.Match[str], year: int) -> Expected:
    alone = found["value"] == ALONE
    facts: dict[str, object] = {"year": year}
    for word in found["rest"].split(" · ")[1:]:
        facts.update(_fact(word))
    return Expected(
        number=found["number"],
        value=None if alone else float(found["value"]),
        unit=found["unit"],
        **facts,
    )


def _fact(word: str) -> dict[str, object]:
    change = _CHANGE.fullmatch(word)
    if change:
        value = float(change["value"]) if change["value"] else None
        return {"change": (change["basis"] or "", change["direction"], value, change["unit"])}
    if word in ("about", "over", "under"):
        return {"qualifier": word}
    if word == "target":
        return {"kind": word}
    if word == "part":
        return {"scope": word}
    if word.isdecimal():
        return {"year": int(word)}
    return {"key": word}
