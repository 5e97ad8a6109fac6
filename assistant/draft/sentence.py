"""Sentences that a comparison with peers (对标) puts into a draft.

The one of an indicator is text of the report and made of fields, so that it follows the indicator
sheet. The one of a comparison is for the internal edition; it is a snapshot and holds no fields.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.draft.fields import write_field
from assistant.draft.numbers import format_number, format_value
from assistant.figures.indicators import load_indicators

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from assistant.benchmark.benchmark import Benchmark, Place, Spread

_MONEY = ((1e8, 1e8, "亿元"), (1e4, 1e2, "万元"))
"""Measure words of money: the largest amount that calls for one is at least so much, and the
smallest at least so much, that two decimals tell it."""


def indicator_sentence(key: str, *, with_change: bool, name: str = "") -> str:
    """Return how a report says the indicator, its numbers as fields.

    ``受理行政复议案件{{ review.accepted }}，{{ review.accepted | change }}。``

    Args:
        key: a canonical indicator, or a key of the drafter's own such as ``own.1``.
        with_change: say the change on the year before too.
        name: of the indicator sheet's row; what a key of one's own is said by.

    Raises:
        UnknownIndicator: the key is not canonical, and no name is given.
    """
    indicators = load_indicators()
    if name and key not in indicators:
        before, after = name, ""
    else:
        before, _, after = indicators[key].sentence.partition("#")
    change = f"，{write_field(key, 'change')}" if with_change else ""
    return f"{before}{write_field(key)}{after}{change}。"


def comparison_sentence(benchmark: Benchmark, body: str, *, today: date | None = None) -> str:
    """Return one or two sentences on a body's place among its peers, without fields.

    Said are the number of peers and the years their values are of, the rank and its order, median
    and quartiles; and what a reader must know of them: few peers, different levels, approximate
    values, values for 10,000 residents. All amounts of money are in one measure word.

    Args:
        benchmark: the comparison, with one's own value where there is one.
        body: how the own body is called.
        today: the day that is named as that of the comparison.
    """
    day = f"截至{today.year}年{today.month}月{today.day}日，" if today else ""
    write = write_alike(_amounts(benchmark), benchmark.unit)
    per = "每万人" if benchmark.per_residents else ""
    own = f"{body}{benchmark.name}{per}{write(benchmark.place.value)}，" if benchmark.place else ""
    told = f"{day}{own}{_peers(benchmark)}"
    if benchmark.spread:
        told += f"。{_middle(benchmark.spread, write, per)}"
    return f"{told}{_notes(benchmark)}。"


def write_alike(values: Iterable[float], unit: str) -> Callable[[float], str]:
    """Return what writes all these values alike: amounts of money all in 亿元, 万元 or 元.

    Args:
        values: those that one sentence holds, in base units.
        unit: their measure word.
    """
    sizes = [abs(value) for value in values if value]
    if unit == "元" and sizes:
        fits = (each for each in _MONEY if max(sizes) >= each[0] and min(sizes) >= each[1])
        size, _, name = next(fits, (1.0, 0.0, "元"))
        return lambda value: f"{format_number(value / size)}{name}"
    return lambda value: format_value(value, unit)


def years_in_words(benchmark: Benchmark) -> str:
    """Return the years of the counted values: ``2024年``, ``各机关取最近一年，2019—2024年``.

    Where not all rows of the table are at hand the first and last year are left out; nothing is
    returned where no year is known.
    """
    if not benchmark.values:
        return ""
    if len(benchmark.peers) < benchmark.total:
        return "各机关取最近一年"
    years = {peer.year for peer in benchmark.peers if peer.standing == "counted"}
    known = sorted(year for year in years if year is not None)
    if not known:
        return ""
    unknown = "，部分年度不明" if None in years else ""
    if len(known) == 1:
        return f"{known[0]}年{unknown}"
    return f"各机关取最近一年，{known[0]}—{known[-1]}年{unknown}"


def _amounts(benchmark: Benchmark) -> list[float]:
    """Return the values that the sentence holds."""
    place, spread = benchmark.place, benchmark.spread
    own = [place.value] if place else []
    return own + ([spread.lower_quartile, spread.median, spread.upper_quartile] if spread else [])


def _peers(benchmark: Benchmark) -> str:
    """Return how many peers there are, and the own rank where it means something."""
    count, place = benchmark.count, benchmark.place
    if not count:
        return f"暂无可比机关公布{'这项' if place else benchmark.name}数据"
    what = "" if place else benchmark.name
    years = years_in_words(benchmark)
    years = f"（{years}）" if years else ""
    if benchmark.spread is None:
        return f"仅有{count}个可比机关公布{what}数据{years}，不足5个，不作排位"
    if place is None:
        return f"共有{count}个可比机关公布{what}数据{years}"
    return f"与{count}个可比机关{years}相比，{_rank(benchmark, place)}"


def _rank(benchmark: Benchmark, place: Place) -> str:
    order = "从低到高，越低越好" if benchmark.better == "lower" else "从高到低"
    shared = "并列" if place.value in benchmark.values else ""
    return f"{shared}居第{place.rank}位（{order}，含本单位共{benchmark.count + 1}个）"


def _middle(spread: Spread, write: Callable[[float], str], per: str) -> str:
    values = (spread.median, spread.lower_quartile, spread.upper_quartile)
    median, lower, upper = map(write, values)
    return f"可比机关的中位数为{per}{median}，居中一半的机关在{per}{lower}至{upper}之间"


def _notes(benchmark: Benchmark) -> str:
    """Return ``（可比数据中2个为约数；各机关层级不同，仅供参考）``; nothing where all is plain."""
    notes = []
    if benchmark.approximate:
        notes.append(f"可比数据中{benchmark.approximate}个为约数")
    if benchmark.mixed_levels:
        notes.append("各机关层级不同，仅供参考")
    return f"（{'；'.join(notes)}）" if notes else ""
