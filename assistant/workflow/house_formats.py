"""Keeping one's own house formats (本单位版式), sharing them, and finding that of a draft."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.base.errors import AssistantError
from assistant.base.files import is_there, read_bytes
from assistant.export.gongwen import load_measures
from assistant.export.house.format import deviations, measures_in
from assistant.export.house.formats import HouseFormats
from assistant.export.house.formats_file import read_house_formats, write_house_formats
from assistant.workflow.messages import message_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from assistant.draft.draft import Draft
    from assistant.export.gongwen import Measures
    from assistant.export.house.format import Deviation
    from assistant.workflow.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftFormat:
    """The format that a draft is printed in."""

    measures: Measures
    name: str = ""
    """Empty for the standard."""
    deviations: tuple[Deviation, ...] = ()
    missing: str = ""
    """Name of the format that the draft asks for and this machine does not have or cannot read; the
    standard stands in for it."""
    problem: AssistantError | None = None
    """Why the formats of this machine cannot be read."""

    @property
    def sentence(self) -> str:
        """In which format the draft is printed, in one or two sentences."""
        if self.problem is not None:
            return f"{message_of(self.problem)}本稿的版式“{self.missing}”因此改按国家标准排版。"
        if self.missing:
            return (
                f"本机没有本稿的版式“{self.missing}”，改按国家标准排版。"
                "请导入同事的版式文件，或另选版式。"
            )
        if not self.name:
            return "按国家标准（GB/T 9704-2012）排版。"
        count = len(self.deviations)
        same = f"有 {count} 处不同" if count else "相同"
        return f"按版式“{self.name}”排版，与国家标准{same}。"


def house_formats(desk: Desk) -> HouseFormats:
    """Return the formats of this machine.

    Raises:
        UnreadableFile, HouseFormatsDamaged, HouseFormatsTooNew: their file cannot be read.
    """
    return read_house_formats(desk.house_formats)


def change_house_formats(
    desk: Desk, change: Callable[[HouseFormats], HouseFormats]
) -> HouseFormats:
    """Keep what *change* makes of the formats, and return it.

    What cannot be read is never written over.

    Raises:
        HouseFormatUnusable: by *change*.
        UnreadableFile, HouseFormatsDamaged, HouseFormatsTooNew, TargetNotWritable: nothing changed.
    """
    changed = change(house_formats(desk))
    write_house_formats(desk.house_formats, changed)
    return changed


def import_house_formats(desk: Desk, path: Path) -> tuple[str, ...]:
    """Take in the formats of a colleague's file and return the names under which they came.

    Raises:
        UnreadableFile, HouseFormatsDamaged, HouseFormatsTooNew, TargetNotWritable: nothing changed.
    """
    if not is_there(path):
        read_bytes(path)  # says why
    formats, names = house_formats(desk).taken_in(read_house_formats(path))
    if names:
        write_house_formats(desk.house_formats, formats)
    return names


def export_house_format(desk: Desk, name: str, path: Path) -> None:
    """Write the format of that name into a file for colleagues.

    Raises:
        UnreadableFile, HouseFormatsDamaged, HouseFormatsTooNew: one's own file cannot be read.
        TargetNotWritable: the file there before is untouched.
    """
    house = house_formats(desk).find(name)
    write_house_formats(path, HouseFormats(formats=(house,) if house else ()))


def format_of(desk: Desk, draft: Draft) -> DraftFormat:
    """Return the format that the draft names, or the standard and what is missing."""
    standard, name = load_measures(), draft.house_format
    if not name:
        return DraftFormat(measures=standard)
    try:
        house = house_formats(desk).find(name)
    except AssistantError as error:
        return DraftFormat(measures=standard, missing=name, problem=error)
    if house is None:
        return DraftFormat(measures=standard, missing=name)
    return DraftFormat(measures=measures_in(house), name=house.name, deviations=deviations(house))
