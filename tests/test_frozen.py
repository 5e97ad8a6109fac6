"""The built program, run where there is no Python."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the one-folder program and return the command in it."""
    folder = tmp_path_factory.mktemp("frozen")
    places = ["--distpath", str(folder / "dist"), "--workpath", str(folder / "build")]
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    subprocess.run([*command, *places, str(PROJECT / "build.spec")], cwd=folder, check=True)
    return folder / "dist" / "assistant" / ("assistant.exe" if os.name == "nt" else "assistant")


def _run(program: Path, *arguments: str, home: Path) -> subprocess.CompletedProcess[str]:
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP") if name in os.environ}
    return subprocess.run(
        [str(program), *arguments],
        env={**kept, "ASSISTANT_HOME": str(home), "PATH": ""},
        cwd=home.parent,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.slow
def test_everything_that_ships_is_inside(program: Path, tmp_path: Path) -> None:
    done = _run(program, "self-check", home=tmp_path / "home")
    assert done.returncode == 0, done.stderr
    assert ".docx .html .txt .pdf" in done.stdout
    assert "自检通过" in done.stdout


@pytest.mark.slow
def test_main_job(program: Path, tmp_path: Path) -> None:
    done = _run(program, "demo", "--out", str(tmp_path / "out"), home=tmp_path / "home")
    assert done.returncode == 0, done.stderr
    assert {path.suffix for path in (tmp_path / "out").iterdir()} >= {".docx", ".fzbg", ".html"}
