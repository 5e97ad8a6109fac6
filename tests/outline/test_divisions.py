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
