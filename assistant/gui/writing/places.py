"""Where the findings of a check stand in the draft."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.draft.paragraph_order import paragraph_order
from assistant.gui.editor.marks import MarkedPlace
from assistant.gui.panels.checks import SEVERITY_ROLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.checks.finding import Finding
    from assistant.draft.draft import Draft
    from assistant.draft.manuscript import Manuscript

_EXCERPT = 24


def places_of(findings: Iterable[Finding], manuscript: Manuscript) -> list[MarkedPlace | None]:
    """Return the paragraph and stretch that each finding is about, None for the whole text.

    A finding over several paragraphs is shown in the first.
    """
    starts = manuscript.line_starts()
    return [_place_of(finding, manuscript, starts) for finding in findings]


def places_by_now(
    places: Sequence[MarkedPlace | None], checked: Draft, now: Draft | None
) -> list[MarkedPlace | None]:
    """Return the places in the draft as it stands by now; None where a paragraph was reworded.

    Args:
        places: in the draft that was checked.
        checked: that draft.
        now: the same draft, which somebody wrote on meanwhile.
    """
    if now is None:
        return [None] * len(places)
    before, after = checked.paragraphs, now.paragraphs
    order = paragraph_order(before, after)
    found = {was: at for at, was in enumerate(order) if was is not None}
    has_same_values = checked.sheet == now.sheet
    kept = {
        was: at
        for was, at in found.items()
        if before[was].text == after[at].text and (has_same_values or "{{" not in after[at].text)
    }
    if checked.elements.title == now.elements.title:
        kept[-1] = -1
    return [
        replace(place, paragraph=kept[place.paragraph])
        if place is not None and place.paragraph in kept
        else None
        for place in places
    ]


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
