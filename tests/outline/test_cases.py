from __future__ import annotations

from pathlib import Path

import pytest

from assistant.outline.parse import parse_outline
from assistant.outline.title import find_title, join_title

CASES = Path(__file__).resolve().parents[1] / "cases" / "outline.md"
ROLES = {
    "preface": "导语",
    "achievements": "成效",
    "leader": "第一责任人",
    "problems": "问题",
    "plan": "安排",
    "problems_plan": "问题与安排",
    "closing": "结尾",
    "other": "其他",
}


def read_cases():
    for section in CASES.read_text(encoding="utf-8").split("\n## ")[1:]:
        name, *lines = section.strip().split("\n")
        text = "".join(f"{line[2:]}\n" for line in lines if line.startswith("> "))
        title = next(line[2:] for line in lines if line.startswith("题："))
        outline = [line[2:] for line in lines if line.startswith("- ")]
        assert text, name
        assert outline, name
        yield pytest.param(text, title, outline, id=name)


@pytest.mark.parametrize(("text", "title", "outline"), list(read_cases()))
def test_cases(text, title, outline):
    span = find_title(text)
    assert (join_title(text[slice(*span)]) if span else "无") == title
    assert [
        f"{section.level}{'*' if section.list_item else ''} | {section.ordinal or '—'} | "
        f"{section.heading or '～'} | {ROLES[section.role]}"
        for section in parse_outline(text).sections
    ] == outline
