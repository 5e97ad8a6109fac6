"""Folders among the system's temporary files that no other person of the machine may look into."""

from __future__ import annotations

import os
import stat
import sys
from typing import TYPE_CHECKING

from assistant.base.files import TargetNotWritable

if TYPE_CHECKING:
    from pathlib import Path


def make_private_folder(path: Path) -> None:
    """Make the folder for this person alone, where it is not there yet.

    Raises:
        TargetNotWritable: it may not be made, or somebody else made it before.
    """
    try:
        path.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise TargetNotWritable(path, error) from error
    if not is_private_folder(path):
        raise TargetNotWritable(path, "这个文件夹属于其他用户")


def is_private_folder(path: Path) -> bool:
    """Tell whether there is such a folder that is this person's; a link to one is none."""
    try:
        seen = path.lstat()
    except (OSError, ValueError):
        return False
    if not stat.S_ISDIR(seen.st_mode):
        return False
    if sys.platform == "win32":  # each person has a temporary folder of their own
        return True
    return seen.st_uid == os.getuid() and not seen.st_mode & 0o077
