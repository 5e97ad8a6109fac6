"""What becomes of a file that may be read or refused."""

from __future__ import annotations

from assistant.base.files import UnreadableFile
from assistant.sources.errors import SourceError


def text_or_reason(read, *arguments):
    """Return the text that is read, or the reason why it is refused; never neither."""
    try:
        return read(*arguments).text
    except (SourceError, UnreadableFile) as error:
        return str(error.reason)
