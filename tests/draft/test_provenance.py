"""How long borrowed words count as borrowed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.draft.parts import Borrowed, Paragraph
from assistant.draft.provenance import is_recognisable, keep_recognisable

REVIEW = "全年新收行政复议案件158件，审结124件，调解结案64件，案结事了率稳步提高。"
TRAINING = (
    "组织行政执法人员专题培训12场次，轮训执法骨干860人次，"
    "逐案反馈评查问题，督促执法单位限期整改到位。"
)
NAMES = "松桥区禾田街道办事处联合松桥区司法局、云岭市松桥区市场监管局开展行政执法宣传。"


def source(text: str, *, body: str = "松桥区司法局", start: int = 0, end: int = 0) -> Borrowed:
    return Borrowed(start=start, end=end, body=body, year=2023, section="复议", text=text)


@pytest.mark.parametrize(
    ("original", "words"),
    [
        (REVIEW, REVIEW),
        # numbers became fields and blanks
        (REVIEW, "全年新收行政复议案件{{ review.accepted }}，审结【审结数】件，调解结案【数】件。"),
        # small edits
        (REVIEW, "全年新收复议案件96件，已审结80件，其中调解结案12件，案结事了率明显提高。"),
        # clauses turned round
        (REVIEW, "案结事了率稳步提高，全年新收行政复议案件96件，调解结案9件，审结80件。"),
        (TRAINING, "逐案反馈评查问题，督促执法单位限期整改到位，组织专题培训3场次。"),
        # half deleted
        (REVIEW, "调解结案6件，案结事了率稳步提高。"),
        (TRAINING, "组织行政执法人员专题培训3场次。"),
        # names exchanged
        (NAMES, "青栎区桐浦街道办事处联合青栎区司法局、云汀市青栎区市场监管局开展行政执法宣传。"),
        # nothing but the numbers' places, as a completion may bring them
        (REVIEW, "{{ review.accepted }}，{{ review.accepted | change }}，"),
        (REVIEW, "【审结数】件，"),
        (REVIEW, "审结"),
        # the other width
        (REVIEW, "全年新收行政复议案件96件,审结80件,调解结案9件."),
    ],
)
def test_edited_words_keep_their_source(original: str, words: str) -> None:
    assert is_recognisable(words, source(original))


@pytest.mark.parametrize(
    ("original", "words"),
    [
        # written anew on the same matter
        (
            REVIEW,
            "今年以来，区司法局共收到行政复议申请96件，已办结80件，其中以调解方式结案9件，争议化解有效。",
        ),
        (REVIEW, "行政复议主渠道作用进一步发挥，办案质量和效率同步提升。"),
        (
            TRAINING,
            "培训执法人员300人次，评查案卷40宗，把发现的问题列成清单交办，整改情况纳入考核。",
        ),
        (
            TRAINING,
            "面向执法一线，采取集中授课和跟班轮训相结合的办法，培训执法骨干，逐案反馈评查情况。",
        ),
        # nothing to recognise it by
        (REVIEW, "今。"),
        (REVIEW, "158件，"),
        (REVIEW, ""),
        ("", REVIEW),
    ],
)
def test_rewritten_words_are_ones_own(original: str, words: str) -> None:
    assert not is_recognisable(words, source(original))


def test_pieces_of_one_source_become_one() -> None:
    text = "全年新收行政复议案件{{ review.accepted }}，审结80件。"
    at = text.index("{{")
    after = text.index("，审结")
    parts = (source(REVIEW, end=at), source(REVIEW, start=after, end=len(text)))
    kept = keep_recognisable(Paragraph(text=text, borrowed=parts))
    assert kept.borrowed == (source(REVIEW, end=len(text)),)


def test_words_put_between_do_not_part_a_piece_from_its_source() -> None:
    text = "全年新收行政复议案件96件，含上年结转的一部分，审结。"
    first, last = text.index("，含"), text.index("结。")
    parts = (source(REVIEW, end=first), source(REVIEW, start=last, end=len(text)))
    kept = keep_recognisable(Paragraph(text=text, borrowed=parts))
    assert kept.borrowed == parts
    alone = keep_recognisable(Paragraph(text=text, borrowed=parts[1:]))
    assert alone.borrowed == ()


def test_neighbours_of_other_sources_stay_apart() -> None:
    text = "全年新收行政复议案件96件，全年新收行政复议案件80件。"
    middle = text.index("，") + 1
    parts = (
        source(REVIEW, end=middle),
        source(REVIEW, body="青湖县司法局", start=middle, end=len(text)),
    )
    paragraph = Paragraph(text=text, borrowed=parts)
    assert keep_recognisable(paragraph) == paragraph


@given(
    st.text(alphabet="全年新收行政复议案件158，。{}【】 \U00020000", max_size=40),
    st.lists(
        st.tuples(st.integers(0, 45), st.integers(0, 45), st.sampled_from("甲乙")), max_size=5
    ),
)
def test_keeping_twice_is_keeping_once(text: str, spans: list[tuple[int, int, str]]) -> None:
    parts = tuple(
        source(REVIEW, body=body, start=min(edges), end=max(edges)) for *edges, body in spans
    )
    paragraph = Paragraph(text=text, borrowed=parts)
    kept = keep_recognisable(paragraph)
    assert replace(kept, borrowed=()) == Paragraph(text=text)
    assert keep_recognisable(kept) == kept
