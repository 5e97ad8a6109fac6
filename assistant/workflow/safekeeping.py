"""The corpus carried away and brought back: backup, restore, export as text or JSON."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from assistant.base.files import make_folder, replace_bytes, replacing
from assistant.base.progress import silent
from assistant.corpus.backup import back_up, restore
from assistant.corpus.store import Store
from assistant.workflow.report_json import report_shape, to_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from assistant.base.progress import Progress
    from assistant.corpus.report import Report
    from assistant.corpus.stored import StoreStats
    from assistant.workflow.desk import Desk

Form = Literal["text", "json"]
"""One text file a report, or all reports in one JSON file."""

EXPORT_VERSION = 1
"""Version of the JSON file."""

# <>:"/\|?* and control characters, which a name of a file may not have on one system or another
_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
_LONGEST_NAME = 60


def back_up_corpus(desk: Desk, target: Path, progress: Progress = silent) -> None:
    """Copy the whole corpus into one file; the search index is not in it, it is made anew.

    Raises:
        StoreError: the corpus cannot be used.
        TargetNotWritable: the file could not be written; an older one is untouched.
    """
    back_up(desk.store, target, progress)


def restore_corpus(desk: Desk, backup: Path, progress: Progress = silent) -> StoreStats:
    """Put the corpus back as a backup holds it and return how much that is.

    What the corpus held is gone then; where the backup cannot be used it stays.

    Raises:
        UnreadableFile: there is no such backup.
        StoreError: the file is no backup, is broken or too new, or the corpus cannot be written.
    """
    restore(desk.store, backup, progress)
    with Store(desk.store) as store:
        return store.stats()


def export_reports(
    desk: Desk,
    target: Path,
    *,
    form: Form,
    numbers: Sequence[int] | None = None,
    progress: Progress = silent,
) -> int:
    """Write reports out and return how many.

    Args:
        desk: whose corpus it is.
        target: for ``text`` a folder, made where it is missing; for ``json`` a file.
        form: one text file a report, or one JSON file of all.
        numbers: of the reports; None for all.
        progress: told of each report.

    Raises:
        UnknownReport: one of the numbers is none.
        StoreError: the corpus cannot be used.
        TargetNotWritable: the target could not be written.
    """
    with Store(desk.store) as store:
        wanted = [report.id for report in store.reports()] if numbers is None else numbers
        reports = _each(store, wanted, progress)
        if form == "text":
            _write_texts(target, reports)
        else:
            _write_json(target, reports)
    progress(len(wanted), len(wanted), "")
    return len(wanted)


def _each(store: Store, numbers: Sequence[int], progress: Progress) -> Iterator[tuple[int, Report]]:
    for done, number in enumerate(numbers):
        report = store.report(number)
        progress(done, len(numbers), report.meta.title or "")
        yield number, report


def _write_texts(folder: Path, reports: Iterable[tuple[int, Report]]) -> None:
    make_folder(folder)
    for number, report in reports:
        replace_bytes(folder / _file_name(number, report), report.text.encode("utf-8"))


def _write_json(target: Path, reports: Iterable[tuple[int, Report]]) -> None:
    """Write the reports one a line, so that the file is never held whole."""
    with replacing(target) as file:
        file.write(b'{"version": %d, "reports": [' % EXPORT_VERSION)
        for index, (number, report) in enumerate(reports):
            line = to_json({"id": number, **report_shape(report)})
            file.write(f"{',' if index else ''}\n{line}".encode())
        file.write(b"\n]}\n")


def _file_name(number: int, report: Report) -> str:
    """Return a name that every system takes: ``0012_2023_某区司法局2023年….txt``."""
    words = (f"{number:04d}", str(report.meta.year or ""), report.meta.title or "未识别题名")
    name = _NOT_IN_NAMES.sub(" ", "_".join(filter(None, words)))
    return f"{name[:_LONGEST_NAME].strip(' .')}.txt"
