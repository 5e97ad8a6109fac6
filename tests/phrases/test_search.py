"""Finding phrases by words, topic and part of the report, those that fit the place first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.phrases.phrase import Phrase, own_phrase
from assistant.phrases.search import PhraseQuery, find_phrases

REVIEW = Phrase(
    text="全年受理行政复议申请{{ review.accepted }}，办结【办结数】件。",
    topic="行政复议",
    role="achievements",
)
REVIEW_LACK = Phrase(text="行政复议办案力量不足。", topic="行政复议", role="problems")
PENALTY = Phrase(
    text="作出行政处罚{{ enforce.penalties }}，{{ enforce.penalties | change }}。",
    topic="行政执法",
    role="achievements",
)
OPENING = Phrase(text="坚持以习近平法治思想为指导。", topic="组织领导", role="preface")
BOTH = Phrase(text="针对上述问题，逐项整改销号。", role="problems_plan")
ANYWHERE = own_phrase("高位推进，务求实效。", note="区委全会用过")
ALL = (REVIEW, REVIEW_LACK, PENALTY, OPENING, BOTH, ANYWHERE)


def find(**asked: object) -> list[Phrase]:
    return list(find_phrases(ALL, PhraseQuery(**asked)))


def test_nothing_asked_gives_all_in_their_order() -> None:
    assert find() == list(ALL)


def test_filters_by_topic_role_and_whose() -> None:
    assert find(topic="行政复议") == [REVIEW, REVIEW_LACK]
    assert find(topic="行政復議") == [REVIEW, REVIEW_LACK]
    assert find(role="achievements") == [REVIEW, PENALTY, ANYWHERE]
    assert find(role="problems") == [REVIEW_LACK, BOTH, ANYWHERE]
    assert find(own_only=True) == [ANYWHERE]
    assert find(topic="没有") == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("行政复议", [REVIEW, REVIEW_LACK]),
        ("复议 办结", [REVIEW]),
        ("行政復議 辦結", [REVIEW]),
        ("行政复意", [REVIEW, REVIEW_LACK]),
        ("行政复议受里", [REVIEW]),
        ("行政处罚", [PENALTY]),
        ("ＸＸ", []),
        ("办案力量严重不足", [REVIEW_LACK]),
        ("全会", [ANYWHERE]),
        ("组织领导", [OPENING]),
        ("复异", [REVIEW, REVIEW_LACK]),
        ("卷异", []),
        ("，。 、", list(ALL)),
    ],
)
def test_words(words: str, found: list[Phrase]) -> None:
    assert find(words=words) == found


def test_right_words_go_before_nearly_right_ones() -> None:
    assert find(words="行政处罚") == [PENALTY]
    assert PENALTY in find_phrases((PENALTY,), PhraseQuery(words="行政处分"))
    near = Phrase(text="作出行政处分决定。")
    assert find_phrases((PENALTY, near), PhraseQuery(words="行政处分")) == (near,)


def test_phrases_of_the_place_come_first() -> None:
    at = find(at_role="achievements", at_topic="行政执法")
    assert at[0] == PENALTY
    assert at[1] == REVIEW
    assert len(at) == len(ALL)
    assert find(at_role="problems", at_topic="行政复议")[:2] == [REVIEW_LACK, BOTH]
    assert find(at_role="problems_plan")[:2] == [BOTH, REVIEW_LACK]
    assert find(at_topic="组织领导")[0] == OPENING
    assert find(words="行政", at_topic="行政执法")[0] == PENALTY


def test_leaders_duty_is_sought_alone_but_offered_with_achievements_after_it() -> None:
    duty = Phrase(text="带头讲授法治课。", topic="组织领导", role="leader")
    assert find_phrases((*ALL, duty), PhraseQuery(role="leader")) == (ANYWHERE, duty)
    at = find_phrases((*ALL, duty), PhraseQuery(at_role="leader"))
    assert at[:3] == (duty, REVIEW, PENALTY)


def test_other_words_of_the_same_sense_are_found_where_the_word_is_not() -> None:
    lenient = Phrase(text="对轻微违法行为不予处罚。", topic="行政执法", role="achievements")
    assert find_phrases((*ALL, lenient), PhraseQuery(words="首违不罚")) == (lenient,)
    said = Phrase(text="推行首违不罚。", topic="行政执法", role="achievements")
    assert find_phrases((*ALL, lenient, said), PhraseQuery(words="首违不罚")) == (said,)


@pytest.mark.parametrize("words", ["八五普法", "“八五”普法", "村社区 八五", "村(社区)"])
def test_marks_around_words_play_no_part(words: str) -> None:
    law = Phrase(text="“八五”普法走进村（社区）。", topic="普法宣传")
    assert find_phrases((*ALL, law), PhraseQuery(words=words)) == (law,)


def test_phrases_with_all_words_come_before_those_with_most() -> None:
    assert find(words="行政复议 办案 力量") == [REVIEW_LACK]
    assert find(words="行政复议 受理 力量") == [REVIEW, REVIEW_LACK]
    assert find(words="作出 行政处罚 复议") == [PENALTY]
    assert find(words="行政复议 没有这样的词") == [REVIEW, REVIEW_LACK]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("下一步", BOTH),
        ("今后打算", BOTH),
        ("存在问题 复议", REVIEW_LACK),
        ("主要成效 处罚", PENALTY),
    ],
)
def test_a_word_that_names_a_part_stands_for_its_phrases(words: str, first: Phrase) -> None:
    assert find(words=words)[0] == first


def test_a_lack_of_something_is_no_name_of_a_part() -> None:
    assert find(words="力量不足") == [REVIEW_LACK]


def test_what_a_town_says_of_itself_comes_last_but_in_a_towns_draft() -> None:
    town = Phrase(text="街道综合执法队办理案件【件数】件。", topic="行政执法", role="achievements")
    upon = Phrase(text="向乡镇（街道）下放事项【项数】项。", topic="行政执法", role="achievements")
    both = (town, upon)
    assert find_phrases(both, PhraseQuery()) == (town, upon)
    assert find_phrases(both, PhraseQuery(level="department")) == (upon, town)
    assert find_phrases((upon, town), PhraseQuery(level="township")) == (town, upon)
    mine = own_phrase(town.text)
    assert find_phrases((mine, upon), PhraseQuery(level="county")) == (mine, upon)


@given(st.text(max_size=40), st.text(max_size=5))
def test_any_words_give_a_part_of_all(words: str, topic: str) -> None:
    found = find_phrases(ALL, PhraseQuery(words=words, topic=topic or None))
    assert set(found) <= set(ALL)
    assert len(set(found)) == len(found)


@given(st.sampled_from(ALL), st.data())
def test_every_stretch_of_a_phrase_finds_it(phrase: Phrase, data: st.DataObject) -> None:
    letters = phrase.text.partition("{")[0]
    start = data.draw(st.integers(0, len(letters) - 2))
    end = data.draw(st.integers(start + 2, len(letters)))
    assert phrase in find_phrases(ALL, PhraseQuery(words=letters[start:end]))
