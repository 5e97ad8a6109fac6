"""Paragraphs that a typist parted by line breaks, as text that was pasted from a page often is.

An export never breaks the line of a text, so a line break that comes back begins a paragraph.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.sources.tracked import Run, TrackedParagraph

_BREAK = "\n"


@dataclass(slots=True)
class _Part:
    """What stands between two breaks."""

    start: int
    """Where it begins in the text after all changes."""
    runs: list[Run] = field(default_factory=list)

    @property
    def end(self) -> int:
        return self.start + sum(len(run.text) for run in self.runs if run.state != "deleted")


def at_line_breaks(paragraph: TrackedParagraph) -> Iterator[TrackedParagraph]:
    """Give the paragraphs that line breaks make of one; marks go with the words they begin at."""
    if not any(_BREAK in run.text for run in paragraph.runs):
        yield paragraph
        return
    part = _Part(0)
    for run in paragraph.runs:
        for number, text in enumerate(run.text.split(_BREAK)):
            if number:
                yield _made(paragraph, part, run)
                part = _Part(part.end + (run.state != "deleted"))
            if text:
                part.runs.append(replace(run, text=text))
    yield _made(paragraph, part, None)


def _made(paragraph: TrackedParagraph, part: _Part, ended_by: Run | None) -> TrackedParagraph:
    """Return a part as a paragraph; the last one ends as the whole does."""
    start, end = part.start, part.end
    made = replace(
        paragraph,
        runs=tuple(part.runs),
        label="" if start else paragraph.label,
        bookmarks=tuple(
            replace(mark, start=mark.start - start, end=min(mark.end, end) - start)
            for mark in paragraph.bookmarks
            if start <= mark.start <= end
        ),
        notes=tuple(
            replace(note, start=note.start - start, end=min(note.end, end) - start)
            for note in paragraph.notes
            if start <= note.start <= end
        ),
    )
    if ended_by is None:
        return made
    return replace(made, end=ended_by.state, end_stamp=ended_by.stamp)
