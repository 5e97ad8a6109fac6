"""The window with the real workflow: the shipped samples, a real draft, real files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QTextCursor

from assistant.base.paths import user_data
from assistant.base.settings import Settings, read_settings
from assistant.gui.dialogs import files
from assistant.gui.dialogs.export import ExportChoice
from assistant.gui.dialogs.new_choice import NewDraftChoice
from assistant.gui.jobs.background import Background
from assistant.gui.library import keeping
from assistant.gui.library.report_page import CLEANING
from assistant.gui.main.main_window import MainWindow
from assistant.gui.services.services import services_of
from assistant.workflow.desk import own_desk
from assistant.workflow.drafting import open_draft
from tests.gui.fake import done, settle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

PATIENCE_MS = 30_000
PAGE = """首页 > 政务公开

{body}2024年法治政府建设年度报告

2024年，{body}认真履行法治建设职责，现将有关情况报告如下。
一、主要举措和成效
全年受理行政复议案件158件,审结124件。
二、存在问题
执法力量仍显不足，案卷制作不够规范。
三、下一步安排
加强执法队伍建设，定期开展案卷评查。
"""


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
    done(real.drafts.make_from(choice))
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
    assert done(real.drafts.save())
    assert open_draft(path) == draft
    settle(real._background)
    assert read_settings(own_desk().settings)[0].recent == (str(path),)

    for ending in (".docx", ".pdf", ".html", ".txt"):
        target = tmp_path / f"报告{ending}"
        real.parts.leaving.exporter.export(draft, ExportChoice(path=target, edition="internal"))
        qtbot.waitUntil(target.exists, timeout=PATIENCE_MS)
        qtbot.waitUntil(lambda at=target: str(at) in real.notice.text, timeout=PATIENCE_MS)

    workspace.check()
    qtbot.waitUntil(lambda: workspace.checks.view.model().rowCount() > 0, timeout=PATIENCE_MS)
    workspace.benchmark.choose("review.accepted")
    qtbot.waitUntil(lambda: workspace.benchmark.benchmark is not None, timeout=PATIENCE_MS)


def test_broken_draft_file_is_told(real: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "坏.fzbg"
    path.write_bytes(b"not a zip")
    assert not done(real.drafts.open(path))
    assert "无法打开" in real.notice.text
    assert not done(real.drafts.open(Path("没有.fzbg")))
    assert "无法读取" in real.notice.text


def test_library_from_import_to_restored_backup(
    real: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "资料"
    folder.mkdir()
    for body in ("青栎区司法局", "松桥县司法局"):
        (folder / f"{body}.txt").write_text(PAGE.format(body=body), encoding="gb18030")
    (folder / "空.txt").write_text("", encoding="utf-8")
    library = real.open_library()

    real.importer.start([folder], library.notice)
    qtbot.waitUntil(lambda: library.reports.model.total == 1, timeout=PATIENCE_MS)
    assert library.notice.text == "导入 1 篇，几乎相同而未导入 1 篇，未能导入 1 篇。"
    [near] = [o for o in real.importer.outcomes.outcomes if o.status == "near_duplicate"]
    real.importer.start([near.path], library.notice, keep_near=True)
    qtbot.waitUntil(lambda: library.reports.model.total == 2, timeout=PATIENCE_MS)

    library.search_for("复议 158件")
    hits = library.search.hits
    qtbot.waitUntil(lambda: hits.model().rowCount() == 2, timeout=PATIENCE_MS)
    hits.setCurrentIndex(hits.model().index(0, 0))
    hits.hit_requested.emit(hits.chosen)
    qtbot.waitUntil(library.page.isVisible, timeout=PATIENCE_MS)
    number = library.opening.number
    assert number is not None
    assert library.page.reader.text.count("158件，审结") == 1

    cleaning = library.page.cleaning
    library.page.show_tab(CLEANING)
    qtbot.waitUntil(lambda: cleaning.rules.rowCount() > 5, timeout=PATIENCE_MS)
    cleaning.rule_switched.emit("punctuation", True)
    qtbot.waitUntil(lambda: "158件,审结" in library.page.reader.text, timeout=PATIENCE_MS)

    pending = library.page.pending
    assert pending is not None
    pending.set_meta("county", "青栎区")
    problems = next(heading for heading in pending.headings if "存在问题" in heading.line)
    pending.set_heading(replace(problems, role="other"))
    library.opening.save()
    view = services_of(own_desk()).library.open_report
    qtbot.waitUntil(lambda: view(number).report.meta.county == "青栎区", timeout=PATIENCE_MS)
    stored = view(number)
    assert stored.corrections.off == {"punctuation"}
    roles = {section.heading: section.role for section in stored.report.outline.sections}
    assert roles["存在问题"] == "other"

    backup = tmp_path / "库.fzbk"
    monkeypatch.setattr(files, "choose_save", lambda *_: backup)
    library.actions_by_name["back_up"].trigger()
    qtbot.waitUntil(lambda: library.notice.text.startswith("已备份"), timeout=PATIENCE_MS)
    monkeypatch.setattr(keeping, "ask_remove", lambda *_: True)
    library.reports.table.selectAll()
    library.keeping.remove(library.reports.table.chosen)
    qtbot.waitUntil(lambda: library.reports.model.total == 0, timeout=PATIENCE_MS)
    monkeypatch.setattr(keeping, "ask_restore", lambda *_: True)
    library.keeping.restore(backup)
    qtbot.waitUntil(lambda: library.reports.model.total == 2, timeout=PATIENCE_MS)
    assert view(number).report.meta.county == "青栎区"

    monkeypatch.setattr(files, "choose_folder", lambda *_: tmp_path / "文本")
    library.actions_by_name["export_text"].trigger()
    qtbot.waitUntil(lambda: library.notice.text.startswith("已导出 2 篇"), timeout=PATIENCE_MS)
    assert len(list((tmp_path / "文本").glob("*.txt"))) == 2
