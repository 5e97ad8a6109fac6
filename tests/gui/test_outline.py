"""The outline panel: what it shows of a section, and the draft rearranged by it."""

from __future__ import annotations

from collections import Counter
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
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox

from assistant.checks.finding import Finding
from assistant.draft.compose import compose
from assistant.draft.parts import Paragraph
from assistant.gui.editor.marks import MarkedPlace
from assistant.gui.models.outline_model import ENTRY, FOUND, Move
from assistant.workflow.checking import CheckedText
from tests.gui.dragging import drag

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from assistant.draft.draft import Draft
    from assistant.gui.main.main_window import MainWindow
    from assistant.gui.models.outline_model import OutlineModel
    from assistant.gui.outline.tree import OutlineTree
    from assistant.gui.writing.workspace import Workspace

MOVE = Qt.DropAction.MoveAction
LONG = (
    Paragraph(text="见第一部分（二）和附件1、表1。"),
    Paragraph(style="heading1", text="主要举措"),
    Paragraph(style="heading2", text="规范执法。全年检查【检查数】次。"),
    Paragraph(text="正文甲。"),
    Paragraph(style="heading2", text="办好复议"),
    Paragraph(style="caption", text="办件情况"),
    Paragraph(style="table", text="类别\t件数\n复议\t3"),
    Paragraph(style="heading1", text="存在问题"),
    Paragraph(text="正文乙。"),
    Paragraph(style="heading1", text="下年安排"),
    Paragraph(style="attachment", text="名册"),
    Paragraph(text="甲乙。"),
    Paragraph(style="attachment", text="清单"),
)


@pytest.fixture
def desk(opened: MainWindow, draft: Draft, qtbot: QtBot) -> Workspace:
    """A longer draft on the desk."""
    opened.workspace.open(replace(draft, paragraphs=LONG))
    settle(opened.workspace, qtbot)
    return opened.workspace


def settle(workspace: Workspace, qtbot: QtBot) -> None:
    """Wait until the outline shows the draft as it is."""
    with qtbot.waitSignal(workspace.surveyed):
        workspace.rearranging.rearranged.emit()


def tree_of(workspace: Workspace) -> OutlineTree:
    return workspace.outline.tree  # type: ignore[return-value]


def model_of(workspace: Workspace) -> OutlineModel:
    return workspace.outline.tree.model()  # type: ignore[return-value]


def row_of(workspace: Workspace, heading: str) -> QModelIndex:
    return next(
        index
        for index in model_of(workspace).indexes()
        if index.data(ENTRY).heading.startswith(heading)
    )


def shown(workspace: Workspace) -> list[str]:
    return [index.data() for index in model_of(workspace).indexes()]


def text_of(workspace: Workspace, at: int) -> str:
    draft = workspace.draft()
    assert draft is not None
    return draft.paragraphs[at].text


def drop(workspace: Workspace, heading: str, row: int, parent: str = "") -> bool:
    model = model_of(workspace)
    data = model.mimeData([row_of(workspace, heading)])
    onto = row_of(workspace, parent) if parent else QModelIndex()
    return model.dropMimeData(data, MOVE, row, 0, onto)


def select(workspace: Workspace, first: int, last: int) -> None:
    """Select whole paragraphs, with the break before them."""
    document = workspace.editor.document()
    above, end = document.findBlockByNumber(first), document.findBlockByNumber(last + 1)
    cursor = workspace.editor.textCursor()
    cursor.setPosition(above.position() + above.length() - 1)
    cursor.setPosition(end.position() + end.length() - 1, cursor.MoveMode.KeepAnchor)
    workspace.editor.setTextCursor(cursor)


