"""Comparing with peers, as the window and the command line ask for it."""

from __future__ import annotations

import csv
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from assistant.benchmark.choice import PeerChoice
from assistant.benchmark.peer_book import PeerBook
from assistant.corpus.store import Store
from assistant.figures.figure import Change
from assistant.figures.indicators import UnknownIndicator
from assistant.workflow.benchmarking import (
    compare_indicator,
    follow_years,
    indicator_key,
    listed_bodies,
    more_peers,
    peer_bodies,
    write_peer_table,
)
from assistant.workflow.desk import desk_in
from assistant.workflow.errors import UnknownFormat, UnknownPeerList
from assistant.workflow.messages import message_of
from assistant.workflow.peer_books import write_peer_book
from tests.builders import add_report, make_public_figure, make_report, shipped_figures

KEY = "review.accepted"
CHANGE = Change(basis="同比", direction="down", value=5.5, unit="%")
SENTENCE = "=全年受理行政复议案件{}件，同比下降5.5%。"


@pytest.fixture
def desk(tmp_path):
    """Six districts with 10 to 60 cases of 2023, the first of which the shipped table knows, too;
    a seventh that says nothing."""
    desk = desk_in(tmp_path / "desk")
    with shipped_figures([make_public_figure("1区司法局", 11)]), Store(desk.store) as store:
        for number in range(1, 8):
            figure = {"written": f"{number}0件", "key": KEY, "value": number * 10.0}
            parts = (("复议", "achievements", (SENTENCE.format(number * 10),)),)
            figures = [figure | {"change": CHANGE}] if number < 7 else []
            add_report(store, make_report(parts, figures=figures, body=f"{number}区司法局"))
        yield desk


def test_indicator_by_key_and_by_name():
    assert indicator_key("review.accepted") == indicator_key("行政复议受理") == KEY
    with pytest.raises(UnknownIndicator):
        indicator_key("没有这个指标")


def test_comparison_and_further_rows(desk):
    compared = compare_indicator(desk, KEY, value=35, rows=2)
    assert compared.values == (10, 20, 30, 40, 50, 60)
    assert (compared.place.rank, compared.unpublished) == (4, 1)
    further = more_peers(desk, KEY, PeerChoice(), after=2)
    assert [peer.value for peer in compared.peers + further] == [60, 50, 40, 30, 20, 10]


def test_residents_come_from_the_book(desk):
    residents = {f"临江市/{number}区司法局": 100_000 for number in (1, 2)}
    write_peer_book(desk, PeerBook(residents=residents))
    choice = PeerChoice(per_residents=True)
    compared = compare_indicator(desk, KEY, choice)
    assert compared.values == (1, 2)
    assert [p.standing for p in compared.peers] == ["counted"] * 2 + ["no_residents"] * 4
    assert [p.value for p in more_peers(desk, KEY, choice, after=1, rows=2)] == [1, 60]
    trend = follow_years(desk, KEY, choice, bodies=["临江市/2区司法局"])
    assert trend.lines[0].values[-1] == 2


def test_list_of_peers(desk):
    book = PeerBook().with_bodies("周边", ["临江市/2区司法局", "临江市/3区司法局"])
    write_peer_book(desk, book)
    bodies = listed_bodies(desk, "周边")
    assert compare_indicator(desk, KEY, PeerChoice(bodies=bodies)).values == (20, 30)
    with pytest.raises(UnknownPeerList) as caught:
        listed_bodies(desk, "远方")
    assert message_of(caught.value) == "没有“远方”这份对标名单。现有的名单：周边。"


def test_bodies_by_name(desk):
    bodies = peer_bodies(desk)
    assert [body.name for body in bodies] == [f"{number}区司法局" for number in range(1, 8)]
    assert {body.years for body in bodies} == {(2023,)}


def test_table_as_csv(desk, tmp_path):
    write_peer_table(desk, KEY, PeerChoice(), tmp_path / "表.csv", value=35)
    data = (tmp_path / "表.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(data.decode("utf-8-sig").splitlines()))
    table = [dict(zip(rows[0], row, strict=True)) for row in rows[1:7]]
    assert [row["数值"] for row in table] == ["60", "50", "40", "30", "20", "10"]
    last = table[-1]
    assert (last["机关"], last["年度"], last["单位"]) == ("1区司法局", "2023", "件")
    assert (last["同比"], last["层级"], last["是否计入"]) == ("同比下降5.5%", "区县部门", "计入")
    assert last["其他公布的数值"] == "11件（1区司法局2023年法治政府建设年度报告）"
    assert last["原句"] == f"'{SENTENCE.format(10)}", "no spreadsheet takes it for a formula"
    told = dict(row[:2] for row in rows[7:] if len(row) > 1)
    assert (told["中位数"], told["名次"], told["未公布"]) == ("35", "4", "1")
    assert rows[-1] == ["7区司法局", "2023", "未公布", "区县部门"]


def test_table_as_workbook(desk, tmp_path):
    write_peer_table(desk, KEY, PeerChoice(), tmp_path / "表.xlsx")
    book = load_workbook(tmp_path / "表.xlsx")
    assert book.sheetnames == ["数据", "统计", "没有数据的机关"]
    values = [row[2].value for row in book["数据"].iter_rows(min_row=2)]
    assert values == [60, 50, 40, 30, 20, 10]
    assert {row[0].value: row[1].value for row in book["统计"].iter_rows()}["最大"] == 60
    assert [cell.value for cell in book["没有数据的机关"][2]][:3] == ["7区司法局", 2023, "未公布"]


def test_other_format_is_refused(desk, tmp_path):
    target = tmp_path / "表.pdf"
    target.write_text("旧")
    with pytest.raises(UnknownFormat) as caught:
        write_peer_table(desk, KEY, PeerChoice(), target)
    assert message_of(caught.value).endswith("请使用这些后缀之一：.xlsx、.csv。")
    assert target.read_text() == "旧"


def test_few_peers_are_said_to_be_few(desk, tmp_path):
    few = PeerChoice(bodies=frozenset({"临江市/2区司法局"}))
    write_peer_table(desk, KEY, replace(few, since=2023), tmp_path / "表.csv")
    assert "不足 5 个，不作分布统计" in (tmp_path / "表.csv").read_text("utf-8-sig")
