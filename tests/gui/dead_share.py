"""A share that dies and comes back: whatever touches a file there waits meanwhile.

Who touches one in the window's thread is noted, and does not wait, so that a test can tell.
"""

from __future__ import annotations

import io
import os
import threading
import traceback
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

_WINDOW = f"assistant{os.sep}gui{os.sep}"
_TOUCHES = (
    *((os, name) for name in ("open", "stat", "lstat", "replace", "unlink", "scandir", "listdir")),
    (io, "open"),
)


class DeadShare:
    """A folder behind which the network may be gone."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = str(folder)
        self.held: list[str] = []
        """Where the window's thread touched a file of the share."""
        self.waiting = 0
        """How many calls wait now."""
        self._is_there = threading.Event()
        self._is_there.set()
        self._window = threading.get_ident()
        for module, name in _TOUCHES:
            monkeypatch.setattr(module, name, self._slowed(getattr(module, name)))

    def die(self) -> None:
        """Let nothing be answered any more."""
        self._is_there.clear()

    def come_back(self) -> None:
        """Answer again, also what waits."""
        self._is_there.set()

    def _slowed(self, touch: Callable[..., Any]) -> Callable[..., Any]:
        def slowed(*args: Any, **kwargs: Any) -> Any:
            if args and isinstance(args[0], (str, os.PathLike)) and self._is_mine(args[0]):
                self._wait()
            return touch(*args, **kwargs)

        return slowed

    def _is_mine(self, path: str | os.PathLike[str]) -> bool:
        return os.fspath(path).startswith(self.folder)

    def _wait(self) -> None:
        if threading.get_ident() == self._window:
            stack = traceback.format_stack()
            if any(_WINDOW in frame for frame in stack):  # it is not the test that looks there
                self.held.append("".join(stack[-8:-2]))
            return
        self.waiting += 1
        self._is_there.wait(30)
        self.waiting -= 1
