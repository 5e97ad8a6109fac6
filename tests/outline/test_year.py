from __future__ import annotations

import pytest

from assistant.outline.year import find_file_year, find_year


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("某区2031年法治政府建设报告", 2031),
        ("二〇三一年度工作", 2031),
        ("二零三一年工作", 2031),
        ("纲要（2021—2025年）印发，2031年全区", 2031),
        ("规划（2021-2025年）", None),
        ("编号120310年", None),
        ("没有年份", None),
    ],
)
def test_finds_the_year_in_words(text, year):
    assert find_year(text) == year


@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("001-qingli-2031", 2031),
        ("2030年总结（2031年1月）", 2031),
        ("报告二〇三一年", 2031),
        ("20310105", None),
        ("", None),
    ],
)
def test_finds_the_year_in_a_file_name(name, year):
    assert find_file_year(name) == year
