"""比较稿件: two texts side by side and the numbers that differ, beside the real window."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication

from assistant.base.paths import user_data
from assistant.base.settings import Settings
from assistant.draft.file import write_draft
from assistant.draft.parts import Paragraph
from assistant.gui.compare.comparisons import Comparisons, OpenDraftSide
from assistant.gui.compare.shown import Folded, shown_rows
from assistant.gui.dialogs import files
from assistant.gui.jobs.background import Background
from assistant.gui.look.theme import theme_of
from assistant.gui.main.main_window import MainWindow
from assistant.gui.services.services import services_of
from assistant.gui.services.version import compare_services
from assistant.workflow.desk import own_desk
from assistant.workflow.side_by_side import compare_texts
from tests.draft.test_compare import LAST, with_text
from tests.gui.fake import done

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from assistant.gui.compare.window import CompareWindow

PATIENCE_MS = 30_000
CHANGED = "作出行政处罚决定90件，开展执法检查12次。"


def make_now():
    """This year's draft: a number changed, a paragraph moved to the end, one is new."""
    parts = list(with_text(LAST, 4, CHANGED).paragraphs)
    parts.insert(1, parts.pop(8))
    return replace(LAST, paragraphs=(*parts, Paragraph(text="新写一段，说的是另一件事。")))


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
def comparisons(window: MainWindow) -> Comparisons:
    return Comparisons(
        window,
        compare_services(),
        window.lanes,
        window.workspace,
        preferences=window.preferences,
        theme=theme_of("light"),
    )


@pytest.fixture
def last(tmp_path: Path) -> Path:
    path = tmp_path / "上年.fzbg"
    write_draft(path, LAST)
    return path


@pytest.fixture
def compared(
    comparisons: Comparisons, window: MainWindow, last: Path, tmp_path: Path, qtbot: QtBot
) -> Comparisons:
    """Last year's file at the left, the open draft at the right."""
    path = tmp_path / "今年.fzbg"
    write_draft(path, make_now())
    done(window.drafts.open(path))
    comparisons.compare(last, OpenDraftSide())
    finished(comparisons, qtbot)
    return comparisons


def finished(comparisons: Comparisons, qtbot: QtBot) -> CompareWindow:
    qtbot.waitUntil(lambda: comparisons.window.compared is not None, timeout=PATIENCE_MS)
    return comparisons.window


