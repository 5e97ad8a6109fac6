"""Lists of peers and numbers of residents, as records."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.benchmark.peer_book import (
    PeerBook,
    PeerList,
    clean_list_name,
    format_wan,
    parse_residents,
)

BOOK = PeerBook(
    lists=(PeerList(name="周边", bodies=("甲市/一区", "甲市/二区")), PeerList(name="同类")),
    residents={"甲市/一区": 853_000},
)


@pytest.mark.parametrize(
    ("text", "in_wan", "expected"),
    [
        ("853000", False, 853_000),
        ("853,000", False, 853_000),
        ("853000人", True, 853_000),
        ("85.3万", False, 853_000),
        ("85.3 万人", True, 853_000),
        ("８５．３万", False, 853_000),
        ("85.3", True, 853_000),
        ("1,026", True, 10_260_000),
        ("", True, None),
        ("—", False, None),
    ],
)
def test_residents_are_read_however_they_are_written(
    text: str, in_wan: bool, expected: int | None
) -> None:
    assert parse_residents(text, in_wan=in_wan) == expected


@pytest.mark.parametrize(
    ("text", "in_wan"),
    [
        ("85.3", False),  # 万 got lost
        ("85", False),
        ("853000", True),  # persons under 万人
        ("约85万", False),
        ("八十五万", False),
        ("-5万", False),
        ("1,23万", False),
        ("nan", True),
        ("85.3%", True),
    ],
)
def test_what_is_no_number_of_residents_is_refused(text: str, in_wan: bool) -> None:
    with pytest.raises(ValueError, match=text):
        parse_residents(text, in_wan=in_wan)


@given(st.integers(100, 200_000_000))
def test_residents_in_wan_lose_nobody(residents: int) -> None:
    assert parse_residents(format_wan(residents), in_wan=True) == residents
    assert "E" not in format_wan(residents)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" 周边 区县\n", "周边 区县"),
        ("珠三角、长三角", "珠三角 长三角"),
        ("；，", ""),
        ("长" * 60, "长" * 40),
    ],
)
def test_name_of_a_list_is_one_line_without_separators(text: str, expected: str) -> None:
    assert clean_list_name(text) == expected


def test_bodies_go_into_a_list_once_and_make_it_where_it_is_new() -> None:
    book = BOOK.with_bodies("同类", ["乙市/三区", "乙市/三区"]).with_bodies("新的", [])
    assert [(each.name, each.bodies) for each in book.lists] == [
        ("周边", ("甲市/一区", "甲市/二区")),
        ("同类", ("乙市/三区",)),
        ("新的", ()),
    ]
    assert book.residents == BOOK.residents


def test_list_is_renamed_in_its_place_and_removed_without_residents() -> None:
    book = BOOK.renamed("周边", "邻近")
    assert [each.name for each in book.lists] == ["邻近", "同类"]
    assert book.find("邻近") == PeerList(name="邻近", bodies=("甲市/一区", "甲市/二区"))
    assert book.find("周边") is None
    assert book.without("邻近") == PeerBook(
        lists=(PeerList(name="同类"),), residents=BOOK.residents
    )


def test_residents_are_changed_and_taken_away() -> None:
    book = BOOK.with_residents("甲市/二区", 61_000)
    assert book.residents == {"甲市/一区": 853_000, "甲市/二区": 61_000}
    assert book.with_residents("甲市/一区", None).residents == {"甲市/二区": 61_000}
