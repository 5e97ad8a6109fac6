"""What the main window is before there is anything to work with: frame, bars and first page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMainWindow

    from assistant.gui.jobs.background import Background
    from assistant.gui.jobs.work import Work
    from assistant.gui.memory.preferences import Preferences
    from assistant.gui.services.services import Services
    from assistant.gui.start.starting import Starting
    from assistant.gui.widgets.notice import NoticeBar


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The parts that all others are made with."""

    window: QMainWindow
    services: Services
    background: Background
    preferences: Preferences
    notice: NoticeBar
    work: Work
    starting: Starting
    actions: Mapping[str, QAction]
