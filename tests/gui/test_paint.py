"""Theme, pages as PDF, charts."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from dataclasses import asdict, replace
from itertools import product
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PySide6.QtGui import QColor, QFont

from assistant.base.files import TargetNotWritable
from assistant.draft.compose import compose
from assistant.draft.parts import Paragraph
from assistant.export.pages.typesetter import lay_out
from assistant.gui.look.paper_faces import paper_font
from assistant.gui.look.printing import ensure_application, write_pdf
from assistant.gui.look.style_sheet import arrow_icons, build_sheet
from assistant.gui.look.theme import COLORS, SERIES, interface_font, style_sheet, theme_of

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.draft.draft import Draft
    from assistant.gui.look.theme import ThemeName

READABLE = 4.5
"""Smallest contrast of text (WCAG 2.1, 1.4.3)."""


def luminance(name: str) -> float:
    color = QColor(name)
    parts = (color.redF(), color.greenF(), color.blueF())
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", COLORS)
def test_text_can_be_read_on_everything_it_stands_on(name: str) -> None:
    colors = theme_of(name).colors
    grounds = ("surface", "card", "paper")
    pairs = [
        *product(("ink", "muted", "accent", "red", "amber", "green"), grounds),
        *product(("ink",), ("hover", "accent_soft", "field", "red_soft", "amber_soft")),
        ("accent", "accent_soft"),
        ("amber", "amber_soft"),
        ("red", "red_soft"),
        ("muted", "accent_soft"),
        ("on_accent", "accent"),
    ]
    poor = {
        pair: round(found, 2)
        for pair in pairs
        if (found := contrast(getattr(colors, pair[0]), getattr(colors, pair[1]))) < READABLE
    }
    assert poor == {}


@pytest.mark.parametrize("name", COLORS)
def test_names_of_lines_can_be_read(name: ThemeName) -> None:
    card = theme_of(name).colors.card
    assert all(contrast(color, card) >= READABLE for color in SERIES[name])


def test_unknown_theme_is_the_light_one() -> None:
    assert theme_of("neon").name == "light"


def test_style_sheet_is_complete() -> None:
    theme = theme_of("dark")
    sheet = build_sheet(asdict(theme.colors), dict.fromkeys(arrow_icons(), "x.png"))
    assert "$" not in sheet
    assert theme.colors.surface in sheet
    assert "url(" in style_sheet(theme)


def test_fonts_have_fallbacks() -> None:
    assert interface_font().pixelSize() == 14
    assert interface_font(12, bold=True).weight() == QFont.Weight.DemiBold
    assert "Noto Sans CJK SC" in interface_font().families()
    assert paper_font("fangsong", 16).families()[0] == "仿宋_GB2312"


def test_icons_are_there() -> None:
    assert not theme_of("light").icon("save-3-line").pixmap(16, 16).isNull()


def test_pdf_has_the_pages_and_their_words(draft: Draft, tmp_path: Path) -> None:
    long = replace(
        draft,
        paragraphs=(
            *draft.paragraphs,
            *(Paragraph(text="依法行政。" * 60),) * 8,
            Paragraph(style="attachment", text="数据表"),
            Paragraph(text="表"),
        ),
        elements=replace(
            draft.elements,
            document_number="青司〔2026〕1号",
            issuer_mark="青栎区司法局文件",
        ),
    )
    pages = lay_out(compose(long))
    path = tmp_path / "报告.pdf"
    write_pdf(pages, path)
    pdf = pypdfium2.PdfDocument(path)
    assert len(pdf) == len(pages) > 2
    assert [round(side) for side in pdf[0].get_size()] == [595, 842]
    words = pdf[0].get_textpage().get_text_bounded().replace("\n", "").replace("\r", "")
    assert "法治政府建设情况报告" in words
    all_words = "".join(pdf[n].get_textpage().get_text_bounded() for n in range(len(pdf)))
    # some faces have one glyph for 行 and for the radical ⾏, and the latter is read back
    assert "规范行政执法" in unicodedata.normalize("NFKC", all_words)
    pdf.close()
    assert sorted(tmp_path.iterdir()) == [path]


def test_pdf_lines_end_where_they_were_laid_out(draft: Draft, tmp_path: Path) -> None:
    full = replace(draft, paragraphs=(Paragraph(text="法" * 200 + "2025年abc"),))
    path = tmp_path / "报告.pdf"
    write_pdf(lay_out(compose(full)), path)
    pdf = pypdfium2.PdfDocument(path)
    image = pdf[0].render(scale=2, grayscale=True).to_pil()
    left, _, right, _ = image.point(lambda shade: 255 * (shade < 128)).getbbox()
    pdf.close()
    dark = [edge / 2 / 72 * 25.4 for edge in (left, right)]
    assert 27 < dark[0] < 30  # 订口 28 mm
    assert 180 < dark[1] < 184.5  # 28 + 156 mm


def test_pdf_that_cannot_be_written_leaves_the_old_one(draft: Draft, tmp_path: Path) -> None:
    with pytest.raises(TargetNotWritable):
        write_pdf(lay_out(compose(draft)), tmp_path / "没有" / "报告.pdf")
    path = tmp_path / "报告.pdf"
    path.mkdir()
    with pytest.raises(TargetNotWritable):
        write_pdf(lay_out(compose(draft)), path)
    assert sorted(tmp_path.iterdir()) == [path]


def test_empty_draft_prints(draft: Draft, tmp_path: Path) -> None:
    empty = replace(draft, paragraphs=(), elements=replace(draft.elements, title="题"))
    write_pdf(lay_out(compose(empty)), tmp_path / "空.pdf")
    assert (tmp_path / "空.pdf").read_bytes().startswith(b"%PDF")


def test_painting_needs_no_window(tmp_path: Path) -> None:
    script = (
        "from pathlib import Path\n"
        "from assistant.draft.manuscript import Manuscript\n"
        "from assistant.draft.parts import Elements\n"
        "from assistant.export.pages.typesetter import lay_out\n"
        "from assistant.gui.look.printing import write_pdf\n"
        "text = Manuscript(elements=Elements(title='题', body='甲'), year=None, lines=())\n"
        f"write_pdf(lay_out(text), Path({str(tmp_path / 'a.pdf')!r}))\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True, timeout=60)
    assert (tmp_path / "a.pdf").exists()
    ensure_application()  # with an application there: nothing happens
