from __future__ import annotations

import pytest

from assistant.cleaning.effects import Sample, rule_effects
from assistant.cleaning.pipeline import RULES, clean_text
from tests.cleaning.run import source

TEXT = "设为首页\n全縣領(lǐng)導高度重視法治建設工作,成效明顯.\n一、做法\n"


def effects(text, *off):
    return {effect.name: effect for effect in rule_effects(source(text), off=frozenset(off))}


def test_there_is_one_record_a_rule():
    found = rule_effects(source(TEXT))
    assert [(effect.name, effect.title) for effect in found] == [(r.name, r.title) for r in RULES]
    assert not any(effect.is_off for effect in found)


def test_what_a_rule_took_and_gave_is_counted():
    found = effects(TEXT)
    assert (found["pinyin_notes"].removed, found["pinyin_notes"].added) == (6, 0)
    assert (found["punctuation"].removed, found["punctuation"].added) == (2, 2)
    assert found["boilerplate"].removed == 4
    assert found["copies"].removed == found["copies"].added == 0


def test_samples_show_the_change_and_what_is_around_it():
    found = effects(TEXT)
    assert found["boilerplate"].samples == (Sample(before="设为首页", after=""),)
    (sample,) = found["pinyin_notes"].samples
    assert "(lǐng)" in sample.before
    assert "领" not in sample.after
    assert "(lǐng)" not in sample.after
    assert found["copies"].samples == ()


def test_no_more_than_three_samples():
    found = effects("".join(f"第{i}项工作,成效明显。\n" for i in "一二三四五六"))
    assert found["punctuation"].removed == 6
    assert len(found["punctuation"].samples) == 3


def test_a_rule_left_out_does_nothing():
    found = effects(TEXT, "punctuation")["punctuation"]
    assert found.is_off
    assert (found.removed, found.added, found.samples) == (0, 0, ())


def test_rules_that_did_something_are_those_that_changed_the_text(seeds):
    for path in sorted(seeds.glob("*.txt")):
        given = source(path.read_text(encoding="utf-8"))
        acted = [effect.name for effect in rule_effects(given) if effect.removed or effect.added]
        assert set(acted) <= set(clean_text(given).changed)


def test_an_unknown_rule_is_a_mistake():
    with pytest.raises(ValueError, match="no_such"):
        rule_effects(source(TEXT), off=frozenset({"no_such"}))
