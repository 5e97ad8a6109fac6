"""One template: what it is called, whom it is for, its text; what is wrong is told while typing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QMenu, QPlainTextEdit, QWidget

from assistant.draft.templates.facts import FACT_WORDS, name_of
from assistant.gui.jobs.background import Latest
from assistant.gui.messages import message_of
from assistant.gui.templates.fact_words import FACT_EXAMPLES, SYNTAX
from assistant.gui.templates.faults import Fault, fault_of
from assistant.gui.templates.levels import LevelBoxes
from assistant.gui.widgets.basic import column, make_button, make_label, row

if TYPE_CHECKING:
    from assistant.base.errors import AssistantError
    from assistant.draft.templates.own import OwnTemplate
    from assistant.draft.templates.template import Template
    from assistant.gui.jobs.background import Background
    from assistant.gui.services.yearly import TemplateServices

_REST_MS = 250
"""A template has rested that long before it is looked through."""
_LONGEST_NAME, _LONGEST_LINE = 40, 500
_RIGHT = "写法正确"


class TemplateForm(QWidget):
    """The fields of a template.

    Signals:
        changed: what is written here is another template, or was looked through.
    """

    changed = Signal()

    def __init__(self, services: TemplateServices, background: Background) -> None:
        super().__init__()
        self._check_template = services.check
        self._template: OwnTemplate | None = None
        self._shown: OwnTemplate | None = None
        """The template as it was shown first."""
        self._fault: Fault | None = None
        self._is_looked_through = True
        self.name = QLineEdit(maxLength=_LONGEST_NAME)
        self.about = QLineEdit(maxLength=_LONGEST_LINE)
        self.levels = LevelBoxes()
        self.title = QLineEdit(maxLength=_LONGEST_LINE)
        self.addressee = QLineEdit(maxLength=_LONGEST_LINE)
        self.text = QPlainTextEdit()
        self.facts = make_button("插入变量(&V) ▾", "small")
        self.menu = QMenu(self.facts)
        self.verdict = make_label("", "muted", wraps=True)
        self.go = make_button("到这一行(&G)", "small")
        self._timer = QTimer(self, singleShot=True, interval=_REST_MS)
        self._latest = Latest(background, on_done=self._on_checked, on_error=self._on_error)
        self._lay_out()
        self._connect()

    @property
    def template(self) -> OwnTemplate | None:
        """The template as it is written here; None where it is not one's own."""
        if self._template is None:
            return None
        return replace(
            self._template,
            name=self.name.text().strip(),
            description=self.about.text().strip(),
            levels=self.levels.levels,
            title=self.title.text().strip(),
            addressee=self.addressee.text().strip(),
            text=self.text.toPlainText(),
        )

    @property
    def is_changed(self) -> bool:
        """Tell whether something else is written here than was shown."""
        return self._template is not None and self.template != self._shown

    @property
    def can_be_saved(self) -> bool:
        """Tell whether what is written here was looked through and is right."""
        return self._template is not None and self._is_looked_through and self._fault is None

    def show_template(self, template: OwnTemplate) -> None:
        """Show a template of one's own, to be changed."""
        self._put(template, template.text, is_fixed=False)
        self._template = template
        self._shown = self.template
        self._tell(_RIGHT)

    def show_shipped(self, template: Template, text: str) -> None:
        """Show a shipped template, to be read."""
        self._put(template, text, is_fixed=True)
        self._tell("")

    def _put(self, template: OwnTemplate | Template, text: str, *, is_fixed: bool) -> None:
        self._template = None
        self._timer.stop()
        self._latest.forget()
        self._fault, self._is_looked_through = None, True
        for field, words in (
            (self.name, template.name),
            (self.about, template.description),
            (self.title, template.title),
            (self.addressee, template.addressee),
        ):
            field.setText(words)
            field.setCursorPosition(0)
            field.setReadOnly(is_fixed)
        self.levels.put(template.levels)
        self.levels.setEnabled(not is_fixed)
        self.text.setPlainText(text)
        self.text.setReadOnly(is_fixed)
        self.facts.setEnabled(not is_fixed)

    # parts

    def _lay_out(self) -> None:
        fields = QFormLayout()
        fields.setSpacing(8)
        for label, field in (
            ("名称(&A)", self.name),
            ("说明(&E)", self.about),
            ("适用(&L)", self.levels),
            ("文件标题(&H)", self.title),
            ("主送机关(&M)", self.addressee),
        ):
            shown = QLabel(label)
            shown.setBuddy(field)
            field.setAccessibleName(label.partition("(&")[0])
            fields.addRow(shown, field)
        head = make_label("正文(&T)", "panel")
        head.setBuddy(self.text)
        self.text.setAccessibleName("正文")
        self.text.setTabChangesFocus(True)
        foot = row(self.verdict, self.go)
        foot.setStretch(0, 1)
        layout = column(row(head, None, self.facts), make_label(SYNTAX, "muted", wraps=True))
        layout.insertLayout(0, fields)
        layout.addWidget(self.text, 1)
        layout.addLayout(foot)
        self.setLayout(layout)
        for fact, example in FACT_EXAMPLES.items():
            named = FACT_WORDS[fact]
            self.menu.addAction(f"{named}：{example}" if example else named).setData(fact)
        self.go.hide()

    def _connect(self) -> None:
        for field in (self.name, self.about, self.title, self.addressee):
            field.textChanged.connect(self._on_changed)
        self.levels.changed.connect(self._on_changed)
        self.text.textChanged.connect(self._on_changed)
        self._timer.timeout.connect(self._check)
        self.facts.clicked.connect(self._show_menu)
        self.menu.triggered.connect(lambda action: self._insert(action.data()))
        self.go.clicked.connect(self._go_to_fault)

    # looking through

    def _on_changed(self) -> None:
        if self._template is not None:
            self._is_looked_through = False
            self._timer.start()
            self.changed.emit()

    def _check(self) -> None:
        template, check = self.template, self._check_template
        if template is not None:
            self._latest.ask(lambda _: (template, fault_of(template, check)))

    def _on_checked(self, answer: tuple[OwnTemplate, Fault | None]) -> None:
        template, self._fault = answer
        if template != self.template:
            return  # it is looked through again
        self._is_looked_through = True
        self._tell(self._fault.sentence if self._fault else _RIGHT)
        self.changed.emit()

    def _on_error(self, error: AssistantError) -> None:
        self._fault = Fault(line=None, reason=message_of(error))
        self._tell(self._fault.sentence)

    def _tell(self, words: str) -> None:
        self.verdict.setText(words)
        self.verdict.setProperty("look", "error" if self._fault else "muted")
        self.verdict.style().unpolish(self.verdict)
        self.verdict.style().polish(self.verdict)
        self.go.setVisible(self._fault is not None and self._fault.line is not None)

    def _go_to_fault(self) -> None:
        if self._fault is None or self._fault.line is None:
            return
        block = self.text.document().findBlockByNumber(self._fault.line - 1)
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        self.text.setTextCursor(cursor)
        self.text.centerCursor()
        self.text.setFocus()

    def _show_menu(self) -> None:
        self.menu.popup(self.facts.mapToGlobal(self.facts.rect().bottomLeft()))

    def _insert(self, fact: str) -> None:
        self.text.insertPlainText(name_of(fact))
        self.text.setFocus()
