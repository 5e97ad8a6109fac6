"""What a person has changed about the open report and not yet saved."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.gui.library.pending_figures import PendingFigures
from assistant.outline.correct import HeadingCorrection, heading_line, occurrence_of
from assistant.outline.section import Section

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from assistant.corpus.corrections import Corrections
    from assistant.outline.section import Outline, Role
    from assistant.workflow.correcting import ReportView

NO_HEADING = 0
LONGEST_HEADING = 120
"""Characters; a longer paragraph is offered as a heading by nobody."""
Key = tuple[str, int]
"""Line of a heading, and which one it is of several that read alike."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading as it is shown in the table: recognised, or as the person says."""

    line: str
    occurrence: int
    level: int
    """1–4, 0 where the person says that it is none."""
    role: Role
    start: int
    """First character in the text."""
    is_headed: bool = True
    """False for a stretch without a heading, whose first line stands in its place."""
    is_corrected: bool = False

    @property
    def key(self) -> Key:
        """How a correction finds it."""
        return self.line, self.occurrence


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenReport:
    """A report with what is worked out of it beside the window, before it is shown."""

    view: ReportView
    headings: tuple[Heading, ...]


def prepare(view: ReportView) -> OpenReport:
    """Return the report ready to be shown."""
    return OpenReport(view=view, headings=headings_of(view.report.text, view.report.outline))


def headings_of(text: str, outline: Outline) -> tuple[Heading, ...]:
    """Return the headings of an outline, and the stretches without one, whose role may be unsure.

    Run-in items (一是、二是) are none to correct, nor is what stands above the title.
    """
    return tuple(
        Heading(
            line=heading_line(text, section),
            occurrence=occurrence_of(text, outline, section),
            level=section.level,
            role=section.role,
            start=section.start,
            is_headed=section.heading is not None,
        )
        for section in _correctable(outline.sections)
    )


class Pending:
    """Changes on top of the corrections that are stored."""

    def __init__(self, opened: OpenReport) -> None:
        self._view = opened.view
        self._recognised = {heading.key: heading for heading in opened.headings}
        self._stored = {(c.line, c.occurrence): c for c in opened.view.corrections.headings}
        self._headings = dict(self._stored)
        self._meta: dict[str, str | int | None] = {}
        self.figures = PendingFigures(opened.view)
        """Changes to the figures."""

    @property
    def is_changed(self) -> bool:
        """Tell whether there is something to save."""
        is_other = self._headings != self._stored or self.figures.is_changed
        return bool(self._meta) or is_other

    @property
    def corrections(self) -> Corrections:
        """Stored corrections and changes together."""
        stored = self._view.corrections
        headings = tuple(self._headings.values())
        return replace(
            stored,
            meta={**stored.meta, **self._meta},
            headings=headings,
            figures=self.figures.corrections,
        )

    @property
    def headings(self) -> list[Heading]:
        """The headings in the order of the text, with those that were taken out or marked."""
        rows = dict(self._recognised)
        for key, correction in self._headings.items():
            known = rows.get(key) or self._line_of(correction)
            if known is not None:
                rows[key] = _corrected(known, correction)
        headed = {heading.start for heading in rows.values() if heading.is_headed}
        shown = [row for row in rows.values() if row.is_headed or row.start not in headed]
        return sorted(shown, key=lambda heading: heading.start)

    def set_meta(self, field: str, value: str | int | None) -> None:
        """Say what a field should be; what is recognised anyway is no change."""
        if value == getattr(self._view.report.meta, field):
            self._meta.pop(field, None)
        else:
            self._meta[field] = value

    def is_meta_corrected(self, field: str) -> bool:
        """Tell whether the person said what the field is."""
        return field in self._meta or field in self._view.corrections.meta

    def set_heading(self, heading: Heading) -> None:
        """Say what level and role a line has; what is recognised anyway is no change."""
        known = self._recognised.get(heading.key)
        if heading.key not in self._stored and replace(heading, is_corrected=False) == known:
            self._headings.pop(heading.key, None)
            return
        was_heading = known is not None and known.is_headed
        if heading.level == NO_HEADING and not was_heading and heading.key not in self._stored:
            self._headings.pop(heading.key, None)
            return
        self._headings[heading.key] = HeadingCorrection(
            line=heading.line,
            occurrence=heading.occurrence,
            level=heading.level if heading.is_headed else None,
            role=heading.role if heading.level else None,
        )

    def heading_at(self, start: int, end: int) -> Heading | None:
        """Return the heading that opens the paragraph between two offsets, or could be one."""
        for heading in self.headings:
            if start <= heading.start < end and heading.is_headed:
                return heading
        if end - start > LONGEST_HEADING:
            return None
        return self._line_at(start, end)

    def _line_at(self, start: int, end: int) -> Heading | None:
        """Return a line that is no heading yet, None where it cannot be one (in the title)."""
        text, outline = self._view.report.text, self._view.report.outline
        start += len(text[start:end]) - len(text[start:end].lstrip())
        if start >= end:
            return None
        section = _section(start, end)
        try:
            occurrence = occurrence_of(text, outline, section)
        except ValueError:
            return None
        return Heading(
            line=heading_line(text, section),
            occurrence=occurrence,
            level=NO_HEADING,
            role=_role_at(outline.sections, start),
            start=start,
        )

    def _line_of(self, correction: HeadingCorrection) -> Heading | None:
        """Return the line that a correction is about, None where the text holds it no more."""
        text = self._view.report.text
        for match in re.finditer(rf"(?m)^[ \u3000]*{re.escape(correction.line)}", text):
            found = self._line_at(*match.span())
            if found is not None and found.occurrence == correction.occurrence:
                return found
        return None


def _correctable(sections: Iterable[Section]) -> Iterator[Section]:
    for section in sections:
        is_above_title = section.start == 0 and section.role == "other"
        if not section.list_item and not (section.heading is None and is_above_title):
            yield section


def _corrected(heading: Heading, correction: HeadingCorrection) -> Heading:
    level = heading.level if correction.level is None else correction.level
    role = correction.role or heading.role
    is_headed = heading.is_headed or correction.level is not None
    return replace(heading, level=level, role=role, is_headed=is_headed, is_corrected=True)


def _section(start: int, end: int) -> Section:
    """Return a line as the section it would open."""
    return Section(
        level=1, ordinal=None, heading="", role="other", start=start, body_start=end, end=end
    )


def _role_at(sections: Sequence[Section], offset: int) -> Role:
    around = [section.role for section in sections if section.start <= offset < section.end]
    return around[-1] if around else "other"
