"""What narrows the phrase bank: words, topic, part of the report, one's own alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from assistant.gui.widgets.basic import column, make_button, row
from assistant.phrases.search import PhraseQuery
from assistant.workflow.terms import ROLE_NAMES

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_LIST_PX = 140
"""Width of the list of a box, wider than the box itself."""


class PhraseFilter(QWidget):
    """Two lines of fields; what stands at the end of the first is given.

    Signals:
        changed: other phrases are wanted.
        left: the list is to have the keyboard, as in any list of hits.
    """

    changed = Signal()
    left = Signal()

    def __init__(self, *more: QWidget) -> None:
        super().__init__()
        self.words = QLineEdit(placeholderText="筛选用语", clearButtonEnabled=True)
        self.words.setAccessibleName("筛选用语")
        self.topic = _make_choice("主题", "全部主题")
        self.role = _make_choice("章节", "全部章节")
        for role, name in ROLE_NAMES.items():
            self.role.addItem(name, role)
        self.own = make_button("我的", tip="只看自己收藏的用语")
        self.own.setCheckable(True)
        choices = row(self.topic, self.role)
        choices.setStretch(0, 1)
        choices.setStretch(1, 1)
        layout = column(row(self.words, self.own, *more), choices)
        layout.setContentsMargins(12, 12, 12, 8)
        self.setLayout(layout)
        self.words.textChanged.connect(self.changed)
        self.words.returnPressed.connect(self.left)
        self.words.installEventFilter(self)
        self.topic.currentIndexChanged.connect(self.changed)
        self.role.currentIndexChanged.connect(self.changed)
        self.own.clicked.connect(self.changed)

    @property
    def query(self) -> PhraseQuery:
        """What is asked for."""
        return PhraseQuery(
            words=self.words.text(),
            topic=self.topic.currentData(),
            role=self.role.currentData(),
            own_only=self.own.isChecked(),
        )

    def focus(self) -> None:
        """Let the next words typed be looked for."""
        self.words.setFocus()
        self.words.selectAll()

    def clear(self) -> None:
        """Want all phrases."""
        self.blockSignals(True)
        self.words.clear()
        self.topic.setCurrentIndex(0)
        self.role.setCurrentIndex(0)
        self.own.setChecked(False)
        self.blockSignals(False)
        self.changed.emit()

    def offer_topics(self, topics: tuple[str, ...]) -> None:
        """Offer the topics; the chosen one stays, even where its last phrase is gone."""
        box, chosen = self.topic, self.topic.currentData()
        offered = list(dict.fromkeys((*topics, *([chosen] if chosen else []))))
        if [box.itemData(number) for number in range(1, box.count())] == offered:
            return
        self.blockSignals(True)
        while box.count() > 1:
            box.removeItem(1)
        for topic in offered:
            box.addItem(topic, topic)
        box.setCurrentIndex(box.findData(chosen) if chosen else 0)
        self.blockSignals(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the words with the arrow down."""
        is_key = watched is self.words and event.type() == QEvent.Type.KeyPress
        if is_key and cast("QKeyEvent", event).key() == Qt.Key.Key_Down:
            self.left.emit()
            return True
        return super().eventFilter(watched, event)


def _make_choice(name: str, everything: str) -> QComboBox:
    """Return a box that narrows the list, as narrow as it must be."""
    box = QComboBox()
    box.addItem(everything, None)
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(3)
    box.view().setMinimumWidth(_LIST_PX)
    return box
