from __future__ import annotations

import re
from pathlib import Path

import pytest

from assistant.checks.registry import RULES
from assistant.figures.extract import extract_figures
from tests.checks.build import make_context, make_outline, seen

CASES = Path(__file__).resolve().parents[1] / "cases" / "checks.md"
SETTING = re.compile(r"规则 (?P<rule>\w+)；年度 (?P<year>\d+)；本地 (?P<city>\S+) (?P<county>\S+)")
EXPECTED = re.compile(r"- (?P<severity>\w+) “(?P<words>[^”]*)”(?: → “(?P<fix>[^”]*)”)?$")
FUNCTIONS = {rule.name: rule.function for rule in RULES}


def read_cases():
    sections = CASES.read_text(encoding="utf-8").split("\n## ")[1:]
    for section in sections:
        title, *lines = section.strip().split("\n")
        setting = SETTING.fullmatch(lines[0])
        text = "".join(f"{line[2:]}\n" for line in lines if line.startswith("> "))
        bullets = [line for line in lines if line.startswith("- ") and line != "- 无"]
        expected = [EXPECTED.fullmatch(bullet) for bullet in bullets]
        assert setting, title
        assert all(expected), title
        assert bullets or lines[-1] == "- 无", title
        yield pytest.param(setting, text, [match.groups() for match in expected], id=title)


def read_context(setting, text):
    year = int(setting["year"])
    figures = extract_figures(text, make_outline(text), year=year)
    return make_context(
        text, year=year, city=setting["city"], county=setting["county"], figures=figures
    )


@pytest.mark.parametrize(("setting", "text", "expected"), list(read_cases()))
def test_cases(setting, text, expected):
    context = read_context(setting, text)
    found = sorted(FUNCTIONS[setting["rule"]](context), key=lambda item: (item.start, item.end))
    shown = [(item.severity, text[item.start : item.end], item.fix) for item in found]
    assert shown == expected


@pytest.mark.parametrize(("setting", "text", "expected"), list(read_cases()))
def test_what_is_put_right_is_found_no_more(setting, text, expected):
    function = FUNCTIONS[setting["rule"]]
    found = sorted(function(read_context(setting, text)), key=lambda item: item.start)
    for item in reversed([item for item in found if item.fix is not None]):
        text = text[: item.start] + item.fix + text[item.end :]
    left = list(function(read_context(setting, text)))
    assert len(left) == len([item for item in found if item.fix is None])


def test_seen_shows_what_a_rule_finds():
    context = make_context("标题\n共开展次，\n")
    assert seen(FUNCTIONS["placeholders"], context) == [("error", "共开展次", None)]
