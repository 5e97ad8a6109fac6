"""The peers' numbers on what one is writing about: the figures of the passages found, by indicator.

Only what may be laid beside one's own number: done and not promised, a total and no part of one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.figures.indicators import load_indicators

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from assistant.figures.figure import Figure, Qualifier
    from assistant.outline.meta import Level
    from assistant.workflow.adapting import AdaptedSuggestion


@dataclass(frozen=True, slots=True, kw_only=True)
class PeerValue:
    """What one body reported for one year."""

    value: float
    """In base units."""
    unit: str
    """Measure word as written."""
    qualifier: Qualifier
    body: str | None
    """发文机关"""
    year: int | None
    """The year it speaks of."""
    sentence: str
    """The passage it stands in."""
    sample: bool
    """Whether it is a number of a fictional sample report (示例)."""
    other_level: Level | None = None
    """The level of the body, where it is not one's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PeerNumbers:
    """The values of one canonical indicator."""

    key: str
    name: str
    unit: str
    """Measure word of the indicator."""
    values: tuple[PeerValue, ...]
    """Those of one's own level first, the latest years first, then in the order of the passages; no
    body and year twice, samples only where nothing else is."""


def peer_numbers(
    found: Iterable[AdaptedSuggestion], own_level: Level | None = None
) -> tuple[PeerNumbers, ...]:
    """Return the numbers of the passages by indicator; that of the most and best passages first.

    Args:
        found: the passages, best first.
        own_level: of one's own body; None where it has none.
    """
    indicators = load_indicators()
    values: dict[str, dict[tuple[str | None, int | None], PeerValue]] = {}
    worth: dict[str, float] = {}
    for item in found:
        for key, value in _values(item, own_level):
            values.setdefault(key, {}).setdefault((value.body, value.year), value)
            worth[key] = worth.get(key, 0.0) + item.suggestion.score
    numbers = [
        PeerNumbers(
            key=key,
            name=indicators[key].name,
            unit=indicators[key].unit,
            values=tuple(sorted(_real_if_any(by_source.values()), key=_rank)),
        )
        for key, by_source in values.items()
        if key in indicators
    ]
    return tuple(sorted(numbers, key=lambda each: -worth[each.key]))


def _real_if_any(values: Collection[PeerValue]) -> tuple[PeerValue, ...]:
    """Return what real bodies reported; without any, what the samples have."""
    return tuple(value for value in values if not value.sample) or tuple(values)


def _rank(value: PeerValue) -> tuple[bool, int]:
    return value.other_level is not None, -(value.year or 0)


def _values(item: AdaptedSuggestion, own_level: Level | None) -> Iterator[tuple[str, PeerValue]]:
    source = item.suggestion.source
    is_apart = own_level is not None and item.level != own_level
    for figure in item.figures:
        if figure.key is not None and figure.value is not None and _is_comparable(figure):
            yield (
                figure.key,
                PeerValue(
                    value=figure.value,
                    unit=figure.unit,
                    qualifier=figure.qualifier,
                    body=source.body,
                    year=figure.year or source.year,
                    sentence=item.suggestion.text,
                    sample=source.sample,
                    other_level=item.level if is_apart else None,
                ),
            )


def _is_comparable(figure: Figure) -> bool:
    return figure.kind == "actual" and figure.scope == "total"
