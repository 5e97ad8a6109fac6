"""Names of places and bodies: short forms, the body's word for itself, the place in its name.

``self_name`` and the words of the level (区委, 县政府) follow the names alone, so that a template
and a borrowed sentence speak of the own place in the same way.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.outline.meta import Level

_NATION = (
    r"(?:(?:壮|回|藏|苗|彝|侗|瑶|黎|畲|满|羌|傣|白|土家|土|水|佤|怒|蒙古|维吾尔|哈萨克|柯尔克孜|朝鲜|布依|哈尼|傈僳"
    r"|拉祜|纳西|景颇|独龙|普米|布朗|仫佬|毛南|仡佬|锡伯|塔吉克|裕固|保安|东乡|撒拉|达斡尔|鄂温克|鄂伦春|各)族)"
)
# 屏边苗族自治县 → 屏边; 广西壮族自治区 → 广西; 内蒙古自治区 → 内蒙古; 禾田瑶族乡 → 禾田
_AUTONOMOUS = re.compile(rf"(?P<short>[一-鿿]{{2,}}?)(?:{_NATION}*自治[区州县旗]|{_NATION}+乡)")
# 龙岗区 → 龙岗; not 滨海新区, not 高新技术开发区
_PLAIN = re.compile(r"(?P<short>[一-鿿]{2,})(?:省|市|地区|(?<![新发城郊园])区|县|旗|盟|街道|镇|乡)")
# 市中区, 新城区, 城关镇: half of the country has one
_EVERYWHERE = re.compile(r"[市城郊新老][东南西北中关城厢]")
_ORDINARY_WORDS = frozenset(
    ("和平", "光明", "新华", "朝阳", "向阳", "前进", "友谊", "团结", "解放", "建设", "长安", "永定")
)
"""Short names that are words of their own in the same texts (维护社会和平)."""

# 云汀市青栎区司法局, 青栎县人民政府, 青栎区禾田街道办事处
_BODY = re.compile(
    r"""
    (?:中共|中国共产党)?
    (?P<province> [一-鿿]{2,5}?(?:省|自治区) )?
    (?P<city> [一-鿿]{2,10}?(?:自治州|地区|盟|市) (?=[一-鿿]) (?!场|民|政) )?
    (?P<county> [一-鿿]{1,10}?(?:自治县|自治旗|新区|区|县|旗|市) (?!域|域内) )?
    (?:人民政府)?
    (?P<township> [一-鿿]{1,8}?(?:街道|镇|乡) (?=$|办|人|党|委) )?
    """,
    re.VERBOSE,
)
_TERRITORIES = ("区", "县", "市", "旗")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The places a body stands in; empty where unknown."""

    province: str = ""
    city: str = ""
    county: str = ""
    township: str = ""


@lru_cache(maxsize=1024)
def short_place(name: str) -> str:
    """Return ``黄埔`` for ``黄埔区``; empty where no short form is safe."""
    match = _AUTONOMOUS.fullmatch(name) or _PLAIN.fullmatch(name)
    short = match["short"] if match else ""
    if short in _ORDINARY_WORDS or _EVERYWHERE.fullmatch(short):
        return ""
    return short


def place_of(body: str) -> Place:
    """Return the places that the name of the body itself says."""
    match = _BODY.match(body)
    if match is None:
        return Place()
    city, county = match["city"] or "", match["county"] or ""
    return Place(
        province=match["province"] or "",
        city=city,
        county=county,
        township=match["township"] or "",
    )


def territory(level: Level, place: Place) -> str:
    """Return the word for the own territory: 区, 县, 市, 旗, 省; 区 where the names do not tell."""
    if level in ("province", "department_province"):
        return "省"
    if level in ("city", "department_city"):
        return "市"
    name = place.county or place.city
    return name[-1] if name.endswith(_TERRITORIES) else "区"


def superior(level: Level, place: Place) -> str:
    """Return the word for the territory one level up: 市 or 州, 省 or 自治区."""
    if level in {"city", "department_city"}:
        return "自治区" if place.province.endswith("自治区") else "省"
    return "州" if place.city.endswith("州") else "市"


def self_name(level: Level, body: str, place: Place) -> str:
    """Return what the body calls itself in its report: 我区, 我县, 我局, 我街道, 我镇."""
    if level.startswith("department"):
        return "我" + _office(body)
    if level == "township":
        return "我" + next((kind for kind in ("街道", "镇", "乡") if kind in body), "街道")
    return "我" + territory(level, place)


def _office(body: str) -> str:
    """Return 局, 委, 办, 厅 or whatever short word the department ends with."""
    if body.endswith("委员会"):
        return "委"
    if body.endswith("办公室"):
        return "办"
    return body[-1:] if body.endswith(("局", "厅", "委", "办", "院", "队")) else "单位"
