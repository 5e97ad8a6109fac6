"""Borrowed words keep their source while they are edited, moved, saved and opened again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QApplication

from assistant.draft.draft import Draft
from assistant.draft.file import read_draft, write_draft
from assistant.draft.parts import Borrowed, Elements, Paragraph
from assistant.gui.editor.editor import Editor
from assistant.gui.editor.paper import borrowed_bars
from assistant.gui.editor.sources import source_at
from assistant.gui.look.theme import theme_of

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

FIELD = "{{ review.accepted }}"
PASSAGE = "全年新收行政复议案件158件，审结124件，调解结案64件，案结事了率稳步提高。"
OWN = f"全年新收行政复议案件{FIELD}，审结【审结数】件，调解结案9件，案结事了率稳步提高。"
BEFORE, BORROWED, AFTER = range(3)


def source(end: int) -> Borrowed:
    return Borrowed(
        start=0, end=end, body="松桥区司法局", year=2023, section="化解争议", text=PASSAGE
    )


PARAGRAPHS = (
    Paragraph(text="前一段。"),
    Paragraph(text=OWN, borrowed=(source(len(OWN)),)),
    Paragraph(text="后一段。"),
)


def write(expression: str) -> str:
    return "96件" if expression == FIELD else expression


@pytest.fixture
def editor(qtbot: QtBot) -> Editor:
    made = Editor(theme_of("light"))
    qtbot.addWidget(made)
    made.load("题", PARAGRAPHS, write)
    made.resize(made.width(), 700)
    made.show()
    qtbot.waitExposed(made)
    return made


def put_caret(editor: Editor, paragraph: int, before: str = "", to: str = "") -> None:
    """Put the caret before some words of a paragraph, or select up to others."""
    block = editor.document().findBlockByNumber(paragraph + 1)
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + block.text().index(before))
    if to:
        at = block.position() + block.text().index(to)
        cursor.setPosition(at, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)


def lent(editor: Editor) -> list[tuple[int, str]]:
    """Return the borrowed words with the paragraphs they stand in."""
    return [
        (number, paragraph.text[each.start : each.end])
        for number, paragraph in enumerate(editor.paragraphs())
        for each in paragraph.borrowed
    ]


def bars(editor: Editor) -> int:
    view = editor.view()
    return sum(len(list(borrowed_bars(view, block, place))) for block, place in view.blocks())


def rewrite(editor: Editor, words: str = "复议工作平稳有序，群众满意度不断提升。") -> None:
    """Put other words in the place of the borrowed ones, from the inside."""
    put_caret(editor, BORROWED, "年新收", "高。")
    editor.insertPlainText(words)


def test_editing_keeps_the_source(editor: Editor) -> None:
    put_caret(editor, BORROWED, "行政复议")
    editor.insertPlainText("各类")
    put_caret(editor, BORROWED, "调解结案", "案结事了")
    editor.textCursor().removeSelectedText()
    [(number, words)] = lent(editor)
    assert number == BORROWED
    assert words == f"全年新收各类行政复议案件{FIELD}，审结【审结数】件，案结事了率稳步提高。"


def test_field_and_blank_put_into_borrowed_words_do_not_part_them(editor: Editor) -> None:
    put_caret(editor, BORROWED, "9件", "件，案")
    editor.insert_field(FIELD)
    put_caret(editor, BORROWED, "，案结")
    editor.insert_blank("待填")
    [(_, words)] = lent(editor)
    assert f"调解结案{FIELD}件【待填】，案结事了率" in words


def test_rewriting_gives_the_source_up_and_undoing_brings_it_back(editor: Editor) -> None:
    before = editor.paragraphs()
    rewrite(editor)
    assert lent(editor) == []
    editor.step_back()
    assert editor.paragraphs() == before
    assert bars(editor) == 1
    editor.step_forward()
    assert lent(editor) == []


def test_mark_does_not_flicker_while_a_sentence_is_rewritten(editor: Editor, qtbot: QtBot) -> None:
    block = editor.document().findBlockByNumber(BORROWED + 1)
    rewrite(editor)
    put_caret(editor, BORROWED, "工作")
    assert bars(editor) == 1  # one is still at it
    assert source_at(editor.view(), block.position() + 1) is not None
    put_caret(editor, AFTER)
    assert bars(editor) == 0
    assert source_at(editor.view(), block.position() + 1) is None
    put_caret(editor, BORROWED, "工作")
    assert bars(editor) == 0
    editor.step_back()
    assert bars(editor) == 1


def test_words_composed_inside_belong_to_the_borrowed_ones(editor: Editor, qtbot: QtBot) -> None:
    put_caret(editor, BORROWED, "行政复议")
    for preedit, commit in (("ge'lei", ""), ("", "各类")):
        event = QInputMethodEvent(preedit, [])
        event.setCommitString(commit)
        QApplication.sendEvent(editor, event)
    qtbot.wait(5)
    [(_, words)] = lent(editor)
    assert words.startswith("全年新收各类行政复议案件")


def test_splitting_and_joining_paragraphs(editor: Editor, qtbot: QtBot) -> None:
    put_caret(editor, BORROWED, "调解结案")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    first = f"全年新收行政复议案件{FIELD}，审结【审结数】件，"
    second = "调解结案9件，案结事了率稳步提高。"
    assert lent(editor) == [(BORROWED, first), (BORROWED + 1, second)]
    qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    assert lent(editor) == [(BORROWED, OWN)]


def test_split_saved_opened_and_joined_again(editor: Editor, qtbot: QtBot, tmp_path: Path) -> None:
    put_caret(editor, BORROWED, "调解结案")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    path = tmp_path / "稿.fzbg"
    write_draft(
        path,
        Draft(
            elements=Elements(title="题", body="青栎区司法局"),
            year=2025,
            level="department",
            paragraphs=editor.paragraphs(),
        ),
    )
    editor.load("题", read_draft(path).paragraphs, write)
    assert [number for number, _ in lent(editor)] == [BORROWED, BORROWED + 1]
    put_caret(editor, BORROWED + 1)
    qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    assert lent(editor) == [(BORROWED, OWN)]


def test_cut_and_pasted_words_keep_fields_and_source(editor: Editor) -> None:
    put_caret(editor, BORROWED, "", "调解结案")
    editor.cut()
    assert QGuiApplication.clipboard().text().startswith("全年新收行政复议案件96件，")
    put_caret(editor, AFTER)
    editor.paste()
    moved = f"全年新收行政复议案件{FIELD}，审结【审结数】件，"
    assert editor.paragraphs()[AFTER].text == f"{moved}后一段。"
    assert lent(editor) == [(BORROWED, "调解结案9件，案结事了率稳步提高。"), (AFTER, moved)]
    editor.step_back()
    assert lent(editor) == [(BORROWED, "调解结案9件，案结事了率稳步提高。")]


def test_words_of_several_paragraphs_are_put_down_as_text(editor: Editor) -> None:
    put_caret(editor, BEFORE, "一段")
    cursor = editor.textCursor()
    end = editor.document().findBlockByNumber(AFTER + 1)
    cursor.setPosition(end.position() + 1, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    editor.copy()
    editor.moveCursor(QTextCursor.MoveOperation.End)
    editor.paste()
    texts = [paragraph.text for paragraph in editor.paragraphs()]
    assert texts == ["前一段。", OWN, "后一段。一段。", OWN, "后"]
    assert [number for number, _ in lent(editor)] == [BORROWED, AFTER + 1]


def test_words_from_elsewhere_are_plain(editor: Editor) -> None:
    put_caret(editor, BORROWED, "", "调解结案")
    editor.copy()
    kind = QGuiApplication.clipboard().mimeData().formats()
    pretended = QMimeData()
    for name in kind:
        pretended.setData(name, b"0123456789abcdef")
    pretended.setText("别处来的话")
    put_caret(editor, AFTER)
    editor.insertFromMimeData(pretended)
    assert editor.paragraphs()[AFTER] == Paragraph(text="别处来的话后一段。")


def test_rare_characters_are_copied_whole(editor: Editor) -> None:
    editor.load("题", [Paragraph(text="甲𠮷乙𠮷丙")], write)
    editor.setTextCursor(QTextCursor(editor.document().findBlockByNumber(1)))
    for _ in range(2):
        editor.moveCursor(QTextCursor.MoveOperation.Right)
    for _ in range(2):
        editor.moveCursor(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor)
    editor.copy()
    editor.moveCursor(QTextCursor.MoveOperation.End)
    editor.paste()
    assert editor.paragraphs()[0].text == "甲𠮷乙𠮷丙乙𠮷"


def test_title_takes_words_without_source(editor: Editor) -> None:
    put_caret(editor, BORROWED, "", "调解结案")
    editor.copy()
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    editor.paste()
    assert editor.title().startswith("全年新收行政复议案件96件，")
    assert [number for number, _ in lent(editor)] == [BORROWED]
    editor.grab()
