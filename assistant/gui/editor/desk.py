"""The desk: the editor as a sheet of paper in its middle, the scroll bar at its edge, the zoom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollBar, QWidget

from assistant.gui.editor.measures import fitting_px, paper_width_px, widest_px
from assistant.gui.editor.zoom import SMALLEST_PX

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QWheelEvent

    from assistant.gui.editor.editor import Editor

_BAR_PX = 12


class PaperDesk(QWidget):
    """Holds the editor in the middle.

    Signals:
        zoomed: pixels of a character.
    """

    zoomed = Signal(int)

    def __init__(self, editor: Editor) -> None:
        super().__init__()
        self.setObjectName("desk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._editor = editor
        self._chosen_px = 0
        self._bar = QScrollBar(Qt.Orientation.Vertical)
        self._bar.setFixedWidth(_BAR_PX)
        self._bar.setAccessibleName("正文滚动条")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addStretch(1)
        layout.addWidget(editor)
        layout.addStretch(1)
        layout.addWidget(self._bar)
        inner = editor.verticalScrollBar()
        inner.rangeChanged.connect(self._on_range_changed)
        inner.valueChanged.connect(self._bar.setValue)
        self._bar.valueChanged.connect(inner.setValue)

    @property
    def fits(self) -> bool:
        """Tell whether the paper follows the width of the desk."""
        return not self._chosen_px

    def minimumSizeHint(self) -> QSize:
        """Return the least room: a paper that follows the width keeps nothing from shrinking."""
        least = super().minimumSizeHint()
        if not self.fits:
            return least
        return QSize(paper_width_px(SMALLEST_PX) + _BAR_PX, least.height())

    def zoom_to(self, character_px: int) -> None:
        """Zoom; 0 lets the paper follow the width of the desk."""
        self._chosen_px = character_px
        self.updateGeometry()
        self._apply(character_px or fitting_px(self.width() - _BAR_PX))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width of the desk; the paper is never wider."""
        super().resizeEvent(event)
        room = self.width() - _BAR_PX
        self._apply(fitting_px(room) if self.fits else min(self._chosen_px, widest_px(room)))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the paper when the wheel turns beside it; zoom with Ctrl."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            step = 1 if event.angleDelta().y() > 0 else -1
            self.zoom_to(self._editor.character_px + step)
            event.accept()
        else:
            QCoreApplication.sendEvent(self._bar, event)

    def _apply(self, character_px: int) -> None:
        if character_px != self._editor.character_px:
            self._editor.set_character_px(character_px)
        self.zoomed.emit(self._editor.character_px)

    def _on_range_changed(self, low: int, high: int) -> None:
        inner = self._editor.verticalScrollBar()
        self._bar.setRange(low, high)
        self._bar.setPageStep(inner.pageStep())
        self._bar.setSingleStep(inner.singleStep())
        self._bar.setVisible(high > low)
