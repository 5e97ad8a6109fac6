from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.outline.divisions import Place, load_divisions, short_name


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("黄埔区", ("广东省", "广州市", "黄埔区")),
        ("黄埔", ("广东省", "广州市", "黄埔区")),
        ("广州市黄埔区", ("广东省", "广州市", "黄埔区")),
        ("黄石", ("湖北省", "黄石市", None)),
        ("广东省", ("广东省", None, None)),
        ("北京市", ("北京市", "北京市", None)),
        ("北京市东城区", ("北京市", "北京市", "东城区")),
        ("南京市鼓楼区", ("江苏省", "南京市", "鼓楼区")),
        ("东莞市", ("广东省", "东莞市", None)),
        ("仙桃市", ("湖北省", "仙桃市", "仙桃市")),
        ("恩施州", ("湖北省", "恩施土家族苗族自治州", None)),
    ],
)
def test_completes_upwards(name, place):
    province, city, county = place
    assert load_divisions().complete(name) == Place(province=province, city=city, county=county)


@pytest.mark.parametrize("name", ["鼓楼区", "朝阳区", "青栎区", "广州市鼓楼区", "", "区"])
def test_does_not_guess(name):
    assert load_divisions().complete(name) is None


@pytest.mark.parametrize(
    ("hints", "city"),
    [
        (["南京市"], "南京市"),
        (["福州市", "福州市", "福州市", "南京市"], "福州市"),
        (["江苏省"], None),
        (["福建省"], "福州市"),
        (["南京市", "福州市"], None),
        (["广州市"], None),
    ],
)
def test_hints_decide_between_places_of_one_name(hints, city):
    place = load_divisions().complete("鼓楼区", hints)
    assert (place.city if place else None) == city


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("广东省广州市黄埔区司法局", ["广东省", "广州市", "黄埔区"]),
        ("济南市市中区", ["济南市", "市中区"]),
        ("晋城市城区", ["晋城市", "城区"]),
        ("恩施州与恩施土家族苗族自治州", ["恩施州", "恩施土家族苗族自治州"]),
        ("主城区和城区周边", []),
        ("吉林市场监管", []),
        ("河北区域协同", []),
        ("省、市和县（区）联动", []),
        ("走上致富县", []),
        ("建设新城区", []),
        ("", []),
    ],
)
def test_finds_full_names(text, found):
    mentions = load_divisions().find(text)
    assert [mention.name for mention in mentions] == found
    assert all(text[mention.start : mention.end] == mention.name for mention in mentions)


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("黄埔区", "黄埔"),
        ("黄石市", "黄石"),
        ("赵县", "赵县"),
        ("内蒙古自治区", "内蒙古"),
        ("广西壮族自治区", "广西"),
        ("新疆维吾尔自治区", "新疆"),
        ("恩施土家族苗族自治州", "恩施"),
        ("东乡族自治县", "东乡族自治县"),
        ("锡林郭勒盟", "锡林郭勒"),
        ("浦东新区", "浦东"),
    ],
)
def test_short_names(name, short):
    assert short_name(name) == short


def test_every_division_is_found_under_its_own_name():
    divisions = load_divisions()
    for division in divisions:
        assert division in divisions.named(division.name)


@given(st.text(alphabet="广州市黄埔区省县城新中和鼓楼 \n", max_size=60))
def test_mentions_are_ordered_and_apart(text):
    end = 0
    for mention in load_divisions().find(text):
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end


@pytest.mark.parametrize(
    ("name", "year", "place"),
    [
        ("萝岗区", 2013, ("广东省", "广州市", "萝岗区")),
        ("萝岗区", None, ("广东省", "广州市", "萝岗区")),
        ("莱芜市", 2017, ("山东省", "莱芜市", None)),
        ("莱芜", 2017, ("山东省", "莱芜市", None)),
        ("莱芜", 2022, ("山东省", "济南市", "莱芜区")),
        ("宜城市", 2008, ("湖北省", "襄樊市", "宜城市")),
        ("宜城市", 2022, ("湖北省", "襄阳市", "宜城市")),
        ("宜城市", None, ("湖北省", "襄阳市", "宜城市")),
        ("哈密市", 2014, ("新疆维吾尔自治区", "哈密地区", "哈密市")),
        ("哈密市", 2022, ("新疆维吾尔自治区", "哈密市", None)),
        ("长治市郊区", 2016, ("山西省", "长治市", "郊区")),
        ("临平区", 2015, ("浙江省", "杭州市", "临平区")),
        ("长沙", 2022, ("湖南省", "长沙市", None)),
    ],
)
def test_names_are_those_of_the_year(name, year, place):
    province, city, county = place
    found = load_divisions().complete(name, (), year)
    assert found == Place(province=province, city=city, county=county)


def test_names_given_up_say_what_became_of_them():
    gone = load_divisions().given_up("萝岗区", 2020)
    assert gone is not None
    assert gone.successor == "广州市黄埔区"
    assert load_divisions().given_up("萝岗区", 2013) is None
    assert load_divisions().given_up("鼓楼区", 2020) is None
    assert load_divisions().given_up("青栎区", 2020) is None


def test_every_successor_is_a_place():
    divisions = load_divisions()
    for division in divisions:
        if division.successor is not None:
            assert division.until is not None
            assert divisions.complete(division.successor, (), division.until + 1), division


def test_names_in_force_are_unique_in_their_city():
    seen = set()
    for division in load_divisions():
        if division.in_force(None):
            key = (division.name, division.level, division.province, division.city)
            assert key not in seen
            seen.add(key)


@pytest.mark.parametrize(
    ("name", "expected"), [("浦东新区", True), ("兰州新区", False), ("广州市", False)]
)
def test_zones_are_no_districts(name, expected):
    assert load_divisions().named(name)[0].is_district is expected
