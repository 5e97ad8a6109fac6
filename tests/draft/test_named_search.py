"""The searches that have a name."""

from __future__ import annotations

import pytest

from assistant.draft.find.named_search import NAMED_SEARCHES, find_named
from assistant.draft.find.replace import Replacement, plan_changes
from tests.draft.test_search import draft_of

TEXT = (
    "2025年，青栎区司法局会同青栎区公安局、市人民检察院受理{{ review.accepted }}，"
    "审结{{ review.closed }}，开展活动{{ law.events }}，投入12.5万元，3月5日印发〔2024〕7号文，"
    "落实2021—2025年规划，【负责人】到南苑街道办事处调研。"
)


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("blanks", ["【普法活动】", "【负责人】"]),
        ("unverified", ["398件"]),
        ("years", ["2025年", "2024", "2021—2025年"]),
        ("bodies", ["青栎区公安局", "市人民检察院", "南苑街道办事处"]),
    ],
)
def test_named_searches(key: str, expected: list[str]) -> None:
    assert [hit.text for hit in find_named(draft_of(TEXT), key)] == expected


def test_numbers_are_those_that_count() -> None:
    shown = [hit.text for hit in find_named(draft_of(TEXT), "numbers")]
    assert {"412件", "398件", "12.5万元"} <= set(shown)
    assert not [each for each in shown if each.startswith("202")]


def test_every_search_has_a_chinese_name_and_can_be_made() -> None:
    for each in NAMED_SEARCHES:
        assert each.name
        assert each.description.endswith("。")
        assert find_named(draft_of("没有可找的"), each.key) == ()


def test_a_typed_blank_can_be_filled_in_and_an_empty_field_not() -> None:
    draft = draft_of(TEXT)
    changes = plan_changes(draft, find_named(draft, "blanks"), Replacement(text="局长"))
    assert [bool(change.refusal) for change in changes] == [True, False]
