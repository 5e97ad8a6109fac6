"""Asking what a new draft is to be: template, body, year, and the year's numbers."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSpinBox, QWidget

from assistant.export.house.format import STANDARD_NAME
from assistant.gui.dialogs.files import TABLES, choose_open
from assistant.gui.dialogs.form import FormDialog
from assistant.gui.dialogs.new_choice import FIRST_YEAR, LAST_YEAR, NewDraftChoice, report_year
from assistant.gui.widgets.basic import make_button, make_label, row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.draft.templates.own import OwnTemplate
    from assistant.draft.templates.skeleton import Template


class NewDraftDialog(FormDialog):
    """The form for a new draft."""

    def __init__(
        self,
        parent: QWidget | None,
        templates: Sequence[Template | OwnTemplate],
        *,
        body: str = "",
        template: str = "",
        house_format: str = "",
    ) -> None:
        from assistant.draft.templates.own import OwnTemplate

        super().__init__(parent, "新建稿件", "新建")
        self._templates = tuple(templates)
        self._template = QComboBox()
        for known in self._templates:
            own = "（自有）" if isinstance(known, OwnTemplate) else ""
            self._template.addItem(f"{known.name}{own}", known.id)
        self._template.setCurrentIndex(max(self._template.findData(template), 0))
        self._about = make_label("", "muted", wraps=True)
        self._body = QLineEdit(body, placeholderText="如：青栎区司法局")
        self._year = QSpinBox(minimum=FIRST_YEAR, maximum=LAST_YEAR, suffix=" 年度")
        self._year.setValue(report_year(date.today()))  # noqa: DTZ011 -- the drafter's calendar
        self._sheet = QLineEdit(placeholderText="可以不选，以后再填")
        self.house_format = make_label(house_format or STANDARD_NAME)
        self.house_format.setToolTip("在“文件—版式”里更改新稿件用的版式")
        self._browse = make_button("选择…")
        self.roll_over = make_button("沿用上年报告(&R)…", "link", tip="以上年的报告为底稿")
        self.wants_roll_over = False
        """Last year's report is to be rolled over instead."""
        self._lay_out()
        self._template.currentIndexChanged.connect(self._tell_about)
        self._body.textChanged.connect(self._check)
        self._browse.clicked.connect(self._on_browse)
        self.roll_over.clicked.connect(self._on_roll_over)
        self._tell_about()
        self._check()
        self._body.setFocus()

    @property
    def choice(self) -> NewDraftChoice:
        """What is chosen."""
        sheet = self._sheet.text().strip()
        return NewDraftChoice(
            template=self._template.currentData(),
            body=self._body.text().strip(),
            year=self._year.value(),
            sheet=Path(sheet) if sheet else None,
        )

    def _lay_out(self) -> None:
        self.add_row("模板(&T)", self._template)
        self.add_row("", self._about)
        self.add_row("发文机关(&B)", self._body)
        self.add_row("报告年度(&Y)", self._year)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._sheet, 1)
        line.addWidget(self._browse)
        self.add_row("指标数据(&D)", line, self._sheet)
        self.add_row("版式", self.house_format)
        self.put_below(row(self.roll_over, None))

    def _tell_about(self) -> None:
        index = self._template.currentIndex()
        self._about.setText(self._templates[index].description if index >= 0 else "")

    def _check(self) -> None:
        self.allow(is_allowed=bool(self._body.text().strip()) and bool(self._templates))

    def _on_roll_over(self) -> None:
        self.wants_roll_over = True
        self.reject()

    def _on_browse(self) -> None:
        path = choose_open(self, "选择指标数据", TABLES)
        if path is not None:
            self._sheet.setText(str(path))
