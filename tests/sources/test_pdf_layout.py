"""How pages are set: tables, columns, layers, stamps, what browsers print, and hostile files."""

from __future__ import annotations

import random
import zlib
from pathlib import Path

import pytest

from assistant.sources import pdf_bomb
from assistant.sources.errors import SourceError, UnreadableSource, UnsupportedSource
from assistant.sources.pdf import read_pdf
from tests.sources.make_pdf import FULL, INDENT, LEFT, SIZE, at, full, page, pdf, rows


def lines(*pages: str, **named: str) -> list[str]:
    return read_pdf(Path("a.pdf"), pdf(*pages, **named)).text.splitlines()


def grid(xs: list[int], ys: list[int]) -> str:
    level = [f"{xs[0]} {y} m {xs[-1]} {y} l S" for y in ys]
    upright = [f"{x} {ys[0]} m {x} {ys[-1]} l S" for x in xs]
    return "\n".join(level + upright)


TABLE = [
    *(at(90, 625, "指标"), at(190, 625, "数量"), at(290, 625, "增长")),
    *(at(90, 585, "受理"), at(190, 585, "15件"), at(290, 585, "3%")),
]
BEFORE = at(LEFT, 700, FULL)
AFTER = at(INDENT, 500, "二、存在问题")


def test_ruled_table():
    ruled = grid([80, 180, 280, 380], [570, 610, 650])
    assert lines("\n".join([BEFORE, *TABLE, ruled, AFTER])) == [
        *(FULL, "指标 | 数量 | 增长", "受理 | 15件 | 3%", "二、存在问题")
    ]


def test_table_drawn_with_thin_boxes_and_open_sides():
    level = "\n".join(f"80 {y} 300 0.5 re f" for y in (570, 610, 650))
    upright = "\n".join(f"{x} 570 0.5 80 re f" for x in (180, 280))
    assert lines("\n".join([BEFORE, *TABLE, level, upright]))[1:] == [
        *("指标 | 数量 | 增长", "受理 | 15件 | 3%")
    ]


def test_table_without_ruled_lines():
    assert lines("\n".join([BEFORE, *TABLE, AFTER]))[1:3] == [
        *("指标 | 数量 | 增长", "受理 | 15件 | 3%")
    ]


def test_merged_cells_keep_the_columns():
    ruled = "80 570 300 80 re S 180 570 m 180 650 l S 280 570 m 280 610 l S 180 610 m 380 610 l S"
    content = [at(90, 605, "执法"), at(190, 625, "全年"), at(190, 585, "15件"), at(290, 585, "3%")]
    assert lines("\n".join([*content, ruled])) == ["执法 | 全年 | ", "执法 | 15件 | 3%"]


def test_a_cell_of_several_lines():
    ruled = grid([80, 180, 280], [550, 650])
    content = [
        at(90, 625, "指标"),
        at(90, 600, "名称一"),
        at(190, 625, "法治"),
        at(190, 600, "建设。"),
    ]
    assert lines("\n".join([*content, ruled])) == ["指标名称一 | 法治建设。"]


def test_a_frame_around_running_text_is_no_table():
    ruled = grid([70, 80, 520], [300, 790])
    body = rows(14)
    text = page((INDENT, FULL[2:]), *((LEFT, row) for row in body), (LEFT, "完成。"))
    assert lines(f"{text}\n{ruled}") == [FULL[2:] + "".join(body) + "完成。"]


def test_two_columns_are_read_one_after_the_other():
    left = [at(60, 700 - 20 * i, f"{i}" + "甲" * 19, size=10) for i in range(8)]
    right = [at(290, 692 - 20 * i, f"{i}" + "乙" * 19, size=10) for i in range(8)]
    title = at(150, 760, "青栎区法治政府建设年度报告")
    assert lines("\n".join([title, *left, *right])) == [
        "青栎区法治政府建设年度报告",
        "".join(f"{i}" + sign * 19 for sign in "甲乙" for i in range(8)),
    ]


BODY = rows(3)


def layer(across: float, up: float, texts: list[str] = BODY, mode: int = 0) -> str:
    """Return the commands that print three lines sign by sign, moved a little."""
    return "\n".join(
        at(LEFT + across + SIZE * k, 760 - 28 * i + up, sign, mode=mode)
        for i, text in enumerate(texts)
        for k, sign in enumerate(text)
    )


@pytest.mark.parametrize(
    "second",
    [
        pytest.param(layer(0.4, 0), id="false bold"),
        pytest.param(layer(1.5, -1.5), id="shadow"),
        pytest.param(layer(3, 2, mode=3), id="OCR below the print"),
        pytest.param(layer(0, 9, ["法治政府建役"] * 3, mode=3), id="OCR with a wrong sign"),
    ],
)
def test_what_is_printed_twice_is_read_once(second):
    first = page(*((LEFT, text) for text in BODY))
    assert lines(f"{first}\n{second}") == ["".join(BODY)]
    assert lines(f"{second}\n{first}") == ["".join(BODY)]


