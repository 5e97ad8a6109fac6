"""The suggestions panel in the whole window: typing, searching, taking, keeping, numbers."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QWidget

from assistant.base.errors import AssistantError
from assistant.base.files import TargetNotWritable
from assistant.base.settings import Settings
from assistant.corpus.errors import StoreBusy
from assistant.corpus.stored import Facets
from assistant.draft.coverage import MissingTopic
from assistant.gui.jobs.background import Background
from assistant.gui.look.theme import theme_of
from assistant.gui.main.main_window import MainWindow
from assistant.gui.suggestions.card_text import compare_passage, plain_adapted, reason_of
from assistant.gui.writing.workspace import BENCHMARK, INDICATORS, SUGGESTIONS
from assistant.suggest.index import IndexBusy
from assistant.suggest.kept_file import KeptDamaged
from assistant.suggest.suggestion import digest_of
from assistant.workflow.peer_numbers import PeerNumbers, PeerValue
from assistant.workflow.suggesting import Advice, TopicAdvice
from tests.gui.fake import PENALTIES, Fake, done

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from assistant.base.progress import Progress
    from assistant.draft.draft import Draft
    from assistant.gui.panels.suggestions import SuggestionsPanel
    from assistant.gui.suggestions.card import SuggestionCard
    from assistant.suggest.suggestion import Query
    from assistant.workflow.suggesting import AdaptedSuggestion

ADAPTED = "受理行政复议申请{{ review.accepted }}，办结【办结数】件。"
EMPTY_PARAGRAPH, LAST_PARAGRAPH = 6, 8
LIGHT = theme_of("light")


def another(like: AdaptedSuggestion, text: str) -> AdaptedSuggestion:
    """A passage of the same report with other words."""
    passage = replace(like.suggestion, text=text, matched=(), digest=digest_of(text))
    return replace(
        like, suggestion=passage, adapted=text, borrowed=replace(like.borrowed, text=text)
    )


def write(window: MainWindow, qtbot: QtBot, words: str, paragraph: int = EMPTY_PARAGRAPH) -> None:
    editor = window.workspace.editor
    editor.go_to(paragraph)
    editor.moveCursor(QTextCursor.MoveOperation.EndOfBlock)
    qtbot.keyClicks(editor, words)


def compose(window: MainWindow, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    if commit:
        event.setCommitString(commit)
    QApplication.sendEvent(window.workspace.editor, event)


def point_at(qtbot: QtBot, widget: QWidget) -> None:
    """Let the pointer come to a widget."""
    qtbot.mouseMove(widget, QPoint(12, 12))
    QApplication.processEvents()


def ask(window: MainWindow, qtbot: QtBot) -> tuple[SuggestionCard, ...]:
    """Write a sentence and wait for its cards."""
    write(window, qtbot, "fuyi")
    panel = window.workspace.suggestions
    qtbot.waitUntil(lambda: "fuyi" in panel.head.text and bool(panel.cards))
    return panel.cards


def texts(panel: SuggestionsPanel) -> list[str]:
    return [card.suggestion.suggestion.text for card in panel.cards if card.suggestion]


@pytest.fixture
def panel(opened: MainWindow, qtbot: QtBot) -> SuggestionsPanel:
    """The panel of an open draft, its index ready, the pointer in the text."""
    opened.workspace.show_tab(SUGGESTIONS)
    point_at(qtbot, opened.workspace.editor)
    suggesting = opened.workspace.suggesting
    qtbot.waitUntil(lambda: not suggesting._index.is_running)
    return opened.workspace.suggestions


@pytest.fixture
def slow_lanes(qtbot: QtBot, fake: Fake, tmp_path: Path) -> Iterator[Callable[..., MainWindow]]:
    """Make a window with an open draft, real workers and some other services."""
    lanes, made = Background(), list[MainWindow]()

    def make(**services: Any) -> MainWindow:
        settings = Settings(suggest_delay_ms=1)
        window = MainWindow(
            replace(fake.services(), **services), settings, lanes, state=tmp_path / "window.json"
        )
        qtbot.addWidget(window, before_close_func=lambda _: window.drafts.keeper.end())
        window.showNormal()
        assert done(window.drafts.open(Path("稿件.fzbg")))
        made.append(window)
        return window

    yield make
    for window in made:
        window.drafts.keeper.end()
        window.workspace.close_draft()
    lanes.close()


# while one writes


def test_default_pause_is_150_ms() -> None:
    assert Settings().suggest_delay_ms == 150


def test_typing_looks_up_suggestions(
    opened: MainWindow, panel: SuggestionsPanel, qtbot: QtBot, fake: Fake
) -> None:
    heard: list[Any] = []
    opened.workspace.suggesting.found.connect(heard.append)
    write(opened, qtbot, "fuyi shouli")
    qtbot.waitUntil(lambda: any(q.text == "fuyi shouli" for q in fake.queries))
    qtbot.waitUntil(lambda: bool(panel.cards))
    query = fake.queries[-1]
    assert (query.section, query.role, query.level) == ("办好行政复议", "achievements", None)
    [card] = panel.cards
    assert "松桥区司法局 · 2023年 · 行政复议" in card.accessibleName()
    assert "background-color" in card._passage.text()
    assert card._reason.text() == "同类标题 · 共有“行政复议”"
    assert heard[-1] == ("fuyi shouli", fake.suggestions)
    assert opened.workspace.editor.hasFocus()


def test_composition_looks_up_and_shows_nothing(
    opened: MainWindow, panel: SuggestionsPanel, qtbot: QtBot, fake: Fake
) -> None:
    write(opened, qtbot, "abc")
    compose(opened, "xingzheng")
    before = len(fake.queries)
    qtbot.wait(30)
    assert len(fake.queries) == before
    assert "abc" not in panel.head.text
    compose(opened, "", "行政处罚")
    qtbot.waitUntil(lambda: fake.queries[-1].text == "abc行政处罚")
    qtbot.waitUntil(lambda: "行政处罚" in panel.head.text)


def test_composition_that_is_given_up_asks_what_was_typed_before(
    opened: MainWindow, panel: SuggestionsPanel, qtbot: QtBot, fake: Fake
) -> None:
    write(opened, qtbot, "abc")
    compose(opened, "xing")
    qtbot.wait(20)
    compose(opened, "")
    qtbot.waitUntil(lambda: bool(fake.queries) and fake.queries[-1].text == "abc")


def test_other_tabs_look_up_nothing(opened: MainWindow, qtbot: QtBot, fake: Fake) -> None:
    opened.workspace.show_tab(INDICATORS)
    qtbot.wait(20)
    fake.queries.clear()
    write(opened, qtbot, "abc")
    qtbot.wait(30)
    assert fake.queries == []
    opened.workspace.show_tab(SUGGESTIONS)
    qtbot.waitUntil(lambda: bool(fake.queries))


def test_near_duplicates_open_to_their_sources(
    opened: MainWindow,
    panel: SuggestionsPanel,
    qtbot: QtBot,
    fake: Fake,
    suggestion: AdaptedSuggestion,
) -> None:
    source = suggestion.suggestion.source
    alike = tuple(replace(source, report=n, body=f"第{n}区司法局") for n in range(2, 8))
    fake.suggestions = (
        replace(suggestion, suggestion=replace(suggestion.suggestion, alike=alike)),
    )
    [card] = ask(opened, qtbot)
    assert card._alike.text() == "另有 6 份报告写法相近"
    assert not card._sources.isVisible()
    qtbot.mouseClick(card._alike, Qt.MouseButton.LeftButton)
    assert card._sources.text().splitlines()[0] == "第2区司法局 · 2023年"
    assert len(card._sources.text().splitlines()) == 6


def test_older_answers_are_dropped(
    slow_lanes: Callable[..., MainWindow], qtbot: QtBot, fake: Fake
) -> None:
    begun, go_on = threading.Event(), threading.Event()
    whole = fake.services().suggestions.advise

    def advise(query: Query, draft: Draft | None, *, by_topic: bool = False) -> Advice:
        if query.text == "first":
            begun.set()
            go_on.wait(5)
        found = whole(query, draft, by_topic=by_topic).suggestions
        return Advice(suggestions=tuple(another(each, f"答：{query.text}") for each in found))

    services = replace(fake.services().suggestions, advise=advise)
    window = slow_lanes(suggestions=services)
    panel, shown = window.workspace.suggestions, list[str]()
    window.workspace.suggesting.found.connect(lambda answer: shown.append(answer[0]))
    write(window, qtbot, "first")
    qtbot.waitUntil(begun.is_set)
    qtbot.keyClicks(window.workspace.editor, " second")
    qtbot.wait(50)
    go_on.set()
    qtbot.waitUntil(lambda: texts(panel) == ["答：first second"])
    assert "first" not in shown


# the hand in the panel


def test_same_passages_keep_their_cards(
    opened: MainWindow,
    panel: SuggestionsPanel,
    qtbot: QtBot,
    fake: Fake,
    suggestion: AdaptedSuggestion,
) -> None:
    fake.suggestions = tuple(another(suggestion, f"第{n}条写法，" * 12) for n in "甲乙丙丁戊己庚辛")
    cards = ask(opened, qtbot)
    bar = panel.list.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 100)
    bar.setValue(100)
    qtbot.keyClicks(opened.workspace.editor, " x")
    qtbot.waitUntil(lambda: "fuyi x" in panel.head.text)
    assert panel.cards == cards
    assert bar.value() == 100
    fake.suggestions = (fake.suggestions[3], another(suggestion, "新的写法。"))
    qtbot.keyClicks(opened.workspace.editor, "y")
    qtbot.waitUntil(lambda: len(panel.cards) == 2)
    assert panel.cards[0] is cards[3]
    assert bar.value() == 0


def test_nothing_changes_under_the_hand(
    opened: MainWindow,
    panel: SuggestionsPanel,
    qtbot: QtBot,
    fake: Fake,
    suggestion: AdaptedSuggestion,
) -> None:
    [card] = ask(opened, qtbot)
    point_at(qtbot, card)
    fake.suggestions = (another(suggestion, "第二条。"),)
    qtbot.keyClicks(opened.workspace.editor, "b")
    qtbot.waitUntil(panel.head.news.isVisible)
    assert texts(panel) == [suggestion.suggestion.text]
    qtbot.mouseClick(panel.head.news, Qt.MouseButton.LeftButton)
    assert texts(panel) == ["第二条。"]
    assert not panel.head.news.isVisible()
    fake.suggestions = (another(suggestion, "第三条。"),)
    qtbot.keyClicks(opened.workspace.editor, "c")
    qtbot.waitUntil(panel.head.news.isVisible)
    point_at(qtbot, opened.workspace.editor)
    assert texts(panel) == ["第三条。"]


def test_a_card_that_is_compared_stays(
    opened: MainWindow,
    panel: SuggestionsPanel,
    qtbot: QtBot,
    fake: Fake,
    suggestion: AdaptedSuggestion,
) -> None:
    [card] = ask(opened, qtbot)
    card._compare.click()
    fake.suggestions = (another(suggestion, "第二条。"),)
    qtbot.keyClicks(opened.workspace.editor, "b")
    qtbot.waitUntil(panel.head.news.isVisible)
    assert texts(panel) == [suggestion.suggestion.text]
    card._compare.click()
    assert texts(panel) == ["第二条。"]


def test_a_pointer_that_only_lies_there_is_no_hand(
    opened: MainWindow,
    panel: SuggestionsPanel,
    qtbot: QtBot,
    fake: Fake,
    suggestion: AdaptedSuggestion,
) -> None:
    [card] = ask(opened, qtbot)
    point_at(qtbot, card)
    panel._hand._moved_at -= 60
    fake.suggestions = (another(suggestion, "第二条。"),)
    qtbot.keyClicks(opened.workspace.editor, "b")
    qtbot.waitUntil(lambda: texts(panel) == ["第二条。"])


# on purpose


def test_words_of_the_search_field(
    opened: MainWindow, panel: SuggestionsPanel, qtbot: QtBot, fake: Fake
) -> None:
    opened.actions_by_name["search_suggestions"].trigger()
    qtbot.keyClicks(panel.bar.field, "fuyi tingzheng")
    qtbot.waitUntil(lambda: any(q.text == "fuyi tingzheng" for q in fake.queries))
    qtbot.waitUntil(lambda: "fuyi tingzheng" in panel.head.text)
    heard: list[Any] = []
    opened.workspace.suggesting.found.connect(heard.append)
    write(opened, qtbot, "abc")
    qtbot.waitUntil(lambda: bool(heard))
    assert heard[-1][0] == "abc"
    assert "fuyi tingzheng" in panel.head.text
    qtbot.keyClick(panel.bar.field, Qt.Key.Key_Escape)
    assert panel.words == ""
    qtbot.waitUntil(lambda: "abc" in panel.head.text)


def test_asking_at_the_caret_ends_the_search(
    opened: MainWindow, panel: SuggestionsPanel, qtbot: QtBot, fake: Fake
) -> None:
    panel.bar.field.setText("听证")
    qtbot.waitUntil(lambda: "听证" in panel.head.text)
    opened.workspace.editor.go_to(8, 0, 4)
    opened.actions_by_name["suggest"].trigger()
    qtbot.waitUntil(lambda: fake.queries[-1].text == "一是执法")
    assert panel.words == ""


def test_filters_narrow_and_stay(
    opened: MainWindow, panel: SuggestionsPanel, qtbot: QtBot, fake: Fake
) -> None:
    filters = panel.bar.filters
    facets = Facets(levels=("county",), years=(2024, 2022), provinces=("东海省", "西岭省"))
    library = replace(fake.services().library, corpus_facets=lambda: facets)
    suggesting = opened.workspace.suggesting
    suggesting._services = replace(suggesting._services, library=library)
    opened.workspace.refresh_suggestions()
    qtbot.waitUntil(lambda: filters.box("province").count() == 3)
    assert not filters.isVisible()
    qtbot.mouseClick(panel.bar.fold, Qt.MouseButton.LeftButton)
    assert filters.isVisible()
    write(opened, qtbot, "fuyi")
    for field, value in (("level", "own"), ("province", "西岭省"), ("year_from", 2022)):
        box = filters.box(field)
        box.setCurrentIndex(box.findData(value))
        box.activated.emit(box.currentIndex())
    filters.role.click()
    qtbot.waitUntil(lambda: bool(fake.queries) and fake.queries[-1].is_role_only)
    query = fake.queries[-1]
    assert (query.level, query.province, query.year_from) == ("department", "西岭省", 2022)
    assert panel.bar.fold.text() == "筛选 4"
    opened.workspace.open(fake.draft)
    assert panel.narrowing.count == 4


def test_filters_that_hide_everything_can_be_dropped(
    opened: MainWindow, panel: SuggestionsPanel, qtbot: QtBot, fake: Fake
) -> None:
    found, fake.suggestions = fake.suggestions, ()
    fake.advising.advice = Advice(beyond=7)
    panel.bar.filters.role.click()
    write(opened, qtbot, "fuyi")
    qtbot.waitUntil(panel._filtered.isVisible)
    assert "清除筛选后有 7 条" in panel._filtered._text.text()
    assert panel.head.unfilter.text() == "清除筛选（有 7 条）"
    fake.suggestions = found
    qtbot.mouseClick(panel._filtered._button, Qt.MouseButton.LeftButton)
    assert panel.narrowing.count == 0
    qtbot.waitUntil(lambda: bool(panel.cards))


def test_nothing_found_teaches(
    opened: MainWindow, panel: SuggestionsPanel, qtbot: QtBot, fake: Fake
) -> None:
    fake.suggestions = ()
    write(opened, qtbot, "fuyi")
    qtbot.waitUntil(lambda: panel._learn._title.text() == "没有相近的写法")
    assert panel.cards == ()
    fake.advising.advice = Advice(is_empty_corpus=True)
    qtbot.keyClicks(opened.workspace.editor, "x")
    qtbot.waitUntil(lambda: panel._learn._title.text() == "资料库里还没有报告")


# an empty section


def test_empty_section_tells_what_peers_write(
    opened: MainWindow,
    panel: SuggestionsPanel,
    qtbot: QtBot,
    fake: Fake,
    suggestion: AdaptedSuggestion,
) -> None:
    other = another(suggestion, "开展行政应诉培训。")
    fake.advising.survey = Advice(
        suggestions=(suggestion, other),
        topics=(
            TopicAdvice(topic="行政复议", reports=12, suggestions=(suggestion,)),
            TopicAdvice(topic="行政诉讼", reports=5, suggestions=(other,)),
        ),
        missing=(
            MissingTopic(topic="社区矫正", reports=8, of=10),
            MissingTopic(topic="政务公开", reports=4, of=10),
        ),
    )
    opened.workspace.editor.go_to(EMPTY_PARAGRAPH)
    qtbot.waitUntil(lambda: len(panel.cards) == 2)
    query = fake.advising.surveyed[-1]
    assert (query.section, query.role) == ("办好行政复议", "achievements")
    assert panel.head.text == "各地怎么写 · 办好行政复议"
    heads = [head.text() for head in panel.list._heads if head.isVisible()]
    assert heads == ["行政复议 · 12 份报告", "行政诉讼 · 5 份报告"]
    assert panel.list.missing.topics == ("社区矫正", "政务公开")
    panel.list.missing._links.linkHovered.emit("社区矫正")
    assert "10 份同类报告里有 8 份" in panel.list.missing._links.toolTip()
    panel.list.missing._links.linkActivated.emit("社区矫正")
    qtbot.waitUntil(lambda: bool(fake.queries) and fake.queries[-1].topic == "社区矫正")
    assert (panel.words, fake.queries[-1].text) == ("社区矫正", "社区矫正")
    qtbot.waitUntil(lambda: "社区矫正" in panel.head.text)
    assert not panel.list.missing.isVisible()
    opened.workspace.editor.go_to(LAST_PARAGRAPH)
    qtbot.waitUntil(lambda: "执法力量不足" in panel.head.text)
    assert panel.words == ""
    assert fake.queries[-1].topic is None


def test_query_tells_the_level_and_year_of_the_draft(
    opened: MainWindow, panel: SuggestionsPanel, qtbot: QtBot, fake: Fake
) -> None:
    ask(opened, qtbot)
    assert (fake.queries[-1].own_level, fake.queries[-1].own_year) == ("department", 2025)


def test_a_search_stays_and_says_so(
    opened: MainWindow, panel: SuggestionsPanel, qtbot: QtBot, fake: Fake
) -> None:
    ask(opened, qtbot)
    assert not panel.head.end.isVisible()
    panel.bar.field.setText("听证")
    qtbot.waitUntil(panel.head.end.isVisible)
    opened.workspace.editor.go_to(LAST_PARAGRAPH)
    qtbot.wait(50)
    assert panel.words == "听证"
    qtbot.mouseClick(panel.head.end, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "执法力量不足" in panel.head.text)
    assert panel.words == ""
    assert not panel.head.end.isVisible()


def test_comparison_comes_into_sight(
    opened: MainWindow,
    panel: SuggestionsPanel,
    qtbot: QtBot,
    fake: Fake,
    suggestion: AdaptedSuggestion,
) -> None:
    fake.suggestions = tuple(another(suggestion, f"第{n}条{'很长的话' * 60}。") for n in range(3))
    card = ask(opened, qtbot)[0]
    card._compare.click()
    top = card._adapted_head.mapTo(panel.list.viewport(), QPoint())
    assert 0 <= top.y() < panel.list.viewport().height()


def test_a_kept_passage_shows_its_star(
    opened: MainWindow, panel: SuggestionsPanel, qtbot: QtBot
) -> None:
    [card] = ask(opened, qtbot)
    at = opened.workspace.mapTo(opened, QPoint())
    qtbot.mouseClick(card._keep, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: card._keep.toolTip() == "已收藏")
    assert opened.notice.isVisible()
    assert opened.workspace.mapTo(opened, QPoint()) == at  # nothing moves under the pointer
    write(opened, qtbot, " ")
    qtbot.wait(50)
    assert card._keep.toolTip() == "已收藏"
    opened.notice._second.click()
    qtbot.waitUntil(lambda: card._keep.toolTip() == "收藏为用语")


def test_heading_asks_the_same_and_is_never_replaced(
    opened: MainWindow, panel: SuggestionsPanel, qtbot: QtBot, fake: Fake
) -> None:
    opened.workspace.editor.go_to(5)
    qtbot.waitUntil(lambda: bool(fake.advising.surveyed))
    qtbot.waitUntil(lambda: bool(panel.cards))
    panel.cards[0]._replace.click()
    paragraphs = opened.workspace.editor.paragraphs()
    assert paragraphs[5].text == "办好行政复议"
    assert any(paragraph.text == ADAPTED for paragraph in paragraphs)


# taking


def test_inserting_is_one_step(
    opened: MainWindow, panel: SuggestionsPanel, qtbot: QtBot, draft: Draft
) -> None:
    opened.workspace.editor.go_to(EMPTY_PARAGRAPH)
    qtbot.waitUntil(lambda: bool(panel.cards))
    qtbot.mouseClick(panel.cards[0]._insert, Qt.MouseButton.LeftButton)
    paragraph = opened.workspace.draft().paragraphs[EMPTY_PARAGRAPH]
    assert paragraph.text == ADAPTED
    assert "【行政复议受理】" in opened.workspace.editor.toPlainText()
    [borrowed] = paragraph.borrowed
    assert (borrowed.body, borrowed.year) == ("松桥区司法局", 2023)
    assert borrowed.end == len(paragraph.text)
    assert opened.workspace.editor.hasFocus()
    opened.actions_by_name["undo"].trigger()
    qtbot.waitUntil(lambda: opened.workspace.draft().paragraphs == draft.paragraphs)


def test_keys_take_a_suggestion_without_leaving_the_text(
    opened: MainWindow,
    panel: SuggestionsPanel,
    qtbot: QtBot,
    fake: Fake,
    suggestion: AdaptedSuggestion,
) -> None:
    fake.suggestions = (suggestion, another(suggestion, "第二条。"))
    editor = opened.workspace.editor
    editor.go_to(EMPTY_PARAGRAPH)
    qtbot.waitUntil(lambda: len(panel.cards) == 2)
    assert [card._key.text() for card in panel.cards] == ["Alt+1", "Alt+2"]
    qtbot.keyClick(editor, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(editor, Qt.Key.Key_5, Qt.KeyboardModifier.AltModifier)
    assert editor.paragraphs()[EMPTY_PARAGRAPH].text == f"第二条。{ADAPTED}"


def test_half_a_sentence_gives_way_to_the_passage(
    opened: MainWindow, panel: SuggestionsPanel, qtbot: QtBot
) -> None:
    editor = opened.workspace.editor
    before = editor.paragraphs()[LAST_PARAGRAPH].text
    write(opened, qtbot, "weinongmingong", LAST_PARAGRAPH)
    qtbot.waitUntil(lambda: "weinongmingong" in panel.head.text and bool(panel.cards))
    opened.actions_by_name["insert_suggestion"].trigger()
    assert editor.paragraphs()[LAST_PARAGRAPH].text == before + ADAPTED
    opened.actions_by_name["undo"].trigger()
    assert editor.paragraphs()[LAST_PARAGRAPH].text == f"{before}weinongmingong"
    editor.moveCursor(QTextCursor.MoveOperation.EndOfBlock)
    qtbot.keyClicks(editor, "taoxin")
    qtbot.waitUntil(lambda: "taoxin" in panel.head.text)
    panel.list.focus_first()
    qtbot.keyClick(panel.cards[0], Qt.Key.Key_Return)
    assert editor.paragraphs()[LAST_PARAGRAPH].text == before + ADAPTED


def test_finished_sentence_stays_whole(
    opened: MainWindow, panel: SuggestionsPanel, qtbot: QtBot
) -> None:
    editor = opened.workspace.editor
    before = editor.paragraphs()[LAST_PARAGRAPH].text
    editor.go_to(LAST_PARAGRAPH, 4)
    qtbot.waitUntil(lambda: before in panel.head.text and bool(panel.cards))
    qtbot.mouseClick(panel.cards[0]._insert, Qt.MouseButton.LeftButton)
    assert editor.paragraphs()[LAST_PARAGRAPH].text == before + ADAPTED


def test_selected_blank_is_no_place_for_a_passage(
    opened: MainWindow, panel: SuggestionsPanel, qtbot: QtBot
) -> None:
    editor = opened.workspace.editor
    ask(opened, qtbot)
    editor.insertPlainText("【地方】，")
    opened.workspace.next_blank()
    while editor.caret().paragraph != EMPTY_PARAGRAPH:
        opened.workspace.next_blank()
    panel.cards[0]._insert.click()
    assert editor.paragraphs()[EMPTY_PARAGRAPH].text == f"fuyi【地方】，{ADAPTED}"


def test_selection_gives_way_and_what_was_searched_for_replaces_nothing(
    opened: MainWindow, panel: SuggestionsPanel, qtbot: QtBot
) -> None:
    editor = opened.workspace.editor
    ask(opened, qtbot)
    panel.bar.field.setText("听证")
    qtbot.waitUntil(lambda: "听证" in panel.head.text)
    qtbot.mouseClick(panel.cards[0]._insert, Qt.MouseButton.LeftButton)
    assert editor.paragraphs()[EMPTY_PARAGRAPH].text == f"fuyi{ADAPTED}"
    opened.actions_by_name["undo"].trigger()
    editor.go_to(EMPTY_PARAGRAPH, 1, 4)
    panel.cards[0]._insert.click()
    assert editor.paragraphs()[EMPTY_PARAGRAPH].text == f"f{ADAPTED}"


def test_keys_pass_over_pinned_passages(
    opened: MainWindow,
    panel: SuggestionsPanel,
    qtbot: QtBot,
    fake: Fake,
    suggestion: AdaptedSuggestion,
) -> None:
    fake.suggestions = (suggestion, another(suggestion, "第二条。"))
    cards = ask(opened, qtbot)
    qtbot.mouseClick(cards[1]._pin, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel.head.text.startswith("1 条，另固定 1 条"))
    assert [card._key.text() for card in panel.cards] == ["", "Alt+1"]
    editor = opened.workspace.editor
    opened.actions_by_name["insert_suggestion"].trigger()
    assert editor.paragraphs()[EMPTY_PARAGRAPH].text == ADAPTED
    panel.list.focus_first()
    opened.actions_by_name["insert_suggestion"].trigger()
    assert editor.paragraphs()[EMPTY_PARAGRAPH].text == f"{ADAPTED}第二条。"


def test_key_without_suggestions_looks_them_up(
    opened: MainWindow, panel: SuggestionsPanel, qtbot: QtBot, fake: Fake
) -> None:
    opened.workspace.tabs.setCurrentIndex(INDICATORS)
    opened.workspace.editor.go_to(8)
    opened.actions_by_name["insert_suggestion"].trigger()
    qtbot.waitUntil(lambda: bool(panel.cards))
    assert panel.isVisible()
    opened.actions_by_name["insert_suggestion"].trigger()
    assert ADAPTED in opened.workspace.editor.paragraphs()[8].text


def test_arrow_keys_walk_the_cards(
    opened: MainWindow,
    panel: SuggestionsPanel,
    qtbot: QtBot,
    fake: Fake,
    suggestion: AdaptedSuggestion,
) -> None:
    fake.suggestions = (suggestion, another(suggestion, "第二条。"))
    first, second = ask(opened, qtbot)
    opened.actions_by_name["search_suggestions"].trigger()
    qtbot.keyClick(panel.bar.field, Qt.Key.Key_Down)
    assert first.hasFocus()
    qtbot.keyClick(first, Qt.Key.Key_Space)
    assert first._adapted.isVisible()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus()
    qtbot.keyClick(second, Qt.Key.Key_Down)
    assert second.hasFocus()
    qtbot.keyClick(second, Qt.Key.Key_Up)
    qtbot.keyClick(first, Qt.Key.Key_Up)
    assert panel.bar.field.hasFocus()
    qtbot.keyClick(panel.bar.field, Qt.Key.Key_Down)
    qtbot.keyClick(first, Qt.Key.Key_Down)
    qtbot.keyClick(second, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    editor = opened.workspace.editor
    assert editor.paragraphs()[EMPTY_PARAGRAPH].text == "第二条。"
    assert editor.hasFocus()
    panel.list.focus_first()
    qtbot.keyClick(panel.cards[0], Qt.Key.Key_Escape)
    assert editor.hasFocus()


def test_comparing_and_copying(opened: MainWindow, panel: SuggestionsPanel, qtbot: QtBot) -> None:
    [card] = ask(opened, qtbot)
    qtbot.mouseClick(card._compare, Qt.MouseButton.LeftButton)
    assert card._adapted.isVisible()
    assert "【办结数】" in card._adapted.text()
    assert LIGHT.colors.red_soft in card._passage.text()
    qtbot.mouseClick(card._copy, Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    assert copied == "受理行政复议申请【行政复议受理】，办结【办结数】件。"


def test_comparison_tints_names_numbers_and_blanks() -> None:
    both = compare_passage(
        "松桥区受理96件，由张三承办。",
        "青栎区受理{{ a.b }}，由【核实：承办人】承办。",
        lambda _: "158件",
        LIGHT,
    )
    colors = LIGHT.colors
    assert f'background-color:{colors.red_soft}; color:{colors.ink}">松桥' in both.original
    assert f'{colors.ink}">96件' in both.original
    assert f'background-color:{colors.accent_soft}; color:{colors.accent}">青栎' in both.adapted
    assert f'background-color:{colors.field}; color:{colors.ink}">158件' in both.adapted
    assert f'background-color:{colors.amber_soft}; color:{colors.amber}">【核实：' in both.adapted
    same = compare_passage("<b>没有不同</b>", "<b>没有不同</b>", str, LIGHT)
    assert "span" not in same.original + same.adapted
    assert "&lt;b&gt;" in same.original
    assert plain_adapted("由【核实：承办人】承办", str) == "由【核实：承办人】承办"


def test_reason_is_one_quiet_line(suggestion: AdaptedSuggestion) -> None:
    found = suggestion.suggestion
    assert reason_of(found, is_pinned=True) == "已固定 · 共有“行政复议”"
    shared = ("行政复议", "行政", "的", "一个很长很长的片段", "听证")
    found = replace(found, is_same_section=False, shared=shared)
    assert reason_of(found, is_pinned=False) == "同一部分 · 共有“行政复议”“听证”"
    few = replace(found, shared=("甲乙", "丙丁", "戊己", "庚辛"))
    assert reason_of(few, is_pinned=False) == "同一部分 · 共有“甲乙”“丙丁”“戊己”"
    found = replace(found, is_same_role=False, shared=())
    assert reason_of(found, is_pinned=False) == "写法相近"


# pinning, hiding, keeping


def test_pinning_hiding_and_restoring(
    opened: MainWindow,
    panel: SuggestionsPanel,
    qtbot: QtBot,
    fake: Fake,
    suggestion: AdaptedSuggestion,
) -> None:
    first = suggestion.suggestion.text
    fake.suggestions = (
        suggestion,
        another(suggestion, "第二条。"),
        another(suggestion, "第三条。"),
    )
    cards = ask(opened, qtbot)
    qtbot.mouseClick(cards[1]._pin, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: texts(panel) == ["第二条。", first, "第三条。"])
    assert panel.cards[0]._reason.text().startswith("已固定")
    assert not panel.cards[0]._hide.isVisible()
    qtbot.mouseClick(panel.cards[1]._hide, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: texts(panel) == ["第二条。", "第三条。"])
    assert panel.head.restore.text() == "已隐藏 1 条 · 恢复"
    assert opened.workspace.editor.hasFocus()
    panel.head.make_menu().actions()[-1].trigger()
    qtbot.waitUntil(lambda: texts(panel) == ["第二条。", first, "第三条。"])
    assert not panel.head.restore.isVisible()
    qtbot.mouseClick(panel.cards[0]._pin, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: texts(panel) == [first, "第二条。", "第三条。"])
    for number in (1, 2):
        panel.cards[0]._hide.click()
        qtbot.waitUntil(lambda number=number: len(fake.advising.kept.hidden) == number)
        qtbot.waitUntil(lambda number=number: len(panel.cards) == 3 - number)
    panel.head.make_menu().actions()[0].trigger()
    qtbot.waitUntil(lambda: len(panel.cards) == 3)


def test_what_cannot_be_kept_is_told(
    opened: MainWindow, panel: SuggestionsPanel, qtbot: QtBot, fake: Fake
) -> None:
    fake.advising.write_error = TargetNotWritable(Path("passages.json"), "满了")
    [card] = ask(opened, qtbot)
    card._hide.click()
    qtbot.waitUntil(lambda: "无法写入" in opened.notice.text)
    fake.advising.write_error = None
    fake.advising.advice = Advice(trouble=KeptDamaged(Path("passages.json"), "内容不对"))
    qtbot.keyClicks(opened.workspace.editor, "x")
    qtbot.waitUntil(panel._trouble.isVisible)
    assert "文件没有改动" in panel._trouble.text()


def test_a_card_can_be_kept_as_a_phrase(
    opened: MainWindow, panel: SuggestionsPanel, qtbot: QtBot, suggestion: AdaptedSuggestion
) -> None:
    [card] = ask(opened, qtbot)
    with qtbot.waitSignal(panel.keep_requested) as wish:
        qtbot.mouseClick(card._keep, Qt.MouseButton.LeftButton)
    assert wish.args == [suggestion]


# numbers


@pytest.fixture
def numbers(fake: Fake) -> tuple[PeerNumbers, ...]:
    """Five indicators, the first of five bodies."""
    values = tuple(
        PeerValue(
            value=100.0 + number,
            unit="宗",
            qualifier="about" if number else "exact",
            body=f"第{number}区司法局",
            year=2023,
            sentence="原句。",
            sample=False,
        )
        for number in range(5)
    )
    keys = (PENALTIES, "review.accepted", "review.closed", "review.received", "review.mediated")
    made = tuple(
        PeerNumbers(key=key, name=f"指标{key}", unit="宗", values=values[: 5 - index])
        for index, key in enumerate(keys)
    )
    fake.advising.advice = Advice(numbers=made)
    return made


def test_peers_numbers_stand_under_the_cards(
    opened: MainWindow,
    panel: SuggestionsPanel,
    qtbot: QtBot,
    fake: Fake,
    numbers: tuple[PeerNumbers, ...],
) -> None:
    ask(opened, qtbot)
    rows = panel.numbers.rows
    assert [row.key for row in rows] == [each.key for each in numbers[:4]]
    first = rows[0]
    assert first._own.text() == "本单位 412宗"
    assert rows[1]._own.text() == "本单位未填"
    assert "100宗" in first._values.text()
    assert "约102宗" in first._values.text()
    assert "第2区司法局 · 2023年" in first._values.text()
    assert "约103宗" not in first._values.text()
    assert "约104宗" in first._values.toolTip()
    first._values.linkActivated.emit("more")
    assert "约104宗" in first._values.text()
    qtbot.mouseClick(panel.numbers._more, Qt.MouseButton.LeftButton)
    assert len(panel.numbers.rows) == 5
    row = opened.workspace.draft().row("review.accepted")
    opened.workspace.merge_rows([replace(row, this_year=158.0)])
    assert rows[1]._own.text() == "本单位 158件"
    qtbot.mouseClick(panel.numbers._head, Qt.MouseButton.LeftButton)
    assert not panel.numbers._area.isVisible()


def test_a_number_opens_its_benchmark_and_gives_its_sentence(
    opened: MainWindow,
    panel: SuggestionsPanel,
    qtbot: QtBot,
    fake: Fake,
    numbers: tuple[PeerNumbers, ...],
) -> None:
    ask(opened, qtbot)
    qtbot.mouseClick(panel.numbers.rows[0]._take, Qt.MouseButton.LeftButton)
    text = opened.workspace.editor.paragraphs()[EMPTY_PARAGRAPH].text
    assert text.startswith("fuyi")
    assert f"{{{{ {PENALTIES} }}}}" in text
    qtbot.mouseClick(panel.numbers.rows[1]._name, Qt.MouseButton.LeftButton)
    assert opened.workspace.tabs.currentIndex() == BENCHMARK
    assert opened.workspace.benchmark.key == "review.accepted"


# index and corpus


def test_while_the_index_is_built(
    slow_lanes: Callable[..., MainWindow], qtbot: QtBot, fake: Fake
) -> None:
    half, finish = threading.Event(), threading.Event()

    def build(progress: Progress) -> None:
        progress(0, 100, "")
        half.wait(5)
        progress(50, 100, "")
        finish.wait(5)

    window = slow_lanes(refresh_index=build)
    panel = window.workspace.suggestions
    write(window, qtbot, "fuyi")
    qtbot.wait(400)
    assert fake.queries == []
    half.set()
    qtbot.waitUntil(panel.index.isVisible)
    assert "正在建立检索索引" in panel.index.text
    assert panel.index._progress.value() == 50
    finish.set()
    qtbot.waitUntil(lambda: bool(panel.cards))
    assert not panel.index.isVisible()


def test_another_program_builds_the_index(
    opened: MainWindow, panel: SuggestionsPanel, qtbot: QtBot, fake: Fake
) -> None:
    keeper = opened.workspace.suggesting._index
    keeper._retry.setInterval(10)
    answers = iter([IndexBusy(Path("index"), "busy"), None])

    def build(_: object) -> None:
        error = next(answers)
        if error is not None:
            raise error

    keeper._refresh_index = build
    seen: list[object] = []
    keeper.stepped.connect(seen.append)
    opened.workspace.refresh_suggestions()
    qtbot.waitUntil(lambda: seen == [None])
    qtbot.waitUntil(lambda: not keeper.is_running)
    assert not panel.index.isVisible()


def test_corpus_that_cannot_be_read_has_a_way_out(
    opened: MainWindow, panel: SuggestionsPanel, qtbot: QtBot, fake: Fake
) -> None:
    fake.advising.error = StoreBusy(Path("corpus.sqlite3"), "busy")
    write(opened, qtbot, "fuyi")
    qtbot.waitUntil(panel._broken.isVisible)
    assert "请稍候再试" in panel._broken._text.text()
    fake.advising.error = None
    qtbot.mouseClick(panel._broken._button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(panel.cards))


def test_index_that_cannot_be_built_is_told(
    opened: MainWindow, panel: SuggestionsPanel, qtbot: QtBot
) -> None:
    def build(_: object) -> None:
        raise AssistantError("坏")

    opened.workspace.suggesting._index._refresh_index = build
    opened.workspace.refresh_suggestions()
    qtbot.waitUntil(lambda: "坏" in panel._broken._text.text())


def test_themes(opened: MainWindow, panel: SuggestionsPanel, qtbot: QtBot) -> None:
    [card] = ask(opened, qtbot)
    card._compare.click()
    opened.set_theme("dark")
    assert theme_of("dark").colors.red_soft in card._passage.text()
    opened.set_theme("light")
