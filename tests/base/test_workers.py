"""Worker processes: answers in order, slow and broken calls, stopping, the end of the program."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from assistant.base.errors import Cancelled
from assistant.base.workers import WorkerLost, Workers

PROJECT = Path(__file__).resolve().parents[2]

SERVER = """
import os, sys, time
from assistant.base.workers import serve

def answer(item):
    print("nobody reads this")
    if item == "hang":
        time.sleep(60)
    if item == "die":
        os._exit(3)
    if item == "raise":
        raise ValueError(item)
    if item == "eat":
        return len(bytearray(2 * 1024 ** 3))
    if isinstance(item, float):
        time.sleep(item)
    return item, os.getpid()

serve(answer, memory_bytes=1024 ** 3)
"""
COMMAND = [sys.executable, "-c", SERVER]


def nothing():
    """Stop nothing."""


@pytest.fixture(autouse=True)
def importable(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(PROJECT))


def test_answers_come_in_the_order_of_the_items():
    items = [0.2, 0.0, 0.1, *range(40)]
    with Workers(COMMAND, count=2, timeout_s=20) as workers:
        answers = list(workers.run(items, nothing))
    assert [item for item, _ in answers] == items
    assert [answer[0] for _, answer in answers] == items
    assert 1 <= len({answer[1] for _, answer in answers}) <= 2


def test_nothing_to_do():
    with Workers(COMMAND, count=2, timeout_s=20) as workers:
        assert list(workers.run([], nothing)) == []


@pytest.mark.parametrize("bad", ["die", "raise"])
def test_broken_call_costs_its_process_and_nothing_else(bad):
    with Workers(COMMAND, count=1, timeout_s=20) as workers:
        answers = dict(workers.run(["first", bad, "last"], nothing))
    assert answers["first"][1] != answers["last"][1]
    assert isinstance(answers[bad], WorkerLost)
    assert not answers[bad].overdue


def test_slow_call_is_given_up():
    with Workers(COMMAND, count=1, timeout_s=1.5) as workers:
        answers = dict(workers.run(["hang", "next"], nothing))
    assert answers["hang"].overdue
    assert answers["next"][0] == "next"


@pytest.mark.skipif(os.name == "nt", reason="Windows bounds no memory this way")
def test_memory_is_bounded():
    with Workers(COMMAND, count=1, timeout_s=20) as workers:
        ((_, answer),) = workers.run(["eat"], nothing)
    assert isinstance(answer, WorkerLost)


def test_stopping_does_not_wait_for_slow_calls():
    def stop():
        if time.monotonic() - began > 0.5:
            raise Cancelled

    began = time.monotonic()
    with pytest.raises(Cancelled), Workers(COMMAND, count=2, timeout_s=60) as workers:
        list(workers.run(["hang"] * 10, stop))
    assert time.monotonic() - began < 20


def test_command_that_cannot_answer():
    with Workers([sys.executable, "-c", "pass"], count=1, timeout_s=20) as workers:
        ((_, answer),) = workers.run(["x"], nothing)
    assert isinstance(answer, WorkerLost)


@pytest.mark.skipif(os.name == "nt", reason="kill -9 is a POSIX thing")
@pytest.mark.parametrize("item", ["0.3", "'hang'"])
def test_workers_end_with_the_program_that_is_killed(item):
    program = textwrap.dedent(
        """
        import sys
        from assistant.base.workers import Workers
        with Workers([sys.executable, "-c", sys.argv[1]], count=2, timeout_s=60) as workers:
            for _, answer in workers.run([0, 0.1, 0, 0.1] + [ITEM] * 100, lambda: None):
                print(answer[1], flush=True)
        """
    ).replace("ITEM", item)
    command = [sys.executable, "-c", program, SERVER]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        pids = {int(process.stdout.readline()) for _ in range(4)}
        process.send_signal(signal.SIGKILL)
    last = time.monotonic() + 20
    while any(Path(f"/proc/{pid}").exists() for pid in pids) and time.monotonic() < last:
        time.sleep(0.05)
    assert not any(Path(f"/proc/{pid}").exists() for pid in pids)
