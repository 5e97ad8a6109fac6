"""Input methods: nothing interrupts a composition, and candidates stand below the caret."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from assistant.draft.parts import Paragraph
from assistant.gui.editor.laid_out import laid_out, x_of
from assistant.gui.editor.marks import MarkedPlace

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from assistant.gui.editor.editor import Editor
    from assistant.gui.main.main_window import MainWindow
    from tests.gui.fake import Fake

PINYIN = ("f", "fa", "fa'z", "fa'zhi")
CURSOR = QInputMethodEvent.AttributeType.Cursor


def compose(target: QWidget, preedit: str, commit: str = "") -> None:
    """Send what an input method sends; its own cursor stands behind what is composed."""
    attributes = [QInputMethodEvent.Attribute(CURSOR, len(preedit), 1, None)] if preedit else []
    event = QInputMethodEvent(preedit, attributes)
    event.setCommitString(commit)
    QApplication.sendEvent(target, event)


def put_caret(editor: Editor, paragraph: int, offset: int) -> None:
    block = editor.document().findBlockByNumber(paragraph + 1)
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + min(offset, block.length() - 1))
    editor.setTextCursor(cursor)
    editor.ensureCursorVisible()


@pytest.fixture
def editor(opened: MainWindow, qtbot: QtBot) -> Editor:
    made = opened.workspace.editor
    opened.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


def test_nothing_happens_before_the_words_are_chosen(
    editor: Editor, opened: MainWindow, fake: Fake, qtbot: QtBot
) -> None:
    """An empty heading takes no number, no wave is drawn, nothing is looked up or offered."""
    put_caret(editor, 6, 0)
    editor.set_style("heading2")
    editor.marks.show([MarkedPlace(paragraph=4, start=0, end=2, role="red")])
    qtbot.wait(500)
    before, searched, counted = opened.workspace.draft(), len(fake.queries), opened.workspace.survey
    for preedit in PINYIN:
        compose(editor, preedit)
        qtbot.wait(20)
        assert editor.document().findBlockByNumber(7).layout().preeditAreaText() == preedit
        assert editor.ordinal_of(6) == ""
        assert editor.extraSelections() == []
        assert editor.ghost.words is None
    qtbot.wait(450)
    assert opened.workspace.draft() == before
    assert opened.workspace.survey is counted
    assert len(fake.queries) == searched
    compose(editor, "", "法治")
    qtbot.waitUntil(lambda: editor.ordinal_of(6) == "（三）")
    assert len(editor.extraSelections()) == 1
    assert editor.paragraphs()[6] == Paragraph(style="heading2", text="法治")


def test_commands_and_keys_leave_a_composition_alone(editor: Editor, qtbot: QtBot) -> None:
    put_caret(editor, 3, 2)
    before = editor.paragraphs()
    compose(editor, "fa'zhi")
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Shift):
        qtbot.keyClick(editor, key)
    editor.step_back()
    qtbot.wait(20)
    assert editor.is_composing
    assert editor.paragraphs() == before
    compose(editor, "", "法治")
    qtbot.wait(20)
    assert editor.paragraphs()[3].text == "规范法治行政执法"
    editor.step_back()
    assert editor.paragraphs() == before


def test_a_command_elsewhere_ends_the_composition(editor: Editor, qtbot: QtBot) -> None:
    before = editor.paragraphs()
    put_caret(editor, 3, 2)
    compose(editor, "fa'zhi")
    editor.go_to(0, 1, 1)
    put_caret(editor, 3, 2)
    assert not editor.is_composing
    qtbot.keyClick(editor, Qt.Key.Key_A)
    editor.step_back()
    assert editor.paragraphs() == before
    compose(editor, "fa'zhi")
    editor.insert_blank("件数")
    assert not editor.is_composing
    assert editor.paragraphs()[3].text == "规范【件数】行政执法"
    editor.step_back()
    assert editor.paragraphs() == before


def candidates_at() -> QRect:
    """Return what an input method is told of the caret, in pixels of the window."""
    return QGuiApplication.inputMethod().cursorRectangle().toRect()


def in_window(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), widget.rect().topLeft()), widget.size())


@pytest.mark.parametrize("character_px", [14, 21, 42])
@pytest.mark.parametrize(("paragraph", "offset"), [(0, 5), (0, 60), (1, 2), (39, 99)])
def test_candidates_stand_below_the_caret(
    editor: Editor, opened: MainWindow, qtbot: QtBot, character_px: int, paragraph: int, offset: int
) -> None:
    parts = [Paragraph(text="依法行政" * 30), Paragraph(style="heading1", text="工作举措")] * 20
    editor.load("题", parts, str)
    opened.workspace.desk.zoom_to(character_px)
    put_caret(editor, paragraph, offset)
    for preedit in ("", "fa"):
        compose(editor, preedit)
        qtbot.wait(5)
        cursor, layout = editor.textCursor(), editor.textCursor().block().layout()
        at = laid_out(layout, cursor.positionInBlock())
        line = layout.lineForTextPosition(at)
        place = editor.document().documentLayout().blockBoundingRect(cursor.block())
        place.translate(0, -editor.verticalScrollBar().value())
        viewport = in_window(editor.viewport())
        told = candidates_at().translated(-viewport.topLeft())
        assert told.left() == pytest.approx(place.left() + x_of(line, at), abs=1.5)
        assert told.top() == pytest.approx(place.top() + line.y(), abs=1.5)
        assert told.bottom() + 1 == pytest.approx(place.top() + line.y() + line.height(), abs=1.5)
        shown_px = editor.character_px  # a paper is never wider than its desk
        assert shown_px <= told.height() < 44 / 24 * shown_px
        assert shown_px == min(character_px, 21) or shown_px > 21
        assert editor.viewport().rect().contains(told.center())
    compose(editor, "")


def test_candidates_of_the_find_field_and_of_a_cell(
    editor: Editor, opened: MainWindow, qtbot: QtBot
) -> None:
    opened.actions_by_name["find"].trigger()
    field = opened.workspace.find_bar.words
    qtbot.waitUntil(field.hasFocus)
    compose(field, "fa")
    assert in_window(field).contains(candidates_at())
    compose(field, "", "法治")
    assert field.text() == "法治"
    opened.workspace.show_indicator("{{ enforce.penalties }}")
    table = opened.workspace.indicators.table
    table.edit(table.currentIndex())
    line = table.findChild(QLineEdit)
    assert line is not None
    qtbot.waitUntil(line.hasFocus)
    compose(line, "san")
    assert in_window(line).contains(candidates_at().center())
    compose(line, "", "三")


def test_candidates_on_a_scaled_screen() -> None:
    """The same at 150 %, in a process of its own: the factor is read once."""
    words = ["-m", "pytest", __file__, "-q", "-p", "no:cacheprovider", "-p", "no:xdist"]
    done = subprocess.run(
        [sys.executable, *words, "-k", "stand_below and 21"],
        env={**os.environ, "QT_SCALE_FACTOR": "1.5"},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-2000:]
    assert "4 passed" in done.stdout
