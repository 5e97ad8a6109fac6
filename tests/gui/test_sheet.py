"""The indicator sheet in its panel and its window: typing, moving, pasting, files, last year."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit

from assistant.draft.parts import SheetRow
from assistant.draft.sheet.file import read_sheet, read_sheet_cells
from assistant.gui.dialogs import files
from assistant.gui.memory.state import read_state
from assistant.gui.models.sheet_lines import TOPIC, SheetLines
from assistant.gui.models.sheet_model import (
    CHANGE,
    LAST_YEAR,
    NAME,
    NOTE,
    OFFICE,
    STATE,
    THIS_YEAR,
    UNIT,
    USES,
    SheetModel,
)
from assistant.gui.sheet_view import editing
from assistant.gui.sheet_view.add_dialog import AddListedDialog, OwnIndicatorDialog
from assistant.gui.sheet_view.proposal_dialog import ProposalDialog
from assistant.gui.writing.workspace import BENCHMARK, INDICATORS
from tests.gui.fake import PENALTIES, settle

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from assistant.gui.main.main_window import MainWindow
    from assistant.gui.panels.indicators import IndicatorsPanel
    from assistant.gui.sheet_view.window import SheetWindow

ACCEPTED = "review.accepted"
OWN = SheetRow(key="own.1", name="法治观察员", unit="名", this_year=36, last_year=0, state="filled")


@pytest.fixture
def panel(opened: MainWindow, qtbot: QtBot) -> IndicatorsPanel:
    """The panel in sight, three indicators in it."""
    opened.workspace.show_tab(INDICATORS)
    panel = opened.workspace.indicators
    panel.model.take([OWN])
    qtbot.waitUntil(lambda: len(panel.model.uses_of(PENALTIES)) == 2)
    return panel


@pytest.fixture
def wide(opened: MainWindow, panel: IndicatorsPanel, qtbot: QtBot) -> SheetWindow:
    """The sheet in its window."""
    opened.actions_by_name["sheet"].trigger()
    window = opened.parts.sheets.window
    assert window is not None
    qtbot.waitExposed(window)
    return window


def row_of(window: MainWindow, key: str) -> SheetRow:
    draft = window.workspace.draft()
    assert draft is not None
    row = draft.row(key)
    assert row is not None
    return row


def type_into(qtbot: QtBot, panel: IndicatorsPanel | SheetWindow, words: str) -> QLineEdit:
    """Begin typing into the current cell."""
    table = panel.table if hasattr(panel, "table") else panel.pane.table
    qtbot.keyClick(table, Qt.Key.Key_F2)
    line = table.viewport().findChildren(QLineEdit)[-1]
    assert isinstance(line, QLineEdit)
    line.selectAll()
    line.insert(words)
    return line


def accepting(monkeypatch: pytest.MonkeyPatch, do: Callable[[ProposalDialog], object]) -> list[str]:
    """Answer each preview; return the words of what it shows."""
    seen: list[str] = []

    def answer(dialog: ProposalDialog) -> bool:
        do(dialog)
        for at in range(dialog.model.rowCount()):
            cells = (dialog.model.index(at, column).data() for column in range(5))
            seen.append(" ".join(cells))
        return True

    monkeypatch.setattr(ProposalDialog, "exec", answer)
    return seen


# the table


def test_models_hold_while_the_sheet_changes(qtbot: QtBot) -> None:
    model = SheetModel()
    lines = SheetLines(model)
    for each in (model, lines):
        QAbstractItemModelTester(each, QAbstractItemModelTester.FailureReportingMode.Warning, each)
    model.set_rows([OWN, SheetRow(key=ACCEPTED, name="行政复议受理", unit="件")])
    assert [lines.index(at, 0).data(TOPIC) for at in range(4)] == [
        "行政复议",
        None,
        "自有指标",
        None,
    ]
    assert lines.index(3, CHANGE).data() == "上年为零"
    lines.fold("行政复议")
    assert lines.rowCount() == 3
    assert "已折叠" in lines.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    lines.fold_all(is_folded=False)
    assert lines.setData(lines.place_of(ACCEPTED, THIS_YEAR), "1,580")
    assert lines.index(0, 0).data() == "行政复议　已填 1／1"
    lines.arrange(show="empty")
    assert lines.rowCount() == 0
    model.remove({ACCEPTED})
    lines.arrange(show="all")
    for _ in range(3):
        lines.sort_by(THIS_YEAR)
    assert lines.order.sort is None
    assert not lines.setData(lines.index(0, 0), "话题不能改")
    model.set_rows([])
    assert lines.rowCount() == 0


def test_compact_columns_in_the_panel_all_in_the_window(
    panel: IndicatorsPanel, wide: SheetWindow
) -> None:
    assert panel.table.columns == (NAME, THIS_YEAR, LAST_YEAR, CHANGE, STATE)
    assert set(wide.pane.table.columns) >= {UNIT, OFFICE, NOTE, USES}
    lines = wide.pane.lines
    assert lines.place_of(PENALTIES, CHANGE).data() == "+3%"
    assert lines.place_of(PENALTIES, USES).data() == "2 处"
    side = lines.place_of(PENALTIES, THIS_YEAR).data(Qt.ItemDataRole.TextAlignmentRole)
    assert side & Qt.AlignmentFlag.AlignRight


def test_enter_goes_down_and_tab_sideways(
    opened: MainWindow, panel: IndicatorsPanel, qtbot: QtBot
) -> None:
    assert panel.table.choose(PENALTIES, THIS_YEAR)
    line = type_into(qtbot, panel, "1,580")
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert row_of(opened, PENALTIES).this_year == 1580
    assert panel.table.currentIndex().column() == LAST_YEAR
    qtbot.keyClick(type_into(qtbot, panel, "5.8万"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: row_of(opened, PENALTIES).last_year == 58_000)
    qtbot.waitUntil(lambda: panel.table.currentIndex().column() == THIS_YEAR)
    assert panel.table.row == row_of(opened, ACCEPTED)  # below the cell that the row began with
    assert "1580宗" in opened.workspace.editor.toPlainText()


def test_wrong_words_stay_in_the_box_with_a_reason(
    opened: MainWindow, panel: IndicatorsPanel, qtbot: QtBot
) -> None:
    panel.table.choose(ACCEPTED, THIS_YEAR)
    line = type_into(qtbot, panel, "约30")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert line.isVisible()
    assert "约数" in line.accessibleDescription()
    assert "约数" in panel.pane.details.text()
    assert row_of(opened, ACCEPTED).this_year is None
    qtbot.keyClicks(line, "30")  # what was wrong is selected, so typing replaces it
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: row_of(opened, ACCEPTED).this_year == 30)


def test_words_left_by_pointing_elsewhere_are_refused_below(
    panel: IndicatorsPanel, qtbot: QtBot
) -> None:
    place = panel.pane.lines.place_of(ACCEPTED, THIS_YEAR)
    assert not panel.pane.lines.setData(place, "三五个")
    assert "不是数字" in panel.pane.details.text()
    assert panel.pane.details.property("look") == "error"


def test_topics_fold_by_key_and_pointer(panel: IndicatorsPanel, qtbot: QtBot) -> None:
    lines, table = panel.pane.lines, panel.table
    count = lines.rowCount()
    place = table.visualRect(lines.index(0, NAME)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, place.y()))
    assert lines.rowCount() == count - 1
    table.setCurrentIndex(lines.index(0, NAME))
    qtbot.keyClick(table, Qt.Key.Key_Right)
    assert lines.rowCount() == count
    qtbot.keyClick(table, Qt.Key.Key_Right)
    assert lines.rowCount() == count


def test_filter_sort_and_reveal(panel: IndicatorsPanel, qtbot: QtBot) -> None:
    pane = panel.pane
    pane.show_box.setCurrentIndex(pane.show_box.findText("正文用到"))
    assert pane.lines.shown == 1
    assert "显示 1 项" in pane.details.text()
    pane.reveal(ACCEPTED)
    assert panel.table.row is not None
    assert panel.table.row.key == ACCEPTED
    pane.filter.setText("观察")
    qtbot.keyClick(pane.filter, Qt.Key.Key_Return)
    assert panel.table.row.key == OWN.key
    assert panel.table.currentIndex().column() == THIS_YEAR


def test_keys_of_the_table_do_not_reach_the_text(
    opened: MainWindow, panel: IndicatorsPanel, qtbot: QtBot
) -> None:
    opened.workspace.editor.selectAll()
    panel.table.setFocus()
    panel.table.choose(PENALTIES, THIS_YEAR)
    last = panel.pane.lines.place_of(PENALTIES, STATE)
    for column in range(THIS_YEAR, last.column() + 1):
        index = last.siblingAtColumn(column)
        panel.table.selectionModel().select(
            index, panel.table.selectionModel().SelectionFlag.Select
        )
    qtbot.keyClick(panel.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "412\t400\t+3%\t已核实"
    qtbot.keyClick(panel.table, Qt.Key.Key_Delete)
    assert row_of(opened, PENALTIES).this_year is None
    assert "主要举措" in opened.workspace.editor.toPlainText()


def test_one_cell_is_pasted_at_once(
    opened: MainWindow, panel: IndicatorsPanel, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setText("96")
    panel.table.choose(ACCEPTED, THIS_YEAR)
    qtbot.keyClick(panel.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert row_of(opened, ACCEPTED).this_year == 96
    QGuiApplication.clipboard().setText("大约这么多")
    panel.editing.paste()
    assert "不是数字" in panel.pane.details.text()
    QGuiApplication.clipboard().clear()
    panel.editing.paste()
    assert "剪贴板" in panel.pane.details.text()


def test_a_block_is_pasted_after_a_look(
    opened: MainWindow, panel: IndicatorsPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = accepting(monkeypatch, lambda dialog: dialog.all.click())
    QGuiApplication.clipboard().setText("行政处罚\t500\t410\n法制小课堂\t12\t9\n")
    panel.table.choose(ACCEPTED, THIS_YEAR)
    panel.editing.paste()
    assert seen == [
        "行政处罚 今年 412 500 不一致",
        "行政处罚 去年 400 410 改动",
        "法制小课堂 整行  12／9 新增自有指标",
    ]
    assert row_of(opened, PENALTIES) == replace(
        row_of(opened, PENALTIES), this_year=500, last_year=410, state="filled"
    )
    assert row_of(opened, "own.2").name == "法制小课堂"


def test_the_preview_leaves_verified_numbers_and_unknown_names(
    opened: MainWindow, panel: IndicatorsPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    accepting(monkeypatch, lambda dialog: None)
    QGuiApplication.clipboard().setText("行政处罚\t500\t410\n合计\t12\t9\n")
    panel.editing.paste()
    assert row_of(opened, PENALTIES).this_year == 412
    assert row_of(opened, PENALTIES).last_year == 410
    assert panel.model.rowCount() == 3


# rows


def test_states_of_a_choice(opened: MainWindow, panel: IndicatorsPanel, qtbot: QtBot) -> None:
    panel.table.selectAll()
    qtbot.keyClick(panel.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert row_of(opened, OWN.key).state == "verified"
    assert row_of(opened, ACCEPTED).state == "empty"
    assert "行政复议受理" in panel.pane.details.text()
    panel.editing.actions_by_name["filled"].trigger()
    assert row_of(opened, PENALTIES).state == "filled"


def test_indicators_are_added(
    opened: MainWindow, panel: IndicatorsPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    def tick(dialog: AddListedDialog) -> bool:
        dialog.filter.setText("办结")
        dialog.tick("review.closed")
        return True

    def name(dialog: OwnIndicatorDialog) -> bool:
        dialog.name.setText("法治观察员")
        assert not dialog.accept_button.isEnabled()  # it is there
        dialog.name.setText("法制小课堂")
        dialog.unit.setCurrentText("期")
        return True

    monkeypatch.setattr(AddListedDialog, "exec", tick)
    monkeypatch.setattr(OwnIndicatorDialog, "exec", name)
    panel.editing.actions_by_name["add_listed"].trigger()
    assert row_of(opened, "review.closed").this_year is None
    panel.editing.actions_by_name["add_own"].trigger()
    assert row_of(opened, "own.2") == SheetRow(key="own.2", name="法制小课堂", unit="期")
    assert panel.table.row == row_of(opened, "own.2")


def test_deleting_tells_where_the_text_uses_it(
    opened: MainWindow, panel: IndicatorsPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    answers = [False, True]

    def answer(_: object, names: str, about: str) -> bool:
        asked.append(names + about)
        return answers.pop(0)

    monkeypatch.setattr(editing, "ask_remove_rows", answer)
    panel.table.choose(PENALTIES)
    for _ in range(2):
        panel.editing.actions_by_name["delete"].trigger()
    assert "正文有 2 处用到" in asked[0]
    assert "规范行政执法" in asked[0]
    draft = opened.workspace.draft()
    assert draft is not None
    assert draft.row(PENALTIES) is None
    assert panel.model.row_of(PENALTIES) is None


def test_a_use_is_shown_in_the_text(opened: MainWindow, panel: IndicatorsPanel) -> None:
    panel.table.choose(PENALTIES)
    panel.editing._fill_uses()
    panel.editing._uses_menu.actions()[1].trigger()
    assert opened.workspace.editor.textCursor().selectedText() == "同比增长3%"


def test_field_and_benchmark_of_the_row(opened: MainWindow, wide: SheetWindow) -> None:
    opened.workspace.editor.go_to(6)
    wide.pane.table.choose(ACCEPTED)
    wide.editing.actions_by_name["field"].trigger()
    draft = opened.workspace.draft()
    assert draft is not None
    assert draft.paragraphs[6].text == "{{ review.accepted }}"
    wide.editing.actions_by_name["compare"].trigger()
    assert opened.workspace.tabs.currentIndex() == BENCHMARK


# the window, files


def test_panel_and_window_show_the_same_sheet(
    opened: MainWindow, panel: IndicatorsPanel, wide: SheetWindow, qtbot: QtBot
) -> None:
    wide.pane.table.choose(ACCEPTED, OFFICE)
    qtbot.keyClick(type_into(qtbot, wide, "区司法局"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: row_of(opened, ACCEPTED).office == "区司法局")
    assert panel.pane.show_box.findText("来源：区司法局") > 0
    draft = opened.workspace.draft()
    assert draft is not None
    opened.workspace.opened.set_sheet(draft.sheet[:1])  # as an undo does
    assert panel.model.rowCount() == 1
    assert wide.pane.lines.place_of(ACCEPTED).isValid() is False


def test_columns_and_size_are_remembered(opened: MainWindow, wide: SheetWindow) -> None:
    for action in wide.editing.columns_menu.actions():
        if action.data() in (NOTE, OFFICE):
            action.trigger()
    wide.resize(1000, 600)
    wide.close()
    state = read_state(opened.preferences._path)
    assert (state.sheet_width, state.sheet_height) == (1000, 600)
    assert NOTE not in opened.parts.sheets.open().pane.table.columns
    assert str(NOTE) not in state.sheet_columns.split(",")
    assert str(STATE) in state.sheet_columns.split(",")


def test_the_window_closes_with_the_draft(opened: MainWindow, wide: SheetWindow) -> None:
    opened.drafts.keeper.end()
    opened.drafts.may_close = lambda: True
    opened._on_closed()
    assert not wide.isVisible()


def test_export_and_import_with_a_look(
    opened: MainWindow,
    wide: SheetWindow,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    path = tmp_path / "指标表.xlsx"
    monkeypatch.setattr(files, "choose_save", lambda *_: path)
    wide.editing.actions_by_name["export_sheet"].trigger()
    settle(opened._background)
    assert "已导出 3 项" in wide.notice.text
    draft = opened.workspace.draft()
    assert draft is not None
    assert read_sheet(path) == draft.sheet
    monkeypatch.setattr(files, "choose_open", lambda *_: path)
    monkeypatch.setattr(
        opened.parts.sheets,
        "_services",
        replace(opened.parts.sheets._services, read=read_sheet_cells),
    )
    wide.editing.actions_by_name["import"].trigger()
    settle(opened._background)
    assert "一致" in wide.notice.text
    wide.pane.lines.setData(wide.pane.lines.place_of(PENALTIES, THIS_YEAR), "1")
    seen = accepting(monkeypatch, lambda dialog: None)
    wide.editing.actions_by_name["import"].trigger()
    settle(opened._background)
    assert seen == ["行政处罚 今年 1 412 不一致"]
    assert row_of(opened, PENALTIES).this_year == 1  # kept unless ticked
    accepting(monkeypatch, lambda dialog: dialog.all.click())
    wide.editing.actions_by_name["import"].trigger()
    settle(opened._background)
    assert row_of(opened, PENALTIES).this_year == 412
    assert row_of(opened, PENALTIES).state == "verified"


def test_a_bad_cell_leaves_the_others_to_be_imported(
    opened: MainWindow, wide: SheetWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "科室.csv"
    path.write_text(
        "指标,单位,本年,上年\n行政处罚,宗,三百左右,449\n普法集市,场,12,9\n普法集市,场,1,1\n,件,5,5\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(files, "choose_open", lambda *_: path)
    monkeypatch.setattr(
        opened.parts.sheets,
        "_services",
        replace(opened.parts.sheets._services, read=read_sheet_cells),
    )
    before = opened.workspace.draft()
    told: list[str] = []

    def look(dialog: ProposalDialog) -> None:
        told.extend(dialog.refused.item(at).text() for at in range(dialog.refused.count()))
        dialog.all.click()
        told.append(dialog.take.text())

    accepting(monkeypatch, look)
    wide.editing.actions_by_name["import"].trigger()
    settle(opened.frame.background)
    assert [line[:14] for line in told[:-1]] == [
        "C2（本年）写的是“三百左右",
        "A4（指标）写的是“普法集市",
        "A5（指标）：这一行没有指标",
    ]
    assert told[-1] == "导入其余 2 处"
    assert row_of(opened, PENALTIES).last_year == 449
    assert row_of(opened, PENALTIES).this_year == 412
    opened.workspace.editor.step_back()
    assert opened.workspace.draft() == before


def test_a_broken_file_is_told_where_it_was_asked_for(
    opened: MainWindow, wide: SheetWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "坏的.csv"
    path.write_text("甲,乙\n1,2\n", encoding="utf-8")
    monkeypatch.setattr(files, "choose_open", lambda *_: path)
    monkeypatch.setattr(
        opened.parts.sheets,
        "_services",
        replace(opened.parts.sheets._services, read=read_sheet_cells),
    )
    wide.editing.actions_by_name["import"].trigger()
    settle(opened._background)
    assert "没有找到" in wide.notice.text
    assert opened.notice.text == ""


def test_last_years_report_fills_the_column(
    opened: MainWindow,
    panel: IndicatorsPanel,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    path = tmp_path / "2024年报告.txt"
    path.write_text(
        "青栎区司法局2024年度法治政府建设情况报告\n一、主要举措和成效\n"
        "全年受理行政复议申请80件，作出行政处罚388宗。\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(files, "choose_open", lambda *_: path)
    seen = accepting(monkeypatch, lambda dialog: None)
    panel.editing.actions_by_name["last_year"].trigger()
    qtbot.waitUntil(lambda: bool(seen))
    assert "行政复议受理 去年  80 填入" in seen
    assert row_of(opened, ACCEPTED).last_year == 80
    assert row_of(opened, PENALTIES).last_year == 400  # another number stands there
    path.write_text("青栎区司法局2021年度法治政府建设情况报告\n", encoding="utf-8")
    panel.editing.actions_by_name["last_year"].trigger()
    qtbot.waitUntil(lambda: "2021年" in opened.notice.text)


def test_an_empty_sheet_teaches(opened: MainWindow, panel: IndicatorsPanel) -> None:
    panel.model.remove({row.key for row in panel.model.rows})
    assert panel._empty.isVisible()
    panel.editing.add([OWN])
    assert panel.table.isVisible()
