"""Slow work: run beside the window, answered in the window.

A job is a plain call with plain records; it never sees a widget. One lane with a single worker runs
all that writes the store, two workers run the rest, and what may hang with a share that is away has
a lane of its own for each place on the disk: there jobs follow one another, and none waits for
another place. Workers own no Qt object: they hand one record to one queued signal, and the slot in
the window's thread calls back. No other module of the window but ``lane.py`` uses threads.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Callable
from concurrent import futures
from concurrent.futures import CancelledError, Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from assistant.base.errors import AssistantError, Cancelled
from assistant.base.progress import Progress
from assistant.gui.jobs.lane import Lane

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

Found = TypeVar("Found")
Work = Callable[[Progress], Any]
"""A job: called with a ``progress`` that it tells of its steps."""
_REPORT_EVERY_S = 0.1
_TURN_S = 0.0001
"""So long may a worker go on while the window wants to. A key needs many turns of the window, and
with Python's own 5 ms it would be seen a fifth of a second later while a worker is at work."""
_LEAVE_S = 2.0
"""So long are workers waited for at the end that nothing depends on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DiskPlace:
    """Where on the disk a job works, and how much depends on it."""

    name: str
    """Jobs at places of the same name follow one another."""
    must_end: bool = False
    """The window does not close before."""
    on_late: Callable[[Any], None] | None = None
    """Given the result of a job that was left, in the window's thread."""


DESK = DiskPlace(name="desk")
"""Where the program keeps what is its own."""


@dataclass(slots=True, kw_only=True, eq=False)
class Task:
    """One job under way."""

    on_done: Callable[[Any], None]
    on_error: Callable[[AssistantError], None]
    on_progress: Callable[[Step], None] | None = None
    writes: bool = False
    at: DiskPlace | None = None
    cancelled: bool = False
    left: bool = False
    future: Future[Any] | None = None
    started: float = field(default_factory=time.monotonic)

    def cancel(self) -> None:
        """Stop the job at its next report; its ``on_error`` gets ``Cancelled``."""
        self.cancelled = True

    def leave(self) -> None:
        """Wait no more for the job, which nothing can stop; only ``on_late`` is told of its end."""
        self.left = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """How far a job is."""

    done: int
    total: int
    what: str
    seconds: float
    """Since the job began."""

    @property
    def seconds_left(self) -> float | None:
        """Estimate of the time left, None while nothing can be said."""
        if not self.done or self.seconds < 1:
            return None
        return self.seconds / self.done * (self.total - self.done)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Message:
    task: Task
    step: Step | None = None
    result: Any = None
    error: Exception | None = None


