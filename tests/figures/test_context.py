from __future__ import annotations

import pytest

from assistant.figures.context import Breakdown, Carried
from assistant.figures.keys import Whole
from assistant.figures.phrases import split_phrases
from assistant.figures.scan import find_mentions
from assistant.figures.sections import Place


def scopes(text: str) -> list[str]:
    breakdown = Breakdown()
    left = 0
    read = []
    for phrase in split_phrases(text, 0, len(text), find_mentions(text)):
        mention = phrase.mention
        scope = breakdown.scope_of(
            phrase, text[left : phrase.start], text[mention.end :], named=False
        )
        if scope == "total":
            breakdown.set_whole(Whole(mention.value, mention.unit, None))
        read.append(scope)
        left = mention.end
    return read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("共9件，其中甲5件，乙4件，另办3件", "total part part total"),
        ("共9件，其中甲5件，乙3件，丙1件", "total part part part"),
        ("共9件，其中甲5件；乙3件", "total part total"),
        ("共9件（甲5件、乙4件），丙3件", "total part part total"),
        ("共9件，包括甲5件", "total part"),
        ("共9件，其中甲5件，办理20件", "total part total"),
        ("其中甲5件", "part"),
        ("含金量高，办理5件", "total"),
        ("甲5件，乙4件", "total total"),
        ("共9件，投诉类5件，求助类4件", "total part part"),
        ("共9件，涉及甲5件，占55.6%；涉及乙4件，占44.4%", "total part total part total"),
        ("共9件，占全市的5%", "total total"),
        ("共9件（上年同期7件）", "total total"),
        ("共9件，其中重大5件，办结率100%", "total part total"),
    ],
)
def test_breakdown(text: str, expected: str) -> None:
    assert scopes(text) == expected.split()


def topics(text: str, *, start: int = 0, headings: tuple[str, ...] = ()) -> list[str]:
    carried = Carried(text, start, 0, Place("achievements", headings, None))
    phrases = split_phrases(text, start, len(text), find_mentions(text))
    return [carried.words_for(phrase).topic for phrase in phrases]


def test_subject_is_carried() -> None:
    assert topics("收到行政复议申请15件，受理12件") == ["收到行政复议申请#"] * 2


def test_latest_subject_wins() -> None:
    read = topics("收到行政复议申请15件，开展法律援助服务，受理12件")
    assert read[1] == "开展法律援助服务"


def test_subject_of_the_paragraph_and_of_the_heading() -> None:
    text = "深化行政复议改革。受理12件"
    assert topics(text, start=9) == ["深化行政复议改革"]
    assert topics("受理12件", headings=("其他", "化解矛盾纠纷")) == ["化解矛盾纠纷"]
    assert topics("受理12件") == [""]