def test_references_follow_what_becomes_of_headings_on_the_paper(
    opened: MainWindow, desk: Workspace, qtbot: QtBot
) -> None:
    editor = desk.editor
    editor.go_to(4)
    qtbot.keyClick(editor, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert text_of(desk, 0) == "见第二部分和附件1、表1。"
    assert opened.notice.text == "已更新 1 处引用。"
    editor.step_back()
    assert text_of(desk, 0) == LONG[0].text
    editor.go_to(1)
    editor.set_style("body")
    assert text_of(desk, 0) == "见【原第一部分（二）】和附件1、表1。"
    assert "【原……】" in opened.notice.text
    editor.step_back()
    select(desk, 10, 11)
    qtbot.keyClick(editor, Qt.Key.Key_Delete)
    assert text_of(desk, 0) == "见第一部分（二）和【原附件1】、表1。"
    editor.step_back()
    assert text_of(desk, 0) == LONG[0].text


def test_the_mouse_drags_a_section_with_its_body_and_nothing_where_it_may_not_stand(
    desk: Workspace, qtbot: QtBot
) -> None:
    tree = tree_of(desk)
    desk.outline.window().show()
    qtbot.waitExposed(desk.outline.window())
    before = desk.editor.paragraphs()
    place = tree.visualRect(row_of(desk, "存在问题"))
    target = tree.visualRect(row_of(desk, "主要举措"))
    drag(tree, place.center(), QPoint(target.center().x(), target.top() + 1))
    assert [each.text for each in desk.editor.paragraphs()][1:4] == [
        *("存在问题", "正文乙。", "主要举措"),
    ]
    assert desk.editor.undo_name == "移动章节"
    assert text_of(desk, 0) == "见第二部分（二）和附件1、表1。"
    desk.editor.step_back()
    assert desk.editor.paragraphs() == before
    settle(desk, qtbot)
    place = tree.visualRect(row_of(desk, "主要举措"))
    assert not drag(tree, place.center(), tree.visualRect(row_of(desk, "办好复议")).center())
    assert desk.editor.paragraphs() == before, "no section stands within itself"
    assert not desk.editor.undo_name


def mark(workspace: Workspace, *places: tuple[int, str]) -> None:
    shown = []
    for at, words in places:
        start = workspace.editor.paragraphs()[at].text.index(words)
        end = start + len(words)
        shown.append(MarkedPlace(paragraph=at, start=start, end=end, role="red"))
    workspace.editor.marks.show(shown)


def marked(workspace: Workspace) -> list[tuple[int, str]]:
    """The waves on the paper: paragraph and words."""
    return sorted(
        (selection.cursor.blockNumber() - 1, selection.cursor.selectedText())
        for selection in workspace.editor.extraSelections()
    )


def test_marks_of_findings_go_along_with_their_section(desk: Workspace, qtbot: QtBot) -> None:
    mark(desk, (3, "正文甲"), (8, "正文乙"), (8, "。"), (9, "安排"))
    desk.rearranging.act("up", row_of(desk, "存在问题").data(ENTRY))
    assert [each.text for each in desk.editor.paragraphs()][1:3] == ["存在问题", "正文乙。"]
    kept = [(2, "。"), (2, "正文乙"), (5, "正文甲"), (9, "安排")]
    assert marked(desk) == kept
    desk.editor.go_to(0, 0, 0)
    qtbot.keyClick(desk.editor, Qt.Key.Key_Return)
    assert marked(desk) == [(at + 1, words) for at, words in kept]
    desk.editor.step_back()
    desk.editor.step_back()
    assert marked(desk) == [(3, "正文甲"), (8, "。"), (8, "正文乙"), (9, "安排")]
    desk.editor.go_to(8, 1, 2)
    qtbot.keyClicks(desk.editor, "x")
    qtbot.waitUntil(lambda: len(marked(desk)) == 3)
    assert marked(desk) == [(3, "正文甲"), (8, "。"), (9, "安排")], (
        "words that changed are unmarked"
    )


def test_a_paragraph_put_in_the_place_of_another_gets_none_of_its_marks(desk: Workspace) -> None:
    mark(desk, (8, "。"), (3, "。"))
    texts = [each.text for each in desk.editor.paragraphs()]
    paragraphs = list(desk.editor.paragraphs())
    paragraphs[8] = Paragraph(text="全然不同的一段话，与原来的无关。")
    desk.editor.rewrite(desk.editor.title(), paragraphs, ())
    assert marked(desk) == [(3, "。")]
    desk.editor.step_back()
    assert [each.text for each in desk.editor.paragraphs()] == texts
    assert marked(desk) == [(3, "。"), (8, "。")]


def test_a_check_that_comes_late_marks_what_still_stands(
    opened: MainWindow, desk: Workspace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = desk.draft()
    assert draft is not None
    manuscript = compose(draft)
    findings = tuple(
        Finding(
            rule="wording",
            severity="error",
            message="甲",
            start=manuscript.text.index(words),
            end=manuscript.text.index(words) + 2,
            fix="乙",
        )
        for words in ("正文甲", "正文乙")
    )
    desk.editor.go_to(0, 0, 0)
    qtbot.keyClick(desk.editor, Qt.Key.Key_Return)
    desk.editor.go_to(9, 0, 1)
    qtbot.keyClicks(desk.editor, "x")
    desk.checking._on_checked((draft, CheckedText(findings=findings, manuscript=manuscript)))
    qtbot.waitUntil(lambda: marked(desk) == [(4, "正文")])
    before = desk.editor.paragraphs()
    desk.checks.fix_requested.emit(findings[1])
    assert desk.editor.paragraphs() == before
    assert "重新检查" in opened.notice.text


def test_a_heading_typed_or_worded_anew_counts_once_it_has_words(
    desk: Workspace, qtbot: QtBot
) -> None:
    editor = desk.editor
    editor.go_to(0, 99, 99)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    editor.set_style("heading1")
    assert text_of(desk, 0) == LONG[0].text
    qtbot.keyClicks(editor, "x")
    assert text_of(desk, 0) == "见第二部分（二）和附件1、表1。"
    editor.go_to(1, 0, 1)
    qtbot.keyClick(editor, Qt.Key.Key_Delete)
    qtbot.keyClicks(editor, "y")
    assert text_of(desk, 0) == "见第二部分（二）和附件1、表1。", (
        "as long as it is empty nothing is lost"
    )
    editor.go_to(5, 0, 4)
    qtbot.keyClick(editor, Qt.Key.Key_Delete)
    qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    assert text_of(desk, 0) == "见【原第二部分（二）】和附件1、表1。"


def test_a_heading_tells_of_its_section(opened: MainWindow, desk: Workspace, qtbot: QtBot) -> None:
    QAbstractItemModelTester(
        model_of(desk), QAbstractItemModelTester.FailureReportingMode.Warning, desk
    )
    draft = desk.draft()
    assert draft is not None
    manuscript = compose(draft)
    at = manuscript.text.index("正文甲")
    findings = [
        Finding(rule="a", severity="error", message="错", start=at, end=at + 2),
        Finding(rule="a", severity="warning", message="疑", start=at + 1, end=at + 3),
        Finding(rule="a", severity="warning", message="全文", start=0, end=0),
    ]
    checked = CheckedText(findings=tuple(findings), manuscript=manuscript)
    desk.checking._on_checked((draft, checked))
    qtbot.waitUntil(lambda: len(desk.checks.findings) == 3)
    first, inner, other = (row_of(desk, words) for words in ("主要", "规范", "存在"))
    assert first.data(FOUND) == inner.data(FOUND) == (1, 1)
    assert other.data(FOUND) == (0, 0)
    said = first.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("一、主要举措，")
    assert "空白 1 处，错误 1 处，疑似 1 处" in said
    desk.editor.go_to(0)
    QTest.keyClick(desk.editor, Qt.Key.Key_Return)  # findings follow the text
    settle(desk, qtbot)
    assert row_of(desk, "规范").data(FOUND) == (1, 1)
    desk.outline.grab()


def test_the_share_of_borrowed_words(opened: MainWindow) -> None:
    borrowed = row_of(opened.workspace, "规范行政执法")
    assert 0 < borrowed.data(ENTRY).share < 1
    assert "借鉴" in borrowed.data(Qt.ItemDataRole.ToolTipRole)
    assert "借鉴" not in row_of(opened.workspace, "存在").data(Qt.ItemDataRole.ToolTipRole)


def test_a_heading_is_renamed_in_place(desk: Workspace, qtbot: QtBot) -> None:
    tree = tree_of(desk)
    tree.setCurrentIndex(row_of(desk, "规范执法"))
    tree.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_F2)
    line = tree.findChild(QLineEdit)
    assert line is not None
    assert line.text() == "规范执法"
    line.selectAll()
    QTest.keyClicks(line, "Law ")
    settle(desk, qtbot)  # counting anew takes nothing away of what is typed
    assert line.text() == "Law "
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: text_of(desk, 2) != LONG[2].text)
    assert text_of(desk, 2) == "Law。全年检查【检查数】次。"
    assert desk.editor.undo_name == "重命名章节"
    desk.editor.step_back()
    assert text_of(desk, 2) == LONG[2].text
    settle(desk, qtbot)
    model = model_of(desk)
    assert not model.setData(row_of(desk, "规范执法"), "  ")


