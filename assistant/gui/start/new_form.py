"""The short form for a new draft on the first page: level, template, body, year."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QLineEdit, QSpinBox, QWidget

from assistant.gui.dialogs.new_choice import FIRST_YEAR, LAST_YEAR, NewDraftChoice, report_year
from assistant.gui.widgets.basic import column, fill_box, make_button, make_label, row
from assistant.gui.widgets.flow_grid import FlowGrid
from assistant.workflow.terms import LEVEL_NAMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.draft.templates.own import OwnTemplate
    from assistant.draft.templates.skeleton import Template

_FIELD_PX = 128


class NewForm(QFrame):
    """A card; the level narrows the templates.

    Signals:
        draft_requested: a :class:`NewDraftChoice`.
        more_requested: the whole form is wanted, with the year's numbers.
    """

    draft_requested = Signal(object)
    more_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._templates: tuple[Template | OwnTemplate, ...] = ()
        self.level = QComboBox()
        self.template = QComboBox()
        self.body = QLineEdit(placeholderText="如：青栎区司法局")
        self.year = QSpinBox(minimum=FIRST_YEAR, maximum=LAST_YEAR, suffix=" 年度")
        self.year.setValue(report_year(date.today()))  # noqa: DTZ011 -- the drafter's calendar
        self.make = make_button("新建(&D)", "primary")
        self._more = make_button("更多选项…", "link", tip="一并选择指标数据（Ctrl+N）")
        self._lay_out()
        self.level.currentIndexChanged.connect(self._show_templates)
        self.body.textChanged.connect(self._check)
        self.body.returnPressed.connect(self.make.click)
        self.make.clicked.connect(self._on_make)
        self._more.clicked.connect(self.more_requested)
        self._check()

    def show_templates(self, templates: Sequence[Template | OwnTemplate]) -> None:
        """Offer these, and the levels they are meant for."""
        self._templates = tuple(templates)
        meant = {level for template in templates for level in template.levels}
        levels = [(name, level) for level, name in LEVEL_NAMES.items() if level in meant]
        fill_box(self.level, [("全部", None), *levels])
        self._show_templates()

    def propose(self, *, body: str, level: str, template: str) -> None:
        """Fill in what is known of the person's own office."""
        self.body.setText(body)
        self.level.setCurrentIndex(max(self.level.findData(level), 0))
        at = self.template.findData(template)
        if at >= 0:
            self.template.setCurrentIndex(at)

    def _lay_out(self) -> None:
        fields = FlowGrid(_FIELD_PX, 4)
        fields.show_parts(
            [
                _labelled("层级(&V)", self.level),
                _labelled("模板(&M)", self.template),
                _labelled("发文机关(&B)", self.body),
                _labelled("报告年度(&Y)", self.year),
            ]
        )
        head = row(make_label("从模板新建", "panel"), None, self._more, self.make)
        self.setLayout(column(head, fields, margin=16, spacing=12))
        stops = (self.level, self.template, self.body, self.year, self._more, self.make)
        for before, after in pairwise(stops):
            self.setTabOrder(before, after)

    def _show_templates(self) -> None:
        level = self.level.currentData()
        fill_box(
            self.template,
            [
                (each.name, each.id)
                for each in self._templates
                if level is None or level in each.levels
            ],
        )
        self._check()

    def _check(self) -> None:
        self.make.setEnabled(bool(self.body.text().strip()) and self.template.count() > 0)

    def _on_make(self) -> None:
        self.draft_requested.emit(
            NewDraftChoice(
                template=self.template.currentData(),
                body=self.body.text().strip(),
                year=self.year.value(),
                sheet=None,
            )
        )


def _labelled(text: str, field: QWidget) -> QWidget:
    label = QLabel(text)
    label.setBuddy(field)
    field.setAccessibleName(text.partition("(&")[0])
    whole = QWidget()
    field.setProperty("look", "even")
    whole.setLayout(column(label, field, spacing=4))
    return whole
