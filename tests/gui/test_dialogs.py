"""Dialogs: what they offer, what they give back, how they are left."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QMessageBox,
    QPushButton,
    QWidget,
)

from assistant.draft.templates.skeleton import templates
from assistant.export.errors import SecretNotForWeb
from assistant.export.gongwen import load_measures
from assistant.export.house.format import deviations, house_format, measures_in
from assistant.export.open_places import OpenPlace
from assistant.gui.dialogs import export as export_module
from assistant.gui.dialogs import files
from assistant.gui.dialogs import new_draft as new_draft_module
from assistant.gui.dialogs.ask import ask_stop, ask_unsaved, tell_crash
from assistant.gui.dialogs.choose_field import ChooseFieldDialog
from assistant.gui.dialogs.elements import ElementsDialog
from assistant.gui.dialogs.export import ExportChoice, ExportDialog
from assistant.gui.dialogs.help import show_about, show_keys
from assistant.gui.dialogs.new_choice import report_year
from assistant.gui.dialogs.new_draft import NewDraftDialog
from assistant.gui.look.paper_faces import MissingFace
from assistant.gui.look.theme import theme_of
from assistant.gui.main.commands import shortcut_lines
from assistant.workflow.export_facts import ExportFacts
from assistant.workflow.house_formats import DraftFormat

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from assistant.draft.draft import Draft

FACTS = ExportFacts(format=DraftFormat(measures=load_measures()))


def when_shown(act: Callable[[QWidget], None]) -> None:
    """Do something to the modal dialog that is about to open."""
    QTimer.singleShot(20, lambda: act(QApplication.activeModalWidget()))


def press(text: str) -> Callable[[QWidget], None]:
    def act(dialog: QWidget) -> None:
        next(b for b in dialog.findChildren(QPushButton) if b.text().startswith(text)).click()

    return act


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    ("day", "year"),
    [(date(2026, 1, 5), 2025), (date(2026, 6, 30), 2025), (date(2026, 11, 1), 2026)],
)
def test_year_one_reports_on(day: date, year: int) -> None:
    assert report_year(day) == year


def test_new_draft(parent: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
    known = templates()
    dialog = NewDraftDialog(parent, known, body="", template=known[1].id)
    assert not dialog.accept_button.isEnabled()
    dialog._body.setText(" 青栎区司法局 ")
    assert dialog.accept_button.isEnabled()
    assert dialog.choice.template == known[1].id
    assert dialog.choice.sheet is None
    dialog._template.setCurrentIndex(0)
    assert dialog._about.text() == known[0].description
    monkeypatch.setattr(new_draft_module, "choose_open", lambda *_: Path("数据.csv"))
    dialog._browse.click()
    assert dialog.choice.sheet == Path("数据.csv")
    assert dialog.choice.body == "青栎区司法局"


def test_elements(parent: QWidget, draft: Draft) -> None:
    dialog = ElementsDialog(parent, draft.elements)
    dialog._fields["date"].setText("2026年02月5日")
    assert not dialog.accept_button.isEnabled()
    assert "不加零" in dialog._message.text()
    dialog._fields["date"].setText(" 2026年2月5日 ")
    dialog._fields["addressee"].setText("区委、区政府")
    assert dialog.accept_button.isEnabled()
    assert dialog.elements.date == "2026年2月5日"
    assert dialog.elements.addressee == "区委、区政府"
    assert dialog.elements.title == draft.elements.title


def test_elements_are_mended_on_demand(parent: QWidget, draft: Draft) -> None:
    written = replace(
        draft.elements,
        document_number="青司[2026]第003号",
        date="2026-2-5",
        signed_by="青栎区司法局\n青栎区财政局",
    )
    dialog = ElementsDialog(parent, written)
    assert not dialog.accept_button.isEnabled()
    press("按规范改正")(dialog)
    assert dialog.accept_button.isEnabled()
    assert dialog.elements.document_number == "青司〔2026〕3号"
    assert dialog.elements.date == "2026年2月5日"
    assert dialog.elements.signed_by == "青栎区司法局、青栎区财政局"


def test_seal_and_form_of_a_letter_are_chosen(parent: QWidget, draft: Draft) -> None:
    dialog = ElementsDialog(parent, draft.elements)
    assert not dialog.elements.sealed
    dialog.findChild(QCheckBox).setChecked(True)
    form = dialog.findChild(QComboBox)
    form.setCurrentIndex(form.findText("信函格式"))
    assert (dialog.elements.sealed, dialog.elements.form) == (True, "letter")
    assert not dialog._fields["signer"].isEnabled()
    again = ElementsDialog(parent, dialog.elements)
    assert again.elements == dialog.elements
    dialog.show()
    assert (dialog.width(), dialog.height()) <= (1366, 768)
    dialog.close()


def test_enter_accepts_and_escape_leaves(parent: QWidget, qtbot: QtBot) -> None:
    for key, result in ((Qt.Key.Key_Return, 1), (Qt.Key.Key_Escape, 0)):
        dialog = NewDraftDialog(parent, templates(), body="甲")
        dialog.show()
        qtbot.keyClick(dialog, key)
        assert dialog.result() == result
        assert not dialog.isVisible()


def test_export(parent: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog = ExportDialog(parent, Path("稿/报告.docx"), FACTS, theme_of("light"), edition="web")
    assert dialog.choice == ExportChoice(path=Path("稿/报告.docx"), edition="web", marks_open=False)
    assert dialog.accept_button.text() == "导出"
    dialog._format.setCurrentIndex(dialog._format.findData(".pdf"))
    assert dialog.choice.path == Path("稿/报告.pdf")
    dialog._target.setText("2025.报告")
    assert dialog.choice.path == Path("2025.报告.pdf")
    dialog._target.setText("长" * 1000)
    dialog._target.setText(" ")
    assert not dialog.accept_button.isEnabled()
    monkeypatch.setattr(export_module, "choose_save", lambda *_: Path("别处.pdf"))
    dialog._target.setText("x.pdf")
    dialog._browse.click()
    assert dialog.choice.path == Path("别处.pdf")


def test_export_tells_that_a_file_is_replaced(parent: QWidget, tmp_path: Path) -> None:
    (tmp_path / "报告.docx").touch()
    dialog = ExportDialog(parent, tmp_path / "报告.docx", FACTS, theme_of("light"))
    assert dialog._message.text() == "同名文件会被替换。"
    dialog._format.setCurrentIndex(1)
    assert dialog._message.text() == ""


def test_export_tells_what_is_open_and_marks_it(parent: QWidget) -> None:
    place = OpenPlace(mark="blank", words="【办结数】", heading="一、主要举措")
    facts = replace(FACTS, open=(place,))
    dialog = ExportDialog(parent, Path("报告.docx"), facts, theme_of("light"))
    assert dialog.accept_button.text() == "仍要导出"
    assert dialog.open_fold.words == (
        "还有 1 处空白没有填写，定稿前请补齐。\n未填　【办结数】　一、主要举措"
    )
    assert dialog.choice.marks_open
    dialog._marks.click()
    assert not dialog.choice.marks_open
    dialog._format.setCurrentIndex(dialog._format.findData(".txt"))
    assert dialog._marks.isHidden()


def test_export_tells_format_and_missing_faces(parent: QWidget) -> None:
    house = house_format("青栎区司法局", {"row_pt": 28})
    found = DraftFormat(measures=measures_in(house), name=house.name, deviations=deviations(house))
    dialog = ExportDialog(
        parent,
        Path("报告.docx"),
        ExportFacts(format=found),
        theme_of("light"),
        missing=(MissingFace("方正小标宋简体", "思源宋体"),),
    )
    assert "与国家标准有 1 处不同" in dialog.format_fold.words
    assert "标准 28.95 磅（5.2.3），本版式 28 磅" in dialog.format_fold.words
    assert "方正小标宋简体：本机未安装" in dialog.face_fold.words
    assert "以“思源宋体”代替；DOCX 中仍写原字体名" in dialog.face_fold.words
    dialog._format.setCurrentIndex(dialog._format.findData(".txt"))
    assert dialog.face_fold.isHidden()
    missing = DraftFormat(measures=load_measures(), missing="省厅")
    dialog = ExportDialog(parent, Path("报告.docx"), ExportFacts(format=missing), theme_of("light"))
    assert "本机没有本稿的版式“省厅”" in dialog._message.text()
    assert dialog.accept_button.isEnabled()


def test_export_refuses_the_web_edition_before_it_is_asked_for(parent: QWidget) -> None:
    facts = replace(FACTS, web_refusal=SecretNotForWeb("机密★1年"))
    dialog = ExportDialog(parent, Path("报告.docx"), facts, theme_of("light"), edition="web")
    assert not dialog.accept_button.isEnabled()
    assert "不能导出公开版" in dialog._message.text()
    dialog._edition.setCurrentIndex(0)
    assert dialog.accept_button.isEnabled()
    assert dialog._message.text() == ""


@pytest.mark.parametrize(("button", "is_stopped"), [("停止", True), ("继续", False)])
def test_stopping_an_import_is_asked(parent: QWidget, button: str, is_stopped: bool) -> None:
    when_shown(press(button))
    assert ask_stop(parent) is is_stopped


def test_choosing_a_field(parent: QWidget, draft: Draft) -> None:
    dialog = ChooseFieldDialog(parent, draft.sheet)
    assert dialog.expression == "{{ enforce.penalties }}"
    dialog._filter.setText("复议")
    dialog._kind.setCurrentIndex(1)
    assert dialog.expression == "{{ review.accepted | change }}"
    dialog._filter.setText("没有这样的指标")
    assert not dialog.accept_button.isEnabled()
    assert not ChooseFieldDialog(parent, ()).accept_button.isEnabled()


@pytest.mark.parametrize(
    ("button", "answer"), [("保存", "save"), ("不保存", "discard"), ("取消", "cancel")]
)
def test_unsaved_question(parent: QWidget, button: str, answer: str) -> None:
    when_shown(press(button))
    assert ask_unsaved(parent, "稿") == answer


def test_escape_keeps_the_draft(parent: QWidget, qtbot: QtBot) -> None:
    when_shown(lambda dialog: qtbot.keyClick(dialog, Qt.Key.Key_Escape))
    assert ask_unsaved(parent, "") == "cancel"


def test_crash_is_told_once(parent: QWidget) -> None:
    seen: list[str] = []

    def act(dialog: QWidget) -> None:
        assert isinstance(dialog, QMessageBox)
        seen.append(dialog.informativeText())
        dialog.accept()

    when_shown(act)
    tell_crash(parent, "crash.log", "副本.fzbg")
    assert "副本.fzbg" in seen[0]
    assert "crash.log" in seen[0]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("报告", "报告"),
        ("a/b:c?\n", "a_b_c__"),
        ("", "未命名稿件"),
        ("..", "未命名稿件"),
        ("长" * 200, "长" * 80),
    ],
)
def test_title_as_file_name(title: str, name: str) -> None:
    assert files.file_name(title) == name


def test_file_choices(parent: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
    ask = files.QFileDialog
    monkeypatch.setattr(ask, "getOpenFileName", lambda *_: ("", ""))
    monkeypatch.setattr(ask, "getOpenFileNames", lambda *_: (["甲", "乙"], ""))
    monkeypatch.setattr(ask, "getExistingDirectory", lambda *_: "夹")
    assert files.choose_open(parent, "", "") is None
    assert files.choose_several(parent, "", "") == [Path("甲"), Path("乙")]
    assert files.choose_folder(parent, "") == Path("夹")
    for given, path in (("", None), ("稿", Path("稿.fzbg")), ("稿.zip", Path("稿.zip"))):
        monkeypatch.setattr(ask, "getSaveFileName", lambda *_, given=given: (given, ""))
        assert files.choose_save(parent, "", "", Path("x.fzbg")) == path


def test_help_pages(parent: QWidget) -> None:
    for show in (
        lambda: show_keys(parent, shortcut_lines()),
        lambda: show_about(parent, "1.0"),
    ):
        when_shown(lambda dialog: dialog.close() if isinstance(dialog, QDialog) else None)
        show()
