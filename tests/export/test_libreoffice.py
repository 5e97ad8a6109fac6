"""The DOCX as an outside reader prints it, measured in the PDF."""

from __future__ import annotations

import subprocess
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pdfplumber
import pypdfium2
import pytest

from assistant.draft.parts import Picture
from assistant.export.docx.write import write_docx
from assistant.export.pages.typesetter import lay_out
from tests.export.build import FULL, installed_faces, line, manuscript, paragraph, report
from tests.export.test_tables import figures, png

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from assistant.draft.manuscript import Manuscript
    from assistant.export.page import Row

pytestmark = pytest.mark.libreoffice

MM = 25.4 / 72


def tables() -> Manuscript:
    """Two tables, one over several pages, and a picture, in a report whose last page has room."""
    problems = "序号\t问题\t整改措施\t责任单位\n" + "\n".join(
        f"{n}\t{paragraph(20 + 3 * n, n)}\t{paragraph(50, n + 9)}\t市司法局" for n in range(1, 14)
    )
    lines = (
        line("body", paragraph(120, 0)),
        *figures(),
        line("body", paragraph(110, 3)),
        line("caption", "问题清单", "表2\u3000"),
        line("grid", problems),
        line("body", paragraph(120, 5)),
        line("picture", "走势图"),
        line("caption", "受理趋势", "图1\u3000"),
        *(line("body", paragraph(80, seed)) for seed in range(20, 28)),
    )
    picture = Picture(name="走势图", data=png(), width_mm=120.0)
    return replace(manuscript(*lines), pictures=(picture,))


REPORTS = {
    "plain": report(),
    "full": report(3, 210, **FULL),
    "dense": report(4, 270),
    "tied": report(2, 180),
    "tables": tables(),
}
"""In ``tied`` the signature would stand alone, and LibreOffice moves the whole last paragraph."""


@dataclass
class Printed:
    text: str
    left: float
    right: float
    baseline: float
    size: float
    count: int


@dataclass
class Paper:
    width: float
    height: float
    rows: list[Printed]


def read_pdf(path: Path) -> list[Paper]:
    with pdfplumber.open(path) as pdf:
        return [Paper(page.width * MM, page.height * MM, printed_rows(page)) for page in pdf.pages]


def printed_rows(page) -> list[Printed]:
    rows = defaultdict(list)
    for char in page.chars:
        rows[round(char["matrix"][5] / 4)].append(char)
    return [printed(page, rows[key]) for key in sorted(rows, reverse=True)]


def printed(page, chars) -> Printed:
    chars.sort(key=lambda char: char["x0"])
    seen = [char for char in chars if char["text"].strip()]
    return Printed(
        text="".join(char["text"] for char in chars),
        left=seen[0]["x0"] * MM,
        right=seen[-1]["x1"] * MM,
        baseline=(page.height - chars[0]["matrix"][5]) * MM,
        size=chars[0]["size"],
        count=len(seen),
    )


@pytest.fixture(scope="session")
def conversions() -> dict[str, Path]:
    return {}


@pytest.fixture
def pdfs(soffice: str, conversions, tmp_path_factory) -> dict[str, Path]:
    """Each report as LibreOffice prints it; converted once for all tests."""
    if not conversions:
        folder = tmp_path_factory.mktemp("libreoffice")
        for name, whole in REPORTS.items():
            write_docx(whole, folder / f"{name}.docx", measures=installed_faces())
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        files = [str(folder / f"{name}.docx") for name in REPORTS]
        command = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
        subprocess.run([*command, *files], check=True, capture_output=True, timeout=120)
        conversions.update({name: folder / f"{name}.pdf" for name in REPORTS})
    return conversions


@pytest.fixture(scope="session")
def measured() -> dict[str, list[Paper]]:
    return {}


@pytest.fixture
def papers(pdfs: dict[str, Path], measured) -> dict[str, list[Paper]]:
    """What stands where in each PDF; read once for all tests."""
    if not measured:
        measured.update({name: read_pdf(path) for name, path in pdfs.items()})
    return measured


def test_paper_and_text_area(papers: dict[str, list[Paper]]) -> None:
    for paper in papers["plain"]:
        assert (paper.width, paper.height) == pytest.approx((210, 297), abs=0.1)
        *text, _ = paper.rows
        assert min(row.left for row in text) == pytest.approx(28, abs=0.2)
        assert max(row.right for row in text) <= 184.1
        assert 37 < text[0].baseline - text[0].size * 0.88 * MM < 41
        assert text[-1].baseline < 262


