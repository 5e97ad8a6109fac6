"""A template's file that goes to a colleague, and one that came from there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.draft.templates.own_folder import SUFFIX
from assistant.gui.dialogs import files

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from assistant.draft.templates.own import OwnTemplate
    from assistant.draft.templates.own_folder import OwnTemplates

KINDS = f"模板 (*{SUFFIX})"
# 我局年报（2）
_NUMBERED = re.compile(r"(?P<name>.+)（\d+）")


def choose_target(parent: QWidget, template: OwnTemplate, folder: str) -> Path | None:
    """Ask for the file that a template is written into, named after it."""
    proposal = Path(folder) / f"{files.file_name(template.name)}{SUFFIX}"
    return files.choose_save(parent, "导出模板", KINDS, proposal)


def given_words(path: Path) -> str:
    """Say where the file is and what a colleague does with it."""
    return f"已导出：{path}。发给同事，在“管理模板”里导入即可。"


def taken_words(template: OwnTemplate, known: OwnTemplates) -> str:
    """Say what was taken in, and that it has another name where its own was taken.

    Args:
        template: as it is stored now.
        known: all that there are now.
    """
    before = {each.name for each in known.with_shipped if each.id != template.id}
    numbered = _NUMBERED.fullmatch(template.name)
    if numbered and numbered["name"] in before:
        return f"本机已有模板“{numbered['name']}”，导入的改名为“{template.name}”。"
    return f"已导入模板“{template.name}”。"
