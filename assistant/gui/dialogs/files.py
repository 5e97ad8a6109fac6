"""Choosing files; the folder of the last choice is offered again."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from assistant.base.files import is_there
from assistant.gui.dialogs.ask import ask_replace

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

DRAFTS = "稿件 (*.fzbg)"
TABLES = "表格 (*.xlsx *.csv)"
TABLES_OUT = "Excel 表格 (*.xlsx);;CSV 表格 (*.csv)"
PHOTOGRAPHS = "图片 (*.png *.jpg *.jpeg)"
PICTURES = "PNG 图片 (*.png);;SVG 图片 (*.svg)"
REPORTS = (
    "报告 (*.html *.htm *.mht *.mhtml *.docx *.doc *.wps *.pdf *.txt *.rtf *.odt *.md *.zip)"
    ";;所有文件 (*)"
)
ONE_REPORT = (
    "报告 (*.docx *.doc *.wps *.pdf *.html *.htm *.mht *.mhtml *.txt *.rtf *.odt *.md)"
    ";;所有文件 (*)"
)
DRAFTS_AND_REPORTS = f"{DRAFTS};;{ONE_REPORT}"
REVIEWS = "审阅稿 (*.docx *.docm *.doc *.wps *.rtf *.odt);;所有文件 (*)"
BACKUPS = "资料库备份 (*.fzbk)"
EXPORTS = "JSON (*.json)"
# SVG 图片 (*.svg)
_ENDINGS = re.compile(r"\*(\.\w+)")


def choose_open(parent: QWidget, title: str, kinds: str, folder: str = "") -> Path | None:
    """Return the file to open, None where the person thought better of it."""
    name, _ = QFileDialog.getOpenFileName(parent, title, folder, kinds)
    return Path(name) if name else None


def choose_several(parent: QWidget, title: str, kinds: str, folder: str = "") -> list[Path]:
    """Return the files to open, none where the person thought better of it."""
    names, _ = QFileDialog.getOpenFileNames(parent, title, folder, kinds)
    return [Path(name) for name in names]


def choose_folder(parent: QWidget, title: str, folder: str = "") -> Path | None:
    """Return a folder."""
    name = QFileDialog.getExistingDirectory(parent, title, folder)
    return Path(name) if name else None


def choose_save(parent: QWidget, title: str, kinds: str, proposal: Path) -> Path | None:
    """Return the file to write; the ending of the chosen kind is added where none was given."""
    name, kind = QFileDialog.getSaveFileName(parent, title, str(proposal), kinds)
    if not name:
        return None
    named = Path(name)
    if named.suffix not in ("", proposal.suffix):
        return named
    path = named.with_suffix(_ending_of(kind) or proposal.suffix)
    is_unasked = path != named and is_there(path)  # the dialog asked about another name
    return None if is_unasked and not ask_replace(parent, path.name) else path


def _ending_of(kind: str) -> str:
    """Return the ending of a kind of file that has but one."""
    found = _ENDINGS.findall(kind)
    return found[0] if len(found) == 1 else ""


def file_name(title: str) -> str:
    """Return the title as the name of a file."""
    kept = "".join("_" if character in '\\/:*?"<>|\n\t' else character for character in title)
    return kept.strip(" .")[:80] or "未命名稿件"
