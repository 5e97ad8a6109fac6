"""The peer's names and years in a borrowed sentence, and what stands for them in one's own.

Titles of laws in 《》 are left alone: a law with another place's name would be invented. Short
names (黄埔) are replaced only where they are words of their own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING

from assistant.draft.edit import Edit
from assistant.draft.fields import write_blank
from assistant.draft.places import Place, place_of, self_name, short_place, territory
from assistant.suggest.words import word_edges

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assistant.draft.draft import Draft
    from assistant.outline.meta import Level, Meta

# 《云汀市行政执法监督条例（2023年修正）》
_TITLE = re.compile(r"《[^《》\n]{1,80}》")
_LAW_TITLE = re.compile(r"(?:法|法典|条例|规定|办法|细则|规则)(?:[（(][^（）()]{1,20}[）)])?》$")
# 2023年; not 2021—2025年, 2021年至2025年, 2023年修订, 2024年1月1日起施行
_YEAR = re.compile(
    r"""
    (?<! [\d—–\-~～] ) (?<! [年月日][至到] ) (?P<year> 20\d\d ) (?=年)
    (?! 年 (?: [—–\-~～至到] | 修[订正] | 版
             | (?:\d{1,2}月)? (?:\d{1,2}日)? 起? (?:施行|生效|执行) ) )
    """,
    re.VERBOSE,
)
# （青府〔2023〕12号）; not 国办发〔2023〕5号, which is the same for all
_DOCUMENT_NUMBER = re.compile(
    r"""
    (?: (?<=[（(]) [一-鿿]{2,10} )?
    (?<!国发)(?<!国办发)(?<!中发)(?<!中办发)
    〔 20\d\d 〕 \s? \d{1,4} 号
    """,
    re.VERBOSE,
)
# 云汀晨曦律师事务所: with another place in front it would be an invented firm
_FIRM = re.compile(r"[一-鿿]{0,8}?(?:公司|律师事务所|支行)")
# 黄埔大道, 龙湾镇: names of something else
_OTHER_NAME = re.compile(
    r"[省市州区县镇乡村路街道巷桥河江湖山岛港站]|大道|海关|机场|大学|学院|银行|高速|铁路|集团|公司|新区"
)
# 社区人民调解, 辖区政府, 自治区政府: no word for the territory
_NO_TERRITORY = "社小园辖治地城市片校厂景灾山林牧矫库街特新老发省县州区"
# 区委, 区政府, 区各部门, 区水利局
_OFFICES = "委(?!员会)|政府|人民政府|各|人大|政协|法院|检察院|[一-鿿]{2,5}局"


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """Whose draft a sentence goes into."""

    body: str
    level: Level
    year: int
    place: Place = field(default_factory=Place)
    keys: frozenset[str] = frozenset()
    """Keys of the own indicator sheet."""
    units: Mapping[str, str] = field(default_factory=dict)
    """Measure word that the own field of a key writes."""

    @classmethod
    def of(cls, draft: Draft) -> Own:
        """Return the owner of the draft."""
        body = draft.elements.body
        place = Place(
            province=draft.province,
            city=draft.city,
            county=draft.county,
            township=place_of(body).township,
        )
        units = {row.key: row.unit for row in draft.sheet}
        return cls(
            body=body,
            level=draft.level,
            year=draft.year,
            place=place,
            keys=frozenset(units),
            units=units,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Whose report a sentence is from; empty and None where unknown."""

    body: str = ""
    level: Level | None = None
    year: int | None = None
    place: Place = field(default_factory=Place)

    @classmethod
    def of(cls, meta: Meta) -> Origin:
        """Return the origin that the report says of itself."""
        body = meta.body or ""
        place = Place(
            province=meta.province or "",
            city=meta.city or "",
            county=meta.county or "",
            township=place_of(body).township,
        )
        return cls(body=body, level=meta.level, year=meta.year, place=place)


def name_edits(text: str, *, own: Own, source: Origin) -> Iterator[Edit]:
    """Give the edits that turn the peer's names and years into one's own, strongest first."""
    full = _full_names(own, source)
    short = _short_names(own, source)
    yield from _title_edits(text, full | short)
    yield from _replaced(text, full)
    yield from _short_edits(text, short)
    yield from _self_edits(text, own, source)
    if source.year is not None:
        yield from _year_edits(text, own.year, source.year)


def _title_edits(text: str, names: dict[str, str]) -> Iterator[Edit]:
    """Keep titles of laws as they are; a law of the peer's place becomes a blank."""
    for match in _TITLE.finditer(text):
        title = match[0]
        if not _LAW_TITLE.search(title):
            continue
        is_local = any(name in title for name in names)
        written = f"《{write_blank('本地相应法规文件名称')}》" if is_local else title
        yield Edit(match.start(), match.end(), written)


def _year_edits(text: str, own_year: int, source_year: int) -> Iterator[Edit]:
    for match in _DOCUMENT_NUMBER.finditer(text):
        yield Edit(match.start(), match.end(), write_blank("发文字号"))
    for match in _YEAR.finditer(text):
        year = int(match["year"])
        if abs(year - source_year) <= 1:
            yield Edit(match.start("year"), match.end("year"), str(year + own_year - source_year))


def _full_names(own: Own, source: Origin) -> dict[str, str]:
    names = {}
    if source.body and _is_office(source.level, source.body) == _is_office(own.level, own.body):
        short = _without_superiors(source.body, source.place)
        names[source.body] = own.body or write_blank("发文机关")
        names[short] = _without_superiors(own.body, own.place) or write_blank("发文机关")
    peer, mine = _steps(source.place), _steps(own.place)
    for first, end in combinations(range(len(peer) + 1), 2):
        name = "".join(peer[first:end])
        if all(peer[first:end]):
            names.setdefault(name, _counterpart(mine, first, end))
    return {name: written for name, written in names.items() if name and name != written}


def _short_names(own: Own, source: Origin) -> dict[str, str]:
    peer, mine = _steps(source.place), _steps(own.place)
    names: dict[str, str] = {}
    for step, name in enumerate(peer):
        counterpart = _counterpart(mine, step, step + 1)
        short = short_place(name)
        if short and name != counterpart:
            names.setdefault(short, short_place(counterpart) or counterpart)
    return names


def _steps(place: Place) -> tuple[str, str, str, str]:
    """Return the names from the province down."""
    return (place.province, place.city, place.county, place.township)


def _counterpart(mine: tuple[str, ...], first: int, end: int) -> str:
    """Return the own name for the steps of a peer's; the next higher one where it is missing."""
    found = "".join(dict.fromkeys(mine[first:end]))
    if found:
        return found
    return next((name for name in reversed(mine[:first]) if name), "") or write_blank("地名")


def _without_superiors(body: str, place: Place) -> str:
    """Return ``青栎区司法局`` for ``云汀市青栎区司法局``."""
    for name in (place.province, place.city):
        if name and place.county:
            body = body.removeprefix(name)
    return body


def _replaced(text: str, names: dict[str, str]) -> Iterator[Edit]:
    if not names:
        return
    longest_first = sorted(names, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, longest_first)))
    inside_words = any(len(name) <= 2 for name in names)
    edges = word_edges(text) if inside_words and pattern.search(text) else frozenset()
    for match in pattern.finditer(text):
        if len(match[0]) > 2 or match.start() in edges:
            yield Edit(match.start(), match.end(), names[match[0]])


