"""How long the draft is (字数统计): as a whole, what is selected, section by section."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHeaderView, QTableView, QWidget

from assistant.draft.word_count import Count, Counted, count_draft, count_text
from assistant.gui.jobs.background import Latest
from assistant.gui.look.theme import ROW_PX
from assistant.gui.messages import message_of
from assistant.gui.models.word_count_model import (
    CHARACTERS,
    HEADING,
    PARAGRAPHS,
    SECTION,
    SHARE,
    WORDS,
    WordCountModel,
)
from assistant.gui.widgets.basic import column, make_button, make_label, row
from assistant.gui.widgets.scrolled import FittingDialog

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from PySide6.QtWidgets import QLabel

    from assistant.draft.draft import Draft
    from assistant.draft.word_count import DraftCount
    from assistant.gui.jobs.background import Background

_SIZE_PX = (720, 640)
_NAMES = {
    "words": "字数",
    "characters": "字符数（不计空格）",
    "characters_with_blanks": "字符数（计空格）",
    "chinese": "中文字符",
    "paragraphs": "段落数",
}
_OPTIONS = {
    "headings": "标题(&H)",
    "attachments": "附件(&F)",
    "tables": "表格(&B)",
    "guidance": "写作提示(&G)",
    "internal": "内部对比(&I)",
}
_WIDTHS = {WORDS: 80, SHARE: 72, CHARACTERS: 80, PARAGRAPHS: 72}


class WordCountDialog(FittingDialog):
    """Numbers of the whole and of the selection, what is counted, and a row a section.

    Signals:
        section_chosen: index of a heading's paragraph; one wants to go there.
    """

    section_chosen = Signal(int)

    def __init__(
        self, parent: QWidget | None, background: Background, draft: Draft, selected: str
    ) -> None:
        """Count the draft.

        Args:
            parent: the window.
            background: counts.
            draft: as it stands.
            selected: words that are selected, as they read.
        """
        super().__init__(parent)
        self.setWindowTitle("字数统计")
        self.resize(*_SIZE_PX)
        self._draft = draft
        self._selected = count_text(selected) if selected else None
        self._count: DraftCount | None = None
        self._counting = Latest(
            background,
            on_done=self._show,
            on_error=lambda error: self._message.setText(message_of(error)),
        )
        self.totals = {name: make_label("…", "number") for name in _NAMES}
        self.options = {name: QCheckBox(words) for name, words in _OPTIONS.items()}
        for name, default in ((each.name, each.default) for each in fields(Counted)):
            self.options[name].setChecked(default is True)
        self.model = WordCountModel(self)
        self.table = self._make_table()
        self._message = make_label("", "muted")
        self._copy = make_button("复制(&C)", tip="复制为表格，可以粘贴到 Word 或 Excel")
        self._close = make_button("关闭")
        self._close.setDefault(True)
        self._lay_out()
        self._connect()
        self._ask()

    def done(self, result: int) -> None:
        """Close, whatever is still being counted."""
        self._counting.forget()
        super().done(result)

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setAccessibleName("各章节的字数")
        table.setModel(self.model)
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setToolTip("双击或按回车到该章节")
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(ROW_PX)
        head = table.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionResizeMode(HEADING, QHeaderView.ResizeMode.Stretch)
        for section, width in _WIDTHS.items():
            head.resizeSection(section, width)
        return table

    def _lay_out(self) -> None:
        options = row(make_label("计入"), *self.options.values(), None, spacing=16)
        foot = row(self._message, None, self._copy, self._close)
        layout = column(spacing=16)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.addLayout(self._make_totals())
        layout.addLayout(options)
        layout.addWidget(self.table, 1)
        layout.addLayout(foot)
        self.setLayout(layout)

    def _make_totals(self) -> QGridLayout:
        """Return the numbers side by side, those of the selection below."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        for at, (name, words) in enumerate(_NAMES.items()):
            grid.addWidget(make_label(words, "muted"), 0, at)
            self.totals[name].setAccessibleName(words)
            grid.addWidget(self.totals[name], 1, at)
            if self._selected:
                grid.addWidget(self._selected_label(name), 2, at)
            grid.setColumnStretch(at, 1)
        return grid

    def _selected_label(self, name: str) -> QLabel:
        label = make_label(f"选中 {getattr(self._selected, name):,}", "small")
        label.setObjectName(f"selected-{name}")
        return label

    def _connect(self) -> None:
        for option in self.options.values():
            option.toggled.connect(self._ask)
        self.table.activated.connect(self._on_activated)
        self._copy.clicked.connect(self._on_copy)
        self._close.clicked.connect(self.accept)

    def _ask(self) -> None:
        draft = self._draft
        counted = Counted(**{name: box.isChecked() for name, box in self.options.items()})
        self._counting.ask(lambda _: count_draft(draft, counted))

    def _show(self, count: DraftCount) -> None:
        self._count = count
        for name, label in self.totals.items():
            label.setText(f"{getattr(count.total, name):,}")
        self.model.show_count(count)

    def _on_activated(self, index: QModelIndex) -> None:
        paragraph = index.data(SECTION).paragraph
        if paragraph is not None:
            self.accept()
            self.section_chosen.emit(paragraph)

    def _on_copy(self) -> None:
        if self._count is None:
            return
        sections = ((each.heading or "（标题之前）", each.count) for each in self._count.sections)
        lines = [
            "\t".join(("", *_NAMES.values())),
            _line("全文", self._count.total),
            *(_line(name, count) for name, count in sections),
        ]
        QGuiApplication.clipboard().setText("\n".join(lines))
        self._message.setText("已复制。")


def _line(name: str, count: Count) -> str:
    return "\t".join((name, *(str(getattr(count, each)) for each in _NAMES)))
