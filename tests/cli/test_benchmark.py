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
    assert "从小到大第 3 位" in out
    assert run(["benchmark", "legal.aid"]) == 0
    assert "未公布：2 个机关" in capsys.readouterr().out


def test_table_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "表.csv"
    assert run(["benchmark", "review.accepted", "--table", str(target)]) == 0
    assert "2区司法局,2022,160" in target.read_text("utf-8-sig")
    assert run(["benchmark", "review.accepted", "--table", str(tmp_path / "表.doc")]) == 2
