from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.outline.parse import parse_outline
from assistant.passages.split import split_passages


def passages_of(text):
    return [passage.text for passage in split_passages(text, parse_outline(text))]


LONG = "全年组织开展联合检查并督促整改到位共计四十余次"


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        pytest.param(
            f"青栎县2031年法治政府建设报告\n一、成效\n（一）抓执法。{LONG}。{LONG}！\n",
            [f"{LONG}。", f"{LONG}！"],
            id="whole sentences, no title, no headings",
        ),
        pytest.param(
            f"一、成效\n注重学习效果。{LONG}。{LONG}。队伍稳定。\n",
            [f"注重学习效果。{LONG}。", f"{LONG}。队伍稳定。"],
            id="short neighbours are put together",
        ),
        pytest.param(
            f"一、成效\n注重学习实际效果。\n{LONG}。\n",
            ["注重学习实际效果。", f"{LONG}。"],
            id="never across paragraphs",
        ),
        pytest.param(
            "一、问题\n主要表现在：一是部分人员能力有待提高；二是普法方式不够新颖多样。\n",
            ["部分人员能力有待提高；", "普法方式不够新颖多样。"],
            id="items without their ordinals",
        ),
        pytest.param(
            f"一、成效\n一是健全机制。{LONG}。\n二是加强培训。{LONG}。\n",
            [f"{LONG}。"] * 2,
            id="headings that open a paragraph",
        ),
        pytest.param(
            "一、计划\n1.每季度组织一次案卷评查活动。\n2.招人\n",
            ["每季度组织一次案卷评查活动。"],
            id="a numbered sentence is text, a numbered word is not",
        ),
        pytest.param(
            f"一、成效\n出台《办法》（包括甲。乙），明确“谁审查。谁负责”的{LONG}。\n",
            [f"出台《办法》（包括甲。乙），明确“谁审查。谁负责”的{LONG}。"],
            id="a stop in brackets or quotes ends nothing",
        ),
        pytest.param(
            f"各镇：\n现将《总结》印发给你们，请认真学习领会。\n2031年依法行政工作总结\n{LONG}。\n"
            "特此报告。\n青栎县人民政府法治工作领导小组办公室\n",
            [f"{LONG}。"],
            id="no letter, no signature",
        ),
        pytest.param(
            f"一、成效\n单位名称 | 全年检查次数 | 全年处罚件数\n{LONG}。\n附件1\n{LONG}。\n",
            [f"{LONG}。", f"{LONG}。"],
            id="no row of a table",
        ),
        pytest.param(
            f"2031年青栎县法治政府建设报告\n目录\n一、全年工作的主要成效…1\n二、下一步的主要打算…3\n一、全年工作的主要成效\n{LONG}。\n",
            [f"{LONG}。"],
            id="no table of contents",
        ),
        pytest.param(
            f"一、成效\n强化组织领导，压实工作责任\n{LONG}。\n规范行政执法，提升执法水平\n{LONG}。\n",
            [f"{LONG}。"] * 2,
            id="no heading without number",
        ),
        pytest.param(
            f"一、成效\n{LONG}。\n青栎县人民政府法治工作办公室\n2032年1月5日\n附件1\n{LONG}。\n",
            [f"{LONG}。"],
            id="nothing attached",
        ),
        pytest.param(
            f"青栎县教育局2031年法治政府建设报告\n县委、县政府，青澜市教育局：\n{LONG}。\n一、成效\n{LONG}。\n",
            [f"{LONG}。"] * 2,
            id="not to whom it goes",
        ),
        pytest.param("区人民政府：\n好。\n", [], id="nothing to borrow"),
        pytest.param("", [], id="empty"),
    ],
)
def test_passages(text, passages):
    assert passages_of(text) == passages


def test_a_very_long_sentence_is_cut_between_its_parts():
    sentence = "；".join(f"{LONG}，{LONG}" for _ in range(6)) + "。"
    pieces = passages_of(f"一、成效\n{sentence}\n")
    assert "".join(pieces) == sentence
    assert all(len(piece) <= 120 for piece in pieces)
    assert all(piece.endswith(("；", "。")) for piece in pieces)


def test_a_long_sentence_is_kept_whole():
    sentence = "，".join([LONG] * 7) + "。"
    assert passages_of(f"一、成效\n{sentence}\n") == [sentence]


def test_text_without_any_mark_is_cut_too():
    assert max(map(len, passages_of("法" * 5000))) <= 200


