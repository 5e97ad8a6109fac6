"""The figures of the open report as recognised and as the person says they are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.figures.correct import (
    FigureCorrection,
    apply_corrections,
    find_figure,
    place_corrections,
)
from assistant.figures.figure_words import number_within, words_at

if TYPE_CHECKING:
    from assistant.figures.correct import Value
    from assistant.figures.figure import Figure
    from assistant.figures.figure_words import Span
    from assistant.workflow.correcting import ReportView


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """A figure as it is shown in the table."""

    figure: Figure
    written: str
    """The number with its unit as it stands in the text."""
    is_corrected: bool = False
    is_figure: bool = True
    """False where the person says that it is none."""

    @property
    def span(self) -> Span:
        """Where it stands in the text."""
        return self.figure.start, self.figure.end


class PendingFigures:
    """Changes on top of the corrections that are stored."""

    def __init__(self, view: ReportView) -> None:
        self._text = view.report.text
        self._year = view.report.meta.year
        self._found = view.found_figures
        self._stored = {correction.words: correction for correction in view.corrections.figures}
        self._corrections = dict(self._stored)
        self._placed: dict[Span, FigureCorrection] = {}
        self._rows: tuple[FigureRow, ...] = ()
        self._read_rows()

    @property
    def is_changed(self) -> bool:
        """Tell whether there is something to save."""
        return self._corrections != self._stored

    @property
    def corrections(self) -> tuple[FigureCorrection, ...]:
        """Stored corrections and changes together."""
        return tuple(self._corrections.values())

    @property
    def lost(self) -> int:
        """How many corrections find their words no more."""
        return len(self._corrections) - len(self._placed)

    @property
    def rows(self) -> tuple[FigureRow, ...]:
        """The figures in the order of the text, with those that the person took out."""
        return self._rows

    @property
    def text(self) -> str:
        """The clean text of the report."""
        return self._text

    def row_at(self, start: int, end: int) -> FigureRow | None:
        """Return the row of a figure that touches a stretch of the text."""
        return next(
            (row for row in self.rows if row.figure.start < end and start < row.figure.end), None
        )

    def number_at(self, start: int, end: int) -> Span | None:
        """Return the number in a stretch of the text that a new figure could be, if any."""
        span = number_within(self._text, start, end)
        return None if span is None or self.row_at(*span) else span

    def add(self, start: int, end: int) -> None:
        """Take a number for a figure."""
        words = words_at(self._text, start, end)
        self._set(FigureCorrection(words=words))

    def set_field(self, row: FigureRow, name: str, value: Value) -> None:
        """Say what a field of a figure is; what is recognised anyway is no change."""
        earlier = self._correction_of(row)
        changes = {**earlier.changes, name: value}
        base = find_figure(self._found, row.span)
        is_known = base is not None and (base.start, base.end) == row.span
        if is_known and getattr(base, name) == value:
            del changes[name]
        if is_known and not changes:
            self.restore(row)
        else:
            self._set(replace(earlier, changes=changes, is_figure=True))

    def take_out(self, row: FigureRow) -> None:
        """Say that a number is no figure; a new one is simply forgotten."""
        if find_figure(self._found, row.span) is None:
            self.restore(row)
        else:
            self._set(FigureCorrection(words=self._correction_of(row).words, is_figure=False))

    def restore(self, row: FigureRow) -> None:
        """Have a figure as recognised."""
        self._corrections.pop(self._correction_of(row).words, None)
        self._read_rows()

    def restore_all(self) -> None:
        """Have all figures as recognised."""
        self._corrections.clear()
        self._read_rows()

    def _set(self, correction: FigureCorrection) -> None:
        self._corrections.pop(correction.words, None)
        self._corrections[correction.words] = correction
        self._read_rows()

    def _correction_of(self, row: FigureRow) -> FigureCorrection:
        """Return the correction of a row, an empty one where there is none."""
        known = self._placed.get(row.span)
        return known or FigureCorrection(words=words_at(self._text, *row.span))

    def _read_rows(self) -> None:
        text = self._text
        self._placed = placed = place_corrections(text, self.corrections)
        figures = apply_corrections(text, self._found, placed, year=self._year)
        rows = [
            FigureRow(
                figure=figure,
                written=text[figure.start : figure.end],
                is_corrected=(figure.start, figure.end) in placed,
            )
            for figure in figures
        ]
        for (start, end), correction in placed.items():
            base = None if correction.is_figure else find_figure(self._found, (start, end))
            if base is not None:
                figure, written = replace(base, start=start, end=end), text[start:end]
                row = FigureRow(figure=figure, written=written, is_corrected=True, is_figure=False)
                rows.append(row)
        self._rows = tuple(sorted(rows, key=lambda row: row.figure.start))
