"""Comparing files of all kinds, and what the comparison is written as."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import lxml.html
import pytest

from assistant.draft.file import write_draft
from assistant.draft.parts import Paragraph
from assistant.workflow.errors import UnknownFormat
from assistant.workflow.messages import message_of
from assistant.workflow.side_by_side import compare_texts, open_side, write_side_by_side
from tests.draft.test_compare import LAST, with_text

if TYPE_CHECKING:
    from pathlib import Path

NOW = with_text(LAST, 4, "作出行政处罚决定90件，开展执法检查12次。")
NAMES = ("上年.fzbg", "今年.fzbg")

REPORT = """青栎区2024年度法治政府建设情况报告

2024年，青栎区推进依法行政。

一、主要举措和成效

（一）规范执法行为

作出行政处罚决定86件，开展执法检查12次。

二、下一步安排

开展专项培训，提升执法能力。
"""


def test_a_draft_and_a_report_of_plain_text(tmp_path: Path) -> None:
    report, draft = tmp_path / "上年报告.txt", tmp_path / "今年.fzbg"
    report.write_text(REPORT, encoding="utf-8")
    write_draft(draft, NOW)
    compared = compare_texts(open_side(report), open_side(draft))
    changed = [row.after.text for row in compared.rows if row.kind == "changed"]
    assert "作出行政处罚决定90件，开展执法检查12次。" in changed
    assert ("86件", "90件") in [(row.before, row.after) for row in compared.figures]


def test_the_page_stands_alone_and_holds_both_texts(tmp_path: Path) -> None:
    page = tmp_path / "比较.html"
    write_side_by_side(page, compare_texts(LAST, NOW), NAMES)
    text = page.read_text(encoding="utf-8")
    assert "http" not in text
    assert "<script" not in text
    tree = lxml.html.fromstring(text)
    assert [each.text_content() for each in tree.iter("del")][1:] == ["86"]
    assert [each.text_content() for each in tree.iter("ins")][1:] == ["90"]
    assert [each.text_content() for each in tree.iter("summary")] == ["3 段相同", "4 段相同"]
    assert "+4件（+4.65%）" in text
    for word in ("下一步安排", "化解行政争议", *NAMES):
        assert word in text


def test_links_of_a_move_lead_to_rows_of_the_page(tmp_path: Path) -> None:
    parts = list(LAST.paragraphs)
    parts.append(parts.pop(4))
    page = tmp_path / "比较.html"
    moved = replace(LAST, paragraphs=tuple(parts))
    write_side_by_side(page, compare_texts(LAST, moved), NAMES)
    tree = lxml.html.fromstring(page.read_text(encoding="utf-8"))
    targets = [each.get("href").removeprefix("#") for each in tree.iter("a")]
    assert len(targets) == 2
    assert set(targets) <= {each.get("id") for each in tree.iter("tr")}


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    hostile = Paragraph(text="<script>alert(1)</script>\x00\ud800 & 甲\t乙")
    table = Paragraph(style="table", text="项目\t数\n<b>甲\t1")
    now = replace(LAST, paragraphs=(*LAST.paragraphs, hostile, table))
    compared = compare_texts(LAST, now)
    for ending in (".html", ".txt"):
        target = tmp_path / f"比较{ending}"
        write_side_by_side(target, compared, ("<i>左", "右\n边"))
        text = target.read_text(encoding="utf-8")
        assert "\x00" not in text
        if ending == ".html":
            assert "<script" not in text
            assert "<b>" not in text
            assert "<i>" not in text


def test_the_text_marks_what_went_and_what_came(tmp_path: Path) -> None:
    target = tmp_path / "比较.txt"
    write_side_by_side(target, compare_texts(LAST, NOW), NAMES)
    lines = target.read_text(encoding="utf-8").split("\n")
    assert "[修改] 第一部分（一）：作出行政处罚决定[-86-]{+90+}件，开展执法检查12次。" in lines
    assert "行政处罚：86件 → 90件，+4件（+4.65%）（第一部分（一））" in lines


def test_another_ending_is_refused_with_those_that_work(tmp_path: Path) -> None:
    target = tmp_path / "比较.docx"
    with pytest.raises(UnknownFormat) as caught:
        write_side_by_side(target, compare_texts(LAST, NOW), NAMES)
    assert ".html、.txt" in message_of(caught.value)
    assert not target.exists()
