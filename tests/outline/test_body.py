from __future__ import annotations

import pytest

from assistant.outline.body import complete_name, describe_body, is_body, leading_place
from assistant.outline.body_name import find_opening_body, find_signature, title_head
from assistant.outline.parse import parse_outline


@pytest.mark.parametrize(
    ("body", "level", "place"),
    [
        ("广州市黄埔区人民政府", "county", ("广东省", "广州市", "黄埔区")),
        ("广州市黄埔区人民政府办公室", "department", ("广东省", "广州市", "黄埔区")),
        ("广州市人民政府", "city", ("广东省", "广州市", None)),
        ("广东省人民政府", "province", ("广东省", None, None)),
        ("上海市人民政府", "province", ("上海市", "上海市", None)),
        ("广东省司法厅", "department_province", ("广东省", None, None)),
        ("黄石市卫健委", "department_city", ("湖北省", "黄石市", None)),
        ("黄石市住房公积金管理中心", "department_city", ("湖北省", "黄石市", None)),
        ("长兴县消防救援大队", "department", ("浙江省", "湖州市", "长兴县")),
        ("长兴县残疾人联合会", "department", ("浙江省", "湖州市", "长兴县")),
        ("长兴县石溪镇人民政府", "township", ("浙江省", "湖州市", "长兴县")),
        ("长兴县石溪镇党委", "township", ("浙江省", "湖州市", "长兴县")),
        ("苏尼特左旗石溪苏木人民政府", "township", ("内蒙古自治区", "锡林郭勒盟", "苏尼特左旗")),
        ("锡林郭勒盟行政公署", "city", ("内蒙古自治区", "锡林郭勒盟", None)),
        ("中共长兴县委员会", "county", ("浙江省", "湖州市", "长兴县")),
        ("合肥高新区管委会", "county", ("安徽省", "合肥市", None)),
        ("合肥高新区市场监督管理局", "department", ("安徽省", "合肥市", None)),
        ("兰州新区管理委员会", "county", ("甘肃省", "兰州市", "兰州新区")),
        ("上海市浦东新区司法局", "department", ("上海市", "上海市", "浦东新区")),
        ("第八师石河子市", "city", ("新疆维吾尔自治区", "石河子市", "石河子市")),
        ("第八师石河子市司法局", "department_city", ("新疆维吾尔自治区", "石河子市", "石河子市")),
        ("第八师石河子市一四一团", None, ("新疆维吾尔自治区", "石河子市", "石河子市")),
        ("新疆生产建设兵团司法局", "department_province", ("新疆维吾尔自治区", None, None)),
        ("新疆生产建设兵团", "province", ("新疆维吾尔自治区", None, None)),
        ("云溪市青栎区司法局", "department", None),
        ("青栎区人民政府", "county", None),
        ("市司法局", "department_city", None),
        ("区教育局", "department", None),
        ("某某集团", None, None),
        ("", None, None),
    ],
)
def test_what_follows_from_a_name(body, level, place):
    found, where = describe_body(body)
    assert found == level
    assert ((where.province, where.city, where.county) if where else None) == place


def test_the_year_decides_which_place_is_meant():
    assert describe_body("莱芜市司法局", 2017)[0] == "department_city"
    place = describe_body("莱芜司法局", 2022)[1]
    assert place is not None
    assert (place.city, place.county) == ("济南市", "莱芜区")


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("黄埔区", "广州市黄埔区人民政府"),
        ("恩施州", "恩施土家族苗族自治州人民政府"),
        ("锡林郭勒盟", "锡林郭勒盟行政公署"),
        ("苏州工业园区", "苏州工业园区管理委员会"),
        ("兰州新区", "兰州新区管理委员会"),
        ("浦东新区", "上海市浦东新区人民政府"),
        ("石溪镇", "石溪镇人民政府"),
        ("禾田街道", "禾田街道办事处"),
        ("中共长兴县委", "中共长兴县委员会"),
        ("青栎区", "青栎区人民政府"),
        ("青栎区司法局", "青栎区司法局"),
    ],
)
def test_names_in_full(name, full):
    assert complete_name(name, leading_place(name)) == full


@pytest.mark.parametrize(
    ("title", "head"),
    [
        ("青栎区司法局关于2031年法治政府建设情况的报告", "青栎区司法局"),
        ("青栎区司法局法治政府建设2031年度报告", "青栎区司法局"),
        ("青栎区司法局法治政府建设年度报告（2031年）", "青栎区司法局"),
        ("2031年青栎区法治政府建设报告", "青栎区"),
        ("中共青栎区司法局党组关于2031年法治政府建设情况的报告", "青栎区司法局"),
        ("中共青栎区委 青栎区人民政府关于2031年法治政府建设情况的报告", "青栎区人民政府"),
        ("青栎县委、县政府关于2031年法治政府建设情况的报告", "青栎县人民政府"),
        ("青栎区司法局局长2031年度述法报告", "青栎区司法局"),
        ("法治政府建设年度报告（2031年）", ""),
        ("2031年全区司法行政工作总结", ""),
        ("关于2031年法治政府建设情况的报告", ""),
    ],
)
def test_the_body_in_a_title(title, head):
    assert title_head(title) == head


@pytest.mark.parametrize(
    "name", ["青栎区司法局", "禾田街道", "青栎支队", "青栎区总工会", "云溪新区"]
)
def test_names_of_bodies(name):
    assert is_body(name)


@pytest.mark.parametrize("name", ["", "青栎区", "主要成效", "活动场所", "某某集团"])
def test_other_names(name):
    assert not is_body(name)


@pytest.mark.parametrize(
    ("text", "signature"),
    [
        ("一、成效\n好。\n青栎区司法局\n2032年1月5日\n", "青栎区司法局"),
        ("一、成效\n好。\n中共青栎区委 青栎区人民政府\n2032年1月5日\n", "青栎区人民政府"),
        ("2031年法治政府建设报告\n青栎区司法局\n2031年，平稳。\n一、成效\n", "青栎区司法局"),
        ("一、成效\n好。\n青栎区司法局办公室 2032年1月5日印发\n", "青栎区司法局"),
        ("一、成效\n好。\n区司法局\n2032年1月5日\n", None),
        ("一、成效\n好。\n", None),
    ],
)
def test_the_body_that_signs(text, signature):
    assert find_signature(text, parse_outline(text)) == signature


@pytest.mark.parametrize(
    ("text", "opened"),
    [
        ("2031年，在黄石市司法局指导下，黄埔区司法局抓落实。\n一、成效\n", "黄埔区司法局"),
        ("2031年，平稳。\n一、成效\n黄埔区司法局好。\n", None),
        ("一、成效\n", None),
    ],
)
def test_the_body_in_the_opening(text, opened):
    found = find_opening_body(text, parse_outline(text))
    assert (found[0] if found else None) == opened
    assert found is None or text[found[1] : found[2]] == opened
