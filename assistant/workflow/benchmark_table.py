"""A benchmark as a table that can be passed on: XLSX or CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.base.files import replace_bytes
from assistant.draft.sheet.table import csv_bytes, workbook_bytes
from assistant.workflow.errors import UnknownFormat
from assistant.workflow.terms import (
    GAP_NAMES,
    LEVEL_NAMES,
    PER_RESIDENTS,
    QUALIFIER_SIGNS,
    STANDING_NAMES,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from assistant.benchmark.benchmark import Benchmark, Peer
    from assistant.draft.sheet.table import Row
    from assistant.figures.figure import Change

_HEADINGS = (
    *("机关", "年度", "数值", "单位", "约数", "同比", "层级", "省份", "城市", "是否计入", "算法"),
    *("其他公布的数值", "原句", "出处", "网址"),
)
_WIDTHS = (34, 8, 12, 8, 6, 18, 10, 12, 12, 10, 20, 24, 60, 40, 40)
_DIRECTIONS = {"up": "上升", "down": "下降", "flat": "持平"}


def write_benchmark(path: Path, benchmark: Benchmark) -> None:
    """Write the rows of a benchmark, and its statistics, as XLSX or CSV, all or nothing.

    In a workbook statistics and bodies without a value are sheets of their own; in a CSV they
    follow the rows.

    Raises:
        UnknownFormat: the ending is neither.
        TargetNotWritable: the file there before is untouched.
    """
    rows: list[Row] = [_HEADINGS, *(_row(peer, benchmark) for peer in benchmark.peers)]
    statistics, silent = list(_statistics(benchmark)), list(_silent(benchmark))
    match path.suffix.lower():
        case ".csv":
            replace_bytes(path, csv_bytes([*rows, (), *statistics, (), *silent]))
        case ".xlsx":
            further = {"统计": statistics, "没有数据的机关": silent}
            replace_bytes(path, workbook_bytes(rows, title="数据", widths=_WIDTHS, further=further))
        case _:
            raise UnknownFormat(path, (".xlsx", ".csv"))


def change_words(change: Change | None) -> str:
    """Return how a value moved, ``同比上升27%``; nothing where it is not said."""
    if change is None:
        return ""
    size = "" if change.value is None else f"{_plain(change.value)}{change.unit or ''}"
    return f"{change.basis}{_DIRECTIONS[change.direction]}{size}"


def _row(peer: Peer, benchmark: Benchmark) -> Row:
    by_residents = benchmark.per_residents and peer.standing != "no_residents"
    evidence = peer.evidence
    others = (
        f"{_plain(other.value)}{other.unit}（{other.evidence.title}）" for other in peer.others
    )
    return (
        *(peer.body, peer.year, peer.value, peer.unit + (PER_RESIDENTS if by_residents else "")),
        *(QUALIFIER_SIGNS[peer.qualifier], change_words(peer.change)),
        *(LEVEL_NAMES[peer.level] if peer.level else "", peer.province, peer.city),
        *(STANDING_NAMES[peer.standing], peer.computed, "；".join(others)),
        *(evidence.sentence, evidence.title, evidence.url),
    )


def _statistics(benchmark: Benchmark) -> Iterator[Row]:
    yield (
        "统计",
        f"{benchmark.name}（{benchmark.unit}{PER_RESIDENTS if benchmark.per_residents else ''}）",
    )
    yield "计入的机关", benchmark.count
    if spread := benchmark.spread:
        yield "最小", spread.minimum
        yield "下四分位", spread.lower_quartile
        yield "中位数", spread.median
        yield "上四分位", spread.upper_quartile
        yield "最大", spread.maximum
    else:
        yield "说明", "计入的机关不足 5 个，不作分布统计"
    if place := benchmark.place:
        yield "本单位", place.value
        yield "名次", place.rank
        yield "低于本单位的机关（%）", place.percentile
        if place.better_than is not None:
            yield "本单位优于（%）", place.better_than
    yield "约数", benchmark.approximate
    yield GAP_NAMES["unpublished"], benchmark.unpublished
    yield GAP_NAMES["not_applicable"], benchmark.not_applicable
    if benchmark.mixed_levels:
        yield "说明", "含不同层级的机关，数据不宜直接相比"


def _silent(benchmark: Benchmark) -> Iterator[Row]:
    yield "没有数据的机关", "年度", "原因", "层级"
    for peer in benchmark.silent:
        level = LEVEL_NAMES[peer.level] if peer.level else ""
        yield peer.body, peer.year, GAP_NAMES[peer.gap], level


def _plain(value: float) -> str:
    """Return the number in plain digits."""
    return f"{value:f}".rstrip("0").rstrip(".")
