"""What is shown of a version that was chosen: its text, and how it differs from the draft now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.gui.history.sections import sections_of

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.draft.draft import Draft
    from assistant.draft.manuscript import Manuscript
    from assistant.draft.versions.version import Version
    from assistant.gui.history.sections import Section
    from assistant.gui.services.version import HistoryServices
    from assistant.workflow.side_by_side import SideBySide


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A version beside the draft as it stood when that was asked."""

    version: Version
    then: Draft
    now: Draft
    compared: SideBySide
    """The version before, the draft now after."""
    sections: tuple[Section, ...]

    @property
    def manuscript(self) -> Manuscript:
        """The version as it reads."""
        return self.compared.before


def look_at(services: HistoryServices, path: Path, version: Version, now: Draft) -> Look:
    """Return what is to be shown of a version in a file.

    Raises:
        FileError, DraftFileError: it cannot be read, or is not there any more.
    """
    then = services.open_version(path, version)
    compared = services.compare(then, now)
    return Look(
        version=version,
        then=then,
        now=now,
        compared=compared,
        sections=sections_of(compared.before),
    )
