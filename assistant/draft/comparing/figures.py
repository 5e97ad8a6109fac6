"""Which numbers of two drafts or reports differ: 行政复议受理：158件 → 210件（第一部分（三））.

A number is known by its indicator where a field or the words around it name one, by its own words
otherwise. The year is counted from the reporting year, so that this year's number meets the one
that last year's report tells of its own year. A number that both tell is no difference, wherever
and however often they tell it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from assistant.draft.comparing.compare import as_manuscript, line_pairs
from assistant.draft.comparing.section_place import section_places
from assistant.draft.manuscript import Manuscript
from assistant.draft.numbers import format_number
from assistant.figures.extract import extract_figures
from assistant.figures.indicators import load_indicators
from assistant.outline.parse import parse_outline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from assistant.draft.draft import Draft
    from assistant.draft.manuscript import FieldMark
    from assistant.figures.figure import Change, Figure

FigureKind = Literal["changed", "added", "removed"]

_ALIKE = 0.6
"""Likeness of the words of two numbers from which on they may be the same one."""
_SAME_PLACE = 0.3
"""What standing in the same paragraph adds to that."""
# 2637.6万元: the number of a field
_DIGITS = re.compile(r"-?\d[\d.]*")
_TRENDS = {"up": "增长", "down": "下降", "flat": "持平"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldNumber:
    """A number where a text tells it."""

    written: str
    """``158件``, ``同比增长8.4%``."""
    line: int
    """Line of the manuscript."""
    start: int
    """First character, in the text of the line."""
    end: int
    """One past the last; of a change this is the number that it belongs to."""
    section: str
    """第一部分（三）"""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureDifference:
    """A number that the two texts tell differently, or that only one of them tells."""

    kind: FigureKind
    name: str
    """Name of the indicator, as in the sheet if there is one, or else the words of the text."""
    key: str | None
    """The indicator; None where none is known."""
    before: ToldNumber | None
    after: ToldNumber | None

    @property
    def text(self) -> str:
        """The difference in a line: ``行政复议受理：158件 → 210件（第一部分（三））``."""
        told = self.after or self.before
        section = told.section if told else ""
        if self.before and self.after:
            words = f"{self.before.written} → {self.after.written}"
        elif self.after:
            words = f"新增{self.after.written}"
        else:
            words = f"{self.before.written if self.before else ''}，已不再写"
        return f"{self.name}：{words}（{section}）"


class _Subject(NamedTuple):
    """What a number is about; two numbers of one subject should be the same."""

    key: str | None
    words: str
    """Empty where the key says it, and so is the unit."""
    unit: str
    years_back: int
    kind: str
    scope: str
    is_change: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Number:
    subject: _Subject
    value: str
    """The number in a form in which equal ones are equal."""
    unit: str
    words: str
    told: ToldNumber


def compare_figures(
    before: Draft | Manuscript, after: Draft | Manuscript
) -> tuple[FigureDifference, ...]:
    """Return the numbers that differ, in the order of the text after, then those that are gone."""
    old, new = as_manuscript(before), as_manuscript(after)
    if old.text == new.text and old.year == new.year:
        return ()
    names = {key: indicator.name for key, indicator in load_indicators().items()}
    for each in (before, after):
        if not isinstance(each, Manuscript):
            names.update((row.key, row.name) for row in each.sheet)
    return tuple(_Comparison(old, new, names).differences())


class _Comparison:
    """The numbers of the two texts while they are paired."""

    def __init__(self, before: Manuscript, after: Manuscript, names: Mapping[str, str]) -> None:
        self._names = names
        self._partners = {pair.before: pair.after for pair in line_pairs(before.lines, after.lines)}
        self._before, self._after = _unshared(*(list(_numbers(each)) for each in (before, after)))

    def differences(self) -> Iterator[FigureDifference]:
        """Yield what differs; equal numbers whose words alone have changed do not."""
        candidates = self._candidates()
        reworded = _paired((old, new) for _, old, new in candidates if old.value == new.value)
        settled = {*reworded, *reworded.values()}
        changed = _paired((old, new) for _, old, new in candidates if not settled & {old, new})
        for new in self._after:
            if new not in settled:
                old = changed.get(new)
                yield self._difference("changed" if old else "added", new, old)
        settled.update(changed.values())
        for old in self._before:
            if old not in settled:
                yield self._difference("removed", old, None)

    def _candidates(self) -> list[tuple[float, _Number, _Number]]:
        """Return what may belong together, the likeliest first."""
        alike: defaultdict[tuple[object, ...], list[_Number]] = defaultdict(list)
        for old in self._before:
            alike[_comparable(old)].append(old)
        found = [
            (likeness, old, new)
            for new in self._after
            for old in alike[_comparable(new)]
            if (likeness := self._likeness(old, new)) >= _ALIKE
        ]
        return sorted(found, key=lambda each: -each[0])

    def _likeness(self, old: _Number, new: _Number) -> float:
        from rapidfuzz.distance import Indel

        nearness = _SAME_PLACE * (self._partners.get(old.told.line) == new.told.line)
        if old.subject == new.subject:
            return 1 + nearness
        keys = {old.subject.key, new.subject.key}
        if old.unit != new.unit or (len(keys) > 1 and None not in keys):
            return 0
        return float(Indel.normalized_similarity(old.words, new.words)) + nearness

    def _difference(
        self, kind: FigureKind, number: _Number, before: _Number | None
    ) -> FigureDifference:
        named = before if before and not number.subject.key else number
        key = named.subject.key
        name = named.words if named.subject.scope == "part" else self._names.get(key or "")
        was = number if kind == "removed" else before
        return FigureDifference(
            kind=kind,
            name=name or named.words,
            key=key,
            before=was.told if was else None,
            after=None if kind == "removed" else number.told,
        )


def _comparable(number: _Number) -> tuple[object, ...]:
    subject = number.subject
    return subject.years_back, subject.kind, subject.is_change


def _paired(candidates: Iterable[tuple[_Number, _Number]]) -> dict[_Number, _Number]:
    """Return which number was which one before; each takes its likeliest that is still free."""
    pairs: dict[_Number, _Number] = {}
    taken: set[_Number] = set()
    for old, new in candidates:
        if old not in taken and new not in pairs:
            taken.add(old)
            pairs[new] = old
    return pairs


def _unshared(before: list[_Number], after: list[_Number]) -> tuple[list[_Number], list[_Number]]:
    """Return the numbers that only one side tells, each once."""
    told = [
        {(each.subject, each.value): each for each in reversed(side)} for side in (before, after)
    ]
    old, new = (
        sorted(
            (each for what, each in side.items() if what not in other),
            key=lambda each: (each.told.line, each.told.start, each.subject.is_change),
        )
        for side, other in (told, told[::-1])
    )
    return old, new


def _numbers(manuscript: Manuscript) -> Iterator[_Number]:
    """Yield the numbers that a text tells, in order."""
    text = manuscript.text
    figures = extract_figures(text, parse_outline(text), year=manuscript.year)
    sections = section_places(manuscript.lines)
    at = 0
    starts = manuscript.line_starts()
    for index, (line, start) in enumerate(zip(manuscript.lines, starts, strict=True)):
        first = start + len(line.ordinal)
        last = first + len(line.words)
        while at < len(figures) and figures[at].start < first:
            at += 1
        inside = []
        while at < len(figures) and figures[at].start < last:
            inside.append(figures[at])
            at += 1
        reader = _Reader(manuscript.year, index, sections[index], first, text)
        for figure in inside:
            yield from reader.read(figure, line.marks)
        for mark in line.marks:
            if not any(_covers(mark, figure, first) for figure in inside):
                yield from reader.read_mark(mark)


def _covers(mark: FieldMark, figure: Figure, first: int) -> bool:
    return mark.start < figure.end - first and figure.start - first < mark.end


class _Reader:
    """Reads the numbers of one line."""

    def __init__(self, year: int | None, line: int, section: str, first: int, text: str) -> None:
        self._year = year
        self._line = line
        self._section = section
        self._first = first
        self._text = text

    def read(self, figure: Figure, marks: Sequence[FieldMark]) -> Iterator[_Number]:
        """Yield the number of a figure, and its change against an earlier one."""
        mark = next((each for each in marks if _covers(each, figure, self._first)), None)
        if mark is not None and mark.blank:
            return
        key = mark.key if mark and mark.key else figure.key
        if figure.value is not None:
            written = self._text[figure.start : figure.end].strip()
            value = f"{figure.qualifier} {format_number(figure.value)}"
            yield self._number(figure, key, value, written)
        if figure.change is not None:
            written = _said(figure.change)
            yield self._number(figure, key, written, written, is_change=True)

    def read_mark(self, mark: FieldMark) -> Iterator[_Number]:
        """Yield the number of a field that no figure was made of (一个孤零零的数)."""
        _, _, written = mark.expression.partition(" | ")
        if mark.key is None or mark.blank or mark.error or written in ("change", "growth"):
            return
        text = self._text[self._first + mark.start : self._first + mark.end]
        digits = _DIGITS.match(text)
        if digits is None:
            return
        subject = _Subject(
            key=mark.key,
            words="",
            unit="",
            years_back=int(written.startswith("last")),
            kind="actual",
            scope="total",
            is_change=False,
        )
        yield _Number(
            subject=subject,
            value=f"exact {digits[0]}",
            unit="",
            words=mark.key,
            told=self._told(text, mark.start, mark.end),
        )

    def _number(
        self, figure: Figure, key: str | None, value: str, written: str, *, is_change: bool = False
    ) -> _Number:
        years = figure.year is not None and self._year is not None
        subject = _Subject(
            key=key,
            words="" if key else figure.indicator,
            unit="" if key or is_change else figure.unit,
            years_back=(self._year or 0) - (figure.year or 0) if years else 0,
            kind=figure.kind,
            scope=figure.scope,
            is_change=is_change,
        )
        return _Number(
            subject=subject,
            value=value,
            unit="" if is_change else figure.unit,
            words=figure.indicator,
            told=self._told(written, figure.start - self._first, figure.end - self._first),
        )

    def _told(self, written: str, start: int, end: int) -> ToldNumber:
        return ToldNumber(
            written=written, line=self._line, start=start, end=end, section=self._section
        )


def _said(change: Change) -> str:
    if change.value is None:
        return change.basis + _TRENDS[change.direction]
    trend = "上升" if change.unit == "个百分点" and change.direction == "up" else None
    number = format_number(change.value)
    return f"{change.basis}{trend or _TRENDS[change.direction]}{number}{change.unit or ''}"
