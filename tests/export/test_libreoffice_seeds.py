"""Real reports made drafts: preview and LibreOffice break their pages at the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.draft.compose import compose
from assistant.export.pages.typesetter import lay_out
from assistant.workflow.drafting import draft_from_report
from tests.export.build import installed_faces
from tests.export.printed_pages import convert, expected_rows, printed_rows

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.libreoffice, pytest.mark.seeds]


def test_pages_of_real_reports_begin_with_the_same_words(
    soffice: str, seeds: Path, tmp_path: Path
) -> None:
    manuscripts = {
        path.stem: compose(draft_from_report(path)) for path in sorted(seeds.glob("*.txt"))
    }
    assert manuscripts
    printed = convert(manuscripts, soffice, tmp_path)
    for name, manuscript in manuscripts.items():
        ours = lay_out(manuscript, measures=installed_faces())
        theirs = printed_rows(printed[name])
        firsts = [expected_rows(page)[0].text for page in ours]
        assert firsts == [rows[0].text for rows in theirs], name
