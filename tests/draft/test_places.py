"""Names of places and what bodies call themselves."""

from __future__ import annotations

import pytest

from assistant.draft.places import Place, place_of, self_name, short_place, territory


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("黄埔区", "黄埔"),
        ("广东省", "广东"),
        ("襄阳市", "襄阳"),
        ("屏边苗族自治县", "屏边"),
        ("红河哈尼族彝族自治州", "红河"),
        ("内蒙古自治区", "内蒙古"),
        ("广西壮族自治区", "广西"),
        ("江南中街道", "江南中"),
        ("丰城市", "丰城"),
        ("禾田瑶族乡", "禾田"),
        ("积石山保安族东乡族撒拉族自治县", "积石山"),
        ("滨海新区", ""),
        ("高新技术开发区", ""),
        ("市中区", ""),
        ("和平区", ""),
        ("滑县", ""),
        ("城区", ""),
        ("", ""),
    ],
)
def test_short_names(name: str, short: str) -> None:
    assert short_place(name) == short


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("青栎区司法局", Place(county="青栎区")),
        ("云汀市青栎区司法局", Place(city="云汀市", county="青栎区")),
        ("云汀市司法局", Place(city="云汀市")),
        ("云汀市市场监督管理局", Place(city="云汀市")),
        ("市场监督管理局", Place()),
        ("青栎县人民政府", Place(county="青栎县")),
        ("中共青栎区委员会", Place(county="青栎区")),
        (
            "广西壮族自治区云汀市青栎区人民政府",
            Place(province="广西壮族自治区", city="云汀市", county="青栎区"),
        ),
        (
            "云汀市青栎区人民政府沙汀街道办事处",
            Place(city="云汀市", county="青栎区", township="沙汀街道"),
        ),
        ("青栎县禾田镇人民政府", Place(county="青栎县", township="禾田镇")),
        ("滨海新区应急管理局", Place(county="滨海新区")),
        ("", Place()),
    ],
)
def test_places_in_the_name_of_a_body(body: str, place: Place) -> None:
    assert place_of(body) == place


@pytest.mark.parametrize(
    ("level", "body", "place", "word"),
    [
        ("department", "青栎区司法局", Place(county="青栎区"), "我局"),
        ("department", "青栎区教育委员会", Place(county="青栎区"), "我委"),
        ("department", "青栎区信访办公室", Place(county="青栎区"), "我办"),
        ("department_province", "澜江省司法厅", Place(province="澜江省"), "我厅"),
        ("department", "青栎区档案馆", Place(county="青栎区"), "我单位"),
        ("county", "青栎区人民政府", Place(county="青栎区"), "我区"),
        ("county", "青栎县人民政府", Place(county="青栎县"), "我县"),
        ("county", "云汀市人民政府", Place(county="云汀市"), "我市"),
        ("city", "云汀市人民政府", Place(city="云汀市"), "我市"),
        ("province", "澜江省人民政府", Place(province="澜江省"), "我省"),
        ("township", "沙汀街道办事处", Place(township="沙汀街道"), "我街道"),
        ("township", "禾田镇人民政府", Place(township="禾田镇"), "我镇"),
    ],
)
def test_self_names(level, body: str, place: Place, word: str) -> None:
    assert self_name(level, body, place) == word


def test_territory_falls_back_to_a_district() -> None:
    assert territory("county", Place()) == "区"
    assert territory("department", Place(county="青栎旗")) == "旗"
