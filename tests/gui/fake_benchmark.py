"""Benchmarks of made-up bodies, and services that remember what they were asked."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from assistant.benchmark.benchmark import Benchmark, Evidence, Peer, SilentPeer, Trend, TrendLine
from assistant.benchmark.peer_book import PeerBody, PeerBook
from assistant.benchmark.quantiles import place_of, spread_of
from assistant.gui.services.services import BenchmarkServices

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from assistant.benchmark.choice import PeerChoice

TREND = Trend(
    key="review.accepted",
    name="行政复议受理",
    unit="件",
    per_residents=False,
    years=(2020, 2021, 2022, 2023, 2024),
    medians=(95.0, 99.0, None, 120.0, 131.0),
    counts=(8, 12, 4, 23, 31),
    lines=(),
)
VALUES = (120.0, None, 140.0, 125.0, 158.0)
"""Of each line, with a gap."""


def peer(number: int, value: float, **changes: Any) -> Peer:
    """A body with a value, published without a sentence."""
    known: dict[str, Any] = {
        "body": f"{number}号区司法局",
        "identity": f"甲市/{number}号区司法局",
        "level": "department",
        "province": None,
        "city": "甲市",
        "year": 2024,
        "value": value,
        "unit": "件",
        "qualifier": "exact",
        "change": None,
        "evidence": evidence(report=None),
    }
    return Peer(**(known | changes))


def evidence(*, report: int | None, start: int | None = None, **changes: Any) -> Evidence:
    """Where a value was found."""
    known: dict[str, Any] = {
        "report": report,
        "start": start,
        "end": None if start is None else start + 4,
        "sentence": "" if report is None else "全年受理行政复议申请96件。",
        "title": "公报",
        "url": "" if report else "https://example.org/a.html",
    }
    return Evidence(**(known | changes))


def make_benchmark(
    values: Sequence[float], *, own: float | None = None, rows: int = 500, **changes: Any
) -> Benchmark:
    """A benchmark of bodies with these values, the largest first."""
    rising = tuple(sorted(values))
    better = changes.get("better")
    peers = [peer(number, value) for number, value in enumerate(rising[::-1][:rows], 1)]
    known: dict[str, Any] = {
        "key": "review.accepted",
        "name": "行政复议受理",
        "unit": "件",
        "better": better,
        "per_residents": False,
        "peers": tuple(peers),
        "total": len(rising),
        "values": rising,
        "spread": spread_of(rising),
        "place": place_of(own, rising, better),
        "mixed_levels": False,
        "approximate": 0,
        "silent": (),
        "unpublished": 0,
        "not_applicable": 0,
    }
    return Benchmark(**(known | changes))


def silent(number: int, gap: Any) -> SilentPeer:
    """A body that published nothing."""
    return SilentPeer(
        body=f"{number}号镇", identity=f"{number}", level="township", year=2024, gap=gap, report=1
    )


@dataclass
class FakeBenchmark:
    """What the fake services were asked, and what they answer."""

    benchmark: Benchmark
    further: tuple[Peer, ...] = ()
    """Rows that the benchmark does not hold yet."""
    book: PeerBook = field(default_factory=PeerBook)
    bodies: tuple[PeerBody, ...] = ()
    compared: list[tuple[str, float | None]] = field(default_factory=list)
    choices: list[PeerChoice | None] = field(default_factory=list)
    continued: list[tuple[int, int]] = field(default_factory=list)
    followed: list[tuple[tuple[str, ...], Mapping[int, float]]] = field(default_factory=list)
    tables: list[tuple[str, Path, float | None]] = field(default_factory=list)
    error: Exception | None = None
    """Raised by whatever is asked."""

    def services(self) -> BenchmarkServices:
        """Return the record that the window is given."""
        return BenchmarkServices(
            compare_indicator=self._compare,
            more_peers=self._more,
            follow_years=self._follow,
            peer_bodies=lambda: self.bodies,
            write_peer_table=self._write_table,
            read_peer_book=lambda: self.book,
            write_peer_book=self._write_book,
            import_peer_book=lambda _: None,  # type: ignore[arg-type,return-value]
            export_peer_book=lambda _: None,
            indicator_sentence=_sentence,
            comparison_sentence=lambda benchmark, body: f"{body}：{benchmark.name}。",
        )

    def _fail(self) -> None:
        if self.error is not None:
            raise self.error

    def _compare(
        self,
        key: str,
        choice: PeerChoice | None = None,
        *,
        value: float | None = None,
        rows: int = 500,
    ) -> Benchmark:
        self._fail()
        self.compared.append((key, value))
        self.choices.append(choice)
        return replace(self.benchmark, key=key, peers=self.benchmark.peers[:rows])

    def _more(
        self, key: str, choice: PeerChoice, *, after: int, rows: int = 500
    ) -> tuple[Peer, ...]:
        self.continued.append((after, rows))
        first = after - len(self.benchmark.peers)
        return self.further[first : first + rows]

    def _follow(
        self,
        key: str,
        choice: PeerChoice,
        *,
        bodies: Sequence[str] = (),
        own: Mapping[int, float] | None = None,
    ) -> Trend:
        self.followed.append((tuple(bodies), dict(own or {})))
        wanted = dict.fromkeys([*([choice.own] if choice.own else []), *bodies])
        lines = [
            TrendLine(body=identity.partition("/")[2], identity=identity, values=VALUES)
            for identity in wanted
        ]
        return replace(TREND, key=key, lines=tuple(lines))

    def _write_table(
        self, key: str, choice: PeerChoice, path: Path, *, value: float | None = None
    ) -> None:
        self._fail()
        self.tables.append((key, path, value))

    def _write_book(self, book: PeerBook) -> None:
        self._fail()
        self.book = book


def _sentence(key: str, *, with_change: bool, name: str = "") -> str:
    change = f"，{{{{ {key} | change }}}}" if with_change else ""
    return f"全年办理{{{{ {key} }}}}{change}。"
