from __future__ import annotations

import pytest

from assistant.figures.change import (
    change_from_to,
    change_without_number,
    find_changes,
    is_change_heading,
)
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
        ("增幅达14%", "", "up", 14, "%"),
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
    ],
)
def test_without_number(text: str, direction: str, value: float | None) -> None:
    change = change_without_number(text, phrases_of(text)[0])
    assert change is not None
    assert (change.direction, change.value) == (direction, value)


@pytest.mark.parametrize("text", ["30件，持平", "30件，满意度水平与上年持平", "30件"])
def test_without_number_and_basis(text: str) -> None:
    assert change_without_number(text, phrases_of(text)[0]) is None


@pytest.mark.parametrize(
    ("text", "basis", "direction"),
    [
        ("由上年的60件降至41件", "上年", "down"),
        ("从2021年的90%提高到95%", "2021年", "up"),
        ("由60件增加到80件", "", "up"),
    ],
)
def test_from_to(text: str, basis: str, direction: str) -> None:
    change = change_from_to(text, *phrases_of(text))
    assert change is not None
    assert (change.basis, change.direction, change.value) == (basis, direction, None)


@pytest.mark.parametrize("text", ["受理60件，办结41件", "由60件组成，" + "很长" * 20 + "降至41件"])
def test_is_no_from_to(text: str) -> None:
    assert change_from_to(text, *phrases_of(text)) is None


@pytest.mark.parametrize(
    ("name", "is_change"),
    [("同比", True), ("较上年增减", True), ("增幅（%）", True), ("2024年", False)],
)
def test_heading(name: str, is_change: bool) -> None:
    assert is_change_heading(name) is is_change
