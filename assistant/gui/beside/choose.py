"""Which report is to stand beside the paper: one of the corpus, or any file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from assistant.gui.dialogs import files
from assistant.gui.dialogs.form import FormDialog
from assistant.gui.look.theme import ROW_PX
from assistant.gui.widgets.basic import column, make_button, make_label
from assistant.workflow.terms import LEVEL_NAMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.corpus.stored import StoredReport

_LEAST_PX = (440, 6 * ROW_PX)
_NUMBER = Qt.ItemDataRole.UserRole


class ChooseReportDialog(FormDialog):
    """A line to search, the reports of the corpus, the latest year first, and the way to a file.

    Args:
        parent: the window that asks.
        reports: those of the corpus.
        folder: where a file is looked for first.
    """

    def __init__(
        self, parent: QWidget | None, reports: Sequence[StoredReport], folder: str = ""
    ) -> None:
        super().__init__(parent, "对照阅读", "打开")
        self._folder = folder
        self._reports = sorted(reports, key=lambda each: -(each.meta.year or 0))
        self.path: Path | None = None
        """The file that was chosen in place of a report of the corpus."""
        self.line = QLineEdit(placeholderText="查找题名、机关、年度", clearButtonEnabled=True)
        self.line.setAccessibleName("查找报告")
        self.list = QListWidget()
        self.list.setAccessibleName("资料库里的报告")
        self.list.setMinimumSize(*_LEAST_PX)
        self._empty = make_label("", "muted", wraps=True)
        self.browse = make_button("打开文件(&F)…", tip="对照任意一份报告，不导入资料库")
        self.put_first(column(self.line, self.list, self._empty))
        self.put_in_foot(self.browse)
        self.line.textChanged.connect(self._show)
        self.line.returnPressed.connect(self.accept)
        self.list.itemActivated.connect(self.accept)
        self.browse.clicked.connect(self._on_browse)
        self._show()
        self.line.setFocus()

    @property
    def number(self) -> int | None:
        """Number of the report that is chosen."""
        at = self.list.currentRow()
        return int(self.list.item(at).data(_NUMBER)) if at >= 0 else None

    def accept(self) -> None:
        """Take what is chosen, where anything is."""
        if self.path is not None or self.number is not None:
            super().accept()

    def _show(self) -> None:
        words = self.line.text().split()
        self.list.clear()
        for report in self._reports:
            name = name_of(report)
            if all(word in name for word in words):
                item = QListWidgetItem(name)
                item.setSizeHint(QSize(0, ROW_PX))
                item.setData(_NUMBER, report.id)
                self.list.addItem(item)
        self.list.setCurrentRow(0)
        found = self.list.count() > 0
        self._empty.setText("没有这样的报告。" if words else "资料库还是空的，可以打开文件。")
        self._empty.setVisible(not found)
        self.allow(is_allowed=found)

    def _on_browse(self) -> None:
        self.path = files.choose_open(self, "打开对照的报告", files.ONE_REPORT, self._folder)
        if self.path is not None:
            self.accept()


def name_of(report: StoredReport) -> str:
    """Return what a report is found by: its title, and what that leaves out."""
    meta = report.meta
    title = meta.title or Path(report.path).stem
    rest = [str(meta.year) if meta.year and str(meta.year) not in title else ""]
    rest.append(meta.body if meta.body and meta.body not in title else "")
    rest.append(LEVEL_NAMES[meta.level] if meta.level else "")
    rest.append("示例" if report.sample else "")
    return " · ".join(filter(None, (title, *rest)))
