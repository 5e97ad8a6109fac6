"""Undo and redo: what one step is, and that nothing gets lost on the way there and back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent, QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from assistant.draft.parts import Borrowed, Paragraph, Picture
from assistant.gui.editor import tables, undoing
from assistant.gui.editor.document import blocks, read_block, read_paragraphs, runs_of, style_of
from assistant.gui.editor.editor import Editor
from assistant.gui.look.theme import theme_of
from assistant.gui.opened.open_draft import OpenDraft
from tests.gui.dragging import drag
from tests.gui.fake import FIELD, PENALTIES, done, settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from assistant.draft.draft import Draft
    from assistant.gui.main.main_window import MainWindow

BODY, LAST = 4, 8
"""Indices of a paragraph with fields, and of the last."""
TABLE = (
    Paragraph(style="caption", text="办件情况"),
    Paragraph(style="table", text=f"类别\t件数\n处罚\t{FIELD}"),
)
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a4944415478"
    "9c636800000082008177cd72b60000000049454e44ae426082"
)
KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Tab)
PUT_RIGHT = ("中文标点", "去掉重复的序号", "顺延序号")
"""Steps that the editor takes by itself after something was typed."""
STYLES = ("body", "heading1", "heading2", "heading3", "guidance", "internal", "caption", "table")


@pytest.fixture
def opened(qtbot: QtBot, draft: Draft) -> OpenDraft:
    editor = Editor(theme_of("light"))
    qtbot.addWidget(editor)
    made = OpenDraft(editor)
    made.open(draft)
    editor.resize(editor.width(), 700)
    editor.show()
    editor.setFocus()
    qtbot.waitExposed(editor)
    return made


@pytest.fixture
def editor(opened: OpenDraft) -> Editor:
    made = opened.parent()
    assert isinstance(made, Editor)
    return made


def put_caret(editor: Editor, paragraph: int, offset: int | None = None) -> None:
    block = editor.document().findBlockByNumber(paragraph + 1)
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + (block.length() - 1 if offset is None else offset))
    editor.setTextCursor(cursor)


def select(editor: Editor, anchor: int, position: int) -> None:
    cursor = editor.textCursor()
    cursor.setPosition(anchor)
    cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)


def compose(editor: Editor, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(editor, event)


def last(editor: Editor) -> str:
    return editor.paragraphs()[LAST].text


def undo_all(editor: Editor) -> list[str]:
    """Undo to the end, and return the names of the steps."""
    names = []
    while editor.undo_name:
        names.append(editor.undo_name)
        editor.step_back()
    return names


# what one step is


def test_what_is_typed_in_one_go_is_one_step(editor: Editor, qtbot: QtBot, draft: Draft) -> None:
    put_caret(editor, LAST)
    for letter in "abc":
        qtbot.keyClicks(editor, letter)
        qtbot.wait(1)
    assert editor.undo_name == "输入"
    editor.step_back()
    assert editor.paragraphs() == draft.paragraphs
    assert editor.undo_name == ""
    editor.step_forward()
    assert last(editor).endswith("abc")
    qtbot.keyClicks(editor, "d")  # after an undo, nothing joins what was there before
    editor.step_back()
    assert last(editor).endswith("abc")


def test_marks_of_punctuation_end_a_step(editor: Editor, qtbot: QtBot) -> None:
    put_caret(editor, LAST)
    qtbot.keyClicks(editor, "ab,cd")
    for expected in ("ab,", "。"):
        editor.step_back()
        assert last(editor).endswith(expected)


def test_a_pause_ends_a_step(editor: Editor, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    put_caret(editor, LAST)
    qtbot.keyClicks(editor, "ab")
    now = undoing.monotonic()
    monkeypatch.setattr(undoing, "monotonic", lambda: now + undoing.PAUSE_SECONDS)
    qtbot.keyClicks(editor, "cd")
    editor.step_back()
    assert last(editor).endswith("ab")


def test_moving_the_caret_ends_a_step(editor: Editor, qtbot: QtBot) -> None:
    put_caret(editor, LAST)
    qtbot.keyClicks(editor, "ab")
    qtbot.keyClick(editor, Qt.Key.Key_Left)
    qtbot.keyClick(editor, Qt.Key.Key_Right)
    qtbot.keyClicks(editor, "cd")
    editor.step_back()
    assert last(editor).endswith("ab")


def test_taking_letters_back_is_a_step_apart(editor: Editor, qtbot: QtBot, draft: Draft) -> None:
    put_caret(editor, LAST)
    qtbot.keyClicks(editor, "abcd")
    for _ in range(2):
        qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    qtbot.keyClicks(editor, "x")
    assert last(editor).endswith("abx")
    assert undo_all(editor) == ["输入", "删除", "输入"]
    assert editor.paragraphs() == draft.paragraphs


def test_typing_over_a_selection_brings_it_back_selected(editor: Editor, qtbot: QtBot) -> None:
    start = editor.document().findBlockByNumber(LAST + 1).position()
    select(editor, start + 2, start + 4)
    qtbot.keyClicks(editor, "ab")
    assert last(editor) == "一是ab力量不足。"
    editor.step_back()
    assert editor.textCursor().selectedText() == "执法"
    editor.step_forward()
    assert editor.textCursor().position() == start + 4


def test_each_composition_is_one_step(editor: Editor, qtbot: QtBot, draft: Draft) -> None:
    start = editor.document().findBlockByNumber(LAST + 1).position()
    select(editor, start + 2, start + 4)
    for words in ("行政", "队伍"):
        for preedit in ("x", "xing", "xing'zheng"):
            compose(editor, preedit)
            qtbot.wait(1)
        compose(editor, "", words)
    assert last(editor) == "一是行政队伍力量不足。"
    assert undo_all(editor) == ["输入", "输入"]
    assert editor.paragraphs() == draft.paragraphs


def test_nothing_is_undone_during_a_composition(editor: Editor, qtbot: QtBot) -> None:
    put_caret(editor, LAST)
    qtbot.keyClicks(editor, "ab")
    compose(editor, "ni")
    editor.step_back()
    qtbot.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editor.is_composing
    assert last(editor).endswith("ab")
    compose(editor, "", "你")
    qtbot.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert last(editor).endswith("ab")
    qtbot.keyClick(editor, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(
        editor,
        Qt.Key.Key_Z,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    assert last(editor).endswith("ab你")


def test_each_act_is_one_step_with_its_name(
    editor: Editor, opened: OpenDraft, qtbot: QtBot, draft: Draft
) -> None:
    put_caret(editor, LAST)
    editor.set_style("heading1")
    editor.insert_field(FIELD)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    editor.insert_blank("数")
    editor.insert_paragraphs(TABLE)
    editor.change_table(tables.add_row)
    editor.insert_picture(Picture(name="图", data=PNG, width_mm=60), "走势")
    editor.insert_attachment()
    assert undo_all(editor) == [
        *("插入附件", "插入图片", "改动表格", "插入表格", "插入空白", "换行"),
        *("插入字段", "设置样式"),
    ]
    assert opened.current() == draft


def test_an_act_that_changes_nothing_keeps_what_was_undone(editor: Editor, qtbot: QtBot) -> None:
    put_caret(editor, LAST)
    editor.insertPlainText("新")
    editor.step_back()
    editor.set_style("body")
    editor.set_character_px(30)
    editor.set_theme(theme_of("dark"))
    compose(editor, "ni")
    compose(editor, "")
    qtbot.keyClick(editor, Qt.Key.Key_Left)
    qtbot.wait(1)
    assert editor.undo_name == ""
    editor.step_forward()
    assert last(editor).endswith("新")


def test_words_dragged_elsewhere_are_one_step(editor: Editor, draft: Draft) -> None:
    put_caret(editor, LAST, 0)
    place = QPointF(editor.cursorRect().center())
    data = QMimeData()
    data.setText("拖来的话")
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    modifiers = Qt.KeyboardModifier.NoModifier
    editor.dropEvent(QDropEvent(place, copy, data, left, modifiers))
    assert "拖来的话" in last(editor)
    assert editor.undo_name == "拖放"
    editor.step_back()
    assert editor.paragraphs() == draft.paragraphs


# what belongs to the draft beside its text


def sheet_with(draft: Draft, penalties: float) -> Any:
    return tuple(
        replace(row, this_year=penalties) if row.key == PENALTIES else row for row in draft.sheet
    )


def shown(editor: Editor) -> str:
    return editor.document().findBlockByNumber(BODY + 1).text()


def test_a_sheet_and_all_its_fields_are_one_step(
    editor: Editor, opened: OpenDraft, draft: Draft, qtbot: QtBot
) -> None:
    put_caret(editor, LAST)
    qtbot.keyClicks(editor, "a")
    opened.set_sheet(sheet_with(draft, 500))
    qtbot.keyClicks(editor, "b")
    assert "500宗" in shown(editor)
    editor.step_back()
    assert "500宗" in shown(editor)
    heard: list[None] = []
    opened.parts_changed.connect(lambda: heard.append(None))
    editor.step_back()
    assert "412宗" in shown(editor)
    assert "500宗" not in editor.toPlainText()
    assert opened.current().sheet == draft.sheet  # type: ignore[union-attr]
    assert len(heard) == 1
    editor.step_back()
    assert opened.current() == draft
    for _ in range(3):
        editor.step_forward()
    assert "500宗" in shown(editor)
    assert opened.write(FIELD) == "500宗"
    assert last(editor).endswith("ab")


def test_house_format_and_elements_come_back(
    editor: Editor, opened: OpenDraft, draft: Draft
) -> None:
    opened.set_house_format("本局版式")
    opened.set_elements(replace(draft.elements, signer="张静"))
    assert undo_all(editor) == ["修改公文要素", "更换版式"]
    assert opened.current() == draft


def test_a_field_in_the_title_stays_one(editor: Editor, opened: OpenDraft, draft: Draft) -> None:
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    editor.insert_field(FIELD)
    editor.insertPlainText("新")
    editor.step_back()
    opened.set_sheet(sheet_with(draft, 500))
    assert editor.title() == f"500宗{draft.elements.title}"
    editor.step_back()
    assert editor.title() == f"412宗{draft.elements.title}"


def test_the_menus_say_what_is_undone(opened_window: MainWindow, qtbot: QtBot) -> None:
    window, editor = opened_window, opened_window.workspace.editor
    undo, redo = (window.actions_by_name[name] for name in ("undo", "redo"))
    assert not undo.isEnabled()
    put_caret(editor, LAST)
    editor.insert_paragraphs(TABLE)
    assert (undo.text(), undo.isEnabled()) == ("撤销 插入表格(&U)", True)
    assert (redo.text(), redo.isEnabled()) == ("重做(&R)", False)
    undo.trigger()
    assert (undo.text(), undo.isEnabled()) == ("撤销(&U)", False)
    assert (redo.text(), redo.isEnabled()) == ("重做 插入表格(&R)", True)


def test_undoing_a_number_shows_it_in_the_indicators(
    opened_window: MainWindow, draft: Draft
) -> None:
    window = opened_window
    window.workspace.merge_rows(sheet_with(draft, 500))
    window.actions_by_name["undo"].trigger()
    assert window.workspace.indicators.model.rows == draft.sheet


def test_a_draft_changed_by_an_undo_after_saving_is_unsaved(
    opened_window: MainWindow, qtbot: QtBot
) -> None:
    window, editor = opened_window, opened_window.workspace.editor
    put_caret(editor, LAST)
    editor.insertPlainText("新")
    qtbot.waitUntil(lambda: window.drafts.keeper.is_dirty)
    window.actions_by_name["save"].trigger()
    settle(window._background)
    assert not window.drafts.keeper.is_dirty
    window.actions_by_name["undo"].trigger()
    qtbot.waitUntil(lambda: window.drafts.keeper.is_dirty)


@pytest.fixture
def opened_window(request: pytest.FixtureRequest, window: MainWindow, qtbot: QtBot) -> MainWindow:
    from pathlib import Path

    assert done(window.drafts.open(Path("稿件.fzbg")))
    qtbot.waitUntil(lambda: window.workspace.survey.characters > 0)
    return window


# bounds


def test_the_oldest_steps_are_forgotten(
    editor: Editor, draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(undoing, "MOST_STEPS", 5)
    put_caret(editor, LAST)
    for _ in range(8):
        editor.insert_item()
    assert len(undo_all(editor)) == 5
    assert last(editor).endswith("不足。二是三是四是")
    monkeypatch.setattr(undoing, "MOST_CHARACTERS", 1)
    editor.insert_item()
    editor.insert_item()
    assert len(undo_all(editor)) == 1


def test_marked_places_beside_what_is_undone_stay(editor: Editor, qtbot: QtBot) -> None:
    from assistant.gui.editor.marks import MarkedPlace

    text = shown(editor)
    at = text.index("处罚")
    editor.marks.show([MarkedPlace(paragraph=BODY, start=at, end=at + 2, role="red")])
    put_caret(editor, BODY)
    qtbot.keyClicks(editor, "ab")
    editor.step_back()
    assert editor.marks.cursor(0).selectedText() == "处罚"


def at(editor: Editor, words: str) -> QPoint:
    """Return the middle of the line where words stand, just before them."""
    cursor = editor.document().find(words)
    cursor.setPosition(cursor.selectionStart())
    return editor.cursorRect(cursor).center()


def test_the_mouse_drags_words_once_with_their_fields(editor: Editor, qtbot: QtBot) -> None:
    before = editor.paragraphs()
    found = editor.document().find("作出行政处罚412宗，")
    assert found.hasSelection()
    editor.setTextCursor(found)
    held = editor.undo_name
    drag(editor, at(editor, "行政处罚412宗"), at(editor, "行政处罚412宗") + QPoint(4, 0))
    assert (editor.paragraphs(), editor.undo_name) == (before, held), "within itself nothing moves"
    editor.setTextCursor(found)
    assert drag(editor, at(editor, "行政处罚412宗"), at(editor, "一是执法力量"))
    text = editor.paragraphs()[-1].text
    assert text.startswith("作出行政处罚{{ enforce.penalties }}，一是执法力量")
    assert "作出" not in editor.paragraphs()[BODY].text
    assert editor.undo_name == "拖放"
    editor.step_back()
    assert editor.paragraphs() == before
    editor.setTextCursor(found)
    found = editor.document().find("作出行政处罚412宗，")
    editor.setTextCursor(found)
    control = Qt.KeyboardModifier.ControlModifier
    assert drag(editor, at(editor, "行政处罚412宗"), at(editor, "一是执法力量"), keys=control)
    assert "作出行政处罚{{ enforce.penalties }}" in editor.paragraphs()[BODY].text
    assert editor.paragraphs()[-1].text.startswith("作出行政处罚{{ enforce.penalties }}，一是")


# anything in any order


class Writing(RuleBasedStateMachine):
    """A person who writes, and changes their mind."""

    opened: OpenDraft
    draft: Draft

    def __init__(self) -> None:
        super().__init__()
        self.editor: Editor = self.opened.parent()  # type: ignore[assignment]
        self.editor.set_character_px(21)
        self.opened.open(self.draft)
        self.states = [self.state()]
        """All that were seen on the way here and, after an undo, on the way on from here."""
        self.at = 0

    def state(self) -> Draft:
        found = self.opened.current()
        assert found is not None
        return found

    def see(self) -> None:
        """Note the state that an act led to, and the one before what the editor put right."""
        QApplication.processEvents()
        end = self.state()
        if end != self.states[self.at] and self.editor.undo_name in PUT_RIGHT:
            self.editor.step_back()
            self.note()
            self.editor.step_forward()
            assert self.state() == end
        self.note()

    def note(self) -> None:
        if self.state() != self.states[self.at]:
            self.states[self.at + 1 :] = [self.state()]
            self.at += 1

    def act(self, do: Any) -> None:
        """Do something that must be one step, if it is any."""
        editor = self.editor
        QApplication.processEvents()
        cursor = editor.textCursor()
        before, place = self.state(), (cursor.anchor(), cursor.position())
        do()
        after = self.state()
        if after != before:
            editor.step_back()
            assert self.state() == before
            if before.sheet == after.sheet and before.paragraphs != after.paragraphs:
                assert (editor.textCursor().anchor(), editor.textCursor().position()) == place
            editor.step_forward()
            assert self.state() == after
        self.see()

    @rule(anchor=st.floats(0, 1), length=st.sampled_from((0, 0, 0, 1, 3, 40, -5)))
    def move(self, anchor: float, length: int) -> None:
        last = self.editor.document().characterCount() - 1
        start = round(anchor * last)
        select(self.editor, start, min(max(start + length, 0), last))

    @rule(text=st.text("ab1 ,", min_size=1, max_size=4))
    def type(self, text: str) -> None:
        for letter in text:
            QTest.keyClicks(self.editor, letter)
            self.see()

    @rule(key=st.sampled_from(KEYS), times=st.integers(1, 3))
    def press(self, key: Qt.Key, times: int) -> None:
        for _ in range(times):
            QTest.keyClick(self.editor, key)
            self.see()

    @rule(preedit=st.sampled_from(("ni", "")), words=st.sampled_from(("你好", "。", "𠮷", "")))
    def compose(self, preedit: str, words: str) -> None:
        before = self.states[self.at]
        if preedit:
            compose(self.editor, preedit)
            if self.editor.is_composing:
                now = self.state()
                self.editor.step_back()
                self.editor.step_forward()
                assert self.state() == now
        compose(self.editor, "", words)
        self.see()
        if preedit and self.state() != before:
            self.editor.step_back()
            assert self.state() == before
            self.editor.step_forward()

    @rule(style=st.sampled_from(STYLES))
    def restyle(self, style: Any) -> None:
        self.act(lambda: self.editor.set_style(style))

    @rule(what=st.sampled_from(("field", "blank", "item", "picture", "attachment", "sentence")))
    def insert(self, what: str) -> None:
        editor = self.editor
        picture = Picture(name="图", data=PNG, width_mm=60)
        self.act(
            {
                "field": lambda: editor.insert_field(FIELD),
                "blank": lambda: editor.insert_blank("数"),
                "item": editor.insert_item,
                "picture": lambda: editor.insert_picture(picture, "走势"),
                "attachment": editor.insert_attachment,
                "sentence": lambda: editor.insert_sentence(f"共{FIELD}。"),
            }[what]
        )

    @rule(text=st.sampled_from(("逐案反馈问题清单。", f"反馈{FIELD}件。")))
    def borrow(self, text: str) -> None:
        source = Borrowed(start=0, end=len(text), body="甲局", year=2024, section=None, text=text)
        self.act(lambda: self.editor.insert_borrowed(text, source))

    @rule()
    def insert_table(self) -> None:
        self.act(lambda: self.editor.insert_paragraphs(TABLE))

    @rule(
        change=st.sampled_from(
            (tables.add_row, tables.add_column, tables.drop_row, tables.drop_column)
        )
    )
    def change_table(self, change: Any) -> None:
        self.act(lambda: self.editor.change_table(change))

    @rule(text=st.sampled_from(("甲", "甲\n乙\n\n丙", "a\tb\nc\td", "")))
    def paste(self, text: str) -> None:
        data = QMimeData()
        data.setText(text)
        self.act(lambda: self.editor.insertFromMimeData(data))

    @rule(start=st.floats(0, 1))
    def copy_to(self, start: float) -> None:
        data = self.editor.createMimeDataFromSelection()
        self.move(start, 0)
        self.act(lambda: self.editor.insertFromMimeData(data))

    @rule()
    def cut(self) -> None:
        self.act(self.editor.cut)

    @rule(number=st.sampled_from((3, 412, 500, 12_345)))
    def fill_in(self, number: float) -> None:
        self.act(lambda: self.opened.set_sheet(sheet_with(self.state(), number)))

    @rule(signer=st.sampled_from(("", "张静")))
    def sign(self, signer: str) -> None:
        elements = replace(self.state().elements, signer=signer)
        self.act(lambda: self.opened.set_elements(elements))

    @rule(from_end=st.booleans())
    def take_over(self, from_end: bool) -> None:
        now = self.state()
        parts = now.paragraphs[::-1] if from_end else now.paragraphs[1:]
        wanted = replace(
            now, paragraphs=parts, elements=replace(now.elements, title="另题", addressee="区政府")
        )
        self.act(lambda: self.opened.take_over(wanted))

    @rule(pixels=st.integers(14, 42))
    def zoom(self, pixels: int) -> None:
        self.editor.set_character_px(pixels)

    @rule()
    def offer(self) -> None:
        self.editor.offer(Paragraph(text="个别街镇"))

    @rule()
    def take_offer(self) -> None:
        self.act(self.editor.take_offer)

    @rule()
    def look(self) -> None:
        self.editor.grab()

    @precondition(lambda self: self.editor.undo_name)
    @rule(times=st.integers(1, 5))
    def undo(self, times: int) -> None:
        for _ in range(times):
            if self.editor.undo_name:
                self.editor.step_back()
                earlier = self.states[: self.at]
                assert self.state() in earlier, "an undo leads to a state that was there before"
                self.at = len(earlier) - 1 - earlier[::-1].index(self.state())

    @precondition(lambda self: self.editor.redo_name)
    @rule(times=st.integers(1, 5))
    def redo(self, times: int) -> None:
        for _ in range(times):
            if self.editor.redo_name:
                self.editor.step_forward()
                assert self.state() in self.states[self.at + 1 :]
                self.at = self.states.index(self.state(), self.at + 1)

    @invariant()
    def what_is_known_is_what_stands_there(self) -> None:
        from assistant.draft.provenance import keep_recognisable

        fresh = read_paragraphs(self.editor.document())
        assert self.editor.paragraphs() == tuple(map(keep_recognisable, fresh))

    @invariant()
    def numbers_are_those_of_the_sheet(self) -> None:
        for block in blocks(self.editor.document()):
            words = "".join(run.text for run in runs_of(read_block(block), self.opened.write))
            assert block.text().replace("\u2028", "\n") == words

    @invariant()
    def headings_are_numbered_as_if_loaded_anew(self) -> None:
        from assistant.draft.numbering import ordinals

        QApplication.processEvents()
        styles = [
            style_of(block) if block.text().strip() else "body"
            for block in blocks(self.editor.document())
        ]
        assert self.editor.counting.ordinals == ordinals(["body", *styles[1:]])

    def teardown(self) -> None:
        editor, end = self.editor, self.state()
        names = undo_all(editor)
        assert self.state() == self.draft
        for _ in names:
            editor.step_forward()
        assert self.state() == end


def test_nothing_is_lost_on_the_way_there_and_back(opened: OpenDraft, draft: Draft) -> None:
    Writing.opened, Writing.draft = opened, draft
    run_state_machine_as_test(
        Writing,
        settings=settings(
            max_examples=40,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
