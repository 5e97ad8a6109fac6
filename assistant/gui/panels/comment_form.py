"""Where a comment or an answer is written: the words it is about, the text, a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QWidget

from assistant.draft.comments import LONGEST, LONGEST_NAME, fit_text
from assistant.gui.widgets.basic import column, make_button, row
from assistant.gui.widgets.elided import ElidedLabel

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

_TEXT_PX = 88
_NAME_PX = 96


class CommentForm(QWidget):
    """The form; it is shown while something is being written.

    Signals:
        written: the text and the name under it.
        dismissed: nothing is to be written.
    """

    written = Signal(str, str)
    dismissed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._head = ElidedLabel("muted")
        self.text = QPlainTextEdit()
        self.text.setAccessibleName("批注内容")
        self.text.setFixedHeight(_TEXT_PX)
        self.text.setTabChangesFocus(True)
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setPlaceholderText("姓名")
        self.name.setAccessibleName("批注人姓名")
        self.name.setToolTip("署在批注上的姓名，下次仍用这个")
        self.name.setFixedWidth(_NAME_PX)
        self.accept = make_button("确定", "primary", tip="写好了（Ctrl+Enter）")
        self.cancel = make_button("取消", tip="不写了（Esc）")
        feet = row(self.name, None, self.cancel, self.accept)
        inside = column(self._head, self.text, feet)
        inside.setContentsMargins(12, 8, 12, 12)
        card = QFrame()
        card.setProperty("look", "card")
        card.setLayout(inside)
        layout = column(card)
        layout.setContentsMargins(12, 8, 12, 0)
        self.setLayout(layout)
        for part in (self.text, self.name):
            part.installEventFilter(self)
        self.accept.clicked.connect(self._on_accept)
        self.cancel.clicked.connect(self.dismissed)
        self.text.textChanged.connect(self._offer)
        QWidget.setTabOrder(self.text, self.name)
        QWidget.setTabOrder(self.name, self.accept)
        QWidget.setTabOrder(self.accept, self.cancel)
        self.hide()

    def ask(self, head: str, name: str, text: str = "", *, signs: bool = True) -> None:
        """Show the form, ready to write.

        Args:
            head: what is being written, and on which words.
            name: the name that is offered.
            text: what is written already.
            signs: whether the name goes with it; who changes words does not sign anew.
        """
        self._head.setText(head)
        self.text.setAccessibleName(head)
        self.text.setPlainText(text)
        self.text.selectAll()
        self.name.setText(name)
        self.name.setVisible(signs)
        self._offer()
        self.show()
        self.text.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Ctrl+Enter and Esc; an input method that composes has its keys for itself."""
        del watched
        if not isinstance(event, QKeyEvent) or event.type() not in {
            QEvent.Type.KeyPress,
            QEvent.Type.ShortcutOverride,
        }:
            return False
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        is_accept = is_enter and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if not is_accept and event.key() != Qt.Key.Key_Escape:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        elif is_accept:
            self._on_accept()
        else:
            self.dismissed.emit()
        return True

    def _offer(self) -> None:
        words = self.text.toPlainText()
        self.accept.setEnabled(bool(fit_text(words)) and len(words) <= LONGEST)
        is_long = len(words) > LONGEST
        tip = f"最多 {LONGEST} 个字，现在有 {len(words)} 个" if is_long else "写好了（Ctrl+Enter）"
        self.accept.setToolTip(tip)

    def _on_accept(self) -> None:
        if self.accept.isEnabled():
            self.written.emit(self.text.toPlainText(), self.name.text().strip())
