"""Reports printed by LibreOffice in the page set-ups of offices and browsers, read back."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from assistant.sources.errors import UnreadableSource
from assistant.sources.office import find_soffice
from assistant.sources.pdf import read_pdf
from tests.sources.make_fodt import PAGE, PAGES, TAB, Setup, fodt, report, table

pytestmark = pytest.mark.libreoffice

ADDRESS = f"https://www.qingli.gov.cn/art/2024/1/30/art_1_22.html{TAB}{PAGE}/{PAGES}"
SETUPS = {
    "official": Setup(leading="28.9pt", header="青栎区司法局文件", footer=f"— {PAGE} —"),
    "narrow": Setup(size=12, margins_cm=(1.27,) * 4, footer=PAGE),
    "columns": Setup(
        size=10.5,
        columns=2,
        margins_cm=(2,) * 4,
        header="青栎法治简报",
        footer=f"第{PAGE}页 共{PAGES}页",
    ),
    "browser": Setup(
        size=10.5,
        indent=0,
        after_pt=8,
        margins_cm=(1,) * 4,
        header=f"2024/1/30 10:22{TAB}青栎区2023年法治政府建设报告",
        footer=ADDRESS,
    ),
    "browser with indents": Setup(
        size=10.5, margins_cm=(1,) * 4, header=f"2024/1/30 上午10:22{TAB}报告", footer=ADDRESS
    ),
    "without indents": Setup(size=14, indent=0, margins_cm=(2.5,) * 4),
}
SEEDS = (1, 2)
TABLE = table(("指标", "2022年", "2023年"), ("行政复议受理（件）", "1,250", "1,388"))


def printed(folder: Path, kind: str, *names: str) -> None:
    command = find_soffice()
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    sources = [str(folder / name) for name in names]
    arguments = [command, profile, "--headless", "--convert-to", kind, "--outdir", str(folder)]
    subprocess.run([*arguments, *sources], check=True, capture_output=True)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """All set-ups printed at once."""
    if find_soffice() is None:
        pytest.skip("LibreOffice is not installed")
    found = tmp_path_factory.mktemp("pages")
    files = {
        f"{name} {seed}.fodt": fodt(report(seed), setup)
        for name, setup in SETUPS.items()
        for seed in SEEDS
    }
    with_table = [*report(1)[:3], ("table", TABLE), *report(1)[3:]]
    files["table.fodt"] = fodt(with_table, SETUPS["official"])
    for name, content in files.items():
        (found / name).write_text(content, encoding="utf-8")
    printed(found, "pdf", *files)
    return found


def lines(path: Path) -> list[str]:
    return ["".join(line.split()) for line in read_pdf(path, path.read_bytes()).text.splitlines()]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", SETUPS)
def test_every_paragraph_is_whole(folder, name, seed):
    assert lines(folder / f"{name} {seed}.pdf") == [text for _, text in report(seed)]


def test_a_table_between_paragraphs(folder):
    found = read_pdf(Path("a.pdf"), (folder / "table.pdf").read_bytes()).text.splitlines()
    assert found[3:5] == ["指标 | 2022年 | 2023年", "行政复议受理（件） | 1,250 | 1,388"]
    assert found[5].startswith("（一）")


def locked(folder: Path, **options: str) -> bytes:
    said = ",".join(
        f'"{name}":{{"type":"{"boolean" if value == "true" else "string"}","value":"{value}"}}'
        for name, value in options.items()
    )
    printed(folder, f"pdf:writer_pdf_Export:{{{said}}}", "table.fodt")
    return (folder / "table.pdf").read_bytes()


def test_a_password_for_changes_alone_is_no_hindrance(folder):
    data = locked(folder, RestrictPermissions="true", PermissionPassword="x")
    assert b"/Encrypt" in data
    assert "青栎区" in read_pdf(Path("a.pdf"), data).text


def test_a_password_for_opening(folder):
    data = locked(folder, EncryptFile="true", DocumentOpenPassword="x")
    with pytest.raises(UnreadableSource) as caught:
        read_pdf(Path("a.pdf"), data)
    assert "密码" in caught.value.reason
