"""``rollover``, ``forms`` and ``templates``: what is done once a year, from the command line."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

import openpyxl
import pytest

from assistant.cli.form_commands import forms
from assistant.cli.rollover_commands import rollover
from assistant.cli.template_commands import templates
from assistant.cli.yearly_arguments import fill_forms, fill_rollover, fill_templates
from assistant.draft.draft import Draft
from assistant.draft.office_forms.form import OfficeFormError
from assistant.draft.parts import Elements, Paragraph, SheetRow
from assistant.draft.rollover.roll_over import RollOverError
from assistant.draft.templates.own_folder import OwnTemplateDamaged
from assistant.draft.templates.template import TemplateError
from assistant.workflow.drafting import open_draft, save_draft
from assistant.workflow.errors import DraftExists

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LAST = Draft(
    elements=Elements(title="青栎区司法局2024年法治政府建设情况报告", body="青栎区司法局"),
    year=2024,
    level="department",
    county="青栎区",
    paragraphs=(
        Paragraph(style="heading1", text="主要举措和成效"),
        Paragraph(text="首次开展执法“利剑行动”，受理行政复议案件158件。"),
    ),
    sheet=(
        SheetRow(key="review.accepted", name="行政复议受理", unit="件", office="复议科"),
        SheetRow(key="own.1", name="走访企业", unit="家", office="普法科、复议科"),
        SheetRow(key="own.2", name="法律援助", unit="件"),
    ),
)


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "稿.fzbg"
    save_draft(path, LAST)
    return path


def do(
    command: Callable[[argparse.Namespace], int], fill: Callable[..., None], *words: object
) -> int:
    """Read the words as the verb would, and do what they say."""
    parser = argparse.ArgumentParser()
    if fill is fill_rollover:
        fill(parser)
    else:
        acts = parser.add_subparsers(dest="act", required=True)
        fill(lambda name, meaning: acts.add_parser(name, help=meaning))
    return command(parser.parse_args([str(word) for word in words]))


def roll(*words: object) -> int:
    return do(rollover, fill_rollover, *words)


def form(*words: object) -> int:
    return do(forms, fill_forms, *words)


def template(*words: object) -> int:
    return do(templates, fill_templates, *words)


def test_last_year_is_rolled_over(
    draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "新.fzbg"
    assert roll(draft, "--year", 2025, "-o", out) == 0
    printed = capsys.readouterr().out
    assert "已沿用为新稿件《青栎区司法局2025年法治政府建设情况报告》" in printed
    assert "[首次] 第 2 段“首次”" in printed
    assert open_draft(out).year == 2025
    with pytest.raises(DraftExists):
        roll(draft, "--year", 2025, "-o", out)
    assert roll(draft, "--year", 2026, "-o", out, "--force", "--json") == 0
    shape = json.loads(capsys.readouterr().out)
    assert shape["file"] == str(out)
    assert {"kind", "words", "advice", "paragraph", "element"} <= shape["flags"][0].keys()
    with pytest.raises(RollOverError):
        roll(draft, "--year", 2024, "-o", tmp_path / "早.fzbg")


def test_forms_go_out_and_come_back(
    draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, out = tmp_path / "表", tmp_path / "填好.fzbg"
    assert form("out", draft, folder, "--deadline", "1月10日") == 0
    told = capsys.readouterr()
    assert "复议科（2 项）" in told.out
    assert "1 项指标没有来源单位" in told.err
    path = folder / "2024年数据报送表-复议科.xlsx"
    workbook = openpyxl.load_workbook(path)
    workbook.active["E5"], workbook.active["E6"] = "约160", "很多"
    workbook.save(path)
    (folder / "别的.csv").write_text("甲,乙\n1,2\n", encoding="utf-8")
    assert form("in", draft, folder, "-o", out) == 1
    printed = capsys.readouterr().out
    assert "已报送：复议科、普法科\n未报送：无" in printed
    assert "[存疑] 复议科：行政复议受理“约160”，理解为 160" in printed
    assert "“很多”，没有填入" in printed
    assert "[无法识别]" in printed
    row = open_draft(out).row("review.accepted")
    assert (row.this_year, row.state) == (160, "filled")
    assert form("in", draft, path, "--json") == 0
    shape = json.loads(capsys.readouterr().out)
    assert shape["answered"] == ["复议科"]
    assert shape["missing"] == ["普法科"]
    assert shape["doubts"][0]["path"] == str(path)


def test_values_that_differ_are_told_and_not_taken(
    draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "表"
    form("out", draft, folder)
    for office, cell, value in (("复议科", "E6", 30), ("普法科", "E5", 35)):
        path = folder / f"2024年数据报送表-{office}.xlsx"
        workbook = openpyxl.load_workbook(path)
        workbook.active[cell] = value
        workbook.save(path)
    capsys.readouterr()
    assert form("in", draft, folder) == 0
    assert "[不一致] 走访企业：30（复议科）；35（普法科）。没有填入" in capsys.readouterr().out


def test_one_office_alone_and_one_that_is_not_there(draft: Path, tmp_path: Path) -> None:
    folder = tmp_path / "表"
    assert form("out", draft, folder, "--office", "普法科", "--json") == 0
    assert [path.name for path in folder.iterdir()] == ["2024年数据报送表-普法科.xlsx"]
    with pytest.raises(OfficeFormError, match="信访科"):
        form("out", draft, tmp_path / "又", "--office", "信访科")


def test_templates_are_saved_listed_shared_and_removed(
    draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert template("save", draft, "--name", "我局年报", "--model", 2, "--level", "department") == 0
    assert template("list") == 0
    printed = capsys.readouterr().out
    assert "随附  司法局" in printed
    assert "自有  我局年报（区县部门）" in printed
    file = tmp_path / "给同事.template"
    assert template("export", "我局年报", file) == 0
    assert template("import", file, "--json") == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["name"] == "我局年报（2）"
    assert template("remove", "我局年报") == 0
    with pytest.raises(TemplateError):
        template("remove", "我局年报")
    with pytest.raises(TemplateError):
        template("save", draft, "--name", "我局年报（2）")
    file.write_bytes(b"\x00")
    with pytest.raises(OwnTemplateDamaged):
        template("import", file)
    capsys.readouterr()
    assert template("list", "--json") == 0
    shape = json.loads(capsys.readouterr().out)
    assert [each["name"] for each in shape["templates"] if each["own"]] == ["我局年报（2）"]
    assert shape["broken"] == []
