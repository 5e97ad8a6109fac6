"""The figures of a report in the library: looked at, put right, added, taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QTextCursor
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QComboBox, QMenu

from assistant.base.errors import AssistantError
from assistant.corpus.corrections import Corrections
from assistant.figures.correct import FigureCorrection
from assistant.figures.figure import Change
from assistant.figures.figure_words import FigureWords, words_at
from assistant.gui.library import window as library_module
from assistant.gui.library.figures_model import (
    CHANGE,
    INDICATOR,
    KIND,
    NOTE,
    QUALIFIER,
    ROW,
    SCOPE,
    UNIT,
    VALUE,
    WORDS,
    YEAR,
    FiguresModel,
)
from assistant.gui.library.pending import Pending, prepare
from assistant.gui.library.places import sentence_span
from assistant.gui.library.report_page import CLEANING, FIGURES, RECOGNISED, TEXT
from assistant.gui.look.theme import theme_of
from tests.gui.fake_library import FakeLibrary

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from assistant.gui.library.figures_panel import FiguresPanel
    from assistant.gui.library.window import LibraryWindow
    from assistant.gui.main.main_window import MainWindow
    from tests.gui.fake import Fake

KNOWN = (
    {"written": "158件", "key": "review.received", "value": 158.0},
    {"written": "124件", "key": None, "value": 124.0, "note": "两个机构共用一个数"},
    {"written": "860人次", "key": "learn.training_people", "value": 860.0, "unit": "人次"},
    {"written": "100%", "key": None, "value": 100.0, "unit": "%"},
)


@pytest.fixture(autouse=True)
def discarded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Changes that a test leaves unsaved are discarded."""
    monkeypatch.setattr(library_module, "ask_unsaved_corrections", lambda *_: "discard")


@pytest.fixture
def one() -> FakeLibrary:
    made = FakeLibrary()
    made.add(1, figures=KNOWN)
    return made


@pytest.fixture
def library(window: MainWindow, fake: Fake, qtbot: QtBot) -> LibraryWindow:
    """The library with two reports, none of them open."""
    for number in (1, 2):
        fake.library.add(number, body=f"{number}号区司法局", figures=KNOWN)
    made = window.open_library()
    made.resize(1366, 768)
    qtbot.waitUntil(lambda: made.reports.model.total == 2)
    return made


@pytest.fixture
def panel(library: LibraryWindow, qtbot: QtBot) -> FiguresPanel:
    """The figures of the first report, looked at."""
    library.open_report(1)
    qtbot.waitUntil(lambda: library.opening.number == 1)
    library.actions_by_name["figures"].trigger()
    assert library.page.tabs.currentIndex() == FIGURES
    return library.page.figures


def pending_of(library: FakeLibrary) -> Pending:
    return Pending(prepare(library.services().open_report(1)))


def model_of(pending: Pending) -> FiguresModel:
    """The table over a report's figures, without its window."""
    made = FiguresModel(theme_of("light"))
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Warning, made)
    made.set_rows(pending.figures.text, pending.figures.rows)

    def on_field(change) -> None:
        pending.figures.set_field(change.row, change.name, change.value)
        made.set_rows(pending.figures.text, pending.figures.rows)

    made.field_changed.connect(on_field)
    return made


def cells(model: QAbstractItemModel, row: int) -> list[str]:
    return [model.index(row, column).data() for column in range(model.columnCount())]


def column(model: QAbstractItemModel, number: int) -> list[str]:
    return [model.index(row, number).data() for row in range(model.rowCount())]


def press(menu: QMenu, name: str) -> None:
    next(action for action in menu.actions() if action.text() == name).trigger()


def select(library: LibraryWindow, words: str) -> None:
    reader = library.page.reader
    at = reader.toPlainText().index(words)
    cursor = reader.textCursor()
    cursor.setPosition(at)
    cursor.setPosition(at + len(words), QTextCursor.MoveMode.KeepAnchor)
    reader.setTextCursor(cursor)


# the table


