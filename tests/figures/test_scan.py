from __future__ import annotations

from itertools import pairwise

import pytest

from assistant.figures.scan import find_mentions


def read(text: str) -> list[tuple[str, float, str]]:
    return [(text[m.start : m.end], m.value, m.unit) for m in find_mentions(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("受理12件", ("12件", 12, "件")),
        ("受理 12 件", ("12 件", 12, "件")),
        ("受众1.8万余人次", ("1.8万余人次", 18000, "人次")),
        ("资金3亿元", ("3亿元", 300_000_000, "元")),
        ("双100%达标", ("双100%", 100, "%")),
        ("“双100%”", ("双100%", 100, "%")),
        ("百分之百覆盖", ("百分之百", 100, "%")),
        ("办案三百二十件", ("三百二十件", 320, "件")),
        ("近百场", ("百场", 100, "场")),
        ("上千人次", ("千人次", 1000, "人次")),
        ("两件", ("两件", 2, "件")),
        ("组成三个督导组", ("三个", 3, "个")),
        ("举办两期培训", ("两期", 2, "期")),
        ("召开会议一次。", ("一次", 1, "次")),
    ],
)
def test_finds(text: str, found: tuple[str, float, str]) -> None:
    assert read(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "2024年3月",
        "百件大案",
        "千家万户",
        "三项制度",
        "五个方面",
        "二期工程",
        "项目一期，",
        "一件事",
        "统一部署",
        "2021—3次",
        "A3件",
        "1.2.3件",
        "4·15",
        "12**件",
    ],
)
def test_leaves_out(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "number", "value", "upper"),
    [
        ("每村配备3—5名调解员", "3—5名", 3, 5),
        ("处罚金额10至15万元", "10至15万元", 100_000, 150_000),
        ("办理三至五件", "三至五件", 3, 5),
    ],
)
def test_a_range_is_one_number(text: str, number: str, value: float, upper: float) -> None:
    (found,) = find_mentions(text)
    assert text[found.start : found.end] == number
    assert (found.value, found.upper) == (value, upper)


@pytest.mark.parametrize("text", ["合格率达百分之95至98%", "见附件1\n- 12件办结", "受理3\n—5件"])
def test_ranges_stay_apart_from_what_was_read_and_from_other_lines(text: str) -> None:
    found = find_mentions(text)
    assert found
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all("\n" not in text[mention.start : mention.end] for mention in found)
