from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.base.file_lock import lock_file, probe_lock, unlock_file

HOLD = """
import os, sys
sys.path.insert(0, sys.argv[1])
from assistant.base.file_lock import lock_file
print(lock_file(os.open(sys.argv[2], os.O_RDWR)), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a"
    path.write_bytes(b"content")
    return path


def test_one_at_a_time_in_one_process(path: Path) -> None:
    first, second = (os.open(path, os.O_RDWR) for _ in range(2))
    assert (lock_file(first), lock_file(second)) == ("taken", "busy")
    assert probe_lock(path) == "busy"
    assert path.read_bytes() == b"content"
    assert probe_lock(path) == "busy", "to read and close the file gives nothing up"
    unlock_file(first)
    assert probe_lock(path) == "free"
    assert lock_file(second) == "taken"
    os.close(second)
    os.close(first)
    assert probe_lock(path) == "free"


def test_a_killed_process_locks_nothing(path: Path) -> None:
    project = str(Path(__file__).resolve().parents[2])
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, project, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "taken\n"
        assert probe_lock(path) == "busy"
        process.kill()
        process.wait()
        assert probe_lock(path) == "free"


def test_no_file_and_no_locks(tmp_path: Path) -> None:
    assert probe_lock(tmp_path / "missing") == "free"
    assert probe_lock(tmp_path) in {"free", "unsupported"}
    reading, writing = os.pipe()
    os.close(writing)
    os.close(reading)
    assert lock_file(reading) == "unsupported"
