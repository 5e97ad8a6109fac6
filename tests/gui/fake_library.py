"""A corpus in memory, with the library's services over it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.base.span import Note
from assistant.cleaning.compare import LinePair
from assistant.cleaning.effects import RuleEffect
from assistant.corpus.corrections import Corrections
from assistant.corpus.stored import Facets, Hit, StoredReport, StoreStats
from assistant.figures.correct import correct_figures
from assistant.gui.services.services import LibraryServices
from assistant.outline.correct import correct_meta, correct_outline
from assistant.sources.source_text import SourceText
from assistant.suggest.word_search import Found
from assistant.workflow.correcting import CleaningView, ReportView
from assistant.workflow.importing import ImportOutcome, ImportResult
from tests.builders import make_report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.corpus.report import Report

DOUBT = Note(rule="meta", message="年度由文件名推断，原文没有写明。", start=0, end=6)
PAIRS = (
    LinePair(before="首页 > 政务公开", after=None, before_spans=((0, 9),)),
    *(LinePair(before="照旧的一行。", after="照旧的一行。") for _ in range(3)),
    LinePair(
        before="全年受理复议案件158件,审结124件",
        after="全年受理复议案件158件，审结124件",
        before_spans=((12, 13),),
        after_spans=((12, 13),),
    ),
)
EFFECTS = (
    RuleEffect(name="boilerplate", title="去除网页导航和按钮", is_off=False, removed=9, added=0),
    RuleEffect(name="punctuation", title="半角标点改全角", is_off=False, removed=1, added=1),
    RuleEffect(name="variants", title="繁体转简体并订正误转", is_off=False, removed=0, added=0),
)


def stored(number: int, **changes: Any) -> StoredReport:
    """A line of the list."""
    meta = make_report(body=f"临江市{number}号区司法局", year=2015 + number % 10).meta
    known: dict[str, Any] = {
        "id": number,
        "meta": meta,
        "sample": False,
        "path": f"资料/{number}.html",
        "characters": 5000 + number,
        "passages": 40,
        "figures": 60,
        "doubts": 0,
        "is_reviewed": False,
        "is_corrected": False,
        "added": "2026-01-05T08:30:00Z",
    }
    return StoredReport(**(known | changes))


@dataclass
class FakeLibrary:
    """Reports by number, and what was asked."""

    reports: dict[int, Report] = field(default_factory=dict)
    corrections: dict[int, Corrections] = field(default_factory=dict)
    doubts: dict[int, tuple[Note, ...]] = field(default_factory=dict)
    asked: list[tuple[Any, ...]] = field(default_factory=list)
    error: Exception | None = None
    """Raised by whatever writes."""

    def add(self, number: int, *, doubts: tuple[Note, ...] = (), **meta: Any) -> None:
        """Put a report into the corpus."""
        self.reports[number] = make_report(path=f"资料/{number}.html", **meta)
        self.doubts[number] = doubts

    def services(self) -> LibraryServices:
        """Return the record that the window is given."""
        return LibraryServices(
            list_reports=self.list_reports,
            corpus_facets=self._facets,
            search_reports=self._search,
            open_report=self._open,
            view_cleaning=self._view_cleaning,
            correct_report=self._correct,
            remove_reports=self._remove,
            reread_reports=self._reread,
            back_up_corpus=lambda target, progress: self._write("back_up", target),
            restore_corpus=self._restore,
            export_reports=self._export,
        )

    def list_reports(self) -> tuple[StoredReport, ...]:
        """Return the lines of the list."""
        return tuple(map(self._stored, self.reports))

    def _stored(self, number: int) -> StoredReport:
        report, corrections = self.reports[number], self._corrections(number)
        return stored(
            number,
            meta=correct_meta(report.meta, corrections.meta),
            characters=len(report.text),
            path=report.path,
            doubts=0 if corrections.is_reviewed else len(self.doubts[number]),
            is_reviewed=corrections.is_reviewed,
            is_corrected=not corrections.is_empty,
        )

    def _corrections(self, number: int) -> Corrections:
        return self.corrections.get(number, Corrections())

    def _facets(self) -> Facets:
        metas = [report.meta for report in self.reports.values()]
        return Facets(
            levels=tuple(sorted({meta.level for meta in metas if meta.level})),
            years=tuple(sorted({meta.year for meta in metas if meta.year}, reverse=True)),
            provinces=tuple(sorted({meta.province for meta in metas if meta.province})),
        )

    def _search(self, words: str, filters: Any, *, limit: int) -> Found:
        self.asked.append(("search", words, filters, limit))
        hits = [
            hit
            for number, report in self.reports.items()
            if filters.year_from is None or (report.meta.year or 0) >= filters.year_from
            for hit in _hits(number, report, words)
        ]
        return Found(hits=tuple(hits[:limit]), total=len(hits), is_exact=True)

    def _open(self, number: int) -> ReportView:
        report, corrections = self.reports[number], self._corrections(number)
        return ReportView(
            number=number,
            report=replace(
                report,
                meta=correct_meta(report.meta, corrections.meta),
                outline=correct_outline(report.text, report.outline, corrections.headings),
                figures=correct_figures(report.text, report.figures, corrections.figures),
            ),
            source=SourceText(text=report.text, path=Path(report.path), media_type="text/plain"),
            corrections=corrections,
            found_figures=report.figures,
            doubts=self.doubts[number],
        )

    def _view_cleaning(self, number: int) -> CleaningView:
        self.asked.append(("cleaning", number))
        off = self._corrections(number).off
        effects = tuple(replace(effect, is_off=effect.name in off) for effect in EFFECTS)
        return CleaningView(pairs=PAIRS[1:] if "boilerplate" in off else PAIRS, effects=effects)

    def _correct(self, number: int, corrections: Corrections) -> ReportView:
        self._write("correct", number, corrections)
        self.corrections[number] = corrections
        return self._open(number)

    def _remove(self, numbers: Sequence[int]) -> None:
        self._write("remove", *numbers)
        for number in numbers:
            del self.reports[number]

    def _reread(self, numbers: Sequence[int] | None, progress: Any) -> ImportResult:
        self._write("reread", numbers)
        return ImportResult(
            outcomes=tuple(
                ImportOutcome(
                    path=Path(f"{number}.html"),
                    name=f"{number}.html",
                    status="imported",
                    report=number,
                    message="已重新识别。",
                )
                for number in numbers or self.reports
            )
        )

    def _restore(self, backup: Path, progress: Any) -> StoreStats:
        self._write("restore", backup)
        self.reports = {1: make_report(body="恢复出来的区司法局")}
        self.doubts = {1: ()}
        return StoreStats(reports=1, samples=0, bodies=1, characters=9, passages=1, figures=0)

    def _export(self, target: Path, *, form: str, numbers: Any, progress: Any) -> int:
        self._write("export", target, form, numbers)
        return len(self.reports if numbers is None else numbers)

    def _write(self, *what: Any) -> None:
        if self.error is not None:
            raise self.error
        self.asked.append(what)


def _hits(number: int, report: Report, words: str) -> list[Hit]:
    wanted = words.split()
    return [
        Hit(
            id=index,
            report=number,
            text=passage.text,
            topic=None,
            role=report.outline.sections[passage.section or 0].role,
            section=report.outline.sections[passage.section or 0].heading,
            level=report.meta.level,
            province=report.meta.province,
            body=report.meta.body,
            year=report.meta.year,
            start=passage.start,
            end=passage.end,
            sample=False,
            matched=tuple(
                match.span()
                for word in wanted
                for match in re.finditer(re.escape(word), passage.text)
            ),
        )
        for index, passage in enumerate(report.passages)
        if all(word in passage.text for word in wanted)
    ]
