"""The suggestions panel over the shipped samples: pins through a restart, empty sections."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor

from assistant.base.paths import bundled, user_data
from assistant.base.settings import Settings
from assistant.gui.dialogs.new_choice import NewDraftChoice
from assistant.gui.jobs.background import Background
from assistant.gui.main.main_window import MainWindow
from assistant.gui.services.services import services_of
from assistant.workflow.collection import list_reports, remove_reports
from assistant.workflow.desk import own_desk
from tests.gui.fake import done

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from assistant.gui.panels.suggestions import SuggestionsPanel

PATIENCE_MS = 30_000
TYPED = "加大行政争议化解力度，全年受理行政复议案件"


@contextmanager
def session(qtbot: QtBot) -> Iterator[MainWindow]:
    """One run of the program with a new draft of the same body and year."""
    lanes = Background()
    window = MainWindow(services_of(own_desk()), Settings(), lanes, state=user_data("window.json"))
    qtbot.addWidget(window, before_close_func=lambda _: window.drafts.keeper.end())
    window.showNormal()
    window.resize(1366, 768)
    sheet = bundled("templates", "demo-sheet.csv")
    choice = NewDraftChoice(template="司法局", body="青栎区司法局", year=2025, sheet=sheet)
    done(window.drafts.make_from(choice))
    qtbot.mouseMove(window.workspace.editor, QPoint(20, 20))
    yield window
    window.drafts.keeper.end()
    window.workspace.close_draft()
    lanes.close()
    window.hide()


def write(window: MainWindow, qtbot: QtBot) -> SuggestionsPanel:
    editor, panel = window.workspace.editor, window.workspace.suggestions
    editor.go_to(len(editor.paragraphs()) - 1)
    editor.moveCursor(QTextCursor.MoveOperation.EndOfBlock)
    editor.insertPlainText(f"。{TYPED}")
    qtbot.waitUntil(lambda: TYPED in panel.head.text, timeout=PATIENCE_MS)
    return panel


def texts(panel: SuggestionsPanel) -> list[str]:
    return [card.suggestion.suggestion.text for card in panel.cards if card.suggestion]


@pytest.fixture
def corpus() -> None:
    """The samples."""
    services = services_of(own_desk())
    services.import_files([services.sample_reports()], lambda *_: None)


def test_pinned_and_hidden_passages_outlive_restart_and_report(qtbot: QtBot, corpus: None) -> None:
    with session(qtbot) as window:
        panel = write(window, qtbot)
        first, second, *_ = panel.cards
        assert first.suggestion is not None
        assert second.suggestion is not None
        hidden, pinned = first.suggestion.suggestion, second.suggestion.suggestion
        adapted = second.suggestion.adapted
        second._pin.click()
        qtbot.waitUntil(lambda: texts(panel)[0] == pinned.text, timeout=PATIENCE_MS)
        panel.cards[1]._hide.click()
        qtbot.waitUntil(lambda: hidden.text not in texts(panel), timeout=PATIENCE_MS)
        assert panel.numbers.rows
    assert Path(user_data("passages.json")).exists()

    with session(qtbot) as window:
        panel = write(window, qtbot)
        assert texts(panel)[0] == pinned.text
        assert hidden.text not in texts(panel)
        assert panel.head.restore.text() == "已隐藏 1 条 · 恢复"

    desk = own_desk()
    remove_reports(desk, [pinned.source.report])
    with session(qtbot) as window:
        panel = write(window, qtbot)
        assert texts(panel)[0] == pinned.text
        kept = panel.cards[0].suggestion
        assert kept is not None
        assert kept.adapted == adapted
        window.workspace.editor.go_to(0)
        panel.cards[0]._insert.click()
        draft = window.workspace.draft()
        assert draft is not None
        [borrowed] = [each for paragraph in draft.paragraphs for each in paragraph.borrowed]
        assert (borrowed.body, borrowed.text) == (pinned.source.body, pinned.text)
        panel.cards[0]._pin.click()
        qtbot.waitUntil(lambda: pinned.text not in texts(panel), timeout=PATIENCE_MS)


def test_empty_section_shows_topics_and_a_search_from_what_is_missing(
    qtbot: QtBot, corpus: None
) -> None:
    with session(qtbot) as window:
        panel = window.workspace.suggestions
        paragraphs = window.workspace.editor.paragraphs()
        heading = next(at for at, each in enumerate(paragraphs) if "复议应诉" in each.text)
        window.workspace.editor.go_to(heading)
        qtbot.waitUntil(lambda: "各地怎么写" in panel.head.text, timeout=PATIENCE_MS)
        assert any(head.text().startswith("行政复议 · ") for head in panel.list._heads)
        topics = panel.list.missing.topics
        assert topics
        assert "行政复议" not in topics
        panel.list.missing._links.linkActivated.emit(topics[0])
        qtbot.waitUntil(lambda: panel.head.text.endswith(topics[0]), timeout=PATIENCE_MS)
        assert panel.cards


def test_removed_reports_leave_the_panel_by_themselves(qtbot: QtBot, corpus: None) -> None:
    with session(qtbot) as window:
        panel = write(window, qtbot)
        assert panel.cards
        desk = own_desk()
        remove_reports(desk, [report.id for report in list_reports(desk)])
        window.workspace.refresh_suggestions()
        told = panel._learn._title
        qtbot.waitUntil(lambda: told.text() == "资料库里还没有报告", timeout=PATIENCE_MS)
        assert not panel.cards
        assert not panel.numbers.rows
