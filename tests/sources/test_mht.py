from __future__ import annotations

import base64
import quopri
import time
from pathlib import Path

import pytest

from assistant.sources.errors import EmptySource, UnreadableSource
from assistant.sources.kind import content_kind
from assistant.sources.mht import read_mht
from tests.sources.pages import LINES, TITLE, document, trs, word
from tests.sources.reading import text_or_reason

PIXEL = base64.b64encode(bytes(100))

CHROME = """From: <Saved by Blink>
Snapshot-Content-Location: https://www.example.com/art/1.html
Subject: =?utf-8?Q?=E5=B9=B4=E6=8A=A5?=
Date: Mon, 22 Jan 2024 09:30:00 +0800
MIME-Version: 1.0
Content-Type: multipart/related;
	type="text/html";
	boundary="----MultipartBoundary--abc----"
"""

EXPLORER = """From: =?gb2312?B?08kgSW50ZXJuZXQgRXhwbG9yZXIg?=
Subject: =?gb2312?B?xOqxqA==?=
Date: Mon, 22 Jan 2024 09:30:00 +0800
MIME-Version: 1.0
Content-Type: multipart/related;
	type="multipart/alternative";
	boundary="----MultipartBoundary--abc----"
X-MimeOLE: Produced By Microsoft MimeOLE V6.00

This is a multi-part message in MIME format.
"""

WORD = """MIME-Version: 1.0
Content-Type: multipart/related; boundary="----MultipartBoundary--abc----"

此文档为“单个文件网页”，也称为“Web 档案”文件。
"""


def quoted(text, encoding="utf-8"):
    return "quoted-printable", quopri.encodestring(text.encode(encoding))


def based(text, encoding="utf-8"):
    return "base64", base64.encodebytes(text.encode(encoding))


def plain(text, encoding="utf-8"):
    return "8bit", text.encode(encoding)


def part(content_type, packing, body, boundary="----MultipartBoundary--abc----"):
    head = f"--{boundary}\nContent-Type: {content_type}\nContent-Transfer-Encoding: {packing}\n"
    return head.encode() + b"Content-Location: https://www.example.com/x\n\n" + body + b"\n"


def archive(head, *parts, boundary="----MultipartBoundary--abc----"):
    picture = part("image/png", "base64", PIXEL, boundary)
    data = b"\n".join((head.encode(), *parts, picture, f"--{boundary}--\n".encode()))
    return data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def read(data):
    return read_mht(Path("a.mht"), data)


@pytest.mark.parametrize("head", [CHROME, EXPLORER, WORD], ids=["chrome", "explorer", "word"])
@pytest.mark.parametrize(
    ("pack", "encoding"),
    [
        *((pack, encoding) for pack in (quoted, based, plain) for encoding in ("utf-8", "gb2312")),
        (based, "utf-16"),
    ],
)
def test_saved_pages(head, pack, encoding):
    page = trs().replace('charset="utf-8"', f'charset="{encoding}"')
    data = archive(head, part(f'text/html; charset="{encoding}"', *pack(page, encoding)))
    assert content_kind(data) == "mht"
    source = read(data)
    assert source.text.splitlines() == [TITLE, *LINES]
    assert (source.title, source.published) == (TITLE, "2024-01-22")
    assert source.publisher == "青栎区司法局"
    assert source.media_type == "multipart/related"


def test_word_writes_characters_by_number():
    page = word().encode("ascii", "xmlcharrefreplace").decode()
    source = read(archive(WORD, part('text/html; charset="us-ascii"', *quoted(page))))
    assert source.text.splitlines()[:2] == [TITLE, LINES[0]]


def test_article_in_a_frame():
    outer = document(
        "", "<ul><li><a href='/'>首页</a></li></ul><iframe src='cid:1'></iframe>", title="年报"
    )
    frames = (part("text/html", *quoted(outer)), part("text/html", *quoted(trs())))
    source = read(archive(CHROME, *frames))
    assert source.text.splitlines() == [TITLE, *LINES]
    assert source.title == "年报"
    assert source.published == "2024-01-22"


def test_parts_within_parts():
    inner = part("text/plain", *quoted("纯文字"), boundary="in") + part(
        "text/html", *quoted(trs()), boundary="in"
    )
    wrapped = part('multipart/alternative; boundary="in"', "8bit", inner + b"--in--\n")
    assert read(archive(EXPLORER, wrapped)).text.splitlines() == [TITLE, *LINES]


def test_a_page_without_parts():
    packing, body = quoted(trs())
    head = "MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n"
    data = f"{head}Content-Transfer-Encoding: {packing}\n\n".encode() + body
    assert content_kind(data) == "mht"
    assert read(data).text.splitlines() == [TITLE, *LINES]


def test_subject_is_the_title_where_the_page_has_none():
    page = document("", "".join(f"<p>{line}</p>" for line in LINES), title="")
    assert read(archive(CHROME, part("text/html", *quoted(page)))).title == "年报"
    assert read(archive(EXPLORER, part("text/html", *quoted(page)))).title == "年报"


@pytest.mark.parametrize(
    ("data", "error", "word"),
    [
        (archive(CHROME), UnreadableSource, "没有网页"),
        (CHROME.encode(), UnreadableSource, "没有网页"),
        (archive(CHROME, part("text/html", "8bit", b"<p></p>")), EmptySource, "脚本"),
        (b"no archive", UnreadableSource, "没有网页"),
    ],
)
def test_archives_without_a_page(data, error, word):
    with pytest.raises(error) as caught:
        read(data)
    assert word in caught.value.reason
    assert caught.value.advice


def test_text_about_mime_is_no_archive():
    assert content_kind("MIME-Version 是邮件格式的一项。\nContent-Type: text/html".encode()) is None
    assert content_kind("标题：年报\nContent-Type: multipart/related".encode()) is None


def test_archive_cut_anywhere_is_read_or_refused():
    data = archive(CHROME, part("text/html", *quoted(trs())))
    assert all(text_or_reason(read, data[:end]).strip() for end in range(0, len(data), 29))


@pytest.mark.parametrize("damage", [b"\x80", b"\xff\xfe", "界".encode(), b"\xed\xa0\x80"])
def test_archive_with_a_damaged_boundary_is_read_or_refused(damage):
    body = "Content-Type: text/html\r\n\r\n" + trs()
    data = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=" + damage + b'"b"\r\n'
    data += b"\r\n--b\r\n" + body.encode() + b"\r\n--b--\r\n"
    assert text_or_reason(read_mht, Path("a.mht"), data).strip()


def nested(levels):
    return "".join(
        f'Content-Type: multipart/related; boundary="b{i}"\n\n--b{i}\n' for i in range(levels)
    )


@pytest.mark.parametrize(
    "data",
    [
        archive(
            CHROME, part("image/png", "base64", PIXEL * 100_000), part("text/html", *quoted(trs()))
        ),
        archive(
            CHROME, part("text/html", *quoted(trs())), *[part("image/png", "base64", b"A")] * 20_000
        ),
        ("MIME-Version: 1.0\n" + nested(5_000)).encode(),
        CHROME.encode() + b"\n" + b"--" * 2_000_000,
        b"MIME-Version: 1.0\nContent-Type: text/html;" + b" a=b;" * 500_000,
    ],
    ids=["large picture", "many parts", "nested", "boundaries", "endless head"],
)
def test_hostile_archives_take_seconds(data):
    started = time.process_time()
    found = text_or_reason(read, data)
    assert found.splitlines() == [TITLE, *LINES] or "网页" in found
    assert time.process_time() - started < 10
