from __future__ import annotations

import pytest

from assistant.outline.year import find_file_year, find_year, year_before, year_of_signature


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("某区2031年法治政府建设报告", 2031),
        ("二〇三一年度工作", 2031),
        ("二零三一年工作", 2031),
        ("纲要（2021—2025年）印发，2031年全区", 2031),
        ("规划（2021-2025年）", None),
        ("编号120310年", None),
        ("按照《青栎区2030年要点》，2031年全区", 2031),
        ("2030年12月28日印发，2031年全区", 2031),
        ("截至2031年12月底", 2031),
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
        ("总结_2031-03-28", None),
        ("2030年总结_2031年3月28日", 2030),
        ("", None),
    ],
)
def test_finds_the_year_in_a_file_name(name, year):
    assert find_file_year(name) == year


@pytest.mark.parametrize(
    ("day", "year"),
    [("2032-01-05", 2031), ("2032-06-30", 2031), ("2032-07-01", 2032), ("2032-12-31", 2032)],
)
def test_what_comes_out_early_is_on_the_year_before(day, year):
    assert year_before(day) == year


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("青栎区司法局\n2032年1月5日\n", 2031),
        ("二〇三二年一月五日", 2031),
        ("二〇三一年十二月二十日", 2031),
        ("2030年1月印发\n2032年3月5日", 2031),
        ("青栎区司法局", None),
    ],
)
def test_the_date_below_a_report_tells_its_year(text, year):
    assert year_of_signature(text) == year
