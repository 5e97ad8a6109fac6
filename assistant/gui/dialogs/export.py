"""Asking how the draft is to be exported, with a word on what is still open."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from assistant.base.files import is_file
from assistant.gui.dialogs.files import choose_save
from assistant.gui.dialogs.form import FormDialog
from assistant.gui.widgets.basic import make_button
from assistant.workflow.errors import FORMATS

if TYPE_CHECKING:
    from assistant.gui.survey import Survey
    from assistant.workflow.exporting import Edition

EDITIONS: dict[Edition, str] = {"internal": "报送版（要素齐全）", "web": "公开版（网上公布）"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportChoice:
    """What was chosen."""

    path: Path
    edition: Edition


class ExportDialog(FormDialog):
    """The form for an export."""

    def __init__(
        self, parent: QWidget | None, proposal: Path, survey: Survey, *, edition: str = "internal"
    ) -> None:
        super().__init__(parent, "导出", "导出")
        self._format = QComboBox()
        for ending, name in FORMATS.items():
            self._format.addItem(f"{name}（*{ending}）", ending)
        self._format.setCurrentIndex(max(self._format.findData(proposal.suffix), 0))
        self._edition = QComboBox()
        for key, name in EDITIONS.items():
            self._edition.addItem(name, key)
        self._edition.setCurrentIndex(max(self._edition.findData(edition), 0))
        self._target = QLineEdit(str(proposal))
        self._browse = make_button("更改…")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._target, 1)
        row.addWidget(self._browse)
        self.add_row("格式(&F)", self._format)
        self.add_row("版本(&E)", self._edition)
        self.add_row("保存到(&P)", row, self._target)
        self._open_ends = warning_of(survey)
        self._format.currentIndexChanged.connect(self._on_format)
        self._target.textChanged.connect(self._check)
        self._browse.clicked.connect(self._on_browse)
        self._check()

    @property
    def choice(self) -> ExportChoice:
        """What is chosen; the ending of the file follows the format."""
        path = Path(self._target.text().strip())
        ending = self._format.currentData()
        if not path.name:
            path /= "报告"
        if path.suffix.lower() != ending:
            path = path.with_name(path.name + ending)
        return ExportChoice(path=path, edition=cast("Edition", self._edition.currentData()))

    def _on_format(self) -> None:
        path = Path(self._target.text().strip())
        if path.suffix.lower() in FORMATS:
            self._target.setText(str(path.with_suffix(self._format.currentData())))
        self._check()

    def _check(self) -> None:
        self.allow(is_allowed=bool(self._target.text().strip()))
        replaced = "同名文件会被替换。" if is_file(self.choice.path) else ""
        self.warn("\n".join(part for part in (self._open_ends, replaced) if part))

    def _on_browse(self) -> None:
        ending = self._format.currentData()
        path = choose_save(self, "导出到", f"{FORMATS[ending]} (*{ending})", self.choice.path)
        if path is not None:
            self._target.setText(str(path))


def warning_of(survey: Survey) -> str:
    """Return what is still open in the draft, empty for nothing."""
    parts = []
    if survey.blanks:
        parts.append(f"{survey.blanks} 处空白没有填写")
    if survey.unverified:
        parts.append(f"{survey.unverified} 处数据没有核实")
    return f"还有 {'，'.join(parts)}。可以先导出草稿，定稿前请补齐。" if parts else ""
