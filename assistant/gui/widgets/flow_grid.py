"""Parts of one size, as many side by side as there is room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

_SPACING_PX = 12


class FlowGrid(QWidget):
    """A grid whose columns follow its width.

    Args:
        narrowest_px: least width of a part.
        most: columns at most.
    """

    def __init__(self, narrowest_px: int, most: int) -> None:
        super().__init__()
        self._narrowest_px = narrowest_px
        self._most = most
        self._columns = 0
        self.parts: tuple[QWidget, ...] = ()
        """What is shown, in order."""
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_SPACING_PX)

    def show_parts(self, parts: Sequence[QWidget]) -> None:
        """Show other parts; those of before are deleted where they are not among them."""
        for part in self.parts:
            self._grid.removeWidget(part)
            if part not in parts:
                part.hide()
                part.deleteLater()
        self.parts, self._columns = tuple(parts), 0
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        fit = (self.width() + _SPACING_PX) // (self._narrowest_px + _SPACING_PX)
        columns = max(1, min(fit, self._most))
        if columns == self._columns:
            return
        self._columns = columns
        for number in range(self._most):
            self._grid.setColumnStretch(number, int(number < columns))
        for number, part in enumerate(self.parts):
            self._grid.addWidget(part, number // columns, number % columns)
            part.show()
