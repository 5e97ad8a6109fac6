from __future__ import annotations

import errno
import io
import os
import sys
import zipfile
from pathlib import Path

import pytest

from assistant.base.files import UnreadableFile
from assistant.sources import read as reading
from assistant.sources.errors import EmptySource, UnreadableSource
from assistant.sources.read import SUFFIXES, find_sources, read_source
from tests.sources.make_docx import docx, p

TEXT = "一、主要做法\n全年召开会议3次。\n"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)


def file(folder, name, data):
    path = folder / name
    path.write_bytes(data)
    return path


def archive(**members):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        for name, content in members.items():
            made.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        ("a.txt", TEXT.encode(), "text/plain"),
        ("a.MD", TEXT.encode("gbk"), "text/plain"),
        ("a", TEXT.encode(), "text/plain"),
        ("a.report", docx(p("一、主要做法")), "wordprocessingml"),
        ("a.htm", "<p>一、主要做法</p>".encode(), "text/html"),
        ("a.unknown", "<html><p>一、主要做法</p></html>".encode(), "text/html"),
    ],
)
def test_kinds(tmp_path, name, data, media_type):
    source = read_source(file(tmp_path, name, data))
    assert media_type in source.media_type
    assert source.text.startswith("一、主要做法")
    assert source.notes == ()
    assert source.path == tmp_path / name


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", docx(p("一、主要做法"))),
        ("a.doc", "<html><body><p>一、主要做法</p></body></html>".encode()),
        ("a.docx", "<!DOCTYPE html><p>一、主要做法</p>".encode()),
    ],
)
def test_content_beats_the_suffix_and_says_so(tmp_path, name, data):
    source = read_source(file(tmp_path, name, data))
    assert source.text == "一、主要做法\n"
    assert "扩展名" in source.notes[0].message


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\x00" * 50, b" \t"])
def test_empty_files(tmp_path, data):
    with pytest.raises(EmptySource):
        read_source(file(tmp_path, "a.txt", data))


@pytest.mark.parametrize(
    ("name", "data", "word"),
    [
        ("a.txt", PNG, "图片"),
        ("a.docx", PNG, "图片"),
        ("a.pdf", b"\xff\xd8\xff\xe0" + bytes(100), "JPEG"),
        ("a.docx", archive(a="x"), "DOCX"),
        ("a.txt", archive(a="x"), "压缩"),
        ("a.docx", TEXT.encode(), "DOCX"),
        ("a.pdf", TEXT.encode(), "PDF"),
        ("a.docx", b"PK\x03\x04" + bytes(40), "DOCX"),
        ("a.txt", bytes(range(256)) * 4, "编码"),
        (
            "a.docx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "密码",
        ),
    ],
)
def test_what_cannot_be_read(tmp_path, name, data, word):
    with pytest.raises(UnreadableSource) as caught:
        read_source(file(tmp_path, name, data))
    assert word in caught.value.reason
    assert caught.value.advice
    assert caught.value.path == tmp_path / name


def test_too_large(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "LARGEST_FILE", 10)
    with pytest.raises(UnreadableSource) as caught:
        read_source(file(tmp_path, "a.txt", TEXT.encode()))
    assert "太大" in caught.value.reason


def test_missing_file_and_folder(tmp_path):
    for path in (tmp_path / "none.txt", tmp_path):
        with pytest.raises(UnreadableFile):
            read_source(path)


@pytest.mark.skipif(sys.platform == "win32", reason="rights are other there")
def test_forbidden_file(tmp_path, monkeypatch):
    path = file(tmp_path, "a.txt", TEXT.encode())

    def forbid(self):
        raise PermissionError(13, "denied")

    monkeypatch.setattr(type(path), "read_bytes", forbid)
    with pytest.raises(UnreadableFile):
        read_source(path)


def test_find_sources(tmp_path):
    (tmp_path / "b" / ".git").mkdir(parents=True)
    for name in ("z.txt", "a.PDF", "~$z.docx", ".hidden.txt", "x.png", "b/c.docx", "b/.git/d.txt"):
        (tmp_path / name).write_bytes(b"x")
    named, missing = tmp_path / "x.png", tmp_path / "none.txt"
    found = find_sources([missing, tmp_path, named, tmp_path / "z.txt"])
    assert found == (
        missing,
        tmp_path / "a.PDF",
        tmp_path / "b" / "c.docx",
        tmp_path / "z.txt",
        named,
    )


def test_locked_folder_is_kept_so_that_reading_reports_it(tmp_path, monkeypatch):
    file(tmp_path, "a.txt", b"x")
    locked = tmp_path / "locked"
    locked.mkdir()
    scan = os.scandir

    def guarded(place):
        if Path(place) == locked:
            raise PermissionError(errno.EACCES, "Permission denied", str(place))
        return scan(place)

    monkeypatch.setattr(os, "scandir", guarded)
    assert find_sources([tmp_path]) == (tmp_path / "a.txt", locked)
    assert find_sources([locked]) == (locked,)
    with pytest.raises(UnreadableFile):
        read_source(locked)


def test_suffixes():
    assert {
        ".txt",
        ".md",
        ".html",
        ".htm",
        ".docx",
        ".pdf",
        ".doc",
        ".wps",
        ".rtf",
        ".odt",
    } == SUFFIXES
