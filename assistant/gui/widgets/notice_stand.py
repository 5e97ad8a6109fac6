"""Where the notice bar stands: above the page, or over its foot for what passes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assistant.gui.widgets.notice import PASSING

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from assistant.gui.widgets.notice import NoticeBar, NoticeKind

_STANDS_MS = 8000


class NoticeStand(QWidget):
    """A page and its notices; what was done, or could not be, moves nothing and passes."""

    def __init__(self, notice: NoticeBar, page: QWidget) -> None:
        super().__init__()
        self._notice = notice
        self._is_over = False
        self._timer = QTimer(self, singleShot=True, interval=_STANDS_MS)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(notice)
        self._layout.addWidget(page, 1)
        self._timer.timeout.connect(self._pass)
        notice.told.connect(self._place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stay at the foot."""
        super().resizeEvent(event)
        self._settle()

    def _place(self, kind: NoticeKind) -> None:
        is_over = kind in PASSING
        if is_over and not self._is_over:
            self._layout.removeWidget(self._notice)
        elif self._is_over and not is_over:
            self._layout.insertWidget(0, self._notice)
        self._is_over = is_over
        self._settle()
        if is_over:
            self._timer.start()
        else:
            self._timer.stop()

    def _settle(self) -> None:
        if self._is_over:
            height = self._notice.sizeHint().height()
            self._notice.setGeometry(0, self.height() - height, self.width(), height)
            self._notice.raise_()

    def _pass(self) -> None:
        """Take it away, unless the pointer is on the way to one of its buttons."""
        if self._notice.underMouse():
            self._timer.start()
        else:
            self._notice.hide()
