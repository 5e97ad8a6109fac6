"""A file of a word processor with its tracked changes and comments, whatever its format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.sources.docx_tracked import read_tracked
from assistant.sources.errors import EmptySource, UnsupportedSource
from assistant.sources.kind import content_kind
from assistant.sources.office import as_docx
from assistant.sources.read import office_suffix, read_bounded, refuse_encrypted

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.sources.tracked import TrackedDocument

_OWN = frozenset((".docx", ".docm"))
"""Endings of files that should be DOCX; a zip without a document is damaged."""
_OTHERS = frozenset(("ole", "rtf", "odt", "fodt", "xml"))
"""Kinds of file that LibreOffice turns into DOCX, changes and comments included."""


def read_tracked_file(path: Path) -> TrackedDocument:
    """Return a file of Word, WPS or LibreOffice as it came back.

    Raises:
        UnreadableFile: it is missing, a folder, or may not be read.
        UnreadableSource: it is damaged, protected or too large.
        UnsupportedSource: it is no file of a word processor, or needs a LibreOffice that is not
            installed.
        EmptySource: it holds no words.
    """
    data = read_bounded(path)
    kind = content_kind(data)
    if kind in _OTHERS:
        refuse_encrypted(path, data)
        data = as_docx(path, data, office_suffix(kind or "", path.suffix.lower()))
    elif kind != "docx" and not (kind == "zip" and path.suffix.lower() in _OWN):
        raise UnsupportedSource(
            path,
            "这不是 DOCX 文件，看不出改动",
            "请选择领导在 Word 或 WPS 里改过的文件，或用 WPS、Word 打开后另存为 DOCX。",
        )
    document = read_tracked(path, data)
    if not any(paragraph.text.strip() for paragraph in document.paragraphs):
        raise EmptySource(path, "文件里没有文字", "请确认选对了文件。")
    return document
