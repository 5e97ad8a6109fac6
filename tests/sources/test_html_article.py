from __future__ import annotations

from pathlib import Path

import pytest

from assistant.sources.html import read_html
from tests.sources import pages
from tests.sources.pages import LINES, META, NEWS, PREFACE, TITLE, document

HEADINGS = {"broken_title": ("青栎区", "2023年法治政府建设年度报告")}
"""How the title is broken, where it is."""


def squeezed(lines):
    return ["".join(line.split()) for line in lines]


@pytest.mark.parametrize("page", pages.PAGES, ids=lambda page: page.__name__)
def test_page_gives_the_text_and_nothing_else(page):
    encoding = "gbk" if "gb2312" in page() else "utf-8"
    source = read_html(Path("a.html"), page().encode(encoding))
    heading = HEADINGS.get(page.__name__, (TITLE,))
    assert squeezed(source.text.splitlines()) == squeezed((*heading, *LINES))
    assert source.title == TITLE
    assert source.published == "2024-01-22"
    assert source.publisher in {"青栎区司法局", "青栎司法", "青栎日报"}


def lines_of(body, head=META):
    return read_html(Path("a.html"), document(head, body).encode()).text.splitlines()


TEXT = "".join(f"<p>{line}</p>" for line in LINES)


@pytest.mark.parametrize(
    "extra",
    [
        "<p>附件：<a href='1.xlsx'>1.统计表.xlsx</a></p>",
        "<table><tr><th>指标</th><th>数量</th></tr><tr><td>受理复议</td><td>58件</td></tr></table>",
        "<p>（此件公开发布）</p>",
    ],
)
def test_what_stands_below_the_text_and_belongs_to_it(extra):
    found = lines_of(f"<div class='a'><div class='b'>{TEXT}</div>{extra}<ul>{NEWS}</ul></div>")
    assert found[: len(LINES)] == list(LINES)
    assert len(found) > len(LINES)
    assert not any("云溪镇开展" in line for line in found)


def test_number_of_the_document_between_title_and_text():
    found = lines_of(f"<h1>{TITLE}</h1><p>青司发〔2024〕3号</p><div id='zoom'>{TEXT}</div>")
    assert found[:3] == [TITLE, "青司发〔2024〕3号", PREFACE]


def test_links_inside_the_text_stay():
    text = TEXT.replace("行政复议", "<a href='/law'>行政复议</a>").replace(
        LINES[1], f"<a href='/one'>{LINES[1]}</a>"
    )
    assert lines_of(f"<div class='nav'>{pages.MENU}</div><div id='zoom'>{text}</div>") == list(
        LINES
    )


def test_text_that_is_named_like_the_page_stays():
    assert lines_of(f"<ul>{NEWS}</ul><div id='print' class='hot'>{TEXT}</div>") == list(LINES)


def test_parts_of_the_text_that_are_named_like_the_page_stay():
    text = TEXT.replace(
        f"<p>{LINES[1]}</p>", f"<div class='tag'><h2>{LINES[1]}</h2></div>"
    ).replace(f"<p>{LINES[7]}</p>", f"<p class='location'>{LINES[7]}</p>")
    buttons = "<div class='share'>分享到：<a href='#'>微信</a></div><p class='print'>【打印】</p>"
    assert lines_of(f"<ul>{NEWS}</ul><div id='zoom'>{buttons}{text}{buttons}</div>") == list(LINES)


@pytest.mark.parametrize(
    "line",
    ["培训时间：每月一次，地点：各街道，全年覆盖。", "地址变更3件，电话：咨询类12件，均已办结。"],
)
def test_a_paragraph_with_a_label_in_it_is_not_lost(line):
    pieces = f"<div class='x'>{TEXT}</div><div class='y'>{line}</div>"
    assert lines_of(f"<ul>{NEWS}</ul>{pieces}") == [*LINES, line]


def test_title_that_stands_above_the_text_and_in_it_is_given_once():
    text = f"<div id='zoom'><p align='center'><b>{TITLE}</b></p>{TEXT}</div>"
    assert lines_of(f"<ul>{NEWS}</ul><h1>{TITLE}</h1>{text}") == [TITLE, *LINES]


def test_a_page_that_is_one_link_keeps_its_text():
    assert lines_of(f"<a href='/x'>{TEXT}</a>") == list(LINES)


def test_text_without_punctuation_is_kept_whole():
    body = "<h1>云溪镇权责清单</h1><p>行政许可</p><p>行政处罚</p>"
    assert lines_of(body, "") == ["云溪镇权责清单", "行政许可", "行政处罚"]


def test_a_second_piece_of_text_is_not_lost():
    other = "另外，全年还开展了两项试点，效果较好。"
    pieces = f"<div class='x'>{TEXT}</div><div class='y'><p>{other}</p></div>"
    assert lines_of(f"<ul>{NEWS}</ul>{pieces}") == [*LINES, other]


def test_title_that_the_head_cuts_short():
    head = f"<meta name='ArticleTitle' content='{TITLE[:12]}…'>"
    body = f"<ul>{NEWS}</ul><div class='t'>{TITLE}</div><div class='c'>{TEXT}</div>"
    assert lines_of(body, head)[0] == TITLE


@pytest.mark.parametrize(
    "hide", ["style='display:none'", "style='DISPLAY : none;color:red'", "hidden"]
)
def test_hidden_elements_are_left_out(hide):
    assert lines_of(f"<div><p {hide}>您的浏览器版本过低，请升级。</p>{TEXT}</div>") == list(LINES)


def test_a_text_that_a_script_will_show_is_kept():
    assert lines_of(f"<ul>{NEWS}</ul><div style='display:none'>{TEXT}</div>") == list(LINES)
