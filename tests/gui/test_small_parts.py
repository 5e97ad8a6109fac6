"""Survey, places of findings, remembered state, crash handler, dates and settings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QListWidget

from assistant.base.errors import AssistantError
from assistant.base.files import TargetNotWritable
from assistant.checks.finding import Finding
from assistant.draft.compose import compose
from assistant.draft.parts import Paragraph
from assistant.gui.crash import CrashHandler, write_log
from assistant.gui.memory.state import WindowState, read_state, write_state
from assistant.gui.opened.survey import Surveyor
from assistant.gui.widgets.scrolled import keep_bar
from assistant.gui.writing.places import excerpts_of, places_of

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from assistant.draft.draft import Draft


def test_survey(draft: Draft) -> None:
    survey = Surveyor().survey(draft)
    assert [(e.level, e.ordinal, e.heading, e.paragraph) for e in survey.entries] == [
        (1, "一、", "主要举措和成效", 1),
        (2, "（一）", "规范行政执法", 3),
        (2, "（二）", "办好行政复议", 5),
        (1, "二、", "存在问题和原因", 7),
    ]
    assert [entry.blanks for entry in survey.entries] == [1, 1, 0, 0]
    assert survey.entries[0].characters > survey.entries[1].characters > 0
    assert survey.pages == 1
    assert (survey.blanks, survey.unverified) == (1, 0)


def test_survey_counts_no_comparison_for_the_internal_edition(draft: Draft) -> None:
    internal = Paragraph(style="internal", text="与十个可比机关相比，居第三位。" * 80)
    more = replace(draft, paragraphs=(*draft.paragraphs, internal))
    assert Surveyor().survey(more) == Surveyor().survey(draft)


def test_survey_of_nothing(draft: Draft) -> None:
    survey = Surveyor().survey(replace(draft, paragraphs=()))
    assert (survey.entries, survey.characters, survey.blanks) == ((), 0, 0)


def finding(start: int, end: int) -> Finding:
    return Finding(rule="r", severity="error", message="看", start=start, end=end)


def test_finding_has_its_place_in_the_draft(draft: Draft) -> None:
    manuscript = compose(draft)
    for words, paragraph in (("规范行政执法", 3), ("412宗", 4), ("逐案反馈", 4), ("执法力量", 8)):
        at = manuscript.text.index(words)
        (place,) = places_of([finding(at, at + len(words))], manuscript)
        assert place is not None
        assert place.paragraph == paragraph
        line = next(line for line in manuscript.lines if line.paragraph == paragraph)
        assert line.text[place.start : place.end] == words


def test_finding_in_title_and_in_a_number(draft: Draft) -> None:
    manuscript = compose(draft)
    (title,) = places_of([finding(0, 3)], manuscript)
    assert title is not None
    assert (title.paragraph, title.start, title.end) == (-1, 0, 3)
    at = manuscript.text.index("（一）")
    (number,) = places_of([finding(at, at + 3)], manuscript)
    assert number is not None
    assert (number.paragraph, number.start, number.end) == (3, 0, 1)
    assert places_of([finding(0, 0)], manuscript) == [None]


def test_finding_in_an_indented_paragraph(draft: Draft) -> None:
    indented = replace(draft, paragraphs=(Paragraph(text="　　甲乙"),))
    manuscript = compose(indented)
    at = manuscript.text.index("乙")
    (place,) = places_of([finding(at, at + 1)], manuscript)
    assert place is not None
    assert (place.start, place.end) == (3, 4)


def test_excerpt_is_short(draft: Draft) -> None:
    manuscript = compose(draft)
    short, long = excerpts_of([finding(0, 3), finding(0, 90)], manuscript)
    assert short == "青栎区"
    assert len(long) == 25


def test_state_is_remembered(tmp_path: Path) -> None:
    state = WindowState(width=1000, left_shown=False, template="county_government")
    write_state(tmp_path / "window.json", state)
    assert read_state(tmp_path / "window.json") == state


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{", '{"width": "x", "left_px": -5, "maximized": 1, "folder": 3, "new": 1}', "\xff"],
)
def test_odd_state_is_as_at_first(tmp_path: Path, text: str) -> None:
    path = tmp_path / "window.json"
    path.write_bytes(text.encode("latin-1"))
    assert read_state(path) == WindowState()
    assert read_state(tmp_path / "none.json") == WindowState()


def test_a_name_that_is_no_text_is_remembered_as_far_as_it_goes(tmp_path: Path) -> None:
    write_state(tmp_path / "window.json", WindowState(folder="/盘\udcb1", edition="web"))
    assert read_state(tmp_path / "window.json") == WindowState(folder="/盘?", edition="web")


def test_crash_saves_logs_tells_and_leaves(tmp_path: Path) -> None:
    told: list[tuple[str, str]] = []
    left: list[int] = []
    log = tmp_path / "crash.log"
    handler = CrashHandler(
        log,
        rescue=lambda: tmp_path / "copy",
        tell=lambda where, copy: told.append((where, copy)),
        leave=left.append,
    )
    error = ZeroDivisionError("没有料到")
    handler.handle(ZeroDivisionError, error, None)
    assert "没有料到" in log.read_text(encoding="utf-8")
    assert told == [(str(log), str(tmp_path / "copy"))]
    assert left == [70]


def test_second_crash_does_not_begin_anew(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told: list[str] = []

    def rescue() -> None:
        raise TargetNotWritable(tmp_path, "满")

    handler = CrashHandler(
        tmp_path / "none" / "crash.log",
        rescue=rescue,
        tell=lambda where, copy: told.append(copy),
        leave=lambda _: None,
    )
    for _ in range(2):
        handler.handle(AssistantError, AssistantError("甲"), None)
    assert told == [""]
    assert "甲" in capsys.readouterr().err


def test_log_does_not_grow_for_ever(tmp_path: Path) -> None:
    log = tmp_path / "crash.log"
    log.write_text("旧" * 500_000, encoding="utf-8")
    write_log(log, "新")
    assert log.stat().st_size < 200


def test_bar_of_a_list_shows_only_when_there_is_more(qtbot: QtBot) -> None:
    view = QListWidget()
    qtbot.addWidget(view)
    keep_bar(view)
    view.show()
    width = view.viewport().width()
    bar = view.verticalScrollBar()
    assert not bar.isEnabled()
    view.addItems([str(number) for number in range(100)])
    qtbot.waitUntil(bar.isEnabled)
    assert view.viewport().width() == width, "rows keep their width"
    view.clear()
    qtbot.waitUntil(lambda: not bar.isEnabled())
