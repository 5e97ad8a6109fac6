"""The library through its window, with fake services: list, search, read, correct, keep."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage, QTextCursor
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QListView,
    QMenu,
    QPushButton,
    QTabBar,
    QTableView,
    QToolButton,
    QWidget,
)

from assistant.base.errors import AssistantError
from assistant.gui.dialogs import ask, files
from assistant.gui.library import commands, keeping
from assistant.gui.library import window as library_module
from assistant.gui.library.report_page import CLEANING, FIGURES, RECOGNISED, TEXT
from assistant.gui.library.reports_model import BODY, CHECK, TITLE
from assistant.gui.library.window import SEARCH
from tests.gui.fake_library import DOUBT

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from assistant.gui.library.window import LibraryWindow
    from assistant.gui.look.theme import ThemeName
    from assistant.gui.main.main_window import MainWindow
    from tests.gui.fake import Fake


@pytest.fixture(autouse=True)
def no_questions(monkeypatch: pytest.MonkeyPatch) -> None:
    """A question that no test expects fails it."""
    for module, name in (
        (library_module, "ask_unsaved_corrections"),
        (keeping, "ask_remove"),
        (keeping, "ask_restore"),
    ):
        monkeypatch.setattr(module, name, lambda *_: pytest.fail("asked"))


@pytest.fixture
def library(window: MainWindow, fake: Fake, qtbot: QtBot) -> LibraryWindow:
    """The library with three reports, the second of them unsure."""
    for number, body in enumerate(("青栎区司法局", "松桥区司法局", "云溪镇人民政府"), 1):
        fake.library.add(number, body=body, year=2020 + number)
    fake.library.doubts[2] = (DOUBT,)
    made = window.open_library()
    made.resize(1366, 768)
    qtbot.waitUntil(lambda: made.reports.model.total == 3)
    return made


@pytest.fixture
def opened(library: LibraryWindow, qtbot: QtBot) -> LibraryWindow:
    """The library with the unsure report open."""
    library.open_report(2)
    qtbot.waitUntil(lambda: library.opening.number == 2)
    return library


def bodies(library: LibraryWindow) -> list[object]:
    model = library.reports.model
    return [model.index(row, BODY).data() for row in range(model.rowCount())]


def answers(monkeypatch: pytest.MonkeyPatch, module: object, name: str, answer: object) -> None:
    monkeypatch.setattr(module, name, lambda *_: answer)


def select(library: LibraryWindow, words: str) -> None:
    reader = library.page.reader
    at = reader.toPlainText().index(words)
    cursor = reader.textCursor()
    cursor.setPosition(at)
    cursor.setPosition(at + len(words), QTextCursor.MoveMode.KeepAnchor)
    reader.setTextCursor(cursor)


def press(menu: QMenu, name: str) -> None:
    """Choose an entry of a menu, or of a menu in it."""
    actions = [*menu.actions(), *(a for inner in menu.findChildren(QMenu) for a in inner.actions())]
    next(action for action in actions if action.text() == name).trigger()


# the window


def test_there_is_one_window_and_it_is_closed_with_the_draft(
    library: LibraryWindow, window: MainWindow
) -> None:
    assert window.open_library() is library
    assert library.isVisible()
    assert library.parent() is None
    assert window.close()
    assert not library.isVisible()


def test_command_home_and_notice_lead_to_the_library(
    window: MainWindow, fake: Fake, qtbot: QtBot
) -> None:
    fake.reports = 3
    window.start(None)
    qtbot.waitUntil(window.home._corpus.isVisible)
    for start in (
        window.home._corpus.click,
        window.actions_by_name["library"].trigger,
        window.importer.library_requested.emit,
    ):
        start()
        assert window.open_library().isVisible()
        window.open_library().close()


def test_sizes_are_remembered(library: LibraryWindow, window: MainWindow, qtbot: QtBot) -> None:
    library.resize(1200, 700)
    library.open_report(1)
    qtbot.waitUntil(library.page.isVisible)
    library.splitter.setSizes([400, 800])
    library.close()
    state = window.preferences.state
    assert (state.library_width, state.library_height) == (1200, 700)
    assert abs(state.library_list_px - 400) <= 2


def test_every_command_does_something_and_keys_are_told_apart(library: LibraryWindow) -> None:
    keys = [command.keys for command in commands.COMMANDS if command.keys]
    assert len(set(keys)) == len(keys)
    for command in commands.COMMANDS:
        action = library.actions_by_name[command.name]
        assert action.receivers("2triggered(bool)"), command.name


def test_every_control_has_a_name_and_is_reached_by_keys(opened: LibraryWindow) -> None:
    kinds = (QLineEdit, QComboBox, QPushButton, QToolButton, QTabBar, QTableView, QListView)
    for widget in opened.findChildren(QWidget):
        if isinstance(widget, kinds) and widget.isVisible() and widget.focusPolicy():
            inner = widget.parent()
            is_part = isinstance(inner, QLineEdit | QComboBox) or "qt_" in widget.objectName()
            assert is_part or widget.accessibleName() or getattr(widget, "text", str)(), widget


def test_palette_offers_the_commands(opened: LibraryWindow, qtbot: QtBot) -> None:
    opened.actions_by_name["palette"].trigger()
    palette = opened.findChild(library_module.Palette)
    assert any(name.startswith("复制（带出处）") for name in palette.names)
    palette.close()


@pytest.mark.parametrize("theme", ["dark", "paper", "light"])
def test_themes_paint_every_view(
    opened: LibraryWindow, window: MainWindow, theme: ThemeName
) -> None:
    window.set_theme(theme)
    for tab in (TEXT, RECOGNISED, FIGURES, CLEANING):
        opened.page.show_tab(tab)
        assert not opened.grab().toImage().allGray()
    opened.search_for("行政复议")
    assert isinstance(opened.grab().toImage(), QImage)
    window.set_theme("light")


@pytest.mark.parametrize("tab", [RECOGNISED, FIGURES])
def test_nothing_is_cut_on_the_bureaus_screen(
    opened: LibraryWindow, qtbot: QtBot, tab: int
) -> None:
    opened.page.show_tab(tab)
    opened.search_for("行政复议")
    opened.show()
    for widget in opened.findChildren(QWidget):
        if isinstance(widget, QPushButton | QComboBox | QToolButton) and widget.isVisible():
            if widget.window() is not opened or "qt_" in widget.objectName():
                continue
            right = widget.mapTo(opened, QPoint(widget.width(), 0)).x()
            assert right <= opened.width(), widget.accessibleName()


def test_empty_corpus_teaches_and_starts_an_import(
    window: MainWindow, fake: Fake, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = window.open_library()
    assert library.reports._empty.isVisible()
    qtbot.waitUntil(lambda: not library.filters.isVisible())
    assert not library.actions_by_name["export"].isEnabled()
    answers(monkeypatch, files, "choose_several", [Path("甲.html")])
    library.reports._empty._button.click()
    assert fake.imported == [Path("甲.html")]
    qtbot.waitUntil(lambda: library.notice.text == "导入 1 篇。")


def test_a_corpus_that_cannot_be_read_is_told(
    library: LibraryWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def broken() -> None:
        raise AssistantError("坏")

    services = replace(library._listing._services, list_reports=broken)
    monkeypatch.setattr(library._listing, "_services", services)
    library.reload()
    qtbot.waitUntil(lambda: "坏" in library.notice.text)


# list and filters


def test_list_narrows_sorts_and_keeps_what_is_chosen(library: LibraryWindow) -> None:
    assert bodies(library) == ["松桥区司法局", "云溪镇人民政府", "青栎区司法局"]
    library.reports.table.choose([1])
    library.reports.line.setText("司法局")
    assert bodies(library) == ["松桥区司法局", "青栎区司法局"]
    assert [report.id for report in library.reports.table.chosen] == [1]
    assert "列出 2 篇，共 3 篇" in library.reports._head.text()
    library.reports.line.clear()
    box = library.filters.box("year_from")
    box.setCurrentIndex(box.findData(2022))
    box.activated.emit(box.currentIndex())
    assert len(bodies(library)) == 2
    library.reports.line.setText("没有")
    assert library.reports._none.isVisible()
    library.reports.line.clear()
    library.filters._clear.click()
    assert len(bodies(library)) == 3
    header = library.reports.table.horizontalHeader()
    header.setSortIndicator(BODY, Qt.SortOrder.AscendingOrder)
    assert bodies(library) == sorted(map(str, bodies(library)))


def test_enter_opens_and_escape_goes_back(library: LibraryWindow, qtbot: QtBot) -> None:
    table = library.reports.table
    assert not table.isColumnHidden(TITLE)
    table.selectRow(0)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    qtbot.waitUntil(library.page.isVisible)
    assert library.page.head.title.startswith("松桥区司法局")
    qtbot.waitUntil(lambda: table.isColumnHidden(TITLE))
    assert not table.isColumnHidden(CHECK)
    table.selectRow(1)
    qtbot.waitUntil(lambda: library.opening.number == 3)
    library.actions_by_name["back"].trigger()
    qtbot.waitUntil(lambda: library.opening.number == 2)
    assert not library.actions_by_name["back"].isEnabled()
    qtbot.keyClick(library.page.reader, Qt.Key.Key_Escape)
    assert not library.page.isVisible()
    assert library.opening.number is None


def test_list_beside_a_report_can_be_put_away(opened: LibraryWindow) -> None:
    opened.actions_by_name["side"].trigger()
    assert not opened._left.isVisible()
    opened.actions_by_name["list"].trigger()
    assert opened._left.isVisible()


def test_double_click_opens(library: LibraryWindow, qtbot: QtBot) -> None:
    table = library.reports.table
    table.doubleClicked.emit(table.model().index(2, 0))
    qtbot.waitUntil(lambda: library.opening.number == 1)


# search


def test_search_narrows_opens_at_the_hit_and_copies(
    library: LibraryWindow, fake: Fake, qtbot: QtBot
) -> None:
    library.actions_by_name["search"].trigger()
    pane = library.search
    pane.line.insert("行政复议 调解")
    qtbot.waitUntil(lambda: pane.hits.model().rowCount() == 3)
    assert pane._head.text() == "找到 3 处"
    box = library.filters.box("year_from")
    assert library.filters.box("role").isVisible()
    box.setCurrentIndex(box.findData(2022))
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: pane.hits.model().rowCount() == 2)
    pane.hits.setCurrentIndex(pane.hits.model().index(0, 0))
    qtbot.keyClick(pane.hits, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: library.opening.number == 2)
    reader = library.page.reader
    marks = [selection.cursor.selectedText() for selection in reader.extraSelections()]
    assert "行政复议" in marks
    assert "调解" in marks
    passage = fake.library.reports[2].passages[1].text
    assert passage in marks
    pane._copy.click()
    assert QGuiApplication.clipboard().text() == (
        f"{passage}\n——松桥区司法局《松桥区司法局2022年法治政府建设年度报告》"
        "（2022年度）主要举措和成效"
    )
    qtbot.keyClick(pane.hits, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    pane.hits.setFocus()
    library.actions_by_name["copy"].trigger()
    assert "（2022年度）" in QGuiApplication.clipboard().text()


def test_search_teaches_finds_nothing_and_tells_errors(
    library: LibraryWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise AssistantError("坏")

    library.search_for("")
    pane = library.search
    assert pane._empty.isVisible()
    pane.search("没有这样的话")
    qtbot.waitUntil(lambda: pane._empty._title.text() == "没有找到")
    monkeypatch.setattr(pane, "_services", replace(pane._services, search_reports=broken))
    pane.search("行政")
    qtbot.waitUntil(lambda: "坏" in pane._empty._text.text())
    pane.search("")
    assert pane._empty._title.text() == "在全部报告里检索"


def test_more_hits_are_listed_on_demand(
    library: LibraryWindow, fake: Fake, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr("assistant.gui.library.search_pane.PAGE", 2)
    library.search_for("")
    pane = library.search
    pane._ask(2)
    pane.line.setText("行政复议")
    pane._timer.stop()
    pane._ask(2)
    qtbot.waitUntil(lambda: pane._head.text() == "找到 3 处，列出前 2 处")
    pane._more.click()
    qtbot.waitUntil(lambda: pane._head.text() == "找到 3 处")
    assert not pane._more.isVisible()
    assert fake.library.asked[-1][-1] == 4


def test_selected_words_are_searched_from_the_text(opened: LibraryWindow, qtbot: QtBot) -> None:
    select(opened, "行政复议")
    menu = opened.page.menu.build(*opened.page.reader.line_of(0))
    press(menu, "在资料库中检索“行政复议”")
    assert opened._tabs.currentIndex() == SEARCH
    qtbot.waitUntil(lambda: opened.search.hits.model().rowCount() == 3)


# reading


def test_text_shows_headings_and_goes_to_them(opened: LibraryWindow, fake: Fake) -> None:
    page = opened.page
    text = fake.library.reports[2].text
    assert page.reader.toPlainText() == text.rstrip("\n")
    tree = page.outline.tree
    assert [tree.model().index(row, 0).data() for row in range(3)] == [
        "1、主要举措和成效",
        "2、存在问题",
        "3、下一步安排",
    ]
    tree.clicked.emit(tree.model().index(2, 0))
    assert page.reader.textCursor().block().text() == "3、下一步安排"


def test_only_the_title_looks_like_one(opened: LibraryWindow, qtbot: QtBot) -> None:
    opened.open_report(1)
    qtbot.waitUntil(lambda: opened.opening.number == 1)
    block = opened.page.reader.document().firstBlock()
    sizes = []
    while block.isValid():
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
        sizes.append(cursor.charFormat().font().pixelSize())
        block = block.next()
    plain = opened.page.reader.font().pixelSize()
    assert [size > plain for size in sizes[:4]] == [True, False, True, False]
    assert sizes[0] > sizes[2]
    assert opened.page.head._about.toolTip() == "资料/1.html"


def test_find_steps_through_the_report(opened: LibraryWindow, qtbot: QtBot) -> None:
    opened.actions_by_name["find"].trigger()
    bar = opened.page.find_bar
    bar.line.insert("执法")
    count = len(bar._matches)
    assert bar._count.text() == f"1 / {count}"
    qtbot.keyClick(bar.line, Qt.Key.Key_Return)
    assert bar._count.text() == f"2 / {count}"
    qtbot.keyClick(bar.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(bar.line, Qt.Key.Key_Up)
    assert bar._count.text() == f"{count} / {count}"
    assert len(opened.page.reader.extraSelections()) == count + 1
    bar.line.setText("没有")
    assert bar._count.text() == "没有找到"
    qtbot.keyClick(bar.line, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert opened.page.isVisible()


def test_passage_is_copied_with_its_source(opened: LibraryWindow, qtbot: QtBot) -> None:
    select(opened, "基层执法力量偏弱")
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(opened.page.reader, Qt.Key.Key_C, both)
    assert QGuiApplication.clipboard().text() == (
        "基层执法力量偏弱\n——松桥区司法局《松桥区司法局2022年法治政府建设年度报告》"
        "（2022年度）2、存在问题"
    )
    QGuiApplication.clipboard().clear()
    select(opened, "")
    opened.actions_by_name["copy"].trigger()
    assert QGuiApplication.clipboard().text() == ""
    menu = opened.page.menu.build(*opened.page.reader.line_of(0))
    press(menu, "复制（带出处）")
    assert QGuiApplication.clipboard().text().startswith("松桥区司法局2022年")


# correcting


def test_doubts_lead_to_their_place(opened: LibraryWindow) -> None:
    opened.page.show_tab(RECOGNISED)
    panel = opened.page.recognised
    assert panel._doubts_title.text() == "请核对 1 处"
    panel.doubts.itemClicked.emit(panel.doubts.item(0))
    assert opened.page.reader._passage == (0, 6)


def test_meta_is_corrected_saved_and_reset(opened: LibraryWindow, fake: Fake, qtbot: QtBot) -> None:
    page, form = opened.page, opened.page.recognised.form
    page.show_tab(RECOGNISED)
    body = form.field("body")
    body.clear()
    body.insert("松桥县司法局")  # type: ignore[union-attr]
    assert form.state("body") == "已更正"
    assert form.state("publisher") == "未识别"
    level = form.field("level")
    assert isinstance(level, QComboBox)
    level.setCurrentIndex(level.findData("city"))
    level.activated.emit(level.currentIndex())
    year = form.field("year")
    qtbot.keyClicks(year, "x")
    assert form.state("year") == "格式不对"
    assert not page._keep.isEnabled()
    qtbot.keyClick(year, Qt.Key.Key_Backspace)
    assert page._unsaved.isVisible()
    opened.actions_by_name["save"].trigger()
    qtbot.waitUntil(lambda: "松桥县司法局" in bodies(opened))
    assert fake.library.corrections[2].meta == {"body": "松桥县司法局", "level": "city"}
    assert not page._unsaved.isVisible()
    assert "市级政府" in page.head.about
    page.recognised._reset.click()
    qtbot.waitUntil(lambda: not fake.library.corrections[2].meta)
    qtbot.waitUntil(lambda: "松桥区司法局" in bodies(opened))


def test_year_may_be_unknown(opened: LibraryWindow, fake: Fake, qtbot: QtBot) -> None:
    opened.page.show_tab(RECOGNISED)
    opened.page.recognised.form.field("year").selectAll()  # type: ignore[union-attr]
    qtbot.keyClick(opened.page.recognised.form.field("year"), Qt.Key.Key_Delete)
    opened.page.recognised._save.click()
    qtbot.waitUntil(lambda: fake.library.corrections[2].meta == {"year": None})


def test_outline_is_corrected_in_table_and_text(
    opened: LibraryWindow, fake: Fake, qtbot: QtBot
) -> None:
    page = opened.page
    page.show_tab(RECOGNISED)
    table = page.recognised.table
    table.clicked.emit(table.model().index(2, 0))
    assert page.reader.textCursor().block().text() == "2、存在问题"
    table.clicked.emit(table.model().index(2, 1))
    box = table.viewport().findChild(QComboBox)
    box.setCurrentText("二级")
    box.activated.emit(1)
    text = page.reader.text
    at = text.index("加大执法")
    press(page.menu.build(at, text.index("\n", at)), "三级标题")
    at = text.index("1、主要")
    press(page.menu.build(at, text.index("\n", at)), "不是标题")
    model = page.recognised.model
    assert [heading.level for heading in model.headings] == [1, 0, 2, 1, 3]
    page._keep.click()
    qtbot.waitUntil(lambda: 2 in fake.library.corrections)
    stored = {c.line: c.level for c in fake.library.corrections[2].headings}
    assert stored["2、存在问题"] == 2
    assert stored["1、主要举措和成效"] == 0
    tree = page.outline.tree
    qtbot.waitUntil(lambda: tree.model().index(0, 0).data() != "1、主要举措和成效")


def test_a_report_is_reviewed(opened: LibraryWindow, fake: Fake, qtbot: QtBot) -> None:
    assert opened.reports.model.doubtful == 1
    opened.actions_by_name["reviewed"].trigger()
    qtbot.waitUntil(lambda: opened.reports.model.doubtful == 0)
    assert opened.page.recognised._doubts_title.text() == "已由人工核对"
    opened.page.recognised._reviewed.click()
    qtbot.waitUntil(lambda: opened.reports.model.doubtful == 1)


@pytest.mark.parametrize(
    ("answer", "number", "is_saved"),
    [("save", 1, True), ("discard", 1, False), ("cancel", 2, False)],
)
def test_unsaved_corrections_are_asked_about(
    opened: LibraryWindow,
    fake: Fake,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    answer: str,
    number: int,
    is_saved: bool,
) -> None:
    assert opened.page.pending is not None
    opened.page.pending.set_meta("body", "别处")
    answers(monkeypatch, library_module, "ask_unsaved_corrections", answer)
    opened.open_report(1)
    qtbot.waitUntil(lambda: opened.opening.number == number)
    assert (2 in fake.library.corrections) is is_saved
    assert [report.id for report in opened.reports.table.chosen] == [number]


def test_closing_with_unsaved_corrections_may_be_called_off(
    opened: LibraryWindow, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert opened.page.pending is not None
    opened.page.pending.set_meta("body", "别处")
    answers(monkeypatch, library_module, "ask_unsaved_corrections", "cancel")
    assert not window.close()
    assert opened.isVisible()
    opened.page.pending.set_meta("body", "松桥区司法局")


def test_correction_that_cannot_be_stored_stays(
    opened: LibraryWindow, fake: Fake, qtbot: QtBot
) -> None:
    fake.library.error = AssistantError("坏")
    assert opened.page.pending is not None
    opened.page.pending.set_meta("body", "别处")
    opened.opening.save()
    qtbot.waitUntil(lambda: "坏" in opened.notice.text)
    assert opened.opening.has_changes
    opened.page.pending.set_meta("body", "松桥区司法局")


def test_a_report_that_is_gone_is_told(library: LibraryWindow, qtbot: QtBot) -> None:
    services = library.opening._services

    def gone(_: int) -> None:
        raise AssistantError("没有")

    library.opening._services = replace(services, open_report=gone)
    library.open_report(9)
    qtbot.waitUntil(lambda: "没有" in library.notice.text)
    assert not library.page.isVisible()


# cleaning


def test_rule_is_undone_and_done_again(opened: LibraryWindow, fake: Fake, qtbot: QtBot) -> None:
    page = opened.page
    page.show_tab(CLEANING)
    qtbot.waitUntil(lambda: page.cleaning.rules.rowCount() == 3)
    assert page.cleaning._sum.text() == "2 行有改动，共 5 行"
    page.cleaning.rule_list.grab()
    visual = page.cleaning.rule_list.visualRect(page.cleaning.rules.index(0))
    viewport = page.cleaning.rule_list.viewport()
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=visual.center())
    qtbot.waitUntil(lambda: page.cleaning._sum.text() == "1 行有改动，共 4 行")
    assert fake.library.corrections[2].off == {"boilerplate"}
    page.cleaning.rule_list.setCurrentIndex(page.cleaning.rules.index(0))
    qtbot.keyClick(page.cleaning.rule_list, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.cleaning._sum.text() == "2 行有改动，共 5 行")
    assert fake.library.corrections[2].off == frozenset()


def test_rule_that_cannot_be_undone_leaves_the_comparison(
    opened: LibraryWindow, fake: Fake, qtbot: QtBot
) -> None:
    cleaning = opened.page.cleaning
    opened.page.show_tab(CLEANING)
    qtbot.waitUntil(lambda: cleaning.rules.rowCount() == 3)
    fake.library.error = AssistantError("坏")
    cleaning.rule_switched.emit("boilerplate", True)
    assert not cleaning.isEnabled()
    qtbot.waitUntil(cleaning.isEnabled)
    assert "坏" in opened.notice.text
    assert cleaning._sum.text() == "2 行有改动，共 5 行"


def test_changes_are_stepped_through_and_copied(opened: LibraryWindow, qtbot: QtBot) -> None:
    page = opened.page
    page.show_tab(CLEANING)
    qtbot.waitUntil(lambda: page.cleaning.pairs.rowCount() == 3)
    for expected in (0, 2, 0):
        opened.actions_by_name["next_change"].trigger()
        assert page.cleaning.pair_list.currentIndex().row() == expected
    qtbot.keyClick(page.cleaning.pair_list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "清洗后：（删去）" in QGuiApplication.clipboard().text()
    page.cleaning._fold.click()
    assert page.cleaning.pairs.rowCount() == 5
    page.cleaning.pair_list.grab()
    opened.page.find_words()
    assert page.tabs.currentIndex() == TEXT


def test_each_report_has_its_own_comparison(
    opened: LibraryWindow, fake: Fake, qtbot: QtBot
) -> None:
    opened.page.show_tab(CLEANING)
    opened.open_report(1)
    qtbot.waitUntil(lambda: ("cleaning", 1) in fake.library.asked)
    qtbot.waitUntil(lambda: opened.page.cleaning.rules.rowCount() == 3)


# keeping


def test_reports_are_removed_once_one_is_sure(
    opened: LibraryWindow, fake: Fake, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    answers(monkeypatch, keeping, "ask_remove", False)
    qtbot.keyClick(opened.reports.table, Qt.Key.Key_Delete)
    assert len(fake.library.reports) == 3
    answers(monkeypatch, keeping, "ask_remove", True)
    opened.reports.table.choose([1, 2])
    opened.actions_by_name["remove"].trigger()
    qtbot.waitUntil(lambda: bodies(opened) == ["云溪镇人民政府"])
    assert opened.notice.text == "已删除 2 篇报告。"
    assert not opened.page.isVisible()


def test_reports_are_read_again(library: LibraryWindow, fake: Fake, qtbot: QtBot) -> None:
    library.reports.table.choose([3])
    library.actions_by_name["reread"].trigger()
    qtbot.waitUntil(lambda: library.notice.text == "重新识别 1 篇。")
    assert ("reread", [3]) in fake.library.asked
    library.notice._first.click()
    dialog = library._importer._dialog
    assert dialog is not None
    assert dialog.table.model().rowCount() == 1
    dialog.close()
    library.reports.table.clearSelection()
    library.actions_by_name["reread"].trigger()
    assert ("reread", None) in fake.library.asked


def test_corpus_is_backed_up_and_restored(
    opened: LibraryWindow,
    window: MainWindow,
    fake: Fake,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    answers(monkeypatch, files, "choose_save", None)
    opened.actions_by_name["back_up"].trigger()
    answers(monkeypatch, files, "choose_save", Path("盘/库.fzbk"))
    opened.actions_by_name["back_up"].trigger()
    qtbot.waitUntil(lambda: opened.notice.text.startswith("已备份到"))
    shown: list[str] = []
    monkeypatch.setattr(keeping.QDesktopServices, "openUrl", lambda url: shown.append(url.path()))
    opened.notice._first.click()
    assert shown
    assert window.preferences.state.folder == "盘"
    answers(monkeypatch, files, "choose_open", None)
    opened.actions_by_name["restore"].trigger()
    answers(monkeypatch, files, "choose_open", Path("盘/库.fzbk"))
    answers(monkeypatch, keeping, "ask_restore", False)
    opened.actions_by_name["restore"].trigger()
    assert len(fake.library.reports) == 3
    answers(monkeypatch, keeping, "ask_restore", True)
    opened.actions_by_name["restore"].trigger()
    qtbot.waitUntil(lambda: bodies(opened) == ["恢复出来的区司法局"])
    assert "共 1 篇" in opened.notice.text
    assert not opened.page.isVisible()


def test_corpus_is_exported(
    library: LibraryWindow, fake: Fake, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    answers(monkeypatch, files, "choose_folder", Path("夹"))
    answers(monkeypatch, files, "choose_save", Path("盘/库.json"))
    assert not library.actions_by_name["export_chosen_text"].isEnabled()
    library.actions_by_name["export_text"].trigger()
    qtbot.waitUntil(lambda: library.notice.text == "已导出 3 篇报告到 夹。")
    library.reports.table.choose([1, 3])
    library.actions_by_name["export_chosen_json"].trigger()
    qtbot.waitUntil(lambda: library.notice.text == f"已导出 2 篇报告到 {Path('盘/库.json')}。")
    assert fake.library.asked[-2:] == [
        ("export", Path("夹"), "text", None),
        ("export", Path("盘/库.json"), "json", [3, 1]),
    ]
    answers(monkeypatch, files, "choose_folder", None)
    library.actions_by_name["export_text"].trigger()
    assert len(fake.library.asked) == 2


def test_what_fails_is_told_in_this_window(
    library: LibraryWindow, fake: Fake, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    fake.library.error = AssistantError("坏")
    answers(monkeypatch, files, "choose_save", Path("库.fzbk"))
    library.actions_by_name["back_up"].trigger()
    qtbot.waitUntil(lambda: "坏" in library.notice.text)


def test_one_long_job_at_a_time(
    library: LibraryWindow, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window.work, "_job", object())
    library.actions_by_name["reread"].trigger()
    assert "正在处理上一批" in library.notice.text
    monkeypatch.undo()


@pytest.mark.parametrize("is_sure", [True, False])
def test_questions_before_what_cannot_be_taken_back(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, is_sure: bool
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    texts: list[str] = []

    def answer(box: ask.QMessageBox) -> None:
        texts.append(box.text() + box.informativeText())
        buttons = box.buttons()
        target = next(b for b in buttons if (b is not box.escapeButton()) is is_sure)
        target.click()

    monkeypatch.setattr(ask.QMessageBox, "exec", answer)
    assert ask.ask_remove(parent, [f"第{number}篇" for number in range(7)]) is is_sure
    assert ask.ask_restore(parent, "库.fzbk") is is_sure
    assert "另有 2 篇" in texts[0]
    assert "备份" in texts[1]


def test_unsaved_corrections_question(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    monkeypatch.setattr(ask.QMessageBox, "exec", lambda box: box.defaultButton().click())
    assert ask.ask_unsaved_corrections(parent, "某报告") == "save"
