"""Last year's report in the window: the new draft, and ticking off what is to be checked in it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFocusEvent, QTextCursor
from PySide6.QtWidgets import QApplication

from assistant.draft.draft import Draft
from assistant.draft.parts import Elements, Paragraph, SheetRow
from assistant.gui.look.theme import RIGHT_PANEL_PX
from assistant.gui.rollover import dialog as dialog_module
from assistant.gui.rollover import rolling as rolling_module
from assistant.gui.rollover.dialog import RollOverChoice, RollOverDialog
from assistant.gui.rollover.model import CHANGED, SETTLED
from assistant.gui.writing.workspace import INDICATORS
from assistant.workflow.drafting import save_draft
from tests.gui.fake import done
from tests.gui.yearly import rolling_over

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from assistant.gui.jobs.background import Background
    from assistant.gui.main.main_window import MainWindow
    from assistant.gui.rollover.rolling import RollingOver

LAST = Draft(
    elements=Elements(
        title="青栎区2024年法治政府建设情况报告",
        body="青栎区人民政府",
        document_number="青府〔2025〕12号",
        date="2025年2月5日",
    ),
    year=2024,
    level="county",
    county="青栎区",
    paragraphs=(
        Paragraph(style="heading1", text="主要举措和成效"),
        Paragraph(text="深入学习贯彻党的二十届三中全会精神，首次开展行政执法“利剑行动”。"),
        Paragraph(text="2024年，受理行政复议案件158件。"),
        Paragraph(style="heading1", text="存在的不足和原因"),
        Paragraph(text="一是执法力量偏弱，主要原因是培训不足。"),
        Paragraph(style="heading1", text="2025年主要安排"),
        Paragraph(text="一是规范行政复议办案程序。"),
    ),
    sheet=(SheetRow(key="review.accepted", name="行政复议受理", unit="件", this_year=158.0),),
)


@pytest.fixture
def last(tmp_path: Path) -> Path:
    path = tmp_path / "上年.fzbg"
    save_draft(path, LAST)
    return path


@pytest.fixture
def rolling(window: MainWindow, background: Background) -> RollingOver:
    return rolling_over(window, background)


@pytest.fixture
def rolled(rolling: RollingOver, window: MainWindow, last: Path, qtbot: QtBot) -> RollingOver:
    """The new draft on the desk, its flags beside it."""
    rolling.start(RollOverChoice(path=last, year=2025))
    qtbot.waitUntil(lambda: window.workspace.draft() is not None)
    return rolling


def number_of(rolling: RollingOver, words: str) -> int:
    """The row of the flag that says these words."""
    model = rolling.panel.model
    said = [model.index(row).data() for row in range(model.rowCount())]
    return next(row for row, sentence in enumerate(said) if words in sentence)


def tab_of(rolling: RollingOver, window: MainWindow) -> str:
    tabs = window.workspace.tabs
    return tabs.tabText(tabs.indexOf(rolling.panel))


def test_the_form_wants_a_report_and_remembers_where_it_lay(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, last: Path
) -> None:
    dialog = RollOverDialog(None, folder="")
    qtbot.addWidget(dialog)
    assert not dialog.accept_button.isEnabled()
    monkeypatch.setattr(dialog_module, "choose_open", lambda *_: last)
    qtbot.mouseClick(dialog._browse, Qt.MouseButton.LeftButton)
    assert dialog.accept_button.isEnabled()
    dialog.year.setValue(2025)
    assert dialog.choice == RollOverChoice(path=last, year=2025)


def test_the_new_draft_is_unsaved_and_its_flags_are_counted(
    rolled: RollingOver, window: MainWindow
) -> None:
    draft = window.workspace.draft()
    assert draft.elements.title == "青栎区2025年法治政府建设情况报告"
    assert draft.row("review.accepted").last_year == 158
    assert window.drafts.keeper.path is None
    assert window.drafts.keeper.is_dirty
    count = rolled.panel.model.rowCount()
    assert count >= 4
    assert tab_of(rolled, window) == f"待核对 {count}"
    assert window.workspace.tabs.currentWidget() is rolled.panel
    assert f"有 {count} 处待核对" in window.notice.text


def test_nothing_is_cut_off_on_a_small_screen(
    rolling: RollingOver, window: MainWindow, last: Path, qtbot: QtBot
) -> None:
    window.resize(683, 384)  # the bureau's at 200 %
    window.show()
    rolling.start(RollOverChoice(path=last, year=2025))
    qtbot.waitUntil(lambda: window.workspace.draft() is not None)
    qtbot.waitUntil(rolling.panel.isVisible)
    tabs, splitter = window.workspace.tabs, window.workspace.splitter
    qtbot.waitUntil(lambda: tabs.geometry().right() < splitter.width())
    assert splitter.width() <= window.width() == 683


def test_a_click_goes_to_the_words_even_after_writing(
    rolled: RollingOver, window: MainWindow, qtbot: QtBot
) -> None:
    editor, view = window.workspace.editor, rolled.panel.list
    number = number_of(rolled, "首次")
    cursor = QTextCursor(editor.document().findBlockByNumber(1))
    cursor.insertText("导语。\n又一段。\n")
    index = view.model().index(number, 0)
    view.scrollTo(index)
    at = view.visualRect(index).center() + QPoint(30, 0)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert "首次" in editor.textCursor().selectedText()
    assert rolled.panel.model.index(number).data(SETTLED) is False


def test_the_box_and_the_space_bar_tick_off(
    rolled: RollingOver, window: MainWindow, qtbot: QtBot
) -> None:
    view, model = rolled.panel.list, rolled.panel.model
    count = model.rowCount()
    first = view.model().index(0, 0)
    box = rolled.panel._delegate.box_of(view.visualRect(first)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert model.index(0).data(SETTLED)
    assert tab_of(rolled, window) == f"待核对 {count - 1}"
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert not model.index(0).data(SETTLED)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    qtbot.mouseClick(rolled.panel.only_open, Qt.MouseButton.LeftButton)
    assert view.model().rowCount() == count - 1


def test_words_that_were_changed_are_settled_and_an_undo_opens_them_again(
    rolled: RollingOver, window: MainWindow, qtbot: QtBot
) -> None:
    editor, model = window.workspace.editor, rolled.panel.model
    number = number_of(rolled, "首次")
    rolled.panel.flag_chosen.emit(number)
    editor.textCursor().insertText("再次")
    qtbot.waitUntil(lambda: model.index(number).data(CHANGED))
    assert model.open_count == model.rowCount() - 1
    editor.step_back()
    qtbot.waitUntil(lambda: not model.index(number).data(SETTLED))


def test_elements_and_the_sheet_are_led_to(
    rolled: RollingOver, window: MainWindow, qtbot: QtBot
) -> None:
    model = rolled.panel.model
    number = number_of(rolled, "发文字号")
    with qtbot.waitSignal(rolled.elements_requested):
        rolled.panel.flag_chosen.emit(number)
    elements = window.workspace.draft().elements
    window.workspace.opened.set_elements(replace(elements, document_number="青府〔2026〕3号"))
    qtbot.waitUntil(lambda: model.index(number).data(CHANGED))


def test_a_gap_of_years_leads_to_the_sheet(
    rolling: RollingOver, window: MainWindow, last: Path, qtbot: QtBot
) -> None:
    rolling.start(RollOverChoice(path=last, year=2027))
    qtbot.waitUntil(lambda: window.workspace.draft() is not None)
    rolling.panel.flag_chosen.emit(number_of(rolling, "指标表"))
    assert window.workspace.tabs.currentIndex() == INDICATORS


def test_the_first_flag_comes_first_when_the_list_has_the_focus(
    rolled: RollingOver, window: MainWindow
) -> None:
    chosen: list[int] = []
    rolled.panel.flag_chosen.connect(chosen.append)
    window.show()
    window.activateWindow()
    rolled.show()
    QApplication.sendEvent(rolled.panel.list, QFocusEvent(QEvent.Type.FocusIn))
    assert rolled.panel.list.currentIndex().row() == 0
    rolled.panel.choose_next()
    assert chosen == [0]


def test_next_passes_over_what_is_settled(
    rolled: RollingOver, window: MainWindow, qtbot: QtBot
) -> None:
    chosen: list[int] = []
    rolled.panel.flag_chosen.connect(chosen.append)
    rolled.panel.model.toggle(rolled.panel.model.index(1))
    for _ in range(2):
        qtbot.mouseClick(rolled.panel.next, Qt.MouseButton.LeftButton)
    assert chosen == [0, 2]


def test_the_list_goes_with_its_draft(
    rolled: RollingOver, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.gui.drafts.draft_files.ask_unsaved", lambda *_: "discard")
    tabs = window.workspace.tabs
    assert tabs.minimumWidth() >= RIGHT_PANEL_PX
    assert done(window.drafts.open(Path("稿件.fzbg")))
    assert tabs.minimumWidth() < RIGHT_PANEL_PX
    assert window.workspace.tabs.indexOf(rolled.panel) == -1
    rolled.show()
    assert window.workspace.tabs.indexOf(rolled.panel) == -1


def test_who_keeps_the_open_draft_keeps_it(
    rolled: RollingOver,
    window: MainWindow,
    last: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(
        "assistant.gui.drafts.draft_files.ask_unsaved",
        lambda _, title: asked.append(title) or "cancel",
    )
    count = rolled.panel.model.rowCount()
    rolled.start(RollOverChoice(path=last, year=2027))
    qtbot.waitUntil(lambda: bool(asked))
    assert window.workspace.draft().year == 2025
    assert tab_of(rolled, window) == f"待核对 {count}"


def test_a_year_that_is_not_later_is_told(
    rolling: RollingOver,
    window: MainWindow,
    last: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Asked(RollOverDialog):
        def exec(self) -> int:
            self.report.setText(str(last))
            self.year.setValue(2024)
            return 1

    monkeypatch.setattr(rolling_module, "RollOverDialog", Asked)
    rolling.ask("")
    qtbot.waitUntil(lambda: "不能沿用" in window.notice.text)
    assert window.workspace.draft() is None


def test_a_damaged_file_is_told(
    rolling: RollingOver, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "坏.fzbg"
    path.write_bytes(b"\x00\x01")
    rolling.start(RollOverChoice(path=path, year=2025))
    qtbot.waitUntil(lambda: "无法打开" in window.notice.text)
