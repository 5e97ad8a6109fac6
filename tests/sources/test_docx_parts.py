"""What Word, WPS and LibreOffice put into a DOCX beside plain paragraphs, and hostile packages."""

from __future__ import annotations

import io
import random
import re
import time
import zipfile
from pathlib import Path

import pytest

from assistant.sources import docx_package
from assistant.sources.docx import read_docx
from assistant.sources.errors import EmptySource, SourceError, UnreadableSource
from assistant.sources.file_title import real_title
from tests.sources.make_docx import (
    REPORT_LEVELS,
    docx,
    item,
    levels,
    number,
    p,
    r,
    with_parts,
    wrapped,
)


def lines(body: str, **parts: str) -> list[str]:
    return read_docx(Path("a.docx"), docx(body, **parts)).text.splitlines()


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def rows(*found: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in found)}</w:tbl>"


BELOW = "<w:vMerge/>"
FIRST = '<w:vMerge w:val="restart"/>'
TWO = '<w:gridSpan w:val="2"/>'


def test_merged_cells_stay_in_their_columns():
    table = rows(
        cell("复议情况", '<w:gridSpan w:val="3"/>'),
        cell("类别") + cell("受理情况", TWO),
        cell("行政执法", FIRST) + cell("许可") + cell("15件", FIRST),
        cell("", BELOW) + cell("处罚") + cell("", BELOW),
        cell("") + cell("") + cell(""),
    )
    assert lines(table) == [
        *("复议情况", "类别 | 受理情况 | "),
        *("行政执法 | 许可 | 15件", "行政执法 | 处罚 | "),
    ]


def test_a_frame_around_running_text_is_text():
    text = "全面推进依法行政。" * 20
    frame = f"<w:tc>{p('一、主要做法')}{p(text)}{p(text)}</w:tc>"
    assert lines(rows(cell("内容") + frame)) == ["内容", "一、主要做法", text, text]


def test_bars_and_lines_within_a_cell():
    both = f"<w:tc>{p('受理')}{p('审结')}</w:tc>"
    assert lines(rows(both + cell("甲|乙"))) == ["受理 审结 | 甲｜乙"]


def test_deleted_cells_go():
    assert lines(rows(cell("甲") + cell("旧", "<w:cellDel/>") + cell("乙"))) == ["甲 | 乙"]


STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:numPr>'
    '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="1"/></w:style>'
    '<w:style w:styleId="11"><w:name w:val="toc 1"/></w:style>'
)


def styled(text: str, style: str, more: str = "") -> str:
    return p(text, f'<w:pStyle w:val="{style}"/>{more}')


def test_levels_that_belong_to_styles():
    linked = REPORT_LEVELS.replace(
        '<w:lvlText w:val="（%2）"/>', '<w:pStyle w:val="2"/><w:lvlText w:val="（%2）"/>'
    )
    body = styled("主要做法", "1") + styled("加强领导", "2") + styled("强化监督", "2")
    assert lines(body, numbering=linked + number(1), styles=STYLES) == [
        *("一、主要做法", "（一）加强领导", "（二）强化监督")
    ]


def test_a_paragraph_switches_the_number_of_its_style_off():
    body = styled("标题", "1", '<w:numPr><w:numId w:val="0"/></w:numPr>') + styled("做法", "1")
    assert lines(body, numbering=REPORT_LEVELS + number(1), styles=STYLES) == ["标题", "一、做法"]


def test_a_list_that_points_to_the_list_of_a_style():
    style = (
        '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        "</w:pPr></w:style>"
    )
    link = '<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="L"/></w:abstractNum>'
    uses = '<w:num w:numId="9"><w:abstractNumId w:val="5"/></w:num>'
    numbering = REPORT_LEVELS + link + number(1) + uses
    assert lines(item("甲", number=9) + item("乙", 1, 9), numbering=numbering, styles=style) == [
        *("一、甲", "（一）乙")
    ]
    named = REPORT_LEVELS.replace("<w:lvl ", '<w:styleLink w:val="L"/><w:lvl ', 1)
    assert lines(item("甲", number=9), numbering=named + link + uses) == ["一、甲"]


def test_a_restart_once_and_a_list_that_goes_on():
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering = REPORT_LEVELS + number(1) + number(2, restart)
    body = item("甲") + item("乙", number=2) + item("丙", number=2) + item("丁")
    assert lines(body, numbering=numbering) == ["一、甲", "五、乙", "六、丙", "七、丁"]


def test_an_empty_numbered_paragraph_counts_and_a_typed_number_is_not_doubled():
    body = item("甲") + item("") + item("三、丙")
    assert lines(body, numbering=REPORT_LEVELS + number(1)) == ["一、甲", "三、丙"]


@pytest.mark.parametrize(
    ("text", "style", "label"),
    [
        *(("第%1章", "chineseCounting", "第一章 "), ("第%1部分", "japaneseCounting", "第一部分 ")),
        *(("（%1）", "taiwaneseCountingThousand", "（一）"), ("%1是", "chineseCounting", "一是")),
        *(
            ("%1、", "ideographDigital", "一、"),
            ("●", "bullet", ""),
            ("附件：", "decimal", "附件："),
        ),
    ],
)
def test_labels(text, style, label):
    numbering = levels((style, text)) + number(1)
    assert lines(item("总则"), numbering=numbering) == [f"{label}总则"]


