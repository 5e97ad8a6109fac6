"""Forms for the source offices (数据报送表): out into a folder, and back into the sheet."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.base.files import FileError, is_there, make_folder, replace_bytes
from assistant.draft.office_forms.collection import CollectedForms, collect_forms
from assistant.draft.office_forms.form import (
    OfficeFormError,
    form_file_names,
    office_forms,
    offices_of,
)
from assistant.draft.office_forms.workbook import form_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from assistant.draft.draft import Draft
    from assistant.draft.parts import SheetRow

__all__ = ["CollectedForms", "WrittenForms", "read_office_forms", "take_over", "write_office_forms"]


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenForm:
    """One form that was written."""

    office: str
    path: Path
    rows: int
    """How many numbers the office is asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenForms:
    """All forms that were written."""

    forms: tuple[WrittenForm, ...]
    without_office: tuple[SheetRow, ...]
    """Rows of the sheet that name no office, so that nobody is asked."""


def write_office_forms(folder: Path, draft: Draft, *, deadline: str = "") -> WrittenForms:
    """Write a form for each source office into the folder; all of them or none.

    A file of the same name may hold an office's answer, so none is written over.

    Args:
        folder: made where it is not there yet.
        draft: whose sheet names the offices.
        deadline: by when the forms are to come back, ``2026年1月10日``; may be empty.

    Raises:
        OfficeFormError: the sheet names no office, or a file is in the way.
        TargetNotWritable: no right, no room; what was written before is gone again.
    """
    forms = office_forms(draft, deadline=deadline)
    if not forms:
        raise OfficeFormError(None, "指标表里还没有填写来源单位，没有可以分发的表")
    paths = [folder / name for name in form_file_names(forms)]
    for path in paths:
        if is_there(path):
            raise OfficeFormError(path, "已有同名文件，没有覆盖。请换一个空文件夹，或先移走旧表")
    contents = [form_bytes(form) for form in forms]
    make_folder(folder)
    _write_all(paths, contents)
    return WrittenForms(
        forms=tuple(
            WrittenForm(office=form.office, path=path, rows=len(form.rows))
            for form, path in zip(forms, paths, strict=True)
        ),
        without_office=tuple(row for row in draft.sheet if not offices_of(row)),
    )


def read_office_forms(paths: Iterable[Path], draft: Draft) -> CollectedForms:
    """Return what the returned forms say: rows to take over, and all that is to be asked about.

    A file that cannot be read is told with its reason and does not stop the rest.

    Args:
        paths: returned files.
        draft: whose sheet they fill; it is not changed.
    """
    return collect_forms(paths, draft)


def take_over(draft: Draft, rows: Sequence[SheetRow]) -> Draft:
    """Return the draft with these rows in the place of those of the same key."""
    new = {row.key: row for row in rows}
    return replace(draft, sheet=tuple(new.get(row.key, row) for row in draft.sheet))


def _write_all(paths: Sequence[Path], contents: Sequence[bytes]) -> None:
    written: list[Path] = []
    try:
        for path, data in zip(paths, contents, strict=True):
            replace_bytes(path, data)
            written.append(path)
    except FileError:
        for path in written:
            with contextlib.suppress(OSError):
                path.unlink()
        raise
