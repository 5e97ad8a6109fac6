"""Asking which offices get a form, by when it is to come back, and where the forms are put."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem

from assistant.draft.office_forms.form import office_forms, offices_of
from assistant.gui.dialogs.files import choose_folder
from assistant.gui.dialogs.form import FormDialog
from assistant.gui.widgets.basic import column, make_button, make_label, row
from assistant.gui.widgets.scrolled import fitting_height

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from assistant.draft.draft import Draft

_LIST_PX, _REST_PX = 194, 272
"""Height of the offices, and of all the rest of the dialog."""
_MOST_NAMES = 6
_OFFICE = Qt.ItemDataRole.UserRole + 1
_TEACHING = (
    "按指标表里的“来源单位”，给每个单位生成一份 Excel 表，列出要它填的指标和上年数。"
    "各单位填好报回后，用“汇总报送表”读入。"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormsOutChoice:
    """What was chosen."""

    offices: tuple[str, ...]
    deadline: str
    folder: Path


class FormsOutDialog(FormDialog):
    """The offices to tick, the deadline and the folder.

    Signals:
        offices_requested: which office delivers which number is to be written down.
    """

    offices_requested = Signal()

    def __init__(self, parent: QWidget | None, draft: Draft, *, folder: Path) -> None:
        """Make the dialog.

        Args:
            parent: the window.
            draft: whose sheet names the offices.
            folder: the folder proposed for the forms.
        """
        super().__init__(parent, "生成数据报送表", "生成")
        self.offices = QListWidget()
        self.offices.setFixedHeight(fitting_height(self, _LIST_PX, _REST_PX))
        self.all = make_button("全选(&A)", "small")
        self.none = make_button("全不选(&N)", "small")
        self.edit = make_button("来源单位(&E)…", "small", tip="写明每项指标由哪个单位提供")
        self._count = make_label("", "muted")
        self.deadline = QLineEdit(placeholderText="如：2026年1月10日，可以不填", maxLength=40)
        self.folder = QLineEdit(str(folder))
        self._browse = make_button("选择(&C)…")
        self.put_first(row(make_label(_TEACHING, "muted", wraps=True)))
        below = row(self.all, self.none, self.edit, None, self._count)
        self.add_row("来源单位(&O)", column(self.offices, below), self.offices)
        self.add_row("报送期限(&D)", self.deadline)
        self.add_row("放在文件夹(&F)", row(self.folder, self._browse), self.folder)
        self._connect()
        self.show_offices(draft)

    @property
    def choice(self) -> FormsOutChoice:
        """What is chosen."""
        return FormsOutChoice(
            offices=tuple(item.data(_OFFICE) for item in self._ticked()),
            deadline=self.deadline.text().strip(),
            folder=Path(self.folder.text().strip()),
        )

    def show_offices(self, draft: Draft) -> None:
        """Offer the offices that the sheet names now, all of them ticked."""
        self._fill(draft)
        self._tell_unasked(draft)
        self._check()

    def _fill(self, draft: Draft) -> None:
        self.offices.clear()
        self.offices.ensurePolished()  # rows are measured as they come
        for form in office_forms(draft):
            item = QListWidgetItem(f"{form.office}（{len(form.rows)} 项）")
            item.setData(_OFFICE, form.office)
            item.setToolTip("、".join(row.name for row in form.rows))
            item.setCheckState(Qt.CheckState.Checked)
            self.offices.addItem(item)

    def _tell_unasked(self, draft: Draft) -> None:
        unasked = [row.name for row in draft.sheet if not offices_of(row)]
        names = "、".join(unasked[:_MOST_NAMES]) + ("等" if len(unasked) > _MOST_NAMES else "")
        told = f"有 {len(unasked)} 项指标没有来源单位，不会列入任何一份表：{names}。"
        self.warn(told if unasked else "")

    def _connect(self) -> None:
        self.offices.itemChanged.connect(self._check)
        self.folder.textChanged.connect(self._check)
        self._browse.clicked.connect(self._on_browse)
        self.edit.clicked.connect(self.offices_requested)
        self.all.clicked.connect(lambda: self._tick(Qt.CheckState.Checked))
        self.none.clicked.connect(lambda: self._tick(Qt.CheckState.Unchecked))

    def _ticked(self) -> list[QListWidgetItem]:
        items = (self.offices.item(number) for number in range(self.offices.count()))
        return [item for item in items if item.checkState() == Qt.CheckState.Checked]

    def _tick(self, state: Qt.CheckState) -> None:
        for number in range(self.offices.count()):
            self.offices.item(number).setCheckState(state)

    def _check(self) -> None:
        count = len(self._ticked())
        self._count.setText(f"已选 {count} 个，共 {self.offices.count()} 个单位")
        self.allow(is_allowed=count > 0 and bool(self.folder.text().strip()))

    def _on_browse(self) -> None:
        folder = choose_folder(self, "报送表放在哪个文件夹", self.folder.text())
        if folder is not None:
            self.folder.setText(str(folder))
