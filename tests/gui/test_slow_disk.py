"""A share that died holds neither the window nor the words: opening, saving, closing all the same.

The workers are real ones; the share answers when the test says so.
"""

from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from assistant.base.settings import Settings
from assistant.draft.draft_lock import DraftLock, lock_draft
from assistant.draft.file import read_draft, read_history, write_draft
from assistant.draft.journal.reader import read_journal
from assistant.gui.dialogs import files
from assistant.gui.drafts import draft_files, file_watch, keeper, turns
from assistant.gui.jobs.background import Background
from assistant.gui.main.main_window import MainWindow
from assistant.gui.services.services import services_of
from assistant.workflow.desk import own_desk
from assistant.workflow.drafting import open_draft
from assistant.workflow.recovering import find_lost_drafts
from tests.gui.dead_share import DeadShare
from tests.gui.fake import done, settle

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from assistant.draft.draft import Draft


@pytest.fixture
def path(tmp_path: Path, draft: Draft) -> Path:
    """A draft on the share."""
    (tmp_path / "共享").mkdir()
    path = tmp_path / "共享" / "稿件.fzbg"
    write_draft(path, draft)
    return path


@pytest.fixture
def share(path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[DeadShare]:
    """The share; nothing of it may be touched in the window's thread."""
    made = DeadShare(path.parent, monkeypatch)
    yield made
    made.come_back()
    assert not made.held, "\n\n".join(made.held)


@pytest.fixture
def window(
    qtbot: QtBot, tmp_path: Path, share: DeadShare, monkeypatch: pytest.MonkeyPatch
) -> MainWindow:
    """A window that has little patience, on its first page."""
    (tmp_path / "temp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temp"))
    monkeypatch.setattr(turns, "SLOW_MS", 60)
    monkeypatch.setattr(turns, "LINGER_MS", 20)
    monkeypatch.setattr(keeper, "NOTE_MS", 20)
    monkeypatch.setattr(draft_files, "ask_unsaved", lambda *_: pytest.fail("asked"))
    lanes = Background()
    made = MainWindow(services_of(own_desk()), Settings(), lanes, state=tmp_path / "w.json")

    def end(_: object) -> None:
        """Let the share come back, and all that waited for it end while the window is there."""
        share.come_back()
        made.drafts.turns.give_up("close")
        made.drafts.keeper.end()
        made.drafts.guard.end()
        made.workspace.close_draft()
        settle(lanes)
        lanes.close()

    qtbot.addWidget(made, before_close_func=end)
    made.resize(1366, 768)
    made.show()
    return made


@pytest.fixture
def opened(window: MainWindow, path: Path) -> MainWindow:
    """The window with the draft of the share on its desk."""
    assert done(window.drafts.open(path))
    return window


def write(window: MainWindow, words: str) -> None:
    editor = window.workspace.editor
    editor.moveCursor(QTextCursor.MoveOperation.End)
    editor.insertPlainText(words)
    while not window.drafts.keeper.is_dirty:
        QTest.qWait(1)


def last_words(draft: Draft | None) -> str:
    assert draft is not None
    return draft.paragraphs[-1].text


def journal(window: MainWindow) -> str:
    """Return the last words in the journal, which is on this machine."""
    [file] = own_desk().autosaves.iterdir()
    return last_words(read_journal(file).draft)


def ways(window: MainWindow) -> list[str]:
    buttons = (window.notice._first, window.notice._second)
    return [button.text() for button in buttons if not button.isHidden()]


def press(window: MainWindow, name: str) -> None:
    buttons = (window.notice._first, window.notice._second)
    [button] = [each for each in buttons if each.text() == name and not each.isHidden()]
    button.click()


def wait_for(window: MainWindow, qtbot: QtBot, words: str) -> None:
    qtbot.waitUntil(lambda: words in window.notice.text and window.notice.isVisible())


def start_saving(window: MainWindow, share: DeadShare, qtbot: QtBot, words: str) -> None:
    """Write and save while the share is dead."""
    share.die()
    write(window, words)
    window.actions_by_name["save"].trigger()
    qtbot.waitUntil(lambda: share.waiting > 0)


