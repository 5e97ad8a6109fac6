"""Where things are: the bundled folders, and the person's own folder.

This module alone knows of ``sys.frozen``, ``_MEIPASS``, the person's folders and the environment
variable that moves them. Bundled files are read-only; what the person owns lies under
:func:`user_data`.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from assistant.base.files import make_folder

APPLICATION = "fazhi-report-assistant"
COMMAND = "assistant"
"""Name of the program for the command line, beside that of the window, in a built folder."""
HOME_VARIABLE = "ASSISTANT_HOME"
"""Environment variable that moves settings, corpus and autosaves to another folder."""

BUNDLED_FOLDERS = ("templates", "corpus")
"""Top-level folders that ship with the program; ``build.spec`` reads this list."""


def bundled(folder: str, *names: str) -> Path:
    """Return the path of something that ships with the program.

    Args:
        folder: one of :data:`BUNDLED_FOLDERS`.
        names: path inside it.
    """
    if folder not in BUNDLED_FOLDERS:
        raise ValueError(f"{folder!r} is not a bundled folder")
    return _root().joinpath(folder, *names)


def user_data(*names: str) -> Path:
    """Return a path under the person's own folder; the folder above it exists on return.

    Raises:
        TargetNotWritable: the folder could not be made.
    """
    path = _home().joinpath(*names)
    make_folder(path.parent)
    return path


def own_program() -> tuple[str, ...]:
    """Return the words that start this program without a window on this machine."""
    if _is_frozen():
        # The program with the window has no standard input and output; its neighbour has.
        here = Path(sys.executable)
        return (str(here.with_name(f"{COMMAND}{here.suffix}")),)
    return (sys.executable, "-m", "assistant")


def own_command() -> str:
    """Return how this program is called on this machine, for a person to type."""
    return " ".join(own_program())


def move_home(folder: Path) -> None:
    """Keep settings, corpus and autosaves in *folder* from now on, also in child processes."""
    os.environ[HOME_VARIABLE] = str(folder)


def _root() -> Path:
    if _is_frozen():
        return Path(str(getattr(sys, "_MEIPASS")))  # noqa: B009 -- exists only when frozen
    return Path(__file__).resolve().parents[2]


def _is_frozen() -> bool:
    return bool(getattr(sys, "frozen", False))


def _home() -> Path:
    moved = os.environ.get(HOME_VARIABLE)
    if moved:
        return Path(moved).expanduser()
    if sys.platform == "win32":
        base = os.environ.get("APPDATA")
        return (Path(base) if base else Path.home() / "AppData" / "Roaming") / APPLICATION
    base = os.environ.get("XDG_DATA_HOME")
    return (Path(base) if base else Path.home() / ".local" / "share") / APPLICATION
