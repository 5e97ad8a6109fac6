"""Items that keep counting when one of them is inserted, removed or moved."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.draft.edit import apply_edits
from assistant.draft.item_marks import item_marks, numeral_of
from assistant.draft.items import follow_items
from assistant.draft.parts import Paragraph


def text(*lines: str) -> tuple[Paragraph, ...]:
    """Paragraphs; one that begins with # is a heading."""
    return tuple(
        Paragraph(style="heading1" if line.startswith("#") else "body", text=line.lstrip("#"))
        for line in lines
    )


def followed(
    before: tuple[Paragraph, ...], after: tuple[Paragraph, ...], *, is_typed: bool = False
) -> list[str]:
    edits = follow_items(before, after, is_typed=is_typed)
    return [apply_edits(each.text, edits.get(at, ())) for at, each in enumerate(after)]


@pytest.mark.parametrize(
    ("before", "after", "wanted"),
    [
        ("一是甲；二是乙；三是丙。", "一是甲；三是丙。", "一是甲；二是丙。"),
        ("一是甲；二是乙；三是丙。", "二是乙；三是丙。", "一是乙；二是丙。"),
        ("一是甲；二是乙。", "一是甲；五是新；二是乙。", "一是甲；二是新；三是乙。"),
        ("一是甲；二是乙。", "一是甲；二是乙。一是丙。", "一是甲；二是乙。三是丙。"),
        ("：（1）甲；（2）乙；（3）丙", "：（1）甲；（3）丙", "：（1）甲；（2）丙"),
        ("①甲；②乙；③丙", "①甲；③丙", "①甲；②丙"),
        ("二是甲；三是乙；四是丙。", "二是甲；四是丙。", None),
        ("一是甲；三是乙；四是丙。", "一是甲；四是丙。", None),
        ("一是甲；二是乙。", "一是甲；一是子；二是丑；二是乙。", None),
        ("一是甲；二是“一是一；二是二”。", "一是甲；二是“二是二”。", None),
        ("统一是甲；二是乙；三是丙。", "统一是甲；三是丙。", None),
        ("【一是甲；二是乙】；三是丙", "【二是乙】；三是丙", None),
    ],
)
def test_items_of_a_sentence(before: str, after: str, wanted: str | None) -> None:
    assert followed(text(before), text(after)) == [wanted or after]


def test_items_of_a_list_stop_at_the_next_heading() -> None:
    before = text("1.甲", "2.乙", "3.丙", "#题", "1.子", "2.丑")
    after = (before[0], *before[2:])
    assert followed(before, after) == ["1.甲", "2.丙", "题", "1.子", "2.丑"]
    swapped = (before[2], before[0], *before[1:2], *before[3:])
    assert followed(before, swapped) == ["1.丙", "2.甲", "3.乙", "题", "1.子", "2.丑"]
    across = (before[0], *before[5:])
    assert followed(before, across) == ["1.甲", "2.丑"], "of two lists nothing is guessed"


def test_typed_items_push_on_only_what_stands_behind() -> None:
    before = text("一是甲；二是乙。")
    assert followed(before, text("一是甲；二是新二是乙。"), is_typed=True) == [
        "一是甲；二是新二是乙。"
    ], "no stop before it: no item"
    assert followed(before, text("一是甲；二是二是乙。"), is_typed=True) == ["一是甲；二是三是乙。"]
    other = text("一是甲；二是乙。五是丙。")
    assert followed(before, other, is_typed=True) == [other[0].text]


_WORDS = st.text("甲乙丙丁，", min_size=1, max_size=4).map(lambda each: f"{each}丁")
_KINDS = st.sampled_from(("spoken", "wide", "narrow", "ringed"))


def _run(kind: str, words: list[str], *, is_list: bool) -> tuple[Paragraph, ...]:
    signs = {"spoken": "{}是", "wide": "（{}）", "narrow": "({})", "ringed": "{}"}
    items = [
        signs[kind].format(numeral_of(kind, number)) + each  # type: ignore[arg-type]
        for number, each in enumerate(words, 1)
    ]
    return text(*items) if is_list else text("；".join(items) + "。")


@given(_KINDS, st.lists(_WORDS, min_size=2, max_size=12), st.booleans(), st.data())
def test_any_item_of_a_run_may_go(
    kind: str, words: list[str], is_list: bool, data: st.DataObject
) -> None:
    gone = data.draw(st.integers(0, len(words) - 1))
    before = _run(kind, words, is_list=is_list)
    marks = [(at, mark) for at, each in enumerate(before) for mark in item_marks(each.text)]
    if is_list:
        after = before[:gone] + before[gone + 1 :]
    else:
        line = before[0].text
        end = marks[gone + 1][1].start if gone + 1 < len(marks) else len(line)
        after = text(line[: marks[gone][1].start] + line[end:])
    wanted = _run(kind, words[:gone] + words[gone + 1 :], is_list=is_list)
    made = "".join(followed(before, after)).rstrip("；。")
    assert made == "".join(each.text for each in wanted).rstrip("；。")


@given(st.lists(st.text("一二三是（1）①。；“”《{ .甲", max_size=12), max_size=5), st.data())
def test_of_any_text_only_numbers_change(lines: list[str], data: st.DataObject) -> None:
    before = text(*lines)
    joined = "\n".join(lines)
    start = data.draw(st.integers(0, len(joined)))
    end = data.draw(st.integers(start, len(joined)))
    new = data.draw(st.text("一二三是（1）①。；甲\n", max_size=6))
    after = text(*(joined[:start] + new + joined[end:]).split("\n"))
    for at, edits in follow_items(before, after, is_typed=data.draw(st.booleans())).items():
        numerals = {mark.numeral for mark in item_marks(after[at].text)}
        assert {(edit.start, edit.end) for edit in edits} <= numerals
    assert not follow_items(after, after)
