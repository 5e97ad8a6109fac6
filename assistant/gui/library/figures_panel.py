"""The figures of the open report: looked at beside the text, and put right in a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QMenu, QWidget

from assistant.figures.indicators import load_indicators
from assistant.gui.library.figure_delegates import FewDelegate, IndicatorDelegate, WordsDelegate
from assistant.gui.library.figure_table import FigureTable
from assistant.gui.library.figures_model import (
    CHOICES,
    INDICATOR,
    NO_INDICATOR,
    ROW,
    WORDS,
    FiguresModel,
    indicator_names,
)
from assistant.gui.widgets.basic import column, make_button, make_label, row

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.gui.library.figures_model import FieldChange
    from assistant.gui.library.pending_figures import FigureRow, PendingFigures
    from assistant.gui.look.theme import Theme

_TOPIC_PX = 148
_HINT = "点一行看原文，双击单元格改正；漏掉的数，在正文里选中后点右键“新增数据”"
_NONE = "没有识别出数据；在正文里选中一个数，点右键“新增数据”"


class FiguresPanel(QWidget):
    """Filters on top, the table, and a line that says what to do or what went wrong.

    Signals:
        place_requested: first and last offset of the figure that is to be shown in the text.
        changed: the person changed something.
    """

    place_requested = Signal(int, int)
    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._pending: PendingFigures | None = None
        self.model = FiguresModel(theme, self)
        self.table = FigureTable(self.model)
        self._offer_choices()
        self._topics = {key: known.topic for key, known in load_indicators().items()}
        self.topic = _make_topic_box(self._topics.values())
        self.bare = QCheckBox("只看无指标")
        self.noted = QCheckBox("只看有疑问")
        self._count = make_label("", "muted")
        self._restore_all = make_button("全部恢复识别", "small", tip="放弃对这篇报告数据的人工更正")
        self._told = make_label("", "muted")
        self._lay_out()
        self._connect()

    def show_report(self, pending: PendingFigures) -> None:
        """Show the figures of another report, or of the same one read anew."""
        self._pending = pending
        self._say(_HINT if pending.rows else _NONE)
        self.show_changes()

    def show_changes(self) -> None:
        """Show what the person changed; the row that one was at stays chosen."""
        pending = self._pending
        if pending is None:
            return
        at = self.table.currentIndex()
        known: FigureRow | None = at.data(ROW)
        rows = [row for row in pending.rows if self._is_wanted(row)]
        self.model.set_rows(pending.text, rows)
        spans = [row.span for row in rows]
        number = spans.index(known.span) if known and known.span in spans else at.row()
        if at.isValid() and rows:
            self._choose_row(min(number, len(rows) - 1), at.column())
        self._tell_count(len(rows))

    def choose(self, start: int, end: int) -> FigureRow | None:
        """Choose the figure that touches a stretch of the text, and return it, if there is one."""
        found = self._pending.row_at(start, end) if self._pending else None
        if found is None:
            return None
        if not self._is_wanted(found):
            self._clear_filters()
        spans = [row.span for row in self.model.records()]
        self._choose_row(spans.index(found.span), max(self.table.currentIndex().column(), WORDS))
        return found

    def edit_at(self, start: int, end: int) -> None:
        """Let the indicator of a figure be chosen."""
        if self.choose(start, end):
            index = self.model.index(self.table.currentIndex().row(), INDICATOR)
            self.table.setCurrentIndex(index)
            self.table.setFocus()
            if index.flags() & Qt.ItemFlag.ItemIsEditable:
                self.table.edit(index)

    def build_menu(self, chosen: FigureRow) -> QMenu:
        """Return what can be done with a row."""
        menu = QMenu(self)
        menu.addAction("看原文", lambda: self.place_requested.emit(*chosen.span))
        menu.addSeparator()
        if chosen.is_figure:
            menu.addAction("不是数据", lambda: self.take_out(chosen))
        restore = menu.addAction("恢复识别", lambda: self.restore(chosen))
        restore.setEnabled(chosen.is_corrected)
        return menu

    def take_out(self, chosen: FigureRow) -> None:
        """Say that a number is no figure."""
        if self._pending is not None:
            self._pending.take_out(chosen)
            self._on_changed()

    def restore(self, chosen: FigureRow) -> None:
        """Have a figure as recognised."""
        if self._pending is not None:
            self._pending.restore(chosen)
            self._on_changed()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.model.set_theme(theme)

    def _offer_choices(self) -> None:
        self.table.setItemDelegate(WordsDelegate(self))
        for number, choices in CHOICES.items():
            self.table.setItemDelegateForColumn(number, FewDelegate(choices.values(), self))
        names = [NO_INDICATOR, *indicator_names().values()]
        self.table.setItemDelegateForColumn(INDICATOR, IndicatorDelegate(names, self))

    def _lay_out(self) -> None:
        head = row(self.topic, self.bare, self.noted, None, self._count, self._restore_all)
        head.setSpacing(12)
        layout = column(head, self.table, self._told)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self.topic.activated.connect(self.show_changes)
        self.bare.toggled.connect(self.show_changes)
        self.noted.toggled.connect(self.show_changes)
        self._restore_all.clicked.connect(self._on_restore_all)
        self.model.field_changed.connect(self._on_field)
        self.model.refused.connect(lambda words: self._say(words, "error"))
        self.table.clicked.connect(self._on_row)
        self.table.switch_requested.connect(self._on_switch)
        self.table.customContextMenuRequested.connect(self._on_menu)

    def _is_wanted(self, shown: FigureRow) -> bool:
        key, topic = shown.figure.key, self.topic.currentData()
        if self.bare.isChecked() and (key is not None or not shown.is_figure):
            return False
        if self.noted.isChecked() and not shown.figure.note:
            return False
        return topic is None or self._topics.get(key or "") == topic

    def _clear_filters(self) -> None:
        self.topic.setCurrentIndex(0)
        self.bare.setChecked(False)
        self.noted.setChecked(False)
        self.show_changes()

    def _choose_row(self, number: int, at: int) -> None:
        index = self.model.index(number, at)
        if index != self.table.currentIndex():
            self.table.setCurrentIndex(index)
        self.table.scrollTo(index)

    def _tell_count(self, shown: int) -> None:
        if self._pending is None:
            return
        rows = self._pending.rows
        corrected = sum(row.is_corrected for row in rows)
        parts = [f"{shown} 项" if shown == len(rows) else f"{shown} 项，共 {len(rows)} 项"]
        if corrected:
            parts.append(f"已更正 {corrected} 项")
        if self._pending.lost:
            parts.append(f"另有 {self._pending.lost} 项更正的原文已不在")
        self._count.setText("，".join(parts))
        self._restore_all.setEnabled(bool(self._pending.corrections))

    def _say(self, words: str, look: str = "muted") -> None:
        self._told.setText(words)
        self._told.setProperty("look", look)
        self._told.style().unpolish(self._told)
        self._told.style().polish(self._told)

    # what happens

    def _on_changed(self) -> None:
        self._say(_HINT)
        self.show_changes()
        self.changed.emit()

    def _on_field(self, change: FieldChange) -> None:
        if self._pending is not None:
            self._pending.set_field(change.row, change.name, change.value)
            self._on_changed()

    def _on_restore_all(self) -> None:
        if self._pending is not None:
            self._pending.restore_all()
            self._on_changed()

    def _on_row(self, index: QModelIndex) -> None:
        self.place_requested.emit(*index.data(ROW).span)

    def _on_switch(self) -> None:
        chosen: FigureRow | None = self.table.currentIndex().data(ROW)
        if chosen is not None:
            (self.take_out if chosen.is_figure else self.restore)(chosen)

    def _on_menu(self, where: QPoint) -> None:
        index = self.table.indexAt(where)
        if index.isValid():
            menu = self.build_menu(index.data(ROW))
            menu.exec(self.table.viewport().mapToGlobal(where))
            menu.deleteLater()


def _make_topic_box(topics: Iterable[str]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName("主题")
    box.setFixedWidth(_TOPIC_PX)
    box.setMaxVisibleItems(16)
    box.addItem("全部主题", None)
    for topic in dict.fromkeys(topics):
        box.addItem(topic, topic)
    return box
