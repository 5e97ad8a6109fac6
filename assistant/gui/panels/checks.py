"""The checks panel: what wants the drafter's eye before the leader's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QListView,
    QStackedWidget,
    QStyleOptionViewItem,
    QWidget,
)

from assistant.gui.look.theme import SECONDARY_PX, interface_font
from assistant.gui.models.findings_model import EXCERPT, FINDING, SEVERITY_NAMES, FindingsModel
from assistant.gui.widgets.basic import column, make_button, make_label, row
from assistant.gui.widgets.empty_state import EmptyState
from assistant.gui.widgets.scrolled import keep_bar
from assistant.gui.widgets.themed_delegate import ThemedDelegate

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from assistant.checks.finding import Finding, Severity
    from assistant.gui.look.theme import Theme

SEVERITY_ROLES: dict[Severity, str] = {"error": "red", "warning": "amber", "info": "accent"}
SEVERITY_ICONS: dict[Severity, str] = {
    "error": "close-circle-line",
    "warning": "alert-line",
    "info": "information-line",
}
_WRAP = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere


class ChecksPanel(QWidget):
    """The list of findings.

    Signals:
        check_requested: the draft is to be checked.
        finding_chosen: the finding whose place is to be shown.
        fix_requested: the finding whose certain correction is to be made.
    """

    check_requested = Signal()
    finding_chosen = Signal(object)
    fix_requested = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._model = FindingsModel(self)
        self._delegate = _FindingDelegate(theme, self)
        self._list = QListView()
        self._list.setModel(self._model)
        self._list.setItemDelegate(self._delegate)
        self._list.setAccessibleName("检查结果")
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        keep_bar(self._list)
        self._list.setResizeMode(QListView.ResizeMode.Adjust)
        self._list.setLayoutMode(QListView.LayoutMode.Batched)
        self._head = make_label("", "muted")
        self._again = make_button("重新检查", "small", tip="重新检查全文（F7）")
        self._fix = make_button("改正", "small", tip="按建议改正选中的这一处")
        self._rows: list[tuple[Finding, str]] = []
        self._blanks: frozenset[Finding] = frozenset()
        self.with_blanks = make_button("列出空白", "small", tip="未填的空白也列出来；F4 逐处填写")
        self.with_blanks.setCheckable(True)
        self._empty = EmptyState(
            theme,
            "shield-check-line",
            "这里列出需要核对的地方",
            "检查他地名称、年度、前后数据、序号、标点和未填的空白。点一条，就跳到正文里的位置。",
            "检查全文（F7）",
        )
        self._stack = QStackedWidget()
        self._lay_out()
        self.with_blanks.toggled.connect(self._list_rows)
        self._list.clicked.connect(self._on_chosen)
        self._list.activated.connect(self._on_chosen)
        self._list.selectionModel().currentChanged.connect(self._offer_fix)
        self._fix.clicked.connect(self._on_fix)
        self._again.clicked.connect(self.check_requested)
        self._empty.start_requested.connect(self.check_requested)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings but for blanks (空白), of which there are many until the numbers come."""
        return tuple(finding for finding, _ in self._rows if finding not in self._blanks)

    @property
    def view(self) -> QListView:
        """The list that shows them."""
        return self._list

    def show_findings(
        self, rows: Sequence[tuple[Finding, str]], blanks: Collection[Finding] = ()
    ) -> None:
        """Show what a check found, each finding with the words it is about.

        Blanks (空白) are told by their number and listed only when that is asked for, or when there
        is nothing else.
        """
        self._rows, self._blanks = list(rows), frozenset(blanks)
        self._list_rows()

    def settle(self, finding: Finding) -> None:
        """Take away a finding that was corrected."""
        self._rows = [each for each in self._rows if each[0] != finding]
        self._model.remove(finding)
        self._tell_count()

    def clear(self) -> None:
        """Forget the findings: another draft is open."""
        self._rows, self._blanks = [], frozenset()
        self._model.set_findings(())
        self._empty.tell(
            "这里列出需要核对的地方",
            "检查他地名称、年度、前后数据、序号、标点和未填的空白。点一条，就跳到正文里的位置。",
        )
        self._stack.setCurrentWidget(self._empty)

    def choose_next(self) -> None:
        """Go to the finding after the one that is chosen, or to the first."""
        rows = self._model.rowCount()
        if rows:
            index = self._model.index((self._list.currentIndex().row() + 1) % rows)
            self._list.setCurrentIndex(index)
            self._on_chosen(index)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._delegate.theme = theme
        self._empty.set_theme(theme)
        self._list.viewport().update()

    def _lay_out(self) -> None:
        full = QWidget()
        head = row(self._head, None, self.with_blanks, self._fix, self._again)
        head.setContentsMargins(12, 8, 12, 8)
        body = column(spacing=0)
        body.addLayout(head)
        body.addWidget(self._list, 1)
        full.setLayout(body)
        self._full = full
        self._stack.addWidget(self._empty)
        self._stack.addWidget(full)
        layout = column(spacing=0)
        layout.addWidget(self._stack)
        self.setLayout(layout)
        self._fix.setEnabled(False)

    def _list_rows(self) -> None:
        are_all = self.with_blanks.isChecked() or not self.findings
        self._model.set_findings(
            [each for each in self._rows if are_all or each[0] not in self._blanks]
        )
        self.with_blanks.setVisible(bool(self._blanks) and bool(self.findings))
        self._tell_count()

    def _tell_count(self) -> None:
        severities = [finding.severity for finding in self.findings]
        counts = [
            f"{name} {severities.count(severity)}"
            for severity, name in SEVERITY_NAMES.items()
            if severity in severities
        ]
        if self._blanks:
            counts.append(f"空白 {len(self._blanks)}")
        self._head.setText(" · ".join(counts))
        self._fix.setEnabled(False)
        if self._rows:
            self._stack.setCurrentWidget(self._full)
        else:
            self._empty.tell("没有发现问题", "改动之后可以再检查一次。")
            self._stack.setCurrentWidget(self._empty)

    def _on_chosen(self, index: QModelIndex) -> None:
        finding = index.data(FINDING)
        if finding is not None:
            self.finding_chosen.emit(finding)

    def _offer_fix(self, index: QModelIndex) -> None:
        finding = index.data(FINDING)
        self._fix.setEnabled(finding is not None and finding.fix is not None)

    def _on_fix(self) -> None:
        finding = self._list.currentIndex().data(FINDING)
        if finding is not None and finding.fix is not None:
            self.fix_requested.emit(finding)


