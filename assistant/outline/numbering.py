"""Ordinals of headings (层次序数): read from a line, written from a number.

Knows the usual forms 第一部分 第一节 一、 （一） 1. 1.1 （1） ① and the run-in 一是 首先 第一，.
Whether one opens a heading is for :mod:`assistant.outline.headings` to decide.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from assistant.base.numerals import read_whole, write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator

Style = Literal[
    "part",
    "unit",
    "comma",
    "paren",
    "digit",
    "decimal",
    "digit_paren",
    "circle",
    "is",
    "need",
    "first",
    "no",
    "of",
]
"""第一部分, 第一节, 一、, （一）, 1., 1.1, （1）, ①; run-in 一是, 一要, 首先, 第一，, 其一，."""

LEVELS: dict[Style, int] = {
    "part": 1,
    "unit": 2,
    "comma": 1,
    "paren": 2,
    "digit": 3,
    "decimal": 3,
    "digit_paren": 4,
    "circle": 4,
    "is": 3,
    "need": 3,
    "first": 3,
    "no": 3,
    "of": 3,
}
"""Level of each style (GB/T 9704: 一、 （一） 1. （1）); run-in items stand on the third."""

_DIGITS = "一二三四五六七八九"
_SEQUENCE = ("首先", "其次", "再次", "最后")
_CIRCLES = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_ENCLOSED: dict[Style, str] = {
    "paren": "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩",
    "digit": "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
    "digit_paren": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
}
"""Ordinals that are one character."""
_NUMERAL = rf"(?:[{_DIGITS}]?十[{_DIGITS}]?|[{_DIGITS}])"
_NUMBER = "[1-9１-９][0-9０-９]?"
# 一、二审 · 二、三产业 · 十一、十二月份: two numbers side by side
_PAIRS = "|".join(f"{one}[、.．]{two}" for one, two in pairwise(_DIGITS))

# 一、主要举措 · (二)存在不足 · 3.案卷评查 · （4） · ⑤ · 第六部分; not 一、二审, 12.4, 1.5万
_HEADING = re.compile(
    rf"""
    (?P<part>第\s?(?P<part_n>{_NUMERAL})\s?(?:部分|章|篇))(?=[\s：:、，]|[^的中里内])
    | (?P<unit>第\s?(?P<unit_n>{_NUMERAL})\s?节)(?=[\s：:、，]|[^的中里内假日课])
    | (?!{_PAIRS})(?P<comma>(?P<comma_n>{_NUMERAL})\s?[、.．])
        (?!(?!(?P=comma_n)、){_NUMERAL}[、等季月日届批])
    | (?P<paren>[（(]?\s?(?P<paren_n>{_NUMERAL})\s?[)）]|(?P<paren_c>[{_ENCLOSED["paren"]}]))
    | (?P<digit>(?P<digit_n>{_NUMBER})\s?[.．、](?![0-9０-９]{{1,2}}(?![0-9０-９]|月[0-9０-９]))
        |(?P<digit_c>[{_ENCLOSED["digit"]}]))
    | (?P<digit_paren>[（(]?\s?(?P<digit_paren_n>{_NUMBER})\s?[)）]
        |(?P<digit_paren_c>[{_ENCLOSED["digit_paren"]}]))
    | (?P<circle>(?P<circle_n>[{_CIRCLES}]))
    """,
    re.VERBOSE,
)
# 1.1强化领导 · 2.1.3 组织培训; whether it is one, its neighbours tell (12.4国家宪法日 is none)
_DECIMAL = re.compile(r"(?P<decimal>[1-9][0-9]?(?:[.．][1-9][0-9]?){1,3})[.．、]?\s?(?=[一-鿿“《])")
# 1总体情况: above 1.1, its point lost
_BARE = re.compile(r"(?P<bare>[1-9][0-9]?)\s?(?=[一-鿿])")
# 一是健全机制 · 二要加强培训 · 首先，… 其次，… · 第一，… 第二，… · 其一，…; not 第一、第二批
_ITEM = re.compile(
    rf"""
    (?P<is>(?P<is_n>{_NUMERAL})是)
    | (?P<need>(?P<need_n>{_NUMERAL})要)
    | (?P<first>(?P<first_n>{"|".join(_SEQUENCE)}))(?=[，、：])
    | (?P<no>第(?P<no_n>{_NUMERAL}))(?=[，、：](?!第))
    | (?P<of>其(?P<of_n>{_NUMERAL}))(?=[，、：])
    """,
    re.VERBOSE,
)
# …取得成效。一是… · …如下：一是…；二是… · …，二是…
_ITEM_INSIDE = re.compile(
    rf"(?:^|(?<=[。；：！？，\s]))(?:{_ITEM.pattern})", re.VERBOSE | re.MULTILINE
)
# …机制。（二）深化改革。… · …新成效。二、存在的问题…
_INSIDE = re.compile(
    rf"(?<=。)(?:[（(](?P<paren>{_NUMERAL})[)）](?=\S)|(?!{_PAIRS})(?P<comma>{_NUMERAL})、(?=[^\s{_DIGITS}]))"
)
# 1.加强领导。召开会议4次。2.抓实督察。…: the next of a paragraph that begins with 1.
_NEXT_DIGIT = re.compile(rf"(?<=。)(?P<digit>{_NUMBER})[.．、](?=[一-鿿“])")
# 一、工作成效（一）加强组织领导: two headings whose line break was lost
_JOINED = re.compile(rf"{_NUMERAL}、[一-鿿]{{2,20}}(?P<paren>（一）)(?=[一-鿿“])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordinal:
    """A heading's number where it stands."""

    text: str
    """As written, ``（二）``, without blanks around it."""
    style: Style
    """Which form it has."""
    value: int
    """1–99; the last number of 1.2.3."""
    start: int
    """First character."""
    end: int
    """One past the last character."""
    path: tuple[int, ...] = ()
    """All numbers of 1.2.3; empty for other styles."""

    @property
    def level(self) -> int:
        """The level that its form stands for, 1–4."""
        return LEVELS[self.style]

    @property
    def is_item(self) -> bool:
        """Say whether it is a run-in 一是, 首先 or 第一，."""
        return self.style in {"is", "need", "first", "no", "of"}


