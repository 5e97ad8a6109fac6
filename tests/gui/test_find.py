"""Find and replace in the text, going to a section, counting words."""

from __future__ import annotations

import time
from concurrent.futures import Executor, Future
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, cast

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QImage, QInputMethodEvent, QPainter, QTextCursor
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from assistant.draft.find.query import Query
from assistant.draft.find.replace import Replacement, plan_changes, replaced_paragraphs
from assistant.draft.find.search import find_all
from assistant.draft.parts import Borrowed, Paragraph
from assistant.gui.dialogs.word_count import WordCountDialog
from assistant.gui.editor.marks import MarkedPlace
from assistant.gui.find.changes_model import WHETHER
from assistant.gui.find.replace_all import ReplaceAllDialog
from assistant.gui.find.replacing import make_changes
from assistant.gui.find.section_palette import SectionPalette
from assistant.gui.jobs.background import Background, Latest
from assistant.gui.review.place_names import PlaceNames
from tests.gui.fake import FIELD

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from assistant.draft.draft import Draft
    from assistant.gui.editor.editor import Editor
    from assistant.gui.main.main_window import MainWindow

BODY = 4
"""Index of the paragraph with fields."""


_PLAIN = Qt.KeyboardModifier.NoModifier


class Desk:
    """An opened window, its bar and its paper."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        workspace = window.workspace
        self.qtbot = qtbot
        self.window = window
        self.editor: Editor = workspace.editor
        self.opened = workspace.opened
        self.bar, self.finding = workspace.find_bar, workspace.finding
        self.told: list[str] = []
        self.finding.told.connect(self.told.append)

    def type_words(self, words: str) -> None:
        self.bar.words.setFocus()
        self.bar.words.clear()
        compose(self.bar.words, "", words)

    def find(self, words: str, count: str) -> None:
        """Open the bar, type and wait for the count."""
        self.finding.open()
        self.type_words(words)
        self.wait(count)

    def wait(self, count: str) -> None:
        self.qtbot.waitUntil(lambda: self.bar.count.text() == count)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = _PLAIN) -> None:
        self.qtbot.keyClick(self.bar.words, key, modifier)

    @property
    def selected(self) -> str:
        return self.editor.textCursor().selectedText()

    @property
    def texts(self) -> list[str]:
        return [paragraph.text for paragraph in self.editor.paragraphs()]

    def button(self, name: str) -> QPushButton:
        found = [each for each in self.bar.findChildren(QPushButton) if each.text() == name]
        assert len(found) == 1
        return cast("QPushButton", found[0])

    def in_dialog(self, act: Callable[[ReplaceAllDialog], None]) -> None:
        """Do something in the list of all changes as soon as it is there."""

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, ReplaceAllDialog):
                act(dialog)
            else:
                QTimer.singleShot(10, look)

        QTimer.singleShot(0, look)


@pytest.fixture
def desk(opened: MainWindow, qtbot: QtBot) -> Desk:
    return Desk(opened, qtbot)


def reload(desk: Desk, draft: Draft, *texts: str) -> None:
    """Put other paragraphs on the paper."""
    desk.opened.open(replace(draft, paragraphs=tuple(Paragraph(text=text) for text in texts)))


def compose(widget: QWidget, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(widget, event)


# finding


def test_words_are_found_as_one_types_and_stepped_through(desk: Desk) -> None:
    desk.find("行政", "1/3")
    assert desk.selected == "行政"
    assert desk.bar.words.hasFocus()
    desk.press(Qt.Key.Key_Return)
    assert desk.bar.count.text() == "2/3"
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert desk.bar.count.text() == "1/3"
    desk.finding.step(-1)
    assert desk.bar.count.text() == "3/3（从末尾）"
    desk.finding.step(1)
    assert desk.bar.count.text() == "1/3（从头）"
    desk.press(Qt.Key.Key_Escape)
    assert desk.bar.isHidden()
    assert desk.editor.hasFocus()
    assert desk.selected == "行政"
    desk.finding.step(1)
    desk.wait("2/3")


def test_the_hit_stands_in_the_upper_third(desk: Desk, draft: Draft) -> None:
    reload(desk, draft, *["依法行政。" * 30] * 30, "台账制度", *["依法行政。" * 30] * 30)
    desk.find("台账", "1/1")
    top = desk.editor.cursorRect(desk.editor.textCursor()).top()
    assert abs(top - desk.editor.viewport().height() // 3) < 4


def test_words_of_a_field_are_found_as_they_read(desk: Desk) -> None:
    desk.find("41", "1/1")
    assert desk.selected == "412宗"


def test_selected_words_are_looked_for(desk: Desk) -> None:
    desk.editor.go_to(5, 2, 4)
    desk.finding.open()
    assert desk.bar.words.text() == "行政"
    desk.wait("3/3")


def test_a_long_selection_is_where_one_looks(desk: Desk) -> None:
    cursor = desk.editor.textCursor()
    cursor.setPosition(desk.editor.document().findBlockByNumber(5).position())
    cursor.setPosition(
        desk.editor.document().findBlockByNumber(7).position(), QTextCursor.MoveMode.KeepAnchor
    )
    desk.editor.setTextCursor(cursor)
    desk.find("行政", "1/2")
    assert desk.bar.options.where.text() == "范围：选中部分 ▾"
    desk.finding.close()
    desk.find("行政", "2/3")


def test_options_change_what_is_found(desk: Desk, draft: Draft) -> None:
    reload(desk, draft, "ＡＰＰ与App", "辦理、办理", "依法、行政")
    desk.find("app", "1/2")
    desk.button("大小写不分").click()
    desk.wait("没有找到")
    desk.type_words("办理")
    desk.wait("1/1")
    desk.button("简繁不分").click()
    desk.wait("2/2")
    desk.type_words("依法行政")
    desk.wait("没有找到")
    desk.button("忽略标点").click()
    desk.wait("1/1")


def test_only_some_parts_are_looked_at(desk: Desk) -> None:
    desk.find("行政", "1/3")
    menu = desk.bar.options.where.menu()
    for action in menu.actions():
        if action.text() in ("正文", "表格", "写作提示"):
            action.trigger()
    desk.wait("1/2")
    assert desk.bar.options.where.text() == "范围：标题 ▾"


def test_a_bad_pattern_says_what_is_wrong(desk: Desk) -> None:
    desk.finding.open()
    desk.button("正则").click()
    desk.type_words("(行政")
    desk.qtbot.waitUntil(lambda: bool(desk.bar.message.text()))
    assert desk.bar.message.isVisible()
    desk.type_words("行.")
    desk.wait("1/3")
    assert not desk.bar.message.isVisible()


def test_a_named_search(desk: Desk) -> None:
    desk.finding.open()
    (blanks,) = [a for a in desk.bar.named.menu().actions() if a.text() == "未填空白"]
    blanks.trigger()
    desk.wait("1/1")
    assert desk.selected == "【案卷数】"
    assert desk.bar.words.placeholderText() == "未填空白"
    desk.type_words("行政")
    desk.wait("3/3")
    assert not blanks.isChecked()


def test_hits_follow_the_text(desk: Desk) -> None:
    desk.find("行政", "1/3")
    desk.editor.setFocus()
    desk.editor.go_to(0)
    compose(desk.editor, "", "依法行政。")
    desk.qtbot.keyClick(desk.editor, Qt.Key.Key_Return)
    words = [
        cursor.selectedText()
        for index in range(3)
        if (cursor := desk.finding.places.cursor(index)) is not None
    ]
    assert words == ["行政"] * 3
    desk.wait("4 处")
    assert not desk.selected
    desk.editor.step_back()
    desk.editor.step_back()
    desk.wait("3 处")


def test_nothing_is_looked_for_while_composing_in_the_field(desk: Desk) -> None:
    desk.find("行政", "1/3")
    desk.bar.words.selectAll()
    compose(desk.bar.words, "fu'yi")
    desk.qtbot.wait(100)
    assert desk.bar.count.text() == "1/3"
    compose(desk.bar.words, "", "复议")
    desk.wait("1/1")
    assert desk.selected == "复议"


def test_the_composition_in_the_text_is_left_alone(desk: Desk) -> None:
    desk.find("行政", "1/3")
    desk.editor.setFocus()
    desk.editor.go_to(0)
    compose(desk.editor, "xing")
    desk.finding.step(1)
    desk.finding.replace()
    desk.qtbot.wait(100)
    assert desk.editor.is_composing
    assert desk.editor.textCursor().position() == desk.editor.document().firstBlock().length()
    compose(desk.editor, "", "行政")
    desk.wait("4 处")


def test_waves_of_the_findings_stay(desk: Desk) -> None:
    desk.editor.marks.show([MarkedPlace(paragraph=8, start=4, end=6, role="red")])
    desk.find("行政", "1/3")
    assert len(desk.editor.extraSelections()) == 1
    frames = desk.window.grab().toImage()
    desk.finding.close()
    assert desk.window.grab().toImage() != frames


def test_a_thousand_hits_are_painted_at_once(desk: Desk, draft: Draft) -> None:
    reload(desk, draft, *["依法行政，规范行政执法。" * 10] * 50)
    desk.find("行政", "1/1000")
    image = QImage(desk.finding.marks.size(), QImage.Format.Format_ARGB32)
    times = []
    for _ in range(5):
        image.fill(0)
        before = time.process_time()
        painter = QPainter(image)
        desk.finding.marks.render(painter, QPoint())
        painter.end()
        times.append(time.process_time() - before)
    assert any(image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(50, 400, 3))
    assert min(times) < 0.5


class Later(Executor):
    """Does the work when it is told to."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], object]] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.waiting.append(partial(fn, *args, **kwargs))
        return Future()

    def work(self) -> None:
        waiting, self.waiting = self.waiting, []
        for call in waiting:
            call()


