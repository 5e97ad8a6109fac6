"""Another place's name in one's own report: the trace of a borrowed text.

Own superiors and everything inside the own place are fine. Three sources of names: the divisions of
the country, short names in fixed phrases (法治龙湾建设), and the bodies whose sentences the drafter
borrowed. A name that a document's title quotes or that cooperation explains is only worth knowing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.checks.finding import Finding, Severity
from assistant.checks.sentence import BookTitles
from assistant.outline.divisions import Division, DivisionLevel, load_divisions, short_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.checks.context import Context

RULE = "other_place"

# 龙湾区司法局 · 龙湾区委、区政府 · 龙湾区法治政府建设: the name stands for the one who reports
_AS_BODY = re.compile(
    r"(?:区|县|市)?(?:委|政府|人民政府|人大|政协|司法局|[一-鿿]{2,6}局|[一-鿿]{2,4}街道办事处"
    r"|法治政府建设|法治建设|依法行政|全面依法治|行政复议(?:局|委员会)|行政执法)"
)
# 上海市某某律师事务所 · 杭州市某某公司: part of the name of a firm or school
_AS_FIRM = re.compile(
    r"[一-鿿（）]{0,16}?(?:律师事务所|公司|集团|大学|学院|银行|医院|仲裁委|商会|籍)"
)
# 赴温州市考察 · 与兰考县签订协作协议 · 跨省通办 · 毗邻的和县
_COOPERATION = re.compile(
    r"考察|学习(?:交流|借鉴|先进|经验)|学先进|对口|协作|帮扶|支援|结对|合作|协同|交流|签订|签署|联盟|"
    r"毗邻|相邻|邻近|接壤|边界|交界|跨[省市区县界域]|异地|通办|互认|互通|一体化|都市圈|城市群|经济圈|"
    r"赴|前往|来访|经验做法|招商|参展|转移|移送|协查|籍"
)
_WINDOW = 24
"""Characters before and after a name in which cooperation is looked for."""

# 法治龙湾建设 · “平安黄埔”: short names that only the place itself uses
_SLOGAN = re.compile(r"(?:法治|平安|信用|清廉)(?P<name>[一-鿿]{2,3}?)(?=建设|”|》|创建|考核|示范)")
# 澄溪市青栎区司法局: a place that the divisions do not know
_OWN_BODY = re.compile(
    r"(?:[一-鿿]{2,5}?(?:省|自治区))?(?P<city>[一-鿿]{2,6}?[市州盟])?(?P<county>[一-鿿]{1,6}?[区县旗])?"
)
# 澄溪市青栎区司法局 → 澄溪市 · 青栎区
_PLACE_IN_BODY = re.compile(r"[一-鿿]{2,6}?(?:省|市|区|县|旗|州|街道|镇|乡)")


@dataclass(frozen=True, slots=True)
class _Name:
    """A place's name in the text that is not the own one."""

    start: int
    end: int
    level: DivisionLevel | None
    certain: bool = False


@dataclass(frozen=True, slots=True)
class _Own:
    """The own place; empty where unknown."""

    province: str
    city: str
    county: str

    def holds(self, division: Division) -> bool:
        """Tell whether the division is the own place, above it, or inside it."""
        if division.name == self.province:
            return True
        if division.level == "province" and not division.name.endswith("市"):
            return not self.province
        if division.level != "county":
            return division.name == self.city if self.city else self._may_hold(division)
        if self.county:
            was_named = (division.successor or "").endswith(self.county)
            return division.name == self.county or was_named
        return division.city == self.city if self.city else self._may_hold(division)

    def _may_hold(self, division: Division) -> bool:
        return not self.province or division.province == self.province


def find_other_places(context: Context) -> Iterator[Finding]:
    """Yield a finding for each name of another place."""
    own = _own_place(context)
    titles = BookTitles(context.words)
    end = 0
    for name in sorted(_names(context, own), key=lambda name: (name.start, -name.end)):
        if name.start < end:
            continue
        end = name.end
        yield _finding(context, own, name, in_title=name.start in titles)


