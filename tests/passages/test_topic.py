from __future__ import annotations

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.base.paths import bundled
from assistant.passages.topic import load_topics, topic_of


@pytest.mark.parametrize(
    ("text", "headings", "topic"),
    [
        ("全年收到行政复议申请80件，办结76件。", (), "行政复议"),
        ("行政机关负责人出庭应诉率达到95%。", (), "行政诉讼"),
        ("组织政府常务会议学法6次。", (), "组织领导"),
        ("审查行政规范性文件12件，备案10件。", (), "制度建设"),
        ("严格执行重大行政决策程序。", (), "行政决策"),
        ("评查行政处罚案卷60宗。", (), "行政执法"),
        ("人民调解组织化解矛盾纠纷900件。", (), "矛盾化解"),
        ("办理法律援助案件300件。", (), "公共法律服务"),
        ("开展民法典普法宣传活动40场。", (), "普法宣传"),
        ("在册社区矫正对象52人。", (), "社区矫正"),
        ("办理政府信息公开申请33件。", (), "政务公开"),
        ("修订应急预案8个，开展应急演练12次。", (), "应急管理"),
        ("政务服务事项网上可办率达98%。", (), "政府职能"),
        ("自觉接受人大监督、民主监督。", (), "权力监督"),
        ("推进数字法治平台和大数据应用。", (), "数字法治"),
        ("受理涉企执法问题线索60条，办结58条。", (), "行政执法"),
        ("审结180件，其中调解和解70件，纠错率8%。", (), "行政复议"),
        ("举办法治专题培训9场。", (), "组织领导"),
        ("开展法治督察1次。", (), "组织领导"),
        ("依法不予处罚45件。", (), "行政执法"),
        ("拆除违法建设12处。", (), "行政执法"),
        ("编制公布履职事项清单，共列110项。", (), "政府职能"),
        ("开展普法活动30场次，受众6000人次。", ("打造家门口的法律服务圈",), "普法宣传"),
        ("在册社区矫正对象9人，按风险等级管理。", ("打造家门口的法律服务圈",), "社区矫正"),
        ("行政复议与行政诉讼。", ("化解行政争议", "规范行政应诉"), "行政诉讼"),
        ("全年办结76件。", ("推进行政复议体制改革", "主要成效"), "行政复议"),
        ("全年办结76件，办结率95%。", ("主要成效", "推进行政复议体制改革"), "行政复议"),
        ("全年办结76件，办结率95%。", ("主要成效",), None),
        ("行政复议与行政诉讼。", (), None),
        ("天气晴朗。", (), None),
        ("", (), None),
        ("", ("存在问题",), None),
    ],
)
def test_topics(text, headings, topic):
    assert topic_of(text, headings) == topic


def test_names_agree_with_the_indicators():
    with bundled("corpus", "indicators.csv").open(encoding="utf-8", newline="") as file:
        named = {row["topic"] for row in csv.DictReader(file)}
    assert named <= set(load_topics().values())


def test_no_word_stands_under_two_topics():
    with bundled("corpus", "topics.csv").open(encoding="utf-8", newline="") as file:
        words = [word for row in csv.DictReader(file) for word in row["words"].split("|")]
    assert len(words) == len(set(words))
    assert all(words)


@given(st.text(max_size=100), st.lists(st.text(max_size=20), max_size=4))
def test_gives_a_known_topic_or_none(text, headings):
    assert topic_of(text, headings) in {None, *load_topics().values()}
