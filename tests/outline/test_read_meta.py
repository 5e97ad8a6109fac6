from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.outline.parse import parse_outline
from assistant.outline.read_meta import read_meta

FIELDS = ("title", "body", "province", "city", "county", "year")


def meta_of(text, **hints):
    return read_meta(text, parse_outline(text), **hints)


@pytest.mark.parametrize(
    ("name", "level"), [("000-huangpu-2023", "department"), ("001-xialu-2023", "county")]
)
def test_agrees_with_the_hand_labelled_reports(gold, name, level):
    meta = meta_of((gold / f"{name}.clean.txt").read_text("utf-8"), file_name=f"{name}.txt")
    label = json.loads((gold / f"{name}.meta.json").read_text("utf-8"))
    assert {field: getattr(meta, field) for field in FIELDS} == {
        field: label[field] for field in FIELDS
    }
    assert (meta.level, meta.kind) == (level, "annual_report")


@pytest.mark.parametrize(
    ("title", "body", "level", "place", "year"),
    [
        (
            "黄埔区人民政府关于2031年度法治政府建设情况的报告",
            "广州市黄埔区人民政府",
            "county",
            ("广东省", "广州市", "黄埔区"),
            2031,
        ),
        (
            "中共长兴县委 长兴县人民政府关于2031年法治政府建设情况的报告",
            "长兴县人民政府",
            "county",
            ("浙江省", "湖州市", "长兴县"),
            2031,
        ),
        (
            "黄石市司法局2031年法治政府建设年度报告",
            "黄石市司法局",
            "department_city",
            ("湖北省", "黄石市", None),
            2031,
        ),
        (
            "黄石2031年法治政府建设年度报告",
            "黄石市人民政府",
            "city",
            ("湖北省", "黄石市", None),
            2031,
        ),
        (
            "广东省司法厅2031年法治政府建设年度报告",
            "广东省司法厅",
            "department_province",
            ("广东省", None, None),
            2031,
        ),
        (
            "北京市司法局2031年法治政府建设年度报告",
            "北京市司法局",
            "department_province",
            ("北京市", "北京市", None),
            2031,
        ),
        (
            "北京市朝阳区2031年法治政府建设年度报告",
            "北京市朝阳区人民政府",
            "county",
            ("北京市", "北京市", "朝阳区"),
            2031,
        ),
        (
            "2031年黄埔区司法局法治政府建设工作总结",
            "广州市黄埔区司法局",
            "department",
            ("广东省", "广州市", "黄埔区"),
            2031,
        ),
        (
            "黄埔区联溪街道2031年法治政府建设工作报告",
            "广州市黄埔区联溪街道办事处",
            "township",
            ("广东省", "广州市", "黄埔区"),
            2031,
        ),
        (
            "黄石市生态环境局下陆分局2031年法治政府建设报告",
            "黄石市生态环境局下陆分局",
            "department",
            ("湖北省", "黄石市", None),
            2031,
        ),
        (
            "鼓楼区2031年法治政府建设报告",
            "鼓楼区人民政府",
            "county",
            (None, None, "鼓楼区"),
            2031,
        ),
        (
            "云溪市青栎区司法局2031年法治政府建设报告",
            "云溪市青栎区司法局",
            "department",
            (None, None, None),
            2031,
        ),
    ],
)
def test_reads_the_title(title, body, level, place, year):
    meta = meta_of(f"{title}\n全年各项工作平稳。\n")
    assert (meta.title, meta.body, meta.level) == (title, body, level)
    assert (meta.province, meta.city, meta.county) == place
    assert meta.year == year


def test_a_town_gets_its_county_from_the_text():
    text = (
        "石溪镇2031年法治政府建设工作报告\n2031年，我镇在长兴县委、县政府领导下，对照《长兴县法治政府建设方案》抓落实。\n"
        "一、成效\n好。\n"
    )
    meta = meta_of(text)
    assert (meta.body, meta.level) == ("长兴县石溪镇人民政府", "township")
    assert (meta.province, meta.city, meta.county) == ("浙江省", "湖州市", "长兴县")
    assert meta.inferred == ("province", "city")


def test_the_city_in_the_text_decides_between_districts_of_one_name():
    text = "鼓楼区2031年法治政府建设报告\n2031年，在南京市委领导下，全区平稳。\n"
    meta = meta_of(text)
    assert (meta.body, meta.city) == ("南京市鼓楼区人民政府", "南京市")


