from __future__ import annotations

import pytest

from assistant.export.errors import EmptyManuscript
from assistant.export.text.plain import render_plain
from tests.export.build import ATTACHMENTS, FULL, line, manuscript


def test_plain_text_has_paragraphs_and_empty_lines() -> None:
    text = render_plain(manuscript(line("heading1", "成效", "一、"), line("body", "正文。")))
    assert text == (
        "临江市司法局关于2025年度法治政府建设情况的报告\n\n临江市人民政府：\n"
        "　　一、成效\n　　正文。\n\n临江市司法局办公室\n2026年2月5日\n　　（此件公开发布）\n"
    )


def test_plain_text_has_every_element() -> None:
    text = render_plain(manuscript(line("body", "正文。"), **FULL, attachments=ATTACHMENTS))
    for words in (*FULL.values(), "附件1", "文件目录"):
        assert words.replace("、", "　") in text
    assert "\t" not in text
    assert text.endswith("临江市司法局办公室　2026年2月6日印发\n")


def test_empty_manuscript_is_refused() -> None:
    with pytest.raises(EmptyManuscript):
        render_plain(manuscript(title=""))
