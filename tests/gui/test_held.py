"""Nothing that the window does holds it for long: it goes on taking keys meanwhile."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest

from assistant.base.paths import user_data
from assistant.base.settings import Settings
from assistant.gui.dialogs.export import ExportChoice
from assistant.gui.jobs.background import Background
from assistant.gui.main.main_window import MainWindow
from assistant.gui.services.services import services_of
from assistant.workflow.desk import own_desk
from assistant.workflow.drafting import new_draft, save_draft
from assistant.workflow.importing import sample_reports
from tests.gui.fake import done
from tests.gui.watchdog import LIMIT_S, Watchdog

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

PATIENCE_MS = 60_000


@pytest.fixture
def working(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """The real window with a draft, its preview in sight, after its first second."""
    path = tmp_path / "稿件.fzbg"
    save_draft(path, new_draft("司法局", body="青栎区司法局", year=2025))
    lanes = Background()
    made = MainWindow(services_of(own_desk()), Settings(), lanes, state=user_data("window.json"))
    qtbot.addWidget(made, before_close_func=lambda _: made.drafts.keeper.end())
    made.showNormal()
    made.resize(1366, 768)
    assert done(made.drafts.open(path))
    made.workspace.show_columns(outline=True, panels=True, preview=True)
    qtbot.waitUntil(lambda: made.workspace.survey.characters > 0, timeout=PATIENCE_MS)
    made.workspace.check()
    qtbot.waitUntil(lambda: made.workspace.checks.view.model().rowCount() > 0, timeout=PATIENCE_MS)
    qtbot.wait(1000)
    yield made
    made.drafts.keeper.end()
    lanes.close()


def test_watchdog_sees_work_but_no_waiting(qtbot: QtBot) -> None:
    def work() -> None:
        end = time.thread_time() + 2 * LIMIT_S
        while time.thread_time() < end:
            pass

    with Watchdog() as quiet:
        QTimer.singleShot(1, lambda: time.sleep(2 * LIMIT_S))
        qtbot.wait(400)
    assert quiet.longest < LIMIT_S
    with Watchdog() as busy:
        QTimer.singleShot(1, work)
        qtbot.wait(400)
    assert busy.longest >= 2 * LIMIT_S
    assert "in work" in busy.told()


def test_writing_holds_nothing(working: MainWindow, qtbot: QtBot) -> None:
    with Watchdog() as watchdog:
        for _ in range(3):
            for key in "abcd":
                QTest.keyClick(working.workspace.editor, key)
                qtbot.wait(60)
            qtbot.wait(900)
    assert watchdog.longest < LIMIT_S, watchdog.told()


def test_checking_holds_nothing(working: MainWindow, qtbot: QtBot) -> None:
    with Watchdog() as watchdog:
        working.workspace.check()
        qtbot.wait(1500)
    assert watchdog.longest < LIMIT_S, watchdog.told()


def test_saving_and_exporting_hold_nothing(
    working: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    QTest.keyClick(working.workspace.editor, "a")
    qtbot.wait(900)
    draft = working.workspace.draft()
    assert draft is not None
    with Watchdog() as watchdog:
        assert done(working.drafts.save())
        for ending in (".docx", ".pdf"):
            target = tmp_path / f"报告{ending}"
            working.parts.leaving.exporter.export(
                draft, ExportChoice(path=target, edition="internal")
            )
            qtbot.waitUntil(lambda at=target: str(at) in working.notice.text, timeout=PATIENCE_MS)
    assert watchdog.longest < LIMIT_S, watchdog.told()


def test_importing_holds_nothing(working: MainWindow, qtbot: QtBot) -> None:
    with Watchdog() as watchdog:
        working.importer.start([sample_reports()])
        qtbot.waitUntil(lambda: working.notice.text.startswith("导入"), timeout=PATIENCE_MS)
        qtbot.wait(500)
    assert watchdog.longest < LIMIT_S, watchdog.told()
