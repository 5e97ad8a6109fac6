"""Fixtures of the window's tests: a draft, fake services, a window that answers at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.base.settings import Settings
from assistant.draft.draft import Draft
from assistant.draft.parts import Borrowed, Elements, Paragraph, SheetRow
from assistant.gui.app import make_application
from assistant.gui.main.main_window import MainWindow
from assistant.suggest.suggestion import PassageSource, Suggestion, digest_of
from assistant.workflow.suggesting import AdaptedSuggestion
from tests.gui.fake import FULL, PENALTIES, TITLE, Fake, at_once, done
from tests.gui.fake_benchmark import FakeBenchmark, make_benchmark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from assistant.benchmark.benchmark import Benchmark
    from assistant.gui.jobs.background import Background


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform says so of much that a real screen can do; nothing is wrong."""
    for item in items:
        if "tests/gui" in item.path.as_posix():
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))


@pytest.fixture(scope="session", autouse=True)
def dressed(qapp: QApplication) -> QApplication:
    """The application in its fonts and colours."""
    return make_application(Settings())


@pytest.fixture
def draft() -> Draft:
    """A short draft with everything in it."""
    return Draft(
        elements=Elements(title=TITLE, body="青栎区司法局", signed_by="青栎区司法局"),
        year=2025,
        level="department",
        county="青栎区",
        paragraphs=(
            Paragraph(text="2025年，我局围绕中心工作，统筹推进各项任务。"),
            Paragraph(style="heading1", text="主要举措和成效"),
            Paragraph(style="guidance", text="写清主要做法和成效。"),
            Paragraph(style="heading2", text="规范行政执法"),
            Paragraph(
                text=FULL,
                borrowed=(
                    Borrowed(
                        start=FULL.index("逐案"),
                        end=len(FULL),
                        body="松桥区司法局",
                        year=2023,
                        section="行政执法",
                        text="逐件反馈评查问题。",
                    ),
                ),
            ),
            Paragraph(style="heading2", text="办好行政复议"),
            Paragraph(text=""),
            Paragraph(style="heading1", text="存在问题和原因"),
            Paragraph(text="一是执法力量不足。"),
        ),
        sheet=(
            SheetRow(
                key=PENALTIES,
                name="行政处罚",
                unit="宗",
                this_year=412,
                last_year=400,
                state="verified",
            ),
            SheetRow(key="review.accepted", name="行政复议受理", unit="件"),
        ),
    )


@pytest.fixture
def suggestion() -> AdaptedSuggestion:
    """A suggestion with a field and a blank."""
    text = "受理行政复议申请96件，办结90件。"
    adapted = "受理行政复议申请{{ review.accepted }}，办结【办结数】件。"
    source = PassageSource(
        report=1,
        body="松桥区司法局",
        year=2023,
        section="行政复议",
        role="achievements",
        start=0,
        end=len(text),
    )
    return AdaptedSuggestion(
        suggestion=Suggestion(
            text=text,
            score=90.0,
            matched=((2, 6),),
            source=source,
            topic="行政复议",
            digest=digest_of(text),
            shared=("行政复议",),
            is_same_section=True,
            is_same_role=True,
        ),
        adapted=adapted,
        borrowed=Borrowed(
            start=0,
            end=len(adapted),
            body="松桥区司法局",
            year=2023,
            section="行政复议",
            text=text,
        ),
    )


@pytest.fixture
def benchmark() -> Benchmark:
    """Six peers and one's own place."""
    return make_benchmark([100.0 * number for number in range(1, 7)], own=320)


@pytest.fixture
def fake(draft: Draft, suggestion: AdaptedSuggestion, benchmark: Benchmark) -> Fake:
    """The services' memory."""
    return Fake(
        draft=draft, suggestions=(suggestion,), benchmark=FakeBenchmark(benchmark=benchmark)
    )


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    """A background that works at once and answers with the next event."""
    made = at_once()
    yield made
    made.close()


@pytest.fixture
def window(
    qtbot: QtBot, fake: Fake, background: Background, tmp_path: Path
) -> Iterator[MainWindow]:
    """The window of a bureau's screen, on its first page."""
    settings = Settings(body="青栎区司法局", suggest_delay_ms=1)
    made = MainWindow(fake.services(), settings, background, state=tmp_path / "window.json")
    qtbot.addWidget(made, before_close_func=lambda _: made.drafts.keeper.end())
    made.showNormal()
    made.resize(1366, 768)
    qtbot.waitExposed(made)
    yield made
    made.drafts.keeper.end()
    made.workspace.close_draft()


@pytest.fixture
def opened(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window with the draft on its desk."""
    assert done(window.drafts.open(Path("稿件.fzbg")))
    qtbot.waitUntil(lambda: window.workspace.survey.characters > 0)
    return window
