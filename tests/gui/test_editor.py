"""Writing on the paper: styles, numbers of headings, fields, blanks, input methods, undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QApplication

from assistant.draft.fields import write_out
from assistant.draft.parts import Borrowed, Paragraph
from assistant.gui.editor.editor import Editor
from assistant.gui.editor.marks import MarkedPlace
from assistant.gui.editor.measures import SMALLEST_PX, fitting_px, paper_width_px, title_inset
from assistant.gui.editor.sources import source_at, source_line
from assistant.gui.look.theme import theme_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from assistant.draft.draft import Draft

FIELD = "{{ enforce.penalties }}"
BODY = 4
"""Index of the paragraph with fields."""


@pytest.fixture
def editor(qtbot: QtBot, draft: Draft) -> Editor:
    made = Editor(theme_of("light"))
    qtbot.addWidget(made)
    made.load(draft.elements.title, draft.paragraphs, lambda text: write_out(text, draft)[0])
    made.resize(made.width(), 700)
    made.show()
    qtbot.waitExposed(made)
    return made


def put_caret(editor: Editor, paragraph: int, offset: int | None = None) -> None:
    block = editor.document().findBlockByNumber(paragraph + 1)
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + (block.length() - 1 if offset is None else offset))
    editor.setTextCursor(cursor)


def texts(editor: Editor) -> list[str]:
    return [paragraph.text for paragraph in editor.paragraphs()]


def compose(editor: Editor, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(editor, event)


def test_loaded_draft_reads_back(editor: Editor, draft: Draft) -> None:
    assert editor.title() == draft.elements.title
    assert editor.paragraphs() == draft.paragraphs
    assert editor.undo_name == ""


def test_numbers_of_headings_follow_the_outline(editor: Editor, qtbot: QtBot) -> None:
    assert [editor.ordinal_of(index) for index in (1, 3, 5, 7)] == [
        "一、",
        "（一）",
        "（二）",
        "二、",
    ]
    put_caret(editor, 0)
    editor.set_style("heading1")
    assert [editor.ordinal_of(index) for index in (0, 1, 7)] == ["一、", "二、", "三、"]
    assert "二、" not in "".join(texts(editor))


def test_empty_heading_takes_no_number(editor: Editor, qtbot: QtBot) -> None:
    put_caret(editor, 6)
    editor.set_style("heading2")
    assert editor.ordinal_of(6) == ""
    qtbot.keyClicks(editor, "a")
    qtbot.waitUntil(lambda: editor.ordinal_of(6) == "（三）")


def test_enter_after_a_heading_gives_text(editor: Editor, qtbot: QtBot) -> None:
    put_caret(editor, 3)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert editor.caret().style == "body"
    assert editor.paragraphs()[4].style == "body"
    assert editor.paragraphs()[3].style == "heading2"


def test_enter_inside_and_before_a_heading(editor: Editor, qtbot: QtBot) -> None:
    put_caret(editor, 3, 2)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert [p.style for p in editor.paragraphs()[3:5]] == ["heading2", "heading2"]
    put_caret(editor, 3, 0)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert [p.style for p in editor.paragraphs()[3:6]] == ["body", "heading2", "heading2"]


def test_enter_in_an_empty_heading_makes_it_text(editor: Editor, qtbot: QtBot) -> None:
    put_caret(editor, 6)
    editor.set_style("heading3")
    count = len(editor.paragraphs())
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert editor.paragraphs()[6].style == "body"
    assert len(editor.paragraphs()) == count


def test_enter_in_the_title_begins_the_text(editor: Editor, qtbot: QtBot) -> None:
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    editor.moveCursor(QTextCursor.MoveOperation.EndOfBlock)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClicks(editor, "x")
    assert texts(editor)[0] == "x"
    assert editor.paragraphs()[0].style == "body"


def test_backspace_before_a_heading_makes_it_text_first(editor: Editor, qtbot: QtBot) -> None:
    put_caret(editor, 3, 0)
    count = len(editor.paragraphs())
    qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    assert editor.paragraphs()[3].style == "body"
    assert len(editor.paragraphs()) == count


@pytest.mark.parametrize("key", [Qt.Key.Key_Backspace, Qt.Key.Key_Delete])
def test_text_never_flows_into_the_title(
    editor: Editor, qtbot: QtBot, draft: Draft, key: Qt.Key
) -> None:
    put_caret(editor, 0, 0)
    if key == Qt.Key.Key_Delete:
        editor.moveCursor(QTextCursor.MoveOperation.PreviousCharacter)
    qtbot.keyClick(editor, key)
    assert editor.title() == draft.elements.title
    assert editor.paragraphs() == draft.paragraphs


def test_everything_deleted_leaves_an_empty_title(editor: Editor, qtbot: QtBot) -> None:
    editor.selectAll()
    qtbot.keyClick(editor, Qt.Key.Key_Delete)
    assert editor.title() == ""
    assert editor.paragraphs() == ()
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClicks(editor, "x")
    assert editor.paragraphs() == (Paragraph(text="x"),)


def test_undo_brings_back_styles_and_numbers(editor: Editor, draft: Draft, qtbot: QtBot) -> None:
    put_caret(editor, 0)
    editor.set_style("heading1")
    editor.step_back()
    assert editor.paragraphs() == draft.paragraphs
    assert editor.ordinal_of(1) == "一、"
    editor.step_forward()
    assert editor.paragraphs()[0].style == "heading1"
    assert editor.ordinal_of(1) == "二、"


def test_zooming_changes_nothing_and_cannot_be_undone(editor: Editor, draft: Draft) -> None:
    editor.set_character_px(30)
    assert editor.undo_name == ""
    put_caret(editor, 0)
    editor.insertPlainText("新")
    editor.set_character_px(18)
    assert editor.character_px == 18
    editor.step_back()
    assert editor.paragraphs() == draft.paragraphs
    editor.set_character_px(24)
    editor.step_forward()
    assert texts(editor)[0].endswith("新")


def test_a_full_line_holds_28_characters(editor: Editor) -> None:
    editor.load("题", [Paragraph(text="法" * 200)], str)
    for character_px in (14, 18, 21, 24, 33):
        editor.set_character_px(character_px)
        layout = editor.document().lastBlock().layout()
        assert [layout.lineAt(n).textLength() for n in range(3)] == [26, 28, 28], character_px


@pytest.mark.parametrize("desk", [400, 734, 1290, 3000])
def test_paper_fits_the_desk(desk: int) -> None:
    size = fitting_px(desk)
    assert SMALLEST_PX <= size <= 24
    assert size == SMALLEST_PX or paper_width_px(size) <= desk


def test_title_breaks_as_in_print() -> None:
    assert title_inset("法治政府建设情况报告") == title_inset("法治政府建设情况报告") > 0
    assert title_inset("") == 0
    assert title_inset("青栎区人民政府关于2025年度法治政府建设情况的报告") > 0


def test_pasting_gives_plain_paragraphs(editor: Editor) -> None:
    put_caret(editor, 0)
    data = QMimeData()
    data.setHtml("<b>甲</b><p>乙</p>")
    data.setText("　　甲\r\n\r\n乙\n丙")
    editor.insertFromMimeData(data)
    assert texts(editor)[0].endswith("任务。甲")
    assert texts(editor)[1:3] == ["乙", "丙"]
    assert editor.paragraphs()[2].style == "body"
    editor.step_back()
    assert texts(editor)[1] == "主要举措和成效"


@pytest.mark.parametrize(
    ("pasted", "shown"),
    [
        ("行政\0处罚\ufdd0案卷", ["行政处罚案卷"]),
        ("行政\u2029处罚\u2028案卷", ["行政", "处罚", "案卷"]),
        ("\n \r\n", [""]),
        (" ", [" "]),
        ("行政\x0c", ["行政"]),
    ],
)
def test_what_is_pasted_unseen_breaks_nothing(
    editor: Editor, pasted: str, shown: list[str]
) -> None:
    put_caret(editor, BODY + 2, 0)
    data = QMimeData()
    data.setText(pasted)
    editor.insertFromMimeData(data)
    assert texts(editor)[BODY + 2 :][: len(shown)] == shown
    editor.step_back()
    editor.step_forward()
    assert texts(editor)[BODY + 2 :][: len(shown)] == shown


def test_typing_beside_a_field_leaves_it_a_field(editor: Editor, qtbot: QtBot) -> None:
    shown = editor.document().findBlockByNumber(BODY + 1).text()
    put_caret(editor, BODY, shown.index("412宗") + len("412宗"))
    qtbot.keyClicks(editor, "x")
    put_caret(editor, BODY, shown.index("412宗"))
    qtbot.keyClicks(editor, "y")
    assert f"y{FIELD}x" in texts(editor)[BODY]


def test_typing_inside_a_field_makes_it_plain(editor: Editor, qtbot: QtBot) -> None:
    shown = editor.document().findBlockByNumber(BODY + 1).text()
    put_caret(editor, BODY, shown.index("412宗") + 1)
    qtbot.keyClicks(editor, "9")
    assert "处罚4912宗，" in texts(editor)[BODY]
    assert FIELD not in texts(editor)[BODY]


def test_fields_follow_the_sheet(editor: Editor) -> None:
    editor.refresh_fields(lambda text: "500宗" if text == FIELD else text)
    assert "500宗" in editor.toPlainText()
    assert FIELD in texts(editor)[BODY]


def test_inserting_a_field_and_a_blank(editor: Editor, qtbot: QtBot) -> None:
    put_caret(editor, 0)
    editor.insert_field(FIELD)
    assert texts(editor)[0].endswith(FIELD)
    editor.insert_blank("待填")
    assert editor.textCursor().selectedText() == "待填"
    qtbot.keyClicks(editor, "n")
    assert texts(editor)[0].endswith(f"{FIELD}【n】")


def test_next_blank_goes_round(editor: Editor) -> None:
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    for _ in range(2):
        assert editor.next_blank()
        assert editor.textCursor().selectedText() == "【案卷数】"
    editor.load("题", [Paragraph(text="没有")], str)
    assert not editor.next_blank()


def test_items_count_on(editor: Editor) -> None:
    put_caret(editor, 8)
    editor.insert_item()
    editor.insert_item()
    assert texts(editor)[8] == "一是执法力量不足。二是三是"


def test_borrowed_words_come_as_one_step(editor: Editor, draft: Draft) -> None:
    put_caret(editor, 6)
    text, original = f"作出行政处罚{FIELD}，罚没款【数】元。", "作出行政处罚86宗，罚没款9万元。"
    borrowed = Borrowed(
        start=0, end=len(text), body="甲局", year=2024, section="复议", text=original
    )
    editor.insert_borrowed(text, borrowed)
    paragraph = editor.paragraphs()[6]
    assert paragraph.text == text
    assert [(b.start, b.end, b.body) for b in paragraph.borrowed] == [(0, len(text), "甲局")]
    editor.step_back()
    assert editor.paragraphs() == draft.paragraphs


def test_words_typed_after_borrowed_ones_are_ones_own(editor: Editor, qtbot: QtBot) -> None:
    put_caret(editor, BODY)
    qtbot.keyClicks(editor, "own")
    paragraph = editor.paragraphs()[BODY]
    [borrowed] = paragraph.borrowed
    assert paragraph.text[borrowed.start : borrowed.end] == "逐案反馈问题清单。"


def test_borrowing_at_a_heading_begins_a_paragraph(editor: Editor) -> None:
    put_caret(editor, 5, 1)
    borrowed = Borrowed(start=0, end=2, body=None, year=None, section=None, text="原文")
    editor.insert_borrowed("借来", borrowed)
    assert editor.paragraphs()[5].text == "办好行政复议"
    assert (editor.paragraphs()[6].style, editor.paragraphs()[6].text) == ("body", "借来")


def test_enter_after_a_comparison_gives_text(editor: Editor, qtbot: QtBot) -> None:
    put_caret(editor, 8)
    editor.set_style("internal")
    put_caret(editor, 8)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClicks(editor, "x")
    assert [p.style for p in editor.paragraphs()[8:]] == ["internal", "body"]
    assert editor.ordinal_of(8) == ""
    editor.step_back()
    editor.step_back()
    assert len(editor.paragraphs()) == 9


def test_comparison_comes_below_the_paragraph_as_one_step(editor: Editor, draft: Draft) -> None:
    put_caret(editor, BODY, 3)
    editor.insert_paragraph(Paragraph(style="internal", text="与10个可比机关相比，居第3位。"))
    assert editor.paragraphs()[BODY] == draft.paragraphs[BODY]
    assert editor.paragraphs()[BODY + 1] == Paragraph(
        style="internal", text="与10个可比机关相比，居第3位。"
    )
    assert editor.caret().style == "internal"
    editor.step_back()
    assert editor.paragraphs() == draft.paragraphs


def test_comparison_takes_the_place_of_an_empty_paragraph(editor: Editor, draft: Draft) -> None:
    put_caret(editor, 6)
    editor.insert_paragraph(Paragraph(style="internal", text="对比"))
    assert len(editor.paragraphs()) == len(draft.paragraphs)
    assert editor.paragraphs()[6] == Paragraph(style="internal", text="对比")


@pytest.mark.parametrize(("paragraph", "at"), [(8, 8), (5, 6)])
def test_sentence_of_fields_stands_in_text(editor: Editor, paragraph: int, at: int) -> None:
    put_caret(editor, paragraph)
    before = editor.paragraphs()[at].text if at == paragraph else ""
    editor.insert_sentence(f"作出行政处罚{FIELD}。")
    assert editor.paragraphs()[at] == Paragraph(text=f"{before}作出行政处罚{FIELD}。")
    assert "412宗" in editor.document().findBlockByNumber(at + 1).text()


def test_sentence_never_joins_a_comparison(editor: Editor) -> None:
    put_caret(editor, 8)
    editor.set_style("internal")
    put_caret(editor, 8, 2)
    editor.insert_sentence("处罚。")
    assert [p.style for p in editor.paragraphs()[8:]] == ["internal", "body"]
    assert texts(editor)[9] == "处罚。"


def test_comparison_is_set_off_on_the_paper(editor: Editor) -> None:
    editor.load("题", [Paragraph(text="正文"), Paragraph(style="internal", text="对比")], str)
    tint, picture = theme_of("light").color("hover"), editor.grab().toImage()

    def tinted(paragraph: int) -> int:
        cursor = QTextCursor(editor.document().findBlockByNumber(paragraph + 1))
        y = editor.cursorRect(cursor).center().y()
        return sum(picture.pixelColor(x, y) == tint for x in range(picture.width()))

    assert tinted(0) == 0
    assert tinted(1) > picture.width() // 2


def test_borrowing_over_a_sentence(editor: Editor) -> None:
    put_caret(editor, 8)
    editor.insertPlainText("二是人手")
    caret = editor.caret()
    assert caret.sentence == "二是人手"
    borrowed = Borrowed(start=0, end=2, body=None, year=None, section=None, text="原文")
    editor.insert_borrowed("借来", borrowed, over=(caret.start, caret.end))
    assert texts(editor)[8] == "一是执法力量不足。借来"


def test_source_of_a_borrowed_stretch(editor: Editor) -> None:
    block, view = editor.document().findBlockByNumber(BODY + 1), editor.view()
    tip = source_at(view, block.position() + block.text().index("逐案"))
    assert tip is not None
    assert "松桥区司法局 · 2023年 · 行政执法" in tip
    assert source_at(view, block.position()) is None
    assert source_line(None, None, None) == "来源机关不详"


@pytest.mark.parametrize(
    ("offset", "sentence"),
    [(0, "2025年，我局围绕中心工作，统筹推进各项任务。"), (None, "")],
)
def test_sentence_at_the_caret(editor: Editor, offset: int | None, sentence: str) -> None:
    put_caret(editor, 0, offset)
    assert editor.caret().sentence == sentence


def test_headings_above_the_caret(editor: Editor) -> None:
    put_caret(editor, BODY)
    assert editor.caret().headings == ("主要举措和成效", "规范行政执法")
    put_caret(editor, 8)
    assert editor.caret().headings == ("存在问题和原因",)
    put_caret(editor, 0)
    assert editor.caret().headings == ()


def test_chosen_blank_asks_for_its_sentence(editor: Editor) -> None:
    editor.next_blank()
    assert "评查案卷" in editor.caret().sentence
    assert editor.caret().field is None


def test_composition_is_not_disturbed(editor: Editor, qtbot: QtBot, draft: Draft) -> None:
    put_caret(editor, 0)
    seen: list[str] = []
    editor.edited.connect(lambda: seen.append("edited"))
    editor.caret_moved.connect(lambda: seen.append("moved"))
    for preedit in ("x", "xing", "xing'zheng"):
        compose(editor, preedit)
        qtbot.wait(5)
        assert editor.is_composing
        assert editor.document().findBlockByNumber(1).layout().preeditAreaText() == preedit
    assert seen == []
    assert editor.paragraphs() == draft.paragraphs  # what is composed is not yet text
    compose(editor, "", "行政")
    qtbot.waitUntil(lambda: "edited" in seen)
    assert not editor.is_composing
    assert texts(editor)[0].endswith("任务。行政")


def test_composition_in_a_heading_keeps_its_looks(editor: Editor, qtbot: QtBot) -> None:
    put_caret(editor, 1)
    compose(editor, "gong")
    editor.set_style("heading1")  # a command in the middle of a composition
    assert editor.is_composing
    compose(editor, "")
    qtbot.wait(5)
    formats = editor.document().findBlockByNumber(2).layout().formats()
    assert formats
    assert texts(editor)[1] == "主要举措和成效"


def test_words_composed_at_the_edge_of_a_field_are_ones_own(editor: Editor, qtbot: QtBot) -> None:
    shown = editor.document().findBlockByNumber(BODY + 1).text()
    put_caret(editor, BODY, shown.index("412宗") + len("412宗"))
    compose(editor, "yi")
    compose(editor, "", "以上")
    qtbot.wait(5)
    assert f"{FIELD}以上" in texts(editor)[BODY]


def test_marked_places_follow_the_text(editor: Editor) -> None:
    shown = editor.document().findBlockByNumber(BODY + 1).text()
    at = shown.index("清单")
    place = MarkedPlace(paragraph=BODY, start=at, end=at + 2, role="amber")
    editor.marks.show([None, place])
    assert len(editor.extraSelections()) == 1
    put_caret(editor, BODY, 0)
    editor.insertPlainText("前面的话，")
    assert editor.marks.cursor(1).selectedText() == "清单"
    editor.show_mark(1)
    assert editor.textCursor().selectedText() == "清单"
    editor.replace_mark(1, "台账")
    assert "问题台账" in texts(editor)[BODY]
    assert editor.extraSelections() == []
    editor.show_mark(0)
    editor.step_back()
    assert "问题清单" in texts(editor)[BODY]


def test_waves_are_hidden_while_composing(editor: Editor, qtbot: QtBot) -> None:
    editor.marks.show([MarkedPlace(paragraph=0, start=0, end=2, role="red")])
    put_caret(editor, 0)
    compose(editor, "ni")
    assert editor.extraSelections() == []
    compose(editor, "", "你")
    assert len(editor.extraSelections()) == 1


def test_hostile_texts_are_shown(editor: Editor) -> None:
    parts = (
        Paragraph(text="{{ 7*7 }} {% x %} <b>甲</b> 【【 }} 𠮷"),
        Paragraph(style="heading4", text="\n"),
        Paragraph(text="长" * 20_000),
    )
    editor.load("<h1>题</h1>", parts, str)
    editor.grab()
    assert editor.title() == "<h1>题</h1>"
    assert editor.paragraphs() == parts


@pytest.mark.parametrize("theme", ["light", "dark", "paper"])
def test_painting_in_all_colours(editor: Editor, theme: str) -> None:
    editor.set_theme(theme_of(theme))
    image = editor.grab().toImage()
    x = editor.width() // 2
    assert image.pixelColor(x, image.height() - 5) == theme_of(theme).color("paper")
    assert image.pixelColor(2, 2).name() != theme_of(theme).colors.paper
