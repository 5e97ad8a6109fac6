"""The sample reports are sound, and what is spoiled in them is found."""

from __future__ import annotations

import pytest

from assistant.base.paths import bundled
from assistant.checks.context import Context
from assistant.checks.registry import run_rules
from assistant.figures.extract import extract_figures
from assistant.outline.parse import parse_outline
from assistant.outline.read_meta import read_meta

SAMPLES = sorted(bundled("corpus", "samples").glob("*.txt"))
MARK = "示例：本文为虚构，仅供演示\n"
GOVERNMENT = "shili-qu-zhengfu-2024"
BUREAU = "shili-sifaju-2024"
STREET = "shili-jiedao-2023"
TRANSPORT = "shili-jiaotongju-2025"


def read_sample(name):
    text = bundled("corpus", "samples", f"{name}.txt").read_text(encoding="utf-8")
    assert text.startswith(MARK)
    return text.removeprefix(MARK)


def findings_of(text):
    outline = parse_outline(text)
    meta = read_meta(text, outline)
    figures = extract_figures(text, outline, year=meta.year)
    return run_rules(Context(draft=None, meta=meta, outline=outline, figures=figures, text=text))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_samples_are_sound(path):
    text = read_sample(path.stem)
    assert 1900 <= len(text) <= 5500
    assert findings_of(text) == ()


@pytest.mark.parametrize(
    ("name", "right", "wrong", "rule"),
    [
        (GOVERNMENT, "合格率98.33%", "合格率97.33%", "arithmetic"),
        (GOVERNMENT, "通过率89.81%", "通过率88.81%", "arithmetic"),
        (GOVERNMENT, "败诉率5%", "败诉率6%", "arithmetic"),
        (GOVERNMENT, "刑事388件", "刑事398件", "arithmetic"),
        (GOVERNMENT, "废止和失效11件", "废止和失效110件", "arithmetic"),
        (GOVERNMENT, "同比增长10%", "同比增长10个百分点", "arithmetic"),
        (GOVERNMENT, "四、2025年主要安排", "四、2024年主要安排", "wrong_year"),
        (GOVERNMENT, "2024年，樟汀区人民政府坚持", "2023年，樟汀区人民政府坚持", "wrong_year"),
        (GOVERNMENT, "（2021—2025年）", "（20212025年）", "wrong_year"),
        (GOVERNMENT, "普法活动412场次", "普法活动场次", "placeholders"),
        (GOVERNMENT, "（三）严守", "（四）严守", "numbering"),
        (GOVERNMENT, "2025年，樟汀区", "2025年，黄埔区", "other_place"),
        (BUREAU, "整改率93.55%", "整改率90%", "arithmetic"),
        (BUREAU, "行政规范性文件12件", "行政规范性文件120件", "arithmetic"),
        (BUREAU, "2.做实", "3.做实", "numbering"),
        (BUREAU, "（三）推动", "三）推动", "numbering"),
        (BUREAU, "人民调解委员会", "人民调节委员会", "wording"),
        (STREET, "成功率99.07%", "成功率98.07%", "arithmetic"),
        (STREET, "普通程序45宗", "普通程序55宗", "arithmetic"),
        (STREET, "二是学法制度", "三是学法制度", "numbering"),
        (STREET, "（一）执法专业", "（一)执法专业", "punctuation"),
        (TRANSPORT, "维持6件", "维持7件", "arithmetic"),
        (TRANSPORT, "同比下降28%", "同比下降%", "placeholders"),
        (TRANSPORT, "七、2026年工作安排", "七、2025年工作安排", "wrong_year"),
        (TRANSPORT, "五、丰富", "四、丰富", "numbering"),
    ],
)
def test_a_spoiled_sample_is_found_out(name, right, wrong, rule):
    text = read_sample(name)
    assert right in text
    found = findings_of(text.replace(right, wrong, 1))
    assert [finding.rule for finding in found] == [rule]
