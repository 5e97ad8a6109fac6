"""Files in which the program keeps what a person set up: readable JSON with its format number.

A damaged file is never taken for an empty one, and never written over.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from assistant.base.errors import AssistantError
from assistant.base.files import is_there, read_bytes, replace_bytes

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


class OwnFileDamaged(AssistantError):
    """The file holds something else, or is not whole.

    Attributes:
        path: the file.
        reason: what is wrong, in Chinese.
    """

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class OwnFileTooNew(AssistantError):
    """The file was written by a newer program.

    Attributes:
        path: the file.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


def read_own_file(
    path: Path,
    *,
    newest: int,
    damaged: type[OwnFileDamaged],
    too_new: type[OwnFileTooNew],
) -> dict[str, Any] | None:
    """Return what the file holds, None where there is no file yet.

    Args:
        path: the file.
        newest: the greatest format number that can be read.
        damaged: the error for what is no such file.
        too_new: the error for a greater format number.

    Raises:
        UnreadableFile: the file may not be read.
        OwnFileDamaged: as *damaged*.
        OwnFileTooNew: as *too_new*.
    """
    if not is_there(path):
        return None
    try:
        raw = json.loads(read_bytes(path).decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise damaged(path, "内容不是有效的 JSON") from error
    version = raw.get("format") if isinstance(raw, dict) else None
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise damaged(path, "没有格式版本号")
    if version > newest:
        raise too_new(path)
    return dict(raw)


def write_own_file(path: Path, raw: Mapping[str, object]) -> None:
    """Replace the file, all or nothing; broken characters become question marks.

    Raises:
        TargetNotWritable: the old file is untouched.
    """
    text = json.dumps(raw, ensure_ascii=False, indent=1, sort_keys=True)
    replace_bytes(path, text.encode("utf-8", "replace"))
