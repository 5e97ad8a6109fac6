"""Lists of peers on the desk: from tables, to tables, kept safe."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook, load_workbook

from assistant.benchmark.peer_book import PeerBook, PeerList
from assistant.benchmark.peer_book_file import PeerBookDamaged
from assistant.corpus.store import Store
from assistant.workflow.desk import desk_in
from assistant.workflow.messages import message_of
from assistant.workflow.peer_books import (
    export_peer_book,
    import_peer_book,
    read_peer_book,
    write_peer_book,
)
from assistant.workflow.peer_table import PeerTableUnusable
from tests.builders import add_report, make_report

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.workflow.desk import Desk

ONE, TWO, THREE = "临江市/一号区司法局", "临江市/二号区司法局", "松原市/二号区司法局"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk whose corpus knows three bodies, two of them of one name."""
    made = desk_in(tmp_path / "家")
    with Store(made.store) as store:
        for name, city in (
            ("临江市一号区司法局", "临江市"),
            ("二号区司法局", "临江市"),
            ("二号区司法局", "松原市"),
        ):
            parts = ((None, "preface", (f"{city}{name}全力推进法治建设。",)),)
            add_report(store, make_report(parts, body=name, city=city, county=None))
    return made


def csv(tmp_path: Path, text: str, encoding: str = "utf-8-sig") -> Path:
    path = tmp_path / "名单.csv"
    path.write_text(text, encoding=encoding)
    return path


def members(book: PeerBook) -> dict[str, tuple[str, ...]]:
    return {each.name: each.bodies for each in book.lists}


def test_columns_are_found_by_heading_in_any_order(desk: Desk, tmp_path: Path) -> None:
    path = csv(
        tmp_path,
        "对标名单表,,\n常住人口（万人）,备注,名单,单位名称\n85.3,甲,周边、同类,一号区司法局\n"
        "61000人,,周边，同类,松原市二号区司法局\n,,,\n",
    )
    done = import_peer_book(desk, path)
    assert members(done.book) == {"周边": (ONE, THREE), "同类": (ONE, THREE)}
    assert done.book.residents == {ONE: 853_000, THREE: 61_000}
    assert (done.bodies, done.unknown, done.unread) == (2, (), ())
    assert read_peer_book(desk) == done.book


def test_csv_in_gbk_as_excel_writes_it(desk: Desk, tmp_path: Path) -> None:
    path = csv(tmp_path, "机关,名单,常住人口(人)\r\n一号区司法局,周边,853000\r\n", "gbk")
    assert import_peer_book(desk, path).book.residents == {ONE: 853_000}


def test_workbook_with_numbers(desk: Desk, tmp_path: Path) -> None:
    workbook = Workbook()
    for row in (["说明"], ["名单", "机关", "常住人口（万）"], ["周边", "一号区司法局", 85.3]):
        workbook.active.append(row)
    path = tmp_path / "名单.xlsx"
    workbook.save(path)
    assert import_peer_book(desk, path).book == PeerBook(
        lists=(PeerList(name="周边", bodies=(ONE,)),), residents={ONE: 853_000}
    )


def test_lines_that_cannot_be_used_are_told(desk: Desk, tmp_path: Path) -> None:
    path = csv(
        tmp_path,
        "机关,名单,常住人口（人）\n三号区司法局,周边,1000\n二号区司法局,周边,2000\n"
        "一号区司法局,周边,85.3\n",
    )
    done = import_peer_book(desk, path)
    assert done.unknown == (
        "第 2 行“三号区司法局”",
        "第 3 行“二号区司法局”：同名的机关有 2 个，请写明省、市",
    )
    assert done.unread == ("第 4 行“一号区司法局”的常住人口“85.3”",)
    assert (members(done.book), done.book.residents) == ({"周边": (ONE,)}, {})


def test_import_takes_nothing_away(desk: Desk, tmp_path: Path) -> None:
    write_peer_book(
        desk,
        PeerBook(
            lists=(PeerList(name="旧的", bodies=(TWO,)), PeerList(name="周边", bodies=(TWO,))),
            residents={TWO: 500_000, ONE: 1_000},
        ),
    )
    done = import_peer_book(desk, csv(tmp_path, "机关,名单,人口\n一号区司法局,周边,2万\n"))
    assert members(done.book) == {"旧的": (TWO,), "周边": (TWO, ONE)}
    assert done.book.residents == {TWO: 500_000, ONE: 20_000}


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_exported_table_gives_the_same_book(desk: Desk, tmp_path: Path, ending: str) -> None:
    gone = "东山市/九号区司法局"
    book = PeerBook(
        lists=(
            PeerList(name="周边", bodies=(ONE, TWO, gone)),
            PeerList(name="=同类", bodies=(THREE,)),
            PeerList(name="空的"),
        ),
        residents={TWO: 853_000, "松原市/八号区司法局": 61_000},
    )
    write_peer_book(desk, book)
    path = tmp_path / f"名单{ending}"
    export_peer_book(desk, path)
    done = import_peer_book(desk, path)
    assert (done.book, done.unknown, done.unread) == (book, (), ())
    write_peer_book(desk, PeerBook())
    done = import_peer_book(desk, path)
    assert [sentence[:3] for sentence in done.unknown] == ["第 4", "第 6"]
    assert members(done.book) == {"周边": (ONE, TWO), "=同类": (THREE,), "空的": ()}


def test_exported_workbook_is_for_people(desk: Desk, tmp_path: Path) -> None:
    write_peer_book(desk, PeerBook().with_bodies("周边", [TWO]).with_residents(TWO, 853_000))
    export_peer_book(desk, tmp_path / "名单.xlsx")
    sheet = load_workbook(tmp_path / "名单.xlsx").active
    assert sheet.title == "对标名单"
    assert [tuple(row) for row in sheet.values] == [
        ("机关", "名单", "常住人口（人）"),
        ("临江市二号区司法局", "周边", 853_000),
    ]


@pytest.mark.parametrize("text", ["机关\n一号区司法局\n", "名单,人口\n甲,1\n", "", "甲,乙\n"])
def test_table_without_the_columns_is_refused(desk: Desk, tmp_path: Path, text: str) -> None:
    with pytest.raises(PeerTableUnusable) as caught:
        import_peer_book(desk, csv(tmp_path, text))
    message = message_of(caught.value)
    assert "没有找到“机关”" in message
    assert "名单.csv" in message
    assert not desk.peers.exists()


def test_broken_workbook_and_other_endings_are_refused(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "坏.xlsx"
    path.write_bytes(b"PK\x03\x04broken")
    with pytest.raises(PeerTableUnusable):
        import_peer_book(desk, path)
    with pytest.raises(PeerTableUnusable):
        export_peer_book(desk, tmp_path / "名单.txt")
    assert not (tmp_path / "名单.txt").exists()


def test_damaged_book_is_told_and_kept(desk: Desk, tmp_path: Path) -> None:
    desk.peers.write_bytes(b"{half")
    for act in (
        lambda: read_peer_book(desk),
        lambda: write_peer_book(desk, PeerBook()),
        lambda: import_peer_book(desk, csv(tmp_path, "机关,名单\n一号区司法局,周边\n")),
        lambda: export_peer_book(desk, tmp_path / "出.csv"),
    ):
        with pytest.raises(PeerBookDamaged) as caught:
            act()
    assert desk.peers.read_bytes() == b"{half"
    assert not (tmp_path / "出.csv").exists()
    message = message_of(caught.value)
    assert "peers.json" in message
    assert "文件没有改动" in message
