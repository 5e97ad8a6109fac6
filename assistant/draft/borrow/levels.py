"""Words of the level: 我区, 全镇, 区委, 县长 and 我局 become the own body's words.

A body of the same kind speaks of the same offices, so each has its counterpart (街道党工委).
Where the own body is of another kind, the offices of a township are none of one's own and are
marked: a district's bureau has no 镇长 who appears in court.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.draft.borrow.marks import Mark
from assistant.draft.edit import Edit
from assistant.draft.places import self_name, territory

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.draft.borrow.parties import Origin, Own
    from assistant.outline.meta import Level

# 社区人民调解, 辖区政府, 自治区政府: no word for the territory
_NO_TERRITORY = "社小园辖治地城市片校厂景灾山林牧矫库街特新老发省县州区"
# 区委, 区政府, 区各部门, 区水利局
_OFFICES = (
    "委(?!员会)|政府|人民政府|各|人大|政协|法院|检察院"
    "|[一-鿿]{2,6}(?:局|法院|检察院|协会|中心|办公室|委员会)"
)
_CHIEF = r"长(?![期远久效处势达短年])"
"""区长, 副县长; not 全市长期."""
_KINDS = ("街道", "镇", "乡")
# all that a township says of its own offices, as 镇 or 乡 and as 街道 says it
_OFFICES_OF_TOWN = ("党委", "政府", "长", "人大", "纪委")
_OFFICES_OF_STREET = ("党工委", "办事处", "办事处主任", "人大工委", "纪工委")
_TOWN = re.compile(
    r"(?<![省市县区乡]、)(?<![城乡市县古集小名重各])"
    r"(?:(?:镇|乡)(?:党委|人大|纪委|人民政府|政府|长(?![期远久效]))|街道(?:党工委|办事处|人大工委|纪工委))"
    r"(?:主任|副?书记)?(?:主要)?(?:负责人|领导)?"
    r"|(?<![各个、县区])(?:街道|镇村|镇)(?:(?:主要)?负责人|(?:领导)?班子(?:成员)?|机关|干部|站所)"
)
# 各村居 are those of any district; 本村居, 村居“两委” are the peer's
_VILLAGES = re.compile(r"(?<![各、街镇个区县])村居(?!民)")


def self_edits(text: str, own: Own, source: Origin) -> Iterator[Edit]:
    """Turn 我区、区委、全区 into 我县、县委、全县, and 我局 into the own word for oneself.

    A township says 我镇 and 全镇 where a county says 我县 and 全县.
    """
    if not (source.body and own.body):
        return
    level = source.level or ("department" if is_office(None, source.body) else "county")
    peer_territory = territory(level, source.place)
    own_territory = territory(own.level, own.place)
    peer_self = self_name(level, source.body, source.place)
    own_self = self_name(own.level, own.body, own.place)
    own_whole = own_self[1:] if own.level == "township" else own_territory
    if level == "township":
        yield from _town_edits(text, peer_self[1:], own, own_whole)
    elif own.level == "township":
        yield from (
            Edit(*match.span(), match[1] + own_whole)
            for match in re.finditer(rf"([我全本]){peer_territory}(?![域长级场])", text)
        )
    elif peer_self == f"我{peer_territory}":
        own_self = f"我{own_territory}"
    if peer_self != own_self:
        written = "我街(?:道办?)?" if peer_self == "我街道" else peer_self
        yield from (
            Edit(match.start(), match.end(), own_self)
            for match in re.finditer(rf"{written}(?![长域级])", text)
        )
    if peer_territory != own_territory:
        yield from _territory_edits(text, peer_territory, own_territory)


def _town_edits(text: str, peer: str, own: Own, own_whole: str) -> Iterator[Edit]:
    """Turn 全镇 into 全区, and 镇党委 into 街道党工委 where the own body is a township."""
    whole = "街道?" if peer == "街道" else peer
    for match in re.finditer(rf"全{whole}(?![长道])", text):
        yield Edit(*match.span(), "全" + own_whole)
    if own.level != "township" or peer == own_whole:
        return
    theirs, ours = (
        _OFFICES_OF_STREET if kind == "街道" else _OFFICES_OF_TOWN for kind in (peer, own_whole)
    )
    written = {peer + office: own_whole + mine for office, mine in zip(theirs, ours, strict=True)}
    words = "|".join(sorted(written, key=len, reverse=True))
    for match in re.finditer(
        rf"(?<![各城乡市县])(?<![省市县区乡]、)(?:{words})(?![期远久效])", text
    ):
        yield Edit(*match.span(), written[match[0]])


def level_marks(text: str, own: Own, source: Origin) -> Iterator[Mark]:
    """Mark the offices of a township where one's own body is none."""
    if source.level != "township" or own.level == "township":
        return
    for pattern in (_TOWN, _VILLAGES):
        for match in pattern.finditer(text):
            yield Mark(*match.span())


def _territory_edits(text: str, peer: str, own: str) -> Iterator[Edit]:
    """Turn 区委 into 县委; 市级 is left alone, as it may speak of the level above."""
    ranked = "直" if peer == "市" else "[级直]"
    words = re.compile(
        rf"(?<=[我全本]){peer}(?![域长场])"
        rf"|(?<=依法治){peer}"
        rf"|(?<![{_NO_TERRITORY}]){peer}(?={_OFFICES}|{_CHIEF})"
        rf"|(?<![{_NO_TERRITORY}、]){peer}(?={ranked})"
    )
    for match in words.finditer(text):
        yield Edit(match.start(), match.end(), own)


def is_office(level: Level | None, body: str) -> bool:
    """Return whether the body is a department, not a government."""
    if level is not None:
        return level.startswith("department")
    return not body.endswith(("人民政府", "街道办事处", "委员会"))
