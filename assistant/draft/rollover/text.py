"""One paragraph of last year's report as a paragraph of this year's: figures out, years on.

Fields and blanks stay. Typed numbers go the way of a borrowed sentence
(:mod:`assistant.draft.borrow`): a number that the own sheet holds becomes its field, any other a
blank. What depends on time and cannot be moved stays, and its place in the new text is told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from assistant.draft.borrow.figures import figure_edits
from assistant.draft.borrow.marks import apart, earlier_marks
from assistant.draft.borrow.numbers import address_marks, number_edits, number_names
from assistant.draft.borrow.years import day_edits
from assistant.draft.edit import Edit
from assistant.draft.rollover.flag import TimeMark
from assistant.draft.rollover.times import fixed_time_marks, worded_time_marks
from assistant.draft.rollover.years import rolled_years
from assistant.figures.units import unit_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from assistant.draft.borrow.parties import Origin, Own
    from assistant.figures.figure import Figure

_TITLE = re.compile(r"《[^《》\n]{1,80}》")
# 《青栎区2024年普法工作要点》, but not 《…条例（2023年修正）》
_YEAR_OF_TITLE = re.compile(r"(?<![\d—－–~～至-])20\d\d(?=年|[〕》）)])(?!年修[订正])")
_QUOTE = re.compile(r"“[^“”\n]{1,20}”")
_DIGIT = re.compile(r"\d")
_LONE_BRACES = str.maketrans("{}", "｛｝")
_JOINED = ("year", "day")
"""Kinds that stand side by side in one date: 2024年 and 7月15日."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RolledText:
    """A text of the new draft and what of it is to be checked."""

    text: str
    marks: tuple[TimeMark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Roller:
    """Rolls texts of one draft over."""

    own: Own
    """The new draft's owner, its year the new one."""
    source: Origin
    """Whose report it was: the same body, a year before."""
    last: int
    """Its reporting year."""

    def roll(
        self,
        text: str,
        figures: Sequence[Figure] = (),
        kept: Sequence[Edit] = (),
        *,
        ahead: bool = False,
    ) -> RolledText:
        """Return the text as it stands in the new draft.

        Args:
            text: as it read last year, fields written out.
            figures: its figures, offsets relative to *text*.
            kept: what takes the place of the written-out fields and blanks: themselves.
            ahead: whether it looks ahead to the next year.
        """
        fixed = list(fixed_time_marks(text, self.own.year))
        years = list(rolled_years(text, self.last, self.own.year, ahead=ahead))
        worded = list(worded_time_marks(text, self.own.year))
        worded += (each for each in years if isinstance(each, TimeMark))
        titles = list(self._titles(text, fixed))
        marks = [mark for mark in titles if isinstance(mark, TimeMark)]
        edits = apart(
            (
                *kept,
                *earlier_marks(text),
                *(_kept(text, each) for each in (*titles, *fixed)),
                *number_names(text),
                *day_edits(text),
                *figure_edits(text, figures, own=self.own, source=self.source),
                *(_kept(text, each) for each in worded),
                *(each for each in years if isinstance(each, Edit)),
                *_named(text),
                *number_edits(text),
            ),
            len(text),
        )
        return _written(text, edits, [*marks, *fixed, *worded])

    def _titles(self, text: str, fixed: Iterable[TimeMark]) -> Iterator[TimeMark | Edit]:
        """Keep the titles of documents; mark those that belong to last year."""
        fixed = list(fixed)
        for match in _TITLE.finditer(text):
            start, end = match.span()
            inside = next((mark for mark in fixed if start < mark.end and mark.start < end), None)
            if inside is not None and inside.start >= start and inside.end <= end:
                yield replace(inside, start=start, end=end)
            elif _YEAR_OF_TITLE.search(match[0]):
                advice = "请核对是否换成本年度的文件"
                yield TimeMark(start=start, end=end, kind="document", advice=advice)
            elif inside is None:
                yield Edit(start, end, match[0])


def _kept(text: str, each: TimeMark | Edit) -> Edit:
    return Edit(each.start, each.end, text[each.start : each.end])


def _named(text: str) -> Iterator[Edit]:
    """Keep numbers in names: “1+3+N”, telephones; not those in “办结158件”."""
    counted = _counted()
    for match in _QUOTE.finditer(text):
        if _DIGIT.search(match[0]) and ("+" in match[0] or not counted.search(match[0])):
            yield Edit(match.start(), match.end(), match[0])
    for mark in address_marks(text):
        yield Edit(mark.start, mark.end, text[mark.start : mark.end])


@cache
def _counted() -> re.Pattern[str]:
    """Return the pattern of a number with a measure word."""
    return re.compile(rf"\d[余多]?[百千万亿]*(?:{unit_pattern()})")


def _written(text: str, edits: Sequence[Edit], marks: Iterable[TimeMark]) -> RolledText:
    """Return the edited text with those marks whose words stand in it unchanged."""
    by_span = {(mark.start, mark.end): mark for mark in reversed(list(marks))}
    parts: list[str] = []
    found: list[TimeMark] = []
    length = done = 0
    for edit in edits:
        length += edit.start - done
        parts += (_plain(text[done : edit.start]), edit.written)
        mark = by_span.get((edit.start, edit.end))
        if mark is not None and edit.written == text[edit.start : edit.end]:
            found.append(replace(mark, start=length, end=length + len(edit.written)))
        length += len(edit.written)
        done = edit.end
    parts.append(_plain(text[done:]))
    return RolledText(text="".join(parts), marks=tuple(_joined(found)))


def _plain(text: str) -> str:
    """Return text that opens no field beside a new one."""
    return text.translate(_LONE_BRACES)


def _joined(marks: Iterable[TimeMark]) -> Iterator[TimeMark]:
    """Make one mark of the year and the day of one date."""
    before: TimeMark | None = None
    for mark in marks:
        if before and before.end == mark.start and {before.kind, mark.kind} == set(_JOINED):
            before = replace(mark, start=before.start)
            continue
        if before:
            yield before
        before = mark
    if before:
        yield before
