"""The field for words one looks for on purpose, and the filters that fold away under it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from assistant.gui.suggestions.filters import SuggestionFilters
from assistant.gui.widgets.basic import column, make_button, row

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from assistant.gui.look.theme import Theme


class SearchBar(QWidget):
    """What is asked for on purpose.

    Signals:
        changed: other words stand in the field.
        requested: they are to be looked up now.
        down_pressed: one wants into the cards.
        left: one wants back to the text; the field is empty again.
    """

    changed = Signal()
    requested = Signal()
    down_pressed = Signal()
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._is_putting = False
        self.field = QLineEdit()
        self.field.setPlaceholderText("搜索写法，如：行政复议 听证")
        self.field.setClearButtonEnabled(True)
        self.field.setAccessibleName("搜索写法")
        self.filters = SuggestionFilters()
        self.fold = make_button("筛选", tip="按层级、省份、年度和部分筛选")
        self.fold.setCheckable(True)
        self.fold.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        search = row(self.field, self.fold)
        search.setStretch(0, 1)
        layout = column(search, self.filters)
        layout.setContentsMargins(12, 12, 12, 8)
        self.setLayout(layout)
        self.filters.hide()
        self.field.textChanged.connect(self._on_changed)
        self.field.returnPressed.connect(self.requested)
        self.field.installEventFilter(self)
        self.fold.toggled.connect(self.filters.setVisible)
        self.filters.changed.connect(self._count_filters)
        self.set_theme(theme)

    @property
    def words(self) -> str:
        """What stands in the field."""
        return self.field.text().strip()

    def put(self, words: str) -> None:
        """Put words into the field without asking for them."""
        self._is_putting = True  # signals that are blocked would leave the button that clears it
        self.field.setText(words)
        self._is_putting = False

    def focus(self) -> None:
        """Let the next words typed be the search."""
        self.field.setFocus()
        self.field.selectAll()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.fold.setIcon(theme.icon("filter-3-line"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go to the cards with the arrow down, back to the text with Esc."""
        if event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        key = cast("QKeyEvent", event).key()
        if key == Qt.Key.Key_Down:
            self.down_pressed.emit()
        elif key == Qt.Key.Key_Escape:
            self.field.clear()
            self.left.emit()
        else:
            return super().eventFilter(watched, event)
        return True

    def _on_changed(self) -> None:
        if not self._is_putting:
            self.changed.emit()

    def _count_filters(self) -> None:
        count = self.filters.narrowing.count
        self.fold.setText(f"筛选 {count}" if count else "筛选")
        self.fold.setAccessibleName(f"筛选，已选 {count} 项" if count else "筛选")
