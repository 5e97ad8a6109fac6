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
        ("已签约#", "", "签约"),
        ("违法行为#", "", "违法行为"),
        ("村规民约#", "", "村规民约"),
        ("平均#", "", "平均"),
        ("执业律师只有#", "", "执业律师"),
        ("各级各类演练#", "", "各级各类演练"),
        ("另外#因病缺席", "", "因病缺席"),
        ("调解成功#", "受理物业服务纠纷#", "物业服务纠纷调解成功"),
        ("调解成功#", "受理各类纠纷#", "纠纷调解成功"),
        ("受众#", "宪法宣传周举办普法活动#", "普法受众"),
        ("#", "", ""),
    ],
)
def test_name(own: str, topic: str, name: str) -> None:
    words = Words(own, own, topic or own, own, frozenset())
    assert name_indicator(words) == name


def test_name_is_short() -> None:
    own = "很长的说法" * 40 + "#"
    assert len(name_indicator(Words(own, own, own, own, frozenset()))) <= 60
