"""Replacing in a draft."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from assistant.draft.fields import split_fields
from assistant.draft.find.folding import Same
from assistant.draft.find.query import Query
from assistant.draft.find.replace import Replacement, plan_changes, replaced_paragraphs
from assistant.draft.find.search import SearchUnusable, find_all
from assistant.draft.parts import Borrowed, Paragraph
from tests.draft.test_search import TEXTS, draft_of

if TYPE_CHECKING:
    from assistant.draft.draft import Draft

EXACT = Same(width=False, case=False)


def replaced(draft: Draft, query: Query, replacement: str, **options: bool) -> Draft:
    wanted = Replacement(text=replacement, mode=query.mode, **options)
    changes = plan_changes(draft, find_all(draft, query), wanted)
    new = replaced_paragraphs(draft, changes)
    return replace(
        draft, paragraphs=tuple(new.get(i, old) for i, old in enumerate(draft.paragraphs))
    )


def texts(draft: Draft) -> list[str]:
    return [paragraph.text for paragraph in draft.paragraphs]


def markup(text: str) -> list[str]:
    return [piece.text for piece in split_fields(text) if piece.kind == "field"]


def test_one_and_all() -> None:
    draft = draft_of("我县受理，我县审结。", "我县。")
    hits = find_all(draft, Query(text="我县"))
    changes = plan_changes(draft, hits[1:2], Replacement(text="我区"))
    assert replaced_paragraphs(draft, changes)[0].text == "我县受理，我区审结。"
    assert texts(replaced(draft, Query(text="我县"), "我区")) == ["我区受理，我区审结。", "我区。"]


def test_groups_are_put_back_and_fields_in_them_stay_fields() -> None:
    draft = draft_of("受理{{ review.accepted }}，审结12件。")
    query = Query(text="受理(.*?)，审结(.*?)件", mode="regex")
    after = replaced(draft, query, "审结$2件，收到$1，$$0$9")
    assert texts(after) == ["审结12件，收到{{ review.accepted }}，$0$9。"]
    wild = replaced(draft, Query(text="受理＊，审结#件", mode="wildcard"), "$2/$1")
    assert texts(wild) == ["12/{{ review.accepted }}。"]
    assert texts(replaced(draft_of("a"), Query(text="a"), "$0")) == ["$0"]


def test_a_number_of_the_sheet_is_replaced_only_whole_and_only_when_meant() -> None:
    draft = draft_of("受理{{ review.accepted }}。")
    part = plan_changes(draft, find_all(draft, Query(text="12件")), Replacement(text="13件"))
    assert "整个" in part[0].refusal
    whole = Query(text="412件")
    assert "指标表" in plan_changes(draft, find_all(draft, whole), Replacement(text="4"))[0].refusal
    assert texts(replaced(draft, whole, "413件")) == texts(draft)
    assert texts(replaced(draft, whole, "413件", with_fields=True)) == ["受理413件。"]
    typed = draft_of("受理412件。")
    assert texts(replaced(typed, whole, "{{ review.accepted }}")) == ["受理{{ review.accepted }}。"]


def test_a_blank_may_be_renamed_or_filled_but_not_torn() -> None:
    draft = draft_of("由【县委书记】主持")
    assert texts(replaced(draft, Query(text="县委"), "区委")) == ["由【区委书记】主持"]
    assert texts(replaced(draft, Query(text="【县委书记】"), "书记")) == ["由书记主持"]
    for torn in ("由【县", "书记】主", "】", "【"):
        assert texts(replaced(draft, Query(text=torn), "某")) == texts(draft)
    assert texts(replaced(draft, Query(text="县"), "长" * 80)) == texts(draft)


def test_a_replacement_never_makes_markup_by_accident() -> None:
    draft = draft_of("{甲}和{{甲", "{甲{ review.accepted }}", "{甲{ 甲 }}甲")
    after = ["{}和{{", "{甲{ review.accepted }}", "{甲{  }}"]
    assert texts(replaced(draft, Query(text="甲"), "")) == after


@pytest.mark.parametrize("words", ["甲\n乙", "甲\t乙", "{{ 坏 }}", "{{", "甲" * 3000])
def test_what_cannot_stand_in_a_paragraph_is_refused(words: str) -> None:
    with pytest.raises(SearchUnusable) as refused:
        plan_changes(draft_of("甲"), (), Replacement(text=words))
    assert refused.value.reason


def test_a_draft_that_grows_without_bound_is_refused() -> None:
    draft = draft_of("长" * 15_000)
    query = Query(text="(长)", mode="regex")
    with pytest.raises(SearchUnusable, match="全文太长"):
        plan_changes(draft, find_all(draft, query), Replacement(text="$1" * 900, mode="regex"))


def test_hits_of_another_state_of_the_draft_are_refused() -> None:
    hits = find_all(draft_of("甲乙", "甲"), Query(text="甲"))
    changes = plan_changes(draft_of("乙甲"), hits, Replacement(text="丙"))
    assert all("重新查找" in change.refusal for change in changes)
    twice = plan_changes(draft_of("甲乙"), [hits[0], hits[0]], Replacement(text="丙"))
    assert [bool(change.refusal) for change in twice] == [False, True]


def test_sources_of_borrowed_words_move_along() -> None:
    source = "组织行政执法人员专题培训，轮训执法骨干，逐案反馈评查问题。"
    text = f"全年：{source}以上。"
    borrowed = Borrowed(
        start=3, end=3 + len(source), body="某局", year=2024, section="", text=source
    )
    draft = draft_of(Paragraph(text=text, borrowed=(borrowed,)))
    after = replaced(draft, Query(text="全年"), "二〇二五年全年").paragraphs[0]
    (moved,) = after.borrowed
    assert after.text[moved.start : moved.end] == source
    inner = replaced(draft, Query(text="骨干"), "业务骨干").paragraphs[0]
    (grown,) = inner.borrowed
    assert inner.text[grown.start : grown.end] == source.replace("骨干", "业务骨干")
    over = replaced(draft, Query(text="：组织"), "：我局").paragraphs[0]
    (cut,) = over.borrowed
    assert over.text[cut.start : cut.end] == source.removeprefix("组织")
    gone = replaced(draft, Query(text=source), "另写一句自己的话。").paragraphs[0]
    assert gone.borrowed == ()


@given(
    TEXTS, st.text("行政复议受理12", min_size=1, max_size=3), st.sampled_from(["", "甲", "乙丙"])
)
def test_after_replacing_all_none_is_found_but_in_fields(
    text: str, wanted: str, written: str
) -> None:
    assume(written or len(wanted) == 1)  # what is left may join to the same words again
    draft = draft_of(text)
    query = Query(text=wanted, same=EXACT)
    changes = plan_changes(draft, find_all(draft, query), Replacement(text=written))
    after = replaced(draft, query, written)
    left = find_all(after, query)
    assert len(left) == sum(bool(change.refusal) for change in changes)
    assert markup(after.paragraphs[0].text) == markup(text)


@given(
    TEXTS,
    st.text("行政{}【】复(4", min_size=1, max_size=2),
    st.text("{}【】甲行", max_size=3),
    st.booleans(),
)
def test_fields_stay_whatever_is_replaced(
    text: str, wanted: str, written: str, stored: bool
) -> None:
    draft = draft_of(text)
    query = Query(text=wanted, as_stored=stored, same=EXACT)
    try:
        after = replaced(draft, query, written)
    except SearchUnusable:
        return
    assert markup(after.paragraphs[0].text) == markup(text)
