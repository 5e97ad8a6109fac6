"""Provinces, cities and counties (行政区划): found in a text, completed upwards, shortened.

The names come from ``corpus/divisions.csv``. Streets and townships are not in it. A name that two
places share (鼓楼区) stays undecided until something names the city or province above it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, cast

from assistant.base.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

DivisionLevel = Literal["province", "city", "county"]

# 黄埔区 · 恩施土家族苗族自治州 · 锡林郭勒盟: every name ends in one of these
_SUFFIX = re.compile(r"[省市区县旗州盟]")
# 吉林市场 · 河北区域 · 临县级: the suffix belongs to the next word
_NOT_A_SUFFIX = re.compile(r"市场|区[域间划别分位块]|县级|旗[帜舰]|州际")
# 前郭尔罗斯蒙古族自治县 → 前郭尔罗斯
_ETHNIC = re.compile(
    r"(?:(?:壮|回|藏|苗|彝|侗|瑶|黎|畲|满|羌|傣|白|土家?|水|佤|怒|蒙古|维吾尔|哈萨克|柯尔克孜|朝鲜|布依|"
    r"哈尼|傈僳|拉祜|纳西|景颇|独龙|普米|布朗|仫佬|毛南|仡佬|锡伯|塔吉克|裕固|保安|东乡|撒拉|达斡尔|各)族"
    r"|维吾尔|(?<!内)蒙古|哈萨克|柯尔克孜|塔吉克|锡伯)*自治(?:区|州|县|旗)$"
)
_PLAIN_SUFFIX = re.compile(r"(?:特别行政区|地区|新区|林区|矿区|[省市区县旗盟州])$")
_CHINESE = re.compile(r"[一-鿿]")

_EVERYDAY = frozenset({"新城区", "城中区", "城东区", "城西区", "城北区", "城关区", "市中区"})
"""Names that are everyday words too (建设新城区): believed at the start of a word only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Division:
    """One row of ``corpus/divisions.csv``."""

    code: str
    """Statistical code: 2, 4 or 6 digits."""
    name: str
    """Full name, ``黄埔区``."""
    level: DivisionLevel
    """``province``, ``city`` or ``county``."""
    province: str
    """``广东省``"""
    city: str | None
    """``广州市``; None for provinces and for counties directly under a province."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A division with those above it.

    Municipalities directly under the centre repeat their name as city, and so do county-level
    cities directly under a province (仙桃市).
    """

    province: str
    """``广东省``"""
    city: str | None
    """``广州市``"""
    county: str | None
    """``黄埔区``; None where the place is a city or a province."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A division's full name in a text."""

    name: str
    """As written, ``鼓楼区``."""
    start: int
    """First character."""
    end: int
    """One past the last character."""
    divisions: tuple[Division, ...]
    """All divisions of that name."""


