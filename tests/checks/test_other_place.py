from __future__ import annotations

import pytest

from assistant.checks.other_place import find_other_places
from tests.checks.build import make_context, make_draft, seen


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("黄埔区人民政府常务会议学法5次。", [("error", "黄埔区", "青栎区")]),
        ("中共龙湾区委高度重视。", [("error", "龙湾区", "青栎区")]),
        ("开平市司法局获评先进。", [("error", "开平市", "青栎区")]),
        ("推进法治龙湾建设。", [("error", "龙湾", None)]),
        ("打造“平安黄埔”品牌。", [("error", "黄埔", None)]),
        ("温州市的企业前来咨询。", [("warning", "温州市", None)]),
        ("学习《开平市重大行政决策程序规定》。", [("info", "开平市", None)]),
        ("赴开平市司法局考察。", [("info", "开平市", None)]),
        ("与对口帮扶的开平市签订协议。", [("info", "开平市", None)]),
        ("委托上海市某某律师事务所代理。", [("info", "上海市", None)]),
        (
            "与凤凰县、开平市开展行政执法协作。",
            [("info", "凤凰县", None), ("info", "开平市", None)],
        ),
    ],
)
def test_other_places_are_found(text, expected):
    assert seen(find_other_places, make_context(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "澄溪市青栎区司法局办理案件30件。",
        "青栎区望汀街道、栖霞镇分别设立调解室。",
        "推进法治社会建设、法治政府建设、法治乡村建设和平安建设。",
        "市和县级单位、各县区完成县级事项清单。",
        "繁荣吉林市场；划定河北区域；建设新城区。",
        "深入学习习近平法治思想，加强区域协同。",
        "",
    ],
)
def test_own_places_and_plain_words_are_no_findings(text):
    assert seen(find_other_places, make_context(text, province="浙江省")) == []


def test_superiors_are_completed_from_the_divisions():
    text = "温州市、浙江省部署，龙湾区落实，杭州市司法局部署。"
    context = make_context(text, city=None, county="龙湾区")
    assert seen(find_other_places, context) == [("error", "杭州市", "温州市")]


def test_another_province_is_found_where_the_own_is_known():
    text = "江苏省的企业前来咨询。"
    assert seen(find_other_places, make_context(text)) == []
    context = make_context(text, province="浙江省")
    assert seen(find_other_places, context) == [("warning", "江苏省", None)]


def test_counties_of_the_own_city_are_its_own():
    context = make_context("龙湾区司法局、黄埔区司法局。", city="温州市", county=None)
    assert seen(find_other_places, context) == [("error", "黄埔区", None)]


def test_places_of_the_own_province_are_its_own():
    context = make_context(
        "龙湾区司法局、黄埔区司法局。", province="浙江省", city=None, county=None, body=None
    )
    assert seen(find_other_places, context) == [("error", "黄埔区", None)]


def test_nothing_is_judged_where_the_own_place_is_unknown():
    context = make_context("龙湾区司法局。", city=None, county=None, body=None)
    assert seen(find_other_places, context) == []


def test_the_own_place_is_read_from_the_body_where_nothing_else_tells():
    context = make_context("温州市龙湾区司法局。澄溪市部署。", city=None, county=None)
    assert seen(find_other_places, context) == [
        ("error", "温州市", "澄溪市"),
        ("error", "龙湾区", "青栎区"),
    ]


def test_a_name_two_places_share_may_be_the_own():
    context = make_context("鼓楼区司法局。", city="南京市", county="鼓楼区")
    assert seen(find_other_places, context) == []


def test_names_of_borrowed_sources_are_found_though_no_division_has_them():
    draft = make_draft(borrowed_from=["澜山市桐浦区司法局", "澄溪市松岭县司法局", ""])
    text = "桐浦区司法局评查案卷。松岭县设立窗口。桐浦区另行组织。澄溪市部署。"
    context = make_context(text, draft=draft)
    assert seen(find_other_places, context) == [
        ("error", "桐浦区", "青栎区"),
        ("error", "松岭县", "青栎区"),
        ("error", "桐浦区", "青栎区"),
    ]


def test_a_source_that_the_divisions_know_is_told_once():
    draft = make_draft(borrowed_from=["温州市龙湾区司法局"])
    context = make_context("龙湾区设立窗口。", draft=draft)
    assert seen(find_other_places, context) == [("error", "龙湾区", "青栎区")]


def test_a_source_named_as_partner_is_only_worth_knowing():
    draft = make_draft(borrowed_from=["澜山市桐浦区望汀街道办事处"])
    context = make_context("与桐浦区签订协作协议。望汀街道设立窗口。", draft=draft)
    assert seen(find_other_places, context) == [
        ("info", "桐浦区", None),
        ("error", "望汀街道", None),
    ]


def test_the_own_former_name_is_no_other_place():
    text = "户县司法局自撤县设区以来工作平稳。"
    own = {"province": "陕西省", "city": "西安市", "body": None}
    assert seen(find_other_places, make_context(text, county="鄠邑区", **own)) == []
    assert seen(find_other_places, make_context(text, county="蓝田县", **own)) != []
