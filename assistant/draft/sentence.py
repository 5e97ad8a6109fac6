"""Sentences that a comparison with peers (对标) puts into a draft.

The one of an indicator is text of the report and made of fields, so that it follows the indicator
sheet. The one of a comparison is for the internal edition; it is a snapshot and holds no fields.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.draft.fields import write_field
from assistant.draft.numbers import format_value
from assistant.figures.indicators import load_indicators

if TYPE_CHECKING:
    from datetime import date

    from assistant.benchmark.benchmark import Benchmark, Place, Spread


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

    Said are the number of peers, the rank and its order, median and quartiles; and what a reader
    must know of them: few peers, different levels, approximate values, values for 10,000 residents.

    Args:
        benchmark: the comparison, with one's own value where there is one.
        body: how the own body is called.
        today: the day that is named as that of the comparison.
    """
    day = f"截至{today.year}年{today.month}月{today.day}日，" if today else ""
    told = f"{day}{_own(benchmark, body)}{_peers(benchmark)}"
    if benchmark.spread:
        told += f"。{_middle(benchmark, benchmark.spread)}"
    return f"{told}{_notes(benchmark)}。"


def _own(benchmark: Benchmark, body: str) -> str:
    """Return ``青栎区司法局行政复议受理158件，``; nothing where no own value is known."""
    if benchmark.place is None:
        return ""
    return f"{body}{benchmark.name}{_value(benchmark, benchmark.place.value)}，"


def _peers(benchmark: Benchmark) -> str:
    """Return how many peers there are, and the own rank where it means something."""
    count, place = benchmark.count, benchmark.place
    if not count:
        return f"暂无可比机关公布{'这项' if place else benchmark.name}数据"
    what = "" if place else benchmark.name
    if benchmark.spread is None:
        return f"仅有{count}个可比机关公布{what}数据，不足5个，不作排位"
    if place is None:
        return f"共有{count}个可比机关公布{what}数据"
    return f"与{count}个可比机关相比，{_rank(benchmark, place)}"


def _rank(benchmark: Benchmark, place: Place) -> str:
    order = "从低到高，越低越好" if benchmark.better == "lower" else "从高到低"
    shared = "并列" if place.value in benchmark.values else ""
    return f"{shared}居第{place.rank}位（{order}，含本单位共{benchmark.count + 1}个）"


def _middle(benchmark: Benchmark, spread: Spread) -> str:
    median, lower = (_value(benchmark, value) for value in (spread.median, spread.lower_quartile))
    upper = format_value(spread.upper_quartile, benchmark.unit)
    return f"可比机关的中位数为{median}，居中一半的机关在{lower}至{upper}之间"


def _notes(benchmark: Benchmark) -> str:
    """Return ``（可比数据中2个为约数；各机关层级不同，仅供参考）``; nothing where all is plain."""
    notes = []
    if benchmark.approximate:
        notes.append(f"可比数据中{benchmark.approximate}个为约数")
    if benchmark.mixed_levels:
        notes.append("各机关层级不同，仅供参考")
    return f"（{'；'.join(notes)}）" if notes else ""


def _value(benchmark: Benchmark, value: float) -> str:
    written = format_value(value, benchmark.unit)
    return f"每万人{written}" if benchmark.per_residents else written
