"""The list of reports with a line to narrow it, and what stands there while it is empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from assistant.gui.library.report_list import ReportTable
from assistant.gui.library.reports_model import ReportsModel
from assistant.gui.widgets.basic import column
from assistant.gui.widgets.elided import ElidedLabel
from assistant.gui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.corpus.stored import StoredReport
    from assistant.gui.look.theme import Theme
    from assistant.suggest.word_search import Filters

_TABLE, _EMPTY, _NONE = range(3)


class ReportsPane(QWidget):
    """All reports, or those that pass line and filters.

    Signals:
        import_requested: reports are to be imported.
        narrowing_requested: line or filters want another list.
    """

    import_requested = Signal()
    narrowing_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.model = ReportsModel(self)
        self.table = ReportTable(self.model, theme)
        self.line = QLineEdit(placeholderText="筛选题名、机关、地区", clearButtonEnabled=True)
        self.line.setAccessibleName("筛选报告")
        self._head = ElidedLabel("muted")
        self._empty = EmptyState(
            theme,
            "database-2-line",
            "资料库还是空的",
            "把报告、文件夹或压缩包拖到这里，或点下面的按钮选择文件。"
            "网页、Word、PDF 和文本都可以，程序会去掉网页上的杂物并识别题名、机关、年度和提纲。",
            "导入文件…",
        )
        self._none = EmptyState(
            theme, "search-line", "没有符合条件的报告", "换几个字，或清除上面的筛选。"
        )
        self._stack = QStackedWidget()
        for part in (self.table, self._empty, self._none):
            self._stack.addWidget(part)
        layout = column(self.line, self._head, self._stack)
        layout.setContentsMargins(16, 8, 16, 12)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self.line.textChanged.connect(self.narrowing_requested)
        self._empty.start_requested.connect(self.import_requested)
        self._show_state()

    def show_reports(self, reports: Iterable[StoredReport]) -> None:
        """Show another list; what was chosen stays chosen."""
        chosen = [report.id for report in self.table.chosen]
        self.model.set_reports(reports)
        self._show_state()
        self.table.choose(chosen)

    def narrow(self, filters: Filters) -> None:
        """Show only what passes the line and the filters."""
        chosen = [report.id for report in self.table.chosen]
        self.model.narrow(self.line.text(), filters)
        self._show_state()
        self.table.choose(chosen)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        for part in (self.table, self._empty, self._none):
            part.set_theme(theme)

    def _show_state(self) -> None:
        total, shown = self.model.total, self.model.rowCount()
        if not total:
            self._stack.setCurrentIndex(_EMPTY)
        else:
            self._stack.setCurrentIndex(_TABLE if shown else _NONE)
        self.line.setVisible(bool(total))
        self._head.setVisible(bool(total))
        listed = f"{total:,} 篇" if shown == total else f"列出 {shown:,} 篇，共 {total:,} 篇"
        doubts = f" · 待核对 {self.model.doubtful:,} 篇" if self.model.doubtful else ""
        self._head.setText(f"{listed}{doubts}")