# saving


def test_one_writes_on_while_the_draft_is_saved(
    opened: MainWindow, share: DeadShare, qtbot: QtBot, path: Path
) -> None:
    beats: list[int] = []
    timer = QTimer(opened, interval=5)
    timer.timeout.connect(lambda: beats.append(1))
    timer.start()
    start_saving(opened, share, qtbot, "保存的话。")
    qtbot.waitUntil(lambda: opened.status._saved.text() == "正在保存“稿件.fzbg”…")
    qtbot.keyClicks(opened.workspace.editor, "abc")
    wait_for(opened, qtbot, "没有响应")
    assert "文字已留在日志里" in opened.notice.text
    qtbot.waitUntil(lambda: journal(opened).endswith("保存的话。abc"))
    assert len(beats) > 5
    share.come_back()
    qtbot.waitUntil(lambda: not opened.drafts.turns.kind)
    assert last_words(read_draft(path)).endswith("保存的话。")
    assert opened.drafts.keeper.is_dirty
    assert opened.isWindowModified()
    assert opened.status._saved.text() == "未保存"
    assert opened.notice.isHidden()
    assert done(opened.drafts.save())
    assert last_words(read_draft(path)).endswith("保存的话。abc")
    assert not opened.isWindowModified()
    assert opened.status._saved.text() == "已保存"


def test_what_was_written_meanwhile_outlives_a_kill(
    opened: MainWindow, share: DeadShare, qtbot: QtBot, path: Path
) -> None:
    start_saving(opened, share, qtbot, "保存的话。")
    write(opened, "之后的话。")
    qtbot.waitUntil(lambda: journal(opened).endswith("之后的话。"))
    share.come_back()
    qtbot.waitUntil(lambda: not opened.drafts.turns.kind)
    settle(opened._background)
    [file] = own_desk().autosaves.iterdir()
    left = read_journal(file)
    assert last_words(left.draft).endswith("保存的话。之后的话。")
    assert left.has_changes
    assert last_words(read_draft(path)).endswith("保存的话。")


def test_saving_twice_writes_once(
    opened: MainWindow, share: DeadShare, qtbot: QtBot, path: Path
) -> None:
    start_saving(opened, share, qtbot, "一次。")
    again = opened.drafts.save()
    share.come_back()
    assert done(again)
    assert not opened.drafts.keeper.is_dirty
    assert len(read_history(path)) == 1


def test_saving_again_takes_what_was_written_since(
    opened: MainWindow, share: DeadShare, qtbot: QtBot, path: Path
) -> None:
    start_saving(opened, share, qtbot, "一次。")
    write(opened, "又一次。")
    again = opened.drafts.save()
    share.come_back()
    assert done(again)
    assert last_words(read_draft(path)).endswith("一次。又一次。")
    assert not opened.drafts.keeper.is_dirty


