"""Whose and what kind of changes are listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from assistant.gui.widgets.basic import fill_box, row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.gui.review.entry import Entry

_NOBODY = "没有署名"


class ReviewFilters(QWidget):
    """Two boxes and a tick.

    Signals:
        changed: something else is to be listed.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.authors = QComboBox()
        self.authors.setAccessibleName("改动人")
        self.kinds = QComboBox()
        self.kinds.setAccessibleName("改动种类")
        self.only_open = QCheckBox("只看待定")
        layout = row(self.authors, self.kinds, self.only_open)
        layout.setStretch(0, 1)
        layout.setStretch(1, 1)
        layout.setContentsMargins(12, 8, 8, 8)
        self.setLayout(layout)
        for box in (self.authors, self.kinds):
            box.setMinimumWidth(96)
            box.activated.connect(self.changed)
        self.only_open.toggled.connect(self.changed)

    @property
    def author(self) -> str | None:
        """Whose changes are listed, None for everybody's."""
        author: str | None = self.authors.currentData()
        return author

    @property
    def kind(self) -> str | None:
        """What kind of changes is listed, None for all."""
        kind: str | None = self.kinds.currentData()
        return kind

    def offer(self, entries: Sequence[Entry]) -> None:
        """Offer the authors and kinds that there are."""
        authors = dict.fromkeys(
            author
            for entry in entries
            for author in (entry.author, *(comment.author for comment in entry.what.comments))
        )
        kinds = dict.fromkeys(entry.kind for entry in entries)
        fill_box(self.authors, [("所有人", None), *((each or _NOBODY, each) for each in authors)])
        fill_box(self.kinds, [("全部种类", None), *((kind, kind) for kind in kinds)])
