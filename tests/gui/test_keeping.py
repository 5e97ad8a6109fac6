"""No word is lost in the window: journal, recovery, two windows on one file, changed files."""

from __future__ import annotations

import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QApplication

from assistant.base.files import TargetNotWritable
from assistant.base.settings import Settings
from assistant.draft.draft_lock import Holder, NoLock, lock_draft
from assistant.draft.file import keep_version, read_draft, read_history, write_draft
from assistant.draft.journal import journal as journal_module
from assistant.draft.journal.reader import read_journal
from assistant.draft.parts import Paragraph
from assistant.gui.dialogs import files
from assistant.gui.drafts import draft_files, recovering, saving
from assistant.gui.drafts.keeper import NOTE_MS
from assistant.gui.drafts.protection import READING
from assistant.gui.main import commands
from assistant.gui.main.main_window import MainWindow
from assistant.gui.services.services import services_of
from assistant.workflow.desk import own_desk
from assistant.workflow.journaling import begin_journal
from assistant.workflow.recovering import compare_lost, find_lost_drafts
from tests.gui.fake import Fake, at_once, done, settle
from tests.old_copies import leave_copy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from assistant.base.errors import AssistantError
    from assistant.draft.draft import Draft
    from assistant.draft.journal.journal import Journal
    from assistant.gui.jobs.background import Background
    from assistant.gui.recovery.dialog import RecoveryDialog


@pytest.fixture(autouse=True)
def apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The spare folder of journals is the test's own; questions that no test expects fail it."""
    (tmp_path / "temp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temp"))
    asking = ((draft_files, "ask_unsaved"), (saving, "ask_overwrite"), (draft_files, "ask_reload"))
    for module, name in asking:
        monkeypatch.setattr(module, name, lambda *_: pytest.fail("asked"))
    monkeypatch.setattr(recovering, "ask_give_up", lambda *_: pytest.fail("asked"))


@pytest.fixture
def path(tmp_path: Path, draft: Draft) -> Path:
    path = tmp_path / "稿件.fzbg"
    write_draft(path, draft)
    return path


@pytest.fixture
def make_window(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[], MainWindow]]:
    """Windows with the real services, which answer with the next event."""
    made: list[tuple[MainWindow, Background]] = []

    def make() -> MainWindow:
        lanes = at_once()
        window = MainWindow(services_of(own_desk()), Settings(), lanes, state=tmp_path / "w.json")
        qtbot.addWidget(window, before_close_func=lambda _: let_go(window))
        window.resize(1366, 768)
        window.show()
        made.append((window, lanes))
        return window

    yield make
    for window, lanes in made:
        let_go(window)
        lanes.close()


@pytest.fixture
def real(make_window: Callable[[], MainWindow], path: Path) -> MainWindow:
    """A window with the draft on its desk."""
    window = make_window()
    assert done(window.drafts.open(path))
    return window


def let_go(window: MainWindow) -> None:
    window.drafts.keeper.end()
    window.drafts.guard.end()
    window.workspace.close_draft()


def end_at_once(window: MainWindow) -> None:
    """Let the window go as the end of the process does: the journal stays."""
    keeper = window.drafts.keeper
    keeper.note()
    settle(window._background)
    keeper.leave()
    let_go(window)


def journal_of(window: MainWindow) -> Journal:
    notebook = window.drafts.keeper._notebook
    assert notebook is not None
    assert notebook.journal is not None
    return notebook.journal


def write(window: MainWindow, qtbot: QtBot, words: str) -> None:
    editor = window.workspace.editor
    editor.moveCursor(QTextCursor.MoveOperation.End)
    compose(window, words)
    qtbot.waitUntil(lambda: window.drafts.keeper.is_dirty)
    qtbot.waitUntil(lambda: last_words(window.workspace.draft()).endswith(words))


def compose(window: MainWindow, words: str) -> None:
    """Write as an input method does."""
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(window.workspace.editor, event)


