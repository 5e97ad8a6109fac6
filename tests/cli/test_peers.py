"""``assistant peers``: lists and residents from the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from assistant.cli.main import run

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

TABLE = "机关,名单,常住人口（万人）\n下陆区人民政府,周边,18.2\n没有的局,周边,\n"


def test_nothing_yet(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["peers", "list"]) == 0
    assert "还没有对标名单" in capsys.readouterr().out
    assert run(["peers", "residents"]) == 0
    assert "还没有常住人口" in capsys.readouterr().out


def test_import_list_residents_export(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "名单.csv"
    path.write_text(TABLE, encoding="gbk")
    assert run(["peers", "import", str(path)]) == 1
    told = capsys.readouterr()
    assert "认出 1 个机关" in told.out
    assert "没有认出：第 3 行“没有的局”" in told.err
    assert run(["peers", "list"]) == 0
    assert "周边（1 个）\n  黄石市下陆区人民政府\n" in capsys.readouterr().out
    assert run(["peers", "residents"]) == 0
    assert "182,000 人" in capsys.readouterr().out
    assert run(["peers", "export", str(tmp_path / "出.csv")]) == 0
    assert "黄石市下陆区人民政府,周边,182000" in (tmp_path / "出.csv").read_text("utf-8-sig")


def test_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "名单.csv"
    path.write_text(TABLE, encoding="utf-8")
    assert run(["peers", "import", str(path), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["bodies"] == 1
    assert told["unknown"] == ["第 3 行“没有的局”"]
    assert run(["peers", "list", "--json"]) == 0
    [first] = json.loads(capsys.readouterr().out)["lists"]
    assert first == {"name": "周边", "bodies": ["黄石市/下陆区人民政府"]}
    assert run(["peers", "residents", "--json"]) == 0
    residents = json.loads(capsys.readouterr().out)["residents"]
    assert residents == {"黄石市/下陆区人民政府": 182_000}


def test_unusable_table_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "名单.csv"
    path.write_text("甲,乙\n", encoding="utf-8")
    assert run(["peers", "import", str(path), "--json"]) == 2
    told = capsys.readouterr()
    assert "对标名单的表格" in told.err
    assert "没有找到" in json.loads(told.out)["error"]
