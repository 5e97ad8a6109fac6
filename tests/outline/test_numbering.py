from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.outline.numbering import (
    LEVELS,
    find_inner,
    find_items,
    read_numeral,
    read_ordinal,
    write_numeral,
    write_ordinal,
)

HEADING_STYLES = ("part", "comma", "paren", "digit", "digit_paren")


@pytest.mark.parametrize(
    ("line", "text", "style", "value", "level"),
    [
        ("一、主要做法", "一、", "comma", 1, 1),
        ("十二、其他", "十二、", "comma", 12, 1),
        ("三．下步打算", "三．", "comma", 3, 1),
        ("（二）严格执法", "（二）", "paren", 2, 2),
        ("(二)严格执法", "(二)", "paren", 2, 2),
        ("一)严格执法", "一)", "paren", 1, 2),
        ("（ 三 ）严格执法", "（ 三 ）", "paren", 3, 2),
        ("3.开展评查", "3.", "digit", 3, 3),
        ("3、开展评查", "3、", "digit", 3, 3),
        ("10．开展评查", "10．", "digit", 10, 3),
        ("1.2031年开展评查", "1.", "digit", 1, 3),
        ("（4）建立台账", "（4）", "digit_paren", 4, 4),
        ("4)建立台账", "4)", "digit_paren", 4, 4),
        ("⑤建立台账", "⑤", "circle", 5, 4),
        ("第一部分 工作情况", "第一部分", "part", 1, 1),
        ("第三章　保障", "第三章", "part", 3, 1),
    ],
)
def test_reads_the_usual_ordinals(line, text, style, value, level):
    ordinal = read_ordinal(line)
    assert ordinal is not None
    assert (ordinal.text, ordinal.style, ordinal.value, ordinal.level) == (
        text,
        style,
        value,
        level,
    )


@pytest.mark.parametrize(
    "line",
    [
        "一、二、三等奖各一名",
        "三、四季度增幅明显",
        "12.4国家宪法日活动",
        "1.5万人参加",
        "2031年，全区继续推进",
        "一名干部获奖",
        "十分重视",
        "第一责任人履职",
        "（2031年1月5日）",
        "",
    ],
)
def test_leaves_numbers_of_sentences_alone(line):
    assert read_ordinal(line) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("一是建机制；二是强培训。三是抓评查", ["一是", "二是", "三是"]),
        ("做法如下：一要快，二要准", ["一要", "二要"]),
        ("首先，摸底数。其次，建台账。最后，抓整改。", ["首先", "其次", "最后"]),
        ("第一，摸底数。第二、建台账。", ["第一", "第二"]),
        ("其一，人手少。其二，经费紧。", ["其一", "其二"]),
        ("甲\n一是建机制", ["一是"]),
        ("这是全市唯一是示范点的街道", []),
        ("首先推动落实，第一时间到场", []),
    ],
)
def test_finds_items_at_the_start_of_clauses(text, found):
    assert [item.text for item in find_items(text, 0, len(text))] == found


def test_finds_parens_after_a_full_stop_only():
    text = "完善机制（一）。（二）深化改革；（三）强化监督"
    assert [item.text for item in find_inner(text, 0, len(text))] == ["（二）"]


@given(st.integers(1, 99))
def test_numeral_and_back(value):
    assert read_numeral(write_numeral(value)) == value


@given(st.integers(1, 99), st.sampled_from(HEADING_STYLES))
def test_ordinal_and_back(value, style):
    ordinal = read_ordinal(f"{write_ordinal(style, value)}推进工作")
    assert ordinal is not None
    assert (ordinal.style, ordinal.value, ordinal.level) == (style, value, LEVELS[style])


@given(st.integers(1, 20))
def test_circle_and_back(value):
    ordinal = read_ordinal(write_ordinal("circle", value) + "推进工作")
    assert ordinal is not None
    assert ordinal.value == value


@given(st.integers(1, 99), st.sampled_from(["is", "need", "no", "of"]))
def test_item_and_back(value, style):
    text = f"{write_ordinal(style, value)}，推进工作"
    items = list(find_items(text, 0, len(text)))
    assert [(item.style, item.value) for item in items] == [(style, value)]


@pytest.mark.parametrize("value", [0, 100, -1])
def test_refuses_numbers_beyond_99(value):
    with pytest.raises(ValueError, match=str(value)):
        write_numeral(value)


@pytest.mark.parametrize(("style", "value"), [("circle", 21), ("first", 5)])
def test_refuses_numbers_that_a_style_lacks(style, value):
    with pytest.raises(ValueError, match=str(value)):
        write_ordinal(style, value)


@given(st.text(alphabet="一二三十百两壹零12（", max_size=4))
def test_numerals_are_read_exactly_or_not_at_all(text):
    value = read_numeral(text)
    assert value is None or write_numeral(value) in {text, text.removeprefix("一")}
