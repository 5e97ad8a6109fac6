"""The list of cleaning rules: a check box, what the rule does, and what it did here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyleOptionViewItem,
)

from assistant.gui.library.rules_model import EFFECT, RulesModel, effect_in_words, has_effect
from assistant.gui.look.theme import SECONDARY_PX, interface_font
from assistant.gui.widgets.themed_delegate import ThemedDelegate

if TYPE_CHECKING:
    from assistant.cleaning.effects import RuleEffect
    from assistant.gui.look.theme import Theme

    Index = QModelIndex | QPersistentModelIndex

_ROW_PX, _BOX_PX = 48, 16


class RuleList(QListView):
    """Shows a :class:`RulesModel`."""

    def __init__(self, model: RulesModel, theme: Theme) -> None:
        super().__init__()
        self._delegate = _RuleDelegate(theme, self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("清洗规则")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._delegate.theme = theme
        self.viewport().update()


class _RuleDelegate(ThemedDelegate):
    """Draws a check box, what the rule does, and what it did here."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a row."""
        del option, index
        return QSize(0, _ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        effect: RuleEffect = index.data(EFFECT)
        box: QRect = option.rect  # type: ignore[attr-defined]
        if option.state & QStyle.StateFlag.State_HasFocus:  # type: ignore[attr-defined]
            painter.fillRect(box, self.theme.color("hover"))
        self._paint_box(painter, box, effect)
        words = box.adjusted(_BOX_PX + 16, 5, -4, 0)
        font = interface_font()
        painter.setFont(font)
        painter.setPen(self.theme.color("ink" if has_effect(effect) else "muted"))
        metrics = QFontMetrics(font)
        title = metrics.elidedText(effect.title, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignTop, title)
        painter.setFont(interface_font(SECONDARY_PX))
        painter.setPen(self.theme.color("amber" if effect.is_off else "muted"))
        painter.drawText(
            words.adjusted(0, 20, 0, 0), Qt.AlignmentFlag.AlignTop, effect_in_words(effect)
        )
        painter.restore()

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Switch the rule by a click anywhere on its row, or by the space bar."""
        if not index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            return False
        is_click = event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent)
        is_space = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space
        if not is_click and not is_space:
            return super().editorEvent(event, model, option, index)
        effect: RuleEffect = index.data(EFFECT)
        wanted = Qt.CheckState.Checked if effect.is_off else Qt.CheckState.Unchecked
        return model.setData(index, wanted, Qt.ItemDataRole.CheckStateRole)

    def _paint_box(self, painter: QPainter, row_box: QRect, effect: RuleEffect) -> None:
        box = QRect(row_box.left() + 4, row_box.top() + 6, _BOX_PX, _BOX_PX)
        can_switch = has_effect(effect)
        fill = "card" if effect.is_off else "accent" if can_switch else "line"
        painter.setPen(self.theme.color("muted" if effect.is_off else fill))
        painter.setBrush(self.theme.color(fill))
        painter.drawRoundedRect(box, 4, 4)
        if not effect.is_off:
            icon = self.theme.icon("check-line", "on_accent" if can_switch else "muted")
            icon.paint(painter, box.adjusted(1, 1, -1, -1))
