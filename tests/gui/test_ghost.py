"""Grey words after the caret: seen, taken with Tab, and never a part of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QInputMethodQueryEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from assistant.draft.fields import write_out
from assistant.draft.parts import Borrowed, Paragraph
from assistant.gui.editor.editor import Editor
from assistant.gui.editor.marks import MarkedPlace
from assistant.gui.look.theme import theme_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from assistant.draft.draft import Draft

BODY, EMPTY, LAST = 4, 6, 8
"""Indices of a paragraph with fields, an empty one, and the last."""
FIELD = "{{ enforce.penalties }}"
PASSAGE = "一是执法力量不足，个别街镇持证人员只有5名，难以应对下放的处罚事项。"


def words_of(text: str) -> Paragraph:
    source = Borrowed(
        start=0, end=len(text), body="松桥区司法局", year=2023, section="问题", text=PASSAGE
    )
    return Paragraph(text=text, borrowed=(source,))


OFFER = words_of("，个别街镇持证人员只有【持证人员】名，")


@pytest.fixture
def editor(qtbot: QtBot, draft: Draft) -> Iterator[Editor]:
    """The paper between two other things that can have the focus."""
    around = QWidget()
    made = Editor(theme_of("light"))
    layout = QVBoxLayout(around)
    for part in (QLineEdit(), made, QLineEdit()):
        layout.addWidget(part)
    qtbot.addWidget(around)
    made.load(draft.elements.title, draft.paragraphs, lambda text: write_out(text, draft)[0])
    around.resize(made.width() + 40, 800)
    around.show()
    around.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    yield made
    around.close()


def put_caret(editor: Editor, paragraph: int, offset: int | None = None) -> None:
    block = editor.document().findBlockByNumber(paragraph + 1)
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + (block.length() - 1 if offset is None else offset))
    editor.setTextCursor(cursor)


def offer(editor: Editor, words: Paragraph = OFFER, paragraph: int = LAST) -> None:
    put_caret(editor, paragraph)
    editor.offer(words)
    assert editor.ghost.shown


def compose(editor: Editor, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(editor, event)


def state_of(editor: Editor) -> tuple[Any, ...]:
    """All that can be known of the document from outside."""
    document = editor.document()
    query = QInputMethodQueryEvent(Qt.InputMethodQuery.ImSurroundingText)
    QApplication.sendEvent(editor, query)
    return (
        document.toPlainText(),
        document.toHtml(),
        document.characterCount(),
        document.revision(),
        editor.undo_name,
        editor.redo_name,
        query.value(Qt.InputMethodQuery.ImSurroundingText),
        editor.title(),
        editor.paragraphs(),
        editor.caret(),
        editor.textCursor().position(),
    )


def ink_at(editor: Editor, paragraph: int) -> int:
    """Return how many pixels of the line of a paragraph's end are not white."""
    picture = editor.grab().toImage()
    cursor = QTextCursor(editor.document().findBlockByNumber(paragraph + 1))
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    box = editor.cursorRect(cursor)
    paper = theme_of("light").color("paper")
    columns = range(box.right() + 3, picture.width() - 60)
    return sum(picture.pixelColor(x, box.center().y()) != paper for x in columns)


def test_words_are_seen_and_are_no_part_of_the_text(editor: Editor) -> None:
    put_caret(editor, LAST)
    before, blank = state_of(editor), ink_at(editor, LAST)
    seen: list[str] = []
    editor.edited.connect(lambda: seen.append("edited"))
    editor.textChanged.connect(lambda: seen.append("text"))
    editor.offer(OFFER)
    assert editor.ghost.shown == OFFER.text
    assert ink_at(editor, LAST) > blank + 20
    assert state_of(editor) == before
    assert seen == []
    editor.selectAll()
    editor.copy()
    assert "个别街镇" not in QGuiApplication.clipboard().text()
    assert editor.ghost.words is None
    put_caret(editor, LAST)
    assert ink_at(editor, LAST) == blank
    assert state_of(editor) == before


