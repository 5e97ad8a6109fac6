"""Last year's report becomes this year's draft (沿用上年报告).

Words stay, numbers go: the sheet's values move into last year's column, typed numbers become
fields or blanks, years move on. What depends on time otherwise is flagged, never changed. Last
year's plan and shortcomings are no text any more, but guidance (写作提示) of what to report on.
Comparisons with peers (内部对比) and sources of borrowed words are left behind.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from assistant.base.errors import AssistantError
from assistant.draft.borrow.parties import Origin, Own
from assistant.draft.compose import compose
from assistant.draft.edit import Edit
from assistant.draft.fields import write_out
from assistant.draft.numbering import TABLES
from assistant.draft.parts import Paragraph
from assistant.draft.rollover.elements import rolled_elements
from assistant.draft.rollover.flag import Flag, TimeMark
from assistant.draft.rollover.parts import parts_of
from assistant.draft.rollover.plans import (
    HINTED,
    fitting_headings,
    is_of_roll_over,
    lacking_guidance,
    planned_guidance,
    promises_in,
)
from assistant.draft.rollover.table import TableRoller
from assistant.draft.rollover.text import RolledText, Roller
from assistant.draft.rollover.values import rolled_sheet, told_values
from assistant.draft.rollover.years import moved_years
from assistant.figures.extract import extract_figures
from assistant.outline.parse import parse_outline

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assistant.draft.draft import Draft
    from assistant.draft.manuscript import Line
    from assistant.draft.parts import ParagraphStyle
    from assistant.draft.rollover.parts import Part
    from assistant.draft.rollover.plans import Promise
    from assistant.figures.figure import Figure

_PICTURE_ADVICE = "图片是上一份报告的，请更换或删去"


class RollOverError(AssistantError):
    """A report cannot become the draft of that year.

    Attributes:
        last: its reporting year.
        year: the year that was asked for.
        reason: what is wrong, in Chinese.
    """

    def __init__(self, last: int, year: int, reason: str) -> None:
        super().__init__(f"{last} → {year}：{reason}")
        self.last = last
        self.year = year
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class RolledOver:
    """The new draft, and what of it is to be checked before anything else."""

    draft: Draft
    flags: tuple[Flag, ...] = ()
    """Those of elements and sheet first, then in the order of the paragraphs."""


def roll_over(last: Draft, *, year: int) -> RolledOver:
    """Return the draft for *year* that last year's report makes, and what is to be checked in it.

    Args:
        last: last year's report.
        year: the new reporting year; where it does not follow on the old one, the values of the
            year before stay empty.

    Raises:
        RollOverError: the year is not later than the report's.
    """
    if year <= last.year:
        reason = f"要起草的年度应晚于上一份报告的年度（{last.year}年）"
        raise RollOverError(last.year, year, reason)
    return _Roll(last, year).over()


class _Rolled(NamedTuple):
    """A paragraph of the new draft."""

    style: ParagraphStyle
    text: RolledText


class _Roll:
    """One roll-over."""

    def __init__(self, last: Draft, year: int) -> None:
        own = [paragraph for paragraph in last.paragraphs if paragraph.style != "internal"]
        self._last = replace(last, paragraphs=tuple(own))
        self._year = year
        self._manuscript = compose(self._last)
        self._outline = parse_outline(self._manuscript.text)
        lines = tuple(map(without_names_of_blanks, self._manuscript.lines))
        text = replace(self._manuscript, lines=lines).text
        self._figures = extract_figures(text, self._outline, year=last.year)
        told = told_values(text, self._figures, last.year)
        sheet = rolled_sheet(last.sheet, told, is_next=year == last.year + 1)
        elements, self._flags = rolled_elements(last.elements, last.year, year)
        self._new = replace(last, elements=elements, year=year, sheet=sheet, paragraphs=())

    def over(self) -> RolledOver:
        """Return the new draft."""
        paragraphs: list[Paragraph] = []
        flags = [*self._flags, *self._sheet_flags()]
        for rolled in self._paragraphs():
            flags += (
                Flag(
                    paragraph=len(paragraphs),
                    start=mark.start,
                    end=mark.end,
                    kind=mark.kind,
                    advice=mark.advice,
                )
                for mark in rolled.text.marks
            )
            paragraphs.append(Paragraph(style=rolled.style, text=rolled.text.text))
        draft = replace(self._new, paragraphs=tuple(paragraphs))
        return RolledOver(draft=draft, flags=tuple(flags))

    def _sheet_flags(self) -> Iterator[Flag]:
        if self._year > self._last.year + 1 and self._new.sheet:
            advice = f"上一份报告是{self._last.year}年的，上年数没有带入，请补填"
            yield Flag(paragraph=None, start=0, end=0, kind="sheet", advice=advice)

    def _paragraphs(self) -> Iterator[_Rolled]:
        """Yield the paragraphs of the new draft in order; the plan opens with what to write."""
        is_told = False
        for at, paragraph in enumerate(self._last.paragraphs):
            part = self._parts.get(at)
            if part is None or part.fate != "planned":
                is_told = is_told and part is None
                yield from self._rolled(at, paragraph, part)
                continue
            if part.depth:
                yield from self._rolled(at, paragraph, part)
            if not is_told:
                yield _Rolled("guidance", RolledText(text=self._hint))
            is_told = True

    def _rolled(self, at: int, paragraph: Paragraph, part: Part | None) -> Iterator[_Rolled]:
        """Yield what stands in the place of one paragraph; nothing for what is left behind."""
        if part is None:
            if not is_of_roll_over(paragraph.text):
                yield _Rolled(paragraph.style, self._unread(paragraph))
            return
        if part.fate == "lacking":
            for guidance in lacking_guidance(part.line.text):
                yield _Rolled("guidance", RolledText(text=guidance))
            return
        yield _Rolled(paragraph.style, self._read(paragraph, part))
        for promise in self._promises.get(at, ()):
            guidance = planned_guidance(promise.text)
            yield _Rolled("guidance", RolledText(text=guidance))

    def _unread(self, paragraph: Paragraph) -> RolledText:
        """Return guidance and empty paragraphs, which no reader sees, with the years moved."""
        return RolledText(text=moved_years(paragraph.text, self._last.year, self._year, ahead=True))

    def _read(self, paragraph: Paragraph, part: Part) -> RolledText:
        """Return a paragraph of the report itself."""
        text = paragraph.text
        if paragraph.style in TABLES:
            return self._tables.roll(text)
        if paragraph.style == "picture":
            mark = TimeMark(start=0, end=len(text), kind="picture", advice=_PICTURE_ADVICE)
            return RolledText(text=text, marks=(mark,))
        if part.fate == "planned":
            text = text.partition("。")[0]
        written, marks = write_out(text, self._last)
        return self._roller.roll(
            written,
            self._figures_of(part, len(written)),
            [Edit(mark.start, mark.end, text[slice(*mark.source)]) for mark in marks],
            ahead=part.role in ("plan", "problems_plan"),
        )

    def _figures_of(self, part: Part, length: int) -> list[Figure]:
        """Return the figures of a line, offsets relative to its paragraph as it reads."""
        line = part.line
        start = self._starts[line.paragraph] + len(line.ordinal) - line.indent
        first = bisect_left(self._figure_starts, start)
        last = bisect_left(self._figure_starts, start + length)
        return [
            replace(figure, start=figure.start - start, end=figure.end - start)
            for figure in self._figures[first:last]
            if figure.end <= start + length
        ]

    @cached_property
    def _hint(self) -> str:
        """What the emptied plan asks for."""
        planned = [part for part in self._parts.values() if part.fate == "planned"]
        below = "；下面的小标题是上年的，请改写" if any(part.depth > 1 for part in planned) else ""
        what = f"请写{self._year + 1}年的安排，与查摆的问题对应，写明抓手、目标和时限"
        return f"{HINTED}{what}{below}。"

    @cached_property
    def _roller(self) -> Roller:
        own = Own.of(self._new)
        source = Origin(body=own.body, level=own.level, year=self._last.year, place=own.place)
        return Roller(own=own, source=source, last=self._last.year)

    @cached_property
    def _tables(self) -> TableRoller:
        return TableRoller(self._roller, self._new.sheet)

    @cached_property
    def _parts(self) -> Mapping[int, Part]:
        """The lines by the index of their paragraph."""
        parts = parts_of(self._manuscript, self._outline)
        return {part.line.paragraph: part for part in parts}

    @cached_property
    def _promises(self) -> Mapping[int, Sequence[Promise]]:
        """What is recalled below a heading, by the index of its paragraph."""
        parts = list(self._parts.values())
        planned = [part for part in parts if part.fate == "planned"]
        promises = [promise for part in planned for promise in promises_in(part)]
        placed = fitting_headings(parts, promises)
        return {parts[at].line.paragraph: placed[at] for at in placed}

    @cached_property
    def _starts(self) -> Mapping[int, int]:
        """Where each line begins in the manuscript's text, by the index of its paragraph."""
        lines = self._manuscript.lines
        starts = self._manuscript.line_starts()
        return {line.paragraph: start for line, start in zip(lines, starts, strict=True)}

    @cached_property
    def _figure_starts(self) -> list[int]:
        return [figure.start for figure in self._figures]


def without_names_of_blanks(line: Line) -> Line:
    """Return a line in which no number is read by a blank's name (【行政复议收案上年数】)."""
    text = line.text
    for mark in line.marks:
        if mark.blank:
            text = text[: mark.start] + "□" * (mark.end - mark.start) + text[mark.end :]
    return replace(line, text=text)
