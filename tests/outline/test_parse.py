from __future__ import annotations

import json
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.outline.parse import parse_outline
from assistant.outline.title import find_title


def shown(text):
    """The outline in the form ``level ordinal heading role``, ``~`` for no heading."""
    return [
        f"{section.level}{'*' if section.list_item else ''} {section.ordinal or '-'} "
        f"{section.heading or '~'} {section.role}"
        for section in parse_outline(text).sections
    ]


def section(text, heading):
    return next(found for found in parse_outline(text).sections if found.heading == heading)


@pytest.mark.parametrize("name", ["000-huangpu-2023", "001-xialu-2023"])
def test_agrees_with_the_hand_labelled_reports(gold, name):
    text = (gold / f"{name}.clean.txt").read_text("utf-8")
    wanted = json.loads((gold / f"{name}.outline.json").read_text("utf-8"))
    sections = parse_outline(text).sections
    assert len(sections) == len(wanted)
    for found, label in zip(sections, wanted, strict=True):
        assert (found.level, found.ordinal, found.role, found.start, found.list_item) == (
            label["level"],
            label["ordinal"],
            label["role"],
            label["start"],
            label.get("list_item", False),
        )
        assert found.heading in {label["heading"], label.get("heading_alt")}


@pytest.mark.parametrize(
    ("text", "outline"),
    [
        pytest.param(
            "2031年，全县稳步推进。\n一、主要举措\n（一）抓学习。全年组织3次。\n1.办班。共2期。\n"
            "（1）选课\n二、存在的不足\n三、下一步打算\n",
            [
                "1 - ~ preface",
                "1 一、 主要举措 achievements",
                "2 （一） 抓学习 achievements",
                "3 1. 办班 achievements",
                "4 （1） 选课 achievements",
                "1 二、 存在的不足 problems",
                "1 三、 下一步打算 plan",
            ],
            id="four levels",
        ),
        pytest.param(
            "一、存在问题\n有：一是人手少；二是经费紧；三是设备旧，二是不算，\n二、2032年安排\n",
            [
                "1 一、 存在问题 problems",
                "3* 一是 人手少 problems",
                "3* 二是 经费紧 problems",
                "3* 三是 设备旧，二是不算 problems",
                "1 二、 2032年安排 plan",
            ],
            id="an item after a comma needs its neighbours",
        ),
        pytest.param(
            "一、存在问题\n主要有，一是人手少，二是经费紧。\n",
            [
                "1 一、 存在问题 problems",
                "3* 一是 人手少 problems",
                "3* 二是 经费紧 problems",
            ],
            id="a row of items after commas",
        ),
        pytest.param(
            "一、成效\n首先，抓培训。其次，抓评查。首先推动的是改革。\n",
            [
                "1 一、 成效 achievements",
                "3* 首先 抓培训 achievements",
                "3* 其次 抓评查 achievements",
            ],
            id="words in a row",
        ),
        pytest.param(
            "一、成效\n首先，抓培训。\n",
            ["1 一、 成效 achievements"],
            id="a single 首先 is no item",
        ),
        pytest.param(
            "一、成效\n三、问题和不足\n三、下步计划\n",
            [
                "1 一、 成效 achievements",
                "1 三、 问题和不足 problems",
                "1 三、 下步计划 plan",
            ],
            id="lost and doubled numbers",
        ),
        pytest.param(
            "一、成效\n获一、二、三等奖。\n12.4活动办得好。\n1.5万人参加。\n",
            ["1 一、 成效 achievements"],
            id="numbers inside sentences",
        ),
        pytest.param(
            "一、成效\n（一）甲事。做了。（二）乙事。也做了。（四）不算。\n",
            [
                "1 一、 成效 achievements",
                "2 （一） 甲事 achievements",
                "2 （二） 乙事 achievements",
            ],
            id="run-in parens in one paragraph",
        ),
        pytest.param(
            "第一部分 2031年总结\n一、抓制度\n二、抓执法\n第二部分 2032年计划\n一、补短板\n",
            [
                "1 第一部分 2031年总结 achievements",
                "2 一、 抓制度 achievements",
                "2 二、 抓执法 achievements",
                "1 第二部分 2032年计划 plan",
                "2 一、 补短板 plan",
            ],
            id="parts above 一、",
        ),
        pytest.param(
            "主要成效\n（一）抓制度\n全年制定3件。\n存在的问题\n（一）人手少\n下一步工作打算\n（一）招人\n",
            [
                "1 - 主要成效 achievements",
                "2 （一） 抓制度 achievements",
                "1 - 存在的问题 problems",
                "2 （一） 人手少 problems",
                "1 - 下一步工作打算 plan",
                "2 （一） 招人 plan",
            ],
            id="parts without numbers",
        ),
        pytest.param(
            "开头一段。\n（一）主要举措\n（二）存在问题\n（三）工作计划\n",
            [
                "1 - ~ preface",
                "1 （一） 主要举措 achievements",
                "1 （二） 存在问题 problems",
                "1 （三） 工作计划 plan",
            ],
            id="parts numbered like sections",
        ),
        pytest.param(
            "开头一段。\n（一）抓学习\n（二）抓执法\n",
            [
                "1 - ~ preface",
                "1 - ~ achievements",
                "2 （一） 抓学习 achievements",
                "2 （二） 抓执法 achievements",
            ],
            id="sections without a part",
        ),
        pytest.param(
            "2031年，一切顺利。\n一、抓学习\n成绩好。\n虽然取得进步，但仍存在一些问题，如人手少。\n"
            "2032年，我们将继续努力，工作思路是：\n（一）招人\n",
            [
                "1 - ~ preface",
                "1 一、 抓学习 achievements",
                "1 - ~ problems",
                "1 - ~ plan",
                "2 （一） 招人 plan",
            ],
            id="unheaded problems and plan",
        ),
        pytest.param(
            "2031年，一切顺利。\n一、抓学习\n对照先进仍存在一些问题。\n二、存在问题\n三、下一步打算\n",
            [
                "1 - ~ preface",
                "1 一、 抓学习 achievements",
                "1 二、 存在问题 problems",
                "1 三、 下一步打算 plan",
            ],
            id="no unheaded problems beside headed ones",
        ),
        pytest.param(
            "一、成效\n二、存在问题及下步打算\n一是人手少。二是经费紧。\n一是招人。二是增资。\n",
            [
                "1 一、 成效 achievements",
                "1 二、 存在问题及下步打算 problems_plan",
                "3* 一是 人手少 problems",
                "3* 二是 经费紧 problems",
                "3* 一是 招人 plan",
                "3* 二是 增资 plan",
            ],
            id="mixed part, second row",
        ),
        pytest.param(
            "一、成效\n二、不足和下一年度安排\n（一）存在的不足\n1.人手少\n2.经费紧\n（二）下一年度安排\n1.招人\n",
            [
                "1 一、 成效 achievements",
                "1 二、 不足和下一年度安排 problems_plan",
                "2 （一） 存在的不足 problems",
                "3 1. 人手少 problems",
                "3 2. 经费紧 problems",
                "2 （二） 下一年度安排 plan",
                "3 1. 招人 plan",
            ],
            id="mixed part, by headings",
        ),
        pytest.param(
            "一、成效\n二、问题与打算\n人手少、经费紧。下一步，将做好两项工作：一是招人。二是增资。\n",
            [
                "1 一、 成效 achievements",
                "1 二、 问题与打算 problems_plan",
                "3* 一是 招人 plan",
                "3* 二是 增资 plan",
            ],
            id="mixed part, turn inside the paragraph",
        ),
        pytest.param(
            "一、党政主要负责人履行第一责任人职责情况\n二、主要举措\n（一）压实第一责任人职责\n"
            "（二）化解突出问题\n三、其他需要报告的事项\n",
            [
                "1 一、 党政主要负责人履行第一责任人职责情况 leader",
                "1 二、 主要举措 achievements",
                "2 （一） 压实第一责任人职责 leader",
                "2 （二） 化解突出问题 achievements",
                "1 三、 其他需要报告的事项 other",
            ],
            id="leader and other",
        ),
        pytest.param(
            "青栎县2031年法治政府建设报告\n发布时间：2032年1月5日\n县人大常委会：\n全年平稳。\n一、成效\n好。\n"
            "特此报告。\n附件：\n1.统计表\n青栎县人民政府\n2032年1月5日\n（此件公开发布）\n",
            [
                "1 - ~ other",
                "1 - ~ preface",
                "1 一、 成效 achievements",
                "1 - ~ closing",
            ],
            id="furniture and closing",
        ),
        pytest.param(
            "各镇：\n现将《总结》印发给你们。\n2031年青栎县依法行政工作总结\n全年平稳。\n一、成效\n",
            [
                "1 - ~ other",
                "1 - ~ preface",
                "1 一、 成效 achievements",
            ],
            id="letter above the title",
        ),
        pytest.param(
            "一、成效\n1.办案\n一是快。二是准。\n（1）甲\n一是太深。\n",
            [
                "1 一、 成效 achievements",
                "3 1. 办案 achievements",
                "4* 一是 快 achievements",
                "4* 二是 准 achievements",
                "4 （1） 甲 achievements",
            ],
            id="items one below what holds them",
        ),
        pytest.param("没有标题的一段话。\n", ["1 - ~ preface"], id="one paragraph"),
        pytest.param(
            "开头，现将情况报告如下：\n正文一段。\n正文二段。\n",
            ["1 - ~ preface", "1 - ~ achievements"],
            id="no headings at all",
        ),
        pytest.param("", [], id="empty"),
        pytest.param(" \n\n　\n", [], id="blank"),
    ],
)
def test_outlines(text, outline):
    assert shown(text) == outline


