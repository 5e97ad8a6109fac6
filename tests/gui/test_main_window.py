"""The whole window with fake services: open, write, look up, insert, check, save, close."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHeaderView,
    QLineEdit,
    QMenu,
    QPushButton,
    QSlider,
    QTabBar,
    QToolButton,
    QWidget,
)

from assistant.base.errors import AssistantError
from assistant.base.files import TargetNotWritable
from assistant.checks.finding import Finding
from assistant.draft.compose import compose
from assistant.gui.dialogs import ask, files
from assistant.gui.dialogs.export import ExportChoice
from assistant.gui.dialogs.new_choice import NewDraftChoice
from assistant.gui.dialogs.palette import Palette
from assistant.gui.drafts import draft_files
from assistant.gui.main import commands
from assistant.gui.memory.state import read_state
from assistant.gui.models.sheet_model import STATE, THIS_YEAR
from assistant.gui.sheet_view.proposal_dialog import ProposalDialog
from assistant.gui.writing.workspace import BENCHMARK, CHECKS, INDICATORS
from assistant.workflow.checking import CheckedText
from assistant.workflow.drafting import save_draft
from tests.gui.fake import FIELD, FULL, PENALTIES, TITLE, Fake, done, settle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from assistant.draft.draft import Draft
    from assistant.gui.main.main_window import MainWindow

FULL_PARAGRAPH = 4


@pytest.fixture(autouse=True)
def no_questions(monkeypatch: pytest.MonkeyPatch) -> None:
    """A question that no test expects fails it."""
    monkeypatch.setattr(draft_files, "ask_unsaved", lambda *_: pytest.fail("asked"))


def answer(monkeypatch: pytest.MonkeyPatch, word: str) -> list[str]:
    asked: list[str] = []
    monkeypatch.setattr(draft_files, "ask_unsaved", lambda _, title: asked.append(title) or word)
    return asked


def write(window: MainWindow, qtbot: QtBot, words: str, paragraph: int = 0) -> None:
    editor = window.workspace.editor
    editor.go_to(paragraph)
    editor.moveCursor(QTextCursor.MoveOperation.EndOfBlock)
    qtbot.keyClicks(editor, words)
    qtbot.waitUntil(lambda: window.drafts.keeper.is_dirty)


def text_of(draft: Draft | None, paragraph: int = 0) -> str:
    assert draft is not None
    return draft.paragraphs[paragraph].text


def test_first_page(window: MainWindow, fake: Fake, qtbot: QtBot) -> None:
    fake.reports = 3
    window.start(None)
    qtbot.waitUntil(lambda: "3 篇" in window.home._corpus.text())
    assert window.home.isVisible()
    assert window.windowTitle() == "法治报告助手"
    assert not window.actions_by_name["save"].isEnabled()
    assert window.actions_by_name["new"].isEnabled()


def test_opening_shows_the_draft(opened: MainWindow, draft: Draft) -> None:
    workspace = opened.workspace
    assert workspace.isVisible()
    assert opened.windowTitle() == f"{TITLE}[*] — 法治报告助手"
    assert not opened.isWindowModified()
    assert [entry.ordinal for entry in workspace.survey.entries] == [
        "一、",
        "（一）",
        "（二）",
        "二、",
    ]
    assert workspace.survey.blanks == 1
    assert "空白 1" in opened.status._counts.text()
    assert workspace.draft() == draft


def test_opening_a_broken_file_tells_why(window: MainWindow, fake: Fake) -> None:
    fake.unreadable = TargetNotWritable(Path("x"), "坏了")
    assert not done(window.drafts.open(Path("x.fzbg")))
    assert window.notice.isVisible()
    assert "无法写入" in window.notice.text
    assert window.home.isVisible()


def test_making_a_draft(window: MainWindow, fake: Fake, qtbot: QtBot) -> None:
    choice = NewDraftChoice(template="judicial_bureau", body="甲局", year=2024, sheet=None)
    done(window.drafts.make_from(choice))
    draft = window.workspace.draft()
    assert draft is not None
    assert draft.year == 2024
    assert window.drafts.keeper.is_dirty
    assert window.drafts.keeper.path is None
    assert fake.settings[-1].body == "甲局"


def test_typing_changes_the_draft_and_the_title_bar(opened: MainWindow, qtbot: QtBot) -> None:
    write(opened, qtbot, "abc")
    assert text_of(opened.workspace.draft()).endswith("任务。abc")
    assert opened.isWindowModified()
    qtbot.waitUntil(lambda: opened.status._saved.text() == "未保存")


def test_saving(
    opened: MainWindow,
    qtbot: QtBot,
    fake: Fake,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write(opened, qtbot, "abc")
    opened.drafts.keeper.note_and_tidy()
    qtbot.waitUntil(lambda: "已自动保存" in opened.status._saved.text())
    opened.actions_by_name["save"].trigger()
    settle(opened._background)
    path = Path("稿件.fzbg").absolute()
    assert text_of(fake.saved[path]).endswith("abc")
    assert not opened.isWindowModified()
    monkeypatch.setattr(files, "choose_save", lambda *_: tmp_path / "另存.fzbg")
    opened.actions_by_name["save_as"].trigger()
    settle(opened._background)
    assert opened.drafts.keeper.path == tmp_path / "另存.fzbg"
    assert fake.settings[-1].recent[0] == str(tmp_path / "另存.fzbg")


def test_recent_drafts_are_offered(
    opened: MainWindow, draft: Draft, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "去年的稿件.fzbg"
    save_draft(path, draft)
    opened.preferences.use_draft(path)
    assert done(opened.drafts.close())
    qtbot.waitUntil(lambda: opened.home.cards[0].accessibleName() == TITLE)
    opened._menus["recent"].actions()[0].trigger()
    settle(opened._background)
    assert opened.drafts.keeper.path == path
    assert opened.workspace.isVisible()


def test_failed_saving_keeps_the_text(opened: MainWindow, qtbot: QtBot, fake: Fake) -> None:
    write(opened, qtbot, "abc")
    fake.error = TargetNotWritable(Path("稿件.fzbg"), OSError(28, "full"))
    opened.actions_by_name["save"].trigger()
    settle(opened._background)
    assert "磁盘已满" in opened.notice.text
    assert opened.isWindowModified()
    assert text_of(opened.workspace.draft()).endswith("abc")


@pytest.mark.parametrize(
    ("word", "is_closed", "is_saved"),
    [("cancel", False, False), ("discard", True, False), ("save", True, True)],
)
def test_closing_asks(
    opened: MainWindow,
    qtbot: QtBot,
    fake: Fake,
    monkeypatch: pytest.MonkeyPatch,
    word: str,
    is_closed: bool,
    is_saved: bool,
) -> None:
    write(opened, qtbot, "abc")
    asked = answer(monkeypatch, word)
    opened.close()
    settle(opened._background)
    assert asked == [TITLE]
    assert opened.isVisible() is not is_closed
    assert bool(fake.saved) is is_saved
    assert (opened.workspace.draft() is None) is is_closed


def test_closing_an_unchanged_draft_asks_nothing(opened: MainWindow) -> None:
    opened.actions_by_name["close"].trigger()
    assert opened.home.isVisible()
    assert opened.windowTitle() == "法治报告助手"


def test_outline_leads_to_the_text(opened: MainWindow, qtbot: QtBot) -> None:
    tree = opened.workspace.outline.tree
    model = tree.model()
    index = model.index(0, 0, model.index(0, 0))
    assert "规范行政执法" in index.data()
    tree.clicked.emit(index)
    assert opened.workspace.editor.caret().paragraph == 3
    assert tree.currentIndex() == index


def test_check_marks_and_corrects(opened: MainWindow, qtbot: QtBot) -> None:
    opened.actions_by_name["check"].trigger()
    checks = opened.workspace.checks
    qtbot.waitUntil(lambda: len(checks.findings) == 2)
    assert opened.workspace.tabs.currentIndex() == CHECKS
    assert opened.status._findings.text().endswith("错误 1  疑似 1")
    opened.actions_by_name["next_finding"].trigger()  # about the whole text: nowhere to go
    opened.actions_by_name["next_finding"].trigger()
    assert opened.workspace.editor.textCursor().selectedText() == "清单"
    qtbot.mouseClick(checks._fix, Qt.MouseButton.LeftButton)
    assert "反馈问题台账" in text_of(opened.workspace.draft(), FULL_PARAGRAPH)
    assert len(checks.findings) == 1


def test_benchmark_of_the_field_at_the_caret(opened: MainWindow, qtbot: QtBot, fake: Fake) -> None:
    editor = opened.workspace.editor
    shown = editor.document().findBlockByNumber(FULL_PARAGRAPH + 1).text()
    editor.go_to(FULL_PARAGRAPH, shown.index("412") + 1, shown.index("412") + 1)
    opened.actions_by_name["compare"].trigger()
    qtbot.waitUntil(lambda: opened.workspace.benchmark.benchmark is not None)
    assert fake.benchmark.compared == [(PENALTIES, 412)]
    assert opened.workspace.tabs.currentIndex() == BENCHMARK
    panel = opened.workspace.benchmark
    assert "第 4 位" in panel._place.text()
    assert panel.model.rowCount() == 6
    opened.grab()


def test_benchmark_of_a_sentence_without_figures(opened: MainWindow, qtbot: QtBot) -> None:
    opened.workspace.editor.go_to(0)
    opened.actions_by_name["compare"].trigger()
    empty = opened.workspace.benchmark._empty
    qtbot.waitUntil(lambda: "没有认出" in empty._text.text())


def test_changed_number_reaches_text_and_survey(opened: MainWindow, qtbot: QtBot) -> None:
    model = opened.workspace.indicators.model
    assert model.setData(model.index(0, THIS_YEAR), "1,000")
    assert "1000宗" in opened.workspace.editor.toPlainText()
    assert "同比增长150%" in opened.workspace.editor.toPlainText()
    draft = opened.workspace.draft()
    assert draft.row(PENALTIES).this_year == 1000
    assert text_of(draft, FULL_PARAGRAPH) == FULL
    assert opened.isWindowModified()
    qtbot.waitUntil(lambda: opened.workspace.survey.unverified == 2)
    model.setData(model.index(0, STATE), "已核实")
    qtbot.waitUntil(lambda: opened.workspace.survey.unverified == 0)


def test_field_of_the_chosen_indicator(opened: MainWindow, qtbot: QtBot) -> None:
    panel = opened.workspace.indicators
    opened.workspace.show_tab(INDICATORS)
    opened.workspace.editor.go_to(6)
    assert panel.table.choose(PENALTIES)
    qtbot.mouseClick(panel._field, Qt.MouseButton.LeftButton)
    assert text_of(opened.workspace.draft(), 6) == FIELD
    panel.pane.filter.setText("复议")
    assert panel.pane.lines.shown == 1


def test_importing_a_sheet(opened: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "choose_open", lambda *_: Path("数据.xlsx"))
    monkeypatch.setattr(ProposalDialog, "exec", lambda _: True)
    opened.actions_by_name["import_sheet"].trigger()
    settle(opened._background)
    assert opened.workspace.draft().row("own.1") is not None
    assert opened.workspace.indicators.model.rowCount() == 3


def test_importing_reports(window: MainWindow, fake: Fake, qtbot: QtBot) -> None:
    window.importer.start([Path("甲.html"), Path("乙.bad")])
    window.importer.start([Path("丙.html")])  # one after another
    assert "正在处理上一批" in window.notice.text
    qtbot.waitUntil(lambda: window.notice.text == "导入 1 篇，未能导入 1 篇。")
    assert [path.name for path in fake.imported] == ["甲.html", "乙.bad"]
    assert "1 篇" in window.home._corpus.text()
    window.importer.start([])
    qtbot.waitUntil(lambda: "没有可以导入" in window.notice.text)


def test_exporting(opened: MainWindow, fake: Fake, qtbot: QtBot, tmp_path: Path) -> None:
    choice = ExportChoice(path=tmp_path / "报告.docx", edition="web")
    opened.parts.leaving.exporter.export(opened.workspace.draft(), choice)
    qtbot.waitUntil(lambda: opened.notice.text.startswith("已导出"))
    assert fake.exported == [(tmp_path / "报告.docx", "web")]
    assert read_state(opened.preferences._path).edition == "web"
    assert read_state(opened.preferences._path).export_ending == ".docx"
    fake.error = TargetNotWritable(tmp_path, "只读")
    opened.parts.leaving.exporter.export(opened.workspace.draft(), choice)
    qtbot.waitUntil(lambda: "无法写入" in opened.notice.text)


def test_styles_follow_the_caret_and_change_it(opened: MainWindow, qtbot: QtBot) -> None:
    opened.workspace.editor.go_to(3)
    assert opened._styles.currentData() == "heading2"
    opened.actions_by_name["style_heading1"].trigger()
    assert opened.workspace.editor.paragraphs()[3].style == "heading1"
    assert opened._styles.currentData() == "heading1"
    opened._styles.setCurrentIndex(0)
    opened._styles.activated.emit(0)
    assert opened.workspace.editor.paragraphs()[3].style == "body"


def test_panels_hide_and_are_remembered(opened: MainWindow) -> None:
    opened.actions_by_name["outline"].trigger()
    assert not opened.workspace.outline.isVisible()
    opened.workspace.show_tab(INDICATORS)
    opened._remember_state()
    state = read_state(opened.preferences._path)
    assert not state.left_shown
    assert state.tab == INDICATORS


def test_focus_leaves_only_the_paper(opened: MainWindow) -> None:
    opened.actions_by_name["focus"].trigger()
    for widget in (opened.workspace.outline, opened.workspace.tabs, opened.status):
        assert not widget.isVisible()
    opened.actions_by_name["focus"].trigger()
    for widget in (opened.workspace.outline, opened.workspace.tabs, opened.status):
        assert widget.isVisible()


def test_themes(opened: MainWindow, fake: Fake) -> None:
    opened.notice.tell("error", "坏了。")
    light = opened.notice._icon.pixmap().toImage()
    for name in ("dark", "paper", "light"):
        opened.set_theme(name)
        opened.grab()
        assert fake.settings[-1].theme == name
        assert opened._palette_button.text() == "搜索命令　Ctrl+K"
        assert (opened.notice._icon.pixmap().toImage() == light) == (name == "light")


def test_zoom(opened: MainWindow, qtbot: QtBot) -> None:
    desk, editor = opened.workspace.desk, opened.workspace.editor
    fitted = editor.character_px
    assert desk.fits
    opened.actions_by_name["zoom_in"].trigger()
    assert editor.character_px == fitted + 1
    assert not desk.fits
    opened.status._zoom.setValue(30)
    assert editor.character_px == 30
    assert opened.status._percent.text() == "143%"
    opened.actions_by_name["zoom_fit"].trigger()
    assert editor.character_px == fitted
    assert desk.fits
    sizes = opened.workspace.splitter.sizes()
    assert (abs(sizes[0] - 260) <= 1, abs(sizes[2] - 360) <= 1) == (True, True)


def test_window_shrinks_back_from_a_large_screen(opened: MainWindow, qtbot: QtBot) -> None:
    opened.resize(1920, 1080)
    qtbot.waitUntil(lambda: opened.workspace.editor.width() > 800)
    opened.resize(1366, 768)
    qtbot.waitUntil(lambda: opened.width() == 1366)
    assert opened.workspace.editor.width() <= opened.workspace.desk.width()
    assert abs(opened.workspace.outline.width() - 260) <= 1


def test_nothing_is_cut_on_the_bureaus_screen(opened: MainWindow) -> None:
    assert (opened.width(), opened.height()) == (1366, 768)
    assert opened.minimumSizeHint().width() <= 1366
    bar = opened._toolbar
    export = next(w for w in bar.findChildren(QWidget) if w.accessibleName() == "导出")
    assert export.mapTo(opened, export.rect().bottomRight()).x() < 1366
    editor, desk = opened.workspace.editor, opened.workspace.desk
    assert editor.width() <= desk.width()
    assert abs(opened.workspace.outline.width() - 260) <= 1
    assert abs(opened.workspace.tabs.width() - 360) <= 1


def test_everything_has_a_name(opened: MainWindow) -> None:
    kinds = (QPushButton, QToolButton, QLineEdit, QComboBox, QSlider, QAbstractItemView)
    nameless = [
        widget
        for kind in kinds
        for widget in opened.findChildren(kind)
        if not widget.isHidden()
        and not (widget.accessibleName() or getattr(widget, "text", str)())
        and not widget.objectName().startswith("qt_")
        and not isinstance(widget.parent(), QComboBox | QTabBar)
        and not isinstance(widget, QHeaderView)
        and type(widget.parent()) is not QFrame  # the list of a combo box
    ]
    assert nameless == []


def test_every_command_stands_in_a_menu(opened: MainWindow) -> None:
    def inside(menu: QMenu) -> Iterator[str]:
        for action in menu.actions():
            yield from inside(action.menu()) if action.menu() else [action.text()]

    found = {text for action in opened.menuBar().actions() for text in inside(action.menu())}
    missing = {action.text() for action in opened.actions_by_name.values()} - found
    assert missing == {"导出(&E)…"}  # the button of the toolbar


def test_palette_finds_and_runs_a_command(opened: MainWindow, qtbot: QtBot) -> None:
    opened.actions_by_name["palette"].trigger()
    [palette] = opened.findChildren(Palette)
    assert len(palette.names) > 20
    palette._words.setText("三级")
    assert palette.names == ["三级标题　Ctrl+3"]
    opened.workspace.editor.go_to(0)
    qtbot.keyClick(palette._words, Qt.Key.Key_Return)
    assert opened.workspace.editor.paragraphs()[0].style == "heading3"


def test_palette_is_moved_through_by_keys(opened: MainWindow, qtbot: QtBot) -> None:
    palette = Palette(opened, list(opened.actions_by_name.values()))
    qtbot.addWidget(palette)
    qtbot.keyClick(palette._words, Qt.Key.Key_Down)
    assert palette._list.currentRow() == 1
    palette._words.setText("没有这样的命令")
    qtbot.keyClick(palette._words, Qt.Key.Key_Return)


def test_closing_while_importing_asks(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(window.work, "_job", object())
    monkeypatch.setattr(ask, "ask_stop", lambda _: False)
    assert not window.close()
    monkeypatch.setattr(ask, "ask_stop", lambda _: True)
    assert window.close()


def test_opening_the_open_draft_again_changes_nothing(opened: MainWindow, qtbot: QtBot) -> None:
    write(opened, qtbot, "abc")
    assert done(opened.drafts.open(Path("稿件.fzbg")))
    assert text_of(opened.workspace.draft()).endswith("abc")


def test_a_file_that_cannot_be_opened_leaves_the_open_draft(opened: MainWindow, fake: Fake) -> None:
    fake.unreadable = TargetNotWritable(Path("x"), "坏了")
    assert not done(opened.drafts.open(Path("别的.fzbg")))
    assert opened.workspace.draft() is not None


def test_commands_are_told_apart() -> None:
    names = [command.name for command in commands.COMMANDS]
    keys = [command.keys for command in commands.COMMANDS if command.keys]
    assert len(set(names)) == len(names)
    assert len(set(keys)) == len(keys)
    assert commands.shortcut_lines()


def test_every_command_does_something(window: MainWindow) -> None:
    for command in commands.COMMANDS:
        action = window.actions_by_name[command.name]
        is_wired = action.receivers("2triggered(bool)") or action.receivers("2toggled(bool)")
        assert is_wired, command.name


def test_errors_are_told_kindly(window: MainWindow) -> None:
    window.drafts.tell_error(AssistantError("坏"))
    assert window.notice.text == "操作未完成：坏。"


def test_blanks_are_told_by_their_number_and_listed_when_asked_for(
    opened: MainWindow, qtbot: QtBot
) -> None:
    for name in ("件数", "人数"):
        opened.workspace.editor.go_to(0, 0, 0)
        opened.workspace.editor.insert_blank(name)
    manuscript = compose(opened.workspace.draft())
    blanks = tuple(
        Finding(
            rule="placeholders",
            severity="error",
            message=f"空白“{words}”还没有填写。",
            start=manuscript.text.index(words),
            end=manuscript.text.index(words) + len(words),
        )
        for words in ("【件数】", "【人数】")
    )
    other = Finding(rule="wording", severity="warning", message="疑", start=0, end=1)
    draft, checks = opened.workspace.draft(), opened.workspace.checks
    listed = checks.view.model().rowCount
    both = CheckedText(findings=(other, *blanks), manuscript=manuscript)
    opened.workspace.checking._on_checked((draft, both))
    qtbot.waitUntil(lambda: listed() == 1)
    assert opened.status._findings.text().endswith("错误 0  疑似 1")
    assert "空白 2" in checks._head.text()
    qtbot.mouseClick(checks.with_blanks, Qt.MouseButton.LeftButton)
    assert listed() == 3
    qtbot.mouseClick(checks.with_blanks, Qt.MouseButton.LeftButton)
    only = CheckedText(findings=blanks, manuscript=manuscript)
    opened.workspace.checking._on_checked((draft, only))
    qtbot.waitUntil(lambda: listed() == 2)
    assert not checks.with_blanks.isVisible()
