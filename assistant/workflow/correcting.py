"""Looking at a report of the corpus, and putting right what was recognised of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from assistant.base.errors import Cancelled
from assistant.base.files import is_file
from assistant.base.progress import silent
from assistant.cleaning.compare import compare
from assistant.cleaning.effects import rule_effects
from assistant.cleaning.pipeline import clean_text
from assistant.corpus.store import Store
from assistant.figures.correct import check_correction
from assistant.figures.extract import extract_figures
from assistant.sources.source_file import SourceFile
from assistant.workflow.importing import ImportOutcome, ImportResult, contents_of
from assistant.workflow.read_worker import ReadJob, read_each
from assistant.workflow.reading import doubts_of, understand

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from assistant.base.progress import Progress
    from assistant.base.span import Note
    from assistant.cleaning.compare import LinePair
    from assistant.cleaning.effects import RuleEffect
    from assistant.corpus.corrections import Corrections
    from assistant.corpus.report import Report
    from assistant.figures.figure import Figure
    from assistant.sources.source_text import SourceText
    from assistant.workflow.desk import Desk
    from assistant.workflow.read_worker import ReadAnswer


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """A report of the corpus with all that a person may look at or change."""

    number: int
    report: Report
    source: SourceText
    """The text as found."""
    corrections: Corrections
    """What was changed by hand."""
    found_figures: tuple[Figure, ...]
    """The figures as recognised, without corrections."""
    doubts: tuple[Note, ...]
    """Why a person should look at it, whether one has or not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CleaningView:
    """What cleaning made of a report's text."""

    pairs: tuple[LinePair, ...]
    """The lines before and after, side by side."""
    effects: tuple[RuleEffect, ...]
    """What each rule did, in the order of the rules."""


def open_report(desk: Desk, number: int) -> ReportView:
    """Return the report of that number.

    Raises:
        UnknownReport: there is none.
        StoreError: the corpus cannot be used.
    """
    with Store(desk.store) as store:
        return _view(store, number)


def view_cleaning(desk: Desk, number: int) -> CleaningView:
    """Return what cleaning did to the report's text, rule by rule and line by line.

    Raises:
        UnknownReport: there is none of that number.
        StoreError: the corpus cannot be used.
    """
    with Store(desk.store) as store:
        source, off = store.source(number), store.corrections(number).off
    after = clean_text(source, off=off).text
    return CleaningView(pairs=compare(source.text, after), effects=rule_effects(source, off))


def correct_report(desk: Desk, number: int, corrections: Corrections) -> ReportView:
    """Read a report again from its stored text with these corrections, in place of earlier ones.

    Raises:
        UnknownReport: there is none of that number.
        EmptySource: with the rules undone nothing is left of it.
        ImpossibleFigure: a figure is given a value that it cannot have.
        StoreError: the corpus cannot be used.
        ValueError: a correction names no field or gives it a value it cannot have.
    """
    for figure in corrections.figures:
        check_correction(figure)
    with Store(desk.store) as store:
        store.replace(number, understand(store.source(number), corrections).packed())
        return _view(store, number)


def reread_reports(
    desk: Desk, numbers: Sequence[int] | None = None, progress: Progress = silent
) -> ImportResult:
    """Read reports again with the program as it is now; corrections by hand are kept.

    A report is read from its file where that is still there and holds the same text, else from the
    text that was stored.

    Args:
        desk: whose corpus it is.
        numbers: of the reports; None for all.
        progress: told of each report; where it raises ``Cancelled``, what is done is returned.

    Raises:
        UnknownReport: one of the numbers is none.
        StoreError: the corpus cannot be used.
    """
    outcomes: list[ImportOutcome] = []
    with Store(desk.store) as store:
        wanted = [report.id for report in store.reports()] if numbers is None else numbers
        try:
            outcomes.extend(_reread_each(store, wanted, progress))
        except Cancelled:
            return ImportResult(outcomes=tuple(outcomes), stopped=True)
    return ImportResult(outcomes=tuple(outcomes))


def _reread_each(
    store: Store, numbers: Sequence[int], progress: Progress
) -> Iterator[ImportOutcome]:
    titles = [store.meta(number).title or f"第 {number} 号报告" for number in numbers]
    jobs = (_job(store, number) for number in numbers)
    for number, answer in zip(numbers, read_each(jobs, titles, progress), strict=True):
        yield _replaced(store, number, answer)


def _job(store: Store, number: int) -> ReadJob:
    source = store.source(number)
    return ReadJob(file=_file_of(source.path), stored=source, corrections=store.corrections(number))


def _file_of(path: Path) -> SourceFile | None:
    """Return the file that a report was read from, also inside an archive; None if it is gone."""
    if is_file(path):
        return SourceFile(path=path)
    archive = next((above for above in path.parents if is_file(above)), None)
    if archive is None:
        return None
    return SourceFile(path=archive, member=path.relative_to(archive).as_posix())


def _replaced(store: Store, number: int, answer: ReadAnswer) -> ImportOutcome:
    """Store the new reading in place of the old and return what became of the report."""
    path = store.source(number).path
    outcome = partial(ImportOutcome, path=path, name=path.name)
    if answer.packed is None:
        return outcome(status="failed", report=number, message=answer.failure)
    holder = store.replace(number, answer.packed)
    if holder != number:
        message = f"重新识别后与第 {holder} 号报告内容相同，第 {number} 号未作改动，可以删除其一。"
        return outcome(status="duplicate", report=holder, title=answer.title, message=message)
    message = f"第 {number} 号报告已重新识别：{contents_of(answer.packed)}。"
    return outcome(status="imported", report=number, title=answer.title, message=message)


def _view(store: Store, number: int) -> ReportView:
    report, corrections = store.report(number), store.corrections(number)
    figures = report.figures
    if corrections.figures:
        figures = extract_figures(report.text, report.outline, year=report.meta.year)
    return ReportView(
        number=number,
        report=report,
        source=store.source(number),
        corrections=corrections,
        found_figures=figures,
        doubts=doubts_of(report.text, report.outline, report.meta, corrections),
    )
