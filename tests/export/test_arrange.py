from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.draft.manuscript import FieldMark
from assistant.export.elements.arrange import arrange, require_text
from assistant.export.errors import EmptyManuscript
from assistant.export.gongwen import load_measures
from assistant.export.widths import text_width
from tests.export.build import ATTACHMENTS, FULL, line, manuscript

if TYPE_CHECKING:
    from assistant.export.block import Block

MEASURES = load_measures()
NOTHING = dict.fromkeys(("title", "addressee", "signed_by", "date", "remark"), "")


def blocks(*lines: object, **changes: object) -> tuple[Block, ...]:
    return arrange(manuscript(*lines, **changes), MEASURES)


def roles(found: tuple[Block, ...]) -> list[str]:
    return [block.role for block in found]


def test_order_of_the_full_document() -> None:
    found = blocks(line("body", "正文。"), **FULL, attachments=ATTACHMENTS)
    assert roles(found) == [
        "copy_number", "secrecy", "secrecy", "issuer_mark", "signer", "title", "addressee", "body",
        "attachment_note", "attachment_note", "signature", "date", "remark",
        "attachment_label", "attachment_title", "body",
        "attachment_label", "attachment_title", "heading1",
    ]  # fmt: skip
    assert found[4].rule
    assert [block.text for block in found if block.role.startswith("attachment_")][:2] == [
        "附件：1.复议案件统计表",
        "2.文件目录",
    ]
    assert [block.text for block in found if block.new_page] == ["附件1", "附件2"]


def test_elements_not_given_leave_nothing() -> None:
    assert roles(blocks(line("body", "正文。"), **NOTHING)) == ["body"]
    assert blocks(**NOTHING) == ()


def test_addressee_gets_one_full_width_colon() -> None:
    for written in ("市人民政府", "市人民政府：", "市人民政府:"):
        assert blocks(addressee=written)[1].text == "市人民政府："


def test_remark_gets_one_pair_of_brackets() -> None:
    for written in ("此件公开发布", "（此件公开发布）"):
        assert blocks(remark=written)[-1].text == "（此件公开发布）"


@pytest.mark.parametrize("name", ["司法局", "临江市司法局", "临江市人民政府行政复议委员会办公室"])
def test_date_begins_two_characters_right_of_the_name(name: str) -> None:
    date = "2026年12月15日"
    signature, dated = blocks(signed_by=name, date=date, remark="")[-2:]
    room = MEASURES.page.text_width_pt
    unit = MEASURES.page.char_pt
    left = [
        room - block.indent.right * unit - text_width(block.text, MEASURES)
        for block in (signature, dated)
    ]
    assert left[1] - left[0] == pytest.approx(2 * unit)
    if text_width(date, MEASURES) > text_width(name, MEASURES):
        assert dated.indent.right == 2.0
    else:
        assert signature.indent.right == 2.0


def test_marks_cut_the_line_and_keep_its_words() -> None:
    marks = (
        FieldMark(start=2, end=6, key=None, verified=False, blank=True),
        FieldMark(start=9, end=12, key="a", verified=False),
        FieldMark(start=13, end=15, key="b", verified=True),
    )
    text = "受理【件数】件，审结12件，调解30件。"
    [block] = blocks(line("body", text, marks=marks), **NOTHING)
    assert block.text == text
    assert [(span.text, span.mark) for span in block.spans] == [
        ("受理", None),
        ("【件数】", "blank"),
        ("件，审", None),
        (text[9:12], "unverified"),
        (text[12:], None),
    ]


def test_run_in_heading_of_level_three_is_text() -> None:
    found = blocks(
        line("heading3", "健全机制。全年开展审查。", "1."),
        line("heading3", "健全机制", "2."),
        line("heading2", "完善制度。健全机制", "（一）"),
        **NOTHING,
    )
    assert roles(found) == ["body", "heading3", "heading2"]
    assert [block.line for block in found] == [0, 1, 2]


def test_guidance_never_gets_here() -> None:
    with pytest.raises(ValueError, match="guidance"):
        blocks(line("guidance", "写作提示"))


@pytest.mark.parametrize("title", ["", " \n", "\x00"])
def test_a_manuscript_without_words_is_refused(title: str) -> None:
    with pytest.raises(EmptyManuscript):
        require_text(manuscript(line("body", " "), title=title))
    require_text(manuscript(line("body", "正文。"), title=title))


def test_signers_stand_two_a_line_under_each_other() -> None:
    found = [block for block in blocks(**{**FULL, "signer": "甲一、乙二 丙三"}) if block.tabs_pt]
    assert [block.text for block in found] == [
        "\t\t签发人：甲一　乙二",
        "\t临司〔2026〕3号\t\t丙三",
    ]
    assert [block.rule for block in found] == [False, True]


@pytest.mark.parametrize("mark", ["司法局文件", "临江市人民政府行政复议委员会办公室文件"])
def test_red_mark_fits_the_line(mark: str) -> None:
    [block] = [block for block in blocks(issuer_mark=mark) if block.role == "issuer_mark"]
    assert block.size_pt * len(mark) <= MEASURES.page.text_width_pt


@pytest.mark.parametrize(
    "mark",
    [
        FieldMark(start=2, end=8, key="review.accepted", verified=False, blank=True),
        FieldMark(start=2, end=8, key=None, verified=False, error="不是字段"),
    ],
    ids=["number missing", "broken field"],
)
def test_what_is_still_open_stands_out(mark: FieldMark) -> None:
    [block] = blocks(line("body", "受理【行政复议】。", marks=(mark,)), **NOTHING)
    assert [(span.text, span.mark) for span in block.spans][1] == ("【行政复议】", "blank")
