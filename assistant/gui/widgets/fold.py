"""A sentence that opens to the lines behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QToolButton, QWidget

from assistant.gui.widgets.basic import column, make_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from assistant.gui.look.theme import Theme

_HIGHEST_PX = 132
_INSET_PX = 28


class Fold(QWidget):
    """A head with an arrow; the lines are shown once it is pressed. Without lines it stays shut.

    Signals:
        opened: the lines were shown or hidden.
    """

    opened = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.head = QToolButton()
        self.head.setProperty("look", "plain-fold")
        self.head.setCheckable(True)
        self.head.setIconSize(QSize(16, 16))
        self.head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._lines = make_label("", "small", wraps=True)
        self._lines.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._lines.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._lines.setContentsMargins(_INSET_PX, 0, 8, 4)
        self._area = _LowArea()
        self._area.setWidget(self._lines)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.hide()
        self._column = column(self.head, self._area, spacing=0)
        self.setLayout(self._column)
        self.head.toggled.connect(self._on_toggled)
        self._dress()
        self.hide()

    def tell(self, sentence: str, lines: Sequence[str]) -> None:
        """Say something else; hidden where there is nothing to say."""
        self.head.setCheckable(bool(lines))
        self.head.setText(sentence)
        self.head.setAccessibleName(sentence)
        self._lines.setText("\n".join(lines))
        self.setVisible(bool(sentence))
        self._on_toggled(self.head.isChecked())

    @property
    def words(self) -> str:
        """The sentence and the lines behind it."""
        return f"{self.head.text()}\n{self._lines.text()}"

    def _on_toggled(self, is_open: bool) -> None:
        self._area.setVisible(is_open)
        self._dress()
        self._column.activate()  # the lines have their width before anybody asks their height
        self.opened.emit()

    def _dress(self) -> None:
        if not self.head.isCheckable():
            icon = "information-line"
        else:
            icon = "arrow-down-s-line" if self.head.isChecked() else "arrow-right-s-line"
        self.head.setIcon(self._theme.icon(icon))


class _LowArea(QScrollArea):
    """As high as its lines, up to a height from which on it scrolls."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the lines need at another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the height of the lines at this width."""
        height = self.widget().heightForWidth(max(self.width(), 1))
        return QSize(super().sizeHint().width(), min(height, _HIGHEST_PX))

    def minimumSizeHint(self) -> QSize:
        """Return what a single line takes; that of a scroll area is higher."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())
