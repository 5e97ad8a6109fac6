from __future__ import annotations

import json
from dataclasses import asdict
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.outline.correct import (
    META_FIELDS,
    HeadingCorrection,
    correct_meta,
    correct_outline,
    heading_line,
    occurrence_of,
    unmatched_corrections,
)
from assistant.outline.meta import Meta
from assistant.outline.parse import parse_outline
from assistant.outline.title import find_title

TEXT = (
    "青栎区2031年法治政府建设情况报告\n2031年，全区平稳。\n一、主要成效\n（一）抓学习\n学法10次。\n"
    "抓好评查\n评查40件。\n（二）抓执法。办案45件。\n二、工作展望\n（一）抓学习\n再学10次。\n"
    "青栎区人民政府\n2032年1月5日\n"
)


def shown(text, outline):
    return [
        f"{section.level}{'*' if section.list_item else ''} {section.ordinal or '-'} "
        f"{section.heading or '~'} {section.role}"
        for section in outline.sections
    ]


def corrected(*corrections, text=TEXT):
    return shown(text, correct_outline(text, parse_outline(text), corrections))


def test_without_corrections_nothing_changes():
    outline = parse_outline(TEXT)
    assert correct_outline(TEXT, outline, ()) is outline
    assert shown(TEXT, outline) == [
        "1 - ~ preface",
        "1 一、 主要成效 achievements",
        "2 （一） 抓学习 achievements",
        "2 （二） 抓执法 achievements",
        "1 二、 工作展望 plan",
        "2 （一） 抓学习 plan",
        "1 - ~ closing",
    ]


def test_the_new_role_of_a_part_goes_to_what_it_holds():
    found = corrected(HeadingCorrection(line="二、工作展望", role="problems_plan"))
    assert found[4:6] == ["1 二、 工作展望 problems_plan", "2 （一） 抓学习 problems_plan"]


def test_a_role_corrected_inside_stays():
    found = corrected(
        HeadingCorrection(line="一、主要成效", role="other"),
        HeadingCorrection(line="（一）抓学习", role="leader"),
    )
    assert found[1:4] == [
        "1 一、 主要成效 other",
        "2 （一） 抓学习 leader",
        "2 （二） 抓执法 other",
    ]


def test_the_second_of_two_that_read_alike():
    outline = parse_outline(TEXT)
    second = outline.sections[5]
    assert heading_line(TEXT, second) == "（一）抓学习"
    assert occurrence_of(TEXT, outline, second) == 1
    found = corrected(HeadingCorrection(line="（一）抓学习", occurrence=1, level=0))
    assert found[4:] == ["1 二、 工作展望 plan", "1 - ~ closing"]


def test_a_paragraph_becomes_a_heading():
    outline = correct_outline(
        TEXT, parse_outline(TEXT), [HeadingCorrection(line="抓好评查", level=2)]
    )
    new = next(section for section in outline.sections if section.heading == "抓好评查")
    assert (new.level, new.ordinal, new.role) == (2, None, "achievements")
    assert TEXT[new.body_start : new.end] == "评查40件。\n"
    before = next(section for section in outline.sections if section.heading == "抓学习")
    assert TEXT[before.body_start : before.end] == "学法10次。\n"


def test_the_lead_of_a_paragraph_becomes_a_heading():
    text = "一、成效\n1是抓学习。学法10次。\n"
    outline = correct_outline(
        text, parse_outline(text), [HeadingCorrection(line="1是抓学习", level=3, role="leader")]
    )
    assert shown(text, outline) == ["1 一、 成效 achievements", "3 - 1是抓学习 leader"]
    assert text[outline.sections[1].body_start :] == "学法10次。\n"


def test_a_new_level_takes_the_rest_of_the_part_along():
    outline = correct_outline(
        TEXT, parse_outline(TEXT), [HeadingCorrection(line="（二）抓执法", level=1)]
    )
    part = next(section for section in outline.sections if section.heading == "抓执法")
    assert TEXT[part.start : part.end] == "（二）抓执法。办案45件。\n"
    assert outline.sections[1].end == part.start


def test_no_heading_at_the_head_leaves_an_opening():
    text = "一、成效\n学法10次。\n二、打算\n"
    found = corrected(HeadingCorrection(line="一、成效", level=0), text=text)
    assert found == ["1 - ~ preface", "1 二、 打算 plan"]


def test_an_unheaded_stretch_gets_a_role_or_a_level():
    text = "一、抓学习\n好。\n下一步，我区将努力。\n"
    assert corrected(HeadingCorrection(line="下一步，我区将努力。", role="other"), text=text) == [
        "1 一、 抓学习 achievements",
        "1 - ~ other",
    ]
    assert corrected(HeadingCorrection(line="下一步，我区将努力。", level=0), text=text) == [
        "1 一、 抓学习 achievements",
    ]
    assert corrected(HeadingCorrection(line="下一步，我区将努力。", level=1), text=text) == [
        "1 一、 抓学习 achievements",
        "1 - 下一步，我区将努力 plan",
    ]


