"""The main job once through, on published or sample reports, in a folder of its own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.base.files import make_folder
from assistant.base.paths import bundled
from assistant.base.progress import silent
from assistant.benchmark.choice import PeerChoice
from assistant.draft.parts import Paragraph
from assistant.suggest.suggestion import Query
from assistant.workflow.benchmarking import compare_indicator
from assistant.workflow.checking import check_draft
from assistant.workflow.claiming import save_apart
from assistant.workflow.desk import desk_in
from assistant.workflow.drafting import new_draft
from assistant.workflow.exporting import export_draft
from assistant.workflow.importing import import_files, sample_reports
from assistant.workflow.suggesting import suggest_phrases

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from assistant.base.progress import Progress
    from assistant.benchmark.benchmark import Benchmark
    from assistant.draft.draft import Draft
    from assistant.workflow.checking import CheckedText
    from assistant.workflow.importing import ImportOutcome
    from assistant.workflow.suggesting import AdaptedSuggestion

BODY = "青栎区司法局"
"""A fictional judicial bureau."""
YEAR = 2025
TYPED = "加大行政争议化解力度，全年受理行政复议案件"
"""What the drafter has typed so far of a sentence."""
TYPED_UNDER = "复议"
"""A word of the heading under which that stands."""
INDICATOR = "learn.center_group"
"""What is compared with peers: an indicator that many bodies of this level publish."""
_STEPS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Demo:
    """What the demo did, and where its files are."""

    folder: Path
    imported: tuple[ImportOutcome, ...]
    suggestions: tuple[AdaptedSuggestion, ...]
    benchmark: Benchmark
    draft: Draft
    draft_path: Path
    checked: CheckedText
    exports: tuple[Path, ...]


def run_demo(folder: Path, reports: Sequence[Path], progress: Progress = silent) -> Demo:
    """Import, suggest, compare, draft, check and export, all inside *folder*.

    Args:
        folder: made where it is missing; what an earlier demo left there is replaced.
        reports: published reports, files or folders; without any, the samples that ship.
        progress: told of each step.

    Raises:
        AssistantError: a step failed.
    """
    make_folder(folder)
    desk = desk_in(folder / "资料库")
    progress(0, _STEPS, "导入并清洗报告")
    imported = import_files(desk, reports or [sample_reports()]).outcomes
    progress(1, _STEPS, "起草")
    draft = new_draft("司法局", body=BODY, year=YEAR, sheet=bundled("templates", "demo-sheet.csv"))
    progress(2, _STEPS, "查找相近写法和同类数据")
    query = Query(text=TYPED, role="achievements", limit=3)
    suggestions = suggest_phrases(desk, query, draft)
    draft = _with_suggestion(draft, suggestions)
    row = draft.row(INDICATOR)
    choice = PeerChoice(level=draft.level)
    benchmark = compare_indicator(desk, INDICATOR, choice, value=row.this_year if row else None)
    progress(3, _STEPS, "检查")
    checked = check_draft(draft)
    progress(4, _STEPS, "导出公文")
    draft_path, exports = _write(folder, draft)
    progress(_STEPS, _STEPS, "")
    return Demo(
        folder=folder,
        imported=imported,
        suggestions=suggestions,
        benchmark=benchmark,
        draft=draft,
        draft_path=draft_path,
        checked=checked,
        exports=exports,
    )


def _with_suggestion(draft: Draft, suggestions: Sequence[AdaptedSuggestion]) -> Draft:
    """Return the draft with the best suggestion at the end of the section it was typed in."""
    if not suggestions:
        return draft
    best = suggestions[0]
    taken = Paragraph(text=best.adapted, borrowed=(best.borrowed,))
    headings = [
        number
        for number, paragraph in enumerate(draft.paragraphs)
        if paragraph.style.startswith("heading")
    ]
    later = [
        after
        for before, after in pairwise([*headings, len(draft.paragraphs)])
        if TYPED_UNDER in draft.paragraphs[before].text
    ]
    end = later[0] if later else len(draft.paragraphs)
    return replace(draft, paragraphs=(*draft.paragraphs[:end], taken, *draft.paragraphs[end:]))


def _write(folder: Path, draft: Draft) -> tuple[Path, tuple[Path, ...]]:
    name = draft.elements.title
    draft_path = folder / f"{name}.fzbg"
    save_apart(draft_path, draft)
    exports = tuple(folder / f"{name}{ending}" for ending in (".docx", ".html", ".txt"))
    for path in exports:
        export_draft(draft, path)
    return draft_path, exports
