"""Contexts for tests, by hand: a text with its sections, figures and draft."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from assistant.checks.context import Context
from assistant.draft.draft import Draft
from assistant.draft.parts import Borrowed, Elements, Paragraph, SheetRow
from assistant.figures.figure import Change, Figure
from assistant.outline.meta import Meta
from assistant.outline.section import Outline, Section

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from assistant.checks.finding import Finding

ROLES = {
    "第一责任人": "leader",
    "举措": "achievements",
    "成效": "achievements",
    "情况": "achievements",
    "问题": "problems",
    "不足": "problems",
    "安排": "plan",
    "计划": "plan",
    "打算": "plan",
}
HEADING = re.compile(
    r"^(?:([一二三四五六七八九十]+、)|(（[一二三四五六七八九十]+）))(.*)$", re.MULTILINE
)


def make_context(
    text: str,
    *,
    year: int | None = 2025,
    province: str | None = None,
    city: str | None = "澄溪市",
    county: str | None = "青栎区",
    body: str | None = "澄溪市青栎区人民政府",
    kind: str = "annual_report",
    figures: Sequence[Figure] = (),
    draft: Draft | None = None,
) -> Context:
    """A report by hand; headings on lines of their own become sections."""
    meta = Meta(
        title=text.split("\n", maxsplit=1)[0],
        body=body,
        level="county",
        province=province,
        city=city,
        county=county,
        year=year,
        kind=kind,
    )
    return Context(
        draft=draft, meta=meta, outline=make_outline(text), figures=tuple(figures), text=text
    )


def make_outline(text: str) -> Outline:
    heads = list(HEADING.finditer(text))
    sections = []
    role = "achievements"
    for index, match in enumerate(heads):
        level = 1 if match[1] else 2
        later = (head for head in heads[index + 1 :] if (1 if head[1] else 2) <= level)
        end = next((head.start() for head in later), len(text))
        if level == 1:
            role = next((role for word, role in ROLES.items() if word in match[3]), "other")
        head, stop, _ = match[3].partition("。")
        start = match.start()
        ordinal = match[1] or match[2]
        body_start = start + len(ordinal) + len(head) + len(stop)
        if text[body_start : body_start + 1] == "\n":
            body_start += 1
        sections.append(
            Section(
                level=level,
                ordinal=ordinal,
                heading=head,
                role=role,
                start=start,
                body_start=body_start,
                end=end,
            )
        )
    return Outline(sections=tuple(sections))


def figure(
    text: str,
    words: str,
    *,
    key: str | None = None,
    nth: int = 0,
    change: Change | None = None,
    **facts: Any,
) -> Figure:
    """The figure written as *words* (its *nth* occurrence), value and unit read from it."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    number = re.match(r"[\d.]+", words)
    value = float(number[0]) if number else None
    unit = words[number.end() :] if number else words
    known = {
        "value": value,
        "unit": unit,
        "indicator": re.split(r"[，。；、\n]", text[:start])[-1],
        "qualifier": "exact",
        "kind": "actual",
        "year": 2025,
        "scope": "total",
    }
    return Figure(
        key=key,
        change=change,
        start=start,
        end=start + len(words),
        **(known | facts),
    )


def change(basis: str, direction: str, value: float | None, unit: str | None) -> Change:
    return Change(basis=basis, direction=direction, value=value, unit=unit)


def make_draft(
    text: str = "",
    *,
    sheet: Iterable[SheetRow] = (),
    borrowed_from: Iterable[str] = (),
    year: int = 2025,
) -> Draft:
    borrowed = tuple(
        Borrowed(start=0, end=0, body=body, year=2024, section=None, text="")
        for body in borrowed_from
    )
    return Draft(
        elements=Elements(title="", body="澄溪市青栎区人民政府"),
        year=year,
        level="county",
        city="澄溪市",
        county="青栎区",
        paragraphs=(Paragraph(text=text, borrowed=borrowed),),
        sheet=tuple(sheet),
    )


def seen(
    rule: Callable[[Context], Iterable[Finding]], context: Context
) -> list[tuple[str, str, str | None]]:
    """What a rule finds: severity, the words concerned, the fix."""
    return [
        (finding.severity, context.text[finding.start : finding.end], finding.fix)
        for finding in rule(context)
    ]


def context_of_gold(folder: Path, name: str) -> Context:
    """A hand-labelled report: its text, outline and figures as a careful reader set them."""
    text = (folder / f"{name}.clean.txt").read_text(encoding="utf-8")
    meta, outline, figures = (
        json.loads((folder / f"{name}.{kind}.json").read_text(encoding="utf-8"))
        for kind in ("meta", "outline", "figures")
    )
    return Context(
        draft=None,
        meta=Meta(
            title=meta["title"],
            body=meta["body"],
            level="county",
            province=meta["province"],
            city=meta["city"],
            county=meta["county"],
            year=meta["year"],
        ),
        outline=Outline(sections=tuple(_sections_of_gold(text, outline))),
        figures=tuple(_figure_of_gold(row) for row in figures),
        text=text,
    )


def _sections_of_gold(text: str, rows: list[dict[str, Any]]) -> Iterable[Section]:
    for index, row in enumerate(rows):
        ends = (later["start"] for later in rows[index + 1 :] if later["level"] <= row["level"])
        start, ordinal, heading = row["start"], row["ordinal"], row["heading"]
        body_start = start + len(ordinal or "") + len(heading or "")
        if text[body_start : body_start + 1] in ("。", "\n"):
            body_start += 1
        yield Section(
            level=row["level"],
            ordinal=ordinal,
            heading=heading,
            role=row["role"],
            start=start,
            body_start=body_start,
            end=next(ends, len(text)),
            list_item=bool(ordinal and ordinal.endswith("是")),
        )


def _figure_of_gold(row: dict[str, Any]) -> Figure:
    known = {name: row[name] for name in Figure.__slots__ if name in row and name != "change"}
    moved = row["change"]
    return Figure(**known, change=Change(**moved) if moved else None)