def test_few_shown_characters_over_the_layer_of_a_scan():
    shown = at(LEFT, 760, BODY[0][:6])
    assert lines(f"{layer(1, 0, mode=3)}\n{shown}") == ["".join(BODY)]


def test_invisible_text_alone_is_the_text_of_a_scan():
    picture = "q 595 0 0 842 0 0 cm /I Do Q"
    assert lines(f"{picture}\n{layer(0, 0, mode=3)}") == ["".join(BODY)]


def test_stamps_watermarks_and_what_lies_beside_the_page_are_ignored():
    codes = "".join(f"{ord(c):04x}" for c in "青栎区司法局")
    slanting = f"BT /F1 16 Tf 0.7 0.7 -0.7 0.7 300 400 Tm <{codes}> Tj ET"
    upright = f"BT /F1 16 Tf 0 1 -1 0 300 400 Tm <{codes}> Tj ET"
    beside = at(LEFT, -400, "裁切线外的字")
    assert lines("\n".join([page((LEFT, FULL)), slanting, upright, beside])) == [FULL]


def test_a_page_laid_on_its_side():
    codes = ["".join(f"{ord(c):04x}" for c in text) for text in BODY]
    turned = "\n".join(
        f"BT /F1 16 Tf 0 1 -1 0 {100 + 28 * i} 80 Tm <{text}> Tj ET" for i, text in enumerate(codes)
    )
    assert lines(turned, leaf="/Rotate 90") == ["".join(BODY)]


def test_what_a_browser_prints_at_the_edges():
    small = {"size": 8}
    pages = [
        "\n".join(
            [
                at(30, 820, "2024/1/30 上午10:22", **small) + at(250, 820, "年度报告", **small),
                *(at(LEFT, 700 - 28 * i, text) for i, text in enumerate(rows(5, 5 * n))),
                at(30, 20, "https://www.qingli.gov.cn/art/1.html", **small)
                + at(500, 20, f"{n}/2", **small),
            ]
        )
        for n in (1, 2)
    ]
    assert lines(*pages) == ["".join(rows(10, 5))]


def test_heads_of_odd_and_even_pages():
    pages = [
        "\n".join(
            [
                at(LEFT, 800, "青栎区年度报告" if n % 2 else "法治政府建设"),
                *(at(LEFT, 700 - 28 * i, text) for i, text in enumerate(rows(4, 4 * n))),
                at(250, 40, f"第 {n} 页 共 6 页"),
            ]
        )
        for n in range(1, 7)
    ]
    assert lines(*pages) == ["".join(rows(24, 4))]


def test_lines_that_differ_by_more_than_the_page_number_stay():
    pages = [
        page((INDENT, f"{n}项已经完成。"), *((LEFT, text) for text in rows(5, n)))
        for n in (3, 8, 14)
    ]
    assert "8项已经完成。" in lines(*pages)


def test_paragraphs_parted_by_space_alone():
    heights = (760, 740, 720, 690, 670, 650, 630)
    content = [at(LEFT, y, text) for y, text in zip(heights, rows(7), strict=True)]
    assert lines("\n".join(content)) == ["".join(rows(3)), "".join(rows(4, 3))]


def test_a_word_that_had_no_room_goes_on_the_same_line():
    first = full("法治政府建设")[:-4]
    body = ((LEFT, text) for text in rows(6))
    found = lines(page((LEFT, first), (LEFT, "（2021—2025年）完成。"), *body))
    assert found[0] == f"{first}（2021—2025年）完成。"


def test_a_list_set_in_as_a_whole():
    body = [(LEFT, text) for text in rows(8)]
    block = [(INDENT, FULL[2:]), (INDENT, FULL[:-2]), (INDENT, "完成。")]
    assert lines(page(*body, *block))[-1] == FULL[2:] + FULL[:-2] + "完成。"


def test_ligatures_and_spaces_between_words():
    content = [at(LEFT, 700, "ﬁle"), at(140, 700, "AI"), at(180, 700, "法治政府建设报告")]
    assert lines("\n".join(content)) == ["file AI法治政府建设报告"]


def test_characters_beyond_the_basic_plane():
    codes = "𠮷".encode("utf-16-be").hex()
    content = f"BT /F1 16 Tf 80 700 Td <{codes}> Tj ET " + at(130, 700, FULL[:12])
    assert lines(content)[0].endswith(FULL[:12])


def test_fonts_that_do_not_say_what_they_print():
    with pytest.raises(UnreadableSource) as caught:
        lines(page((LEFT, FULL), (LEFT, FULL)), to_unicode="")
    assert "编码" in caught.value.reason


