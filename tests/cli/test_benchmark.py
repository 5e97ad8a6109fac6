"""``assistant benchmark``: its filters, its marks, and the files it writes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from assistant.benchmark.peer_book import PeerBook
from assistant.cli.main import run
from assistant.corpus.store import Store
from assistant.workflow.desk import own_desk
from assistant.workflow.peer_books import write_peer_book
from tests.builders import add_report, make_public_figure, make_report, shipped_figures

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXT = "行政诉讼结案97件，败诉9件。全年受理行政复议案件158件。"
COUNTS = (
    {"written": "97件", "key": "litigation.closed", "value": 97.0},
    {"written": "9件", "key": "litigation.lost", "value": 9.0},
)


@pytest.fixture(autouse=True)
def _corpus() -> Iterator[None]:
    """Two bureaus of 2022 and 2023, of which the shipped table knows another number."""
    lines = [
        make_public_figure("1区司法局", 150),
        make_public_figure("3区司法局", 7, 2022, qualifier="over"),
    ]
    with shipped_figures(lines), Store(own_desk().store) as store:
        for number, year, scope in ((1, 2023, "total"), (2, 2023, "part"), (2, 2022, "total")):
            told = {"written": "158件", "key": "review.accepted", "value": 158.0 + number}
            parts = (("复议", "achievements", (TEXT,)),)
            figures = [told | {"scope": scope}, *COUNTS]
            body = f"{number}区司法局"
            add_report(store, make_report(parts, figures=figures, body=body, year=year))
        yield


def asked(capsys: pytest.CaptureFixture[str], *options: str) -> dict:
    assert run(["benchmark", "review.accepted", *options, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_rows_are_flat_and_whole(capsys: pytest.CaptureFixture[str]) -> None:
    shape = asked(capsys, "--value", "100")
    assert (shape["count"], shape["total"], shape["values"]) == (3, 4, [7, 159, 160])
    first = shape["peers"][1]
    assert (first["body"], first["year"], first["value"]) == ("2区司法局", 2022, 160)
    assert first["sentence"] == first["evidence"]["sentence"] == "全年受理行政复议案件158件。"
    assert first["report"] == 3
    assert (shape["place"]["rank"], shape["spread"]) == (3, None)
    assert [row["value"] for row in shape["peers"][2]["others"]] == [150]


@pytest.mark.parametrize(
    ("options", "values"),
    [
        (["--year", "2022"], [7, 160]),
        (["--since", "2023"], [159]),
        (["--until", "2022"], [7, 160]),
        (["--level", "county"], []),
        (["--province", "东海"], [7, 159, 160]),
        (["--peers", "周边"], [159]),
        (["--peers", "周边", "--per-residents"], [7.95]),
    ],
)
def test_filters(
    capsys: pytest.CaptureFixture[str], options: list[str], values: list[float]
) -> None:
    book = PeerBook(residents={"临江市/1区司法局": 200_000})
    write_peer_book(own_desk(), book.with_bodies("周边", ["临江市/1区司法局"]))
    assert asked(capsys, *options)["values"] == pytest.approx(values)


def test_unknown_list_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["benchmark", "review.accepted", "--peers", "远方"]) == 2
    assert "没有“远方”这份对标名单" in capsys.readouterr().err


def test_marks_are_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["benchmark", "review.accepted"]) == 0
    out = capsys.readouterr().out
    assert "［部分］" in out
    assert "超7件" in out
    assert "［冲突：另有 150件］" in out
    assert "约数 1 个" in out
    assert run(["benchmark", "litigation.loss_rate", "--value", "12"]) == 0
    out = capsys.readouterr().out
    assert "［计算：9件 ÷ 97件］" in out
    assert "不足 5 个" in out
    assert "百分位" not in out
    assert run(["benchmark", "legal.aid"]) == 0
    assert "未公布：2 个机关" in capsys.readouterr().out


def test_table_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "表.csv"
    assert run(["benchmark", "review.accepted", "--table", str(target)]) == 0
    assert "2区司法局,2022,160" in target.read_text("utf-8-sig")


@pytest.mark.parametrize(
    ("option", "name", "endings"),
    [
        ("--table", "表.doc", ".xlsx、.csv"),
        ("--plot", "图.jpg", ".png、.svg"),
        ("--plot", "图", ".png"),
    ],
)
def test_other_ending_is_refused_before_anything_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str, name: str, endings: str
) -> None:
    other = ["--table", str(tmp_path / "好.csv")] if option == "--plot" else []
    assert run(["benchmark", "review.accepted", *other, option, str(tmp_path / name)]) == 2
    told = capsys.readouterr()
    assert endings in told.err
    assert told.out == ""
    assert list(tmp_path.glob("*.*")) == []


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--year", "99999999999999999999"], "1949 至 2100"),
        (["--year", "9" * 5000], "1949 至 2100"),
        (["--since", "1948"], "1949 至 2100"),
        (["--until", "2101"], "1949 至 2100"),
        (["--until", "-5"], "--until"),
        (["--since", "去年"], "如 2024"),
        (["--since", "2024", "--until", "2023"], "起始年度 2024 晚于截止年度 2023"),
        (["--until", "2023", "--since", "2024"], "起始年度 2024 晚于截止年度 2023"),
        (["--value", "nan"], "不小于 0"),
        (["--value", "inf"], "不小于 0"),
        (["--value", "1e999"], "不小于 0"),
        (["--value=-1"], "不小于 0"),
        (["--value", "很多"], "不小于 0"),
        (["--peers", ""], "名称不能为空"),
        (["--province", " "], "名称不能为空"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    capsys: pytest.CaptureFixture[str], options: list[str], told: str
) -> None:
    with pytest.raises(SystemExit) as stopped:
        run(["benchmark", "review.accepted", *options])
    assert stopped.value.code == 2
    assert told in capsys.readouterr().err


def test_years_at_the_ends_are_taken(capsys: pytest.CaptureFixture[str]) -> None:
    assert asked(capsys, "--since", "1949", "--until", "2100")["values"] == [7, 159, 160]
    assert asked(capsys, "--since", "2023", "--until", "2023")["values"] == [159]


def test_unknown_province_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["benchmark", "review.accepted", "--province", "无名省"]) == 0
    assert "没有“无名省”的数据" in capsys.readouterr().err
    assert run(["benchmark", "legal.aid", "--province", "东海"]) == 0
    assert capsys.readouterr().err == ""


def test_large_numbers_are_written_out(capsys: pytest.CaptureFixture[str]) -> None:
    lines = [
        make_public_figure(f"{n}区司法局", n * 118_175_000, key="enforce.fines", unit="元")
        for n in range(1, 6)
    ]
    with shipped_figures(lines):
        assert run(["benchmark", "enforce.fines", "--value", "118175000"]) == 0
    out = capsys.readouterr().out
    assert "最小 11817.5万元" in out
    assert "本单位 11817.5万元：从大到小第 5 位" in out
    assert "e+" not in out


def test_values_for_residents_have_two_decimals(capsys: pytest.CaptureFixture[str]) -> None:
    book = PeerBook(residents={f"临江市/{n}区司法局": 30_000 * n for n in range(1, 6)})
    write_peer_book(own_desk(), book)
    lines = [make_public_figure(f"{n}区司法局", 10 * n, key="legal.aid") for n in range(1, 7)]
    with shipped_figures(lines):
        assert run(["benchmark", "legal.aid", "--per-residents", "--value", "20"]) == 0
    out = capsys.readouterr().out
    assert out.count(" 3.33件/万人 ") == 5
    assert " 60件 " in out
    assert "中位数 3.33件/万人" in out
    assert "本单位的常住人口未知" in out
    assert "位，百分位" not in out


def test_place_is_told_among_five(capsys: pytest.CaptureFixture[str]) -> None:
    lines = [make_public_figure(f"{n}区司法局", 10 * n, key="legal.aid") for n in range(1, 6)]
    for told, is_placed in ((lines, True), (lines[:4], False)):
        with shipped_figures(told):
            assert run(["benchmark", "legal.aid", "--value", "20"]) == 0
        out = capsys.readouterr().out
        assert ("本单位 20件：从大到小第 4 位" in out) is is_placed
        assert ("不足 5 个" in out) is not is_placed


def test_year_of_a_search_or_a_draft_is_refused_too(capsys: pytest.CaptureFixture[str]) -> None:
    new = ["new", "--template", "司法局", "--body", "青栎区司法局", "-o", "稿.fzbg"]
    for command in (["corpus", "search", "复议"], new):
        with pytest.raises(SystemExit) as stopped:
            run([*command, "--year", "99999999999999999999"])
        assert stopped.value.code == 2
        assert "1949 至 2100" in capsys.readouterr().err
