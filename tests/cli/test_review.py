"""``assistant review`` and ``assistant adopt``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from assistant.cli.main import run
from assistant.draft.compose import compose
from assistant.draft.file import read_draft, write_draft
from tests.review.build import draft
from tests.review.word import Pen, printed

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "全年受理行政复议案件{{ review.accepted }}，群众法治观念明显增强，执法队伍更加规范。"


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A draft, and its print with three changes and a comment beside it."""
    own = draft(TEXT, "基层执法力量偏弱，少数人员专业素养与岗位要求仍有差距。")
    write_draft(tmp_path / "稿.fzbg", own)
    pen = Pen(printed(own, tmp_path / "审阅稿.docx"), author="王\x1b[2J主任".replace("\x1b", ""))
    pen.track("158件", "160件")
    pen.track("明显", "显著")
    pen.track("偏弱", "不足")
    pen.comment("岗位要求", "再具体些")
    pen.close()
    return tmp_path


def test_lists_changes_and_comments(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["review", str(made / "稿.fzbg"), str(made / "审阅稿.docx")]) == 0
    shown = capsys.readouterr().out
    assert "1. 改动文字（王[2J主任 2026-02-05 10:30）" in shown
    assert "原文：158件" in shown
    assert "“行政复议受理”不再随指标表更新" in shown
    assert "再具体些" in shown


def test_accepts_some_or_all(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call = ["review", str(made / "稿.fzbg"), str(made / "审阅稿.docx"), "-o", str(made / "新.fzbg")]
    assert run([*call, "--accept", "2", "3", "--json"]) == 0
    shape = json.loads(capsys.readouterr().out)
    assert [change["accepted"] for change in shape["changes"]] == [False, True, True]
    assert shape["changes"][0]["breaks_fields"] == ["行政复议受理"]
    assert shape["changes"][0]["time"] == "2026-02-05T10:30"
    assert shape["remarks"][0]["comments"][0]["text"] == "再具体些"
    first = read_draft(made / "新.fzbg").paragraphs[0].text
    assert first == TEXT.replace("明显", "显著")
    assert run([*call, "--accept-all"]) == 2
    assert "没有覆盖" in capsys.readouterr().err
    assert run([*call, "--accept-all", "--force"]) == 0
    assert "160件" in read_draft(made / "新.fzbg").paragraphs[0].text


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--accept-all"], "-o OUT.fzbg"),
        (["-o", "a.fzbg"], "--accept"),
        (["--accept", "0"], "--accept"),
        (["--accept", "9", "-o", "b.fzbg"], "没有第 9 条"),
    ],
)
def test_what_does_not_go_together(
    made: Path, capsys: pytest.CaptureFixture[str], options: list[str], words: str
) -> None:
    try:
        code = run(["review", str(made / "稿.fzbg"), str(made / "审阅稿.docx"), *options])
    except SystemExit as end:
        code = int(str(end.code))
    assert code == 2
    assert words in capsys.readouterr().err


def test_files_that_are_no_review(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = draft(
        "推进数字政府建设，政务服务网上可办率持续提升，企业群众满意度保持高位运行，数据共享不断拓展。",
        "开展土地确权纠纷排查，组织村居法律顾问入户走访，指导修订村规民约，化解矛盾隐患。",
    )
    printed(other, made / "别的.docx")
    (made / "纯文本.docx").write_text("受理158件。", encoding="utf-8")
    (made / "坏.docx").write_bytes((made / "审阅稿.docx").read_bytes()[:3000])
    for name, words in (
        ("别的.docx", "像是另一份报告"),
        ("纯文本.docx", "不是 DOCX 文件"),
        ("坏.docx", "已损坏"),
        ("没有.docx", "不存在"),
    ):
        assert run(["review", str(made / "稿.fzbg"), str(made / name)]) == 2
        assert words in capsys.readouterr().err


def test_adopt(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call = ["adopt", str(made / "审阅稿.docx"), "-o", str(made / "新.fzbg")]
    assert run(call) == 0
    assert "法治政府建设年度报告" in capsys.readouterr().out
    adopted = read_draft(made / "新.fzbg")
    assert adopted.sheet[0].this_year == 160
    assert compose(adopted).lines[0].text == (
        "全年受理行政复议案件160件，群众法治观念显著增强，执法队伍更加规范。"
    )
    assert run(call) == 2
    assert "--force" in capsys.readouterr().err