def last_words(draft: Draft | None) -> str:
    assert draft is not None
    return draft.paragraphs[-1].text


def change_outside(path: Path, words: str) -> None:
    draft = read_draft(path)
    write_draft(path, replace(draft, paragraphs=(*draft.paragraphs, Paragraph(text=words))))


def press(window: MainWindow, name: str) -> None:
    """Press a button of the standing bar."""
    [button] = [each for each in window.drafts.guard.bar.buttons if each.text() == name]
    button.click()
    settle(window._background)


def bar_of(window: MainWindow) -> str:
    return window.drafts.guard.bar.text


# the journal


def test_typing_without_a_pause_is_noted_within_a_second(real: MainWindow, qtbot: QtBot) -> None:
    journal = journal_of(real)
    assert NOTE_MS <= 1000
    editor = real.workspace.editor
    editor.moveCursor(QTextCursor.MoveOperation.End)
    typed: dict[int, float] = {}
    started = time.monotonic()
    while time.monotonic() - started < 2.5:
        compose(real, "字")
        typed[len(typed) + 1] = time.monotonic()
        qtbot.wait(40)
    at = time.monotonic()
    noted = last_words(read_journal(journal.path).draft).count("字")
    safe = max(count for count, moment in typed.items() if moment < at - 1.5)
    assert noted >= safe > 10


def test_saving_and_closing_leaves_nothing_behind(
    real: MainWindow, qtbot: QtBot, path: Path
) -> None:
    write(real, qtbot, "已经写好。")
    assert len(list(own_desk().autosaves.iterdir())) == 1
    assert done(real.drafts.save())
    assert last_words(read_draft(path)).endswith("已经写好。")
    assert find_lost_drafts(own_desk()) == ()
    assert done(real.drafts.close())
    assert list(own_desk().autosaves.iterdir()) == []
    assert [each.name for each in path.parent.glob(".~lock*")] == []


def test_given_up_changes_are_not_offered(
    real: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(real, qtbot, "不要了。")
    monkeypatch.setattr(draft_files, "ask_unsaved", lambda *_: "discard")
    assert done(real.drafts.close())
    assert list(own_desk().autosaves.iterdir()) == []


def test_status_tells_when_the_words_are_on_the_disk(real: MainWindow, qtbot: QtBot) -> None:
    write(real, qtbot, "写了。")
    assert real.status._saved.text() == "未保存"
    real.drafts.keeper.note()
    real.drafts.keeper._tidy_timer.timeout.emit()
    qtbot.waitUntil(lambda: real.status._saved.text().startswith("已自动保存"))


def test_journal_goes_elsewhere_where_its_folder_is_blocked(
    make_window: Callable[[], MainWindow], path: Path, tmp_path: Path
) -> None:
    own_desk().autosaves.write_text("挡住")
    window = make_window()
    assert done(window.drafts.open(path))
    settle(window._background)
    assert window.notice.text.startswith("原位置无法写入，自动保存暂存在“")
    assert str(tmp_path / "temp") in window.notice.text


def test_no_journal_at_all_is_told_once_and_mended(
    make_window: Callable[[], MainWindow],
    path: Path,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    own_desk().autosaves.write_text("挡住")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "没有" / "这里"))
    (tmp_path / "没有").write_text("挡住")
    window = make_window()
    assert done(window.drafts.open(path))
    settle(window._background)
    assert "自动保存没有写成" in window.notice.text
    assert "请立即另存" in window.notice.text
    window.notice.hide()
    write(window, qtbot, "还在窗口里。")
    window.drafts.keeper.note()
    settle(window._background)
    assert window.notice.isHidden()  # once is enough
    own_desk().autosaves.unlink()
    window.drafts.keeper._tidy_timer.timeout.emit()
    settle(window._background)
    end_at_once(window)
    [lost] = find_lost_drafts(own_desk())
    assert last_words(lost.draft).endswith("还在窗口里。")


# recovery


