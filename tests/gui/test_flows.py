"""Longer ways through the window: dialogs that are answered, work that is stopped, pointing."""

from __future__ import annotations

import threading
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QToolTip, QWidget

from assistant.base.errors import AssistantError, Cancelled
from assistant.base.settings import Settings
from assistant.figures.figure import Figure
from assistant.gui.dialogs import choose_field, elements, files
from assistant.gui.dialogs.export import ExportChoice
from assistant.gui.dialogs.new_choice import NewDraftChoice
from assistant.gui.drafts import draft_files
from assistant.gui.jobs.background import Background
from assistant.gui.main.main_window import MainWindow
from assistant.gui.models.sheet_model import STATE, THIS_YEAR
from assistant.gui.output import exporter
from assistant.gui.writing.workspace import BENCHMARK, INDICATORS
from tests.gui.fake import FIELD, PENALTIES, Fake, done, settle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from assistant.base.progress import Progress
    from assistant.workflow.importing import ImportResult


def answering(choice: object, accepts: bool = True) -> type:
    """A dialog that is answered as soon as it opens."""

    class Answered:
        def __init__(self, *_: object, **__: object) -> None:
            self.choice = choice
            self.expression = choice
            self.elements = choice
            self.wants_roll_over = False

        def exec(self) -> bool:
            return accepts

    return Answered


