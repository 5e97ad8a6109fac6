"""What kind of file it is: by its first bytes, and by its suffix where those say nothing."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

# %PDF-1.7 may stand a little below the start
PDF_HEAD = re.compile(rb"^.{0,1000}?%PDF-\d", re.DOTALL)

# <!DOCTYPE html>  <html>  <?xml version="1.0"?><html …>
HTML_HEAD = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)

# From: <由 Microsoft Internet Explorer 保存>   MIME-Version: 1.0   Content-Type: multipart/related;
MHT_HEAD = re.compile(
    rb"""^(?:\xef\xbb\xbf)?\s*
    (?:[A-Za-z][A-Za-z-]{0,40}:[^\n]{0,2000}\n(?:[ \t]+[^\n]{0,2000}\n)*){0,30}?
    Content-Type:\s*(?:multipart/(?:related|alternative|mixed)|text/html)\b""",
    re.IGNORECASE | re.VERBOSE,
)

# MIME-Version: 1.0 : what an article about e-mail would hardly begin with
MIME_VERSION = re.compile(rb"^MIME-Version:\s*1\.0", re.IGNORECASE | re.MULTILINE)

# <?mso-application progid="Word.Document"?> : a document of Word 2003 in one piece of XML
WORD_XML = re.compile(rb"<\?mso-application\s+progid=[\"']Word\.Document|<w:wordDocument\b")

# <office:document office:version="1.3" : an ODT in one piece of XML
FLAT_ODT = re.compile(rb"<office:document\s")

PICTURES = (
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
)
"""First bytes of pictures, with the names shown."""

ARCHIVES = (
    (b"Rar!\x1a\x07", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7Z"),
    (b"\x1f\x8b\x08", "GZ"),
    (b"\xfd7zXZ\x00", "XZ"),
)
"""First bytes of archives other than zip, with the names shown."""

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""First bytes of .doc and .wps files."""

HEAD = 8_000
"""Bytes at the start that tell the kind of a file."""

SUFFIX_KINDS = {
    ".txt": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".mht": "mht",
    ".mhtml": "mht",
    ".docx": "docx",
    ".docm": "docx",
    ".dotx": "docx",
    ".dotm": "docx",
    ".pdf": "pdf",
    ".doc": "office",
    ".dot": "office",
    ".wps": "office",
    ".wpt": "office",
    ".rtf": "office",
    ".odt": "office",
    ".ott": "office",
    ".fodt": "office",
    ".zip": "zip",
}
"""Suffixes that are read, and by which reader."""


def content_kind(data: bytes) -> str | None:
    """Return what the bytes surely are, or None.

    Returns:
        ``pdf``, ``docx``, ``odt``, ``zip`` (of something else), ``ole``, ``rtf``, ``html``,
        ``mht``, ``xml`` (of Word), ``fodt``, ``picture`` or ``archive`` (other than zip); None for
        text and for the unknown.
    """
    if data.startswith(b"PK\x03\x04"):
        return _zip_kind(data)
    if data.startswith(OLD_OFFICE):
        return "ole"
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if picture_name(data):
        return "picture"
    if archive_name(data):
        return "archive"
    return _kind_by_head(data[:HEAD])


def _kind_by_head(head: bytes) -> str | None:
    """Return the kind of a file that is told by more than its first few bytes."""
    if PDF_HEAD.match(head[:2000]):
        return "pdf"
    if MHT_HEAD.match(head) and MIME_VERSION.search(head):
        return "mht"
    if WORD_XML.search(head):
        return "xml"
    if FLAT_ODT.search(head):
        return "fodt"
    return "html" if HTML_HEAD.match(head) else None


def picture_name(data: bytes) -> str | None:
    """Return the name of a picture's format, or None for what is no picture."""
    for head, name in PICTURES:
        if data.startswith(head) and (name != "BMP" or b"\x00" in data[:16]):
            return name
    return None


def archive_name(data: bytes) -> str | None:
    """Return the name of an archive's format other than zip, or None for what is none."""
    return next((name for head, name in ARCHIVES if data.startswith(head)), None)


def _zip_kind(data: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return "zip"
    if "word/document.xml" in names or any(name.startswith("word/document") for name in names):
        return "docx"
    return "odt" if "content.xml" in names and "mimetype" in names else "zip"
