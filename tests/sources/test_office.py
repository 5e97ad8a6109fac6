from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from assistant.sources import office
from assistant.sources.errors import UnreadableSource, UnsupportedSource
from assistant.sources.read import read_source
from tests.sources.make_docx import REPORT_LEVELS, docx, item, number, p

BODY = p("年度报告") + item("主要做法") + item("加强领导。", 1) + item("存在问题")


@pytest.fixture(scope="module")
def converted(tmp_path_factory):
    """A report as .doc, .odt and .rtf, made by LibreOffice itself."""
    command = office.find_soffice()
    if command is None:
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("office")
    source = folder / "report.docx"
    source.write_bytes(docx(BODY, numbering=REPORT_LEVELS + number(1)))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    for suffix in ("doc", "odt", "rtf"):
        arguments = [command, profile, "--headless", "--convert-to", suffix]
        subprocess.run(
            [*arguments, "--outdir", str(folder), str(source)], check=True, capture_output=True
        )
    return folder


@pytest.mark.libreoffice
@pytest.mark.parametrize("suffix", [".doc", ".odt"])
def test_converted_with_its_numbers(converted, suffix):
    source = read_source(converted / f"report{suffix}")
    assert source.text.splitlines() == [
        "年度报告",
        "一、主要做法",
        "（一）加强领导。",
        "二、存在问题",
    ]
    assert source.notes == ()


@pytest.mark.libreoffice
def test_rtf_and_wps(converted, tmp_path):
    assert "加强领导。" in read_source(converted / "report.rtf").text
    wps = tmp_path / "report.wps"
    wps.write_bytes((converted / "report.doc").read_bytes())
    assert "加强领导。" in read_source(wps).text


@pytest.mark.libreoffice
def test_what_libreoffice_cannot_read(soffice, tmp_path):
    path = tmp_path / "a.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    with pytest.raises(UnreadableSource) as caught:
        read_source(path)
    assert "LibreOffice" in caught.value.reason


def test_without_libreoffice(monkeypatch):
    monkeypatch.setattr(office, "find_soffice", lambda: None)
    with pytest.raises(UnsupportedSource) as caught:
        office.read_office(Path("a.doc"), b"x", ".doc")
    assert "LibreOffice" in caught.value.reason
    assert "DOCX" in caught.value.advice


def test_too_slow(monkeypatch, tmp_path):
    def wait(*arguments, **named):
        raise subprocess.TimeoutExpired("soffice", 1)

    monkeypatch.setattr(office, "find_soffice", lambda: "soffice")
    monkeypatch.setattr(office.subprocess, "run", wait)
    with pytest.raises(UnreadableSource) as caught:
        office.read_office(Path("a.rtf"), b"{\\rtf1}", ".rtf")
    assert "超时" in caught.value.reason
