"""A module that stands by is loaded when it is called, and not before."""

from __future__ import annotations

import subprocess
import sys

import pytest

from assistant.base.errors import Cancelled
from assistant.base.lazily import Lazily, load_all


def test_function_is_that_of_the_module() -> None:
    assert Lazily("json").dumps({"年度": 2025}, ensure_ascii=False) == '{"年度": 2025}'


def test_unknown_function_is_told_when_called() -> None:
    call = Lazily("json").no_such_thing
    with pytest.raises(AttributeError, match="no_such_thing"):
        call()


def test_loading_can_be_stopped() -> None:
    def stop(done: int, total: int, what: str) -> None:
        raise Cancelled

    Lazily("json")
    with pytest.raises(Cancelled):
        load_all(stop)


def test_window_knows_only_modules_that_are_there() -> None:
    program = """
import sys
from assistant.gui.services import services
from assistant.base.lazily import load_all
waiting = {'assistant.workflow.checking', 'assistant.workflow.messages'}
waiting |= {'docx', 'lxml', 'jieba', 'tantivy'}
assert not waiting & set(sys.modules), waiting & set(sys.modules)
load_all(lambda done, total, what: None)
assert 'assistant.workflow.checking' in sys.modules
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_window_starts_without_what_it_does_later() -> None:
    program = """
import sys
import assistant.gui.app
later = {'docx', 'lxml', 'jieba', 'tantivy', 'openpyxl', 'opencc', 'pypdf'}
later |= {f'assistant.{name}' for name in ('workflow.messages', 'gui.library.window', 'checks')}
sys.exit(str(later & set(sys.modules)) if later & set(sys.modules) else 0)
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
