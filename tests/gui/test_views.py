"""How the window shows itself: colours, size, full screen, another report beside the text."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QDialog, QMainWindow, QToolButton, QWidget

from assistant.base.paths import user_data
from assistant.base.settings import Settings
from assistant.gui.app import make_application
from assistant.gui.beside.choose import ChooseReportDialog, name_of
from assistant.gui.dialogs import files
from assistant.gui.jobs.background import Background
from assistant.gui.look import scale
from assistant.gui.look.theme import COLORS, theme_of
from assistant.gui.main.main_window import MainWindow
from assistant.gui.memory.preferences import Preferences
from assistant.gui.memory.window_size import restore_size
from assistant.gui.services.services import services_of
from assistant.gui.writing import reading_beside
from assistant.workflow.adapting import adapt_stretch
from assistant.workflow.desk import own_desk
from assistant.workflow.importing import sample_reports
from assistant.workflow.reading import read_report
from assistant.workflow.sample_draft import sample_draft
from tests.gui.fake import settle
from tests.gui.fake_library import stored

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.gui.fake import Fake

PATIENCE_MS = 30_000
COMMANDS_OF = {
    "library": "library",
    "benchmark": "benchmarks",
    "sheet": "sheet",
    "history": "history",
    "compare": "compare_drafts",
}
"""Command that opens a window, by the name its size is remembered under."""
REPORT = "shili-sifaju-2024.txt"
PASSAGE = "评查执法案卷90宗"


# colours and size


class _Hints:
    """The system's wish, as a stand-in for a desktop that changes its colours."""

    def __init__(self) -> None:
        self.scheme = Qt.ColorScheme.Light

    def colorScheme(self) -> Qt.ColorScheme:  # noqa: N802 -- as Qt has it
        return self.scheme


