"""The line above the cards: what was asked, that a new answer waits, what is not shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from assistant.gui.widgets.basic import make_button, row
from assistant.gui.widgets.elided import ElidedLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_NAMED = 12
"""Hidden passages that the menu names."""
_EXCERPT = 24
_LINE_PX = 24
"""As high with buttons as without, so that the cards stay where they are."""


class HeadLine(QWidget):
    """One quiet line.

    Signals:
        news_requested: the answer that waits is to be shown.
        end_requested: the search is over.
        unfilter_requested: nothing is to be filtered any more.
        restore_requested: text of the hidden passage that is wanted back; empty for all.
    """

    news_requested = Signal()
    end_requested = Signal()
    unfilter_requested = Signal()
    restore_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._hidden: tuple[str, ...] = ()
        self._words = ElidedLabel("muted")
        self._words.setMinimumHeight(_LINE_PX)
        self.news = make_button("有新的结果", "quiet", tip="显示新的结果")
        self.end = make_button("结束搜索", "quiet", tip="不再搜索，查找光标处的句子（F6）")
        self.unfilter = make_button("", "quiet", tip="不限层级、省份、年度和部分")
        self.restore = make_button("", "quiet", tip="选择要恢复显示的语段")
        buttons = (self.news, self.end, self.unfilter, self.restore)
        layout = row(self._words, *buttons, spacing=4)
        layout.setStretch(0, 1)
        layout.setContentsMargins(12, 0, 8, 4)
        self.setLayout(layout)
        for button in buttons:
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.hide()
        self.news.clicked.connect(self.news_requested)
        self.end.clicked.connect(self.end_requested)
        self.unfilter.clicked.connect(self.unfilter_requested)
        self.restore.clicked.connect(self._open_menu)

    @property
    def text(self) -> str:
        """What was asked, as it is told."""
        return self._words.text()

    def tell(self, text: str) -> None:
        """Tell what was asked."""
        self._words.setText(text)

    def show_search(self, *, is_search: bool) -> None:
        """Tell whether words of the search field were asked for, wherever the caret stands now."""
        self.end.setVisible(is_search)

    def show_beyond(self, count: int) -> None:
        """Tell how many passages there would be without filters, where there are none with them."""
        self.unfilter.setText(f"清除筛选（有 {count} 条）")
        self.unfilter.setAccessibleName(self.unfilter.text())
        self.unfilter.setVisible(count > 0)

    def show_hidden(self, hidden: Sequence[str]) -> None:
        """Tell how many passages are hidden.

        Args:
            hidden: their texts, the latest first.
        """
        self._hidden = tuple(hidden)
        self.restore.setText(f"已隐藏 {len(hidden)} 条 · 恢复")
        self.restore.setAccessibleName(self.restore.text())
        self.restore.setVisible(bool(hidden))

    def make_menu(self) -> QMenu:
        """Return the menu of what can be restored."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        whole = menu.addAction("全部恢复")
        whole.triggered.connect(lambda: self.restore_requested.emit(""))
        menu.addSeparator()
        for text in self._hidden[:_MOST_NAMED]:
            name = text if len(text) <= _EXCERPT else f"{text[:_EXCERPT]}…"
            action = menu.addAction(name.replace("&", "&&"))
            action.triggered.connect(lambda _=False, text=text: self.restore_requested.emit(text))
        return menu

    def _open_menu(self) -> None:
        at = QPoint(0, self.restore.height())
        self.make_menu().popup(self.restore.mapToGlobal(at))
