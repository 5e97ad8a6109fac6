from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.sources.errors import UnreadableSource
from assistant.sources.markdown import markdown_text, read_markdown


def read(text, encoding="utf-8"):
    return read_markdown(Path("a.md"), text.encode(encoding))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# 年度报告\n\n## 一、主要做法\n\n加强领导。", ["年度报告", "一、主要做法", "加强领导。"]),
        ("年度报告\n===\n\n主要做法\n---\n", ["年度报告", "主要做法"]),
        ("全年**受理**申请*58*件，`办结`~~全部~~57件。", ["全年受理申请58件，办结全部57件。"]),
        ("**“八五”普法。**全年开展活动。", ["“八五”普法。全年开展活动。"]),
        ("见[方案](http://example.com)和![图](a.png)。", ["见方案和。"]),
        ("<http://example.com>", ["http://example.com"]),
        ("| 指标 | 数量 |\n|---|---:|\n| 复议 | 58 |\n", ["指标 | 数量", "复议 | 58"]),
        ("- 甲\n- 乙\n\n1. 丙\n1. 丁\n", ["甲", "乙", "1.丙", "2.丁"]),
        ("3. 甲\n4. 乙", ["3.甲", "4.乙"]),
        ("> 引文。\n\n---\n\n正文。", ["引文。", "正文。"]),
        ("```\n# 原样\n```\n", ["# 原样"]),
        ("甲<br>乙<!-- 注 --> <span>丙</span>", ["甲", "乙 丙"]),
        ("<table><tr><td>甲</td><td>1</td></tr></table>\n", ["甲 | 1"]),
        ("一、主要做法\n加强领导。\n二、存在问题", ["一、主要做法", "加强领导。", "二、存在问题"]),
        ("    一、主要做法\n\n\t加强领导。", ["一、主要做法", "加强领导。"]),
        ("　　一、主要做法\n\n　　加强领导。", ["一、主要做法", "加强领导。"]),
        ("1\\. 甲 \\*乙\\* &amp; &lt;丙&gt;", ["1. 甲 *乙* & <丙>"]),
        ("2023年受理15*20=300件", ["2023年受理15*20=300件"]),
    ],
)
def test_what_a_person_sees(text, expected):
    assert markdown_text(text).text.splitlines() == expected


def test_front_matter_gives_the_facts():
    fields = 'title: "东山县2023年年度报告"\ndate: 2024-01-20 10:00\nsource: 东山县司法局'
    source = read(f"---\n{fields}\n---\n\n# 一、做法\n")
    assert source.text == "一、做法\n"
    assert source.title == "东山县2023年年度报告"
    assert (source.published, source.publisher) == ("2024-01-20", "东山县司法局")
    assert source.media_type == "text/markdown"


def test_a_line_at_the_top_is_no_front_matter():
    assert read("---\n\n一、做法\n").text == "一、做法\n"


def test_other_encodings():
    source = read("## 一、主要做法\n", "gbk")
    assert (source.text, source.encoding) == ("一、主要做法\n", "gb18030")
    with pytest.raises(UnreadableSource):
        read_markdown(Path("a.md"), bytes(range(256)) * 8)


@pytest.mark.parametrize(
    "text",
    [
        *("[" * 30_000, "*a " * 20_000, "![[]()" * 10_000, "- a\n" * 10_000, ">" * 100_000),
        *("".join("`" * i + " " for i in range(700)), "<a " * 30_000, "|a" * 20_000 + "\n|-|-|\n"),
        "甲" * 2_000_000,
    ],
    ids=["brackets", "stars", "images", "list", "quotes", "code", "tags", "table", "long"],
)
def test_hostile_text_takes_seconds(text):
    started = time.process_time()
    assert isinstance(markdown_text(text).text, str)
    assert time.process_time() - started < 10


@given(st.text(alphabet=st.sampled_from(list("#*_>-+!\\\n 　甲乙1.~:=")), max_size=60))
def test_no_character_of_the_text_is_lost(text):
    shown = markdown_text(text).text
    assert [shown.count(character) for character in "甲乙"] == [
        text.count(character) for character in "甲乙"
    ]


def test_headings_are_marked() -> None:
    found = markdown_text("# 某县报告\n\n## 加强 *组织* 领导\n\n正文。\n\n### 压实责任\n").headings
    assert [(heading.level, heading.text) for heading in found] == [
        (1, "某县报告"),
        (2, "加强 组织 领导"),
        (3, "压实责任"),
    ]
