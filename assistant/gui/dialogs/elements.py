"""Asking for the elements of the official document: whom it goes to, who signs, when."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit

from assistant.gui.dialogs.form import FormDialog
from assistant.gui.widgets.basic import make_label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from assistant.draft.parts import Elements

# 2026年2月5日: Arabic digits, no leading zeros (GB/T 9704-2012, 7.3.5.4)
_DATE = re.compile(r"\d{4}年[1-9]\d?月[1-9]\d?日")
_DATES = ("date", "printed_on")
_FIELD_PX = 240
_COLUMNS = 3
"""Of each group: label, field, and the gap to the next group."""

_GROUPS = (
    (
        "主体",
        (
            ("addressee", "主送机关(&A)", "如：区委、区政府"),
            ("signed_by", "署名(&S)", "如：青栎区司法局"),
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
            ("issuer_mark", "发文机关标志(&M)", "如：青栎区司法局文件"),
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
        grid = QGridLayout()
        grid.setSpacing(12)
        for number, (title, rows) in enumerate(_GROUPS):
            self._fill(grid, number * _COLUMNS, title, rows)
        grid.setColumnMinimumWidth(_COLUMNS - 1, 16)
        self.put_first(grid)
        self.setMinimumWidth(self.sizeHint().width())
        self._check()

    @property
    def elements(self) -> Elements:
        """The elements as filled in."""
        written: dict[str, Any] = {
            name: field.text().strip() for name, field in self._fields.items()
        }
        return replace(self._elements, **written)

    def _fill(
        self, grid: QGridLayout, column: int, title: str, rows: tuple[tuple[str, str, str], ...]
    ) -> None:
        """Put a title and labelled fields into two columns of the grid."""
        grid.addWidget(make_label(title, "panel"), 0, column, 1, 2)
        for number, (name, label, sample) in enumerate(rows, 1):
            field = self._fields[name] = self._field(name, label, sample)
            words = QLabel(label)
            words.setBuddy(field)
            grid.addWidget(words, number, column)
            grid.addWidget(field, number, column + 1)

    def _field(self, name: str, label: str, sample: str) -> QLineEdit:
        field = QLineEdit(getattr(self._elements, name), placeholderText=sample)
        field.setMinimumWidth(_FIELD_PX)
        field.setAccessibleName(label.partition("(&")[0])
        field.textChanged.connect(self._check)
        return field

    def _check(self) -> None:
        written = [self._fields[name].text().strip() for name in _DATES]
        is_good = all(not text or _DATE.fullmatch(text) for text in written)
        self.warn("" if is_good else "日期请写作“2026年2月5日”：阿拉伯数字，月、日不加零。")
        self.allow(is_allowed=is_good)