def test_fields_are_written_out_as_they_will_read(editor: Editor) -> None:
    offer(editor, words_of(f"，作出处罚{FIELD}，【数】件。"))
    assert editor.ghost.shown == "，作出处罚412宗，【数】件。"


def test_tab_takes_the_words_as_one_step_with_their_source(
    editor: Editor, qtbot: QtBot, draft: Draft
) -> None:
    offer(editor)
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    assert editor.hasFocus()
    assert editor.ghost.words is None
    own = "一是执法力量不足。"
    paragraph = editor.paragraphs()[LAST]
    assert paragraph.text == own + OFFER.text
    [source] = paragraph.borrowed
    assert (source.start, source.end) == (len(own), len(paragraph.text))
    assert (source.body, source.text) == ("松桥区司法局", PASSAGE)
    assert editor.textCursor().atBlockEnd()
    qtbot.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editor.paragraphs() == draft.paragraphs


def test_tab_leads_on_where_nothing_is_offered(editor: Editor, qtbot: QtBot, draft: Draft) -> None:
    put_caret(editor, LAST)
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    assert not editor.hasFocus()
    assert editor.paragraphs() == draft.paragraphs


def test_backwards_tab_leads_back_all_the_same(editor: Editor, qtbot: QtBot) -> None:
    offer(editor)
    qtbot.keyClick(editor, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert not editor.hasFocus()
    assert editor.ghost.words is None


def test_escape_dismisses(editor: Editor, qtbot: QtBot) -> None:
    offer(editor)
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert editor.ghost.words is None
    assert not editor.is_composing
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    assert not editor.hasFocus()


def test_typing_other_words_dismisses(editor: Editor, qtbot: QtBot) -> None:
    offer(editor)
    qtbot.keyClicks(editor, "x")
    qtbot.wait(5)
    assert editor.ghost.words is None
    assert editor.paragraphs()[LAST].text == "一是执法力量不足。x"


def test_typing_their_beginning_keeps_the_rest(editor: Editor, qtbot: QtBot) -> None:
    offer(editor, words_of("ab，个别街镇持证人员不足，"))
    qtbot.keyClicks(editor, "a")
    assert editor.ghost.shown == "b，个别街镇持证人员不足，"
    qtbot.wait(5)
    assert editor.ghost.shown == "b，个别街镇持证人员不足，"
    qtbot.keyClicks(editor, "b")
    compose(editor, "ge'bie")
    assert editor.is_composing
    assert editor.ghost.words is None
    compose(editor, "", "，个别")
    assert editor.ghost.shown == "街镇持证人员不足，"
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    paragraph = editor.paragraphs()[LAST]
    assert paragraph.text == "一是执法力量不足。ab，个别街镇持证人员不足，"
    [source] = paragraph.borrowed
    assert paragraph.text[source.start : source.end] == "街镇持证人员不足，"


def test_typing_all_of_them_leaves_none(editor: Editor, qtbot: QtBot) -> None:
    offer(editor, words_of("ab"))
    qtbot.keyClicks(editor, "ab")
    assert editor.ghost.words is None
    assert editor.paragraphs()[LAST].text.endswith("ab")


def test_keys_that_write_nothing_leave_them(editor: Editor, qtbot: QtBot) -> None:
    offer(editor)
    for key in (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_F13):
        qtbot.keyClick(editor, key)
    assert editor.ghost.words == OFFER


def test_never_during_a_composition(editor: Editor, qtbot: QtBot) -> None:
    put_caret(editor, LAST)
    compose(editor, "zhi'fa")
    editor.offer(OFFER)
    assert editor.ghost.words is None
    assert editor.is_composing
    layout = editor.document().findBlockByNumber(LAST + 1).layout()
    assert layout.preeditAreaText() == "zhi'fa"
    qtbot.keyClick(editor, Qt.Key.Key_Shift)
    assert layout.preeditAreaText() == "zhi'fa"
    compose(editor, "", "执法")
    assert editor.paragraphs()[LAST].text.endswith("不足。执法")


def test_composition_takes_the_place_of_the_words(editor: Editor, qtbot: QtBot) -> None:
    offer(editor)
    layout = editor.document().findBlockByNumber(LAST + 1).layout()
    compose(editor, "ren")
    assert layout.preeditAreaText() == "ren"
    assert editor.is_composing
    compose(editor, "", "人手")
    qtbot.wait(5)
    assert editor.ghost.words is None
    assert layout.preeditAreaText() == ""
    assert editor.paragraphs()[LAST].text == "一是执法力量不足。人手"
    compose(editor, "ren")
    compose(editor, "")  # thought better of it
    assert editor.paragraphs()[LAST].text == "一是执法力量不足。人手"


def test_composition_that_is_given_up_brings_the_words_back(editor: Editor) -> None:
    offer(editor)
    compose(editor, "ge")
    compose(editor, "")
    assert editor.ghost.words == OFFER
    assert not editor.is_composing


def test_caret_selection_and_focus_elsewhere_dismiss(editor: Editor, qtbot: QtBot) -> None:
    offer(editor)
    qtbot.keyClick(editor, Qt.Key.Key_Left)
    assert editor.ghost.words is None
    offer(editor)
    editor.selectAll()
    assert editor.ghost.words is None
    assert not editor.take_offer()
    offer(editor)
    cursor = editor.cursorRect().center()
    QTest.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=cursor)
    assert editor.ghost.words is None
    offer(editor)
    editor.focusNextPrevChild(False)
    qtbot.waitUntil(lambda: not editor.hasFocus())
    assert editor.ghost.words is None
    editor.offer(OFFER)
    assert editor.ghost.words is None  # nobody writes here now
    assert not editor.hasFocus()


