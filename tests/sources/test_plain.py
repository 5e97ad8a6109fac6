from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.sources.errors import UnreadableSource
from assistant.sources.plain import decode, read_plain

SIMPLIFIED = "东山县司法局认真履行职责，全年受理行政复议申请15件，开展“八五”普法宣传。\n"
TRADITIONAL = "東山縣司法局認真履行職責，全年受理行政複議申請15件，開展普法宣傳工作。\n"


@pytest.mark.parametrize("repeat", [1, 50])
@pytest.mark.parametrize(
    ("text", "encoding", "name"),
    [
        (SIMPLIFIED, "utf-8", "utf-8"),
        (SIMPLIFIED, "utf-8-sig", "utf-8-sig"),
        (SIMPLIFIED, "gbk", "gb18030"),
        (SIMPLIFIED + "㐂\U00020000", "gb18030", "gb18030"),
        (SIMPLIFIED, "utf-16", "utf-16"),
        (SIMPLIFIED, "utf-16-le", "utf-16-le"),
        (SIMPLIFIED, "utf-16-be", "utf-16-be"),
        (SIMPLIFIED, "utf-32", "utf-32"),
        (TRADITIONAL, "big5", "big5hkscs"),
        (TRADITIONAL, "gbk", "gb18030"),
        (TRADITIONAL, "utf-8", "utf-8"),
        ("Annual report 2023\n", "ascii", "utf-8"),
    ],
)
def test_encodings(text, encoding, name, repeat):
    assert decode((text * repeat).encode(encoding)) == (text * repeat, name)


def test_mark_is_taken_away():
    assert decode(b"\xef\xbb\xbf" + SIMPLIFIED.encode())[0] == SIMPLIFIED
    big_endian = b"\xfe\xff" + SIMPLIFIED.encode("utf-16-be")
    assert decode(big_endian)[0] == SIMPLIFIED


def test_a_few_damaged_bytes_do_no_harm():
    data = bytearray((SIMPLIFIED * 20).encode("gbk"))
    data[101] = 0xFF
    text, encoding = decode(bytes(data))
    assert encoding == "gb18030"
    assert text.count("东山县司法局") >= 19


def test_encoding_that_the_file_names_comes_before_guessing():
    data = TRADITIONAL.encode("big5")
    assert decode(data, declared="big5") == (TRADITIONAL, "big5")
    assert decode(SIMPLIFIED.encode("gbk"), declared="gb2312") == (SIMPLIFIED, "gb18030")
    assert decode(SIMPLIFIED.encode(), declared="no-such-encoding") == (SIMPLIFIED, "utf-8")


@pytest.mark.parametrize(
    "data",
    [bytes(range(256)) * 8, b"\x00\x01\x02\x03" * 500, b"\x7fELF\x02\x01\x01" + bytes(500)],
    ids=["all bytes", "controls", "program"],
)
def test_junk_is_no_text(data):
    with pytest.raises(UnreadableSource) as caught:
        read_plain(Path("a.txt"), data)
    assert "编码" in caught.value.reason
    assert caught.value.advice


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_utf_8_is_read_back(text):
    assert decode(text.encode("utf-8-sig")) == (text.removeprefix("\ufeff"), "utf-8-sig")


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_not(data):
    found = decode(data)
    assert found is None or isinstance(found[0], str)
