from __future__ import annotations

import csv
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.base.paths import bundled
from assistant.figures import scan
from assistant.figures.exclusions import build_exclusions, is_inside_name, read_patterns
from assistant.figures.scan import find_mentions

with bundled("corpus", "figure_exclusions.csv").open(encoding="utf-8", newline="") as _file:
    ROWS = list(csv.DictReader(_file))


@pytest.mark.parametrize("row", ROWS, ids=[row["pattern"] for row in ROWS])
def test_each_row_keeps_its_sample_out(
    row: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert find_mentions(row["sample"]) == []
    others = tuple(pattern for pattern in read_patterns() if pattern != row["pattern"])
    without = build_exclusions(others)
    monkeypatch.setattr(scan, "load_exclusions", lambda: without)
    assert find_mentions(row["sample"]), "the row is not needed"


def test_no_patterns_exclude_nothing() -> None:
    assert not build_exclusions(()).excludes("第3件", 1, 2)


SIDES = (
    "第",
    "届|轮",
    "(?:满|总)分",
    r"〔\d〕\s?",
    "[甲-癸]",
    "[^第]",
    "(?<!甲)",
    "每.",
    "年?",
    "^",
)


@given(
    st.lists(
        st.tuples(st.sampled_from(("", *SIDES)), st.sampled_from(("", "位", "[名个]"))).filter(any),
        max_size=4,
    ),
    st.text("第届轮满总分〔3〕甲乙每年 ", max_size=5),
    st.text("位名个第", max_size=2),
)
def test_a_numeral_is_left_out_where_any_pattern_fits(
    sides: list[tuple[str, str]], left: str, right: str
) -> None:
    expected = any(
        re.search(f"(?:{before})$", left) and re.match(after, right) for before, after in sides
    )
    patterns = tuple(f"{before}#{after}" for before, after in sides)
    text = f"{left}12{right}"
    assert build_exclusions(patterns).excludes(text, len(left), len(left) + 2) is expected


@pytest.mark.parametrize(
    ("text", "share", "inside"),
    [
        ("《20条措施》", False, True),
        ("“3项清单”", False, True),
        ("“100%”", True, False),
        ("《通知》20条", False, False),
        ("“甲”20条“乙”", False, False),
        ("“20条\n措施”", False, False),
        ("“20条" + "很长的引文" * 20 + "”", False, False),
        ("“20条没有收尾", False, False),
    ],
)
def test_names(text: str, share: bool, inside: bool) -> None:
    start = next(at for at, sign in enumerate(text) if sign.isdigit())
    assert is_inside_name(text, start, start + 3, share=share) is inside
