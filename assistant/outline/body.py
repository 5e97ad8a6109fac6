"""What a body (发文机关) is: government or department, of which place, on which level.

The last characters of its name say what kind of body it is; with the place at its start they say
on which level it stands. Which body a report is by, :mod:`assistant.outline.body_name` tells.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.outline.divisions import load_divisions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.outline.divisions import DivisionLevel, Mention, Place
    from assistant.outline.meta import Level

_SUFFIXES = tuple("省市区县旗州盟镇乡")
_ZONE = (
    r"(?:开发区|高新区|经开区|高新技术产业园区|工业园区|产业园区|自贸区|保税区|新区|示范区|合作区"
    r"|度假区|生态城|管理区|风景名胜区)"
)
# 江南街道 · 某街道办事处 · 石溪镇人民政府 · 石溪镇党委 · 某苏木 · 第一师三团
_TOWNSHIP = re.compile(
    r"(?:街道(?:办事处|办|党工委)?|地区办事处|(?:[镇乡]|苏木)(?:人民政府|政府|党委|委员会)?"
    r"|第[一二三四五六七八九十]+师[一二三四五六七八九十百]+团)$"
)
# 某区人民政府 · 某盟行政公署 · 中共某县委 · 某县委员会
_GOVERNMENT = re.compile(r"(?:人民政府|[区县市省]政府|行政公署)$")
_PARTY = re.compile(r"^中共[^\s]{1,20}[省市区县旗州盟]委(?:员会)?$")
# 合肥高新区管委会 · 苏州工业园区: governs a zone
_ZONE_BODY = re.compile(rf"{_ZONE}(?:管理委员会|管委会|党工委)?$")
# 第八师石河子市 · 新疆生产建设兵团第一师
_CORPS = re.compile(
    r"^(?:新疆生产建设兵团)?第[一二三四五六七八九十]{1,2}师(?P<city>[一-鿿]{2,5}?市)?"
    r"|^(?:新疆生产建设)?兵团"
)
_CORPS_PROVINCE = "新疆维吾尔自治区"
_DEPARTMENT = re.compile(
    r"(?:局|厅|委|委员会|办公[室厅]|办|院|中心|大队|支队|总队|联合会|联合社|总工会|公署|管委会"
    r"|[^场厕研]所|[处站署馆社])$"
)
# 某市生态环境局某区分局 · 某新区自然资源局: of a county's rank, though named after the city
_COUNTY_RANK = re.compile(rf"分局$|{_ZONE}")
# 某区人民政府 · 某县司法局 · 某区
_COUNTY_WORD = re.compile(r"^[一-鿿]{1,8}?[区县旗](?:人民政府|[一-鿿]{2,20}|$)")
# 某区: a county's name by its look
_COUNTY_NAME = re.compile(r"[一-鿿]{2,5}[区县旗]")
# 区教育局 · 市司法局: how an office speaks of itself
_BARE: dict[str, DivisionLevel] = {
    "区": "county",
    "县": "county",
    "旗": "county",
    "市": "city",
    "州": "city",
    "盟": "city",
    "省": "province",
}
# 国家税务总局某县税务局: what stands before the place
_ABOVE = re.compile(r"^(?:中共|国家税务总局|中华人民共和国)")


def leading_place(name: str, hints: Sequence[str] = (), year: int | None = None) -> Place | None:
    """Return the place that a body's name starts with.

    *hints* and *year* as for ``Divisions.complete``.
    """
    divisions = load_divisions()
    name = _ABOVE.sub("", name)
    if corps := _CORPS.match(name):
        return divisions.complete(corps["city"] or _CORPS_PROVINCE, (), year)
    chain = _leading_chain(name)
    if chain:
        return divisions.complete(name[: chain[-1].end], hints, year)
    if is_place(name):
        return divisions.complete(name, hints, year)
    if _is_named_short(name):
        shorts = [
            name[:length] for length in (4, 3, 2) if name[length : length + 1] not in _SUFFIXES
        ]
        places = (divisions.complete(short, hints, year) for short in shorts)
        return next((place for place in places if place), None)
    return None


def _is_named_short(name: str) -> bool:
    """Say whether a body may be named after its place without 市 or 县: 黄石司法局, 合肥高新区."""
    return not is_township(name) and any(
        kind.search(name) for kind in (_DEPARTMENT, _GOVERNMENT, _ZONE_BODY)
    )


def leading_county(name: str) -> str | None:
    """Return the county that a name starts with, even where its city is undecided (鼓楼区)."""
    chain = _leading_chain(name)
    return chain[-1].name if chain and _common_level(chain[-1]) == "county" else None


def complete_name(name: str, place: Place | None) -> str:
    """Return the name as an official document would write it.

    A place alone becomes its government, a street its office (江南街道 → 江南街道办事处), a zone
    its committee (苏州工业园区 → 苏州工业园区管理委员会); the body of a street or town gets the
    county before it, and what a district begins gets the city too (黄埔区司法局 →
    广州市黄埔区司法局).
    """
    name = _with_office(name)
    if place is None:
        return f"{name}人民政府" if is_place(name) or looks_like_county(name) else name
    own = place.county or place.city or place.province
    if name[0] in "区县市省" and own.endswith(name[0]):
        name = own + name[1:]
    if not is_body(name) and is_place(name):
        name = _government_of(name if name.endswith(own) else own)
    if place.county and is_township(name) and not _leading_chain(name):
        name = own + name
    needs_city = place.city and own.endswith("区") and name.startswith(own) and _has_district(place)
    return f"{place.city}{name}" if needs_city else name


def _with_office(name: str) -> str:
    """Return the name of a street, town or zone with that of its office."""
    if name.endswith(("街道", "镇", "乡", "苏木")):
        return f"{name}办事处" if name.endswith("街道") else f"{name}人民政府"
    if _is_zone(name) and re.search(rf"{_ZONE}$", name):
        return f"{name}管理委员会"
    if re.fullmatch(r"中共.{1,20}[省市区县旗州盟]委", name):
        return f"{name}员会"
    return name


def _government_of(place: str) -> str:
    """Return the government of a place; a 盟 and a 地区 have an administrative office."""
    return place + ("行政公署" if place.endswith(("盟", "地区")) else "人民政府")


def is_body(name: str) -> bool:
    """Say whether a name ends like that of a government, a department or a street."""
    kinds = (_TOWNSHIP, _GOVERNMENT, _PARTY, _DEPARTMENT)
    return any(kind.search(name) for kind in kinds) or _is_zone(name) or _is_corps(name)


def _is_zone(name: str) -> bool:
    """Say whether a name is that of a zone or its committee; 浦东新区 is a district."""
    if not _ZONE_BODY.search(name):
        return False
    chain = _leading_chain(name)
    is_district = any(division.is_district for mention in chain for division in mention.divisions)
    return not (is_district and chain[-1].end == len(name))


def is_township(name: str) -> bool:
    """Say whether a name is that of a street, a town, or the body of one."""
    return _TOWNSHIP.search(name) is not None


def looks_like_county(name: str) -> bool:
    """Say whether a name is made like that of a county, in the table or not."""
    return _COUNTY_NAME.fullmatch(name) is not None


def is_place(name: str) -> bool:
    """Say whether a name is that of places alone: 广州市黄埔区, 黄埔."""
    chain = _leading_chain(name)
    return bool(load_divisions().named(name)) or (bool(chain) and chain[-1].end == len(name))


def describe_body(body: str, year: int | None = None) -> tuple[Level | None, Place | None]:
    """Return the level and the place that follow from a body's name.

    Args:
        body: as fully as known: ``广州市黄埔区司法局``.
        year: the reporting year; places in force then come before others.
    """
    place = leading_place(body, (), year)
    return level_of(body, place), place


def level_of(name: str, place: Place | None, rank: DivisionLevel | None = None) -> Level | None:
    """Return the level of a body from its name and place; None where they do not tell.

    Args:
        name: the body's name.
        place: the place it belongs to, where one is known.
        rank: that of the place in its name where neither name nor table tell (泗澜市教育局).
    """
    if is_township(name):
        return "township"
    level = _corps_level(name) or (_place_level(place) if place else None)
    level = level or _written_level(name) or rank
    if _is_zone(name):
        return "county"
    if _GOVERNMENT.search(name) or _PARTY.search(name) or _is_corps(name):
        return level
    if not _DEPARTMENT.search(name):
        return level if place and is_place(name) else None
    if _COUNTY_RANK.search(name) and not _has_district(place):
        return "department"
    departments: dict[DivisionLevel | None, Level] = {
        "county": "department",
        "city": "department_city",
        "province": "department_province",
    }
    return departments.get(level, "department_province" if name.endswith("厅") else None)


def _has_district(place: Place | None) -> bool:
    """Say whether a place lies in a district that only sounds like a zone: 浦东新区."""
    return place is not None and any(
        division.is_district for division in load_divisions().named(place.county or "")
    )


def _is_corps(name: str) -> bool:
    """Say whether a name is that of the 兵团 or one of its divisions, no department of them."""
    corps = _CORPS.match(name)
    return corps is not None and corps.end() == len(name)


def _corps_level(name: str) -> DivisionLevel | None:
    """Return the level of the 兵团, which ranks as a province, and its 师, which rank as cities."""
    corps = _CORPS.match(name)
    if corps is None:
        return None
    return "city" if "师" in corps[0] else "province"


def _place_level(place: Place) -> DivisionLevel:
    if place.county:
        return "county"
    municipality = place.city == place.province
    return "city" if place.city and not municipality else "province"


def _written_level(name: str) -> DivisionLevel | None:
    """Return the level that a name shows by itself, its place undecided or not in the table."""
    chain = _leading_chain(name)
    if chain:
        return _common_level(chain[-1])
    return "county" if _COUNTY_WORD.search(name) else _BARE.get(name[:1])


def _common_level(mention: Mention) -> DivisionLevel | None:
    """Return the level that all divisions of one name share."""
    levels = {division.level for division in mention.divisions}
    return levels.pop() if len(levels) == 1 else None


def _leading_chain(name: str) -> list[Mention]:
    """Return the places side by side at the start of a name: 广州市 黄埔区."""
    chain: list[Mention] = []
    for mention in load_divisions().find(name):
        if mention.start != (chain[-1].end if chain else 0):
            break
        chain.append(mention)
    return chain
