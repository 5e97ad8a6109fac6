from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.cleaning.pipeline import RULES
from tests.cleaning.run import clean

TITLE = "青栎区司法局2023年度法治政府建设情况报告"
OPENING = (
    "2023年，青栎区司法局坚持党的领导，认真落实上级部署，扎实推进依法行政，现将有关情况报告如下。"
)

HEAD = (
    "设为首页 | 加入收藏",
    "青栎区人民政府门户网站",
    "今天是2024年1月30日 星期二",
    "当前位置：首页 > 政务公开 > 法治政府建设",
    "首页 政务公开 政务服务 互动交流",
    "索引号：QL/2024-0012 发布机构：区司法局",
    "索引号 | 001/2024-1 | 发布机构 | 区司法局 |",
    "来源：区司法局 发布时间：2024-01-20 10:22 浏览次数：12",
    "【字体：大 中 小】 打印 分享：",
    "2024-01-20",
    ".TRS_Editor P{line-height:2}",
)

TAIL = (
    "【打印本页】 【关闭窗口】",
    "上一篇：关于开展检查的通知",
    "下一篇：没有了",
    "扫一扫在手机打开当前页",
    "分享到：微信 微博",
    "相关附件：",
    "主办：青栎区人民政府办公室 地址：云溪路1号 邮编：230000",
    "版权所有：青栎区人民政府 皖ICP备12345678号",
    "责任编辑：张三 审核：李四",
)

# words that pages use as well, at the beginning of sentences
SENTENCES = (
    "来源：各单位报送的数据。",
    "时间：集中在下半年。",
    "分享到基层的经验有三条，各镇街互学互鉴。",
    "打印、复印等便民服务累计3000余人次。",
    "首页设置法治专栏，更新信息120条。",
    "上一年度遗留问题全部整改到位。",
    "下一页计划已经列明，逐项销号。",
    "主办单位为区司法局的活动共4场，覆盖云溪镇等6个镇街。",
    "联系电话和办公地址全部公开，群众办事更加方便。",
    "扫一扫即可评价，群众满意率达98.5%。",
    "相关信息公开及时准确。",
    "发布机构改革方案1份。",
    "点击率、阅读量持续上升。",
    "下载客户端即可办理，实现“一网通办”。",
    "收到行政复议申请32件，受理30件，审结28件。",
    "深入学习领会精神（扩大会议4次），推动落实。",
    "持续加强学习。",
    "索引号编制规范，档案管理有序。",
    "浏览次数最多的专栏是“民法典”。",
    "返回顶部设计更加人性化。",
    "关闭整改企业2家。",
    "版权所有人的合法权益得到保护。",
    "今天是国家宪法日，全区开展宣誓活动。",
    "名称预先核准等事项全部网上办理。",
)

HEADINGS = ("一、主要举措和成效", "（一）加强组织领导", "二、存在的不足", "三、下一步打算")

GAPS = ("\n", "\n\n", "\n　　", "\r\n", " \n\t")

SKELETON = re.compile(r"[^一-鿿0-9A-Za-z.%]")


def bare(text):
    return SKELETON.sub("", text)


@st.composite
def pages(draw):
    """Give a page and the lines of the report that it holds."""
    head = draw(st.lists(st.sampled_from(HEAD), max_size=6))
    tail = draw(st.lists(st.sampled_from(TAIL), max_size=6))
    body = draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=12, unique=True))
    report = [TITLE, OPENING, HEADINGS[0], *body[::2], *HEADINGS[1:3], *body[1::2], HEADINGS[3]]
    report.append("继续加强队伍建设，完善制度机制，推动各项任务落到实处，不断提升群众满意度。")
    gap = draw(st.sampled_from(GAPS))
    return gap.join([*head, *report, *tail]), report


@settings(max_examples=150, deadline=None)
@given(pages())
def test_each_sentence_of_the_report_survives_its_page(page):
    text, report = page
    cleaned = bare(clean(text))
    for line in report:
        assert bare(line) in cleaned


@settings(max_examples=60, deadline=None)
@given(pages())
def test_nothing_of_the_page_survives(page):
    text, _ = page
    kept = {bare(line) for line in clean(text).split("\n")}
    frame = {bare(line) for line in HEAD + TAIL} - {""}
    assert not kept & frame


@settings(max_examples=60, deadline=None)
@given(pages(), st.sampled_from([rule.name for rule in RULES]))
def test_a_rule_left_out_loses_nothing(page, name):
    text, report = page
    cleaned = bare(clean(text, name))
    for line in report:
        assert bare(line) in cleaned


@pytest.mark.parametrize("width", [18, 24, 33])
def test_broken_lines_keep_all_characters(width):
    paragraph = OPENING + "".join(SENTENCES)
    lines = [paragraph[i : i + width] for i in range(0, len(paragraph), width)]
    assert bare("\n".join(lines)) == bare(clean("\n".join(lines)))