def test_colours_follow_the_system_while_that_is_chosen(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    hints = _Hints()
    real = QGuiApplication.styleHints()
    monkeypatch.setattr("assistant.gui.look.theme.QGuiApplication.styleHints", lambda: hints)
    assert theme_of("system").name == "light"
    hints.scheme = Qt.ColorScheme.Dark
    assert theme_of("system").name == "dark"
    real.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert window._theme.name == "dark"
    assert window.palette().windowText().color().name() == COLORS["dark"].ink
    window.actions_by_name["theme_paper"].trigger()
    real.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert window._theme.name == "paper"
    assert window.preferences.settings.theme == "paper"
    assert not window.actions_by_name["theme_system"].isChecked()
    make_application(Settings(theme="light"))


@pytest.mark.parametrize(
    ("percent", "text", "factor"),
    [(100, 100, None), (150, 100, "1.5"), (200, 150, "3"), (9000, 100, "2"), (1, 100, None)],
)
def test_scale_is_what_was_chosen_over_the_systems_text(
    percent: int, text: int, factor: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(scale.VARIABLE, raising=False)
    monkeypatch.setattr(scale, "text_percent", lambda: text)
    scale.apply_scale(percent)
    assert os.environ.pop(scale.VARIABLE, None) == factor


def test_scale_leaves_the_persons_own_variable_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(scale.VARIABLE, "1.3")
    scale.apply_scale(200)
    assert os.environ[scale.VARIABLE] == "1.3"


def test_size_is_chosen_for_the_next_start(window: MainWindow, fake: Fake) -> None:
    window.actions_by_name["scale_150"].trigger()
    assert fake.settings[-1].scale_percent == 150
    assert "重新打开程序" in window.notice.text
    assert not window.actions_by_name["scale_100"].isChecked()


# full screen and the smallest screen


def test_full_screen_comes_and_goes(opened: MainWindow, qtbot: QtBot) -> None:
    action = opened.actions_by_name["fullscreen"]
    assert action.shortcut().toString() == "Shift+F11"
    action.trigger()
    qtbot.waitUntil(opened.isFullScreen)
    assert action.isChecked()
    opened.actions_by_name["focus"].trigger()
    assert opened.workspace.outline.isHidden()
    opened.actions_by_name["focus"].trigger()
    action.trigger()
    qtbot.waitUntil(lambda: not opened.isFullScreen())
    assert not action.isChecked()


def test_one_side_at_a_time_on_the_smallest_screen(opened: MainWindow, qtbot: QtBot) -> None:
    workspace, actions = opened.workspace, opened.actions_by_name
    opened.resize(683, 384)
    qtbot.waitUntil(lambda: workspace.width() == 683)
    assert workspace.outline.isHidden()
    assert workspace.tabs.isVisible()
    editor, desk = workspace.editor, workspace.desk
    qtbot.waitUntil(lambda: editor.width() <= desk.width())
    actions["outline"].trigger()
    assert workspace.outline.isVisible()
    assert workspace.tabs.isHidden()
    actions["panel"].trigger()
    assert workspace.tabs.isVisible()
    assert workspace.outline.isHidden()
    actions["panel"].trigger()
    assert workspace.outline.isVisible()
    assert opened._toolbar.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly
    rest = opened._toolbar.findChild(QToolButton, "qt_toolbar_ext_button")
    assert rest.isVisible()
    assert rest.width() >= 12
    opened.resize(1366, 768)
    qtbot.waitUntil(lambda: workspace.width() == 1366)
    assert workspace.outline.isVisible()
    assert opened._toolbar.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon


def test_paper_zoomed_in_is_never_wider_than_its_desk(opened: MainWindow, qtbot: QtBot) -> None:
    opened.workspace.desk.zoom_to(21)
    qtbot.waitUntil(lambda: opened.workspace.editor.character_px == 21)
    opened.resize(683, 384)
    qtbot.waitUntil(lambda: opened.workspace.editor.width() <= opened.workspace.desk.width())
    opened.resize(1920, 1080)
    qtbot.waitUntil(lambda: opened.workspace.editor.character_px == 21)


def beside_window(window: MainWindow, name: str) -> QMainWindow:
    """Open a window beside the main one."""
    window.actions_by_name[COMMANDS_OF[name]].trigger()
    shown = {
        "library": lambda: window.parts.libraries._window,
        "benchmark": lambda: window.parts.benchmarks._window,
        "sheet": lambda: window.parts.sheets.window,
        "history": lambda: window.parts.histories.window,
        "compare": lambda: window.parts.comparisons.window,
    }
    return shown[name]()


@pytest.mark.parametrize("name", COMMANDS_OF)
def test_a_window_comes_back_in_its_size_in_another_session(real: MainWindow, name: str) -> None:
    made = beside_window(real, name)
    made.resize(1111, 644)
    made.close()
    settle(real.frame.background)
    later = Preferences(
        real.frame.services, Settings(), user_data("window.json"), real.frame.background
    )
    assert getattr(later.state, f"{name}_width") == 1111
    other = QWidget()
    restore_size(other, later, name)
    assert (other.width(), other.height()) == (1111, 644)


# another report beside the text


@pytest.fixture
def real(qtbot: QtBot) -> Iterator[MainWindow]:
    """The window with the real workflow and the sample draft."""
    lanes = Background()
    made = MainWindow(services_of(own_desk()), Settings(), lanes, state=user_data("window.json"))
    qtbot.addWidget(made, before_close_func=lambda _: made.drafts.keeper.end())
    made.showNormal()
    made.resize(1366, 768)
    made.starting.open_sample()
    yield made
    made.drafts.keeper.end()
    made.workspace.close_draft()
    lanes.close()


def read_beside(window: MainWindow, qtbot: QtBot) -> None:
    window.parts.beside.open_file(sample_reports() / REPORT)
    qtbot.waitUntil(window.workspace.beside.isVisible, timeout=PATIENCE_MS)


def test_a_report_is_read_in_the_place_of_the_panels(real: MainWindow, qtbot: QtBot) -> None:
    workspace, pane = real.workspace, real.workspace.beside
    read_beside(real, qtbot)
    assert workspace.tabs.isHidden()
    assert "栖禾区司法局" in pane._title.text()
    qtbot.keyClick(pane.reader, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert pane.find_bar.line.hasFocus()
    pane.find_bar.line.setText(PASSAGE)
    assert pane.find_bar._count.text() == "1 / 1"
    pane.button("outline").click()
    assert pane.outline.isVisible()
    last = pane.outline.tree.model().index(2, 0)
    pane.outline.tree.clicked.emit(last)
    assert pane.reader.textCursor().position() > 500
    real.actions_by_name["preview"].setChecked(True)
    assert pane.isHidden()
    real.actions_by_name["preview"].setChecked(False)
    assert workspace.tabs.isVisible()
    read_beside(real, qtbot)
    pane.button("close").click()
    assert pane.isHidden()
    assert workspace.tabs.isVisible()
    read_beside(real, qtbot)
    assert real.drafts.keeper.is_dirty
    real.drafts.keeper.end()
    workspace.close_draft()
    real.drafts.closed.emit()
    assert not real.workspace.beside.isVisible()


def test_selected_words_go_into_the_text_as_ones_own(real: MainWindow, qtbot: QtBot) -> None:
    pane, editor = real.workspace.beside, real.workspace.editor
    read_beside(real, qtbot)
    assert not pane.insert.isEnabled()
    start = pane.reader.text.index(PASSAGE)
    end = pane.reader.text.index("。", start) + 1
    select(real, start, end)
    assert pane.insert.isEnabled()
    at = len(editor.paragraphs()) - 1
    editor.go_to(at)
    editor.moveCursor(QTextCursor.MoveOperation.EndOfBlock)
    pane.insert.click()
    added = real.workspace.draft().paragraphs[at]
    assert "{{ enforce.files_reviewed }}" in added.text
    assert "90宗" not in added.text
    [borrowed] = added.borrowed
    assert borrowed.body == "沅湖市栖禾区司法局"
    assert borrowed.section.startswith("示例")
    editor.step_back()
    assert real.workspace.draft().paragraphs[at].borrowed == ()


def test_more_than_a_paragraph_is_only_copied(real: MainWindow, qtbot: QtBot) -> None:
    pane = real.workspace.beside
    read_beside(real, qtbot)
    before = real.workspace.draft().paragraphs
    select(real, 60, 900)
    pane.insert.click()
    assert real.workspace.draft().paragraphs == before
    assert "\n" in QGuiApplication.clipboard().text()
    assert "超过一段" in real.notice.text
    pane.copy.click()
    assert "——沅湖市栖禾区司法局" in QGuiApplication.clipboard().text()


def select(window: MainWindow, start: int, end: int) -> None:
    reader = window.workspace.beside.reader
    reader.setTextCursor(reader._cursor((start, end)))


def test_a_broken_file_is_told_and_the_panels_stay(
    real: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "扫描件.pdf"
    path.write_bytes(b"%PDF-1.4\n")
    real.parts.beside.open_file(path)
    qtbot.waitUntil(lambda: "扫描件" in real.notice.text and "正在" not in real.notice.text)
    assert real.workspace.tabs.isVisible()


def test_reports_to_read_are_found_by_words(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    reports = [stored(1), stored(2)]
    dialog = ChooseReportDialog(window, reports)
    qtbot.addWidget(dialog)
    assert dialog.list.count() == 2
    dialog.line.setText(name_of(reports[0])[:6])
    assert dialog.number is not None
    dialog.line.setText("没有这样的题名")
    assert dialog.number is None
    dialog.accept()
    assert dialog.result() != QDialog.DialogCode.Accepted
    monkeypatch.setattr(files, "choose_open", lambda *_: tmp_path / "别处.docx")
    dialog.browse.click()
    assert dialog.path == tmp_path / "别处.docx"
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_command_opens_what_was_chosen(
    real: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = sample_reports() / REPORT
    monkeypatch.setattr(files, "choose_open", lambda *_: path)
    monkeypatch.setattr(
        reading_beside.ChooseReportDialog, "exec", lambda self: self.browse.click() or 1
    )
    real.actions_by_name["read_beside"].trigger()
    qtbot.waitUntil(real.workspace.beside.isVisible, timeout=PATIENCE_MS)
    assert real.preferences.state.folder == str(path.parent)


@pytest.mark.parametrize("start", [0, 1, 40, 10**6])
def test_any_stretch_of_a_report_can_be_adapted(start: int) -> None:
    report = read_report(sample_reports() / REPORT)
    adapted = adapt_stretch(report, start, start + 30, sample_draft())
    assert adapted.borrowed.end == len(adapted.adapted)
    assert adapted.suggestion.text == report.text[start : start + 30].strip()
