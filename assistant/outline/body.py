"""The issuing body (发文机关): from title, signature, opening, or how the text calls itself.

A body's name starts with the names of places, so the divisions say where it begins; its last
characters say what kind of body it is and, with the place, on which level it stands.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from assistant.outline.divisions import load_divisions
from assistant.outline.year import YEAR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.outline.divisions import DivisionLevel, Mention, Place
    from assistant.outline.meta import Level

Name = tuple[str, int, int]
"""A body's name in a text with its start and end."""

_SUFFIXES = tuple("省市区县旗州盟镇乡")
_WORD = r"[^\s，。；：、“”《》（）()0-9的各等在向对被由将]"
_BOARDS = "健康|改革|建设|教育|事务|管理"
# 人民政府某街道办事处 · 某镇人民政府 · 人民政府 · 司法局 · 卫生健康委员会
_NAME_END = re.compile(
    rf"(?:人民政府)?{_WORD}{{1,8}}?(?:街道办事处|镇人民政府|乡人民政府)|人民政府"
    rf"|{_WORD}{{1,14}}?(?:局(?:{_WORD}{{1,10}}?分局)?|厅|(?:{_BOARDS})委员会)"
)
_TOWNSHIP = re.compile(r"(?:街道(?:办事处|办|党工委)?|[镇乡](?:人民政府|党委)?)$")
_GOVERNMENT = re.compile(r"(?:人民政府|[区县市省]政府)(?:办公[室厅])?$")
_DEPARTMENT = re.compile(r"(?:局|厅|委|委员会|办公室|办|院|中心|大队|支队|总队)$")
# 某市生态环境局某区分局 · 某新区自然资源局: of a county's rank, though named after the city
_COUNTY_RANK = re.compile(r"分局$|新区|开发区|高新区|示范区")
# 某区人民政府 · 某县司法局
_COUNTY_WORD = re.compile(r"[一-鿿][区县旗](?:人民政府|[一-鿿]{2,12}(?:局|委员会|办公室))")
# 中共某县委 某县人民政府: the government is the body of a joint report
_PARTY = re.compile(r"^中共[^\s]{2,16}?委(?:员会)?\s*(?=[一-鿿]{2,20}政府)")

# 某局关于… · 某局二〇二三年… : what stands before them in a title
_TITLE_HEAD = re.compile(rf"^(?P<name>.*?)(?:关于|{YEAR}|年度)")
# 2023年某区司法局法治政府建设…: what stands between year and subject
_TITLE_MIDDLE = re.compile(
    rf"(?:关于)?{YEAR}年度?(?P<name>[一-鿿（）]{{2,24}}?)"
    r"(?=法治|依法|司法行政|推进|政府信息|行政|普法|工作)"
)
# 某市司法局的领导下 · 在市司法局指导下: the body above, not the one that reports
_ABOVE_AFTER = re.compile(r"[^，。；]{0,14}?(?:领导|指导|部署|要求|支持|关心|印发|转发)")
_ABOVE_BEFORE = re.compile(r"(?:在|按照|根据|落实|向|报|由)[^，。；]{0,12}$")
# 某区司法局办公室 某年某月某日印发: what may follow a signature on its line
_AFTER_SIGNATURE = re.compile(r"(?:办公室)?\s*[0-9〇○一二三四五六七八九十年月日\s]*(?:印发)?")
# 我局 我区 我街道; not 我市民
_SELF = re.compile(r"[我本](局|委|办|厅|街|镇|乡|区|县|市|省)(?!民|场|域|级)")
_SELF_GROUPS = ("局厅委办", "街镇乡", "区县市省")
_SELF_ENDS = {"局": "局", "委": "委员会", "办": "办公室", "厅": "厅", "街": "街道办事处"}


def find_self_name(text: str) -> str | None:
    """Return how the text calls its own body: 局 街 镇 乡 区 县 市 省, departments first."""
    counts = Counter(_SELF.findall(text))
    for group in _SELF_GROUPS:
        best = max(group, key=lambda word: counts[word])
        if counts[best]:
            return best
    return None


def title_head(title: str) -> str:
    """Return the body or place in a title: before 关于 or the year, else right after the year."""
    match = _TITLE_HEAD.match(title)
    if match and match["name"]:
        return _PARTY.sub("", match["name"].strip())
    match = _TITLE_MIDDLE.search(title)
    name = match["name"] if match else ""
    is_name = is_body(name) or is_place(name)
    return name if is_name and not name.startswith("全") else ""


def find_names(text: str) -> list[Name]:
    """Return the names of bodies in *text* that start with a place."""
    names = []
    for start, end in _chains(load_divisions().find(text)):
        match = _NAME_END.match(text, end)
        if match:
            names.append((text[start : match.end()], start, match.end()))
    return names


def vote_name(text: str, self_name: str | None) -> str | None:
    """Return the body that the whole text names: alone on a line, as subject, or most often."""
    names = [found for found in find_names(text) if _fits(found[0], self_name)]
    return _signed(text, names) or _subject(text, names) or _most_named(text, names)