def test_a_heading_ends_before_its_text():
    text = "一、成效\n（一）抓好“一件事。”改革。全年办结。\n（二）抓评查\n全年两次。\n"
    first = section(text, "抓好“一件事。”改革")
    second = section(text, "抓评查")
    assert text[first.body_start : first.end] == "全年办结。\n"
    assert text[second.body_start : second.end] == "全年两次。\n"
    assert first.end == second.start


def test_an_item_ends_with_its_paragraph():
    text = "一、成效\n做法：一是抓学习。办班。二是抓评查。两次。\n全年平稳。\n二、问题\n"
    first, second = section(text, "抓学习"), section(text, "抓评查")
    assert first.list_item
    assert text[first.start : first.end] == "一是抓学习。办班。"
    assert text[second.body_start : second.end] == "两次。\n"


def test_an_item_that_opens_its_paragraph_is_a_heading():
    text = "一、成效\n一是抓学习。办班。\n全年平稳。\n二是抓评查\n全年两次。\n二、问题\n"
    first, second = section(text, "抓学习"), section(text, "抓评查")
    assert not first.list_item
    assert text[first.body_start : first.end] == "办班。\n全年平稳。\n"
    assert text[second.body_start : second.end] == "全年两次。\n"


def test_the_title_belongs_to_no_section():
    text = "青栎县2031年法治政府建设报告\n全年平稳。\n一、成效\n"
    assert parse_outline(text).sections[0].start == text.index("全年平稳")


