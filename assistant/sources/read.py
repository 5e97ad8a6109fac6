"""The one door of this room: a file of any readable kind becomes a SourceText."""

from __future__ import annotations

import os
import stat
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from assistant.base.files import UnreadableFile, is_folder, read_bytes
from assistant.base.span import Note
from assistant.sources.archive import archive_members, is_nested_archive, read_member
from assistant.sources.docx import read_docx
from assistant.sources.errors import (
    EmptySource,
    SourceError,
    UnreadableSource,
    UnsupportedSource,
)
from assistant.sources.html import read_html
from assistant.sources.kind import SUFFIX_KINDS, archive_name, content_kind, picture_name
from assistant.sources.markdown import read_markdown
from assistant.sources.mht import read_mht
from assistant.sources.office import read_office
from assistant.sources.pdf import read_pdf
from assistant.sources.plain import read_plain
from assistant.sources.source_file import SourceFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.sources.source_text import SourceText

SUFFIXES: frozenset[str] = frozenset(SUFFIX_KINDS)
"""Suffixes, lower case with the dot, of files that are looked for in folders and archives."""

LARGEST_FILE = 100 * 1024 * 1024
"""Bytes of the largest file that is read."""

LONGEST_TEXT = 5_000_000
"""Characters of the longest text that is taken in, some hundred times a long report."""

ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""What an old Office container holds when it wraps a DOCX with a password."""

HIDDEN = ("~$", ".~", ".")
"""How names begin of lock files, and of what is not meant to be seen."""

MACOS_SHADOWS = "__MACOSX"
"""Folder of an archive made on macOS that holds no documents, only what belongs to them."""

UNPACK = "请先用压缩软件解压，再导入其中的文件。"

READERS = {
    "pdf": read_pdf,
    "docx": read_docx,
    "html": read_html,
    "mht": read_mht,
    "markdown": read_markdown,
    "plain": read_plain,
}
"""What reads the bytes of each kind that needs no other program."""

TEXTS = frozenset(("html", "mht", "markdown"))
"""Kinds that a suffix is believed about where the content does not tell."""

PACKAGES = frozenset(("docx", "pdf", "zip"))
"""Kinds that a file's content always tells, so that a suffix alone proves nothing."""


def read_source(file: SourceFile | Path) -> SourceText:
    """Return the text of a file. Its content decides what it is, where that is sure.

    Raises:
        UnreadableFile: it is missing, a folder, or may not be read.
        UnreadableSource: it is damaged, protected, too large, or no text.
        UnsupportedSource: it is of a kind that cannot be read here (a scan, no LibreOffice).
        EmptySource: it holds no text.
    """
    source_file = file if isinstance(file, SourceFile) else SourceFile(path=file)
    path, data = Path(source_file.name), _bytes(source_file)
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise EmptySource(path, "文件是空的", "请确认选对了文件，或重新下载后再导入。")
    source = _read(path, data)
    if len(source.text) > LONGEST_TEXT:
        raise _too_long(path)
    if not source.text.strip():
        raise EmptySource(path, "文件中没有文字", "请确认选对了文件，或重新下载后再导入。")
    return source


def find_sources(paths: Iterable[Path]) -> tuple[SourceFile, ...]:
    """Return the files to read: each file named, and those of readable kinds in each folder.

    A zip archive, named or found, gives its members of readable kinds. A named file is kept
    whatever its kind, and so are a missing one, a folder that may not be looked into and an
    archive that cannot be opened, so that reading reports them.
    """
    found: dict[SourceFile, None] = {}
    for path in paths:
        for file in _files_below(path) if is_folder(path) else (path,):
            found.update(dict.fromkeys(_files_in(file)))
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


def _files_in(path: Path) -> Sequence[SourceFile]:
    """Return the readable members of an archive, or the file itself where it is none."""
    itself = (SourceFile(path=path),)
    if path.suffix.lower() != ".zip":
        return itself
    try:
        members = archive_members(path)
    except (UnreadableFile, SourceError):
        return itself
    if _is_office_package(members):
        return itself
    return [SourceFile(path=path, member=name) for name in members if _is_readable(name)] or itself


def _is_office_package(members: tuple[str, ...]) -> bool:
    """Tell whether an archive is a single document that was named .zip."""
    return "[Content_Types].xml" in members or {"mimetype", "content.xml"} <= set(members)


def _is_readable(member: str) -> bool:
    """Tell whether a member is to be read, or to be refused with a reason."""
    parts = [part for part in PurePosixPath(member).parts if part != ".."]
    if MACOS_SHADOWS in parts or any(part.startswith(HIDDEN) for part in parts):
        return False
    return PurePosixPath(member).suffix.lower() in SUFFIXES or is_nested_archive(member)


