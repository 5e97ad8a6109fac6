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
    found = decode((text * repeat).encode(encoding))
    assert (found.text, found.encoding, found.notes) == (text * repeat, name, ())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
@pytest.mark.parametrize(
    "text",
    [
        "青栎区2023年法治政府建设年度报告",
        "云溪镇2022年度法治政府建设情况报告",
        "青栎区司法局",
        "云溪镇",
        "一、主要做法",
        "茌平镇鄄城乡",
    ],
)
def test_a_title_is_enough(text, encoding):
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize(
    "text", ["青櫟區2023年法治政府建設年度報告", "青櫟區司法局", "一、主要做法"]
)
def test_a_title_in_traditional_script_is_enough(text):
    assert decode(text.encode("big5")).text == text


def lines_in(*parts):
    return b"".join(text.encode(encoding) for text, encoding in parts)


def test_gbk_paragraph_inside_utf_8():
    found = decode(lines_in((SIMPLIFIED * 3, "utf-8"), (SIMPLIFIED, "gbk"), (SIMPLIFIED, "utf-8")))
    assert (found.text, found.encoding) == (SIMPLIFIED * 5, "utf-8")
    assert [note.message for note in found.notes] == [
        "文件中混有两种文字编码：第 4 行与其他行不同，已分别按各自的编码读取。"
    ]


def test_utf_8_paragraphs_inside_gbk():
    other = "开展“八五”普法宣传。\n"
    found = decode(lines_in((SIMPLIFIED * 9, "gbk"), (other * 6, "utf-8"), (SIMPLIFIED, "gbk")))
    assert (found.text, found.encoding) == (SIMPLIFIED * 9 + other * 6 + SIMPLIFIED, "gb18030")
    assert "第 10、11、12、13、14 行等 6 行" in found.notes[0].message


@pytest.mark.parametrize("text", [SIMPLIFIED * 3, (SIMPLIFIED * 3).replace("\n", "")])
def test_damaged_utf_8_stays_utf_8_and_says_so(text):
    data = bytearray(text.encode())
    data[20] = 0xFF
    found = decode(bytes(data))
    assert found.encoding == "utf-8"
    assert found.text.startswith("东山县司法局")
    assert found.text.count("职责") == 3
    assert "损坏" in found.notes[0].message


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_text_cut_within_a_character(encoding):
    found = decode(SIMPLIFIED.strip().encode(encoding)[:-1])
    assert found.text.startswith(SIMPLIFIED[:30])


def test_chance_utf_8_within_gbk_is_left_alone():
    line = "目目"  # its bytes in GBK are valid UTF-8 for ĿĿ
    assert decode((SIMPLIFIED * 3 + line).encode("gbk")).text == SIMPLIFIED * 3 + line


def test_mark_is_taken_away():
    assert decode(b"\xef\xbb\xbf" + SIMPLIFIED.encode()).text == SIMPLIFIED
    big_endian = b"\xfe\xff" + SIMPLIFIED.encode("utf-16-be")
    assert decode(big_endian).text == SIMPLIFIED


def test_a_few_damaged_bytes_do_no_harm():
    data = bytearray((SIMPLIFIED * 20).encode("gbk"))
    data[101] = 0xFF
    found = decode(bytes(data))
    assert found.encoding == "gb18030"
    assert found.text.count("东山县司法局") >= 19


@pytest.mark.parametrize(
    ("text", "encoding", "declared", "name"),
    [
        (TRADITIONAL, "big5", "big5", "big5"),
        (SIMPLIFIED, "gbk", "gb2312", "gb18030"),
        (SIMPLIFIED, "utf-8", "no-such-encoding", "utf-8"),
        (SIMPLIFIED, "utf-8", "gbk", "utf-8"),
        (SIMPLIFIED, "gbk", "iso-8859-1", "gb18030"),
        (SIMPLIFIED, "gbk", "utf-8", "gb18030"),
        (SIMPLIFIED, "gbk", "utf-16", "gb18030"),
    ],
)
def test_encoding_that_the_file_names(text, encoding, declared, name):
    found = decode(text.encode(encoding), declared=declared)
    assert (found.text, found.encoding) == (text, name)


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
    found = decode(text.encode("utf-8-sig"))
    assert (found.text, found.encoding) == (text.removeprefix("\ufeff"), "utf-8-sig")


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_not(data):
    found = decode(data)
    assert found is None or isinstance(found.text, str)


@given(
    st.lists(
        st.tuples(
            st.sampled_from([SIMPLIFIED, "一、主要做法\n", "2023年12月\n", "Annual report\n"]),
            st.sampled_from(["utf-8", "gbk"]),
        ),
        max_size=12,
    )
)
def test_any_mixture_of_lines_is_read_back(parts):
    assert decode(lines_in(*parts)).text == "".join(text for text, _ in parts)
