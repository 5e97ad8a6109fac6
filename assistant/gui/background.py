"""Slow work: run beside the window, answered in the window.

A job is a plain call with plain records; it never sees a widget. Two executors run jobs: one lane
with a single worker for all that writes the store or drafts, one for the rest. Workers own no Qt
object: they hand one record to one queued signal, and the slot in the window's thread calls back.
No other module of the window uses threads.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from concurrent.futures import CancelledError, Executor, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from assistant.base.errors import AssistantError, Cancelled
from assistant.base.progress import Progress

Work = Callable[[Progress], Any]
"""A job: called with a ``progress`` that it tells of its steps."""
_REPORT_EVERY_S = 0.1
_TURN_S = 0.001
"""So long may a worker go on while the window wants to. A key needs many turns of the window, and
with Python's own 5 ms it would be seen a fifth of a second later while a worker is at work."""


@dataclass(slots=True, kw_only=True, eq=False)
class Task:
    """One job under way."""

    on_done: Callable[[Any], None]
    on_error: Callable[[AssistantError], None]
    on_progress: Callable[[Step], None] | None = None
    writes: bool = False
    cancelled: bool = False
    started: float = field(default_factory=time.monotonic)

    def cancel(self) -> None:
        """Stop the job at its next report; its ``on_error`` gets ``Cancelled``."""
        self.cancelled = True


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
    ) -> None:
        super().__init__(parent)
        sys.setswitchinterval(_TURN_S)
        self._writer = writer or ThreadPoolExecutor(1, thread_name_prefix="write")
        self._reader = reader or ThreadPoolExecutor(2, thread_name_prefix="read")
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
    ) -> Task:
        """Start ``work(progress)`` and return its task.

        Args:
            work: called in a worker; stopped by ``Cancelled`` out of its progress.
            on_done: given the result, in the window's thread.
            on_error: given an :class:`AssistantError`; any other error is ours and is raised
                in the window's thread, where the crash handler sees it.
            on_progress: given each :class:`Step`, at most ten a second.
            writes: True for the lane of writers, whose jobs follow one another.
        """
        task = Task(on_done=on_done, on_error=on_error, on_progress=on_progress, writes=writes)
        if self._closed:
            task.cancel()
            return task
        self._tasks.add(task)
        (self._writer if writes else self._reader).submit(self._work, task, work)
        return task

    def close(self) -> None:
        """Stop all jobs and wait for the lanes; nothing calls back afterwards."""
        self._closed = True
        for task in self._tasks:
            task.cancel()
        for executor in (self._reader, self._writer):
            executor.shutdown(wait=True, cancel_futures=executor is self._reader)
        self._tasks.clear()

    def _work(self, task: Task, work: Work) -> None:
        """Do the job, in a worker."""
        try:
            message = _Message(task=task, result=work(self._progress_of(task)))
        except (CancelledError, Cancelled):
            message = _Message(task=task, error=Cancelled())
        except Exception as error:  # noqa: BLE001 -- handed to the window's thread
            message = _Message(task=task, error=error)
        if not self._closed:
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
        if message.error is None:
            task.on_done(message.result)
        elif isinstance(message.error, AssistantError):
            task.on_error(message.error)
        else:
            raise message.error


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
        self._waiting: Work | None = None
        self._running = False
        self._revision = 0

    @property
    def is_running(self) -> bool:
        """Tell whether a job is in flight."""
        return self._running

    def ask(self, work: Work) -> None:
        """Have *work* answered, unless something newer is asked before."""
        self._revision += 1
        if self._running:
            self._waiting = work
        else:
            self._start(work)

    def forget(self) -> None:
        """Want no answer to anything asked so far."""
        self._revision += 1
        self._waiting = None

    def _start(self, work: Work) -> None:
        self._running = True
        asked = self._revision

        def done(result: Any) -> None:  # noqa: ANN401 -- as Qt has it
            self._finish(asked, self._on_done, result)

        def failed(error: AssistantError) -> None:
            self._finish(asked, self._on_error, error)

        self._background.run(work, on_done=done, on_error=failed)

    def _finish(self, asked: int, callback: Callable[[Any], None], value: Any) -> None:  # noqa: ANN401 -- as Qt has it
        self._running = False
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self._start(waiting)
        elif asked == self._revision:
            callback(value)
