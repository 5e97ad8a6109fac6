"""How long work tells how far it is, and how it is stopped.

A job calls ``progress(done, total, what)``; the callable raises ``Cancelled`` inside the job when
the person stopped it. A job that nobody watches gets :func:`silent`.
"""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int, str], None]
"""``progress(done, total, what)``: *done* of *total* steps are finished, *what* comes next."""


def silent(done: int, total: int, what: str) -> None:
    """Report nothing and never stop the work."""
