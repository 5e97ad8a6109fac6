from __future__ import annotations

import errno
import io
import os
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.base.files import UnreadableFile
from assistant.sources import read as reading
from assistant.sources.errors import (
    EmptySource,
    SourceError,
    UnreadableSource,
    UnsupportedSource,
)
from assistant.sources.read import SUFFIXES, find_sources, read_source
from assistant.sources.source_file import SourceFile
from tests.sources import pages
from tests.sources.make_docx import docx, p
from tests.sources.reading import text_or_reason

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
        ("a.MD", TEXT.encode("gbk"), "text/markdown"),
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


@pytest.mark.parametrize(
    ("name", "data", "word"),
    [
        ("a.txt", archive(a="x"), ".zip"),
        ("a.rar", b"Rar!\x1a\x07\x01\x00" + bytes(50), "RAR"),
        ("a.7z", b"7z\xbc\xaf\x27\x1c" + bytes(50), "7Z"),
    ],
)
def test_archives_that_are_not_opened(tmp_path, name, data, word):
    with pytest.raises(UnsupportedSource) as caught:
        read_source(file(tmp_path, name, data))
    assert word in caught.value.reason
    assert "解压" in caught.value.advice


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such files there")
def test_pipe_is_refused(tmp_path):
    path = tmp_path / "a.txt"
    os.mkfifo(path)
    with pytest.raises(UnreadableSource):
        read_source(path)


def test_large_file_is_refused_unread(tmp_path):
    path = tmp_path / "a.txt"
    with path.open("wb") as made:
        made.truncate(500 * 1024 * 1024)
    with pytest.raises(UnreadableSource) as caught:
        read_source(path)
    assert "500 MB" in caught.value.reason


def test_text_without_end_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "LONGEST_TEXT", 10)
    for name, data in (("a.txt", TEXT * 9), ("a.html", f"<html><p>{TEXT}")):
        with pytest.raises(UnreadableSource) as caught:
            read_source(file(tmp_path, name, data.encode()))
        assert "文字太多" in caught.value.reason


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
    assert [source.path for source in found] == [
        missing,
        tmp_path / "a.PDF",
        tmp_path / "b" / "c.docx",
        tmp_path / "z.txt",
        named,
    ]
    assert {source.member for source in found} == {None}


def test_names_of_files():
    alone = SourceFile(path=Path("b") / "c.docx")
    packed = SourceFile(path=Path("资料.zip"), member="2023/报告.docx")
    assert (alone.name, alone.file_name) == (str(Path("b", "c.docx")), "c.docx")
    assert (packed.name, packed.file_name) == ("资料.zip/2023/报告.docx", "报告.docx")


def test_members_of_archives(tmp_path):
    data = archive(
        **{
            "2023/z.txt": TEXT,
            "2023/a.docx": docx(p("一、主要做法")),
            "2023/": "",
            "2023/photo.png": PNG,
            "2023/.hidden.txt": TEXT,
            "2023/~$a.docx": TEXT,
            "__MACOSX/2023/._z.txt": TEXT,
            "old.zip": archive(a="x"),
            "../climbing.txt": TEXT,
        }
    )
    folder = tmp_path / "folder"
    folder.mkdir()
    path = file(folder, "资料.ZIP", data)
    found = find_sources([folder])
    assert found == find_sources([path])
    assert [source.member for source in found] == [
        "2023/z.txt",
        "2023/a.docx",
        "old.zip",
        "../climbing.txt",
    ]
    source = read_source(found[1])
    assert source.text == "一、主要做法\n"
    assert source.path == Path(found[1].name)
    assert source.notes == ()
    for refused in found[2:]:
        with pytest.raises(SourceError):
            read_source(refused)


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "空"),
        (b"no archive", "损坏"),
        (archive(a="x")[:-30], "损坏"),
        (archive(**{"a.png": PNG}), "没有可以读取的文件"),
        (b"PK\x05\x06" + bytes(18), "没有可以读取的文件"),
    ],
    ids=["nothing", "no archive", "cut off", "pictures", "no members"],
)
def test_archives_without_members_are_reported_as_a_whole(tmp_path, data, word):
    path = file(tmp_path, "a.zip", data)
    assert find_sources([path]) == (SourceFile(path=path),)
    with pytest.raises(SourceError) as caught:
        read_source(path)
    assert word in caught.value.reason


def test_docx_that_is_named_zip_is_one_document(tmp_path):
    path = file(tmp_path, "a.zip", docx(p("一、主要做法")))
    (found,) = find_sources([path])
    source = read_source(found)
    assert source.text == "一、主要做法\n"
    assert "扩展名" in source.notes[0].message


def test_missing_archive_is_reported(tmp_path):
    (found,) = find_sources([tmp_path / "none.zip"])
    with pytest.raises(UnreadableFile):
        read_source(found)


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
    assert find_sources([tmp_path]) == (
        SourceFile(path=tmp_path / "a.txt"),
        SourceFile(path=locked),
    )
    assert find_sources([locked]) == (SourceFile(path=locked),)
    with pytest.raises(UnreadableFile):
        read_source(locked)


SAMPLES = {
    "a.html": pages.trs().encode("gbk"),
    "b.html": pages.old_table().encode("gbk"),
    "a.mht": (
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
        b"Content-Type: text/html\r\n\r\n" + pages.wechat().encode() + b"\r\n--b--\r\n"
    ),
    "a.md": ("# 年度报告\n\n| 甲 | 1 |\n|---|---|\n\n1. **一**\n" * 3).encode(),
    "a.txt": (TEXT * 9).encode("gbk"),
    "a.zip": archive(**{"a.txt": TEXT, "b/c.html": pages.ucap()}),
}


@given(data=st.data(), name=st.sampled_from(sorted(SAMPLES)))
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_damaged_files_are_read_or_refused(tmp_path, data, name):
    content = bytearray(SAMPLES[name])
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(content) - 1))
        length = data.draw(st.integers(0, 40))
        content[place : place + length] = data.draw(st.binary(max_size=8))
    for found in find_sources([file(tmp_path, name, bytes(content))]):
        assert text_or_reason(read_source, found).strip()


def test_suffixes():
    assert {
        *(".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".mht", ".mhtml"),
        *(".docx", ".docm", ".dotx", ".dotm", ".pdf", ".zip"),
        *(".doc", ".dot", ".wps", ".wpt", ".rtf", ".odt", ".ott", ".fodt"),
    } == SUFFIXES
