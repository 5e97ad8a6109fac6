"""Workers for one place on the disk: what hangs there holds up nothing else.

A share that has died lets a call wait for a minute or for ever. The pools of the standard library
wait for their workers when the program ends; these do not, so that one can always leave.
"""

from __future__ import annotations

import threading
from concurrent.futures import Executor, Future
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    Call = tuple[Future[Any], Callable[[], Any]]


class Lane(Executor):
    """Does what it is handed in the order in which it came; with one worker, one after another."""

    def __init__(self, name: str, workers: int = 1) -> None:
        self._name = name
        self._workers = workers
        self._threads: list[threading.Thread] = []
        self._calls: SimpleQueue[Call | None] = SimpleQueue()

    def submit(self, fn: Callable[..., Any], /, *args: object, **kwargs: object) -> Future[Any]:
        """Have a function called."""
        future: Future[Any] = Future()
        self._calls.put((future, lambda: fn(*args, **kwargs)))
        if len(self._threads) < self._workers:
            thread = threading.Thread(target=self._work, name=self._name, daemon=True)
            self._threads.append(thread)
            thread.start()
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take no more: the workers end when they have done what was handed over."""
        while cancel_futures and not self._calls.empty():
            call = self._calls.get()
            if call is not None and call[0].cancel():
                call[0].set_running_or_notify_cancel()
        for _ in self._threads:
            self._calls.put(None)
        for thread in self._threads if wait else ():
            thread.join()

    def _work(self) -> None:
        while (call := self._calls.get()) is not None:
            future, do = call
            if not future.set_running_or_notify_cancel():
                continue
            try:
                future.set_result(do())
            except BaseException as error:  # noqa: BLE001 -- handed on, as every executor does
                future.set_exception(error)
            del future, do, call
