from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.outline.contents import find_contents


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            "报告\n目录\n一、成效………1\n二、不足 ... 3\n正文。\n一、成效\n",
            "目录\n一、成效………1\n二、不足 ... 3",
        ),
        (
            "目 录\n一、成效\n二、不足\n报告\n正文。\n一、成效\n二、不足\n",
            "目 录\n一、成效\n二、不足",
        ),
        ("目次\n一、成效\n一、成效\n好。\n", "目次\n一、成效"),
        (
            "一、成效……1\n二、不足……2\n三、打算……3\n一、成效\n",
            "一、成效……1\n二、不足……2\n三、打算……3",
        ),
        ("一、成效……1\n二、不足……2\n一、成效\n", None),
        ("目录\n全年编制目录3项。\n", None),
        ("权责清单目录\n一、成效\n", None),
        ("一、成效\n共计 12\n二、不足\n共计 3\n", None),
        ("", None),
    ],
)
def test_finds_the_table_of_contents(text, contents):
    span = find_contents(text)
    assert (text[slice(*span)] if span else None) == contents


LINES = ["目录", "一、成效", "二、不足……2", "三、打算 3", "好。", ""]


@given(st.lists(st.sampled_from(LINES), max_size=15).map("\n".join))
def test_lies_within_the_text(text):
    span = find_contents(text)
    assert span is None or 0 <= span[0] < span[1] <= len(text)