FRAGMENTS = st.sampled_from(
    [
        "一、",
        "二、主要成效",
        "（一）",
        "（二）抓执法。",
        "1.",
        "（3）",
        "①",
        "第一部分",
        "一是",
        "，二是",
        "；三是强化",
        "首先，",
        "其次，",
        "存在的问题",
        "强化组织领导",
        "）抓评查",
        "1.1强化",
        "目录",
        "附件1",
        "表 | 格",
        "青栎区司法局",
        "下一步，",
        "但仍存在一些问题",
        "2032年，",
        "法治政府建设报告",
        "特此报告。",
        "附件：",
        "“",
        "”",
        "《",
        "。",
        "\n",
        "\n\n",
        " ",
        "文字",
    ]
)


@given(st.lists(FRAGMENTS, max_size=40).map("".join) | st.text(max_size=200))
def test_sections_are_ordered_nested_and_tile_the_text(text):
    sections = parse_outline(text).sections
    title = find_title(text)
    for found in sections:
        assert 0 <= found.start <= found.body_start <= found.end <= len(text)
        assert found.start < found.end
        assert 1 <= found.level <= 4
    for before, after in pairwise(sections):
        assert before.start <= after.start
        assert after.start >= before.end or (after.end <= before.end and after.level > before.level)
    parts = [found for found in sections if found.level == 1]
    after_title = [found for found in parts if not title or found.start >= title[1]]
    rest = text[title[1] if title else 0 :]
    assert bool(rest.strip()) == bool(after_title)
    position = len(text) - len(rest.lstrip())
    for part in after_title:
        assert part.start == position
        position = part.end
    assert not after_title or position == len(text)
    if len(after_title) < len(parts):
        assert parts[0].role == "other"
        assert title is not None
        assert parts[0].end <= title[0]


@pytest.mark.parametrize(
    "unit",
    [
        "一、成效\n",
        "一是甲\n",
        "。一是a",
        "“",
        "《",
        "首先，",
        "问题及打算\n一、甲\n",
        "特此报告\n",
        " \n",
        "强化领导\n全年平稳推进各项工作落实。\n",
        "一、甲\n强化领导\n1.乙\n",
        "一、甲\n（四）乙\n丙丁戊己\n",
        "1.1强化\n",
        "一、甲……1\n",
        "目录\n",
        "附件1\n",
        "。二、甲",
    ],
)
def test_time_grows_with_the_length(unit):
    def seconds(length):
        text = unit * (length // len(unit))
        started = time.process_time()
        parse_outline(text)
        return time.process_time() - started

    seconds(1000)
    # eight times the length; in proportion to its square it would take 64 times as long
    assert seconds(80_000) < 24 * seconds(10_000) + 0.3


def test_an_ordinal_in_the_last_row_of_a_table_is_no_heading():
    assert parse_outline("1.1\n别|").sections is not None
