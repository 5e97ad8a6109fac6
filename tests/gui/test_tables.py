"""Tables, pictures and attachments on the paper: cells, keys, the clipboard, undo."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QBuffer, QEvent, QIODevice, QMimeData, Qt
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QImage,
    QInputMethodEvent,
    QKeyEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication

from assistant.draft.comments import new_comment
from assistant.draft.compose import compose
from assistant.draft.fields import write_out
from assistant.draft.file import read_draft, write_draft
from assistant.draft.parts import Paragraph, Picture
from assistant.draft.pictures import NotAPicture, PictureTooLarge, free_name
from assistant.gui.benchmark.commands import ON_DRAFT
from assistant.gui.charts.picture import Picture as Chart
from assistant.gui.dialogs import files
from assistant.gui.dialogs.insert_picture import ChangePictureDialog, InsertPictureDialog
from assistant.gui.dialogs.insert_table import InsertTableDialog
from assistant.gui.editor import tables
from assistant.gui.editor.columns import TABLE_WIDTH, column_edges
from assistant.gui.editor.editor import Editor
from assistant.gui.editor.zoom import SMALLEST_PX
from assistant.gui.look.theme import theme_of
from assistant.gui.opened.open_draft import OpenDraft
from assistant.gui.writing.picture_file import picture_data, read_picture
from tests.gui.fake import settle

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from assistant.benchmark.benchmark import Benchmark
    from assistant.draft.draft import Draft
    from assistant.gui.main.main_window import MainWindow

TABLE = "指标\t单位\t本年\n行政处罚\t宗\t{{ enforce.penalties | number }}\n复议\t件\t【件数】"


def png(width: int = 60, height: int = 40, color: str = "#6688aa") -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(color))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


@pytest.fixture
def whole(draft: Draft) -> Draft:
    return replace(
        draft,
        paragraphs=(
            Paragraph(text="主要指标见下表。"),
            Paragraph(style="caption", text="主要指标"),
            Paragraph(style="table", text=TABLE),
            Paragraph(text=""),
            Paragraph(style="picture", text="走势"),
            Paragraph(style="caption", text="案件走势"),
            Paragraph(text="完。"),
        ),
        pictures=(Picture(name="走势", data=png(), width_mm=100.0),),
    )


@pytest.fixture
def editor(qtbot: QtBot, whole: Draft) -> Editor:
    made = Editor(theme_of("light"))
    qtbot.addWidget(made)
    write = lambda text: write_out(text, whole)[0]  # noqa: E731
    made.load(whole.elements.title, whole.paragraphs, write, whole.pictures)
    made.resize(made.width(), 900)
    made.show()
    qtbot.waitExposed(made)
    return made


def put_caret(editor: Editor, paragraph: int, offset: int = 0) -> None:
    block = editor.document().findBlockByNumber(paragraph + 1)
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + offset)
    editor.setTextCursor(cursor)


def select(editor: Editor, paragraph: int, start: int, end: int) -> None:
    put_caret(editor, paragraph, start)
    cursor = editor.textCursor()
    cursor.setPosition(cursor.block().position() + end, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)


def type_words(editor: Editor, words: str) -> None:
    for character in words:
        pressed = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, character)
        QApplication.sendEvent(editor, pressed)


def text_of(editor: Editor, paragraph: int) -> str:
    return editor.paragraphs()[paragraph].text


def paste(editor: Editor, text: str, html: str = "") -> None:
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    editor.insertFromMimeData(data)


def test_draft_reads_back_with_tables_and_pictures(editor: Editor, whole: Draft) -> None:
    assert editor.paragraphs() == whole.paragraphs
    assert editor.ordinal_of(1) == "表1　"
    assert editor.ordinal_of(5) == "图1　"


def test_tab_leads_from_cell_to_cell_and_makes_a_row(editor: Editor, qtbot: QtBot) -> None:
    put_caret(editor, 2)
    seen = []
    for _ in range(8):
        qtbot.keyClick(editor, Qt.Key.Key_Tab)
        seen.append(editor.textCursor().selectedText())
    assert seen == ["单位", "本年", "行政处罚", "宗", "412", "复议", "件", "【件数】"]
    assert editor.hasFocus()
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    assert text_of(editor, 2) == TABLE + "\n\t\t"
    type_words(editor, "诉讼")
    qtbot.keyClick(editor, Qt.Key.Key_Backtab)
    assert editor.textCursor().selectedText() == "【件数】"
    assert text_of(editor, 2) == TABLE + "\n诉讼\t\t"
    editor.step_back()
    editor.step_back()
    assert text_of(editor, 2) == TABLE


def test_enter_makes_a_row_and_leaves_from_an_empty_last_one(editor: Editor, qtbot: QtBot) -> None:
    put_caret(editor, 2, 3)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert text_of(editor, 2).split("\n")[1] == "\t\t"
    editor.step_back()
    assert text_of(editor, 2) == TABLE
    put_caret(editor, 2, editor.document().findBlockByNumber(3).length() - 1)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert text_of(editor, 2) == TABLE
    type_words(editor, "下文")
    assert editor.paragraphs()[3] == Paragraph(text="下文")


def test_deleting_never_joins_cells(editor: Editor, qtbot: QtBot) -> None:
    put_caret(editor, 2, 3)
    qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    put_caret(editor, 2, 2)
    qtbot.keyClick(editor, Qt.Key.Key_Delete)
    assert text_of(editor, 2) == TABLE
    select(editor, 2, 1, 7)
    qtbot.keyClick(editor, Qt.Key.Key_Delete)
    assert text_of(editor, 2).split("\n")[0] == "指\t\t年"
    editor.step_back()
    select(editor, 2, 1, 7)
    type_words(editor, "标")
    assert text_of(editor, 2).split("\n")[0] == "指标\t\t年"
    editor.selectAll()
    put_caret(editor, 2)
    cursor = editor.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    qtbot.keyClick(editor, Qt.Key.Key_Delete)
    assert text_of(editor, 2) == "\t\t\n\t\t\n\t\t"
    editor.step_back()
    qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    assert editor.paragraphs()[2] == Paragraph(text="")


def select_over(editor: Editor, first: int, start: int, last: int, end: int) -> None:
    put_caret(editor, first, start)
    cursor = editor.textCursor()
    block = editor.document().findBlockByNumber(last + 1)
    cursor.setPosition(block.position() + end, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)


KEPT = "指标\t单位\t\n\t\t\n\t\t"


@pytest.mark.parametrize(
    ("first", "start", "last", "end", "left"),
    [
        (
            0,
            4,
            2,
            5,
            {0: "主要指标", 1: "\t\t本年\n行政处罚\t宗\t{{ enforce.penalties | number }}"},
        ),
        (2, 6, 6, 1, {2: KEPT, 3: ""}),
        (2, 0, 6, 0, {2: "完。"}),
    ],
)
def test_deleting_over_the_edge_of_a_table_leaves_its_shape(
    editor: Editor, qtbot: QtBot, first: int, start: int, last: int, end: int, left: dict[int, str]
) -> None:
    before = editor.paragraphs()
    for act in ("delete", "cut", "type", "compose"):
        select_over(editor, first, start, last, end)
        if act == "delete":
            qtbot.keyClick(editor, Qt.Key.Key_Delete)
        elif act == "cut":
            editor.cut()
        elif act == "type":
            type_words(editor, "字")
        else:
            event = QInputMethodEvent()
            event.setCommitString("字")
            QApplication.sendEvent(editor, event)
        made = [each.text for each in editor.paragraphs()]
        assert "字" in "".join(made) or act in {"delete", "cut"}
        for at, text in left.items():
            assert made[at].replace("字", "").startswith(text), act
        editor.step_back()
        assert editor.paragraphs() == before, act


def test_cells_are_cut_with_their_columns_and_pasted_from_the_caret(editor: Editor) -> None:
    select(editor, 2, 3, 12)  # 单位 本年 | 行政处
    editor.cut()
    assert text_of(editor, 2).split("\n")[:2] == [
        "指标\t\t",
        "罚\t宗\t{{ enforce.penalties | number }}",
    ]
    data = QApplication.clipboard().mimeData()
    assert data.text() == "\t单位\t本年\n行政处"
    assert data.html().count("<td>") == 6
    assert editor.undo_name == "剪切"
    put_caret(editor, 2)
    editor.paste()
    assert text_of(editor, 2).split("\n")[:2] == ["\t单位\t本年", "行政处\t\t"]


@pytest.mark.parametrize(
    ("text", "html", "wanted"),
    [
        ("7\t8\r\n", "", "7\t8\t{{ enforce.penalties | number }}\n"),
        (
            "7\r\n8\r\n9\r\n",
            "<table><tr><td>7</td></tr><tr><td>8</td></tr><tr><td>9</td></tr></table>",
            "7\t宗\t{{ enforce.penalties | number }}\n8\t件\t【件数】\n9\t\t",
        ),
    ],
)
def test_a_row_or_a_column_of_excel_fills_cells(
    editor: Editor, text: str, html: str, wanted: str
) -> None:
    put_caret(editor, 2, 9)
    paste(editor, text, html)
    assert text_of(editor, 2).startswith(f"指标\t单位\t本年\n{wanted}")
    assert editor.undo_name == "粘贴"


def test_text_never_flows_into_a_table(editor: Editor, qtbot: QtBot) -> None:
    put_caret(editor, 1, 4)
    qtbot.keyClick(editor, Qt.Key.Key_Delete)
    put_caret(editor, 3)
    qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    assert text_of(editor, 2) == TABLE
    assert editor.paragraphs()[2].style == "table"
    assert len(editor.paragraphs()) == 6


def test_empty_row_goes_with_backspace(editor: Editor, qtbot: QtBot) -> None:
    put_caret(editor, 2, 3)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    assert text_of(editor, 2) == TABLE


def test_columns_and_rows_come_and_go_with_their_fields(editor: Editor) -> None:
    put_caret(editor, 2, 3)
    editor.change_table(tables.add_column)
    assert text_of(editor, 2).split("\n")[1] == ("行政处罚\t宗\t\t{{ enforce.penalties | number }}")
    editor.change_table(tables.drop_column)
    assert text_of(editor, 2) == TABLE
    editor.change_table(tables.drop_row)
    assert text_of(editor, 2) == TABLE.partition("\n")[2]
    editor.change_table(tables.add_row)
    assert text_of(editor, 2).split("\n")[1] == "\t\t"
    for _ in range(4):
        editor.step_back()
    assert text_of(editor, 2) == TABLE


def test_a_table_of_excel_becomes_one_and_is_one_step(editor: Editor) -> None:
    put_caret(editor, 3)
    paste(editor, '指标\t本年\r\n"复议\n案件"\t412\r\n')
    assert editor.paragraphs()[3] == Paragraph(style="table", text="指标\t本年\n复议 案件\t412")
    editor.step_back()
    assert editor.paragraphs()[3] == Paragraph(text="")


@pytest.mark.parametrize("offset", [0, 2])
def test_a_table_pasted_at_a_picture_stands_right_below_it(editor: Editor, offset: int) -> None:
    before = editor.paragraphs()
    put_caret(editor, 4, offset)
    paste(editor, "指标\t本年\n案件\t412")
    table = Paragraph(style="table", text="指标\t本年\n案件\t412")
    assert editor.paragraphs() == (*before[:5], table, *before[5:])
    editor.step_back()
    assert editor.paragraphs() == before


def test_a_table_of_word_becomes_one(editor: Editor) -> None:
    html = (
        "<html><head><style>td{}</style></head><body><table><tr><td rowspan=2><p>指标</p></td>"
        "<td colspan=2>年度</td></tr><tr><td>2024</td><td>2025</td></tr></table></body></html>"
    )
    put_caret(editor, 3)
    paste(editor, "指标\n年度", html)
    assert text_of(editor, 3) == "指标\t年度\t\n\t2024\t2025"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("第一段\n第二段", "<p>第一段</p><p>第二段</p>"),
        ("前言\n数\t值", "<p>前言</p><table><tr><td>数</td><td>值</td></tr></table>"),
        ("甲\t乙\n丙", ""),
        ('"' * 200_001 + "\t1\n2", ""),
    ],
)
def test_other_text_stays_text(editor: Editor, text: str, html: str) -> None:
    put_caret(editor, 3)
    paste(editor, text, html)
    assert all(paragraph.style != "table" for paragraph in editor.paragraphs()[3:])


def test_a_table_pasted_at_words_stands_below_them(editor: Editor) -> None:
    put_caret(editor, 0)
    before = editor.paragraphs()
    paste(editor, "指标\t件数\n复议\t3\n")
    after = editor.paragraphs()
    assert after[0] == before[0]
    assert after[1].style in {"table", "grid"}
    assert after[1].text == "指标\t件数\n复议\t3"
    assert after[2:] == before[1:]
    editor.step_back()
    assert editor.paragraphs() == before


def test_cells_pasted_into_a_table_fill_it(editor: Editor) -> None:
    put_caret(editor, 2, 10)
    paste(editor, "诉讼\t宗\t7\t多\n赔偿\t件\t8\t少\n听证\t次\t9\t无")
    assert text_of(editor, 2) == (
        "指标\t单位\t本年\t\n诉讼\t宗\t7\t多\n赔偿\t件\t8\t少\n听证\t次\t9\t无"
    )
    put_caret(editor, 2, 0)
    paste(editor, "年度\n主要")
    assert text_of(editor, 2).startswith("年度 主要指标\t")


def test_a_copied_table_is_put_down_as_one(editor: Editor) -> None:
    put_caret(editor, 2)
    cursor = editor.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    data = editor.createMimeDataFromSelection()
    put_caret(editor, 3)
    editor.insertFromMimeData(data)
    assert editor.paragraphs()[3] == Paragraph(style="table", text=TABLE)


def test_columns_follow_the_cells(editor: Editor) -> None:
    edges = column_edges(TABLE.replace("\n", "\u2028"))
    assert edges[0] == 0
    assert edges[-1] == pytest.approx(TABLE_WIDTH)
    stops = editor.document().findBlockByNumber(3).blockFormat().tabPositions()
    assert len(stops) == 2
    long = "\t".join(["很长的说明文字" * 9, "1", "2"]) + "\n" + "甲\t乙\t丙"
    assert column_edges(long)[-1] <= TABLE_WIDTH + 0.01


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_rules_and_picture_are_painted(editor: Editor, theme: str) -> None:
    editor.set_theme(theme_of(theme))
    image = editor.grab().toImage()
    middle = [image.pixelColor(image.width() // 2, y) for y in range(image.height())]
    assert middle.count(QColor("#6688aa")) == pytest.approx(252, abs=3)
    table = editor.cursorRect(QTextCursor(editor.document().findBlockByNumber(3)))
    ink = theme_of(theme).color("ink")
    left = table.left() + 200
    column = [image.pixelColor(left, table.top() + y) for y in range(-20, 160)]
    assert sum(color == ink for color in column) >= 2


def test_picture_stays_whole(editor: Editor, qtbot: QtBot) -> None:
    put_caret(editor, 4, 1)
    type_words(editor, "改")
    event = QInputMethodEvent("gai", [])
    event.setCommitString("改")
    QApplication.sendEvent(editor, event)
    assert text_of(editor, 4) == "走势"
    editor.set_style("body")
    assert editor.paragraphs()[4].style == "picture"
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert editor.paragraphs()[5] == Paragraph(text="")
    editor.step_back()
    put_caret(editor, 4, 1)
    qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    assert editor.paragraphs()[4] == Paragraph(text="")
    editor.step_back()
    assert editor.paragraphs()[4].text == "走势"


def test_a_picture_painted_before_numbers_are_counted_anew_has_none(
    editor: Editor, qtbot: QtBot
) -> None:
    editor.set_character_px(SMALLEST_PX)
    put_caret(editor, 3)
    editor.set_style("heading1")
    type_words(editor, "成效")
    qtbot.waitUntil(lambda: editor.ordinal_of(3) == "一、")
    select_over(editor, 0, 0, 1, 0)
    qtbot.keyClick(editor, Qt.Key.Key_Delete)
    assert editor.ordinal_of(3) == "一、", "still of before"
    assert editor.paragraphs()[3].style == "picture"
    editor.grab()


PICTURE, BELOW = 4, 6


@pytest.mark.parametrize(("paragraph", "offset"), [(0, 3), (0, 0), (BELOW, 1), (-1, 2)])
def test_a_picture_put_down_within_words_parts_them(
    editor: Editor, paragraph: int, offset: int
) -> None:
    select_over(editor, 3, 0, PICTURE, 2)
    data = editor.createMimeDataFromSelection()
    put_caret(editor, paragraph, offset)
    before = editor.paragraphs()
    editor.insertFromMimeData(data)
    shown = [each.text for each in editor.paragraphs() if each.style == "picture"]
    assert shown == ["走势", "走势"]
    editor.step_back()
    assert editor.paragraphs() == before


@pytest.mark.parametrize("act", ["field", "blank", "item", "sentence", "type", "compose"])
def test_what_takes_the_place_of_half_a_picture_goes_below_it(editor: Editor, act: str) -> None:
    before = editor.paragraphs()
    select_over(editor, PICTURE, 1, BELOW, 1)
    write_something(editor, act)
    after = editor.paragraphs()
    assert after[: PICTURE + 1] == before[: PICTURE + 1]
    assert [each.style for each in after[PICTURE + 1 :]] == ["body"]
    assert after[PICTURE + 1].text.endswith("。")
    assert len(after[PICTURE + 1].text) > 1
    while editor.undo_name:
        editor.step_back()
    assert editor.paragraphs() == before


@pytest.mark.parametrize("act", ["cut", "field", "type"])
def test_what_takes_the_place_of_a_paragraph_and_a_picture_is_text(
    editor: Editor, act: str
) -> None:
    put_caret(editor, 3)
    type_words(editor, "如图。")
    before = editor.paragraphs()
    select_over(editor, 3, 0, PICTURE, 2)
    write_something(editor, act)
    after = editor.paragraphs()
    assert [each.style for each in after[3:]] == ["body", "caption", "body"]
    editor.step_back()
    assert editor.paragraphs() == before


@pytest.mark.parametrize("act", ["field", "blank", "item", "sentence"])
@pytest.mark.parametrize(("last", "end"), [(2, 8), (BELOW, 1)])
def test_what_takes_the_place_of_cells_leaves_the_table_its_shape(
    editor: Editor, act: str, last: int, end: int
) -> None:
    select_over(editor, 2, 4, last, end)
    write_something(editor, act)
    rows = text_of(editor, 2).split("\n")
    assert [row.count("\t") for row in rows] == [2, 2, 2]


def test_a_comment_goes_with_the_words_of_the_cells_it_stood_on(
    editor: Editor, qtbot: QtBot
) -> None:
    before, said = editor.paragraphs(), new_comment("请核对")
    select(editor, 2, 0, 8)
    assert editor.comments.add(editor.textCursor(), said)
    select(editor, 2, 3, 6)
    qtbot.keyClick(editor, Qt.Key.Key_Delete)
    assert [each.comment.id for each in editor.comments.threads()] == [said.id]
    select(editor, 2, 0, 6)
    qtbot.keyClick(editor, Qt.Key.Key_Delete)
    assert editor.comments.threads() == ()
    while editor.undo_name:
        editor.step_back()
    assert editor.paragraphs() == before


def write_something(editor: Editor, act: str) -> None:
    """Write by a command, a key or an input method."""
    if act == "compose":
        event = QInputMethodEvent()
        event.setCommitString("字")
        QApplication.sendEvent(editor, event)
        return
    acts = {
        "field": lambda: editor.insert_field("{{ enforce.penalties }}"),
        "blank": lambda: editor.insert_blank("数"),
        "cut": editor.cut,
        "item": editor.insert_item,
        "sentence": lambda: editor.insert_sentence("另有增长。"),
        "type": lambda: type_words(editor, "字"),
    }
    acts[act]()


def test_part_of_a_picture_is_cut_as_the_whole_of_it(editor: Editor) -> None:
    before = editor.paragraphs()
    picture = before[PICTURE]
    assert picture.style == "picture"
    select_over(editor, PICTURE, 1, PICTURE, 2)
    editor.cut()
    assert picture not in editor.paragraphs()
    editor.moveCursor(QTextCursor.MoveOperation.End)
    editor.paste()
    assert picture in editor.paragraphs()
    editor.step_back()
    editor.step_back()
    assert editor.paragraphs() == before


def test_words_do_not_become_a_picture(editor: Editor) -> None:
    put_caret(editor, 0)
    editor.set_style("picture")
    assert editor.paragraphs()[0].style == "body"
    put_caret(editor, 2)
    editor.set_style("heading1")
    assert editor.paragraphs()[2].style == "table"
    editor.set_style("grid")
    assert editor.paragraphs()[2].style == "grid"


def test_attachment_begins_at_the_end(editor: Editor) -> None:
    editor.insert_attachment()
    assert editor.textCursor().selectedText() == "【附件名称】"
    assert [each.style for each in editor.paragraphs()[-2:]] == ["attachment", "body"]
    assert editor.ordinal_of(7) == "附件　"
    editor.step_back()
    assert len(editor.paragraphs()) == 7


def test_open_draft_keeps_shown_pictures_only(
    editor: Editor, whole: Draft, tmp_path: Path, qtbot: QtBot
) -> None:
    opened = OpenDraft(editor)
    opened.open(whole)
    put_caret(editor, 6)
    editor.insert_picture(Picture(name="对标", data=png(30, 30), width_mm=50, internal=True), "图")
    current = opened.current()
    assert current is not None
    assert [picture.name for picture in current.pictures] == ["走势", "对标"]
    write_draft(tmp_path / "a.fzbg", current)
    assert read_draft(tmp_path / "a.fzbg") == current
    editor.step_back()
    current = opened.current()
    assert current is not None
    assert [picture.name for picture in current.pictures] == ["走势"]
    editor.step_forward()
    current = opened.current()
    assert current is not None
    assert len(current.pictures) == 2


def test_table_of_indicators_has_fields(opened: MainWindow, draft: Draft) -> None:
    dialog = InsertTableDialog(opened, draft)
    dialog._source.setCurrentIndex(1)
    assert not dialog.accept_button.isEnabled()
    dialog._list.item(0).setCheckState(Qt.CheckState.Checked)
    dialog._filter.setText("复议")
    assert [dialog._list.item(row).isHidden() for row in range(2)] == [True, False]
    dialog._title.setText("主要指标")
    caption, table = dialog.paragraphs
    assert caption == Paragraph(style="caption", text="主要指标")
    assert table.text.split("\n")[0] == "指标\t单位\t2025年\t2024年\t同比"
    lines = compose(replace(draft, paragraphs=dialog.paragraphs)).lines
    assert lines[1].text.split("\n")[1] == "行政处罚\t宗\t412\t400\t增长3%"
    assert {mark.key for mark in lines[1].marks} == {"enforce.penalties"}


def test_empty_table_of_the_dialog(opened: MainWindow, draft: Draft) -> None:
    dialog = InsertTableDialog(opened, draft)
    dialog._kind.setCurrentIndex(1)
    dialog._rows.setValue(2)
    dialog._columns.setValue(3)
    assert dialog.paragraphs == (Paragraph(style="grid", text="\t\t\n\t\t"),)


def test_picture_file_is_shown_and_other_files_are_refused(
    opened: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "执法检查.jpg"
    QImage.fromData(png(300, 200), "PNG").save(str(path), "JPEG")
    monkeypatch.setattr("assistant.gui.writing.inserting.choose_open", lambda *_: path)
    monkeypatch.setattr(InsertPictureDialog, "exec", lambda _: 1)
    opened.parts.inserting.insert_picture()
    settle(opened._background)
    draft = opened.workspace.draft()
    assert draft is not None
    [picture] = draft.pictures
    assert picture.name == "执法检查"
    assert picture.data.startswith(b"\x89PNG")
    path.write_bytes(b"not a picture")
    opened.parts.inserting.insert_picture()
    settle(opened._background)
    assert "不是图片" in opened.notice.text


def test_width_title_and_words_of_a_picture_are_changed_in_one_step(
    opened: MainWindow, whole: Draft, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    workspace, asked = opened.workspace, []
    before = replace(
        whole,
        paragraphs=(Paragraph(text="见图1、图2。"), *whole.paragraphs[4:6], *whole.paragraphs[4:6]),
    )
    workspace.open(before)
    opened.show()

    def answer(dialog: ChangePictureDialog) -> int:
        asked.append((dialog.title, dialog.width_mm, dialog.internal, dialog.words))
        dialog._width.setValue(400)
        dialog._title.clear()
        dialog._words.setText("全年案件走势")
        return 1

    monkeypatch.setattr(ChangePictureDialog, "exec", answer)
    opened.actions_by_name["change_picture"].trigger()
    assert "请先单击" in opened.notice.text
    assert opened.notice.geometry().bottom() > opened.height() / 2, "the text does not move"
    workspace.editor.go_to(1)
    assert workspace.editor.is_at_picture()
    height = workspace.editor.document().size().height()
    opened.actions_by_name["change_picture"].trigger()
    assert asked == [("案件走势", 100.0, False, "走势")]
    draft = workspace.draft()
    assert draft is not None
    assert draft.pictures == (replace(whole.pictures[0], name="全年案件走势", width_mm=156.0),)
    assert [each.text for each in draft.paragraphs] == [
        *("见【原图1】、图1。", "全年案件走势", "全年案件走势", "案件走势"),
    ]
    assert workspace.editor.undo_name == "改动图片"
    assert workspace.editor.document().size().height() > height
    workspace.editor.step_back()
    assert workspace.draft() == before
    monkeypatch.setattr(ChangePictureDialog, "exec", lambda dialog: 1)
    workspace.editor.go_to(2)  # the title, where the caret stands after a picture was inserted
    opened.notice.hide()
    opened.actions_by_name["change_picture"].trigger()
    assert not opened.notice.isVisible()
    assert workspace.draft() == before, "nothing changed, nothing done"


def test_the_menu_at_the_pointer_is_for_the_picture_there(
    opened: MainWindow, whole: Draft, qtbot: QtBot
) -> None:
    workspace = opened.workspace
    workspace.open(whole)
    opened.show()
    editor = workspace.editor
    words = "图片的宽度和图题(&W)…"
    for paragraph, wanted in ((4, True), (6, False)):
        cursor = QTextCursor(editor.document().findBlockByNumber(paragraph + 1))
        at = editor.cursorRect(cursor).center()
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, editor.mapToGlobal(at))
        editor.go_to(paragraph) if not wanted else editor.go_to(0)
        QApplication.sendEvent(editor.viewport(), event)
        menu = opened._context_menu
        shown = {action.text() for action in menu.actions() if action.isVisible()}
        assert (words in shown) is wanted
        menu.hide()


@pytest.mark.parametrize("data", [b"", b"GIF89a" + bytes(40), png()[:40], b"<svg/>"])
def test_what_is_no_picture_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(data)
    with pytest.raises(NotAPicture):
        read_picture(path)


def test_a_trap_is_refused_and_a_large_picture_made_smaller(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    data = bytearray(png())
    data[16:24] = (19_000).to_bytes(4) + (19_000).to_bytes(4)
    path.write_bytes(bytes(data))
    with pytest.raises((PictureTooLarge, NotAPicture)):
        read_picture(path)
    shown = QImage.fromData(picture_data(QImage.fromData(png(3000, 300), "PNG")), "PNG")
    assert shown.width() == 2400


def test_chart_of_a_benchmark_is_internal(opened: MainWindow, benchmark: Benchmark) -> None:
    opened.parts.benchmarks.chart_wanted.emit(Chart(benchmark=benchmark))
    draft = opened.workspace.draft()
    assert draft is not None
    [picture] = draft.pictures
    assert picture.internal
    lines = compose(draft)
    assert [each.style for each in lines.report.lines] == [
        each.style for each in lines.lines if each.style not in {"picture", "caption"}
    ]
    assert "insert_chart" in ON_DRAFT
    assert files.PHOTOGRAPHS


def test_commands_on_rows_and_columns_want_a_table(opened: MainWindow) -> None:
    opened.actions_by_name["table_column"].trigger()
    assert "光标" in opened.notice.text
    opened.workspace.editor.insert_paragraphs([Paragraph(style="table", text="甲\t乙")])
    opened.actions_by_name["table_column"].trigger()
    draft = opened.workspace.draft()
    assert draft is not None
    assert "甲\t\t乙" in [each.text for each in draft.paragraphs]


def test_the_menu_at_the_pointer_changes_a_table_only_in_one(opened: MainWindow) -> None:
    def offered() -> list[str]:
        menu = opened._context_menu
        menu.aboutToShow.emit()
        inner = [action.menu() for action in menu.actions() if action.isVisible()]
        return [each.text() for menu in inner if menu for each in menu.actions()]

    assert offered() == []
    opened.workspace.editor.insert_paragraphs([Paragraph(style="table", text="甲\t乙")])
    assert offered()[0] == "表格：下方插入行"


def test_no_rule_runs_through_the_words_of_a_long_cell(editor: Editor) -> None:
    def ticks() -> int:
        image, muted = editor.grab().toImage(), theme_of("light").color("muted")
        places = ((x, y) for x in range(image.width()) for y in range(image.height()))
        return sum(image.pixelColor(x, y) == muted for x, y in places)

    put_caret(editor, 3)
    assert ticks() == 0
    long = "很长的整改措施说明" * 4
    editor.insert_paragraphs([Paragraph(style="grid", text=f"甲\t乙\t丙\n1\t{long}\t2")])
    assert ticks() > 20


def test_names_of_pictures_differ() -> None:
    assert free_name("  走\n势 ", {"走 势"}) == "走 势2"
    assert free_name("", set()) == "图片"