def _short_edits(text: str, names: dict[str, str]) -> Iterator[Edit]:
    if not any(name in text for name in names):
        return
    edges = word_edges(text)
    for match in re.finditer("|".join(map(re.escape, names)), text):
        if match.start() not in edges or match.end() not in edges:
            continue
        firm = _FIRM.match(text, match.end())
        if firm:
            yield Edit(match.start(), firm.end(), write_blank("单位名称"))
        elif not _OTHER_NAME.match(text, match.end()):
            yield Edit(match.start(), match.end(), names[match[0]])


def _is_office(level: Level | None, body: str) -> bool:
    """Return whether the body is a department, not a government."""
    if level is not None:
        return level.startswith("department")
    return not body.endswith(("人民政府", "街道办事处", "委员会"))


def _self_edits(text: str, own: Own, source: Origin) -> Iterator[Edit]:
    """Turn 我区、区委、全区 into 我县、县委、全县, and 我局 into the own word for oneself."""
    if not (source.body and own.body):
        return
    level = source.level or ("department" if _is_office(None, source.body) else "county")
    peer_territory = territory(level, source.place)
    own_territory = territory(own.level, own.place)
    peer_self = self_name(level, source.body, source.place)
    own_self = self_name(own.level, own.body, own.place)
    if peer_self == f"我{peer_territory}":
        own_self = f"我{own_territory}"
    if peer_self != own_self:
        written = "我街道?" if peer_self == "我街道" else peer_self
        yield from (
            Edit(match.start(), match.end(), own_self)
            for match in re.finditer(rf"{written}(?![长域级])", text)
        )
    if peer_territory != own_territory:
        yield from _territory_edits(text, peer_territory, own_territory)


def _territory_edits(text: str, peer: str, own: str) -> Iterator[Edit]:
    """Turn 区委 into 县委; 市级 is left alone, as it may speak of the level above."""
    ranked = "直" if peer == "市" else "[级直]"
    words = re.compile(
        rf"(?<=[我全]){peer}(?![域长])"
        rf"|(?<=依法治){peer}"
        rf"|(?<![{_NO_TERRITORY}]){peer}(?={_OFFICES})"
        rf"|(?<![{_NO_TERRITORY}、]){peer}(?={ranked})"
    )
    for match in words.finditer(text):
        yield Edit(match.start(), match.end(), own)
