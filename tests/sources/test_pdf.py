from __future__ import annotations

import zlib
from pathlib import Path

import pytest

from assistant.sources.errors import SourceError, UnreadableSource, UnsupportedSource
from assistant.sources.pdf import read_pdf
from assistant.sources.pdf_heads import PAGE_NUMBER
from tests.sources.make_pdf import FULL, INDENT, LEFT, page, pdf


def read(data: bytes):
    return read_pdf(Path("a.pdf"), data)


def test_lines_are_rejoined_by_indent_and_by_short_last_lines():
    first = page((INDENT, FULL[2:]), (LEFT, FULL), (LEFT, "全部完成。"), (INDENT, "一、主要做法"))
    assert read(pdf(first)).text.splitlines() == [FULL[2:] + FULL + "全部完成。", "一、主要做法"]


def test_a_paragraph_runs_over_the_page():
    first = page((INDENT, FULL[2:]), (LEFT, FULL), (LEFT + 180, "— 1 —"))
    second = page((LEFT, FULL), (LEFT, "完成。"), (LEFT + 180, "— 2 —"))
    assert read(pdf(first, second)).text == FULL[2:] + FULL + FULL + "完成。\n"


def test_a_number_that_is_not_parted_leaves_a_gap_and_no_end():
    first = page(
        *((INDENT, FULL[2:]), (LEFT, FULL[:-4] + "方案"), (LEFT, "（2021—2025年）。")),
        *((INDENT, FULL[2:-6] + "全部完成。"), (INDENT, "二、存在问题"), (INDENT, FULL[2:])),
    )
    assert read(pdf(first)).text.splitlines() == [
        FULL[2:] + FULL[:-4] + "方案（2021—2025年）。",
        FULL[2:-6] + "全部完成。",
        "二、存在问题",
        FULL[2:],
    ]


def test_running_heads_go():
    pages = [
        page((LEFT, "某县年度报告"), (INDENT, f"第{n}段的内容。"), (LEFT, FULL), (200, f"- {n} -"))
        for n in range(1, 5)
    ]
    text = read(pdf(*pages)).text
    assert "某县年度报告" not in text
    assert text.count("段的内容") == 4


@pytest.mark.parametrize(
    "text", ["— 3 —", "-12-", "第 3 页", "第3页 共15页", "3/15", "7", "－ 7 －"]
)
def test_page_numbers(text):
    assert PAGE_NUMBER.match(text)


@pytest.mark.parametrize("text", ["2023年", "一、", "15件", "第3页的内容", "12345"])
def test_no_page_numbers(text):
    assert not PAGE_NUMBER.match(text)


def test_a_scan_is_said_to_be_one():
    with pytest.raises(UnsupportedSource) as caught:
        read(pdf("0 0 595 842 re f", "0 0 595 842 re f"))
    assert "扫描件" in caught.value.reason


def test_no_pages_at_all():
    with pytest.raises(SourceError):
        read(pdf())


DAMAGED = {
    "head alone": b"%PDF-1.7\n",
    "cut short": pdf(page((LEFT, FULL)))[:300],
    "noise": b"%PDF-1.4\n" + bytes(range(256)) * 20,
    "bad stream": b"%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 1 0 R >> endobj\n"
    b"trailer << /Root 1 0 R >>",
    "packed noise": b"%PDF-1.5\n1 0 obj << /Length 9 /Filter /FlateDecode >> stream\n"
    + zlib.compress(b"x" * 50)[:9]
    + b"\nendstream endobj trailer << /Root 1 0 R >>",
}


@pytest.mark.parametrize("data", DAMAGED.values(), ids=DAMAGED.keys())
def test_damaged_files(data):
    with pytest.raises(SourceError) as caught:
        read(data)
    assert caught.value.advice


def test_password():
    encrypt = (
        "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 "
        f"/O <{'11' * 32}> /U <{'22' * 32}> >> /ID [<00> <00>]"
    )
    with pytest.raises(UnreadableSource) as caught:
        read(pdf(page((LEFT, FULL)), trailer=encrypt))
    assert "密码" in caught.value.reason
