"""``assistant phrases``: the phrase bank from the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from assistant.base.paths import user_data
from assistant.cli.main import run

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "收到行政复议申请{{ review.accepted }}，当场办理【当场办理数】件。"


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> pytest.CaptureFixture[str]:
    """What is printed after one favourite was kept."""
    assert run(["phrases", "add", TEXT, "--role", "achievements"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("已收藏：我的  行政复议")
    return capsys


def test_finding_by_words_topic_and_role(told: pytest.CaptureFixture[str]) -> None:
    assert run(["phrases", "當場辦理", "行政復議"]) == 0
    assert "我的" in told.readouterr().out
    assert run(["phrases", "--own", "--topic", "行政复议", "--role", "achievements", "--json"]) == 0
    [phrase] = json.loads(told.readouterr().out)["phrases"]
    assert phrase == {
        "text": TEXT,
        "topic": "行政复议",
        "role": "achievements",
        "note": "",
        "own": True,
    }
    assert run(["phrases", "--own", "--topic", "行政执法"]) == 0
    assert "没有符合的用语。现有的主题：" in told.readouterr().out


def test_shipped_phrases_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["phrases", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["total"] == len(answer["phrases"]) >= 400
    assert run(["phrases", "--topic", "行政复议"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines
    assert all(line.startswith("自带  行政复议") for line in lines)


def test_adding_twice_and_broken_fields(told: pytest.CaptureFixture[str]) -> None:
    assert run(["phrases", "add", TEXT]) == 2
    assert "已有这一条" in told.readouterr().err
    assert run(["phrases", "add", "受理{{ 1 }}件", "--json"]) == 2
    answer = told.readouterr()
    assert "{{ 1 }}" in answer.err
    assert "不能作为用语" in json.loads(answer.out)["error"]


def test_import_and_export(told: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "用语.csv"
    path.write_text(f"用语,作用\n{TEXT},\n复议听证常态化。,下一步安排\n坏{{{{,\n", "gbk")
    assert run(["phrases", "import", str(path)]) == 1
    answer = told.readouterr()
    assert answer.out == "导入 1 条，已有 1 条。\n"
    assert "没有用上：第 4 行“{{”：花括号没有成对" in answer.err
    assert run(["phrases", "export", str(tmp_path / "出.xlsx"), "--json"]) == 0
    assert json.loads(told.readouterr().out)["phrases"] == 2
    assert run(["phrases", "export", str(tmp_path / "出.doc")]) == 2
    assert "只能保存为 XLSX 或 CSV" in told.readouterr().err


@pytest.mark.parametrize(
    ("words", "lack"),
    [
        (["add"], "add 后面缺少用语"),
        (["add", " "], "add 后面缺少用语"),
        (["import"], "import 后面缺少表格文件"),
        (["export", "a.csv", "b.csv"], "export 后面只能写一个文件"),
    ],
)
def test_usage_is_told(words: list[str], lack: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        run(["phrases", *words])
    assert left.value.code == 2
    assert lack in capsys.readouterr().err


def test_damaged_favourites_are_told_beside_the_shipped_ones(
    capsys: pytest.CaptureFixture[str],
) -> None:
    user_data("phrases.json").write_text("[", encoding="utf-8")
    assert run(["phrases", "--topic", "行政复议"]) == 1
    answer = capsys.readouterr()
    assert "自带" in answer.out
    assert "我的用语" in answer.err
    assert run(["phrases", "add", TEXT]) == 2
