"""Keys of the text: levels by Tab, items that count on, marks of Chinese punctuation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent, QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QToolTip

from assistant.draft.parts import Paragraph
from assistant.gui.editor.editor import Editor
from assistant.gui.look.theme import theme_of
from assistant.gui.writing.workspace import INDICATORS

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from assistant.gui.main.main_window import MainWindow

KEEP = QTextCursor.MoveMode.KeepAnchor
TAB, BACKTAB = Qt.Key.Key_Tab, Qt.Key.Key_Backtab


@pytest.fixture
def editor(qtbot: QtBot) -> Editor:
    made = Editor(theme_of("light"))
    qtbot.addWidget(made)
    made.resize(made.width(), 700)
    made.show()
    qtbot.waitExposed(made)
    made.setFocus()
    return made


def show(editor: Editor, *paragraphs: Paragraph | str) -> None:
    """Load paragraphs, the caret at the end of the last."""
    made = [each if isinstance(each, Paragraph) else Paragraph(text=each) for each in paragraphs]
    editor.load("题", made, lambda text: "412宗" if text.startswith("{{") else text)
    editor.moveCursor(QTextCursor.MoveOperation.End)


def compose(editor: Editor, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(editor, event)


def heading(level: int, text: str) -> Paragraph:
    return Paragraph(style=f"heading{level}", text=text)  # type: ignore[arg-type]


def texts(editor: Editor) -> list[str]:
    return [paragraph.text for paragraph in editor.paragraphs()]


def styles(editor: Editor) -> list[str]:
    return [paragraph.style for paragraph in editor.paragraphs()]


def test_tab_lowers_a_heading_to_text_and_one_undo_each_brings_it_back(
    editor: Editor, qtbot: QtBot
) -> None:
    show(editor, heading(1, "工作举措"), heading(1, "规范行政执法"))
    seen = []
    for _ in range(4):
        qtbot.keyClick(editor, TAB)
        seen.append((styles(editor)[1], editor.ordinal_of(1)))
        assert editor.undo_name == "标题降级"
    assert seen == [("heading2", "（一）"), ("heading3", "1."), ("heading4", "（1）"), ("body", "")]
    for style in ("heading4", "heading3", "heading2", "heading1"):
        editor.step_back()
        assert styles(editor)[1] == style
    assert editor.undo_name == ""


def test_shift_tab_raises_and_stops_at_the_highest(editor: Editor, qtbot: QtBot) -> None:
    show(editor, heading(2, "规范行政执法"))
    qtbot.keyClick(editor, BACKTAB, Qt.KeyboardModifier.ShiftModifier)
    assert (styles(editor), editor.undo_name) == (["heading1"], "标题升级")
    qtbot.keyClick(editor, BACKTAB, Qt.KeyboardModifier.ShiftModifier)
    assert styles(editor) == ["heading1"]
    editor.step_back()
    assert styles(editor) == ["heading2"]


@pytest.mark.parametrize(
    ("above", "key", "style"),
    [(None, TAB, 1), (1, TAB, 2), (4, TAB, 4), (2, BACKTAB, 2), (None, BACKTAB, 1)],
)
def test_text_becomes_a_heading_from_its_start(
    editor: Editor, qtbot: QtBot, above: int | None, key: Qt.Key, style: int
) -> None:
    show(editor, *([heading(above, "上")] if above else []), "规范行政执法")
    editor.moveCursor(QTextCursor.MoveOperation.StartOfBlock)
    qtbot.keyClick(editor, key)
    assert (styles(editor)[-1], editor.undo_name) == (f"heading{style}", "设为标题")
    assert editor.hasFocus()


def test_tab_within_a_sentence_does_no_harm(editor: Editor, qtbot: QtBot) -> None:
    show(editor, heading(1, "上"), "规范行政执法。")
    qtbot.keyClick(editor, TAB)
    assert (texts(editor)[1], styles(editor)[1]) == ("规范行政执法。", "body")
    assert editor.undo_name == ""


def test_tab_over_a_selection_lowers_its_headings_in_one_step(editor: Editor, qtbot: QtBot) -> None:
    show(editor, heading(1, "甲"), "正文", heading(2, "乙"))
    editor.selectAll()
    qtbot.keyClick(editor, TAB)
    assert styles(editor) == ["heading2", "body", "heading3"]
    editor.step_back()
    assert styles(editor) == ["heading1", "body", "heading2"]


def test_enter_twice_after_a_heading_of_a_list(editor: Editor, qtbot: QtBot) -> None:
    """A heading, Enter, Tab for one below, Enter in the empty one: text again, as in Word."""
    show(editor, heading(1, "工作举措"))
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClick(editor, TAB)
    assert styles(editor) == ["heading1", "heading2"]
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert (styles(editor)[0], len(texts(editor))) == ("heading1", 2)
    assert styles(editor)[1] == "body"


@pytest.mark.parametrize(
    ("text", "following"),
    [
        ("一是执法力量不足。", "二是"),
        ("九是统一是关键。", "十是"),
        ("十是基层薄弱。", "十一是"),
        ("1.健全机制。", "2."),
        ("9．健全机制。", "10．"),
        ("（1）加强培训。", "（2）"),
        ("1.5万件案件。", ""),
        ("2025年，全区。", ""),
        ("一是甲；二是乙。", ""),
        ("其中一是甲。", ""),
    ],
)
def test_enter_goes_on_with_the_next_item(
    editor: Editor, qtbot: QtBot, text: str, following: str
) -> None:
    show(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClicks(editor, "x")
    assert texts(editor) == [text, f"{following}x"]


def test_enter_on_an_empty_item_takes_it_away(editor: Editor, qtbot: QtBot) -> None:
    show(editor, "一是执法力量不足。")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClicks(editor, "x")
    assert texts(editor) == ["一是执法力量不足。", "x"]
    editor.step_back()
    editor.step_back()
    assert texts(editor) == ["一是执法力量不足。", "二是"]
    editor.step_back()
    assert texts(editor) == ["一是执法力量不足。"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (("一是甲。", "二是乙。"), ["一是甲。", "二是x", "三是乙。"]),
        (
            ("（1）甲", "（2）{{ a.b }}。", "（3）丙"),
            ["（1）甲", "（2）x", "（3）{{ a.b }}。", "（4）丙"],
        ),
        (("①甲", "②乙"), ["①甲", "②x", "③乙"]),
        (("3.甲。", "4.乙。"), ["3.甲。", "x", "4.乙。"]),
    ],
)
def test_enter_amid_items_lets_those_below_count_on(
    editor: Editor, qtbot: QtBot, before: tuple[str, ...], after: list[str]
) -> None:
    show(editor, *before)
    editor.go_to(0, len(before[0]), len(before[0]))
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClicks(editor, "x")
    assert texts(editor) == after
    editor.step_back()
    editor.step_back()
    assert texts(editor) == list(before)
    assert not editor.undo_name


def select(editor: Editor, paragraph: int, words: str) -> None:
    """Select words of a paragraph, as they are shown."""
    start = editor.document().findBlockByNumber(paragraph + 1).text().index(words)
    editor.go_to(paragraph, start, start + len(words))


def test_items_count_on_after_one_is_cut_and_pasted_elsewhere(editor: Editor, qtbot: QtBot) -> None:
    show(editor, "一是甲；二是{{ a.b }}；三是丙；四是“一是一、二是二”。", "五是戊。")
    select(editor, 0, "二是412宗；")
    editor.cut()
    assert texts(editor) == ["一是甲；二是丙；三是“一是一、二是二”。", "四是戊。"]
    assert editor.undo_name == "剪切"
    editor.go_to(1, 0, 0)
    editor.paste()
    assert texts(editor) == ["一是甲；二是丙；三是“一是一、二是二”。", "四是{{ a.b }}；五是戊。"]
    editor.step_back()
    editor.step_back()
    assert texts(editor)[0].startswith("一是甲；二是{{ a.b }}；三是丙；")


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier),
    ],
)
def test_a_key_cuts_as_the_menu_does(
    editor: Editor, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    show(editor, "一是甲；二是乙；三是丙。")
    select(editor, 0, "二是乙；")
    qtbot.keyClick(editor, key, modifier)
    assert texts(editor) == ["一是甲；二是丙。"]
    assert QApplication.clipboard().text() == "二是乙；"
    assert editor.undo_name == "剪切"
    editor.step_back()
    assert texts(editor) == ["一是甲；二是乙；三是丙。"]
    assert not editor.undo_name


def select_paragraphs(editor: Editor, first: int, last: int) -> None:
    """Select whole paragraphs with their ends, as by a triple click or Shift+Down."""
    document = editor.document()
    cursor = QTextCursor(document.findBlockByNumber(first + 1))
    cursor.setPosition(document.findBlockByNumber(last + 2).position(), KEEP)
    editor.setTextCursor(cursor)


def test_items_are_moved_as_whole_paragraphs(editor: Editor) -> None:
    show(editor, "一是甲。", "二是{{ a.b }}。", "三是丙。", "后文。")
    select_paragraphs(editor, 1, 1)
    editor.cut()
    editor.go_to(0, 0, 0)
    editor.paste()
    assert texts(editor) == ["一是{{ a.b }}。", "二是甲。", "三是丙。", "后文。"]
    editor.step_back()
    editor.step_back()
    assert texts(editor) == ["一是甲。", "二是{{ a.b }}。", "三是丙。", "后文。"]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_paragraph_of_another_program_stays_one_before_another(editor: Editor, end: str) -> None:
    show(editor, Paragraph(style="heading1", text="成效"), "后段。")
    QGuiApplication.clipboard().setText(f"前段。{end}")
    editor.go_to(1, 0, 0)
    editor.paste()
    assert texts(editor)[1:] == ["前段。", "后段。"]
    editor.go_to(0, 0, 0)
    editor.paste()
    assert editor.paragraphs()[:2] == (
        Paragraph(text="前段。"),
        Paragraph(style="heading1", text="成效"),
    )
    editor.go_to(0, 2, 2)
    editor.paste()
    assert texts(editor)[0] == "前段前段。。", "amid words it is words"


def test_a_section_that_is_cut_and_pasted_keeps_its_styles(editor: Editor) -> None:
    section = (
        Paragraph(style="heading2", text="甲节"),
        Paragraph(style="guidance", text="写清做法。"),
        Paragraph(text="甲文。"),
    )
    other = (Paragraph(style="heading2", text="乙节"), Paragraph(text="乙文。"))
    show(editor, *section, *other)
    select_paragraphs(editor, 0, 2)
    editor.cut()
    assert editor.paragraphs() == other
    editor.moveCursor(QTextCursor.MoveOperation.End)
    editor.paste()
    assert editor.paragraphs() == (
        other[0],
        Paragraph(text="乙文。"),
        *section,
    )
    editor.step_back()
    editor.go_to(0, 0, 0)
    editor.paste()
    assert editor.paragraphs() == (*section, *other)
    assert editor.textCursor().block().text().endswith("乙节")


def test_part_of_a_heading_is_pasted_as_mere_words(editor: Editor) -> None:
    show(editor, Paragraph(style="heading1", text="规范行政执法"), "开展。")
    select(editor, 0, "行政执法")
    editor.copy()
    editor.go_to(1, 0, 0)
    editor.paste()
    assert editor.paragraphs()[1] == Paragraph(text="行政执法开展。")


def test_item_that_enter_began_is_not_begun_again(editor: Editor, qtbot: QtBot) -> None:
    show(editor, "一是甲。")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    editor.insert_item()
    assert texts(editor) == ["一是甲。", "二是"]


def test_item_typed_or_taken_back_amid_others(editor: Editor, qtbot: QtBot) -> None:
    show(editor, "一是甲；二是乙；三是丙。")
    editor.go_to(0, 8, 8)
    compose(editor, "san'shi")
    assert texts(editor) == ["一是甲；二是乙；三是丙。"]
    compose(editor, "", "三是")
    assert texts(editor) == ["一是甲；二是乙；三是四是丙。"]
    compose(editor, "", "新；")
    editor.step_back()
    editor.step_back()
    assert texts(editor) == ["一是甲；二是乙；三是三是丙。"], "one undo takes the numbers back"
    editor.step_back()
    editor.go_to(0, 8, 8)
    for _ in range(4):
        qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    assert texts(editor) == ["一是甲；二是丙。"]
    qtbot.keyClicks(editor, "x")
    assert texts(editor) == ["一是甲；x二是丙。"]


def test_a_number_changed_by_hand_stays(editor: Editor, qtbot: QtBot) -> None:
    show(editor, "一是甲；二是乙；三是丙。")
    select(editor, 0, "二")
    compose(editor, "", "四")
    assert texts(editor) == ["一是甲；四是乙；三是丙。"]


@pytest.mark.parametrize(
    ("text", "keys", "composed", "written"),
    [
        ("一是甲。", "", "二是", "二是"),
        ("一是甲。", "", "二是人手不足", "二是人手不足"),
        ("1.甲。", "2.", "", "2."),
        ("（1）甲。", "(2)", "", "（2）"),
    ],
)
def test_item_typed_from_habit_stands_once(
    editor: Editor, qtbot: QtBot, text: str, keys: str, composed: str, written: str
) -> None:
    show(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClicks(editor, keys)
    if composed:
        compose(editor, "er'shi")
        compose(editor, "", composed)
    assert texts(editor) == [text, written]
    editor.step_back()
    assert texts(editor)[1] in {written + written, f"二是{written}"}


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("存在问题：", "存在问题：一是"),
        ("一是力量不足；", "一是力量不足；二是"),
        ("一是力量不足", "一是力量不足；二是"),
        ("主要做法是统一是非标准。", "主要做法是统一是非标准。一是"),
        ("一是甲；二是乙；", "一是甲；二是乙；三是"),
    ],
)
def test_items_of_a_paragraph_count_on(editor: Editor, text: str, written: str) -> None:
    show(editor, text)
    editor.insert_item()
    assert texts(editor) == [written]
    editor.step_back()
    assert texts(editor) == [text]


def test_item_at_the_start_follows_the_paragraph_above(editor: Editor) -> None:
    show(editor, "二是数据共享不畅。", "")
    editor.insert_item()
    assert texts(editor)[1] == "三是"


@pytest.mark.parametrize(
    ("before", "typed", "written"),
    [
        ("坚持", '"', "坚持“"),
        ("坚持“以人民为中心", '"', "坚持“以人民为中心”"),
        ("“落实‘谁执法", "'", "“落实‘谁执法’"),
        ("it", "'s", "it's"),
        ("等工作", "...", "等工作……"),
        ("等工作", "....", "等工作……."),
        ("法治", "--", "法治——"),
        ("全年受理", ",", "全年受理，"),
        ("下降8.1%", ",", "下降8.1%，"),
        ("共1", ",580", "共1,580"),
        ("上午10", ":30", "上午10:30"),
        ("司法局", "(a)", "司法局（a）"),
        ("", "(1)", "(1)"),
        ("见https://sfj.example/a", "?b--c...", "见https://sfj.example/a?b--c..."),
        ("【待填", '"', '【待填"'),
        ("【待填】项", ";", "【待填】项；"),
        ("English", ", ok?", "English, ok?"),
    ],
)
def test_marks_are_written_as_chinese_print_has_them(
    editor: Editor, qtbot: QtBot, before: str, typed: str, written: str
) -> None:
    show(editor, before)
    qtbot.keyClicks(editor, typed)
    assert texts(editor) == [written]
    assert editor.textCursor().atEnd()


@pytest.mark.parametrize("typed", ['"', "...", "--", ","])
def test_one_undo_gives_back_what_was_typed_and_it_stays(
    editor: Editor, qtbot: QtBot, typed: str
) -> None:
    show(editor, "等工作")
    qtbot.keyClicks(editor, typed)
    assert editor.undo_name == "中文标点"
    editor.step_back()
    assert texts(editor) == [f"等工作{typed}"]
    qtbot.keyClicks(editor, "x")
    assert texts(editor) == [f"等工作{typed}x"]


def test_marks_in_tables_and_within_fields_stay(editor: Editor, qtbot: QtBot) -> None:
    show(editor, Paragraph(style="table", text="指标\t受理"))
    qtbot.keyClicks(editor, ",")
    assert texts(editor) == ["指标\t受理,"]
    show(editor, "处罚{{ enforce.penalties }}宗")
    for _ in range(2):
        editor.moveCursor(QTextCursor.MoveOperation.PreviousCharacter)
    qtbot.keyClicks(editor, ",")
    assert texts(editor) == ["处罚412,宗宗"]


def test_marks_of_an_input_method(editor: Editor, qtbot: QtBot) -> None:
    """A mark it passes on is written as Chinese; what it composed stays as the person chose it."""
    show(editor, "受理")
    for preedit, commit, written in (("", ",", "受理，"), (",", "", None), ("", ",", "受理，,")):
        compose(editor, preedit, commit)
        if written is not None:
            assert texts(editor) == [written]


def test_the_switch_is_remembered(opened: MainWindow, qtbot: QtBot) -> None:
    switch = opened.actions_by_name["chinese_marks"]
    editor = opened.workspace.editor
    assert switch.isChecked()
    editor.moveCursor(QTextCursor.MoveOperation.End)
    switch.trigger()
    assert not opened.preferences.settings.chinese_marks
    qtbot.keyClicks(editor, '"')
    assert texts(editor)[-1].endswith('"')
    switch.trigger()
    qtbot.keyClicks(editor, '"')
    assert texts(editor)[-1].endswith('"“')


def place_of(editor: Editor, paragraph: int, words: str) -> QPoint:
    """Return the middle of the first character of the words, in the viewport."""
    block = editor.document().findBlockByNumber(paragraph + 1)
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + block.text().index(words))
    editor.setTextCursor(cursor)
    editor.ensureCursorVisible()
    at = editor.cursorRect(cursor).center()
    return at + QPoint(editor.character_px // 4, 0)


@pytest.mark.parametrize("is_double", [True, False])
def test_field_leads_to_its_row_of_the_sheet(
    opened: MainWindow, qtbot: QtBot, is_double: bool
) -> None:
    editor, indicators = opened.workspace.editor, opened.workspace.indicators
    before = opened.workspace.draft()
    at = place_of(editor, 4, "412宗")
    if is_double:
        qtbot.mouseDClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=at)
    else:
        control = Qt.KeyboardModifier.ControlModifier
        qtbot.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, control, at)
    assert opened.workspace.tabs.currentIndex() == INDICATORS
    chosen = indicators.table.row
    assert chosen is not None
    assert chosen.name == "行政处罚"
    assert opened.workspace.draft() == before


def test_double_click_beside_a_field_selects_a_word(opened: MainWindow, qtbot: QtBot) -> None:
    editor = opened.workspace.editor
    tab = opened.workspace.tabs.currentIndex()
    at = place_of(editor, 0, "统筹")
    qtbot.mouseDClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert editor.textCursor().hasSelection()
    assert opened.workspace.tabs.currentIndex() == tab


def test_field_tells_what_the_sheet_knows(opened: MainWindow, qtbot: QtBot) -> None:
    editor = opened.workspace.editor
    at = place_of(editor, 4, "412宗")
    asked = QHelpEvent(QEvent.Type.ToolTip, at, editor.viewport().mapToGlobal(at))
    QApplication.sendEvent(editor.viewport(), asked)
    tip = QToolTip.text()
    for words in (
        "行政处罚",
        "已核实",
        "2025年：412宗，同比增长3%",
        "2024年：400宗",
        "双击到指标表",
    ):
        assert words in tip
