"""Where the findings of a check stand in the draft."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from assistant.gui.editor.marks import MarkedPlace
from assistant.gui.panels.checks import SEVERITY_ROLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.checks.finding import Finding
    from assistant.draft.manuscript import Manuscript

_EXCERPT = 24


def places_of(findings: Iterable[Finding], manuscript: Manuscript) -> list[MarkedPlace | None]:
    """Return the paragraph and stretch that each finding is about, None for the whole text.

    A finding over several paragraphs is shown in the first.
    """
    starts = manuscript.line_starts()
    return [_place_of(finding, manuscript, starts) for finding in findings]


def excerpts_of(findings: Iterable[Finding], manuscript: Manuscript) -> list[str]:
    """Return the words that each finding is about, shortened."""
    text = manuscript.text
    return [_shortened(text[finding.start : finding.end]) for finding in findings]


def _place_of(
    finding: Finding, manuscript: Manuscript, starts: Sequence[int]
) -> MarkedPlace | None:
    if finding.end <= finding.start:
        return None
    role = SEVERITY_ROLES[finding.severity]
    number = bisect_right(starts, finding.start) - 1
    if number < 0:
        return MarkedPlace(paragraph=-1, start=finding.start, end=finding.end, role=role)
    line = manuscript.lines[number]
    origin = starts[number] + len(line.ordinal)
    start = max(finding.start - origin, 0)
    end = min(max(finding.end - origin, start + 1), len(line.text))
    return MarkedPlace(
        paragraph=line.paragraph, start=start + line.indent, end=end + line.indent, role=role
    )


def _shortened(words: str) -> str:
    words = words.strip().replace("\n", " ")
    return words if len(words) <= _EXCERPT else f"{words[:_EXCERPT]}…"
