"""Services that remember what they were asked and answer at once."""

from __future__ import annotations

import time
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtTest import QTest

from assistant.base.errors import Cancelled
from assistant.checks.finding import Finding
from assistant.draft.compose import compose
from assistant.draft.parts import SheetRow
from assistant.draft.sheet.file import SheetReading
from assistant.export.pages.typesetter import lay_out
from assistant.gui.jobs.background import Background
from assistant.gui.services.beside import beside_services
from assistant.gui.services.services import (
    Services,
    format_services_of,
    redline_services,
    review_services,
)
from assistant.gui.services.start import start_services
from assistant.gui.services.version import compare_services, history_services
from assistant.gui.services.yearly import (
    form_services,
    roll_over_services,
    template_services_in,
)
from assistant.workflow.checking import CheckedText
from assistant.workflow.desk import Desk, own_desk
from assistant.workflow.export_facts import export_facts
from assistant.workflow.importing import ImportOutcome, ImportResult
from assistant.workflow.paging import PagedDraft
from tests.gui.fake_keeping import FakeKeeping
from tests.gui.fake_library import FakeLibrary
from tests.gui.fake_phrases import FakePhrases
from tests.gui.fake_suggestions import FakeSuggestions

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.base.settings import Settings
    from assistant.draft.draft import Draft
    from assistant.draft.parts import Paragraph
    from assistant.gui.drafts.turns import Turn
    from assistant.suggest.suggestion import Query
    from assistant.workflow.suggesting import AdaptedSuggestion
    from tests.gui.fake_benchmark import FakeBenchmark

TITLE = "青栎区2025年度法治政府建设情况报告"
PENALTIES = "enforce.penalties"
FIELD = "{{ enforce.penalties }}"
FULL = (
    f"全年作出行政处罚{FIELD}，{{{{ {PENALTIES} | change }}}}，"
    "评查案卷【案卷数】宗。逐案反馈问题清单。"
)
"""A paragraph with fields, a blank and, at its end, a borrowed sentence."""


class AtOnce(Executor):
    """Does the work while it is handed over."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


def at_once() -> Background:
    """A background that works while it is asked and answers with the next event."""
    return Background(writer=AtOnce(), reader=AtOnce(), make_lane=lambda _: AtOnce())


def done(turn: Turn) -> Any:
    """Wait for an act on the draft's file, and return what came of it."""
    ends = time.monotonic() + 20
    while not turn.is_ended and time.monotonic() < ends:
        QTest.qWait(1)
    assert turn.is_ended, f"{turn.kind} does not end"
    return turn.result


def settle(background: Background) -> None:
    """Wait for all that is under way on the disk, and for what follows from it."""
    ends = time.monotonic() + 20
    while any(task.at for task in background._tasks) and time.monotonic() < ends:
        QTest.qWait(1)
    assert not any(task.at for task in background._tasks)


