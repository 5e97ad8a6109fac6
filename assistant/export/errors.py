"""What can keep a manuscript from being exported."""

from __future__ import annotations

from assistant.base.errors import AssistantError


class ExportError(AssistantError):
    """A manuscript that cannot be given out as it is."""


class EmptyManuscript(ExportError):
    """There is neither a title nor any text."""

    def __init__(self) -> None:
        super().__init__("the manuscript is empty")


class NothingChanged(ExportError):
    """The two versions of a manuscript read alike."""

    def __init__(self) -> None:
        super().__init__("no changes")


class SecretNotForWeb(ExportError):
    """A manuscript with a secrecy mark is not for a web site.

    Attributes:
        secrecy: the mark as written, ``机密★1年``.
    """

    def __init__(self, secrecy: str) -> None:
        super().__init__(f"marked {secrecy}")
        self.secrecy = secrecy


class InternalTextForWeb(ExportError):
    """A manuscript with comparisons for the internal edition (内部对比) is not for a web site.

    Attributes:
        beginnings: the first words of each such paragraph.
    """

    def __init__(self, beginnings: tuple[str, ...]) -> None:
        super().__init__(f"{len(beginnings)} internal paragraphs")
        self.beginnings = beginnings
