from __future__ import annotations

import pytest

from assistant.cleaning.page_facts import PageFacts, read_page_facts
from assistant.cleaning.pipeline import clean_text
from assistant.sources.source_text import SourceText
from tests.cleaning.run import source

TITLE = "青栎区2023年度法治政府建设情况报告\n"
BODY = (
    "2023年，青栎区坚持党的领导，认真落实上级部署，持续推进依法行政工作，现将有关情况报告如下。\n"
    "一、主要举措\n来源：各单位报送。发布时间：2001-02-03\n"
    "2023年12月1日印发方案，发布机构：云溪镇政府，推动各项任务落到实处，群众满意度不断提升。\n"
)


@pytest.mark.parametrize(
    ("frame", "day", "publisher"),
    [
        ("来源：区司法局 发布时间：2024-01-20 10:22 浏览次数：12\n", "2024-01-20", "区司法局"),
        ("来 源：区司法局　　发布日期：2024年1月5日\n", "2024-01-05", "区司法局"),
        ("發佈時間：2024-01-22 來源：區司法局 瀏覽次數：3\n", "2024-01-22", "区司法局"),
        ("文章来源:司法局 更新时间:2021/03/29 11:30:01\n", "2021-03-29", "司法局"),
        ("2024-01-22 16:20 来源：区司法局 阅读量：99\n", "2024-01-22", "区司法局"),
        ("2024-01-22 16:20\n", "2024-01-22", None),
        ("日期:2024/01/22 11:13来源:区司法局作者:某某阅读次数:\n", "2024-01-22", "区司法局"),
        ("- 发布机构: 区司法局\n- 公文生成日期: 2024-01-22\n", "2024-01-22", "区司法局"),
        ("- [ 索引号 ] 01\n- [ 发布机构 ] 区司法局\n", None, "区司法局"),
        ("发布时间：２０２４－０１－２０ | 来源：区司法局 | 浏览：1次\n", "2024-01-20", "区司法局"),
        (
            "索引号 | 01/2024 | 发布机构 | 区司法局 |\n生成日期 | 2024-01-20 |\n",
            "2024-01-20",
            "区司法局",
        ),
        ("索引号\n01/2024\n发布机构\n区司法局\n成文日期\n2024-01-20\n", "2024-01-20", "区司法局"),
        ("  • 索引号:\n\n    1/2\n  • 发文日期:\n\n    2024年04月06日 16:40\n", "2024-04-06", None),
        ("发布机构：区司法局\n", None, "区司法局"),
        ("来源：本站 发布单位：区司法局【大 中 小】\n", None, "区司法局"),
        ("发布日期：\n2024-01-20\n", "2024-01-20", None),
        ("发布日期：2024-13-40\n", None, None),
        ("", None, None),
    ],
)
def test_the_frame_says_when_and_by_whom(frame, day, publisher):
    assert read_page_facts(TITLE + frame + BODY) == PageFacts(published=day, publisher=publisher)


def test_the_foot_counts_too():
    text = TITLE + BODY + "来源：区司法局\n责任编辑：张三\n"
    assert read_page_facts(text).publisher == "区司法局"


def test_the_day_of_publication_goes_before_that_of_writing():
    text = "索引号：1 成文日期：2024-01-10 发布日期：2024-01-20\n" + TITLE + BODY
    assert read_page_facts(text).published == "2024-01-20"


def test_the_cleaned_text_carries_them():
    cleaned = clean_text(source(TITLE + "来源：区司法局 发布时间：2024-01-20\n" + BODY))
    assert (cleaned.published, cleaned.publisher) == ("2024-01-20", "区司法局")


def test_what_the_reader_knows_goes_first():
    found = source(TITLE + "来源：区司法局 发布时间：2024-01-20\n" + BODY)
    known = SourceText(
        text=found.text, path=found.path, media_type="text/html", published="2024-02-01"
    )
    cleaned = clean_text(known)
    assert (cleaned.published, cleaned.publisher) == ("2024-02-01", "区司法局")
