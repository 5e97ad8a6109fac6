"""What a person can do, as the window sees it: one callable each.

The window never imports a workflow function; it is given this record. Tests give it another one.
Every callable may be slow and may be called in a worker; none of them knows Qt.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING, Protocol

from assistant.base.lazily import Lazily
from assistant.gui.services.beside import BesideServices, beside_services
from assistant.gui.services.keeping import keeping_services_of
from assistant.gui.services.start import StartServices, start_services
from assistant.gui.services.version import compare_services, history_services
from assistant.gui.services.yearly import (
    FormServices,
    RollOverServices,
    TemplateServices,
    form_services,
    roll_over_services,
    template_services_in,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
    from pathlib import Path

    from assistant.base import settings
    from assistant.base.progress import Progress
    from assistant.base.settings import Settings
    from assistant.benchmark.benchmark import Benchmark, Peer, Trend
    from assistant.benchmark.choice import PeerChoice
    from assistant.benchmark.peer_book import PeerBody, PeerBook
    from assistant.corpus.corrections import Corrections
    from assistant.corpus.stored import Facets, StoredReport, StoreStats
    from assistant.draft import sentence
    from assistant.draft.draft import Draft
    from assistant.draft.file import Version
    from assistant.draft.parts import Paragraph
    from assistant.draft.sheet import file as sheet_file
    from assistant.draft.sheet.file import SheetReading
    from assistant.draft.templates.own import OwnTemplate
    from assistant.draft.templates.skeleton import Template
    from assistant.export.gongwen import Measures
    from assistant.export.house.formats import HouseFormats
    from assistant.figures.figure import Figure
    from assistant.gui.services.keeping import KeepingServices
    from assistant.gui.services.version import CompareServices, HistoryServices
    from assistant.phrases.favourites import Favourites
    from assistant.phrases.search import PhraseQuery
    from assistant.review.review import Change, Remark, Review
    from assistant.suggest.kept import KeptPassages
    from assistant.suggest.suggestion import Query, Suggestion
    from assistant.suggest.word_search import Filters, Found
    from assistant.workflow import (
        benchmarking,
        checking,
        collection,
        completing,
        correcting,
        drafting,
        export_facts,
        exporting,
        house_formats,
        importing,
        kept_passages,
        own_templating,
        peer_books,
        phrases,
        redlining,
        reviewing,
        safekeeping,
        source_list,
        suggesting,
    )
    from assistant.workflow.checking import CheckedText
    from assistant.workflow.correcting import CleaningView, ReportView
    from assistant.workflow.desk import Desk
    from assistant.workflow.export_facts import ExportFacts
    from assistant.workflow.exporting import Edition, PdfWriter
    from assistant.workflow.house_formats import DraftFormat
    from assistant.workflow.importing import ImportOutcome, ImportResult
    from assistant.workflow.paging import PagedDraft, Paging
    from assistant.workflow.peer_books import ImportedBook
    from assistant.workflow.phrases import FoundPhrases, ImportedPhrases
    from assistant.workflow.safekeeping import Form
    from assistant.workflow.suggesting import AdaptedSuggestion, Advice
else:
    settings = Lazily("assistant.base.settings")
    sentence = Lazily("assistant.draft.sentence")
    sheet_file = Lazily("assistant.draft.sheet.file")
    benchmarking = Lazily("assistant.workflow.benchmarking")
    checking = Lazily("assistant.workflow.checking")
    collection = Lazily("assistant.workflow.collection")
    completing = Lazily("assistant.workflow.completing")
    correcting = Lazily("assistant.workflow.correcting")
    drafting = Lazily("assistant.workflow.drafting")
    export_facts = Lazily("assistant.workflow.export_facts")
    exporting = Lazily("assistant.workflow.exporting")
    house_formats = Lazily("assistant.workflow.house_formats")
    importing = Lazily("assistant.workflow.importing")
    kept_passages = Lazily("assistant.workflow.kept_passages")
    own_templating = Lazily("assistant.workflow.own_templating")
    peer_books = Lazily("assistant.workflow.peer_books")
    phrases = Lazily("assistant.workflow.phrases")
    redlining = Lazily("assistant.workflow.redlining")
    reviewing = Lazily("assistant.workflow.reviewing")
    safekeeping = Lazily("assistant.workflow.safekeeping")
    source_list = Lazily("assistant.workflow.source_list")
    suggesting = Lazily("assistant.workflow.suggesting")


class NewDraft(Protocol):
    """Makes a draft from a template."""

    def __call__(self, template: str, *, body: str, year: int, sheet: Path | None = None) -> Draft:
        """Return the new draft."""
        ...


class CompareIndicator(Protocol):
    """Compares an indicator with what peers reported."""

    def __call__(
        self,
        key: str,
        choice: PeerChoice | None = None,
        *,
        value: float | None = None,
        rows: int = 500,
    ) -> Benchmark:
        """Return the comparison with the first rows of its table."""
        ...


class CompletePhrase(Protocol):
    """Goes on from what is typed."""

    def __call__(
        self,
        typed: str,
        suggestions: Sequence[Suggestion],
        draft: Draft,
        *,
        before_stop: bool = False,
    ) -> Paragraph | None:
        """Return the words with their source, None where no way of going on is clearly best."""
        ...


class MorePeers(Protocol):
    """Gives more rows of a benchmark's table."""

    def __call__(
        self, key: str, choice: PeerChoice, *, after: int, rows: int = 500
    ) -> tuple[Peer, ...]:
        """Return the rows that follow the first *after* ones."""
        ...


