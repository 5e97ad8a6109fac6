"""花脸稿: accept all for the text after, reject all for the text before."""

from __future__ import annotations

import re
import struct
import zlib
from dataclasses import replace
from datetime import UTC, datetime
from zlib import crc32

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.base.files import TargetNotWritable
from assistant.draft.field_bookmark import expression_of
from assistant.draft.manuscript import FieldMark
from assistant.draft.parts import Picture
from assistant.export.docx.changes import write_docx_changes
from assistant.export.docx.write import write_docx
from assistant.export.errors import EmptyManuscript, NothingChanged
from tests.export.build import ATTACHMENTS, FULL, line, manuscript, paragraph
from tests.export.tracked_words import W, body_of, read, settled, words

NOW = datetime(2026, 2, 5, 9, 30, 0, tzinfo=UTC)
BEFORE = manuscript(
    line("body", "一年来，全县依法行政。"),
    line("heading1", "主要举措和成效", "一、"),
    line("heading2", "健全制度", "（一）"),
    line("body", "受理行政复议案件158件，办结149件。"),
    line("body", "开展普法宣传三十场，受众两万人次，发放资料五千份。"),
    line("heading2", "强化监督", "（二）"),
    line("body", "组织执法检查，督促整改到位。"),
    **FULL,
    attachments=ATTACHMENTS,
)
AFTER = manuscript(
    line("body", "一年来，全县依法行政，成效明显。"),
    line("heading1", "主要举措和成效", "一、"),
    line("heading2", "强化监督", "（一）"),
    line("body", "开展普法宣传三十场，受众两万人次，发放资料五千份。"),
    line("heading2", "健全制度", "（二）"),
    line("body", "受理行政复议案件160件，办结150件。"),
    line("heading1", "存在的问题", "二、"),
    **{**FULL, "document_number": "临司〔2026〕5号"},
    title="临江市司法局关于2025年度法治政府建设工作的报告",
    addressee="江东省司法厅",
    signed_by="临江市司法局",
    date="2026年3月8日",
    remark="",
    attachments=(line("attachment", "文件目录", "附件"), line("body", "第一项。")),
)


@pytest.fixture
def sent(tmp_path):
    """Return the bodies that a pair of manuscripts gives: before, after, with changes."""

    def send(before, after):
        plain = []
        for number, each in enumerate((before, after)):
            write_docx(each, tmp_path / f"{number}.docx", now=NOW)
            plain.append(body_of(tmp_path / f"{number}.docx"))
        write_docx_changes(before, after, tmp_path / "花脸稿.docx", now=NOW)
        return *plain, body_of(tmp_path / "花脸稿.docx")

    return send


def _check(before, after, changed):
    assert read(settled(changed, "accept")) == read(after)
    assert read(settled(changed, "reject")) == read(before)


def test_both_texts_are_in_it(sent):
    before, after, changed = sent(BEFORE, AFTER)
    _check(before, after, changed)
    inserted = ["".join(run.itertext()) for run in changed.iter(f"{W}ins")]
    deleted = ["".join(run.itertext()) for run in changed.iter(f"{W}del")]
    assert {"，成效明显", "二、存在的问题", "受理行政复议案件160件，办结150件。"} <= set(inserted)
    assert {"，李书文", "受理行政复议案件158件，办结149件。"} & set(deleted)
    assert "组织执法检查，督促整改到位。" in deleted


def test_changes_name_the_body_and_no_person(sent):
    changed = sent(BEFORE, AFTER)[-1]
    marks = [each for each in changed.iter() if each.get(f"{W}author") is not None]
    assert {each.get(f"{W}author") for each in marks} == {"临江市司法局"}
    assert {each.get(f"{W}date") for each in marks} == {"2026-02-05T09:30:00Z"}
    numbers = [each.get(f"{W}id") for each in marks]
    assert len(numbers) == len(set(numbers))


def test_deleted_words_are_deleted_text(sent):
    changed = sent(BEFORE, AFTER)[-1]
    for deleted in changed.iter(f"{W}del"):
        assert deleted.find(f".//{W}t") is None
    for text in changed.iter(f"{W}delText"):
        assert any(parent.tag == f"{W}del" for parent in text.iterancestors())


def test_without_changes_there_is_nothing_to_write(tmp_path):
    with pytest.raises(NothingChanged):
        write_docx_changes(BEFORE, BEFORE, tmp_path / "花脸稿.docx")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("length", [1, 3])
def test_a_text_that_ends_later_or_earlier(sent, length):
    bare = {"signed_by": "", "date": "", "remark": ""}
    short = manuscript(line("body", "一年来，全县依法行政。"), **bare)
    tail = [line("heading1", "主要举措", "一、"), line("body", "举措如下。"), line("body", "完。")]
    long = replace(short, lines=(*short.lines, *tail[:length]))
    _check(*sent(short, long))
    _check(*sent(long, short))
    _check(*sent(long, replace(short, lines=(line("heading1", "主要举措", "一、"),))))


def test_a_draft_that_was_empty_before(tmp_path):
    empty = manuscript(title="", body="", addressee="", signed_by="", date="", remark="")
    path = tmp_path / "花脸稿.docx"
    write_docx_changes(empty, BEFORE, path)
    assert [text for _, text in read(settled(body_of(path), "reject")) if text] == []
    with pytest.raises(EmptyManuscript):
        write_docx_changes(BEFORE, empty, path)


