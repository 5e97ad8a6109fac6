from __future__ import annotations

import time
from pathlib import Path

import pytest

from assistant.sources import html
from assistant.sources.errors import EmptySource, UnreadableSource
from assistant.sources.html import page_text, read_html
from tests.sources.pages import trs
from tests.sources.reading import text_or_reason

BODY = """
<p>　　2023年，东山县认真贯彻落实上级部署，持续推进依法行政，取得新进展，现将情况报告如下：</p>
<p>　　一、主要做法</p>
<p>（一）加强领导。全年召开专题会议3次，解决突出问题12个，各乡镇、各部门按照分工抓好落实，形成合力。</p>
<table><tr><th>指标</th><th>数量</th></tr><tr><td>受理复议</td><td><p>15件</p></td></tr></table>
<p>二、存在问题</p><p>基层执法力量不足，<br/>培训还不够，需要在今后的工作中认真研究，逐项加以改进，切实提高执法的水平。</p>
"""

PAGE = f"""<!DOCTYPE html><html><head><meta charset="utf-8">
<title>东山县2023年法治政府建设年度报告_东山县人民政府</title><style>p{{color:red}}</style></head><body>
<ul><li><a href="/">首页</a></li><li><a href="/zw">政务公开</a></li></ul><script>var a = 1;</script>
<div id="zoom"><h1>东山县2023年法治政府建设年度报告</h1>{BODY}</div>
<div class="foot"><p>主办：东山县人民政府办公室</p></div></body></html>"""


def read(page: str, encoding: str = "utf-8"):
    return read_html(Path("a.html"), page.encode(encoding))


def test_article_with_heading_and_table_rows():
    source = read(PAGE)
    lines = source.text.splitlines()
    assert lines[0] == "东山县2023年法治政府建设年度报告"
    assert "指标 | 数量" in lines
    assert "受理复议 | 15件" in lines
    assert "基层执法力量不足，" in lines
    assert source.title == "东山县2023年法治政府建设年度报告"
    assert source.media_type == "text/html"
    for dirt in ("var a", "color", "首页"):
        assert dirt not in source.text


def test_all_paragraphs_are_there_once_and_in_order():
    text = read(PAGE).text
    places = [text.index(word) for word in ("现将情况", "一、主要", "（一）", "15件", "二、存在")]
    assert places == sorted(places)
    assert text.count("加强领导") == 1


@pytest.mark.parametrize("encoding", ["gb2312", "gbk", "gb18030", "utf-16", "utf-8"])
def test_declared_encodings(encoding):
    page = PAGE.replace('charset="utf-8"', f'charset="{encoding}"')
    assert "主要做法" in read(page, encoding).text


def test_wrong_declaration_does_no_harm():
    assert "主要做法" in read(PAGE.replace('charset="utf-8"', 'charset="gb2312"')).text


def test_xml_declaration():
    assert "主要做法" in read('<?xml version="1.0" encoding="UTF-8"?>\n' + PAGE).text


def test_text_in_bare_divs_is_not_lost():
    body = BODY.replace("<p>", "<div>").replace("</p>", "</div>")
    text = read(f"<html><body><div>{body}</div></body></html>").text
    assert "受理复议 | 15件" in text
    assert "逐项加以改进" in text


def test_preformatted_text_keeps_its_lines():
    page = "<html><body><pre>一、主要做法\n加强领导。\n</pre></body></html>"
    assert page_text(page).text == "一、主要做法\n加强领导。\n"


@pytest.mark.parametrize("levels", [300, 5_000, 200_000])
def test_deep_nesting(levels):
    started = time.process_time()
    page = f"<html><body>{'<div>' * levels}{BODY}{'</div>' * levels}</body></html>"
    text = read(page).text
    assert text.index("受理复议") < text.index("15件") < text.index("二、存在问题")
    assert time.process_time() - started < 10


def test_unclosed_elements():
    text = read("<p>一、主要做法<p>加强领导。<table><tr><td>甲<td>乙<tr><td>丙<td>丁").text
    assert text.splitlines() == ["一、主要做法", "加强领导。", "甲 | 乙", "丙 | 丁"]