def test_the_open_draft_waits_for_what_it_is_compared_with(
    comparisons: Comparisons,
    window: MainWindow,
    last: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    done(window.drafts.take(make_now()))
    comparisons.open()
    shown = comparisons.window
    assert shown.sides[0].name == ""
    assert "当前稿件《青栎区2024" in shown.sides[1].name
    assert shown._empty.isVisible()
    assert not shown.actions_by_name["next"].isEnabled()
    monkeypatch.setattr(files, "choose_open", lambda *_: last)
    used: list[str] = []
    comparisons.folder_used.connect(used.append)
    qtbot.mouseClick(shown._empty._button, Qt.MouseButton.LeftButton)
    finished(comparisons, qtbot)
    assert shown.sides[0].name == "上年.fzbg"
    assert used == [str(last.parent)]
    assert shown.tabs.tabText(0) == "文字不同 3"
    assert shown.tabs.tabText(1) == "数据不同 1"


def test_what_is_the_same_is_folded_and_opens(compared: Comparisons) -> None:
    page = compared.window.page
    assert CHANGED in page.toPlainText()
    assert "推进依法行政" not in "".join(page.toPlainText().split("段相同")[1:])
    folds = [each for each in page.shown if isinstance(each, Folded)]
    assert folds
    page.anchorClicked.emit(QUrl(f"fold:{folds[-1].start}"))
    assert len([each for each in page.shown if isinstance(each, Folded)]) == len(folds) - 1
    compared.window.actions_by_name["show_all"].trigger()
    assert page.shown == list(range(len(compared.window.compared.rows)))
    assert "化解行政争议" in page.toPlainText()


def test_only_paragraphs_with_other_numbers(compared: Comparisons) -> None:
    page = compared.window.page
    compared.window.actions_by_name["show_figures"].trigger()
    rows = [compared.window.compared.rows[each] for each in page.shown if isinstance(each, int)]
    assert [row.after.text for row in rows if row.kind == "changed"] == [CHANGED]
    assert "另一件事" not in page.toPlainText()


def test_steps_go_round_through_the_differences(compared: Comparisons) -> None:
    shown = compared.window
    visited = []
    for _ in range(4):
        shown.actions_by_name["next"].trigger()
        visited.append(shown.page.current)
    rows = shown.compared.rows
    assert visited[:3] == [number for number, row in enumerate(rows) if row.is_difference]
    assert visited[3] == visited[0]
    shown.actions_by_name["previous"].trigger()
    assert shown.page.current == visited[2]


def test_a_move_leads_to_its_other_end(compared: Comparisons) -> None:
    shown = compared.window
    rows = shown.compared.rows
    moved = next(number for number, row in enumerate(rows) if row.kind == "moved")
    shown.page.anchorClicked.emit(QUrl(f"row:{rows[moved].partner}"))
    assert rows[shown.page.current].kind == "moved_away"
    shown.page.anchorClicked.emit(QUrl(f"row:{rows[shown.page.current].partner}"))
    assert shown.page.current == moved


def test_a_click_makes_a_row_the_current_one(compared: Comparisons, qtbot: QtBot) -> None:
    page = compared.window.page
    compared.window.show()
    cursor = page.document().find(CHANGED)
    point = page.cursorRect(cursor).center()
    qtbot.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert compared.window.compared.rows[page.current].after.text == CHANGED


def test_numbers_are_copied_and_lead_to_their_place(compared: Comparisons, qtbot: QtBot) -> None:
    shown = compared.window
    shown.actions_by_name["figures"].trigger()
    shown.table.selectRow(0)
    qtbot.keyClick(shown.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().split("\n") == [
        "指标\t左\t右\t变化\t位置",
        "行政处罚\t86件\t90件\t+4件（+4.65%）\t第一部分（一）",
    ]
    qtbot.keyClick(shown.table, Qt.Key.Key_Return)
    assert shown.tabs.currentIndex() == 0
    assert shown.compared.rows[shown.page.current].after.text == CHANGED


def test_the_place_is_shown_in_the_draft(compared: Comparisons, window: MainWindow) -> None:
    shown = compared.window
    shown.actions_by_name["show_place"].trigger()
    assert "请先点一处不同" in shown.notice.text
    rows = shown.compared.rows
    shown.page.go_to(next(n for n, r in enumerate(rows) if r.after and r.after.text == CHANGED))
    shown.actions_by_name["show_place"].trigger()
    caret = window.workspace.editor.caret()
    assert window.workspace.draft().paragraphs[caret.paragraph].text == CHANGED


def test_the_comparison_follows_the_draft(
    compared: Comparisons, window: MainWindow, qtbot: QtBot
) -> None:
    window.workspace.editor.go_to(0)
    window.workspace.editor.insertPlainText("刚写的话。")
    qtbot.waitUntil(lambda: "刚写的话" in compared.window.page.toPlainText(), timeout=PATIENCE_MS)


def test_sides_change_places(compared: Comparisons, qtbot: QtBot) -> None:
    shown = compared.window
    shown.actions_by_name["swap"].trigger()
    qtbot.waitUntil(lambda: shown.figures.records()[0].before == "90件", timeout=PATIENCE_MS)
    assert shown.sides[1].name == "上年.fzbg"


@pytest.mark.parametrize("ending", [".html", ".txt"])
def test_the_comparison_is_written_down(
    compared: Comparisons,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    tmp_path: Path,
    ending: str,
) -> None:
    target = tmp_path / f"结果{ending}"
    monkeypatch.setattr(files, "choose_save", lambda *_: target)
    compared.window.actions_by_name["export"].trigger()
    qtbot.waitUntil(lambda: target.name in compared.window.notice.text, timeout=PATIENCE_MS)
    assert "90" in target.read_text(encoding="utf-8")


def test_a_report_that_cannot_be_read_is_told(
    comparisons: Comparisons, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    done(window.drafts.take(make_now()))
    bad = tmp_path / "坏.fzbg"
    bad.write_bytes(b"PK\x03\x04nothing")
    comparisons.compare(bad, OpenDraftSide())
    shown = comparisons.window
    qtbot.waitUntil(lambda: "坏.fzbg" in shown.notice.text, timeout=PATIENCE_MS)
    assert shown.compared is None
    write_draft(bad, LAST)
    qtbot.mouseClick(shown.notice._first, Qt.MouseButton.LeftButton)
    finished(comparisons, qtbot)


def test_two_files_without_an_open_draft(
    comparisons: Comparisons, last: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    report = tmp_path / "报告.txt"
    text = "".join(f"{each.text}\n\n" for each in LAST.paragraphs if each.style != "guidance")
    report.write_text(text.replace("86件", "99件"), encoding="utf-8")
    comparisons.compare(last, report)
    shown = finished(comparisons, qtbot)
    assert not shown.actions_by_name["show_place"].isVisible()
    assert "99件" in [row.after for row in shown.compared.figures]


def test_two_equal_texts_say_so(comparisons: Comparisons, last: Path, qtbot: QtBot) -> None:
    comparisons.compare(last, last)
    shown = finished(comparisons, qtbot)
    assert shown._empty.isVisible()
    assert shown._empty._title.text() == "两边相同"


def test_closing_the_draft_closes_its_comparison_and_leaves_others(
    compared: Comparisons, last: Path, qtbot: QtBot
) -> None:
    compared.end()
    assert compared.window is None
    compared.compare(last, last)
    finished(compared, qtbot)
    compared.end()
    assert compared.window is not None
    compared.close()
    assert compared.window is None


def test_the_window_takes_other_colours(compared: Comparisons) -> None:
    light = compared.window.page.grab().toImage()
    compared.set_theme(theme_of("dark"))
    assert compared.window.page.grab().toImage() != light
    assert CHANGED in compared.window.page.toPlainText()


def test_a_single_equal_paragraph_is_not_folded() -> None:
    now = with_text(with_text(LAST, 4, CHANGED), 0, "另起一句开头。")
    result = compare_texts(LAST, now)
    for choice in ("differences", "figures"):
        for each in shown_rows(result.rows, choice, result.figures):
            assert not isinstance(each, Folded) or each.count > 1
