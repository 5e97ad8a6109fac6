from __future__ import annotations

import pytest

from assistant.figures.keys import Words
from assistant.figures.wording import name_indicator


@pytest.mark.parametrize(
    ("own", "topic", "name"),
    [
        ("2023年全区共受理行政复议案件#", "", "全区共受理行政复议案件"),
        ("全年共审查合同#", "", "审查合同"),
        ("受理#", "收到行政复议申请#", "行政复议受理"),
        ("公示率达#", "", "公示率"),
        ("建成#公共法律服务工作站", "", "建成公共法律服务工作站"),
        ("截至11月底，累计解除矫正#", "", "解除矫正"),
        ("#", "", ""),
    ],
)
def test_name(own: str, topic: str, name: str) -> None:
    words = Words(own, own, topic or own, own, frozenset())
    assert name_indicator(words) == name


def test_name_is_short() -> None:
    own = "很长的说法" * 40 + "#"
    assert len(name_indicator(Words(own, own, own, own, frozenset()))) <= 60