def _bytes(file: SourceFile) -> bytes:
    if file.member is not None:
        return read_member(file.path, file.member, largest=LARGEST_FILE)
    return read_bounded(file.path)


def read_bounded(path: Path) -> bytes:
    """Return the bytes of a file that is no larger than any document.

    Raises:
        UnreadableFile: it is missing, a folder, or may not be read.
        UnreadableSource: it is too large, or no ordinary file.
    """
    _check_file(path)
    return read_bytes(path)


def _check_file(path: Path) -> None:
    """Refuse what is too large to be read, and what gives bytes without end."""
    try:
        state = path.stat()
    except OSError as error:
        raise UnreadableFile(path, error) from error
    if not (stat.S_ISREG(state.st_mode) or stat.S_ISDIR(state.st_mode)):
        raise UnreadableSource(path, "这不是普通文件", "请选择磁盘上的文件或文件夹。")
    if state.st_size > LARGEST_FILE:
        size, largest = state.st_size // 1024 // 1024, LARGEST_FILE // 1024 // 1024
        raise UnreadableSource(
            path,
            f"文件太大（{size} MB），超过 {largest} MB 的上限",
            "报告正文一般只有几十 KB，请确认选对了文件，或只保存正文后再导入。",
        )


def _read(path: Path, data: bytes) -> SourceText:
    """Hand the bytes to the reader of their kind."""
    suffix = path.suffix.lower()
    expected = SUFFIX_KINDS.get(suffix)
    kind = content_kind(data)
    if kind in {"picture", "zip", "archive"} or (kind is None and expected in PACKAGES):
        raise _not_as_named(path, data, kind, suffix)
    if kind == "ole":
        refuse_encrypted(path, data)
    if kind in {"ole", "rtf", "odt", "xml", "fodt"}:
        source = read_office(path, data, office_suffix(kind, suffix))
        return source if expected == "office" else _noted(source, suffix)
    kind = kind or (expected if expected in TEXTS else "plain")
    if kind in {"plain", "markdown"} and len(data) > 4 * LONGEST_TEXT:
        raise _too_long(path)
    source = READERS[kind](path, data)
    return source if expected in {None, kind} else _noted(source, suffix)


def refuse_encrypted(path: Path, data: bytes) -> None:
    """Refuse an old Office container that wraps a DOCX with a password.

    Raises:
        UnreadableSource: it does.
    """
    if ENCRYPTED in data:
        raise UnreadableSource(path, "文件有密码保护", "请去除密码后再导入。")


def office_suffix(kind: str, suffix: str) -> str:
    """Return the ending that a file of some kind should have, for LibreOffice to know it."""
    return {"ole": ".wps" if suffix == ".wps" else ".doc"}.get(kind, f".{kind}")


def _too_long(path: Path) -> UnreadableSource:
    return UnreadableSource(
        path,
        f"文字太多，超过 {LONGEST_TEXT // 10_000} 万字的上限",
        "请确认选对了文件，或只保存报告正文后再导入。",
    )


def _noted(source: SourceText, suffix: str) -> SourceText:
    """Return the text with the remark that the file's name says something else."""
    message = f"文件内容与扩展名 {suffix} 不符，已按实际内容（{source.media_type}）读取。"
    return replace(source, notes=(*source.notes, Note(rule="sources", message=message)))


def _not_as_named(path: Path, data: bytes, kind: str | None, suffix: str) -> SourceError:
    """Return the error for a file that is not what its name says and cannot be read."""
    if kind == "picture":
        return UnreadableSource(
            path,
            f"这是一张 {picture_name(data)} 图片，不是文字文件",
            "请先用文字识别（OCR）软件转成文字，或找到报告的文字版后再导入。",
        )
    if kind == "archive":
        return UnsupportedSource(
            path, f"这是一个 {archive_name(data)} 压缩文件，无法直接读取", UNPACK
        )
    if suffix == ".zip":
        return _unopened(path)
    if kind == "zip" and suffix != ".docx":
        return UnsupportedSource(
            path, "这是一个压缩文件，但扩展名不是 .zip", "请把扩展名改为 .zip，或解压后再导入。"
        )
    return UnreadableSource(
        path,
        f"内容不是有效的 {suffix.lstrip('.').upper()} 文件，可能已损坏或扩展名被改过",
        "请用原来的软件打开并重新保存，或重新下载后再导入。",
    )


def _unopened(path: Path) -> SourceError:
    """Return why an archive was not taken apart into its members."""
    try:
        archive_members(path)
    except SourceError as error:
        return error
    return EmptySource(path, "压缩包里没有可以读取的文件", UNPACK)
