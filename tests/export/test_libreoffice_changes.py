"""花脸稿 in an outside reader: LibreOffice accepts or rejects all changes."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest

from assistant.export.docx.changes import write_docx_changes
from assistant.export.docx.write import write_docx
from tests.export.build import line, manuscript
from tests.export.test_docx_changes import AFTER, BEFORE

pytestmark = pytest.mark.libreoffice

MACRO = Path(__file__).with_name("settle_changes.xba")
BARE = {"signed_by": "", "date": "", "remark": ""}
SHORT = manuscript(line("body", "一年来，全县依法行政。"), **BARE)
LONG = manuscript(
    line("body", "一年来，全县依法行政，成效明显。"),
    line("heading1", "主要举措", "一、"),
    line("body", "举措如下。"),
    **BARE,
)
TABLES = [
    manuscript(
        line("body", "见下表。"),
        line("caption", "复议案件", "表1　"),
        line("table", "\n".join(("类别\t件数", *rows))),
        line("body", "完。"),
    )
    for rows in (("治安管理\t158", "市场监管\t40"), ("治安管理\t160", "劳动保障\t12", "其他\t3"))
]
PAIRS = {
    "all": (BEFORE, AFTER),
    "longer": (SHORT, LONG),
    "shorter": (LONG, SHORT),
    "table": tuple(TABLES),
}


class Reader(NamedTuple):
    """LibreOffice with a folder of its own."""

    soffice: str
    folder: Path

    def convert(self, path: Path) -> str:
        """Return the words of a document."""
        self._run("--convert-to", "txt:Text", "--outdir", str(self.folder), str(path))
        return self._text(self.folder / f"{path.stem}.txt")

    def settle(self, path: Path, verdict: str) -> str:
        """Return the words of a document whose changes are all accepted or all rejected."""
        target = self.folder / f"{verdict}.txt"
        given = '","'.join((path.as_uri(), target.as_uri(), verdict))
        self._run(f'macro:///Standard.Module1.Settle("{given}")')
        return self._text(target)

    def _run(self, *arguments: str) -> None:
        profile = f"-env:UserInstallation={(self.folder / 'profile').as_uri()}"
        call = [self.soffice, profile, "--headless", *arguments]
        subprocess.run(call, check=True, capture_output=True, timeout=120)

    @staticmethod
    def _text(path: Path) -> str:
        return path.read_text(encoding="utf-8-sig")


@pytest.fixture
def reader(soffice: str, tmp_path: Path) -> Reader:
    """The reader; its profile must be there before it takes a macro."""
    made = Reader(soffice, tmp_path)
    empty = made.folder / "empty.txt"
    empty.write_text("", encoding="utf-8")
    made.convert(empty)
    modules = made.folder / "profile" / "user" / "basic" / "Standard"
    (modules / "Module1.xba").write_bytes(MACRO.read_bytes())
    library = modules / "script.xlb"
    text = library.read_text(encoding="utf-8")
    if "Module1" not in text:
        element = ' <library:element library:name="Module1"/>\n</library:library>'
        library.write_text(text.replace("</library:library>", element), encoding="utf-8")
    return made


@pytest.mark.parametrize("name", PAIRS)
def test_accepting_and_rejecting_all(reader: Reader, name: str) -> None:
    for verdict, whole in zip(("Reject", "Accept"), PAIRS[name], strict=True):
        write_docx(whole, reader.folder / f"{name}{verdict}.docx")
        write_docx_changes(*PAIRS[name], reader.folder / f"{name}.docx")
        settled = reader.settle(reader.folder / f"{name}.docx", verdict)
        assert settled == reader.convert(reader.folder / f"{name}{verdict}.docx")


def test_a_deleted_table_goes(reader: Reader) -> None:
    """LibreOffice leaves an empty paragraph where a deleted one stood above a deleted table."""
    path = reader.folder / "gone.docx"
    write_docx(SHORT, path)
    words = reader.convert(path)
    write_docx_changes(TABLES[0], SHORT, path)
    settled = reader.settle(path, "Accept")
    assert [row for row in settled.splitlines() if row] == words.splitlines()
