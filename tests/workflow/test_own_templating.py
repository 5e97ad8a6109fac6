"""New drafts from any template, and templates out of drafts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assistant.draft.parts import Paragraph
from assistant.draft.templates.template import TemplateError
from assistant.workflow.drafting import new_draft
from assistant.workflow.own_templating import all_templates, new_draft_of_any, save_as_template

if TYPE_CHECKING:
    from pathlib import Path


def test_a_template_of_ones_own_stands_beside_the_shipped_ones(tmp_path: Path) -> None:
    folder = tmp_path / "模板"
    shipped = all_templates(folder)
    draft = new_draft("司法局", body="青栎区司法局", year=2025)
    text = Paragraph(text="2025年，青栎区司法局办理案件。")
    draft = replace(draft, paragraphs=(*draft.paragraphs, text))
    saved = save_as_template(folder, draft, name="我的", models=[len(draft.paragraphs) - 1])
    assert all_templates(folder) == (*shipped, saved)
    made = new_draft_of_any(folder, saved.id, body="松桥区司法局", year=2026)
    assert made.template == saved.id
    assert made.paragraphs[-1].text == "2026年，松桥区司法局办理案件。"
    with pytest.raises(TemplateError, match="同名"):
        save_as_template(folder, draft, name="我的")


def test_numbers_of_a_table_fill_the_sheet(tmp_path: Path) -> None:
    table = tmp_path / "数据.csv"
    table.write_text("指标键,指标,单位,本年数\nown.9,走访企业,家,12\n", encoding="utf-8")
    made = new_draft_of_any(tmp_path, "司法局", body="青栎区司法局", year=2025, sheet=table)
    assert made.row("own.9").this_year == 12
    with pytest.raises(TemplateError):
        new_draft_of_any(tmp_path, "没有的", body="青栎区司法局", year=2025)
