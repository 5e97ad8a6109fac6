"""What peers write under a heading."""

from __future__ import annotations

import shutil

import pytest

from assistant.corpus.store import Store
from assistant.suggest.index import PassageIndex
from assistant.suggest.suggestion import Query
from assistant.suggest.survey import survey_section
from tests.builders import add_report, make_report

REVIEW = "全年新收行政复议案件{}件，审结{}件，调解结案{}件，案结事了率稳步提高。"


@pytest.fixture
def desk(tmp_path):
    with Store(tmp_path / "corpus.sqlite3") as store:
        for number in range(4):
            parts = [
                (
                    "依法化解行政争议",
                    "achievements",
                    [
                        REVIEW.format(number + 10, number + 7, number + 3),
                        f"第{'甲乙丙丁'[number]}审判庭旁听庭审{number}次，负责人出庭应诉率提高。",
                    ],
                ),
                ("存在的问题", "problems", ["行政复议办案人员偏少，难以适应案件增长。"]),
            ]
            if number == 3:
                parts[0][2].append("设立人民调解工作室，调处邻里矛盾纠纷，小事不出村。")
            add_report(store, make_report(parts, body=f"第{number}区司法局", year=2020 + number))
        index = PassageIndex(tmp_path / "index")
        index.follow(store)
        yield store, index


def survey(desk, **asked):
    return survey_section(*desk, Query(text="", **asked))


def test_topics_with_the_reports_that_write_on_them(desk):
    found = survey(desk, section="化解行政争议", role="achievements")
    counts = {writing.topic: writing.reports for writing in found}
    assert counts["行政复议"] == 4
    assert counts["矛盾化解"] == 1
    assert [writing.reports for writing in found] == sorted(counts.values(), reverse=True)


def test_what_is_said_alike_is_given_once_by_the_latest(desk):
    found = survey(desk, section="化解行政争议", role="achievements")
    review = next(writing for writing in found if writing.topic == "行政复议")
    first = review.suggestions[0]
    assert first.source.year == 2023
    assert len(first.alike) == 3


def test_only_what_is_asked_for(desk):
    problems = survey(desk, section="存在的不足", role="problems")
    assert {s.source.role for w in problems for s in w.suggestions} == {"problems"}
    old = survey(desk, section="化解行政争议", year_to=2021)
    sources = [one for w in old for s in w.suggestions for one in (s.source, *s.alike)]
    assert {source.year for source in sources} == {2020, 2021}
    assert len(survey(desk, section="化解行政争议", limit=1)) == 1


def test_a_heading_that_names_a_part_asks_for_all_of_the_part(desk):
    found = survey(desk, section="差距和短板", role="problems")
    assert [(writing.topic, writing.reports) for writing in found] == [("行政复议", 4)]


def test_what_has_little_to_do_with_the_heading_is_left_out(tmp_path):
    with Store(tmp_path / "corpus.sqlite3") as store:
        for number in range(5):
            review = REVIEW.format(number + 10, number + 7, number + 3)
            parts = [("办好行政复议", "achievements", [review])]
            parts += [("办好应急演练", "achievements", ["组织防汛应急演练，转移群众。"])]
            add_report(store, make_report(parts, body=f"第{number}区司法局"))
        index = PassageIndex(tmp_path / "index")
        index.follow(store)
        found = survey((store, index), section="办好行政复议工作", role="achievements")
        assert [writing.topic for writing in found] == ["行政复议"]


def test_hidden_passages_are_not_given(desk):
    found = survey(desk, section="存在的不足", role="problems")
    hidden = frozenset(s.digest for w in found for s in w.suggestions)
    assert survey(desk, section="存在的不足", role="problems", hidden=hidden) == ()


def test_nothing_asked_or_nothing_there(desk, tmp_path):
    assert survey(desk) == ()
    assert survey(desk, section="化解行政争议", limit=0) == ()
    with Store(tmp_path / "empty.sqlite3") as store:
        index = PassageIndex(tmp_path / "other")
        index.follow(store)
        assert survey_section(store, index, Query(text="", role="plan")) == ()


def test_a_damaged_index_is_built_anew(desk):
    store, index = desk
    shutil.rmtree(index.folder)
    index.folder.mkdir()
    (index.folder / "meta.json").write_text("x")
    assert survey((store, PassageIndex(index.folder)), section="化解行政争议", role="achievements")
