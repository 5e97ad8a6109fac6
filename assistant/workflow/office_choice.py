"""Which offices get a form (数据报送表), and which files are taken for answers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.base.files import UnreadableFile, is_folder
from assistant.draft.office_forms.form import offices_of
from assistant.workflow.office_forms import write_office_forms

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from assistant.draft.draft import Draft
    from assistant.workflow.office_forms import WrittenForms

_ENDINGS = frozenset((".xlsx", ".xlsm", ".xls", ".et", ".csv"))
_HIDDEN = ("~$", ".")
"""How the names of files begin that an office program leaves beside an open one."""


def write_chosen_forms(
    folder: Path, draft: Draft, *, offices: Collection[str], deadline: str = ""
) -> WrittenForms:
    """Write the forms of these offices alone into the folder; all of them or none.

    Args:
        folder: made where it is not there yet.
        draft: whose sheet names the offices.
        offices: who is asked.
        deadline: by when the forms are to come back; may be empty.

    Raises:
        OfficeFormError: no office is left, or a file is in the way.
        TargetNotWritable: no right, no room; what was written before is gone again.
    """
    sheet = tuple(
        replace(row, office="、".join(name for name in offices_of(row) if name in offices))
        for row in draft.sheet
    )
    written = write_office_forms(folder, replace(draft, sheet=sheet), deadline=deadline)
    unasked = tuple(row for row in draft.sheet if not offices_of(row))
    return replace(written, without_office=unasked)


def form_files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return the files, and in the place of each folder the tables anywhere below it.

    Raises:
        UnreadableFile: a folder may not be read.
    """
    return tuple(file for path in paths for file in _files(path))


def _files(path: Path) -> Iterator[Path]:
    if not is_folder(path):
        yield path
        return
    try:
        found = sorted(path.rglob("*"))
    except OSError as error:
        raise UnreadableFile(path, error) from error
    for file in found:
        if file.suffix.lower() in _ENDINGS and not file.name.startswith(_HIDDEN):
            yield file
