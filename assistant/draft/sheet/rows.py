"""Rows that join the indicator sheet: of the canonical list, or of the drafter's own (自有指标)."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from assistant.draft.parts import SheetRow
from assistant.draft.sheet.cell import OWN, is_own
from assistant.draft.sheet.file import keys_by_name
from assistant.figures.indicators import load_indicators

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.figures.indicators import Indicator

OWN_TOPIC = "自有指标"


def canonical_row(key: str) -> SheetRow:
    """Return the empty row of an indicator of the list.

    Raises:
        UnknownIndicator: there is none of this key.
    """
    indicator = load_indicators()[key]
    return SheetRow(key=key, name=indicator.name, unit=indicator.unit)


def own_row(sheet: Iterable[SheetRow], name: str, unit: str = "") -> SheetRow:
    """Return the empty row of an indicator of the drafter's own, under a key that is free."""
    taken = {row.key for row in sheet}
    key = next(key for key in map(f"{OWN}{{}}".format, count(1)) if key not in taken)
    return SheetRow(key=key, name=name, unit=unit)


def own_key(known: Sequence[SheetRow], row: SheetRow) -> str:
    """Return the key that an indicator of one's own has among these rows, or will have.

    It is known by its name, as each draft and each file counts its own keys from one.
    """
    for other in known:
        if is_own(other) and other.name == row.name:
            return other.key
    is_free = all(other.key != row.key for other in known)
    return row.key if is_free else own_row(known, row.name).key


def missing_indicators(sheet: Iterable[SheetRow]) -> tuple[Indicator, ...]:
    """Return the indicators of the list that the sheet does not hold, in the order of the list."""
    held = {row.key for row in sheet}
    return tuple(each for key, each in load_indicators().items() if key not in held)


def topic_of(row: SheetRow) -> str:
    """Return the topic that a row stands under."""
    indicators = load_indicators()
    return indicators[row.key].topic if row.key in indicators else OWN_TOPIC


def topics() -> tuple[str, ...]:
    """Return the topics in the order of the list, that of own indicators last."""
    return (*dict.fromkeys(each.topic for each in load_indicators().values()), OWN_TOPIC)


def find_row(name: str, sheet: Sequence[SheetRow]) -> SheetRow | None:
    """Return the row that a name means: one of the sheet, or an empty one of the list."""
    wanted = name.strip()
    for row in sheet:
        if wanted in {row.name, row.key}:
            return row
    key = keys_by_name().get(wanted)
    if not key:
        return None
    held = next((row for row in sheet if row.key == key), None)
    return held or canonical_row(key)
