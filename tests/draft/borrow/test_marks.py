"""What holds for any text of a peer: marks are sound blanks, and nothing of the peer slips by."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.draft.borrow.adapt import Origin, Own, adapt
from assistant.draft.borrow.common import is_common, load_common_names
from assistant.draft.fields import check_fields, split_fields
from assistant.draft.places import Place

OWN = Own(
    body="云汀市青栎区司法局",
    level="department",
    year=2025,
    place=Place(province="澜江省", city="云汀市", county="青栎区"),
)
SOURCE = Origin(
    body="广州市黄埔区司法局",
    level="department",
    year=2023,
    place=Place(province="广东省", city="广州市", county="黄埔区"),
)
LONGEST = 60
# what a peer's text is made of, and what could break a blank
BITS = (
    *("黄埔", "黄埔区", "广州市", "红星社区", "“老娘舅”调解室", "条例", "〔2023〕12号", "2023年"),
    *(
        "7月15日",
        "第十二届",
        "茶文化节",
        "区长",
        "沈亦舟",
        "张某某",
        "长桥街道",
        "1+3+N",
        "12345热线",
    ),
    *("35件", "同比增长27%", "我局", "区委", "东风路19号", "律师事务所", "五届六次全会", "宁夏"),
    *(
        "粤执法",
        "24小时",
        "等3个社区",
        "三次",
        "【核实：",
        "核实：",
        "【",
        "】",
        "〖",
        "{{",
        "}}",
        "%",
    ),
    *("《", "》", "“", "”", "（", "）", "、", "，", "。", "—", "\n", " ", "0123-86543210"),
)
texts = st.lists(st.one_of(st.sampled_from(BITS), st.text(max_size=4)), max_size=16).map("".join)


def adapted(text: str, *, own: Own = OWN, source: Origin = SOURCE) -> str:
    return adapt(text, [], own=own, source=source)


def marks(text: str) -> list[str]:
    blanks = [piece.text for piece in split_fields(text) if piece.kind == "blank"]
    return [blank for blank in blanks if blank.startswith("【核实：")]


def plain(text: str) -> str:
    return "".join(piece.text for piece in split_fields(text) if piece.kind == "plain")


@given(texts)
def test_any_text_gives_sound_blanks(text: str) -> None:
    written = adapted(text)
    check_fields(written)
    names = [piece.name or "" for piece in split_fields(written) if piece.kind == "blank"]
    assert all(0 < len(name) <= LONGEST for name in names)


@given(texts)
def test_no_name_and_no_number_of_the_peer_stays(text: str) -> None:
    written = plain(adapted(text))
    assert "黄埔区" not in written
    assert "广州市" not in written
    assert "27%" not in written


@given(texts)
def test_adapting_again_keeps_each_mark_and_adds_none(text: str) -> None:
    once = adapted(text)
    assert marks(adapted(once)) == marks(once)


@given(texts)
def test_without_knowing_whose_it_is_nothing_breaks(text: str) -> None:
    check_fields(adapted(text, own=Own(body="", level="county", year=0), source=Origin()))


@pytest.mark.parametrize("mark", ["【核实：红星社区】", "【核实：《某某方案》】"])
def test_a_mark_in_the_text_stays_as_it_is(mark: str) -> None:
    assert adapted(f"在{mark}开展活动") == f"在{mark}开展活动"


def test_a_number_inside_a_mark_is_part_of_the_name() -> None:
    assert adapted("推行“3456”工作法") == "推行【核实：“3456”工作法】"


def test_a_mark_takes_in_the_whole_of_a_name_it_would_cut() -> None:
    assert adapted("到黄埔区融媒体中心参观") == "到【核实：黄埔区融媒体中心】参观"


def test_the_table_is_large_and_says_each_name_once() -> None:
    common = load_common_names()
    assert len(common.names) >= 250
    assert common.verbs < common.ordinary
    assert not common.names & {"", " "}


@pytest.mark.parametrize(
    "name",
    [
        *("枫桥经验", "放管服", "一网通办", "谁执法谁普法", "三项制度", "法律明白人", "最多跑一次"),
        *("美好生活·民法典相约", "美好生活•民法典相约", "12·4", "12.4", "“12348”"),
    ],
)
def test_what_the_country_says_is_common_however_it_is_written(name: str) -> None:
    assert is_common(name)


def test_a_long_text_full_of_names_takes_no_long_time() -> None:
    text = "黄埔区红星社区、东风社区设“老娘舅”调解室，区长沈亦舟7月15日揭牌3次；" * 3_000
    began = time.process_time()
    written = adapted(text)
    assert time.process_time() - began < 10
    assert "沈亦舟" not in plain(written)
