"""Where a finding of a check stands in the draft."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from assistant.gui.editor.marks import MarkedPlace
from assistant.gui.panels.checks import SEVERITY_ROLES

if TYPE_CHECKING:
    from assistant.checks.finding import Finding
    from assistant.draft.manuscript import Manuscript

_EXCERPT = 24


def place_of(finding: Finding, manuscript: Manuscript) -> MarkedPlace | None:
    """Return the paragraph and the stretch of it that a finding is about, None for the whole text.

    A finding over several paragraphs is shown in the first.
    """
    if finding.end <= finding.start:
        return None
    role = SEVERITY_ROLES[finding.severity]
    starts = manuscript.line_starts()
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


def excerpt_of(finding: Finding, manuscript: Manuscript) -> str:
    """Return the words a finding is about, shortened."""
    words = manuscript.text[finding.start : finding.end].strip().replace("\n", " ")
    return words if len(words) <= _EXCERPT else f"{words[:_EXCERPT]}…"
