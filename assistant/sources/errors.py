"""Why a file could not be taken in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.base.errors import AssistantError

if TYPE_CHECKING:
    from pathlib import Path


class SourceError(AssistantError):
    """A file could not be turned into text.

    Attributes:
        path: the file.
        reason: what is wrong with it, in Chinese.
        advice: what the person can do about it, in Chinese.
    """

    def __init__(self, path: Path, reason: str, advice: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason
        self.advice = advice


class UnreadableSource(SourceError):
    """The file is damaged, protected or no text of its kind."""


class UnsupportedSource(SourceError):
    """The file is of a kind that cannot be read (here)."""


class EmptySource(SourceError):
    """The file holds no text."""