def test_elements_through_their_dialog(opened: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = opened.workspace.draft()
    assert draft is not None
    chosen = replace(draft.elements, title="不会用到的标题", date="2026年2月5日")
    monkeypatch.setattr(elements, "ElementsDialog", answering(chosen))
    opened.actions_by_name["elements"].trigger()
    changed = opened.workspace.draft()
    assert changed is not None
    assert changed.elements == replace(draft.elements, date="2026年2月5日")
    assert opened.drafts.keeper.is_dirty


def test_new_draft_through_its_dialog(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, fake: Fake
) -> None:
    choice = NewDraftChoice(template="township", body="甲街道办事处", year=2025, sheet=None)
    monkeypatch.setattr(draft_files, "NewDraftDialog", answering(choice, accepts=False))
    window.actions_by_name["new"].trigger()
    settle(window._background)
    assert window.workspace.draft() is None
    monkeypatch.setattr(draft_files, "NewDraftDialog", answering(choice))
    window.actions_by_name["new"].trigger()
    settle(window._background)
    assert window.workspace.draft() is not None
    assert window.preferences.state.template == "township"


def test_templates_that_cannot_be_read_are_told(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise AssistantError("坏")

    monkeypatch.setattr(
        window.drafts, "_services", replace(window.drafts._services, templates=broken)
    )
    window.actions_by_name["new"].trigger()
    settle(window._background)
    assert "坏" in window.notice.text


def test_template_that_fails_leaves_the_first_page(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise AssistantError("坏")

    monkeypatch.setattr(
        window.drafts, "_services", replace(window.drafts._services, new_draft=broken)
    )
    done(window.drafts.make_from(NewDraftChoice(template="x", body="甲", year=2025, sheet=None)))
    assert window.home.isVisible()
    assert "坏" in window.notice.text


def test_opening_through_the_dialog(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "choose_open", lambda *_: None)
    window.actions_by_name["open"].trigger()
    assert window.home.isVisible()
    monkeypatch.setattr(files, "choose_open", lambda *_: Path("稿.fzbg"))
    window.actions_by_name["open"].trigger()
    settle(window._background)
    assert window.workspace.isVisible()


def test_unsaved_new_draft_that_is_not_given_a_file_stays(
    opened: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    choice = NewDraftChoice(template="township", body="甲", year=2025, sheet=None)
    done(opened.drafts.make_from(choice))
    monkeypatch.setattr(draft_files, "ask_unsaved", lambda *_: "save")
    monkeypatch.setattr(files, "choose_save", lambda *_: None)
    assert not done(opened.drafts.close())
    assert opened.workspace.draft() is not None


def test_export_through_its_dialog(
    opened: MainWindow, monkeypatch: pytest.MonkeyPatch, fake: Fake, qtbot: QtBot
) -> None:
    choice = ExportChoice(path=Path("报告.pdf"), edition="internal")
    monkeypatch.setattr(exporter, "ExportDialog", answering(choice))
    opened.actions_by_name["export_pdf"].trigger()
    qtbot.waitUntil(lambda: bool(fake.exported))
    seen: list[str] = []
    monkeypatch.setattr(exporter.QDesktopServices, "openUrl", lambda url: seen.append(url.path()))
    qtbot.waitUntil(lambda: opened.notice._first.text() == "打开")
    opened.notice._first.click()
    assert seen[0].endswith("报告.pdf")


def test_chart_is_kept_as_a_picture(
    opened: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, tmp_path: Path
) -> None:
    panel = opened.workspace.benchmark
    opened.workspace.show_tab(BENCHMARK)
    panel.choose("review.accepted")
    qtbot.waitUntil(lambda: panel.benchmark is not None)
    for target in (None, tmp_path / "没有" / "图.png", tmp_path / "图.png"):
        monkeypatch.setattr(files, "choose_save", lambda *_, target=target: target)
        panel._save.click()
        settle(opened._background)
    assert (tmp_path / "图.png").exists()
    assert "已导出" in opened.notice.text


def test_figure_of_a_sentence_is_compared(
    opened: MainWindow, monkeypatch: pytest.MonkeyPatch, fake: Fake, qtbot: QtBot
) -> None:
    figure = Figure(
        indicator="办理行政复议",
        key="review.closed",
        value=90.0,
        unit="件",
        qualifier="exact",
        change=None,
        kind="actual",
        year=2025,
        scope="total",
        start=0,
        end=3,
    )
    comparing = opened.workspace.comparing
    services = replace(
        comparing._services, read_figures=lambda _: (replace(figure, key=None), figure)
    )
    monkeypatch.setattr(comparing, "_services", services)
    opened.workspace.editor.go_to(0)
    opened.workspace.compare_at_caret()
    qtbot.waitUntil(lambda: bool(fake.benchmark.compared))
    assert fake.benchmark.compared == [("review.closed", 90.0)]


def test_what_cannot_be_looked_up_is_told_in_its_panel(
    opened: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, fake: Fake
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise AssistantError("坏")

    workspace = opened.workspace
    services = replace(workspace.checking._services, check_draft=broken)
    fake.benchmark.error = fake.advising.error = AssistantError("坏")
    monkeypatch.setattr(workspace.checking, "_services", services)
    workspace.editor.go_to(6)
    workspace.ask_suggestions()
    qtbot.waitUntil(lambda: "坏" in workspace.suggestions._broken._text.text())
    workspace.benchmark.choose("review.accepted")
    qtbot.waitUntil(lambda: "坏" in workspace.benchmark._empty._text.text())
    workspace.check()
    qtbot.waitUntil(lambda: "坏" in opened.notice.text)


def test_field_through_its_dialog(opened: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choose_field, "ChooseFieldDialog", answering(FIELD))
    opened.workspace.editor.go_to(6)
    opened.actions_by_name["field"].trigger()
    assert opened.workspace.editor.paragraphs()[6].text == FIELD


def test_state_is_chosen_in_the_table(opened: MainWindow, qtbot: QtBot) -> None:
    panel = opened.workspace.indicators
    opened.workspace.show_tab(INDICATORS)
    opened.grab()
    index = panel.pane.lines.place_of(PENALTIES, STATE)
    panel.table.setCurrentIndex(index)
    panel.table.edit(index)
    box = panel.table.viewport().findChild(QComboBox)
    assert box.currentText() == "已核实"
    box.setCurrentText("已填")
    box.activated.emit(1)
    assert opened.workspace.draft().row(PENALTIES).state == "filled"
    assert panel.table.choose(PENALTIES, THIS_YEAR)
    assert "单位：宗" in panel.pane.details.text()
    panel._compare.click()
    assert opened.workspace.tabs.currentIndex() == BENCHMARK


def test_next_blank(opened: MainWindow) -> None:
    opened.actions_by_name["next_blank"].trigger()
    assert opened.workspace.editor.textCursor().selectedText() == "【案卷数】"
    opened.workspace.editor.textCursor().insertText("三")
    opened.actions_by_name["next_blank"].trigger()
    assert opened.notice.text == "正文里没有空白了。"


def test_pointing_at_a_borrowed_stretch_tells_its_source(opened: MainWindow, qtbot: QtBot) -> None:
    editor = opened.workspace.editor
    shown = editor.document().findBlockByNumber(5).text()
    editor.go_to(4, shown.index("逐案") + 1, shown.index("逐案") + 1)
    words = editor.cursorRect().center()
    bar = QPoint(int(72 * editor.character_px / 24), words.y())
    for place in (words, bar):
        event = QHelpEvent(QHelpEvent.Type.ToolTip, place, editor.viewport().mapToGlobal(place))
        QApplication.sendEvent(editor.viewport(), event)
        assert "松桥区司法局" in QToolTip.text(), place
    elsewhere = QPoint(words.x(), 1)
    event = QHelpEvent(QHelpEvent.Type.ToolTip, elsewhere, editor.mapToGlobal(elsewhere))
    QApplication.sendEvent(editor.viewport(), event)
    qtbot.waitUntil(lambda: not QToolTip.isVisible() or not QToolTip.text())


def test_wheel_beside_the_paper_scrolls_and_zooms(opened: MainWindow, qtbot: QtBot) -> None:
    desk, editor = opened.workspace.desk, opened.workspace.editor
    editor.insertPlainText("字" * 5000)
    editor.verticalScrollBar().setValue(0)
    qtbot.waitUntil(lambda: editor.verticalScrollBar().maximum() > 500)

    def turn(delta: int, modifiers: Qt.KeyboardModifier) -> None:
        event = QWheelEvent(
            QPointF(2, 200),
            QPointF(desk.mapToGlobal(QPoint(2, 200))),
            QPoint(),
            QPoint(0, delta),
            Qt.MouseButton.NoButton,
            modifiers,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(desk, event)

    turn(-240, Qt.KeyboardModifier.NoModifier)
    assert editor.verticalScrollBar().value() > 0
    before = editor.character_px
    turn(120, Qt.KeyboardModifier.ControlModifier)
    assert editor.character_px == before + 1


def test_zooming_keeps_ones_place(opened: MainWindow, qtbot: QtBot) -> None:
    editor = opened.workspace.editor
    editor.insertPlainText("\n".join(f"第{number}段" for number in range(300)))
    qtbot.waitUntil(lambda: editor.verticalScrollBar().maximum() > 2000)
    editor.verticalScrollBar().setValue(2000)
    top = editor.cursorForPosition(QPoint(300, 40)).block().text()
    opened.workspace.desk.zoom_to(26)
    qtbot.wait(20)
    shown = [editor.cursorForPosition(QPoint(400, y)).block().text() for y in range(0, 120, 20)]
    assert top in shown


def test_files_and_folders_are_chosen_for_import(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, fake: Fake, qtbot: QtBot
) -> None:
    monkeypatch.setattr(files, "choose_several", lambda *_: [Path("夹/甲.html")])
    window.actions_by_name["import_files"].trigger()
    qtbot.waitUntil(lambda: window.notice.text == "导入 1 篇。")
    assert window.preferences.state.folder == "夹"
    window.notice._first.click()
    assert window.importer._dialog is not None
    window.importer._dialog.close()
    monkeypatch.setattr(files, "choose_folder", lambda *_: Path("资料"))
    window.actions_by_name["import_folder"].trigger()
    window.notice.hide()
    qtbot.waitUntil(window.notice.isVisible)
    assert fake.imported[-1] == Path("资料")


@pytest.fixture
def slow(qtbot: QtBot, fake: Fake, tmp_path: Path) -> Iterator[MainWindow]:
    """A window with real workers."""
    lanes = Background()
    made = MainWindow(fake.services(), Settings(), lanes, state=tmp_path / "window.json")
    qtbot.addWidget(made)
    made.showNormal()
    yield made
    lanes.close()


def test_an_import_can_be_stopped(
    slow: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    go_on = threading.Event()
    whole = slow.importer._services.import_files

    def work(paths: object, progress: Progress, **what: Any) -> ImportResult:
        done = whole([Path("甲.html")], lambda *_: None, **what)
        progress(1, 3, "甲.html")
        go_on.wait(5)
        with suppress(Cancelled):
            progress(2, 3, "乙.html")
            return done
        return replace(done, stopped=True)

    monkeypatch.setattr(
        slow.importer, "_services", replace(slow.importer._services, import_files=work)
    )
    slow.importer.start([Path("甲.html")])
    bar = slow.status.work
    qtbot.waitUntil(lambda: bar._what.text().startswith("1/3 甲.html"))
    assert bar._cancel.isVisible()
    bar._details.click()
    qtbot.waitUntil(lambda: slow.importer.outcomes.total == 1)
    bar._cancel.click()
    assert bar._what.text() == "正在停止…"
    go_on.set()
    qtbot.waitUntil(lambda: slow.notice.text.startswith("已停止，此前完成的保留：导入 1 篇"))
    assert not bar._cancel.isVisible()
    assert slow.work.job is None


def test_looks_of_widgets_are_all_in_the_sheet(opened: MainWindow) -> None:
    from assistant.gui.look.style_sheet import arrow_icons, build_sheet
    from assistant.gui.look.theme import COLORS

    sheet = build_sheet(
        dict.fromkeys(COLORS["light"].__slots__, "x"),
        dict.fromkeys(arrow_icons(), "x"),
    )
    looks = {widget.property("look") for widget in opened.findChildren(QWidget)} - {None, ""}
    assert {look for look in looks if f'look="{look}"' not in sheet} == set()