class FollowYears(Protocol):
    """Follows an indicator through five years."""

    def __call__(
        self,
        key: str,
        choice: PeerChoice,
        *,
        bodies: Sequence[str] = (),
        own: Mapping[int, float] | None = None,
    ) -> Trend:
        """Return the peers' median, and a line for each body, *own* values before known ones."""
        ...


class WritePeerTable(Protocol):
    """Writes the table of a benchmark into a file."""

    def __call__(
        self, key: str, choice: PeerChoice, path: Path, *, value: float | None = None
    ) -> None:
        """Write all rows with their sources."""
        ...


class IndicatorSentence(Protocol):
    """Says how a report puts an indicator."""

    def __call__(self, key: str, *, with_change: bool, name: str = "") -> str:
        """Return a sentence with fields."""
        ...


class ExportDraft(Protocol):
    """Writes a draft in the format of the target's ending."""

    def __call__(  # noqa: PLR0913 -- each is a choice of the person's
        self,
        draft: Draft,
        path: Path,
        *,
        edition: Edition = "internal",
        measures: Measures | None = None,
        marks_open: bool = True,
        comments: bool = False,
        write_pdf: PdfWriter | None = None,
    ) -> None:
        """Write the file."""
        ...


class ImportFiles(Protocol):
    """Takes files, folders and archives into the corpus."""

    def __call__(
        self,
        paths: Iterable[Path],
        progress: Progress,
        *,
        keep_near: bool = False,
        told: Callable[[ImportOutcome], None] | None = None,
    ) -> ImportResult:
        """Return what became of each file; *told* hears of each as it is done, in the worker."""
        ...


class SearchReports(Protocol):
    """Finds the passages that hold all words."""

    def __call__(self, words: str, filters: Filters, *, limit: int) -> Found:
        """Return the first hits and how many there are."""
        ...


