"""Inline completion in the window: when words are offered, and that they are nobody's yet."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QApplication

from assistant.base.files import TargetNotWritable
from assistant.base.settings import Settings
from assistant.corpus.errors import UnknownReport
from assistant.draft.parts import Borrowed, Paragraph
from assistant.gui.dialogs import files
from assistant.gui.main.main_window import MainWindow
from assistant.gui.writing.workspace import CHECKS, SUGGESTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from assistant.gui.editor.editor import Editor
    from assistant.gui.jobs.background import Background
    from tests.gui.fake import Fake

LAST = 8
TYPED = "二是行政复议办案力量"
WORDS = Paragraph(
    text="不足，",
    borrowed=(
        Borrowed(
            start=0, end=3, body="松桥区司法局", year=2023, section="问题", text="办案力量不足，"
        ),
    ),
)


@pytest.fixture
def writing(opened: MainWindow, fake: Fake, qtbot: QtBot) -> Editor:
    """The editor of an open draft, the caret at the end of the text."""
    fake.completion = WORDS
    editor = opened.workspace.editor
    opened.activateWindow()
    opened.workspace.show_tab(SUGGESTIONS)
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    editor.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.wait(20)
    return editor


def write(editor: Editor, words: str) -> None:
    """Write as an input method does."""
    for preedit, commit in (("pin'yin", ""), ("", words)):
        event = QInputMethodEvent(preedit, [])
        event.setCommitString(commit)
        QApplication.sendEvent(editor, event)


def test_words_are_offered_after_typing_and_taken_with_tab(
    writing: Editor, opened: MainWindow, fake: Fake, qtbot: QtBot
) -> None:
    write(writing, TYPED)
    qtbot.waitUntil(lambda: writing.ghost.shown == "不足，")
    assert fake.typed[-1] == TYPED
    assert writing.hasFocus()
    draft = opened.workspace.draft()
    assert draft is not None
    assert draft.paragraphs[LAST].text.endswith(TYPED)
    qtbot.keyClick(writing, Qt.Key.Key_Tab)
    draft = opened.workspace.draft()
    assert draft is not None
    assert draft.paragraphs[LAST].text.endswith(f"{TYPED}不足，")
    opened.actions_by_name["undo"].trigger()
    draft = opened.workspace.draft()
    assert draft is not None
    assert draft.paragraphs[LAST].text.endswith(TYPED)


def test_what_comes_next_is_offered_at_once(
    writing: Editor, opened: MainWindow, fake: Fake, qtbot: QtBot
) -> None:
    write(writing, TYPED)
    qtbot.waitUntil(lambda: bool(writing.ghost.shown))
    for searching in (opened.workspace.suggesting, opened.workspace.completing):
        searching._timer.setInterval(60_000)  # whoever searches is slow
    fake.completion = replace(WORDS, text="办理周期偏长。")
    searched = len(fake.queries)
    qtbot.keyClick(writing, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: writing.ghost.shown == "办理周期偏长。")
    assert len(fake.queries) == searched
    assert fake.typed[-1] == f"{TYPED}不足，"


def test_saved_draft_knows_nothing_of_an_offer(
    writing: Editor, opened: MainWindow, fake: Fake, qtbot: QtBot
) -> None:
    write(writing, TYPED)
    qtbot.waitUntil(lambda: bool(writing.ghost.shown))
    characters = opened.workspace.survey.characters
    opened.actions_by_name["save"].trigger()
    [saved] = fake.saved.values()
    assert saved.paragraphs[LAST].text.endswith(TYPED)
    qtbot.wait(450)
    assert writing.ghost.shown
    assert opened.workspace.survey.characters == characters + len(TYPED)
    assert not opened.drafts.keeper.is_dirty


def test_the_search_of_the_panel_is_enough(
    writing: Editor, opened: MainWindow, fake: Fake, qtbot: QtBot
) -> None:
    fake.queries.clear()
    write(writing, TYPED)
    qtbot.waitUntil(lambda: bool(writing.ghost.shown))
    qtbot.wait(20)
    assert [query.text for query in fake.queries if query.text == TYPED] == [TYPED]


@pytest.mark.parametrize("hidden_by", ["tab", "focus"])
def test_words_are_offered_while_the_panel_is_hidden(
    writing: Editor, opened: MainWindow, fake: Fake, qtbot: QtBot, hidden_by: str
) -> None:
    if hidden_by == "tab":
        opened.workspace.show_tab(CHECKS)
    else:
        opened.actions_by_name["focus"].trigger()
    writing.setFocus()
    write(writing, TYPED)
    qtbot.waitUntil(lambda: bool(writing.ghost.shown))
    assert [query.text for query in fake.queries if query.text == TYPED] == [TYPED]


def test_nothing_is_offered_because_the_caret_came_by(
    writing: Editor, fake: Fake, qtbot: QtBot
) -> None:
    write(writing, TYPED)
    qtbot.waitUntil(lambda: bool(writing.ghost.shown))
    writing.moveCursor(QTextCursor.MoveOperation.Start)
    assert not writing.ghost.shown
    writing.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.wait(30)
    assert not writing.ghost.shown


def test_dismissed_words_do_not_come_back_by_themselves(
    writing: Editor, fake: Fake, qtbot: QtBot
) -> None:
    write(writing, TYPED)
    qtbot.waitUntil(lambda: bool(writing.ghost.shown))
    qtbot.keyClick(writing, Qt.Key.Key_Escape)
    qtbot.wait(30)
    assert not writing.ghost.shown


@pytest.mark.parametrize(
    ("style", "words"),
    [("body", "二是人手"), ("heading1", TYPED), ("internal", TYPED), ("guidance", TYPED)],
)
def test_too_little_or_not_the_text_of_the_report(
    writing: Editor, fake: Fake, qtbot: QtBot, style: str, words: str
) -> None:
    qtbot.keyClick(writing, Qt.Key.Key_Return)
    writing.set_style(style)  # type: ignore[arg-type]
    write(writing, words)
    qtbot.wait(30)
    assert not writing.ghost.shown
    assert words not in fake.typed


def test_answer_that_comes_during_a_composition_is_not_shown(
    writing: Editor, opened: MainWindow, fake: Fake, qtbot: QtBot
) -> None:
    write(writing, TYPED)
    QApplication.sendEvent(writing, QInputMethodEvent("ren", []))
    qtbot.wait(30)
    assert writing.is_composing
    assert not writing.ghost.shown


def test_no_clear_way_and_errors_offer_nothing(
    writing: Editor, opened: MainWindow, fake: Fake, qtbot: QtBot
) -> None:
    fake.completion = None
    write(writing, TYPED)
    qtbot.waitUntil(lambda: TYPED in fake.typed)
    qtbot.wait(10)
    assert not writing.ghost.shown
    fake.completion = UnknownReport(Path("库"), 3)
    write(writing, "还")
    qtbot.waitUntil(lambda: f"{TYPED}还" in fake.typed)
    qtbot.wait(10)
    assert not writing.ghost.shown
    assert opened.notice.isHidden()


def test_switched_off_and_on_and_remembered(
    writing: Editor, opened: MainWindow, fake: Fake, qtbot: QtBot
) -> None:
    switch = opened.actions_by_name["complete"]
    assert switch.isChecked()
    write(writing, TYPED)
    qtbot.waitUntil(lambda: bool(writing.ghost.shown))
    switch.trigger()
    assert not writing.ghost.shown
    assert fake.settings[-1].completes_inline is False
    assert "已关闭" in opened.notice.text
    write(writing, "还")
    qtbot.wait(30)
    assert not writing.ghost.shown
    switch.trigger()
    assert fake.settings[-1].completes_inline is True
    write(writing, "是")
    qtbot.waitUntil(lambda: bool(writing.ghost.shown))


@pytest.fixture
def switched_off(
    qtbot: QtBot, fake: Fake, background: Background, tmp_path: Path
) -> Iterator[MainWindow]:
    settings = Settings(suggest_delay_ms=1, completes_inline=False)
    made = MainWindow(fake.services(), settings, background, state=tmp_path / "window.json")
    qtbot.addWidget(made, before_close_func=lambda _: made.drafts.keeper.end())
    yield made
    made.drafts.keeper.end()


def test_switched_off_from_the_start(switched_off: MainWindow) -> None:
    assert not switched_off.actions_by_name["complete"].isChecked()
    assert not switched_off.workspace.completing.is_on


def test_list_of_sources_of_a_draft_without_any_says_so(
    opened: MainWindow, fake: Fake, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "choose_save", lambda *_: pytest.fail("nothing to write"))
    opened.workspace.editor.selectAll()
    opened.workspace.editor.textCursor().removeSelectedText()
    opened.actions_by_name["export_sources"].trigger()
    assert "没有借鉴的文字" in opened.notice.text


def test_list_of_sources_is_written(
    opened: MainWindow, fake: Fake, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    proposals: list[Path] = []

    def choose(_: object, title: str, kinds: str, proposal: Path) -> Path | None:
        proposals.append(proposal)
        return proposal if len(proposals) > 1 else None

    monkeypatch.setattr(files, "choose_save", choose)
    command = opened.actions_by_name["export_sources"]
    command.trigger()
    assert fake.source_lists == []
    command.trigger()
    qtbot.waitUntil(lambda: "已导出" in opened.notice.text)
    assert fake.source_lists == proposals[1:]
    assert proposals[0].name == "青栎区2025年度法治政府建设情况报告借鉴来源清单.xlsx"
    fake.error = TargetNotWritable(Path("清单.xlsx"), "磁盘已满")
    command.trigger()
    qtbot.waitUntil(lambda: "磁盘已满" in opened.notice.text)
