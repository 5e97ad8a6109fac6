"""Whether everything that ships is there and works; run on the frozen program."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.base.errors import AssistantError
from assistant.base.files import read_bytes
from assistant.base.paths import BUNDLED_FOLDERS, bundled
from assistant.corpus.public_figures import load_public_figures
from assistant.draft.templates.skeleton import build_draft, templates
from assistant.figures.indicators import load_indicators
from assistant.outline.divisions import load_divisions
from assistant.suggest.words import segment
from assistant.workflow.errors import SelfCheckFailed
from assistant.workflow.exporting import export_draft
from assistant.workflow.importing import sample_reports
from assistant.workflow.reading import read_report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from assistant.workflow.exporting import PdfWriter


def self_check(write_pdf: PdfWriter | None = None) -> Iterator[str]:
    """Do one step after the other and yield what each found, in Chinese.

    Raises:
        SelfCheckFailed: at the first step that does not work.
    """
    for what, step in _steps(write_pdf):
        try:
            found = step()
        except (AssistantError, OSError, ImportError) as error:
            raise SelfCheckFailed(what, str(error)) from error
        yield f"{what}：{found}"


def _steps(write_pdf: PdfWriter | None) -> tuple[tuple[str, Callable[[], str]], ...]:
    return (
        ("随附文件", _bundled_files),
        ("指标表", lambda: f"{len(tuple(load_indicators()))} 项"),
        ("公开数据", lambda: f"{len(load_public_figures())} 条"),
        ("行政区划", lambda: f"{sum(1 for _ in load_divisions())} 个"),
        ("分词词典", lambda: "/".join(segment("行政复议案件办理质效"))),
        ("示例报告", _samples),
        ("报告模板", lambda: "、".join(template.name for template in templates())),
        ("导出公文", lambda: _exported(write_pdf)),
    )


def _bundled_files() -> str:
    files = [
        path for folder in BUNDLED_FOLDERS for path in bundled(folder).rglob("*") if path.is_file()
    ]
    size = sum(len(read_bytes(path)) for path in files)
    return f"{len(files)} 个文件，{size / 1024:,.0f} KB"


def _samples() -> str:
    reports = [read_report(path) for path in sorted(sample_reports().glob("*.txt"))]
    return f"{len(reports)} 份，数据 {sum(len(report.figures) for report in reports)} 条"


def _exported(write_pdf: PdfWriter | None) -> str:
    draft = build_draft("司法局", body="青栎区司法局", year=2025)
    endings = [".docx", ".html", ".txt"] + ([".pdf"] if write_pdf else [])
    with tempfile.TemporaryDirectory() as folder:
        for ending in endings:
            export_draft(draft, Path(folder) / f"自检{ending}", write_pdf=write_pdf)
    return " ".join(endings)
