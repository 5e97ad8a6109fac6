"""The first page is there before all that works on drafts and the corpus is made."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEventLoop, QTimer

from assistant.base.settings import Settings
from assistant.gui.dialogs.new_choice import NewDraftChoice
from assistant.gui.look.theme import COLORS
from assistant.gui.main.main_window import MainWindow
from tests.gui.fake import settle

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from assistant.gui.jobs.background import Background
    from tests.gui.fake import Fake


PROJECT = Path(__file__).resolve().parents[2]


@pytest.fixture
def bare(qtbot: QtBot, fake: Fake, background: Background, tmp_path: Path) -> MainWindow:
    """The window when nothing but the first page is there."""
    made = MainWindow(fake.services(), Settings(), background, state=tmp_path / "window.json")
    qtbot.addWidget(made, before_close_func=lambda _: made.drafts.keeper.end())
    made.resize(1366, 768)
    made.show()
    return made


def take_turns(window: MainWindow, turns: int) -> None:
    """Let the window make so many of its parts."""
    for _ in range(turns):
        loop = QEventLoop(window)
        QTimer.singleShot(0, loop.quit)
        loop.exec()


def make_draft(window: MainWindow) -> None:
    choice = NewDraftChoice(template="bureau", body="青栎区司法局", year=2025, sheet=None)
    window.home.draft_requested.emit(choice)


def open_draft(window: MainWindow) -> None:
    window.drops.draft_dropped.emit(Path("稿件.fzbg"))


def open_recent(window: MainWindow) -> None:
    window.home.recent_requested.emit("稿件.fzbg")


@pytest.mark.parametrize("turns", range(0, 12, 2))
@pytest.mark.parametrize("wish", [make_draft, open_draft, open_recent])
def test_a_wish_is_done_however_early_it_comes(
    bare: MainWindow, turns: int, wish: Callable[[MainWindow], None]
) -> None:
    bare.start(None)
    take_turns(bare, turns)
    wish(bare)
    settle(bare.frame.background)
    assert bare.workspace.draft() is not None
    assert bare.workspace.isVisible()
    assert bare.actions_by_name["save"].isEnabled()


def test_all_is_made_without_a_wish(bare: MainWindow, qtbot: QtBot) -> None:
    assert not bare.actions_by_name["save"].isEnabled()
    with qtbot.waitSignal(bare.furnished):
        bare.start(None)
    assert bare.home.isVisible()
    assert not bare.actions_by_name["save"].isEnabled()


def test_making_it_holds_nothing(tmp_path: Path) -> None:
    """In a process of its own, as the program is started: here are windows of other tests."""
    program = f"""
import os
from pathlib import Path
from PySide6.QtCore import QEventLoop
from assistant.base.settings import Settings
from assistant.gui.app import make_application
from assistant.gui.jobs.background import Background
from assistant.gui.main.main_window import MainWindow
from assistant.gui.services.services import services_of
from assistant.workflow.desk import desk_in
from tests.gui.watchdog import LIMIT_S, Watchdog

home = Path({str(tmp_path)!r})
application = make_application(Settings())
services, background = services_of(desk_in(home)), Background()
window = MainWindow(services, Settings(), background, state=home / 'window.json')
window.show()
application.processEvents()
with Watchdog() as watchdog:
    loop = QEventLoop()
    window.furnished.connect(loop.quit)
    window.start(None)
    loop.exec()
assert watchdog.longest < LIMIT_S, watchdog.told()
window.close()
"""
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=PROJECT)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("turns", range(0, 12, 3))
def test_colours_chosen_meanwhile_are_those_of_all_parts(bare: MainWindow, turns: int) -> None:
    bare.start(None)
    take_turns(bare, turns)
    bare.actions_by_name["theme_dark"].trigger()
    make_draft(bare)
    settle(bare.frame.background)
    ink = bare.workspace.editor.palette().text().color().name()
    assert ink == COLORS["dark"].ink


@pytest.mark.parametrize("turns", range(0, 12, 3))
def test_a_window_closed_meanwhile_ends(
    bare: MainWindow, qtbot: QtBot, background: Background, turns: int
) -> None:
    bare.start(None)
    take_turns(bare, turns)
    qtbot.waitUntil(lambda: bare.close() or background.is_closed)
    take_turns(bare, 3)
    assert background.is_closed
    assert not bare.isVisible()
