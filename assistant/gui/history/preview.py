"""The version that is chosen: its outline, its text, and how it differs from the draft now."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QTabWidget, QWidget

from assistant.gui.compare.figures_model import FiguresModel
from assistant.gui.compare.figures_table import FiguresTable
from assistant.gui.compare.page import ComparedPage
from assistant.gui.compare.shown import figure_rows_of
from assistant.gui.history.reader import VersionReader
from assistant.gui.look.theme import ROW_PX
from assistant.gui.widgets.basic import column, make_label
from assistant.gui.widgets.elided import plain_tip
from assistant.gui.widgets.turning_splitter import TurningSplitter

if TYPE_CHECKING:
    from assistant.gui.history.look import Look
    from assistant.gui.history.sections import Section
    from assistant.gui.look.theme import Theme

TEXT, COMPARED, FIGURES = range(3)
_TEXT_PX = 360
"""Least width of the text."""
_OUTLINE_PX = 224
_INDENT = "\u3000"
_LEGEND = "删除线：这一版有，当前稿件没有；下划线：当前稿件新写"


class _VersionFigures(FiguresModel):
    titles: ClassVar[tuple[str, ...]] = ("指标", "这一版", "当前稿件", "变化", "位置")


class VersionPreview(QWidget):
    """Shows a :class:`Look`.

    Signals:
        section_chosen: a section of the outline was chosen, or none any more.
    """

    section_chosen = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._look: Look | None = None
        self.outline = QListWidget()
        self.outline.setAccessibleName("这一版的章节")
        self.outline.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.outline.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.reader = VersionReader(theme)
        self.page = ComparedPage(theme, columns=1)
        self.page.setAccessibleName("与当前稿件的不同")
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName("看这一版")
        self.tabs.addTab(self.reader, "正文")
        compared = QWidget()
        legend = make_label(_LEGEND, "muted", wraps=True)
        legend.setContentsMargins(12, 8, 12, 8)
        compared.setLayout(column(legend, self.page, spacing=0))
        self.figures = _VersionFigures()
        self.table = FiguresTable(self.figures)
        numbers = QWidget()
        numbers.setLayout(column(self.table, margin=12))
        self.tabs.addTab(compared, "与当前稿件比较")
        self.tabs.addTab(numbers, "数据不同")
        left = QWidget()
        side = column(make_label("章节", "panel"), self.outline, margin=12)
        side.setStretch(1, 1)
        left.setLayout(side)
        left.setMinimumWidth(160)
        self.tabs.setMinimumWidth(_TEXT_PX)
        self.setLayout(column(TurningSplitter(left, self.tabs, first_px=_OUTLINE_PX)))
        self.outline.itemSelectionChanged.connect(self._on_section)
        self.table.place_requested.connect(self._on_figure)

    @property
    def look(self) -> Look | None:
        """What is shown."""
        return self._look

    @property
    def section(self) -> Section | None:
        """The section that is chosen."""
        chosen = self.outline.selectedItems()
        section: Section | None = chosen[0].data(Qt.ItemDataRole.UserRole) if chosen else None
        return section

    def show_look(self, look: Look | None) -> None:
        """Show a version; the same one again stays where one was reading."""
        before, self._look = self._look, look
        if look is None:
            return
        is_same = before is not None and before.then == look.then
        if not is_same:
            self.reader.show_manuscript(look.manuscript)
            self._fill_outline(look)
        self.page.show_rows(look.compared.rows, look.compared.figures)
        if not is_same:
            self.page.verticalScrollBar().setValue(0)
        self.figures.show_rows(look.compared.figures)
        self.tabs.setTabText(FIGURES, f"数据不同（{len(look.compared.figures)}）")
        self.tabs.setTabText(COMPARED, f"与当前稿件比较（{look.compared.count} 处不同）")
        self.section_chosen.emit()

    def show_tab(self, tab: int) -> None:
        """Show the text or the differences, ready for the keyboard."""
        self.tabs.setCurrentIndex(tab)
        (self.reader, self.page, self.table)[tab].setFocus()

    def step(self, by: int) -> bool:
        """Go to the next difference, or the one before; tell whether there is any."""
        self.show_tab(COMPARED)
        return self.page.step(by)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.reader.set_theme(theme)
        self.page.set_theme(theme)

    def _fill_outline(self, look: Look) -> None:
        self.outline.blockSignals(True)
        self.outline.clear()
        for section in look.sections:
            item = QListWidgetItem(_INDENT * (section.depth - 1) + section.name)
            item.setSizeHint(QSize(0, ROW_PX))
            item.setToolTip(plain_tip(section.name))
            item.setData(Qt.ItemDataRole.UserRole, section)
            self.outline.addItem(item)
        self.outline.blockSignals(False)

    def _on_figure(self, number: int) -> None:
        """Show where a number of the table stands; one of the sheet alone stands nowhere."""
        if self._look is None:
            return
        compared = self._look.compared
        for row in figure_rows_of(compared.rows, (compared.figures[number],)):
            self.show_tab(COMPARED)
            self.page.go_to(row)
            return

    def _on_section(self) -> None:
        """Show the section that was chosen, in the text and among the differences."""
        section = self.section
        if section is not None:
            self.reader.go_to(section.line)
            number = self.page.row_of_line(section.line, before=True)
            if number is not None and self.tabs.currentIndex() == COMPARED:
                self.page.go_to(number)
        self.section_chosen.emit()
