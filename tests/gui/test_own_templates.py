"""Templates of one's own in the window: made of a draft, changed, refused, shared, deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from assistant.draft.parts import Paragraph
from assistant.draft.templates.own_folder import build_any_draft, read_template
from assistant.gui.dialogs import files
from assistant.gui.look.theme import theme_of
from assistant.gui.services.yearly import TemplateServices, template_services_in
from assistant.gui.templates import manage_dialog
from assistant.gui.templates import templating as templating_module
from assistant.gui.templates.manage_dialog import ManageTemplatesDialog
from assistant.gui.templates.save_dialog import SaveTemplateDialog
from tests.gui.yearly import templating

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QTreeWidgetItem
    from pytestqt.qtbot import QtBot

    from assistant.draft.draft import Draft
    from assistant.draft.templates.own import OwnTemplate
    from assistant.gui.jobs.background import Background
    from assistant.gui.main.main_window import MainWindow


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "模板"


@pytest.fixture
def services(folder: Path) -> TemplateServices:
    return template_services_in(folder)


@pytest.fixture
def kept(services: TemplateServices, draft: Draft) -> OwnTemplate:
    """One template in the folder."""
    return services.save_draft(draft, name="我局年报", description="去年的提纲")


@pytest.fixture
def ask(
    qtbot: QtBot, services: TemplateServices, background: Background, draft: Draft
) -> SaveTemplateDialog:
    dialog = SaveTemplateDialog(None, services, background, draft)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


@pytest.fixture
def manage(
    qtbot: QtBot, services: TemplateServices, background: Background
) -> Callable[..., ManageTemplatesDialog]:
    def opened() -> ManageTemplatesDialog:
        dialog = ManageTemplatesDialog(None, services, background, theme_of("light"))
        qtbot.addWidget(dialog, before_close_func=lambda made: made.blockSignals(True))
        dialog.show()
        qtbot.waitUntil(lambda: dialog.names.count() > 0)
        return dialog

    return opened


@pytest.fixture(autouse=True)
def answers(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """What the person says when asked."""
    said: dict[str, object] = {"remove": True, "unsaved": "discard"}
    monkeypatch.setattr(manage_dialog, "ask_remove_template", lambda *_: said["remove"])
    monkeypatch.setattr(manage_dialog, "ask_unsaved_template", lambda *_, can_save: said["unsaved"])
    return said


def section(dialog: SaveTemplateDialog, words: str) -> QTreeWidgetItem:
    found = dialog.tree.findItems(words, Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)
    return found[0]


def names_in(dialog: ManageTemplatesDialog) -> list[str]:
    return [dialog.names.item(number).text() for number in range(dialog.names.count())]


def choose(dialog: ManageTemplatesDialog, name: str) -> None:
    dialog.names.setCurrentRow(names_in(dialog).index(name))


def test_a_tick_at_a_section_takes_its_paragraphs(
    ask: SaveTemplateDialog, services: TemplateServices, qtbot: QtBot
) -> None:
    assert not ask.accept_button.isEnabled()
    ask.name.setText("新模板")
    assert ask.tree.models == ()
    section(ask, "规范行政执法").setCheckState(0, Qt.CheckState.Checked)
    assert ask.tree.models == (4,)
    assert section(ask, "主要举措").checkState(0) != Qt.CheckState.Unchecked
    ask.guidance.setChecked(False)
    ask.about.setText("说明一句")
    ask.levels.boxes["county"].setChecked(True)
    with qtbot.waitSignal(ask.accepted):
        qtbot.mouseClick(ask.accept_button, Qt.MouseButton.LeftButton)
    (template,) = services.read().usable
    assert (template.name, template.description) == ("新模板", "说明一句")
    assert template.levels == ("department", "county")
    assert "# 主要举措和成效" in template.text
    assert "逐案反馈问题清单" in template.text
    assert "执法力量不足" not in template.text
    assert "> " not in template.text


def test_all_and_none_are_ticked_at_once(ask: SaveTemplateDialog, qtbot: QtBot) -> None:
    qtbot.mouseClick(ask.all, Qt.MouseButton.LeftButton)
    assert len(ask.tree.models) == ask.tree.count == 3
    qtbot.mouseClick(ask.none, Qt.MouseButton.LeftButton)
    assert ask.tree.models == ()


def test_a_name_that_is_taken_is_refused_and_the_form_stays(
    kept: OwnTemplate, ask: SaveTemplateDialog, qtbot: QtBot
) -> None:
    ask.name.setText(kept.name)
    qtbot.mouseClick(ask.accept_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "同名" in ask._message.text())
    assert ask.isVisible()
    assert ask.accept_button.isEnabled()
    ask.levels.put(())
    ask.name.setText("别的")
    assert not ask.accept_button.isEnabled()


def test_shipped_ones_are_read_only(manage: Callable[..., ManageTemplatesDialog]) -> None:
    dialog = manage()
    assert names_in(dialog)[0] == "随附"
    choose(dialog, "司法局")
    assert dialog.form.text.isReadOnly()
    assert "主要举措" in dialog.form.text.toPlainText()
    assert not dialog.remove.isEnabled()
    assert not dialog.save.isEnabled()
    assert not dialog.export_button.isEnabled()
    assert dialog.new.isEnabled()


def test_a_template_is_renamed_and_its_text_changed(
    kept: OwnTemplate,
    manage: Callable[..., ManageTemplatesDialog],
    services: TemplateServices,
    qtbot: QtBot,
) -> None:
    dialog = manage()
    assert names_in(dialog)[:2] == ["自有", "我局年报"]
    dialog.form.name.setText("改名")
    dialog.form.text.setPlainText("# 成效\n[[ year ]]年，[[ body ]]受理【件数】件。")
    assert not dialog.save.isEnabled()
    qtbot.waitUntil(dialog.save.isEnabled)
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "改名" in names_in(dialog))
    assert not dialog.save.isEnabled()
    own = services.read()
    assert own.usable[0].id == kept.id
    made = build_any_draft(own, "改名", body="青栎区司法局", year=2026)
    assert made.paragraphs[1] == Paragraph(text="2026年，青栎区司法局受理【件数】件。")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("# 一\n[[ secret ]]", "第 2 行：没有“secret”这个变量"),
        ("[% for x in body %]\n[% endfor %]", "第 1 行：自有模板里只能写变量和条件"),
        ("一\n二{{ no.such }}", "第 2 行：指标表中没有“no.such”"),
        ("[[ body", "方括号里的写法有误"),
    ],
)
def test_a_wrong_text_is_told_while_typing(
    kept: OwnTemplate,
    manage: Callable[..., ManageTemplatesDialog],
    text: str,
    told: str,
    qtbot: QtBot,
) -> None:
    dialog = manage()
    dialog.form.text.setPlainText(text)
    qtbot.waitUntil(lambda: told in dialog.form.verdict.text())
    assert not dialog.save.isEnabled()
    if dialog.form.go.isVisible():
        line = int(dialog.form.verdict.text().split()[1])
        qtbot.mouseClick(dialog.form.go, Qt.MouseButton.LeftButton)
        assert dialog.form.text.textCursor().blockNumber() == line - 1


def test_a_wrong_title_is_not_blamed_on_the_text(
    kept: OwnTemplate, manage: Callable[..., ManageTemplatesDialog], qtbot: QtBot
) -> None:
    dialog = manage()
    dialog.form.title.setText("[[ nothing ]]报告")
    qtbot.waitUntil(lambda: "nothing" in dialog.form.verdict.text())
    assert not dialog.form.go.isVisible()
    dialog.form.title.setText("[[ body ]]报告")
    qtbot.waitUntil(dialog.save.isEnabled)


def test_variables_are_offered(
    kept: OwnTemplate, manage: Callable[..., ManageTemplatesDialog]
) -> None:
    dialog = manage()
    dialog.form.text.setPlainText("")
    action = next(each for each in dialog.form.menu.actions() if each.text().startswith("年度"))
    action.trigger()
    assert dialog.form.text.toPlainText() == "[[ 年度 ]]"


def test_a_shipped_name_is_refused(
    kept: OwnTemplate, manage: Callable[..., ManageTemplatesDialog], qtbot: QtBot
) -> None:
    dialog = manage()
    dialog.form.name.setText("司法局")
    qtbot.waitUntil(dialog.save.isEnabled)
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "同名" in dialog.notice.text)
    assert names_in(dialog)[1] == kept.name


def test_changes_are_asked_about_before_another_template_is_shown(
    kept: OwnTemplate,
    manage: Callable[..., ManageTemplatesDialog],
    services: TemplateServices,
    answers: dict[str, object],
    qtbot: QtBot,
) -> None:
    dialog = manage()
    dialog.form.about.setText("改了")
    qtbot.waitUntil(dialog.save.isEnabled)
    answers["unsaved"] = "cancel"
    choose(dialog, "司法局")
    assert dialog.current == kept
    assert dialog.names.currentRow() == 1
    dialog.close()
    assert dialog.isVisible()
    answers["unsaved"] = "save"
    choose(dialog, "司法局")
    qtbot.waitUntil(lambda: dialog.form.name.text() == "司法局")
    assert services.read().usable[0].description == "改了"
    choose(dialog, "我局年报")
    assert dialog.form.about.text() == "改了"
    dialog.form.about.setText("又改")
    answers["unsaved"] = "discard"
    dialog.close()
    assert not dialog.isVisible()
    assert services.read().usable[0].description == "改了"


def test_deleting_is_asked_about(
    kept: OwnTemplate,
    manage: Callable[..., ManageTemplatesDialog],
    services: TemplateServices,
    answers: dict[str, object],
    qtbot: QtBot,
) -> None:
    dialog = manage()
    answers["remove"] = False
    qtbot.mouseClick(dialog.remove, Qt.MouseButton.LeftButton)
    assert services.read().usable == (kept,)
    answers["remove"] = True
    qtbot.mouseClick(dialog.remove, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "我局年报" not in names_in(dialog))
    assert services.read().usable == ()


def test_broken_files_are_listed_with_the_reason_and_can_be_deleted(
    kept: OwnTemplate, folder: Path, manage: Callable[..., ManageTemplatesDialog], qtbot: QtBot
) -> None:
    broken = folder / "own-000000000000.template"
    broken.write_bytes(b"\xff\xfe")
    (folder / "拷来的.template").write_text("{}", encoding="utf-8")
    dialog = manage()
    assert names_in(dialog)[2:5] == ["不能用", broken.name, "拷来的.template"]
    choose(dialog, "拷来的.template")
    assert "导入模板" in dialog._reason.text()
    assert not dialog.new.isEnabled()
    choose(dialog, broken.name)
    qtbot.mouseClick(dialog.remove, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: broken.name not in names_in(dialog))
    assert not broken.exists()


def test_a_template_goes_to_a_colleague_and_comes_back_under_another_name(
    kept: OwnTemplate,
    manage: Callable[..., ManageTemplatesDialog],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    dialog, path = manage(), tmp_path / "给同事.template"
    monkeypatch.setattr(files, "choose_save", lambda *_: path)
    qtbot.mouseClick(dialog.export_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "已导出" in dialog.notice.text)
    monkeypatch.setattr(files, "choose_open", lambda *_: path)
    qtbot.mouseClick(dialog.import_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "我局年报（2）" in names_in(dialog))
    assert dialog.form.name.text() == "我局年报（2）"
    assert "本机已有模板“我局年报”" in dialog.notice.text
    path.write_bytes(b"not a template")
    qtbot.mouseClick(dialog.import_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "没有导入" in dialog.notice.text)
    assert dialog.folder == str(tmp_path)


def test_the_window_saves_and_manages(
    opened: MainWindow,
    background: Background,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    part = templating(opened, background, folder)

    class Saved(SaveTemplateDialog):
        def exec(self) -> int:
            self.name.setText("从窗口存的")
            self.accept()
            qtbot.waitUntil(lambda: self.saved is not None)
            return 1

    class Managed(ManageTemplatesDialog):
        def exec(self) -> int:
            qtbot.waitUntil(lambda: self.names.count() > 0)
            self.new.click()
            return 0

    monkeypatch.setattr(templating_module, "SaveTemplateDialog", Saved)
    monkeypatch.setattr("assistant.gui.templates.manage_dialog.ManageTemplatesDialog", Managed)
    part.save()
    QApplication.processEvents()
    assert "已存为模板“从窗口存的”" in opened.notice.text
    target = folder.parent / "发给同事.template"
    monkeypatch.setattr(files, "choose_save", lambda *_: target)
    opened.notice._first.click()
    qtbot.waitUntil(lambda: "在“管理模板”里导入" in opened.notice.text)
    assert read_template(target).name == "从窗口存的"
    with qtbot.waitSignal(part.new_requested) as wanted:
        part.manage("")
    (template,) = template_services_in(folder).read().usable
    assert wanted.args == [template.id]
