from __future__ import annotations

import pytest

from assistant.figures.phrases import split_phrases
from assistant.figures.scan import find_mentions


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("受理案件12件，办结9件", ["受理案件#", "办结#"]),
        ("新设26个工作站，改建4个窗口", ["新设#工作站", "改建#窗口"]),
        ("审查合同7件、协议3件", ["审查合同#", "协议#"]),
        ("建成3个工作站、2个工作室", ["建成#工作站", "建成#工作室"]),
        ("服务7期24人次", ["服务#", "服务#"]),
        ("抽查9个局和12个镇150宗案卷", ["抽查#局", "抽查#镇", "抽查镇#案卷"]),
        ("办理12件涉企案件、行政复议20件", ["办理#涉企案件", "行政复议#"]),
        ("案件50件（其中涉企8件）", ["案件#", "其中涉企#"]),
        ("中心组（扩大）学习3次", ["中心组（扩大）学习#"]),
        ("共9件（含甲，乙）办结5件", ["共#", "办结#"]),
        ("30名干部考试参考率100%", ["#干部考试", "干部考试参考率#"]),
        ("干部参考率、优秀率达100%", ["干部参考率、优秀率达#"]),
        ("覆盖9个县（市、区）和31个部门", ["覆盖#县（市、区）", "覆盖#部门"]),
        ("建成示范村（社区）21个、省级村（社区）6个", ["建成示范村（社区）#", "省级村（社区）#"]),
    ],
)
def test_own_words(text: str, own: list[str]) -> None:
    phrases = split_phrases(text, 0, len(text), find_mentions(text))
    assert [phrase.own for phrase in phrases] == own


def test_reach_is_bounded() -> None:
    text = "很长" * 500 + "12件" + "很长" * 500
    (phrase,) = split_phrases(text, 0, len(text), find_mentions(text))
    assert len(phrase.own) < 200
