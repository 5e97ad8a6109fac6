"""The phrases that ship: each can be inserted anywhere and found by topic and part."""

from __future__ import annotations

from collections import Counter
from typing import get_args

from assistant.outline.section import Role
from assistant.passages.topic import load_topics
from assistant.phrases.bank import load_bank
from assistant.phrases.phrase import check_text, own_phrase


def test_every_shipped_phrase_could_be_ones_own() -> None:
    for phrase in load_bank():
        check_text(phrase.text)
        assert own_phrase(phrase.text).text == phrase.text
        assert not phrase.is_own


def test_topics_and_roles_are_known() -> None:
    topics, roles = set(load_topics().values()), {*get_args(Role), None}
    odd = {p.topic for p in load_bank() if p.topic not in topics | {""}}
    assert odd == set()
    assert {phrase.role for phrase in load_bank()} <= roles


def test_no_words_twice() -> None:
    keys = Counter(phrase.key for phrase in load_bank())
    assert [key for key, count in keys.items() if count > 1] == []
    assert len(keys) >= 400