def test_out_of_a_dead_share_one_saves_elsewhere(
    opened: MainWindow,
    share: DeadShare,
    qtbot: QtBot,
    path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    local = tmp_path / "本机.fzbg"
    monkeypatch.setattr(files, "choose_save", lambda *_: local)
    start_saving(opened, share, qtbot, "要紧的话。")
    wait_for(opened, qtbot, "没有响应")
    assert ways(opened) == ["另存为…"]
    press(opened, "另存为…")
    qtbot.waitUntil(lambda: opened.drafts.keeper.path == local)
    assert last_words(read_draft(local)).endswith("要紧的话。")
    assert not opened.drafts.keeper.is_dirty
    write(opened, "本机接着写。")
    share.come_back()  # and what was begun there is done now
    settle(opened._background)
    assert opened.drafts.keeper.path == local
    assert opened.drafts.keeper.is_dirty
    assert last_words(read_draft(path)).endswith("要紧的话。")
    assert not list(path.parent.glob(".~lock*"))
    assert done(opened.drafts.save())
    assert last_words(read_draft(local)).endswith("本机接着写。")


def test_file_that_does_not_answer_is_out_of_reach(
    opened: MainWindow, share: DeadShare, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch = opened.drafts.guard.watch
    share.die()
    watch.look()
    for _ in range(file_watch._LONGEST_LOOKS):
        watch.look()
    assert opened.drafts.guard.bar.text == "暂时无法访问文件所在位置。"
    share.come_back()
    qtbot.waitUntil(opened.drafts.guard.bar.isHidden)


def test_version_waits_for_its_share_alone(
    opened: MainWindow, share: DeadShare, qtbot: QtBot, path: Path
) -> None:
    write(opened, "之前。")
    share.die()
    opened.parts.keeping.keep_before("全部替换")
    write(opened, "之后。")
    wait_for(opened, qtbot, "历史版本还没有写上")
    share.come_back()
    settle(opened._background)
    [version] = read_history(path)
    assert version.act == "全部替换"
    assert done(opened.drafts.save())


# opening


def test_opening_can_be_given_up(
    window: MainWindow, share: DeadShare, qtbot: QtBot, path: Path
) -> None:
    share.die()
    window.drafts.turns._slow_timer.setInterval(60_000)
    turn = window.drafts.open(path)
    wait_for(window, qtbot, "正在打开“稿件.fzbg”…")
    window.drafts.turns._slow_timer.timeout.emit()
    wait_for(window, qtbot, "没有响应，仍在等待")
    press(window, "不再等待")
    assert turn.is_ended
    assert not turn.result
    assert window.workspace.draft() is None
    share.come_back()
    settle(window._background)
    qtbot.waitUntil(lambda: not list(path.parent.glob(".~lock*")))
    assert done(window.drafts.open(path))


def test_opening_another_draft_gives_the_first_up(
    window: MainWindow, share: DeadShare, qtbot: QtBot, path: Path, tmp_path: Path, draft: Draft
) -> None:
    local = tmp_path / "本机.fzbg"
    write_draft(local, draft)
    share.die()
    first = window.drafts.open(path)
    assert done(window.drafts.open(local))
    assert first.is_ended
    assert window.drafts.keeper.path == local
    share.come_back()
    settle(window._background)
    assert window.drafts.keeper.path == local
    assert not list(path.parent.glob(".~lock*"))


def test_opening_waits_for_the_save_before(
    opened: MainWindow, share: DeadShare, qtbot: QtBot, path: Path, tmp_path: Path, draft: Draft
) -> None:
    local = tmp_path / "本机.fzbg"
    write_draft(local, draft)
    start_saving(opened, share, qtbot, "先保存。")
    other = opened.drafts.open(local)
    assert opened.drafts.keeper.path == path
    share.come_back()
    assert done(other)
    assert opened.drafts.keeper.path == local
    assert last_words(read_draft(path)).endswith("先保存。")


def test_what_is_written_while_another_draft_is_opened_is_asked_about(
    window: MainWindow,
    share: DeadShare,
    qtbot: QtBot,
    path: Path,
    tmp_path: Path,
    draft: Draft,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    local = tmp_path / "本机.fzbg"
    write_draft(local, draft)
    assert done(window.drafts.open(local))
    share.die()
    turn = window.drafts.open(path)
    write(window, "没有保存的话。")
    asked: list[str] = []
    monkeypatch.setattr(
        draft_files, "ask_unsaved", lambda _, title: asked.append(title) or "cancel"
    )
    share.come_back()
    assert not done(turn)
    assert len(asked) == 1
    assert last_words(window.workspace.draft()).endswith("没有保存的话。")
    settle(window._background)
    assert not list(path.parent.glob(".~lock*"))


# closing


def test_window_closes_when_the_draft_is_saved(
    opened: MainWindow, share: DeadShare, qtbot: QtBot, path: Path
) -> None:
    opened.drafts.turns._slow_timer.setInterval(60_000)
    start_saving(opened, share, qtbot, "最后的话。")
    assert not opened.close()
    wait_for(opened, qtbot, "正在保存“稿件.fzbg”，存好后关闭。")
    assert not opened.close()  # once more changes nothing
    share.come_back()
    qtbot.waitUntil(lambda: not opened.isVisible())
    assert last_words(read_draft(path)).endswith("最后的话。")
    assert not list(own_desk().autosaves.iterdir())
    assert find_lost_drafts(own_desk()) == ()


def test_window_closes_without_the_share_and_the_words_are_kept(
    opened: MainWindow, share: DeadShare, qtbot: QtBot, path: Path
) -> None:
    start_saving(opened, share, qtbot, "没有存上的话。")
    opened.close()
    wait_for(opened, qtbot, "没有响应")
    write(opened, "还有一句。")
    assert ways(opened) == ["另存为…", "不再等待，文字已留在日志里"]
    press(opened, "不再等待，文字已留在日志里")
    opened.workspace.editor.insertPlainText("最后一句。")  # while the words are being kept
    qtbot.waitUntil(lambda: not opened.isVisible())
    share.come_back()
    settle(opened._background)
    [lost] = find_lost_drafts(own_desk())
    assert lost.path == path
    assert last_words(lost.draft).endswith("没有存上的话。还有一句。最后一句。")


def test_saving_at_the_question_can_be_given_up_too(
    opened: MainWindow,
    share: DeadShare,
    qtbot: QtBot,
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(draft_files, "ask_unsaved", lambda *_: "save")
    write(opened, "没有存上的话。")
    share.die()
    assert not opened.close()
    wait_for(opened, qtbot, "没有响应")
    press(opened, "不再等待，文字已留在日志里")
    qtbot.waitUntil(lambda: not opened.isVisible())
    share.come_back()
    settle(opened._background)
    lost = find_lost_drafts(own_desk())  # unless the disk took the draft after all
    assert last_words(lost[0].draft if lost else open_draft(path)).endswith("没有存上的话。")


def test_closing_does_not_wait_for_a_draft_that_is_being_opened(
    window: MainWindow, share: DeadShare, qtbot: QtBot, path: Path
) -> None:
    share.die()
    turn = window.drafts.open(path)
    qtbot.waitUntil(lambda: share.waiting > 0)
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert turn.is_ended
    assert not turn.result


def test_closing_a_draft_of_a_dead_share_without_changes_takes_no_time(
    opened: MainWindow, share: DeadShare, qtbot: QtBot
) -> None:
    share.die()
    assert done(opened.drafts.close())
    assert opened.workspace.draft() is None


# the journal


def test_journal_that_hangs_holds_neither_keys_nor_saving(
    opened: MainWindow, share: DeadShare, qtbot: QtBot, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    share.folder = str(own_desk().autosaves)
    notebook = opened.drafts.keeper._notebook
    assert notebook is not None
    share.die()
    monkeypatch.setattr(notebook, "note", lambda *_, **__: share._wait())
    write(opened, "写下去。")
    qtbot.waitUntil(lambda: share.waiting > 0)
    qtbot.keyClicks(opened.workspace.editor, "abc")
    assert done(opened.drafts.save())
    assert last_words(read_draft(path)).endswith("写下去。abc")
    share.come_back()


def test_last_key_before_another_draft_comes_is_asked_about(
    window: MainWindow,
    share: DeadShare,
    path: Path,
    tmp_path: Path,
    draft: Draft,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    local = tmp_path / "本机.fzbg"
    write_draft(local, draft)
    assert done(window.drafts.open(local))
    asked: list[str] = []
    monkeypatch.setattr(
        draft_files, "ask_unsaved", lambda _, title: asked.append(title) or "cancel"
    )
    window.workspace.editor.insertPlainText("刚打的字")  # nobody was told of it yet
    assert not done(window.drafts.close())
    assert len(asked) == 1


def test_lock_is_held_while_the_share_is_away_and_let_go_afterwards(
    opened: MainWindow, share: DeadShare, qtbot: QtBot, path: Path
) -> None:
    share.die()
    assert done(opened.drafts.close())
    share.come_back()
    settle(opened._background)
    claim = lock_draft(path)
    assert isinstance(claim, DraftLock)
    claim.release()
