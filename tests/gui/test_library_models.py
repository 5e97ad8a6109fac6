"""The library's item models, watched by Qt's own tester; corrections; a corpus of 10,000."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from assistant.cleaning.compare import LinePair
from assistant.cleaning.effects import RuleEffect, Sample
from assistant.corpus.corrections import Corrections
from assistant.gui.library.copying import hit_with_source, section_at, with_source
from assistant.gui.library.find_bar import MOST_MATCHES, find_all
from assistant.gui.library.headings_model import LEVEL, ROLE, WORDS, HeadingsModel
from assistant.gui.library.hits_model import HitsModel, excerpt_of, source_of
from assistant.gui.library.meta_form import is_day, is_year
from assistant.gui.library.pairs_model import PAIR, PairsModel, words_of
from assistant.gui.library.pending import Pending, prepare
from assistant.gui.library.places import Positions
from assistant.gui.library.reader import title_span
from assistant.gui.library.reports_model import (
    BODY,
    CHARACTERS,
    CHECK,
    TITLE,
    YEAR,
    ReportsModel,
)
from assistant.gui.library.reports_pane import ReportsPane
from assistant.gui.library.rules_model import RulesModel
from assistant.gui.look.theme import theme_of
from assistant.outline.correct import HeadingCorrection
from assistant.suggest.word_search import Filters
from tests.builders import make_report
from tests.gui.fake_library import EFFECTS, PAIRS, FakeLibrary, stored

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from assistant.corpus.stored import Hit

DOWN = Qt.SortOrder.DescendingOrder
MANY = 10_000


def watched(model: QAbstractItemModel) -> None:
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning, model)


def column(model: QAbstractItemModel, number: int) -> list[object]:
    return [model.index(row, number).data() for row in range(model.rowCount())]


@pytest.fixture
def library() -> FakeLibrary:
    made = FakeLibrary()
    made.add(1)
    return made


def opened(library: FakeLibrary, number: int = 1) -> Pending:
    return Pending(prepare(library.services().open_report(number)))


# the list


def test_unsure_reports_come_first_and_every_column_sorts(qtbot: QtBot) -> None:
    model = ReportsModel()
    watched(model)
    model.set_reports(
        [
            stored(1, characters=300),
            stored(2, characters=100, is_reviewed=True),
            stored(3, characters=200, doubts=2),
            stored(4, characters=400, is_corrected=True),
        ]
    )
    assert column(model, CHECK) == ["待核对 2", "已更正", "—", "已核对"]
    assert (model.total, model.doubtful) == (4, 1)
    model.sort(CHARACTERS)
    assert [report.id for report in model.shown] == [2, 3, 1, 4]
    model.sort(CHARACTERS, DOWN)
    assert [report.id for report in model.shown] == [4, 1, 3, 2]
    for number in range(model.columnCount()):
        model.sort(number)
        assert model.rowCount() == 4


def test_a_chosen_row_follows_its_report_when_sorted(qtbot: QtBot) -> None:
    from PySide6.QtCore import QPersistentModelIndex

    model = ReportsModel()
    watched(model)
    model.set_reports([stored(number) for number in range(1, 6)])
    index = QPersistentModelIndex(model.index(0, TITLE))
    title = index.data()
    model.sort(YEAR)
    assert index.data() == title
    assert index.row() == 4


def test_list_is_narrowed_by_words_and_filters(qtbot: QtBot) -> None:
    model = ReportsModel()
    watched(model)
    model.set_reports([stored(number) for number in range(1, 21)])
    model.narrow("3号 司法局", Filters())
    assert column(model, BODY) == ["临江市13号区司法局", "临江市3号区司法局"]
    model.narrow("", Filters(year_from=2023, year_to=2023))
    assert set(column(model, YEAR)) == {"2023"}
    model.narrow("", Filters(level="province"))
    assert model.rowCount() == 0
    model.narrow("", Filters(province="东海省"))
    assert model.rowCount() == 20
    assert model.row_of(99) is None


def test_what_was_not_recognised_is_said(qtbot: QtBot) -> None:
    model = ReportsModel()
    empty = replace(
        make_report().meta, title=None, body=None, level=None, year=None, province=None, city=None,
        county=None,
    )  # fmt: skip
    model.set_reports([stored(1, meta=empty, sample=True, doubts=1)])
    assert column(model, TITLE) == ["（未识别题名）"]
    assert column(model, BODY) == ["未识别"]
    assert column(model, YEAR) == ["—"]
    assert "示例" in model.index(0, TITLE).data(Qt.ItemDataRole.ToolTipRole)
    assert model.data(QModelIndex()) is None


def test_ten_thousand_reports_open_sort_and_narrow_without_a_stall(qtbot: QtBot) -> None:
    """Measured in processor time of the whole process, so that a busy machine is no failure."""
    pane = ReportsPane(theme_of("light"))
    qtbot.addWidget(pane)
    pane.resize(1200, 700)
    pane.show()
    reports = [stored(number, doubts=number % 7 == 0) for number in range(1, MANY + 1)]

    def most(*steps: object) -> float:
        spent = []
        for step in steps:
            begun = time.process_time()
            step()  # type: ignore[operator]
            QApplication.processEvents()
            spent.append(time.process_time() - begun)
        return max(spent)

    slowest = most(
        lambda: pane.show_reports(reports),
        lambda: pane.model.sort(TITLE),
        lambda: pane.model.sort(CHARACTERS, DOWN),
        lambda: pane.line.setText("9号区"),
        lambda: pane.narrow(Filters(year_from=2020)),
        pane.line.clear,
        lambda: pane.table.choose([5000]),
    )
    assert pane.model.total == MANY
    assert slowest < 0.5


# hits


def hit(text: str, *matched: tuple[int, int], **changes: object) -> Hit:
    library = FakeLibrary()
    library.add(1)
    found = library.services().search_reports("行政复议", Filters(), limit=1).hits[0]
    return replace(found, text=text, matched=matched, **changes)  # type: ignore[arg-type]


def test_hits_go_on_without_losing_the_view(qtbot: QtBot) -> None:
    model = HitsModel()
    watched(model)
    hits = [hit(f"第{number}处", id=number) for number in range(4)]
    model.set_hits(hits[:2])
    inserted: list[object] = []
    model.rowsInserted.connect(lambda *_: inserted.append(None))
    model.set_hits(hits)
    assert len(inserted) == 1
    model.set_hits(hits[2:])
    assert column(model, 0)[0].startswith("第2处\n")  # type: ignore[attr-defined]


def test_excerpt_begins_near_the_first_word_found() -> None:
    text = "甲" * 200 + "复议" + "乙" * 200
    words, spans = excerpt_of(hit(text, (200, 202)))
    assert words.startswith("…")
    assert words.endswith("…")
    assert [words[a:b] for a, b in spans] == ["复议"]
    short = hit("办理复议。", (2, 4))
    assert excerpt_of(short) == ("办理复议。", ((2, 4),))
    assert source_of(replace(short, body=None, year=None, section=None)) == (
        "未识别机关 · 年度未识别"
    )


def test_copied_words_name_their_source() -> None:
    report = make_report()
    text = report.text
    at = text.index("基层执法")
    section = section_at(text, report.outline, at)
    assert with_source("基层执法力量偏弱。\n", report.meta, section) == (
        "基层执法力量偏弱。\n——临江市临江区司法局"
        "《临江市临江区司法局2023年法治政府建设年度报告》（2023年度）2、存在问题"
    )
    assert section_at(text, report.outline, 0) is None
    found = hit("办理复议。", year=None)
    assert hit_with_source(found, None) == "办理复议。\n——临江市临江区司法局主要举措和成效"


# the outline and its corrections


def test_headings_are_chosen_by_their_names(qtbot: QtBot, library: FakeLibrary) -> None:
    model = HeadingsModel()
    watched(model)
    pending = opened(library)
    model.set_headings(pending.headings)
    assert column(model, WORDS)[1:] == ["1、主要举措和成效", "2、存在问题", "3、下一步安排"]
    assert column(model, ROLE) == ["导语", "举措和成效", "存在问题", "下一步安排"]
    model.heading_changed.connect(pending.set_heading)
    assert model.setData(model.index(2, LEVEL), "二级")
    assert model.setData(model.index(3, ROLE), "其他")
    assert not model.setData(model.index(1, LEVEL), "五级")
    assert not model.setData(model.index(1, WORDS), "别的")
    model.set_headings(pending.headings)
    assert column(model, LEVEL) == ["—", "一级", "二级", "一级"]
    assert column(model, ROLE)[3] == "其他"
    assert [c.level for c in pending.corrections.headings] == [2, 1]


def test_stretch_without_heading_has_a_role_to_correct(qtbot: QtBot, library: FakeLibrary) -> None:
    model = HeadingsModel()
    pending = opened(library)
    model.set_headings(pending.headings)
    assert model.index(0, WORDS).data().startswith("（无标题）2023年，")
    model.heading_changed.connect(pending.set_heading)
    assert not model.setData(model.index(0, LEVEL), "一级")
    assert model.setData(model.index(0, ROLE), "存在问题")
    [correction] = pending.corrections.headings
    assert (correction.level, correction.role) == (None, "problems")
    assert pending.headings[0].role == "problems"


def test_first_line_of_an_unheaded_stretch_can_be_its_heading(library: FakeLibrary) -> None:
    pending = opened(library)
    first = pending.headings[0]
    line = pending.heading_at(first.start, first.start + len(first.line))
    assert line is not None
    pending.set_heading(replace(line, level=1))
    assert pending.headings[0].is_headed
    assert pending.headings[0].level == 1
    pending.set_heading(replace(line, level=0))
    assert not pending.is_changed


def test_taking_a_change_back_leaves_nothing_to_save(library: FakeLibrary) -> None:
    pending = opened(library)
    first = pending.headings[1]
    pending.set_heading(replace(first, level=0))
    pending.set_meta("year", 2020)
    assert pending.is_changed
    assert pending.is_meta_corrected("year")
    pending.set_heading(first)
    pending.set_meta("year", 2023)
    assert not pending.is_changed


def test_line_is_marked_as_heading_and_taken_out(library: FakeLibrary) -> None:
    pending = opened(library)
    text = library.reports[1].text
    at = text.index("加大执法")
    line = pending.heading_at(at, text.index("\n", at))
    assert line is not None
    assert line.level == 0
    pending.set_heading(replace(line, level=2))
    assert [h.level for h in pending.headings] == [1, 1, 1, 1, 2]
    pending.set_heading(replace(line, level=0))
    assert not pending.is_changed
    assert pending.heading_at(0, text.index("\n")) is None  # the title


def test_stored_corrections_are_shown_and_outlive_a_vanished_line(library: FakeLibrary) -> None:
    library.corrections[1] = Corrections(
        headings=(
            HeadingCorrection(line="2、存在问题", level=0),
            HeadingCorrection(line="没有这一行", level=1),
        )
    )
    pending = opened(library)
    levels = {heading.line: heading.level for heading in pending.headings}
    assert levels["2、存在问题"] == 0
    assert "没有这一行" not in levels
    assert not pending.is_changed
    assert len(pending.corrections.headings) == 2


@pytest.mark.parametrize(
    ("words", "is_right"),
    [("2024", True), ("２０２４", False), ("204", False), ("二〇二四", False)],
)
def test_years(words: str, is_right: bool) -> None:
    assert is_year(words) is is_right


def test_days() -> None:
    assert is_day("2024-01-20")
    assert not is_day("2024-1-20")
    assert not is_day("20240120")


# cleaning


def test_lines_without_a_change_are_folded(qtbot: QtBot) -> None:
    model = PairsModel()
    watched(model)
    model.set_pairs(PAIRS)
    assert [model.index(row).data(PAIR) for row in range(3)] == [PAIRS[0], 3, PAIRS[4]]
    assert model.changes == 2
    assert model.next_change(0) == 2
    assert model.next_change(2) == 0
    model.fold(is_folded=False)
    assert model.rowCount() == len(PAIRS)
    assert words_of(PAIRS[0]) == "清洗前：首页 > 政务公开\n清洗后：（删去）"
    assert words_of(3) == "3 行没有改动"
    model.set_pairs([LinePair(before="甲", after="甲")])
    assert model.next_change(-1) is None


def test_rules_are_switched_where_they_did_something(qtbot: QtBot) -> None:
    model = RulesModel()
    watched(model)
    sample = Sample(before="繁體", after="繁体")
    off = RuleEffect(name="quotes", title="直引号改弯引号", is_off=True)
    model.set_effects([replace(EFFECTS[1], samples=(sample,)), EFFECTS[2], off])
    can = [bool(model.flags(model.index(row)) & Qt.ItemFlag.ItemIsEnabled) for row in range(3)]
    assert can == [True, True, False]
    assert column(model, 0) == [
        "半角标点改全角，删 1 字，增 1 字",
        "直引号改弯引号，已停用",
        "繁体转简体并订正误转，没有改动",
    ]
    assert "繁體 → 繁体" in model.index(0).data(Qt.ItemDataRole.ToolTipRole)
    switched: list[tuple[str, bool]] = []
    model.rule_switched.connect(lambda name, is_off: switched.append((name, is_off)))
    check = Qt.ItemDataRole.CheckStateRole
    assert model.setData(model.index(0), Qt.CheckState.Unchecked, check)
    assert model.setData(model.index(1), Qt.CheckState.Checked, check)
    assert not model.setData(model.index(0), "别的")
    assert switched == [("punctuation", True), ("quotes", False)]


# places


@given(st.text(alphabet="甲a\n𠮷😀", max_size=30))
def test_offsets_and_positions_are_each_others_inverse(text: str) -> None:
    places = Positions(text)
    for offset in range(len(text) + 1):
        position = len(text[:offset].encode("utf-16-le")) // 2
        assert places.position(offset) == position
        assert places.offset(position) == offset


def test_title_stands_where_no_part_does() -> None:
    report = make_report()
    span = title_span(report.text, report.outline.sections)
    assert span is not None
    assert report.text[slice(*span)] == report.meta.title
    first = replace(report.outline.sections[0], start=0)
    assert title_span(report.text, [first]) is None
    assert title_span(report.text, []) is None


def test_words_are_found_in_either_case() -> None:
    assert list(find_all("Abc abC", "ABC")) == [(0, 3), (4, 7)]
    assert len(list(find_all("一" * 3000, "一"))) == MOST_MATCHES
