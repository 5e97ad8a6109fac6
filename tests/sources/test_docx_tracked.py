"""What was done to a DOCX: tracked changes, comments, bookmarks, tables, and hostile packages."""

from __future__ import annotations

import zipfile
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest

from assistant.sources.docx_tracked import read_tracked
from assistant.sources.errors import SourceError, UnreadableSource
from assistant.sources.tracked import Run, Stamp, TrackedDocument
from tests.sources.make_docx import REPORT_LEVELS, docx, item, number, p, r

WIDE = '<w:gridSpan w:val="999999999"/>'
BY = 'w:id="1" w:author="王主任" w:date="2026-02-05T10:30:00Z"'
WANG = Stamp(author="王主任", time=datetime(2026, 2, 5, 10, 30))  # noqa: DTZ001 -- as Word shows it


def ins(content: str) -> str:
    return f"<w:ins {BY}>{content}</w:ins>"


def gone(text: str) -> str:
    return f"<w:del {BY}><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def read(body: str, **parts: str) -> TrackedDocument:
    return read_tracked(Path("a.docx"), docx(body, **parts))


def para(content: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def test_inserted_and_deleted_words_keep_their_author():
    [found] = read(para(r("受理") + gone("158件") + ins(r("160件")) + r("。"))).paragraphs
    assert found.runs == (
        Run(text="受理"),
        Run(text="158件", state="deleted", stamp=WANG),
        Run(text="160件", state="inserted", stamp=WANG),
        Run(text="。"),
    )
    assert (found.original, found.text) == ("受理158件。", "受理160件。")


def test_inserted_and_deleted_again_is_nothing():
    again = f"<w:ins {BY}>{gone('草稿')}</w:ins>"
    [found] = read(para(r("正文") + again)).paragraphs
    assert found.runs == (Run(text="正文"),)


def test_moved_words_are_gone_here_and_come_there():
    moved = f"<w:moveFrom {BY}>{r('先进')}</w:moveFrom>", f"<w:moveTo {BY}>{r('先进')}</w:moveTo>"
    end = f"<w:rPr><w:moveFrom {BY}/></w:rPr>"
    found = read(para(moved[0], end) + para(r("单位") + moved[1])).paragraphs
    assert [(each.original, each.text, each.end) for each in found] == [
        ("先进", "", "deleted"),
        ("单位", "单位先进", "kept"),
    ]


def test_ends_of_paragraphs():
    mark = "<w:rPr><w:{} {}/></w:rPr>"
    body = para(r("一"), mark.format("ins", BY)) + para(r("二"), mark.format("del", BY)) + p("三")
    found = read(body).paragraphs
    assert [each.end for each in found] == ["inserted", "deleted", "kept"]
    assert found[0].end_stamp == WANG


def test_former_layout_is_not_the_layout():
    former = f'<w:pPrChange {BY}><w:pPr><w:pStyle w:val="Old"/></w:pPr></w:pPrChange>'
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{said}"/></w:style>'
        for name, said in (("a5", "heading 2"), ("Old", "Normal Indent"))
    )
    [found] = read(para(r("标题"), f'<w:pStyle w:val="a5"/>{former}'), styles=styles).paragraphs
    assert (found.styles, found.level) == (("heading 2",), 2)


def test_bookmarks_and_fields():
    marks = '<w:bookmarkStart w:id="3" w:name="_F1v_review_accepted"/>', '<w:bookmarkEnd w:id="3"/>'
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r("九")}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    [found] = read(para(r("受理") + marks[0] + r("158件") + marks[1] + field)).paragraphs
    assert found.text == "受理158件九"
    [mark] = found.bookmarks
    assert (mark.name, found.text[mark.start : mark.end]) == ("_F1v_review_accepted", "158件")


def test_comments_with_answers_and_without_a_place():
    said = "".join(
        f'<w:comment w:id="{number}" w:author="{who}" w:date="昨天">{p(text)}</w:comment>'
        for number, who, text in (
            ("0", "王主任", "核实"),
            ("1", "李科长", "已核"),
            ("2", "", "全文"),
        )
    )
    place = (
        '<w:commentRangeStart w:id="0"/><w:commentRangeStart w:id="1"/>'
        f'{r("158件")}<w:commentRangeEnd w:id="0"/><w:commentRangeEnd w:id="1"/>'
        '<w:r><w:commentReference w:id="0"/></w:r>'
    )
    found = read(para(r("受理") + place), comments=said)
    [paragraph] = found.paragraphs
    assert [(n.text, n.stamp.author, n.start, n.end) for n in paragraph.notes] == [
        ("核实", "王主任", 2, 6),
        ("已核", "李科长", 2, 6),
    ]
    assert paragraph.notes[0].stamp.time is None
    assert [note.text for note in found.loose] == ["全文"]