def _own_place(context: Context) -> _Own:
    """Return the own place, completed upwards where the divisions know it."""
    province, city, county = context.province, context.city, context.county
    if not (city or county) and (match := _OWN_BODY.match(context.body)):
        city, county = match["city"] or "", match["county"] or ""
    lowest = county or city
    if lowest and not (province and city):
        place = load_divisions().complete(lowest, [name for name in (province, city) if name])
        if place:
            province, city = province or place.province, city or place.city or ""
    return _Own(province, city, county)


def _names(context: Context, own: _Own) -> Iterator[_Name]:
    """Yield names from all sources; some may overlap."""
    yield from _names_of_sources(context, own)
    if not (own.province or own.city or own.county):
        return
    text = context.words
    for mention in load_divisions().find(text):
        if not any(own.holds(division) for division in mention.divisions):
            yield _Name(mention.start, mention.end, mention.divisions[0].level)
    for match in _SLOGAN.finditer(text):
        divisions = load_divisions().named(match["name"])
        if divisions and not _is_own_short(own, match["name"], divisions):
            yield _Name(match.start("name"), match.end("name"), None, certain=True)


def _names_of_sources(context: Context, own: _Own) -> Iterator[_Name]:
    """Yield the names of bodies that sentences were borrowed from, where they were left in."""
    for name in _source_names(context, own):
        start = context.words.find(name)
        while start >= 0:
            yield _Name(start, start + len(name), _level_of(name), certain=True)
            start = context.words.find(name, start + len(name))


def _source_names(context: Context, own: _Own) -> set[str]:
    if context.draft is None:
        return set()
    bodies = {
        borrowed.body
        for paragraph in context.draft.paragraphs
        for borrowed in paragraph.borrowed
        if borrowed.body
    }
    names = {name for body in bodies for name in _PLACE_IN_BODY.findall(body)}
    ours = f"{context.body} {own.province} {own.city} {own.county}"
    return {name for name in names if name not in ours}


def _level_of(name: str) -> DivisionLevel | None:
    if name.endswith(("区", "县", "旗")):
        return "county"
    return "city" if name.endswith(("市", "州")) else None


def _is_own_short(own: _Own, name: str, divisions: tuple[Division, ...]) -> bool:
    ours = {short_name(place) for place in (own.province, own.city, own.county) if place}
    return name in ours or any(own.holds(division) for division in divisions)


def _finding(context: Context, own: _Own, name: _Name, *, in_title: bool) -> Finding:
    word = context.words[name.start : name.end]
    severity = _severity(context.words, name, in_title=in_title)
    if severity == "info":
        message = f"提到了外地名称“{word}”，请确认不是误留。"
    elif severity == "warning":
        message = f"“{word}”不是本地或上级地名，请核对是否应换成本地名称。"
    else:
        message = f"“{word}”是外地名称，疑为借用他处文字时误留，应换成本地名称。"
    return Finding(
        rule=RULE,
        severity=severity,
        message=message,
        start=name.start,
        end=name.end,
        fix=_own_name(own, name) if severity == "error" else None,
    )


def _severity(text: str, name: _Name, *, in_title: bool) -> Severity:
    if in_title or _is_explained(text, name):
        return "info"
    if name.certain or _AS_BODY.match(text, name.end):
        return "error"
    return "warning"


def _is_explained(text: str, name: _Name) -> bool:
    """Tell whether cooperation, or a firm's name, explains the other place."""
    if _AS_FIRM.match(text, name.end):
        return True
    around = text[max(0, name.start - _WINDOW) : name.start]
    before = re.split(r"[。；\n]", around)[-1]
    after = re.split(r"[。；\n]", text[name.end : name.end + _WINDOW])[0]
    return bool(_COOPERATION.search(before) or _COOPERATION.search(after))


def _own_name(own: _Own, name: _Name) -> str | None:
    """Return the own name of the same level, or None where unknown."""
    if name.level == "county":
        return own.county or None
    return (own.city or None) if name.level == "city" else None
