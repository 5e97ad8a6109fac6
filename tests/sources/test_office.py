from __future__ import annotations

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from assistant.cleaning.pipeline import clean_text
from assistant.sources import office
from assistant.sources.errors import UnreadableSource, UnsupportedSource
from assistant.sources.office import read_office
from assistant.sources.pdf import read_pdf
from assistant.sources.read import read_source
from tests.sources.make_docx import REPORT_LEVELS, docx, item, number, p

BODY = p("年度报告") + item("主要做法") + item("加强领导。", 1) + item("存在问题")
LINES = ["年度报告", "一、主要做法", "（一）加强领导。", "二、存在问题"]

posix = pytest.mark.skipif(os.name != "posix", reason="process groups are of POSIX")


def convert(command: str, folder: Path, suffix: str, *sources: Path, filter_: str = "") -> None:
    """Turn files into others of a kind by LibreOffice."""
    arguments = [command, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    arguments += [filter_] if filter_ else []
    arguments += ["--convert-to", suffix, "--outdir", str(folder), *map(str, sources)]
    subprocess.run(arguments, check=True, capture_output=True)


@pytest.fixture(scope="module")
def converted(tmp_path_factory):
    """A report as .doc, .odt and .rtf, made by LibreOffice itself."""
    command = office.find_soffice()
    if command is None:
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("office")
    source = folder / "report.docx"
    source.write_bytes(docx(BODY, numbering=REPORT_LEVELS + number(1)))
    for suffix in ("doc", "odt", "rtf", "fodt", "xml:MS Word 2003 XML"):
        convert(command, folder, suffix, source)
    return folder


@pytest.mark.libreoffice
@pytest.mark.parametrize("suffix", [".doc", ".odt", ".fodt"])
def test_converted_with_its_numbers(converted, suffix):
    source = read_source(converted / f"report{suffix}")
    assert source.text.splitlines() == LINES
    assert source.notes == ()


@pytest.mark.libreoffice
def test_word_xml_that_is_named_doc(converted, tmp_path):
    named = tmp_path / "report.doc"
    named.write_bytes((converted / "report.xml").read_bytes())
    lines = read_source(named).text.splitlines()  # LibreOffice writes its lists badly there
    assert [line[-4:] for line in lines] == [line[-4:] for line in LINES]


@pytest.mark.libreoffice
def test_rtf_and_wps(converted, tmp_path):
    assert "加强领导。" in read_source(converted / "report.rtf").text
    wps = tmp_path / "report.wps"
    wps.write_bytes((converted / "report.doc").read_bytes())
    assert "加强领导。" in read_source(wps).text


@pytest.mark.libreoffice
def test_two_at_once(converted):
    paths = [converted / "report.doc", converted / "report.odt"]
    with ThreadPoolExecutor(2) as pool:
        found = pool.map(lambda path: read_office(path, path.read_bytes(), path.suffix), paths)
        assert [source.text.splitlines() for source in found] == [LINES, LINES]


@pytest.mark.libreoffice
def test_what_libreoffice_cannot_read(soffice, tmp_path):
    path = tmp_path / "a.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    with pytest.raises(UnreadableSource) as caught:
        read_source(path)
    assert "LibreOffice" in caught.value.reason


def _flat(text: str) -> str:
    return "".join(text.split())


@pytest.mark.libreoffice
@pytest.mark.seeds
@pytest.mark.parametrize("suffix", ["docx", "doc", "odt", "rtf", "html", "pdf"])
def test_seeds_in_other_formats_are_the_same_text(seeds, soffice, tmp_path, suffix):
    texts = sorted(seeds.glob("*.txt"))
    convert(soffice, tmp_path, suffix, *texts, filter_="--infilter=Text (encoded):UTF8")
    for text in texts:
        found = read_source(tmp_path / f"{text.stem}.{suffix}")
        wanted = clean_text(read_source(text)).text
        assert _flat(clean_text(found).text) == _flat(wanted), text.stem


@pytest.mark.libreoffice
def test_a_report_printed_to_pdf(soffice, tmp_path):
    body = [
        p(f"第{i}项。" + "全面推进依法行政，加强法治政府建设。" * (i % 7)) for i in range(1, 90)
    ]
    source = tmp_path / "report.docx"
    source.write_bytes(docx("".join(body)))
    convert(soffice, tmp_path, "pdf", source)
    data = (tmp_path / "report.pdf").read_bytes()
    start = time.perf_counter()
    found = read_pdf(source, data)
    assert time.perf_counter() - start < 3
    assert found.text == read_source(source).text


def test_without_libreoffice(monkeypatch):
    monkeypatch.setattr(office, "find_soffice", lambda: None)
    with pytest.raises(UnsupportedSource) as caught:
        read_office(Path("a.doc"), b"x", ".doc")
    assert "LibreOffice" in caught.value.reason
    assert "DOCX" in caught.value.advice


@pytest.fixture
def sleeper(tmp_path, monkeypatch) -> Path:
    """A program in place of LibreOffice that starts another and never ends, in its own temp."""
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temp"))
    monkeypatch.setattr(office.tempfile, "tempdir", str(tmp_path / "temp"))
    (tmp_path / "temp").mkdir()
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\nsleep 60 &\necho $$ $! > {tmp_path}/pids\nwait\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    return tmp_path


def _wait_for(condition) -> bool:
    end = time.monotonic() + 10
    while not condition() and time.monotonic() < end:
        time.sleep(0.05)
    return condition()


def _is_gone(pid: str) -> bool:
    """Tell whether a process has ended; one that nobody has waited for counts as ended."""
    command = ["ps", "-o", "stat=", "-p", pid]
    found = subprocess.run(command, check=False, capture_output=True, text=True).stdout.strip()
    return not found or found.startswith("Z")


def _all_gone(folder: Path) -> bool:
    pids = (folder / "pids").read_text().split()
    return len(pids) == 2 and all(map(_is_gone, pids)) and not list((folder / "temp").iterdir())


@posix
def test_too_slow(sleeper, monkeypatch):
    monkeypatch.setattr(office, "TIMEOUT_S", 0.5)
    with pytest.raises(UnreadableSource) as caught:
        read_office(Path("a.rtf"), b"{\\rtf1}", ".rtf")
    assert "超时" in caught.value.reason
    assert _wait_for(lambda: _all_gone(sleeper))


@posix
def test_nothing_stays_when_the_program_is_killed(sleeper):
    program = (
        "from pathlib import Path\nfrom assistant.sources.office import read_office\n"
        "read_office(Path('a.rtf'), b'{}', '.rtf')"
    )
    with subprocess.Popen([sys.executable, "-c", program]) as process:
        assert _wait_for((sleeper / "pids").is_file)
        process.kill()
    assert _wait_for(lambda: _all_gone(sleeper))


def test_left_over_folders_are_removed(tmp_path, monkeypatch):
    monkeypatch.setattr(office.tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(office, "find_soffice", lambda: str(tmp_path / "no such program"))
    old, new = tmp_path / "fazhi-old", tmp_path / "fazhi-new"
    for folder in (old, new):
        folder.mkdir()
    os.utime(old, (0, 0))
    with pytest.raises(UnreadableSource):
        read_office(Path("a.doc"), b"x", ".doc")
    assert sorted(tmp_path.iterdir()) == [new]
