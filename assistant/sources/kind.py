"""What kind of file it is: by its first bytes, and by its suffix where those say nothing."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

# %PDF-1.7 may stand a little below the start
PDF_HEAD = re.compile(rb"^.{0,1000}?%PDF-\d", re.DOTALL)

# <!DOCTYPE html>  <html>  <?xml version="1.0"?><html …>
HTML_HEAD = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)

PICTURES = (
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
)
"""First bytes of pictures, with the names shown."""

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""First bytes of .doc and .wps files."""

SUFFIX_KINDS = {
    ".txt": "plain",
    ".md": "plain",
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
    ".pdf": "pdf",
    ".doc": "office",
    ".wps": "office",
    ".rtf": "office",
    ".odt": "office",
}
"""Suffixes that are read, and by which reader."""


def content_kind(data: bytes) -> str | None:
    """Return what the bytes surely are, or None.

    Returns:
        ``pdf``, ``docx``, ``odt``, ``zip`` (of something else), ``ole``, ``rtf``, ``html``,
        or ``picture``; None for text and for the unknown.
    """
    if data.startswith(b"PK\x03\x04"):
        return _zip_kind(data)
    if data.startswith(OLD_OFFICE):
        return "ole"
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if picture_name(data):
        return "picture"
    head = data[:2000]
    if PDF_HEAD.match(head):
        return "pdf"
    return "html" if HTML_HEAD.match(head) else None


def picture_name(data: bytes) -> str | None:
    """Return the name of a picture's format, or None for what is no picture."""
    for head, name in PICTURES:
        if data.startswith(head) and (name != "BMP" or b"\x00" in data[:16]):
            return name
    return None


def _zip_kind(data: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return "zip"
    if "word/document.xml" in names or any(name.startswith("word/document") for name in names):
        return "docx"
    return "odt" if "content.xml" in names and "mimetype" in names else "zip"
