"""Quoted names in a peer's text: brands, slogans and campaigns of its own, or words for everyone.

“枫桥经验” and “一企一策” are said everywhere and stay; “老娘舅”调解室 and “1+3+N”工作模式 are the
peer's and are marked, with the noun that the name belongs to.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.draft.borrow.common import is_common, plain_name
from assistant.draft.borrow.marks import Mark
from assistant.draft.edit import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.draft.borrow.text import BorrowedText

# “平安夜访、法润万家”专项行动; the noun is what the name names
_QUOTED = re.compile(
    r"""
    (?: “(?P<curly>[^“”\n]{1,60})”
      | 「(?P<corner>[^「」\n]{1,60})」
      | "(?P<straight>[^"\n]{1,60})" )
    (?P<noun>
        (?: (?![等和与及或以为在]) [一-鿿] ){0,4}?
        (?: 调解工作室|工作室|调解室|专项行动|行动|活动|平台|系统|小程序|公众号|[Aa][Pp][Pp]|模式
          | 机制|体系|工作法|制度|品牌|工程|计划|项目|栏目|热线|团队|服务队(?!伍)|宣讲队(?!伍)
          | 讲师团|联盟|驿站
          | 课堂|讲堂|学堂|中心|基地|服务站|工作站|微信群 )
    )?
    """,
    re.VERBOSE,
)
# 第一议题, 零距离, “八五”普法, 互联网+监管, 谁执法谁普法, 一企一策, 应援尽援, 不打不罚
_SAID_EVERYWHERE = re.compile(
    r"""
    第[一二三四五六七八九十]+[一-鿿]{1,5} | 零[一-鿿]{1,5} | 无[一-鿿]{1,3}
  | [一二三四五六七八九十]+五(?:普法|规划|时期|规划纲要)?
  | 互联网\+[一-鿿]{0,8} | 谁[一-鿿]{1,5}[，、]?谁[一-鿿]{1,5} | 一[一-鿿]{1,2}一[一-鿿]{1,5}
  | [应能][一-鿿]{1,3}[尽必][一-鿿]{1,3} | 不[一-鿿]{1,3}不[一-鿿]{1,3}
  | 有[一-鿿]{1,3}[有必][一-鿿]{1,3}
  | [一-鿿]{1,8}一件事 | 12[345]\d\d[一-鿿+]{0,10}(?:热线|法网|平台) | [三四五六七八九十]+进
  | [一-鿿，、]*(?:习近平|党的|全面依法治国|社会主义|中国式)[一-鿿，、]*
    """,
    re.VERBOSE,
)
# 马上办, 枫桥式, 网格化, 减负: common unless the words around name something
_SAID_OFTEN = re.compile(
    r"[一-鿿]{1,4}[办式化型性率感制]|(?![一二两三四五六七八九十百双])[一-鿿]{1,2}|[一-鿿]|[三四五六七八九十]进"
)
# 宪法十进活动
_OF_A_TERM = re.compile(r"(?:专项)?(?:活动|行动|制度|机制|工程|模式|工作法)$")
# 放管服、一网通办
_LIST = re.compile(r"[、，,；;]")
# “法韵”品牌, 卡通形象“桐宝”: two characters name a thing where the words around them say so
_NAMED_AFTER = re.compile(
    r"[一-鿿]{0,4}(?:行动|品牌|平台|小程序|公众号|[Aa][Pp][Pp]|工作室|调解室|热线|团队)"
)
_NAMED_BEFORE = re.compile(
    r"(?:形象|吉祥物|代言人|品牌|平台|[Ii][Pp]|公仔|专栏|栏目|名为|取名|命名为)$"
)
_REACH = 4
# “法治黄埔”: every place has one
_OF_ANY_PLACE = frozenset(("法治", "平安", "信用", "清廉", "数字", "智慧", "诚信", "健康", "美丽"))
_DIGIT = re.compile(r"\d")
_NOT_A_NAME = 2
"""Characters of a word in a list (法治、德治、自治) that is too short for a name."""
_SAYING = 20
"""Characters from which a quotation with a comma is what somebody said, not a name."""
_LONG_SAYING = 40
"""Characters above which any is."""


def quote_marks(borrowed: BorrowedText, of_place: bytes) -> Iterator[Mark]:
    """Mark the quoted names that only the peer uses.

    Args:
        borrowed: the peer's text.
        of_place: 1 for each character of a place that is one's own or becomes so.
    """
    text = borrowed.text
    for match in _QUOTED.finditer(text):
        words = _words(match)
        if not _is_saying(words) and not _is_for_everyone(text, match, of_place):
            yield Mark(match.start(), match.end())


def quote_edits(borrowed: BorrowedText) -> Iterator[Edit]:
    """Keep the numbers in quoted names that everyone uses: “12348”."""
    for match in _QUOTED.finditer(borrowed.text):
        words = _words(match)
        if _DIGIT.search(words) and is_common(words):
            end = match.start() + len(words) + 2
            yield Edit(match.start(), end, borrowed.text[match.start() : end])


def _is_saying(words: str) -> bool:
    return len(words) > _LONG_SAYING or ("，" in words and len(words) >= _SAYING)


def _words(match: re.Match[str]) -> str:
    return match["curly"] or match["corner"] or match["straight"] or ""


def _is_for_everyone(text: str, match: re.Match[str], of_place: bytes) -> bool:
    words = _words(match)
    if is_common(words):
        return True
    start = match.start() + 1
    rest = "".join(sign for sign, taken in zip(words, of_place[start:], strict=False) if not taken)
    if len(rest) < len(words):
        return rest in _OF_ANY_PLACE
    parts = _LIST.split(words)
    if all(_is_said_everywhere(part) for part in parts) and (len(parts) > 1 or len(words) > 2):
        return True
    return bool(_SAID_OFTEN.fullmatch(words)) and not _is_named(text, match)


def _is_said_everywhere(words: str) -> bool:
    if len(words) <= _NOT_A_NAME or is_common(words) or is_common(_OF_A_TERM.sub("", words)):
        return True
    return _SAID_EVERYWHERE.fullmatch(plain_name(words)) is not None


def _is_named(text: str, match: re.Match[str]) -> bool:
    """Return whether the words around say that the quotation is the name of something."""
    before = text[max(0, match.start() - _REACH) : match.start()]
    return bool(_NAMED_AFTER.fullmatch(match["noun"] or "") or _NAMED_BEFORE.search(before))
