"""Forms for the source offices in the window: sent out, filled in by people, taken over."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from assistant.draft.parts import SheetRow
from assistant.gui.dialogs import files
from assistant.gui.look.theme import theme_of
from assistant.gui.office_forms import forms as forms_module
from assistant.gui.office_forms import out_dialog
from assistant.gui.office_forms.in_dialog import FormsInDialog
from assistant.gui.office_forms.offices_dialog import OfficesDialog
from assistant.gui.office_forms.out_dialog import FormsOutChoice, FormsOutDialog
from assistant.gui.services.yearly import form_services
from assistant.workflow.office_forms import write_office_forms
from tests.gui.yearly import office_forms

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QRadioButton
    from pytestqt.qtbot import QtBot

    from assistant.draft.draft import Draft
    from assistant.gui.jobs.background import Background
    from assistant.gui.main.main_window import MainWindow
    from assistant.gui.office_forms.forms import OfficeForms


def asked(key: str, name: str, office: str, **more: object) -> SheetRow:
    return SheetRow(key=key, name=name, unit="件", office=office, **more)


SHEET = (
    asked("review.accepted", "行政复议受理", "复议科", last_year=124.0),
    asked("review.closed", "行政复议审结", "复议科", this_year=110.0, state="verified"),
    asked("own.1", "走访企业", "普法科、复议科"),
    asked("own.2", "法律援助案件", ""),
    asked("own.3", "行政应诉", "应诉科"),
)


@pytest.fixture
def draft(draft: Draft) -> Draft:
    """The draft of all tests, with a sheet that names offices."""
    return replace(draft, sheet=SHEET)


@pytest.fixture
def returned(draft: Draft, tmp_path: Path) -> Path:
    """A folder with what came back: numbers, an odd one, two that differ, and a strange file."""
    folder = tmp_path / "报回"
    paths = {form.office: form.path for form in write_office_forms(folder, draft).forms}
    write(paths["复议科"], E5="１５８件", E6=112, E7=30)
    write(paths["普法科"], E5=35)
    paths["应诉科"].unlink()
    (folder / "照片.xlsx").write_bytes(b"\x89PNG\r\n")
    (folder / "~$打开着.xlsx").write_bytes(b"lock")
    return folder


def write(path: Path, **cells: object) -> None:
    """Fill in a form, as a person would."""
    workbook = openpyxl.load_workbook(path)
    for cell, value in cells.items():
        workbook.active[cell] = value
    workbook.save(path)


@pytest.fixture
def forms(opened: MainWindow, background: Background) -> OfficeForms:
    return office_forms(opened, background)


@pytest.fixture
def show(qtbot: QtBot, background: Background, draft: Draft) -> Callable[..., FormsInDialog]:
    def read(*paths: Path) -> FormsInDialog:
        dialog = FormsInDialog(
            None, form_services(), background, theme_of("light"), draft=draft, folder=""
        )
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.start(paths)
        qtbot.waitUntil(lambda: not dialog.notice.isVisible())
        return dialog

    return read


def press(qtbot: QtBot, button: QRadioButton) -> None:
    """Click the words of a button, which is wider than they are."""
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(24, button.height() // 2))


def names_in(dialog: FormsInDialog) -> list[str]:
    offices = dialog.page.offices
    return [offices.item(number).text() for number in range(offices.count())]


def cells_of(table: object) -> list[list[str]]:
    columns = range(table.columnCount())
    return [[table.item(row, at).text() for at in columns] for row in range(table.rowCount())]


def test_offices_are_ticked_and_what_nobody_delivers_is_told(draft: Draft, qtbot: QtBot) -> None:
    dialog = FormsOutDialog(None, draft, folder=Path("表"))
    qtbot.addWidget(dialog)
    dialog.show()
    assert "1 项指标没有来源单位" in dialog._message.text()
    assert "法律援助案件" in dialog._message.text()
    dialog.offices.item(0).setCheckState(Qt.CheckState.Unchecked)
    dialog.deadline.setText("2026年1月10日")
    assert dialog.choice == FormsOutChoice(
        offices=("普法科", "应诉科"), deadline="2026年1月10日", folder=Path("表")
    )
    qtbot.mouseClick(dialog.none, Qt.MouseButton.LeftButton)
    assert not dialog.accept_button.isEnabled()
    qtbot.mouseClick(dialog.all, Qt.MouseButton.LeftButton)
    assert len(dialog.choice.offices) == 3


def test_a_folder_is_browsed_for(
    draft: Draft, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    dialog = FormsOutDialog(None, draft, folder=tmp_path)
    qtbot.addWidget(dialog)
    monkeypatch.setattr(out_dialog, "choose_folder", lambda *_: tmp_path / "别处")
    qtbot.mouseClick(dialog._browse, Qt.MouseButton.LeftButton)
    assert dialog.choice.folder == tmp_path / "别处"


def test_only_the_chosen_offices_get_a_form(
    forms: OfficeForms, opened: MainWindow, draft: Draft, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "发出"
    choice = FormsOutChoice(offices=("普法科",), deadline="1月10日", folder=folder)
    forms.write(draft, choice)
    qtbot.waitUntil(lambda: "已生成 1 份" in opened.notice.text)
    assert "1 项指标没有来源单位" in opened.notice.text
    assert [path.name for path in folder.iterdir()] == ["2025年数据报送表-普法科.xlsx"]
    forms.write(draft, choice)
    qtbot.waitUntil(lambda: "没有覆盖" in opened.notice.text)


def test_offices_are_written_down_where_the_sheet_names_none(
    forms: OfficeForms, opened: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    bare = tuple(replace(row, office="") for row in SHEET)
    opened.workspace.merge_rows(bare)
    shown: list[list[str]] = []

    class Offices(OfficesDialog):
        def exec(self) -> int:
            self.table.selectAll()
            self.office.setText("办公室")
            self.fill.click()
            return 1

    class Out(FormsOutDialog):
        def exec(self) -> int:
            shown.append([self.offices.item(at).text() for at in range(self.offices.count())])
            return 0

    monkeypatch.setattr(forms_module, "OfficesDialog", Offices)
    monkeypatch.setattr(forms_module, "FormsOutDialog", Out)
    forms.ask_out(tmp_path)
    assert shown == [["办公室（5 项）"]]
    assert {row.office for row in opened.workspace.draft().sheet} == {"办公室"}


def test_enter_in_the_office_field_fills_and_does_not_close(qtbot: QtBot) -> None:
    dialog = OfficesDialog(None, SHEET)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.table.selectRow(3)
    dialog.office.setFocus()
    dialog.office.setText("法援中心")
    qtbot.keyClick(dialog.office, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.focusWidget() is dialog.office
    assert dialog.rows == (replace(SHEET[3], office="法援中心"),)


def test_the_page_tells_who_is_missing_and_what_is_odd(
    show: Callable[..., FormsInDialog], returned: Path
) -> None:
    dialog = show(returned)
    assert names_in(dialog) == ["未报送（1）", "应诉科", "已报送（2）", "复议科", "普法科"]
    assert dialog._summary.text() == (
        "2 个单位已报送 · 1 个未报送 · 2 项不一致 · 1 处存疑 · 1 个文件无法识别"
    )
    assert cells_of(dialog.page.doubts) == [
        ["", "行政复议受理", "复议科", "１５８件", "158", "按158计"]
    ]
    assert [cells[0] for cells in cells_of(dialog.page.unknown)] == ["照片.xlsx"]
    words = [[button.text() for button in card.buttons] for card in dialog.page.cards]
    assert words == [
        ["110件　保留指标表现有的", "112件　复议科"],
        ["暂不填，再问清楚", "30件　复议科", "35件　普法科"],
    ]


def test_what_is_decided_is_taken_over(
    show: Callable[..., FormsInDialog], returned: Path, qtbot: QtBot
) -> None:
    dialog = show(returned)
    assert [row.key for row in dialog.rows] == ["review.accepted"]
    assert "1 项" in dialog.take.text()
    for card, number in zip(dialog.page.cards, (1, 2), strict=True):
        press(qtbot, card.buttons[number])
    assert [(row.key, row.this_year, row.state) for row in dialog.rows] == [
        ("review.accepted", 158, "filled"),
        ("review.closed", 112, "filled"),
        ("own.1", 35, "filled"),
    ]
    dialog.page.doubts.item(0, 0).setCheckState(Qt.CheckState.Unchecked)
    assert [row.key for row in dialog.rows] == ["review.closed", "own.1"]
    press(qtbot, dialog.page.cards[0].buttons[0])
    press(qtbot, dialog.page.cards[1].buttons[0])
    assert dialog.rows == ()
    assert not dialog.take.isEnabled()


def test_files_are_added_to_those_read(
    show: Callable[..., FormsInDialog],
    returned: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first, second = (returned / f"2025年数据报送表-{name}.xlsx" for name in ("复议科", "普法科"))
    dialog = show(first)
    assert not dialog.page.unknown.isVisibleTo(dialog)
    assert "普法科" in names_in(dialog)[:3]
    monkeypatch.setattr(files, "choose_several", lambda *_: [second])
    qtbot.mouseClick(dialog.add_files, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: names_in(dialog)[0] == "未报送（1）")
    assert dialog.folder == str(returned)


def test_a_folder_that_is_gone_is_told(
    qtbot: QtBot, background: Background, draft: Draft, tmp_path: Path
) -> None:
    dialog = FormsInDialog(
        None, form_services(), background, theme_of("dark"), draft=draft, folder=""
    )
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.start([tmp_path / "没有"])
    qtbot.waitUntil(lambda: dialog.page.unknown.rowCount() == 1)
    assert "不存在" in dialog.page.unknown.item(0, 1).text()
    assert not dialog.take.isEnabled()


def test_taking_over_is_one_act_that_can_be_taken_back(
    forms: OfficeForms,
    opened: MainWindow,
    returned: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    class Decided(FormsInDialog):
        def exec(self) -> int:
            self.start([returned])
            qtbot.waitUntil(lambda: bool(self.page.cards))
            self.page.cards[0].buttons[1].click()
            return 1

    monkeypatch.setattr(forms_module, "FormsInDialog", Decided)
    forms.ask_in("")
    sheet = {row.key: row for row in opened.workspace.draft().sheet}
    assert (sheet["review.accepted"].this_year, sheet["review.accepted"].state) == (158, "filled")
    assert (sheet["review.closed"].this_year, sheet["review.closed"].state) == (112, "filled")
    assert sheet["own.1"].this_year is None
    assert "已填入 2 项" in opened.notice.text
    assert "已填" in opened.notice.text
    opened.notice._first.click()
    QApplication.processEvents()
    assert opened.workspace.draft().sheet == SHEET
