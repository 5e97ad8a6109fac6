"""The built program, run where there is no Python."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.sources.make_docx import docx, p
from tests.sources.make_pdf import page, pdf

PATIENCE_S = 60
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


@pytest.mark.slow
def test_import_of_every_kind_that_needs_a_library(program: Path, tmp_path: Path) -> None:
    folder = tmp_path / "资料"
    folder.mkdir()
    text = "青栎区司法局2031年度法治政府建设情况报告\n一、主要举措\n全年开展普法活动45场。\n"
    (folder / "a.txt").write_text(text, encoding="gb18030")
    html = text.replace("45", "46").replace("\n", "<br>")
    (folder / "b.html").write_text(f"<html><body>{html}</body></html>", encoding="utf-8")
    (folder / "c.md").write_text(text.replace("45", "47").replace("一、", "## 一、"), "utf-8")
    (folder / "d.docx").write_bytes(docx(p(text.replace("45", "48"))))
    lines = text.replace("45", "49").splitlines()
    (folder / "e.pdf").write_bytes(pdf(page(*((80, line) for line in lines))))
    home = tmp_path / "home"
    done = _run(program, "corpus", "import", str(folder), "--keep-near", "--json", home=home)
    statuses = [file["status"] for file in json.loads(done.stdout)["files"]]
    assert statuses == ["imported"] * 5, done.stdout
    found = _run(program, "corpus", "search", "普法活动", "--json", home=home)
    assert json.loads(found.stdout)["total"] >= 4


@pytest.mark.slow
def test_the_window_starts_and_all_of_it_is_made(program: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    window = program.with_name(program.name.replace("assistant", "assistant-window"))
    told = {**os.environ, "ASSISTANT_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen([str(window)], env=told, stderr=subprocess.DEVNULL) as process:
        try:
            # The last thing that is made counts the reports of the corpus.
            end = time.monotonic() + PATIENCE_S
            while not list(home.glob("corpus/*.sqlite3")) and time.monotonic() < end:
                assert process.poll() is None
                time.sleep(0.1)
        finally:
            process.kill()
    assert list(home.glob("corpus/*.sqlite3"))
    assert not (home / "crash.log").exists()