def test_a_double_click_renames_and_escape_does_not(desk: Workspace, qtbot: QtBot) -> None:
    tree = tree_of(desk)
    place = tree.visualRect(row_of(desk, "存在问题")).center()
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(tree.viewport(), left, Qt.KeyboardModifier.NoModifier, place)
    assert desk.editor.caret().paragraph == 7
    QTest.mouseDClick(tree.viewport(), left, Qt.KeyboardModifier.NoModifier, place)
    line = tree.findChild(QLineEdit)
    assert line is not None
    QTest.keyClicks(line, "new")
    QTest.keyClick(line, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: tree.state() != tree.State.EditingState)
    assert desk.editor.paragraphs() == LONG


def test_a_section_is_dragged(opened: MainWindow, desk: Workspace, qtbot: QtBot) -> None:
    assert drop(desk, "存在问题", 0)
    assert text_of(desk, 0) == "见第二部分（二）和附件1、表1。"
    assert opened.notice.isVisible()
    settle(desk, qtbot)
    assert shown(desk)[:3] == ["一、存在问题", "二、主要举措", "（一）规范执法"]
    assert drop(desk, "办好复议", -1, "存在问题")  # onto it: its last subsection
    assert text_of(desk, 0) == "见第一部分（一）和附件1、表1。"
    settle(desk, qtbot)
    assert drop(desk, "清单", 3)
    assert text_of(desk, 0) == "见第一部分（一）和附件2、表1。"
    for _ in range(3):
        desk.editor.step_back()
    assert desk.editor.paragraphs() == LONG
    settle(desk, qtbot)
    assert shown(desk)[0] == "一、主要举措"


