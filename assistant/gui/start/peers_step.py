"""Second step of the guide: the bodies that one compares oneself with (对标名单)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from assistant.benchmark.peer_book import PeerList
from assistant.gui.dialogs.peer_bodies_pane import PeerBodiesPane
from assistant.gui.models.peer_bodies_model import RESIDENTS
from assistant.gui.widgets.basic import column

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.benchmark.peer_book import PeerBody

LIST_NAME = "常用对标机关"


class PeersStep(QWidget):
    """All known bodies, those ticked in one list."""

    def __init__(self, bodies: Sequence[PeerBody], chosen: Iterable[str]) -> None:
        super().__init__()
        self.pane = PeerBodiesPane()
        self.pane.table.setColumnHidden(RESIDENTS, True)
        self.pane.members_only.setText("只看已选(&M)")
        self.chosen: tuple[str, ...] = tuple(chosen)
        """Identities, in the order they were ticked."""
        layout = column(self.pane)
        self.setLayout(layout)
        inner = self.pane.layout()
        if inner is not None:
            inner.setContentsMargins(0, 0, 0, 0)
        self.pane.show_bodies(bodies)
        self._show()
        self.pane.ticked.connect(self._on_ticked)

    def show_level(self, level: str) -> None:
        """List those of a level first, where there are any."""
        at = self.pane.level.findData(level) if level else 0
        self.pane.level.setCurrentIndex(max(at, 0))
        self.pane.level.activated.emit(max(at, 0))

    def _on_ticked(self, identities: Sequence[str], is_on: bool) -> None:  # a slot
        kept = [each for each in self.chosen if each not in identities]
        self.chosen = (*kept, *identities) if is_on else tuple(kept)
        self._show()

    def _show(self) -> None:
        self.pane.show_book(PeerList(name=LIST_NAME, bodies=self.chosen), {})
