"""Word processor files of other kinds (.doc .wps .rtf .odt), turned into DOCX by LibreOffice.

Each conversion has a folder and a profile of its own, so that several may run at once and an open
LibreOffice is left be; a fresh profile costs two tenths of a second. Whatever ends a conversion, a
result, the time limit or the death of the program, neither a process nor a folder stays behind.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

from assistant.base.files import read_bytes
from assistant.sources.docx import read_docx
from assistant.sources.errors import UnreadableSource, UnsupportedSource
from assistant.sources.source_text import SourceText

TIMEOUT_S = 180
"""Seconds that a conversion may take; the first start of LibreOffice is slow."""

STALE_S = 3600
"""Seconds after which a folder of a conversion is surely left over."""

PREFIX = "fazhi-"
"""How the names of the folders of conversions begin."""

PLACES = (
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "/opt/libreoffice/program/soffice",
)
"""Where LibreOffice lies when it is not on the search path."""

MEDIA_TYPES = {
    ".doc": "application/msword",
    ".wps": "application/vnd.ms-works",
    ".rtf": "application/rtf",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".fodt": "application/vnd.oasis.opendocument.text-flat-xml",
    ".xml": "application/msword",
}

ADVICE = "请用 WPS 或 Word 打开文件，另存为 DOCX 后再导入。"

GUARD = """
folder=$1; shift
exec 3<&0
(read -r _ <&3; trap '' TERM; kill -TERM 0; sleep 1; rm -rf "$folder"; kill -KILL 0) &
"$@" </dev/null 3<&-
status=$?
kill $! 2>/dev/null
exit $status
"""
"""Runs a command; when this program dies and the pipe to it ends, ends all of it."""

SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
"""The profile: a file from a stranger runs no macro and fetches nothing from the network."""


def read_office(path: Path, data: bytes, suffix: str) -> SourceText:
    """Return the text of a file that only LibreOffice can read.

    Args:
        path: where the file lies, for messages.
        data: its bytes.
        suffix: what it really is: ``.doc``, ``.wps``, ``.rtf``, ``.odt``, ``.fodt`` or ``.xml``.

    Raises:
        UnsupportedSource: LibreOffice is not installed.
        UnreadableSource: LibreOffice cannot read the file, or takes too long.
        EmptySource: the file holds no text.
    """
    text = read_docx(path, as_docx(path, data, suffix))
    return SourceText(
        text=text.text,
        path=path,
        media_type=MEDIA_TYPES.get(suffix, "application/octet-stream"),
        title=text.title,
        headings=text.headings,
        notes=text.notes,
    )


def as_docx(path: Path, data: bytes, suffix: str) -> bytes:
    """Return the file as a DOCX, its tracked changes and comments kept.

    Args:
        path: where the file lies, for messages.
        data: its bytes.
        suffix: what it really is, as in :func:`read_office`.

    Raises:
        UnsupportedSource: LibreOffice is not installed.
        UnreadableSource: LibreOffice cannot read the file, or takes too long.
    """
    command = find_soffice()
    if command is None:
        raise UnsupportedSource(
            path,
            f"读取 {suffix} 文件需要安装 LibreOffice，本机没有找到",
            "请安装 LibreOffice，或用 WPS、Word 打开后另存为 DOCX 再导入。",
        )
    _sweep()
    with tempfile.TemporaryDirectory(prefix=PREFIX, ignore_cleanup_errors=True) as folder:
        source = Path(folder) / f"source{suffix}"
        source.write_bytes(data)
        _convert(command, source, path)
        return read_bytes(source.with_suffix(".docx"))


def find_soffice() -> str | None:
    """Return the command of an installed LibreOffice, or None."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in PLACES if Path(place).is_file()), None)


def _sweep() -> None:
    """Remove the folders of conversions that ended with the machine."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with contextlib.suppress(OSError):
            if time.time() - folder.stat().st_mtime > STALE_S:
                shutil.rmtree(folder, ignore_errors=True)


def _convert(command: str, source: Path, path: Path) -> None:
    """Put a DOCX beside *source*."""
    profile = source.parent / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(SETTINGS, encoding="utf-8")
    arguments = [
        command,
        f"-env:UserInstallation={profile.as_uri()}",
        *("--headless", "--invisible", "--norestore", "--nologo", "--nodefault"),
        *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(source.parent), str(source)),
    ]
    try:
        status = _run(arguments, source.parent)
    except subprocess.TimeoutExpired as error:
        raise UnreadableSource(path, "LibreOffice 转换超时", ADVICE) from error
    except OSError as error:
        raise UnreadableSource(path, "LibreOffice 无法启动", ADVICE) from error
    if status != 0 or not source.with_suffix(".docx").is_file():
        raise UnreadableSource(path, "LibreOffice 无法转换此文件，文件可能已损坏", ADVICE)


def _run(arguments: list[str], folder: Path) -> int:
    """Run a command to its end and return its exit status.

    Raises:
        subprocess.TimeoutExpired: it took too long and was ended with all it had started.
    """
    is_posix = os.name == "posix"
    guard = ["/bin/sh", "-c", GUARD, "sh", str(folder)] if is_posix else []
    with subprocess.Popen(
        [*guard, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=is_posix,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    ) as process:
        try:
            return process.wait(TIMEOUT_S)
        finally:
            if process.poll() is None:
                _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process and all that it started."""
    if os.name == "posix":
        os.killpg(process.pid, signal.SIGKILL)
    else:
        subprocess.run(
            ["taskkill", "/T", "/F", "/PID", str(process.pid)], check=False, capture_output=True
        )
    process.wait()