def test_a_row_tells_all_of_a_figure(qtbot: QtBot, one: FakeLibrary) -> None:
    model = model_of(pending_of(one))
    assert cells(model, 0) == [
        *("158件　行政复议案件", "行政复议收案", "158", "件"),
        *("确数", "—", "—", "实绩", "总数", "—"),
    ]
    assert cells(model, 1)[INDICATOR] == "—"
    assert cells(model, 1)[NOTE] == "两个机构共用一个数"
    tip = model.index(1, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert tip.startswith("全年新收行政复议案件158件，审结124件")


@pytest.mark.parametrize(
    ("number", "typed", "shown", "name", "value"),
    [
        (INDICATOR, "行政复议审结", "行政复议审结", "key", "review.closed"),
        (INDICATOR, "无指标", "—", "key", None),
        (VALUE, "1.2万", "12000", "value", 12000),
        (UNIT, "宗", "宗", "unit", "宗"),
        (QUALIFIER, "约数", "约数", "qualifier", "about"),
        (YEAR, "2022", "2022", "year", 2022),
        (KIND, "计划", "计划", "kind", "target"),
        (SCOPE, "部分", "部分", "scope", "part"),
        (
            *(CHANGE, "增长5%", "上升5%", "change"),
            Change(basis="", direction="up", value=5, unit="%"),
        ),
    ],
)
def test_every_field_is_put_right_and_taken_back(
    qtbot: QtBot,
    one: FakeLibrary,
    number: int,
    typed: str,
    shown: str,
    name: str,
    value: object,
) -> None:
    pending = pending_of(one)
    model = model_of(pending)
    before = model.index(0, number).data(Qt.ItemDataRole.EditRole)
    assert model.setData(model.index(0, number), typed)
    assert cells(model, 0)[number] == shown
    assert cells(model, 0)[NOTE] == "已更正"
    (correction,) = pending.corrections.figures
    assert correction.changes == {name: value}
    assert correction.words.written == "158件"
    assert model.setData(model.index(0, number), before)
    assert not pending.is_changed
    assert cells(model, 0)[NOTE] == "—"


@pytest.mark.parametrize(
    ("number", "typed", "told"),
    [
        (INDICATOR, "没有的指标", "没有“没有的指标”这个指标"),
        (VALUE, "很多", "“很多”不是数"),
        (VALUE, "", "请写数值"),
        (YEAR, "去年", "年度不能是“去年”"),
        (CHANGE, "变好", "同比不能是“变好”"),
    ],
)
def test_what_cannot_be_is_refused(
    qtbot: QtBot, one: FakeLibrary, number: int, typed: str, told: str
) -> None:
    pending = pending_of(one)
    model = model_of(pending)
    with qtbot.waitSignal(model.refused) as refused:
        assert not model.setData(model.index(0, number), typed)
    assert told in refused.args[0]
    assert not pending.is_changed
    assert not model.setData(model.index(0, WORDS), "别的")
    assert not model.setData(QModelIndex(), "别的")


def test_stored_corrections_are_shown_and_one_is_undone(one: FakeLibrary) -> None:
    text = one.reports[1].text
    at = text.index("124件")
    words = words_at(text, at, at + 4)
    lost = FigureCorrection(words=FigureWords(written="999件"), changes={"value": 9})
    one.corrections[1] = Corrections(
        figures=(FigureCorrection(words=words, changes={"value": 142}), lost)
    )
    pending = pending_of(one)
    row = pending.figures.rows[1]
    assert (row.figure.value, row.is_corrected, pending.is_changed) == (142, True, False)
    assert pending.figures.lost == 1
    pending.figures.set_field(row, "unit", "宗")
    assert dict(pending.corrections.figures[-1].changes) == {"value": 142, "unit": "宗"}
    pending.figures.restore(row)
    assert pending.figures.rows[1].figure.value == 124
    assert pending.corrections.figures == (lost,)
    pending.figures.restore_all()
    assert pending.corrections.figures == ()


def test_new_figure_that_is_taken_out_leaves_nothing(one: FakeLibrary) -> None:
    pending = pending_of(one)
    at = one.reports[1].text.index("64件")
    pending.figures.add(at, at + 3)
    row = pending.figures.row_at(at, at + 1)
    assert row is not None
    assert (row.figure.value, row.figure.unit, row.figure.year) == (64, "件", 2023)
    pending.figures.take_out(row)
    assert not pending.is_changed


@pytest.mark.parametrize(("words", "sentence"), [("二", "一。二。"), ("四", "四")])
def test_the_sentence_of_a_figure(words: str, sentence: str) -> None:
    text = "零。\n一、二。三\n四\n"
    start = text.index(words)
    found = text[slice(*sentence_span(text, start, start + 1))]
    assert found == sentence.replace("一。二", "一、二")


# in the window


def test_a_click_shows_the_figure_in_its_sentence(
    library: LibraryWindow, panel: FiguresPanel
) -> None:
    assert panel._count.text() == "4 项"
    panel.table.clicked.emit(panel.model.index(1, 0))
    reader = library.page.reader
    marked = [mark.cursor.selectedText() for mark in reader.extraSelections()]
    assert marked == [
        "全年新收行政复议案件158件，审结124件，调解结案64件，案结事了率稳步提高。",
        "124件",
    ]
    assert library.page.reader.isVisible()
    assert not library.page.outline.isVisible()
    library.page.show_tab(TEXT)
    assert library.page.outline.isVisible()
    assert not panel.isVisible()


def test_table_is_narrowed(panel: FiguresPanel) -> None:
    panel.bare.setChecked(True)
    assert column(panel.model, VALUE) == ["124", "100"]
    assert panel._count.text() == "2 项，共 4 项"
    panel.noted.setChecked(True)
    assert column(panel.model, VALUE) == ["124"]
    panel.noted.setChecked(False)
    panel.bare.setChecked(False)
    panel.topic.setCurrentText("行政复议")
    panel.topic.activated.emit(panel.topic.currentIndex())
    assert column(panel.model, VALUE) == ["158"]
    text = panel._pending.text  # type: ignore[union-attr]
    assert panel.choose(text.index("860"), text.index("860") + 1)
    assert column(panel.model, VALUE) == ["158", "124", "860", "100"]
    assert panel.table.currentIndex().row() == 2


def test_next_row_is_chosen_when_one_is_put_right_out_of_sight(panel: FiguresPanel) -> None:
    panel.bare.setChecked(True)
    panel.table.setCurrentIndex(panel.model.index(0, INDICATOR))
    assert panel.model.setData(panel.model.index(0, INDICATOR), "行政复议审结")
    assert column(panel.model, VALUE) == ["100"]
    assert panel.table.currentIndex().data(ROW).written == "100%"


def test_figures_are_put_right_and_saved(
    library: LibraryWindow, panel: FiguresPanel, fake: Fake, qtbot: QtBot
) -> None:
    model, page = panel.model, library.page
    panel.edit_at(*model.records()[1].span)
    box = panel.table.viewport().findChild(QComboBox)
    line = box.lineEdit()
    line.selectAll()
    line.insert("审结")
    found = box.completer().completionModel()
    assert [found.index(row, 0).data() for row in range(found.rowCount())] == ["行政复议审结"]
    line.setText("行政复议审结")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert column(model, INDICATOR)[1] == "行政复议审结"
    panel.table.setCurrentIndex(model.index(3, VALUE))
    qtbot.keyClick(panel.table, Qt.Key.Key_Delete)
    assert cells(model, 3)[NOTE] == "不是数据"
    assert not model.flags(model.index(3, VALUE)) & Qt.ItemFlag.ItemIsEditable
    assert page._unsaved.isVisible()
    assert page.recognised._save.isEnabled()
    assert panel._count.text() == "4 项，已更正 2 项"
    library.actions_by_name["save"].trigger()
    qtbot.waitUntil(lambda: 1 in fake.library.corrections)
    stored = {c.words.written: c for c in fake.library.corrections[1].figures}
    assert stored["124件"].changes == {"key": "review.closed"}
    assert not stored["100%"].is_figure
    qtbot.waitUntil(lambda: not page._unsaved.isVisible())
    assert page.tabs.currentIndex() == FIGURES
    assert cells(model, 3)[NOTE] == "不是数据"

    page.recognised._reset.click()  # the figures are put right on their own page
    qtbot.waitUntil(page.recognised.isEnabled)
    assert len(fake.library.corrections[1].figures) == 2
    press(panel.build_menu(model.records()[3]), "恢复识别")
    assert cells(model, 3)[NOTE] == "—"
    panel._restore_all.click()
    library.opening.save()
    qtbot.waitUntil(lambda: fake.library.corrections[1].figures == ())


def test_choices_are_offered_in_their_cells(panel: FiguresPanel, qtbot: QtBot) -> None:
    panel.table.edit(panel.model.index(0, SCOPE))
    box = panel.table.viewport().findChild(QComboBox)
    assert box.geometry().right() <= panel.table.viewport().width()
    box.setCurrentText("部分")
    box.activated.emit(1)
    assert cells(panel.model, 0)[SCOPE] == "部分"


def test_what_is_refused_is_told_below_the_table(panel: FiguresPanel) -> None:
    panel.model.setData(panel.model.index(0, VALUE), "很多")
    assert panel._told.text() == "数据“158件”没有更正：“很多”不是数，请写如 86 或 1.8万。"
    assert panel._told.property("look") == "error"
    panel.model.setData(panel.model.index(0, VALUE), "185")
    assert panel._told.property("look") == "muted"
    press(panel.build_menu(panel.model.records()[0]), "恢复识别")


def test_selected_number_becomes_a_figure(
    library: LibraryWindow, panel: FiguresPanel, fake: Fake, qtbot: QtBot
) -> None:
    library.page.show_tab(TEXT)
    select(library, "调解结案64件，")
    menu = library.page.menu.build(*library.page.reader.line_of(0))
    press(menu, "新增数据“64件”")
    assert library.page.tabs.currentIndex() == FIGURES
    assert column(panel.model, VALUE) == ["158", "124", "64", "860", "100"]
    assert panel.table.currentIndex().row() == 2
    select(library, "案结事了率")
    names = [action.text() for action in library.page.menu.build(0, 9).actions()]
    assert not any("数据“" in name for name in names)
    library.opening.save()
    qtbot.waitUntil(lambda: 1 in fake.library.corrections)
    (correction,) = fake.library.corrections[1].figures
    assert (correction.words.written, dict(correction.changes)) == ("64件", {})


def test_from_the_number_in_the_text_to_its_row(
    library: LibraryWindow, panel: FiguresPanel
) -> None:
    page, reader = library.page, library.page.reader
    page.show_tab(TEXT)
    start = reader.text.index("860人次")
    asked: list[tuple[int, int, int]] = []
    reader.menu_requested.disconnect()
    reader.menu_requested.connect(lambda *places: asked.append(places[:3]))
    reader.go_to(start, start + 5)
    cursor = reader.textCursor()
    cursor.setPosition(start + 1)
    inside = reader.cursorRect(cursor).center() + QPoint(2, 0)
    for point in (inside, inside - QPoint(4, 0)):
        where = reader.viewport().mapToGlobal(point)
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, where)
        QApplication.sendEvent(reader.viewport(), event)
    assert [at - start for _, _, at in asked] == [1, 0]
    press(page.menu.build(*asked[0]), "改正数据“860人次”")
    assert page.tabs.currentIndex() == FIGURES
    assert panel.table.currentIndex().data(ROW).written == "860人次"
    assert panel.table.viewport().findChild(QComboBox) is not None


