"""Cells out of what other programs put on the clipboard, and the changes a table can undergo."""

from __future__ import annotations

import csv
import io
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.draft.pasted_table import table_in_html, table_in_text
from assistant.draft.table_text import (
    overlaid,
    table_paragraph,
    table_rows,
    with_column,
    without_column,
    without_row,
)

WORDS = st.text(alphabet='案件12.%"，a<&', min_size=1, max_size=8)
TABLES = st.integers(2, 5).flatmap(
    lambda width: st.lists(st.lists(WORDS, min_size=width, max_size=width), min_size=2, max_size=5)
)


@given(TABLES)
def test_what_excel_writes_is_read(rows: list[list[str]]) -> None:
    written = io.StringIO()
    csv.writer(written, delimiter="\t", lineterminator="\r\n").writerows(rows)
    assert table_in_text(written.getvalue()) == rows


@given(TABLES)
def test_what_a_web_page_or_word_writes_is_read(rows: list[list[str]]) -> None:
    cells = ("".join(f"<td><p>{escape(cell)}</p></td>" for cell in row) for row in rows)
    html = f"<html><style>p{{}}</style><table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"
    assert table_in_html(html) == rows


@given(
    st.lists(
        st.sampled_from(
            (
                *("<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>", "字", "<br>"),
                *("<td colspan=99999>", "<td rowspan=3>", "<td colspan='-1'>"),
                *("<style>", "</style>", "&#0;", "<!--"),
            )
        ),
        max_size=40,
    )
)
def test_broken_html_is_a_whole_table_or_none(parts: list[str]) -> None:
    rows = table_in_html("".join(parts))
    if rows is not None:
        assert len({len(row) for row in rows}) == 1
        assert 1 < len(rows[0]) <= 60
        assert all(any(row) for row in rows)
        assert not any("\t" in cell or "\n" in cell for row in rows for cell in row)


def test_a_cell_over_several_leaves_the_others_empty() -> None:
    html = (
        "<table><tr><th rowspan=2>指标</th><th colspan=2>年度</th></tr>"
        "<tr><td>2024</td><td>2025</td></tr><tr><td>复议<td>1<td>2</table>"
    )
    assert table_in_html(html) == [
        ["指标", "年度", ""],
        ["", "2024", "2025"],
        ["复议", "1", "2"],
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "一行",
        "甲\t乙",
        "甲\t乙\n丙",
        "前言\n甲\t乙\n丙\t丁",
        "\t\n\t",
        "\t" * 70 + "\n" + "\t" * 70,
    ],
)
def test_other_text_is_no_table(text: str) -> None:
    assert table_in_text(text) is None


def test_two_tables_or_words_beside_one_are_no_table() -> None:
    table = "<table><tr><td>甲</td><td>乙</td></tr></table>"
    assert table_in_html(table + table) is None
    assert table_in_html(f"<p>说明</p>{table}") is None
    assert table_in_html(f"<title>说明</title>{table}") == [["甲", "乙"]]


def test_cells_cannot_part_themselves() -> None:
    assert table_paragraph([["甲\t乙", "丙\n丁"]], "grid").text == "甲 乙\t丙 丁"


@given(TABLES, st.integers(0, 1), st.integers(0, 1))
def test_rows_and_columns_come_and_go(rows: list[list[str]], row: int, column: int) -> None:
    assert without_column(with_column(rows, column), column + 1) == rows
    grown = overlaid(rows, rows, row, column)
    assert (len(grown), len(grown[0])) == (len(rows) + row, len(rows[0]) + column)
    assert without_row(without_row(grown, 0), 0)
    assert [each[column:] for each in grown[row:]] == rows
    assert table_rows("\n".join("\t".join(each) for each in rows)) == rows
