from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.base.files import TargetNotWritable
from assistant.base.paths import move_home, user_data

if TYPE_CHECKING:
    from pathlib import Path


def test_home_is_where_the_variable_says(scratch_home: Path) -> None:
    path = user_data("corpus", "corpus.sqlite3")
    assert path == scratch_home / "corpus" / "corpus.sqlite3"
    assert path.parent.is_dir()


def test_home_can_be_moved(tmp_path: Path) -> None:
    move_home(tmp_path / "另一处")
    assert user_data("settings.json").parent == tmp_path / "另一处"


def test_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("x", encoding="utf-8")
    move_home(blocked)
    with pytest.raises(TargetNotWritable):
        user_data("settings.json")
