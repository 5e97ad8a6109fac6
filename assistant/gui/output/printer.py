"""Printing the draft: the pages of the preview and of the PDF, at their true size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QObject, QTimer, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog

from assistant.gui.look.painting import paint_page
from assistant.gui.messages import message_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from assistant.base.errors import AssistantError
    from assistant.draft.draft import Draft
    from assistant.export.page import Page
    from assistant.gui.jobs.background import Background
    from assistant.gui.services.services import Services
    from assistant.gui.widgets.notice import NoticeBar
    from assistant.workflow.paging import PagedDraft

_NO_PRINTER = "没有找到打印机。请先在系统设置中添加打印机；也可以导出 PDF，拿到别处打印。"
_REFUSED = "打印机没有响应，没有打印。请检查打印机是否开机、联网，再试一次。"
_STOPPED = "打印中断了，可能没有印全。请检查打印机和纸张，再试一次。"


class Printer(QObject):
    """Lays out in the background, asks for printer and pages, prints a page at a time.

    Signals:
        printed: how many sides went to the printer.
    """

    printed = Signal(int)

    def __init__(
        self, window: QWidget, services: Services, background: Background, notice: NoticeBar
    ) -> None:
        super().__init__(window)
        self._window = window
        self._services = services
        self._background = background
        self._notice = notice
        self._job: _Job | None = None

    def ask(self, draft: Draft) -> None:
        """Ask how the draft is to be printed, and print it."""
        if not QPrinterInfo.availablePrinterNames():
            self._notice.tell("error", _NO_PRINTER)
            return
        lay_out = self._services.lay_out
        self._background.run(
            lambda _: lay_out(draft), on_done=self._on_laid_out, on_error=self._tell_error
        )

    def print_pages(self, pages: Sequence[Page], printer: QPrinter) -> None:
        """Print the pages that were chosen, with the copies and in the order asked for."""
        self._job = _Job(printer, sides_of(pages, printer), self)
        self._job.finished.connect(self._on_finished)
        self._job.start()

    def finish(self) -> None:
        """Send at once what is still to be printed: the window closes."""
        while self._job is not None:
            self._job.step()

    def _on_laid_out(self, paged: PagedDraft) -> None:
        printer = make_printer(paged.manuscript.elements.title.replace("\n", ""))
        dialog = QPrintDialog(printer, self._window)
        dialog.setWindowTitle("打印")
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setMinMax(1, len(paged.pages))
        dialog.setFromTo(1, len(paged.pages))
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.print_pages(paged.pages, printer)

    def _on_finished(self, sides: int, words: str) -> None:
        self._job = None
        if words:
            self._notice.tell("error", words)
            return
        self._notice.tell("done", f"已送打印机，共 {sides} 页。")
        self.printed.emit(sides)

    def _tell_error(self, error: AssistantError) -> None:
        self._notice.tell("error", message_of(error))


def make_printer(title: str) -> QPrinter:
    """Return the usual printer, set to the whole of an A4 sheet."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setCreator("法治报告助手")
    whole_sheet(printer)
    return printer


def whole_sheet(printer: QPrinter) -> None:
    """Have A4 paper upright without margins; the pages bring their own."""
    size = QPageSize(QPageSize.PageSizeId.A4)
    layout = QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    printer.setPageLayout(layout)


def sides_of(pages: Sequence[Page], printer: QPrinter) -> tuple[Page, ...]:
    """Return the sides to print, one after another, copies included that the device cannot make."""
    chosen = [page for page in pages if _is_chosen(page.number, printer)]
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        chosen.reverse()
    if printer.supportsMultipleCopies():
        return tuple(chosen)
    copies = printer.copyCount()
    if printer.collateCopies():
        return tuple(chosen) * copies
    return tuple(page for page in chosen for _ in range(copies))


def _is_chosen(number: int, printer: QPrinter) -> bool:
    if printer.printRange() != QPrinter.PrintRange.PageRange:
        return True
    ranges = printer.pageRanges()
    return ranges.isEmpty() or ranges.contains(number)


class _Job(QObject):
    """Sends sides to a printer, one each turn of the event loop, so that the window stays alive.

    Signals:
        finished: how many sides were sent, and what went wrong or nothing.
    """

    finished = Signal(int, str)

    def __init__(self, printer: QPrinter, sides: tuple[Page, ...], parent: QObject) -> None:
        super().__init__(parent)
        self._printer = printer
        self._sides = sides
        self._done = 0
        self._painter = QPainter()
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self.step)

    def start(self) -> None:
        """Begin."""
        whole_sheet(self._printer)
        if self._painter.begin(self._printer):
            self._timer.start()
        else:
            self._end(_REFUSED)

    def step(self) -> None:
        """Send one side, or end."""
        if self._done == len(self._sides):
            self._end("" if self._painter.end() else _STOPPED)
        elif self._done and not self._printer.newPage():
            self._painter.end()
            self._end(_STOPPED)
        else:
            self._paint(self._sides[self._done])
            self._done += 1

    def _paint(self, side: Page) -> None:
        is_painted = False
        try:
            paint_page(self._painter, side, self._printer.resolution())
            is_painted = True
        finally:
            if not is_painted:  # Qt does not survive a painter left at work
                self._timer.stop()
                self._painter.end()

    def _end(self, words: str) -> None:
        self._timer.stop()
        self.finished.emit(self._done, words)
        self.deleteLater()
