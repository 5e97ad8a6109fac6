"""How a benchmark is said in words: values, place, spread, and what to bear in mind of a peer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.benchmark.quantiles import FEWEST
from assistant.draft.numbers import RATE_UNITS, format_number, format_value
from assistant.draft.sentence import write_alike, years_in_words
from assistant.workflow.terms import (
    GAP_NAMES,
    LEVEL_NAMES,
    PER_RESIDENTS,
    QUALIFIER_SIGNS,
    STANDING_NAMES,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.benchmark.benchmark import Benchmark, Evidence, Gap, Peer, Standing

MIXED = "含不同层级的机关，数据不宜直接相比"
COMPUTED = "（计算）"
"""Behind a value of one's own that follows from two others."""
_WHOLE_ABOVE = 100
_DIRECTIONS = {"up": "↑", "down": "↓", "flat": "持平"}
_WHY_NOT_COUNTED: Mapping[Standing, str] = {
    "counted": "",
    "earlier": "往年的数据，不计入分布：同一机关只算最近一年。",
    "part": "原文说的只是其中一部分，不计入分布。",
    "no_residents": "没有这个机关的常住人口，不能折算，不计入分布。",
}


def unit_of(benchmark: Benchmark) -> str:
    """Return the measure word of the values: ``件``, ``件/万人``."""
    return benchmark.unit + _per(benchmark)


def shown_value(value: float, benchmark: Benchmark) -> str:
    """Return a value of the benchmark, without decimals that say nothing: ``1638件``."""
    return format_value(_rounded(value), benchmark.unit) + _per(benchmark)


def peer_value(peer: Peer, unit: str) -> str:
    """Return a peer's value as a cell shows it: ``约158``, ``8宗``, ``3.2亿元``.

    Args:
        peer: whose value.
        unit: that the heading says already.
    """
    about = QUALIFIER_SIGNS[peer.qualifier]
    if peer.unit == "元" or (peer.unit in RATE_UNITS and unit not in RATE_UNITS):
        return about + format_value(peer.value, peer.unit)
    return about + format_number(peer.value) + ("" if peer.unit == unit else peer.unit)


def change_of(peer: Peer) -> str:
    """Return how a peer's value moved: ``↑8.5%``, ``持平``; nothing where it is not said."""
    change = peer.change
    if change is None:
        return ""
    if change.value is None:
        return _DIRECTIONS[change.direction]
    return _DIRECTIONS[change.direction] + format_value(change.value, change.unit or "")


def marks_of(peer: Peer) -> str:
    """Return what to bear in mind of a value: ``部分``, ``计算``, ``数据不一致``, ``往年``."""
    marks = (
        "" if peer.standing == "counted" else STANDING_NAMES[peer.standing],
        "计算" if peer.computed else "",
        "数据不一致" if peer.others else "",
    )
    return "、".join(filter(None, marks))


def place_of(peer: Peer) -> str:
    """Return where a peer lies, no name twice: ``东海省临江市``."""
    names = dict.fromkeys(name for name in (peer.province, peer.city) if name)
    return "".join(names)


def level_of(peer: Peer) -> str:
    """Return the level of a peer in words, nothing where it is not known."""
    return LEVEL_NAMES[peer.level] if peer.level else ""


def source_of(evidence: Evidence) -> str:
    """Return where a value was found: title of the publication, else its address."""
    return evidence.title or evidence.url or ("资料库中的报告" if evidence.report else "公开数据")


def tip_of(peer: Peer) -> str:
    """Return all that is known of a peer's value, line by line."""
    lines = [
        f"{peer.body}　{peer.year or '年度不明'}　{peer_value(peer, '')}",
        _WHY_NOT_COUNTED[peer.standing],
        f"由 {peer.computed} 算得。" if peer.computed else "",
        *(
            f"数据不一致：{source_of(other.evidence)}为 {format_value(other.value, other.unit)}。"
            for other in peer.others
        ),
        peer.evidence.sentence,
        f"来源：{source_of(peer.evidence)}",
        peer.evidence.url,
    ]
    return "\n".join(dict.fromkeys(line for line in lines if line))


def with_source(peer: Peer) -> str:
    """Return a peer's value with its source, to be copied.

    ``松桥区司法局 2024年 行政复议受理 158件``, then the sentence, then the publication.
    """
    year = f"（{peer.year}年）" if peer.year else ""
    value = f"{QUALIFIER_SIGNS[peer.qualifier]}{format_value(peer.value, peer.unit)}"
    computed = f"（由 {peer.computed} 算得）" if peer.computed else ""
    lines = [f"{peer.body}{year}：{value}{computed}", peer.evidence.sentence]
    return "\n".join([*filter(None, lines), f"——{copied_source(peer.evidence)}"])


