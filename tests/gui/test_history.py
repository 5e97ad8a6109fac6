"""历史版本: listing, looking at, naming and restoring versions, beside the real window and file."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QMessageBox

from assistant.base.paths import user_data
from assistant.base.settings import Settings
from assistant.draft.file import keep_version, read_draft, read_history, write_draft
from assistant.draft.parts import Paragraph
from assistant.draft.versions.version import Version
from assistant.gui.dialogs import files
from assistant.gui.history.entry import day_words, entries_of
from assistant.gui.history.histories import RESTORE, Histories
from assistant.gui.history.keeping import VersionKeeping
from assistant.gui.history.questions import NameDialog
from assistant.gui.jobs.background import Background
from assistant.gui.look.theme import theme_of
from assistant.gui.main.main_window import MainWindow
from assistant.gui.services.services import services_of
from assistant.gui.services.version import history_services
from assistant.workflow.desk import own_desk
from tests.gui.fake import done, settle

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from assistant.draft.draft import Draft
    from assistant.gui.history.window import HistoryWindow

PATIENCE_MS = 30_000
LOST = "受理行政复议申请96件，办结90件。"


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    lanes = Background()
    made = MainWindow(services_of(own_desk()), Settings(), lanes, state=user_data("window.json"))
    made.lanes = lanes
    qtbot.addWidget(made, before_close_func=lambda _: made.drafts.keeper.end())
    made.showNormal()
    yield made
    made.drafts.keeper.end()
    made.workspace.close_draft()
    lanes.close()


@pytest.fixture
def keeping(window: MainWindow) -> VersionKeeping:
    return VersionKeeping(
        history_services(), window.workspace, window.drafts, window.notice, every_ms=30
    )


@pytest.fixture
def earlier(draft: Draft) -> Draft:
    """The draft with more in its second section."""
    paragraphs = list(draft.paragraphs)
    paragraphs[6] = Paragraph(text=LOST)
    return replace(draft, paragraphs=tuple(paragraphs))


@pytest.fixture
def path(draft: Draft, earlier: Draft, tmp_path: Path) -> Path:
    """The draft with three versions of other days in its file."""
    saved = tmp_path / "稿件.fzbg"
    write_draft(saved, draft)
    now = datetime.now(UTC)
    other = replace(draft, sheet=draft.sheet[:1])
    keep_version(saved, other, now=now - timedelta(days=3))
    keep_version(saved, earlier, name="送审稿", now=now - timedelta(days=2))
    short = replace(draft, paragraphs=draft.paragraphs[:5])
    keep_version(saved, short, act="全部替换", now=now - timedelta(days=1))
    return saved


@pytest.fixture
def histories(window: MainWindow, keeping: VersionKeeping, path: Path, qtbot: QtBot) -> Histories:
    """The window of the versions, with the newest one chosen."""
    assert done(window.drafts.open(path))
    made = Histories(
        window,
        history_services(),
        window.lanes,
        window.workspace,
        window.drafts,
        keeping,
        preferences=window.preferences,
        theme=theme_of("light"),
    )
    made.open()
    looked_at(made, qtbot, "全部替换之前")
    return made


def looked_at(histories: Histories, qtbot: QtBot, label: str) -> HistoryWindow:
    """Wait until the version of that label is shown."""

    def is_shown() -> bool:
        look = histories.window.preview.look
        chosen = histories.window.chosen
        return (
            look is not None
            and chosen is not None
            and chosen.label == label
            and look.version.id == chosen.version.id
        )

    qtbot.waitUntil(is_shown, timeout=PATIENCE_MS)
    return histories.window


def choose(histories: Histories, qtbot: QtBot, label: str) -> HistoryWindow:
    """Choose a version of the list."""
    shown = histories.window
    rows = [r for r in shown.model.version_rows if shown.model.entries[r].label == label]
    shown.list.setCurrentIndex(shown.model.index(rows[0]))
    return looked_at(histories, qtbot, label)


def choose_section(shown: HistoryWindow, qtbot: QtBot, name: str) -> None:
    """Choose a section of the outline and wait for what restoring it would do."""
    outline = shown.preview.outline
    found = outline.findItems(name, Qt.MatchFlag.MatchContains)
    outline.setCurrentItem(found[0])
    qtbot.waitUntil(lambda: "这一节" in shown._told.text(), timeout=PATIENCE_MS)


def answer(monkeypatch: pytest.MonkeyPatch, words: str, *, sheet: bool = True) -> list[str]:
    """Press the button of that text in the next question; return what was asked."""
    asked: list[str] = []

    def exec_box(box: QMessageBox) -> int:
        asked.append(box.text())
        if box.checkBox() is not None:
            box.checkBox().setChecked(sheet)
        next(each for each in box.buttons() if words in each.text()).click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", exec_box)
    return asked


def name_it(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    def exec_dialog(dialog: NameDialog) -> bool:
        dialog._name.setText(name)
        return dialog.accept_button.isEnabled()

    monkeypatch.setattr(NameDialog, "exec", exec_dialog)


def texts(window: MainWindow) -> list[str]:
    return [paragraph.text for paragraph in window.workspace.draft().paragraphs]


def test_versions_stand_under_their_days_with_their_lengths(histories: Histories) -> None:
    entries = histories.window.model.entries
    days = [entry.day for entry in entries if entry.version is None]
    assert days[0] == "昨天"
    assert len(days) == 3
    shown = [(entry.kind, entry.label) for entry in entries if entry.version is not None]
    assert shown == [("操作前", "全部替换之前"), ("命名", "送审稿"), ("自动", "")]
    assert "比现在少" in entries[1].length
    assert "比现在多" in entries[3].length
    assert "字数与现在相同" in entries[5].length
    model = histories.window.model
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsSelectable
    assert "送审稿" in model.index(3).data(Qt.ItemDataRole.AccessibleTextRole)


def test_the_keyboard_goes_from_version_to_version(histories: Histories, qtbot: QtBot) -> None:
    shown = histories.window
    qtbot.keyClick(shown.list, Qt.Key.Key_Down)
    looked_at(histories, qtbot, "送审稿")
    assert LOST in shown.preview.reader.toPlainText()
    assert "（二）办好行政复议" in shown.preview.reader.toPlainText()


def test_only_what_differs_is_shown_and_the_rest_opens(histories: Histories, qtbot: QtBot) -> None:
    shown = choose(histories, qtbot, "送审稿")
    page = shown.preview.page
    assert "1 处不同" in shown.preview.tabs.tabText(1)
    assert LOST in page.toPlainText()
    assert "段相同" in page.toPlainText()
    assert "执法力量不足" not in page.toPlainText()
    shown.actions_by_name["next"].trigger()
    assert page.current is not None
    assert shown.preview.tabs.currentIndex() == 1
    fold = page.shown[-1]
    page.anchorClicked.emit(QUrl(f"fold:{fold.start}"))
    assert "执法力量不足" in page.toPlainText()


def test_a_section_comes_back_as_one_step(
    histories: Histories, window: MainWindow, qtbot: QtBot, path: Path
) -> None:
    shown = choose(histories, qtbot, "送审稿")
    before = texts(window)
    choose_section(shown, qtbot, "规范行政执法")
    assert not shown.restore_section.isEnabled()
    choose_section(shown, qtbot, "办好行政复议")
    qtbot.waitUntil(shown.restore_section.isEnabled, timeout=PATIENCE_MS)
    qtbot.mouseClick(shown.restore_section, Qt.MouseButton.LeftButton)
    settle(window.lanes)
    after = texts(window)
    assert LOST in after
    assert [text for text in after if text != LOST] == [text for text in before if text]
    assert RESTORE in [version.act for version in read_history(path)]
    window.workspace.editor.step_back()
    assert LOST not in texts(window)
    qtbot.waitUntil(lambda: "与当前稿件比较（1 处" in shown.preview.tabs.tabText(1))


def test_all_comes_back_and_the_present_draft_is_kept_first(
    histories: Histories,
    window: MainWindow,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    path: Path,
    earlier: Draft,
) -> None:
    window.workspace.editor.go_to(0)
    window.workspace.editor.insertPlainText("刚写的话。")
    present = window.workspace.draft()
    shown = choose(histories, qtbot, "送审稿")
    asked = answer(monkeypatch, "恢复")
    qtbot.mouseClick(shown.restore_all, Qt.MouseButton.LeftButton)
    settle(window.lanes)
    assert "送审稿" in asked[0]
    assert window.workspace.draft().paragraphs == earlier.paragraphs
    [kept] = [version for version in read_history(path) if version.act == RESTORE]
    assert kept.kind == "before"
    assert history_services().open_version(path, kept).paragraphs == present.paragraphs
    assert shown.notice.isVisible()
    qtbot.mouseClick(shown.notice._first, Qt.MouseButton.LeftButton)
    assert window.workspace.draft().paragraphs == present.paragraphs


@pytest.mark.parametrize("with_sheet", [True, False])
def test_the_sheet_comes_back_where_it_is_wanted(
    histories: Histories,
    window: MainWindow,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    draft: Draft,
    with_sheet: bool,
) -> None:
    shown = choose(histories, qtbot, "")
    answer(monkeypatch, "恢复", sheet=with_sheet)
    shown.actions_by_name["restore_all"].trigger()
    settle(window.lanes)
    assert shown.preview.tabs.tabText(2).startswith("数据不同")
    assert window.workspace.draft().sheet == (draft.sheet[:1] if with_sheet else draft.sheet)
    qtbot.mouseClick(shown.notice._first, Qt.MouseButton.LeftButton)
    assert window.workspace.draft().sheet == draft.sheet


def test_thinking_better_of_it_changes_nothing(
    histories: Histories, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = choose(histories, qtbot, "送审稿")
    before = window.workspace.draft()
    answer(monkeypatch, "取消")
    shown.actions_by_name["restore_all"].trigger()
    shown.actions_by_name["remove"].trigger()
    assert window.workspace.draft() == before
    assert len(shown.model.version_rows) == 3


def test_what_cannot_be_kept_first_is_restored_only_on_a_second_wish(
    histories: Histories,
    window: MainWindow,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    path: Path,
    earlier: Draft,
) -> None:
    shown = choose(histories, qtbot, "送审稿")
    path.unlink()
    answer(monkeypatch, "恢复")
    shown.actions_by_name["restore_all"].trigger()
    settle(window.lanes)
    assert window.workspace.draft().paragraphs != earlier.paragraphs
    assert "没有恢复" in shown.notice.text
    qtbot.mouseClick(shown.notice._first, Qt.MouseButton.LeftButton)
    assert window.workspace.draft().paragraphs == earlier.paragraphs


def test_names_are_given_and_taken_away(
    histories: Histories, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, path: Path
) -> None:
    shown = histories.window
    name_it(monkeypatch, "征求意见稿")
    shown.actions_by_name["rename"].trigger()
    looked_at(histories, qtbot, "征求意见稿")
    assert read_history(path)[-1].name == "征求意见稿"
    name_it(monkeypatch, "")
    shown.actions_by_name["rename"].trigger()
    looked_at(histories, qtbot, "全部替换之前")
    assert read_history(path)[-1].kind == "before"


def test_the_present_draft_is_kept_by_a_name(
    histories: Histories,
    window: MainWindow,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    path: Path,
) -> None:
    window.workspace.editor.go_to(0)
    window.workspace.editor.insertPlainText("刚写的话。")
    name_it(monkeypatch, "")
    histories.window.actions_by_name["keep"].trigger()
    assert len(read_history(path)) == 3
    name_it(monkeypatch, "报送稿")
    histories.window.actions_by_name["keep"].trigger()
    settle(window.lanes)
    assert read_history(path)[-1].name == "报送稿"
    qtbot.waitUntil(lambda: len(histories.window.model.version_rows) == 4, timeout=PATIENCE_MS)
    assert window.drafts.keeper.is_dirty


def test_a_version_is_removed_for_good(
    histories: Histories, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, path: Path
) -> None:
    shown = histories.window
    answer(monkeypatch, "删除")
    qtbot.waitUntil(shown.list.hasFocus)
    qtbot.keyClick(shown.list, Qt.Key.Key_Delete)
    looked_at(histories, qtbot, "送审稿")
    assert [each.name for each in read_history(path)] == ["", "送审稿"]


def test_a_copy_goes_into_a_file_of_its_own(
    histories: Histories,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    path: Path,
    earlier: Draft,
) -> None:
    shown = choose(histories, qtbot, "送审稿")
    offered: list[Path] = []
    target = path.with_name("旧稿.fzbg")
    answers = [path, target]

    def choose_save(*given: object) -> Path:
        offered.append(given[-1])
        return answers.pop(0)

    monkeypatch.setattr(files, "choose_save", choose_save)
    shown.actions_by_name["save_copy"].trigger()
    assert "当前稿件的文件" in shown.notice.text
    shown.actions_by_name["save_copy"].trigger()
    qtbot.waitUntil(lambda: "旧稿.fzbg" in shown.notice.text, timeout=PATIENCE_MS)
    assert read_draft(target) == earlier
    assert "送审稿" in offered[0].name
    assert ":" not in offered[0].name


def test_a_draft_without_a_file_teaches_and_saving_fills_the_list(
    window: MainWindow,
    keeping: VersionKeeping,
    draft: Draft,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    done(window.drafts.take(draft))
    histories = Histories(
        window,
        history_services(),
        window.lanes,
        window.workspace,
        window.drafts,
        keeping,
        preferences=window.preferences,
        theme=theme_of("dark"),
    )
    histories.open()
    shown = histories.window
    assert shown._empty.isVisible()
    assert not shown.actions_by_name["keep"].isEnabled()
    keeping.keep_before("导出")  # there is no file to keep it in
    monkeypatch.setattr(files, "choose_save", lambda *_: tmp_path / "新稿.fzbg")
    qtbot.mouseClick(shown._empty._button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(shown.actions_by_name["keep"].isEnabled, timeout=PATIENCE_MS)
    keeping.keep_before("导出")
    qtbot.waitUntil(lambda: shown.chosen is not None, timeout=PATIENCE_MS)
    assert shown.chosen.label == "导出之前"
    assert done(window.drafts.close())
    assert histories.window is None


def test_a_file_that_lost_its_versions_is_told(
    histories: Histories, qtbot: QtBot, path: Path, draft: Draft
) -> None:
    shown = histories.window
    other = path.with_name("另一份.fzbg")
    write_draft(other, draft)
    other.replace(path)
    shown.list.setCurrentIndex(shown.model.index(3))
    qtbot.waitUntil(shown._blank.isVisible, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: "没有这一版" in shown._blank._text.text(), timeout=PATIENCE_MS)
    assert not shown.restore_all.isEnabled()


def test_writing_leaves_versions_by_and_by(
    window: MainWindow, keeping: VersionKeeping, path: Path, qtbot: QtBot
) -> None:
    done(window.drafts.open(path))
    count = len(read_history(path))
    stored = read_draft(path)
    told: list[Path] = []
    keeping.written.connect(told.append)
    qtbot.wait(60)
    assert len(read_history(path)) == count
    window.workspace.editor.go_to(0)
    window.workspace.editor.insertPlainText("刚写的话。")
    qtbot.waitUntil(lambda: len(read_history(path)) == count + 1, timeout=PATIENCE_MS)
    kept = read_history(path)[-1]
    assert kept.kind == "auto"
    then = history_services().open_version(path, kept)
    assert "刚写的话。" in "".join(paragraph.text for paragraph in then.paragraphs)
    assert read_draft(path) == stored
    qtbot.waitUntil(lambda: told == [path], timeout=PATIENCE_MS)
    assert window.drafts.keeper.is_dirty


def test_a_failure_by_and_by_is_told_once(
    window: MainWindow, keeping: VersionKeeping, path: Path, qtbot: QtBot
) -> None:
    done(window.drafts.open(path))
    path.unlink()
    window.workspace.editor.insertPlainText("一")
    qtbot.waitUntil(lambda: "没有存下历史版本" in window.notice.text, timeout=PATIENCE_MS)
    window.notice.hide()
    window.workspace.editor.insertPlainText("二")
    qtbot.wait(100)
    assert not window.notice.isVisible()
    keeping.keep_before("全部替换")
    settle(window.lanes)
    assert "“全部替换”之前" in window.notice.text


def test_the_window_takes_other_colours(histories: Histories, qtbot: QtBot) -> None:
    shown = choose(histories, qtbot, "送审稿")
    light = shown.preview.page.grab().toImage()
    histories.set_theme(theme_of("dark"))
    assert shown.preview.page.grab().toImage() != light
    assert LOST in shown.preview.reader.toPlainText()


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 2, 5), "今天"),
        (date(2026, 2, 4), "昨天"),
        (date(2026, 2, 1), "2月1日 星期日"),
        (date(2025, 12, 31), "2025年12月31日 星期三"),
    ],
)
def test_days_read_as_one_speaks(day: date, words: str) -> None:
    assert day_words(day, date(2026, 2, 5)) == words


def test_a_version_of_unknown_length_has_no_difference() -> None:
    version = Version(id="1", time=datetime(2026, 2, 5, 8, tzinfo=UTC))
    day, entry = entries_of([version], 120, date(2026, 2, 6))
    assert (day.day, entry.length, entry.difference) == ("昨天", "", None)
