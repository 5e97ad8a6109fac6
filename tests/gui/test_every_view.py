"""Every window and dialog of the program, with the real services, on two sizes of screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget

from assistant.base.paths import user_data
from assistant.base.settings import Settings
from assistant.gui.dialogs import form
from assistant.gui.jobs.background import Background
from assistant.gui.main.main_window import MainWindow
from assistant.gui.services.services import services_of
from assistant.gui.widgets import scrolled
from assistant.workflow.desk import own_desk
from docs.every_view import Tour, unseen, walk
from tests.gui.view_faults import badly_tabbed, faults_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

PATIENCE_MS = 60_000
SCREENS = {"100 %": (1366, 768), "200 %": (683, 384)}
"""The bureau's screen, in the pixels that a window counts in."""


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    lanes = Background()
    made = MainWindow(services_of(own_desk()), Settings(), lanes, state=user_data("window.json"))
    qtbot.addWidget(made, before_close_func=lambda _: made.drafts.keeper.end())
    made.showNormal()
    yield made
    made.parts.reviews.end()
    made.drafts.keeper.end()
    lanes.close()


@pytest.mark.parametrize("screen", SCREENS)
def test_every_view_is_named_reached_by_keys_and_has_room(
    screen: str,
    window: MainWindow,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    size = QSize(*SCREENS[screen])
    for module in (scrolled, form):
        monkeypatch.setattr(module, "room_of", lambda _: size)
    found: list[str] = []

    def look(name: str, view: QWidget) -> None:
        if isinstance(view, QMainWindow):
            view.resize(size)
        QApplication.processEvents()
        faults = faults_of(view)
        if isinstance(view, QDialog) and screen == "100 %":  # elsewhere it scrolls meanwhile
            faults += badly_tabbed(view)
        if isinstance(view, QDialog) and view.size() != view.size().boundedTo(size):
            faults.append(f"larger than the screen: {view.width()} × {view.height()}")
        found.extend(f"{name}: {fault}" for fault in faults)

    def wait(is_done: object) -> None:
        qtbot.waitUntil(lambda: bool(is_done()), timeout=PATIENCE_MS)

    tour = Tour(
        window=window, services=window.frame.services, folder=tmp_path, wait=wait, look=look
    )
    walk(tour)
    assert not found, "\n".join(found)
    assert unseen(tour.seen) == []
    assert tour.stuck == []