def recover(window: MainWindow, qtbot: QtBot, act: Callable[[RecoveryDialog], None]) -> None:
    """Open the list of lost drafts and do something in it."""
    done: list[bool] = []

    def do() -> None:
        dialog = window.parts.recovering.dialog
        if dialog is None:
            QTimer.singleShot(20, do)
            return
        try:
            act(dialog)
        finally:
            dialog.reject()
            done.append(True)

    do()
    window.actions_by_name["recover"].trigger()
    qtbot.waitUntil(lambda: bool(done))
    settle(window._background)


def lose(path: Path | None, draft: Draft, words: str) -> None:
    """Leave a journal behind, as a window that was killed does."""
    original = None
    if path is not None:
        original = journal_module.read_original(path)
    journal = begin_journal(own_desk(), draft, original=original)
    journal.note(replace(draft, paragraphs=(*draft.paragraphs, Paragraph(text=words))))
    journal.close()


def test_killed_window_is_offered_and_brought_back(
    make_window: Callable[[], MainWindow], real: MainWindow, qtbot: QtBot, path: Path
) -> None:
    write(real, qtbot, "没有保存的话。")
    end_at_once(real)
    window = make_window()
    window.start(None)
    qtbot.waitUntil(lambda: "上次有一份稿件没有保存" in window.notice.text)
    assert window.notice._first.text() == "查看并恢复…"

    def act(dialog: RecoveryDialog) -> None:
        qtbot.waitUntil(lambda: "没有保存的话。" in dialog.view.toPlainText())
        assert "段相同）" in dialog.view.toPlainText()
        qtbot.mouseClick(dialog.restore, Qt.MouseButton.LeftButton)

    recover(window, qtbot, act)
    assert last_words(window.workspace.draft()).endswith("没有保存的话。")
    assert window.drafts.keeper.path == path
    assert window.drafts.keeper.is_dirty
    assert not last_words(read_draft(path)).endswith("没有保存的话。")
    assert len(list(own_desk().autosaves.iterdir())) == 1  # the one of this window
    end_at_once(window)  # killed once more before it was saved
    [again] = find_lost_drafts(own_desk())
    assert last_words(again.draft).endswith("没有保存的话。")