@pytest.mark.parametrize(
    ("heading", "row", "parent"),
    [
        *(("主要举措", -1, "规范执法"), ("主要举措", 0, ""), ("主要举措", 1, "")),
        *(("存在问题", -1, "名册"), ("名册", 0, ""), ("主要举措", -1, "主要举措")),
    ],
)
def test_what_cannot_be_dropped(desk: Workspace, heading: str, row: int, parent: str) -> None:
    assert not drop(desk, heading, row, parent)
    assert desk.editor.paragraphs() == LONG


def test_a_section_becomes_a_subsection_with_its_own(desk: Workspace, qtbot: QtBot) -> None:
    assert drop(desk, "主要举措", -1, "存在问题")
    styles = [each.style for each in desk.editor.paragraphs()][1:4]
    assert styles == ["heading1", "body", "heading2"]
    settle(desk, qtbot)
    assert shown(desk)[:4] == ["一、存在问题", "（一）主要举措", "1.规范执法", "2.办好复议"]


def test_keys_move_the_section(opened: MainWindow, desk: Workspace, qtbot: QtBot) -> None:
    tree = tree_of(desk)
    desk.editor.go_to(8)
    tree.setFocus()
    alt = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(tree, Qt.Key.Key_Up, alt)
    assert text_of(desk, 1) == "存在问题"
    assert tree.hasFocus()
    settle(desk, qtbot)
    assert desk.outline.current is not None
    assert desk.outline.current.heading == "存在问题"
    QTest.keyClick(tree, Qt.Key.Key_Down, alt)
    assert desk.editor.paragraphs() == LONG
    settle(desk, qtbot)
    QTest.keyClick(tree, Qt.Key.Key_Right, alt)
    assert desk.editor.paragraphs()[7].style == "heading2"
    assert desk.editor.undo_name == "章节降级"
    settle(desk, qtbot)
    QTest.keyClick(tree, Qt.Key.Key_Left, alt)
    assert desk.editor.paragraphs() == LONG


def test_an_outline_that_lags_behind_finds_its_heading(desk: Workspace) -> None:
    entry = row_of(desk, "存在问题").data(ENTRY)
    desk.editor.go_to(0)
    QTest.keyClick(desk.editor, Qt.Key.Key_Return)
    desk.rearranging.act("up", entry)
    assert text_of(desk, 2) == "存在问题"
    before = desk.editor.paragraphs()
    gone = replace(entry, stored="已无")
    for act in ("up", "delete", "select", "copy", "add"):
        desk.rearranging.act(act, gone)  # type: ignore[arg-type]
    desk.rearranging.rename(gone, "新")
    assert not desk.rearranging.may_move(Move(gone, None, 1))
    assert desk.editor.paragraphs() == before


