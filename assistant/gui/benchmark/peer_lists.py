"""Whom one can compare oneself with: the bodies known, and one's own lists of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from assistant.benchmark.peer_book import PeerBook
from assistant.gui.jobs.background import Latest
from assistant.gui.messages import message_of

if TYPE_CHECKING:
    from assistant.base.errors import AssistantError
    from assistant.benchmark.peer_book import PeerBody
    from assistant.gui.jobs.background import Background
    from assistant.gui.services.services import BenchmarkServices


class PeerLists(QObject):
    """Reads bodies and lists in the background, and puts bodies into lists.

    Signals:
        changed: bodies or lists are other ones.
        told: something was done, in words.
        failed: something went wrong, in words.
    """

    changed = Signal()
    told = Signal(str)
    failed = Signal(str)

    def __init__(
        self, services: BenchmarkServices, background: Background, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._background = background
        self._reading = Latest(background, on_done=self._on_read, on_error=self._on_error)
        self.bodies: tuple[PeerBody, ...] = ()
        """Every body known, by name."""
        self.book = PeerBook()
        """One's own lists, and how many residents bodies have."""

    def read(self) -> None:
        """Read bodies and lists anew."""
        services = self._services
        self._reading.ask(lambda _: (services.peer_bodies(), services.read_peer_book()))

    def names(self) -> tuple[str, ...]:
        """Return the names of the lists."""
        return tuple(peers.name for peers in self.book.lists)

    def members(self, name: str) -> frozenset[str] | None:
        """Return the identities in a list; None where there is no such list."""
        found = self.book.find(name)
        return frozenset(found.bodies) if found else None

    def add(self, name: str, identity: str) -> None:
        """Put a body into a list, which is made where there is none of that name."""
        write, before = self._services.write_peer_book, self.book.find(name)
        bodies = (*(before.bodies if before else ()), identity)
        book = self.book.with_bodies(name, bodies)
        self._background.run(
            lambda _: write(book),
            on_done=lambda _: self._on_added(book, name),
            on_error=self._on_error,
            writes=True,
        )

    def _on_added(self, book: PeerBook, name: str) -> None:
        self.book = book
        self.changed.emit()
        self.told.emit(f"已加入名单“{name}”。")

    def _on_read(self, answer: tuple[tuple[PeerBody, ...], PeerBook]) -> None:
        self.bodies, self.book = answer
        self.changed.emit()

    def _on_error(self, error: AssistantError) -> None:
        self.failed.emit(message_of(error))