def field(instruction: str, result: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (r("全年") + field(" REF 受理数 ", r("15件")), "全年15件"),
        (field(r" EQ \* jc2 \* hps10 \o\ad(\s\up 9(fǎ),法)", ""), "法"),
        (field(r" EQ \o\ac(○,1)", "") + r("甲"), "1甲"),
        (field(" PAGE ", "") + r("甲"), "甲"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>' + r("完成"), "√完成"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F046"/></w:r>' + r("完成"), "完成"),
        ('<w:r><w:sym w:font="宋体" w:char="25A1"/></w:r>' + r("未完成"), "□未完成"),
        ('<w:r><w:sym w:font="宋体" w:char="zz"/></w:r>' + r("甲"), "甲"),
        ("<w:r><w:t>甲</w:t><w:softHyphen/><w:t>乙</w:t></w:r>", "甲乙"),
        (r("甲") + '<w:r><w:footnoteReference w:id="9"/><w:commentReference/></w:r>', "甲"),
        (
            "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
            + r("单击此处输入文字")
            + "</w:sdtContent></w:sdt>"
            + r("甲"),
            "甲",
        ),
        ("<w:smartTag><w:customXml>" + r("青栎区") + "</w:customXml></w:smartTag>", "青栎区"),
        (
            r("占比")
            + "<w:oMath><w:f><w:num><w:r><w:t>3</w:t></w:r></w:num>"
            + "<w:den><w:r><w:t>4</w:t></w:r></w:den></w:f></w:oMath>",
            "占比3/4",
        ),
    ],
)
def test_what_a_paragraph_may_hold(content, text):
    assert lines(f"<w:p>{content}</w:p>") == [text]


def test_contents_by_style_and_by_field():
    entries = styled("一、主要做法 1", "11") + p("目  录")
    contents = (
        p("目 录")
        + '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TO</w:instrText>'
        + f'<w:instrText>C \\o "1-3"</w:instrText></w:r>{field("PAGEREF", r("1"))}</w:p>'
        + p("二、存在问题 5")
        + f'<w:p>{r("末项")}<w:r><w:fldChar w:fldCharType="end"/></w:r>{r("引言")}</w:p>'
    )
    contents = contents.replace("<w:instrText>TO</w:instrText><w:instrText>C ", "<w:instrText>TOC ")
    assert lines(p("标题") + contents + p("正文"), styles=STYLES) == ["标题", "引言", "正文"]
    assert lines(p("目录") + entries + p("正文"), styles=STYLES) == ["目  录", "正文"]


def test_a_contents_field_that_never_ends_hides_nothing():
    opened = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>'
    )
    assert lines(f"<w:p>{opened}{r('正文')}</w:p>{p('续')}") == ["正文", "续"]


def test_notes_follow_what_refers_to_them():
    notes = (
        f'<w:footnote w:id="-1"><w:p/></w:footnote><w:footnote w:id="2">{p("统计截至年底。")}'
        f'</w:footnote><w:footnote w:id="3">{p("注：含街道。")}{p("不含镇。")}</w:footnote>'
    )
    ends = f'<w:endnote w:id="2">{p("见附表。")}</w:endnote>'
    first, second = (f'<w:r><w:footnoteReference w:id="{i}"/></w:r>' for i in (2, 3))
    end = '<w:r><w:endnoteReference w:id="2"/></w:r>'
    body = f"<w:p>{r('受理')}{first}{r('15件。')}{end}</w:p>" + rows(
        cell("甲") + f"<w:tc><w:p>{r('乙')}{second}</w:p></w:tc>", cell("丙") + cell("丁")
    )
    assert lines(body + p("完"), footnotes=notes, endnotes=ends) == [
        *("受理15件。", "注：统计截至年底。", "注：见附表。"),
        *("甲 | 乙", "丙 | 丁", "注：含街道。 不含镇。", "完"),
    ]


def test_a_moved_paragraph_mark_joins_and_the_last_may_be_deleted():
    mark = "<w:rPr><w:moveFrom/></w:rPr>"
    assert lines(p("全年", mark) + p("受理。") + p("末", "<w:rPr><w:del/></w:rPr>")) == [
        *("全年受理。", "末")
    ]


def test_whole_files_taken_in():
    body = p("前") + '<w:altChunk r:id="x" xmlns:r="y"/>' + p("后")
    chunk = docx(p("内文") + '<w:altChunk r:id="x" xmlns:r="y"/>')
    data = with_parts(docx(body), {"word/x.docx": chunk}, relations={"x": "x.docx"})
    assert read_docx(Path("a.docx"), data).text.splitlines() == ["前", "内文", "后"]
    plain = with_parts(docx(body), {"word/x.txt": "文字".encode()}, relations={"x": "/word/x.txt"})
    assert read_docx(Path("a.docx"), plain).text.splitlines() == ["前", "文字", "后"]


