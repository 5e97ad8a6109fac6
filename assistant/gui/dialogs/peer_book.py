"""Keeping one's own lists of peers (对标名单) and the residents of bodies."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from assistant.benchmark.peer_book import PeerBook, forgotten_bodies
from assistant.gui.dialogs import files
from assistant.gui.dialogs.peer_bodies_pane import PeerBodiesPane
from assistant.gui.dialogs.peer_lists_pane import PeerListsPane
from assistant.gui.jobs.background import Latest
from assistant.gui.messages import message_of
from assistant.gui.widgets.basic import column, make_button, make_rule, row
from assistant.gui.widgets.notice import NoticeBar
from assistant.gui.widgets.scrolled import FittingDialog
from assistant.gui.widgets.turning_splitter import TurningSplitter

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from assistant.base.errors import AssistantError
    from assistant.benchmark.peer_book import PeerBody
    from assistant.gui.jobs.background import Background
    from assistant.gui.look.theme import Theme
    from assistant.gui.services.services import BenchmarkServices
    from assistant.workflow.peer_books import ImportedBook

_SIZE_PX = (1000, 640)
_SMALLEST_PX = (820, 480)
_LISTS_PX, _BODIES_PX = 220, 540
_MOST_TOLD = 5
_TABLE_NAME = "对标名单.xlsx"


class PeerBookDialog(FittingDialog):
    """Lists at the left, all known bodies at the right; every change is kept at once."""

    def __init__(
        self,
        parent: QWidget | None,
        services: BenchmarkServices,
        background: Background,
        theme: Theme,
        *,
        folder: str = "",
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._background = background
        self._folder = Path(folder)
        self.book = PeerBook()
        """The lists and residents as they stand."""
        self._kept = self.book
        """What was written, or is being written."""
        self._is_writing = False
        self._afterwards: Callable[[], None] | None = None
        """Waits until all changes are kept."""
        self._reads = Latest(background, on_done=self._on_read, on_error=self._on_unread)
        self.notice = NoticeBar(theme)
        self.lists = PeerListsPane(theme)
        self.bodies = PeerBodiesPane()
        self._middle = TurningSplitter(self.lists, self.bodies, first_px=_LISTS_PX)
        self.import_button = make_button(
            "从表格导入(&I)…", tip="列名为 机关、名单、常住人口；只增不减"
        )
        self.export_button = make_button("导出为表格(&X)…", tip="XLSX 或 CSV，改好后可以再导入")
        self._close = make_button("关闭(&C)")
        self._lay_out()
        self._connect()
        self._read()

    def done(self, result: int) -> None:
        """Close once all changes are kept; stay open where they cannot be."""
        self._when_kept(lambda: self._leave(result))

    def _leave(self, result: int) -> None:
        self._reads.forget()  # what is read yet comes to a dialog that is gone
        super().done(result)

    # parts

    def _lay_out(self) -> None:
        self.setWindowTitle("对标名单")
        self.setMinimumSize(*_SMALLEST_PX)
        self.resize(*_SIZE_PX)
        self.bodies.setMinimumWidth(_BODIES_PX)
        self._middle.setEnabled(False)
        foot = row(self.import_button, self.export_button, None, self._close)
        foot.setContentsMargins(16, 12, 16, 12)
        layout = column(self.notice, self._middle, make_rule(), foot, spacing=0)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self.lists.book_changed.connect(self._on_book)
        self.lists.chosen.connect(self._show_book)
        self.lists.refused.connect(lambda words: self.notice.tell("warning", words))
        self.bodies.ticked.connect(self._on_ticked)
        self.bodies.residents_changed.connect(
            lambda identity, residents: self._on_book(self.book.with_residents(identity, residents))
        )
        self.bodies.refused.connect(lambda words: self.notice.tell("warning", words))
        self.import_button.clicked.connect(self._on_import)
        self.export_button.clicked.connect(self._on_export)
        self._close.clicked.connect(self.accept)

    # changing

    def _on_ticked(self, identities: tuple[str, ...], is_in: bool) -> None:
        peers = self.book.find(self.lists.current or "")
        if peers is None:
            return
        if is_in:
            bodies = (*peers.bodies, *identities)
        else:
            bodies = tuple(body for body in peers.bodies if body not in set(identities))
        self._on_book(self.book.with_bodies(peers.name, bodies))

    def _on_book(self, book: PeerBook) -> None:
        """Take a changed book, show it and keep it."""
        self.book = book
        self._show_book()
        self._keep()

    def _show_book(self) -> None:
        self.lists.show_book(self.book)
        self.bodies.show_book(self.book.find(self.lists.current or ""), self.book.residents)

    # keeping

    def _keep(self) -> None:
        """Write the book unless that is done or under way; what changes meanwhile follows."""
        if self._is_writing or self.book == self._kept:
            return
        write, book = self._services.write_peer_book, self.book
        self._kept, self._is_writing = book, True
        self._background.run(
            lambda _: write(book),
            on_done=lambda _: self._on_kept(),
            on_error=self._on_not_kept,
            writes=True,
        )

    def _on_kept(self) -> None:
        self._is_writing = False
        self._keep()
        if not self._is_writing and self._afterwards is not None:
            act, self._afterwards = self._afterwards, None
            act()

    def _on_not_kept(self, error: AssistantError) -> None:
        self._is_writing = False
        self._afterwards = None
        self._tell_error(error)

    def _when_kept(self, act: Callable[[], None]) -> None:
        if self._is_writing:
            self._afterwards = act
        else:
            act()

    # reading, tables

    def _read(self) -> None:
        services = self._services
        self._reads.ask(lambda _: (services.peer_bodies(), services.read_peer_book()))

    def _on_read(self, answer: tuple[tuple[PeerBody, ...], PeerBook]) -> None:
        bodies, self.book = answer
        self._kept = self.book
        self.bodies.show_bodies((*bodies, *forgotten_bodies(self.book, bodies)))
        self._middle.setEnabled(True)
        self._show_book()

    def _on_unread(self, error: AssistantError) -> None:
        """Change nothing of what could not be read."""
        self.import_button.setEnabled(False)
        self.export_button.setEnabled(False)
        self._tell_error(error)

    def _on_import(self) -> None:
        path = files.choose_open(self, "导入对标名单", files.TABLES, str(self._folder))
        if path is not None:
            self._folder = path.parent
            take = self._services.import_peer_book
            self._when_kept(lambda: self._work(lambda: take(path), self._on_imported))

    def _on_imported(self, done: ImportedBook) -> None:
        told = [*done.unknown, *done.unread]
        words = f"已导入，认出 {done.bodies} 个机关。"
        if told:
            more = "等" if len(told) > _MOST_TOLD else ""
            words += f"有 {len(told)} 行没有用上：{'；'.join(told[:_MOST_TOLD])}{more}。"
        self.notice.tell("warning" if told else "info", words)
        self._read()

    def _on_export(self) -> None:
        proposal = self._folder / _TABLE_NAME
        path = files.choose_save(self, "导出对标名单", files.TABLES, proposal)
        if path is not None:
            self._folder = path.parent
            give = self._services.export_peer_book
            self._when_kept(lambda: self._work(lambda: give(path), lambda _: self._tell_out(path)))

    def _work(self, call: Callable[[], object], on_done: Callable[..., None]) -> None:
        """Do something with the file of the lists, while none of them can be changed."""

        def finish(callback: Callable[..., None], value: object) -> None:
            self._middle.setEnabled(True)
            callback(value)
            self._on_kept()

        self._middle.setEnabled(False)
        self._is_writing = True
        self._background.run(
            lambda _: call(),
            on_done=lambda value: finish(on_done, value),
            on_error=lambda error: finish(self._on_not_worked, error),
            writes=True,
        )

    def _on_not_worked(self, error: AssistantError) -> None:
        self._afterwards = None
        self._tell_error(error)

    def _tell_out(self, path: Path) -> None:
        self.notice.tell("info", f"已导出：{path}")

    def _tell_error(self, error: AssistantError) -> None:
        self.notice.tell("error", message_of(error))