def test_changes_of_the_text_by_others_dismiss(editor: Editor, qtbot: QtBot) -> None:
    offer(editor)
    at_start = QTextCursor(editor.document())
    at_start.insertText("前面的话")  # what was offered moves
    assert editor.ghost.words is None
    block = editor.document().findBlockByNumber(LAST + 1)
    assert block.layout().preeditAreaText() == ""
    qtbot.wait(5)
    assert editor.ghost.words is None
    offer(editor)
    editor.refresh_fields(lambda text: "500宗" if text == FIELD else text)
    assert editor.ghost.words is None
    offer(editor)
    editor.step_back()
    assert editor.ghost.words is None
    data = QMimeData()
    data.setText("贴进来的话")
    offer(editor)
    editor.insertFromMimeData(data)
    assert editor.ghost.words is None
    assert editor.paragraphs()[LAST].text.endswith("不足。贴进来的话")
    offer(editor)
    editor.load("题", [Paragraph(text="另一份稿件")], str)
    assert editor.ghost.words is None
    assert editor.document().lastBlock().layout().preeditAreaText() == ""


def test_words_before_a_full_stop(editor: Editor, qtbot: QtBot) -> None:
    put_caret(editor, LAST, len("一是执法力量不足"))
    assert editor.caret().typed == "一是执法力量不足"
    assert editor.caret().before_stop
    editor.offer(words_of("，个别街镇只有五名"))
    editor.grab()
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    assert editor.paragraphs()[LAST].text == "一是执法力量不足，个别街镇只有五名。"


@pytest.mark.parametrize(
    ("paragraph", "offset", "typed"),
    [(LAST, None, ""), (LAST, 4, ""), (0, 5, ""), (BODY, None, ""), (EMPTY, None, "")],
)
def test_nothing_is_typed_in_the_middle_or_after_the_end(
    editor: Editor, paragraph: int, offset: int | None, typed: str
) -> None:
    put_caret(editor, paragraph, offset)
    assert editor.caret().typed == typed


