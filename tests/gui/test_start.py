"""The first page and the guide of the first start, in the real window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from assistant.benchmark.peer_book import PeerBody
from assistant.gui.start.guide import BODY, PEERS, REPORTS, GuideStart, StartGuide
from assistant.gui.start.peers_step import LIST_NAME
from assistant.workflow.drafting import save_draft
from assistant.workflow.own_body import describe_own_body
from assistant.workflow.sample_draft import sample_draft
from tests.gui.fake import TITLE, Fake, settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from assistant.draft.draft import Draft
    from assistant.gui.main.main_window import MainWindow


@pytest.fixture
def begun(window: MainWindow, fake: Fake, qtbot: QtBot) -> MainWindow:
    """The first page, filled."""
    window.start(None)
    qtbot.waitUntil(lambda: window.home.form.template.count() > 0)
    return window


def test_new_draft_from_the_first_page(begun: MainWindow) -> None:
    form = begun.home.form
    form.level.setCurrentIndex(form.level.findData("township"))
    assert [form.template.itemText(at) for at in range(form.template.count())] == ["街道乡镇"]
    form.body.clear()
    assert not form.make.isEnabled()
    form.body.setText("  江桥街道办事处 ")
    form.year.setValue(2024)
    form.make.click()
    settle(begun._background)
    draft = begun.workspace.draft()
    assert draft is not None
    assert draft.year == 2024
    assert begun.preferences.settings.body == "江桥街道办事处"
    assert begun.preferences.state.template == "township"


def test_cards_tell_how_far_a_draft_is(
    begun: MainWindow, draft: Draft, qtbot: QtBot, tmp_path: Path
) -> None:
    whole, broken = tmp_path / "甲.fzbg", tmp_path / "乙.fzbg"
    save_draft(whole, draft)
    broken.write_bytes(b"PK\x03\x04 damaged")
    for path in (tmp_path / "没有.fzbg", broken, whole):
        begun.preferences.use_draft(path)
    home = begun.home
    qtbot.waitUntil(lambda: [c.glance.state for c in home.cards][1:] == ["unreadable", "missing"])
    first, second, third = home.cards
    assert first.accessibleName() == TITLE
    assert first.accessibleDescription().startswith("青栎区司法局 · 2025年度，空白 1 · ")
    assert first.remove.isHidden()
    assert second.accessibleDescription().endswith("文件打不开")
    assert third.accessibleDescription().endswith("文件不在原处")
    third.click()
    assert begun.workspace.draft() is None
    third.remove.click()
    qtbot.waitUntil(lambda: len(home.cards) == 2)
    assert begun.preferences.settings.recent == (str(whole), str(broken))
    actions = {action.text(): action for action in home.cards[0].build_menu().actions()}
    actions["复制路径"].trigger()
    assert QGuiApplication.clipboard().text() == str(whole)
    actions["从列表中移除"].trigger()
    qtbot.waitUntil(lambda: len(home.cards) == 1)
    assert whole.exists()


def test_ways_in_run_commands_the_window_knows(begun: MainWindow) -> None:
    assert set(begun.home.tiles) <= set(begun.actions_by_name)
    assert {"open", "open_report", "sample_draft"} <= set(begun.home.tiles)
    begun.home.tiles["sample_draft"].click()
    draft = begun.workspace.draft()
    assert draft == sample_draft()
    assert "示例稿件" in begun.notice.text


def test_sample_draft_is_nearly_done() -> None:
    draft = sample_draft()
    blanks = [paragraph.text.count("【") for paragraph in draft.paragraphs]
    assert sum(blanks) == 2
    assert draft.elements.body == "青栎区司法局"
    assert all(row.this_year is not None for row in draft.sheet)


def test_body_tells_level_and_place() -> None:
    found = describe_own_body("黄埔区司法局")
    assert (found.level, found.name) == ("department", "广州市黄埔区司法局")
    several = describe_own_body("鼓楼区 司法局")
    assert several.place is None
    assert len(several.choices) > 1
    nanjing = next(place for place in several.choices if place.city == "南京市")
    assert describe_own_body("鼓楼区司法局", nanjing).name == "南京市鼓楼区司法局"
    assert describe_own_body("  ").level is None
    assert describe_own_body("【】{{").choices == ()


def test_guide_walks_through_three_steps_and_keeps_what_was_said(
    begun: MainWindow, fake: Fake, qtbot: QtBot
) -> None:
    peer = PeerBody(
        identity="云汀市/司法局",
        name="云汀市司法局",
        level="department_city",
        province=None,
        city="云汀市",
        years=(2024,),
    )
    fake.benchmark.bodies = (peer,)
    begun.actions_by_name["guide"].trigger()
    qtbot.waitUntil(lambda: begun.starting.guide is not None)
    guide = begun.starting.guide
    assert isinstance(guide, StartGuide)
    guide.body.name.clear()
    assert not guide.next.isEnabled()
    guide.body.name.setText("浦东新区司法局")
    assert guide.body.chosen == ("浦东新区司法局", "department")
    guide.body.full_name.click()
    assert guide.body.name.text() == "上海市浦东新区司法局"
    qtbot.keyClick(guide, Qt.Key.Key_Return)
    assert guide.step == PEERS
    model = guide.peers.pane.model
    model.setData(model.index(0, 0), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert guide.peers.chosen == (peer.identity,)
    guide.next.click()
    assert guide.step == REPORTS
    assert guide.choice == "samples"
    chosen = guide.peers.chosen
    guide.next.click()
    assert (fake.settings[-1].body, fake.settings[-1].level) == (
        "上海市浦东新区司法局",
        "department",
    )
    qtbot.waitUntil(lambda: fake.benchmark.book.find(LIST_NAME) is not None)
    assert fake.benchmark.book.find(LIST_NAME).bodies == chosen
    assert fake.imported == [Path("samples")]
    assert begun.home.form.body.text() == "上海市浦东新区司法局"


def test_guide_can_be_left_and_comes_no_more(begun: MainWindow, fake: Fake, qtbot: QtBot) -> None:
    begun.starting.show_guide()
    qtbot.waitUntil(lambda: begun.starting.guide is not None)
    before = begun.preferences.settings
    begun.starting.guide.skip.click()
    assert begun.starting.guide is None
    assert fake.settings == [before]
    assert fake.imported == []


def test_guide_asks_where_a_name_could_be_several_places(qtbot: QtBot) -> None:
    guide = StartGuide(None, describe_own_body, GuideStart(body="鼓楼区司法局"))
    qtbot.addWidget(guide)
    assert guide.step == BODY
    place = guide.body.place
    assert place.isEnabled()
    names = [place.itemText(at) for at in range(place.count())]
    assert "福建省福州市鼓楼区" in names
    place.setCurrentIndex(names.index("福建省福州市鼓楼区"))
    place.activated.emit(place.currentIndex())
    assert guide.body.full_name.text() == "改用全称“福州市鼓楼区司法局”"


def test_first_page_works_on_the_smallest_screen(begun: MainWindow, qtbot: QtBot) -> None:
    begun.resize(683, 384)
    home, form = begun.home, begun.home.form
    parts = (form.level, form.template, form.body, form.year, form.make, *home.tiles.values())
    rights = lambda: [part.mapTo(home, part.rect().bottomRight()).x() for part in parts]  # noqa: E731
    qtbot.waitUntil(lambda: home.width() == 683 and max(rights()) < 683)