def test_some_pages_are_scans():
    picture = "q 595 0 0 842 0 0 cm /I Do Q"
    first, third = (page(*((LEFT, text) for text in rows(5, n))) for n in (0, 5))
    source = read_pdf(Path("a.pdf"), pdf(first, picture, third, picture, picture))
    assert source.text == "".join(rows(10)) + "\n"
    assert [note.message for note in source.notes] == [
        "第2、4—5页是扫描图片，没有文字，内容没有导入。"
    ]


def test_a_scan_with_the_mark_of_the_scanning_app():
    picture = "q 595 0 0 842 0 0 cm /I Do Q\n" + at(400, 20, "由青栎扫描王全能扫描")
    with pytest.raises(UnsupportedSource) as caught:
        lines(*[picture] * 4)
    assert "扫描件" in caught.value.reason


def _raw(*objects: str) -> bytes:
    body = "".join(f"{i} 0 obj {content} endobj\n" for i, content in enumerate(objects, 1))
    return f"%PDF-1.4\n{body}trailer << /Root 1 0 R >>\n%%EOF\n".encode("latin-1")


CATALOG = "<< /Type /Catalog /Pages 2 0 R >>"
LEAF = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"
HOSTILE = {
    "pages within themselves": _raw(CATALOG, "<< /Type /Pages /Count 9999 /Kids [2 0 R 2 0 R] >>"),
    "more pages than there are": _raw(
        CATALOG, "<< /Type /Pages /Count 2147483647 /Kids [3 0 R] >>", LEAF
    ),
    "no end of dictionaries": _raw(f"<< /Type /Catalog /Pages 2 0 R /A {'<<' * 50_000}", LEAF),
    "a page without end": pdf("[" * 100_000),
    "far away": pdf(at(1e6, 700, FULL), leaf="/MediaBox [0 0 1e9 1e9]"),
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_files(data):
    with pytest.raises(SourceError) as caught:
        read_pdf(Path("a.pdf"), data)
    assert caught.value.advice


def test_too_many_characters_and_lines(monkeypatch):
    monkeypatch.setattr("assistant.sources.pdf_page.MOST_CHARACTERS", 2 * len(FULL) + 2)
    ruled = "\n".join(
        grid([x, x + 9, x + 18], [y, y + 9]) for x in (1, 50) for y in range(0, 800, 9)
    )
    source = read_pdf(Path("a.pdf"), pdf(page(*((LEFT, text) for text in rows(5))) + ruled))
    assert source.text == "".join(rows(2)) + "\n"
    assert "第1页" in source.notes[0].message


def test_too_many_pages(monkeypatch):
    monkeypatch.setattr("assistant.sources.pdf.MOST_PAGES", 2)
    source = read_pdf(Path("a.pdf"), pdf(*[page((LEFT, full(sign))) for sign in "甲乙丙"]))
    assert source.notes[0].message == "文件共3页，只读取了前2页。"
    assert source.text == full("甲") + full("乙") + "\n"


def test_packed_content_that_unpacks_without_end(monkeypatch):
    monkeypatch.setattr(pdf_bomb, "LARGEST_STREAM", 1 << 20)
    content = zlib.compress(b"q Q " * 500_000).decode("latin-1")
    stream = f"<< /Length {len(content)} /Filter /FlateDecode >> stream\n{content}\nendstream"
    pages = "<< /Type /Pages /Count 1 /Kids [3 0 R] >>"
    with pytest.raises(UnreadableSource) as caught:
        read_pdf(
            Path("a.pdf"), _raw(CATALOG, pages, LEAF.replace(">>", "/Contents 4 0 R >>"), stream)
        )
    assert "过大" in caught.value.reason


def test_packed_text_is_no_bomb():
    packed = zlib.compress("".join(map(chr, range(0x4E00, 0x9000))).encode() * 9)
    assert not pdf_bomb.has_bomb(b"stream\n" + packed + b"\nendstream stream\nx no such thing")
    assert not pdf_bomb.has_bomb(b"stream\r\n" + packed[:1000])


def _mutated(data: bytes, chance: random.Random) -> bytes:
    """Return a file with a byte changed, a piece cut out, doubled, or its end cut off."""
    at_, length = chance.randrange(len(data)), chance.randrange(1, 200)
    piece = data[at_ : at_ + length]
    return chance.choice(
        (
            data[:at_] + bytes([chance.randrange(256)]) + data[at_ + 1 :],
            data[:at_] + data[at_ + length :],
            data[:at_] + piece + data[at_:],
            data[:at_],
        )
    )


def test_mutated_files_are_read_or_refused():
    data = pdf("\n".join([BEFORE, *TABLE, grid([80, 180, 280, 380], [570, 610, 650]), AFTER]))
    chance = random.Random(20240130)
    outcomes = set()
    for _ in range(300):
        try:
            outcomes.add(bool(read_pdf(Path("a.pdf"), _mutated(data, chance)).text))
        except SourceError as error:
            outcomes.add(type(error).__name__)
    assert True in outcomes
    assert "UnreadableSource" in outcomes
