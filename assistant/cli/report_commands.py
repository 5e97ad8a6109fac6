"""``clean`` and ``parse``: what the program makes of a published file."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from assistant.base.errors import AssistantError
from assistant.cli.terminal import plain
from assistant.sources.read import find_sources
from assistant.workflow.messages import message_of
from assistant.workflow.reading import read_clean, read_report
from assistant.workflow.report_json import report_shape, to_json

if TYPE_CHECKING:
    import argparse

    from assistant.corpus.report import Report


def clean(options: argparse.Namespace) -> int:
    """Print the cleaned text; remarks of the rules go to stderr."""
    cleaned = read_clean(options.file)
    sys.stdout.write(cleaned.text)
    for note in cleaned.notes:
        print(f"提示（{note.rule}）：{note.message}", file=sys.stderr)
    return 0


def parse(options: argparse.Namespace) -> int:
    """Print what each file was understood as; a file that fails does not stop the others."""
    reports: list[Report] = []
    failures: list[tuple[str, str]] = []
    for file in find_sources(options.files):
        try:
            reports.append(read_report(file))
        except AssistantError as error:
            failures.append((file.name, message_of(error)))
    for name, message in failures:
        print(f"{name}：{message}", file=sys.stderr)
    if not reports and not failures:
        print("没有找到可以读取的文件。", file=sys.stderr)
        return 2
    if options.json:
        shape: dict[str, object] = {"reports": [report_shape(report) for report in reports]}
        if failures:
            shape["errors"] = [{"path": name, "message": text} for name, text in failures]
        print(to_json(shape))
    else:
        for report in reports:
            print_report(report)
    return exit_code(len(reports), len(failures))


def exit_code(done: int, failed: int) -> int:
    """Return 0 where nothing failed, 1 where something did, 2 where nothing else was given."""
    if not failed:
        return 0
    return 1 if done else 2


def print_report(report: Report) -> None:
    """Print what a report was understood as."""
    meta = report.meta
    place = " ".join(filter(None, (meta.province, meta.city, meta.county))) or "地域未识别"
    print(plain(meta.title or "（无题名）"))
    print(f"  {meta.body or '发文机关未识别'} · {place} · {meta.year or '年度未识别'}")
    print(f"  {len(report.text):,} 字，语段 {len(report.passages)}，数据 {len(report.figures)}")
    for section in report.outline.sections:
        if section.heading and not section.list_item:
            indent = "  " * section.level
            print(f"{indent}{section.ordinal or ''}{section.heading}  [{section.role}]")
    for note in report.notes:
        print(f"  提示（{note.rule}）：{note.message}")
