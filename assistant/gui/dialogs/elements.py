"""Asking for the elements of the official document: whom it goes to, who signs, when."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLabel, QLineEdit, QWidget

from assistant.draft.element_rules import NOT_IN_LETTERS, element_faults
from assistant.gui.dialogs.form import FormDialog
from assistant.gui.widgets.basic import fill_box, make_button, make_label, row
from assistant.gui.widgets.flow_grid import FlowGrid

if TYPE_CHECKING:
    from assistant.draft.element_rules import ElementFault
    from assistant.draft.parts import Elements

_FIELD_PX = 200
_GROUP_PX, _WIDE_PX = 360, 880
"""Least width of a group, and that of the dialog with both beside each other."""
_ROW_PX, _GAP_PX = 32, 12
"""Height of a row, so that those of both groups stand level; white at the right of a group."""
_MOST_FAULTS = 3
"""Told at a time; mending them brings up the rest."""
_FORMS = (("文件格式", "document"), ("信函格式", "letter"))
_JOINT = ("issuer_mark", "signed_by")
_BETWEEN_BODIES = re.compile(r"\s*\n\s*")
_HINTS = {
    "document": "联合行文用顿号分开，主办机关在前",
    "letter": "信函只印主办机关名称，不写“文件”",
}

_GROUPS = (
    (
        "主体和版记",
        (
            ("addressee", "主送机关(&A)", "如：区委、区政府"),
            ("signed_by", "署名(&S)", "如：青栎区司法局"),
            ("sealed", "", ""),
            ("date", "成文日期(&D)", "如：2026年2月5日"),
            ("remark", "附注(&R)", "如：此件公开发布"),
            ("copies_to", "抄送(&C)", ""),
            ("printed_by", "印发机关(&P)", "如：青栎区司法局办公室"),
            ("printed_on", "印发日期(&T)", "如：2026年2月6日"),
        ),
    ),
    (
        "版头（公开版不含）",
        (
            ("form", "公文格式(&O)", ""),
            ("issuer_mark", "发文机关标志(&M)", "如：青栎区司法局文件"),
            ("hint", "", ""),
            ("document_number", "发文字号(&N)", "如：青司〔2026〕3号"),
            ("signer", "签发人(&G)", "上行文填写"),
            ("copy_number", "份号(&F)", "如：000001"),
            ("secrecy", "密级和期限(&E)", "如：机密★1年"),
            ("urgency", "紧急程度(&U)", "特急或加急"),
        ),
    ),
)
"""Fields of the two columns: attribute, label, sample. What is left empty leaves no gap."""


class ElementsDialog(FormDialog):
    """The form of the elements; the title is written on the paper itself."""

    def __init__(self, parent: QWidget | None, elements: Elements) -> None:
        super().__init__(parent, "公文要素", "确定")
        self._elements = elements
        self._fields: dict[str, QLineEdit] = {}
        self._sealed = QCheckBox("盖章，留出印章位置(&L)")
        self._sealed.setChecked(elements.sealed)
        self._form_box = QComboBox()
        fill_box(self._form_box, _FORMS)
        self._form_box.setCurrentIndex(self._form_box.findData(elements.form))
        self._hint = make_label("", "muted", wraps=True)
        self._mend = make_button("按规范改正(&X)", "small")
        self._lay_out()
        self._sealed.toggled.connect(self._check)
        self._form_box.currentIndexChanged.connect(self._check)
        self._mend.clicked.connect(self._on_mend)
        self._check()

    @property
    def elements(self) -> Elements:
        """The elements as filled in."""
        written: dict[str, Any] = {
            name: field.text().strip() for name, field in self._fields.items()
        }
        form = self._form_box.currentData()
        return replace(self._elements, sealed=self._sealed.isChecked(), form=form, **written)

    def _lay_out(self) -> None:
        groups = FlowGrid(_GROUP_PX, len(_GROUPS))
        groups.show_parts([self._group(title, rows) for title, rows in _GROUPS])
        self.put_first(row(groups))
        self.put_below_message(row(self._mend, None))
        self.setTabOrder(self._mend, self._cancel)
        self.setTabOrder(self._cancel, self._accept)
        self._fields["addressee"].setFocus()
        self.resize(_WIDE_PX, self.height())

    def _group(self, title: str, rows: tuple[tuple[str, str, str], ...]) -> QWidget:
        """Return a title over labelled fields."""
        group = QWidget()
        grid = QGridLayout(group)
        grid.setContentsMargins(0, 0, _GAP_PX, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(1, 1)
        grid.addWidget(make_label(title, "panel"), 0, 0, 1, 2)
        for number, (name, label, sample) in enumerate(rows, 1):
            field = self._widget(name, label, sample)
            words = QLabel(label)
            words.setBuddy(field)
            grid.addWidget(words, number, 0)
            grid.addWidget(field, number, 1)
            grid.setRowMinimumHeight(number, _ROW_PX)
        grid.setRowStretch(len(rows) + 1, 1)
        return group

    def _widget(self, name: str, label: str, sample: str) -> QWidget:
        others = {"sealed": self._sealed, "form": self._form_box, "hint": self._hint}
        if name not in others:
            return self._field(name, label, sample)
        if label:
            others[name].setAccessibleName(label.partition("(&")[0])
        return others[name]

    def _field(self, name: str, label: str, sample: str) -> QLineEdit:
        text = getattr(self._elements, name)
        if name in _JOINT:
            text = _BETWEEN_BODIES.sub("、", text.strip())
        field = self._fields[name] = QLineEdit(text, placeholderText=sample)
        field.setMinimumWidth(_FIELD_PX)
        field.setCursorPosition(0)  # a long list is read from its beginning
        field.setAccessibleName(label.partition("(&")[0])
        field.textChanged.connect(self._check)
        return field

    def _check(self) -> None:
        elements = self.elements
        faults = element_faults(elements)
        self._hint.setText(_HINTS[elements.form])
        for name in NOT_IN_LETTERS:
            self._fields[name].setEnabled(elements.form != "letter")
        self.warn("\n".join(_said(fault) for fault in faults[:_MOST_FAULTS]))
        self._mend.setVisible(any(fault.mended for fault in faults))
        self.allow(is_allowed=not any(fault.is_grave for fault in faults))

    def _on_mend(self) -> None:
        for fault in element_faults(self.elements):
            if fault.mended:
                self._fields[fault.name].setText(fault.mended)


def _said(fault: ElementFault) -> str:
    return f"{fault.words}可改为“{fault.mended}”。" if fault.mended else fault.words
