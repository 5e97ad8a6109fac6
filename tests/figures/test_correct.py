"""Figures corrected by hand: found again by words, whatever became of the text around them."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from assistant.figures.correct import (
    FigureCorrection,
    ImpossibleFigure,
    check_correction,
    correct_figures,
    correction_from,
    unmatched_figures,
)
from assistant.figures.extract import extract_figures
from assistant.figures.field_words import read_change, read_field, write_change
from assistant.figures.figure import Change
from assistant.figures.figure_words import (
    FigureWords,
    find_words,
    number_within,
    read_written,
    spans_named,
    words_at,
)
from assistant.outline.parse import parse_outline

HEAD = "青栎区2031年法治政府建设情况报告\n一、主要成效\n"
LINES = (
    "全年受理行政复议申请86件，审结80件，调解率达35%。",
    "开展送法进企业活动十二场，惠及职工1.8万余人次。",
    "代写法律文书86件，接待来访约40批。",
    "核发执法证件二十五本，同比增长8%。",
)
TEXT = HEAD + "\n".join(LINES) + "\n"
OTHERS = (
    "组织普法讲座7场。",
    "受理投诉86件。",
    "新聘人民调解员40名，其中专职12名；",
    "工作平稳有序，群众较为满意。",
    "二是立案130宗，罚没35万元。\n",
)


def extracted(text):
    return extract_figures(text, parse_outline(text), year=2031)


def words_of(written, text=TEXT, nth=0):
    at = -1
    for _ in range(nth + 1):
        at = text.index(written, at + 1)
    return words_at(text, at, at + len(written))


def correction(written, text=TEXT, nth=0, **changes):
    return FigureCorrection(words=words_of(written, text, nth), changes=changes)


def corrected(*corrections, text=TEXT):
    return correct_figures(text, extracted(text), corrections, year=2031)


def at(figures, written, text=TEXT):
    return [figure for figure in figures if text[figure.start : figure.end] == written]


# what a correction says


def test_without_corrections_nothing_changes():
    assert corrected() == extracted(TEXT)


def test_what_is_corrected_changes_and_nothing_else_does():
    before = extracted(TEXT)
    change = Change(basis="同比", direction="down", value=4.0, unit="%")
    after = corrected(
        correction(
            "86件",
            key="review.received",
            value=68,
            unit="宗",
            qualifier="about",
            kind="target",
            year=2032,
            scope="part",
            change=change,
            indicator="复议申请",
        )
    )
    (found,) = at(after, "86件")[:1]
    assert (found.key, found.value, found.unit, found.qualifier) == (
        "review.received",
        68,
        "宗",
        "about",
    )
    assert (found.kind, found.year, found.scope, found.change) == ("target", 2032, "part", change)
    assert found.indicator == "复议申请"
    assert [f for f in after if f != found] == [f for f in before if f.start != found.start]


def test_a_key_is_taken_away_and_a_doubt_is_settled():
    text = "常委会、常务会议学法4次，办案30件。\n"
    noted = [f for f in extracted(text) if f.note]
    assert noted
    (found,) = at(corrected(correction("4次", text, key=None), text=text), "4次", text)
    assert (found.key, found.note) == (None, None)


def test_a_number_that_is_no_figure_is_taken_out():
    after = corrected(FigureCorrection(words=words_of("40批"), is_figure=False))
    assert not at(after, "40批")
    assert len(after) == len(extracted(TEXT)) - 1


def test_the_second_of_two_that_read_alike():
    text = f"{HEAD}受理86件。\n受理86件。\n"
    after = corrected(correction("86件", text, nth=1, value=1), text=text)
    assert [figure.value for figure in after] == [86, 1]


def test_a_figure_that_was_not_found_is_new():
    text = f"{HEAD}聚焦重点，编印读本三摞，广受好评。\n"
    assert not extracted(text)
    (found,) = corrected(correction("三摞", text), text=text)
    assert (found.value, found.unit, found.indicator) == (3, "", "编印读本")
    assert (found.year, found.kind, found.scope, found.key) == (2031, "actual", "total", None)
    (found,) = corrected(correction("三摞", text, unit="摞", value=4), text=text)
    assert (found.value, found.unit) == (4, "摞")


def test_of_two_corrections_that_overlap_the_later_holds():
    wide, narrow = correction("86件，审结80件", value=1), correction("86件", value=2)
    assert at(corrected(wide, narrow), "86件")[0].value == 2
    assert at(corrected(narrow, wide), "86件，审结80件")[0].value == 1
    assert not at(corrected(narrow, wide), "80件")


def test_an_indicator_that_a_later_table_dropped_is_left_as_recognised():
    after = corrected(correction("86件", key="gone.long.ago", value=5))
    assert at(after, "86件")[0].value == 5
    assert at(after, "86件")[0].key == at(extracted(TEXT), "86件")[0].key


# found again


@pytest.mark.parametrize(
    "text",
    [
        TEXT.replace("，", ","),
        TEXT.replace("86件", "86 件"),
        TEXT.replace("86", "８６"),
        TEXT.replace("。\n", "。"),
        TEXT.replace("全年受理", "全年，受理"),
        TEXT.replace("审结80件，调解率", "审结80件。调解率"),
        TEXT.replace("全年受理行政复议申请", "全年受理行政復議申请"),
        "受理投诉86件。\n" + TEXT,
    ],
)
def test_words_are_found_in_a_text_cleaned_otherwise(text):
    words = words_of("86件")
    found = find_words(text, words)
    assert found is not None
    assert text[found[0] - 2 : found[0]] in {"申请", "请86"}


@pytest.mark.parametrize(
    "text",
    [
        TEXT.replace("86件", "87件"),
        TEXT.replace("86件", "286件"),
        TEXT.replace(LINES[0], ""),
        "",
    ],
)
def test_words_that_are_gone_are_left_out_and_told(text):
    gone = correction("86件", value=1)
    assert correct_figures(text, extracted(text), [gone]) == extracted(text)
    assert unmatched_figures(text, [gone]) == (gone,)
    assert unmatched_figures(TEXT, [gone]) == ()


@given(
    st.sampled_from(["86件", "80件", "35%", "十二场", "1.8万余人次", "40批", "二十五本", "来访"]),
    st.lists(st.tuples(st.integers(0, 4), st.sampled_from(OTHERS)), max_size=6),
    st.dictionaries(st.sampled_from(["value", "year"]), st.integers(2000, 2040)),
)
def test_other_sentences_before_change_no_correction(written, inserted, changes):
    said = FigureCorrection(words=words_of(written), changes=changes)
    lines = list(LINES)
    for place, other in inserted:
        lines.insert(min(place, len(lines)), other)
    text = HEAD + "".join(f"{line}\n" if line in LINES else line for line in lines)
    after = correct_figures(text, extracted(text), [said], year=2031)
    holder = next(line for line in LINES if written in line)
    start = text.index(holder) + holder.index(written)
    (found,) = [figure for figure in after if figure.start == start]
    (first,) = at(corrected(said), written)[:1]
    known = {"start": 0, "end": 0, "indicator": "", "key": None, "note": None}
    assert replace(found, **known) == replace(first, **known)
    assert text[found.start : found.end] == written


@given(
    st.lists(
        st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 12), st.booleans()), max_size=6
    )
)
def test_figures_never_overlap_and_stay_in_order(stretches):
    corrections = [
        FigureCorrection(words=words_at(TEXT, start, start + length), is_figure=is_figure)
        for start, length, is_figure in stretches
        if TEXT[start : start + length].strip()
    ]
    for one, other in pairwise(corrected(*corrections)):
        assert one.start < one.end <= other.start < other.end


@given(st.integers(0, len(TEXT) - 1), st.integers(1, 12))
def test_words_lead_back_to_their_place(start, length):
    stretch = TEXT[start : start + length]
    assume(stretch.strip())
    first = start + len(stretch) - len(stretch.lstrip())
    assert find_words(TEXT, words_at(TEXT, start, start + length)) == (
        first,
        first + len(stretch.strip()),
    )


# in words


def test_a_correction_is_kept_as_plain_values():
    change = Change(basis="同比", direction="up", value=1.5, unit="%")
    said = correction("86件", change=change, key=None)
    assert correction_from(json.loads(json.dumps(asdict(said)))) == said
    none = FigureCorrection(words=words_of("40批"), is_figure=False)
    assert correction_from(asdict(none)) == none


@pytest.mark.parametrize(
    ("stretch", "written", "value", "unit"),
    [
        ("一是受理86件，", "86件", 86, "件"),
        ("惠及职工1.8万余人次", "1.8万余人次", 18000, "人次"),
        ("占百分之三十五", "百分之三十五", 35, "%"),
        ("读本三摞", "三", 3, ""),
        ("８６件", "８６件", 86, "件"),
        ("双100%", "双100%", 100, "%"),
    ],
)
def test_number_within_a_stretch(stretch, written, value, unit):
    span = number_within(stretch, 0, len(stretch))
    assert span is not None
    assert stretch[slice(*span)] == written
    assert read_written(written) == (value, unit)


def test_a_stretch_without_a_number():
    assert number_within("工作平稳有序", 0, 6) is None
    assert read_written("平稳") is None


def test_figures_are_named_by_typed_words():
    spans = [(figure.start, figure.end) for figure in extracted(TEXT)]
    assert [TEXT[slice(*span)] for span in spans_named(TEXT, spans, "受理行政复议申请 86件")] == [
        "86件"
    ]
    assert len(spans_named(TEXT, spans, "86件")) == 2
    assert spans_named(TEXT, spans, "受理") == ()
    assert spans_named(TEXT, spans, "") == ()


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("key", "review.accepted", "review.accepted"),
        ("key", "行政复议受理", "review.accepted"),
        ("key", "无", None),
        ("value", "1.8万", 18000),
        ("value", "二十五", 25),
        ("value", "", None),
        ("unit", " 件 ", "件"),
        ("kind", "target", "target"),
        ("year", "2024年度", 2024),
        ("change", "none", None),
        ("change", "持平", Change(basis="同比", direction="flat", value=None, unit=None)),
        ("change", "较上年减少3件", Change(basis="较上年", direction="down", value=3, unit="件")),
    ],
)
def test_typed_words_are_read(name, typed, value):
    assert read_field(name, typed) == value
    check_correction(correction("86件", **{name: value}))


@pytest.mark.parametrize(
    ("name", "typed", "told"),
    [
        ("key", "review.nothing", "没有“review.nothing”这个指标"),
        ("value", "很多", "“很多”不是数"),
        ("value", "9" * 20, "不是数"),
        ("unit", "很长很长很长很长很长的量词", "不超过"),
        ("kind", "done", "actual、target"),
        ("qualifier", "", "exact"),
        ("year", "30", "年度不能是“30”"),
        ("year", "去年", "年度不能是“去年”"),
        ("change", "变好了", "同比不能是“变好了”"),
        ("colour", "红", "没有“colour”这一项"),
    ],
)
def test_what_cannot_be_is_refused_with_a_reason(name, typed, told):
    with pytest.raises(ImpossibleFigure) as caught:
        check_correction(correction("86件", **{name: read_field(name, typed)}))
    assert told in caught.value.reason


def test_values_of_a_wrong_kind_are_refused():
    bad = Change(basis="同" * 90, direction="up", value=float("nan"), unit=None)
    for changes in (
        {"value": True},
        {"value": float("inf")},
        {"year": 2024.5},
        {"change": bad},
        {"change": replace(bad, value=1.0)},
        {"change": replace(bad, direction="sideways")},
        {"indicator": "一\n二"},
        {"colour": "红"},
    ):
        with pytest.raises(ImpossibleFigure):
            check_correction(correction("86件", **changes))
    with pytest.raises(ImpossibleFigure):
        check_correction(FigureCorrection(words=FigureWords(written=" ")))


@given(
    st.sampled_from(["", "同比", "较上年", "较上一年"]),
    st.sampled_from(["up", "down"]),
    st.decimals(0, 10_000, places=2).map(float),
    st.sampled_from(["%", "个百分点"]),
)
def test_a_change_told_in_words_is_read_back(basis, direction, value, unit):
    change = Change(basis=basis, direction=direction, value=value, unit=unit)
    assert read_change(write_change(change)) == change


def test_a_change_without_a_size_is_read_back():
    change = Change(basis="较上年", direction="down", value=None, unit=None)
    assert read_change(write_change(change)) == change
    assert write_change(None) == ""
