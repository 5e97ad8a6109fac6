from __future__ import annotations

from pathlib import Path

import pytest

from assistant.outline.parse import parse_outline
from assistant.outline.read_meta import read_meta

CASES = Path(__file__).resolve().parents[1] / "cases" / "meta.md"
HINTS = {"公布单位": "publisher", "公布日期": "published", "文件名": "file_name"}
FIELDS = {
    "title": "题名",
    "body": "机关",
    "level": "层级",
    "province": "省",
    "city": "市",
    "county": "县",
    "year": "年度",
    "kind": "种类",
}
LEVELS = {
    None: "—",
    "province": "省级政府",
    "city": "市级政府",
    "county": "区县政府",
    "township": "街道乡镇",
    "department": "区县部门",
    "department_city": "市级部门",
    "department_province": "省级部门",
}
KINDS = {"annual_report": "年度报告", "work_summary": "工作总结", "other": "其他"}


def read_cases():
    for section in CASES.read_text(encoding="utf-8").split("\n## ")[1:]:
        name, *lines = section.strip().split("\n")
        text = "".join(f"{line[2:]}\n" for line in lines if line.startswith("> "))
        known = [line[3:].split(" ", 1) for line in lines if line.startswith("已知：")]
        expected = [line[2:] for line in lines if line.startswith("- ")]
        assert text, name
        assert len(expected) == 7, name
        hints = {HINTS[field]: value for field, value in known}
        yield pytest.param(text, hints, expected, id=name)


@pytest.mark.parametrize(("text", "hints", "expected"), list(read_cases()))
def test_cases(text, hints, expected):
    meta = read_meta(text, parse_outline(text), **hints)
    assert [
        f"题名 {meta.title or '—'}",
        f"机关 {meta.body or '—'}",
        f"层级 {LEVELS[meta.level]}",
        f"地域 {'·'.join(name or '—' for name in (meta.province, meta.city, meta.county))}",
        f"年度 {meta.year or '—'}",
        f"种类 {KINDS[meta.kind]}",
        f"推定 {'、'.join(FIELDS[field] for field in meta.inferred) or '无'}",
    ] == expected


@pytest.mark.parametrize(("text", "hints", "expected"), list(read_cases()))
def test_what_page_and_file_say_is_kept(text, hints, expected):
    meta = read_meta(text, parse_outline(text), **hints)
    assert (meta.published, meta.publisher) == (hints.get("published"), hints.get("publisher"))
    assert expected
