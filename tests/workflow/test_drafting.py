from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assistant.draft.parts import Elements
from assistant.workflow.desk import desk_in
from assistant.workflow.drafting import (
    discard_autosave,
    find_autosaves,
    new_draft,
    open_draft,
    save_draft,
)
from tests.old_copies import leave_copy

if TYPE_CHECKING:
    from pathlib import Path


def test_new_save_open(tmp_path: Path) -> None:
    draft = new_draft("区县政府", body="青栎区人民政府", year=2025)
    path = tmp_path / "稿件.fzbg"
    save_draft(path, draft)
    assert open_draft(path) == draft


def test_autosave_and_recovery(tmp_path: Path) -> None:
    desk = desk_in(tmp_path / "家")
    assert find_autosaves(desk) == ()
    draft = new_draft("司法局", body="青栎区司法局", year=2025)
    original = tmp_path / "稿件.fzbg"
    leave_copy(desk, str(original), draft)
    changed = replace(draft, elements=Elements(title="改过的标题", body="青栎区司法局"))
    leave_copy(desk, str(original), changed)
    leave_copy(desk, "未保存", draft)
    found = {copy.original: copy for copy in find_autosaves(desk)}
    assert set(found) == {original, None}
    assert found[original].title == "改过的标题"
    assert open_draft(found[original].path) == changed
    discard_autosave(found[original].path)
    assert [copy.original for copy in find_autosaves(desk)] == [None]


@pytest.mark.parametrize("content", [b"", b"junk"])
def test_broken_autosave_is_passed_over(tmp_path: Path, content: bytes) -> None:
    desk = desk_in(tmp_path / "家")
    copy = leave_copy(desk, "未保存", new_draft("司法局", body="青栎区司法局", year=2025))
    copy.write_bytes(content)
    assert find_autosaves(desk) == ()