def test_a_file_taken_in_that_cannot_be_read():
    body = p("前") + '<w:altChunk r:id="x" xmlns:r="y"/>'
    data = with_parts(docx(body), {"word/x.rtf": b"{\\rtf1 }"}, relations={"x": "x.rtf"})
    source = read_docx(Path("a.docx"), data)
    assert source.text == "前\n"
    assert "嵌入" in source.notes[0].message


def test_names_with_backslashes_and_other_capitals():
    parts = {r"word\Document.xml": wrapped("document", f"<w:body>{p('正文')}</w:body>").encode()}
    assert read_docx(Path("a.docx"), with_parts(b"", parts)).text == "正文\n"


@pytest.mark.parametrize(
    ("title", "text", "real"),
    [
        ("青栎区2023年法治政府建设年度报告", "正文", "青栎区2023年法治政府建设年度报告"),
        (
            "青栎区法治政府建设 年度报告",
            "青栎区法治政府建设年度报告\n正文",
            "青栎区法治政府建设 年度报告",
        ),
        ("青栎区法治政府建设", "青栎区法治政府建设年度报告\n正文", None),
        ("Microsoft Word - 法治政府建设年度报告", "正文", None),
        ("法治政府建设年度报告.docx", "正文", None),
        ("中共青栎区委文件", "正文", None),
        *(
            (None, "正文", None),
            ("", "正文", None),
            ("文档1", "正文", None),
            ("Title", "正文", None),
        ),
    ],
)
def test_titles_of_properties(title, text, real):
    assert real_title(title, text) == real


def test_more_entries_and_marks_than_a_document_has(monkeypatch):
    data = docx(p("正文") * 50)
    monkeypatch.setattr(docx_package, "MOST_MARKS", 100)
    with pytest.raises(UnreadableSource) as caught:
        read_docx(Path("a.docx"), data)
    assert "过大" in caught.value.reason
    monkeypatch.setattr(docx_package, "MOST_ENTRIES", 3)
    with pytest.raises(UnreadableSource):
        read_docx(Path("a.docx"), data)


def test_a_size_that_lies():
    data = bytearray(docx(p("正文" * 5000)))
    for entry in re.finditer(b"PK\x01\x02", bytes(data)):
        size = entry.start() + 24
        data[size : size + 4] = (40).to_bytes(4, "little")
    with pytest.raises(UnreadableSource):
        read_docx(Path("a.docx"), bytes(data))


def test_nesting_without_end():
    deep = f"<w:p>{'<w:r>' * 100_000}<w:t>深</w:t>{'</w:r>' * 100_000}</w:p>"
    assert lines(deep) == ["深"]
    boxes = f"<w:p>{'<w:txbxContent><w:p>' * 3000}{r('深')}{'</w:p></w:txbxContent>' * 3000}</w:p>"
    with pytest.raises(UnreadableSource):
        lines(boxes)


def test_styles_and_lists_in_circles():
    styles = (
        '<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style>'
        '<w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>'
    )
    link = '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="A"/></w:abstractNum>'
    body = styled("甲", "A") + item("乙", 99)
    assert lines(body, styles=styles, numbering=link + number(1)) == ["甲", "乙"]


def test_a_hundred_thousand_paragraphs():
    body = item("全面推进依法行政。") * 100_000
    start = time.perf_counter()
    assert len(lines(body, numbering=REPORT_LEVELS + number(1))) == 100_000
    assert time.perf_counter() - start < 30


RICH = docx(
    item("主要做法")
    + rows(cell("甲", FIRST) + cell("乙", TWO))
    + f"<w:p>{field('REF', r('1'))}</w:p>",
    numbering=REPORT_LEVELS + number(1),
    styles=STYLES,
)


def outcome(data: bytes) -> str:
    """Return what came of reading: every end but an error of this room fails the test."""
    try:
        return "read" if read_docx(Path("a.docx"), data).text else "nothing"
    except SourceError as error:
        return type(error).__name__


def test_cut_anywhere():
    assert {outcome(RICH[:end]) for end in range(0, len(RICH), 9)} == {"UnreadableSource"}


def test_mutated_packages_and_parts_are_read_or_refused():
    chance = random.Random(20240130)
    with zipfile.ZipFile(io.BytesIO(RICH)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    outcomes = set()
    for _ in range(300):
        outcomes.add(outcome(_mutated(RICH, chance)))
        name = chance.choice(sorted(parts))
        outcomes.add(outcome(with_parts(RICH, {name: _mutated(parts[name], chance)})))
    assert {"read", "UnreadableSource"} <= outcomes <= {"read", "UnreadableSource", "EmptySource"}


def _mutated(data: bytes, chance: random.Random) -> bytes:
    """Return a file with a byte changed, a piece cut out or doubled."""
    at, length = chance.randrange(len(data)), chance.randrange(1, 60)
    piece = data[at : at + length]
    return chance.choice(
        (
            data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :],
            data[:at] + data[at + length :],
            data[:at] + piece + data[at:],
        )
    )


def test_empty_lists_alone_are_no_text():
    with pytest.raises(EmptySource):
        read_docx(Path("a.docx"), docx(item("") * 3, numbering=REPORT_LEVELS + number(1)))
