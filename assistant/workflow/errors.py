"""What can keep a thing that a person asked for from being done, beyond the rooms' own errors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.base.errors import AssistantError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from assistant.draft.draft_lock import Holder

FORMATS = {
    ".docx": "Word 文档",
    ".pdf": "PDF",
    ".html": "网页",
    ".txt": "纯文本",
    ".md": "Markdown",
}
"""Endings of the files that can be written, with the formats' Chinese names."""


class DraftExists(AssistantError):
    """A new draft would take the place of one that is there.

    Attributes:
        path: the draft that is there.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class DraftInUse(AssistantError):
    """A draft is not written, since somebody has it open.

    Attributes:
        path: the draft.
        holder: who has it.
    """

    def __init__(self, path: Path, holder: Holder) -> None:
        super().__init__(str(path))
        self.path = path
        self.holder = holder


class UnknownFormat(AssistantError):
    """A target's ending names no format that can be written.

    Attributes:
        path: the target.
        endings: those that can be written.
    """

    def __init__(self, path: Path, endings: Iterable[str] = FORMATS) -> None:
        super().__init__(str(path))
        self.path = path
        self.endings = tuple(endings)


class UnknownVersion(AssistantError):
    """A draft file has no earlier version of that number.

    Attributes:
        path: the draft file.
        number: what was asked for.
        count: how many there are.
    """

    def __init__(self, path: Path, number: int, count: int) -> None:
        super().__init__(f"{path}: version {number} of {count}")
        self.path = path
        self.number = number
        self.count = count


class UnknownPeerList(AssistantError):
    """There is no list of peers of that name.

    Attributes:
        name: what was asked for.
        known: the names that there are.
    """

    def __init__(self, name: str, known: Iterable[str]) -> None:
        super().__init__(name)
        self.name = name
        self.known = tuple(known)


class SelfCheckFailed(AssistantError):
    """Something that ships is missing or does not work.

    Attributes:
        what: the step that failed, in Chinese.
        reason: what was wrong.
    """

    def __init__(self, what: str, reason: str) -> None:
        super().__init__(f"{what}: {reason}")
        self.what = what
        self.reason = reason
