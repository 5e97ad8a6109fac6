"""Other places in a peer's text, neither the peer's nor one's own: neighbours, regions, partners.

What a peer did with its neighbours (与石嘴山市签订协议), in its region (长三角) or on the platform
of its province (粤执法) is not what one's own body did.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.draft.borrow.marks import Mark
from assistant.outline.divisions import load_divisions, short_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from assistant.draft.borrow.text import BorrowedText
    from assistant.outline.divisions import Mention

# 长三角, 粤港澳大湾区, 武汉都市圈, 共同富裕示范区
_REGION = re.compile(
    r"长三角(?:一体化)?|珠三角|长株潭|京津冀|粤港澳(?:大湾区)?|深港澳|港澳台|川渝|环渤海|北部湾"
    r"|成渝(?:地区)?(?:双城经济圈)?|[一-鿿]{2}(?:都市圈|城市群|经济圈|自由贸易(?:试验区|港)|自贸[区港])"
    r"|共同富裕示范(?:先行)?区|先行示范区|海峡两岸"
)
# 粤执法, 浙里办, 赣服通: the first character is the province
_PROVINCIAL = re.compile(
    r"(?!新执法|新平台)[粤浙苏沪京津冀晋蒙辽吉黑皖闽赣鲁豫鄂湘桂琼渝川蜀贵黔滇云藏陕秦甘陇青宁新穗深甬杭]"
    r"(?:执法|省事|商通|政易|商码|里办|政钉|里访|服办|办通|服通|事办|事通|快办|汇办|政通|惠通|企通|好办"
    r"|务员|速办|易办|智办|办易|办事|快批|心办|码通|康码)"
    r"|随申办|爱山东|天府通办"
)
_WORDS_TOO = frozenset(
    (
        *("朝阳", "大同", "中山", "海口", "安康", "三明", "太原", "保定", "白银", "百色", "通化"),
        *("平凉", "吉安", "长治", "临沧", "金华", "德阳", "遂宁", "来宾", "四平", "永州", "昌都"),
        *("中卫", "安顺", "大庆", "新乡", "东营", "玉林", "红河", "海东", "海西", "黄山", "泰安"),
        *("东方", "新民", "永安", "大安", "安国", "新乐", "福安", "高平", "平湖", "双河", "胡杨河"),
        *("合作", "灯塔", "日照", "无为", "新星", "明光", "同仁", "孝义", "磐石", "兴仁", "五常"),
        *("天长", "尚志", "河间", "阳春", "平安", "开化", "大通", "开平", "平果", "常宁", "和顺"),
        *("安宁", "江山"),
    )
)
"""Short names of cities that are words too, or parts of other names."""
_ORDINARY_DISTRICTS = frozenset(("古城区", "老城区", "新城区", "主城区", "城区", "郊区", "矿区"))
"""Names of districts that stand for any such part of a city."""
_NO_PLACE_AFTER = re.compile(r"[路街道桥村镇乡]|大道|社区|街道|精神|模式|经验")


def places_in(text: str) -> Iterable[Mention]:
    """Return the places of the country that the text names in full."""
    return load_divisions().find(text)


def elsewhere_marks(borrowed: BorrowedText, known: Collection[str]) -> Iterator[Mark]:
    """Mark other places.

    Args:
        borrowed: the peer's text.
        known: the peer's names and one's own, which are no others.
    """
    text = borrowed.text
    for pattern in (_REGION, _PROVINCIAL):
        for match in pattern.finditer(text):
            yield Mark(match.start(), match.end())
    for mention in places_in(text):
        if mention.name not in known and mention.name not in _ORDINARY_DISTRICTS:
            yield Mark(mention.start, mention.end)
    if _beginnings().isdisjoint(map("".join, pairwise(text))):
        return
    others = _short_names().difference(known)
    for start, end in borrowed.words():
        if text[start:end] in others and not _NO_PLACE_AFTER.match(text, end):
            yield Mark(start, end)


@cache
def _beginnings() -> frozenset[str]:
    """Return the first two characters of each short name: most texts hold none of them."""
    return frozenset(name[:2] for name in _short_names())


@cache
def _short_names() -> frozenset[str]:
    """Return the short names of provinces and cities, down to 昆山."""
    names = {
        short_name(division.name)
        for division in load_divisions()
        if (division.level != "county" or division.name.endswith("市")) and division.until is None
    }
    return frozenset(names - _WORDS_TOO)
