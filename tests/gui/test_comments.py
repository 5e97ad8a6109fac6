"""Comments on the draft: written with the keys of the window, kept with their words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QApplication

from assistant.draft.comments import MOST_DEEP, commented, new_comment, settled, threads
from assistant.draft.parts import Paragraph
from assistant.gui.dialogs.export import ExportDialog
from assistant.gui.editor.editor import Editor
from assistant.gui.editor.marks import MarkedPlace
from assistant.gui.editor.paper_comments import signs_of
from assistant.gui.look.theme import theme_of
from assistant.gui.writing.workspace import COMMENTS
from assistant.workflow.desk import own_desk
from assistant.workflow.export_facts import export_facts

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from assistant.draft.comments import Thread
    from assistant.gui.main.main_window import MainWindow

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
FIRST, FIELDS, LAST = 0, 4, 8
"""Paragraphs of the draft: words, words with fields, words."""


@pytest.fixture
def window(window: MainWindow, qtbot: QtBot) -> MainWindow:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def editor(opened: MainWindow, qtbot: QtBot) -> Editor:
    made = opened.workspace.editor
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


def select(editor: Editor, paragraph: int, words: str, *, backward: bool = False) -> None:
    block = editor.document().findBlockByNumber(paragraph + 1)
    start = block.position() + block.text().index(words)
    ends = (start + len(words), start) if backward else (start, start + len(words))
    cursor = QTextCursor(block)
    cursor.setPosition(ends[0])
    cursor.setPosition(ends[1], QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)


def put_caret(editor: Editor, paragraph: int, before: str) -> None:
    block = editor.document().findBlockByNumber(paragraph + 1)
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + block.text().index(before))
    editor.setTextCursor(cursor)


def write_comment(
    window: MainWindow, qtbot: QtBot, paragraph: int, words: str, said: str
) -> Thread:
    """Select words, press Ctrl+Alt+M, write, press Ctrl+Enter."""
    editor, form = window.workspace.editor, window.workspace.comments.form
    select(editor, paragraph, words)
    qtbot.keyClick(editor, Qt.Key.Key_M, CTRL | ALT)
    qtbot.waitUntil(form.text.hasFocus)
    qtbot.keyClicks(form.text, said)
    qtbot.keyClick(form.text, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(editor.hasFocus)
    return next(each for each in editor.comments.threads() if each.comment.text == said)


def words_of(window: MainWindow, said: str) -> list[str]:
    """The words that a comment stands on, paragraph by paragraph."""
    draft = window.workspace.draft()
    assert draft is not None
    return [
        draft.paragraphs[place.paragraph].text[place.start : place.end]
        for each in threads(draft.paragraphs)
        if each.comment.text == said
        for place in each.places
    ]


def shown(window: MainWindow) -> list[str]:
    return [each.text for each in window.workspace.comments.model.comments]


def test_a_comment_is_written_answered_settled_and_taken_away(
    editor: Editor, opened: MainWindow, qtbot: QtBot
) -> None:
    panel = opened.workspace.comments
    opened.workspace.commenting.author = "王敏"
    made = write_comment(opened, qtbot, FIRST, "中心工作", "whose words")
    assert (made.comment.author, bool(made.comment.time)) == ("王敏", True)
    assert words_of(opened, "whose words") == ["中心工作"]
    assert opened.workspace.tabs.currentIndex() == COMMENTS
    assert panel.chosen == made.comment
    panel.view.setFocus()
    qtbot.keyClick(panel.view, Qt.Key.Key_R)
    qtbot.keyClicks(panel.form.text, "checked")
    qtbot.keyClick(panel.form.text, Qt.Key.Key_Return, CTRL)
    assert [each.text for each in panel.chosen.replies] == ["checked"]
    panel.view.setFocus()
    qtbot.keyClick(panel.view, Qt.Key.Key_Space)
    assert panel.chosen.resolved
    panel.view.setFocus()
    qtbot.keyClick(panel.view, Qt.Key.Key_F2)
    assert panel.form.text.toPlainText() == "whose words"
    assert not panel.form.name.isVisible()
    qtbot.keyClicks(panel.form.text, "said otherwise")
    qtbot.keyClick(panel.form.text, Qt.Key.Key_Return, CTRL)
    assert words_of(opened, "said otherwise") == ["中心工作"]
    assert panel.chosen.author == "王敏"
    editor.go_to(LAST)
    panel.choose(made.comment.id)
    panel.view.setFocus()
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert editor.hasFocus()
    assert editor.textCursor().blockNumber() == FIRST + 1
    panel.view.setFocus()
    qtbot.keyClick(panel.view, Qt.Key.Key_Delete)
    assert shown(opened) == []
    assert words_of(opened, "said otherwise") == []


def test_settled_ones_may_be_left_out_of_the_list(
    editor: Editor, opened: MainWindow, qtbot: QtBot
) -> None:
    panel, commenting = opened.workspace.comments, opened.workspace.commenting
    made = write_comment(opened, qtbot, FIRST, "中心工作", "a")
    write_comment(opened, qtbot, LAST, "执法力量", "b")
    commenting.settle(made.comment.id)
    panel._only_open.click()
    assert shown(opened) == ["b"]
    put_caret(editor, FIRST, "工作")
    assert panel.chosen.text == "a", "who stands in its words sees it"


@pytest.mark.parametrize(
    ("edition", "ending", "is_offered"),
    [("internal", ".docx", True), ("web", ".docx", False), ("internal", ".pdf", False)],
)
def test_the_export_tells_what_remains_and_offers_comments_for_review_alone(
    editor: Editor,
    opened: MainWindow,
    qtbot: QtBot,
    tmp_path: Path,
    edition: str,
    ending: str,
    is_offered: bool,
) -> None:
    write_comment(opened, qtbot, FIRST, "中心工作", "a")
    facts = export_facts(own_desk(), opened.workspace.draft())
    dialog = ExportDialog(
        opened, tmp_path / f"报告{ending}", facts, theme_of("light"), edition=edition
    )
    assert dialog.comment_fold.head.text() == "还有 1 条批注没有处理，定稿前请处理。"
    assert dialog._comments.isVisibleTo(dialog) == is_offered
    assert not dialog.choice.comments
    dialog._comments.setChecked(True)
    assert dialog.choice.comments == is_offered
    dialog.deleteLater()


def test_each_act_is_one_step_to_undo(editor: Editor, opened: MainWindow, qtbot: QtBot) -> None:
    commenting = opened.workspace.commenting
    before = editor.paragraphs()
    states = []
    made = write_comment(opened, qtbot, LAST, "执法力量", "one")
    states.append(editor.paragraphs())
    commenting.reply(made.comment.id)
    opened.workspace.comments.form.written.emit("two", "")
    states.append(editor.paragraphs())
    commenting.settle(made.comment.id)
    states.append(editor.paragraphs())
    commenting.remove(made.comment.id)
    assert editor.paragraphs() == before
    names = []
    for state in (*reversed(states), before):
        names.append(editor.undo_name)
        qtbot.keyClick(editor, Qt.Key.Key_Z, CTRL)
        assert editor.paragraphs() == state
    assert names == ["删除批注", "批注已处理", "答复批注", "插入批注"]
    for state in states:
        qtbot.keyClick(editor, Qt.Key.Key_Y, CTRL)
        assert editor.paragraphs() == state
    qtbot.waitUntil(lambda: shown(opened) == ["one"])


def test_undoing_a_comment_leaves_the_words_and_their_marks_alone(
    editor: Editor, opened: MainWindow, qtbot: QtBot
) -> None:
    editor.marks.show([MarkedPlace(paragraph=FIRST, start=8, end=12, role="amber")])
    write_comment(opened, qtbot, FIRST, "围绕中心工作", "why")
    qtbot.keyClick(editor, Qt.Key.Key_Z, CTRL)
    assert not editor.comments.threads()
    mark = editor.marks.cursor(0)
    assert mark is not None
    assert mark.selectedText() == editor.paragraphs()[FIRST].text[8:12]


def test_comments_follow_their_words(editor: Editor, opened: MainWindow, qtbot: QtBot) -> None:
    write_comment(opened, qtbot, FIRST, "围绕中心工作", "a")
    put_caret(editor, FIRST, "我局")
    qtbot.keyClicks(editor, "x")
    put_caret(editor, FIRST, "中心")
    qtbot.keyClicks(editor, "y")
    assert words_of(opened, "a") == ["围绕y中心工作"]
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert words_of(opened, "a") == ["围绕y", "中心工作"]
    assert len(editor.comments.threads()) == 1
    qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    assert words_of(opened, "a") == ["围绕y中心工作"]
    for edge in ("围绕", "，统筹"):
        put_caret(editor, FIRST, edge)
        qtbot.keyClicks(editor, "z")
    assert words_of(opened, "a") == ["围绕y中心工作"]


def test_words_cut_and_pasted_take_their_comment_along(
    editor: Editor, opened: MainWindow, qtbot: QtBot
) -> None:
    write_comment(opened, qtbot, FIRST, "中心工作", "a")
    select(editor, FIRST, "我局围绕中心工作，")
    qtbot.keySequence(editor, QKeySequence("Ctrl+X"))
    assert words_of(opened, "a") == []
    put_caret(editor, LAST, "执法")
    qtbot.keySequence(editor, QKeySequence("Ctrl+V"))
    assert words_of(opened, "a") == ["中心工作"]
    put_caret(editor, FIRST, "统筹")
    qtbot.keySequence(editor, QKeySequence("Ctrl+V"))
    assert words_of(opened, "a") == ["中心工作"], "a copy leaves the comment with the first"


def test_a_section_moved_takes_its_comments_along(
    editor: Editor, opened: MainWindow, qtbot: QtBot
) -> None:
    write_comment(opened, qtbot, FIELDS, "评查案卷", "a")
    editor.go_to(FIELDS)
    qtbot.keyClick(editor, Qt.Key.Key_Down, SHIFT | ALT)
    draft = opened.workspace.draft()
    assert draft is not None
    assert "评查案卷" in draft.paragraphs[FIELDS + 2].text
    assert words_of(opened, "a") == ["评查案卷"]


@pytest.mark.parametrize("backward", [False, True])
def test_words_typed_over_commented_ones_keep_the_comment(
    editor: Editor, opened: MainWindow, qtbot: QtBot, backward: bool
) -> None:
    write_comment(opened, qtbot, FIRST, "中心工作", "a")
    select(editor, FIRST, "中心工作", backward=backward)
    qtbot.keyClicks(editor, "k")
    assert words_of(opened, "a") == ["k"]


@pytest.mark.parametrize("backward", [False, True])
def test_words_composed_over_commented_ones_keep_the_comment(
    editor: Editor, opened: MainWindow, qtbot: QtBot, backward: bool
) -> None:
    """An input method takes the selection away before the words are chosen."""
    write_comment(opened, qtbot, FIRST, "中心工作", "a")
    select(editor, FIRST, "中心工作", backward=backward)
    for preedit, commit in (("fa", ""), ("fa'zhi", ""), ("", "法治")):
        event = QInputMethodEvent(preedit, [])
        event.setCommitString(commit)
        QApplication.sendEvent(editor, event)
    assert words_of(opened, "a") == ["法治"]
    qtbot.keyClick(editor, Qt.Key.Key_Z, CTRL)
    assert words_of(opened, "a") == ["中心工作"]


def test_words_composed_at_an_edge_stand_beside_the_comment(
    editor: Editor, opened: MainWindow, qtbot: QtBot
) -> None:
    write_comment(opened, qtbot, FIRST, "中心工作", "a")
    for edge in ("中心", "，统筹"):
        put_caret(editor, FIRST, edge)
        for preedit, commit in (("fa", ""), ("", "法")):
            event = QInputMethodEvent(preedit, [])
            event.setCommitString(commit)
            QApplication.sendEvent(editor, event)
    assert words_of(opened, "a") == ["中心工作"]
    assert "法中心工作法" in editor.paragraphs()[FIRST].text


def test_a_comment_goes_with_the_last_of_its_words(
    editor: Editor, opened: MainWindow, qtbot: QtBot
) -> None:
    write_comment(opened, qtbot, FIRST, "中心工作", "a")
    select(editor, FIRST, "围绕中心工作，")
    qtbot.keyClick(editor, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: shown(opened) == [])
    qtbot.keyClicks(editor, "new")
    assert words_of(opened, "a") == []
    qtbot.keyClick(editor, Qt.Key.Key_Z, CTRL)
    qtbot.keyClick(editor, Qt.Key.Key_Z, CTRL)
    assert words_of(opened, "a") == ["中心工作"]
    qtbot.waitUntil(lambda: shown(opened) == ["a"])


def test_a_comment_that_an_undo_brings_back_can_be_answered_at_once(
    editor: Editor, opened: MainWindow, qtbot: QtBot
) -> None:
    write_comment(opened, qtbot, FIRST, "中心工作", "a")
    select(editor, FIRST, "中心工作")
    qtbot.keyClick(editor, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: shown(opened) == [])
    qtbot.keyClick(editor, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: shown(opened) == ["a"])
    panel = opened.workspace.comments
    qtbot.mouseClick(panel.reply, Qt.MouseButton.LeftButton)
    assert panel.form.isVisible()


def test_a_field_is_commented_as_a_whole(editor: Editor, opened: MainWindow, qtbot: QtBot) -> None:
    write_comment(opened, qtbot, FIELDS, "12宗", "a")
    assert words_of(opened, "a") == ["{{ enforce.penalties }}"]
    qtbot.waitUntil(lambda: shown(opened) == ["a"])
    index = opened.workspace.comments.model.index(0)
    assert "412宗" in index.data()


def test_a_commented_number_becomes_a_field(
    editor: Editor, opened: MainWindow, qtbot: QtBot
) -> None:
    write_comment(opened, qtbot, FIRST, "各项任务", "a")
    select(editor, FIRST, "各项任务")
    editor.insert_field("{{ enforce.penalties }}")
    assert words_of(opened, "a") == ["{{ enforce.penalties }}"]


def test_without_a_selection_the_paragraph_is_commented(
    editor: Editor, opened: MainWindow, qtbot: QtBot
) -> None:
    put_caret(editor, LAST, "执法")
    qtbot.keyClick(editor, Qt.Key.Key_M, CTRL | ALT)
    form = opened.workspace.comments.form
    qtbot.keyClicks(form.text, "all")
    qtbot.keyClick(form.text, Qt.Key.Key_Return, CTRL)
    assert words_of(opened, "all") == ["一是执法力量不足。"]


def test_a_selection_over_paragraphs_is_one_comment(
    editor: Editor, opened: MainWindow, qtbot: QtBot
) -> None:
    document = editor.document()
    cursor = QTextCursor(document)
    cursor.setPosition(2)
    last = document.findBlockByNumber(2)
    cursor.setPosition(last.position() + 2, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    opened.workspace.commenting.start()
    opened.workspace.comments.form.written.emit("both", "")
    assert words_of(opened, "both") == [editor.paragraphs()[0].text, "主要"]
    assert len(editor.comments.threads()) == 1
    opened.workspace.commenting.settle()
    assert all(piece.resolved for each in editor.paragraphs() for piece in each.comments)


def test_the_title_takes_no_comment(editor: Editor, opened: MainWindow, qtbot: QtBot) -> None:
    editor.go_to(-1)
    qtbot.keyClick(editor, Qt.Key.Key_M, CTRL | ALT)
    assert opened.workspace.comments.form.isHidden()
    assert "标题" in opened.notice.text


def test_words_in_the_title_rest_their_comment(
    editor: Editor, opened: MainWindow, qtbot: QtBot
) -> None:
    """What the file cannot keep is not shown either; back in the text it is there again."""
    write_comment(opened, qtbot, FIRST, "中心工作", "a")
    select(editor, FIRST, "中心工作")
    editor.cut()
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    editor.paste()
    qtbot.waitUntil(lambda: shown(opened) == [])
    draft = opened.workspace.draft()
    assert draft is not None
    assert draft.elements.title.startswith("中心工作")
    view = editor.view()
    assert not [sign for block, place in view.blocks() for sign in signs_of(view, block, place)]
    select(editor, -1, "中心工作")
    editor.cut()
    put_caret(editor, FIRST, "，统筹")
    editor.paste()
    assert words_of(opened, "a") == ["中心工作"]


def test_next_and_previous_by_key(editor: Editor, opened: MainWindow, qtbot: QtBot) -> None:
    for paragraph, words, said in ((FIELDS, "评查", "b"), (FIRST, "我局", "a"), (LAST, "执", "c")):
        write_comment(opened, qtbot, paragraph, words, said)
    editor.go_to(-1)
    texts = []
    for _ in range(4):
        qtbot.keyClick(editor, Qt.Key.Key_F8, CTRL)
        texts.append(opened.workspace.comments.chosen.text)
    qtbot.keyClick(editor, Qt.Key.Key_F8, CTRL | SHIFT)
    texts.append(opened.workspace.comments.chosen.text)
    assert texts == ["a", "b", "c", "a", "c"]
    assert editor.textCursor().blockNumber() == LAST + 1


def test_the_sign_in_the_margin_leads_to_the_comment(
    editor: Editor, opened: MainWindow, qtbot: QtBot
) -> None:
    made = write_comment(opened, qtbot, FIRST, "我局", "a")
    editor.go_to(LAST)
    editor.go_to(FIRST)
    editor.moveCursor(QTextCursor.MoveOperation.EndOfBlock)
    assert opened.workspace.comments.chosen is None
    opened.workspace.show_tab(0)
    view = editor.view()
    [sign] = [sign for block, place in view.blocks() for sign in signs_of(view, block, place)]
    at = QPoint(round(sign.box.center().x()), round(sign.box.center().y()))
    assert "a" in editor.comments.tip_at(view, at, 0)
    qtbot.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert opened.workspace.tabs.currentIndex() == COMMENTS
    assert opened.workspace.comments.chosen == made.comment


def test_the_caret_in_commented_words_shows_their_comment(
    editor: Editor, opened: MainWindow, qtbot: QtBot
) -> None:
    write_comment(opened, qtbot, FIRST, "围绕中心工作", "outer")
    inner = write_comment(opened, qtbot, FIRST, "中心", "inner")
    editor.go_to(LAST)
    put_caret(editor, FIRST, "中心")
    assert opened.workspace.comments.chosen == inner.comment
    put_caret(editor, FIRST, "工作")
    assert opened.workspace.comments.chosen.text == "outer"


def test_escape_writes_nothing(editor: Editor, opened: MainWindow, qtbot: QtBot) -> None:
    before = editor.paragraphs()
    select(editor, FIRST, "我局")
    qtbot.keyClick(editor, Qt.Key.Key_M, CTRL | ALT)
    form = opened.workspace.comments.form
    qtbot.keyClicks(form.text, "no")
    qtbot.keyClick(form.text, Qt.Key.Key_Escape)
    assert form.isHidden()
    assert editor.hasFocus()
    assert editor.paragraphs() == before


def test_a_name_once_written_is_offered_again(
    editor: Editor, opened: MainWindow, qtbot: QtBot
) -> None:
    form = opened.workspace.comments.form
    select(editor, FIRST, "我局")
    opened.workspace.commenting.start()
    form.name.setText("李峰")
    form.text.setPlainText("请核")
    form.accept.click()
    assert opened.preferences.settings.author == "李峰"
    assert editor.comments.threads()[0].comment.author == "李峰"


def test_words_with_too_many_comments_take_no_more(
    editor: Editor, opened: MainWindow, qtbot: QtBot
) -> None:
    draft = opened.workspace.draft()
    assert draft is not None
    paragraph = draft.paragraphs[FIRST]
    for number in range(MOST_DEEP):
        paragraph = commented(paragraph, new_comment(f"{number}"), 0, 5)
    paragraphs = (paragraph, *draft.paragraphs[1:])
    opened.workspace.opened.take_over(replace(draft, paragraphs=paragraphs))
    select(editor, FIRST, "2025")
    opened.workspace.commenting.start()
    opened.workspace.comments.form.written.emit("too much", "")
    assert "太多" in opened.notice.text
    assert len(editor.comments.threads()) == MOST_DEEP


def test_table_cells_keep_their_comments_when_a_column_comes(
    editor: Editor, opened: MainWindow, qtbot: QtBot
) -> None:
    editor.go_to(LAST)
    table = Paragraph(style="table", text="类别\t件数\n许可\t12\n处罚\t34")
    editor.insert_paragraphs([table])
    write_comment(opened, qtbot, LAST + 1, "34", "a")
    write_comment(opened, qtbot, LAST + 1, "许可", "b")
    put_caret(editor, LAST + 1, "类别")
    opened.actions_by_name["table_column"].trigger()
    assert (words_of(opened, "a"), words_of(opened, "b")) == (["34"], ["许可"])
    opened.actions_by_name["table_row"].trigger()
    assert (words_of(opened, "a"), words_of(opened, "b")) == (["34"], ["许可"])


LETTERS = "".join(chr(0x4E00 + at) for at in range(24))
places = st.integers(0, 40)


@given(
    st.lists(st.tuples(st.integers(0, 23), st.integers(1, 9)), min_size=1, max_size=4),
    st.lists(
        st.tuples(
            st.sampled_from(["type", "over", "delete", "enter", "back", "move", "undo", "redo"]),
            places,
            places,
        ),
        max_size=12,
    ),
)
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_way_of_editing_loses_a_comment_while_its_words_are_there(
    qtbot: QtBot, spans: list[tuple[int, int]], acts: list[tuple[str, int, int]]
) -> None:
    editor = Editor(theme_of("light"))
    qtbot.addWidget(editor)
    paragraph = Paragraph(text=LETTERS)
    for number, (start, length) in enumerate(spans):
        noted = replace(new_comment("请核对"), id=f"c{number}")
        paragraph = commented(paragraph, noted, start, start + length)
    owners = {
        char: {piece.id for piece in paragraph.comments if piece.start <= at < piece.end}
        for at, char in enumerate(LETTERS)
    }
    editor.load("题", [paragraph], str)
    for act, one, other in acts:
        do(editor, qtbot, act, one, other)
        read = editor.paragraphs()
        assert settled(read) == read
        for each in read:
            for at, char in enumerate(each.text):
                on = {piece.id for piece in each.comments if piece.start <= at < piece.end}
                assert owners.get(char, set()) <= on
    while editor.undo_name:
        editor.step_back()
    assert editor.paragraphs() == (paragraph,)


def do(editor: Editor, qtbot: QtBot, act: str, one: int, other: int) -> None:
    """Do something to the text below the title."""
    end = editor.document().characterCount() - 1
    cursor = editor.textCursor()
    cursor.setPosition(min(2 + one, end))
    keeps = act in {"over", "delete", "move"}
    mode = QTextCursor.MoveMode.KeepAnchor if keeps else QTextCursor.MoveMode.MoveAnchor
    cursor.setPosition(min(2 + other, end), mode)
    editor.setTextCursor(cursor)
    if act in {"type", "over"}:
        qtbot.keyClicks(editor, "k")
    elif act == "move" and not cursor.hasSelection():
        return
    elif act == "move":
        editor.cut()
        cursor.setPosition(min(2 + one // 2, editor.document().characterCount() - 1))
        editor.setTextCursor(cursor)
        editor.paste()
    elif act in {"undo", "redo"}:
        editor.step_back() if act == "undo" else editor.step_forward()
    else:
        keys = {
            "delete": Qt.Key.Key_Delete,
            "enter": Qt.Key.Key_Return,
            "back": Qt.Key.Key_Backspace,
        }
        qtbot.keyClick(editor, keys[act])
