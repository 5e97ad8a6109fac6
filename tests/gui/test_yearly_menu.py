"""What is done once a year, from the menus: last year's report, forms of the offices, templates."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from assistant.gui.dialogs.new_draft import NewDraftDialog
from assistant.gui.drafts import draft_files
from assistant.gui.office_forms.in_dialog import FormsInDialog
from assistant.gui.office_forms.out_dialog import FormsOutDialog
from assistant.gui.rollover.dialog import RollOverDialog
from assistant.gui.templates.manage_dialog import ManageTemplatesDialog
from assistant.gui.templates.save_dialog import SaveTemplateDialog
from assistant.workflow.desk import own_desk
from assistant.workflow.own_templating import all_templates, save_as_template
from tests.gui.fake import settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from assistant.draft.draft import Draft
    from assistant.gui.main.main_window import MainWindow


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The dialogs that were shown, each left with Esc."""
    names: list[str] = []

    def leave(dialog: object) -> int:
        names.append(type(dialog).__name__)
        return 0

    for made in (
        RollOverDialog,
        FormsOutDialog,
        FormsInDialog,
        SaveTemplateDialog,
        ManageTemplatesDialog,
    ):
        monkeypatch.setattr(made, "exec", leave)
    return names


@pytest.mark.parametrize(
    ("command", "dialog"),
    [
        ("roll_over", "RollOverDialog"),
        ("forms_out", "FormsOutDialog"),
        ("forms_in", "FormsInDialog"),
        ("save_template", "SaveTemplateDialog"),
        ("manage_templates", "ManageTemplatesDialog"),
    ],
)
def test_a_command_opens_its_dialog(
    opened: MainWindow, shown: list[str], command: str, dialog: str
) -> None:
    sheet = opened.workspace.draft().sheet
    opened.workspace.merge_rows([replace(row, office="办公室") for row in sheet])
    opened.actions_by_name[command].trigger()
    assert shown == [dialog]


def test_what_needs_a_draft_waits_for_one(window: MainWindow) -> None:
    is_on = {name: window.actions_by_name[name].isEnabled() for name in window.actions_by_name}
    assert is_on["roll_over"]
    assert is_on["manage_templates"]
    assert not any(is_on[name] for name in ("save_template", "forms_out", "forms_in"))


def test_the_new_draft_offers_templates_of_ones_own_and_last_years_report(
    draft: Draft, qtbot: QtBot
) -> None:
    folder = own_desk().templates
    saved = save_as_template(folder, draft, name="我局年报")
    dialog = NewDraftDialog(None, all_templates(folder), template=saved.id, body="青栎区司法局")
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog._template.currentText() == "我局年报（自有）"
    assert dialog.choice.template == saved.id
    qtbot.mouseClick(dialog.roll_over, Qt.MouseButton.LeftButton)
    assert dialog.wants_roll_over
    assert not dialog.isVisible()


def test_from_a_new_draft_to_last_years_report(
    window: MainWindow, shown: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def instead(dialog: NewDraftDialog) -> int:
        dialog.roll_over.click()
        return 0

    monkeypatch.setattr(draft_files.NewDraftDialog, "exec", instead)
    window.actions_by_name["new"].trigger()
    settle(window._background)
    assert shown == ["RollOverDialog"]


def test_all_follow_the_theme(opened: MainWindow) -> None:
    opened.set_theme("dark")
    assert opened.parts.office_forms.theme.name == opened.parts.templating.theme.name == "dark"
    assert opened.parts.rolling_over.panel._delegate.theme.name == "dark"
