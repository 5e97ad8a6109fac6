"""The peers of a benchmark: their table, and how they are said in words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from assistant.benchmark.benchmark import OtherValue
from assistant.draft.parts import SheetRow
from assistant.figures.figure import Change
from assistant.figures.indicators import load_indicators
from assistant.gui.benchmark.excerpt import words_around
from assistant.gui.benchmark.indicators_model import ENTRY, OVERVIEW, IndicatorsModel
from assistant.gui.benchmark.overview_model import (
    HEADINGS,
    NAME,
    OWN,
    PLACE,
    SCALE,
    VERDICT,
    OverviewLine,
    OverviewModel,
    caveat_of,
    cell_of,
    summary_of,
    table_text,
)
from assistant.gui.benchmark.overview_model import tip_of as tip_of_line
from assistant.gui.benchmark.own import NOBODY, own_of
from assistant.gui.models.peers_model import (
    AS_GIVEN,
    BODY,
    CHANGE,
    MARKS,
    SENTENCE,
    SOURCE,
    VALUE,
    YEAR,
    PeersModel,
)
from assistant.gui.peer_words import caveat_of as caveat_of_benchmark
from assistant.gui.peer_words import (
    chart_in_words,
    place_in_words,
    shown_value,
    silence_of,
    silent_names,
    spread_in_words,
    tip_of,
    with_source,
)
from tests.gui.fake_benchmark import evidence, make_benchmark, peer, silent

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from assistant.draft.draft import Draft

FALLING, RISING = Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder
UP = Change(basis="同比", direction="up", value=8.5, unit="%")
FIVE = [10.0, 20.0, 30.0, 40.0, 50.0]


def watched(model: Any) -> Any:
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning, model)
    return model


def cells(model: Any, column: int) -> list[object]:
    return [model.index(row, column).data() for row in range(model.rowCount())]


# the table


def test_cells(qtbot: QtBot) -> None:
    model = watched(PeersModel())
    peers = (
        peer(1, 1234.5, qualifier="about", evidence=evidence(report=3, start=7)),
        peer(2, 8, change=UP, year=None, unit="宗", level=None, computed="9件 ÷ 97件"),
    )
    model.show_benchmark(make_benchmark(FIVE, peers=peers, total=2))
    assert cells(model, BODY) == ["1号区司法局", "2号区司法局"]
    assert cells(model, VALUE) == ["约1234.5", "8宗"]
    assert cells(model, CHANGE) == ["—", "↑8.5%"]
    assert cells(model, YEAR) == ["2024", "—"]
    assert cells(model, MARKS) == ["", "计算"]
    assert cells(model, SENTENCE) == ["全年受理行政复议申请96件。", "—"]
    assert cells(model, SOURCE) == ["公报", "公报"]
    assert model.headerData(VALUE, Qt.Orientation.Horizontal) == "数值（件）"
    assert model.data(QModelIndex()) is None


def test_rows_come_as_one_scrolls(qtbot: QtBot) -> None:
    model = PeersModel()  # the tester asks for rows of its own accord
    rest = tuple(peer(number, 1.0) for number in range(6, 9))
    model.show_benchmark(make_benchmark(FIVE, total=8))
    assert model.canFetchMore(QModelIndex())
    with qtbot.waitSignal(model.more_requested) as asked:
        model.fetchMore(QModelIndex())
    assert asked.args == [5]
    assert not model.canFetchMore(QModelIndex())  # one question at a time
    model.add(rest[:2])
    assert model.canFetchMore(QModelIndex())
    model.add(rest[2:])
    assert model.rowCount() == 8
    assert not model.canFetchMore(QModelIndex())


def test_fewer_rows_than_promised(qtbot: QtBot) -> None:
    model = watched(PeersModel())
    model.show_benchmark(make_benchmark(FIVE, total=8))
    model.add(())
    assert not model.canFetchMore(QModelIndex())
    assert model.total == 5


def test_sorting_waits_for_all_rows(qtbot: QtBot) -> None:
    model = watched(PeersModel())
    model.show_benchmark(make_benchmark(FIVE, total=6))
    with qtbot.waitSignal(model.rest_requested) as asked:
        model.sort(BODY, FALLING)
    assert asked.args == [5]
    assert cells(model, VALUE)[0] == "50"  # as it was
    chosen = QPersistentModelIndex(model.index(0, BODY))
    model.add([peer(9, 99.0)])
    assert cells(model, BODY)[:2] == ["9号区司法局", "5号区司法局"]
    assert chosen.data() == "1号区司法局"
    model.sort(VALUE, RISING)
    assert cells(model, VALUE) == ["10", "20", "30", "40", "50", "99"]
    model.sort(AS_GIVEN)
    assert cells(model, VALUE) == ["50", "40", "30", "20", "10", "99"]


def test_changes_sort_by_their_size(qtbot: QtBot) -> None:
    model = watched(PeersModel())
    down = replace(UP, direction="down", value=30.0)
    peers = (peer(1, 3, change=UP), peer(2, 2), peer(3, 1, change=down))
    model.show_benchmark(make_benchmark(FIVE, peers=peers, total=3))
    model.sort(CHANGE, FALLING)
    assert cells(model, CHANGE) == ["↑8.5%", "↓30%", "—"]


# words of a peer


def test_tip_tells_how_and_against_what() -> None:
    other = OtherValue(value=99, unit="件", evidence=evidence(report=4, title="另一份公报"))
    told = tip_of(peer(1, 96, computed="9件 ÷ 97件", others=(other,), standing="part"))
    assert "由 9件 ÷ 97件 算得。" in told
    assert "数据不一致：另一份公报为 99件。" in told
    assert "只是其中一部分" in told


def test_copied_with_its_source() -> None:
    stored = peer(1, 96, qualifier="over", evidence=evidence(report=3, start=7))
    assert with_source(stored) == (
        "1号区司法局（2024年）：超96件\n全年受理行政复议申请96件。\n——《公报》"
    )
    assert with_source(peer(2, 5)).endswith("——《公报》 https://example.org/a.html")


@pytest.mark.parametrize(
    ("changes", "mark"),
    [
        ({}, ""),
        ({"standing": "earlier"}, "往年"),
        ({"standing": "part", "computed": "1 ÷ 2"}, "部分、计算"),
        ({"standing": "no_residents"}, "无人口数"),
    ],
)
def test_marks(changes: dict[str, Any], mark: str) -> None:
    model = PeersModel()
    model.show_benchmark(make_benchmark(FIVE, peers=(peer(1, 1, **changes),), total=1))
    assert cells(model, MARKS) == [mark]


# words of a benchmark


@pytest.mark.parametrize(
    ("better", "words"),
    [
        (None, "从大到小第 2 位（含本单位共 6 家）"),
        ("higher", "第 2 位 · 优于 80%（越高越好）"),
        ("lower", "第 5 位 · 优于 20%（越低越好）"),
    ],
)
def test_place_in_words(better: Any, words: str) -> None:
    assert place_in_words(make_benchmark(FIVE, own=45, better=better)) == words


def test_of_few_peers_no_place_is_said() -> None:
    few = make_benchmark([1, 2, 3, 4], own=3, better="higher")
    assert place_in_words(few) == ""
    assert spread_in_words(few) == "可比 4 家（2024年），不足 5 个，不作分布。"
    assert spread_in_words(make_benchmark([])) == "可比 0 家，没有可以相比的数值。"


def test_spread_in_words() -> None:
    words = spread_in_words(make_benchmark(FIVE, approximate=2))
    assert words == (
        "可比 5 家（2024年）：最少 10件，最多 50件；中位数 30件，一半在 20件 至 40件 之间。"
        "其中 2 家是约数。"
    )
    years = tuple(peer(number, 1.0, year=2018 + number) for number in range(1, 6))
    assert spread_in_words(make_benchmark(FIVE, peers=years)).startswith(
        "可比 5 家（各机关取最近一年，2019—2023年）："
    )


def test_values_of_many_residents() -> None:
    assert shown_value(0.456, make_benchmark(FIVE, per_residents=True)) == "0.46件/万人"
    assert shown_value(1638.25, make_benchmark(FIVE)) == "1638件"


def test_caveats_and_silence() -> None:
    assert caveat_of_benchmark(make_benchmark(FIVE)) == ""
    mixed = make_benchmark(
        FIVE,
        mixed_levels=True,
        unpublished=30,
        not_applicable=1,
        silent=(silent(1, "unpublished"), silent(2, "not_applicable")),
    )
    assert "不同层级" in caveat_of_benchmark(mixed)
    assert silence_of(mixed) == "未公布 30 家、不适用 1 家"
    assert silent_names(mixed) == (
        "未公布（报告里没有这项数据）：1号镇等\n不适用（这一层级没有这项工作）：2号镇"
    )


def test_chart_in_words() -> None:
    assert chart_in_words(make_benchmark(FIVE, own=45)) == (
        "共 5 家，中位数 30件，本单位 45件，从大到小第 2 位（含本单位共 6 家）"
    )


# oneself


def test_own_numbers_of_a_draft(draft: Draft) -> None:
    own = own_of(draft, {"review.closed": 90.0})
    assert own.value("enforce.penalties") == 412
    assert own.value("review.accepted") is None
    assert own.value("review.closed") == 90
    assert own.by_year("enforce.penalties") == {2025: 412, 2024: 400}
    assert own.has_change("enforce.penalties")
    assert not own.has_change("review.accepted")
    assert own.identity == "/青栎区司法局"
    assert own_of(None, {}) == NOBODY
    assert NOBODY.line is None
    assert own_of(replace(draft, elements=replace(draft.elements, body="")), {}).line == ""


def drafted(draft: Draft, **numbers: float) -> Draft:
    """The draft with these counts of 复议 in its sheet."""
    rows = tuple(
        SheetRow(key=f"review.{name}", name=name, unit="件", this_year=number, state="filled")
        for name, number in numbers.items()
    )
    return replace(draft, sheet=rows)


def test_own_rate_follows_from_its_counts(draft: Draft) -> None:
    own = own_of(drafted(draft, closed=140, corrected=14), {})
    assert own.value("review.correction_rate") == 10
    assert own.given("review.correction_rate") is None
    assert own.computed("review.correction_rate") == "14件 ÷ 140件"
    assert own.compared() == {
        "review.closed": 140,
        "review.corrected": 14,
        "review.correction_rate": 10,
    }
    told = own_of(drafted(draft, closed=140, corrected=14, correction_rate=9.9), {})
    assert told.value("review.correction_rate") == 9.9
    assert told.computed("review.correction_rate") == ""


def test_own_rate_is_a_share_of_the_likeliest_whole_alone(draft: Draft) -> None:
    own = own_of(drafted(draft, accepted=158, corrected=14), {})
    assert own.value("review.correction_rate") is None
    assert own.computed("review.correction_rate") == ""
    assert (
        own_of(drafted(draft, closed=5, corrected=14), {}).value("review.correction_rate") is None
    )


# the words around a figure


@pytest.mark.parametrize(
    ("value", "unit", "sentence", "shown"),
    [
        (158, "件", "受理行政复议案件158件。", "受理行政复议案件158件。"),
        (
            158,
            "件",
            "2024年，全市各级机关依法履职，受理行政复议案件158件，审结150件。",
            "…受理行政复议案件158件，审结150件。",
        ),
        (
            15_800,
            "件",
            "一年来坚持把非诉讼纠纷解决机制挺在前面共调处各类矛盾纠纷1.58万件。",
            "…在前面共调处各类矛盾纠纷1.58万件。",
        ),
        (
            0.5,
            "件",
            "聚焦主责主业、坚持复议为民的理念，全年共计受理行政复议1,580件。",
            "…全年共计受理行政复议1,580件。",
        ),
        (7, "件", "没有写数的句子很长很长很长很长很长。", "没有写数的句子很长很长很长很长很长。"),
    ],
)
def test_sentence_is_shown_from_shortly_before_the_figure(
    value: float, unit: str, sentence: str, shown: str
) -> None:
    found = peer(1, value, unit=unit, evidence=evidence(report=1, sentence=sentence))
    assert words_around(found) == shown


# the list of indicators


def test_indicators_by_topic_with_own_values(qtbot: QtBot, draft: Draft) -> None:
    model = watched(IndicatorsModel())
    assert model.index(0).data() == "总览"
    model.set_own(own_of(draft, {}))
    row = model.row_of("enforce.penalties")
    assert row is not None
    assert model.index(row).data(ENTRY).own == "412宗"
    assert "本单位 412宗" in model.index(row).data(Qt.ItemDataRole.AccessibleTextRole)
    topics = [entry for entry in model.entries if entry.key is None]
    assert len(topics) == len({indicator.topic for indicator in load_indicators().values()})
    assert not model.flags(model.index(1)) & Qt.ItemFlag.ItemIsSelectable


def test_indicators_are_found_by_any_name(qtbot: QtBot) -> None:
    model = watched(IndicatorsModel())
    model.narrow("败诉率")
    assert model.first_indicator() == "litigation.loss_rate"
    assert model.row_of(OVERVIEW) is None
    model.narrow("中心组学习")  # another name
    assert model.first_indicator() == "learn.center_group"
    model.narrow("没有这种指标")
    assert model.rowCount() == 0
    assert model.first_indicator() is None


# the overview


def overview_line(key: str, own: float, better: Any, **changes: Any) -> OverviewLine:
    benchmark = make_benchmark(FIVE, own=own, better=better, key=key, **changes)
    return OverviewLine(indicator=load_indicators()[key], value=own, benchmark=benchmark)


LINES = (
    overview_line("review.accepted", 45, None),
    overview_line("litigation.loss_rate", 5, "lower", mixed_levels=True),
    overview_line("learn.center_group", 5, "higher"),
    overview_line("enforce.penalties", 30, "higher"),
    OverviewLine(
        indicator=load_indicators()["review.closed"],
        value=1,
        benchmark=make_benchmark([1, 2], own=1, better="higher"),
    ),
    OverviewLine(indicator=load_indicators()["rule.issued"], value=1, error="坏"),
)


def test_overview_says_where_one_stands(qtbot: QtBot) -> None:
    model = watched(OverviewModel())
    model.set_lines(LINES)
    assert cells(model, VERDICT) == [
        "○ 不分优劣",
        "▲ 靠前",
        "▼ 靠后",
        "● 居中",
        "— 不足五家",
        "! 未能比较",
    ]
    assert cells(model, PLACE)[:2] == ["第 2 位", "第 1 位"]
    assert cells(model, PLACE)[4] == "—"
    model.sort(VERDICT, RISING)
    assert cells(model, VERDICT)[0] == "▼ 靠后"
    model.put(replace(LINES[5], error="", benchmark=make_benchmark(FIVE, own=1)))
    assert "! 未能比较" not in cells(model, VERDICT)
    assert "1件" in cells(model, OWN)


def test_overview_in_a_sentence() -> None:
    assert summary_of(LINES) == (
        "能分优劣的 3 项：靠前 1 项、居中 1 项、靠后 1 项；不分优劣 1 项；"
        "可比不足五家 1 项；未能比较 1 项。"
    )
    assert summary_of(()) == ""
    assert caveat_of(LINES).startswith("有 1 项含不同层级")
    assert caveat_of(LINES[:1]) == ""


def test_overview_as_text() -> None:
    rows = [line.split("\t") for line in table_text(LINES[:1]).split("\n")]
    assert rows[1] == ["行政复议受理", "45件", "30件", "第 2 位", "○ 不分优劣", "5 家"]
    assert rows[0][NAME] == "指标"


def test_computed_value_of_the_overview_is_marked() -> None:
    line = replace(overview_line("review.correction_rate", 10, "lower"), computed="14件 ÷ 140件")
    assert "（计算）" in cell_of(line, OWN)
    assert "由 14件 ÷ 140件 算得" in tip_of_line(line)


def test_overview_says_which_way_is_right() -> None:
    assert HEADINGS[SCALE] == "所处位置"
    assert tip_of_line(LINES[0]).endswith("所处位置：右为大。")
    assert tip_of_line(LINES[1]).endswith("所处位置：右为好。")
    assert "所处位置" not in tip_of_line(LINES[4])
