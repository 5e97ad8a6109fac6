"""What the person chose and what the window remembers, kept on disk as it changes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QObject, Signal

from assistant.gui.jobs.background import DESK, DiskPlace
from assistant.gui.memory.state import read_state, write_state

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.base.settings import Settings
    from assistant.gui.jobs.background import Background
    from assistant.gui.memory.state import WindowState
    from assistant.gui.services.services import Services

_MOST_RECENT = 10
_DESK = DiskPlace(name=DESK.name, must_end=True)


class Preferences(QObject):
    """Settings and state, each a record that is replaced whole.

    Signals:
        failed: the settings could not be written; carries the error.
        recent_changed: drafts were opened or saved.
    """

    failed = Signal(object)
    recent_changed = Signal()

    def __init__(
        self, services: Services, settings: Settings, state: Path, background: Background
    ) -> None:
        super().__init__()
        self._services = services
        self._background = background
        self._path = state
        self.settings: Settings = settings
        self.state: WindowState = read_state(state)

    def choose(self, **what: object) -> None:
        """Change settings."""
        self.settings = replace(self.settings, **cast("dict[str, Any]", what))
        settings, write = self.settings, self._services.write_settings
        self._background.run(
            lambda _: write(settings), on_done=_ignore, on_error=self.failed.emit, at=_DESK
        )

    def remember(self, **what: object) -> None:
        """Remember sizes and last choices; that this fails hurts nobody."""
        self.state = replace(self.state, **cast("dict[str, Any]", what))
        state = self.state
        self._background.run(
            lambda _: write_state(self._path, state), on_done=_ignore, on_error=_ignore, at=_DESK
        )

    def use_draft(self, path: Path) -> None:
        """Put a draft's file at the head of the recent ones."""
        rest = [known for known in self.settings.recent if known != str(path)]
        self.choose(recent=(str(path), *rest)[:_MOST_RECENT])
        self.remember(folder=str(path.parent))
        self.recent_changed.emit()

    def forget_draft(self, path: str) -> None:
        """List a draft no more; its file stays."""
        self.choose(recent=tuple(known for known in self.settings.recent if known != path))
        self.recent_changed.emit()


def _ignore(_: object) -> None:
    """Want nothing to be told."""
