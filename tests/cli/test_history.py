"""``history`` and ``compare`` on the command line."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

import pytest

from assistant.cli.history_commands import compare, fill_compare, fill_history, history
from assistant.draft.file import keep_version, read_draft, read_history, write_draft
from assistant.workflow.errors import DraftExists, UnknownVersion
from tests.draft.test_compare import LAST, with_text

if TYPE_CHECKING:
    from pathlib import Path

NOW = with_text(LAST, 4, "作出行政处罚决定90件，开展执法检查12次。")


def run(fill, command, *words: object) -> int:
    parser = argparse.ArgumentParser()
    fill(parser)
    return command(parser.parse_args([str(word) for word in words]))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    saved = tmp_path / "稿件.fzbg"
    write_draft(saved, LAST)
    keep_version(saved, LAST, name="送审稿")
    keep_version(saved, NOW, act="全部替换")
    write_draft(saved, NOW)
    return saved


def test_versions_are_listed_newest_first(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(fill_history, history, path, "--json") == 0
    versions = json.loads(capsys.readouterr().out)["versions"]
    assert [each["number"] for each in versions] == list(range(1, len(versions) + 1))
    assert (versions[-1]["kind"], versions[-1]["name"]) == ("named", "送审稿")
    assert {each["act"] for each in versions} >= {"全部替换"}
    assert run(fill_history, history, path) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[-1].startswith(f"{len(versions)}　")
    assert "送审稿" in lines[-1]
    assert "全部替换之前" in "".join(lines)


def test_a_version_becomes_a_draft_of_its_own(path: Path, tmp_path: Path) -> None:
    out = tmp_path / "旧稿.fzbg"
    oldest = len(read_history(path))
    assert run(fill_history, history, path, "--restore", oldest, "-o", out) == 0
    assert read_draft(out) == LAST
    with pytest.raises(DraftExists):
        run(fill_history, history, path, "--restore", 1, "-o", out)
    with pytest.raises(UnknownVersion):
        run(fill_history, history, path, "--restore", oldest + 1, "-o", out, "--force")


def test_what_does_not_go_together_is_said(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(fill_history, history, path, "--restore", 1) == 2
    assert "-o OUT.fzbg" in capsys.readouterr().err
    assert run(fill_history, history, path, "-o", path) == 2
    assert "--restore" in capsys.readouterr().err


def test_a_draft_without_versions(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    saved = tmp_path / "新稿.fzbg"
    write_draft(saved, LAST)
    assert run(fill_history, history, saved) == 0
    assert "还没有以前的版本" in capsys.readouterr().out


def test_two_drafts_are_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paths = tmp_path / "甲.fzbg", tmp_path / "乙.fzbg"
    for each, draft in zip(paths, (LAST, NOW), strict=True):
        write_draft(each, draft)
    assert run(fill_compare, compare, *paths) == 0
    out = capsys.readouterr().out
    assert "[-86-]{+90+}" in out
    assert "文字不同 1 处" in out
    assert run(fill_compare, compare, *paths, "--figures") == 0
    out = capsys.readouterr().out
    assert "{+90+}" not in out
    assert "行政处罚：86件 → 90件" in out
    assert run(fill_compare, compare, *paths, "--json", "-o", tmp_path / "比较.html") == 0
    shape = json.loads(capsys.readouterr().out)
    assert shape["figures"][0]["change"] == "+4件（+4.65%）"
    assert [row["kind"] for row in shape["rows"]] == ["changed"]
    assert (tmp_path / "比较.html").exists()
