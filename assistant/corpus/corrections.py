"""What a person changed by hand for one report: kept with it, applied again whenever it is read."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from assistant.figures.correct import FigureCorrection, correction_from
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
    figures: tuple[FigureCorrection, ...] = ()
    """Corrected figures: what is wrong of one, that one is none, or a new one."""
    is_reviewed: bool = False
    """A person has looked at the report (已核对): its doubts count no more."""

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing was changed (a review changes nothing)."""
        return not (self.off or self.meta or self.headings or self.figures)


def corrections_shape(corrections: Corrections) -> dict[str, object]:
    """Return the corrections as a JSON document."""
    return {
        "off": sorted(corrections.off),
        "meta": dict(corrections.meta),
        "headings": [asdict(heading) for heading in corrections.headings],
        "figures": [asdict(figure) for figure in corrections.figures],
        "is_reviewed": corrections.is_reviewed,
    }


def write_corrections(corrections: Corrections) -> str:
    """Return the corrections as the store keeps them."""
    return json.dumps(corrections_shape(corrections), ensure_ascii=False, sort_keys=True)


def read_corrections(written: str) -> Corrections:
    """Return the corrections that :func:`write_corrections` wrote, this version's or before."""
    shape = json.loads(written)
    return Corrections(
        off=frozenset(shape["off"]),
        meta=shape["meta"],
        headings=tuple(HeadingCorrection(**heading) for heading in shape["headings"]),
        figures=tuple(map(correction_from, shape.get("figures", ()))),
        is_reviewed=shape["is_reviewed"],
    )
