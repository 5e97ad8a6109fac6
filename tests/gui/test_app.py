"""Starting the window, and what happens when the fault is ours."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from assistant.base.paths import user_data
from assistant.gui import app
from assistant.gui.crash import EXIT_CODE
from assistant.gui.main.main_window import MainWindow
from assistant.workflow.desk import own_desk
from assistant.workflow.drafting import new_draft, save_draft
from assistant.workflow.recovering import find_lost_drafts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture(autouse=True)
def keep_hook(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)


def in_the_window(act: Callable[[MainWindow], None]) -> None:
    """Do something once the window is there."""

    def do() -> None:
        [window] = [
            w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow) and w.isVisible()
        ]
        if window.drafts.turns.kind:  # the draft is still being opened
            QTimer.singleShot(20, do)
        else:
            act(window)

    QTimer.singleShot(300, do)


def end_at_once(window: MainWindow) -> None:
    """Let the window go as the end of the process does: the journal stays."""
    window.drafts.keeper.leave()
    window.drafts.guard.end()
    window.workspace.close_draft()
    window.close()


def test_window_opens_a_draft_and_ends(tmp_path: Path) -> None:
    path = tmp_path / "稿.fzbg"
    save_draft(path, new_draft("司法局", body="青栎区司法局", year=2025))
    titles: list[str] = []

    def act(window: MainWindow) -> None:
        titles.append(window.windowTitle())
        window.close()

    in_the_window(act)
    assert app.run(path) == 0
    assert "青栎区司法局" in titles[0]
    assert user_data("window.json").exists()


def test_bad_settings_are_told(tmp_path: Path) -> None:
    own_desk().settings.write_text('{"theme": 3}', encoding="utf-8")
    words: list[str] = []

    def act(window: MainWindow) -> None:
        words.append(window.notice.text)
        window.close()

    in_the_window(act)
    assert app.run(None) == 0
    assert "theme" in words[0]


def test_our_fault_saves_the_draft_and_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "稿.fzbg"
    save_draft(path, new_draft("司法局", body="青栎区司法局", year=2025))
    told: list[str] = []
    monkeypatch.setattr(app, "tell_crash", lambda _, log, copy: told.append(copy))

    def act(window: MainWindow) -> None:
        window.workspace.editor.insertPlainText("没有保存的话")
        sys.excepthook(ZeroDivisionError, ZeroDivisionError("没有料到"), None)
        end_at_once(window)

    in_the_window(act)
    code = app.run(path)
    assert code == EXIT_CODE
    assert told
    assert told[0].endswith(".fzlog")
    assert "ZeroDivisionError" in user_data("crash.log").read_text(encoding="utf-8")
    offered: list[str] = []

    def look(window: MainWindow) -> None:
        if not window.notice.text:  # it is still looked for
            QTimer.singleShot(100, lambda: look(window))
            return
        offered.append(window.notice.text)
        window.close()

    in_the_window(look)
    app.run(None)
    assert "没有保存" in offered[0]
    [lost] = find_lost_drafts(own_desk())
    assert "没有保存的话" in lost.draft.elements.title
