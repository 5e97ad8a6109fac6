"""The print of a draft, changed in a word processor and read back."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from assistant.draft.compose import compose
from assistant.draft.parts import Borrowed, Paragraph, Picture
from assistant.export.docx.changes import write_docx_changes
from assistant.review.apply import apply_changes
from assistant.review.compare import compare
from assistant.review.errors import AnotherReport, ReviewOutdated
from assistant.sources.docx_tracked import read_tracked
from assistant.workflow.reviewing import read_review
from tests.review.build import draft, png, read
from tests.review.word import Pen, printed

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.draft.draft import Draft
    from assistant.review.review import Change, Review

LEAD = "2025年，全局认真履行法治建设职责，现将有关情况报告如下。"
CASES = (
    "全年受理行政复议案件{{ review.accepted }}，"
    "{{ review.accepted | change }}，审结【审结件数】件。"
)
LAST = "组织开放日活动{{ own.1 }}，发放宣传册两万份，群众法治观念明显增强。"
ELEMENTS = {
    "addressee": "市人民政府",
    "signed_by": "临江市司法局",
    "date": "2026年2月5日",
    "remark": "此件公开发布",
    "secrecy": "秘密",
    "urgency": "特急",
    "copy_number": "000012",
    "issuer_mark": "临江市司法局文件",
    "document_number": "临司〔2026〕3号",
    "signer": "陈一鸣、李书文、张静",
    "copies_to": "市委办公室",
}


@pytest.fixture
def made() -> Draft:
    return draft(
        LEAD,
        Paragraph(style="heading1", text="主要举措和成效"),
        Paragraph(style="guidance", text="各节先写做法，再写数据。"),
        Paragraph(style="heading2", text="办好复议应诉"),
        CASES,
        Paragraph(style="internal", text="与同类机关相比，受理数居第3位（共9家）。"),
        Paragraph(style="heading2", text="深化法治宣传"),
        Paragraph(style="guidance", text="写明活动和覆盖面。"),
        LAST,
        Paragraph(style="heading3", text="建强阵地。新建法治公园2个，改造宣传栏36处。"),
        Paragraph(style="heading1", text="存在问题"),
        "基层执法力量偏弱，少数人员专业素养与岗位要求仍有差距。",
        Paragraph(style="caption", text="行政复议案件情况"),
        Paragraph(
            style="table", text="类别\t件数\t\n行政处罚\t{{ review.accepted | number }}\n\n许可\t"
        ),
        Paragraph(style="attachment", text="典型案例"),
        "某公司不服行政处罚，经调解撤回申请。",
        **ELEMENTS,
    )


def review(made: Draft, path: Path) -> Review:
    return compare(made, read_tracked(path, path.read_bytes()), path)


def resaved(soffice: str, path: Path, kind: str) -> Path:
    """Let LibreOffice write the file again as another kind."""
    folder = path.parent / kind
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    subprocess.run(
        [soffice, profile, "--headless", "--convert-to", kind, "--outdir", str(folder), str(path)],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return folder / f"{path.stem}.{kind}"


def told(changes: tuple[Change, ...]) -> list[tuple[str, str, str]]:
    return [(change.kind, change.before, change.after) for change in changes]


def accept(made: Draft, found: Review, *numbers: int) -> Draft:
    return apply_changes(made, found, numbers or range(len(found.changes)))


def test_print_that_nobody_touched(made: Draft, tmp_path: Path) -> None:
    found = review(made, printed(made, tmp_path / "a.docx"))
    assert told(found.changes) == []
    assert found.remarks == ()


@pytest.mark.libreoffice
def test_print_that_libreoffice_wrote_again(made: Draft, tmp_path: Path, soffice: str) -> None:
    path = printed(made, tmp_path / "a.docx")
    for kind in ("odt", "docx"):
        path = resaved(soffice, path, kind)
    found = review(made, path)
    assert told(found.changes) == []


def test_tracked_changes_one_by_one(made: Draft, tmp_path: Path) -> None:
    pen = Pen(printed(made, tmp_path / "a.docx"))
    pen.track("认真履行", "全面履行")
    pen.insert_after("法治建设", "第一责任人")
    pen.track("两万份", "")
    pen.comment("现将有关情况", "统一用“情况”")
    found = review(made, pen.close())
    assert told(found.changes) == [
        ("edited", "认真履行", "全面履行"),
        ("edited", "", "第一责任人"),
        ("edited", "两万份", ""),
    ]
    first = found.changes[0]
    assert (first.author, first.time) == ("王主任", datetime(2026, 2, 5, 10, 30))  # noqa: DTZ001
    assert first.paragraph == 0
    assert LEAD[first.start : first.end] == "认真履行"
    [remark] = found.remarks
    assert (remark.paragraph, remark.words) == (0, "现将有关情况")
    assert LEAD[remark.start : remark.end] == remark.words
    assert [(each.author, each.text) for each in remark.comments] == [("王主任", "统一用“情况”")]
    done = accept(made, found, 1)
    assert done.paragraphs[0].text == LEAD.replace("法治建设", "法治建设第一责任人")
    assert done.paragraphs[1:] == made.paragraphs[1:]


def test_field_stays_a_field_until_its_number_is_changed(made: Draft, tmp_path: Path) -> None:
    pen = Pen(printed(made, tmp_path / "a.docx"))
    pen.replace("全年受理", "全年共受理")
    pen.replace("158件", "159件")
    pen.replace("【审结件数】", "149")
    pen.comment("159件", "与统计报表一致？")
    found = review(made, pen.close())
    assert [(change.before, change.after, change.breaks_fields) for change in found.changes] == [
        ("", "共", ()),
        ("158件", "159件", ("行政复议受理",)),
        ("【审结件数】", "149", ()),
    ]
    assert [each.text for each in found.changes[1].comments] == ["与统计报表一致？"]
    kept = accept(made, found, 0, 2).paragraphs[4].text
    assert kept == CASES.replace("全年", "全年共").replace("【审结件数】", "149")
    broken = accept(made, found, 1).paragraphs[4].text
    assert broken == CASES.replace("{{ review.accepted }}", "159件")


@pytest.mark.parametrize(
    ("old", "new", "numbers"),
    [
        ("158件", "1159件", (1159.0, 131.0)),
        ("【审结件数】", "149", None),
        ("158件", "约160件", None),
    ],
)
def test_number_may_go_into_the_sheet_instead(
    made: Draft, tmp_path: Path, old: str, new: str, numbers: tuple[float, float] | None
) -> None:
    pen = Pen(printed(made, tmp_path / "a.docx"))
    pen.replace(old, new)
    pen.replace("两万份", "三万份")
    found = review(made, pen.close())
    assert (found.changes[0].sheet is not None) == (numbers is not None)
    done = apply_changes(made, found, (0, 1), in_sheet=(0,))
    if numbers is None:
        assert done == accept(made, found)
        return
    row = done.row("review.accepted")
    assert row is not None
    assert (row.this_year, row.last_year, row.state) == (*numbers, "filled")
    assert done.paragraphs[4] == made.paragraphs[4]
    assert "三万份" in done.paragraphs[8].text


def test_missing_number_is_filled_in_by_hand(tmp_path: Path) -> None:
    made = draft("全年审结{{ review.closed }}，按期办结。", LEAD)
    pen = Pen(printed(made, tmp_path / "a.docx"))
    pen.replace("【行政复议审结】", "149件")
    found = review(made, pen.close())
    done = apply_changes(made, found, (0,), in_sheet=(0,))
    assert done.paragraphs == made.paragraphs
    assert read(done)[0] == ("body", "全年审结149件，按期办结。")


def test_paragraphs_added_and_removed_with_tracking(made: Draft, tmp_path: Path) -> None:
    pen = Pen(printed(made, tmp_path / "a.docx"))
    pen.add_below("现将有关情况报告", "（一）主要成效", style="Heading2")
    pen.remove("基层执法力量偏弱")
    found = review(made, pen.close())
    assert told(found.changes) == [
        ("added", "", "主要成效"),
        ("removed", made.paragraphs[11].text, ""),
    ]
    assert (found.changes[0].below, found.changes[0].style_after) == (0, "heading2")
    assert {change.author for change in found.changes} == {"王主任"}
    done = accept(made, found)
    assert done.paragraphs[1] == Paragraph(style="heading2", text="主要成效")
    assert done.paragraphs[2:] == made.paragraphs[1:11] + made.paragraphs[12:]
    assert accept(made, found, 1).paragraphs == made.paragraphs[:11] + made.paragraphs[12:]


def test_paragraph_dragged_elsewhere_while_tracked(made: Draft, tmp_path: Path) -> None:
    source = Borrowed(start=2, end=9, body="松桥区司法局", year=2024, section=None, text=LAST)
    dragged = replace(made.paragraphs[8], borrowed=(source,))
    made = replace(made, paragraphs=(*made.paragraphs[:8], dragged, *made.paragraphs[9:]))
    pen = Pen(printed(made, tmp_path / "a.docx"))
    words = pen.paragraph("组织开放日").text
    pen.remove("组织开放日")
    pen.add_below("现将有关情况报告", words)
    found = review(made, pen.close())
    [change] = found.changes
    assert (change.kind, change.paragraph, change.below) == ("moved", 8, 0)
    done = accept(made, found)
    assert done.paragraphs[1] == dragged
    assert len(done.paragraphs) == len(made.paragraphs)


def test_section_cut_and_pasted(made: Draft, tmp_path: Path) -> None:
    pen = Pen(printed(made, tmp_path / "a.docx"))
    target = pen.paragraph("办好复议应诉")._p
    for words in ("深化法治宣传", "组织开放日", "建强阵地"):
        target.addprevious(pen.paragraph(words)._p)
    found = review(made, pen.close())
    [change] = found.changes
    assert change.kind == "moved"
    done = accept(made, found)
    assert sorted(each.text for each in done.paragraphs) == sorted(
        each.text for each in made.paragraphs
    )
    assert [text for _, text in read(done)][1:5] == [
        *(
            "主要举措和成效",
            "深化法治宣传",
            "组织开放日活动12场次，发放宣传册两万份，群众法治观念明显增强。",
        ),
        "建强阵地。新建法治公园2个，改造宣传栏36处。",
    ]


def test_borrowed_words_stay_marked(tmp_path: Path) -> None:
    text = "开展普法宣讲进校园活动45场，发放宣传册两万份，学生法治观念明显增强。"
    start = text.index("发放")
    source = Borrowed(
        start=start, end=len(text), body="松桥区司法局", year=2024, section=None, text=text
    )
    made = draft(Paragraph(text=text, borrowed=(source,)), LEAD)
    pen = Pen(printed(made, tmp_path / "a.docx"))
    pen.replace("开展普法", "广泛开展普法")
    pen.replace("两万份", "三万余份")
    done = accept(made, found := review(made, pen.close()))
    assert len(found.changes) == 2
    [kept] = done.paragraphs[0].borrowed
    assert done.paragraphs[0].text[kept.start : kept.end] == text[start:].replace("两万", "三万余")
    assert replace(kept, start=source.start, end=source.end) == source


def test_noise_of_a_word_processor_is_no_change(made: Draft, tmp_path: Path) -> None:
    pen = Pen(printed(made, tmp_path / "a.docx"))
    pen.replace("现将有关情况", "现将\u00ad有关\u200b情况")
    pen.replace("2025年，全局", "2025\u00a0年，全局 ")
    pen.replace("36处", "３６处")
    assert told(review(made, pen.close()).changes) == []


def test_text_pasted_with_line_breaks(made: Draft, tmp_path: Path) -> None:
    texts = [text for style, text in read(made) if style == "body"]
    pen = Pen(printed(made, tmp_path / "a.docx"))
    for text in texts[1:]:
        paragraph = pen.paragraph(text)._p
        paragraph.getparent().remove(paragraph)
    run = pen.paragraph(texts[0]).runs[-1]
    for text in texts[1:]:
        run.add_break()
        run.add_text(text)
    found = review(made, pen.close())
    assert {change.kind for change in found.changes} == {"moved"}
    assert not any(change.breaks_fields for change in found.changes)


def test_elements(made: Draft, tmp_path: Path) -> None:
    pen = Pen(printed(made, tmp_path / "a.docx"))
    pen.track("2026年2月5日", "2026年2月9日")
    pen.replace("市人民政府：", "市委、市政府：")
    pen.comment("市委、市政府：", "顺序")
    found = review(made, pen.close())
    assert [(each.element, each.before, each.after, each.author) for each in found.changes] == [
        ("addressee", "市人民政府", "市委、市政府", ""),
        ("date", "2026年2月5日", "2026年2月9日", "王主任"),
    ]
    assert found.changes[0].comments[0].text == "顺序"
    elements = accept(made, found, 0).elements
    assert elements == replace(made.elements, addressee="市委、市政府")


def test_table_cells(made: Draft, tmp_path: Path) -> None:
    pen = Pen(printed(made, tmp_path / "a.docx"))
    table = pen.document.tables[0]
    table.cell(2, 1).paragraphs[0].add_run("7")
    found = review(made, pen.close())
    [change] = found.changes
    assert (change.kind, change.paragraph, change.after.strip()) == ("edited", 13, "7")
    assert "{{ review.accepted | number }}" in accept(made, found).paragraphs[13].text


def test_picture_that_was_put_in(made: Draft, tmp_path: Path) -> None:
    pen = Pen(printed(made, tmp_path / "a.docx"))
    (tmp_path / "图.png").write_bytes(png())
    pen.paragraph("组织开放日").insert_paragraph_before().add_run().add_picture(
        str(tmp_path / "图.png")
    )
    [change] = (found := review(made, pen.close())).changes
    assert (change.kind, change.below, change.style_after) == ("added", 7, "picture")
    done = accept(made, found)
    assert done.paragraphs[8] == Paragraph(style="picture", text=change.after)
    shown = done.picture(change.after)
    assert shown is not None
    assert shown.data == png()


def test_picture_that_was_replaced(made: Draft, tmp_path: Path) -> None:
    shown = (Picture(name="分布图", data=png(), width_mm=60.0, internal=True),)
    made = replace(
        made,
        paragraphs=(*made.paragraphs, Paragraph(style="picture", text="分布图")),
        pictures=shown,
    )
    pen = Pen(printed(made, tmp_path / "a.docx"))
    [part] = [each for each in pen.document.part.package.iter_parts() if each.blob == png()]
    part._blob = png(20, 10)
    found = review(made, pen.close())
    assert [change.kind for change in found.changes] == ["removed", "added"]
    done = accept(made, found)
    name = done.paragraphs[-1].text
    assert done.picture(name) == Picture(
        name="分布图（2）", data=png(20, 10), width_mm=60.0, internal=True
    )


def test_words_typed_beside_a_picture(made: Draft, tmp_path: Path) -> None:
    shown = (Picture(name="分布图", data=png(), width_mm=60.0),)
    made = replace(
        made,
        paragraphs=(*made.paragraphs, Paragraph(style="picture", text="分布图")),
        pictures=shown,
    )
    pen = Pen(printed(made, tmp_path / "a.docx"))
    [drawn] = [each for each in pen.document.paragraphs if each._p.xpath(".//pic:pic")]
    drawn.add_run("数据截至年底。")
    assert accept(made, review(made, pen.close())).paragraphs == (
        *made.paragraphs,
        Paragraph(text="数据截至年底。"),
    )


def test_text_made_a_table(made: Draft, tmp_path: Path) -> None:
    pen = Pen(printed(made, tmp_path / "a.docx"))
    paragraph = pen.paragraph("基层执法力量偏弱")
    table = pen.document.add_table(2, 2)
    words = ("基层执法力量偏弱", "少数人员专业素养", "与岗位要求", "仍有差距")
    for cell, text in zip(table._cells, words, strict=True):
        cell.text = text
    paragraph._p.addnext(table._tbl)
    paragraph._p.getparent().remove(paragraph._p)
    done = accept(made, review(made, pen.close()))
    assert done.paragraphs[11].style in {"table", "grid"}
    assert done.paragraphs[11].text == "基层执法力量偏弱\t少数人员专业素养\n与岗位要求\t仍有差距"
    assert len(done.paragraphs) == len(made.paragraphs)


def test_title_retyped_on_three_lines(made: Draft, tmp_path: Path) -> None:
    pen = Pen(printed(made, tmp_path / "a.docx"))
    title = next(each for each in pen.document.paragraphs if each.style.name == "Title")
    for line in ("临江市司法局", "2025年法治政府建设情况", "年度报告"):
        title.insert_paragraph_before(line).style = pen.document.styles["Normal"]
    title._p.getparent().remove(title._p)
    [change] = review(made, pen.close()).changes
    assert (change.element, change.after) == (
        *("title",),
        "临江市司法局2025年法治政府建设情况年度报告",
    )


def test_notes_in_a_text_box_and_below_the_page(made: Draft, tmp_path: Path) -> None:
    pen = Pen(printed(made, tmp_path / "a.docx"))
    pen.text_box("现将有关情况", "请补充上年数据")
    path = pen.footnote("两万份", "以年报为准")
    found = review(made, path)
    assert found.changes == ()
    assert [(each.paragraph, each.comments[0].text) for each in found.remarks] == [
        (8, "注：以年报为准"),
        (None, "文本框：请补充上年数据"),
    ]


def test_imprint_and_red_name_of_a_letter(made: Draft, tmp_path: Path) -> None:
    elements = replace(
        made.elements, form="letter", issuer_mark="临江市司法局、临江市财政局", sealed=True
    )
    letter = replace(made, elements=elements)
    pen = Pen(printed(letter, tmp_path / "a.docx"))
    pen.anywhere("市委办公室", "市委办公室，市政协办公室")
    pen.anywhere("临江市司法局", "临江市人民政府", header=True)
    found = review(letter, pen.close())
    assert [(each.element, each.before, each.after) for each in found.changes] == [
        ("issuer_mark", "临江市司法局", "临江市人民政府"),
        ("copies_to", "市委办公室", "市委办公室，市政协办公室"),
    ]
    done = accept(letter, found).elements
    assert (done.issuer_mark, done.signer) == ("临江市人民政府、临江市财政局", elements.signer)


def test_file_that_wps_wrote_again(made: Draft, tmp_path: Path) -> None:
    pen = Pen(printed(made, tmp_path / "a.docx"))
    pen.replace("两万份", "三万份")
    pen.number_styles()
    pen.split_runs()
    assert told(review(made, pen.close()).changes) == [("edited", "两万份", "三万份")]


def test_styles_lost_on_the_way(made: Draft, tmp_path: Path) -> None:
    pen = Pen(printed(made, tmp_path / "a.docx"))
    for paragraph in pen.document.paragraphs:
        paragraph.style = pen.document.styles["Normal"]
    pen.replace("两万份", "三万份")
    assert told(review(made, pen.close()).changes) == [("edited", "两万份", "三万份")]


def test_styles_called_by_other_names(made: Draft, tmp_path: Path) -> None:
    pen = Pen(printed(made, tmp_path / "a.docx"))
    for name, shown in (("heading 1", "标题 1"), ("Normal Indent", "正文缩进"), ("Title", "标题")):
        style = next(each for each in pen.document.styles if each.element.name_val == name)
        style.element.name_val = shown
    pen.paragraph("深化法治宣传").style = pen.paragraph("主要举措和成效").style
    [change] = review(made, pen.close()).changes
    assert (change.kind, change.style_after) == ("restyled", "heading1")


def test_heading_made_another_level(made: Draft, tmp_path: Path) -> None:
    pen = Pen(printed(made, tmp_path / "a.docx"))
    paragraph = pen.paragraph("深化法治宣传")
    paragraph.style = pen.document.styles["heading 1"]
    paragraph.runs[0].text = "二、深化法治宣传"
    [change] = (found := review(made, pen.close())).changes
    assert (change.kind, change.style_before, change.style_after) == (
        *("restyled", "heading2"),
        "heading1",
    )
    assert accept(made, found).paragraphs[6].style == "heading1"


def test_draft_went_on_since_it_was_printed(made: Draft, tmp_path: Path) -> None:
    pen = Pen(printed(made, tmp_path / "a.docx"))
    pen.track("两万份", "三万份")
    pen.track("基层执法", "一线执法")
    path = pen.close()
    [first, *others] = made.sheet
    newer = replace(
        made,
        paragraphs=(
            Paragraph(text="新的开头，说明工作背景。"),
            *made.paragraphs[:8],
            replace(made.paragraphs[8], text=LAST.replace("群众", "广大群众")),
            *made.paragraphs[9:],
        ),
        sheet=(replace(first, this_year=160.0), *others),
    )
    found = review(newer, path)
    assert not any(change.breaks_fields for change in found.changes)
    wanted = [change for change in found.changes if change.author == "王主任"]
    assert [(each.paragraph, each.before, each.after) for each in wanted] == [
        (9, "两万份", "三万份"),
        (12, "基层执法", "一线执法"),
    ]
    done = apply_changes(newer, found, [change.id for change in wanted])
    assert done.paragraphs[9].text == LAST.replace("群众", "广大群众").replace("两万", "三万")


@pytest.mark.libreoffice
@pytest.mark.parametrize("kinds", [("odt", "docx"), ("doc",)], ids=("docx", "doc"))
def test_other_programs_keep_changes_and_comments(
    made: Draft, tmp_path: Path, soffice: str, kinds: tuple[str, ...]
) -> None:
    pen = Pen(printed(made, tmp_path / "a.docx"))
    pen.track("认真履行", "全面履行")
    pen.track("158件", "160件")
    pen.add_below("现将有关情况报告", "（一）主要成效", style="Heading2")
    pen.remove("基层执法力量偏弱")
    pen.comment("现将有关情况", "统一用“情况”")
    path = pen.close()
    wanted = read_review(made, path)
    for kind in kinds:
        path = resaved(soffice, path, kind)
    found = read_review(made, path)
    assert len(found.changes) == 4
    assert found.changes == wanted.changes
    for one, other in zip(found.remarks, wanted.remarks, strict=True):
        assert (one.paragraph, one.words) == (other.paragraph, other.words)
        assert [each.text for each in one.comments] == [each.text for each in other.comments]


def test_redline_of_two_versions(made: Draft, tmp_path: Path) -> None:
    newer = replace(
        made,
        paragraphs=(
            *made.paragraphs[:8],
            replace(made.paragraphs[8], text=LAST.replace("群众", "广大群众")),
            Paragraph(text="新增一段，说明普法阵地建设的成效。"),
            *made.paragraphs[9:11],
            *made.paragraphs[12:],
        ),
    )
    path = tmp_path / "花脸稿.docx"
    write_docx_changes(compose(made), compose(newer), path)
    assert told(review(newer, path).changes) == []
    assert told(review(made, path).changes) == [
        ("edited", "", "广大"),
        ("added", "", "新增一段，说明普法阵地建设的成效。"),
        ("removed", made.paragraphs[11].text, ""),
    ]


def test_another_report_is_refused(made: Draft, tmp_path: Path) -> None:
    other = draft(
        "本年度着力推进数字政府建设，政务服务事项网上可办率持续提升，企业群众满意度保持高位。",
        "围绕乡村振兴开展土地确权纠纷排查，组织村居法律顾问入户走访，指导修订村规民约。" * 2,
        title="松桥镇2025年法治政府建设工作总结",
    )
    path = printed(other, tmp_path / "b.docx")
    with pytest.raises(AnotherReport) as caught:
        review(made, path)
    assert caught.value.title == "松桥镇2025年法治政府建设工作总结"


def test_review_of_a_draft_that_was_changed_meanwhile(made: Draft, tmp_path: Path) -> None:
    found = review(made, printed(made, tmp_path / "a.docx"))
    with pytest.raises(ReviewOutdated):
        apply_changes(replace(made, year=2024), found, ())