def read_numeral(numeral: str) -> int | None:
    """Return the number of 一 … 九十九, or None for anything else."""
    return read_whole(numeral) if re.fullmatch(_NUMERAL, numeral) else None


def write_numeral(value: int) -> str:
    """Return 1–99 in Chinese: 一, 十, 二十三.

    Raises:
        ValueError: the number is not within 1–99.
    """
    if not 1 <= value <= 99:
        raise ValueError(value)
    return write_whole(value)


def write_ordinal(style: Style, value: int) -> str:
    """Return the ordinal of *value* in *style*: ``（三）``.

    Raises:
        ValueError: the style has no such number (⑳ is the last circle, 最后 the fourth word), or
            one number does not make its ordinal (1.2).
    """
    most = {"circle": len(_CIRCLES), "first": len(_SEQUENCE), "decimal": 0}
    if value > most.get(style, value):
        raise ValueError(value)
    numeral = write_numeral(value)
    forms: dict[Style, str] = {
        "part": f"第{numeral}部分",
        "unit": f"第{numeral}节",
        "comma": f"{numeral}、",
        "paren": f"（{numeral}）",
        "digit": f"{value}.",
        "digit_paren": f"（{value}）",
        "circle": _CIRCLES[value - 1 : value],
        "is": f"{numeral}是",
        "need": f"{numeral}要",
        "first": "".join(_SEQUENCE[value - 1 : value]),
        "no": f"第{numeral}",
        "of": f"其{numeral}",
    }
    return forms[style]


def read_ordinal(text: str, at: int = 0) -> Ordinal | None:
    """Return the ordinal of a heading that starts at *at*, run-in items and 1.1 not among them.

    A number that was written twice (typed after an automatic one: 一、一、) counts once.
    """
    match = _HEADING.match(text, at)
    if match is None:
        return None
    ordinal = _ordinal(match)
    again = _HEADING.match(text, match.end())
    if (
        again
        and again.end() < len(text)
        and (_ordinal(again).style, _ordinal(again).value)
        == (
            ordinal.style,
            ordinal.value,
        )
    ):
        return replace(ordinal, end=again.end())
    return ordinal


def read_decimal(text: str, at: int = 0) -> Ordinal | None:
    """Return the 1.1 or 1.1.1 at *at*; it may as well be a date or a decimal fraction."""
    match = _DECIMAL.match(text, at)
    if match is None:
        return None
    path = tuple(map(int, re.split("[.．]", match["decimal"])))
    return Ordinal(
        text=match["decimal"],
        style="decimal",
        value=path[-1],
        start=match.start(),
        end=match.end(),
        path=path,
    )


def read_bare_digit(text: str, at: int = 0) -> Ordinal | None:
    """Return the number at *at* that stands before words without a point: 1总体情况."""
    match = _BARE.match(text, at)
    if match is None:
        return None
    return Ordinal(
        text=match["bare"],
        style="digit",
        value=int(match["bare"]),
        start=match.start(),
        end=match.end(),
    )


def find_items(text: str, start: int, end: int) -> Iterator[Ordinal]:
    """Give the run-in ordinals at the start of a clause between *start* and *end*."""
    return map(_ordinal, _ITEM_INSIDE.finditer(text, start, end))


def find_inner(text: str, start: int, end: int) -> Iterator[Ordinal]:
    """Give the （二） and 二、 that stand inside a paragraph, after the end of a sentence.

    A （一） may follow the heading before it without one: 一、工作成效（一）加强领导.
    """
    joined = _JOINED.match(text, start, end)
    if joined:
        first, last = joined.span("paren")
        yield Ordinal(text=joined["paren"], style="paren", value=1, start=first, end=last)
    for match in _INSIDE.finditer(text, start, end):
        style: Style = "paren" if match["paren"] else "comma"
        yield Ordinal(
            text=match[0],
            style=style,
            value=read_numeral(match[style]) or 0,
            start=match.start(),
            end=match.end(),
        )


def find_following(text: str, first: Ordinal, end: int) -> Iterator[Ordinal]:
    """Give the 2. and 3. inside the paragraph up to *end* that the digit *first* begins."""
    wanted = first.value + 1
    for match in _NEXT_DIGIT.finditer(text, first.end, end):
        if int(match["digit"]) == wanted:
            yield replace(first, text=match[0], value=wanted, start=match.start(), end=match.end())
            wanted += 1


def _ordinal(match: re.Match[str]) -> Ordinal:
    groups = match.groupdict()
    style = next(style for style in LEVELS if groups.get(style) is not None)
    return Ordinal(
        text=match[style].strip(),
        style=style,
        value=_value(groups[f"{style}_n"] or groups[f"{style}_c"]),
        start=match.start(style),
        end=match.end(style),
    )


def _value(written: str) -> int:
    if written.isdecimal():
        return int(written)
    for row in (_SEQUENCE, _CIRCLES, *_ENCLOSED.values()):
        if written in row:
            return row.index(written) + 1
    return read_numeral(written) or 0