def copied_source(evidence: Evidence) -> str:
    """Return the publication and its address, to be copied."""
    title = f"《{evidence.title}》" if evidence.title else ""
    return " ".join(filter(None, (title, evidence.url))) or source_of(evidence)


def place_in_words(benchmark: Benchmark) -> str:
    """Return one's own place: ``第 5 位 · 优于 78%（越高越好）``.

    Where neither way is better: ``从大到小第 5 位（含本单位共 33 家）``.

    Nothing is said without an own value, or where there are too few peers to speak of a place.
    """
    place = benchmark.place
    if place is None or benchmark.spread is None:
        return ""
    if place.better_than is None:
        return f"从大到小第 {place.rank} 位（含本单位共 {benchmark.count + 1:,} 家）"
    order = "越低越好" if benchmark.better == "lower" else "越高越好"
    return f"第 {place.rank} 位 · 优于 {place.better_than:.0f}%（{order}）"


def spread_in_words(benchmark: Benchmark) -> str:
    """Return how many peers there are, of which years, and where the middle half of them lies."""
    spread, about, years = benchmark.spread, approximate_of(benchmark), years_in_words(benchmark)
    about, years = f"{about}。" if about else "", f"（{years}）" if years else ""
    if spread is None:
        return f"可比 {benchmark.count} 家{years}，{few_of(benchmark)}。{about}"
    ends, half = (spread.minimum, spread.maximum), (spread.lower_quartile, spread.upper_quartile)
    values = tuple(map(_rounded, (*ends, spread.median, *half)))
    write, per = write_alike(values, benchmark.unit), _per(benchmark)
    least, most, median, low, high = (write(value) + per for value in values)
    return (
        f"可比 {benchmark.count:,} 家{years}：最少 {least}，最多 {most}；"
        f"中位数 {median}，一半在 {low} 至 {high} 之间。{about}"
    )


def few_of(benchmark: Benchmark) -> str:
    """Return why there is no distribution (不足 5 个，不作分布); nothing where there is one."""
    if benchmark.spread is not None:
        return ""
    return f"不足 {FEWEST} 个，不作分布" if benchmark.count else "没有可以相比的数值"


def approximate_of(benchmark: Benchmark) -> str:
    """Return how many of the values are not exact: ``其中 2 家是约数``."""
    return f"其中 {benchmark.approximate:,} 家是约数" if benchmark.approximate else ""


def caveat_of(benchmark: Benchmark) -> str:
    """Return what speaks against comparing at all; nothing where there is nothing."""
    if benchmark.mixed_levels:
        return f"{MIXED}，请先选定层级。"
    return ""


def silence_of(benchmark: Benchmark) -> str:
    """Return how many bodies are missing and why: ``未公布 12 家、不适用 3 家``."""
    counts: tuple[tuple[Gap, int], ...] = (
        ("unpublished", benchmark.unpublished),
        ("not_applicable", benchmark.not_applicable),
    )
    return "、".join(f"{GAP_NAMES[gap]} {count:,} 家" for gap, count in counts if count)


def silent_names(benchmark: Benchmark, most: int = 20) -> str:
    """Return who is missing, by the reason, line by line."""
    lines = []
    for name, gap, total in (
        ("未公布（报告里没有这项数据）", "unpublished", benchmark.unpublished),
        ("不适用（这一层级没有这项工作）", "not_applicable", benchmark.not_applicable),
    ):
        bodies = [peer.body for peer in benchmark.silent if peer.gap == gap]
        shown = "、".join(bodies[:most])
        rest = "等" if total > len(bodies[:most]) else ""
        lines += [f"{name}：{shown}{rest}"] if total else []
    return "\n".join(lines)


def chart_in_words(benchmark: Benchmark) -> str:
    """Return the distribution in one line: for those who do not see it, and under its title."""
    parts = [f"共 {benchmark.count:,} 家", few_of(benchmark)]
    if benchmark.spread is not None:
        parts.append(f"中位数 {shown_value(benchmark.spread.median, benchmark)}")
    if benchmark.place is not None and benchmark.count:
        own = shown_value(benchmark.place.value, benchmark)
        parts += [f"本单位 {own}", place_in_words(benchmark)]
    return "，".join(filter(None, parts))


def own_in_words(benchmark: Benchmark, computed: str) -> str:
    """Return one's own place, and that one's own value follows from two others: ``计算 · …``."""
    return " · ".join(filter(None, ("计算" if computed else "", place_in_words(benchmark))))


def _per(benchmark: Benchmark) -> str:
    return PER_RESIDENTS if benchmark.per_residents else ""


def _rounded(value: float) -> float:
    return float(round(value)) if abs(value) >= _WHOLE_ABOVE else value