def test_long_words_push_on_what_follows_and_follow_the_zoom(editor: Editor) -> None:
    put_caret(editor, 0)
    next_line = QTextCursor(editor.document().findBlockByNumber(2))
    before = editor.cursorRect(next_line).top()
    editor.offer(words_of("，" + "统筹推进各项工作" * 8))
    after = editor.cursorRect(next_line).top()
    assert after > before + editor.character_px
    for pixels in (14, 33):
        editor.set_character_px(pixels)
        editor.grab()
        assert editor.ghost.words is not None
    editor.set_theme(theme_of("dark"))
    editor.grab()
    assert editor.ghost.words is not None
    editor.set_character_px(21)
    editor.ghost.hide()
    assert editor.cursorRect(next_line).top() == before


def test_tints_behind_the_words_stay_where_their_characters_are(editor: Editor) -> None:
    text = f"处罚。另处罚{FIELD}。"
    editor.load("题", [Paragraph(text=text)], lambda text: "412宗" if text == FIELD else text)
    put_caret(editor, 0, 2)
    editor.offer(words_of("若干起"))
    tint, picture = theme_of("light").color("field"), editor.grab().toImage()
    cursor = QTextCursor(editor.document().findBlockByNumber(1))
    y = editor.cursorRect(cursor).center().y()
    columns = [x for x in range(picture.width()) if picture.pixelColor(x, y) == tint]
    left = editor.cursorRect(cursor).left()
    assert columns
    assert (columns[0] - left) / editor.character_px == pytest.approx(9, abs=0.6)


def test_waves_of_what_is_pushed_on_come_back_with_the_text(editor: Editor) -> None:
    text = "问题清单。另有问题清单。"
    editor.load("题", [Paragraph(text=text), Paragraph(text=text)], str)
    editor.marks.show(
        [
            MarkedPlace(paragraph=number, start=start, end=start + 2, role="red")
            for number, start in ((0, 2), (0, 9), (1, 9))
        ]
    )
    put_caret(editor, 0, 4)
    editor.offer(words_of("若干项"))
    waves = {each.cursor.selectionStart() for each in editor.extraSelections()}  # type: ignore[attr-defined]
    first, second = (editor.document().findBlockByNumber(n).position() for n in (1, 2))
    assert waves == {first + 2, second + 9}
    editor.ghost.hide()
    assert len(editor.extraSelections()) == 3


keys = st.one_of(
    st.sampled_from(
        (
            *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home),
            *(Qt.Key.Key_End, Qt.Key.Key_Return, Qt.Key.Key_Backspace, Qt.Key.Key_Delete),
            *(Qt.Key.Key_Escape, Qt.Key.Key_A, Qt.Key.Key_Shift),
        )
    ),
    st.sampled_from(("undo", "redo", "compose", "commit", "give up", "offer", "zoom", "click")),
)


@settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    deadline=None,
)
@given(steps=st.lists(keys, max_size=14), words=st.sampled_from(("，个别街镇", "a，只有", "甲")))
def test_an_editor_with_offers_writes_what_one_without_writes(
    editor: Editor, qtbot: QtBot, draft: Draft, steps: list[Any], words: str
) -> None:
    """The same keys in two editors, one of which makes offers that are never taken."""
    results = []
    for makes_offers in (False, True):
        editor.load(draft.elements.title, draft.paragraphs, lambda text: write_out(text, draft)[0])
        editor.set_character_px(21)
        put_caret(editor, LAST)
        for step in steps:
            if makes_offers:
                before = state_of(editor)
                editor.offer(words_of(words))
                assert state_of(editor) == before
            do(editor, step)
        compose(editor, "")
        qtbot.wait(1)
        results.append((editor.title(), editor.paragraphs(), editor.textCursor().position()))
    assert results[0] == results[1]


def do(editor: Editor, step: Any) -> None:
    if step == "undo":
        editor.step_back()
    elif step == "redo":
        editor.step_forward()
    elif step == "compose":
        compose(editor, "ni")
    elif step == "commit":
        compose(editor, "", "你")
    elif step == "give up":
        compose(editor, "")
    elif step == "zoom":
        editor.set_character_px(editor.character_px + 1)
    elif step == "click":
        QTest.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=editor.rect().center())
    elif step != "offer":
        QTest.keyClick(editor, step)