def test_the_menu_of_a_section(
    opened: MainWindow, desk: Workspace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def choose(heading: str, words: str) -> None:
        menu = desk.outline.build_menu(row_of(desk, heading).data(ENTRY))
        actions = [each for each in menu.actions() if each.text().startswith(words)]
        actions[0].trigger()
        settle(desk, qtbot)

    choose("主要举措", "选中本节")
    assert desk.editor.textCursor().selectedText().endswith("复议\t3")
    choose("办好复议", "复制本节")
    assert QApplication.clipboard().text().startswith("办好复议")
    choose("主要举措", "在此之后新增")
    assert desk.editor.textCursor().selectedText() == "【标题】"
    assert shown(desk)[3:5] == ["二、【标题】", "三、存在问题"]
    asked = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: asked.append(box.text()))
    choose("主要举措", "删除本节")
    assert len(asked) == 1, "nothing is deleted unless it is said so"
    assert shown(desk)[0] == "一、主要举措"
    monkeypatch.setattr(
        "assistant.gui.writing.rearranging.ask_delete_section", lambda *_: bool(asked)
    )
    choose("主要举措", "删除本节")
    assert shown(desk)[:2] == ["一、【标题】", "二、存在问题"]
    desk.editor.step_back()
    desk.editor.step_back()
    assert desk.editor.paragraphs() == LONG
    menu = desk.outline.build_menu(row_of(desk, "名册").data(ENTRY))
    greyed = {each.text()[:2] for each in menu.actions() if each.text() and not each.isEnabled()}
    assert greyed == {"上移", "升级", "降级"}


def test_folds_are_remembered(desk: Workspace, draft: Draft, qtbot: QtBot) -> None:
    tree = tree_of(desk)
    tree.collapse(row_of(desk, "主要举措"))
    desk.editor.go_to(3)
    assert tree.currentIndex() == row_of(desk, "主要举措"), "the caret opens nothing"
    assert drop(desk, "存在问题", 0)
    settle(desk, qtbot)
    assert not tree.isExpanded(row_of(desk, "主要举措"))
    folded = desk.draft()
    assert folded is not None
    desk.open(replace(draft, elements=replace(draft.elements, title="别的报告")))
    settle(desk, qtbot)
    assert tree.isExpanded(row_of(desk, "主要举措"))
    desk.open(folded)
    settle(desk, qtbot)
    assert not tree.isExpanded(row_of(desk, "主要举措"))
    desk.outline._unfold.click()
    assert tree.isExpanded(row_of(desk, "主要举措"))
    desk.outline._fold.click()
    assert not tree.isExpanded(row_of(desk, "主要举措"))


def test_filter(desk: Workspace) -> None:
    tree = tree_of(desk)
    tree.collapse(row_of(desk, "主要举措"))
    desk.outline.filter.setText("复议")
    visible = [
        i.data() for i in model_of(desk).indexes() if not tree.isRowHidden(i.row(), i.parent())
    ]
    assert visible == ["一、主要举措", "（二）办好复议"]
    assert tree.isExpanded(row_of(desk, "主要举措"))
    desk.outline.filter.clear()
    assert not tree.isExpanded(row_of(desk, "主要举措"))


def test_a_protected_draft_is_not_rearranged(opened: MainWindow, desk: Workspace) -> None:
    opened.parts.protection.set_on(is_on=True)
    menu = desk.outline.build_menu(row_of(desk, "存在问题").data(ENTRY))
    can = {each.text().partition("(")[0] for each in menu.actions() if each.isEnabled()} - {""}
    assert can == {"选中本节", "复制本节"}
    drop(desk, "存在问题", 0)
    assert desk.editor.paragraphs() == LONG
    opened.parts.protection.set_on(is_on=False)


# anything in any order


