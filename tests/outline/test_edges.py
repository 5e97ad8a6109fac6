from __future__ import annotations

import pytest

from assistant.outline.edges import end_of_furniture, find_closing, is_addressed, is_row
from assistant.outline.headings import find_lines


@pytest.mark.parametrize(
    ("text", "closing"),
    [
        ("正文一段。\n特此报告。\n", "特此报告。\n"),
        ("正文一段。\n青栎县司法局\n2032年1月5日\n", "青栎县司法局\n2032年1月5日\n"),
        ("正文一段。\n二〇三二年一月五日\n", "二〇三二年一月五日\n"),
        ("正文一段。\n（此件公开发布）", "（此件公开发布）"),
        (
            "正文一段。\n青栎县司法局办公室 2032年1月5日印发\n",
            "青栎县司法局办公室 2032年1月5日印发\n",
        ),
        ("正文一段。\n附件：\n1.统计表\n2.清单\n", "附件：\n1.统计表\n2.清单\n"),
        ("正文一段。\n附件：\n1.统计表\n2032年1月5日\n", "附件：\n1.统计表\n2032年1月5日\n"),
        ("一、计划\n1.统计\n2.清单\n", None),
        ("一、计划\n1.招人\n青栎县司法局\n", "青栎县司法局\n"),
        ("正文一段。\n下一步继续努力\n", None),
        (
            "正文。\n青栎县司法局\n附件1\n统计表\n甲 | 乙\n",
            "青栎县司法局\n附件1\n统计表\n甲 | 乙\n",
        ),
        ("正文。\n附件1\n表中所列为全年数据。\n", None),
        ("正文。\n以上报告，请予审议。\n", "以上报告，请予审议。\n"),
        ("正文。\n中共青栎区委 青栎区人民政府\n", "中共青栎区委 青栎区人民政府\n"),
        ("", None),
    ],
)
def test_closing_lines(text, closing):
    start = find_closing(text, find_lines(text))
    assert (None if start is None else text[start:]) == closing


@pytest.mark.parametrize(
    ("text", "proper"),
    [
        ("发布时间：2032年1月5日\n来源：司法局\n正文一段。\n", "正文一段。\n"),
        ("（2032年1月5日）\n正文一段。\n", "正文一段。\n"),
        ("青栎县司法局\n2032年1月5日\n正文一段。\n", "正文一段。\n"),
        ("——在县人大常委会会议上\n县司法局局长 甲某\n各位委员：\n", "各位委员：\n"),
        ("正文一段。\n来源：司法局\n", None),
        ("来源：司法局\n", None),
        ("", None),
    ],
)
def test_furniture_above_the_opening(text, proper):
    start = end_of_furniture(text, find_lines(text))
    assert (None if start is None else text[start:]) == proper


@pytest.mark.parametrize(("line", "expected"), [("甲 | 乙", True), ("甲、乙", False), ("", False)])
def test_rows_of_tables(line, expected):
    assert is_row(f"|\n{line}\n|", 2, 2 + len(line)) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("县委、县政府，青澜市市场监督管理局：", True),
        ("区委、区政府；市司法局：", True),
        ("县人大常委会：", True),
        ("主任、各位副主任、各位委员：", True),
        ("现将有关情况报告如下：", False),
        ("重点做好以下工作：", False),
        ("县委、县政府要求：", False),
        ("县司法局", False),
        ("局委" * 40 + "：", False),
        ("", False),
    ],
)
def test_those_to_whom_a_report_goes(line, expected):
    assert is_addressed(f"题名\n{line}\n", 3, 3 + len(line)) is expected
