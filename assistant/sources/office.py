"""Word processor files of other kinds (.doc .wps .rtf .odt), turned into DOCX by LibreOffice."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from assistant.base.files import read_bytes
from assistant.sources.docx import read_docx
from assistant.sources.errors import UnreadableSource, UnsupportedSource
from assistant.sources.source_text import SourceText

TIMEOUT_S = 180
"""Seconds that a conversion may take; the first start of LibreOffice is slow."""

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
}


def read_office(path: Path, data: bytes, suffix: str) -> SourceText:
    """Return the text of a file that only LibreOffice can read.

    Args:
        path: where the file lies, for messages.
        data: its bytes.
        suffix: what it really is: ``.doc``, ``.wps``, ``.rtf`` or ``.odt``.

    Raises:
        UnsupportedSource: LibreOffice is not installed.
        UnreadableSource: LibreOffice cannot read the file, or takes too long.
        EmptySource: the file holds no text.
    """
    command = find_soffice()
    if command is None:
        raise UnsupportedSource(
            path,
            f"读取 {suffix} 文件需要安装 LibreOffice，本机没有找到",
            "请安装 LibreOffice，或用 WPS、Word 打开后另存为 DOCX 再导入。",
        )
    with tempfile.TemporaryDirectory(prefix="fazhi-", ignore_cleanup_errors=True) as folder:
        source = Path(folder) / f"source{suffix}"
        source.write_bytes(data)
        _convert(command, source, path)
        text = read_docx(path, read_bytes(source.with_suffix(".docx")))
    return SourceText(
        text=text.text,
        path=path,
        media_type=MEDIA_TYPES.get(suffix, "application/octet-stream"),
        title=text.title,
        notes=text.notes,
    )


def find_soffice() -> str | None:
    """Return the command of an installed LibreOffice, or None."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in PLACES if Path(place).is_file()), None)


def _convert(command: str, source: Path, path: Path) -> None:
    """Put a DOCX beside *source*; the profile is a fresh one, so an open LibreOffice is left be."""
    profile = (source.parent / "profile").as_uri()
    arguments = [
        command,
        f"-env:UserInstallation={profile}",
        *("--headless", "--invisible", "--norestore", "--nologo", "--nodefault"),
        *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(source.parent), str(source)),
    ]
    advice = "请用 WPS 或 Word 打开文件，另存为 DOCX 后再导入。"
    try:
        subprocess.run(
            arguments,
            check=True,
            capture_output=True,
            timeout=TIMEOUT_S,
            stdin=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0) if os.name == "nt" else 0,
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableSource(path, "LibreOffice 转换超时", advice) from error
    except (OSError, subprocess.CalledProcessError) as error:
        raise UnreadableSource(path, "LibreOffice 无法转换此文件", advice) from error
    if not source.with_suffix(".docx").is_file():
        raise UnreadableSource(path, "LibreOffice 无法转换此文件，文件可能已损坏", advice)
