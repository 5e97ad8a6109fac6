from __future__ import annotations

from pathlib import Path

import pytest

from tests.cleaning.run import clean

CASES = Path(__file__).resolve().parents[1] / "cases"


def read_cases():
    texts = [path.read_text(encoding="utf-8") for path in sorted(CASES.glob("cleaning*.md"))]
    for section in [section for text in texts for section in text.split("\n## ")[1:]]:
        title, *lines = section.split("\n")
        given = "".join(f"{line[2:]}\n" for line in lines if line.startswith(">"))
        wanted = "".join(f"{line[2:]}\n" for line in lines if line.startswith("="))
        assert given, title
        assert wanted, title
        yield pytest.param(given, wanted, id=title)


@pytest.mark.parametrize(("given", "wanted"), list(read_cases()))
def test_cases(given, wanted):
    assert clean(given) == wanted


@pytest.mark.parametrize(("given", "wanted"), list(read_cases()))
def test_clean_cases_stay(given, wanted):
    assert clean(wanted) == wanted
