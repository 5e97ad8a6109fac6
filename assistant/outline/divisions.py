"""Provinces, cities and counties (行政区划): found in a text, completed upwards, shortened.

The names come from ``corpus/divisions.csv``, those that were given up since 2002 (萝岗区) with the
years in which they were in force. Streets and townships are not in it. A name that two places share
(鼓楼区) stays undecided until something names the city or province above it.
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

_AUTONOMOUS = ("自治州", "自治县", "自治旗")
_EVERYDAY = frozenset(
    {"新城区", "城中区", "城东区", "城西区", "城北区", "城关区", "市中区", "市郊区", "南郊区"}
)
"""Names that are everyday words too (建设新城区): believed at the start of a word only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Division:
    """One row of ``corpus/divisions.csv``."""

    code: str
    """Statistical code: 2, 4 or 6 digits; empty for the youngest."""
    name: str
    """Full name, ``黄埔区``."""
    level: DivisionLevel
    """``province``, ``city`` or ``county``."""
    province: str
    """``广东省``"""
    city: str | None
    """``广州市``; None for provinces and for counties directly under a province."""
    since: int | None = None
    """Year from which the name is in force, give or take one; None before 2003."""
    until: int | None = None
    """Last year of the name, give or take one; None while it is in force."""
    successor: str | None = None
    """What became of it, with its city: ``广州市黄埔区`` for 萝岗区."""

    @property
    def is_district(self) -> bool:
        """Say whether it is a county proper (浦东新区), no zone listed beside them (兰州新区)."""
        return self.level == "county" and self.code[4:5] != "7"

    def in_force(self, year: int | None) -> bool:
        """Say whether the name was in force in *year*, or is now where None."""
        if year is None:
            return self.until is None
        return (self.since or 0) <= year and (self.until is None or year <= self.until)


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
            if short != division.name and division.name.endswith(_AUTONOMOUS):
                by_name[f"{short}{division.name[-1]}"].append(division)
        self._by_name = {name: tuple(found) for name, found in by_name.items()}
        self._by_short = {name: tuple(found) for name, found in by_short.items()}
        self._lengths = _lengths_by_suffix(self._by_name)
        self._longer = frozenset(name for name in self._by_name if name[:-1] in self._by_name)
        """Names that begin with a whole other name: 赣县区, which was 赣县."""

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
            if mention is not None and not self._goes_on(text, mention):
                mentions.append(mention)
                last_end = mention.end
        return tuple(mentions)

    def complete(
        self, name: str, hints: Iterable[str] = (), year: int | None = None
    ) -> Place | None:
        """Return the place of *name* with the divisions above it, or None where undecided.

        Args:
            name: full or short, alone (黄埔区, 黄埔) or with those above it (广州市黄埔区).
            hints: names of cities and provinces from the same text, repeated as often as they
                stand there; the one clearly named most decides between places of the same name.
            year: the year spoken of; names in force then come before others.
        """
        candidates = self._candidates(name, year)
        if len(candidates) > 1:
            candidates = _favoured(candidates, Counter(hints))
        if len(candidates) > 1:
            candidates = tuple(found for found in candidates if found.in_force(None))
        if len(candidates) != 1:
            return None
        return _place(candidates[0])

    def given_up(self, name: str, year: int) -> Division | None:
        """Return the division whose *name* was given up before *year*, if no other bears it."""
        found = self._by_name.get(name, ())
        if not found or any(division.until is None or division.until >= year for division in found):
            return None
        return max(found, key=lambda division: division.until or 0)

    def _candidates(self, name: str, year: int | None) -> tuple[Division, ...]:
        if found := self._by_name.get(name):
            return _of_year(found, year)
        if found := self._by_short.get(name):
            return _highest(_of_year(found, year))
        chain = self.find(name)
        if not chain or chain[-1].end != len(name):
            return ()
        above = {mention.name for mention in chain[:-1]}
        inside = [
            division
            for division in chain[-1].divisions
            if above <= {division.province, division.city}
        ]
        return _of_year(inside, year)

    def _goes_on(self, text: str, mention: Mention) -> bool:
        """Say whether a name is the beginning of a longer one: 赣县 in 赣县区."""
        following = text[mention.end : mention.end + 1]
        return bool(following) and mention.name + following in self._longer

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
        since=int(row["since"]) if row["since"] else None,
        until=int(row["until"]) if row["until"] else None,
        successor=row["successor"] or None,
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


def _highest(candidates: Sequence[Division]) -> tuple[Division, ...]:
    """Return the divisions of the highest level: a short name alone (长沙) means the city."""
    for level in ("province", "city"):
        found = tuple(division for division in candidates if division.level == level)
        if found:
            return found
    return tuple(candidates)


def _of_year(candidates: Sequence[Division], year: int | None) -> tuple[Division, ...]:
    """Return the divisions in force in *year*, else those of today, else all."""
    for wanted in (year, None):
        found = tuple(division for division in candidates if division.in_force(wanted))
        if found:
            return found
    return tuple(candidates)


def _favoured(candidates: Sequence[Division], hints: Counter[str]) -> tuple[Division, ...]:
    """Return the candidate that the hints favour clearly, else all of them."""
    support = [hints[division.city or ""] * 2 + hints[division.province] for division in candidates]
    best = max(support)
    rivals = sorted(support)[-2]
    if best == 0 or best <= 2 * rivals:
        return tuple(candidates)
    return (candidates[support.index(best)],)
