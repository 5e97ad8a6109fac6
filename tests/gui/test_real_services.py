"""The window with the real workflow: the shipped samples, a real draft, real files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QTextCursor

from assistant.base.paths import user_data
from assistant.base.settings import Settings, read_settings
from assistant.gui.background import Background
from assistant.gui.dialogs import files
from assistant.gui.dialogs.export import ExportChoice
from assistant.gui.dialogs.new_draft import NewDraftChoice
from assistant.gui.main_window import MainWindow
from assistant.gui.services import services_of
from assistant.workflow.desk import own_desk
from assistant.workflow.drafting import open_draft

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

PATIENCE_MS = 30_000


@pytest.fixture
def real(qtbot: QtBot) -> Iterator[MainWindow]:
    lanes = Background()
    made = MainWindow(services_of(own_desk()), Settings(), lanes, state=user_data("window.json"))
    qtbot.addWidget(made, before_close_func=lambda _: made.drafts.keeper.end())
    made.showNormal()
    made.resize(1366, 768)
    yield made
    made.drafts.keeper.end()
    lanes.close()


def test_from_the_samples_to_the_exported_report(
    real: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = real.workspace
    real.importer.import_samples()
    qtbot.waitUntil(lambda: real.notice.text.startswith("导入"), timeout=PATIENCE_MS)
    choice = NewDraftChoice(template="司法局", body="青栎区司法局", year=2025, sheet=None)
    real.drafts.make_from(choice)
    qtbot.waitUntil(lambda: workspace.survey.characters > 500, timeout=PATIENCE_MS)
    assert workspace.survey.blanks > 5

    workspace.editor.go_to(len(workspace.editor.paragraphs()) - 1)
    workspace.editor.moveCursor(QTextCursor.MoveOperation.EndOfBlock)
    workspace.editor.insertPlainText("加大行政争议化解力度，全年受理行政复议案件")
    qtbot.waitUntil(lambda: bool(workspace.suggestions.cards), timeout=PATIENCE_MS)
    best = workspace.suggestions.cards[0].suggestion
    assert best is not None
    assert "复议" in best.suggestion.text
    workspace.suggesting.replace_sentence(best)
    draft = workspace.draft()
    assert draft is not None
    assert any(paragraph.borrowed for paragraph in draft.paragraphs)

    path = tmp_path / "稿件.fzbg"
    monkeypatch.setattr(files, "choose_save", lambda *_: path)
    assert real.drafts.save()
    assert open_draft(path) == draft
    assert read_settings(own_desk().settings)[0].recent == (str(path),)

    for ending in (".docx", ".pdf", ".html", ".txt"):
        target = tmp_path / f"报告{ending}"
        real.exporter.export(draft, ExportChoice(path=target, edition="internal"))
        qtbot.waitUntil(target.exists, timeout=PATIENCE_MS)
        qtbot.waitUntil(lambda at=target: str(at) in real.notice.text, timeout=PATIENCE_MS)

    workspace.check()
    qtbot.waitUntil(lambda: bool(workspace.checks.findings), timeout=PATIENCE_MS)
    workspace.benchmark.choose("review.accepted")
    qtbot.waitUntil(lambda: workspace.benchmark.benchmark is not None, timeout=PATIENCE_MS)


def test_lost_session_is_recovered(real: MainWindow, qtbot: QtBot) -> None:
    choice = NewDraftChoice(template="司法局", body="青栎区司法局", year=2025, sheet=None)
    real.drafts.make_from(choice)
    real.workspace.editor.go_to(0)
    real.workspace.editor.insertPlainText("没有保存的话")
    assert real.drafts.keeper.rescue() is not None
    services = services_of(own_desk())
    [copy] = services.find_autosaves()
    assert any("没有保存的话" in p.text for p in services.open_draft(copy.path).paragraphs)


def test_broken_draft_file_is_told(real: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "坏.fzbg"
    path.write_bytes(b"not a zip")
    assert not real.drafts.open(path)
    assert "无法打开" in real.notice.text
    assert not real.drafts.open(Path("没有.fzbg"))
    assert "无法读取" in real.notice.text