def leading_place(name: str, hints: Sequence[str] = ()) -> Place | None:
    """Return the place that a body's name starts with; *hints* as for ``Divisions.complete``."""
    divisions = load_divisions()
    chain = _leading_chain(name)
    if chain:
        return divisions.complete(name[: chain[-1].end], hints)
    if is_place(name):
        return divisions.complete(name, hints)
    if _DEPARTMENT.search(name) or (_GOVERNMENT.search(name) and not _TOWNSHIP.search(name)):
        shorts = [
            name[:length] for length in (4, 3, 2) if name[length : length + 1] not in _SUFFIXES
        ]
        places = (divisions.complete(short, hints) for short in shorts)
        return next((place for place in places if place), None)
    return None


def leading_county(name: str) -> str | None:
    """Return the county that a name starts with, even where its city is undecided (鼓楼区)."""
    chain = _leading_chain(name)
    return chain[-1].name if chain and _common_level(chain[-1]) == "county" else None


def complete_name(name: str, place: Place | None) -> str:
    """Return the name as an official document would write it.

    A place alone becomes its government, a street its office (江南街道 → 江南街道办事处); the body
    of a street or town gets the county before it, and what a district begins gets the city too
    (黄埔区司法局 → 广州市黄埔区司法局).
    """
    if name.endswith(("街道", "镇", "乡")):
        name += "办事处" if name.endswith("街道") else "人民政府"
    if place is None:
        return f"{name}人民政府" if is_place(name) else name
    own = place.county or place.city or place.province
    if name[0] in "区县市省" and own.endswith(name[0]):
        name = own + name[1:]
    if not is_body(name) and is_place(name):
        name = f"{name if name.endswith(own) else own}人民政府"
    if place.county and _TOWNSHIP.search(name) and not _leading_chain(name):
        name = own + name
    needs_city = place.city and place.county and own.endswith("区") and name.startswith(own)
    return f"{place.city}{name}" if needs_city else name


def is_body(name: str) -> bool:
    """Say whether a name ends like that of a government, a department or a street."""
    return any(end.search(name) for end in (_TOWNSHIP, _GOVERNMENT, _DEPARTMENT))


def is_place(name: str) -> bool:
    """Say whether a name is that of places alone: 广州市黄埔区, 黄埔."""
    chain = _leading_chain(name)
    return bool(load_divisions().named(name)) or (bool(chain) and chain[-1].end == len(name))


def level_of(name: str, place: Place | None) -> Level | None:
    """Return the level of a body from its name and place; None where they do not tell."""
    if _TOWNSHIP.search(name):
        return "township"
    level = _place_level(place) if place else None
    if level is None:
        level = _written_level(name)
    if _GOVERNMENT.search(name):
        return level
    if not _DEPARTMENT.search(name):
        return None
    if _COUNTY_RANK.search(name):
        return "department"
    departments: dict[DivisionLevel | None, Level] = {
        "county": "department",
        "city": "department_city",
        "province": "department_province",
    }
    return departments.get(level, "department_province" if name.endswith("厅") else None)


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
    return "county" if _COUNTY_WORD.search(name) else None


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


def _chains(mentions: Sequence[Mention]) -> list[tuple[int, int]]:
    """Return the spans of places that stand side by side."""
    chains: list[tuple[int, int]] = []
    for mention in mentions:
        if chains and chains[-1][1] == mention.start:
            chains[-1] = (chains[-1][0], mention.end)
        else:
            chains.append((mention.start, mention.end))
    return chains


def _fits(name: str, self_name: str | None) -> bool:
    """Say whether a name agrees with how the text calls itself."""
    if self_name in _SELF_ENDS:
        return name.endswith(_SELF_ENDS[self_name])
    if self_name in {"镇", "乡"}:
        return name.endswith(f"{self_name}人民政府")
    if self_name is not None:
        return name.endswith("人民政府") and not _TOWNSHIP.search(name)
    return True


def _signed(text: str, names: Sequence[Name]) -> str | None:
    """Return the last name that stands alone on a line."""
    for name, start, end in reversed(names):
        before = text[max(0, start - 20) : start].rpartition("\n")
        after = text[end : end + 60].partition("\n")[0]
        alone = (before[1] or start <= 20) and not before[2].strip()
        if alone and _AFTER_SIGNATURE.fullmatch(after.strip()):
            return name
    return None


def _subject(text: str, names: Sequence[Name]) -> str | None:
    """Return the first name of the opening that is not that of a body above."""
    opening = text.find("\n", 200)
    limit = 600 if opening < 0 else min(opening, 1200)
    opened = [found for found in names if found[1] <= limit]
    return next((name for name, start, end in opened if not _is_above(text, start, end)), None)


def _most_named(text: str, names: Sequence[Name]) -> str | None:
    """Return the name that stands most often outside of thanks to a body above."""
    counts = Counter(name for name, start, end in names if not _is_above(text, start, end))
    return counts.most_common(1)[0][0] if counts else None


def _is_above(text: str, start: int, end: int) -> bool:
    """Say whether a name is that of a superior: 在某市司法局指导下."""
    before = text[max(0, start - 20) : start]
    return bool(_ABOVE_AFTER.match(text, end) or _ABOVE_BEFORE.search(before))
