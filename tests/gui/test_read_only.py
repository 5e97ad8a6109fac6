"""A draft that somebody else writes can be read and searched; nothing on any way writes in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QTextCursor
from PySide6.QtWidgets import QApplication

from assistant.draft.draft_lock import Holder
from assistant.gui.messages import READ_ONLY
from assistant.gui.writing.workspace import BENCHMARK, INDICATORS
from tests.gui.fake import PENALTIES, done, settle

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from assistant.gui.main.main_window import MainWindow
    from tests.gui.fake import Fake


@pytest.fixture
def reading(window: MainWindow, fake: Fake, qtbot: QtBot) -> MainWindow:
    """A window whose draft somebody else writes."""
    fake.keeping.claim = Holder(
        user="王晓", host="SF-0412", since=None, is_here=False, is_certain=True
    )
    assert done(window.drafts.open(Path("稿件.fzbg")))
    qtbot.waitUntil(lambda: window.workspace.survey.characters > 0)
    assert window.drafts.keeper.is_read_only
    return window


def test_one_finds_but_does_not_replace(reading: MainWindow, qtbot: QtBot) -> None:
    before, bar = reading.workspace.draft(), reading.workspace.find_bar
    reading.actions_by_name["find"].trigger()
    bar.words.setText("行政")
    qtbot.waitUntil(lambda: "/" in bar.count.text())
    assert bar.count.text() not in ("", "没有找到")
    assert not reading.actions_by_name["replace"].isEnabled()
    assert not bar._unfold.isEnabled()
    assert "只读" in bar._unfold.toolTip()
    bar._unfold.click()
    assert not bar.replace.isVisible()
    for button in (bar.replace, bar.replace_all):
        assert not button.isEnabled()
    bar.written.setText("别的")
    reading.workspace.finding.open(replaces=True)
    reading.workspace.finding.replace()
    reading.workspace.finding.replace_all()
    qtbot.wait(50)
    assert reading.workspace.draft() == before


def test_replacing_comes_back_with_the_right_to_write(
    reading: MainWindow, fake: Fake, qtbot: QtBot
) -> None:
    fake.keeping.claim = None
    reading.drafts.retry()
    settle(reading._background)
    bar = reading.workspace.find_bar
    reading.actions_by_name["replace"].trigger()
    bar.words.setText("行政")
    qtbot.waitUntil(bar.replace.isEnabled)
    assert bar.replace.isVisible()


def drop_words(window: MainWindow) -> None:
    data = QMimeData()
    data.setText("拖来的话")
    viewport = window.workspace.editor.viewport()
    at, copy, left = viewport.rect().center(), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(viewport, QDragEnterEvent(at, copy, data, left, none))
    QApplication.sendEvent(viewport, QDragMoveEvent(at, copy, data, left, none))
    QApplication.sendEvent(viewport, QDropEvent(QPointF(at), copy, data, left, none))


def paste_words(window: MainWindow) -> None:
    data = QMimeData()
    data.setText("贴来的话")
    window.workspace.editor.insertFromMimeData(data)


def type_in_sheet(window: MainWindow) -> None:
    window.workspace.show_tab(INDICATORS)
    model = window.workspace.indicators.model
    model.setData(model.index(0, 1), "999")


def lower_section(window: MainWindow) -> None:
    editor = window.workspace.editor
    editor.go_to(1)
    window.workspace.rearranging.act_at_caret("down")


WAYS: dict[str, Callable[[MainWindow], object]] = {
    "drop": drop_words,
    "paste": paste_words,
    "sheet": type_in_sheet,
    "sentence of a benchmark": lambda window: window.workspace.comparing.insert_sentence(PENALTIES),
    "style": lambda window: window._set_style("heading1"),
    "section": lower_section,
    "phrase": lambda window: window.workspace.editor.insert_sentence("一句用语。"),
    "house format": lambda window: window.workspace.opened.set_house_format("本单位"),
}


@pytest.mark.parametrize("way", WAYS)
def test_each_way_writes_where_one_may(opened: MainWindow, qtbot: QtBot, way: str) -> None:
    before = opened.workspace.draft()
    opened.workspace.editor.moveCursor(QTextCursor.MoveOperation.End)
    WAYS[way](opened)
    qtbot.waitUntil(lambda: opened.workspace.draft() != before)


@pytest.mark.parametrize("way", WAYS)
def test_nothing_is_written_on_any_way(reading: MainWindow, qtbot: QtBot, way: str) -> None:
    before, shown = reading.workspace.draft(), reading.workspace.editor.toPlainText()
    reading.workspace.editor.moveCursor(QTextCursor.MoveOperation.End)
    WAYS[way](reading)
    qtbot.wait(60)
    assert reading.workspace.draft() == before
    assert reading.workspace.editor.toPlainText() == shown
    assert reading.workspace.indicators.model.rows == before.sheet
    assert not reading.drafts.keeper.is_dirty
    assert reading.drafts.keeper.is_read_only


def test_what_is_refused_is_told(reading: MainWindow, qtbot: QtBot) -> None:
    reading.workspace.show_tab(BENCHMARK)
    reading.workspace.comparing.insert_sentence(PENALTIES)
    assert reading.notice.text == READ_ONLY
    reading.notice.hide()
    reading.workspace.editor.insert_sentence("没有拦住的一句。")  # what no command does
    qtbot.waitUntil(lambda: reading.notice.text == READ_ONLY and reading.notice.isVisible())
    assert "没有拦住" not in reading.workspace.editor.toPlainText()


def test_outline_is_not_rearranged(reading: MainWindow) -> None:
    tree = reading.workspace.outline.tree
    assert tree.dragDropMode() == tree.DragDropMode.NoDragDrop
    assert tree.editTriggers() == tree.EditTrigger.NoEditTriggers
