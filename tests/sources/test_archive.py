from __future__ import annotations

import io
import struct
import time
import zipfile

import pytest

from assistant.base.files import UnreadableFile
from assistant.sources import archive as archives
from assistant.sources.archive import archive_members, is_nested_archive, read_member
from assistant.sources.errors import SourceError, UnreadableSource, UnsupportedSource

LARGEST = 1_000_000
TEXT = "一、主要做法\n加强领导。\n".encode() * 20
DEFLATED, STORED = zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED


def packed(members, method=DEFLATED):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as made:
        for name, content in members.items():
            made.writestr(name, content)
    return buffer.getvalue()


def saved(folder, data, name="a.zip"):
    path = folder / name
    path.write_bytes(data)
    return path


def named(raw, content=TEXT):
    """Return an archive whose one name is written in these bytes, without the flag for UTF-8."""
    data = packed({"x" * len(raw): content})
    return data.replace(b"x" * len(raw), raw)


@pytest.mark.parametrize("method", [STORED, DEFLATED])
def test_members_are_read_back(tmp_path, method):
    path = saved(tmp_path, packed({"2023/报告.txt": TEXT, "空.txt": b""}, method))
    assert archive_members(path) == ("2023/报告.txt", "空.txt")
    assert read_member(path, "2023/报告.txt", largest=LARGEST) == TEXT
    assert read_member(path, "空.txt", largest=LARGEST) == b""


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("2023/报告.docx".encode("gbk"), "2023/报告.docx"),
        ("2023/报告.docx".encode(), "2023/报告.docx"),
        ("誠信\\報告.txt".encode("gbk"), "誠信/報告.txt"),
        ("资料\\报告.txt".encode("gbk"), "资料/报告.txt"),
        (b"plain.txt", "plain.txt"),
        ("café.txt".encode("cp437"), "café.txt"),
    ],
)
def test_names_written_by_windows_and_macos(tmp_path, raw, name):
    path = saved(tmp_path, named(raw))
    assert archive_members(path) == (name,)
    assert read_member(path, name, largest=LARGEST) == TEXT


def test_something_before_the_archive_does_no_harm(tmp_path):
    path = saved(tmp_path, b"#!/bin/sh\n" + packed({"a.txt": TEXT}))
    assert read_member(path, "a.txt", largest=LARGEST) == TEXT


@pytest.mark.parametrize(
    "name", ["../a.txt", "x/../../a.txt", "/etc/a.txt", "C:/a.txt", "..\\a.txt"]
)
def test_names_that_lead_out_of_the_archive(tmp_path, name):
    path = saved(tmp_path, named(name.encode()))
    (member,) = archive_members(path)
    with pytest.raises(UnreadableSource) as caught:
        read_member(path, member, largest=LARGEST)
    assert "之外" in caught.value.reason
    assert str(caught.value.path).startswith(str(path))


@pytest.mark.parametrize("name", ["a.zip", "x/a.RAR", "a.7z", "a.tar"])
def test_archives_within_archives(tmp_path, name):
    assert is_nested_archive(name)
    path = saved(tmp_path, packed({name: TEXT}))
    with pytest.raises(UnsupportedSource) as caught:
        read_member(path, name, largest=LARGEST)
    assert "压缩包里的压缩包" in caught.value.reason


def changed(data, place, value):
    """Return an archive of one member, two bytes changed at a place of its directory's entry."""
    start = data.index(b"PK\x01\x02") + place
    return data[:start] + struct.pack("<H", value) + data[start + 2 :]


@pytest.mark.parametrize(
    ("place", "value", "error", "word"),
    [
        (8, 0x1, UnreadableSource, "密码"),
        (10, 9, UnsupportedSource, "压缩方式"),
        (16, 0, UnreadableSource, "损坏"),
        (24, 10, UnreadableSource, "损坏"),
        (24, len(TEXT) + 1, UnreadableSource, "损坏"),
        (26, 0x7FFF, UnreadableSource, "太大"),
        (42, 5, UnreadableSource, "损坏"),
    ],
    ids=["encrypted", "method", "checksum", "smaller", "larger", "too large", "place"],
)
def test_entries_that_do_not_hold_what_they_say(tmp_path, place, value, error, word, monkeypatch):
    monkeypatch.setattr(archives, "LARGEST_WHOLE", 1 << 40)
    path = saved(tmp_path, changed(packed({"a.txt": TEXT}), place, value))
    with pytest.raises(error) as caught:
        read_member(path, "a.txt", largest=LARGEST)
    assert word in caught.value.reason
    assert caught.value.advice


def test_bomb_is_unpacked_no_further_than_it_says(tmp_path):
    data = packed({"a.txt": bytes(50_000_000), "b.txt": TEXT})
    path = saved(tmp_path, changed(changed(data, 24, 100), 26, 0))
    with pytest.raises(UnreadableSource):
        read_member(path, "a.txt", largest=LARGEST)
    assert read_member(path, "b.txt", largest=LARGEST) == TEXT


def test_strong_packing_alone_is_no_bomb(tmp_path):
    path = saved(tmp_path, packed({"a.txt": b"1" * LARGEST}))
    assert read_member(path, "a.txt", largest=LARGEST) == b"1" * LARGEST


def test_archive_that_unpacks_beyond_all_measure(tmp_path, monkeypatch):
    monkeypatch.setattr(archives, "LARGEST_WHOLE", 1000)
    path = saved(tmp_path, packed({"a.txt": bytes(1_000_000)}))
    with pytest.raises(UnreadableSource) as caught:
        archive_members(path)
    assert "恶意" in caught.value.reason


def test_too_many_entries(tmp_path, monkeypatch):
    monkeypatch.setattr(archives, "MOST_ENTRIES", 2)
    path = saved(tmp_path, packed(dict.fromkeys("abc", b"x")))
    with pytest.raises(UnreadableSource) as caught:
        archive_members(path)
    assert "太多" in caught.value.reason


def test_missing_archive_and_member(tmp_path):
    with pytest.raises(UnreadableFile):
        archive_members(tmp_path / "none.zip")
    path = saved(tmp_path, packed({"a.txt": TEXT}))
    with pytest.raises(UnreadableSource):
        read_member(path, "b.txt", largest=LARGEST)


def test_changed_archive_is_read_anew(tmp_path):
    path = saved(tmp_path, packed({"a.txt": TEXT}))
    assert archive_members(path) == ("a.txt",)
    saved(tmp_path, packed({"a.txt": TEXT, "b.txt": TEXT}))
    assert archive_members(path) == ("a.txt", "b.txt")


def test_many_members_take_linear_time(tmp_path):
    path = saved(tmp_path, packed({f"{i}.txt": b"x" for i in range(5_000)}, STORED))
    started = time.process_time()
    for member in archive_members(path):
        read_member(path, member, largest=LARGEST)
    assert time.process_time() - started < 5


def test_archive_cut_or_changed_anywhere_is_read_or_refused(tmp_path):
    data = packed({"2023/报告.txt": TEXT, "b.txt": b"x"})
    damaged = [data[:end] for end in range(0, len(data), 3)]
    damaged += [data[:i] + bytes([data[i] ^ 0xFF]) + data[i + 1 :] for i in range(len(data))]
    for number, content in enumerate(damaged):
        path = saved(tmp_path, content, f"{number}.zip")
        try:
            read = {read_member(path, name, largest=LARGEST) for name in archive_members(path)}
        except SourceError:
            continue
        assert read <= {TEXT, b"x"}
