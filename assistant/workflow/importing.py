"""Taking published reports into the corpus: one bad file of fifty does not stop the rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from assistant.base.errors import AssistantError, Cancelled
from assistant.base.paths import bundled
from assistant.base.progress import silent
from assistant.corpus.errors import StoreError
from assistant.corpus.store import Store, fingerprint
from assistant.sources.read import find_sources
from assistant.workflow.messages import message_of
from assistant.workflow.reading import read_report

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from assistant.base.progress import Progress
    from assistant.workflow.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOutcome:
    """What became of one file."""

    path: Path
    """The file."""
    status: Literal["imported", "duplicate", "failed"]
    """导入, 与已有报告相同, 未能导入."""
    report: int | None = None
    """Number of the report in the store; for a duplicate, of the one that was there."""
    title: str | None = None
    """The report's title, where it was read."""
    message: str
    """One Chinese sentence for the person."""


def import_files(
    desk: Desk, paths: Iterable[Path], progress: Progress = silent
) -> tuple[ImportOutcome, ...]:
    """Read files and folders into the corpus and return what became of each file.

    Each report is stored whole before the next is read, so stopping keeps what is done.

    Raises:
        Cancelled: by *progress*; what was imported stays.
        StoreError: the corpus itself cannot be used.
    """
    files = find_sources(paths)
    outcomes = []
    with Store(desk.store) as store:
        for number, path in enumerate(files):
            progress(number, len(files), path.name)
            outcomes.append(_import_file(store, path))
    progress(len(files), len(files), "")
    return tuple(outcomes)


def sample_reports() -> Path:
    """Return the folder of sample reports (示例) that ship with the program."""
    return bundled("corpus", "samples")


def _import_file(store: Store, path: Path) -> ImportOutcome:
    try:
        report = read_report(path)
        mark = fingerprint(report.text)
        known = store.find(mark)
        title = report.meta.title or path.stem
        if known is not None:
            message = f"与已有的第 {known} 号报告内容相同，未重复导入。"
            return ImportOutcome(
                path=path, status="duplicate", report=known, title=title, message=message
            )
        number = store.add(report, mark)
    except (Cancelled, StoreError):
        raise
    except AssistantError as error:
        return ImportOutcome(path=path, status="failed", message=message_of(error))
    held = (
        f"{len(report.text):,} 字，章节 {len(report.outline.sections)}，"
        f"语段 {len(report.passages)}，数据 {len(report.figures)}"
    )
    message = f"已导入为第 {number} 号报告：{held}。"
    return ImportOutcome(path=path, status="imported", report=number, title=title, message=message)
