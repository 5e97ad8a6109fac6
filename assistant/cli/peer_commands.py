"""``suggest`` and ``benchmark``: what peers wrote, and what they reported."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any, TypeVar

from assistant.benchmark.choice import PeerChoice
from assistant.benchmark.quantiles import FEWEST
from assistant.cli.parser import ROLES
from assistant.cli.shapes import answer_shape, benchmark_shape
from assistant.cli.terminal import cell
from assistant.draft.numbers import format_value
from assistant.suggest.suggestion import Query
from assistant.workflow.benchmarking import (
    compare_indicator,
    indicator_key,
    listed_bodies,
    peer_bodies,
    write_peer_table,
)
from assistant.workflow.desk import own_desk
from assistant.workflow.drafting import open_draft
from assistant.workflow.errors import UnknownFormat
from assistant.workflow.report_json import to_json
from assistant.workflow.suggesting import suggest_each, suggest_phrases
from assistant.workflow.terms import (
    LEVEL_NAMES,
    PER_RESIDENTS,
    QUALIFIER_SIGNS,
    STANDING_NAMES,
)

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from assistant.benchmark.benchmark import Benchmark, Peer, Place, Spread
    from assistant.draft.draft import Draft
    from assistant.workflow.suggesting import AdaptedSuggestion

_Word = TypeVar("_Word")

_PICTURES = (".png", ".svg")
_TABLES = (".xlsx", ".csv")


def suggest(options: argparse.Namespace) -> int:
    """Answer one query, or one JSON query a line from stdin."""
    if options.stdin:
        return _suggest_lines(options)
    query = _query(options, {"query": options.query or ""})
    found = suggest_phrases(own_desk(), query, _draft(options))
    if options.json:
        print(to_json(answer_shape(None, found)))
    else:
        print_suggestions(found)
    return 0


def benchmark(options: argparse.Namespace) -> int:
    """Print what peers reported for one indicator; paint and save it where files are named.

    Raises:
        UnknownFormat: a file's ending is none that can be written; nothing is written.
    """
    _require_ending(options.plot, _PICTURES)
    _require_ending(options.table, _TABLES)
    desk, key, choice = own_desk(), indicator_key(options.key), _choice(options)
    compared = compare_indicator(desk, key, choice, value=options.value)
    if options.plot:
        from assistant.gui.charts.picture import write_chart

        write_chart(compared, options.plot)
    if options.table:
        write_peer_table(desk, key, choice, options.table, value=options.value)
    if choice.province and not _is_known(choice.province):
        told = f"没有“{choice.province}”的数据：资料库和公开数据里都没有这个省份的机关。"
        print(told, file=sys.stderr)
    if options.json:
        print(to_json(benchmark_shape(compared)))
    else:
        print_benchmark(compared)
        if compared.per_residents and options.value is not None:
            print("本单位的常住人口未知，所给数值不能折算为每万人，因此不排位次。")
    return 0


def _require_ending(path: Path | None, endings: tuple[str, ...]) -> None:
    if path is not None and path.suffix.lower() not in endings:
        raise UnknownFormat(path, endings)


def _is_known(province: str) -> bool:
    """Tell whether anything is known of a body of the province."""
    return any((body.province or "").startswith(province) for body in peer_bodies(own_desk()))


def _choice(options: argparse.Namespace) -> PeerChoice:
    year = options.year
    return PeerChoice(
        level=options.level,
        since=options.since if year is None else year,
        until=options.until if year is None else year,
        province=options.province,
        bodies=listed_bodies(own_desk(), options.peers) if options.peers else None,
        per_residents=options.per_residents,
    )


def print_suggestions(found: tuple[AdaptedSuggestion, ...]) -> None:
    """Print passages with their source, and as they would be inserted."""
    if not found:
        print("没有找到相近的写法。资料库为空时，请先用 corpus import 导入报告。")
    for number, item in enumerate(found, 1):
        source = item.suggestion.source
        words = (
            "示例" if source.sample else "",
            source.body or "机关未识别",
            str(source.year or "年度未识别"),
            source.section or "",
        )
        print(f"{number}. {item.suggestion.text}")
        print(f"   来源：{' · '.join(filter(None, words))}")
        print(f"   改写：{item.adapted}")
        if item.suggestion.alike:
            print(f"   另有 {len(item.suggestion.alike)} 处写法相近")


def print_benchmark(compared: Benchmark, limit: int = 20) -> None:
    """Print the peers' table, the distribution and one's own place."""
    per = PER_RESIDENTS if compared.per_residents else ""
    print(f"{compared.name}（{compared.unit}{per}）：{compared.count} 个同类机关公布了数据")
    for peer in compared.peers[:limit]:
        print(_peer_line(peer, compared))
    if compared.total > limit:
        print(f"  …… 另有 {compared.total - limit} 条")
    for note in _notes(compared):
        print(note)
    if compared.spread:
        print(_spread_line(compared, compared.spread))
        if compared.place:
            print(_place_line(compared, compared.place))
    else:
        print(f"同类机关不足 {FEWEST} 个，不作分布统计，也不排位次。")


def _notes(compared: Benchmark) -> Iterator[str]:
    """Yield what a reader of the table must bear in mind."""
    if compared.mixed_levels:
        yield "注意：以上含不同层级的机关，口径不同，可用 --level 限定层级。"
    if compared.approximate:
        yield f"其中约数 {compared.approximate} 个。"
    if compared.unpublished:
        yield f"未公布：{compared.unpublished} 个机关有报告，没有这项数据。"
    if compared.not_applicable:
        yield f"不适用：{compared.not_applicable} 个机关所在层级没有这项工作。"


def _spread_line(compared: Benchmark, spread: Spread) -> str:
    values = {
        "最小": spread.minimum,
        "下四分位": spread.lower_quartile,
        "中位数": spread.median,
        "上四分位": spread.upper_quartile,
        "最大": spread.maximum,
    }
    return "，".join(f"{name} {_shown(value, compared)}" for name, value in values.items())


def _shown(value: float, compared: Benchmark) -> str:
    """Return a value as asked for: ``158件``, ``7.95件/万人``."""
    per = PER_RESIDENTS if compared.per_residents else ""
    return format_value(value, compared.unit) + per


def _place_line(compared: Benchmark, place: Place) -> str:
    order = "从小到大" if compared.better == "lower" else "从大到小"
    better = "" if place.better_than is None else f"，优于 {place.better_than:.0f}% 的机关"
    own = _shown(place.value, compared)
    return f"本单位 {own}：{order}第 {place.rank} 位，百分位 {place.percentile:.0f}{better}"


def _peer_line(peer: Peer, compared: Benchmark) -> str:
    """Return ``2023  临江市青湖区司法局  约158件  全年受理……``, with what sets the value apart."""
    evidence = peer.evidence
    where = evidence.sentence or evidence.url or evidence.title
    per = PER_RESIDENTS if compared.per_residents and peer.standing != "no_residents" else ""
    value = f"{QUALIFIER_SIGNS[peer.qualifier]}{format_value(peer.value, peer.unit)}{per}"
    marks = (
        "" if peer.standing == "counted" else STANDING_NAMES[peer.standing],
        f"计算：{peer.computed}" if peer.computed else "",
        *(f"冲突：另有 {format_value(other.value, other.unit)}" for other in peer.others),
    )
    told = "；".join(filter(None, marks))
    start = f"  {peer.year or '----'}  {cell(peer.body, 34)} {cell(value, 14)} "
    return start + (f"［{told}］" if told else "") + cell(where, 60)


def _suggest_lines(options: argparse.Namespace) -> int:
    """Answer each query of stdin before the next is read; a bad line is answered by an error."""
    lines = _QueryLines(options)
    for found in suggest_each(own_desk(), lines, _draft(options)):
        print(to_json(answer_shape(lines.identity, found)), flush=True)
    return 1 if lines.failed else 0


class _QueryLines:
    """The queries of stdin, read one at a time."""

    def __init__(self, options: argparse.Namespace) -> None:
        self._options = options
        self.identity: object = None
        """``id`` of the query given last."""
        self.failed = 0
        """Lines so far that are no query."""

    def __iter__(self) -> Iterator[Query]:
        for number, line in enumerate(sys.stdin, 1):
            row = _row(line)
            if row is not None:
                self.identity = row.get("id")
                yield _query(self._options, row)
            elif line.strip():
                self.failed += 1
                error = f"第 {number} 行不是含有 query 的 JSON 查询。"
                print(to_json({"id": None, "error": error}), flush=True)


def _row(line: str) -> dict[str, Any] | None:
    """Return the JSON object of the line, or None where it holds no query."""
    try:
        row = json.loads(line)
    except ValueError:
        return None
    return row if isinstance(row, dict) and isinstance(row.get("query"), str) else None


def _draft(options: argparse.Namespace) -> Draft | None:
    return open_draft(options.draft) if options.draft else None


def _query(options: argparse.Namespace, row: dict[str, Any]) -> Query:
    year, role = options.year, _known(row.get("role"), ROLES) or options.role
    return Query(
        text=row["query"],
        section=str(row.get("section") or options.section or "") or None,
        role=role,
        level=_known(row.get("level"), LEVEL_NAMES) or options.level,
        year_from=options.since if year is None else year,
        year_to=options.until if year is None else year,
        province=options.province,
        is_role_only=options.only_role and role is not None,
        limit=options.limit,
    )


def _known(word: object, words: Iterable[_Word]) -> _Word | None:
    """Return the word where it is one of those, else None."""
    return next((known for known in words if known == word), None)
