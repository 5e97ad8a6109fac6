from __future__ import annotations

import json
import random
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from assistant.base.span import Note
from assistant.cleaning.pipeline import RULES, clean_text
from assistant.sources.source_text import SourceText
from tests.cleaning.run import clean, notes, source

SENTENCE = "全面推进法治政府建设，持续深化改革，完善制度体系，不断提升服务水平和群众满意度。"

PIECES = st.sampled_from(
    [
        *"一二三（）()【】，。、；：？！,.;:?!“”\"'「」《》 \t\n\n\n\u3000|",
        *"0123１２ＡAaé%％-—－…．｡",
        *"\ufeff\u200b\x00\r\v\x85\ud800\ufffd&<>領導發製著谘治政府年月日件次\u2f00",
        *["(lǐng)", "(men)", "索引号", "发布机构", "首页 > ", "来源：", "打印", "一、", "（一）"],
        *[
            "\n）",
            "\n)",
            "一是",
            "附件",
            "报告",
            "暨2024年",
            "关于",
            "总结",
            "司法局",
            "1.",
            "\n\n",
        ],
        *["?！保瑸槊褶k", "http://a.cn/?a=1,2", "...", "  ", "    ", "&nbsp;", "<p>", "&amp;amp;"],
        *[
            "?！毒V",
            "?guī)",
            "锛",
            "€",
            "ï¼Œ",
            "- 1 -\n",
            "<<",
            ">",
            "〔2021]",
            "3号",
            "--",
            "─",
            "～~",
        ],
        *[
            "索 引 号 1\n",
            "标 题 报告\n",
            "• 索引号:\n",
            "**",
            "# ",
            "[首页](/a)",
            "㈠",
            "製度",
            "王昇",
        ],
        *[SENTENCE, SENTENCE + "\n", "相关附件：", "上一篇：", "2024-01-30 09:12"],
    ]
)

FAULTS = ("", " ", "\n", ",", "(", "\u3000", "領", "\u200b", "|", "(lǐ)", "1", '"', "?", "。\n")


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_cleaning_twice_is_cleaning_once(text):
    once = clean(text)
    assert clean(once) == once
    assert not once or once.endswith("\n")
    assert "\n\n" not in once
    once.encode("utf-8")


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_any_text_cleans_to_what_stays(text):
    once = clean(text)
    assert clean(once) == once


@pytest.mark.parametrize("seed", range(6))
def test_damaged_reports_clean_to_what_stays(seeds, seed):
    chance = random.Random(seed)
    for path in sorted(seeds.glob("*.txt")):
        characters = list(path.read_text(encoding="utf-8"))
        for _ in range(60):
            characters[chance.randrange(len(characters))] = chance.choice(FAULTS)
        once = clean("".join(characters))
        assert clean(once) == once


def test_reports_clean_to_what_stays(seeds):
    for path in sorted(seeds.glob("*.txt")):
        once = clean(path.read_text(encoding="utf-8"))
        assert clean(once) == once


@pytest.mark.parametrize("name", ["000-huangpu-2023", "001-xialu-2023"])
def test_error_rate_against_the_hand_cleaned_text(seeds, gold, name):
    cleaned = clean((seeds / f"{name}.txt").read_text(encoding="utf-8"))
    wanted = (gold / f"{name}.clean.txt").read_text(encoding="utf-8")
    for place in json.loads((gold / f"{name}.variants.json").read_text(encoding="utf-8")):
        readings = [wanted, *(wanted.replace(place["gold"], x, 1) for x in place["accept"])]
        wanted = min(readings, key=lambda reading: Levenshtein.distance(reading, cleaned))
    assert Levenshtein.distance(wanted, cleaned) <= 0.001 * len(wanted)


def test_nothing_dirty_is_left_in_the_reports(seeds):
    opencc = pytest.importorskip("opencc")
    for path in sorted(seeds.glob("*.txt")):
        cleaned = clean(path.read_text(encoding="utf-8"))
        assert opencc.OpenCC("t2s").convert(cleaned) == cleaned
        for dirt in ("索引号", "加入收藏", "相关图片", "|", "ǎ", "ò", "，，", "(", "?", "\ufffd"):
            assert dirt not in cleaned, (path.name, dirt)


def test_the_second_copy_goes(seeds):
    (path,) = seeds.glob("004-*.txt")
    found = path.read_text(encoding="utf-8")
    assert 0.45 * len(found) < len(clean(found)) < 0.52 * len(found)


@pytest.mark.parametrize("text", ["", "\n", " \u3000\n", "\ufeff", "设为首页 | 加入收藏\n打印\n"])
def test_text_may_come_out_empty(text):
    assert clean(text) == ""


def test_remarks_of_the_reader_are_kept():
    note = Note(rule="sources", message="已按实际内容读取。")
    given = SourceText(
        text="一、主要做法\n", path=Path("a.txt"), media_type="text/plain", notes=(note,)
    )
    assert clean_text(given).notes == (note,)