@pytest.mark.parametrize(
    "correction",
    [
        HeadingCorrection(line="三、没有", level=1),
        HeadingCorrection(line="一、主要", level=2),
        HeadingCorrection(line="（一）抓学习", occurrence=2, level=1),
        HeadingCorrection(line="（一）抓学习", occurrence=-1, level=1),
        HeadingCorrection(line="青栎区2031年法治政府建设情况报告", level=1),
        HeadingCorrection(line=" ", level=1),
    ],
)
def test_words_that_are_not_found_change_nothing(correction):
    outline = parse_outline(TEXT)
    assert correct_outline(TEXT, outline, [correction]) == outline
    assert unmatched_corrections(TEXT, outline, [correction]) == (correction,)


def test_words_that_are_found_are_not_asked_for():
    outline = parse_outline(TEXT)
    assert unmatched_corrections(TEXT, outline, [HeadingCorrection(line="二、工作展望")]) == ()


def test_a_correction_survives_json():
    correction = HeadingCorrection(line="二、工作展望", occurrence=1, level=2, role="plan")
    assert HeadingCorrection(**json.loads(json.dumps(asdict(correction)))) == correction


LINES = st.sampled_from(
    [
        "一、成效",
        "（一）抓学习",
        "二、打算",
        "抓好评查",
        "一是抓学习。二是抓执法。",
        "下一步，我区将努力。",
        "好。",
    ]
)
TEXTS = st.lists(LINES, min_size=1, max_size=12).map("\n".join)
CORRECTIONS = st.lists(
    st.builds(
        HeadingCorrection,
        line=LINES | st.just("一是抓学习"),
        occurrence=st.integers(0, 2),
        level=st.none() | st.integers(0, 4),
        role=st.none() | st.sampled_from(["achievements", "problems", "plan", "leader"]),
    ),
    max_size=4,
)


@given(TEXTS, CORRECTIONS, st.booleans())
def test_corrected_outlines_are_outlines(text, corrections, has_title):
    text = f"青栎区2031年法治政府建设情况报告\n{text}\n" if has_title else text
    sections = correct_outline(text, parse_outline(text), corrections).sections
    title = find_title(text)
    for found in sections:
        assert 0 <= found.start <= found.body_start <= found.end <= len(text)
        assert found.start < found.end
        assert 1 <= found.level <= 4
    for before, after in pairwise(sections):
        assert before.start <= after.start
        assert after.start >= before.end or (after.end <= before.end and after.level > before.level)
    parts = [found for found in sections if found.level == 1]
    position = title[1] + 1 if title else 0
    for part in parts:
        assert part.start == position
        position = part.end
    assert position == len(text)


@given(TEXTS)
def test_every_heading_is_found_again_by_its_words(text):
    outline = parse_outline(text)
    for section in outline.sections:
        if section.heading is not None:
            line, occurrence = heading_line(text, section), occurrence_of(text, outline, section)
            correction = HeadingCorrection(line=line, occurrence=occurrence, role="other")
            changed = correct_outline(text, outline, [correction])
            roles = {found.start: found.role for found in changed.sections if found.heading}
            assert roles[section.start] == "other"


META = Meta(
    title="青栎区2031年法治政府建设情况报告",
    body="青栎区人民政府",
    level="county",
    province=None,
    city=None,
    county="青栎区",
    year=2031,
    inferred=("body", "year"),
)


def test_corrected_fields_are_no_longer_inferred():
    meta = correct_meta(META, {"year": 2030, "city": " 澄溪市 ", "publisher": ""})
    assert (meta.year, meta.city, meta.publisher) == (2030, "澄溪市", None)
    assert meta.inferred == ("body",)
    assert correct_meta(META, {}) == META


@pytest.mark.parametrize("field", META_FIELDS)
def test_every_field_can_be_taken_away_but_the_kind(field):
    if field == "kind":
        with pytest.raises(ValueError, match="kind"):
            correct_meta(META, {field: None})
    else:
        assert getattr(correct_meta(META, {field: None}), field) is None


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("year", 1900),
        ("year", 2101),
        ("year", "2031"),
        ("year", True),
        ("level", "village"),
        ("kind", "novel"),
        ("published", "2032-1-5"),
        ("published", "2032-13-01"),
        ("published", "去年"),
        ("city", 7),
        ("inferred", "body"),
        ("colour", "red"),
    ],
)
def test_values_that_a_field_cannot_have(field, value):
    with pytest.raises(ValueError, match=field):
        correct_meta(META, {field: value})


@pytest.mark.parametrize(
    ("field", "value"),
    [("level", "department_city"), ("kind", "work_summary"), ("published", "2032-01-05")],
)
def test_values_that_a_field_can_have(field, value):
    assert getattr(correct_meta(META, {field: value}), field) == value


@pytest.mark.parametrize("title", ["甲\n乙", "甲\x1b[31m", "甲\x00"])
def test_no_field_holds_what_moves_a_cursor(title):
    with pytest.raises(ValueError, match="title"):
        correct_meta(META, {"title": title})
