"""What the command line says beside an export, and what it leaves out when asked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import docx
import pytest

from assistant.cli.main import run
from assistant.export.house.format import house_format
from assistant.workflow.desk import own_desk
from assistant.workflow.drafting import open_draft, save_draft
from assistant.workflow.house_formats import change_house_formats

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def draft(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A new draft, all its blanks open, in a format of the office's own."""
    path = tmp_path / "稿件.fzbg"
    run(
        ["new", "--template", "司法局", "--body", "青栎区司法局", "--year", "2025", "-o", str(path)]
    )
    house = house_format("青栎区司法局", {"row_pt": 28})
    change_house_formats(own_desk(), lambda formats: formats.with_format(house))
    save_draft(path, replace(open_draft(path), house_format=house.name))
    capsys.readouterr()
    return path


def test_facts_go_to_stderr(
    draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "报告.pdf"
    assert run(["export", str(draft), "-o", str(target)]) == 0
    out, err = capsys.readouterr()
    assert out == f"已导出：{target}\n"
    assert "处空白没有填写" in err
    assert err.count("未填　") == 10
    assert "……另有" in err
    assert "按版式“青栎区司法局”排版，与国家标准有 1 处不同。" in err
    assert "行距：标准 28.95 磅（5.2.3），本版式 28 磅；每页 22 行" in err
    assert "Traceback" not in err


def test_format_that_is_not_here_is_told(
    draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change_house_formats(own_desk(), lambda formats: formats.without("青栎区司法局"))
    assert run(["export", str(draft), "-o", str(tmp_path / "报告.docx")]) == 0
    assert "本机没有本稿的版式“青栎区司法局”，改按国家标准排版" in capsys.readouterr().err
    line = docx.Document(tmp_path / "报告.docx").styles["Normal Indent"].paragraph_format
    assert line.line_spacing.pt == 28.95


@pytest.mark.parametrize(("option", "marked"), [([], True), (["--no-marks"], False)])
def test_marks_can_be_left_out(
    draft: Path, tmp_path: Path, option: list[str], marked: bool
) -> None:
    target = tmp_path / "报告.docx"
    assert run(["export", str(draft), "-o", str(target), *option]) == 0
    assert ('w:highlight w:val="yellow"' in docx.Document(target).element.xml) is marked
