from __future__ import annotations

from html.parser import HTMLParser

import pytest

from assistant.draft.manuscript import FieldMark
from assistant.export.errors import EmptyManuscript
from assistant.export.text.html import render_html
from tests.export.build import ATTACHMENTS, FULL, line, manuscript

VOID = {"meta", "br"}


class Page(HTMLParser):
    """Tags and words of a page; fails where they are not nested."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words: list[tuple[str, str]] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open and data.strip():
            self.words.append((self.open[-1], data.strip()))


def test_headings_are_headings() -> None:
    page = Page(
        render_html(
            manuscript(
                line("heading1", "成效", "一、"),
                line("heading2", "制度", "（一）"),
                line("heading3", "机制", "1."),
                line("heading4", "清单", "（1）"),
                line("body", "正文。"),
            )
        )
    )
    assert ("lang", "zh-CN") in page.attributes
    for found in (
        ("title", "临江市司法局关于2025年度法治政府建设情况的报告"),
        ("h2", "一、成效"),
        ("h3", "（一）制度"),
        ("h4", "1.机制"),
        ("h5", "（1）清单"),
        ("p", "正文。"),
        ("p", "（此件公开发布）"),
    ):
        assert found in page.words
    assert page.tags.count("h1") == 1
    assert "header" not in page.tags
    assert "footer" not in page.tags


def test_full_document_has_head_and_imprint() -> None:
    page = Page(render_html(manuscript(line("body", "正。"), **FULL, attachments=ATTACHMENTS)))
    assert {"header", "footer"} <= set(page.tags)
    words = "".join(word for _, word in page.words)
    for value in ("000012", "机密★1年", "临司〔2026〕3号", "陈一鸣　李书文", "2026年2月6日印发"):
        assert value in words


def test_page_holds_nothing_from_outside() -> None:
    html = render_html(manuscript(line("body", "正文。"), **FULL))
    assert "http" not in html
    assert "<script" not in html


@pytest.mark.parametrize(
    "hostile",
    ["<script>alert(1)</script>", '"><img src=x>', "{{ 7*7 }}", "]]>&lt;", "a\x00b\ud800c"],
)
def test_text_from_strangers_stays_text(hostile: str) -> None:
    html = render_html(
        manuscript(line("body", hostile), title=hostile, body=hostile, addressee=hostile, remark="")
    )
    page = Page(html)
    assert not {"script", "img"} & set(page.tags)
    html.encode("utf-8")
    assert "49" not in "".join(word for _, word in page.words)


def test_marks_show_what_is_open() -> None:
    marks = (
        FieldMark(start=2, end=6, key=None, verified=False, blank=True),
        FieldMark(start=9, end=12, key="a", verified=False),
    )
    whole = manuscript(line("body", "受理【件数】件，审12件。", marks=marks))
    assert render_html(whole).count("<mark") == 1
    assert '<mark class="unverified">12件</mark>' in render_html(whole, mark_unverified=True)


def test_empty_manuscript_is_refused() -> None:
    with pytest.raises(EmptyManuscript):
        render_html(manuscript(title=""))
