"""Jobs beside the window: result, error, stop, progress, and which answers are dropped."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest

from assistant.base.errors import AssistantError, Cancelled
from assistant.gui.jobs.background import Background, DiskPlace, Latest, Step, place_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from assistant.base.progress import Progress


class Busy(AssistantError):
    """Something in the world."""


@pytest.fixture
def lanes(qtbot: QtBot) -> Iterator[Background]:
    """Real workers."""
    made = Background()
    yield made
    made.close()


@pytest.mark.parametrize("writes", [False, True])
def test_result_comes_back_in_the_windows_thread(
    lanes: Background, qtbot: QtBot, writes: bool
) -> None:
    seen: list[Any] = []
    lanes.run(
        lambda _: threading.current_thread(),
        on_done=lambda worker: seen.extend([worker, threading.current_thread()]),
        on_error=pytest.fail,
        writes=writes,
    )
    assert lanes.is_writing is writes
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen[0] is not seen[1] is threading.main_thread()
    assert not lanes.is_writing


def test_error_of_the_world_is_handed_over(lanes: Background, qtbot: QtBot) -> None:
    seen: list[AssistantError] = []

    def work(_: Progress) -> None:
        raise Busy

    lanes.run(work, on_done=pytest.fail, on_error=seen.append)
    qtbot.waitUntil(lambda: bool(seen))
    assert isinstance(seen[0], Busy)


def test_our_own_error_is_raised_in_the_window(lanes: Background, qtbot: QtBot) -> None:
    def work(_: Progress) -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as raised:
        lanes.run(work, on_done=pytest.fail, on_error=pytest.fail)
        qtbot.waitUntil(lambda: bool(raised))
    assert raised[0][0] is ZeroDivisionError


def test_stopping_ends_the_job_at_its_next_report(lanes: Background, qtbot: QtBot) -> None:
    seen: list[AssistantError] = []
    begun = threading.Event()
    go_on = threading.Event()

    def work(progress: Progress) -> None:
        begun.set()
        go_on.wait(5)
        progress(1, 2, "一半")
        pytest.fail("not stopped")

    task = lanes.run(work, on_done=pytest.fail, on_error=seen.append)
    begun.wait(5)
    task.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: bool(seen))
    assert isinstance(seen[0], Cancelled)


def test_progress_is_told(lanes: Background, qtbot: QtBot) -> None:
    steps: list[Step] = []
    done: list[Any] = []
    lanes.run(
        lambda progress: progress(1, 4, "甲"),
        on_done=done.append,
        on_error=pytest.fail,
        on_progress=steps.append,
    )
    qtbot.waitUntil(lambda: bool(done))
    assert [(step.done, step.total, step.what) for step in steps] == [(1, 4, "甲")]


@pytest.mark.parametrize(
    ("done", "seconds", "left"), [(0, 9.0, None), (1, 0.5, None), (2, 10.0, 15.0), (5, 10.0, 0.0)]
)
def test_time_left(done: int, seconds: float, left: float | None) -> None:
    assert Step(done=done, total=5, what="", seconds=seconds).seconds_left == left


def test_nothing_calls_back_after_closing(qtbot: QtBot) -> None:
    lanes = Background()
    go_on = threading.Event()
    lanes.run(lambda _: go_on.wait(5), on_done=pytest.fail, on_error=pytest.fail)
    go_on.set()
    lanes.close()
    assert lanes.run(lambda _: 1, on_done=pytest.fail, on_error=pytest.fail).cancelled
    qtbot.wait(20)


def test_writes_follow_one_another(lanes: Background, qtbot: QtBot) -> None:
    order: list[int] = []
    done: list[Any] = []
    for number in range(20):
        lanes.run(
            lambda _, number=number: order.append(number),
            on_done=done.append,
            on_error=pytest.fail,
            writes=True,
        )
    qtbot.waitUntil(lambda: len(done) == 20)
    assert order == list(range(20))


def test_only_the_newest_question_is_answered(lanes: Background, qtbot: QtBot) -> None:
    answers: list[int] = []
    asked: list[int] = []
    go_on = threading.Event()
    latest = Latest(lanes, on_done=answers.append, on_error=pytest.fail)

    def question(number: int) -> Any:
        def work(_: Progress) -> int:
            asked.append(number)
            go_on.wait(5)
            return number

        return work

    for number in range(5):
        latest.ask(question(number))
    assert latest.is_running
    go_on.set()
    qtbot.waitUntil(lambda: bool(answers))
    qtbot.wait(20)
    assert answers == [4]
    assert asked == [0, 4]


def test_forgotten_questions_stay_unanswered(lanes: Background, qtbot: QtBot) -> None:
    answers: list[int] = []
    go_on = threading.Event()
    latest = Latest(lanes, on_done=answers.append, on_error=pytest.fail)
    latest.ask(lambda _: go_on.wait(5) and 1)
    latest.forget()
    go_on.set()
    qtbot.waitUntil(lambda: not latest.is_running)
    assert answers == []
    latest.ask(lambda _: 2)
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [2]


# places on the disk


def test_place_that_hangs_holds_up_no_other_place(
    lanes: Background, qtbot: QtBot, tmp_path: Path
) -> None:
    go_on = threading.Event()
    done: list[str] = []
    dead, well = place_of(tmp_path / "共享" / "甲"), place_of(tmp_path / "本机" / "乙")
    for number in range(3):
        lanes.run(lambda _: go_on.wait(20), on_done=done.append, on_error=pytest.fail, at=dead)
        lanes.run(
            lambda _, number=number: f"乙{number}",
            on_done=done.append,
            on_error=pytest.fail,
            at=well,
        )
    qtbot.waitUntil(lambda: done == ["乙0", "乙1", "乙2"])
    go_on.set()
    qtbot.waitUntil(lambda: len(done) == 6)


def test_jobs_at_a_place_follow_one_another(
    lanes: Background, qtbot: QtBot, tmp_path: Path
) -> None:
    order: list[int] = []
    done: list[Any] = []
    for number in range(20):
        lanes.run(
            lambda _, number=number: order.append(number),
            on_done=done.append,
            on_error=pytest.fail,
            at=place_of(tmp_path / f"{number}.fzbg"),
        )
    qtbot.waitUntil(lambda: len(done) == 20)
    assert order == list(range(20))


def test_job_that_is_left_tells_only_that_it_ended_late(
    lanes: Background, qtbot: QtBot, tmp_path: Path
) -> None:
    go_on = threading.Event()
    late: list[int] = []
    at = place_of(tmp_path / "稿.fzbg", must_end=True, on_late=late.append)
    task = lanes.run(
        lambda _: go_on.wait(20) and 7, on_done=pytest.fail, on_error=pytest.fail, at=at
    )
    assert not lanes.has_ended()
    task.leave()
    assert lanes.has_ended()
    go_on.set()
    qtbot.waitUntil(lambda: late == [7])


def test_closing_does_not_wait_for_what_was_left(tmp_path: Path, qtbot: QtBot) -> None:
    lanes = Background()
    go_on = threading.Event()
    at = place_of(tmp_path / "稿.fzbg", must_end=True)
    task = lanes.run(lambda _: go_on.wait(60), on_done=pytest.fail, on_error=pytest.fail, at=at)
    lanes.leave_all()
    lanes.close()
    assert task.future is not None
    assert not task.future.done()
    go_on.set()


def test_call_at_the_end_waits_no_longer_than_it_may(lanes: Background) -> None:
    at, go_on = DiskPlace(name="甲"), threading.Event()
    assert lanes.call(lambda: 7, at, 20) == 7
    assert lanes.call(lambda: go_on.wait(60), at, 0.01) is None
    go_on.set()
