"""Tells how long the window was held at a stretch: by one turn of its loop of events.

What counts is the processor's time of the window's own thread, so that a machine that has other
things to do makes no difference. Where the system tells a thread's time to others, a second thread
looks where a long stretch is, so that one can tell what held the window.
"""

from __future__ import annotations

import gc
import sys
import threading
import time
import traceback
from typing import TYPE_CHECKING, Self

from PySide6.QtCore import QAbstractEventDispatcher, QObject, Qt, QTimer

if TYPE_CHECKING:
    from types import TracebackType

LIMIT_S = 0.05
"""Longer than that nothing may hold the window."""
_BEAT_MS = 5
_LOOK_S = 0.005
_STACK = 12


class Watchdog(QObject):
    """Watches the window's thread, in which it is made, from ``with`` to its end."""

    def __init__(self, limit_s: float = LIMIT_S) -> None:
        super().__init__()
        self.longest = 0.0
        """Processor time of the longest stretch, in s."""
        self.longest_wait = 0.0
        """Longest time between two beats by the clock, which a busy machine makes longer."""
        self.held_at: list[str] = []
        """Where the window was when it had been held too long."""
        self._limit_s = limit_s
        self._watched = threading.get_ident()
        self._has_ended = threading.Event()
        self._looker = threading.Thread(target=self._look, daemon=True)
        self._beat = QTimer(self, interval=_BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._beat.timeout.connect(self._on_beat)

    def __enter__(self) -> Self:
        dispatcher = QAbstractEventDispatcher.instance()
        assert dispatcher is not None
        self._dispatcher = dispatcher
        gc.collect()
        self._began, self._beaten = time.thread_time(), time.perf_counter()
        # Whether events are dealt with before or after these differs between systems.
        dispatcher.awake.connect(self._on_turn)
        dispatcher.aboutToBlock.connect(self._on_turn)
        self._beat.start()
        self._looker.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._on_turn()
        self._beat.stop()
        self._has_ended.set()
        self._looker.join()
        self._dispatcher.awake.disconnect(self._on_turn)
        self._dispatcher.aboutToBlock.disconnect(self._on_turn)

    def told(self) -> str:
        """Return what is said of a window that was held too long."""
        return f"held for {self.longest * 1000:.0f} ms\n" + "\n".join(self.held_at)

    def _on_turn(self) -> None:
        began, self._began = self._began, time.thread_time()
        self.longest = max(self.longest, self._began - began)

    def _on_beat(self) -> None:
        beaten, self._beaten = self._beaten, time.perf_counter()
        self.longest_wait = max(self.longest_wait, self._beaten - beaten)

    def _look(self) -> None:
        """Note where the window is in a stretch that is too long, once a stretch."""
        if not hasattr(time, "pthread_getcpuclockid"):
            return
        clock, seen = time.pthread_getcpuclockid(self._watched), None
        while not self._has_ended.wait(_LOOK_S):
            began = self._began
            if began != seen and time.clock_gettime(clock) - began > self._limit_s:
                seen = began
                frame = sys._current_frames().get(self._watched)
                self.held_at.append("".join(traceback.format_stack(frame)[-_STACK:]))
