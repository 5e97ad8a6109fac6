"""What LibreOffice prints of a manuscript, read back from its PDF: rows, lines and ink."""

from __future__ import annotations

import ctypes
import subprocess
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import pypdfium2
from pypdfium2 import raw

from assistant.export.docx.write import write_docx
from tests.export.build import installed_faces

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from assistant.draft.manuscript import Manuscript
    from assistant.export.page import Page

MM = 25.4 / 72
DOTS_AN_MM = 10
MOST_FILES = 100
SAME_ROW_MM = 0.35


@dataclass(frozen=True)
class PrintedRow:
    text: str
    left: float
    right: float
    baseline: float


@dataclass(frozen=True)
class Band:
    """Rows of dots with ink in them, without a white one between, in millimetres."""

    top: float
    bottom: float
    left: float
    right: float

    @property
    def height(self) -> float:
        return self.bottom - self.top


def convert(manuscripts: Mapping[str, Manuscript], soffice: str, folder: Path) -> dict[str, Path]:
    """Write each as a DOCX and let as few calls of LibreOffice as it bears print them all."""
    for name, whole in manuscripts.items():
        write_docx(whole, folder / f"{name}.docx", measures=installed_faces())
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    files = [str(folder / f"{name}.docx") for name in manuscripts]
    command = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    for start in range(0, len(files), MOST_FILES):
        some = files[start : start + MOST_FILES]
        subprocess.run([*command, *some], check=True, capture_output=True, timeout=180)
    return {name: folder / f"{name}.pdf" for name in manuscripts}


@cache
def printed_rows(path: Path) -> list[list[PrintedRow]]:
    """The rows of each page from top to bottom."""
    document = pypdfium2.PdfDocument(path)
    pages = [_rows(_letters(page)) for page in document]
    document.close()
    return pages


def expected_rows(page: Page) -> list[PrintedRow]:
    """The rows of our page, those on one line joined from left to right."""
    letters = [
        (run.x_mm, run.x_mm + run.width_mm, row.baseline_mm, run.text.strip(" \u3000"))
        for row in page.rows
        for run in row.runs
        if run.text.strip(" \u3000")
    ]
    return _rows(letters)


@cache
def ink(path: Path, number: int, *, red: bool) -> list[Band]:
    """The bands of red or of black ink on a page, counted from 0, from top to bottom."""
    document = pypdfium2.PdfDocument(path)
    dots = document[number].render(scale=DOTS_AN_MM * MM, rev_byteorder=True).to_numpy()
    document.close()
    darkest = dots[:, :, 1] < 130
    seen = darkest & ((dots[:, :, 0] > 150) == red)
    filled = np.concatenate([[False], seen.any(axis=1), [False]])
    edges = np.flatnonzero(filled[1:] != filled[:-1]).reshape(-1, 2)
    bands = []
    for top, bottom in edges:
        columns = np.flatnonzero(seen[top:bottom].any(axis=0))
        sides = (top, bottom, columns[0], columns[-1] + 1)
        bands.append(Band(*(float(side) / DOTS_AN_MM for side in sides)))
    return bands


def _letters(page: pypdfium2.PdfPage) -> list[tuple[float, float, float, str]]:
    text, height = page.get_textpage(), page.get_height()
    found = []
    for index in range(text.count_chars()):
        letter = text.get_text_range(index, 1)
        if not letter.strip(" \u3000\r\n\x02"):
            continue
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        _, _, right, _ = text.get_charbox(index, loose=True)
        found.append((x.value * MM, right * MM, (height - y.value) * MM, letter))
    return found


def _rows(letters: list[tuple[float, float, float, str]]) -> list[PrintedRow]:
    rows: list[list[tuple[float, float, float, str]]] = []
    for letter in sorted(letters, key=lambda letter: letter[2]):
        if rows and letter[2] - rows[-1][0][2] <= SAME_ROW_MM:
            rows[-1].append(letter)
        else:
            rows.append([letter])
    return [_row(sorted(row)) for row in rows]


def _row(letters: list[tuple[float, float, float, str]]) -> PrintedRow:
    return PrintedRow(
        text="".join(letter[3] for letter in letters).replace(" ", "").replace("\u3000", ""),
        left=letters[0][0],
        right=max(letter[1] for letter in letters),
        baseline=letters[0][2],
    )
