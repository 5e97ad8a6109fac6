"""Choosing files; the folder of the last choice is offered again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

DRAFTS = "稿件 (*.fzbg)"
TABLES = "表格 (*.xlsx *.csv)"
PICTURES = "PNG 图片 (*.png)"
REPORTS = (
    "报告 (*.html *.htm *.mht *.mhtml *.docx *.doc *.wps *.pdf *.txt *.rtf *.odt *.md *.zip)"
    ";;所有文件 (*)"
)
BACKUPS = "资料库备份 (*.fzbk)"
EXPORTS = "JSON (*.json)"


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
    """Return the file to write; the ending of *proposal* is added where none was given."""
    name, _ = QFileDialog.getSaveFileName(parent, title, str(proposal), kinds)
    if not name:
        return None
    path = Path(name)
    return path if path.suffix else path.with_suffix(proposal.suffix)


def file_name(title: str) -> str:
    """Return the title as the name of a file."""
    kept = "".join("_" if character in '\\/:*?"<>|\n\t' else character for character in title)
    return kept.strip(" .")[:80] or "未命名稿件"
