"""Pictures of a draft: a name for each, and what keeps a file from being one."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from assistant.base.errors import AssistantError

if TYPE_CHECKING:
    from collections.abc import Container
    from pathlib import Path

LARGEST_PICTURE = 10_000_000
"""Bytes of a picture that a draft keeps."""
PNG = b"\x89PNG\r\n\x1a\n"
"""What every PNG begins with."""
_LONGEST = 40
"""Characters of a name."""


class NotAPicture(AssistantError):
    """A file holds no picture that can be shown.

    Attributes:
        path: the file.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class PictureTooLarge(AssistantError):
    """A picture has more than can be kept in a draft.

    Attributes:
        path: the file.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


def is_kept(data: bytes) -> bool:
    """Tell whether a draft keeps such data: it begins as a PNG and is not too large."""
    return data.startswith(PNG) and len(data) <= LARGEST_PICTURE


def free_name(wanted: str, taken: Container[str]) -> str:
    """Return the name, with a number behind it where another picture has it."""
    name = " ".join(wanted.split())[:_LONGEST].strip() or "图片"
    return next(
        each
        for number in count(1)
        if (each := name if number == 1 else f"{name}{number}") not in taken
    )
