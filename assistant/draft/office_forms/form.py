"""Forms for the source offices (数据报送表): which office is asked for which numbers.

The sheet names for each indicator the office that delivers it (数据来源单位). Each gets a workbook
with its rows and sends it back; how it is laid out is ``office_form_workbook``'s matter, how it is
read ``office_form_reader``'s.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.base.errors import AssistantError

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.draft.draft import Draft
    from assistant.draft.parts import SheetRow

FORM_MARK = "fzbg-form"
"""How the hidden cell begins that tells a form from any other workbook."""

# 复议科、应诉科
_BETWEEN = re.compile(r"[、，,；;/／\n]+")
_NOT_IN_FILE_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f\ud800-\udfff]+')
_LONGEST_NAME = 60


class OfficeFormError(AssistantError):
    """Forms cannot be written, or a file cannot be read as one.

    Attributes:
        path: the file or folder; None where the indicator sheet is meant.
        reason: what is wrong and what to do, in Chinese.
    """

    def __init__(self, path: Path | None, reason: str) -> None:
        super().__init__(f"{path}：{reason}" if path else reason)
        self.path = path
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeForm:
    """What one office is asked for."""

    office: str
    body: str
    """发文机关 of the report."""
    year: int
    """Reporting year."""
    rows: tuple[SheetRow, ...]
    deadline: str = ""
    """By when it is to come back, ``2026年1月10日``; may be empty."""


def offices_of(row: SheetRow) -> tuple[str, ...]:
    """Return the offices that deliver the number; several are parted by a 、 or the like."""
    names = (name.strip() for name in _BETWEEN.split(row.office))
    return tuple(dict.fromkeys(filter(None, names)))


def office_forms(draft: Draft, *, deadline: str = "") -> tuple[OfficeForm, ...]:
    """Return a form for each office that the sheet names, in the order of the sheet."""
    rows: dict[str, list[SheetRow]] = {}
    for row in draft.sheet:
        for office in offices_of(row):
            rows.setdefault(office, []).append(row)
    return tuple(
        OfficeForm(
            office=office,
            body=draft.elements.body,
            year=draft.year,
            rows=tuple(asked),
            deadline=deadline,
        )
        for office, asked in rows.items()
    )


def form_file_names(forms: tuple[OfficeForm, ...]) -> tuple[str, ...]:
    """Return a file name for each form; no two are the same on any system."""
    names: list[str] = []
    taken: set[str] = set()
    for form in forms:
        office = _NOT_IN_FILE_NAMES.sub("_", form.office)[:_LONGEST_NAME].strip(" .")
        name, number = f"{form.year}年数据报送表-{office}", 1
        while name.casefold() in taken:
            number += 1
            name = f"{form.year}年数据报送表-{office}-{number}"
        taken.add(name.casefold())
        names.append(f"{name}.xlsx")
    return tuple(names)
