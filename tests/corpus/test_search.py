"""Searching the store by words."""

from __future__ import annotations

import pytest

from assistant.corpus.store import Store
from tests.builders import add_report, make_report


@pytest.fixture
def store(tmp_path):
    with Store(tmp_path / "corpus.sqlite3") as opened:
        add_report(opened, make_report(year=2022, body="青湖县人民政府", level="county"))
        add_report(opened, make_report(year=2023))
        wild = "窗口好评率达100%，办理ETC发票a_b类事项\\九项，群众满意度持续走高。"
        add_report(opened, make_report((("政务服务", "achievements", (wild,)),), year=2024))
        yield opened


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("复议", 2),
        ("复议 调解", 2),
        ("复议　校园", 0),
        ("青湖 复议", 1),
        ("存在问题", 2),
        ("政务服务 好评", 1),
        ("100%", 3),
        ("0%，办", 1),
        ("a_b", 1),
        ("ab", 0),
        ("\\", 1),
        ("etc", 1),
        ("'; DROP TABLE reports; --", 0),
        ("", 0),
        ("  　\n", 0),
        ("复 " * 1000, 2),
    ],
)
def test_every_word_must_stand_there(store, words, count):
    assert len(store.search(words)) == count


def test_latest_year_first_and_limit(store):
    assert [hit.year for hit in store.search("骨干")] == [2023, 2023, 2022, 2022]
    assert len(store.search("骨干", limit=3)) == 3
    assert store.search("骨干", limit=0) == ()


def test_matched_words_are_marked(store):
    (hit,) = store.search("ETC 发票 票a", limit=1)
    assert [hit.text[a:b] for a, b in hit.matched] == ["ETC", "发票"]


def test_longer_word_is_marked_whole(store):
    hit = store.search("执法 执法骨干", limit=1)[0]
    assert "执法骨干" in [hit.text[a:b] for a, b in hit.matched]
