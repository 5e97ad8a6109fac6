"""The dialog of lists of peers: what is ticked and typed is kept, whatever happens meanwhile."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QAbstractItemModelTester

from assistant.base.files import TargetNotWritable
from assistant.benchmark.peer_book import PeerBody, PeerBook, PeerList
from assistant.benchmark.peer_book_file import PeerBookDamaged
from assistant.gui.dialogs import files, peer_lists_pane
from assistant.gui.dialogs.peer_book import PeerBookDialog
from assistant.gui.jobs.background import Background
from assistant.gui.look.theme import theme_of
from assistant.gui.models.peer_bodies_model import BODY, PLACE, RESIDENTS, YEARS, PeerBodiesModel
from assistant.workflow.peer_books import ImportedBook

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

CHECK = Qt.ItemDataRole.CheckStateRole
ON, OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked


def body(name: str, city: str = "临江市", **changes: Any) -> PeerBody:
    known: dict[str, Any] = {"level": "department", "province": "东海省", "years": (2021, 2023)}
    return PeerBody(identity=f"{city}/{name}", name=name, city=city, **(known | changes))


BODIES = (
    body("一号区司法局"),
    body("二号区司法局", years=(2022,)),
    body("三号区人民政府", "松原市", level="county", province="西海省", years=()),
)
ONE, TWO, THREE = (each.identity for each in BODIES)
GONE = "东山市/九号区司法局"


@dataclass
class Books:
    """Services over a book in memory."""

    book: PeerBook = field(default_factory=PeerBook)
    written: list[PeerBook] = field(default_factory=list)
    error: Exception | None = None
    imported: ImportedBook | None = None
    exported: list[tuple[Path, PeerBook]] = field(default_factory=list)

    def read(self) -> PeerBook:
        if self.error:
            raise self.error
        return self.book

    def write(self, book: PeerBook) -> None:
        if self.error:
            raise self.error
        self.book = book
        self.written.append(book)

    def take(self, path: Path) -> ImportedBook:
        assert self.imported is not None
        self.book = self.imported.book
        return self.imported

    def services(self) -> Any:
        return SimpleNamespace(
            peer_bodies=lambda: BODIES,
            read_peer_book=self.read,
            write_peer_book=self.write,
            import_peer_book=self.take,
            export_peer_book=lambda path: self.exported.append((path, self.book)),
        )


def test_closing_at_once_wants_nothing_of_what_is_still_read(qtbot: QtBot) -> None:
    lanes = Background()
    dialog = PeerBookDialog(None, Books().services(), lanes, theme_of("light"))
    dialog.show()
    dialog.reject()
    dialog.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    answered: list[object] = []
    lanes.run(lambda _: 1, on_done=answered.append, on_error=answered.append)
    qtbot.waitUntil(lambda: bool(answered))
    lanes.close()


@pytest.fixture
def books() -> Books:
    lists = (PeerList(name="周边", bodies=(ONE, GONE)), PeerList(name="同类"))
    return Books(book=PeerBook(lists=lists, residents={TWO: 853_000}))


@pytest.fixture
def open_dialog(books: Books, background: Background, qtbot: QtBot) -> Callable[[], PeerBookDialog]:
    def build() -> PeerBookDialog:
        made = PeerBookDialog(None, books.services(), background, theme_of("light"))
        qtbot.addWidget(made)
        made.show()
        qtbot.waitExposed(made)
        return made

    return build


@pytest.fixture
def dialog(open_dialog: Callable[[], PeerBookDialog], qtbot: QtBot) -> PeerBookDialog:
    made = open_dialog()
    qtbot.waitUntil(lambda: made.bodies.model.rowCount() == 4)
    return made


def cells(dialog: PeerBookDialog, column: int) -> list[str]:
    model = dialog.bodies.model
    return [model.index(number, column).data() for number in range(model.rowCount())]


def ticks(dialog: PeerBookDialog) -> list[object]:
    model = dialog.bodies.model
    return [model.index(number, BODY).data(CHECK) for number in range(model.rowCount())]


def tick(dialog: PeerBookDialog, number: int, state: Qt.CheckState = ON) -> None:
    model = dialog.bodies.model
    model.setData(model.index(number, BODY), state, CHECK)


def test_lists_and_bodies_are_shown(dialog: PeerBookDialog) -> None:
    assert [dialog.lists.names.item(number).text() for number in range(2)] == ["周边", "同类"]
    assert cells(dialog, BODY) == [*(each.name for each in BODIES), "东山市九号区司法局"]
    assert cells(dialog, PLACE)[:1] == ["东海省临江市"]
    assert cells(dialog, YEARS) == ["2021—2023", "2022", "—", "—"]
    assert cells(dialog, RESIDENTS) == ["", "85.3", "", ""]
    assert ticks(dialog) == [ON, OFF, OFF, ON]


def test_ticks_are_kept_at_once(dialog: PeerBookDialog, books: Books, qtbot: QtBot) -> None:
    tick(dialog, 1)
    tick(dialog, 0, OFF)
    tick(dialog, 3, OFF)
    assert ticks(dialog) == [OFF, ON, OFF, OFF]
    qtbot.waitUntil(lambda: books.book.lists[0].bodies == (TWO,))
    dialog.lists.names.setCurrentRow(1)
    assert ticks(dialog) == [OFF] * 4
    dialog.bodies.line.setText("区司法局 临江")
    dialog.bodies.tick_all.click()
    qtbot.waitUntil(lambda: books.book.lists[1].bodies == (ONE, TWO))
    dialog.bodies.untick_all.click()
    qtbot.waitUntil(lambda: books.book.lists[1].bodies == ())


def test_residents_are_typed_in_wan(dialog: PeerBookDialog, books: Books, qtbot: QtBot) -> None:
    model = dialog.bodies.model
    assert model.setData(model.index(0, RESIDENTS), "61.5")
    qtbot.waitUntil(lambda: books.book.residents == {TWO: 853_000, ONE: 615_000})
    assert model.setData(model.index(1, RESIDENTS), "")
    qtbot.waitUntil(lambda: books.book.residents == {ONE: 615_000})
    assert not model.setData(model.index(0, RESIDENTS), "六十万")
    assert "“六十万”不是人数" in dialog.notice.text
    assert cells(dialog, RESIDENTS)[0] == "61.5"


def test_bodies_are_narrowed(dialog: PeerBookDialog) -> None:
    pane = dialog.bodies
    pane.line.setText("松原")
    assert cells(dialog, BODY) == ["三号区人民政府"]
    pane.line.clear()
    pane.level.setCurrentIndex(pane.level.findData("department"))
    pane.level.activated.emit(0)
    assert cells(dialog, BODY) == ["一号区司法局", "二号区司法局"]
    pane.province.setCurrentIndex(pane.province.findData("西海省"))
    pane.province.activated.emit(0)
    assert cells(dialog, BODY) == []
    pane.level.setCurrentIndex(0)
    pane.province.setCurrentIndex(0)
    pane.members_only.setChecked(True)
    assert cells(dialog, BODY) == ["一号区司法局", "东山市九号区司法局"]
    dialog.lists.names.setCurrentRow(1)
    assert cells(dialog, BODY) == []


def test_row_stays_while_it_is_unticked(dialog: PeerBookDialog) -> None:
    dialog.bodies.members_only.setChecked(True)
    tick(dialog, 0, OFF)
    assert ticks(dialog) == [OFF, ON]


def test_lists_are_made_renamed_and_removed(
    dialog: PeerBookDialog, books: Books, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = dialog.lists.names
    dialog.lists.new.click()
    assert dialog.lists.current == "新名单"
    names.currentItem().setText("珠三角、长三角")
    qtbot.waitUntil(lambda: books.book.find("珠三角 长三角") is not None)
    tick(dialog, 2)
    qtbot.waitUntil(lambda: books.book.lists[2].bodies == (THREE,))
    monkeypatch.setattr(peer_lists_pane, "ask_remove_list", lambda *_: False)
    dialog.lists.remove.click()
    assert dialog.lists.current == "珠三角 长三角"
    monkeypatch.setattr(peer_lists_pane, "ask_remove_list", lambda *_: True)
    dialog.lists.remove.click()
    qtbot.waitUntil(lambda: [each.name for each in books.book.lists] == ["周边", "同类"])
    assert dialog.lists.current == "同类"


@pytest.mark.parametrize(
    ("typed", "words"), [("同类", "已经有名单“同类”"), (" 、", "请写名单的名称")]
)
def test_name_that_cannot_be_taken(dialog: PeerBookDialog, typed: str, words: str) -> None:
    dialog.lists.names.item(0).setText(typed)
    assert dialog.lists.names.item(0).text() == "周边"
    assert words in dialog.notice.text


def test_without_lists_there_is_nothing_to_tick(
    books: Books, open_dialog: Callable[[], PeerBookDialog], qtbot: QtBot
) -> None:
    books.book = PeerBook()
    dialog = open_dialog()
    qtbot.waitUntil(lambda: dialog.bodies.model.rowCount() == 3)
    assert ticks(dialog) == [None] * 3
    assert not dialog.lists.remove.isEnabled()
    assert not dialog.bodies.tick_all.isEnabled()
    dialog.lists.new.click()
    assert ticks(dialog) == [OFF] * 3


def test_closing_waits_until_all_is_kept(
    dialog: PeerBookDialog, books: Books, qtbot: QtBot
) -> None:
    tick(dialog, 1)
    tick(dialog, 2)
    dialog.reject()
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert books.book.lists[0].bodies == (ONE, GONE, TWO, THREE)
    assert len(books.written) == 2


def test_what_cannot_be_kept_is_told_and_keeps_the_dialog_open(
    dialog: PeerBookDialog, books: Books, qtbot: QtBot
) -> None:
    books.error = TargetNotWritable(Path("peers.json"), "磁盘已满")
    tick(dialog, 1)
    dialog.reject()
    qtbot.waitUntil(lambda: "磁盘已满" in dialog.notice.text)
    assert dialog.isVisible()
    books.error = None
    tick(dialog, 2)
    dialog.reject()
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert books.book.lists[0].bodies == (ONE, GONE, TWO, THREE)


def test_damaged_book_is_told_and_cannot_be_changed(
    books: Books, open_dialog: Callable[[], PeerBookDialog], qtbot: QtBot
) -> None:
    books.error = PeerBookDamaged(Path("peers.json"), "内容不是有效的 JSON")
    dialog = open_dialog()
    qtbot.waitUntil(lambda: "peers.json" in dialog.notice.text)
    assert not dialog.lists.isEnabled()
    assert not dialog.bodies.isEnabled()
    dialog.reject()
    assert not dialog.isVisible()
    assert books.written == []


def test_import_shows_the_new_book_and_tells_what_was_not_used(
    dialog: PeerBookDialog, books: Books, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = PeerBook().with_bodies("新的", [TWO])
    unknown = tuple(f"第 {number} 行“{number}号局”" for number in range(2, 9))
    books.imported = ImportedBook(book=book, bodies=1, unknown=unknown, unread=())
    monkeypatch.setattr(files, "choose_open", lambda *_: Path("表/名单.xlsx"))
    dialog.import_button.click()
    qtbot.waitUntil(lambda: dialog.lists.current == "新的")
    assert ticks(dialog)[1] == ON
    assert "认出 1 个机关。有 7 行没有用上：第 2 行“2号局”；" in dialog.notice.text
    assert dialog.notice.text.endswith("等。")


def test_export_holds_the_last_change(
    dialog: PeerBookDialog, books: Books, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "choose_save", lambda *_: Path("名单.xlsx"))
    tick(dialog, 1)
    dialog.export_button.click()
    qtbot.waitUntil(lambda: "已导出：名单.xlsx" in dialog.notice.text)
    [(path, book)] = books.exported
    assert path == Path("名单.xlsx")
    assert TWO in book.lists[0].bodies


def test_model_is_sound() -> None:
    model = PeerBodiesModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_bodies(BODIES)
    model.set_book(frozenset({ONE}), {TWO: 853_000})
    model.narrow("司法局", None, None, members_only=False)
    model.narrow("", None, None, members_only=True)
    assert model.shown == (ONE,)
