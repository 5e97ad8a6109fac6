"""How peers go on: offered only where one way is clearly best."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.suggest.continuation import find_continuation
from assistant.suggest.suggestion import PassageSource, Suggestion, digest_of

REVIEW = "全年共收到行政复议申请158件，依法受理124件，办结110件，案结事了率稳步提高。"


def said_by(body: str, text: str, *, year: int = 2024, alike: tuple[str, ...] = ()) -> Suggestion:
    def source(name: str) -> PassageSource:
        return PassageSource(
            report=1, body=name, year=year, section=None, role=None, start=0, end=len(text)
        )

    return Suggestion(
        text=text,
        score=90.0,
        matched=(),
        source=source(body),
        topic=None,
        digest=digest_of(text),
        alike=tuple(map(source, alike)),
    )


def gone_on(typed: str, *texts: str) -> str | None:
    """Return how bodies 甲, 乙, 丙 … let one go on."""
    found = find_continuation(
        typed, [said_by(f"{body}局", text) for body, text in zip("甲乙丙丁戊", texts, strict=False)]
    )
    return found.text if found else None


@pytest.mark.parametrize(
    ("typed", "rest"),
    [
        ("全年共收到行政复议申请", "158件，依法受理124件，"),
        ("全年共收到行政复议申请2", "件，依法受理124件，"),  # one is typing the number
        ("全年共收到行政复议申请96件", "，依法受理124件，"),
        ("全年共收到行政复议申请96件，", "依法受理124件，"),
        ("全年共收到行政复议申请【申请数】件，依法受理【受理数】件，办", "结110件，"),
        ("全年共收到行政複議申請", "158件，依法受理124件，"),  # the other script
        ("今年共收到行政复议申请", "158件，依法受理124件，"),  # a word of its own
        ("共收到行政复议申请96件，依法受理80件，办结7件，", "案结事了率稳步提高。"),
        ("全年共收到行政复议申请 96 件 ，", "依法受理124件，"),
    ],
)
def test_one_good_passage_is_enough(typed: str, rest: str) -> None:
    assert gone_on(typed, REVIEW) == rest


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "收到复议申",  # too little
        "行政复议申请",  # the sentence began otherwise there
        "拓宽线上线下行政复议申请",
        "全年共收到行政复议申请；",  # a clause ends where theirs goes on
        "全年共收到行政复议申请（",
        "全年共收到行政复议案件",  # another word at the very end
        "全年共收到行政复议申请158件，依法受理124件，办结110件，案结事了率稳步提高",
        "全年共收到行政复议申请158件，依法受理124件，办结110件，案结事了率稳步提高。",
        "本单位严格落实行政执法三项制度",
    ],
)
def test_nothing_is_offered_where_it_does_not_fit(typed: str) -> None:
    assert gone_on(typed, REVIEW) is None


def test_two_ways_that_fit_alike_are_no_offer() -> None:
    typed = "全年共收到行政复议申请96件，"
    other = "全年共收到行政复议申请203件，同比略有下降，群众满意度较高。"
    assert gone_on(typed, REVIEW) == "依法受理124件，"
    assert gone_on(typed, REVIEW, other) is None


def test_what_several_bodies_say_outweighs_one() -> None:
    typed = "全年共收到行政复议申请96件，"
    other = "全年共收到行政复议申请203件，同比略有下降，群众满意度较高。"
    again = "今年共收到行政复议申请17件，依法受理15件，全部按期办结。"
    assert gone_on(typed, other, REVIEW, again) == "依法受理124件，"
    folded = find_continuation(
        typed, [said_by("甲局", REVIEW, alike=("乙局",)), said_by("丙局", other)]
    )
    assert folded is not None
    assert folded.text == "依法受理124件，"
    same_body = [said_by("甲局", REVIEW), said_by("甲局", again), said_by("丙局", other)]
    assert find_continuation(typed, same_body) is None


def test_names_of_places_are_not_compared() -> None:
    peer = said_by("云岭市松桥区司法局", "2023年，松桥区司法局共收到行政复议申请158件。")
    typed = "2025年，青栎区司法局共收到行政复"
    assert find_continuation(typed, [peer]) is None
    found = find_continuation(typed, [peer], own="云汀市青栎区司法局")
    assert found is not None
    assert found.text == "议申请158件。"


def test_short_beginnings_need_more_than_one_body() -> None:
    text = "推进诉源治理，把矛盾化解在基层。"
    assert gone_on("推进诉源治理", text) is None
    assert gone_on("推进诉源治理", text, text) == "，把矛盾化解在基层。"


def test_latest_wording_is_taken_of_those_that_say_the_same() -> None:
    typed = "坚持把法治建设放在全局工作中谋划"
    old = said_by("甲局", f"{typed}，认真学习全会精神。", year=2021)
    new = said_by("乙局", f"{typed}，认真学习贯彻全会精神。", year=2025)
    found = find_continuation(typed, [old, new])
    assert found is not None
    assert found.suggestion.source.year == 2025


@pytest.mark.parametrize(
    ("typed", "text", "rest"),
    [
        # a stop inside brackets or quotes ends no clause
        (
            "持续深化涉企行政检查",
            "持续深化涉企行政检查（含抽查，下同）改革，效果明显。",
            "（含抽查，下同）改革，",
        ),
        (
            "持续深化涉企行政检查（含抽查",
            "持续深化涉企行政检查（含抽查，下同）改革。",
            "，下同）改革。",
        ),
        # a bracket that would close nothing
        ("持续深化涉企行政检查含抽查", "持续深化涉企行政检查（含抽查，下同）改革。", None),
        # one body's brand is not for others
        ("创新矛盾纠纷多元化解机制", "创新矛盾纠纷多元化解机制，打造“红枫亭”品牌。", None),
        # a number alone is no wording
        ("行政机关负责人出庭应诉率", "行政机关负责人出庭应诉率100%。", None),
        # more than can be read at a glance
        ("持续深化涉企行政检查改革", f"持续深化涉企行政检查改革{'一二三四五六七' * 12}。", None),
    ],
)
def test_stretches(typed: str, text: str, rest: str | None) -> None:
    assert gone_on(typed, text) == rest


@given(
    st.text(alphabet="受理复议158，。（）“”【】a \U00020000\n", max_size=40),
    st.text(alphabet="受理复议158，。（）“”【】a \U00020000\n", max_size=80),
)
def test_an_offer_lies_in_the_passage_and_says_something(typed: str, text: str) -> None:
    suggestion = said_by("甲局", text)
    found = find_continuation(typed, [suggestion, said_by("乙局", text)])
    if found is not None:
        assert found.suggestion.text[found.start : found.end] == found.text
        assert any(map(str.isalpha, found.text))
        assert (
            not any(stop in found.text.strip()[:-1] for stop in "。\n")
            or "（" in text
            or "“" in text
        )
