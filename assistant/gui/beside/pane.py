"""A report beside the paper: its outline, its text, words to find in it, what to take over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSplitter, QStackedWidget, QToolButton, QWidget

from assistant.gui.library.copying import section_at, with_source
from assistant.gui.library.find_bar import FindBar
from assistant.gui.library.outline_entries import outline_entries
from assistant.gui.library.reader import Reader
from assistant.gui.panels.outline import OutlinePanel
from assistant.gui.widgets.basic import column, make_button, make_quiet_button, make_rule, row
from assistant.gui.widgets.elided import ElidedLabel
from assistant.gui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from assistant.corpus.report import Report
    from assistant.gui.look.theme import Theme

NARROWEST_PX = 320
_FIND = QKeySequence.StandardKey.Find
_OUTLINE_PX, _TEXT_PX = 200, 480
_BUTTONS = {
    "outline": ("显示提纲", "list-unordered"),
    "find": ("在本篇中查找", "search-line"),
    "choose": ("换一篇报告", "folder-open-line"),
    "close": ("关闭对照阅读", "close-line"),
}


class BesidePane(QWidget):
    """Stands in the place of the right panel.

    Signals:
        close_requested: the pane is to go.
        choose_requested: another report is wanted.
        insert_requested: first and last character of the stretch that is to be taken over.
    """

    close_requested = Signal()
    choose_requested = Signal()
    insert_requested = Signal(int, int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.report: Report | None = None
        """What one reads."""
        self._title = ElidedLabel("panel")
        self._buttons = {
            name: make_quiet_button(words, theme.icon(icon))
            for name, (words, icon) in _BUTTONS.items()
        }
        self.outline = OutlinePanel(theme, "这篇报告没有识别出标题。")
        self.reader = Reader(theme)
        self.find_bar = FindBar(theme)
        self.insert = make_button(
            "插入正文", "small", tip="把选中的文字改成本单位的写法，插入光标处，注明来源"
        )
        self.copy = make_button("复制（带出处）", "small")
        self._empty = EmptyState(
            theme,
            "book-read-line",
            "这里对照阅读一篇报告",
            "从资料库选一篇，或打开任意一份报告；可以查找，选中的文字可以插入正文。",
            "选择报告…",
        )
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._on_selected()

    def show_report(self, report: Report, name: str) -> None:
        """Show a report from its beginning.

        Args:
            report: what is read.
            name: what it is called where it has no title.
        """
        self.report = report
        self._title.setText(report.meta.title or name)
        self.reader.show_report(report)
        self.find_bar.set_text(report.text)
        self.outline.set_entries(outline_entries(report, self.reader.block_of))
        self._stack.setCurrentIndex(1)
        for name_ in ("outline", "find"):
            self._buttons[name_].setEnabled(True)
        self._on_selected()

    def find_words(self) -> None:
        """Find words within the report."""
        if self.report is not None:
            self.find_bar.open(self._selected().strip().partition("\n")[0])

    def copy_selected(self) -> None:
        """Copy what is selected, with the line that says where it stands."""
        span = self.reader.selection()
        if span is not None and self.report is not None:
            section = section_at(self.report.text, self.report.outline, span[0])
            words = with_source(self._selected(), self.report.meta, section)
            QGuiApplication.clipboard().setText(words)

    def button(self, name: str) -> QToolButton:
        """Return a button of the head."""
        return self._buttons[name]

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        for part in (self.outline, self.reader, self.find_bar, self._empty):
            part.set_theme(theme)
        for name, (_, icon) in _BUTTONS.items():
            self._buttons[name].setIcon(theme.icon(icon))

    def sizeHint(self) -> QSize:
        """Return a width at which the words can be read."""
        return QSize(_TEXT_PX, 600)

    def event(self, event: QEvent) -> bool:
        """Find here by Ctrl+F, which elsewhere in the window finds in the text."""
        is_asked = event.type() == QEvent.Type.ShortcutOverride
        if is_asked and isinstance(event, QKeyEvent) and event.matches(_FIND):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Find by Ctrl+F, go by Esc."""
        if event.matches(_FIND):
            self.find_words()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_requested.emit()
        else:
            super().keyPressEvent(event)

    # parts

    def _lay_out(self) -> None:
        self.setMinimumWidth(NARROWEST_PX)
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        self.outline.hide()
        page = QWidget()
        page.setObjectName("page")
        page.setLayout(column(self.find_bar, self.reader, spacing=0))
        self._splitter.addWidget(self.outline)
        self._splitter.addWidget(page)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([_OUTLINE_PX, _TEXT_PX])
        foot = row(self.insert, self.copy, None)
        foot.setContentsMargins(16, 8, 16, 8)
        read = QWidget()
        layout = column(self._splitter, make_rule(), spacing=0)
        layout.addLayout(foot)
        layout.setStretch(0, 1)
        read.setLayout(layout)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(read)
        whole = column(self._head(), make_rule(), self._stack, spacing=0)
        whole.setStretch(2, 1)
        self.setLayout(whole)

    def _head(self) -> QWidget:
        head = QWidget()
        layout = QHBoxLayout(head)
        layout.setContentsMargins(16, 4, 8, 4)
        layout.setSpacing(4)
        self._title.setText("对照阅读")
        layout.addWidget(self._title, 1)
        for name, button in self._buttons.items():
            button.setFixedSize(32, 32)
            button.setEnabled(name in {"choose", "close"})
            layout.addWidget(button)
        self._buttons["outline"].setCheckable(True)
        return head

    def _connect(self) -> None:
        self._buttons["outline"].toggled.connect(self.outline.setVisible)
        self._buttons["find"].clicked.connect(self.find_words)
        self._buttons["choose"].clicked.connect(self.choose_requested)
        self._buttons["close"].clicked.connect(self.close_requested)
        self._empty.start_requested.connect(self.choose_requested)
        self.find_bar.found.connect(self.reader.show_matches)
        self.outline.paragraph_chosen.connect(self._on_outline)
        self.reader.selectionChanged.connect(self._on_selected)
        self.reader.menu_requested.connect(self._on_menu)
        self.insert.clicked.connect(self._on_insert)
        self.copy.clicked.connect(self.copy_selected)

    # what happens

    def _selected(self) -> str:
        span = self.reader.selection()
        return self.reader.text[span[0] : span[1]] if span else ""

    def _on_selected(self) -> None:
        has_words = bool(self._selected().strip())
        self.insert.setEnabled(has_words)
        self.copy.setEnabled(has_words)

    def _on_outline(self, paragraph: int) -> None:
        start = self.reader.offset_of_block(paragraph)
        position = self.reader.document().findBlockByNumber(paragraph).position()
        self.reader.go_to(start, max(self.reader.line_of(position)[1], start + 1))
        self.outline.show_place(paragraph)

    def _on_insert(self) -> None:
        span = self.reader.selection()
        if span is not None:
            self.insert_requested.emit(*span)

    def _on_menu(self, start: int, end: int, _: int, where: QPoint) -> None:
        """Offer to take over what is selected, or else the paragraph."""
        menu = QMenu(self)
        span = self.reader.selection() or (start, end)
        menu.addAction("插入正文", lambda: self.insert_requested.emit(*span))
        if self.reader.selection():
            menu.addAction("复制", self.reader.copy)
            menu.addAction("复制（带出处）", self.copy_selected)
        menu.exec(where)
        menu.deleteLater()