class Arranging(RuleBasedStateMachine):
    """A person who writes, moves sections about, and changes their mind."""

    workspace: Workspace
    draft: Draft

    def __init__(self) -> None:
        super().__init__()
        self.workspace.open(self.draft)
        self.settle()
        self.steps = 0

    def settle(self) -> None:
        """Let all that waits be done, so that no later step depends on the clock."""
        while self.workspace.editor._settling._timer.isActive():
            QApplication.processEvents()
        self.workspace._survey_timer.stop()
        self.workspace._ask_survey()
        while self.workspace._surveys.is_running:
            QApplication.processEvents()

    def characters(self) -> Counter[str]:
        """All words but those of references, whose numbers change."""
        return Counter("".join(each.text for each in self.workspace.editor.paragraphs()))

    def act(self, do: Any) -> None:
        """Do something that loses nothing, and that one undo takes back."""
        editor = self.workspace.editor
        before, words = editor.paragraphs(), self.characters()
        do()
        after = editor.paragraphs()
        numerals = Counter("一二三四五六七八九十（）0123456789【原】")
        lost = (words - self.characters()) + (self.characters() - words)
        assert not set(lost) - set(numerals), "no character is lost but numbers of references"
        assert len(after) == len(before)
        if after != before:
            editor.step_back()
            assert editor.paragraphs() == before
            editor.step_forward()
            assert editor.paragraphs() == after
        self.settle()

    def entry(self, place: float) -> Any:
        entries = self.workspace.survey.entries
        return entries[round(place * (len(entries) - 1))] if entries else None

    @rule(place=st.floats(0, 1), act=st.sampled_from(("up", "down", "raise", "lower")))
    def step(self, place: float, act: Any) -> None:
        entry = self.entry(place)
        if entry:
            self.act(lambda: self.workspace.rearranging.act(act, entry))

    @rule(place=st.floats(0, 1), onto=st.none() | st.floats(0, 1), row=st.integers(-1, 5))
    def drag(self, place: float, onto: float | None, row: int) -> None:
        model = model_of(self.workspace)
        rows = model.indexes()
        if not rows:
            return
        dragged = rows[round(place * (len(rows) - 1))]
        parent = QModelIndex() if onto is None else rows[round(onto * (len(rows) - 1))]
        data = model.mimeData([dragged])
        self.act(lambda: model.dropMimeData(data, MOVE, row, 0, parent))

    @rule(place=st.floats(0, 1), text=st.text("ab1", min_size=1, max_size=3))
    def type(self, place: float, text: str) -> None:
        editor = self.workspace.editor
        cursor = editor.textCursor()
        cursor.setPosition(round(place * (editor.document().characterCount() - 1)))
        editor.setTextCursor(cursor)
        QTest.keyClicks(editor, text)

    @rule(key=st.sampled_from((Qt.Key.Key_Return, Qt.Key.Key_Backspace)))
    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.workspace.editor, key)

    @rule(style=st.sampled_from(("heading1", "heading2", "heading3", "body", "attachment")))
    def restyle(self, style: Any) -> None:
        self.workspace.editor.set_style(style)
        self.settle()

    @rule(place=st.floats(0, 1))
    def rename(self, place: float) -> None:
        entry = self.entry(place)
        if entry:
            self.workspace.rearranging.rename(entry, "新名")
            self.settle()

    @rule(place=st.floats(0, 1))
    def add(self, place: float) -> None:
        entry = self.entry(place)
        if entry:
            self.workspace.rearranging.act("add", entry)
            self.settle()

    @precondition(lambda self: self.workspace.editor.undo_name)
    @rule()
    def undo(self) -> None:
        self.workspace.editor.step_back()

    @precondition(lambda self: self.workspace.editor.redo_name)
    @rule()
    def redo(self) -> None:
        self.workspace.editor.step_forward()

    @invariant()
    def numbers_on_paper_are_those_of_the_outline(self) -> None:
        self.settle()
        draft = self.workspace.draft()
        assert draft is not None
        for line in compose(draft).lines:
            assert self.workspace.editor.ordinal_of(line.paragraph) == line.ordinal

    def teardown(self) -> None:
        editor = self.workspace.editor
        while editor.undo_name:
            editor.step_back()
        assert editor.paragraphs() == LONG


def test_no_character_is_lost_by_moving(opened: MainWindow, desk: Workspace) -> None:
    draft = desk.draft()
    assert draft is not None
    Arranging.workspace, Arranging.draft = desk, draft
    run_state_machine_as_test(
        Arranging,
        settings=settings(
            max_examples=40,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
