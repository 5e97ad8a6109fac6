"""When the fault is ours: the draft is saved, the fault is logged, the person is told once."""

from __future__ import annotations

import sys
import traceback
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from assistant.base.errors import AssistantError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import TracebackType

EXIT_CODE = 70
"""What the program ends with after a crash (internal software error)."""
_LARGEST_LOG = 1_000_000


class CrashHandler(QObject):
    """Takes whatever nobody caught, once."""

    def __init__(
        self,
        log: Path,
        *,
        rescue: Callable[[], Path | None],
        tell: Callable[[str, str], None],
        leave: Callable[[int], None],
    ) -> None:
        super().__init__()
        self._log = log
        self._rescue = rescue
        self._tell = tell
        self._leave = leave
        self._has_crashed = False

    def install(self) -> None:
        """Take errors from now on."""
        sys.excepthook = self.handle

    def handle(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Save, log, tell and leave; an error on the way does not begin it anew."""
        if self._has_crashed or issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self._has_crashed = True
        copy = self._save()
        write_log(self._log, "".join(traceback.format_exception(kind, error, trace)))
        self._tell(str(self._log), str(copy or ""))
        self._leave(EXIT_CODE)

    def _save(self) -> Path | None:
        try:
            return self._rescue()
        except (AssistantError, RuntimeError, ValueError):
            return None


def write_log(path: Path, trace: str) -> None:
    """Add a traceback to the log; a log that cannot be written must not hide the crash."""
    now = datetime.now().astimezone()
    try:
        if path.exists() and path.stat().st_size > _LARGEST_LOG:
            path.unlink()
        with path.open("a", encoding="utf-8") as file:
            file.write(f"{now:%Y-%m-%d %H:%M:%S %z}\n{trace}\n")
    except OSError:
        sys.stderr.write(trace)
