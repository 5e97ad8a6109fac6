"""What is told at a place of a draft, out of a small corpus of one's own making."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assistant.corpus.store import Store
from assistant.draft.draft import Draft
from assistant.draft.parts import Elements, Paragraph, SheetRow
from assistant.suggest.index import IndexBehind
from assistant.suggest.suggestion import Query
from assistant.workflow.desk import desk_in
from assistant.workflow.importing import import_files, sample_reports
from assistant.workflow.kept_passages import change_kept, pin_passage, readable_kept
from assistant.workflow.suggesting import advise, refresh_index, suggest_phrases

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.workflow.desk import Desk

REPORT = """{body}{year}年法治政府建设年度报告

{year}年，{body}认真履行法治建设职责，现将有关情况报告如下。
一、主要举措和成效
（一）办好行政复议
全年受理行政复议案件{accepted}件，审结{closed}件，{own}。
（二）抓实社区矫正
全年接收社区矫正对象{taken}人，解除矫正{let_go}人，没有发生脱管漏管。
二、存在的问题
行政复议办案力量偏弱，个别案件听证流于形式。
三、下一步安排
充实行政复议办案力量，来年争取复议听证达到60件，逐案公开文书。
"""
OWN_WAYS = (
    "听证审理重大疑难案件并邀请人大代表旁听",
    "在镇街设立十二个收案点方便群众就近递交申请",
    "与法院每季度会商类案尺度并通报纠错情形",
    "聘请专家学者组成咨询委员会参与研判",
    "推行繁简分流让简易案件十五日内办结",
    "以调解优先化解征收补偿和工伤认定争议",
)
QUERY = Query(text="全年受理行政复议案件", section="办好行政复议", role="achievements")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Six bureaus' reports, each with its own way."""
    folder = tmp_path / "报告"
    folder.mkdir()
    for number, own in enumerate(OWN_WAYS):
        body = f"云汀市{'甲乙丙丁戊己'[number]}桥区司法局"
        text = REPORT.format(
            body=body,
            year=2020 + number % 4,
            accepted=100 + number,
            closed=90 + number,
            taken=30 + number,
            let_go=20 + number,
            own=own,
        )
        (folder / f"{body}.txt").write_text(text, encoding="utf-8")
    made = desk_in(tmp_path / "desk")
    result = import_files(made, [folder], keep_near=True)
    assert result.count("imported") == len(OWN_WAYS)
    return made


def make_draft(*paragraphs: str, year: int = 2025) -> Draft:
    return Draft(
        elements=Elements(title="报告", body="青栎区司法局"),
        year=year,
        level="department",
        county="青栎区",
        paragraphs=tuple(Paragraph(text=text) for text in paragraphs),
        sheet=(SheetRow(key="review.accepted", name="行政复议受理", unit="件", this_year=158),),
    )


def test_passages_come_adapted_with_the_peers_numbers(desk: Desk) -> None:
    advice = advise(desk, QUERY, make_draft())
    best = advice.suggestions[0]
    assert "受理行政复议案件{{ review.accepted }}" in best.adapted
    assert "审结【" in best.adapted
    assert advice.topics == advice.missing == advice.pinned == ()
    numbers = {each.key: each for each in advice.numbers}
    accepted = numbers["review.accepted"]
    assert accepted.name == "行政复议受理"
    values = {value.body: (value.value, value.unit, value.year) for value in accepted.values}
    assert values["云汀市甲桥区司法局"] == (100, "件", 2020)
    assert all(value.value < 150 for each in advice.numbers for value in each.values)
    assert "60" not in repr([value.value for each in advice.numbers for value in each.values])


def test_numbers_of_samples_are_told_only_where_no_real_body_has_one(
    desk: Desk, tmp_path: Path
) -> None:
    import_files(desk, [sample_reports()])
    for query in (QUERY, Query(text="综合查一次，检查企业", role="achievements")):
        numbers = {each.key: each.values for each in advise(desk, query, make_draft()).numbers}
        for values in numbers.values():
            assert len({value.sample for value in values}) == 1
    assert not any(value.sample for value in numbers.get("review.accepted", ()))
    made = desk_in(tmp_path / "samples alone")
    import_files(made, [sample_reports()])
    advice = advise(made, QUERY, make_draft())
    assert advice.numbers
    assert all(each.borrowed.section.startswith("示例 · ") for each in advice.suggestions)
    pin_passage(made, make_draft(), advice.suggestions[0].suggestion)
    [pinned] = advise(made, Query(text=""), make_draft()).pinned
    assert pinned.suggestion.source.sample
    assert all(value.sample for each in advice.numbers for value in each.values)
    assert all(each.suggestion.source.sample for each in advice.suggestions)


def test_pinned_passage_stays_on_top_and_outlives_its_report(desk: Desk) -> None:
    draft = make_draft()
    before = advise(desk, QUERY, draft)
    chosen = before.suggestions[2]
    pin_passage(desk, draft, chosen.suggestion)
    found = advise(desk, QUERY, draft)
    assert found.pinned == (chosen,)
    texts = [each.suggestion.text for each in found.suggestions]
    assert chosen.suggestion.text not in texts
    assert len(texts) == len(before.suggestions) - 1
    elsewhere = advise(desk, Query(text="信息公开"), draft)
    assert [each.suggestion.text for each in elsewhere.pinned] == [chosen.suggestion.text]
    assert advise(desk, QUERY, make_draft(year=2026)).pinned == ()

    with Store(desk.store) as store:
        store.remove(chosen.suggestion.source.report)
    [kept] = advise(desk, QUERY, draft).pinned
    assert kept.suggestion.text == chosen.suggestion.text
    assert kept.adapted == chosen.adapted
    assert kept.borrowed == chosen.borrowed