def test_rules_have_names_of_their_own():
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)
    assert all(rule.title for rule in RULES)


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join), st.sampled_from([rule.name for rule in RULES]))
def test_with_a_rule_left_out_cleaning_twice_is_cleaning_once(text, rule):
    once = clean(text, rule)
    assert clean(once, rule) == once


@pytest.mark.parametrize("rule", [rule.name for rule in RULES])
def test_reports_clean_to_what_stays_with_a_rule_left_out(seeds, rule):
    for path in sorted(seeds.glob("*.txt")):
        once = clean(path.read_text(encoding="utf-8"), rule)
        assert once
        assert clean(once, rule) == once


def test_the_rules_that_changed_the_text_are_named():
    given = source("设为首页\n全县重视,成效明显。\n一、做法\n")
    assert clean_text(given).changed == ("boilerplate", "punctuation")
    assert clean_text(source("一、做法\n全县重视，成效明显。\n")).changed == ()


def test_a_rule_left_out_does_nothing():
    assert "領" in clean("全縣領導高度重視法治建設", "variants")
    assert "," in clean("全县重视,成效明显", "punctuation")


def test_an_unknown_rule_is_a_mistake():
    with pytest.raises(ValueError, match="no_such"):
        clean_text(source("一、"), off=frozenset({"no_such"}))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("（一）甲。\n）乙。\n", "ordinals 有1个小标题丢失了序号，已按前后次序补上"),
        ("（一）甲。\n）乙。\n（五）丙。\n", "ordinals 有1段以“）”开头"),
        ("办公室王昇同志负责本县的普法工作和法律服务工作。", "variants 简体文本中有个别繁体字"),
        ("县局\ue123牵头办理。", "characters 有1个字符无法识别"),
        ("县局\ud800牵头办理。", "characters 有1个字符无法识别"),
        ('全县开展"法治体检活动。', "quotes 有1个段落的直引号不成对"),
        ("共办理2 899件案件。", "spaces 有1处数字按三位分节"),
        ("全年共办理 件，", "spaces 有1处数字疑似漏填"),
        (
            "推进依法行政，建设法治政府。".encode().decode("gb18030", "replace"),
            "mojibake 原文编码读错",
        ),
        ("索引号：001 发布机构：县局\n一、做法\n", "metadata_table 已去除网页的信息公开目录表"),
    ],
)
def test_what_could_not_be_decided_is_said(text, words):
    assert words in notes(text)


def test_clean_text_needs_no_remark():
    assert notes(f"一、主要做法\n{SENTENCE}\n") == ""


def test_a_paragraph_with_a_space_after_each_full_stop_stays_one():
    given = " ".join(f"印发第{i}号方案，各单位认真抓好落实，成效逐步显现。" for i in range(40))
    assert clean(given) == given.replace(" ", "") + "\n"


def test_a_mark_over_the_edge_does_not_hide_the_width():
    full = "青栎区各部门认真落实年度法治工作要点和任务" * 2
    lines = [*[full] * 8, f"{full}，", f"{full}，", f"{full[:-1]}。", full, "扎实推进各项任务。"]
    assert clean("\n".join(lines)) == "".join(lines) + "\n"


HUGE = {
    "one line": SENTENCE * 25_000,
    "no stops": "法治政府" * 250_000,
    "brackets": "(" * 100_000 + "法" + ")" * 100_000,
    "points": "法." * 200_000,
    "damage": "?法a" * 20_000,
    "quotes": "'法 \"" * 100_000,
    "bare brackets": "）法\n" * 30_000,
    "short lines": "法治\n" * 30_000,
    "tags": "<p " * 100_000,
    "entities": "&amp;" * 100_000,
    "crumbs": ("a > " * 39 + "。\n") * 200,
    "table": "| 法 " * 50_000,
    "digits": "1 234" * 50_000,
    "spaces": "法 \t\u3000" * 100_000,
    "line feeds": "\n" * 1_000_000,
    "same sentence": "法治政府建设。" * 300_000,
    "wide brackets": "（(" * 250_000 + "）)" * 250_000,
    "wrong quotes": "”法“" * 300_000,
    "lost bytes": "?！保瑸槊" * 100_000,
    "fields": "来源：\n" * 50_000,
    "steps": "首页\n>\n" * 50_000,
    "dashes": "-" * 500_000 + "法" + "─" * 500_000,
    "angles": "<法" * 200_000,
    "halves": "锛法" * 200_000 + "ï¼法" * 200_000,
    "page numbers": "- 1 -\n法\n" * 50_000,
    "links": "[法](" * 100_000,
    "control": "\x00\x1b\u202e法" * 100_000,
}


@pytest.mark.parametrize("text", HUGE.values(), ids=HUGE.keys())
def test_hostile_text_takes_bounded_time(text):
    started = time.process_time()
    once = clean(text)
    assert time.process_time() - started < 20
    assert clean(once[:20_000]) is not None


def test_a_line_of_ten_megabytes():
    text = SENTENCE * (10_000_000 // 3 // len(SENTENCE))
    assert len(clean(text)) > 200