def test_answer_stands_where_the_question_stands():
    word = 'xmlns:w15="x" xmlns:w14="x"'
    said = "".join(
        f'<w:comment {word} w:id="{number}" w:author="{who}">'
        f'<w:p w14:paraId="{number}A">{r(text)}</w:p></w:comment>'
        for number, who, text in (("0", "王主任", "核实"), ("1", "李科长", "已核"))
    )
    thread = f'<x:commentEx {word} xmlns:x="x" w15:paraId="1A" w15:paraIdParent="0A"/>'
    place = '<w:commentRangeStart w:id="0"/>{}<w:commentRangeEnd w:id="0"/>'.format(r("158件"))
    found = read(para(place), comments=said, commentsExtended=thread)
    assert [note.text for note in found.paragraphs[0].notes] == ["核实", "已核"]
    assert found.loose == ()


def test_comment_over_paragraphs_stands_on_the_first():
    said = f'<w:comment w:id="0"><w:p>{r("合并")}</w:p></w:comment>'
    body = (
        para(r("前文") + '<w:commentRangeStart w:id="0"/>' + r("甲"))
        + p("乙")
        + para(r("丙") + '<w:commentRangeEnd w:id="0"/>')
    )
    notes = [each.notes for each in read(body, comments=said).paragraphs]
    assert [(len(each)) for each in notes] == [1, 0, 0]
    assert (notes[0][0].start, notes[0][0].end) == (2, 3)


def test_table_is_one_text_with_its_tracked_rows():
    def row(*cells: str, properties: str = "") -> str:
        made = "".join(f"<w:tc>{p(cell)}</w:tc>" for cell in cells)
        return f"<w:tr><w:trPr>{properties}</w:trPr>{made}</w:tr>"

    table = row("项目", "件数") + row("许可", "3", properties=f"<w:del {BY}/>") + row("处罚", "8")
    [found] = read(f"<w:tbl>{table}</w:tbl>").paragraphs
    assert found.is_table
    assert not found.is_grid
    assert found.text == "项目\t件数\n处罚\t8"
    assert found.original == "项目\t件数\n许可\t3\n处罚\t8"


def test_frame_around_text_and_text_box():
    frame = f"<w:tbl><w:tr><w:tc>{p('第一段')}{p('第二段')}</w:tc></w:tr></w:tbl>"
    box = f"<w:r><w:pict><w:txbxContent>{p('抄送：市委办公室。')}</w:txbxContent></w:pict></w:r>"
    found = read(frame + para(r("正文") + box))
    assert [each.text for each in found.paragraphs] == ["第一段", "第二段", "正文"]
    assert [box.text for box in found.boxes] == ["抄送：市委办公室。"]


def test_automatic_numbers_are_counted():
    found = read(
        item("主要举措") + item("加强领导", 1) + item("问题"), numbering=REPORT_LEVELS + number(1)
    )
    assert [each.label.strip() for each in found.paragraphs] == ["一、", "（一）", "二、"]


def test_entity_bomb_is_refused():
    data = docx(p("正文"))
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]><w:document xmlns:w="x"><w:body/></w:document>'
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            new.writestr(name, bomb if name == "word/document.xml" else old.read(name))
    with pytest.raises(UnreadableSource, match="实体"):
        read_tracked(Path("a.docx"), buffer.getvalue())


@pytest.mark.parametrize(
    "body",
    [
        "<w:tbl>" * 3000 + "</w:tbl>" * 3000,
        "<w:p>" + "<w:ins>" * 20_000 + "</w:ins>" * 20_000 + "</w:p>",
        '<w:p><w:bookmarkEnd w:id="9"/><w:commentRangeEnd w:id="7"/><w:bookmarkStart/></w:p>',
        "<w:tbl><w:tr/><w:tr><w:tc/></w:tr></w:tbl>",
        f"<w:tbl><w:tr><w:tc><w:tcPr>{WIDE}</w:tcPr>{p('x')}</w:tc></w:tr></w:tbl>",
        f"<w:tbl><w:tr><w:tc><w:tcPr>{WIDE}</w:tcPr>{p('x')}</w:tc><w:tc>{p('y')}</w:tc></w:tr></w:tbl>",
        "<w:p><w:r><w:drawing><a/></w:drawing></w:r></w:p>",
    ],
)
def test_strange_bodies_end_in_a_document_or_a_plain_refusal(body: str):
    try:
        found = read(body)
    except SourceError:
        return
    assert sum(len(each.text) for each in found.paragraphs) < 1000


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", docx(p("x"))[:-40], b"junk" * 50])
def test_damaged_packages_are_refused(data: bytes):
    with pytest.raises(UnreadableSource):
        read_tracked(Path("a.docx"), data)
