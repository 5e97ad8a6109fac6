from __future__ import annotations

import pytest

from assistant.cleaning.mojibake import mend_mojibake

TEXT = (
    "青栎区司法局\n一、主要做法：“十四五”规划《纲要》\n（二）强化监督，办结23件。\n"
    "全区上下深入学习，推动法治政府建设、法治社会建设。\n"
)
TRADITIONAL = "青櫟區司法局\n一、主要做法：「十四五」規劃，推進依法行政。\n"


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (TEXT, "utf-8", "latin-1"),
        (TEXT, "gb18030", "latin-1"),
        (TEXT, "gb18030", "cp1252"),
        (TRADITIONAL, "big5", "gb18030"),
    ],
)
def test_what_lost_no_byte_comes_back_whole(text, right, wrong):
    mended, notes = mend_mojibake(text.encode(right).decode(wrong))
    assert mended == text
    assert len(notes) == 1
    assert mend_mojibake(mended) == (text, ())


@pytest.mark.parametrize("wrong", ["gb18030", "gbk", "cp1252"])
def test_a_lost_byte_costs_its_character_alone(wrong):
    mended, _ = mend_mojibake(TEXT.encode().decode(wrong, "replace"))
    assert len(mended) == len(TEXT)
    differing = [(a, b) for a, b in zip(TEXT, mended, strict=True) if a != b]
    assert all(b == "\ufffd" for _, b in differing)
    assert len(differing) <= len(TEXT) // 8


def test_the_last_stop_of_a_line_can_only_be_one():
    sentence = "推进依法行政工作。"
    assert mend_mojibake(sentence.encode().decode("gb18030", "replace"))[0] == sentence


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        TRADITIONAL,
        "咖啡馆（café）经营许可£12、¡注意",
        "锛是一个生僻字，紝也是，銆也是，但这一行是正常的文字。",
        "?",
        "",
    ],
)
def test_sound_text_stays(text):
    assert mend_mojibake(text) == (text, ())


def test_what_cannot_come_back_is_said():
    text, (note,) = mend_mojibake("全区锟斤拷锟斤拷法治建设。")
    assert text == "全区锟斤拷锟斤拷法治建设。"
    assert "无法恢复" in note.message