HOSTILE = {
    "attributes": f"<div {' '.join(f'a{i}=x' for i in range(200_000))}>{BODY}",
    "one attribute": f"<div title='{'x' * 3_000_000}'>{BODY}",
    "one line": f"{BODY}<p>{'字，' * 1_000_000}",
    "character references": f"{BODY}<p>{'&nbsp;&#20013;&amp;' * 100_000}",
    "open comments": f"{BODY}{'<!-- ' * 100_000}",
    "open brackets": f"{BODY}{'<' * 300_000}",
    "nested links": f"{'<a href=x>' * 20_000}{BODY}",
    "nested tables": f"{'<table><tr><td>' * 20_000}{BODY}",
    "nested hidden elements": f"{'<div style=display:none>' * 1000}{BODY * 50}",
    "wide and high cells": f"{BODY}<table>{'<tr><td rowspan=99 colspan=99>1<td>2' * 3000}</table>",
    "title of many parts": f"<title>{'a_' * 20_000}</title>{BODY}",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_take_seconds(name):
    started = time.process_time()
    text = read(f"<html><body>{HOSTILE[name]}").text
    assert "现将情况报告如下" in text
    assert len(text) < 5_000_000
    assert time.process_time() - started < 10


def test_page_beyond_all_measure_is_refused(monkeypatch):
    monkeypatch.setattr(html, "LARGEST_PAGE", 1000)
    with pytest.raises(UnreadableSource) as caught:
        read(PAGE + "<p>甲</p>" * 1000)
    assert "太大" in caught.value.reason


def test_page_cut_anywhere_is_read_or_refused():
    data = trs().encode()
    for end in range(0, len(data), 7):
        assert text_or_reason(read_html, Path("a.html"), data[:end]).strip()


@pytest.mark.parametrize(
    ("page", "word"),
    [
        ("<html><frameset cols='20%,*'><frame src='left.htm'></frameset></html>", "框架"),
        (
            "<html><body><iframe src='/w/v.html?file=/u/2023年报告.pdf'></iframe></body></html>",
            "2023年报告.pdf",
        ),
        ("<html><body><p>查看全文</p><a href='/u/report.pdf'>附件</a></body></html>", "report.pdf"),
    ],
)
def test_pages_whose_text_is_elsewhere(page, word):
    with pytest.raises(EmptySource) as caught:
        read(page)
    assert word in caught.value.reason
    assert caught.value.advice


def test_embedded_pictures_are_passed_over():
    picture = f'<img src="data:image/png;base64,{"A" * 3_000_000}">'
    started = time.process_time()
    assert "主要做法" in read(PAGE.replace("<h1>", picture + "<h1>")).text
    assert time.process_time() - started < 10


@pytest.mark.parametrize(
    "page",
    [
        "<html><body></body></html>",
        "<html><body><script>document.write('x')</script></body></html>",
        "<!DOCTYPE html>",
        "<html><!-- 一、主要做法 --></html>",
    ],
)
def test_page_without_text(page):
    with pytest.raises(EmptySource) as caught:
        read(page)
    assert "脚本" in caught.value.reason


def test_entities_are_not_expanded_without_end():
    bomb = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10 if i else "法"}">' for i in range(12))
    started = time.process_time()
    text = page_text(f"<!DOCTYPE html [{bomb}]><html><body><p>正文&a11;</p></body></html>").text
    assert time.process_time() - started < 5
    assert "正文" in text
    assert len(text) < 10_000


def test_whole_article_in_a_cell_of_a_layout_table():
    page = f"<html><body><table><tr><td>{BODY}</td><td>侧栏</td></tr></table></body></html>"
    found = read(page).text.splitlines()
    assert "一、主要做法" in found
    assert "受理复议 | 15件" in found


def test_heading_is_not_taken_for_a_column_of_the_site():
    page = PAGE.replace('<div id="zoom">', "<p>法治政府建设年度报告</p><p>第二栏</p><div>")
    assert read(page).text.splitlines()[0] == "东山县2023年法治政府建设年度报告"


@pytest.mark.parametrize("unseen", ["\x01", "&#1;", "&#x1f;", "&#&#1;1;", "\ufffe", "&#xd800;"])
def test_characters_that_no_page_shows(unseen):
    page = (
        f"<html><body><ol><li>{unseen}加强{unseen}领导，压实责任。</li></ol>"
        f"<script>x</script>{unseen}全年学法6次。</body></html>"
    )
    text = page_text(page).text
    assert "领导，压实责任。" in text
    assert "全年学法6次。" in text