def test_full_page_has_22_lines_of_28_characters(papers: dict[str, list[Paper]]) -> None:
    full = [paper for paper in papers["dense"] if len(paper.rows) == 23]
    assert full
    for paper in full:
        pitch = (paper.rows[-2].baseline - paper.rows[0].baseline) / 21
        assert pitch == pytest.approx(10.227, abs=0.03)
    counts = [row.count for paper in papers["dense"] for row in paper.rows if row.left < 28.5]
    assert max(counts) == 28
    assert sum(count >= 27 for count in counts) > len(counts) / 2


def test_first_line_is_indented_two_characters(papers: dict[str, list[Paper]]) -> None:
    [heading] = [row for row in papers["plain"][0].rows if row.text.startswith("一、")]
    assert heading.left == pytest.approx(28 + 2 * 16 * MM, abs=0.3)


def test_page_numbers(papers: dict[str, list[Paper]]) -> None:
    unit = 16 * MM
    for index, paper in enumerate(papers["plain"], 1):
        number = paper.rows[-1]
        assert number.text == f"— {index} —"
        assert number.size == pytest.approx(14)
        edge = number.right if index % 2 else number.left
        assert edge == pytest.approx(184 - unit if index % 2 else 28 + unit, abs=0.3)
        assert 262 + 6 < number.baseline < 262 + 10


def test_outline_is_the_headings(pdfs: dict[str, Path]) -> None:
    document = pypdfium2.PdfDocument(pdfs["plain"])
    titles = [(entry.level, entry.get_title()) for entry in document.get_toc()]
    document.close()
    wanted = [
        (int(item.style[-1]) - 1, item.ordinal + item.text)
        for item in REPORTS["plain"].lines
        if item.style != "body"
    ]
    assert titles == wanted


@pytest.mark.parametrize("name", ["plain", "full", "dense", "tables"])
def test_pages_agree_with_our_layout(papers: dict[str, list[Paper]], name: str) -> None:
    ours = lay_out(REPORTS[name], measures=installed_faces())
    assert len(ours) == len(papers[name])
    for page, paper in zip(ours, papers[name], strict=True):
        printed = side_by_side(page.rows)
        expected = ["".join(row.text for row in rows).strip() for rows in printed]
        assert [row.text for row in paper.rows] == expected
        for rows, seen in zip(printed, paper.rows, strict=True):
            assert seen.baseline == pytest.approx(rows[0].baseline_mm, abs=0.6)


def side_by_side(rows: Sequence[Row]) -> list[list[Row]]:
    """Rows on one baseline, as the cells of a table are, from left to right."""
    found: list[list[Row]] = []
    for row in sorted((row for row in rows if row.runs), key=lambda row: row.baseline_mm):
        if found and row.baseline_mm - found[-1][0].baseline_mm < 0.5:
            found[-1].append(row)
        else:
            found.append([row])
    return [sorted(beside, key=lambda row: row.runs[0].x_mm) for beside in found]


def test_picture_and_rules_stand_where_we_lay_them(pdfs: dict[str, Path]) -> None:
    ours = lay_out(REPORTS["tables"], measures=installed_faces())
    with pdfplumber.open(pdfs["tables"]) as pdf:
        [(number, shown)] = [
            (number, image) for number, page in enumerate(pdf.pages) for image in page.images
        ]
        first = pdf.pages[0]
        edges = [item for item in first.lines + first.rects if item["width"] * MM > 20]
        seen = sorted({round(item["top"] * MM, 1) for item in edges})
    [image] = ours[number].images
    assert shown["x0"] * MM == pytest.approx(image.x_mm, abs=0.3)
    assert shown["top"] * MM == pytest.approx(image.y_mm, abs=0.9)
    assert shown["width"] * MM == pytest.approx(image.width_mm, abs=0.1)
    for rule in ours[0].rules:
        assert any(abs(y - rule.y_mm) < 0.9 for y in seen)


def test_signature_takes_text_with_it(papers: dict[str, list[Paper]]) -> None:
    assert len(papers["tied"]) == len(lay_out(REPORTS["tied"], measures=installed_faces()))
    last = [row.text for row in papers["tied"][-1].rows]
    assert last.index("临江市司法局办公室") > 0


def test_red_line(pdfs: dict[str, Path]) -> None:
    with pdfplumber.open(pdfs["full"]) as pdf:
        [red] = {
            (round(item["x0"] * MM), round(item["x1"] * MM), round(item["top"] * MM))
            for item in pdf.pages[0].lines + pdf.pages[0].rects
            if item["stroking_color"] == (1.0, 0.0, 0.0)
        }
    assert red[:2] == (28, 184)
    assert red[2] == pytest.approx(lay_out(REPORTS["full"])[0].rules[0].y_mm, abs=1)
