from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from assistant.sources.docx import read_docx
from assistant.sources.errors import EmptySource, UnreadableSource
from tests.sources.make_docx import REPORT_LEVELS, W, docx, item, levels, number, p, r, wrapped


def lines(body: str, **parts: str) -> list[str]:
    return read_docx(Path("a.docx"), docx(body, **parts)).text.splitlines()


def table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc>{p(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def test_paragraphs_and_tables_in_order():
    body = p("标题") + table(("指标", "数量"), ("受理", "15件")) + p("二、存在问题")
    assert lines(body) == ["标题", "指标 | 数量", "受理 | 15件", "二、存在问题"]


def test_a_frame_of_one_column_is_text():
    assert lines(table(("一、主要做法",), ("加强领导。",))) == ["一、主要做法", "加强领导。"]


def test_table_within_a_table():
    inner = f"<w:tc>{table(('甲', '乙'))}</w:tc>"
    body = f"<w:tbl><w:tr>{inner}<w:tc>{p('丙')}</w:tc></w:tr></w:tbl>"
    assert lines(body) == ["甲 | 乙", "丙"]


def test_automatic_numbers_are_written_out():
    body = (
        item("主要做法")
        + item("加强领导", 1)
        + item("强化监督", 1)
        + item("甲", 2)
        + item("乙", 2)
        + item("普法", 1)
        + item("丙", 2)
        + item("存在问题")
        + item("不足", 1)
    )
    assert lines(body, numbering=REPORT_LEVELS + number(1)) == [
        *("一、主要做法", "（一）加强领导", "（二）强化监督", "1.甲", "2.乙", "（三）普法", "1.丙"),
        *("二、存在问题", "（一）不足"),
    ]


def test_number_of_a_style_and_of_the_style_below_it():
    styles = (
        '<w:style w:styleId="H"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="K"><w:basedOn w:val="H"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr>'
        "</w:pPr></w:style>"
    )
    body = p("主要做法", '<w:pStyle w:val="H"/>') + p("加强领导", '<w:pStyle w:val="K"/>')
    found = lines(body, numbering=REPORT_LEVELS + number(1), styles=styles)
    assert found == ["一、主要做法", "（一）加强领导"]


def test_two_lists_count_together_unless_one_restarts():
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = REPORT_LEVELS + number(1) + number(2) + number(3, restart)
    body = item("甲") + item("乙", number=2) + item("丙", number=3)
    assert lines(body, numbering=numbering) == ["一、甲", "二、乙", "一、丙"]


def test_numbering_switched_off_bullets_and_unknown_lists():
    numbering = levels(("bullet", "•")) + number(1)
    body = item("甲") + item("乙", number=0) + item("丙", number=77) + item("丁", 8)
    assert lines(body, numbering=numbering) == ["甲", "乙", "丙", "丁"]


def test_figures_where_a_level_asks_for_them():
    numbering = REPORT_LEVELS.replace(
        '<w:lvlText w:val="（%2）"/>', '<w:isLgl/><w:lvlText w:val="%1.%2"/>'
    )
    assert lines(item("甲") + item("乙", 1), numbering=numbering + number(1)) == [
        "一、甲",
        "1.1 乙",
    ]


def test_deleted_text_goes_and_inserted_stays():
    body = (
        f"<w:p>{r('受理')}<w:del><w:r><w:delText>15件</w:delText></w:r></w:del>"
        f"<w:ins>{r('16件')}</w:ins></w:p><w:p><w:moveFrom>{r('旧处')}</w:moveFrom>"
        f"<w:moveTo>{r('新处')}</w:moveTo></w:p>"
    )
    assert lines(body) == ["受理16件", "新处"]


def test_a_deleted_paragraph_mark_joins_two():
    body = p("全年受理", "<w:rPr><w:del/></w:rPr>") + p("复议15件。") + p("审结12件。")
    assert lines(body) == ["全年受理复议15件。", "审结12件。"]


def test_deleted_row():
    row = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{p('旧')}</w:tc><w:tc>{p('行')}</w:tc></w:tr>"
    assert lines(f"<w:tbl>{row}</w:tbl>{p('正文')}") == ["正文"]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<w:hyperlink>" + r("法治网") + "</w:hyperlink>", "法治网"),
        ('<w:fldSimple w:instr="PAGE">' + r("3") + "</w:fldSimple>", "3"),
        ("<w:r><w:instrText>TOC</w:instrText></w:r>" + r("正文"), "正文"),
        ("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r>", "甲\t乙"),
        ("<w:r><w:t>甲</w:t><w:noBreakHyphen/><w:t>乙</w:t></w:r>", "甲-乙"),
        ("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r>", "甲\n乙"),
        ('<w:r><w:t>甲</w:t><w:br w:type="page"/><w:t>乙</w:t></w:r>', "甲乙"),
        (r("甲") + r("隐", "<w:vanish/>") + r("乙", '<w:vanish w:val="0"/>'), "甲乙"),
        ("<w:sdt><w:sdtContent>" + r("控件") + "</w:sdtContent></w:sdt>", "控件"),
        (
            "<w:r><w:ruby><w:rt>"
            + r("fǎ")
            + "</w:rt><w:rubyBase>"
            + r("法")
            + "</w:rubyBase></w:ruby></w:r>",
            "法",
        ),
    ],
)
def test_what_a_paragraph_may_hold(content, text):
    found = read_docx(Path("a.docx"), docx(f"<w:p>{content}</w:p>")).text
    assert found == f"{text}\n"


