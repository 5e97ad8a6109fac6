"""The window of benchmarks and the panel beside the paper, with fake services."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QStyleOptionViewItem,
    QWidget,
)

from assistant.base.errors import AssistantError
from assistant.benchmark.peer_book import PeerBody, PeerBook, PeerList
from assistant.draft.parts import SheetRow
from assistant.gui.benchmark.chart_view import DistributionView
from assistant.gui.benchmark.indicators_model import OVERVIEW
from assistant.gui.charts.trend import MOST_LINES
from assistant.gui.dialogs import files
from assistant.gui.models.peers_model import BODY, SENTENCE, VALUE
from assistant.gui.writing import benchmarks
from assistant.gui.writing.workspace import BENCHMARK
from tests.gui.fake import PENALTIES, settle
from tests.gui.fake_benchmark import evidence, make_benchmark, peer, silent

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from assistant.gui.benchmark.window import BenchmarkWindow
    from assistant.gui.charts.picture import Picture
    from assistant.gui.look.theme import ThemeName
    from assistant.gui.main.main_window import MainWindow
    from assistant.gui.panels.benchmark import BenchmarkPanel
    from tests.gui.fake import Fake

KEY = "review.accepted"
FIVE = [10.0, 20.0, 30.0, 40.0, 50.0]
FULL_PARAGRAPH = 4
LONG = "某某自治州某某经济技术开发区管理委员会行政执法监督与政策法规局"


def shown(window: BenchmarkWindow, qtbot: QtBot, key: str = KEY) -> BenchmarkWindow:
    """The window with an indicator that was compared."""
    window.show_indicator(key)
    qtbot.waitUntil(
        lambda: window.page.benchmark is not None and window.page.trend.trend is not None
    )
    return window


@pytest.fixture
def analysis(opened: MainWindow, qtbot: QtBot) -> BenchmarkWindow:
    """The window with an open draft, on an indicator."""
    made = opened.parts.benchmarks.open(KEY)
    made.resize(1366, 768)
    return shown(made, qtbot)


@pytest.fixture
def panel(opened: MainWindow, qtbot: QtBot) -> BenchmarkPanel:
    """The panel with a comparison."""
    opened.workspace.show_tab(BENCHMARK)
    made = opened.workspace.benchmark
    made.choose(KEY)
    qtbot.waitUntil(lambda: made.benchmark is not None)
    return made


def words_of(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def button(widget: QWidget, text: str) -> QAbstractButton:
    return next(each for each in widget.findChildren(QAbstractButton) if each.text() == text)


def text_of(window: MainWindow) -> str:
    draft = window.workspace.draft()
    assert draft is not None
    return "\n".join(paragraph.text for paragraph in draft.paragraphs)


# the panel


def test_panel_says_place_spread_and_who_is_missing(
    panel: BenchmarkPanel, fake: Fake, qtbot: QtBot
) -> None:
    fake.benchmark.benchmark = make_benchmark(
        FIVE,
        own=45,
        better="higher",
        mixed_levels=True,
        unpublished=2,
        not_applicable=1,
        silent=(silent(1, "unpublished"),),
    )
    panel.ask()
    qtbot.waitUntil(lambda: panel.benchmark is not None and panel.benchmark.unpublished == 2)
    words = words_of(panel)
    for told in ("第 2 位 · 优于 80%", "中位数 30件", "不同层级", "未公布 2 家、不适用 1 家"):
        assert told in words


def test_panel_of_few_peers_says_so_and_draws_no_box(
    panel: BenchmarkPanel, fake: Fake, qtbot: QtBot
) -> None:
    fake.benchmark.benchmark = make_benchmark([1.0, 2.0], own=2)
    panel.ask()
    qtbot.waitUntil(lambda: panel.model.rowCount() == 2)
    assert "不足 5 个，不作分布" in words_of(panel)
    assert not any(chart.isVisible() for chart in panel.findChildren(DistributionView))


def test_panel_without_peers_offers_the_way_out(
    panel: BenchmarkPanel, fake: Fake, qtbot: QtBot
) -> None:
    fake.benchmark.benchmark = make_benchmark([], unpublished=4)
    panel.ask()
    qtbot.waitUntil(lambda: "没有可比的数据" in words_of(panel))
    assert "未公布 4 家" in words_of(panel)
    assert panel.filters.box("level").currentData() == "department"
    qtbot.mouseClick(button(panel, "清除筛选"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: fake.benchmark.choices[-1].level is None)


def test_panel_compares_with_the_drafts_level_and_body(panel: BenchmarkPanel, fake: Fake) -> None:
    choice = fake.benchmark.choices[-1]
    assert choice is not None
    assert (choice.level, choice.own) == ("department", "/青栎区司法局")


def test_years_and_lists_come_from_what_is_known(
    opened: MainWindow, panel: BenchmarkPanel, fake: Fake, qtbot: QtBot
) -> None:
    fake.benchmark.bodies = (
        PeerBody(
            identity="甲市/乙区司法局",
            name="乙区司法局",
            level="department",
            province="东海省",
            city="甲市",
            years=(2022, 2024),
        ),
    )
    fake.benchmark.book = PeerBook(
        lists=(PeerList(name="周边", bodies=("甲市/乙区司法局",)),),
        residents={"甲市/乙区司法局": 300_000},
    )
    opened.parts.benchmarks.lists.read()
    box = panel.filters.box
    qtbot.waitUntil(lambda: box("list").count() == 2)
    for name, text in (
        ("since", "2022年起"),
        ("until", "至2024年"),
        ("province", "东海省"),
        ("list", "周边"),
    ):
        box(name).setCurrentText(text)
    assert panel.filters.residents.isEnabled()
    panel.filters.residents.setChecked(True)
    assert panel.filters.words.endswith("名单“周边”，2022年起，至2024年，东海省，每万人")
    choice = panel.filters.choice
    assert (choice.since, choice.until, choice.province) == (2022, 2024, "东海省")
    assert choice.bodies == {"甲市/乙区司法局"}
    assert choice.per_residents
    panel.choose("litigation.loss_rate")
    assert not panel.filters.residents.isEnabled()  # a rate is none of residents
    assert not panel.filters.choice.per_residents


def test_more_rows_come_on_scrolling(panel: BenchmarkPanel, fake: Fake, qtbot: QtBot) -> None:
    fake.benchmark.further = tuple(peer(number, 1.0) for number in range(600, 640))
    fake.benchmark.benchmark = make_benchmark([float(n) for n in range(500)], total=540)
    panel.ask()
    qtbot.waitUntil(lambda: panel.model.rowCount() >= 500)
    panel.peers.scrollToBottom()
    qtbot.waitUntil(lambda: panel.model.rowCount() == 540)
    assert fake.benchmark.continued == [(500, 500)]


def test_activated_report_opens_at_the_figure(
    opened: MainWindow, panel: BenchmarkPanel, fake: Fake, qtbot: QtBot
) -> None:
    fake.library.add(3, body="松桥区司法局", year=2023)
    found = evidence(report=3, start=5)
    fake.benchmark.benchmark = make_benchmark(FIVE, peers=(peer(1, 50.0, evidence=found),), total=1)
    panel.ask()
    qtbot.waitUntil(lambda: panel.model.rowCount() == 1)
    panel.peers.setCurrentIndex(panel.model.index(0, 0))
    qtbot.keyClick(panel.peers, Qt.Key.Key_Return)
    library = opened.open_library()
    qtbot.waitUntil(lambda: library.opening.number == 3)
    marked = [mark.cursor.selectedText() for mark in library.page.reader.extraSelections()]
    assert fake.library.reports[3].text[5:9] in marked


def test_shipped_figure_tells_its_source_and_goes_nowhere(
    opened: MainWindow, panel: BenchmarkPanel, qtbot: QtBot
) -> None:
    panel.peers.setCurrentIndex(panel.model.index(0, 0))
    place = panel.peers.visualRect(panel.model.index(0, 0)).center()
    qtbot.mouseClick(panel.peers.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(panel.peers.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: "https://example.org/a.html" in opened.notice.text)
    qtbot.mouseClick(button(opened.notice, "复制来源"), Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "《公报》 https://example.org/a.html"


def test_peer_is_copied_and_put_into_a_list(
    panel: BenchmarkPanel, fake: Fake, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel.peers.setCurrentIndex(panel.model.index(0, 0))
    panel.actions_on_peer.copy.trigger()
    assert QGuiApplication.clipboard().text().startswith("1号区司法局（2024年）：600件")

    class Answered:
        name = "周边"

        def __init__(self, *_: object) -> None: ...

        def exec(self) -> bool:
            return True

        def deleteLater(self) -> None: ...  # noqa: N802 -- as Qt has it

    monkeypatch.setattr(benchmarks, "ListDialog", Answered)
    panel.actions_on_peer.list.trigger()
    qtbot.waitUntil(lambda: panel.filters.box("list").count() == 2)
    assert fake.benchmark.book.find("周边") == PeerList(name="周边", bodies=("甲市/1号区司法局",))


def test_list_dialog_wants_a_name(window: MainWindow) -> None:
    from assistant.gui.benchmark.list_dialog import ListDialog

    dialog = ListDialog(window, LONG, ())
    assert dialog.name == "我的对标名单"
    assert dialog.accept_button.isEnabled()
    dialog.findChild(QComboBox).setEditText("  ")
    assert not dialog.accept_button.isEnabled()
    dialog.close()


# writing into the draft


def test_sentence_is_written_as_fields_in_one_step(
    opened: MainWindow, panel: BenchmarkPanel, qtbot: QtBot
) -> None:
    before = text_of(opened)
    opened.workspace.editor.go_to(6)
    panel.choose(PENALTIES)
    qtbot.mouseClick(button(panel, "插入句子"), Qt.MouseButton.LeftButton)
    assert f"全年办理{{{{ {PENALTIES} }}}}，{{{{ {PENALTIES} | change }}}}。" in text_of(opened)
    assert "全年办理412宗" in opened.workspace.editor.toPlainText()
    opened.workspace.editor.step_back()
    assert text_of(opened) == before


def test_indicator_that_the_sheet_lacks_joins_it(
    opened: MainWindow, panel: BenchmarkPanel, qtbot: QtBot
) -> None:
    opened.workspace.editor.go_to(6)
    panel.choose("litigation.lost")
    panel.insert_requested.emit("litigation.lost")
    draft = opened.workspace.draft()
    assert draft is not None
    row = draft.row("litigation.lost")
    assert row is not None
    assert (row.state, row.this_year) == ("empty", None)
    assert row in opened.workspace.indicators.model.rows
    assert "{{ litigation.lost }}。" in text_of(opened)  # no last year: no change
    assert "指标表里还没有“行政诉讼败诉”的数" in opened.notice.text


def test_computed_rate_is_marked_and_no_number_of_the_sheet(
    opened: MainWindow, panel: BenchmarkPanel, fake: Fake, qtbot: QtBot
) -> None:
    rows = [
        SheetRow(key=f"review.{name}", name=name, unit="件", this_year=number, state="filled")
        for name, number in (("closed", 140.0), ("corrected", 14.0))
    ]
    opened.workspace.merge_rows(rows)
    fake.benchmark.benchmark = make_benchmark(FIVE, own=10, unit="%")
    key = "review.correction_rate"
    panel.choose(key)
    qtbot.waitUntil(lambda: panel.benchmark is not None and panel.benchmark.key == key)
    assert fake.benchmark.compared[-1] == (key, 10)
    assert "计算 · 从大到小" in words_of(panel)
    opened.workspace.editor.go_to(6)
    panel.insert_requested.emit(key)
    draft = opened.workspace.draft()
    row = draft.row(key) if draft else None
    assert row is not None
    assert row.this_year is None
    assert "按 14件 ÷ 140件 计算为 10%" in opened.notice.text
    window = shown(opened.parts.benchmarks.open(key), qtbot, key)
    assert "计算 · 从大到小" in words_of(window.page)
    found = window.indicators.model.row_of(key)
    assert found is not None
    assert window.indicators.model.entries[found].own == "10%（计算）"
    window.show_indicator(OVERVIEW)
    qtbot.waitUntil(lambda: not window.overview.is_busy)
    assert (key, 10) in fake.benchmark.compared[-4:]


def test_comparison_is_written_for_the_internal_edition(
    opened: MainWindow, analysis: BenchmarkWindow
) -> None:
    opened.workspace.editor.go_to(FULL_PARAGRAPH)
    analysis.actions_by_name["insert_comparison"].trigger()
    draft = opened.workspace.draft()
    assert draft is not None
    written = draft.paragraphs[FULL_PARAGRAPH + 1]
    assert (written.style, written.text) == ("internal", "青栎区司法局：行政复议受理。")
    analysis.actions_by_name["insert_sentence"].trigger()
    assert f"{{{{ {KEY} }}}}" in text_of(opened)


# the window


def test_enlarged_from_the_panel_with_its_choice(
    opened: MainWindow, panel: BenchmarkPanel, qtbot: QtBot, fake: Fake
) -> None:
    panel.filters.clear()
    qtbot.mouseClick(button(panel, "放大"), Qt.MouseButton.LeftButton)
    made = opened.parts.benchmarks.open()
    qtbot.waitUntil(lambda: made.page.benchmark is not None)
    assert made.indicators.key == KEY
    assert made.filters.choice.level is None


def test_trend_of_a_peer_of_the_panel(
    opened: MainWindow, panel: BenchmarkPanel, fake: Fake, qtbot: QtBot
) -> None:
    panel.peers.setCurrentIndex(panel.model.index(1, 0))
    panel.actions_on_peer.trend.trigger()
    qtbot.waitUntil(lambda: bool(fake.benchmark.followed))
    qtbot.waitUntil(lambda: fake.benchmark.followed[-1][0] == ("甲市/2号区司法局",))
    assert opened.parts.benchmarks.open().page.followed == ("甲市/2号区司法局",)


def test_without_a_draft_there_is_no_own_value_and_nothing_to_write(
    window: MainWindow, fake: Fake, qtbot: QtBot
) -> None:
    window.actions_by_name["benchmarks"].trigger()
    made = window.parts.benchmarks.open()
    qtbot.waitUntil(lambda: "打开一篇稿件" in words_of(made))
    shown(made, qtbot)
    assert fake.benchmark.compared == [(KEY, None)]
    actions = made.actions_by_name
    assert not actions["insert_sentence"].isEnabled()
    assert not actions["insert_comparison"].isEnabled()
    assert actions["save_table"].isEnabled()


def test_overview_compares_the_sheet_and_opens_an_indicator(
    opened: MainWindow, fake: Fake, qtbot: QtBot
) -> None:
    fake.benchmark.benchmark = make_benchmark(FIVE, own=45, better="higher")
    made = opened.parts.benchmarks.open()
    qtbot.waitUntil(lambda: "靠前 1 项" in made.overview.summary)
    assert fake.benchmark.compared == [(PENALTIES, 412)]  # what has no value is left out
    assert not made.overview.is_busy
    made.actions_by_name["copy_overview"].trigger()
    assert "▲ 靠前" in QGuiApplication.clipboard().text()
    table = made.overview.table
    place = table.visualRect(table.model().index(0, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: made.page.benchmark is not None)
    assert made.indicators.key == PENALTIES


def test_overview_goes_on_after_one_that_fails(
    opened: MainWindow, fake: Fake, qtbot: QtBot
) -> None:
    fake.benchmark.error = AssistantError("坏")
    made = opened.parts.benchmarks.open()
    qtbot.waitUntil(lambda: "未能比较 1 项" in made.overview.summary)


def test_changed_number_is_compared_anew(
    opened: MainWindow, analysis: BenchmarkWindow, fake: Fake, qtbot: QtBot
) -> None:
    model = opened.workspace.indicators.model
    assert model.setData(model.index(1, 1), "77")
    qtbot.waitUntil(lambda: fake.benchmark.compared[-1] == (KEY, 77))
    row = analysis.indicators.model.row_of(KEY)
    assert row is not None
    assert analysis.indicators.model.entries[row].own == "77件"


def test_chosen_bodies_get_a_line(analysis: BenchmarkWindow, fake: Fake, qtbot: QtBot) -> None:
    table, trend = analysis.page.table, analysis.page.actions_on_peer.trend
    for row in range(MOST_LINES):
        table.setCurrentIndex(analysis.page.model.index(row, 0))
        trend.trigger()
    assert len(analysis.page.followed) == MOST_LINES - 2  # the oldest gave way
    assert trend.text() == "取消走势"
    trend.trigger()
    assert len(analysis.page.followed) == MOST_LINES - 3
    qtbot.waitUntil(lambda: fake.benchmark.followed[-1][0] == analysis.page.followed)
    clear = button(analysis, "只看中位数和本单位")
    qtbot.waitUntil(clear.isVisible)
    qtbot.mouseClick(clear, Qt.MouseButton.LeftButton)
    assert analysis.page.followed == ()


def test_own_years_go_into_the_trend(analysis: BenchmarkWindow, fake: Fake, qtbot: QtBot) -> None:
    shown(analysis, qtbot, PENALTIES)
    qtbot.waitUntil(lambda: fake.benchmark.followed[-1] == ((), {2025: 412, 2024: 400}))


def test_sorting_fetches_the_rest_first(
    analysis: BenchmarkWindow, fake: Fake, qtbot: QtBot
) -> None:
    fake.benchmark.further = tuple(peer(number, 1.0) for number in range(600, 2100))
    fake.benchmark.benchmark = make_benchmark([float(n) for n in range(500)], total=2000)
    analysis.ask()
    qtbot.waitUntil(lambda: analysis.page.model.total == 2000)
    analysis.page.table.sortByColumn(VALUE, Qt.SortOrder.AscendingOrder)
    qtbot.waitUntil(lambda: analysis.page.model.rowCount() == 2000)
    assert analysis.page.model.index(0, VALUE).data() == "0"
    after, rows = fake.benchmark.continued[-1]
    assert after + rows == 2000


def test_pictures_and_tables_are_carried_away(
    opened: MainWindow,
    analysis: BenchmarkWindow,
    fake: Fake,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    actions = analysis.actions_by_name
    actions["copy_picture"].trigger()
    assert not QGuiApplication.clipboard().image().isNull()
    for name in ("图.png", "图.svg"):
        monkeypatch.setattr(files, "choose_save", lambda *_, at=tmp_path / name: at)
        actions["save_picture"].trigger()
        settle(opened._background)
        assert (tmp_path / name).exists()
    assert not QImage(str(tmp_path / "图.png")).isNull()
    monkeypatch.setattr(files, "choose_save", lambda *_: tmp_path / "图.jpg")
    actions["save_picture"].trigger()
    assert "请使用这些后缀之一：.png、.svg" in analysis.notice.text
    assert not (tmp_path / "图.jpg").exists()
    monkeypatch.setattr(files, "choose_save", lambda *_: tmp_path / "没有" / "图.png")
    actions["save_picture"].trigger()
    settle(opened._background)
    assert "无法写入" in analysis.notice.text
    monkeypatch.setattr(files, "choose_save", lambda *_: tmp_path / "表.xlsx")
    actions["save_table"].trigger()
    qtbot.waitUntil(lambda: "已导出" in analysis.notice.text)
    assert fake.benchmark.tables == [(KEY, tmp_path / "表.xlsx", None)]
    fake.benchmark.error = AssistantError("坏")
    actions["save_table"].trigger()
    qtbot.waitUntil(lambda: "坏" in analysis.notice.text)


def test_picture_names_the_filters(
    analysis: BenchmarkWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    pictures: list[Picture] = []
    monkeypatch.setattr(analysis.carrying, "copy_picture", pictures.append)
    box = analysis.filters.box("level")
    box.setCurrentIndex(box.findData("department"))
    level = box.currentText()
    analysis.actions_by_name["copy_picture"].trigger()
    analysis.filters.clear()
    analysis.actions_by_name["copy_picture"].trigger()
    assert [picture.choice for picture in pictures] == [
        f"范围：{level}",
        "范围：不限层级、年度、省份和名单",
    ]


def test_table_shows_the_words_around_the_figure(
    analysis: BenchmarkWindow, fake: Fake, qtbot: QtBot
) -> None:
    sentence = "全市各级行政复议机关坚持复议为民，受理行政复议案件50件，审结48件。"
    found = peer(1, 50.0, evidence=evidence(report=1, sentence=sentence))
    fake.benchmark.benchmark = make_benchmark(FIVE, peers=(found,), total=1)
    analysis.ask()
    qtbot.waitUntil(lambda: analysis.page.model.rowCount() == 1)
    table, index = analysis.page.table, analysis.page.model.index(0, SENTENCE)
    option = QStyleOptionViewItem()
    table.itemDelegate().initStyleOption(option, index)
    assert option.text == "…受理行政复议案件50件，审结48件。"
    assert sentence in index.data(Qt.ItemDataRole.ToolTipRole)


def test_thinking_better_of_it_writes_nothing(
    analysis: BenchmarkWindow, fake: Fake, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "choose_save", lambda *_: None)
    analysis.actions_by_name["save_table"].trigger()
    analysis.actions_by_name["save_picture"].trigger()
    assert fake.benchmark.tables == []


def test_what_goes_wrong_is_told_on_the_page(
    analysis: BenchmarkWindow, fake: Fake, qtbot: QtBot
) -> None:
    fake.benchmark.error = AssistantError("坏")
    analysis.ask()
    qtbot.waitUntil(lambda: "坏" in words_of(analysis.page))


def test_nothing_found_offers_the_way_out(
    analysis: BenchmarkWindow, fake: Fake, qtbot: QtBot
) -> None:
    fake.benchmark.benchmark = make_benchmark([])
    analysis.ask()
    qtbot.waitUntil(lambda: "没有符合条件的机关" in words_of(analysis.page))
    assert not analysis.actions_by_name["copy_picture"].isEnabled()
    qtbot.mouseClick(button(analysis.page, "清除筛选"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: fake.benchmark.choices[-1].level is None)


def test_search_by_keys_alone(analysis: BenchmarkWindow, qtbot: QtBot) -> None:
    analysis.actions_by_name["search"].trigger()
    line = analysis.indicators.line
    qtbot.keyClicks(line, "loss_rate")
    assert "没有叫这个名字" in words_of(analysis.indicators)
    line.setText("败诉率")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert analysis.indicators.key == "litigation.loss_rate"
    qtbot.waitUntil(lambda: analysis.page.benchmark is not None)
    line.clear()
    assert analysis.indicators.view.currentIndex().data() == "行政诉讼败诉率"
    analysis.actions_by_name["overview"].trigger()
    assert analysis.indicators.key == OVERVIEW


def test_arrow_keys_go_from_indicator_to_indicator(analysis: BenchmarkWindow, qtbot: QtBot) -> None:
    view = analysis.indicators.view
    before = analysis.indicators.key
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert analysis.indicators.key not in {before, OVERVIEW}
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert analysis.indicators.key == before


def test_corpus_that_changed_is_compared_anew(
    opened: MainWindow, analysis: BenchmarkWindow, fake: Fake, qtbot: QtBot
) -> None:
    before = len(fake.benchmark.compared)
    opened.importer.corpus_changed.emit()
    qtbot.waitUntil(lambda: len(fake.benchmark.compared) > before)


def test_sizes_are_remembered_and_the_window_closes_with_the_draft(
    opened: MainWindow, analysis: BenchmarkWindow
) -> None:
    analysis.resize(1200, 700)
    opened.close()
    assert analysis.isHidden()
    assert opened.preferences.state.benchmark_width == 1200


def test_chart_tells_what_stands_under_the_pointer(analysis: BenchmarkWindow) -> None:
    chart = analysis.page.distribution
    assert "中位数 350件" in chart.accessibleDescription()
    middle = chart.width() // 2
    told = {chart.words_at(x) for x in range(middle - 60, middle + 60)}
    assert "300件：1 家" in told
    assert "中位数：2020年 95" in analysis.page.trend.accessibleDescription()


@pytest.mark.parametrize("theme", ["light", "dark", "paper"])
def test_nothing_is_cut_on_the_bureaus_screen(
    opened: MainWindow, analysis: BenchmarkWindow, fake: Fake, qtbot: QtBot, theme: ThemeName
) -> None:
    opened.set_theme(theme)
    for count in (0, 3, 40, 20_000):
        values = [float(n * 7 % 1000) for n in range(count)]
        fake.benchmark.benchmark = make_benchmark(values, own=5.0, name=LONG)
        analysis.ask()
        qtbot.waitUntil(lambda count=count: analysis.page.model.total == count)
        analysis.resize(1366, 768)
        assert (analysis.width(), analysis.height()) == (1366, 768)
        assert_whole(analysis)
        analysis.grab()


def assert_whole(window: QWidget) -> None:
    """Every button and box lies within the window, as wide as it has to be."""
    for widget in window.findChildren(QWidget):
        if isinstance(widget, QComboBox | QAbstractButton) and widget.isVisibleTo(window):
            corner = widget.mapTo(window, QPoint(widget.width(), widget.height()))
            assert corner.x() <= window.width(), widget.accessibleName()
            assert corner.y() <= window.height(), widget.accessibleName()
            assert widget.width() >= min(widget.sizeHint().width(), 60), widget.accessibleName()


def test_everything_has_a_name(analysis: BenchmarkWindow, panel: BenchmarkPanel) -> None:
    kinds = QAbstractItemView | QComboBox | QLineEdit | QAbstractButton
    for root in (analysis, panel):
        for widget in root.findChildren(QWidget):
            is_inner = isinstance(widget.parent(), QComboBox | QLineEdit | QAbstractItemView)
            if isinstance(widget, kinds) and not is_inner and widget.isVisibleTo(root):
                name = widget.accessibleName() or (
                    widget.text() if isinstance(widget, QAbstractButton) else ""
                )
                assert name, widget


def test_table_opens_by_enter(
    opened: MainWindow, analysis: BenchmarkWindow, fake: Fake, qtbot: QtBot
) -> None:
    fake.library.add(2, body="松桥区司法局", year=2023)
    found = replace(evidence(report=2), start=None, end=None)
    fake.benchmark.benchmark = make_benchmark(
        FIVE, peers=(peer(1, 50.0, body=LONG, evidence=found),), total=1
    )
    analysis.ask()
    qtbot.waitUntil(lambda: analysis.page.model.rowCount() == 1)
    table = analysis.page.table
    assert table.model().index(0, BODY).data() == LONG
    table.setCurrentIndex(table.model().index(0, 0))
    analysis.actions_by_name["table"].trigger()
    qtbot.keyClick(table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: opened.open_library().opening.number == 2)
