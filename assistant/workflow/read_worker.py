"""Reading files in processes of their own, which hand each report back as rows.

One file that hangs or breaks a library is given up, and the rest go on.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

from assistant.base.errors import AssistantError
from assistant.base.paths import own_program
from assistant.base.workers import VERB, WorkerLost, Workers, serve
from assistant.corpus.likeness import likeness
from assistant.sources.read import read_source
from assistant.workflow.messages import message_of
from assistant.workflow.reading import understand

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from assistant.base.progress import Progress
    from assistant.corpus.corrections import Corrections
    from assistant.corpus.packing import PackedReport
    from assistant.sources.source_file import SourceFile
    from assistant.sources.source_text import SourceText
    from assistant.workflow.reading import Reading

TIMEOUT_S = 240.0
"""Seconds that reading one file may take; LibreOffice needs most of them at its first start."""

MEMORY_BYTES = 3 * 1024**3
"""Memory of one worker."""

MOST_WORKERS = 4

CHANGED = 0.5
"""A file less like its stored text than this holds another text now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadJob:
    """What to read: a file, or the text of a report that is stored already, or both."""

    file: SourceFile | None = None
    """The file; None where it is gone."""
    stored: SourceText | None = None
    """The text as it was found last time; taken where the file gives no other reading of it."""
    corrections: Corrections | None = None
    """What a person changed by hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadAnswer:
    """What came of it: a report, or the reason why there is none."""

    packed: PackedReport | None = None
    title: str | None = None
    failure: str = ""
    """One Chinese sentence, where there is no report."""


def read_each(
    jobs: Iterable[ReadJob], names: Sequence[str], progress: Progress
) -> Iterator[ReadAnswer]:
    """Yield the answer to each job, in their order.

    Args:
        jobs: what to read; taken a few at a time.
        names: of the jobs, for the progress.
        progress: told of each job, and often enough to be stopped by.
    """
    done = 0

    def tell() -> None:
        progress(done, len(names), names[done])

    count = max(1, min(len(names), os.cpu_count() or 1, MOST_WORKERS))
    command = [*own_program(), VERB]
    made: Workers[ReadJob, ReadAnswer] = Workers(command, count=count, timeout_s=TIMEOUT_S)
    with made as workers:
        for _, answer in workers.run(jobs, tell):
            yield _lost(answer) if isinstance(answer, WorkerLost) else answer
            done += 1
    progress(done, len(names), "")


def run_worker() -> NoReturn:
    """Be a worker until the program that started it wants no more."""
    serve(answer, memory_bytes=MEMORY_BYTES)


def _lost(worker: WorkerLost) -> ReadAnswer:
    """Return why there is no answer of a worker."""
    if worker.overdue:
        reason = "读取用时过长，已放弃。请用 WPS 或 Word 打开后另存为 DOCX，再导入。"
    else:
        reason = "读取时程序异常终止，文件可能已损坏或过大。请用 WPS 或 Word 打开后另存，再导入。"
    return ReadAnswer(failure=reason)


def answer(job: ReadJob) -> ReadAnswer:
    """Return what the job's file or stored text is understood as."""
    try:
        reading = _reading(job)
    except AssistantError as error:
        return ReadAnswer(failure=message_of(error))
    except (MemoryError, RecursionError):
        return ReadAnswer(failure="文件内容过于庞大或嵌套过深，没有读完。请确认选对了文件。")
    return ReadAnswer(packed=reading.packed(), title=reading.report.meta.title)


def _reading(job: ReadJob) -> Reading:
    if job.stored is None:
        assert job.file is not None
        return understand(read_source(job.file), job.corrections)
    stored = understand(job.stored, job.corrections)
    if job.file is None:
        return stored
    try:
        fresh = understand(read_source(job.file), job.corrections)
    except AssistantError:
        return stored
    is_same = likeness(fresh.plain_text, stored.plain_text) >= CHANGED
    return fresh if is_same else stored
