"""Files dropped on the windows: what each becomes, and what is said while they are dragged."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from assistant.gui.drops import words_of
from assistant.gui.library import keeping
from tests.gui.fake import settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from assistant.gui.main.main_window import MainWindow
    from tests.gui.fake import Fake

ACTION = Qt.DropAction.CopyAction
BUTTON, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def files(*names: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(f"/资料/{name}") for name in names])
    return data


def drag(window: QWidget, data: QMimeData) -> QDragEnterEvent:
    event = QDragEnterEvent(QPoint(50, 50), ACTION, data, BUTTON, NO_KEYS)
    event.ignore()
    QApplication.sendEvent(window, event)
    return event


def drop(window: QWidget, data: QMimeData) -> None:
    drag(window, data)
    QApplication.sendEvent(window, QDropEvent(QPointF(50, 50), ACTION, data, BUTTON, NO_KEYS))


def test_reports_are_imported(window: MainWindow, fake: Fake, qtbot: QtBot) -> None:
    drop(window, files("甲.html", "夹"))
    assert fake.imported == [Path("/资料/甲.html"), Path("/资料/夹")]
    qtbot.waitUntil(lambda: window.notice.text == "导入 2 篇。")


def test_a_draft_is_opened(window: MainWindow, fake: Fake) -> None:
    drop(window, files("稿件.FZBG"))
    settle(window._background)
    assert window.workspace.draft() is not None
    assert fake.imported == []


def test_a_backup_is_restored_once_one_is_sure(
    window: MainWindow, fake: Fake, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "ask_restore", lambda *_: True)
    drop(window, files("资料库.fzbk"))
    assert fake.library.asked == [("restore", Path("/资料/资料库.fzbk"))]


def test_what_is_dragged_is_said_and_taken_back(window: MainWindow) -> None:
    assert drag(window, files("甲.html", "乙.html")).isAccepted()
    assert window.drops.hint.isVisible()
    assert window.drops.hint.words == "松开后导入这 2 个文件或文件夹"
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert not window.drops.hint.isVisible()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("稿.fzbg", "松开后打开稿件“稿.fzbg”"),
        ("库.fzbk", "松开后恢复资料库备份“库.fzbk”"),
        ("报告.docx", "松开后导入“报告.docx”"),
    ],
)
def test_words_tell_what_will_happen(name: str, words: str) -> None:
    assert words_of([Path(name)]) == words


def test_text_is_no_file(window: MainWindow) -> None:
    data = QMimeData()
    data.setText("一段话")
    assert not drag(window, data).isAccepted()
    data.setUrls([QUrl("https://example.com/a.html")])
    assert not drag(window, data).isAccepted()


def test_editor_leaves_files_to_the_window(opened: MainWindow) -> None:
    editor = opened.workspace.editor
    assert not editor.canInsertFromMimeData(files("甲.html"))
    before = editor.toPlainText()
    editor.insertFromMimeData(files("甲.html"))
    assert editor.toPlainText() == before
    assert drag(editor.viewport(), files("甲.html")).isAccepted()
    assert opened.drops.hint.isVisible()


def test_library_takes_files_too(window: MainWindow, fake: Fake, qtbot: QtBot) -> None:
    library = window.open_library()
    assert not library.reports.line.acceptDrops()
    drop(library, files("甲.html"))
    qtbot.waitUntil(lambda: library.notice.text == "导入 1 篇。")
    assert not window.notice.isVisible()
    library.drops.eventFilter(library, QEvent(QEvent.Type.DragLeave))
    drop(library, files("稿件.fzbg"))
    settle(window._background)
    assert window.workspace.draft() is not None