class Divisions:
    """All divisions, looked up by name."""

    def __init__(self, divisions: Iterable[Division]) -> None:
        by_name: dict[str, list[Division]] = defaultdict(list)
        by_short: dict[str, list[Division]] = defaultdict(list)
        for division in divisions:
            by_name[division.name].append(division)
            short = short_name(division.name)
            by_short[short].append(division)
            if division.name.endswith(("自治州", "自治县", "自治旗")):
                by_name[f"{short}{division.name[-1]}"].append(division)
        self._by_name = {name: tuple(found) for name, found in by_name.items()}
        self._by_short = {name: tuple(found) for name, found in by_short.items()}
        self._lengths = _lengths_by_suffix(self._by_name)

    def __iter__(self) -> Iterator[Division]:
        for name, found in self._by_name.items():
            yield from (division for division in found if division.name == name)

    def named(self, name: str) -> tuple[Division, ...]:
        """Return the divisions whose full or short name (黄埔) is *name*."""
        return self._by_name.get(name) or self._by_short.get(name, ())

    def find(self, text: str) -> tuple[Mention, ...]:
        """Return every full name in *text* (also 恩施州), in order, without overlaps."""
        mentions: list[Mention] = []
        last_end = 0
        for match in _SUFFIX.finditer(text):
            if _NOT_A_SUFFIX.match(text, match.start()):
                continue
            mention = self._ending_at(text, match.end(), last_end)
            if mention is not None:
                mentions.append(mention)
                last_end = mention.end
        return tuple(mentions)

    def complete(self, name: str, hints: Iterable[str] = ()) -> Place | None:
        """Return the place of *name* with the divisions above it, or None where undecided.

        Args:
            name: full or short, alone (黄埔区, 黄埔) or with those above it (广州市黄埔区).
            hints: names of cities and provinces from the same text, repeated as often as they
                stand there; the one clearly named most decides between places of the same name.
        """
        candidates = self._candidates(name)
        if len(candidates) > 1:
            candidates = _favoured(candidates, Counter(hints))
        if len(candidates) != 1:
            return None
        return _place(candidates[0])

    def _candidates(self, name: str) -> tuple[Division, ...]:
        if found := self.named(name):
            return found
        chain = self.find(name)
        if not chain or chain[-1].end != len(name):
            return ()
        above = {mention.name for mention in chain[:-1]}
        return tuple(
            division
            for division in chain[-1].divisions
            if above <= {division.province, division.city}
        )

    def _ending_at(self, text: str, end: int, floor: int) -> Mention | None:
        """Return the longest name that ends at *end* and starts at *floor* or later."""
        for length in self._lengths.get(text[end - 1], ()):
            start = end - length
            if start < floor:
                continue
            found = self._by_name.get(text[start:end])
            if found and _stands_alone(text, start, end, floor):
                return Mention(name=text[start:end], start=start, end=end, divisions=found)
        return None


@cache
def load_divisions() -> Divisions:
    """Return the divisions of ``corpus/divisions.csv``."""
    return Divisions(map(_division, read_table("divisions.csv")))


def short_name(name: str) -> str:
    """Return what people call the place: 黄埔 for 黄埔区, 恩施 for 恩施土家族苗族自治州.

    A name that would be left with one character (赵县) stays as it is.
    """
    short = _ETHNIC.sub("", name)
    if short == name:
        short = _PLAIN_SUFFIX.sub("", name)
    return short if len(short) > 1 else name


def _division(row: Mapping[str, str]) -> Division:
    return Division(
        code=row["code"],
        name=row["name"],
        level=cast("DivisionLevel", row["level"]),
        province=row["province"],
        city=row["city"] or None,
    )


def _place(division: Division) -> Place:
    if division.level == "county":
        city = division.city or (division.name if division.name.endswith("市") else None)
        return Place(province=division.province, city=city, county=division.name)
    city = division.city
    if division.level == "province" and division.name.endswith("市"):
        city = division.name
    return Place(province=division.province, city=city, county=None)


def _lengths_by_suffix(names: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Return, for each last character, the lengths that names have, longest first."""
    lengths: dict[str, set[int]] = defaultdict(set)
    for name in names:
        lengths[name[-1]].add(len(name))
    return {suffix: tuple(sorted(found, reverse=True)) for suffix, found in lengths.items()}


def _stands_alone(text: str, start: int, end: int, last_end: int) -> bool:
    """Say whether a short or everyday name (和县 in 市和县级) is a word of its own here."""
    if end - start > 2 and text[start:end] not in _EVERYDAY:
        return True
    return start == 0 or start == last_end or not _CHINESE.match(text[start - 1])


def _favoured(candidates: Sequence[Division], hints: Counter[str]) -> tuple[Division, ...]:
    """Return the candidate that the hints favour clearly, else all of them."""
    support = [hints[division.city or ""] * 2 + hints[division.province] for division in candidates]
    best = max(support)
    rivals = sorted(support)[-2]
    if best == 0 or best <= 2 * rivals:
        return tuple(candidates)
    return (candidates[support.index(best)],)
