"""The one door of this room: a file of any readable kind becomes a SourceText."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.base.files import UnreadableFile, is_folder, read_bytes
from assistant.base.span import Note
from assistant.sources.docx import read_docx
from assistant.sources.errors import EmptySource, UnreadableSource, UnsupportedSource
from assistant.sources.html import read_html
from assistant.sources.kind import SUFFIX_KINDS, content_kind, picture_name
from assistant.sources.office import read_office
from assistant.sources.pdf import read_pdf
from assistant.sources.plain import read_plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.sources.source_text import SourceText

SUFFIXES: frozenset[str] = frozenset(SUFFIX_KINDS)
"""Suffixes, lower case with the dot, of files that are looked for in folders."""

LARGEST_FILE = 100 * 1024 * 1024
"""Bytes of the largest file that is read."""

ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""What an old Office container holds when it wraps a DOCX with a password."""

HIDDEN = ("~$", ".~", ".")
"""How names begin of lock files, and of what is not meant to be seen."""


def read_source(path: Path) -> SourceText:
    """Return the text of a file. Its content decides what it is, where that is sure.

    Raises:
        UnreadableFile: it is missing, a folder, or may not be read.
        UnreadableSource: it is damaged, protected, too large, or no text.
        UnsupportedSource: it is of a kind that cannot be read here (a scan, no LibreOffice).
        EmptySource: it holds no text.
    """
    _check_size(path)
    data = read_bytes(path)
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise EmptySource(path, "文件是空的", "请确认选对了文件，或重新下载后再导入。")
    source = _read(path, data)
    if not source.text.strip():
        raise EmptySource(path, "文件中没有文字", "请确认选对了文件，或重新下载后再导入。")
    return source


def find_sources(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return the files to read: each file named, and those of readable kinds in each folder.

    A named file is kept whatever its kind, and so are a missing one and a folder that may not be
    looked into, so that reading reports them.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if is_folder(path):
            found.update(dict.fromkeys(_files_below(path)))
        else:
            found[path] = None
    return tuple(found)


def _files_below(folder: Path) -> list[Path]:
    """Return the readable files and the locked folders below a folder, sorted; no links."""
    files: list[Path] = []
    locked: list[OSError] = []
    for place, folders, names in os.walk(folder, onerror=locked.append):
        folders[:] = [name for name in folders if not name.startswith(HIDDEN)]
        files += [
            Path(place, name)
            for name in names
            if not name.startswith(HIDDEN) and Path(name).suffix.lower() in SUFFIXES
        ]
    return sorted([*files, *(Path(error.filename) for error in locked)])


def _check_size(path: Path) -> None:
    try:
        size = path.stat().st_size
    except OSError as error:
        raise UnreadableFile(path, error) from error
    if size > LARGEST_FILE:
        raise UnreadableSource(
            path,
            f"文件太大（{size // 1024 // 1024} MB），超过 {LARGEST_FILE // 1024 // 1024} MB 的上限",
            "报告正文一般只有几十 KB，请确认选对了文件，或只保存正文后再导入。",
        )


def _read(path: Path, data: bytes) -> SourceText:
    """Hand the bytes to the reader of their kind."""
    suffix = path.suffix.lower()
    expected = SUFFIX_KINDS.get(suffix)
    kind = content_kind(data)
    if kind in {"picture", "zip"} or (kind is None and expected in {"docx", "pdf"}):
        raise _not_as_named(path, data, kind, suffix)
    if kind == "ole" and ENCRYPTED in data:
        raise UnreadableSource(path, "文件有密码保护", "请去除密码后再导入。")
    if kind in {"ole", "rtf", "odt"}:
        real = {"ole": ".wps" if suffix == ".wps" else ".doc"}.get(kind, f".{kind}")
        source = read_office(path, data, real)
        return source if expected == "office" else _noted(source, suffix)
    if kind == "pdf":
        source = read_pdf(path, data)
    elif kind == "docx":
        source = read_docx(path, data)
    elif kind == "html" or expected == "html":
        source = read_html(path, data)
    else:
        source = read_plain(path, data)
    return _noted(source, suffix) if expected not in {None, kind or expected} else source


def _noted(source: SourceText, suffix: str) -> SourceText:
    """Return the text with the remark that the file's name says something else."""
    message = f"文件内容与扩展名 {suffix} 不符，已按实际内容（{source.media_type}）读取。"
    return replace(source, notes=(*source.notes, Note(rule="sources", message=message)))


def _not_as_named(
    path: Path, data: bytes, kind: str | None, suffix: str
) -> UnreadableSource | UnsupportedSource:
    """Return the error for a file that is not what its name says and cannot be read."""
    if kind == "picture":
        return UnreadableSource(
            path,
            f"这是一张 {picture_name(data)} 图片，不是文字文件",
            "请先用文字识别（OCR）软件转成文字，或找到报告的文字版后再导入。",
        )
    if kind == "zip" and suffix != ".docx":
        return UnreadableSource(
            path, "这是一个压缩文件，不是文字文件", "请先解压，再导入其中的文件。"
        )
    return UnreadableSource(
        path,
        f"内容不是有效的 {suffix.lstrip('.').upper()} 文件，可能已损坏或扩展名被改过",
        "请用原来的软件打开并重新保存，或重新下载后再导入。",
    )
