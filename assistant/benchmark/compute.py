"""Comparing one's own value of an indicator with what comparable bodies reported."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.benchmark.benchmark import Benchmark
from assistant.benchmark.choice import PeerChoice
from assistant.benchmark.peers import body_identity, gather_peers
from assistant.benchmark.quantiles import place_of, spread_of
from assistant.figures.indicators import load_indicators

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.benchmark.benchmark import Peer
    from assistant.corpus.store import Store

_ALL = PeerChoice()


def compute_benchmark(
    store: Store, key: str, choice: PeerChoice = _ALL, *, value: float | None = None
) -> Benchmark:
    """Return the peers' values for an indicator, their spread, and one's own place among them.

    The table shows a body once for every year. Where no year is chosen, only the latest value of
    each body counts for spread and place, so that a body that reported often does not weigh more;
    the others are shown with ``counted`` false.

    Args:
        store: the imported reports; the shipped public figures are joined to them.
        key: canonical indicator.
        choice: which bodies and which year.
        value: one's own, in base units.

    Raises:
        UnknownIndicator: there is no such key.
        StoreError: the store cannot be read.
    """
    indicator = load_indicators()[key]
    chosen = _latest_counted(filter(choice.takes, gather_peers(store, indicator)))
    chosen.sort(key=lambda peer: (-peer.value, peer.body, -(peer.year or 0)))
    values = [peer.value for peer in chosen if peer.counted]
    return Benchmark(
        key=key,
        name=indicator.name,
        unit=indicator.unit,
        peers=tuple(chosen),
        count=len(values),
        spread=spread_of(values),
        place=None if value is None else place_of(value, values),
        mixed_levels=len({peer.level for peer in chosen}) > 1,
    )


def _latest_counted(peers: Iterable[Peer]) -> list[Peer]:
    """Return the peers, of which only each body's latest one counts."""
    latest_first = sorted(peers, key=lambda peer: -(peer.year or 0))
    seen: set[object] = set()
    marked = []
    for peer in latest_first:
        body = body_identity(peer)
        marked.append(replace(peer, counted=body not in seen))
        seen.add(body)
    return marked
