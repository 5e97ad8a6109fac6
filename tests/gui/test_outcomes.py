"""What became of imported files: the sentence, the table, near-duplicates taken in all the same."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester

from assistant.gui.dialogs.outcomes import OutcomesDialog, list_of
from assistant.gui.library.importer import summary_of
from assistant.gui.models.outcomes_model import (
    EXPLANATION,
    FILE,
    RESULT,
    OutcomesModel,
    explanation_of,
)
from assistant.workflow.importing import ImportResult
from tests.gui.fake import outcome

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from assistant.gui.main.main_window import MainWindow
    from tests.gui.fake import Fake

PATHS = [Path("夹") / name for name in ("甲.html", "乙.bad", "丙.near", "丁.same", "戊.html")]


def result(*paths: Path, stopped: bool = False) -> ImportResult:
    return ImportResult(outcomes=tuple(map(outcome, paths)), stopped=stopped)


def shown(dialog: OutcomesDialog) -> list[str]:
    model = dialog.table.model()
    return [model.index(row, FILE).data() for row in range(model.rowCount())]


@pytest.fixture
def imported(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window after an import, its table open."""
    window.importer.start(PATHS)
    qtbot.waitUntil(window.notice.isVisible)
    window.notice._first.click()
    return window


def dialog_of(window: MainWindow) -> OutcomesDialog:
    dialog = window.importer._dialog
    assert dialog is not None
    return dialog


def test_sentence_names_every_result() -> None:
    assert summary_of(result(*PATHS)) == (
        "导入 2 篇，重复 1 篇，几乎相同而未导入 1 篇，未能导入 1 篇。"
    )
    stopped = summary_of(result(PATHS[0], stopped=True))
    assert stopped.startswith("已停止，此前完成的保留：导入 1 篇。")
    assert "从停下的地方继续" in stopped
    assert "没有文件" in summary_of(result(stopped=True))


def test_table_grows_and_narrows(qtbot: QtBot) -> None:
    model = OutcomesModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning, model)
    model.append([outcome(path) for path in PATHS[:2]])
    model.show_status("failed")
    assert [o.name for o in model.outcomes] == ["乙.bad"]
    model.append([outcome(PATHS[2])])
    model.append([outcome(Path("己.bad"))])
    assert [o.name for o in model.outcomes] == ["乙.bad", "己.bad"]
    assert (model.total, model.count("near_duplicate")) == (4, 1)
    model.show_status(None)
    assert model.rowCount() == 4
    assert model.headerData(RESULT, Qt.Orientation.Horizontal) == "结果"
    assert model.index(0, EXPLANATION).data() == "说明。"
    model.clear()
    assert model.rowCount() == 0


def test_table_shows_each_file_and_can_be_narrowed(imported: MainWindow) -> None:
    dialog = dialog_of(imported)
    assert shown(dialog) == [path.name for path in PATHS]
    assert dialog._status.itemText(0) == "全部 5"
    dialog.choose_status("near_duplicate")
    assert shown(dialog) == ["丙.near"]
    dialog._copy.click()
    assert QGuiApplication.clipboard().text() == "丙.near\t几乎相同\t说明。"
    dialog.close()
    assert imported.importer.outcomes.rowCount() == 5


def test_near_duplicate_is_kept(imported: MainWindow, fake: Fake, qtbot: QtBot) -> None:
    dialog = dialog_of(imported)
    assert not dialog._keep.isEnabled()
    dialog.table.selectAll()
    assert dialog._keep.isEnabled()
    dialog._keep.click()
    qtbot.waitUntil(lambda: imported.notice.text == "导入 1 篇。")
    assert fake.imported[-1] == PATHS[2]
    assert imported.importer._dialog is None


def test_report_of_an_outcome_is_opened(imported: MainWindow, fake: Fake, qtbot: QtBot) -> None:
    fake.library.add(1)
    dialog = dialog_of(imported)
    dialog.table.selectRow(1)
    assert dialog._explanation.text() == "说明。"
    assert not dialog._open.isEnabled()
    dialog.table.selectRow(3)
    dialog._open.click()
    library = imported.open_library()
    qtbot.waitUntil(lambda: library.opening.number == 1)


def test_list_is_shown_once(imported: MainWindow) -> None:
    dialog = dialog_of(imported)
    imported.importer.show_outcomes()
    assert dialog_of(imported) is dialog


def test_ten_thousand_outcomes_come_in_batches(window: MainWindow, qtbot: QtBot) -> None:
    importer = window.importer
    importer._told.extend(outcome(Path(f"{number}.html")) for number in range(2500))
    importer._timer.start()
    importer._take_told()
    assert importer.outcomes.total == 1000
    qtbot.waitUntil(lambda: importer.outcomes.total == 2500)
    qtbot.waitUntil(lambda: not importer._timer.isActive())


def test_explanation_leaves_the_path_to_its_own_column() -> None:
    path = Path("很长的文件夹") / "扫描件.pdf"
    failed = replace(outcome(path), message=f"无法读取“{path}”：没有文字。请换一份。")
    assert explanation_of(failed) == "无法读取：没有文字。请换一份。"


def test_lines_are_a_table() -> None:
    assert list_of([outcome(PATHS[1])]) == "乙.bad\t未能导入\t说明。"


def test_several_near_duplicates_of_one_archive_are_asked_for_once(qtbot: QtBot) -> None:
    from assistant.gui.look.theme import theme_of

    model = OutcomesModel()
    model.append([outcome(PATHS[2]), outcome(PATHS[2])])
    dialog = OutcomesDialog(None, model, theme_of("light"))
    qtbot.addWidget(dialog)
    kept: list[object] = []
    dialog.keep_requested.connect(kept.append)
    flags = QItemSelectionModel.SelectionFlag
    for row in range(2):
        index = model.index(row, 0)
        dialog.table.selectionModel().select(index, flags.Select | flags.Rows)
    dialog._keep.click()
    assert kept == [[PATHS[2]]]
