"""What an earlier session left unsaved, whoever wrote it."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assistant.draft.file import read_draft, write_draft
from assistant.draft.journal.journal import read_original
from assistant.draft.parts import Paragraph
from assistant.workflow.desk import Desk, desk_in
from assistant.workflow.drafting import new_draft
from assistant.workflow.journaling import begin_journal
from assistant.workflow.recovering import (
    compare_lost,
    discard_lost,
    find_lost_drafts,
    original_of,
)
from tests.old_copies import leave_copy

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.draft.draft import Draft


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    (tmp_path / "temp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temp"))
    return desk_in(tmp_path / "家")


@pytest.fixture
def draft() -> Draft:
    return new_draft("司法局", body="青栎区司法局", year=2025)


def longer(draft: Draft, words: str) -> Draft:
    return replace(draft, paragraphs=(*draft.paragraphs, Paragraph(text=words)))


def leave_journal(desk: Desk, path: Path | None, before: Draft, after: Draft) -> None:
    journal = begin_journal(desk, before, original=read_original(path) if path else None)
    journal.note(after)
    journal.close()


def test_journals_and_old_copies_are_told_in_one_list(
    desk: Desk, draft: Draft, tmp_path: Path
) -> None:
    path = tmp_path / "稿件.fzbg"
    write_draft(path, draft)
    leave_journal(desk, path, draft, longer(draft, "流水里的话"))
    leave_copy(desk, str(path), longer(draft, "旧副本里的话"))
    leave_copy(desk, "new-1", longer(draft, "没有存过的话"))
    found = find_lost_drafts(desk)
    assert [each.draft.paragraphs[-1].text for each in found[:1]] == ["流水里的话"]
    assert {each.path for each in found} == {path, None}
    for lost in found:
        discard_lost(desk, lost)
    assert find_lost_drafts(desk) == ()
    assert list(desk.autosaves.iterdir()) == []
    assert read_draft(path) == draft


def test_old_copy_that_the_file_holds_is_cleared_away(
    desk: Desk, draft: Draft, tmp_path: Path
) -> None:
    path = tmp_path / "稿件.fzbg"
    write_draft(path, draft)
    copy = leave_copy(desk, str(path), draft)
    assert find_lost_drafts(desk) == ()
    assert not copy.exists()


def test_broken_old_copy_is_passed_over_and_stays(desk: Desk, draft: Draft) -> None:
    copy = leave_copy(desk, "new-1", draft)
    copy.write_bytes(b"junk")
    assert find_lost_drafts(desk) == ()
    assert copy.exists()


def test_difference_to_the_file_as_it_is_now(desk: Desk, draft: Draft, tmp_path: Path) -> None:
    path = tmp_path / "稿件.fzbg"
    write_draft(path, draft)
    leave_journal(desk, path, draft, longer(draft, "新写的一段。"))
    [lost] = find_lost_drafts(desk)
    difference = compare_lost(lost)
    assert difference.change == "unchanged"
    assert difference.comparison is not None
    changed = [row for row in difference.comparison.rows if row.kind != "same"]
    assert [(row.kind, row.pieces[0].text) for row in changed] == [("added", "新写的一段。")]
    write_draft(path, longer(draft, "别人写的一段。"))
    assert compare_lost(lost).change == "changed"
    original = original_of(lost)
    assert original is not None
    assert original.facts != read_original(path).facts  # as it was when the writing began


def test_file_that_is_gone_or_broken_leaves_the_whole_text(
    desk: Desk, draft: Draft, tmp_path: Path
) -> None:
    path = tmp_path / "稿件.fzbg"
    write_draft(path, draft)
    leave_journal(desk, path, draft, longer(draft, "新写的一段。"))
    for harm in (lambda: path.write_bytes(b"junk"), path.unlink):
        harm()
        [lost] = find_lost_drafts(desk)
        difference = compare_lost(lost)
        assert difference.comparison is None
        assert difference.text.lines[-1].text == "新写的一段。"
    assert difference.change == "gone"


def test_draft_that_was_never_saved_has_no_file(desk: Desk, draft: Draft) -> None:
    leave_journal(desk, None, draft, longer(draft, "新写的一段。"))
    [lost] = find_lost_drafts(desk)
    assert (lost.path, original_of(lost)) == (None, None)
    assert compare_lost(lost).comparison is None
