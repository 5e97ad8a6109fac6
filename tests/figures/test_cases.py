"""The readable cases of ``tests/cases/figures*.md``, one test each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.figures.extract import extract_figures
from assistant.outline.section import Outline, Section
from tests.figures.case_file import NO_KEY, Case, Expected, read_all_cases

if TYPE_CHECKING:
    from assistant.figures.figure import Figure

CASES = read_all_cases()


def outline_of(case: Case) -> Outline:
    return Outline(
        sections=(
            Section(
                level=1,
                ordinal="一、",
                heading=case.heading,
                role=case.role,
                start=0,
                body_start=0,
                end=len(case.text),
            ),
        )
    )


def as_expected(figure: Figure, text: str, wanted: Expected | None) -> Expected:
    change = figure.change
    key = figure.key or NO_KEY
    return Expected(
        number=text[figure.start : figure.end],
        value=figure.value,
        unit=figure.unit,
        key=None if wanted is not None and wanted.key is None else key,
        qualifier=figure.qualifier,
        change=change and (change.basis, change.direction, change.value, change.unit),
        kind=figure.kind,
        scope=figure.scope,
        year=figure.year,
    )


@pytest.mark.parametrize("case", CASES, ids=[case.title for case in CASES])
def test_case(case: Case) -> None:
    figures = extract_figures(case.text, outline_of(case), year=case.year)
    wanted: list[Expected | None] = [*case.expected]
    wanted += [None] * (len(figures) - len(wanted))
    read = [
        as_expected(*pair[:1], case.text, pair[1]) for pair in zip(figures, wanted, strict=False)
    ]
    assert read == case.expected


def test_there_are_many_cases_and_no_title_twice() -> None:
    titles = [case.title for case in CASES]
    assert len(titles) >= 120
    assert len(set(titles)) == len(titles)
