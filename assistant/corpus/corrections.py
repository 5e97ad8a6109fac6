"""What a person changed by hand for one report: kept with it, applied again whenever it is read."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from assistant.outline.correct import HeadingCorrection

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrections:
    """Changes that outlive a new reading of the report; without any, all is as recognised."""

    off: frozenset[str] = frozenset()
    """Names of the cleaning rules undone for this report."""
    meta: Mapping[str, str | int | None] = field(default_factory=dict)
    """Corrected fields of the report's meta, by name."""
    headings: tuple[HeadingCorrection, ...] = ()
    """Corrected headings: level, role, or that one is none."""
    is_reviewed: bool = False
    """A person has looked at the report (已核对): its doubts count no more."""

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing was changed (a review changes nothing)."""
        return not (self.off or self.meta or self.headings)


def corrections_shape(corrections: Corrections) -> dict[str, object]:
    """Return the corrections as a JSON document."""
    return {
        "off": sorted(corrections.off),
        "meta": dict(corrections.meta),
        "headings": [asdict(heading) for heading in corrections.headings],
        "is_reviewed": corrections.is_reviewed,
    }


def write_corrections(corrections: Corrections) -> str:
    """Return the corrections as the store keeps them."""
    return json.dumps(corrections_shape(corrections), ensure_ascii=False, sort_keys=True)


def read_corrections(written: str) -> Corrections:
    """Return the corrections that :func:`write_corrections` wrote."""
    shape = json.loads(written)
    return Corrections(
        off=frozenset(shape["off"]),
        meta=shape["meta"],
        headings=tuple(HeadingCorrection(**heading) for heading in shape["headings"]),
        is_reviewed=shape["is_reviewed"],
    )