def test_a_report_without_title_gets_one_from_body_year_and_opening():
    text = (
        "2031年，黄埔区司法局抓好法治工作，现将依法治区和法治政府建设情况报告如下：\n"
        "一、成效\n我局很好。\n"
    )
    meta = meta_of(text)
    assert meta.title == "广州市黄埔区司法局2031年依法治区和法治政府建设情况报告"
    assert "title" in meta.inferred
    assert "body" not in meta.inferred


@pytest.mark.parametrize(
    ("text", "body", "level"),
    [
        ("区司法局2031年法治报告\n黄埔区平稳，黄埔区进步。\n", "广州市黄埔区司法局", "department"),
        (
            "2031年法治报告\n2031年，我县平稳。\n长兴县进步，长兴县争先。\n",
            "长兴县人民政府",
            "county",
        ),
        ("2031年法治报告\n我镇平稳。\n长兴县石溪镇人民政府\n", "长兴县石溪镇人民政府", "township"),
        ("2031年法治报告\n我镇平稳，长兴县司法局指导。\n", None, None),
        ("2031年法治报告\n2031年，长兴县司法局抓落实。\n", "长兴县司法局", "department"),
        ("2031年法治报告\n我区与黄埔区、天河区、黄埔区、天河区结对。\n", None, None),
        ("某厅2031年法治政府建设报告\n平稳。\n", "某厅", "department_province"),
        ("某集团2031年法治建设报告\n平稳。\n", "某集团", None),
    ],
)
def test_self_names_and_places_of_the_text(text, body, level):
    meta = meta_of(text)
    assert (meta.body, meta.level) == (body, level)


def test_the_superior_in_the_opening_is_not_the_body():
    text = (
        "2031年，我局在湖州市司法局的指导下，抓好法治政府建设。\n一、成效\n"
        "长兴县法治环境良好。长兴县司法局获评先进。长兴县继续努力。\n"
    )
    meta = meta_of(text)
    assert (meta.body, meta.level, meta.county) == ("长兴县司法局", "department", "长兴县")


def test_a_signature_names_the_body():
    text = (
        "2031年全区司法行政工作总结\n2031年，各科室努力工作。\n一、成效\n黄埔区教育局参加。\n"
        "黄埔区司法局\n2032年1月5日\n"
    )
    meta = meta_of(text)
    assert (meta.body, meta.kind) == ("广州市黄埔区司法局", "work_summary")


@pytest.mark.parametrize(
    ("hints", "title", "year"),
    [
        (
            {"title_hint": "黄埔区2031年法治政府建设工作报告 - 黄埔区人民政府门户网站"},
            "黄埔区2031年法治政府建设工作报告",
            2031,
        ),
        (
            {"file_name": "黄埔区2031年法治政府建设工作报告.docx"},
            "黄埔区2031年法治政府建设工作报告",
            2031,
        ),
        ({"title_hint": "首页", "file_name": "007-abc-2031.txt"}, None, 2031),
        ({}, None, None),
    ],
)
def test_hints_are_the_last_resort(hints, title, year):
    meta = meta_of("各项工作平稳。\n", **hints)
    assert (meta.title, meta.year) == (title, year)
    assert ("year" in meta.inferred) == (title is None and year is not None)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2031年，全区平稳。\n一、成效\n", 2031),
        ("按照纲要（2021—2025年），全区平稳。\n一、2031年成效\n", 2031),
        ("全区平稳。\n一、成效\n二、2032年工作安排\n", 2031),
        ("青栎区法治政府建设报告\n发布时间：2032年1月5日\n2031年，全区平稳。\n一、成效\n", 2031),
    ],
)
def test_the_year_is_the_one_reported_on(text, year):
    assert meta_of(text).year == year


@pytest.mark.parametrize("text", ["", "\n", "一、成效\n", "我局我区我街道。\n", "市司法局\n"])
def test_nothing_is_guessed(text):
    meta = meta_of(text)
    assert (meta.title, meta.body, meta.level, meta.province, meta.city, meta.county) == (None,) * 6


PLACES = ["黄埔区", "鼓楼区", "区", "司法局", "人民政府", "街道办事处", "中共", "委", "我局"]
WORDS = ["2031年", "法治政府建设报告", "关于", "现将", "情况报告如下：", "。", " ", "\n"]
PIECES = st.sampled_from([*PLACES, *WORDS])


@given(st.lists(PIECES, max_size=25).map("".join), st.text(max_size=20))
def test_never_fails_and_infers_only_what_it_gives(text, hint):
    meta = meta_of(text, title_hint=hint, file_name=hint)
    assert all(getattr(meta, field) is not None for field in meta.inferred)