class ExportReports(Protocol):
    """Writes reports out of the corpus."""

    def __call__(
        self, target: Path, *, form: Form, numbers: Sequence[int] | None, progress: Progress
    ) -> int:
        """Return how many were written."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryServices:
    """What the library window does with the corpus."""

    list_reports: Callable[[], tuple[StoredReport, ...]]
    corpus_facets: Callable[[], Facets]
    search_reports: SearchReports
    open_report: Callable[[int], ReportView]
    view_cleaning: Callable[[int], CleaningView]
    correct_report: Callable[[int, Corrections], ReportView]
    remove_reports: Callable[[Sequence[int]], None]
    reread_reports: Callable[[Sequence[int] | None, Progress], ImportResult]
    back_up_corpus: Callable[[Path, Progress], None]
    restore_corpus: Callable[[Path, Progress], StoreStats]
    export_reports: ExportReports


@dataclass(frozen=True, slots=True, kw_only=True)
class BenchmarkServices:
    """What is done with benchmarks, in the panel and in the window of their own."""

    compare_indicator: CompareIndicator
    more_peers: MorePeers
    follow_years: FollowYears
    peer_bodies: Callable[[], tuple[PeerBody, ...]]
    write_peer_table: WritePeerTable
    read_peer_book: Callable[[], PeerBook]
    write_peer_book: Callable[[PeerBook], None]
    import_peer_book: Callable[[Path], ImportedBook]
    export_peer_book: Callable[[Path], None]
    indicator_sentence: IndicatorSentence
    comparison_sentence: Callable[[Benchmark, str], str]


class Advise(Protocol):
    """Tells what the corpus has to say at a place of a draft."""

    def __call__(self, query: Query, draft: Draft | None, *, by_topic: bool = False) -> Advice:
        """Return passages and numbers; *by_topic* for a section that is still empty."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestionServices:
    """What the suggestions panel does."""

    advise: Advise
    pin_passage: Callable[[Draft, Suggestion], None]
    change_kept: Callable[[Callable[[KeptPassages], KeptPassages]], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseServices:
    """What is done with phrases, the shipped ones and one's own."""

    find_phrases: Callable[[PhraseQuery], FoundPhrases]
    change_favourites: Callable[[Callable[[Favourites], Favourites]], None]
    import_phrases: Callable[[Path], ImportedPhrases]
    export_phrases: Callable[[Path], int]


class WriteRedline(Protocol):
    """Writes what changed in a draft."""

    def __call__(
        self, draft: Draft, path: Path, *, against: Draft, measures: Measures | None = None
    ) -> None:
        """Write the DOCX with tracked changes."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class RedlineServices:
    """What is done with the earlier versions of a draft (花脸稿)."""

    list_versions: Callable[[Path], tuple[Version, ...]]
    open_version: Callable[[Path, Version], Draft]
    write: WriteRedline


class ReadReview(Protocol):
    """Compares a draft with the file that came back."""

    def __call__(self, draft: Draft, path: Path) -> Review:
        """Return what the file changes."""
        ...


class ApplyChanges(Protocol):
    """Makes changes of a returned file."""

    def __call__(
        self,
        draft: Draft,
        review: Review,
        accepted: Collection[int],
        in_sheet: Collection[int] = (),
    ) -> Draft:
        """Return the draft with the changes of these numbers, some made in its sheet."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewServices:
    """What is done with reports that come from outside: returned prints (审阅稿), new drafts."""

    read: ReadReview
    apply: ApplyChanges
    take: Callable[[Draft, Review, Sequence[Change | Remark]], Draft]
    """Takes the comments on changes and remarks over into the draft."""
    draft_from_report: Callable[[Path], Draft]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormatServices:
    """What is done with house formats (本单位版式)."""

    read: Callable[[], HouseFormats]
    change: Callable[[Callable[[HouseFormats], HouseFormats]], HouseFormats]
    take_in: Callable[[Path], tuple[str, ...]]
    give_out: Callable[[str, Path], None]
    of_draft: Callable[[Draft], DraftFormat]


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """The workflow functions, bound to one desk."""

    templates: Callable[[], tuple[Template | OwnTemplate, ...]]
    new_draft: NewDraft
    open_draft: Callable[[Path], Draft]
    save_draft: Callable[[Path, Draft], None]
    keeping: KeepingServices
    import_files: ImportFiles
    sample_reports: Callable[[], Path]
    count_reports: Callable[[], int]
    refresh_index: Callable[[Progress], None]
    suggest_phrases: Callable[[Query, Draft | None], tuple[AdaptedSuggestion, ...]]
    complete_phrase: CompletePhrase
    read_figures: Callable[[str], tuple[Figure, ...]]
    read_sheet: Callable[[Path, int], SheetReading]
    check_draft: Callable[[Draft], CheckedText]
    export_facts: Callable[[Draft], ExportFacts]
    export_draft: ExportDraft
    lay_out: Callable[[Draft], PagedDraft]
    write_source_list: Callable[[Draft, Path], None]
    write_settings: Callable[[Settings], None]
    library: LibraryServices
    benchmark: BenchmarkServices
    suggestions: SuggestionServices
    phrases: PhraseServices
    formats: FormatServices
    redline: RedlineServices
    review: ReviewServices
    history: HistoryServices
    comparing: CompareServices
    roll_over: RollOverServices
    office_forms: FormServices
    own_templates: TemplateServices
    start: StartServices
    beside: BesideServices


def services_of(desk: Desk) -> Services:
    """Return the real workflow functions for *desk*."""
    paging = cache(partial(_paging, desk))
    return Services(
        templates=partial(own_templating.all_templates, desk.templates),
        new_draft=partial(own_templating.new_draft_of_any, desk.templates),
        open_draft=drafting.open_draft,
        save_draft=drafting.save_draft,
        keeping=keeping_services_of(desk),
        import_files=partial(importing.import_files, desk),
        sample_reports=importing.sample_reports,
        count_reports=partial(_count_reports, desk),
        refresh_index=partial(suggesting.refresh_index, desk),
        suggest_phrases=partial(_suggest_phrases, desk),
        complete_phrase=partial(completing.complete_phrase, desk),
        read_figures=_read_figures,
        read_sheet=sheet_file.read_sheet_cells,
        check_draft=checking.check_draft,
        export_facts=partial(export_facts.export_facts, desk),
        export_draft=exporting.export_draft,
        lay_out=lambda draft: paging().lay_out(draft),
        write_source_list=source_list.write_source_list,
        write_settings=partial(settings.write_settings, desk.settings),
        library=library_services_of(desk),
        benchmark=benchmark_services_of(desk),
        suggestions=suggestion_services_of(desk),
        phrases=phrase_services_of(desk),
        formats=format_services_of(desk),
        redline=redline_services(),
        review=review_services(),
        history=history_services(),
        comparing=compare_services(),
        roll_over=roll_over_services(),
        office_forms=form_services(),
        own_templates=template_services_in(desk.templates),
        start=start_services(),
        beside=beside_services(),
    )


def library_services_of(desk: Desk) -> LibraryServices:
    """Return the real workflow functions of the library for *desk*."""
    return LibraryServices(
        list_reports=partial(collection.list_reports, desk),
        corpus_facets=partial(collection.corpus_facets, desk),
        search_reports=partial(collection.search_reports, desk),
        open_report=partial(correcting.open_report, desk),
        view_cleaning=partial(correcting.view_cleaning, desk),
        correct_report=partial(correcting.correct_report, desk),
        remove_reports=partial(collection.remove_reports, desk),
        reread_reports=partial(correcting.reread_reports, desk),
        back_up_corpus=partial(safekeeping.back_up_corpus, desk),
        restore_corpus=partial(safekeeping.restore_corpus, desk),
        export_reports=partial(safekeeping.export_reports, desk),
    )


def redline_services() -> RedlineServices:
    """Return the real workflow functions of the earlier versions."""
    return RedlineServices(
        list_versions=redlining.list_versions,
        open_version=redlining.open_version,
        write=redlining.write_redline,
    )


def review_services() -> ReviewServices:
    """Return the real workflow functions of reports that come from outside."""
    return ReviewServices(
        read=reviewing.read_review,
        apply=reviewing.apply_changes,
        take=reviewing.take_comments,
        draft_from_report=drafting.draft_from_report,
    )


def benchmark_services_of(desk: Desk) -> BenchmarkServices:
    """Return the real workflow functions of benchmarks for *desk*."""
    return BenchmarkServices(
        compare_indicator=partial(benchmarking.compare_indicator, desk),
        more_peers=partial(benchmarking.more_peers, desk),
        follow_years=partial(benchmarking.follow_years, desk),
        peer_bodies=partial(benchmarking.peer_bodies, desk),
        write_peer_table=partial(benchmarking.write_peer_table, desk),
        read_peer_book=partial(peer_books.read_peer_book, desk),
        write_peer_book=partial(peer_books.write_peer_book, desk),
        import_peer_book=partial(peer_books.import_peer_book, desk),
        export_peer_book=partial(peer_books.export_peer_book, desk),
        indicator_sentence=sentence.indicator_sentence,
        comparison_sentence=sentence.comparison_sentence,
    )


def suggestion_services_of(desk: Desk) -> SuggestionServices:
    """Return the real workflow functions of the suggestions panel for *desk*."""
    return SuggestionServices(
        advise=partial(suggesting.advise, desk),
        pin_passage=partial(kept_passages.pin_passage, desk),
        change_kept=partial(kept_passages.change_kept, desk),
    )


def phrase_services_of(desk: Desk) -> PhraseServices:
    """Return the real workflow functions of phrases for *desk*."""
    return PhraseServices(
        find_phrases=partial(phrases.find_phrases, desk),
        change_favourites=partial(phrases.change_favourites, desk),
        import_phrases=partial(phrases.import_phrases, desk),
        export_phrases=partial(phrases.export_phrases, desk),
    )


def format_services_of(desk: Desk) -> FormatServices:
    """Return the real workflow functions of house formats for *desk*."""
    return FormatServices(
        read=partial(house_formats.house_formats, desk),
        change=partial(house_formats.change_house_formats, desk),
        take_in=partial(house_formats.import_house_formats, desk),
        give_out=partial(house_formats.export_house_format, desk),
        of_draft=partial(house_formats.format_of, desk),
    )


def _paging(desk: Desk) -> Paging:
    from assistant.workflow import paging

    return paging.Paging(desk)


def _suggest_phrases(
    desk: Desk, query: Query, draft: Draft | None
) -> tuple[AdaptedSuggestion, ...]:
    from assistant.workflow.suggesting import AT_ONCE, suggest_phrases

    return suggest_phrases(desk, query, draft, most=AT_ONCE)


def _count_reports(desk: Desk) -> int:
    return collection.collection_stats(desk).reports


def _read_figures(text: str) -> tuple[Figure, ...]:
    from assistant.figures.extract import extract_figures
    from assistant.outline.parse import parse_outline

    return extract_figures(text, parse_outline(text))
