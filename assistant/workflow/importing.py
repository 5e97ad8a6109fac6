"""Taking published reports into the corpus: one bad file of fifty does not stop the rest."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Literal

from assistant.base.errors import Cancelled
from assistant.base.paths import bundled
from assistant.base.progress import silent
from assistant.corpus.likeness import TWIN, likeness
from assistant.corpus.store import Store
from assistant.sources.read import find_sources
from assistant.workflow.read_worker import ReadJob, read_each

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from assistant.base.progress import Progress
    from assistant.corpus.packing import PackedReport
    from assistant.sources.source_file import SourceFile
    from assistant.workflow.desk import Desk
    from assistant.workflow.read_worker import ReadAnswer

Status = Literal["imported", "duplicate", "near_duplicate", "failed"]
"""导入, 与已有报告相同, 与已有报告几乎相同, 未能导入."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOutcome:
    """What became of one file."""

    path: Path
    """The file; for a file inside a zip, the zip."""
    name: str
    """What to call it: ``报告.docx``, ``资料.zip/2023/报告.docx``."""
    status: Status
    """What was done."""
    report: int | None = None
    """Number of the report in the store; for a duplicate, of the one that was there."""
    likeness: float | None = None
    """How much a near-duplicate shares with that report, 0 to 1."""
    title: str | None = None
    """The report's title, where it was read."""
    message: str
    """One Chinese sentence for the person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportResult:
    """What became of all files."""

    outcomes: tuple[ImportOutcome, ...]
    """In the order of the files; of those that were done before the person stopped it."""
    stopped: bool = False
    """The person stopped it; what is listed is done and stays."""

    def count(self, status: Status) -> int:
        """Return how many files became that."""
        return sum(outcome.status == status for outcome in self.outcomes)


def import_files(
    desk: Desk,
    paths: Iterable[Path],
    progress: Progress = silent,
    *,
    keep_near: bool = False,
    told: Callable[[ImportOutcome], None] | None = None,
) -> ImportResult:
    """Read files, folders and zip archives into the corpus and return what became of each file.

    The files are read in processes of their own, so that one that hangs or breaks a library is
    given up and the rest go on. Each report is stored whole as soon as its turn comes, so stopping
    keeps what is done, and doing it again goes on from there.

    Args:
        desk: whose corpus takes them.
        paths: files, folders and archives.
        progress: told of each file; where it raises ``Cancelled``, what is done is returned.
        keep_near: take in near-duplicates of reports that are there, too.
        told: given each outcome as it comes.

    Raises:
        StoreError: the corpus itself cannot be used.
    """
    outcomes: list[ImportOutcome] = []
    files = find_sources(path.absolute() for path in paths)
    try:
        with Store(desk.store) as store:
            for outcome in _import_each(store, files, progress, keep_near=keep_near):
                outcomes.append(outcome)
                if told:
                    told(outcome)
    except Cancelled:
        return ImportResult(outcomes=tuple(outcomes), stopped=True)
    return ImportResult(outcomes=tuple(outcomes))


def sample_reports() -> Path:
    """Return the folder of sample reports (示例) that ship with the program."""
    return bundled("corpus", "samples")


def _import_each(
    store: Store, files: Sequence[SourceFile], progress: Progress, *, keep_near: bool
) -> Iterator[ImportOutcome]:
    jobs = (ReadJob(file=file) for file in files)
    answers = read_each(jobs, [_shown(file) for file in files], progress)
    for file, answer in zip(files, answers, strict=True):
        yield _stored(store, file, answer, keep_near=keep_near)


def _stored(
    store: Store, file: SourceFile, answer: ReadAnswer, *, keep_near: bool
) -> ImportOutcome:
    """Store what was read of a file and return what became of it."""
    outcome = partial(ImportOutcome, path=file.path, name=_shown(file))
    if answer.packed is None:
        return outcome(status="failed", message=answer.failure)
    packed, title = answer.packed, answer.title or file.file_name
    outcome = partial(outcome, title=title)
    is_new = store.find(packed.fingerprint) is None
    twin = _twin(store, packed) if is_new and not keep_near else None
    if twin is not None and store.find(packed.fingerprint) is None:
        number, share = twin
        message = (
            f"与已有的第 {number} 号报告几乎相同（相似度 {share:.0%}），未重复导入；"
            "确需保留的，可选择仍然导入。"
        )
        return outcome(status="near_duplicate", report=number, likeness=share, message=message)
    added = store.add(packed) if is_new and twin is None else None
    if added is not None:
        message = f"已导入为第 {added} 号报告：{contents_of(packed)}。"
        return outcome(status="imported", report=added, message=message)
    known = store.find(packed.fingerprint)
    message = f"与已有的第 {known} 号报告内容相同，未重复导入。"
    return outcome(status="duplicate", report=known, message=message)


def _twin(store: Store, packed: PackedReport) -> tuple[int, float] | None:
    """Return the stored report that is nearly the same, and how much they share, if any."""
    alike = store.alike(packed.marks)
    shares = {number: likeness(packed.text, text) for number, text in alike.items()}
    number = max(shares, key=lambda known: shares[known], default=None)
    return None if number is None or shares[number] < TWIN else (number, shares[number])


def _shown(file: SourceFile) -> str:
    """Return a file's name without the folders it lies in."""
    return file.file_name if file.member is None else f"{file.path.name}/{file.member}"


def contents_of(packed: PackedReport) -> str:
    """Return what a report holds, in Chinese."""
    return (
        f"{len(packed.text):,} 字，章节 {len(packed.sections)}，"
        f"语段 {len(packed.passages)}，数据 {len(packed.figures)}"
    )
