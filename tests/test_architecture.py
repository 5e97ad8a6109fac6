"""The rooms stay apart: no Qt outside gui, nothing that runs on import, one list of folders."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from assistant.base.paths import BUNDLED_FOLDERS, bundled

PACKAGE = Path(__file__).resolve().parents[1] / "assistant"
ROOMS = sorted(path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists())


def _modules_without_gui() -> list[str]:
    files = [path for path in PACKAGE.rglob("*.py") if "gui" not in path.parts]
    names = [".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts) for path in files]
    return [name.removesuffix(".__init__") for name in names if not name.endswith("__main__")]


def _run_apart(program: str) -> None:
    """Run the program in a fresh process; it must end well."""
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_nothing_but_gui_loads_qt() -> None:
    program = f"""
import importlib, sys
for name in {_modules_without_gui()!r}:
    importlib.import_module(name)
loaded = [name for name in sys.modules if name.split('.')[0] in ('PySide6', 'shiboken6', 'qtpy')]
sys.exit(str(loaded) if loaded else 0)
"""
    _run_apart(program)


def test_command_line_starts_without_heavy_libraries() -> None:
    program = """
import sys
import tomllib
import assistant.cli.main
heavy = {'jieba', 'tantivy', 'pypdf', 'pypdfium2', 'lxml', 'markdown_it', 'docx', 'openpyxl'}
heavy |= {'opencc'}
loaded = sorted(heavy & set(sys.modules))
sys.exit(str(loaded) if loaded else 0)
"""
    _run_apart(program)


def test_first_page_is_shown_before_anything_heavy_is_loaded(tmp_path: Path) -> None:
    program = f"""
import os, sys
os.environ['QT_QPA_PLATFORM'] = 'offscreen'
from pathlib import Path
from assistant.base.settings import Settings
from assistant.gui.app import make_application
from assistant.gui.jobs.background import Background
from assistant.gui.main.main_window import MainWindow
from assistant.gui.services.services import services_of
from assistant.workflow.desk import desk_in

home = Path({str(tmp_path)!r})
application = make_application(Settings())
services, background = services_of(desk_in(home)), Background()
window = MainWindow(services, Settings(), background, state=home / 'window.json')
window.show()
application.processEvents()
heavy = {{'jieba', 'rjieba', 'tantivy', 'pypdf', 'pypdfium2', 'lxml', 'docx', 'openpyxl'}}
heavy |= {{'opencc', 'jinja2', 'rapidfuzz', 'qtawesome', 'qtpy', 'sqlite3'}}
heavy |= {{'assistant.gui.main.parts', 'assistant.gui.writing.workspace', 'assistant.draft.draft'}}
loaded = sorted(heavy & set(sys.modules))
background.close()
sys.stdout.flush()
os._exit(0 if not loaded else print(loaded, file=sys.stderr) or 1)
"""
    _run_apart(program)


@pytest.mark.parametrize("room", ROOMS)
def test_room_says_what_it_is_for_and_runs_nothing(room: str) -> None:
    lines = (PACKAGE / room / "__init__.py").read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith('"""')
    code = [
        line for line in lines if line and not line.startswith(("from ", '"""', "#", " ", ")", "]"))
    ]
    assert all(line.startswith("__all__") for line in code), code


@pytest.mark.parametrize("folder", BUNDLED_FOLDERS)
def test_bundled_folders_are_there_and_in_the_build(folder: str) -> None:
    assert bundled(folder).is_dir()
    spec = (PACKAGE.parent / "build.spec").read_text(encoding="utf-8")
    assert "BUNDLED_FOLDERS" in spec


def test_other_folders_are_not_bundled() -> None:
    with pytest.raises(ValueError, match="bundled"):
        bundled("tests")


def test_every_library_is_locked() -> None:
    project = tomllib.loads((PACKAGE.parent / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    lock = (PACKAGE.parent / "requirements.lock").read_text(encoding="utf-8")
    locked = set(re.findall(r"^([a-z0-9-]+)==", lock, re.MULTILINE))
    names = {re.split(r"[^A-Za-z0-9-]", line)[0].lower() for line in wanted}
    assert names <= locked
