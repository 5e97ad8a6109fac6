"""The command line as a person or another program uses it: real files, exit codes, JSON."""

from __future__ import annotations

import errno
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from assistant.cli.main import run
from assistant.workflow.importing import sample_reports

pytestmark = pytest.mark.usefixtures("qapp")
"""One process has one application object, and the tests of the window need the larger kind."""

SAMPLES = sorted(sample_reports().glob("*.txt"))


def _json(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """Return the one JSON document on stdout."""
    loaded: dict[str, Any] = json.loads(capsys.readouterr().out)
    return loaded


@pytest.fixture
def imported(capsys: pytest.CaptureFixture[str]) -> int:
    """Import the sample reports and return how many there are."""
    assert run(["corpus", "import", str(sample_reports())]) == 0
    capsys.readouterr()
    return len(SAMPLES)


@pytest.fixture
def draft(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    path = tmp_path / "稿件.fzbg"
    command = ["new", "--template", "司法局", "--body", "青栎区司法局", "--year", "2025"]
    assert run([*command, "-o", str(path)]) == 0
    capsys.readouterr()
    return path


def test_clean_prints_the_text(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        "青櫟區司法局2024年法治政府建設情況報告\n全麵推進(一)項工作,成效明顯.", encoding="utf-8"
    )
    assert run(["clean", str(path)]) == 0
    assert "全面推进" in capsys.readouterr().out


def test_parse_gives_the_whole_record(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["parse", *map(str, SAMPLES), "--json"]) == 0
    reports = _json(capsys)["reports"]
    assert len(reports) == len(SAMPLES)
    for report in reports:
        assert set(report) == {"path", "meta", "text", "outline", "passages", "figures", "notes"}
        assert report["meta"]["year"]
        assert report["figures"]
        for passage in report["passages"]:
            assert report["text"][passage["start"] : passage["end"]] == passage["text"]


def test_parse_goes_on_after_a_bad_file(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run(["parse", str(SAMPLES[0]), str(tmp_path / "没有.txt"), "--json"]) == 1
    shape = _json(capsys)
    assert len(shape["reports"]) == 1
    assert "没有.txt" in shape["errors"][0]["path"]


def test_corpus_from_import_to_removal(capsys: pytest.CaptureFixture[str], imported: int) -> None:
    assert run(["corpus", "import", str(SAMPLES[0]), "--json"]) == 0
    assert _json(capsys)["files"][0]["status"] == "duplicate"
    assert run(["corpus", "stats", "--json"]) == 0
    assert _json(capsys)["reports"] == imported
    assert run(["corpus", "list", "--json"]) == 0
    first = _json(capsys)["reports"][0]["id"]
    assert run(["corpus", "search", "行政复议", "--json"]) == 0
    hits = _json(capsys)["hits"]
    assert hits
    assert all("行政复议" in hit["text"] + (hit["section"] or "") for hit in hits)
    assert run(["corpus", "remove", str(first)]) == 0
    assert run(["corpus", "remove", str(first)]) == 2
    assert run(["corpus", "rebuild"]) == 0
    capsys.readouterr()
    assert run(["corpus", "stats", "--json"]) == 0
    assert _json(capsys)["reports"] == imported - 1


@pytest.mark.usefixtures("imported")
def test_suggest_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["suggest", "全年受理行政复议案件", "--role", "achievements", "--json"]) == 0
    passages = _json(capsys)["passages"]
    assert passages
    best = passages[0]
    assert "复议" in best["text"]
    assert best["source"]["body"]
    assert all(0 <= start < end <= len(best["text"]) for start, end in best["matched"])


@pytest.mark.usefixtures("imported")
def test_suggest_narrowed(capsys: pytest.CaptureFixture[str]) -> None:
    command = ["suggest", "行政复议", "--json", "--limit", "30"]
    narrow = ["--role", "problems", "--only-role", "--since", "2022", "--until", "2024"]
    assert run([*command, *narrow]) == 0
    sources = [passage["source"] for passage in _json(capsys)["passages"]]
    assert sources
    assert all(2022 <= source["year"] <= 2024 for source in sources)
    assert {source["role"] for source in sources} <= {"problems", "problems_plan"}
    assert run([*command, "--year", "2024"]) == 0
    assert {passage["source"]["year"] for passage in _json(capsys)["passages"]} == {2024}
    assert run([*command, "--province", "没有这个省"]) == 0
    assert _json(capsys)["passages"] == []


@pytest.mark.usefixtures("imported")
def test_suggest_many_lines(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = ['{"id": "a", "query": "人民调解"}', "", "不是 JSON", '{"id": 2, "query": "普法"}']
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(lines)))
    assert run(["suggest", "--stdin", "--json", "--limit", "3"]) == 1
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    answered = {answer["id"]: answer for answer in answers if "passages" in answer}
    assert set(answered) == {"a", 2}
    assert 0 < len(answered["a"]["passages"]) <= 3
    assert [answer for answer in answers if "error" in answer]


@pytest.mark.usefixtures("imported")
def test_each_line_is_answered_before_the_next_is_written() -> None:
    command = [sys.executable, "-m", "assistant", "suggest", "--stdin", "--json"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for number in range(3):
            row = {"id": number, "query": "普法", "role": "没有这个", "section": 5}
            process.stdin.write(json.dumps(row) + "\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == number
        process.stdin.close()
        assert process.wait(timeout=30) == 0


def test_suggest_from_an_empty_corpus(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["suggest", "人民调解", "--json"]) == 0
    assert _json(capsys)["passages"] == []


@pytest.mark.parametrize("word", ["review.accepted", "行政复议受理"])
def test_benchmark_by_key_and_by_name(capsys: pytest.CaptureFixture[str], word: str) -> None:
    assert run(["benchmark", word, "--value", "158", "--json"]) == 0
    shape = _json(capsys)
    assert shape["key"] == "review.accepted"
    assert shape["count"] > 5
    assert shape["place"]["value"] == 158
    assert shape["spread"]["minimum"] <= shape["spread"]["median"] <= shape["spread"]["maximum"]


def test_benchmark_plot(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    target = tmp_path / "图.png"
    assert run(["benchmark", "review.accepted", "--plot", str(target)]) == 0
    assert target.read_bytes().startswith(b"\x89PNG")


def test_new_does_not_take_the_place_of_a_draft(
    draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = draft.read_bytes()
    command = ["new", "--template", "区县政府", "--body", "青栎区人民政府", "--year", "2025"]
    assert run([*command, "-o", str(draft)]) == 2
    assert draft.read_bytes() == before
    assert run([*command, "-o", str(draft), "--force"]) == 0
    assert draft.read_bytes() != before


@pytest.mark.parametrize("ending", [".docx", ".html", ".txt", ".pdf"])
def test_export_each_format(draft: Path, tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"报告{ending}"
    assert run(["export", str(draft), "-o", str(target), "--edition", "web"]) == 0
    assert target.stat().st_size > 1000


def test_pdf_needs_no_window(draft: Path, tmp_path: Path) -> None:
    target = tmp_path / "报告.pdf"
    command = [sys.executable, "-m", "assistant", "export", str(draft), "-o", str(target)]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert target.read_bytes().startswith(b"%PDF")


def test_check_finds_blanks_of_a_new_draft(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = run(["check", str(draft), "--json"])
    findings = _json(capsys)["findings"]
    assert any(finding["rule"] == "placeholders" for finding in findings)
    assert code == int(any(finding["severity"] == "error" for finding in findings))


def test_self_check_passes(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["self-check"]) == 0
    assert "自检通过" in capsys.readouterr().out


BAD_FILES = {
    "空.txt": b"",
    "空白.txt": b" \n\t\n",
    "乱码.txt": bytes(range(256)) * 40,
    "图片.txt": b"\x89PNG\r\n\x1a\n" + b"\0" * 200,
    "假.docx": b"this is no zip",
    "断.docx": b"PK\x03\x04" + b"\0" * 60,
    "假.pdf": b"%PDF-1.7\nbroken",
    "程序.exe": b"MZ\0\0" + bytes(500),
}


@pytest.mark.parametrize("verb", ["clean", "parse", "check"])
@pytest.mark.parametrize("name", [*BAD_FILES, "没有这个文件.txt", "."])
def test_bad_input_is_told_in_chinese(
    verb: str, name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / name
    if name in BAD_FILES:
        path.write_bytes(BAD_FILES[name])
    assert run([verb, str(path)]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "Traceback" not in captured.err
    assert any("\u4e00" <= char <= "\u9fff" for char in captured.err)
    assert "。" in captured.err


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04junk", b"not a zip", bytes(1000)])
@pytest.mark.parametrize("verb", ["check", "export"])
def test_broken_draft(
    verb: str, content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "坏.fzbg"
    path.write_bytes(content)
    rest = ["-o", str(tmp_path / "报告.docx")] if verb == "export" else []
    assert run([verb, str(path), *rest]) == 2
    assert "坏.fzbg" in capsys.readouterr().err
    assert not (tmp_path / "报告.docx").exists()
    assert path.read_bytes() == content


def test_full_disk_keeps_what_was_there(
    draft: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    target = tmp_path / "报告.docx"
    target.write_bytes(b"what was there")

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert run(["export", str(draft), "-o", str(target)]) == 2
    assert "磁盘" in capsys.readouterr().err
    assert target.read_bytes() == b"what was there"


@pytest.mark.parametrize(
    "command",
    [
        ["export", "稿件.fzbg"],
        ["suggest", "--limit", "0", "x"],
        ["benchmark", "没有这个指标"],
        ["new", "--template", "没有", "--body", "x", "--year", "2025", "-o", "a.fzbg"],
        ["nonsense"],
    ],
)
def test_wrong_command(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    try:
        code = run(command)
    except SystemExit as stopped:
        code = int(stopped.code or 0)
    assert code == 2
    error = capsys.readouterr().err
    assert any("\u4e00" <= char <= "\u9fff" for char in error)


def test_home_may_stand_after_the_verb(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["corpus", "import", str(SAMPLES[0]), "--home", str(tmp_path / "家")]) == 0
    assert (tmp_path / "家" / "corpus" / "corpus.sqlite3").exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_full_output_is_told() -> None:
    command = f"{sys.executable} -m assistant clean {SAMPLES[0]} > /dev/full"
    done = subprocess.run(command, shell=True, capture_output=True, check=False)
    assert done.returncode == 2
    assert "磁盘已满" in done.stderr.decode()
    assert b"Traceback" not in done.stderr


def test_closed_pipe_is_quiet() -> None:
    command = f"{sys.executable} -m assistant clean {SAMPLES[0]} | head -c 10"
    done = subprocess.run(command, shell=True, capture_output=True, check=False)
    assert b"Traceback" not in done.stderr
    assert b"Exception" not in done.stderr


def test_report_is_looked_at_corrected_and_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def shape(*arguments: str) -> Any:
        assert run(["corpus", *arguments, "--json"]) == 0
        return json.loads(capsys.readouterr().out)

    page = tmp_path / "页面.txt"
    page.write_text(
        "设为首页\n青栎区司法局2023年度法治政府建设情况报告\n一、主要举措和成效\n"
        "全年受理行政复议申请128件,审结120件。\n",
        encoding="utf-8",
    )
    (file,) = shape("import", str(page))["files"]
    number = str(file["report"])
    assert shape("show", number)["meta"]["year"] == 2023
    rules = {rule["name"]: rule for rule in shape("show", number, "--cleaning")["rules"]}
    assert rules["boilerplate"]["removed"] > 0
    changed = shape("correct", number, "--year", "2022", "--undo-rule", "punctuation")
    assert (changed["meta"]["year"], changed["corrections"]["off"]) == (2022, ["punctuation"])
    assert "128件,审结" in changed["text"]
    assert shape("search", "行政复议", "--year", "2022")["total"] == 1
    assert shape("search", "行政复议", "--year", "2023")["total"] == 0
    backup, target = tmp_path / "a.fzbk", tmp_path / "a.json"
    shape("backup", str(backup))
    shape("remove", number)
    assert shape("restore", str(backup))["reports"] == 1
    assert shape("export", str(target))["exported"] == 1
    assert json.loads(target.read_text(encoding="utf-8"))["reports"][0]["meta"]["year"] == 2022
    assert shape("reread")["files"][0]["status"] == "imported"


@pytest.mark.parametrize(
    "wrong", [["--level", "village"], ["--year", "30000"], ["--undo-rule", "nothing"]]
)
def test_impossible_correction_is_told_in_chinese(
    wrong: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "页面.txt"
    page.write_text("全年受理行政复议申请128件，审结120件。\n", encoding="utf-8")
    assert run(["corpus", "import", str(page)]) == 0
    assert run(["corpus", "correct", "1", *wrong]) == 2
    assert "更正无效，没有改动" in capsys.readouterr().err


@pytest.fixture
def report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Import a report with a few figures and return its number."""
    page = tmp_path / "页面.txt"
    page.write_text(
        "青栎区司法局2023年度法治政府建设情况报告\n一、主要举措和成效\n"
        "全年受理行政复议申请128件，审结120件。接待来访120件，编印读本三摞。\n",
        encoding="utf-8",
    )
    assert run(["corpus", "import", str(page), "--json"]) == 0
    return str(_json(capsys)["files"][0]["report"])


def test_figures_are_listed_corrected_and_recognised_again(
    report: str, capsys: pytest.CaptureFixture[str]
) -> None:
    def figures(*arguments: str) -> dict[str, Any]:
        assert run(["corpus", "figures", report, *arguments, "--json"]) == 0
        return {figure["written"]: figure for figure in _json(capsys)["figures"]}

    def correct(*arguments: str) -> None:
        assert run(["corpus", "correct", report, *arguments]) == 0
        capsys.readouterr()

    before = figures()
    assert before["128件"]["sentence"] == "全年受理行政复议申请128件，审结120件。"
    assert not before["128件"]["is_corrected"]
    wishes = ["key=行政复议收案", "value=182", "kind=计划", "change=同比下降3%"]
    correct("--figure", "申请128件", *wishes, "--figure", "来访 120件", "none")
    correct("--figure", "读本三摞", "unit=摞")
    after = figures()
    assert after["128件"] == before["128件"] | {
        "key": "review.received",
        "value": 182,
        "kind": "target",
        "change": {"basis": "同比", "direction": "down", "value": 3.0, "unit": "%"},
        "is_corrected": True,
    }
    assert (after["三"]["value"], after["三"]["unit"]) == (3, "摞")
    assert list(figures("--key", "review.received")) == ["128件"]
    assert run(["corpus", "figures", report]) == 0
    shown = capsys.readouterr().out
    assert shown.count("〔已更正〕") == 2
    assert "review.received 行政复议收案 · 182件 · 同比下降3%" in shown
    correct("--figure", "128件", "auto", "--figure", "来访120件", "auto", "--figure", "三", "auto")
    assert figures() == before


@pytest.mark.parametrize(
    ("wish", "told"),
    [
        (["120件", "value=1"], "有 2 处，请在前后多写几个字"),
        (["没有的字", "value=1"], "正文里没有这些字"),
        (["编印读本", "value=1"], "没有数"),
        (["128件", "value=很多"], "“很多”不是数"),
        (["128件", "key=没有"], "没有“没有”这个指标"),
        (["128件", "kind=done"], "可用：actual、target"),
        (["128件", "colour=red"], "没有“colour”这一项"),
        (["128件", "86"], "看不懂“86”"),
        (["128件"], "没有写明怎样更正"),
        (["128件", "auto"], "没有更正过"),
    ],
)
def test_figure_that_cannot_be_corrected_is_told(
    wish: list[str], told: str, report: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["corpus", "correct", report, "--figure", *wish]) == 2
    assert told in capsys.readouterr().err
    assert run(["corpus", "figures", report, "--key", "review.nothing"]) == 2
    assert "没有“review.nothing”这个指标" in capsys.readouterr().err


@pytest.mark.parametrize("wrong", [["--limit", "0"], ["--limit", "9" * 20], ["--report", "9" * 20]])
def test_numbers_without_bounds_are_refused(
    wrong: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        run(["corpus", "search", "行政", *wrong])
    assert caught.value.code == 2
    assert "整数" in capsys.readouterr().err


def test_nothing_is_removed_where_one_number_is_unknown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["corpus", "import", str(SAMPLES[0])]) == 0
    assert run(["corpus", "remove", "1", "999"]) == 2
    assert "第 999 号" in capsys.readouterr().err
    assert run(["corpus", "remove", "1", "1"]) == 0


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_names_of_files_move_no_cursor(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "报\x1b[31m告\n.txt"
    page.write_text("全年受理行政复议申请128件，审结120件。\n", encoding="utf-8")
    assert run(["corpus", "import", str(page)]) == 0
    said = capsys.readouterr()
    assert "\x1b" not in said.out + said.err
    assert len(said.out.splitlines()) == 1


def test_correction_whose_words_are_gone_is_taken_back(
    tmp_path: Path, report: str, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "页面.txt"
    assert run(["corpus", "correct", report, "--figure", "受理行政复议申请128件", "value=182"]) == 0
    page.write_text(page.read_text(encoding="utf-8").replace("128件", "129件"), encoding="utf-8")
    assert run(["corpus", "reread", report]) == 0
    assert run(["corpus", "show", report]) == 0
    assert "复议申请128件”在正文里找不到了" in capsys.readouterr().out
    assert run(["corpus", "correct", report, "--figure", "128件", "auto"]) == 0
    assert run(["corpus", "show", report, "--json"]) == 0
    assert _json_after(capsys)["corrections"]["figures"] == []


def _json_after(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """Return the JSON document on the last line of stdout."""
    loaded: dict[str, Any] = json.loads(capsys.readouterr().out.splitlines()[-1])
    return loaded
