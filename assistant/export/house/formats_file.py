"""House formats as a file, ``house_formats.json``; a file for colleagues is written alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.base.own_file import (
    OwnFileDamaged,
    OwnFileTooNew,
    read_own_file,
    write_own_file,
)
from assistant.export.house.format import HouseFormat, house_format
from assistant.export.house.formats import HouseFormats
from assistant.export.house.settings import HouseFormatUnusable

if TYPE_CHECKING:
    from pathlib import Path

FORMAT = 1


class HouseFormatsDamaged(OwnFileDamaged):
    """The file holds no house formats, or is not whole."""


class HouseFormatsTooNew(OwnFileTooNew):
    """The file was written by a newer program."""


def read_house_formats(path: Path) -> HouseFormats:
    """Return the formats stored at *path*, none where there is no file yet.

    Raises:
        UnreadableFile: the file may not be read.
        HouseFormatsDamaged: it holds no formats, or one that cannot be printed.
        HouseFormatsTooNew: a newer program wrote it.
    """
    raw = read_own_file(
        path, newest=FORMAT, damaged=HouseFormatsDamaged, too_new=HouseFormatsTooNew
    )
    formats = HouseFormats()
    if raw is None:
        return formats
    entries = raw.get("formats", [])
    if not isinstance(entries, list):
        raise HouseFormatsDamaged(path, "版式的写法不对")
    try:
        for entry in entries:
            formats = formats.with_format(_format(path, entry))
    except HouseFormatUnusable as error:
        raise HouseFormatsDamaged(path, error.reason) from error
    return formats


def write_house_formats(path: Path, formats: HouseFormats) -> None:
    """Store the formats at *path*, all or nothing.

    Raises:
        TargetNotWritable: the old file is untouched.
    """
    entries = [{"name": each.name, "measures": dict(each.own)} for each in formats.formats]
    write_own_file(path, {"format": FORMAT, "formats": entries})


def _format(path: Path, entry: object) -> HouseFormat:
    name = entry.get("name") if isinstance(entry, dict) else None
    measures = entry.get("measures") if isinstance(entry, dict) else None
    if not isinstance(name, str) or not isinstance(measures, dict):
        raise HouseFormatsDamaged(path, "版式的写法不对")
    try:
        return house_format(name, measures)
    except HouseFormatUnusable as error:
        raise HouseFormatsDamaged(path, f"版式“{name[:30]}”的{error.reason}") from error