def test_hidden_passage_never_comes_again_until_it_is_restored(desk: Desk) -> None:
    best = advise(desk, QUERY, make_draft()).suggestions[0].suggestion.text
    change_kept(desk, lambda kept: kept.hiding(best))
    advice = advise(desk, QUERY, make_draft())
    assert advice.hidden == (best,)
    assert best not in [each.suggestion.text for each in advice.suggestions]
    assert best in [each.suggestion.text for each in suggest_phrases(desk, QUERY)]
    change_kept(desk, lambda kept: kept.showing_all())
    assert advise(desk, QUERY, make_draft()).suggestions[0].suggestion.text == best


def test_filters_that_hide_everything_are_told(desk: Desk) -> None:
    narrow = Query(text="全年受理行政复议案件", year_from=2030)
    advice = advise(desk, narrow, make_draft())
    assert advice.suggestions == ()
    assert advice.beyond > 0
    assert not advice.is_empty_corpus


def test_empty_corpus_is_told(tmp_path: Path) -> None:
    advice = advise(desk_in(tmp_path / "leer"), QUERY, make_draft())
    assert advice.is_empty_corpus
    assert advice.suggestions == ()


def test_empty_section_by_topic_with_what_the_draft_lacks(desk: Desk) -> None:
    draft = make_draft("全年受理行政复议案件158件，逐案听证，复议决定全部公开。")
    query = Query(text="主要举措", section="办好行政复议", role="achievements")
    advice = advise(desk, query, draft, by_topic=True)
    assert (advice.topics[0].topic, advice.topics[0].reports) == ("行政复议", len(OWN_WAYS))
    flat = [each for topic in advice.topics for each in topic.suggestions]
    assert list(advice.suggestions) == flat
    assert {each.topic: (each.reports, each.of) for each in advice.missing}["社区矫正"] == (6, 6)
    assert "行政复议" not in {each.topic for each in advice.missing}
    pinned = flat[0]
    pin_passage(desk, draft, pinned.suggestion)
    again = advise(desk, query, draft, by_topic=True)
    assert again.pinned == (pinned,)
    assert pinned not in [each for topic in again.topics for each in topic.suggestions]


def test_bodies_of_the_same_kind_say_what_is_missing(desk: Desk, tmp_path: Path) -> None:
    other = tmp_path / "他局.txt"
    for number in range(8):
        body = f"云汀市{'甲乙丙丁戊己庚辛'[number]}桥区教育局"
        text = (
            f"{body}2023年法治政府建设年度报告\n\n一、主要举措\n（一）抓实政务公开\n"
            f"主动公开政府信息{number}00条，答复政府信息公开申请{number}件，没有复议纠错。\n"
        )
        other = tmp_path / f"{body}.txt"
        other.write_text(text, encoding="utf-8")
        import_files(desk, [other], keep_near=True)
    lacking = advise(desk, QUERY, make_draft(), by_topic=True).missing
    assert {each.of for each in lacking} == {len(OWN_WAYS)}
    assert "政务公开" not in {each.topic for each in lacking}


def test_numbers_of_ones_own_level_come_first_and_the_latest_of_them(desk: Desk) -> None:
    [values] = [
        each.values
        for each in advise(desk, QUERY, make_draft()).numbers
        if each.key == "review.accepted"
    ]
    assert [value.year for value in values] == sorted(
        (value.year for value in values), key=lambda year: -(year or 0)
    )
    assert {value.other_level for value in values} == {None}
    township = replace(make_draft(), level="township")
    levels = {
        value.other_level for each in advise(desk, QUERY, township).numbers for value in each.values
    }
    assert levels == {"department"}


def test_empty_section_tells_the_numbers_of_what_its_heading_names(desk: Desk) -> None:
    query = Query(text="主要举措和成效", role="achievements")
    named = replace(query, text="办好行政复议", section="办好行政复议")
    keys = {each.key for each in advise(desk, named, make_draft(), by_topic=True).numbers}
    assert keys
    assert all(key.startswith("review.") for key in keys)
    assert advise(desk, query, make_draft(), by_topic=True).numbers == ()


def test_few_of_the_own_level_are_helped_out_by_all(desk: Desk) -> None:
    township = make_draft()
    township = Draft(
        elements=township.elements, year=2025, level="township", paragraphs=(), sheet=()
    )
    advice = advise(desk, QUERY, township, by_topic=True)
    assert {each.of for each in advice.missing} == {6}


def test_unreadable_file_is_told_and_leaves_the_suggestions(desk: Desk) -> None:
    desk.passages.write_bytes(b"{")
    advice = advise(desk, QUERY, make_draft())
    assert advice.suggestions
    assert advice.trouble is not None
    assert readable_kept(desk)[1] is not None
    assert desk.passages.read_bytes() == b"{"


def test_a_lost_index_of_many_reports_is_not_built_unasked(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert advise(desk, QUERY).suggestions
    shutil.rmtree(desk.index)
    monkeypatch.setattr("assistant.workflow.suggesting.AT_ONCE", 2)
    with pytest.raises(IndexBehind):
        advise(desk, QUERY)
    refresh_index(desk)
    assert advise(desk, QUERY).suggestions
