from __future__ import annotations

import time

import pytest

from assistant.sources.kind import archive_name, content_kind, picture_name

MHT = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", "pdf"),
        (b"\n\n%PDF-1.4", "pdf"),
        (b"{\\rtf1", "rtf"),
        (b"<!DOCTYPE html>", "html"),
        (b"\xef\xbb\xbf <!-- a --> <!-- b --><HTML>", "html"),
        (b'<?xml version="1.0"?><html xmlns="x">', "html"),
        (MHT, "mht"),
        (b"From: <a>\r\nSubject: =?utf-8?Q?a?=\r\n =?utf-8?Q?b?=\r\n" + MHT, "mht"),
        (b"MIME-Version: 1.0\nX: y\nContent-Type: text/html\n\n<p>", "mht"),
        (b"Content-Type: multipart/related\n", None),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><pkg:package>', "xml"),
        (b'<?xml version="1.0"?><office:document xmlns:office="x">', "fodt"),
        (b"\x89PNG\r\n", "picture"),
        (b"Rar!\x1a\x07\x00", "archive"),
        (b"PK\x03\x04", "zip"),
        ("<一、主要做法>".encode(), None),
        (b"BM 2023", None),
        (b"", None),
    ],
)
def test_kind_by_content(data, kind):
    assert content_kind(data) == kind


def test_names_of_formats():
    assert picture_name(b"GIF89a") == "GIF"
    assert archive_name(b"7z\xbc\xaf\x27\x1c") == "7Z"
    assert archive_name(b"PK\x03\x04") is None


@pytest.mark.parametrize(
    "data",
    [b"<!---->" * 20_000, b"<!-- " * 20_000, b"a: b\n" * 20_000, b"a:" * 50_000, b" " * 100_000],
    ids=["comments", "open comments", "heads", "colons", "blanks"],
)
def test_hostile_beginnings_take_no_time(data):
    started = time.process_time()
    assert content_kind(data) is None
    assert time.process_time() - started < 1
