"""Fields and blanks: what is one, what it writes, and that nothing else is ever done."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.draft.draft import Draft
from assistant.draft.fields import (
    FieldError,
    check_fields,
    split_fields,
    write_blank,
    write_field,
    write_out,
)
from assistant.draft.parts import Elements, SheetRow


def row(key: str, this: float | None, last: float | None = None, **more) -> SheetRow:
    given_ = {"name": "复议受理", "unit": "件", **more}
    return SheetRow(key=key, this_year=this, last_year=last, **given_)


DRAFT = Draft(
    elements=Elements(title="青栎区司法局2025年度法治政府建设情况报告", body="青栎区司法局"),
    year=2025,
    level="department",
    sheet=(
        row("review.accepted", 158, 124, state="verified"),
        row("review.closed", None, 10, name="复议审结"),
        row("review.corrected", 5, 0, name="复议纠错"),
        row("review.mediated", 5, name="复议调解"),
        row("litigation.loss_rate", 10.65, 12.81, unit="%"),
        row("own.1", 3, 3, name="青栎普法集市", unit="场"),
    ),
)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("受理{{ review.accepted }}。", "受理158件。"),
        ("受理{{review.accepted}}。", "受理158件。"),
        ("{{ review.accepted | number }}件", "158件"),
        ("{{ review.accepted | last }}", "124件"),
        ("{{ review.accepted | change }}", "同比增长27.42%"),
        ("{{litigation.loss_rate|change}}", "同比下降2.16个百分点"),
        ("{{ own.1 }}，{{ own.1 | change }}", "3场，同比持平"),
        ("{{ review.closed }}", "【复议审结】"),
        ("{{ review.closed | number }}", "【复议审结】"),
        ("{{ review.closed | change }}", "【复议审结同比】"),
        ("{{ review.closed | last }}", "10件"),
        ("{{ review.mediated | last }}", "【复议调解上年数】"),
        ("{{ review.mediated | change }}", "【复议调解上年数】"),
        ("{{ review.corrected | change }}", "【复议纠错上年为零，不作同比】"),
        ("{{ law.audience }}", "【普法受众】"),
        ("【受理件数】件", "【受理件数】件"),
        ("", ""),
    ],
)
def test_what_a_field_writes(text: str, written: str) -> None:
    assert write_out(text, DRAFT)[0] == written


def test_marks_point_at_what_was_written_and_where_it_came_from() -> None:
    text = "受理{{ review.accepted }}，审结{{ review.closed }}，【其他】，{{ 1 + 1 }}。"
    written, marks = write_out(text, DRAFT)
    assert written == "受理158件，审结【复议审结】，【其他】，{{ 1 + 1 }}。"
    assert [written[mark.start : mark.end] for mark in marks] == [
        "158件",
        "【复议审结】",
        "【其他】",
        "{{ 1 + 1 }}",
    ]
    assert [text[slice(*mark.source)] for mark in marks] == [
        "{{ review.accepted }}",
        "{{ review.closed }}",
        "【其他】",
        "{{ 1 + 1 }}",
    ]
    assert [mark.key for mark in marks] == ["review.accepted", "review.closed", None, None]
    assert [mark.verified for mark in marks] == [True, False, False, False]
    assert [mark.blank for mark in marks] == [False, True, True, False]
    assert [bool(mark.error) for mark in marks] == [False, False, False, True]


def test_an_unknown_key_is_left_and_reported() -> None:
    written, (mark,) = write_out("{{ nowhere.nothing }}", DRAFT)
    assert written == "{{ nowhere.nothing }}"
    assert mark.error == "指标表中没有“nowhere.nothing”"


HOSTILE = [
    "{{ ''.__class__ }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ review.__class__ }}",
    "{{ review.accepted.__init__ }}",
    "{{ review['accepted'] }}",
    "{{ review.accepted() }}",
    "{{ review.accepted | attr('x') }}",
    "{{ review.accepted | last | change }}",
    "{{ review.accepted | last() }}",
    "{{ review.accepted | last(1) }}",
    "{{ review.accepted if own.1 else own.2 }}",
    "{{ review.accepted, own.1 }}",
    "{{ review.accepted.value }}",
    "{{ not review.accepted }}",
    "{{ review.accepted is defined }}",
    "{{ -review.accepted }}",
    "{{ range(10**9) }}",
    "{{ 9**9**9 }}",
    "{{ 'a' * 10**9 }}",
    "{{ lipsum() }}",
    "{{ cycler.__init__.__globals__ }}",
    "{{ self }}",
    "{{ config.items() }}",
    "{{ }}",
    "{{}}",
    "{{ review }}",
    "{{ 复议.受理 }}",
    "{{ Review.accepted }}",
    "{{ " + "(" * 190 + " }}",
    "{{ " + "not " * 45 + "a.b }}",
    "{{ " + "a" * 500 + ".b }}",
    "{{ a.b %}",
    "{{",
    "}}",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_anything_else_stays_as_it_is(text: str) -> None:
    written, marks = write_out(f"前{text}后", DRAFT)
    assert written == f"前{text}后"
    assert all(mark.error for mark in marks)
    assert marks
    with pytest.raises(FieldError) as caught:
        check_fields(f"前{text}后")
    assert caught.value.position >= 1
    assert caught.value.text in text
    assert caught.value.reason


@pytest.mark.parametrize(
    "text", ["{% for i in x %}一{% endfor %}", "{# 注 #}", "{%", "{ review.accepted }", "#}"]
)
def test_other_markup_is_plain_text(text: str) -> None:
    assert write_out(text, DRAFT) == (text, ())
    check_fields(text)


def test_a_name_in_the_sheet_is_not_read_as_markup() -> None:
    evil = row("own.2", None, name="{{ own.1 }}】\n【x")
    draft = Draft(elements=DRAFT.elements, year=2025, level="county", sheet=(evil,))
    written, (mark,) = write_out("{{ own.2 }}", draft)
    assert written == "【own.1x】"
    assert (mark.start, mark.end) == (0, len(written))


@pytest.mark.parametrize(
    "text",
    [
        "{" * 100_000,
        "{{" * 50_000 + "}}" * 50_000,
        "{{ " * 30_000,
        "{{ a.b" * 20_000,
        "{{ " + "a" * 1_000_000,
        "【" * 100_000,
        "【" + "空" * 1_000_000,
        "受理{{ review.accepted }}，【空】；" * 10_000,
        "}" * 100_000,
    ],
)
def test_huge_texts_take_time_in_proportion(text: str) -> None:
    began = time.process_time()
    write_out(text, DRAFT)
    assert time.process_time() - began < 3


@given(st.text(alphabet="{}%#【】| .\n复议reviwacptd1_()'\"[]+*-", max_size=60))
def test_pieces_cover_any_text(text: str) -> None:
    pieces = split_fields(text)
    assert "".join(piece.text for piece in pieces) == text
    offset = 0
    for piece in pieces:
        assert (piece.start, piece.end) == (offset, offset + len(piece.text))
        offset = piece.end
    written, marks = write_out(text, DRAFT)
    assert all(0 <= mark.start <= mark.end <= len(written) for mark in marks)


@given(st.text(max_size=80))
def test_what_write_blank_gives_is_one_blank(name: str) -> None:
    (piece,) = split_fields(write_blank(name))
    assert piece.kind == "blank"


@pytest.mark.parametrize("written", [None, "change", "last", "number"])
def test_what_write_field_gives_is_that_field(written) -> None:
    (piece,) = split_fields(write_field("review.accepted", written))
    assert (piece.kind, piece.key, piece.filter) == ("field", "review.accepted", written)
