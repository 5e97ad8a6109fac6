"""What the window remembers of itself between runs: sizes, panels, last choices.

Kept apart from the settings, which the person chose: losing this file loses nothing but comfort.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from assistant.base.files import FileError, read_bytes, replace_bytes
from assistant.gui.look.theme import LEFT_PANEL_PX, LIBRARY_LIST_PX, PREVIEW_PX, RIGHT_PANEL_PX

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowState:
    """Sizes and last choices."""

    width: int = 1366
    height: int = 768
    maximized: bool = True
    left_px: int = LEFT_PANEL_PX
    right_px: int = RIGHT_PANEL_PX
    left_shown: bool = True
    right_shown: bool = True
    preview_px: int = PREVIEW_PX
    preview_shown: bool = False
    """The preview stands in the place of the right panel."""
    tab: int = 0
    """Which tab of the right panel is open."""
    character_px: int = 0
    """Size of a character on the paper; 0 fits the paper to the desk."""
    folder: str = ""
    """Where a file was last chosen."""
    template: str = ""
    """Last template chosen."""
    edition: str = "internal"
    """Last edition exported."""
    export_ending: str = ".docx"
    """Ending of the last format exported."""
    library_width: int = 1366
    library_height: int = 768
    library_maximized: bool = False
    library_list_px: int = LIBRARY_LIST_PX
    """Width of the list beside an open report."""
    benchmark_width: int = 1366
    benchmark_height: int = 768
    benchmark_maximized: bool = False
    benchmark_list_px: int = LEFT_PANEL_PX
    """Width of the list of indicators."""
    review_width: int = 1240
    review_height: int = 690
    review_maximized: bool = False
    history_width: int = 1280
    history_height: int = 690
    history_maximized: bool = False
    compare_width: int = 1280
    compare_height: int = 690
    compare_maximized: bool = False
    sheet_width: int = 1280
    sheet_height: int = 700
    sheet_maximized: bool = False
    sheet_columns: str = ""
    """Columns of the sheet's window, as numbers; empty for all."""
    sheet_panel_columns: str = ""
    """Columns of the narrow table."""


def read_state(path: Path) -> WindowState:
    """Return what is remembered; whatever is missing or odd is as at first."""
    try:
        raw = json.loads(read_bytes(path).decode("utf-8"))
    except (FileError, ValueError, RecursionError):
        return WindowState()
    if not isinstance(raw, dict):
        return WindowState()
    known: dict[str, Any] = {
        field.name: raw[field.name]
        for field in fields(WindowState)
        if field.name in raw and _fits(raw[field.name], getattr(WindowState(), field.name))
    }
    return replace(WindowState(), **known)


def write_state(path: Path, state: WindowState) -> None:
    """Remember *state*.

    Raises:
        TargetNotWritable: it could not be written.
    """
    text = json.dumps({"version": 1, **asdict(state)}, ensure_ascii=False, indent=1)
    replace_bytes(path, text.encode("utf-8", "replace"))


def _fits(value: object, default: object) -> bool:
    if isinstance(default, bool) or isinstance(value, bool):
        return isinstance(default, bool) and isinstance(value, bool)
    if isinstance(default, int):
        return isinstance(value, int) and 0 <= value < 20_000
    return isinstance(value, str)
