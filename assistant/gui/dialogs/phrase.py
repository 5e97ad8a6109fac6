"""Writing a phrase of one's own (我的用语), or changing one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit

from assistant.base.errors import AssistantError
from assistant.gui.dialogs.form import FormDialog
from assistant.gui.messages import message_of
from assistant.gui.widgets.basic import make_label
from assistant.phrases.phrase import LONGEST_NOTE, LONGEST_TOPIC, own_phrase, suggested_topic
from assistant.workflow.terms import ROLE_NAMES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from assistant.phrases.phrase import Phrase

_TEXT_PX = 112
_TEACHING = (
    "数据写作字段，如 {{ review.accepted }}；要现填的写作空白，如【受理件数】。"
    "插入稿件时，字段换成指标表里的数。"
)


class PhraseDialog(FormDialog):
    """Text, topic, part of the report, note.

    Signals:
        save_requested: the phrase as written; the dialog stays until :meth:`accept_saved`.
    """

    save_requested = Signal(object)

    def __init__(
        self,
        parent: QWidget | None,
        phrase: Phrase | None,
        topics: Sequence[str],
        write: Callable[[str], str],
    ) -> None:
        super().__init__(parent, "编辑用语" if phrase and phrase.is_own else "收藏用语", "保存")
        self._write = write
        self._is_saving = False
        self._topic_is_chosen = phrase is not None and bool(phrase.topic)
        self._text = QPlainTextEdit()
        self._text.setTabChangesFocus(True)
        self._text.setFixedHeight(_TEXT_PX)
        self._text.setPlaceholderText(_TEACHING)
        self._reads = make_label("", "muted", wraps=True)
        self._topic = QComboBox()
        self._topic.setEditable(True)
        self._topic.addItems(["", *topics])
        self._role = QComboBox()
        self._role.addItem("不限", None)
        for role, name in ROLE_NAMES.items():
            self._role.addItem(name, role)
        self._note = QLineEdit(maxLength=LONGEST_NOTE)
        self._note.setPlaceholderText("如：出处、什么时候用")
        self.add_row("用语(&T)", self._text)
        self.add_row("读作", self._reads)
        self.add_row("主题(&S)", self._topic)
        self.add_row("章节(&P)", self._role)
        self.add_row("备注(&N)", self._note)
        self._fill(phrase)
        self._connect()
        self._check()

    def accept(self) -> None:
        """Ask for the phrase to be kept; the dialog closes once it is."""
        phrase = self._phrase()
        if phrase is not None and not self._is_saving:
            self._is_saving = True
            self.allow(is_allowed=False)
            self.save_requested.emit(phrase)

    def reject(self) -> None:
        """Close without a change, unless one is being kept just now."""
        if not self._is_saving:
            super().reject()

    def accept_saved(self) -> None:
        """Close: the phrase is kept."""
        super().accept()

    def tell_unsaved(self, error: AssistantError) -> None:
        """Stay open and say why the phrase could not be kept."""
        self._is_saving = False
        self.allow(is_allowed=True)
        self.warn(message_of(error))

    def _fill(self, phrase: Phrase | None) -> None:
        edit = self._topic.lineEdit()
        if edit is not None:
            edit.setMaxLength(LONGEST_TOPIC)
            edit.setPlaceholderText("按文字判断，也可以自己写")
        if phrase is None:
            return
        self._text.setPlainText(phrase.text)
        self._topic.setCurrentText(phrase.topic)
        self._role.setCurrentIndex(max(self._role.findData(phrase.role), 0))
        self._note.setText(phrase.note)

    def _connect(self) -> None:
        self._text.textChanged.connect(self._check)
        self._topic.activated.connect(self._on_topic)
        edit = self._topic.lineEdit()
        if edit is not None:
            edit.textEdited.connect(self._on_topic)

    def _on_topic(self) -> None:
        self._topic_is_chosen = True

    def _check(self) -> None:
        """Show how the fields read, and what is wrong with the text."""
        text = self._text.toPlainText()
        reads = self._write(text)
        self._reads.setText(reads)
        self._form.setRowVisible(self._reads, reads != text)
        if not self._topic_is_chosen:
            self._topic.setCurrentText(suggested_topic(text))
        self.allow(is_allowed=self._phrase() is not None)

    def _phrase(self) -> Phrase | None:
        """Return the phrase as written, None where it is none; that is told."""
        text = self._text.toPlainText()
        try:
            made = own_phrase(
                text,
                topic=self._topic.currentText(),
                role=self._role.currentData(),
                note=self._note.text(),
            )
        except AssistantError as error:
            self.warn(message_of(error) if text.strip() else "")
            return None
        self.warn("")
        return made
