"""The preview beside the text, in the real window."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from assistant.draft.parts import Paragraph
from assistant.gui.look.theme import theme_of
from assistant.gui.preview import pictures
from assistant.gui.preview.places import TITLE, TextPlace, row_of, text_at
from assistant.workflow.errors import UnknownFormat

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from assistant.draft.draft import Draft
    from assistant.gui.main.main_window import MainWindow
    from assistant.gui.preview.view import PageView
    from assistant.workflow.paging import PagedDraft
    from tests.gui.fake import Fake

SENTENCE = "组织案卷评查，逐案反馈问题清单，督促限期整改到位。"


@pytest.fixture
def draft(draft: Draft) -> Draft:
    """A draft of several pages; each paragraph tells its number."""
    more = tuple(
        Paragraph(text=f"第{number}段：{SENTENCE * 4}")
        for number in range(len(draft.paragraphs), 70)
    )
    return replace(draft, paragraphs=(*draft.paragraphs, *more))


@pytest.fixture
def previewed(opened: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window with the preview on."""
    opened.actions_by_name["preview"].trigger()
    qtbot.waitUntil(lambda: opened.workspace.preview.view.page >= 0)
    return opened


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """Numbers of the pages that were painted."""
    numbers: list[int] = []
    paint = pictures.paint_page

    def noted(painter, page, *rest) -> None:
        numbers.append(page.number)
        paint(painter, page, *rest)

    monkeypatch.setattr(pictures, "paint_page", noted)
    return numbers


def paged(window: MainWindow, fake: Fake) -> PagedDraft:
    draft = window.workspace.draft()
    assert draft is not None
    return fake.services().lay_out(draft)


def count_of(window: MainWindow) -> str:
    return window.workspace.preview._count.text()


def click(view: PageView, place: QPointF) -> None:
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place.toPoint())


def point_of(view: PageView, page: int, x_mm: float, y_mm: float) -> QPointF:
    """Bring a place into sight and return where it is."""
    column, bar = view._column, view.verticalScrollBar()
    bar.setValue(round(column.y_of(page, y_mm)) - 100)
    return QPointF(column.x_of(page, x_mm), column.y_of(page, y_mm) - bar.value())


def test_pages_are_counted(previewed: MainWindow, fake: Fake) -> None:
    pages = len(paged(previewed, fake).pages)
    assert pages > 5
    assert count_of(previewed) == f"第 1 页 / 共 {pages} 页"
    assert f"共 {pages} 页" in previewed.status._counts.text()
    assert previewed.workspace.preview.view.accessibleDescription() == count_of(previewed)


def test_preview_takes_the_place_of_the_panels(previewed: MainWindow) -> None:
    workspace, actions = previewed.workspace, previewed.actions_by_name
    assert workspace.preview.isVisible()
    assert not workspace.tabs.isVisible()
    assert workspace.editor.width() <= workspace.desk.width()
    assert previewed.width() == 1366
    actions["suggest"].trigger()
    assert (workspace.preview.isVisible(), workspace.tabs.isVisible()) == (False, True)
    assert not actions["preview"].isChecked()
    assert "约" in previewed.status._counts.text()
    actions["preview"].trigger()
    workspace.preview.button("close").click()
    assert (workspace.preview.isVisible(), workspace.tabs.isVisible()) == (False, True)


def test_panels_that_were_hidden_stay_hidden(opened: MainWindow) -> None:
    actions, workspace = opened.actions_by_name, opened.workspace
    actions["panel"].setChecked(False)
    actions["preview"].trigger()
    actions["preview"].trigger()
    assert (workspace.preview.isVisible(), workspace.tabs.isVisible()) == (False, False)


def test_preview_is_remembered(previewed: MainWindow) -> None:
    previewed._remember_state()
    state = previewed.preferences.state
    assert (state.preview_shown, state.right_shown) == (True, True)
    assert abs(state.preview_px - previewed.workspace.preview.width()) <= 1


def test_focus_hides_the_preview_and_brings_it_back(previewed: MainWindow) -> None:
    previewed.actions_by_name["focus"].trigger()
    assert not previewed.workspace.preview.isVisible()
    previewed.actions_by_name["focus"].trigger()
    assert previewed.workspace.preview.isVisible()


def test_a_click_goes_to_the_character(previewed: MainWindow, fake: Fake) -> None:
    document = paged(previewed, fake)
    view, editor = previewed.workspace.preview.view, previewed.workspace.editor
    text = editor.paragraphs()[40].text
    place = row_of(document, TextPlace(paragraph=40, offset=60))
    assert place is not None
    assert place.page > 2
    row = place.row
    x_mm = row.runs[0].x_mm + row.runs[0].width_mm * 5 / len(row.runs[0].text)
    click(view, point_of(view, place.page, x_mm, row.y_mm + row.height_mm / 2))
    cursor = editor.textCursor()
    assert cursor.blockNumber() == 41
    before = text[: cursor.positionInBlock()]
    assert before.endswith(row.text[:5])
    assert editor.hasFocus()


