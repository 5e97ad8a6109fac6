"""Choosing by section which paragraphs of a draft stay in a template as models (范句)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from assistant.draft.compose import compose
from assistant.gui.look.theme import ROW_PX

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.draft.draft import Draft
    from assistant.draft.manuscript import Line

_PARAGRAPH = Qt.ItemDataRole.UserRole + 1
_HEADINGS = ("heading1", "heading2", "heading3", "heading4")
_BEGINNING = "开头"
_LONGEST = 200
_BOX = Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class ParagraphTree(QTreeWidget):
    """The outline with its paragraphs; a tick at a heading is one at all below it.

    Signals:
        ticked: others are ticked.
    """

    ticked = Signal()

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self.setHeaderHidden(True)
        self.setAccessibleName("留作范句的段落")
        self.setIndentation(20)
        self.setUniformRowHeights(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._leaves: list[QTreeWidgetItem] = []
        self._fill(draft)
        self.expandAll()
        self.itemChanged.connect(lambda *_: self.ticked.emit())

    @property
    def models(self) -> tuple[int, ...]:
        """Indices of the paragraphs that are ticked."""
        ticked = (leaf for leaf in self._leaves if leaf.checkState(0) == Qt.CheckState.Checked)
        return tuple(leaf.data(0, _PARAGRAPH) for leaf in ticked)

    @property
    def count(self) -> int:
        """How many paragraphs there are to choose from."""
        return len(self._leaves)

    def tick_all(self, *, is_on: bool) -> None:
        """Tick all paragraphs, or none."""
        self.blockSignals(True)
        state = Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked
        for number in range(self.topLevelItemCount()):
            item = self.topLevelItem(number)
            if item is not None:
                item.setCheckState(0, state)
        self.blockSignals(False)
        self.viewport().update()
        self.ticked.emit()

    def _fill(self, draft: Draft) -> None:
        """Add the paragraphs, each below the headings above it; others are not shown."""
        headings: list[Line] = []
        shown: list[QTreeWidgetItem] = []
        for line in _lines_of(draft):
            if line.style in _HEADINGS:
                while headings and _depth(headings[-1]) >= _depth(line):
                    headings.pop()
                del shown[len(headings) :]
                headings.append(line)
            elif line.text.strip():
                for heading in headings[len(shown) :]:
                    shown.append(self._section(shown, _words_of(heading)))
                if not shown:
                    shown.append(self._section([], _BEGINNING))
                self._leaves.append(self._leaf(shown, line))

    def _section(self, above: list[QTreeWidgetItem], text: str) -> QTreeWidgetItem:
        item = self._item(above, text)
        item.setFlags(_BOX | Qt.ItemFlag.ItemIsAutoTristate)
        return item

    def _leaf(self, above: list[QTreeWidgetItem], line: Line) -> QTreeWidgetItem:
        item = self._item(above, _words_of(line))
        item.setFlags(_BOX)
        item.setCheckState(0, Qt.CheckState.Unchecked)
        item.setData(0, _PARAGRAPH, line.paragraph)
        return item

    def _item(self, above: list[QTreeWidgetItem], text: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem([text[:_LONGEST].replace("\n", " ")])
        item.setSizeHint(0, QSize(0, ROW_PX))
        item.setToolTip(0, text[:_LONGEST])
        if above:
            above[-1].addChild(item)
        else:
            self.addTopLevelItem(item)
        return item


def _lines_of(draft: Draft) -> Iterator[Line]:
    """Yield headings and text up to the first attachment."""
    for line in compose(draft).lines:
        if line.style == "attachment":
            return
        if line.style == "body" or line.style in _HEADINGS:
            yield line


def _words_of(line: Line) -> str:
    return f"{line.ordinal.strip()}{line.text.strip()}"


def _depth(heading: Line) -> int:
    return _HEADINGS.index(heading.style)
