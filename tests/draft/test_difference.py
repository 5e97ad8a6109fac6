"""What changed between two texts is told by words, and nothing of either text is lost."""

from __future__ import annotations

import random
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.draft.comparing.difference import align, differences, in_place

_WORDS = (
    "行政",
    "复议",
    "执法",
    "执法监督",
    "法治",
    "政府",
    "，",
    "。",
    "的",
    "158",
    "12.5%",
    "\n",
)
_TEXTS = st.lists(st.sampled_from(_WORDS), max_size=40).map("".join)
_WILD = st.text(max_size=60) | st.text(st.characters(codec=None), max_size=20)


def _shown(before, after):
    marks = {"same": "{}", "removed": "[-{}-]", "added": "[+{}+]"}
    return "".join(marks[piece.kind].format(piece.text) for piece in differences(before, after))


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        (
            "受理158件，办结149件。",
            "受理160件，办结150件。",
            "受理[-158-][+160+]件，办结[-149-][+150+]件。",
        ),
        (
            "两项同比增长12%和13%。",
            "两项同比增长14%和15%。",
            "两项同比增长[-12%和13%-][+14%和15%+]。",
        ),
        ("培训1,158场次。", "培训1,203场次。", "培训[-1,158-][+1,203+]场次。"),
        ("立法，普法，执法。", "立法，执法。", "立法，[-普法，-]执法。"),
        ("行政执法体制", "行政执法监督体制", "行政执法[+监督+]体制"),
        ("培训三十次", "培训三十五次", "培训[-三十次-][+三十五次+]"),
        (
            "加强领导。定期研究。",
            "安排资金，列入预算。",
            "[-加强领导。定期研究。-][+安排资金，列入预算。+]",
        ),
        ("", "新增一句。", "[+新增一句。+]"),
        ("照旧。", "照旧。", "照旧。"),
    ],
)
def test_changes_read_as_phrases(before, after, shown):
    assert _shown(before, after) == shown


@given(_TEXTS | _WILD, _TEXTS | _WILD)
def test_the_pieces_hold_both_texts(before, after):
    pieces = differences(before, after)
    assert "".join(piece.text for piece in pieces if piece.kind != "added") == before
    assert "".join(piece.text for piece in pieces if piece.kind != "removed") == after
    kinds = [piece.kind for piece in pieces]
    assert all(piece.text for piece in pieces)
    assert ("added", "removed") not in pairwise(kinds)
    assert all(one != two for one, two in pairwise(kinds))


def test_a_paragraph_of_ten_thousand_characters_is_compared_at_once():
    pick = random.Random(7).choices
    before = pick(_WORDS, k=6000)
    after = [word if index % 40 else "新" for index, word in enumerate(before)]
    differences("词典", "先装好")
    start = time.process_time()
    pieces = differences("".join(before), "".join(after))
    assert time.process_time() - start < 3
    assert len(pieces) > 100


def test_a_paragraph_that_changed_place_is_moved():
    before = [
        "一、工作情况",
        "全年受理行政复议案件158件，办结149件。",
        "开展普法宣传三十场。",
        "特此报告。",
    ]
    after = [
        "一、工作情况",
        "开展普法宣传三十五场。",
        "全年受理行政复议案件158件，办结149件。",
        "特此报告。",
    ]
    pairs = align(before, after)
    assert sorted((pair.before, pair.after) for pair in pairs) == [(0, 0), (1, 2), (2, 1), (3, 3)]
    assert [pair.moved for pair in pairs].count(True) == 1
    assert [(pair.before, pair.after) for pair in in_place(pairs)].count((None, 1)) == 1


def test_a_removed_paragraph_stands_where_it_stood_and_an_unlike_one_has_no_partner():
    pairs = align(["甲乙丙丁", "戊己庚辛", "壬癸子丑"], ["甲乙丙丁", "寅卯辰巳", "壬癸子丑"])
    assert [(pair.before, pair.after) for pair in pairs] == [(0, 0), (1, None), (None, 1), (2, 2)]


def test_a_split_paragraph_belongs_to_its_larger_part():
    first, second = "关于推进依法行政，做了大量的工作，取得明显成效。", "加强执法人员培训。"
    pairs = align([first + second, "特此报告。"], [first, second, "特此报告。"])
    assert [(pair.before, pair.after) for pair in pairs] == [(0, 0), (None, 1), (1, 2)]
    pairs = align([first, second, "特此报告。"], [first + second, "特此报告。"])
    assert [(pair.before, pair.after) for pair in pairs] == [(0, 0), (1, None), (2, 1)]


@given(st.lists(_TEXTS | _WILD, max_size=12), st.lists(_TEXTS | _WILD, max_size=12), st.data())
def test_every_paragraph_has_one_place(before, after, data):
    after += data.draw(st.lists(st.sampled_from(before), max_size=6)) if before else []
    pairs = align(before, after)
    assert [pair.after for pair in pairs if pair.after is not None] == list(range(len(after)))
    olds = [pair.before for pair in pairs if pair.before is not None]
    assert sorted(olds) == list(range(len(before)))
    unmoved = [pair.before for pair in pairs if pair.before is not None and not pair.moved]
    assert unmoved == sorted(unmoved)
    placed = in_place(pairs)
    assert [pair.before for pair in placed if pair.before is not None] == list(range(len(before)))
    assert [pair.after for pair in placed if pair.after is not None] == list(range(len(after)))


def test_a_thousand_edited_paragraphs_are_paired_at_once():
    rng = random.Random(3)
    letters = [chr(0x4E00 + number) for number in range(1500)]
    before = ["".join(rng.choices(letters, k=200)) for _ in range(1000)]
    after = ["今年" + text[:90] + "新写的" + text[100:] for text in before]
    start = time.process_time()
    pairs = align(before, after)
    assert time.process_time() - start < 5
    assert all(pair.before == pair.after for pair in pairs)
