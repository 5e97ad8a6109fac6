"""A running program among all those of the office: its machine, its number, when it began."""

from __future__ import annotations

import os
import socket
import sys
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Process:
    """Tells one process from all others, also from a later one with the same number."""

    host: str
    pid: int
    started: str
    """When it began, in words that only another process of the same machine compares."""


@cache
def own_process() -> Process:
    """Return this process."""
    pid = os.getpid()
    return Process(host=socket.gethostname(), pid=pid, started=_started(pid) or str(time.time()))


def is_running(process: Process) -> bool | None:
    """Tell whether a process still runs; None where that cannot be known from here."""
    if process.host != own_process().host:
        return None
    if process == own_process():
        return True
    return _started(process.pid) == process.started if sys.platform == "linux" else None


def _started(pid: int) -> str | None:
    """Return when a process of this machine began, None where there is none or it is not told."""
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
        # 4711 (name that may hold brackets) S 1 ... ; the 22nd is the time since the start
        row = Path(f"/proc/{pid}/stat").read_bytes().rpartition(b")")[2].split()
        return f"{boot} {row[19].decode('ascii')}"
    except (OSError, ValueError, IndexError):
        return None
