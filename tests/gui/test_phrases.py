"""The phrase bank in the window: what fits the place, inserting, keeping, changing, tables."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QPushButton

from assistant.base.files import TargetNotWritable
from assistant.base.paths import user_data
from assistant.base.settings import Settings
from assistant.gui.dialogs import files
from assistant.gui.dialogs.phrase import PhraseDialog
from assistant.gui.jobs.background import Background
from assistant.gui.look.theme import theme_of
from assistant.gui.main.main_window import MainWindow
from assistant.gui.models.phrases_model import SHOWN
from assistant.gui.services.services import services_of
from assistant.gui.writing.workspace import PHRASES, SUGGESTIONS
from assistant.phrases.favourites_file import FavouritesDamaged, read_favourites
from assistant.phrases.phrase import own_phrase
from assistant.workflow.desk import own_desk
from assistant.workflow.phrases import ImportedPhrases
from tests.gui.fake import FULL, Fake
from tests.gui.fake_phrases import REVIEW, SHIPPED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from assistant.gui.panels.phrases import PhrasesPanel
    from assistant.workflow.adapting import AdaptedSuggestion

FULL_PARAGRAPH, EMPTY_PARAGRAPH, LACKS_PARAGRAPH = 4, 6, 8
OWN = own_phrase("执法力量不足，【缺编人数】人未到岗。", topic="行政执法", role="problems")


@pytest.fixture
def panel(opened: MainWindow, qtbot: QtBot) -> PhrasesPanel:
    """The panel, open, with all shipped phrases in it."""
    opened.actions_by_name["phrases"].trigger()
    panel = opened.workspace.phrases
    qtbot.waitUntil(lambda: len(panel.model.phrases) == len(SHIPPED))
    return panel


def press(qtbot: QtBot, button: QPushButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def choose(panel: PhrasesPanel, at: int) -> None:
    panel.view.setCurrentIndex(panel.model.index(at))


def shown(panel: PhrasesPanel) -> list[str]:
    model = panel.model
    return [model.index(row).data(SHOWN).text for row in range(model.rowCount())]


def in_dialog(act: Callable[[PhraseDialog], object]) -> None:
    """Do something in the dialog that opens next; whatever fails there, it is left."""

    def find() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, PhraseDialog):
            QTimer.singleShot(10, find)
            return
        try:
            act(dialog)
        except BaseException:
            dialog.reject()
            raise

    QTimer.singleShot(0, find)


def test_what_fits_the_place_comes_first(
    opened: MainWindow, panel: PhrasesPanel, qtbot: QtBot, fake: Fake
) -> None:
    opened.workspace.editor.go_to(EMPTY_PARAGRAPH)  # 主要举措和成效 / 办好行政复议
    qtbot.waitUntil(lambda: panel.model.phrases[0] == REVIEW)
    asked = fake.phrases.asked[-1]
    assert (asked.at_topic, asked.at_role) == ("行政复议", "achievements")
    opened.workspace.editor.go_to(LACKS_PARAGRAPH)
    qtbot.waitUntil(lambda: panel.model.phrases[0].role == "problems")
    count = len(fake.phrases.asked)
    opened.workspace.editor.moveCursor(QTextCursor.MoveOperation.Right)
    qtbot.wait(200)
    assert len(fake.phrases.asked) == count  # the place is the same


def test_another_place_begins_with_what_fits_it(
    opened: MainWindow, panel: PhrasesPanel, qtbot: QtBot
) -> None:
    opened.workspace.editor.go_to(EMPTY_PARAGRAPH)
    qtbot.waitUntil(lambda: panel.model.phrases[0] == REVIEW)
    choose(panel, 2)
    opened.workspace.editor.go_to(LACKS_PARAGRAPH)
    qtbot.waitUntil(lambda: panel.model.phrases[0].role == "problems")
    assert panel.view.currentIndex().row() == 0
    choose(panel, 2)
    panel.query_changed.emit()
    opened.workspace.show_tab(SUGGESTIONS)
    opened.actions_by_name["phrases"].trigger()
    qtbot.waitUntil(lambda: panel.view.currentIndex().row() == 0)


def test_hidden_panel_asks_nothing(opened: MainWindow, qtbot: QtBot, fake: Fake) -> None:
    opened.workspace.show_tab(SUGGESTIONS)
    opened.workspace.editor.go_to(EMPTY_PARAGRAPH)
    qtbot.wait(200)
    assert fake.phrases.asked == []
    opened.workspace.show_tab(PHRASES)
    qtbot.waitUntil(lambda: bool(fake.phrases.asked))


def test_filters(opened: MainWindow, panel: PhrasesPanel, qtbot: QtBot) -> None:
    assert panel.filter.words.hasFocus()
    panel.filter.words.setText("行政複議")
    qtbot.waitUntil(lambda: panel.model.phrases == (REVIEW,))
    assert panel._count.text() == "1/3 条"
    marks = panel.model.index(0).data(SHOWN)
    assert [marks.text[a:b] for (a, b), kind in marks.marks if kind == "word"] == [
        "行政复议",
        "行政复议",
    ]
    panel.filter.words.setText("没有这样的话")
    qtbot.waitUntil(panel._empty.isVisible)
    press(qtbot, panel._empty._button)
    qtbot.waitUntil(lambda: len(panel.model.phrases) == 3)
    panel.filter.topic.setCurrentIndex(panel.filter.topic.findData("行政执法"))
    qtbot.waitUntil(lambda: panel.model.phrases == (SHIPPED[1],))
    panel.filter.topic.setCurrentIndex(0)
    panel.filter.role.setCurrentIndex(panel.filter.role.findData("problems"))
    qtbot.waitUntil(lambda: panel.model.phrases == (SHIPPED[0],))
    panel.filter.clear()
    press(qtbot, panel.filter.own)
    qtbot.waitUntil(lambda: panel._empty._title.text() == "还没有自己的用语")


def test_fields_read_as_numbers_or_as_blanks_by_name(
    panel: PhrasesPanel, opened: MainWindow, qtbot: QtBot
) -> None:
    assert "全年作出行政处罚412宗，同比增长3%。" in shown(panel)
    assert "全年受理行政复议申请【行政复议受理】，办结【办结数】件。" in shown(panel)
    model = opened.workspace.indicators.model
    model.setData(model.index(1, 1), "96")
    qtbot.waitUntil(lambda: "全年受理行政复议申请96件，办结【办结数】件。" in shown(panel))


def test_inserting_is_one_step(
    opened: MainWindow, panel: PhrasesPanel, qtbot: QtBot, draft: Any
) -> None:
    editor = opened.workspace.editor
    editor.go_to(EMPTY_PARAGRAPH)
    qtbot.waitUntil(lambda: panel.model.phrases[0] == REVIEW)
    choose(panel, 0)
    press(qtbot, panel._insert)
    assert editor.paragraphs()[EMPTY_PARAGRAPH].text == REVIEW.text
    assert "【行政复议受理】" in editor.toPlainText()
    assert editor.hasFocus()
    opened.actions_by_name["undo"].trigger()
    assert opened.workspace.draft().paragraphs == draft.paragraphs
    panel.view.setFocus()
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert editor.paragraphs()[EMPTY_PARAGRAPH].text == REVIEW.text


def test_keyboard_goes_from_the_filter_to_the_list(panel: PhrasesPanel, qtbot: QtBot) -> None:
    qtbot.keyClick(panel.filter.words, Qt.Key.Key_Down)
    assert panel.view.hasFocus()
    panel.filter.focus()
    qtbot.keyClick(panel.filter.words, Qt.Key.Key_Return)
    assert panel.view.hasFocus()


def test_sentence_at_the_caret_is_kept_with_its_fields(
    opened: MainWindow, panel: PhrasesPanel, qtbot: QtBot, fake: Fake
) -> None:
    opened.workspace.editor.go_to(FULL_PARAGRAPH)
    opened.actions_by_name["keep_phrase"].trigger()
    qtbot.waitUntil(lambda: bool(fake.phrases.favourites.phrases))
    [kept] = fake.phrases.favourites.phrases
    assert kept.text == FULL.partition("。")[0] + "。"
    assert (kept.topic, kept.role) == ("行政执法", "achievements")
    qtbot.waitUntil(lambda: "全年作出行政处罚412宗" in opened.notice.text)
    qtbot.waitUntil(lambda: kept in panel.model.phrases)
    opened.actions_by_name["keep_phrase"].trigger()
    qtbot.waitUntil(lambda: "已有这一条" in opened.notice.text)
    assert fake.phrases.favourites.phrases == (kept,)


def test_keeping_is_taken_back(opened: MainWindow, qtbot: QtBot, fake: Fake) -> None:
    opened.workspace.editor.go_to(LACKS_PARAGRAPH)
    opened.actions_by_name["keep_phrase"].trigger()
    qtbot.waitUntil(lambda: "已收藏" in opened.notice.text)
    press(qtbot, opened.notice._second)
    qtbot.waitUntil(lambda: fake.phrases.favourites.phrases == ())


def test_selection_over_two_paragraphs_is_kept_as_one(
    opened: MainWindow, qtbot: QtBot, fake: Fake
) -> None:
    editor = opened.workspace.editor
    editor.go_to(EMPTY_PARAGRAPH)
    editor.insertPlainText("第一句。\n第二句。")
    editor.go_to(EMPTY_PARAGRAPH)
    cursor = editor.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.NextBlock, QTextCursor.MoveMode.KeepAnchor)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    opened.actions_by_name["keep_phrase"].trigger()
    qtbot.waitUntil(lambda: bool(fake.phrases.favourites.phrases))
    assert fake.phrases.favourites.phrases[0].text == "第一句。第二句。"


def test_where_there_is_nothing_to_keep_that_is_told(
    opened: MainWindow, qtbot: QtBot, fake: Fake
) -> None:
    opened.workspace.editor.moveCursor(QTextCursor.MoveOperation.Start)  # the title
    opened.actions_by_name["keep_phrase"].trigger()
    assert "没有句子" in opened.notice.text
    opened.workspace.editor.go_to(EMPTY_PARAGRAPH)
    opened.actions_by_name["keep_phrase"].trigger()
    assert "没有句子" in opened.notice.text
    opened.parts.phrasing.keep("受理{{ 坏 }}件")
    assert "不能作为用语" in opened.notice.text
    assert fake.phrases.favourites.phrases == ()


def test_own_indicators_are_kept_as_blanks(opened: MainWindow, qtbot: QtBot, fake: Fake) -> None:
    row = own_row()
    opened.workspace.merge_rows([row])
    opened.parts.phrasing.keep("夜间巡查{{ own.7 }}，受理{{ review.accepted }}。")
    qtbot.waitUntil(lambda: bool(fake.phrases.favourites.phrases))
    assert (
        fake.phrases.favourites.phrases[0].text == "夜间巡查【巡查】，受理{{ review.accepted }}。"
    )


def own_row() -> Any:
    from assistant.draft.parts import SheetRow

    return SheetRow(key="own.7", name="巡查", unit="次", this_year=9)


def test_suggestion_is_kept_with_its_source(
    opened: MainWindow, qtbot: QtBot, fake: Fake, suggestion: AdaptedSuggestion
) -> None:
    opened.workspace.suggestions.keep_requested.emit(suggestion)
    qtbot.waitUntil(lambda: bool(fake.phrases.favourites.phrases))
    [kept] = fake.phrases.favourites.phrases
    assert kept.text == suggestion.adapted
    assert (kept.topic, kept.role) == ("行政复议", "achievements")
    assert "松桥区司法局" in kept.note


def test_own_phrase_is_changed(panel: PhrasesPanel, qtbot: QtBot, fake: Fake) -> None:
    fake.phrases.favourites = fake.phrases.favourites.adding(OWN)
    panel.query_changed.emit()
    press(qtbot, panel.filter.own)
    qtbot.waitUntil(lambda: panel.model.phrases == (OWN,))
    assert (panel._change.text(), panel._drop.text()) == ("编辑…", "删除")

    def change(dialog: PhraseDialog) -> None:
        assert dialog._topic.currentText() == "行政执法"
        dialog._text.setPlainText("执法{{")
        assert not dialog.accept_button.isEnabled()
        assert "没有成对" in dialog._message.text()
        dialog._text.setPlainText("执法力量不足。")
        assert dialog.accept_button.isEnabled()
        dialog._note.setText("常用")
        dialog._topic.setCurrentText("甲科")
        dialog.accept()

    in_dialog(change)
    press(qtbot, panel._change)
    [changed] = fake.phrases.favourites.phrases
    assert (changed.text, changed.topic, changed.note) == ("执法力量不足。", "甲科", "常用")
    qtbot.waitUntil(lambda: panel.model.phrases == (changed,))


def test_dialog_stays_where_it_cannot_be_saved(
    panel: PhrasesPanel, qtbot: QtBot, fake: Fake, opened: MainWindow
) -> None:
    fake.phrases.favourites = fake.phrases.favourites.adding(OWN)
    told: list[str] = []

    def write(dialog: PhraseDialog) -> None:
        dialog._text.setPlainText(OWN.text)
        assert dialog._topic.currentText() == "行政执法"  # by its words
        dialog.accept()
        dialog.reject()  # is being saved
        assert dialog.isVisible()
        qtbot.waitUntil(dialog._message.isVisible)
        told.append(dialog._message.text())
        assert dialog.accept_button.isEnabled()
        dialog.reject()

    in_dialog(write)
    panel.new_requested.emit()
    assert "已有这一条" in told[0]
    assert fake.phrases.favourites.phrases == (OWN,)


def test_shipped_phrase_is_made_ones_own(panel: PhrasesPanel, qtbot: QtBot, fake: Fake) -> None:
    choose(panel, 0)
    assert (panel._change.text(), panel._drop.text()) == ("收藏…", "隐藏")

    def change(dialog: PhraseDialog) -> None:
        dialog._text.setPlainText(dialog._text.toPlainText() + "已经改进。")
        dialog.accept()

    in_dialog(change)
    press(qtbot, panel._change)
    [kept] = fake.phrases.favourites.phrases
    assert kept.text.endswith("已经改进。")
    assert kept.is_own
    qtbot.waitUntil(lambda: len(panel.model.phrases) == 4)


def test_deleting_can_be_undone(
    panel: PhrasesPanel, qtbot: QtBot, fake: Fake, opened: MainWindow
) -> None:
    fake.phrases.favourites = fake.phrases.favourites.adding(OWN)
    press(qtbot, panel.filter.own)
    qtbot.waitUntil(lambda: panel.model.phrases == (OWN,))
    press(qtbot, panel._drop)
    qtbot.waitUntil(lambda: fake.phrases.favourites.phrases == ())
    qtbot.waitUntil(lambda: "已删除" in opened.notice.text)
    press(qtbot, opened.notice._first)
    qtbot.waitUntil(lambda: panel.model.phrases == (OWN,))


def test_hidden_phrases_come_back(panel: PhrasesPanel, qtbot: QtBot, opened: MainWindow) -> None:
    for left in (2, 1):
        choose(panel, 0)
        press(qtbot, panel._drop)
        qtbot.waitUntil(lambda count=left: len(panel.model.phrases) == count)
    press(qtbot, opened.notice._first)
    qtbot.waitUntil(lambda: len(panel.model.phrases) == 2)
    assert panel._restore.text() == "恢复隐藏的用语（1）"
    panel._restore.trigger()
    qtbot.waitUntil(lambda: len(panel.model.phrases) == 3)
    assert not panel._restore.isEnabled()


def test_menu_at_the_pointer_does_what_the_buttons_do(panel: PhrasesPanel, qtbot: QtBot) -> None:
    at = panel.view.visualRect(panel.model.index(1)).center()
    panel.view.customContextMenuRequested.emit(at)
    menu = QApplication.activePopupWidget()
    assert [action.text() for action in menu.actions()] == ["插入", "收藏…", "隐藏"]
    with qtbot.waitSignal(panel.hide_requested) as hidden:
        menu.actions()[2].trigger()
    assert hidden.args == [panel.model.phrases[1]]
    menu.close()


def test_tables(
    panel: PhrasesPanel,
    qtbot: QtBot,
    fake: Fake,
    opened: MainWindow,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setattr(files, "choose_open", lambda *_: tmp_path / "用语.xlsx")
    fake.phrases.imported = ImportedPhrases(
        added=2, known=1, unread=tuple(f"第 {n} 行：坏" for n in range(7))
    )
    panel.import_requested.emit()
    qtbot.waitUntil(lambda: opened.notice.text.startswith("已导入 2 条用语。有 1 条原来就有"))
    assert "有 7 行没有用上" in opened.notice.text
    assert opened.notice.text.count("坏") == 5
    monkeypatch.setattr(files, "choose_save", lambda *_: tmp_path / "出.csv")
    panel.export_requested.emit()
    qtbot.waitUntil(lambda: opened.notice.text.startswith("已导出"))
    assert fake.phrases.exported == [tmp_path / "出.csv"]
    fake.phrases.error = TargetNotWritable(tmp_path, OSError(28, "full"))
    panel.export_requested.emit()
    qtbot.waitUntil(lambda: "磁盘已满" in opened.notice.text)


def test_unreadable_favourites_are_told_in_the_panel(
    panel: PhrasesPanel, qtbot: QtBot, fake: Fake, opened: MainWindow
) -> None:
    fake.phrases.trouble = FavouritesDamaged(Path("phrases.json"), "没有格式版本号")
    opened.parts.phrasing.ask()
    qtbot.waitUntil(panel._trouble.isVisible)
    assert "没有格式版本号" in panel._trouble.text()
    assert len(panel.model.phrases) == 3
    fake.phrases.error = fake.phrases.trouble
    opened.parts.phrasing.keep("一句话。")
    qtbot.waitUntil(lambda: "没有格式版本号" in opened.notice.text)


def test_five_tabs_and_the_panel_fit_the_smallest_width(
    opened: MainWindow, panel: PhrasesPanel, qtbot: QtBot
) -> None:
    workspace = opened.workspace
    workspace.splitter.setSizes([260, 786, 320])
    qtbot.waitUntil(lambda: workspace.tabs.width() == 320)
    bar = workspace.tabs.tabBar()
    words = bar.fontMetrics()
    for number in range(bar.count()):
        room = bar.tabRect(number)
        assert 0 <= room.left() <= room.right() < 320
        assert room.width() >= words.horizontalAdvance(bar.tabText(number)) + 8
    assert panel.minimumSizeHint().width() <= 320
    qtbot.waitUntil(
        lambda: all(
            panel.view.sizeHintForIndex(panel.model.index(row)).height()
            == panel.view.visualRect(panel.model.index(row)).height()
            for row in range(3)
        )
    )


def test_model_and_looks(opened: MainWindow, panel: PhrasesPanel, qtbot: QtBot, fake: Fake) -> None:
    QAbstractItemModelTester(panel.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    noted = own_phrase("一句话。", note="备注" * 40)
    fake.phrases.favourites = fake.phrases.favourites.adding(noted)
    opened.parts.phrasing.ask()
    qtbot.waitUntil(lambda: panel.model.phrases[0] == noted)
    assert "我的" in panel.model.index(0).data()
    assert panel.model.index(0).data(Qt.ItemDataRole.ToolTipRole) == noted.note
    for name in ("dark", "paper", "light"):
        panel.set_theme(theme_of(name))
        assert not panel.grab().isNull()


@pytest.fixture
def real(qtbot: QtBot) -> Iterator[MainWindow]:
    """The window over the real workflow and the shipped phrases."""
    lanes = Background()
    made = MainWindow(services_of(own_desk()), Settings(), lanes, state=user_data("window.json"))
    qtbot.addWidget(made, before_close_func=lambda _: made.drafts.keeper.end())
    made.showNormal()
    made.resize(1366, 768)
    yield made
    made.drafts.keeper.end()
    lanes.close()


def test_from_the_shipped_bank_to_ones_own_table(
    real: MainWindow,
    qtbot: QtBot,
    draft: Any,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    real.workspace.open(draft)
    real._on_opened()
    real.workspace.editor.go_to(EMPTY_PARAGRAPH)
    real.actions_by_name["phrases"].trigger()
    panel = real.workspace.phrases
    qtbot.waitUntil(lambda: len(panel.model.phrases) >= 400, timeout=10_000)
    first = panel.model.phrases[0]
    assert (first.topic, first.role) == ("行政复议", "achievements")
    choose(panel, 0)
    press(qtbot, panel._insert)
    assert first.text in real.workspace.editor.paragraphs()[EMPTY_PARAGRAPH].text
    real.actions_by_name["keep_phrase"].trigger()
    kept = own_desk().phrases
    qtbot.waitUntil(lambda: len(read_favourites(kept).phrases) == 1, timeout=10_000)
    qtbot.waitUntil(lambda: panel.model.phrases[0].is_own, timeout=10_000)
    table = tmp_path / "我的用语.xlsx"
    monkeypatch.setattr(files, "choose_save", lambda *_: table)
    panel.export_requested.emit()
    qtbot.waitUntil(lambda: "已导出" in real.notice.text, timeout=10_000)
    assert table.exists()
