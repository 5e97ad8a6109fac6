#!/usr/bin/env python3
"""One command for each job, set-up included: ``python3 make.py demo``, ``python3 make.py test``.

Needs nothing but Python 3.11–3.13 and git. It makes ``.venv`` beside this file, installs the
locked libraries there, sees to what Qt needs from a Debian-like system (as root or by sudo), and
runs the job. Only the standard library is used here.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent
VENV = PROJECT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCK = PROJECT / "requirements.lock"
PUBLISHED = PROJECT.parent / "shared" / "seeds"
"""Published reports lying beside the project, if any; the demo then uses them."""
STAMP = VENV / "installed.txt"

QT_PACKAGES = (
    "libegl1",
    "libgl1",
    "libfontconfig1",
    "libdbus-1-3",
    "libxkbcommon0",
    "libxkbcommon-x11-0",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-randr0",
    "libxcb-render-util0",
    "libxcb-shape0",
    "libxcb-xkb1",
    "fonts-noto-cjk",
)
"""What Qt needs from the system to open a window, and a Chinese font."""

TEST_PACKAGES = ("libreoffice-writer-nogui", "fonts-arphic-gkai00mp", "fonts-liberation")
"""What the tests of the official document need; without it they are skipped."""


class SetupError(Exception):
    """Set-up cannot go on; the message tells the person why and what to do."""


def main() -> int:
    """Set up, run the job, and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")
    options, rest = _arguments()
    try:
        _check_python()
        _install_libraries()
        if options.job != "demo":
            _install_system(QT_PACKAGES + (TEST_PACKAGES if options.job == "test" else ()))
        return _JOBS[options.job](rest)
    except SetupError as error:
        print(f"\n安装未完成：{error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\n已停止。", file=sys.stderr)
        return 130


def _arguments() -> tuple[argparse.Namespace, list[str]]:
    parser = argparse.ArgumentParser(
        prog="make.py",
        description="法治报告助手：安装所需的一切，然后运行。",
        epilog="job 之后的参数原样交给该命令，例如：python3 make.py test tests/outline",
    )
    parser.add_argument(
        "job",
        choices=sorted(_JOBS),
        help="demo 演示主要功能；gui 打开窗口；test 运行全部测试；check 代码检查；build 打包",
    )
    return parser.parse_known_args()


def _check_python() -> None:
    if not (3, 11) <= sys.version_info[:2] <= (3, 13):
        version = ".".join(map(str, sys.version_info[:3]))
        raise SetupError(f"需要 Python 3.11、3.12 或 3.13，当前是 {version}。")


def _install_libraries() -> None:
    """Make the environment and install the locked libraries, once for each lock file."""
    if Path(sys.prefix).resolve() == VENV.resolve():
        return  # run by the environment's own Python, which cannot replace itself
    wanted = hashlib.sha256(LOCK.read_bytes() + sys.version.encode()).hexdigest()
    if PYTHON.exists() and STAMP.exists() and STAMP.read_text(encoding="ascii") == wanted:
        return
    print("正在准备运行环境（首次需要几分钟）……", file=sys.stderr, flush=True)
    pip = _make_environment()
    _run([*pip, "install", "--quiet", "--no-deps", "--require-hashes", "-r", str(LOCK)])
    local = ["install", "--quiet", "--no-deps", "--no-build-isolation", "--editable", str(PROJECT)]
    _run([*pip, *local])
    STAMP.write_text(wanted, encoding="ascii")


def _make_environment() -> list[str]:
    """Make ``.venv`` and return the pip command that installs into it.

    Debian ships Python without ``ensurepip`` unless python3-venv is installed; there the system's
    own pip installs into the environment instead.
    """
    if VENV.exists():
        shutil.rmtree(VENV)
    if _call([sys.executable, "-m", "venv", str(VENV)], quiet=True) == 0:
        return [str(PYTHON), "-m", "pip"]
    shutil.rmtree(VENV, ignore_errors=True)
    _run([sys.executable, "-m", "venv", "--without-pip", str(VENV)])
    if _call([sys.executable, "-m", "pip", "--version"], quiet=True):
        raise SetupError("缺少 pip。请安装 python3-venv 或 python3-pip 后重试。")
    return [sys.executable, "-m", "pip", "--python", str(PYTHON)]


def _install_system(packages: tuple[str, ...]) -> None:
    """Install what is missing of Debian packages, or name it where that is not allowed."""
    missing = _missing(packages)
    if not missing:
        return
    manual = "sudo apt-get install " + " ".join(missing)
    prefix = _root_prefix()
    if prefix is None:
        print(f"提示：缺少系统组件，窗口或部分测试可能无法运行。请执行：{manual}", file=sys.stderr)
        return
    print(f"正在安装系统组件：{' '.join(missing)}", file=sys.stderr, flush=True)
    quietly = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    install = [*quietly, "install", "-y", "--no-install-recommends", *missing]
    if _call([*quietly, "update"]) or _call(install):
        print(f"提示：系统组件未能安装。可手动执行：{manual}", file=sys.stderr)


def _missing(packages: tuple[str, ...]) -> list[str]:
    """Return the packages that a Debian-like system lacks; elsewhere nothing is looked for."""
    if not (shutil.which("dpkg-query") and shutil.which("apt-get")):
        return []
    listed = subprocess.run(
        ["dpkg-query", "-W", "-f", "${Package} ${Status}\n", *packages],
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    present = {
        line.split()[0] for line in listed.splitlines() if line.endswith("install ok installed")
    }
    return [name for name in packages if name not in present]


def _root_prefix() -> list[str] | None:
    """Return what to put before a command to run it as root, or None where one may not."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and _call([sudo, "-n", "true"], quiet=True) == 0:
        return [sudo, "-n"]
    return None


def _call(command: list[str], *, quiet: bool = False) -> int:
    """Run the command in the project's folder and return its exit code."""
    output = subprocess.DEVNULL if quiet else None
    done = subprocess.run(command, cwd=PROJECT, stdout=output, stderr=output, check=False)
    return done.returncode


def _run(command: list[str]) -> None:
    if _call(command):
        raise SetupError(f"命令失败：{' '.join(command)}。请检查网络或磁盘空间后重试。")


def _python(*arguments: str) -> int:
    return _call([str(PYTHON), *arguments])


def _demo(rest: list[str]) -> int:
    reports = ["--reports", str(PUBLISHED)] if PUBLISHED.is_dir() else []
    return _python("-m", "assistant", "demo", *(rest or reports))


def _gui(rest: list[str]) -> int:
    return _python("-m", "assistant", "gui", *rest)


def _test(rest: list[str]) -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return _python("-m", "pytest", *(rest or ["-n", "2"]))


def _check(rest: list[str]) -> int:
    del rest
    tools = VENV / ("Scripts" if os.name == "nt" else "bin")
    commands = (
        [str(tools / "ruff"), "format", "--check", "."],
        [str(tools / "ruff"), "check", "."],
        [str(tools / "mypy")],
        [str(tools / "lint-imports")],
    )
    return max([_call(command) for command in commands])


def _build(rest: list[str]) -> int:
    code = _python("-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", "build.spec", *rest)
    if code == 0:
        print(f"已生成：{PROJECT / 'dist' / 'assistant'}")
    return code


_JOBS = {"demo": _demo, "gui": _gui, "test": _test, "check": _check, "build": _build}

if __name__ == "__main__":
    sys.exit(main())