class _FindingDelegate(ThemedDelegate):
    """Draws a finding: icon and severity, the words concerned, what to do."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._metrics = QFontMetrics(interface_font())
        self._heights: dict[tuple[str, int], int] = {}
        """Of messages at a width: most findings say the same as many others."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the size of a row for the width of the list."""
        width = option.widget.viewport().width() if option.widget else 336  # type: ignore[attr-defined]
        key = index.data(FINDING).message, width - 36
        height = self._heights.get(key)
        if height is None:
            words = QRect(0, 0, key[1], 10_000)
            height = self._heights[key] = self._metrics.boundingRect(words, _WRAP, key[0]).height()
        return QSize(width, height + 44)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw a row."""
        painter.save()
        box: QRect = option.rect.adjusted(12, 0, 0, -8)  # type: ignore[attr-defined]
        self.paint_card(painter, option, box)
        self._paint_words(painter, box, index.data(FINDING), index.data(EXCERPT))
        painter.restore()

    def _paint_words(self, painter: QPainter, box: QRect, finding: Finding, excerpt: str) -> None:
        role = SEVERITY_ROLES[finding.severity]
        icon = self.theme.icon(SEVERITY_ICONS[finding.severity], role)
        icon.paint(painter, QRect(box.left() + 10, box.top() + 8, 16, 16))
        small = interface_font(SECONDARY_PX)
        painter.setFont(small)
        painter.setPen(self.theme.color(role))
        head = QRect(box.left() + 32, box.top() + 6, box.width() - 40, 20)
        name = SEVERITY_NAMES[finding.severity]
        painter.drawText(head, Qt.AlignmentFlag.AlignVCenter, name)
        painter.setPen(self.theme.color("muted"))
        room = head.adjusted(36, 0, 0, 0)
        shown = QFontMetrics(small).elidedText(excerpt, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.setFont(interface_font())
        painter.setPen(self.theme.color("ink"))
        words = QRect(box.left() + 12, box.top() + 28, box.width() - 24, box.height() - 32)
        painter.drawText(words, _WRAP, finding.message)
