from __future__ import annotations

import pytest

from assistant.figures.change import change_without_number, find_changes, find_rises
from assistant.figures.change_words import is_change_heading, is_comparison_base
from assistant.figures.phrases import Phrase, split_phrases
from assistant.figures.scan import find_mentions


def phrases_of(text: str) -> list[Phrase]:
    return split_phrases(text, 0, len(text), find_mentions(text))


@pytest.mark.parametrize(
    ("text", "basis", "direction", "value", "unit"),
    [
        ("同比下降41.2%", "同比", "down", 41.2, "%"),
        ("比上年同期增加12件", "比上年同期", "up", 12, "件"),
        ("同比净增8家", "同比", "up", 8, "家"),
        ("较改革前压缩60%", "较改革前", "down", 60, "%"),
        ("为上年的2.3倍", "上年", "up", 1.3, "倍"),
        ("为去年同期的0.8倍", "去年同期", "down", 0.2, "倍"),
        ("同比增长近2倍", "同比", "up", 2, "倍"),
        ("环比上升了3个百分点", "环比", "up", 3, "个百分点"),
        ("较2021年度提高5.1个百分点", "较2021年度", "up", 5.1, "个百分点"),
        ("与去年同期相比，案件减少15%", "与去年同期相比", "down", 15, "%"),
        ("增幅达14%", "增幅", "up", 14, "%"),
        ("同比去年下降8%", "同比去年", "down", 8, "%"),
        ("同比+8%", "同比", "up", 8, "%"),
        ("在原有基础上增加20万元", "在原有基础上", "up", 200_000, "元"),
        ("较去年大幅下降8%", "较去年", "down", 8, "%"),
    ],
)
def test_reads(text: str, basis: str, direction: str, value: float, unit: str) -> None:
    (found,) = find_changes(text, phrases_of(text)).values()
    change = found.change
    assert (change.basis, change.direction, change.value, change.unit) == (
        basis,
        direction,
        value,
        unit,
    )


@pytest.mark.parametrize(
    "text",
    [
        "提升至98%",
        "增长到300件",
        "新增30件",
        "压缩60%",
        "同比情况良好，办理30件",
        "占比20%",
        "减少材料30份",
    ],
)
def test_is_no_change(text: str) -> None:
    assert find_changes(text, phrases_of(text)) == {}


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("收案30件，同比增长5%", {1: 0}),
        ("收案30件（同比增长5%）", {1: 0}),
        ("案件同比增长5%，达30件", {0: 1}),
        ("通过率较上年上升5个百分点", {0: None}),
        ("举办培训6期，通过率较上年上升5个百分点", {1: None}),
        ("收案30件，结案20件，同比分别增长5%、8%", {2: 0, 3: 1}),
        ("收案30件，同比分别增长5%、8%", {1: 0, 2: 0}),
        ("收案30件，同比增长5%，环比增长2%", {1: 0, 2: 0}),
        ("收案30件，同比减少5件、下降14%", {1: 0, 2: 0}),
        ("收案30件（上年20件），同比增长50%", {2: 0}),
        ("收案30件，比2023年的20件增加10件", {2: 0}),
        ("收案30件，占总数的20%，较去年增加5%", {2: 0}),
        ("败诉率20%，占总数的5%，较去年下降3个百分点", {2: 1}),
        ("复议案件增幅超2倍（新收30件）", {0: 1}),
    ],
)
def test_ties(text: str, targets: dict[int, int | None]) -> None:
    found = find_changes(text, phrases_of(text))
    assert {index: item.target for index, item in found.items()} == targets


@pytest.mark.parametrize(
    ("text", "direction", "value"),
    [
        ("30件，与上年持平", "flat", None),
        ("30件，同比基本持平", "flat", None),
        ("30件，同比翻番", "up", 1),
        ("30件，较上年翻了两番", "up", 3),
        ("30件，同比翻了近一番", "up", 1),
        ("30件，较上年略有下降。", "down", None),
    ],
)
def test_without_number(text: str, direction: str, value: float | None) -> None:
    change = change_without_number(text, phrases_of(text)[0])
    assert change is not None
    assert (change.direction, change.value) == (direction, value)


@pytest.mark.parametrize(
    "text", ["30件，持平", "30件，满意度水平与上年持平", "30件", "30件，较上年下降到"]
)
def test_without_number_and_basis(text: str) -> None:
    assert change_without_number(text, phrases_of(text)[0]) is None


@pytest.mark.parametrize(
    ("text", "basis", "direction", "places"),
    [
        ("由上年的60件降至41件", "上年", "down", [1]),
        ("从2021年的90%提高到95%", "2021年", "up", [1]),
        ("由60件增加到80件", "", "up", [1]),
        ("分别从2020年的8%、9%上升至2024年的24%、41%", "2020年", "up", [2, 3]),
        ("收案3件，由60件增加到80件，结案5件", "", "up", [2]),
    ],
)
def test_rises(text: str, basis: str, direction: str, places: list[int]) -> None:
    rises = find_rises(text, phrases_of(text))
    assert sorted(rises) == places
    for at, (change, earlier) in rises.items():
        assert earlier < at
        assert (change.basis, change.direction, change.value) == (basis, direction, None)


@pytest.mark.parametrize("text", ["受理60件，办结41件", "由60件组成，" + "很长" * 20 + "降至41件"])
def test_is_no_rise(text: str) -> None:
    assert find_rises(text, phrases_of(text)) == {}


@pytest.mark.parametrize(
    ("lead", "is_base"),
    [
        ("与2023年的", True),
        ("较上年", True),
        ("比去年同期的", True),
        ("2023年", False),
        ("较上年增加", False),
    ],
)
def test_comparison_base(lead: str, is_base: bool) -> None:
    assert is_comparison_base(lead) is is_base


@pytest.mark.parametrize(
    ("name", "is_change"),
    [("同比", True), ("较上年增减", True), ("增幅（%）", True), ("2024年", False)],
)
def test_heading(name: str, is_change: bool) -> None:
    assert is_change_heading(name) is is_change
