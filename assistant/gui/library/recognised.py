"""What was recognised of the open report, to be looked at and put right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QTableView,
    QWidget,
)

from assistant.gui.library.headings_model import HEADING, LEVEL, ROLE, WORDS, HeadingsModel
from assistant.gui.library.meta_form import MetaForm
from assistant.gui.widgets.basic import column, make_button, make_label, make_rule, row
from assistant.gui.widgets.choice_delegate import ChoiceDelegate
from assistant.workflow.terms import HEADING_LEVEL_NAMES, ROLE_NAMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.base.span import Note
    from assistant.gui.library.pending import Pending
    from assistant.gui.look.theme import Theme
    from assistant.workflow.correcting import ReportView

_BAR_PX = 12
_LEVEL_PX, _ROLE_PX, _ROW_PX = 92, 112, 32
_DOUBT_PX, _MOST_DOUBTS = 28, 4
_LEAST_ROWS = 6
NOTE = Qt.ItemDataRole.UserRole + 1


class RecognisedPanel(QWidget):
    """Doubts on top, then the fields, then the outline; the buttons stay in view below.

    Signals:
        place_requested: first and last offset of what is to be shown in the text.
        changed: the person changed something.
        save_requested: the changes are to be kept.
        reset_requested: everything is to be as recognised.
        reviewed_requested: True where a person has looked at the report, False to take it back.
    """

    place_requested = Signal(int, int)
    changed = Signal()
    save_requested = Signal()
    reset_requested = Signal()
    reviewed_requested = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._view: ReportView | None = None
        self._pending: Pending | None = None
        self._doubts_title = make_label("", "panel")
        self._doubts = _make_doubts()
        self.form = MetaForm()
        self.model = HeadingsModel(self)
        self.table = _make_table(self.model)
        self._choices = {
            LEVEL: ChoiceDelegate(HEADING_LEVEL_NAMES.values(), self),
            ROLE: ChoiceDelegate(ROLE_NAMES.values(), self),
        }
        for number, delegate in self._choices.items():
            self.table.setItemDelegateForColumn(number, delegate)
        self._save = make_button("保存更正(&S)", "primary")
        self._reset = make_button("恢复识别", tip="放弃人工更正，恢复程序识别的结果")
        self._reviewed = make_button("已核对", tip="看过并确认无误；列表里不再提示核对")
        self._reviewed.setCheckable(True)
        self._lay_out()
        self._connect()
        self.set_theme(theme)

    @property
    def doubts(self) -> QListWidget:
        """The list of doubts."""
        return self._doubts

    def show_report(self, view: ReportView, pending: Pending) -> None:
        """Show another report, or the same with other changes."""
        self._view, self._pending = view, pending
        self._show_doubts(view.doubts, is_reviewed=view.corrections.is_reviewed)
        self.form.show_meta(view.report.meta, pending)
        self._show_headings()
        self._reviewed.setChecked(view.corrections.is_reviewed)
        self._offer()

    def show_changes(self) -> None:
        """Show what the person changed elsewhere (a line marked as heading)."""
        if self._view is not None and self._pending is not None:
            self.form.show_states(self._view.report.meta, self._pending)
            self._show_headings()
            self._offer()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        for number in range(self._doubts.count()):
            self._doubts.item(number).setIcon(theme.icon("alert-line", "amber"))
        for delegate in self._choices.values():
            delegate.arrow = theme.icon("arrow-down-s-line")

    def _lay_out(self) -> None:
        inside = QWidget()
        body = column(
            self._doubts_title,
            self._doubts,
            make_label("基本信息", "panel"),
            self.form,
            make_label("提纲", "panel"),
            self.table,
            spacing=8,
        )
        body.setContentsMargins(16, 12, 12, 12)
        body.insertSpacing(4, 8)
        body.insertSpacing(2, 8)
        inside.setLayout(body)
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setMinimumWidth(inside.minimumSizeHint().width() + _BAR_PX)
        foot = row(self._save, self._reset, None, self._reviewed)
        foot.setContentsMargins(16, 8, 12, 8)
        layout = column(area, make_rule(), foot, spacing=0)
        layout.setStretch(0, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self._doubts.itemClicked.connect(self._on_doubt)
        self._doubts.itemActivated.connect(self._on_doubt)
        self.form.field_changed.connect(self._on_field)
        self.form.edited.connect(self._on_edited)
        self.model.heading_changed.connect(self._on_heading)
        self.table.clicked.connect(self._on_row)
        self._save.clicked.connect(self.save_requested)
        self._reset.clicked.connect(self.reset_requested)
        self._reviewed.clicked.connect(self.reviewed_requested)

    def _show_doubts(self, doubts: Sequence[Note], *, is_reviewed: bool) -> None:
        words = f"请核对 {len(doubts)} 处" if doubts else "没有需要特别核对的地方"
        self._doubts_title.setText("已由人工核对" if is_reviewed else words)
        self._doubts.clear()
        for note in doubts:
            item = QListWidgetItem(self._theme.icon("alert-line", "amber"), note.message)
            item.setData(NOTE, note)
            item.setToolTip(note.message if note.start is None else f"{note.message}\n点击看原文")
            self._doubts.addItem(item)
        self._doubts.setVisible(bool(doubts))
        self._doubts.setFixedHeight(min(len(doubts), _MOST_DOUBTS) * _DOUBT_PX + 10)

    def _show_headings(self) -> None:
        headings = self._pending.headings if self._pending else []
        self.model.set_headings(headings)
        rows = max(len(headings), _LEAST_ROWS)
        self.table.setFixedHeight((rows + 1) * _ROW_PX + 8)

    def _offer(self) -> None:
        pending, view = self._pending, self._view
        if pending is None or view is None:
            return
        self._save.setEnabled(pending.is_changed and self.form.is_right)
        corrections = view.corrections
        self._reset.setEnabled(pending.is_changed or bool(corrections.meta or corrections.headings))

    def _on_doubt(self, item: QListWidgetItem) -> None:
        note: Note = item.data(NOTE)
        if note.start is not None:
            self.place_requested.emit(note.start, note.end or note.start)

    def _on_field(self, name: str, value: object) -> None:
        if self._pending is not None and (value is None or isinstance(value, str | int)):
            self._pending.set_meta(name, value)

    def _on_edited(self) -> None:
        if self._pending is not None and self._view is not None:
            self.form.show_states(self._view.report.meta, self._pending)
            self._offer()
            self.changed.emit()

    def _on_heading(self, heading: object) -> None:
        if self._pending is not None:
            self._pending.set_heading(heading)  # type: ignore[arg-type]
            self._show_headings()
            self._offer()
            self.changed.emit()

    def _on_row(self, index: QModelIndex) -> None:
        heading = index.data(HEADING)
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.table.edit(index)
        elif heading is not None:
            self.place_requested.emit(heading.start, heading.start + len(heading.line))


def _make_doubts() -> QListWidget:
    doubts = QListWidget()
    doubts.setAccessibleName("需要核对的地方")
    doubts.setIconSize(QSize(16, 16))
    doubts.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return doubts


def _make_table(model: HeadingsModel) -> QTableView:
    table = QTableView()
    table.setModel(model)
    table.setAccessibleName("提纲")
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.setEditTriggers(
        QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.AnyKeyPressed
    )
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(_ROW_PX)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    header.setSectionResizeMode(WORDS, QHeaderView.ResizeMode.Stretch)
    header.resizeSection(LEVEL, _LEVEL_PX)
    header.resizeSection(ROLE, _ROLE_PX)
    return table
