"""Ordinals of headings (层次序数): read from a line, written from a number.

Knows the usual forms 第一部分 一、 （一） 1. （1） ① and the run-in 一是 首先 第一，. Whether one
opens a heading is for :mod:`assistant.outline.headings` to decide.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from assistant.base.numerals import read_whole, write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator

Style = Literal[
    "part", "comma", "paren", "digit", "digit_paren", "circle", "is", "need", "first", "no", "of"
]
"""第一部分, 一、, （一）, 1., （1）, ① and the run-in 一是, 一要, 首先, 第一，, 其一，."""

LEVELS: dict[Style, int] = {
    "part": 1,
    "comma": 1,
    "paren": 2,
    "digit": 3,
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
_NUMERAL = rf"(?:[{_DIGITS}]?十[{_DIGITS}]?|[{_DIGITS}])"

# 一、主要举措 · (二)存在不足 · 3.案卷评查 · （4） · ⑤ · 第六部分; not 一、二、三等奖, 12.4, 1.5万
_HEADING = re.compile(
    rf"""
    (?P<part>第\s?(?P<part_n>{_NUMERAL})\s?(?:部分|章|篇))(?=[\s：:、，]|[^的中里内])
    | (?P<comma>(?P<comma_n>{_NUMERAL})\s?[、.．])(?!{_NUMERAL}[、等季])
    | (?P<paren>[（(]?\s?(?P<paren_n>{_NUMERAL})\s?[)）])
    | (?P<digit>(?P<digit_n>[1-9][0-9]?)\s?[.．、])(?![0-9](?![0-9]{{3}}年))
    | (?P<digit_paren>[（(]?\s?(?P<digit_paren_n>[1-9][0-9]?)\s?[)）])
    | (?P<circle>(?P<circle_n>[{_CIRCLES}]))
    """,
    re.VERBOSE,
)
# 一是健全机制 · 二要加强培训 · 首先，… 其次，… · 第一，… 第二，… · 其一，…
_ITEM = re.compile(
    rf"""
    (?P<is>(?P<is_n>{_NUMERAL})是)
    | (?P<need>(?P<need_n>{_NUMERAL})要)
    | (?P<first>(?P<first_n>{"|".join(_SEQUENCE)}))(?=[，、：])
    | (?P<no>第(?P<no_n>{_NUMERAL}))(?=[，、：])
    | (?P<of>其(?P<of_n>{_NUMERAL}))(?=[，、：])
    """,
    re.VERBOSE,
)
# …取得成效。一是… · …如下：一是…；二是… · …，二是…
_ITEM_INSIDE = re.compile(
    rf"(?:^|(?<=[。；：！？，\s]))(?:{_ITEM.pattern})", re.VERBOSE | re.MULTILINE
)
# …机制。（二）深化改革。…
_PAREN_INSIDE = re.compile(rf"(?<=。)[（(](?P<n>{_NUMERAL})[)）](?=\S)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordinal:
    """A heading's number where it stands."""

    text: str
    """As written, ``（二）``, without blanks around it."""
    style: Style
    """Which form it has."""
    value: int
    """1–99."""
    start: int
    """First character."""
    end: int
    """One past the last character."""

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
        ValueError: the style has no such number (⑳ is the last circle, 最后 the fourth word).
    """
    if (style == "circle" and value > len(_CIRCLES)) or (style == "first" and value > 4):
        raise ValueError(value)
    numeral = write_numeral(value)
    forms: dict[Style, str] = {
        "part": f"第{numeral}部分",
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
    """Return the ordinal of a heading that starts at *at*, run-in items not among them."""
    match = _HEADING.match(text, at)
    return _ordinal(match) if match else None


def find_items(text: str, start: int, end: int) -> Iterator[Ordinal]:
    """Give the run-in ordinals at the start of a clause between *start* and *end*."""
    return map(_ordinal, _ITEM_INSIDE.finditer(text, start, end))


def find_inner_parens(text: str, start: int, end: int) -> Iterator[Ordinal]:
    """Give the （二） that stand inside a paragraph, after the end of a sentence."""
    for match in _PAREN_INSIDE.finditer(text, start, end):
        value = read_numeral(match["n"]) or 0
        yield Ordinal(
            text=match[0], style="paren", value=value, start=match.start(), end=match.end()
        )


def _ordinal(match: re.Match[str]) -> Ordinal:
    groups = match.groupdict()
    style = next(style for style in LEVELS if groups.get(style) is not None)
    return Ordinal(
        text=match[style].strip(),
        style=style,
        value=_value(match[f"{style}_n"]),
        start=match.start(style),
        end=match.end(style),
    )


def _value(written: str) -> int:
    if written.isascii():
        return int(written)
    if written in _SEQUENCE:
        return _SEQUENCE.index(written) + 1
    if written in _CIRCLES:
        return _CIRCLES.index(written) + 1
    return read_numeral(written) or 0
