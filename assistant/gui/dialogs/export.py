"""Asking how the draft is to be exported, with what a person should know before."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QPushButton, QWidget

from assistant.base.files import is_file
from assistant.gui.dialogs.files import choose_save
from assistant.gui.dialogs.form import FormDialog
from assistant.gui.messages import message_of
from assistant.gui.widgets.basic import column, make_button
from assistant.gui.widgets.fold import Fold
from assistant.workflow.errors import FORMATS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.gui.look.paper_faces import MissingFace
    from assistant.gui.look.theme import Theme
    from assistant.workflow.export_facts import ExportFacts
    from assistant.workflow.exporting import Edition

EDITIONS: dict[Edition, str] = {"internal": "报送版（要素齐全）", "web": "公开版（网上公布）"}
_WIDTH_PX = 560
_PLAIN = (".txt", ".md")
"""Formats without marks."""
_NAMING_FACES = (".docx", ".pdf")
"""Formats in which typefaces go by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportChoice:
    """What was chosen."""

    path: Path
    edition: Edition
    marks_open: bool = True
    """Whether blanks and unverified numbers stand out."""
    comments: bool = False
    """Whether the draft's comments go along."""


class ExportDialog(FormDialog):
    """The form for an export."""

    def __init__(
        self,
        parent: QWidget | None,
        proposal: Path,
        facts: ExportFacts,
        theme: Theme,
        *,
        edition: str = "internal",
        missing: Sequence[MissingFace] = (),
    ) -> None:
        """Ask about an export.

        Args:
            parent: the window.
            proposal: the file that is offered; its ending says the format.
            facts: what is open, in which format it is printed, whether it may be published.
            theme: colours.
            edition: the edition that is offered.
            missing: typefaces that this machine does not have.
        """
        super().__init__(parent, "导出", "导出")
        self.setMinimumWidth(_WIDTH_PX)
        self._facts = facts
        self._missing = missing
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
        self._marks = QCheckBox("标出未填和未核实处(&M)")
        self._marks.setChecked(bool(facts.open))
        self._marks.setToolTip("未填处用黄色；未核实处用浅橙色，在 PDF 里是点线")
        self._comments = QCheckBox("把批注写进 DOCX，供审阅(&N)")
        self._comments.setToolTip("只有报送版的 DOCX 可以带批注；其他文件一律不带")
        self.open_fold, self.comment_fold, self.element_fold, self.format_fold, self.face_fold = (
            self._folds
        ) = tuple(Fold(theme) for _ in range(5))
        self._add_rows()
        self._tell()
        self._connect()
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
        edition = cast("Edition", self._edition.currentData())
        return ExportChoice(
            path=path,
            edition=edition,
            marks_open=self._marks.isChecked(),
            comments=self._comments.isChecked() and self._may_comment(),
        )

    def _add_rows(self) -> None:
        target = QHBoxLayout()
        target.setSpacing(8)
        target.addWidget(self._target, 1)
        target.addWidget(self._browse)
        self.add_row("格式(&F)", self._format)
        self.add_row("版本(&E)", self._edition)
        self.add_row("保存到(&P)", target, self._target)
        self.put_below(column(*self._folds, spacing=4))
        self.put_below(column(self._marks, self._comments))

    def _tell(self) -> None:
        """Say what does not depend on the choice."""
        facts = self._facts
        self.open_fold.tell(facts.open_sentence, facts.open_lines())
        self.comment_fold.tell(facts.comment_sentence, facts.comment_lines())
        self.element_fold.tell(facts.element_sentence, facts.element_lines)
        if not facts.format.missing:
            lines = [str(each) for each in facts.format.deviations]
            self.format_fold.tell(facts.format.sentence, lines)
        accept = self.accept_button
        if (facts.open or facts.open_comments) and isinstance(accept, QPushButton):
            accept.setText("仍要导出")

    def _connect(self) -> None:
        self._format.currentIndexChanged.connect(self._on_format)
        self._edition.currentIndexChanged.connect(self._check)
        self._target.textChanged.connect(self._check)
        self._browse.clicked.connect(self._on_browse)
        for fold in self._folds:
            fold.opened.connect(self.fit, Qt.ConnectionType.QueuedConnection)

    def _on_format(self) -> None:
        path = Path(self._target.text().strip())
        if path.suffix.lower() in FORMATS:
            self._target.setText(str(path.with_suffix(self._format.currentData())))
        self._check()

    def _check(self) -> None:
        refusal = self._facts.web_refusal
        is_refused = self._edition.currentData() == "web" and refusal is not None
        self.allow(is_allowed=bool(self._target.text().strip()) and not is_refused)
        ending = self._format.currentData()
        self._marks.setVisible(bool(self._facts.open) and ending not in _PLAIN)
        self._comments.setVisible(self._may_comment())
        count = len(self._missing) if ending in _NAMING_FACES else 0
        sentence = f"本机缺少 {count} 种公文字体。" if count else ""
        self.face_fold.tell(sentence, [str(face) for face in self._missing])
        words = [message_of(refusal)] if refusal is not None and is_refused else []
        if self._facts.format.missing:
            words.append(self._facts.format.sentence)
        if is_file(self.choice.path):
            words.append("同名文件会被替换。")
        self.warn("\n".join(words))

    def _may_comment(self) -> bool:
        """Tell whether the file may carry comments, and there are any."""
        is_internal = self._edition.currentData() == "internal"
        is_docx = self._format.currentData() == ".docx"
        return bool(self._facts.comments) and is_internal and is_docx

    def _on_browse(self) -> None:
        ending = self._format.currentData()
        path = choose_save(self, "导出到", f"{FORMATS[ending]} (*{ending})", self.choice.path)
        if path is not None:
            self._target.setText(str(path))
