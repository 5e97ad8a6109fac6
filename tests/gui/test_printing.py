"""PDF files as readers and printers find them, and printing, into a file."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pdfplumber
import pypdf
import pypdfium2
import pytest
from PySide6.QtGui import QPageRanges
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from assistant.draft.compose import compose
from assistant.draft.parts import Paragraph
from assistant.export.pages.typesetter import lay_out
from assistant.gui.look.printing import write_pdf
from assistant.gui.output import printer as printing_module
from assistant.gui.output.printer import make_printer, sides_of

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from assistant.draft.draft import Draft
    from assistant.export.page import Page
    from assistant.gui.main.main_window import MainWindow


@pytest.fixture
def draft(draft: Draft) -> Draft:
    """Several pages with a head, in which are characters that typefaces share with radicals."""
    words = "青年人民法院行政诉讼一审，见证网格长、车辆、门户、马上、水务、齐抓共管，3～5名／组。"
    return replace(
        draft,
        paragraphs=(*draft.paragraphs, *(Paragraph(text=words * 4),) * 20),
        elements=replace(
            draft.elements, issuer_mark="青栎区司法局文件", document_number="青司〔2026〕1号"
        ),
    )


@pytest.fixture
def pages(draft: Draft) -> tuple[Page, ...]:
    return lay_out(compose(draft))


@pytest.fixture
def pdf(pages: tuple[Page, ...], tmp_path: Path, qapp: Any) -> Path:
    path = tmp_path / "报告.pdf"
    write_pdf(pages, path, "青栎区司法局")
    return path


def fonts_of(path: Path) -> list[Any]:
    return [
        font.get_object()
        for page in pypdf.PdfReader(path).pages
        for font in page["/Resources"]["/Font"].values()  # type: ignore[index]
    ]


def test_every_typeface_is_embedded_as_a_subset(pdf: Path) -> None:
    fonts = fonts_of(pdf)
    assert len({font["/BaseFont"] for font in fonts}) > 2
    for font in fonts:
        kin = font["/DescendantFonts"][0].get_object()
        descriptor = kin["/FontDescriptor"]
        assert any(key.startswith("/FontFile") for key in descriptor)
        assert font["/BaseFont"] == kin["/BaseFont"] == descriptor["/FontName"]
        tag, _, name = font["/BaseFont"].removeprefix("/").partition("+")
        assert (len(tag), tag.isupper(), bool(name)) == (6, True, True)


def test_words_are_read_as_they_were_written(pages: tuple[Page, ...], pdf: Path) -> None:
    with pdfplumber.open(pdf) as opened:
        for page, known in zip(opened.pages, pages, strict=True):
            read = "".join(page.extract_text().split())
            written = "".join("".join(row.text for row in known.rows).split())
            assert read == written
    whole = pypdfium2.PdfDocument(pdf)
    found = whole[1].get_textpage().search("人民法院行政诉讼").get_next()
    whole.close()
    assert found is not None


def test_bookmarks_lead_to_their_headings(draft: Draft, pdf: Path) -> None:
    document = pypdfium2.PdfDocument(pdf)
    marks = [(mark.level, mark.get_title(), mark.get_dest()) for mark in document.get_toc()]
    assert [(level, title) for level, title, _ in marks][:4] == [
        (0, draft.elements.title),
        (1, "一、主要举措和成效"),
        (2, "（一）规范行政执法"),
        (2, "（二）办好行政复议"),
    ]
    for _, title, dest in marks[1:]:
        _, (_, top, _) = dest.get_view()
        page = document[dest.get_index()]
        words = page.get_textpage().get_text_bounded(bottom=top - 29, top=top)
        assert title in unicodedata.normalize("NFC", words)
    document.close()


def test_a_worker_can_write_a_pdf(
    opened: MainWindow, pages: tuple[Page, ...], tmp_path: Path, qtbot: QtBot
) -> None:
    from concurrent.futures import ThreadPoolExecutor

    path = tmp_path / "甲.pdf"
    with ThreadPoolExecutor(1) as lane:
        lane.submit(write_pdf, pages, path, "青栎区司法局").result(timeout=30)
    assert len(pypdf.PdfReader(path).pages) == len(pages)


def into_file(path: Path) -> QPrinter:
    printer = make_printer("报告")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def test_printing_at_true_size(
    opened: MainWindow, pages: tuple[Page, ...], tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "打印.pdf"
    with qtbot.waitSignal(opened.parts.leaving.printer.printed, timeout=10_000) as told:
        opened.parts.leaving.printer.print_pages(pages, into_file(path))
    assert told.args == [len(pages)]
    document = pypdfium2.PdfDocument(path)
    assert len(document) == len(pages)
    assert [round(side) for side in document[1].get_size()] == [595, 842]
    image = document[1].render(scale=2, grayscale=True).to_pil()
    box = image.point(lambda shade: 255 * (shade < 128)).getbbox()
    document.close()
    assert box is not None
    left, right = (edge / 2 / 72 * 25.4 for edge in (box[0], box[2]))
    assert 27 < left < 30  # 订口 28 mm
    assert 180 < right < 184.5  # 28 + 156 mm
    assert "已送打印机" in opened.notice.text


def test_closing_the_window_prints_the_rest(
    opened: MainWindow, pages: tuple[Page, ...], tmp_path: Path
) -> None:
    path = tmp_path / "打印.pdf"
    opened.parts.leaving.printer.print_pages(pages, into_file(path))
    assert opened.close()
    assert len(pypdf.PdfReader(path).pages) == len(pages)


def test_some_pages_backwards_and_twice(pages: tuple[Page, ...], tmp_path: Path) -> None:
    printer = into_file(tmp_path / "a.pdf")
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString("1,3"))
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    printer.setCopyCount(2)
    assert not printer.supportsMultipleCopies()
    printer.setCollateCopies(True)
    assert [page.number for page in sides_of(pages, printer)] == [3, 1, 3, 1]
    printer.setCollateCopies(False)
    assert [page.number for page in sides_of(pages, printer)] == [3, 3, 1, 1]


def test_no_printer_is_told(opened: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    opened.actions_by_name["print"].trigger()
    assert "没有找到打印机" in opened.notice.text


@pytest.mark.qt_log_ignore("QPainter::begin", "This plugin does not support", extend=True)
def test_a_printer_that_refuses_is_told(
    opened: MainWindow, pages: tuple[Page, ...], tmp_path: Path, qtbot: QtBot
) -> None:
    opened.parts.leaving.printer.print_pages(pages, into_file(tmp_path / "没有" / "a.pdf"))
    qtbot.waitUntil(lambda: "没有打印" in opened.notice.text)


def test_the_dialog_knows_the_pages(
    opened: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    shown: list[Any] = []

    class Dialog(printing_module.QPrintDialog):
        def exec(self) -> int:
            shown.append((self.fromPage(), self.toPage(), self.minPage(), self.maxPage()))
            return 0

    monkeypatch.setattr(printing_module, "QPrintDialog", Dialog)
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["甲"])
    opened.actions_by_name["print"].trigger()
    qtbot.waitUntil(lambda: bool(shown))
    draft = opened.workspace.draft()
    assert draft is not None
    pages = len(lay_out(compose(draft)))
    assert shown == [(1, pages, 1, pages)]
