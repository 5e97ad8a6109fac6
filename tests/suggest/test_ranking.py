"""What is suggested, in which order, and what is folded."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.corpus.store import Store
from assistant.suggest.index import PassageIndex
from assistant.suggest.ranking import suggest
from assistant.suggest.suggestion import Query
from tests.builders import add_report, make_report

LETTERS = "甲乙丙丁戊己庚辛"

PARTS = (
    (None, "preface", ("本局扎实履行法治建设职责，现将全年情况报告如下。",)),
    (
        "规范行政执法",
        "achievements",
        (
            "交叉检查执法案卷86宗，逐宗反馈瑕疵并限期改正，文书质量明显好转。",
            "编制轻微违法不予处罚清单，对首次违法的小微企业以劝导代替罚款。",
            "举办执法骨干训练营4期，邀请法官讲解证据规则，参训320人次。",
        ),
    ),
    (
        "化解行政争议",
        "achievements",
        (
            "全年新收行政复议案件158件，审结124件，调解结案64件，案结事了率稳步提高。",
            "部门负责人走上法庭应诉出声29人次，一审败诉率降至4.2%。",
            "设立调解工作站17个，调处邻里、劳资、物业纠纷1230起，防止小事拖大。",
        ),
    ),
    (
        "存在问题",
        "problems",
        (
            "基层执法力量偏弱，持证人员不足，难以应对下放的处罚事项。",
            "普法形式较为单一，线上产品吸引力不强，青少年参与度不高。",
        ),
    ),
    (
        "下一步安排",
        "plan",
        (
            "充实基层执法力量，分批选派业务骨干驻点带教，缓解持证人员紧张局面。",
            "打造线上普法品牌，制作动画短片，吸引青少年主动学习法律知识。",
        ),
    ),
)

COUNTY = {"body": "青湖县人民政府", "level": "county", "year": 2022, "province": "西山省"}


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    folder = tmp_path_factory.mktemp("desk")
    with Store(folder / "corpus.sqlite3") as store:
        add_report(store, make_report(PARTS))
        county = [
            (heading, role, [text.replace("案卷86宗", "案卷34宗") for text in texts])
            for heading, role, texts in PARTS[1:2]
        ]
        add_report(store, make_report(county, **COUNTY))
        index = PassageIndex(folder / "index")
        index.follow(store)
        yield store, index


def texts(desk, text, **changes):
    return [found.text for found in suggest(*desk, Query(text=text, **changes))]


@pytest.mark.parametrize(
    ("query", "begins"),
    [
        ("全年新收行政复议案", "全年新收行政复议"),
        ("新收行政复议案件903件，审结888件，调解结案12件", "全年新收行政复议"),
        ("全年新收行政複議案件，審結，調解結案", "全年新收行政复议"),
        ("全年 新收行攻复议，案件审洁", "全年新收行政复议"),
        ("执法案卷", "交叉检查执法案卷"),
        ("领导出庭 败诉", "部门负责人走上法庭"),
        ("对小企业头一回违法不罚款，只作劝说", "编制轻微违法不予处罚清单"),
        ("请法官给执法人员上课", "举办执法骨干训练营"),
        ("老百姓吵架的事怎么劝和", "设立调解工作站"),
    ],
)
def test_best_passage_comes_first(desk, query, begins):
    assert texts(desk, query)[0].startswith(begins)


@pytest.mark.parametrize(
    ("role", "begins"),
    [("problems", "基层执法力量偏弱"), ("plan", "充实基层执法力量"), ("problems_plan", "基层")],
)
def test_same_role_comes_first(desk, role, begins):
    assert texts(desk, "基层执法力量，持证人员", role=role)[0].startswith(begins)


def test_other_role_still_comes_where_it_says_the_same(desk):
    found = texts(desk, "全年新收行政复议案件158件，审结124件", role="problems")
    assert found[0].startswith("全年新收行政复议案件")


def test_same_section_comes_first(desk):
    first = suggest(*desk, Query(text="工作", section="化解行政争议"))[0]
    assert first.source.section == "化解行政争议"


@pytest.mark.parametrize(
    ("narrowed", "years"),
    [
        ({"year_to": 2022}, {2022}),
        ({"year_from": 2023, "role": "achievements"}, {2023}),
        ({"year_from": 2022, "year_to": 2022}, {2022}),
        ({"year_from": 2024}, set()),
        ({"province": "西山省"}, {2022}),
        ({"province": "东海省", "year_to": 2022}, set()),
    ],
)
def test_only_the_years_and_province_asked_for(desk, narrowed, years):
    found = suggest(*desk, Query(text="骨干训练营，小微企业劝导", **narrowed))
    assert {suggestion.source.year for suggestion in found} == years


@pytest.mark.parametrize("narrowed", [{"year_from": 2022}, {"year_to": 2023}])
def test_a_filter_that_leaves_all_changes_no_score(desk, narrowed):
    plain = Query(text="基层执法力量，持证人员", role="problems")
    best = suggest(*desk, plain)
    assert suggest(*desk, replace(plain, **narrowed))[: len(best)] == best


def test_only_the_level_asked_for(desk):
    found = suggest(*desk, Query(text="执法", level="county"))
    assert {one.source.body for one in found} == {"青湖县人民政府"}
    assert texts(desk, "执法", level="province") == []


def test_near_duplicates_are_folded(desk):
    first, *others = suggest(*desk, Query(text="交叉检查执法案卷，逐宗反馈"))
    assert len(first.alike) == 1
    assert not any("交叉检查" in other.text for other in others)


def test_hidden_passages_never_come_nor_what_is_like_them(desk):
    query = Query(text="交叉检查执法案卷，逐宗反馈")
    first = suggest(*desk, query)[0]
    found = suggest(*desk, replace(query, hidden=frozenset([first.digest])))
    assert found
    assert not any("交叉检查" in other.text for other in found)


def test_only_the_role_asked_for(desk):
    query = Query(text="基层执法力量，持证人员", role="plan", is_role_only=True)
    assert {one.source.role for one in suggest(*desk, query)} == {"plan"}


def test_only_the_topic_asked_for(desk):
    found = suggest(*desk, Query(text="力量", topic="普法宣传"))
    assert {one.topic for one in found} == {"普法宣传"}


@pytest.fixture
def alike(tmp_path):
    """The same said by three bodies in three years, each in its own words."""
    said = "建立轻微违法免罚清单{}，商户主动整改。"
    bodies = (
        ({"body": "青湖镇人民政府", "level": "township", "year": 2024}, "并上墙公示，赶集日宣讲"),
        ({"body": "云汀市司法局", "level": "department_city", "year": 2024}, "由律师逐条说明"),
        ({"body": "临江区司法局", "level": "department", "year": 2019}, "与信用修复同步办理告知"),
    )
    with Store(tmp_path / "corpus.sqlite3") as store:
        for meta, own in bodies:
            add_report(store, make_report([("执法", "achievements", [said.format(own)])], **meta))
        index = PassageIndex(tmp_path / "index")
        index.follow(store)
        yield store, index


@pytest.mark.parametrize(
    ("own", "first"),
    [
        ({"own_level": "department_city"}, "云汀市司法局"),
        ({"own_level": "township"}, "青湖镇人民政府"),
        ({"own_level": "department", "own_year": 2025}, "云汀市司法局"),
    ],
)
def test_bodies_alike_and_late_reports_come_a_little_first(alike, own, first):
    found = suggest(*alike, Query(text="轻微违法免罚清单", **own))
    assert found[0].source.body == first
    assert len(found) == 3


def test_why_a_passage_is_there(desk):
    query = Query(text="新收复议案件", section="化解行政争议纠纷", role="achievements")
    first, *_, last = suggest(*desk, query)
    assert first.shared == ("复议案件", "新收")
    assert (first.is_same_section, first.is_same_role) == (True, True)
    assert not last.is_same_section


def test_a_sentence_that_only_announces_comes_after_those_that_tell(tmp_path):
    told = "执法队伍存在年龄偏大、专业不对口的问题，难以适应下放事项。"
    announced = "执法队伍建设仍存在一些短板和不足，主要表现在："
    with Store(tmp_path / "corpus.sqlite3") as store:
        add_report(store, make_report([("不足", "problems", [announced, told])]))
        index = PassageIndex(tmp_path / "index")
        index.follow(store)
        query = Query(text="执法队伍建设存在不足，专业不对口")
        first, last = suggest(store, index, query)
        assert (first.text, last.text) == (told, announced)
        asked = suggest(store, index, replace(query, role="preface"))
        scores = {one.text: one.score for one in asked}
        assert scores[announced] / scores[told] > last.score / first.score


@pytest.mark.parametrize("limit", [-1, 0, 1, 3, 10, 1000])
def test_limit(desk, limit):
    found = texts(desk, "行政", limit=limit)
    assert len(found) <= max(0, limit)
    assert bool(found) == (limit > 0)


def test_sorted_by_score_within_bounds(desk):
    found = suggest(*desk, Query(text="行政复议案件调解", limit=50))
    scores = [one.score for one in found]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 100 for score in scores)
    assert scores[0] > 2 * scores[-1]


def test_source_leads_back_to_the_report(desk):
    store, _ = desk
    for one in suggest(*desk, Query(text="普法形式", limit=50)):
        source = one.source
        report = store.report(source.report)
        assert report.text[source.start : source.end] == one.text
        assert (source.body, source.year) == (report.meta.body, report.meta.year)


def test_matched_stretches_are_shared_words(desk):
    first = suggest(*desk, Query(text="新收復議案件"))[0]
    assert [first.text[a:b] for a, b in first.matched] == ["新收", "复议案件"]


@pytest.mark.parametrize("text", ["", "  \n", "，。！？——", "2023", "158 12.5%"])
def test_query_without_a_letter(desk, text):
    assert texts(desk, text) == []
    plan = suggest(*desk, Query(text=text, role="plan"))
    assert {one.source.role for one in plan} == {"plan", "problems_plan"} & {"plan"}
    section = suggest(*desk, Query(text=text, section="化解行政争议"))
    assert section[0].source.section == "化解行政争议"
    assert texts(desk, text, section="——") == []


def test_empty_corpus(tmp_path):
    with Store(tmp_path / "corpus.sqlite3") as store:
        index = PassageIndex(tmp_path / "index")
        index.follow(store)
        assert suggest(store, index, Query(text="行政复议", role="plan")) == ()
        assert suggest(store, index, Query(text="")) == ()


def test_removed_report_is_not_suggested_before_the_index_follows(tmp_path):
    with Store(tmp_path / "corpus.sqlite3") as store:
        number = add_report(store, make_report())
        index = PassageIndex(tmp_path / "index")
        index.follow(store)
        store.remove(number)
        assert suggest(store, index, Query(text="行政复议")) == ()


@pytest.mark.parametrize("follows", [True, False])
def test_missing_index_is_built(tmp_path, follows):
    with Store(tmp_path / "corpus.sqlite3") as store:
        add_report(store, make_report())
        index = PassageIndex(tmp_path / "index")
        if follows:
            index.follow(store)
            shutil.rmtree(tmp_path / "index")
            index = PassageIndex(tmp_path / "index")
        index.follow(store)
        assert suggest(store, index, Query(text="行政复议"))


def test_index_damaged_while_in_use_is_built_anew(tmp_path):
    with Store(tmp_path / "corpus.sqlite3") as store:
        add_report(store, make_report())
        PassageIndex(tmp_path / "index").follow(store)
        for file in (tmp_path / "index").iterdir():
            file.write_bytes(b"x")
        assert suggest(store, PassageIndex(tmp_path / "index"), Query(text="行政复议"))


def test_one_report_does_not_crowd_out_the_others(tmp_path):
    sentence = "全年{}方面新收行政复议案件，听证后审结，{}项整改到位。"
    with Store(tmp_path / "corpus.sqlite3") as store:
        for report in range(3):
            told = [
                sentence.format(a * 4, b * 5) for a, b in zip(LETTERS, LETTERS[::-1], strict=True)
            ]
            parts = [(f"复议{report}", "achievements", [f"{report}{text}" for text in told])]
            add_report(store, make_report(parts, body=f"第{LETTERS[report]}局"))
        index = PassageIndex(tmp_path / "index")
        index.follow(store)
        found = suggest(store, index, Query(text="新收行政复议案件", limit=3))
        assert len({one.text[1:] for one in found}) == 3


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(max_size=30), section=st.none() | st.text(max_size=10))
def test_any_query_is_answered(desk, text, section):
    for one in suggest(*desk, Query(text=text, section=section)):
        assert one.text
        assert 0 <= one.score <= 100


def test_huge_query(desk):
    assert texts(desk, "新收行政复议案件，" * 20_000)[0].startswith("全年新收行政复议")
