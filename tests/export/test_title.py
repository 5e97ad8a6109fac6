from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.export.elements.title import MOST_CELLS, break_title
from assistant.export.widths import cells
from tests.export.titles import TITLES, WHOLE


@pytest.mark.parametrize(
    ("title", "body", "lines"),
    [
        ("2025年度工作报告", "", ("2025年度工作报告",)),
        (
            "临江市司法局关于2025年度法治政府建设情况的报告",
            "临江市司法局",
            ("临江市司法局关于2025年度", "法治政府建设情况的报告"),
        ),
        (
            "青原县人民政府关于2025年度法治政府建设工作情况的报告",
            "青原县人民政府",
            ("青原县人民政府", "关于2025年度法治政府建设工作情况的报告"),
        ),
    ],
)
def test_title_is_cut_by_sense(title: str, body: str, lines: tuple[str, ...]) -> None:
    assert break_title(title, body) == lines


@pytest.mark.parametrize(
    ("title", "whole"),
    [
        (
            "海州市农业农村局关于贯彻落实《法治社会建设实施意见》情况的报告",
            "《法治社会建设实施意见》",
        ),
        ("海州市商务局二〇二五年推进依法行政与法治政府建设年度工作情况报告", "法治政府"),
        ("海州市商务局关于2021—2025年依法行政与法治建设工作情况的总结报告", "2021—2025年"),
        ("海州市交通运输综合行政执法支队关于2025年度规范执法情况的报告", "2025年度"),
        (
            "云山自治县临水镇人民政府关于推进2025年度法治政府建设工作情况的报告",
            "云山自治县临水镇人民政府",
        ),
    ],
)
def test_words_stay_whole(title: str, whole: str) -> None:
    body = whole if whole.endswith("人民政府") else ""
    lines = break_title(title, body)
    assert "".join(lines) == title
    assert len(lines) > 1
    assert any(whole in line for line in lines)
    assert all(not line.startswith(("的", "和", "》")) for line in lines)
    assert max(map(cells, lines)) <= MOST_CELLS


@pytest.mark.parametrize("title", TITLES)
def test_titles_of_all_levels_have_the_shapes_of_the_standard(title: str) -> None:
    lines = break_title(title)
    assert "".join(lines) == title
    lengths = [cells(line.strip()) for line in lines]
    assert len(lines) == 1 or len(set(lengths)) > 1, "a rectangle"
    assert all(
        middle >= min(above, below)
        for above, middle, below in zip(lengths, lengths[1:], lengths[2:], strict=False)
    ), "an hourglass"
    for words in WHOLE.findall(title):
        assert any(words in line for line in lines)
    assert all(line.strip() not in {"报告", "的报告", "的通知"} for line in lines)
    assert not any(line.endswith(("关于", "和", "的")) for line in lines)


def test_three_lines_are_no_hourglass() -> None:
    title = (
        "海州市生态环境保护综合行政执法支队关于报送2025年度法治政府建设和依法行政工作开展情况的报告"
    )
    first, middle, last = map(cells, break_title(title))
    assert not (middle < first and middle < last)


def test_own_breaks_are_kept_where_they_fit() -> None:
    assert break_title("临江市\n年度报告") == ("临江市", "年度报告")
    long = "法" * 21
    assert break_title(f"临江市\n{long}") != ("临江市", long)


@pytest.mark.parametrize("title", ["", "\n", "法" * 5000, "9" * 300, "《" * 50, "a b " * 30])
def test_odd_titles_are_cut_without_loss(title: str) -> None:
    lines = break_title(title)
    assert "".join(lines).replace(" ", "") == title.replace("\n", "").replace(" ", "")
    assert all(cells(line) <= MOST_CELLS for line in lines)


@settings(deadline=None)
@given(st.text(alphabet="法治市县局关于的和2025年《》（）、，a ", max_size=90))
def test_no_character_is_lost(title: str) -> None:
    assert "".join(break_title(title)) == title.strip()
