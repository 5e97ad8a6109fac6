"""Word opens only what keeps the order of its schema; every form of document is looked at."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assistant.draft.manuscript import FieldMark
from assistant.export.docx.changes import write_docx_changes
from assistant.export.docx.write import write_docx
from tests.export.build import ATTACHMENTS, FULL, line, manuscript, report
from tests.export.word_order import misplaced

if TYPE_CHECKING:
    from pathlib import Path

MARKS = (
    FieldMark(start=0, end=3, key="review.accepted", verified=True, expression="review.accepted"),
    FieldMark(start=3, end=6, key=None, verified=False, blank=True),
)
TABLE = (
    line("caption", "办案情况", "表1\u3000"),
    line("table", "指标\t数量\n受理\t【件】\n办结\t158", marks=()),
    line("grid", "指标\t数量\n受理\t12"),
)
FORMS = {
    "plain": report(1),
    "marked": manuscript(line("body", "210件【件】", marks=MARKS)),
    "full": report(1, **FULL, attachments=ATTACHMENTS),
    "joint": report(1, **{**FULL, "issuer_mark": "临江市司法局、临江市财政局文件"}),
    "sealed": report(1, signed_by="临江市司法局、临江市财政局", sealed=True),
    "letter": report(1, **{**FULL, "form": "letter"}),
    "tables": manuscript(line("body", "如下表。"), *TABLE),
}


@pytest.mark.parametrize("name", FORMS)
def test_parts_keep_the_order_of_the_schema(name: str, tmp_path: Path) -> None:
    path = tmp_path / "报告.docx"
    write_docx(FORMS[name], path, mark_unverified=True, keep_fields=True)
    assert misplaced(path) == []


@pytest.mark.parametrize("name", FORMS)
def test_tracked_changes_keep_it_too(name: str, tmp_path: Path) -> None:
    path = tmp_path / "花脸稿.docx"
    after = FORMS[name]
    before = replace(after, lines=(line("body", "原有一段。"), *after.lines[1:-1]))
    write_docx_changes(before, after, path)
    assert misplaced(path) == []