@dataclass
class Fake:
    """What the fake services were asked, and what they answer."""

    draft: Draft
    suggestions: tuple[AdaptedSuggestion, ...]
    benchmark: FakeBenchmark
    queries: list[Query] = field(default_factory=list)
    saved: dict[Path, Draft] = field(default_factory=dict)
    unreadable: Exception | None = None
    """Raised by opening a draft."""
    keeping: FakeKeeping = field(default_factory=FakeKeeping)
    exported: list[tuple[Path, str]] = field(default_factory=list)
    exported_how: list[dict[str, Any]] = field(default_factory=list)
    completion: Paragraph | Exception | None = None
    """What the words typed are gone on with, or why that fails."""
    typed: list[str] = field(default_factory=list)
    """What was to be gone on from."""
    source_lists: list[Path] = field(default_factory=list)
    settings: list[Settings] = field(default_factory=list)
    imported: list[Path] = field(default_factory=list)
    reports: int = 0
    library: FakeLibrary = field(default_factory=FakeLibrary)
    advising: FakeSuggestions = field(default_factory=FakeSuggestions)
    phrases: FakePhrases = field(default_factory=FakePhrases)
    error: Exception | None = None
    """Raised by whatever writes."""

    def services(self) -> Services:
        """Return the record that the window is given."""
        return Services(
            templates=_templates,
            new_draft=lambda template, *, body, year, sheet=None: replace(self.draft, year=year),
            open_draft=self._open,
            save_draft=self._save,
            keeping=self.keeping.services(),
            import_files=self._import,
            sample_reports=lambda: Path("samples"),
            count_reports=lambda: self.reports,
            refresh_index=lambda progress: progress(1, 1, ""),
            suggest_phrases=self._suggest,
            complete_phrase=self._complete,
            read_figures=lambda text: (),
            read_sheet=lambda path, year: SheetReading(
                rows=(SheetRow(key="own.1", name="自有指标", unit="项"),)
            ),
            check_draft=check,
            export_facts=lambda draft: export_facts(self._desk(), draft),
            export_draft=self._export,
            lay_out=self._lay_out,
            write_source_list=self._write_source_list,
            write_settings=self.settings.append,
            library=self.library.services(),
            benchmark=self.benchmark.services(),
            suggestions=self.advising.services(self._suggest),
            phrases=self.phrases.services(),
            formats=format_services_of(self._desk()),
            redline=redline_services(),
            review=review_services(),
            history=history_services(),
            comparing=compare_services(),
            roll_over=roll_over_services(),
            office_forms=form_services(),
            own_templates=template_services_in(self._desk().templates),
            start=start_services(),
            beside=beside_services(),
        )

    def _desk(self) -> Desk:
        """The desk in the scratch folder of the test."""
        return own_desk()

    def _write(self) -> None:
        if self.error is not None:
            raise self.error

    def _open(self, path: Path) -> Draft:
        if self.unreadable is not None:
            raise self.unreadable
        return self.saved.get(path) or self.draft

    def _save(self, path: Path, draft: Draft) -> None:
        self._write()
        self.saved[path] = draft

    def _import(
        self, paths: Any, progress: Any, *, keep_near: bool = False, told: Any = None
    ) -> ImportResult:
        outcomes = []
        for number, path in enumerate(paths):
            try:
                progress(number, len(paths), path.name)
            except Cancelled:
                return ImportResult(outcomes=tuple(outcomes), stopped=True)
            self.imported.append(path)
            outcomes.append(outcome(path, keep_near=keep_near))
            told(outcomes[-1])
        self.reports += sum(done.status == "imported" for done in outcomes)
        return ImportResult(outcomes=tuple(outcomes))

    def _suggest(self, query: Query, draft: Draft | None) -> tuple[AdaptedSuggestion, ...]:
        self.queries.append(query)
        return self.suggestions

    def _complete(
        self, typed: str, suggestions: Any, draft: Draft, *, before_stop: bool = False
    ) -> Paragraph | None:
        self.typed.append(typed)
        if isinstance(self.completion, Exception):
            raise self.completion
        return self.completion

    def _write_source_list(self, draft: Draft, path: Path) -> None:
        self._write()
        self.source_lists.append(path)

    def _lay_out(self, draft: Draft) -> PagedDraft:
        self._write()
        manuscript = compose(draft)
        return PagedDraft(manuscript=manuscript, pages=lay_out(manuscript))

    def _export(self, draft: Draft, path: Path, *, edition: str, **how: Any) -> None:
        self._write()
        self.exported.append((path, edition))
        self.exported_how.append(how)


STATUSES = {".bad": "failed", ".near": "near_duplicate", ".same": "duplicate"}


def outcome(path: Path, *, keep_near: bool = False) -> ImportOutcome:
    """What becomes of a file, by its ending."""
    status: Any = STATUSES.get(path.suffix, "imported")
    if keep_near and status == "near_duplicate":
        status = "imported"
    report = None if status == "failed" else 1
    return ImportOutcome(
        path=path, name=path.name, status=status, report=report, title=None, message="说明。"
    )


def void(_: object) -> None:
    """Give nothing."""


def _templates() -> tuple[Any, ...]:
    from assistant.draft.templates.skeleton import templates

    return templates()


def check(draft: Draft) -> CheckedText:
    """Find every 清单 and offer 台账, and one thing about the whole text."""
    manuscript = compose(draft)
    text, findings = manuscript.text, []
    at = text.find("清单")
    while at >= 0:
        findings.append(
            Finding(
                rule="wording",
                severity="warning",
                message="用词不当，请改为“台账”。",
                start=at,
                end=at + 2,
                fix="台账",
            )
        )
        at = text.find("清单", at + 1)
    whole = Finding(rule="required_parts", severity="error", message="缺少一部分。", start=0, end=0)
    return CheckedText(manuscript=manuscript, findings=(whole, *findings))