def test_blanks_keep_their_mark_on_both_sides(sent):
    def blank(text):
        mark = FieldMark(start=2, end=len(text) - 2, key=None, verified=False, blank=True)
        return manuscript(line("body", text, marks=(mark,)))

    changed = sent(blank("受理【件数】件。"), blank("受理【收案数量】件。"))[-1]
    marked = [run for run in changed.iter(f"{W}r") if run.find(f"{W}rPr/{W}highlight") is not None]
    assert "件数" in "".join("".join(run.itertext()) for run in marked)
    assert "收案数量" in "".join("".join(run.itertext()) for run in marked)


def test_a_table_changes_row_by_row(sent):
    def table(*rows):
        lines = [line("caption", "复议案件", "表1　"), line("table", "\n".join(rows))]
        return manuscript(line("body", "见下表。"), *lines, line("body", "完。"))

    before = table("类别\t件数", "治安管理\t158", "市场监管\t40", "其他\t3")
    _check(*sent(before, table("类别\t件数", "治安管理\t160", "劳动保障\t12", "其他\t3")))
    _check(*sent(before, table("类别\t件数\t占比", "治安管理\t160\t80%")))
    _check(*sent(before, manuscript(line("body", "见下表。"), line("body", "完。"))))


def test_a_field_can_be_told_from_typed_words(sent):
    def report(count, typed):
        mark = FieldMark(
            start=2, end=2 + len(count), key="a.b", verified=True, expression="review.accepted"
        )
        return manuscript(line("body", f"受理{count}，{typed}。", marks=(mark,)))

    changed = sent(report("158件", "办结"), report("160件", "全部办结"))[-1]
    starts = list(changed.iter(f"{W}bookmarkStart"))
    [start] = [each for each in starts if expression_of(each.get(f"{W}name"))]
    assert expression_of(start.get(f"{W}name")) == "review.accepted"
    ends = changed.iter(f"{W}bookmarkEnd")
    [end] = [each for each in ends if each.get(f"{W}id") == start.get(f"{W}id")]
    order = [each for each in changed.iter() if each.tag in {f"{W}t", f"{W}delText"}]
    order += [start, end]
    order.sort(key=list(changed.iter()).index)
    inside = order[order.index(start) + 1 : order.index(end)]
    assert next(each.text for each in inside if each.tag == f"{W}t") == "160"


def test_another_picture_takes_the_place_of_the_first(sent):
    def report(data):
        lines = (
            line("picture", "走势"),
            line("caption", "受理走势", "图1　"),
            line("body", "完。"),
        )
        picture = Picture(name="走势", data=data, width_mm=60)
        return replace(manuscript(*lines), pictures=(picture,))

    with pytest.raises(NothingChanged):
        sent(report(png(1)), report(png(1)))
    before, after, changed = sent(report(png(1)), report(png(2)))
    _check(before, after, changed)
    assert len(list(changed.iter(f"{W}drawing"))) == 2
    shown = [
        settled(changed, verdict).find(f".//{W}drawing//{{*}}blip").attrib.values()
        for verdict in ("accept", "reject")
    ]
    assert shown[0] != shown[1]


def png(width: int) -> bytes:
    """A white picture of one row."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, 1, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"\x00" + b"\xff" * width)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


HOSTILE = "案\x00\x0b]]>\ud800<w:br/>&#0;\ufffe😀𠮷\u202e{{ x }}\r\n\ufffc\ue000尾"


def test_hostile_text_does_no_harm(sent, tmp_path):
    hostile = {"title": HOSTILE, "body": HOSTILE, "signed_by": HOSTILE, "date": HOSTILE * 3}
    before = manuscript(line("body", HOSTILE * 4), line("heading1", "x]]>", "一、"))
    after = manuscript(line("body", HOSTILE * 2 + "改" + HOSTILE), **hostile)
    _check(*sent(before, after))
    docx.Document(str(tmp_path / "花脸稿.docx"))


def test_ten_thousand_characters(sent):
    long = paragraph(10_000, 5)
    changed = re.sub("责任清单，组织", "责任目录，组织", long)
    before, after, body = sent(manuscript(line("body", long)), manuscript(line("body", changed)))
    _check(before, after, body)
    assert {words(deleted) or "".join(deleted.itertext()) for deleted in body.iter(f"{W}del")} == {
        "清单"
    }


def test_an_old_file_survives_a_failure(tmp_path):
    folder = tmp_path / "花脸稿.docx"
    folder.mkdir()
    with pytest.raises(TargetNotWritable):
        write_docx_changes(BEFORE, AFTER, folder)


_TEXTS = st.lists(
    st.sampled_from(("行政", "复议", "，", "。", "的", "158", "办结", " ", "附件", "，公开")),
    min_size=1,
    max_size=12,
).map("".join)
_LINES = st.lists(
    st.tuples(st.sampled_from(("body", "heading1", "heading2", "attachment")), _TEXTS), max_size=7
)
_ELEMENTS = st.fixed_dictionaries(
    {
        name: st.sampled_from(("", "临江市", "2026年2月5日", "临江市司法局"))
        for name in ("addressee", "signed_by", "date", "remark", "signer", "document_number")
    }
)


@st.composite
def _manuscripts(draw):
    return manuscript(*(line(style, text) for style, text in draw(_LINES)), **draw(_ELEMENTS))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=_manuscripts(), after=_manuscripts())
def test_any_two_versions(sent, before, after):
    try:
        bodies = sent(before, after)
    except NothingChanged:
        assert before.text == after.text
    else:
        _check(*bodies)
