"""What a benchmark is told of oneself: the body of the open draft and its numbers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from assistant.draft.numbers import format_value
from assistant.figures.derive import derive_rates, load_relations
from assistant.figures.indicators import load_indicators
from assistant.outline.identity import body_identity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.draft.draft import Draft
    from assistant.draft.parts import SheetRow
    from assistant.figures.derive import DerivedRate
    from assistant.outline.meta import Level


class _Total(NamedTuple):
    """A number of one's own with its measure word."""

    value: float | None
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """One's own body; nothing is known while no draft is open."""

    body: str = ""
    """发文机关"""
    identity: str | None = None
    level: Level | None = None
    year: int | None = None
    """Reporting year."""
    rows: Mapping[str, SheetRow] = field(default_factory=dict)
    """The indicator sheet by key."""
    read: Mapping[str, float] = field(default_factory=dict)
    """Values read out of the draft's sentences, for indicators that the sheet does not hold."""

    @property
    def is_known(self) -> bool:
        """Tell whether a draft is open."""
        return self.year is not None

    @property
    def line(self) -> str | None:
        """Identity of one's own line in a trend; empty for a body without a name."""
        return (self.identity or "") if self.is_known else None

    def value(self, key: str) -> float | None:
        """Return this year's value in base units: the given one, else one that follows (计算)."""
        given = self.given(key)
        if given is not None:
            return given
        derived = self._derived(key)
        return derived.value if derived else None

    def given(self, key: str) -> float | None:
        """Return this year's value: the sheet's, else what a sentence says; in base units."""
        row = self.rows.get(key)
        return row.this_year if row and row.this_year is not None else self.read.get(key)

    def computed(self, key: str) -> str:
        """Return how the value of a rate follows from two counts: ``14件 ÷ 140件``.

        Empty where the value is given, or does not follow from anything.
        """
        derived = self._derived(key) if self.given(key) is None else None
        if derived is None:
            return ""
        totals = self._totals(derived.counted, derived.of)
        return " ÷ ".join(format_value(total.value or 0, total.unit) for total in totals.values())

    def compared(self) -> dict[str, float]:
        """Return what the overview compares: the sheet's values and rates that follow from them."""
        indicators, values = load_indicators(), {}
        for key in dict.fromkeys((*self.rows, *load_relations())):
            row = self.rows.get(key)
            is_there = bool(row and row.this_year is not None) or bool(self.computed(key))
            value = self.value(key) if is_there and key in indicators else None
            if value is not None:
                values[key] = value
        return values

    def by_year(self, key: str) -> dict[int, float]:
        """Return the values of this year and the year before, as far as they are known."""
        if self.year is None:
            return {}
        row = self.rows.get(key)
        values = {self.year: self.value(key), self.year - 1: row.last_year if row else None}
        return {year: value for year, value in values.items() if value is not None}

    def has_change(self, key: str) -> bool:
        """Tell whether the sheet has what a change (同比) is reckoned from."""
        row = self.rows.get(key)
        return row is not None and row.this_year is not None and row.last_year is not None

    def _totals(self, *keys: str) -> dict[str, _Total]:
        """Return the given values of these indicators, by key."""
        indicators, totals = load_indicators(), {}
        for key in keys:
            value, row = self.given(key), self.rows.get(key)
            if value is not None:
                unit = row.unit if row and row.this_year is not None else indicators[key].unit
                totals[key] = _Total(value, unit)
        return totals

    def _derived(self, key: str) -> DerivedRate | None:
        """Return a rate that follows from counts; of the wholes only the likeliest is taken."""
        relation = load_relations().get(key)
        if relation is None:
            return None
        totals = self._totals(*relation.counted, relation.of[0])
        return next((rate for rate in derive_rates(totals) if rate.key == key), None)


NOBODY = Own()


def own_of(draft: Draft | None, read: Mapping[str, float]) -> Own:
    """Return what the draft says of its body; :data:`NOBODY` without one."""
    if draft is None:
        return NOBODY
    body = draft.elements.body
    identity = body_identity(body, province=draft.province or None, city=draft.city or None)
    return Own(
        body=body,
        identity=identity if body else None,
        level=draft.level,
        year=draft.year,
        rows={row.key: row for row in draft.sheet},
        read=dict(read),
    )
