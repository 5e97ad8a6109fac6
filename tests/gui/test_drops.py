"""Files dropped on the windows: what each becomes, and what is said while they are dragged."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from assistant.base.settings import Settings
from assistant.draft.templates.from_draft import template_from_draft
from assistant.draft.templates.own_folder import export_template
from assistant.draft.templates.skeleton import build_draft
from assistant.gui.drops import words_of
from assistant.gui.jobs.background import Background
from assistant.gui.library import keeping
from assistant.gui.main.main_window import MainWindow
from assistant.gui.services.services import services_of
from assistant.workflow.desk import own_desk
from tests.gui.fake import settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

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


def test_a_template_of_a_colleague_is_taken_in(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = build_draft("司法局", body="青栎区司法局", year=2025)
    path = tmp_path / "同事.template"
    export_template(template_from_draft(draft, name="同事的提纲"), path)
    lanes = Background()
    window = MainWindow(services_of(own_desk()), Settings(), lanes, state=tmp_path / "w.json")
    qtbot.addWidget(window, before_close_func=lambda _: window.drafts.keeper.end())
    window.show()
    window.start(None)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    drop(window, data)
    qtbot.waitUntil(lambda: "已导入模板“同事的提纲”" in window.notice.text)
    names = window.home.form.template
    qtbot.waitUntil(lambda: names.findText("同事的提纲") >= 0)
    damaged = tmp_path / "坏.template"
    damaged.write_text("坏", encoding="utf-8")
    data.setUrls([QUrl.fromLocalFile(str(damaged))])
    drop(window, data)
    qtbot.waitUntil(lambda: "坏.template" in window.notice.text)


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
