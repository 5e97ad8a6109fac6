"""What reading beside the paper asks of the workflow, one callable each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from assistant.base.lazily import Lazily

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from assistant.corpus.report import Report
    from assistant.draft.draft import Draft
    from assistant.workflow import adapting, reading
    from assistant.workflow.adapting import AdaptedSuggestion
else:
    adapting = Lazily("assistant.workflow.adapting")
    reading = Lazily("assistant.workflow.reading")


class AdaptStretch(Protocol):
    """Makes a stretch of a report one's own."""

    def __call__(self, report: Report, start: int, end: int, draft: Draft) -> AdaptedSuggestion:
        """Return it as it would stand in the draft."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class BesideServices:
    """What is done with a report that one reads beside the paper."""

    read_report: Callable[[Path], Report]
    adapt_stretch: AdaptStretch


def beside_services() -> BesideServices:
    """Return the real workflow functions."""
    return BesideServices(read_report=reading.read_report, adapt_stretch=adapting.adapt_stretch)
