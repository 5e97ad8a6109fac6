from __future__ import annotations

import pytest

from assistant.sources.html import fragment_text


def lines(fragment):
    return fragment_text(f"<body>{fragment}</body>").text.splitlines()


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (
            (
                "<tr><th rowspan=2>区</th><th colspan=2>受理</th></tr>"
                "<tr><th>复议</th><th>诉讼</th></tr><tr><td>青栎</td><td>58</td><td>12</td></tr>"
            ),
            ["区 | 受理 |", "区 | 复议 | 诉讼", "青栎 | 58 | 12"],
        ),
        (
            (
                "<tr><td>甲</td><td rowspan=3>共用</td><td>1</td></tr>"
                "<tr><td>乙</td><td>2</td></tr><tr><td>丙</td><td>3</td></tr>"
            ),
            ["甲 | 共用 | 1", "乙 | | 2", "丙 | | 3"],
        ),
        (
            (
                "<caption>表1 办案情况</caption><thead><tr><td></td><td>2022</td></tr></thead>"
                "<tbody><tr><td>受理</td><td><p>50</p><p>件</p></td></tr></tbody>"
            ),
            ["表1 办案情况", "| 2022", "受理 | 50 件"],
        ),
        ("<tr><td colspan=2>统计表</td></tr><tr><td>甲</td><td>1</td></tr>", ["统计表", "甲 | 1"]),
        ("<tr><td>甲<td>乙<tr><td>丙<td>丁", ["甲 | 乙", "丙 | 丁"]),
        (
            "<tr><td>一、主要做法</td></tr><tr><td>加强领导。</td></tr>",
            ["一、主要做法", "加强领导。"],
        ),
    ],
)
def test_tables_give_rows_with_each_cell_in_its_column(table, expected):
    assert lines(f"<table>{table}</table>") == expected


def test_table_within_a_table_frames_the_page():
    inner = "<table><tr><td>甲</td><td>1</td></tr></table>"
    assert lines(f"<table><tr><td>栏目</td><td>{inner}</td></tr></table>") == ["栏目", "甲 | 1"]


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        ("<ol><li>甲</li><li>乙</li></ol>", ["1.甲", "2.乙"]),
        ("<ol start=3><li>甲</li><li value=7>乙</li><li>丙</li></ol>", ["3.甲", "7.乙", "8.丙"]),
        ("<ol type=a><li>甲</li></ol><ol type=I><li>乙</li></ol>", ["a.甲", "I.乙"]),
        ("<ol style='list-style-type: cjk-ideographic'><li>甲<li>乙</ol>", ["一、甲", "二、乙"]),
        ("<ol style='list-style:none'><li>甲</li></ol>", ["甲"]),
        ("<ol><li><p><b>甲</b></p></li><li>\n<p>乙</p></li></ol>", ["1.甲", "2.乙"]),
        ("<ol><li>一、甲</li><li>（二）乙</li></ol>", ["一、甲", "（二）乙"]),
        ("<ol><li>甲<ol><li>子</li></ol></li><li>乙</li></ol>", ["1.甲", "1.子", "2.乙"]),
        ("<ul><li>甲</li><li>乙</li></ul>", ["甲", "乙"]),
    ],
)
def test_numbers_of_lists_are_written_out(listed, expected):
    assert lines(listed) == expected


@pytest.mark.parametrize(
    ("fragment", "expected"),
    [
        ("受理15件<sup><a href='#_ftn1'>[1]</a></sup>，", "受理15件，"),
        ("受理15件<sup>[1]</sup>，办结<sup>②</sup>。", "受理15件，办结。"),
        ("受理15件<a href='#sdfootnote1sym'><sup>1</sup></a>，", "受理15件，"),
        ("拆除违建300m<sup>2</sup>，", "拆除违建300m²，"),
        ("10<sup>4</sup>", "104"),
        ("第一<sup>批</sup>", "第一批"),
        ("见<a href='#one'>第一部分</a>", "见第一部分"),
        ("<a href='#_ftnref1'>[1]</a>统计截至年底。", "注：统计截至年底。"),
        ("<ruby>栎<rt>lì</rt></ruby>阳", "栎阳"),
        ("原文<del>旧字</del><ins>新字</ins>", "原文新字"),
        ("行政\n    复议 2023\n年 and\nmore", "行政复议 2023 年 and more"),
        ("a<textarea>b</textarea><template>c</template>d", "ad"),
    ],
)
def test_signs_within_a_line(fragment, expected):
    assert lines(f"<p>{fragment}</p>") == [expected]


def test_br_and_blocks_begin_lines():
    assert lines("甲<br>乙<br/><br/>丙<p>丁</p>戊<hr>己<center>庚</center>") == list(
        "甲乙丙丁戊己庚"
    )
