"""What peers reported for an indicator, out of the corpus and the figures that ship."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.benchmark.choice import PeerChoice
from assistant.benchmark.compute import compute_benchmark
from assistant.corpus.store import Store
from assistant.figures.indicators import load_indicators

if TYPE_CHECKING:
    from assistant.benchmark.benchmark import Benchmark
    from assistant.workflow.desk import Desk


def indicator_key(word: str) -> str:
    """Return the key of the canonical indicator whose key or Chinese name is *word*.

    Raises:
        UnknownIndicator: there is none.
    """
    indicators = load_indicators()
    by_name = {indicator.name: key for key, indicator in indicators.items()}
    return indicators[by_name.get(word, word)].key


def compare_indicator(
    desk: Desk, key: str, choice: PeerChoice | None = None, *, value: float | None = None
) -> Benchmark:
    """Return the peers' values for *key* and the place of one's own *value* among them.

    Raises:
        UnknownIndicator: no canonical indicator has that key.
        StoreError: the corpus cannot be used.
    """
    with Store(desk.store) as store:
        return compute_benchmark(store, key, choice or PeerChoice(), value=value)