def test_an_answer_for_an_older_text_is_not_shown(opened: MainWindow, qtbot: QtBot) -> None:
    lane = Later()
    desk = Desk(opened, qtbot)
    finding = desk.finding
    finding._searches = Latest(
        Background(opened, reader=lane),
        on_done=finding._on_found,
        on_error=finding._on_error,
    )
    finding.open()
    desk.type_words("行政")
    qtbot.waitUntil(lambda: len(lane.waiting) == 1)
    desk.editor.insert_sentence("依法行政。")
    lane.work()
    qtbot.waitUntil(lambda: len(lane.waiting) == 1)
    assert not len(desk.finding.places)
    lane.work()
    desk.wait("2/4")


def test_closing_the_draft_puts_the_bar_away(desk: Desk) -> None:
    desk.find("行政", "1/3")
    desk.finding.forget()
    assert desk.bar.isHidden()
    assert desk.finding.marks.isHidden()


# replacing


def test_one_after_another_is_replaced(desk: Desk) -> None:
    desk.finding.open(replaces=True)
    desk.type_words("行政")
    desk.wait("1/3")
    desk.bar.written.setText("法治")
    desk.bar.replace.click()
    desk.wait("1/2")
    assert desk.texts[3] == "规范法治执法"
    assert desk.selected == "行政"
    desk.editor.step_back()
    assert desk.texts[3] == "规范行政执法"


