"""Progress and tables for a person at a terminal."""

from __future__ import annotations

import contextlib
import signal
import sys
import time
import unicodedata
from typing import TYPE_CHECKING

from assistant.base.errors import Cancelled

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

_LINE = 78
"""Columns of the line that progress is written over on a terminal."""

_MOVING = frozenset(("Cc", "Zl", "Zp"))
"""Categories of characters that a terminal obeys: controls, ends of lines and paragraphs."""

_TELLING = 5
"""Steps after which the time left can be told."""


def show_progress(done: int, total: int, what: str) -> None:
    """Print how far the work is on stderr, so that stdout holds the result alone.

    On a terminal one line is written over; elsewhere each step is a line of its own. Ctrl+C stops
    the work at the next step.

    Raises:
        Cancelled: the person pressed Ctrl+C.
    """
    if _told.is_interrupted:
        raise Cancelled
    _told.tell(done, total, what)


@contextlib.contextmanager
def stopped_by_interrupt() -> Iterator[None]:
    """Let Ctrl+C stop work by its progress, so that what is done is kept; twice stops at once."""

    def stop(number: int, frame: FrameType | None) -> None:
        del number, frame
        _told.is_interrupted = True
        signal.signal(signal.SIGINT, before)
        print("\n正在停止，已完成的会保留……", file=sys.stderr, flush=True)

    _told.is_interrupted = False
    before = signal.signal(signal.SIGINT, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


class _Told:
    """The progress told last."""

    def __init__(self) -> None:
        self._last: tuple[int, int, str] | None = None
        self._began = 0.0
        self.is_interrupted = False
        """The person pressed Ctrl+C."""

    def tell(self, done: int, total: int, what: str) -> None:
        """Print a step, unless it was just printed."""
        if (done, total, what) == self._last:
            return
        if self._last is None or done == 0:
            self._began = time.monotonic()
        self._last = (done, total, what)
        what = plain(what)
        place = f"[{min(done + 1, total)}/{total}]"
        if sys.stderr.isatty():
            end = "" if what else "\r"
            line = cell(f"{place} {what}{self._left(done, total)}", _LINE)
            print(f"\r{line if what else cell('', _LINE)}", end=end, file=sys.stderr, flush=True)
        elif what:
            print(f"{place} {what}", file=sys.stderr, flush=True)

    def _left(self, done: int, total: int) -> str:
        """Return the time left, once it can be told."""
        seconds = time.monotonic() - self._began
        if done < _TELLING or seconds < 1:
            return ""
        return f"，约剩 {max(1, round(seconds / done * (total - done)))} 秒"


_told = _Told()


def plain(text: str) -> str:
    """Return a line that moves no cursor and breaks nowhere, whatever a stranger named a file."""
    return "".join("\ufffd" if unicodedata.category(char) in _MOVING else char for char in text)


def cell(text: str, width: int) -> str:
    """Return the text cut or padded to *width* columns; a Chinese character takes two."""
    out, used = "", 0
    for char in text:
        wide = 2 if unicodedata.east_asian_width(char) in "WF" else 1
        if used + wide > width:
            break
        out, used = out + char, used + wide
    return out + " " * (width - used)
