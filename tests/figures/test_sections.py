from __future__ import annotations

from assistant.figures.sections import Places
from assistant.outline.section import Outline, Section


def section(level: int, start: int, end: int, role: str, heading: str | None) -> Section:
    return Section(
        level=level,
        ordinal=None,
        heading=heading,
        role=role,
        start=start,
        body_start=start,
        end=end,
    )


OUTLINE = Outline(
    sections=(
        section(1, 0, 50, "achievements", "主要成效"),
        section(2, 5, 20, "achievements", "行政复议"),
        section(1, 50, 90, "plan", "2025年工作计划"),
        section(2, 60, 70, "plan", None),
    )
)


def test_innermost_place() -> None:
    places = Places(OUTLINE)
    assert places.at(10).headings == ("行政复议", "主要成效")
    assert places.at(30).headings == ("主要成效",)
    assert places.at(65) == ("plan", ("", "2025年工作计划"), 2025)
    assert places.at(10) is places.at(11)


def test_outside_any_section() -> None:
    assert Places(OUTLINE).at(200).role == "other"
    assert Places(Outline(sections=())).at(0).headings == ()


def test_results_take_no_year_from_headings() -> None:
    outline = Outline(sections=(section(1, 0, 9, "achievements", "2019年基本情况"),))
    assert Places(outline).at(1).year is None
