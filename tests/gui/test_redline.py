"""导出花脸稿: choosing a version and writing the changes, in the real window."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from assistant.base.paths import user_data
from assistant.base.settings import Settings
from assistant.draft.file import write_draft
from assistant.draft.parts import Paragraph
from assistant.gui.dialogs import files
from assistant.gui.dialogs import redline as redline_dialog
from assistant.gui.dialogs.redline import RedlineDialog, time_words
from assistant.gui.jobs.background import Background
from assistant.gui.main.main_window import MainWindow
from assistant.gui.services.services import services_of
from assistant.workflow.desk import own_desk
from tests.export.tracked_words import body_of, read, settled
from tests.gui.fake import done

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from assistant.draft.draft import Draft

PATIENCE_MS = 30_000


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    lanes = Background()
    made = MainWindow(services_of(own_desk()), Settings(), lanes, state=user_data("window.json"))
    qtbot.addWidget(made, before_close_func=lambda _: made.drafts.keeper.end())
    made.showNormal()
    yield made
    made.drafts.keeper.end()
    lanes.close()


@pytest.fixture
def path(draft: Draft, tmp_path: Path) -> Path:
    """The draft, saved twice, with two paragraphs added one after the other."""
    saved = tmp_path / "稿件.fzbg"
    for extra in ("", "全年受理行政复议案件158件。"):
        paragraphs = (*draft.paragraphs, Paragraph(text=extra))
        write_draft(saved, replace(draft, paragraphs=paragraphs))
    return saved


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Path]:
    """Answer the two dialogs: a look at the first one, then a file."""

    def prepare(look: Callable[[RedlineDialog], bool]) -> Path:
        target = tmp_path / "花脸稿.docx"
        monkeypatch.setattr(RedlineDialog, "exec", look)
        monkeypatch.setattr(files, "choose_save", lambda *_: target)
        return target

    return prepare


def rows(dialog: RedlineDialog) -> list[str]:
    return [dialog._list.item(row).text() for row in range(dialog._list.count())]


def test_changes_against_the_version_before(
    window: MainWindow, path: Path, answer: Callable[..., Path], qtbot: QtBot
) -> None:
    done(window.drafts.open(path))
    qtbot.waitUntil(lambda: window.workspace.draft() is not None, timeout=PATIENCE_MS)
    offered: list[str] = []

    def look(dialog: RedlineDialog) -> bool:
        offered.extend(rows(dialog))
        return True

    target = answer(look)
    window.actions_by_name["export_redline"].trigger()
    qtbot.waitUntil(lambda: "花脸稿.docx" in window.notice.text, timeout=PATIENCE_MS)
    assert [words.startswith("今天 ") for words in offered] == [True]
    assert "全年受理行政复议案件158件。" in dict(read(settled(body_of(target), "accept"))).values()
    before = dict(read(settled(body_of(target), "reject"))).values()
    assert "全年受理行政复议案件158件。" not in before


def test_what_is_not_saved_is_compared_with_what_is(
    window: MainWindow, path: Path, answer: Callable[..., Path], qtbot: QtBot
) -> None:
    done(window.drafts.open(path))
    qtbot.waitUntil(lambda: window.workspace.draft() is not None, timeout=PATIENCE_MS)
    window.workspace.editor.go_to(0)
    window.workspace.editor.insertPlainText("新写的话。")
    qtbot.waitUntil(lambda: window.drafts.keeper.is_dirty, timeout=PATIENCE_MS)
    target = answer(lambda dialog: rows(dialog)[0] == "上次保存的稿件")
    window.actions_by_name["export_redline"].trigger()
    qtbot.waitUntil(lambda: "花脸稿.docx" in window.notice.text, timeout=PATIENCE_MS)
    assert "新写的话。" in "".join(body_of(target).itertext())


def test_nothing_changed_is_told(
    window: MainWindow, path: Path, answer: Callable[..., Path], qtbot: QtBot, draft: Draft
) -> None:
    other = path.with_name("另一份.fzbg")
    write_draft(other, draft)
    done(window.drafts.open(other))
    qtbot.waitUntil(lambda: window.workspace.draft() is not None, timeout=PATIENCE_MS)

    def look(dialog: RedlineDialog) -> bool:
        assert not dialog.accept_button.isEnabled()
        dialog._add("同一份", other, 0)
        dialog._list.setCurrentRow(0)
        return dialog.accept_button.isEnabled()

    target = answer(look)
    window.actions_by_name["export_redline"].trigger()
    qtbot.waitUntil(lambda: "没有改动" in window.notice.text, timeout=PATIENCE_MS)
    assert not target.exists()


def test_another_file_is_chosen(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = RedlineDialog(None, (), saved=None, folder=tmp_path)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.accept_button.isEnabled()
    monkeypatch.setattr(redline_dialog, "choose_open", lambda *_: tmp_path / "报送稿.fzbg")
    qtbot.mouseClick(dialog._other, Qt.MouseButton.LeftButton)
    assert rows(dialog) == ["稿件“报送稿”"]
    assert dialog.against == tmp_path / "报送稿.fzbg"
    assert dialog.accept_button.isEnabled()


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (datetime(2026, 2, 5, 8, 5), "今天 08:05"),  # noqa: DTZ001 -- as the clock shows it
        (datetime(2026, 2, 4, 16, 30), "昨天 16:30"),  # noqa: DTZ001
        (datetime(2026, 1, 31, 16, 30), "1月31日 16:30"),  # noqa: DTZ001
        (datetime(2025, 12, 31, 9, 0), "2025年12月31日 09:00"),  # noqa: DTZ001
    ],
)
def test_times_read_as_one_speaks(moment: datetime, words: str) -> None:
    assert time_words(moment, datetime(2026, 2, 5).date()) == words  # noqa: DTZ001
