"""Reading what the offices sent back, and deciding what of it is taken over."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget

from assistant.draft.office_forms.decision import answered_offices
from assistant.gui.dialogs import files
from assistant.gui.jobs.background import Latest
from assistant.gui.messages import message_of
from assistant.gui.office_forms.page import FormsPage
from assistant.gui.office_forms.tables import summary_of
from assistant.gui.widgets.basic import column, make_button, make_label, make_rule, row
from assistant.gui.widgets.empty_state import EmptyState
from assistant.gui.widgets.notice import NoticeBar
from assistant.gui.widgets.scrolled import FittingDialog

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from assistant.base.errors import AssistantError
    from assistant.draft.draft import Draft
    from assistant.draft.parts import SheetRow
    from assistant.gui.jobs.background import Background
    from assistant.gui.look.theme import Theme
    from assistant.gui.services.yearly import FormServices
    from assistant.workflow.office_forms import CollectedForms

_SIZE_PX = (1100, 680)
_SMALLEST_PX = (860, 480)
_KINDS = "表格 (*.xlsx *.xlsm *.xls *.et *.csv);;所有文件 (*)"
_TITLE = "汇总各单位报回的表"
_TEACHING = (
    "选择报回的 Excel 表，可以一次选多个，也可以选存放它们的文件夹。"
    "先列出未报送、不一致和存疑的，决定以后才填入指标表。"
)


class FormsInDialog(FittingDialog):
    """Files are chosen, then shown on a page; the default button takes over what is decided."""

    def __init__(
        self,
        parent: QWidget | None,
        services: FormServices,
        background: Background,
        theme: Theme,
        *,
        draft: Draft,
        folder: str,
    ) -> None:
        """Make the dialog.

        Args:
            parent: the window.
            services: what is done with forms.
            background: where files are read.
            theme: colours.
            draft: whose sheet is filled.
            folder: where returned files are looked for.
        """
        super().__init__(parent)
        self._read = services.read
        self._draft = draft
        self._paths: list[Path] = []
        self.folder = folder
        """The folder that files were chosen from last."""
        self._latest = Latest(background, on_done=self._on_read, on_error=self._on_error)
        self.notice = NoticeBar(theme)
        self.page = FormsPage(theme)
        self._empty = EmptyState(theme, "inbox-archive-line", _TITLE, _TEACHING, "选择文件…")
        self._stack = QStackedWidget()
        self._summary = make_label("")
        self.add_files = make_button("添加文件(&F)…")
        self.add_folder = make_button("添加文件夹(&D)…")
        self.take = make_button("填入指标表")
        self.take.setDefault(True)
        self._cancel = make_button("取消")
        self._lay_out()
        self._connect()
        self._show_count()

    @property
    def rows(self) -> tuple[SheetRow, ...]:
        """The rows to take over."""
        return self.page.rows

    def start(self, paths: Sequence[Path]) -> None:
        """Read these files, and those read before, anew."""
        if not paths:
            return
        self._paths += [path for path in paths if path not in self._paths]
        chosen, draft, read = tuple(self._paths), self._draft, self._read
        self._latest.ask(lambda _: read(chosen, draft))
        self.notice.tell("info", "正在读取…", ("取消", self._stop))
        self.take.setEnabled(False)

    def _lay_out(self) -> None:
        self.setWindowTitle("汇总报送表")
        self.setMinimumSize(*_SMALLEST_PX)
        self.resize(*_SIZE_PX)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.page)
        head = row(self._summary)
        head.setContentsMargins(16, 12, 16, 12)
        self._head = head
        foot = row(self.add_files, self.add_folder, None, self._cancel, self.take)
        foot.setContentsMargins(16, 12, 16, 12)
        layout = column(self.notice, head, self._stack, make_rule(), foot, spacing=0)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self._summary.hide()

    def _connect(self) -> None:
        self._empty.start_requested.connect(self._on_files)
        self.add_files.clicked.connect(self._on_files)
        self.add_folder.clicked.connect(self._on_folder)
        self.page.decided.connect(self._show_count)
        self.take.clicked.connect(self.accept)
        self._cancel.clicked.connect(self.reject)

    def _show_count(self) -> None:
        count = len(self.page.rows)
        self.take.setText(f"填入指标表（{count} 项）(&T)" if count else "填入指标表(&T)")
        self.take.setAccessibleName("填入指标表")
        self.take.setEnabled(count > 0)

    def _on_files(self) -> None:
        paths = files.choose_several(self, "选择报回的表", _KINDS, self.folder)
        if paths:
            self.folder = str(paths[0].parent)
        self.start(paths)

    def _on_folder(self) -> None:
        folder = files.choose_folder(self, "选择存放报回的表的文件夹", self.folder)
        if folder is not None:
            self.folder = str(folder)
            self.start([folder])

    def _stop(self) -> None:
        self._latest.forget()
        self._show_count()

    def _on_read(self, collected: CollectedForms) -> None:
        self.notice.hide()
        answered = answered_offices(self._draft, collected)
        self.page.show_forms(self._draft, collected)
        self._summary.setText(summary_of(collected, answered))
        self._summary.show()
        self._stack.setCurrentWidget(self.page)
        feet = (self.add_files, self.add_folder, self._cancel, self.take)
        for before, after in pairwise((self.page.plain, *feet)):
            self.setTabOrder(before, after)  # after the tables, which came later
        self.take.setFocus()

    def _on_error(self, error: AssistantError) -> None:
        self._show_count()
        self.notice.tell("error", message_of(error))
