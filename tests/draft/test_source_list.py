"""The list of what a draft borrowed."""

from __future__ import annotations

from assistant.draft.draft import Draft
from assistant.draft.parts import Borrowed, Elements, Paragraph, SheetRow
from assistant.draft.source_list import list_sources
from assistant.draft.source_table import source_text

REVIEW = "全年新收行政复议案件158件，审结124件，调解结案64件。"
CHECKS = "交叉检查执法案卷86宗，逐宗反馈瑕疵并限期改正。"


def taken(text: str, original: str, *, body: str | None = "松桥区司法局", **where: int) -> Borrowed:
    start, end = where.get("start", 0), where.get("end", len(text))
    return Borrowed(start=start, end=end, body=body, year=2023, section="化解争议", text=original)


def borrowed_whole(text: str, original: str, **more: str | None) -> Paragraph:
    return Paragraph(text=text, borrowed=(taken(text, original, **more),))


def draft_of(*paragraphs: Paragraph) -> Draft:
    return Draft(
        elements=Elements(title="青栎区2025年度法治政府建设情况报告", body="青栎区司法局"),
        year=2025,
        level="department",
        paragraphs=paragraphs,
        sheet=(SheetRow(key="review.accepted", name="复议受理", unit="件", this_year=96),),
    )


def test_stretches_in_order_with_their_place_and_their_words_as_they_read() -> None:
    own = "全年新收行政复议案件{{ review.accepted }}，审结【审结数】件。"
    listed = list_sources(
        draft_of(
            Paragraph(text="2025年，我局统筹推进各项任务。"),
            Paragraph(style="heading1", text="主要举措和成效"),
            Paragraph(style="heading2", text="规范行政执法。写在标题后的话"),
            borrowed_whole("交叉检查执法案卷9宗，逐宗反馈瑕疵。", CHECKS, body=None),
            Paragraph(style="guidance", text="写清做法"),
            Paragraph(style="heading2", text="办好行政复议"),
            borrowed_whole(own, REVIEW),
        )
    )
    first, second = listed.entries
    assert first.headings == ("一、主要举措和成效", "（一）规范行政执法")
    assert (first.body, first.original) == (None, CHECKS)
    assert second.headings == ("一、主要举措和成效", "（二）办好行政复议")
    assert second.words == "全年新收行政复议案件96件，审结【审结数】件。"
    assert (second.body, second.year, second.section) == ("松桥区司法局", 2023, "化解争议")
    assert listed.borrowed == len(first.words) + len(second.words)
    assert listed.characters > listed.borrowed
    assert listed.share == listed.borrowed / listed.characters


def test_pieces_that_editing_parted_are_one_stretch() -> None:
    head, tail = "全年新收行政复议案件96件，审结80件，", "调解结案9件。"
    text = f"{head}其余的还在办理当中，{tail}"
    parts = (
        taken(text, REVIEW, end=len(head)),
        taken(text, REVIEW, start=text.index(tail)),
    )
    listed = list_sources(draft_of(Paragraph(text=text, borrowed=parts)))
    assert [entry.words for entry in listed.entries] == [f"{head}……{tail}"]
    split = draft_of(
        borrowed_whole(head, REVIEW), Paragraph(text=" "), borrowed_whole(tail, REVIEW)
    )
    assert [entry.words for entry in list_sources(split).entries] == [head + tail]
    apart = draft_of(
        borrowed_whole(head, REVIEW), Paragraph(text="另一段。"), borrowed_whole(head, REVIEW)
    )
    assert len(list_sources(apart).entries) == 2


def test_what_is_ones_own_or_not_for_print_is_left_out() -> None:
    rewritten = borrowed_whole("复议工作平稳有序，群众满意度不断提升。", REVIEW)
    internal = Paragraph(style="internal", text=CHECKS, borrowed=(taken(CHECKS, CHECKS),))
    listed = list_sources(draft_of(rewritten, internal))
    assert listed.entries == ()
    assert listed.characters == len(rewritten.text)
    assert list_sources(draft_of()).share == 0
    assert "没有标明来源的借鉴文字" in source_text(list_sources(draft_of()))


def test_as_text() -> None:
    lines = source_text(
        list_sources(
            draft_of(
                Paragraph(style="heading1", text="主要举措和成效"), borrowed_whole(REVIEW, REVIEW)
            )
        )
    ).splitlines()
    assert lines == [
        "《青栎区2025年度法治政府建设情况报告》借鉴来源清单",
        f"共 1 处，借鉴 {len(REVIEW)} 字，占全文 {len(REVIEW) + 9} 字的 76.9%。",
        "",
        "1. 一、主要举措和成效",
        "　来源：松桥区司法局 · 2023年 · 化解争议",
        f"　本稿：{REVIEW}",
        f"　原文：{REVIEW}",
    ]


def test_hostile_words_stay_on_their_line() -> None:
    original = "交叉检查执法案卷86宗，\n逐宗反馈瑕疵\u2028并限期改正。"
    paragraph = borrowed_whole("交叉检查执法案卷9宗，逐宗反馈瑕疵。", original, body="甲\n局")
    lines = source_text(list_sources(draft_of(paragraph))).splitlines()
    assert len(lines) == 7
    assert lines[4].startswith("　来源：甲 局")
