from __future__ import annotations

import pytest

from assistant.sources.html import page_text
from assistant.sources.html_facts import read_day, read_publisher

TITLE = "东山县2023年法治政府建设年度报告"


def facts(head="", body=""):
    return page_text(
        f"<html><head>{head}</head><body>{body}<p>正文，内容。</p></body></html>"
    ).facts


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-01-20", "2024-01-20"),
        ("2024-1-5 09:30:00", "2024-01-05"),
        ("2024年01月20日", "2024-01-20"),
        ("2024/1/20", "2024-01-20"),
        ("2024.01.20", "2024-01-20"),
        ("20240120", "2024-01-20"),
        ("20240120103000", "2024-01-20"),
        ("2024-01-20T23:30:00+08:00", "2024-01-20"),
        ("2024-01-20-10:00:00", "2024-01-20"),
        ("1705681800", "2024-01-20"),
        ("1705681800000", "2024-01-20"),
        ("2024-13-20", None),
        ("2023-02-29", None),
        ("2024", None),
        ("", None),
    ],
)
def test_days(text, day):
    assert read_day(text) == day


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("东山县司法局", "东山县司法局"),
        ("来源：东山县司法局", "东山县司法局"),
        (" [东山县司法局] ", "东山县司法局"),
        ("本站", None),
        ("admin", None),
        ("http://www.example.com", None),
        ("2024", None),
        ("", None),
    ],
)
def test_publishers(text, name):
    assert read_publisher(text) == name


@pytest.mark.parametrize(
    ("head", "body", "day"),
    [
        ("<meta name='PubDate' content='2024-01-20 10:00'>", "", "2024-01-20"),
        ("<META NAME='pubdate' CONTENT='2024-01-20'>", "发布时间：2023-01-01", "2024-01-20"),
        (
            "<meta property='article:published_time' content='2024-01-20T10:00:00'>",
            "",
            "2024-01-20",
        ),
        ("<meta name='publishdate' content=''>", "<p>发布日期：[2024-01-20]</p>", "2024-01-20"),
        ("", "<time datetime='2024-01-20'>昨天</time>", "2024-01-20"),
        ("", '<script>{"pubDate": "2024-01-20T08:00:00"}</script>', "2024-01-20"),
        ("", "<script>var ct = '1705681800';</script>", "2024-01-20"),
        ("", "<table><tr><td>发布日期</td><td>2024年1月20日</td></tr></table>", "2024-01-20"),
        ("", f"<h1>{TITLE}</h1><p>2024-01-20 10:00</p>", "2024-01-20"),
        ("", f"<h1>{TITLE}</h1><p>来源：县司法局　2024-01-20</p>", "2024-01-20"),
        ("", "<p>截止时间：2024-01-20</p>", None),
        ("", "<p>资金来源明确，2024年1月20日到账。</p>", None),
        ("", "<p>2024年1月20日</p>", None),
    ],
)
def test_day_of_publication(head, body, day):
    assert facts(f"<title>{TITLE}</title>{head}", body).published == day


@pytest.mark.parametrize(
    ("head", "body", "name"),
    [
        ("<meta name='ContentSource' content='东山县司法局'>", "", "东山县司法局"),
        ("<meta name='ContentSource' content='本站'>", "<p>来源：东山县司法局</p>", "东山县司法局"),
        ("<meta name='Author' content='东山县司法局'>", "", "东山县司法局"),
        ("<meta name='Author' content='张三'>", "", None),
        ("", '<script>var nickname = htmlDecode("东山司法");</script>', "东山司法"),
        ("", "<p>发布时间：2024-01-20 信息来源：东山县司法局 浏览次数：3</p>", "东山县司法局"),
        ("", "<table><tr><td>发布机构</td><td>东山县司法局</td></tr></table>", "东山县司法局"),
        ("", "<p>经费来源：财政拨款</p>", None),
    ],
)
def test_publisher_of_a_page(head, body, name):
    assert facts(head, body).publisher == name


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        (f"<title>{TITLE}</title>", "", TITLE),
        (f"<meta name='ArticleTitle' content='{TITLE}'><title>东山县人民政府</title>", "", TITLE),
        (f"<title>{TITLE}_东山县人民政府</title>", f"<h1>{TITLE}</h1>", TITLE),
        (f"<title>{TITLE}_东山县人民政府</title>", "", f"{TITLE}_东山县人民政府"),
        (
            (
                f"<title>{TITLE} - 部门文件 - 东山县</title><meta name='SiteName' content='东山县'>"
                "<meta name='ColumnName' content='部门文件'>"
            ),
            "",
            TITLE,
        ),
        (
            "<title>法治建设规划（2021-2025年）</title>",
            "<h1>法治建设规划</h1>",
            "法治建设规划（2021-2025年）",
        ),
        ("<title>- no title specified</title>", "", None),
        ("<title>无标题文档</title>", "", None),
        ("", "", None),
    ],
)
def test_title_of_a_page(head, body, title):
    assert facts(head, body).title == title