def test_each_lost_draft_is_decided_on(
    make_window: Callable[[], MainWindow],
    qtbot: QtBot,
    path: Path,
    draft: Draft,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lose(None, draft, "第一份")
    lose(path, draft, "第二份")
    leave_copy(own_desk(), "new-1", replace(draft, paragraphs=(Paragraph(text="旧副本"),)))
    target = tmp_path / "另存.fzbg"
    monkeypatch.setattr(files, "choose_save", lambda *_: target)
    asked: list[str] = []
    monkeypatch.setattr(
        recovering, "ask_give_up", lambda _, title: bool(asked.append(title)) or len(asked) > 1
    )
    window = make_window()

    def act(dialog: RecoveryDialog) -> None:
        assert [last_words(each.draft) for each in dialog.lost] == ["第二份", "第一份", "旧副本"]
        dialog.choose(1)
        dialog.save.click()
        settle(window._background)
        assert len(dialog.lost) == 2
        dialog.choose(1)
        qtbot.waitUntil(lambda: "旧副本" in dialog.view.toPlainText())
        dialog.give_up.click()
        assert len(dialog.lost) == 2  # thought better of it
        dialog.give_up.click()
        assert len(dialog.lost) == 1
        dialog.later.click()

    recover(window, qtbot, act)
    assert last_words(read_draft(target)) == "第一份"
    assert len(asked) == 2
    assert [last_words(each.draft) for each in find_lost_drafts(own_desk())] == ["第二份"]


def test_failed_saving_elsewhere_keeps_the_lost_draft(
    make_window: Callable[[], MainWindow],
    qtbot: QtBot,
    draft: Draft,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lose(None, draft, "第一份")
    monkeypatch.setattr(files, "choose_save", lambda *_: tmp_path / "没有" / "另存.fzbg")
    window = make_window()

    def act(dialog: RecoveryDialog) -> None:
        dialog.save.click()
        settle(window._background)
        assert "无法写入" in dialog._caution.text()
        assert len(dialog.lost) == 1

    recover(window, qtbot, act)
    assert len(find_lost_drafts(own_desk())) == 1


def test_later_leaves_all_as_it_is_and_nothing_says_so(
    make_window: Callable[[], MainWindow], qtbot: QtBot, draft: Draft
) -> None:
    window = make_window()
    window.actions_by_name["recover"].trigger()
    qtbot.waitUntil(lambda: window.notice.text == "没有未保存的稿件。")
    lose(None, draft, "第一份")
    window.start(None)
    qtbot.waitUntil(lambda: "上次有" in window.notice.text)
    assert window.notice._second.text() == "以后再说"
    window.notice._second.click()
    assert len(find_lost_drafts(own_desk())) == 1


def test_lost_draft_of_a_file_that_was_changed_since_is_not_saved_over_it(
    make_window: Callable[[], MainWindow],
    qtbot: QtBot,
    path: Path,
    draft: Draft,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lose(path, draft, "丢的话")
    change_outside(path, "别人的话")
    window = make_window()
    [lost] = find_lost_drafts(own_desk())
    assert done(window.drafts.recover(lost))
    asked: list[str] = []
    monkeypatch.setattr(saving, "ask_overwrite", lambda _, name: asked.append(name) or "cancel")
    assert not done(window.drafts.save())
    assert asked == ["稿件.fzbg"]
    assert last_words(read_draft(path)) == "别人的话"
    assert bar_of(window) == "文件已被别人改动，保存前请先比较。"


def test_lost_draft_of_a_file_that_somebody_writes_is_brought_back_apart(
    make_window: Callable[[], MainWindow], path: Path, draft: Draft
) -> None:
    lose(path, draft, "丢的话")
    other = lock_draft(path)
    window = make_window()
    [lost] = find_lost_drafts(own_desk())
    assert done(window.drafts.recover(lost))
    assert window.drafts.keeper.path is None
    assert window.notice.text == "原来的文件正由别人编辑，恢复的稿件请另存。"
    other.release()


def test_clock_that_jumped_back_changes_nothing(
    make_window: Callable[[], MainWindow],
    real: MainWindow,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write(real, qtbot, "拨钟以前。")
    real.drafts.keeper.note()
    monkeypatch.setattr(journal_module, "_now", lambda: "1999-12-31T23:59:00+00:00")
    write(real, qtbot, "拨钟以后。")
    end_at_once(real)
    [lost] = find_lost_drafts(own_desk())
    assert last_words(lost.draft).endswith("拨钟以前。拨钟以后。")
    assert lost.saved_at.year == 1999


# two windows on one file


@pytest.fixture
def second(make_window: Callable[[], MainWindow], real: MainWindow, path: Path) -> MainWindow:
    """Another window on the same draft."""
    window = make_window()
    assert done(window.drafts.open(path))
    return window


def test_second_window_only_reads(
    real: MainWindow, second: MainWindow, qtbot: QtBot, path: Path
) -> None:
    assert bar_of(second) == "这份稿件已在另一个窗口打开，以只读方式打开。"
    assert bar_of(real) == ""
    assert second.windowTitle().endswith("（只读） — 法治报告助手")
    assert second.status._saved.text() == "只读"
    assert [each.text() for each in second.drafts.guard.bar.buttons] == ["另存为副本", "重试"]
    before = second.workspace.draft()
    editor = second.workspace.editor
    shown = editor.toPlainText()
    for at in (QTextCursor.MoveOperation.Start, QTextCursor.MoveOperation.End):
        editor.moveCursor(at)
        qtbot.keyClicks(editor, "abc ")
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Tab):
            qtbot.keyClick(editor, key)
        for key in (Qt.Key.Key_X, Qt.Key.Key_V, Qt.Key.Key_Z, Qt.Key.Key_Y):
            qtbot.keyClick(editor, key, Qt.KeyboardModifier.ControlModifier)
    compose(second, "输入法")
    pasted = QMimeData()
    pasted.setText("贴进来")
    QApplication.clipboard().setMimeData(pasted)
    editor.paste()
    qtbot.wait(20)
    assert editor.toPlainText() == shown
    assert second.workspace.draft() == before
    assert not second.drafts.keeper.is_dirty
    assert len(list(own_desk().autosaves.iterdir())) == 1  # of the first window


def test_reader_can_move_and_copy(real: MainWindow, second: MainWindow, qtbot: QtBot) -> None:
    editor = second.workspace.editor
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClick(editor, Qt.Key.Key_Down)
    assert editor.textCursor().position() > 0
    qtbot.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    second.actions_by_name["copy"].trigger()
    assert "行政处罚" in QApplication.clipboard().text()


def test_all_that_writes_is_off(real: MainWindow, second: MainWindow, qtbot: QtBot) -> None:
    on = {
        command.name
        for command in commands.COMMANDS
        if command.needs_draft and second.actions_by_name[command.name].isEnabled()
    }
    assert on == READING
    assert not second.workspace.tabs.isEnabled()
    assert not second._styles.isEnabled()
    before = second.workspace.draft()
    second.workspace.editor.insert_sentence("别处来的一句。")  # what no command does
    qtbot.waitUntil(lambda: "别处来的" not in second.workspace.editor.toPlainText())
    second.workspace.opened.set_house_format("本单位")
    assert second.workspace.draft() == before


def test_saving_a_reader_asks_for_another_file(
    real: MainWindow,
    second: MainWindow,
    qtbot: QtBot,
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[Path] = []
    target = path.with_name("稿件（副本）.fzbg")
    monkeypatch.setattr(files, "choose_save", lambda *args: asked.append(args[-1]) or path)
    press(second, "另存为副本")
    assert asked == [target]
    assert "正由别人编辑，没有保存" in second.notice.text
    assert second.drafts.keeper.is_read_only
    monkeypatch.setattr(files, "choose_save", lambda *_: target)
    press(second, "另存为副本")
    assert bar_of(second) == ""
    assert not second.drafts.keeper.is_read_only
    write(second, qtbot, "副本里写。")
    assert second.actions_by_name["field"].isEnabled()
    assert done(second.drafts.save())
    assert last_words(read_draft(target)).endswith("副本里写。")


def test_reader_goes_on_when_the_first_is_done(
    real: MainWindow, second: MainWindow, qtbot: QtBot
) -> None:
    write(real, qtbot, "先写的。")
    press(second, "重试")
    assert second.notice.text == "稿件仍被占用，还不能编辑。"
    assert done(real.drafts.save())
    second.drafts.guard.watch.look()
    qtbot.waitUntil(lambda: "文件里已有新的内容。" in bar_of(second))
    press(second, "重新载入")
    assert last_words(second.workspace.draft()).endswith("先写的。")
    assert second.drafts.keeper.is_read_only
    assert done(real.drafts.close())
    press(second, "重试")
    assert bar_of(second) == ""
    write(second, qtbot, "后写的。")
    assert done(second.drafts.save())


def test_closing_a_reader_asks_nothing_and_leaves_the_lock(
    real: MainWindow, second: MainWindow, path: Path
) -> None:
    assert second.close()
    assert isinstance(lock_draft(path), Holder)


def holder(*, is_certain: bool, user: str = "王晓") -> Holder:
    return Holder(user=user, host="SF-0412", since=None, is_here=False, is_certain=is_certain)


def test_another_person_is_named(window: MainWindow, fake: Fake) -> None:
    fake.keeping.claim = holder(is_certain=True)
    assert done(window.drafts.open(Path("稿件.fzbg")))
    assert bar_of(window) == "王晓（SF-0412）正在编辑这份稿件，以只读方式打开。"


def test_person_who_may_be_gone_can_be_followed(
    window: MainWindow, fake: Fake, qtbot: QtBot
) -> None:
    fake.keeping.claim = holder(is_certain=False, user="")
    assert done(window.drafts.open(Path("稿件.fzbg")))
    assert bar_of(window) == "另一位用户（SF-0412）可能仍在编辑。只读打开，还是接着编辑？"
    assert window.drafts.keeper.is_read_only
    fake.keeping.claim = None
    press(window, "接着编辑")
    assert bar_of(window) == ""
    write(window, qtbot, "abc")


def test_lock_that_cannot_be_had_is_told_and_one_writes_on(
    window: MainWindow, fake: Fake, qtbot: QtBot
) -> None:
    reason = TargetNotWritable(Path(".~lock.稿件.fzbg#"), OSError(30, "read-only"))
    fake.keeping.claim = NoLock(reason=reason)
    assert done(window.drafts.open(Path("稿件.fzbg")))
    assert window.notice.text == "无法确认是否有人同时编辑：磁盘是只读的。"
    write(window, qtbot, "abc")
    window.drafts.keeper.end()


# files that others change


def see(window: MainWindow, qtbot: QtBot, words: str) -> None:
    """Come back to the window and be told."""
    window.drafts.guard.watch.look()
    qtbot.waitUntil(lambda: bar_of(window) == words)


CHANGED = "文件已被别人改动，保存前请先比较。"


def test_changed_file_is_compared_and_loaded_anew(
    real: MainWindow, qtbot: QtBot, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []

    class Shown:
        def __init__(self, parent: object, comparison: object, theme: object) -> None:
            from assistant.gui.recovery.difference_dialog import DifferenceDialog

            self.dialog = DifferenceDialog(real, comparison, theme)
            qtbot.addWidget(self.dialog)

        def exec(self) -> None:
            shown.append(self.dialog.view.toPlainText())

    write(real, qtbot, "我的话。")
    change_outside(path, "别人的话。")
    see(real, qtbot, CHANGED)
    monkeypatch.setattr(draft_files, "DifferenceDialog", Shown)
    press(real, "比较")
    qtbot.waitUntil(lambda: bool(shown))
    assert "我的话。" in shown[0]
    assert "别人的话。" in shown[0]
    monkeypatch.setattr(draft_files, "ask_reload", lambda *_: False)
    press(real, "重新载入")
    assert last_words(real.workspace.draft()).endswith("我的话。")
    monkeypatch.setattr(draft_files, "ask_reload", lambda *_: True)
    press(real, "重新载入")
    assert last_words(real.workspace.draft()) == "别人的话。"
    assert bar_of(real) == ""
    assert not real.drafts.keeper.is_dirty


@pytest.mark.parametrize(("answer", "is_saved"), [("cancel", False), ("replace", True)])
def test_own_text_is_kept_and_saving_asks(
    real: MainWindow,
    qtbot: QtBot,
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
    answer: str,
    is_saved: bool,
) -> None:
    write(real, qtbot, "我的话。")
    change_outside(path, "别人的话。")
    see(real, qtbot, CHANGED)
    press(real, "保留我的")
    assert bar_of(real) == ""
    monkeypatch.setattr(saving, "ask_overwrite", lambda *_: answer)
    assert done(real.drafts.save()) is is_saved
    stored = read_draft(path)
    assert last_words(stored).endswith("我的话。" if is_saved else "别人的话。")
    if is_saved:  # and the other's is not lost either
        assert len(read_history(path)) == 2
        see(real, qtbot, "")


def rewrite(window: MainWindow, path: Path, write: Callable[[], object]) -> list[AssistantError]:
    """Write the draft's file beside its draft; return what was refused."""
    refused: list[AssistantError] = []
    done(window.drafts.rewrite(path, write, then=lambda _: None, on_error=refused.append))
    settle(window._background)
    return refused


def test_version_written_into_the_file_is_no_change_of_others(
    real: MainWindow, qtbot: QtBot, path: Path
) -> None:
    write(real, qtbot, "我的话。")
    draft = real.workspace.draft()
    assert draft is not None
    rewrite(real, path, lambda: keep_version(path, draft, name="送审稿"))
    assert real.drafts.guard.watch.look_at() == "unchanged"
    end_at_once(real)
    [lost] = find_lost_drafts(own_desk())
    assert compare_lost(lost).change == "unchanged"
    assert last_words(lost.draft).endswith("我的话。")


def test_version_written_does_not_hide_what_others_changed(
    real: MainWindow, qtbot: QtBot, path: Path
) -> None:
    write(real, qtbot, "我的话。")
    draft = real.workspace.draft()
    assert draft is not None
    change_outside(path, "别人的话。")
    rewrite(real, path, lambda: keep_version(path, draft, name="送审稿"))
    assert bar_of(real) == CHANGED
    assert last_words(read_draft(path)) == "别人的话。"


def test_reader_writes_no_version(real: MainWindow, second: MainWindow, path: Path) -> None:
    [refused] = rewrite(second, path, lambda: pytest.fail("written"))
    assert isinstance(refused, TargetNotWritable)


def test_change_that_nobody_told_of_is_seen_when_saving(
    real: MainWindow,
    qtbot: QtBot,
    path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write(real, qtbot, "我的话。")
    change_outside(path, "别人的话。")
    monkeypatch.setattr(saving, "ask_overwrite", lambda *_: "other")
    monkeypatch.setattr(files, "choose_save", lambda *_: tmp_path / "我的.fzbg")
    real.actions_by_name["save"].trigger()
    settle(real._background)
    assert last_words(read_draft(path)) == "别人的话。"
    assert last_words(read_draft(tmp_path / "我的.fzbg")).endswith("我的话。")


def test_file_that_is_gone_is_told_and_saved_elsewhere(
    real: MainWindow,
    qtbot: QtBot,
    path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write(real, qtbot, "我的话。")
    path.rename(tmp_path / "归档.fzbg")
    see(real, qtbot, "文件已被移走或删除，请另存。")
    assert not done(real.drafts.save())
    assert "没有保存" in real.notice.text
    assert not path.exists()
    monkeypatch.setattr(files, "choose_save", lambda *_: path)
    press(real, "另存为")
    assert last_words(read_draft(path)).endswith("我的话。")
    assert bar_of(real) == ""


def test_share_that_is_away_and_comes_back(
    real: MainWindow,
    qtbot: QtBot,
    path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write(real, qtbot, "我的话。")
    share = path.parent / "盘"
    share.mkdir()
    moved = share / "稿件.fzbg"
    monkeypatch.setattr(files, "choose_save", lambda *_: moved)
    assert done(real.drafts.save_as())
    write(real, qtbot, "断网以后。")
    share.rename(tmp_path / "断开")
    see(real, qtbot, "暂时无法访问文件所在位置。")
    assert not done(real.drafts.save())
    assert real.notice.text == "没有保存：暂时无法访问文件所在位置。"
    assert last_words(real.workspace.draft()).endswith("断网以后。")
    (tmp_path / "断开").rename(share)
    press(real, "重试")
    qtbot.waitUntil(lambda: bar_of(real) == "")
    assert done(real.drafts.save())
    assert last_words(read_draft(moved)).endswith("断网以后。")


def test_full_disk_keeps_the_text_and_the_way_out(
    real: MainWindow, qtbot: QtBot, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(real, qtbot, "我的话。")
    full = TargetNotWritable(path, OSError(28, "full"))

    def fail(*_: object) -> None:
        raise full

    services = replace(real.frame.services, save_draft=fail)
    monkeypatch.setattr(real.drafts._saving, "_services", services)
    assert not done(real.drafts.save())
    assert "磁盘已满" in real.notice.text
    assert real.notice._first.text() == "另存为…"
    assert real.isWindowModified()
    end_at_once(real)
    [lost] = find_lost_drafts(own_desk())
    assert last_words(lost.draft).endswith("我的话。")