class Background(QObject):
    """Runs jobs and calls back in the window's thread."""

    _arrived = Signal(object)

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        writer: Executor | None = None,
        reader: Executor | None = None,
        make_lane: Callable[[str], Executor] = Lane,
    ) -> None:
        super().__init__(parent)
        sys.setswitchinterval(_TURN_S)
        self._writer = writer or ThreadPoolExecutor(1, thread_name_prefix="write")
        self._reader = reader or Lane("read", 2)
        self._make_lane = make_lane
        self._lanes: dict[str, Executor] = {}
        self._tasks: set[Task] = set()
        self._closed = False
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)

    @property
    def is_closed(self) -> bool:
        """Tell whether no job is taken any more."""
        return self._closed

    @property
    def is_writing(self) -> bool:
        """Tell whether a job of the writing lane is under way."""
        return any(task.writes for task in self._tasks)

    def run(
        self,
        work: Work,
        *,
        on_done: Callable[[Any], None],
        on_error: Callable[[AssistantError], None],
        on_progress: Callable[[Step], None] | None = None,
        writes: bool = False,
        at: DiskPlace | None = None,
    ) -> Task:
        """Start ``work(progress)`` and return its task.

        Args:
            work: called in a worker; stopped by ``Cancelled`` out of its progress.
            on_done: given the result, in the window's thread.
            on_error: given an :class:`AssistantError`; any other error is ours and is raised
                in the window's thread, where the crash handler sees it.
            on_progress: given each :class:`Step`, at most ten a second.
            writes: True for the lane of writers, whose jobs follow one another.
            at: where on the disk (:func:`place_of`), for the lane of that place.
        """
        task = Task(
            on_done=on_done,
            on_error=on_error,
            on_progress=on_progress,
            writes=writes,
            at=at,
        )
        if self._closed:
            task.cancel()
            return task
        self._tasks.add(task)
        task.future = self._executor(at, writes=writes).submit(self._work, task, work)
        return task

    def has_ended(self, seconds: float = 0.0) -> bool:
        """Tell whether all is done that must be before the window closes, after a short wait."""
        tasks = [task for task in self._tasks if task.at and task.at.must_end]
        return not futures.wait(_awaited(tasks), timeout=seconds).not_done

    def leave_all(self) -> None:
        """Wait for nothing any more that is under way at some place on the disk."""
        for task in self._tasks:
            if task.at:
                task.leave()

    def call(self, work: Callable[[], Found], at: DiskPlace, seconds: float) -> Found | None:
        """Do something at a place on the disk; return what came of it, None if that takes longer.

        For a program that has to end: all else answers in its time.

        Raises:
            AssistantError: as *work* does.
        """
        future = self._executor(at, writes=True).submit(work)
        futures.wait([future], timeout=seconds)
        return future.result() if future.done() else None

    def close(self) -> None:
        """Stop all jobs and wait for the lanes; nothing calls back afterwards."""
        self._closed = True
        for task in self._tasks:
            task.cancel()
        self._reader.shutdown(wait=False, cancel_futures=True)
        for lane in self._lanes.values():
            lane.shutdown(wait=False)
        self._writer.shutdown(wait=True)
        futures.wait(_awaited(self._tasks), timeout=_LEAVE_S)
        self._tasks.clear()

    def _executor(self, at: DiskPlace | None, *, writes: bool) -> Executor:
        """Return what runs a job."""
        if at is None:
            return self._writer if writes else self._reader
        if at.name not in self._lanes:
            self._lanes[at.name] = self._make_lane(at.name)
        return self._lanes[at.name]

    def _work(self, task: Task, work: Work) -> None:
        """Do the job, in a worker."""
        try:
            message = _Message(task=task, result=work(self._progress_of(task)))
        except (CancelledError, Cancelled):
            message = _Message(task=task, error=Cancelled())
        except Exception as error:  # noqa: BLE001 -- handed to the window's thread
            message = _Message(task=task, error=error)
        if not self._closed:
            with contextlib.suppress(RuntimeError):  # the window is gone meanwhile
                self._arrived.emit(message)

    def _progress_of(self, task: Task) -> Progress:
        last = 0.0

        def progress(done: int, total: int, what: str) -> None:
            nonlocal last
            if task.cancelled:
                raise Cancelled
            now = time.monotonic()
            if task.on_progress and not self._closed and now - last >= _REPORT_EVERY_S:
                last = now
                step = Step(done=done, total=total, what=what, seconds=now - task.started)
                self._arrived.emit(_Message(task=task, step=step))

        return progress

    def _on_arrived(self, message: _Message) -> None:
        task = message.task
        if self._closed or task not in self._tasks:
            return
        if message.step is not None:
            if task.on_progress and not task.cancelled:
                task.on_progress(message.step)
            return
        self._tasks.discard(task)
        if task.left and (message.error is None or isinstance(message.error, AssistantError)):
            if message.error is None and task.at and task.at.on_late:
                task.at.on_late(message.result)
        elif message.error is None:
            task.on_done(message.result)
        elif isinstance(message.error, AssistantError):
            task.on_error(message.error)
        else:
            raise message.error


def _awaited(tasks: Iterable[Task]) -> set[Future[Any]]:
    """Return what is still waited for of some jobs."""
    return {task.future for task in tasks if task.future is not None and not task.left}


def place_of(
    path: Path, *, must_end: bool = False, on_late: Callable[[Any], None] | None = None
) -> DiskPlace:
    """Return the place of a file on the disk: its folder, which is not looked at."""
    name = os.path.normcase(path.absolute().parent)
    return DiskPlace(name=name, must_end=must_end, on_late=on_late)


class Latest:
    """One kind of question: one job in flight, and only the newest question is answered.

    While a job runs, newer questions wait in one place, each replacing the one before; the answer
    to an older question is thrown away.
    """

    def __init__(
        self,
        background: Background,
        *,
        on_done: Callable[[Any], None],
        on_error: Callable[[AssistantError], None],
    ) -> None:
        self._background = background
        self._on_done = on_done
        self._on_error = on_error
        self._waiting: tuple[Work, DiskPlace | None] | None = None
        self._running = False
        self._revision = 0

    @property
    def is_running(self) -> bool:
        """Tell whether a job is in flight."""
        return self._running

    def ask(self, work: Work, at: DiskPlace | None = None) -> None:
        """Have *work* answered, unless something newer is asked before.

        Args:
            work: the question.
            at: where on the disk it looks, if that may hang.
        """
        self._revision += 1
        if self._running:
            self._waiting = (work, at)
        else:
            self._start(work, at)

    def forget(self) -> None:
        """Want no answer to anything asked so far."""
        self._revision += 1
        self._waiting = None

    def _start(self, work: Work, at: DiskPlace | None) -> None:
        self._running = True
        asked = self._revision

        def done(result: Any) -> None:  # noqa: ANN401 -- as Qt has it
            self._finish(asked, self._on_done, result)

        def failed(error: AssistantError) -> None:
            self._finish(asked, self._on_error, error)

        self._background.run(work, on_done=done, on_error=failed, at=at)

    def _finish(self, asked: int, callback: Callable[[Any], None], value: Any) -> None:  # noqa: ANN401 -- as Qt has it
        self._running = False
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self._start(*waiting)
        elif asked == self._revision:
            callback(value)
