"""How a version stands in the list: when, what kind, its name, how long it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from assistant.gui.history.model import ENTRY
from assistant.gui.look.theme import SECONDARY_PX, interface_font
from assistant.gui.widgets.themed_delegate import ThemedDelegate

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtWidgets import QStyleOptionViewItem

    from assistant.draft.versions.version import VersionKind
    from assistant.gui.history.entry import Entry

    Index = QModelIndex | QPersistentModelIndex

_ICONS: dict[VersionKind, tuple[str, str]] = {
    "auto": ("time-line", "muted"),
    "saved": ("save-3-line", "muted"),
    "before": ("history-line", "amber"),
    "named": ("bookmark-fill", "accent"),
}
_DAY_PX, _ROW_PX, _GAP_PX, _ICON_PX, _LINE_PX = 36, 68, 8, 16, 22
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class VersionDelegate(ThemedDelegate):
    """Draws a day as a line, a version as a card of two lines."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a row."""
        del option
        return QSize(0, _ROW_PX if index.data(ENTRY).version else _DAY_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        painter.save()
        entry = index.data(ENTRY)
        box: QRect = option.rect.adjusted(12, 0, -4, 0)  # type: ignore[attr-defined]
        if entry.version is None:
            self._write(painter, box.adjusted(0, 4, 0, 0), entry.day, role="muted", bold=True)
        else:
            box.adjust(0, 0, 0, -_GAP_PX)
            self.paint_card(painter, option, box)
            line = QRect(box.left() + 12, box.top() + 8, box.width() - 24, _LINE_PX)
            self._paint_head(painter, line, entry)
            foot = line.translated(0, _LINE_PX)
            self._write(painter, foot, entry.length or "字数未知", role="muted")
        painter.restore()

    def _paint_head(self, painter: QPainter, line: QRect, entry: Entry) -> None:
        assert entry.version is not None
        icon, role = _ICONS[entry.version.kind]
        place = QRect(line.left(), line.top() + 3, _ICON_PX, _ICON_PX)
        self.theme.icon(icon, role).paint(painter, place)
        rest = line.adjusted(_ICON_PX + 6, 0, 0, 0)
        rest.setLeft(rest.left() + self._write(painter, rest, entry.time, px=0, bold=True) + 8)
        rest.setLeft(rest.left() + self._write(painter, rest, entry.kind, role=role) + 8)
        self._write(painter, rest, entry.label, px=0)

    def _write(
        self,
        painter: QPainter,
        line: QRect,
        words: str,
        *,
        role: str = "ink",
        px: int = SECONDARY_PX,
        bold: bool = False,
    ) -> int:
        """Write words into a line, shortened to it, and return how wide they are; 0 px is usual."""
        font = interface_font(px, bold=bold) if px else interface_font(bold=bold)
        painter.setFont(font)
        painter.setPen(self.theme.color(role))
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, _MIDDLE, shown)
        return metrics.horizontalAdvance(shown)
