"""The person's settings: one JSON file, every field with a default.

Unknown keys are kept when the file is written again; a bad value is reported and replaced by the
default. Window sizes are state and lie elsewhere.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any, cast

from assistant.base.files import is_there, read_bytes, replace_bytes
from assistant.base.span import Note

if TYPE_CHECKING:
    from pathlib import Path

_LARGEST = 1_000_000
"""Of a number: seconds so many still make milliseconds that a timer can count."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the person chose."""

    body: str = ""
    """发文机关 of the person's own office, offered for a new draft."""
    level: str = ""
    """Level of that body, empty while nobody has said; chooses the template of a new draft."""
    house_format: str = ""
    """Name of the house format (本单位版式) that new drafts begin with, empty for the standard."""
    author: str = ""
    """Name under the person's comments (批注人); empty for the name on this machine."""
    theme: str = "system"
    """Colours of the window: ``light``, ``dark``, ``paper``, or ``system`` as the system has them.
    """
    scale_percent: int = 100
    """Size of everything in the window, over what the system asks for."""
    suggest_delay_ms: int = 150
    """Milliseconds after the last key before suggestions are looked up."""
    completes_inline: bool = True
    """Whether words that go on from what is typed are offered in the text (行内续写)."""
    chinese_marks: bool = True
    """Whether western marks are written as Chinese ones while one types (中文标点)."""
    recent: tuple[str, ...] = ()
    """Paths of drafts opened last, newest first."""


def read_settings(path: Path) -> tuple[Settings, tuple[Note, ...]]:
    """Return the settings stored at *path* and a note for each value that had to be replaced."""
    raw, notes = _read_raw(path)
    settings = Settings()
    for field in fields(Settings):
        if field.name not in raw:
            continue
        value = _converted(raw[field.name], getattr(settings, field.name))
        if value is None:
            message = f"设置项“{field.name}”的值无法识别，已恢复为默认值。"
            notes += (Note(rule="settings", message=message),)
        else:
            settings = replace(settings, **cast("dict[str, Any]", {field.name: value}))
    return settings, notes


def write_settings(path: Path, settings: Settings) -> None:
    """Store *settings* at *path*, keeping keys that this version does not know.

    Raises:
        TargetNotWritable: the old file is untouched.
    """
    raw, _ = _read_raw(path)
    for field in fields(Settings):
        raw[field.name] = getattr(settings, field.name)
    text = json.dumps(raw, ensure_ascii=False, indent=1, sort_keys=True)
    replace_bytes(path, text.encode("utf-8", "replace"))


def _read_raw(path: Path) -> tuple[dict[str, Any], tuple[Note, ...]]:
    if not is_there(path):
        return {}, ()
    try:
        raw = json.loads(read_bytes(path).decode("utf-8"))
    except (ValueError, RecursionError):
        raw = None
    if isinstance(raw, dict):
        return raw, ()
    return {}, (Note(rule="settings", message="设置文件已损坏，全部恢复为默认值。"),)


def _converted(value: object, default: object) -> object | None:
    """Return *value* in the type of *default*, or None where it does not fit."""
    if isinstance(default, tuple):
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(value)
        return None
    if isinstance(value, bool) != isinstance(default, bool) or not isinstance(value, type(default)):
        return None
    if isinstance(value, bool) or not isinstance(value, int):
        return value
    return value if 0 < value <= _LARGEST else None