def test_report_is_opened_at_a_figure(library: LibraryWindow, fake: Fake, qtbot: QtBot) -> None:
    text = fake.library.reports[2].text
    start = text.index("860人次")
    library.open_at(2, start, start + 5)
    qtbot.waitUntil(lambda: library.opening.number == 2)
    page = library.page
    assert page.tabs.currentIndex() == FIGURES
    assert page.figures.table.currentIndex().data(ROW).written == "860人次"
    assert page.reader.extraSelections()[-1].cursor.selectedText() == "860人次"
    library.open_at(2, text.index("158件"), text.index("158件") + 1)
    assert page.figures.table.currentIndex().data(ROW).written == "158件"
    assert page.reader.extraSelections()[-1].cursor.selectedText() == "158件"
    plain = text.index("学生法治观念")
    library.open_at(2, plain, plain + 6)
    assert page.reader.textCursor().position() == plain


def test_unsaved_figures_are_asked_about(
    library: LibraryWindow, panel: FiguresPanel, fake: Fake, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel.take_out(panel.model.records()[0])
    monkeypatch.setattr(library_module, "ask_unsaved_corrections", lambda *_: "cancel")
    library.open_at(2, 0, 1)
    assert library.opening.number == 1
    fake.library.error = AssistantError("坏")
    library.opening.save()
    assert not panel.isEnabled()
    fake.library.error = None


def test_figures_that_cannot_be_stored_stay(
    library: LibraryWindow, panel: FiguresPanel, fake: Fake, qtbot: QtBot
) -> None:
    fake.library.error = AssistantError("坏")
    panel.take_out(panel.model.records()[0])
    library.opening.save()
    qtbot.waitUntil(lambda: "坏" in library.notice.text)
    assert panel.isEnabled()
    assert cells(panel.model, 0)[NOTE] == "不是数据"
    panel.restore(panel.model.records()[0])
    assert not library.opening.has_changes


def test_report_without_figures_teaches(library: LibraryWindow, fake: Fake, qtbot: QtBot) -> None:
    fake.library.add(3)
    library.open_report(3)
    qtbot.waitUntil(lambda: library.opening.number == 3)
    library.page.show_tab(FIGURES)
    assert library.page.figures._told.text().startswith("没有识别出数据")
    for tab in (RECOGNISED, CLEANING, FIGURES):
        library.page.show_tab(tab)
        assert library.page.figures.isVisible() is (tab == FIGURES)