def test_a_passage_knows_its_innermost_section():
    text = f"一、成效\n（一）抓执法\n{LONG}。\n二、不足\n（一）人手少\n{LONG}。\n"
    outline = parse_outline(text)
    headings = [
        outline.sections[passage.section].heading for passage in split_passages(text, outline)
    ]
    assert headings == ["抓执法", "人手少"]


REVIEW = "全年收到行政复议申请90件，受理80件，审结78件。"
AID = "办理法律援助案件120件，解答法律咨询1200人次。"
PLAIN = "全年走访群众三百余户，收到的意见逐条登记、逐条答复。"
CAUSE = "主要原因是待遇偏低、培养周期长，年轻人不愿意来。"
CAUSE_TOO = "究其根源，各个平台自成一体，缺少人手统一梳理。"


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        (f"一、成效\n（一）抓落实\n{REVIEW}{PLAIN}\n", ["行政复议", "行政复议"]),
        (f"一、成效\n（一）抓落实\n{REVIEW}{AID}{PLAIN}\n", ["行政复议", "公共法律服务", None]),
        (f"一、成效\n（一）抓落实\n{PLAIN}\n（二）抓复议\n{REVIEW}\n", [None, "行政复议"]),
        (
            f"一、不足和原因\n（一）有短板\n{REVIEW}{CAUSE}{AID}{CAUSE_TOO}\n",
            ["行政复议", "公共法律服务"],
        ),
        (f"青栎县2031年法治政府建设报告\n{REVIEW}{PLAIN}\n一、成效\n", ["行政复议", None]),
    ],
    ids=["one topic around", "two", "another section", "causes go along", "no section of its own"],
)
def test_what_says_no_topic_has_that_of_its_neighbours(text, topics):
    assert [passage.topic for passage in split_passages(text, parse_outline(text))] == topics


@pytest.mark.parametrize("name", ["000-huangpu-2023", "001-xialu-2023"])
def test_real_reports_give_passages_of_good_length(gold, name):
    text = (gold / f"{name}.clean.txt").read_text("utf-8")
    outline = parse_outline(text)
    passages = split_passages(text, outline)
    lengths = [len(passage.text) for passage in passages]
    assert min(lengths) >= 15
    assert sum(length > 120 for length in lengths) <= len(lengths) // 10
    body = sum(len(passage.text) for passage in passages)
    headings = sum(
        len(section.heading or "") for section in outline.sections if not section.list_item
    )
    assert body + headings > 0.9 * len(text)


HEADS = ["一、成效\n", "（一）抓执法。", "一是健全", "；二是加强", "特此报告。", "2031年法治报告\n"]
WORDS = ["全年组织检查", "共四十次", "法" * 70, " ", "\n"]
PIECES = st.sampled_from([*HEADS, *WORDS, *"，；、。“”（）《》"])


@given(st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=300))
def test_passages_are_exact_ordered_and_stay_inside(text):
    outline = parse_outline(text)
    end = 0
    for passage in split_passages(text, outline):
        assert end <= passage.start < passage.end
        end = passage.end
        assert passage.text == text[passage.start : passage.end]
        assert "\n" not in passage.text
        assert len(passage.text) <= 220
        section = outline.sections[passage.section]
        assert section.start <= passage.start
        assert passage.end <= section.end
        assert outline.section_at(passage.start) == passage.section


@pytest.mark.parametrize("unit", ["法治；", "“", "（", "《", "。", "一是好。\n", "甲，"])
def test_time_grows_with_the_length(unit):
    def seconds(length):
        text = "一、成效\n" + unit * (length // len(unit))
        outline = parse_outline(text)
        started = time.process_time()
        split_passages(text, outline)
        return time.process_time() - started

    seconds(1000)
    assert seconds(80_000) < 12 * seconds(10_000) + 0.3


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("二、存在问题", ["普法的针对性不够。主要原因是宣传靠两名工作人员，线上产品做得少。"]),
        ("一、主要成效", ["主要原因是宣传靠两名工作人员，线上产品做得少。"]),
    ],
)
def test_run_in_heading_of_a_shortcoming_is_what_is_said(part, said):
    text = f"{part}\n（一）普法的针对性不够。主要原因是宣传靠两名工作人员，线上产品做得少。\n"
    assert [passage.text for passage in split_passages(text, parse_outline(text))] == said


def test_heading_on_a_line_of_its_own_is_none():
    text = "二、存在问题\n（一）普法的针对性不够\n青壮年外出务工多，赶集普法的听众以老人为主。\n"
    passages = split_passages(text, parse_outline(text))
    assert [passage.text for passage in passages] == [
        "青壮年外出务工多，赶集普法的听众以老人为主。"
    ]
