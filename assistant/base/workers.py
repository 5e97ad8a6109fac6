"""A few processes beside this one that each do one call at a time.

A call that takes too long, or breaks its process, costs that process and nothing else: a file that
hangs a library does not hang the program. A worker lives no longer than the program that made it,
however that ends, since it reads its calls from a pipe that closes then.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import subprocess
import sys
import threading
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor, wait
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, Generic, NoReturn, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import TracebackType
    from typing import BinaryIO, Self

Item = TypeVar("Item")
Result = TypeVar("Result")

VERB = "read-worker"
"""The word by which this program is started as a worker."""

TICK_S = 0.1
"""Seconds between two chances to stop while workers are busy."""

AHEAD = 8
"""Calls for each worker that may be done before their turn has come."""


class WorkerLost(Exception):
    """The process ended before it answered.

    Attributes:
        overdue: it was ended because the call took too long.
    """

    def __init__(self, *, overdue: bool) -> None:
        super().__init__("too slow" if overdue else "process ended")
        self.overdue = overdue


class Workers(Generic[Item, Result]):
    """Processes that answer calls; use it in a ``with`` statement.

    A call whose process ended is tried once more with another one.

    Args:
        command: starts a worker, which calls :func:`serve`.
        count: how many processes at most; they are started when first needed.
        timeout_s: seconds that one call may take.
    """

    def __init__(self, command: list[str], *, count: int, timeout_s: float) -> None:
        self._command = command
        self._count = count
        self._timeout_s = timeout_s
        self._threads = ThreadPoolExecutor(count, thread_name_prefix="worker")
        self._idle: SimpleQueue[_Process | None] = SimpleQueue()
        self._alive: set[_Process] = set()
        self._is_closed = False
        for _ in range(count):
            self._idle.put(None)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End all processes, at once."""
        self._is_closed = True
        self._threads.shutdown(wait=False, cancel_futures=True)
        for process in tuple(self._alive):
            process.end()
        self._threads.shutdown(wait=True)

    def run(
        self, items: Iterable[Item], tick: Callable[[], None]
    ) -> Iterator[tuple[Item, Result | WorkerLost]]:
        """Yield each item with its answer, in the order of the items.

        Args:
            items: what to call the workers with; taken a few at a time.
            tick: called at least every :data:`TICK_S` seconds; may raise to stop.
        """
        waiting: deque[tuple[Item, Future[Result | WorkerLost]]] = deque()
        coming = iter(items)
        while True:
            while len(waiting) < self._count * AHEAD:
                try:
                    item = next(coming)
                except StopIteration:
                    break
                waiting.append((item, self._threads.submit(self._call, item)))
            if not waiting:
                return
            item, answer = waiting.popleft()
            while not wait((answer,), TICK_S).done:
                tick()
            tick()
            yield item, answer.result()

    def _call(self, item: Item) -> Result | WorkerLost:
        """Have a worker answer; in one of our threads."""
        answer = self._call_once(item)
        if isinstance(answer, WorkerLost) and not answer.overdue and not self._is_closed:
            # The system may have ended the process for reasons of its own.
            return self._call_once(item)
        return answer

    def _call_once(self, item: Item) -> Result | WorkerLost:
        process = self._idle.get() or self._start()
        answer: Result | WorkerLost = process.call(item, self._timeout_s)
        if isinstance(answer, WorkerLost):
            process.end()
            self._alive.discard(process)
            self._idle.put(None)
        else:
            self._idle.put(process)
        return answer

    def _start(self) -> _Process:
        process = _Process(self._command)
        self._alive.add(process)
        if self._is_closed:
            process.end()
        return process


class _Process:
    """One worker."""

    def __init__(self, command: list[str]) -> None:
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0) if os.name == "nt" else 0,
        )

    def call(self, item: object, timeout_s: float) -> Any:  # noqa: ANN401 -- what the worker gives
        """Return the worker's answer, or a :class:`WorkerLost`."""
        overdue = threading.Event()

        def give_up() -> None:
            overdue.set()
            self._process.kill()

        timer = threading.Timer(timeout_s, give_up)
        timer.start()
        try:
            assert self._process.stdin is not None
            assert self._process.stdout is not None
            pickle.dump(item, self._process.stdin, pickle.HIGHEST_PROTOCOL)
            self._process.stdin.flush()
            return pickle.load(self._process.stdout)
        except (OSError, EOFError, ValueError, pickle.UnpicklingError):
            return WorkerLost(overdue=overdue.is_set())
        finally:
            timer.cancel()

    def end(self) -> None:
        """Kill the process and wait for its end."""
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        self._process.wait()


def serve(function: Callable[[Any], object], *, memory_bytes: int) -> NoReturn:
    """Answer the calls that come by standard input. What a worker does, until its pipe closes.

    It ends then at once, be it in the middle of a call: nobody waits for the answer any more.

    Args:
        function: is given each item; raises nothing that is the item's fault.
        memory_bytes: more than that is not given to this process, where the system can say so.
    """
    calls: SimpleQueue[Any] = SimpleQueue()
    answers = _own_stdout()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, calls), daemon=True).start()
    _bound_memory(memory_bytes)
    while True:
        pickle.dump(function(calls.get()), answers, pickle.HIGHEST_PROTOCOL)
        answers.flush()


def _listen(pipe: BinaryIO, calls: SimpleQueue[Any]) -> None:
    """Hand on each call as it comes, and end the process with the one that sends them."""
    while True:
        try:
            calls.put(pickle.load(pipe))
        except EOFError:
            os._exit(0)


def _own_stdout() -> BinaryIO:
    """Return standard output for the answers alone; what libraries print goes nowhere."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, sys.stdout.fileno())
    os.close(silence)
    return answers


def _bound_memory(memory_bytes: int) -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    soft = memory_bytes if hard == resource.RLIM_INFINITY else min(memory_bytes, hard)
    resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
