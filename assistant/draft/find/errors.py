"""What cannot be searched for or written."""

from __future__ import annotations

from assistant.base.errors import AssistantError


class SearchUnusable(AssistantError):
    """A search or a replacement that cannot be made.

    Attributes:
        words: what was to be found or written.
        reason: what is wrong with it, in Chinese.
    """

    def __init__(self, words: str, reason: str) -> None:
        super().__init__(f"{words!r}: {reason}")
        self.words = words
        self.reason = reason
