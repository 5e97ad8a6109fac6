"""What can go wrong with a review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.base.errors import AssistantError

if TYPE_CHECKING:
    from pathlib import Path


class AnotherReport(AssistantError):
    """The returned file has too little in common with the draft to be a review of it.

    Attributes:
        path: the file.
        title: its title, or its first words.
    """

    def __init__(self, path: Path, title: str) -> None:
        super().__init__(f"{path}: {title!r}")
        self.path = path
        self.title = title


class ReviewOutdated(AssistantError):
    """The draft was changed since it was compared with the returned file."""