def test_text_box_comes_after_its_paragraph_and_once():
    box = f"<w:txbxContent>{p('框内')}</w:txbxContent>"
    body = f"<w:p>{r('正文')}<w:r><Choice>{box}</Choice><Fallback>{box}</Fallback></w:r></w:p>"
    assert lines(body) == ["正文", "框内"]


def test_strict_edition_has_other_namespaces():
    data = docx(p("一、主要做法"))
    strict = W.replace(
        "schemas.openxmlformats.org/wordprocessingml/2006", "purl.oclc.org/ooxml/word"
    )
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"].replace(W.encode(), strict.encode())
    assert read_docx(Path("a.docx"), _zipped(parts)).text == "一、主要做法\n"


def test_title_of_the_properties():
    core = (
        '<cp:coreProperties xmlns:cp="x" xmlns:dc="y"><dc:title> 青栎区年度报告 </dc:title>'
        "</cp:coreProperties>"
    )
    with zipfile.ZipFile(io.BytesIO(docx(p("正文")))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert (
        read_docx(Path("a.docx"), _zipped({**parts, "docProps/core.xml": core.encode()})).title
        == "青栎区年度报告"
    )


def test_written_by_python_docx():
    from docx import Document

    document = Document()
    document.add_heading("年度报告", 0)
    document.add_paragraph("一、主要做法")
    document.sections[0].header.paragraphs[0].text = "页眉"
    buffer = io.BytesIO()
    document.save(buffer)
    assert read_docx(Path("a.docx"), buffer.getvalue()).text == "年度报告\n一、主要做法\n"


def test_empty_document():
    with pytest.raises(EmptySource):
        read_docx(Path("a.docx"), docx(p("") + p("  ")))


def _zipped(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def _document(content: str) -> bytes:
    return _zipped({"word/document.xml": content.encode()})


ENTITIES = (
    "<!DOCTYPE d ["
    + "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10 if i else "法"}">' for i in range(12))
    + "]>"
)

DAMAGED = {
    "not a zip": b"PK\x03\x04 but no more",
    "cut short": docx(p("正文" * 500))[:700],
    "no body": _document(wrapped("document", "")),
    "no document": _zipped({"word/other.xml": b"<a/>"}),
    "broken xml": _document("<w:document><w:body>"),
    "entity bomb": _document(
        ENTITIES + f'<w:document xmlns:w="{W}"><w:body>&a11;</w:body></w:document>'
    ),
    "nested tables": docx("<w:tbl><w:tr><w:tc>" * 3000 + p("深") + "</w:tc></w:tr></w:tbl>" * 3000),
}


@pytest.mark.parametrize("data", DAMAGED.values(), ids=DAMAGED.keys())
def test_damaged_files(data):
    with pytest.raises(UnreadableSource) as caught:
        read_docx(Path("a.docx"), data)
    assert caught.value.reason
    assert caught.value.advice


def test_zip_bomb_is_not_unpacked():
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/document.xml", "w") as part,
    ):
        for _ in range(80):
            part.write(b" " * (1 << 20))
    assert len(buffer.getvalue()) < 200_000
    with pytest.raises(UnreadableSource) as caught:
        read_docx(Path("a.docx"), buffer.getvalue())
    assert "过大" in caught.value.reason


def test_deep_runs():
    body = f"<w:p>{'<w:ins>' * 3000}{r('正文')}{'</w:ins>' * 3000}</w:p>"
    assert lines(body) == ["正文"]


def test_table_of_contents_is_passed_over():
    contents = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        f"</w:docPartObj></w:sdtPr><w:sdtContent>{p('一、主要做法 1')}</w:sdtContent></w:sdt>"
    )
    assert lines(contents + p("一、主要做法")) == ["一、主要做法"]


STYLES = (
    '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="小标题"/><w:basedOn w:val="a"/>'
    '<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
)


def test_lines_marked_as_headings(tmp_path):
    body = (
        p("某县报告")
        + p("主要做法", '<w:pStyle w:val="a"/>')
        + p("加强领导", '<w:pStyle w:val="b"/>')
        + p("全年开展培训。")
        + p("存在问题", '<w:outlineLvl w:val="0"/>')
    )
    source = read_docx(tmp_path / "a.docx", docx(body, styles=STYLES))
    assert [(heading.level, heading.text) for heading in source.headings] == [
        (1, "主要做法"),
        (2, "加强领导"),
        (1, "存在问题"),
    ]
