"""Everyday words and what reports say for them."""

from __future__ import annotations

import csv

import pytest

from assistant.base.paths import bundled
from assistant.suggest.everyday import official_words


@pytest.mark.parametrize(
    ("text", "official"),
    [
        ("老百姓告状", ("群众", "信访")),
        ("行政复议案件", ()),
        ("", ()),
        ("百姓、老百姓", ("群众",)),
    ],
)
def test_official_words(text, official):
    assert official_words(text) == official


def test_no_everyday_word_stands_twice_in_the_table():
    with bundled("corpus", "everyday-words.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        words = row["everyday"].split("|")
        assert len(set(words)) == len(words)
        assert all(words)
        assert all(row["official"].split("|"))
