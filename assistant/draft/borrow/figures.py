"""Figures in a borrowed sentence: fields of the own sheet, or blanks with the indicator's name.

A field writes number and measure word, so it takes the place of both; a blank stands for the number
alone and the peer's measure word stays, so that the sentence reads on. A promise of a plan (target)
is always a blank: the sheet holds what was done.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from assistant.draft.borrow.claims import fields_of
from assistant.draft.borrow.naming import BlankNames
from assistant.draft.edit import Edit
from assistant.draft.fields import write_blank, write_field
from assistant.figures.indicators import load_indicators

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assistant.draft.borrow.parties import Origin, Own
    from assistant.figures.figure import Figure

# 同比增长27.4%    较上年下降2.16个百分点    比去年同期增加12件    与上年基本持平    增长3.5%
_CHANGE = re.compile(
    r"""
    (?P<basis>
        同比 | 环比
      | (?:相?较于?|比|与|同) (?:去年|上年度?|上一年度?|前一?年|20\d\d年度?)
        (?:同期|全年)? (?:相比)?
    )
    [均也又再都分别大幅有所略明显著基本保呈，]{0,6}
    (?: 持平
      | (?:增长|上升|提高|提升|增加|上涨|扩大|增幅|下降|降低|减少|回落|缩减|压减|降幅|多|少|升|降)
        (?:[了约近超过达]* \d+(?:\.\d+)?
           (?:%|％|个百分点|倍|[万余]*(?:件次|人次|场次|[件宗人次份户个起场名项条元]))
           (?:[、和] \d+(?:\.\d+)? (?:%|％|个百分点|倍))*
          | [了约近超过达]* (?:[一二三四五六七八九]成[半多]? | 一半 | 一倍 | 一番) (?:以上|左右)?
        )?
    )
  | (?:增长|上升|提高|提升|增加|上涨|下降|降低|减少|回落)
    [了约近超过达]* \d+(?:\.\d+)? (?:%|％|个百分点|倍)
    """,
    re.VERBOSE,
)
# 近、约、超过 before a number
_HEDGE_BEFORE = re.compile(r"(?:大约|近|约|超过|超|逾|突破|不少于|不低于|不足|不到|至少)$")
# 左右、以上 after a number
_HEDGE_AFTER = re.compile(r"左右|上下|以上|以下|以内|[余多]")
# the measure word of 2637.6万元, 300余人次
_MONEY = re.compile(r"[万亿]*元$")
_BETWEEN = frozenset("，,、（( ")
"""What may stand between a number and its comparison."""
# ，数量 / （
_NO_SUBJECT = re.compile(
    r"[，,、（(）)\s“”]|[案办]件量|案件|数量|总[数量]|[数量]$|全年|与去年相比|相比|其中"
)
_SENTENCE_END = re.compile(r"[。；;！？\n]")


def figure_edits(
    text: str, figures: Sequence[Figure], *, own: Own, source: Origin
) -> Iterator[Edit]:
    """Give the edits for every comparison and every figure of the text."""
    ordered = sorted(
        (figure for figure in figures if 0 <= figure.start < figure.end <= len(text)),
        key=lambda figure: figure.start,
    )
    fields = fields_of(text, ordered, own, source)
    yield from _change_edits(text, ordered, fields)
    names = BlankNames(text, ordered, fields, own=own, source=source)
    for figure in ordered:
        yield _figure_edit(text, figure, fields, own, names)


def _figure_edit(
    text: str, figure: Figure, fields: Mapping[Figure, str], own: Own, names: BlankNames
) -> Edit:
    start, end = _with_hedges(text, figure)
    kept = _measure_word(text[figure.start : figure.end], figure.unit)
    if figure.value is None or figure not in fields:
        return Edit(start, end, write_blank(names.of(figure)) + kept)
    is_this_year = figure.key is not None and fields[figure] == write_field(figure.key)
    if is_this_year and _is_other_word(kept, own.units.get(figure.key or "", kept)):
        return Edit(start, end, write_field(figure.key or "", "number") + kept)
    return Edit(start, end, fields[figure])


def _is_other_word(kept: str, unit: str) -> bool:
    """Return whether the peer counts in another word (32卷) than the own field (32宗) writes."""
    return bool(kept) and kept != unit and not kept.endswith("元") and unit not in {"%", "元"}


def _with_hedges(text: str, figure: Figure) -> tuple[int, int]:
    """Return the stretch of the number with 近、约、以上 around it: the own number has its own."""
    if figure.qualifier == "exact":
        return figure.start, figure.end
    before = _HEDGE_BEFORE.search(text[max(0, figure.start - 3) : figure.start])
    after = _HEDGE_AFTER.match(text, figure.end)
    start = figure.start - len(before[0]) if before else figure.start
    return start, after.end() if after else figure.end


def _measure_word(written: str, unit: str) -> str:
    if unit == "元":
        money = _MONEY.search(written)
        return money[0] if money else unit
    return unit if unit == "%" or written.endswith(unit) else ""


def _change_edits(
    text: str, figures: Sequence[Figure], fields: Mapping[Figure, str]
) -> Iterator[Edit]:
    starts = [figure.start for figure in figures]
    for match in _CHANGE.finditer(text):
        figure = _compared(text, figures, starts, match)
        written = _change_field(text, match, figure, fields)
        yield Edit(
            match.start(), match.end(), written or (match["basis"] or "") + write_blank("增减")
        )


def _change_field(
    text: str, match: re.Match[str], figure: Figure | None, fields: Mapping[Figure, str]
) -> str | None:
    """Return the change of this year's field; None where the comparison is of another kind."""
    if figure is None or figure.key is None or match["basis"] == "环比" or "分别" in match[0]:
        return None
    if fields.get(figure) != write_field(figure.key):
        return None
    if not _speaks_of(text[figure.end : match.start()], figure):
        return None
    return write_field(figure.key, "change")


def _speaks_of(between: str, figure: Figure) -> bool:
    """Return whether the words before a comparison name the figure's own indicator, or nothing.

    受理158件，收案数同比增长27% compares what came in, not what was accepted.
    """
    subject = _NO_SUBJECT.sub("", between)
    indicators = load_indicators()
    key = figure.key or ""
    name = indicators[key].name if key in indicators else ""
    return subject in figure.indicator + name


def _compared(
    text: str, figures: Sequence[Figure], starts: Sequence[int], match: re.Match[str]
) -> Figure | None:
    """Return the figure that the comparison speaks of: the one inside it, before it or after it."""
    first, after = bisect_left(starts, match.start()), bisect_right(starts, match.end() - 1)
    inside = next((each for each in figures[first:after] if each.value is None), None)
    if inside is not None:
        return inside
    if first:
        before = figures[first - 1]
        between = text[before.end : match.start()]
        if _BETWEEN.issuperset(between) or (before.change and not _SENTENCE_END.search(between)):
            return before
    if after < len(figures) and figures[after].change:
        between = text[match.end() : figures[after].start]
        return None if _SENTENCE_END.search(between) else figures[after]
    return None
