from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.outline.title import find_title, join_title

BODY = (
    "2031年，全区各部门认真落实上级部署要求，扎实推进各项任务，法治环境不断改善，队伍素质持续提升，"
    "群众更加满意，现将有关情况报告如下。\n一、主要做法\n"
)


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (
            "青栎区人民政府关于2031年度法治政府建设情况的报告\n",
            "青栎区人民政府关于2031年度法治政府建设情况的报告",
        ),
        (
            "云溪市青栎区司法局\n关于2031年法治政府建设情况的报告\n",
            "云溪市青栎区司法局关于2031年法治政府建设情况的报告",
        ),
        (
            "青栎区人民政府关于2031年度\n法治政府建设情况的报告\n",
            "青栎区人民政府关于2031年度法治政府建设情况的报告",
        ),
        (
            "2031年全县法治工作总结\n暨2032年工作思路\n",
            "2031年全县法治工作总结暨2032年工作思路",
        ),
        (
            "中共青栎县委 青栎县人民政府\n关于2031年法治政府建设情况的报告\n",
            "中共青栎县委 青栎县人民政府关于2031年法治政府建设情况的报告",
        ),
        (
            "各镇：\n现将《总结》印发给你们，请执行。\n县司法局\n2032年1月5日\n2031年青栎县依法行政工作报告\n",
            "2031年青栎县依法行政工作报告",
        ),
        (
            "首页\n青栎区司法局\n发布时间：2032年1月5日\n云溪市青栎区司法局2031年法治工作报告\n",
            "云溪市青栎区司法局2031年法治工作报告",
        ),
        (
            "禾田街道2031年法治政府建设工作报告（公开版）\n",
            "禾田街道2031年法治政府建设工作报告（公开版）",
        ),
        ("\n\n  青栎局2031年法治工作报告  \n\n", "青栎局2031年法治工作报告"),
    ],
)
def test_finds_the_title_over_its_lines(head, title):
    span = find_title(head + BODY)
    assert span is not None
    assert join_title((head + BODY)[slice(*span)]) == title


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n \n",
        BODY,
        "一、青栎区2031年法治政府建设工作报告\n",
        "工作情况\n" + BODY,
        "存在的问题\n下一步工作打算\n",
        "法" * 5000,
    ],
)
def test_texts_without_title(text):
    assert find_title(text) is None


@given(st.text(alphabet="法治报告总结关于2031年局\n 。，：（）暨", max_size=120))
def test_span_lies_within_the_text_on_whole_lines(text):
    span = find_title(text)
    if span is None:
        return
    start, end = span
    assert 0 <= start < end <= len(text)
    assert not text[:start].rpartition("\n")[2].strip()
    assert not text[end:].partition("\n")[0].strip()