def test_all_are_replaced_in_one_step(desk: Desk) -> None:
    before = desk.editor.paragraphs()
    desk.finding.open(replaces=True)
    desk.type_words("行政")
    desk.wait("1/3")
    desk.bar.written.setText("法治")
    shown = []

    def leave_one(dialog: ReplaceAllDialog) -> None:
        shown.append(dialog.table.model().rowCount())
        index = dialog.model.index(1, WHETHER)
        dialog.model.setData(index, Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
        assert dialog.accept_button.isEnabled()
        dialog.accept()

    desk.in_dialog(leave_one)
    desk.bar.replace_all.click()
    desk.qtbot.waitUntil(lambda: bool(desk.told))
    assert desk.told == ["已替换 2 处，1 处没有替换。"]
    assert shown == [3]
    assert "".join(desk.texts).count("法治") == 2
    assert FIELD in desk.texts[BODY]
    assert desk.editor.paragraphs()[BODY].borrowed[0].body == "松桥区司法局"
    desk.editor.step_back()
    assert desk.editor.paragraphs() == before
    desk.editor.step_forward()
    assert "".join(desk.texts).count("法治") == 2


def test_a_field_asks_before_it_gives_way(desk: Desk) -> None:
    desk.finding.open(replaces=True)
    desk.type_words("412宗")
    desk.wait("1/1")
    desk.bar.written.setText("413宗")
    desk.bar.replace.click()
    assert "指标表" in desk.bar.message.text()
    assert FIELD in desk.texts[BODY]
    desk.button("改为文字").click()
    desk.wait("没有找到")
    assert FIELD not in desk.texts[BODY]
    assert "413宗" in desk.texts[BODY]
    desk.editor.step_back()
    assert FIELD in desk.texts[BODY]


def test_part_of_a_field_is_refused_with_a_reason(desk: Desk) -> None:
    desk.finding.open(replaces=True)
    desk.type_words("12")
    desk.wait("1/1")
    desk.bar.written.setText("13")
    desk.bar.replace.click()
    assert "只能整个替换" in desk.bar.message.text()
    refusals = []

    def look(dialog: ReplaceAllDialog) -> None:
        refusals.extend(change.refusal for change in dialog.model.records())
        assert not dialog.accept_button.isEnabled()
        dialog.reject()

    desk.in_dialog(look)
    desk.bar.replace_all.click()
    desk.qtbot.waitUntil(lambda: bool(refusals))
    assert "只能整个替换" in refusals[0]
    assert FIELD in desk.texts[BODY]


def test_written_fields_are_fields(desk: Desk) -> None:
    desk.finding.open(replaces=True)
    desk.type_words("执法力量")
    desk.wait("1/1")
    desk.bar.written.setText(FIELD)
    desk.bar.replace.click()
    assert desk.texts[8] == f"一是{FIELD}不足。"
    assert "412宗" in desk.editor.toPlainText().splitlines()[-1]


def test_a_replacement_that_is_no_text_is_told(desk: Desk) -> None:
    desk.finding.open(replaces=True)
    desk.type_words("行政")
    desk.wait("1/3")
    desk.bar.written.setText("{{ 不是字段")
    desk.bar.replace.click()
    assert desk.bar.message.isVisible()
    desk.bar.replace_all.click()
    desk.qtbot.waitUntil(desk.bar.message.isVisible)
    assert "".join(desk.texts).count("行政") == 3


@pytest.mark.parametrize(
    ("words", "written"),
    [("执法", "司法"), ("、", ""), ("𠮷", "吉"), ("甲", "𠮷𠮷"), ("宗", "件"), ("借来", "借用")],
)
def test_the_paper_reads_as_the_domain_says(
    desk: Desk, draft: Draft, words: str, written: str
) -> None:
    borrowed = Borrowed(
        start=3, end=9, body="松桥区", year=2023, section="执法", text="借来的执法话"
    )
    draft = replace(
        draft,
        paragraphs=(
            Paragraph(text=f"𠮷甲{FIELD}宗、执法𠮷甲、执法{FIELD}执法"),
            Paragraph(text="甲执法借来的执法话执法", borrowed=(borrowed,)),
            Paragraph(style="table", text=f"甲\t执法\n𠮷\t{FIELD}、执法"),
            Paragraph(text="{{ 甲执法 与【执法】"),
        ),
    )
    desk.opened.open(draft)
    draft = desk.opened.current() or draft
    replacement = Replacement(text=written)
    changes = plan_changes(draft, find_all(draft, Query(text=words)), replacement)
    make_changes(desk.editor.document(), changes, desk.opened.write)
    expected = dict(enumerate(draft.paragraphs)) | replaced_paragraphs(draft, changes)
    assert desk.editor.paragraphs() == tuple(expected.values())


# going to a section


def test_a_section_by_its_number_or_words(opened: MainWindow, qtbot: QtBot) -> None:
    palette = SectionPalette(opened, opened.workspace.survey.entries, 4)
    qtbot.addWidget(palette)
    palette.chosen.connect(opened.workspace.editor.go_to)
    palette.show()
    assert palette.list.currentItem().text() == "\u3000（一）规范行政执法"
    for typed, expected in (
        ("1.2", ["一、（二） 办好行政复议"]),
        ("二", ["一、（二） 办好行政复议", "二、 存在问题和原因"]),
        ("(二) 复议", ["一、（二） 办好行政复议"]),
        ("问题", ["二、 存在问题和原因"]),
        ("1", ["一、 主要举措和成效", "一、（一） 规范行政执法", "一、（二） 办好行政复议"]),
    ):
        palette.words.setText(typed)
        found = [palette.list.item(at).text() for at in range(palette.list.count())]
        assert found == expected
    qtbot.keyClick(palette.words, Qt.Key.Key_Down)
    qtbot.keyClick(palette.words, Qt.Key.Key_Return)
    assert opened.workspace.editor.caret().paragraph == 3


# counting words


def test_word_count(opened: MainWindow, background: Background, qtbot: QtBot) -> None:
    draft = opened.workspace.draft()
    assert draft is not None
    dialog = WordCountDialog(opened, background, draft, "全年412宗。")
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.totals["words"].text() != "…")
    total = int(dialog.totals["words"].text())
    assert dialog.model.rowCount() == 5
    selected = dialog.findChild(QWidget, "selected-words")
    assert selected.text() == "选中 5"
    dialog.options["headings"].click()
    qtbot.waitUntil(lambda: int(dialog.totals["words"].text()) < total)
    dialog.options["guidance"].click()
    chosen = []
    dialog.section_chosen.connect(chosen.append)
    dialog._copy.click()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 7
    assert lines[1].startswith("全文\t")
    dialog.table.activated.emit(dialog.model.index(2, 0))
    assert chosen == [3]


def test_places_are_told_by_section(draft: Draft) -> None:
    names = PlaceNames(draft)
    assert [names.of_paragraph(index) for index in (0, 1, 2, 3, 4)] == [
        *("开头第1段", "一、标题", "一、写作提示", "一、（一）标题", "一、（一）第1段"),
    ]
