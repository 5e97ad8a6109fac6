"""Sentences out of a comparison: of the indicator for the report, of the peers for the leaders."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from assistant.benchmark.benchmark import Benchmark, Evidence, Peer, Place, Spread
from assistant.draft.draft import Draft
from assistant.draft.fields import check_fields, split_fields, write_out
from assistant.draft.parts import Elements, SheetRow
from assistant.draft.sentence import comparison_sentence, indicator_sentence, write_alike
from assistant.figures.indicators import UnknownIndicator, load_indicators

BODY = "青栎区司法局"


def read(sentence: str, key: str, unit: str, this: float, last: float) -> str:
    """The sentence as it reads in a draft whose sheet holds these numbers."""
    row = SheetRow(key=key, name="项目", unit=unit, this_year=this, last_year=last)
    elements = Elements(title="报告", body=BODY)
    draft = Draft(elements=elements, year=2025, level="county", sheet=(row,))
    return write_out(sentence, draft)[0]


def test_sentence_is_made_of_fields() -> None:
    assert indicator_sentence("review.accepted", with_change=True) == (
        "受理行政复议案件{{ review.accepted }}，{{ review.accepted | change }}。"
    )
    assert indicator_sentence("review.accepted", with_change=False) == (
        "受理行政复议案件{{ review.accepted }}。"
    )


@pytest.mark.parametrize(
    ("key", "unit", "this", "last", "expected"),
    [
        ("review.accepted", "件", 158, 125, "受理行政复议案件158件，同比增长26.4%。"),
        ("lead.rule_of_law_reports", "人", 35, 35, "35人完成年度述法，同比持平。"),
        ("law.exam_people", "人", 860, 800, "组织860人参加学法考试，同比增长7.5%。"),
        ("litigation.loss_rate", "%", 9.5, 10, "行政诉讼败诉率为9.5%，同比下降0.5个百分点。"),
    ],
)
def test_sentence_reads_well_wherever_the_number_stands(
    key: str, unit: str, this: float, last: float, expected: str
) -> None:
    assert read(indicator_sentence(key, with_change=True), key, unit, this, last) == expected


@pytest.mark.parametrize("key", load_indicators())
def test_every_indicator_has_a_sentence_with_its_number_once(key: str) -> None:
    sentence = indicator_sentence(key, with_change=False)
    check_fields(sentence)
    assert [piece.key for piece in split_fields(sentence) if piece.kind == "field"] == [key]
    assert "#" not in sentence
    assert sentence.endswith("。")


def test_indicator_of_ones_own_goes_by_the_name_of_its_row() -> None:
    sentence = indicator_sentence("own.1", with_change=True, name="复议听证#会")
    assert read(sentence, "own.1", "场", 6, 4) == "复议听证#会6场，同比增长50%。"
    with pytest.raises(UnknownIndicator):
        indicator_sentence("own.1", with_change=True)


def test_canonical_sentence_goes_before_the_name_of_a_row() -> None:
    sentence = indicator_sentence("review.closed", with_change=False, name="办结数")
    assert sentence == "审结行政复议案件{{ review.closed }}。"


VALUES = tuple(float(value) for value in (60, 80, 90, 120, 150, 158, 180, 200, 240, 300))


def peer(number: int, year: int | None, **changes: Any) -> Peer:
    """A body with a value of that year."""
    told = Evidence(report=None, start=None, end=None, sentence="", title="公报", url="")
    known: dict[str, Any] = {
        "body": f"{number}号区司法局",
        "identity": f"甲市/{number}号区司法局",
        "level": "department",
        "province": None,
        "city": "甲市",
        "year": year,
        "value": VALUES[number],
        "unit": "件",
        "qualifier": "exact",
        "change": None,
        "evidence": told,
    }
    return Peer(**(known | changes))


COMPARED = Benchmark(
    key="review.accepted",
    name="行政复议受理",
    unit="件",
    better=None,
    per_residents=False,
    peers=tuple(peer(number, 2024) for number in range(10)),
    total=10,
    values=VALUES,
    spread=Spread(minimum=60, lower_quartile=97.5, median=154, upper_quartile=195, maximum=300),
    place=Place(value=210, rank=3, percentile=80, better_than=None),
    mixed_levels=False,
    approximate=0,
    silent=(),
    unpublished=0,
    not_applicable=0,
)


def test_comparison_says_rank_order_median_and_quartiles() -> None:
    assert comparison_sentence(COMPARED, BODY) == (
        "青栎区司法局行政复议受理210件，与10个可比机关（2024年）相比，居第3位"
        "（从高到低，含本单位共11个）。"
        "可比机关的中位数为154件，居中一半的机关在97.5件至195件之间。"
    )


def test_comparison_of_what_is_better_low_counts_from_below() -> None:
    lower = replace(COMPARED, name="行政诉讼败诉率", unit="%", better="lower")
    assert "居第3位（从低到高，越低越好，含本单位共11个）" in comparison_sentence(lower, BODY)


def test_comparison_says_that_a_rank_is_shared() -> None:
    shared = replace(COMPARED, place=Place(value=158, rank=5, percentile=55, better_than=None))
    assert "并列居第5位" in comparison_sentence(shared, BODY)
    assert "并列" not in comparison_sentence(COMPARED, BODY)


def test_comparison_says_what_the_reader_must_know() -> None:
    doubtful = replace(COMPARED, approximate=2, mixed_levels=True, per_residents=True)
    sentence = comparison_sentence(doubtful, BODY, today=date(2026, 2, 5))
    assert sentence.startswith("截至2026年2月5日，青栎区司法局行政复议受理每万人210件，")
    assert "中位数为每万人154件，居中一半的机关在每万人97.5件至195件之间" in sentence
    assert sentence.endswith("（可比数据中2个为约数；各机关层级不同，仅供参考）。")


def test_few_peers_give_no_rank_and_no_distribution() -> None:
    few = replace(COMPARED, values=VALUES[:2], peers=COMPARED.peers[:2], total=2, spread=None)
    assert comparison_sentence(few, BODY) == (
        "青栎区司法局行政复议受理210件，仅有2个可比机关公布数据（2024年），不足5个，不作排位。"
    )


def test_no_peers_and_no_value_of_ones_own() -> None:
    alone = replace(COMPARED, values=(), spread=None, place=None)
    assert comparison_sentence(alone, BODY) == "暂无可比机关公布行政复议受理数据。"
    unsaid = replace(COMPARED, place=None)
    assert comparison_sentence(unsaid, BODY) == (
        "共有10个可比机关公布行政复议受理数据（2024年）。"
        "可比机关的中位数为154件，居中一半的机关在97.5件至195件之间。"
    )


def test_comparison_says_the_years_of_the_values_that_count() -> None:
    def said(*peers: Peer, total: int = 10) -> str:
        compared = replace(COMPARED, peers=peers, total=total)
        return comparison_sentence(compared, BODY)

    earlier = peer(0, 2012, standing="earlier")
    counted = tuple(peer(number, 2019 + number % 6) for number in range(10))
    assert "（各机关取最近一年，2019—2024年）相比" in said(*counted, earlier, total=11)
    unknown = (*counted[:9], peer(9, None))
    assert "（各机关取最近一年，2019—2024年，部分年度不明）" in said(*unknown)
    assert "与10个可比机关（各机关取最近一年）相比" in said(*counted[:4])  # not all are at hand
    assert "与10个可比机关相比" in said(*(peer(number, None) for number in range(10)))


def test_amounts_of_a_sentence_are_in_one_measure_word() -> None:
    money = replace(
        COMPARED,
        name="挽回损失",
        unit="元",
        spread=Spread(
            minimum=1e6, lower_quartile=8.5e6, median=1.2e8, upper_quartile=3.456e8, maximum=9e8
        ),
        place=Place(value=2e8, rank=3, percentile=80, better_than=None),
    )
    sentence = comparison_sentence(money, BODY)
    assert "挽回损失20000万元，" in sentence
    assert "中位数为12000万元，居中一半的机关在850万元至34560万元之间" in sentence
    assert "亿元" not in sentence


@pytest.mark.parametrize(
    ("amounts", "written"),
    [
        ((1.2e8, 3.456e8), "1.2亿元"),
        ((0.0, 2.5e8), "2.5亿元"),
        ((32_876_543.2, 12_000.0), "3287.65万元"),
        ((9_000.0, 12.0), "9000元"),
        ((0.0,), "0元"),
    ],
)
def test_measure_word_of_money_fits_all_amounts(amounts: tuple[float, ...], written: str) -> None:
    write = write_alike(amounts, "元")
    assert written in [write(amount) for amount in amounts]


def test_comparison_holds_no_field() -> None:
    for compared in (COMPARED, replace(COMPARED, unit="元", spread=None, values=(1.0,))):
        pieces = split_fields(comparison_sentence(compared, BODY))
        assert {piece.kind for piece in pieces} == {"plain"}