def test_a_click_reaches_fields_and_the_title(previewed: MainWindow, fake: Fake) -> None:
    document = paged(previewed, fake)
    after = previewed.workspace.editor.document().findBlockByNumber(5).text().index("案卷")
    place = row_of(document, TextPlace(paragraph=4, offset=after))
    assert place is not None
    assert "案卷" in place.row.text
    title = document.pages[0].rows[0]
    found = text_at(document, 0, title.runs[0].x_mm + 0.1, title.y_mm + 1)
    assert found == TextPlace(paragraph=TITLE, offset=0)


def test_a_click_on_nothing_does_nothing(previewed: MainWindow, fake: Fake) -> None:
    document = paged(previewed, fake)
    view, editor = previewed.workspace.preview.view, previewed.workspace.editor
    before = editor.textCursor().position()
    click(view, point_of(view, 0, 100, 5))  # white above the text
    click(view, QPointF(1, 1))  # the desk
    assert editor.textCursor().position() == before
    last = document.pages[-1]
    number = next(row for row in last.rows if row.role == "page_number")
    assert text_at(document, len(document.pages) - 1, 100, number.y_mm + 90) is None


def test_the_preview_follows_the_caret(previewed: MainWindow, qtbot: QtBot) -> None:
    view = previewed.workspace.preview.view
    previewed.workspace.editor.go_to(60)
    qtbot.waitUntil(lambda: view.page > 3)
    assert view._mark is not None
    assert view._mark.row.text.startswith("第60段")


def test_typing_paints_only_what_changed(
    previewed: MainWindow, painted: list[int], qtbot: QtBot
) -> None:
    workspace = previewed.workspace
    view = workspace.preview.view
    workspace.editor.go_to(30, 3, 3)
    qtbot.waitUntil(lambda: view._mark is not None and view._mark.row.text.startswith("第30段"))
    view.viewport().repaint()
    page = view._mark.page + 1
    painted.clear()
    with qtbot.waitSignal(workspace.previewing.counted):
        workspace.editor.insertPlainText("：")
        workspace.editor.textCursor().deletePreviousChar()
        workspace.editor.insertPlainText("新")
    qtbot.waitUntil(lambda: bool(painted))
    QApplication.processEvents()
    assert painted == [page]


def test_only_pages_in_sight_are_painted(
    opened: MainWindow, painted: list[int], qtbot: QtBot
) -> None:
    opened.actions_by_name["preview"].trigger()
    qtbot.waitUntil(lambda: bool(painted))
    assert set(painted) <= {1, 2}


def test_keys_turn_pages_and_lead_back(previewed: MainWindow, fake: Fake) -> None:
    view, last = previewed.workspace.preview.view, len(paged(previewed, fake).pages)
    view.setFocus()
    for key, page in (
        (Qt.Key.Key_PageDown, 2),
        (Qt.Key.Key_End, last),
        (Qt.Key.Key_PageUp, last - 1),
        (Qt.Key.Key_Home, 1),
    ):
        QTest.keyClick(view, key)
        assert count_of(previewed) == f"第 {page} 页 / 共 {last} 页"
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert previewed.workspace.editor.hasFocus()


def test_zoom(previewed: MainWindow) -> None:
    view, pane = previewed.workspace.preview.view, previewed.workspace.preview
    fitted = view.dpi
    assert view.horizontalScrollBar().maximum() == 0
    turn = QWheelEvent(
        QPointF(50, 50),
        view.mapToGlobal(QPointF(50, 50)),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), turn)
    assert view.dpi > fitted
    assert view.horizontalScrollBar().maximum() > 0
    for _ in range(40):
        pane.button("zoom_out").click()
    assert view.dpi == 24
    pane.button("fit").click()
    assert view.fits
    assert view.dpi == fitted


def test_other_colours(previewed: MainWindow, painted: list[int]) -> None:
    view = previewed.workspace.preview.view
    previewed.set_theme("dark")
    view.viewport().repaint()
    assert painted
    picture = view.viewport().grab().toImage()
    rect = view._column.page_rect(0)
    shown = picture.pixelColor(round(rect.left()) + 4, round(rect.top()) + 4)
    assert shown == theme_of("dark").color("paper")


def test_why_there_are_no_pages(
    opened: MainWindow, fake: Fake, tmp_path: Path, qtbot: QtBot
) -> None:
    fake.error = UnknownFormat(tmp_path / "版式")
    opened.actions_by_name["preview"].trigger()
    pane = opened.workspace.preview
    qtbot.waitUntil(lambda: pane._stack.currentWidget() is not pane.view)
    assert count_of(opened) == "版面预览"
    fake.error = None
    opened.workspace.editor.insertPlainText("新")
    qtbot.waitUntil(lambda: pane._stack.currentWidget() is pane.view)


def test_closing_the_draft_forgets_its_pages(previewed: MainWindow) -> None:
    previewed.drafts.keeper.end()
    previewed.workspace.close_draft()
    assert previewed.workspace.preview.view.page == -1
