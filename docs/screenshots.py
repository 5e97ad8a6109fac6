"""Takes the pictures of this manual: the main views of the window, filled from the sample data.

Run it as ``python -m docs.screenshots [FOLDER]``; without a folder the pictures go to
``docs/images``. With ``--all`` every view of :mod:`docs.every_view` is taken at 100 % and 200 % on
the bureau's screen in all three colours, each set in a folder of its own, to be looked at after a
change; a window or dialog that was left out is named at the end. Nothing of the person's own data
is read: the home folder is a temporary one.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

if sys.platform.startswith("linux"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QCursor, QImage, QTextCursor
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu

from assistant.base.paths import bundled, move_home, user_data
from assistant.base.settings import Settings
from assistant.gui.app import make_application
from assistant.gui.benchmark.indicators_model import OVERVIEW
from assistant.gui.dialogs.elements import ElementsDialog
from assistant.gui.dialogs.export import ExportDialog
from assistant.gui.dialogs.new_choice import NewDraftChoice
from assistant.gui.dialogs.new_draft import NewDraftDialog
from assistant.gui.dialogs.outcomes import OutcomesDialog
from assistant.gui.jobs.background import Background
from assistant.gui.library.report_page import CLEANING, RECOGNISED
from assistant.gui.look.theme import ThemeName, theme_of
from assistant.gui.main.main_window import MainWindow
from assistant.gui.services.services import services_of
from assistant.gui.writing.workspace import BENCHMARK, CHECKS, INDICATORS, SUGGESTIONS
from assistant.workflow.desk import own_desk
from assistant.workflow.importing import sample_reports
from docs.every_view import Tour, unseen, walk

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

IMAGES = Path(__file__).parent / "images"
BUREAU_SCREEN = (1366, 768)
LARGE_SCREEN = (1920, 1080)
FAR_AWAY = (4000, 4000)
"""Where the pointer lights up nothing."""
BODY, YEAR = "青栎区司法局", 2025
HITS = "行政复议"
COMPARED = "learn.training_sessions"
"""An indicator that many of the shipped public figures are of."""
WEB_PAGE = """首页 > 政务公开 > 法治政府建设年度报告
{title}
来源:栖禾区司法局 发布时间:2025-01-20 字号:[大 中 小] 打印
{text}
扫一扫在手机打开当前页
相关链接: 区政府门户网站
"""
"""A report as it is saved from a web page: menus around it, punctuation of half width."""
HALF_WIDTH = str.maketrans("，：；", ",:;")
COMMENTS = (
    ("经调解、和解结案", "与复议科的表述不一致，请统一。"),
    ("行政应诉工作指导", "请补充指导的方式，并与应诉科核对数据。"),
    ("对败诉案件逐案分析原因", "补一个典型案例。"),
)
"""Words of the draft and what is noted on them."""
TYPED = "加大行政争议化解力度，全年受理行政复议案件"
PATIENCE_S = 60.0
SCALES = (1, 2)
THEMES: tuple[ThemeName, ...] = ("light", "dark", "paper")


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How the pictures are taken."""

    folder: Path
    theme: ThemeName = "light"
    scale: int = 1
    """How large everything is drawn."""
    is_whole: bool = False
    """Views that the manual does not show are taken as well."""

    def pixels(self, size: tuple[int, int]) -> tuple[int, int]:
        """Return the size of a screen in the pixels that the window counts in."""
        return size[0] // self.scale, size[1] // self.scale


class Photographer:
    """A window with sample data, and a camera."""

    def __init__(self, look: Look) -> None:
        self.look = look
        look.folder.mkdir(parents=True, exist_ok=True)
        settings = Settings(body=BODY, level="department", theme=look.theme)
        make_application(settings)
        self.background = Background()
        desk = own_desk()
        self.services = services_of(desk)
        self.window = MainWindow(
            self.services, settings, self.background, state=user_data("window.json")
        )
        QCursor.setPos(*FAR_AWAY)
        self.window.showNormal()
        self.resize(BUREAU_SCREEN)

    def resize(self, size: tuple[int, int]) -> None:
        """Give the window the size of a screen."""
        self.window.resize(*self.look.pixels(size))
        self.settle()

    def settle(self, seconds: float = 0.3) -> None:
        """Let everything that is due happen."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            QApplication.processEvents()
            time.sleep(0.01)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def wait(self, is_done: Callable[[], object]) -> None:
        """Wait until something is there."""
        until = time.monotonic() + PATIENCE_S
        while not is_done():
            if time.monotonic() > until:
                raise TimeoutError
            self.settle(0.05)
        self.settle()

    def take(self, name: str, widget: QWidget | None = None) -> None:
        """Take a picture."""
        self.settle()
        path = self.look.folder / f"{name}.png"
        image = (widget or self.window).grab().toImage()
        image.convertToFormat(QImage.Format.Format_RGB888).save(str(path), "PNG", 0)

    def fill_corpus(self) -> None:
        """Import the sample reports."""
        self.services.import_files([sample_reports()], lambda *_: None)

    def import_saved(self) -> None:
        """Import what a bureau saved: pages of web sites, one of them twice, and a broken file."""
        folder = user_data("资料")
        folder.mkdir(parents=True)
        source = (sample_reports() / "shili-sifaju-2024.txt").read_text(encoding="utf-8")
        _, title, text = source.split("\n", 2)
        page = WEB_PAGE.format(title=title, text=text).translate(HALF_WIDTH)
        other = page.replace("栖禾区", "松桥区").replace("2024", "2023")
        cut = "\n".join(other.split("\n")[:-18])
        shorter = "\n".join(page.split("\n")[:-9])
        (folder / "松桥区司法局2023年度报告.txt").write_text(cut, encoding="gb18030")
        (folder / "栖禾区司法局2024年度报告.txt").write_text(page, encoding="gb18030")
        (folder / "栖禾区司法局（网站转载）.txt").write_text(shorter, encoding="gb18030")
        (folder / "扫描件.pdf").write_bytes(b"%PDF-1.4\n")
        library = self.window.open_library()
        self.window.importer.start([folder], library.notice)
        self.wait(library.notice.isVisible)

    def open_draft(self) -> None:
        """Put a half-written draft on the desk."""
        sheet = bundled("templates", "demo-sheet.csv")
        choice = NewDraftChoice(template="司法局", body=BODY, year=YEAR, sheet=sheet)
        turn = self.window.drafts.make_from(choice)
        self.wait(lambda: turn.is_ended)
        self.settle(1.0)

    def type_sentence(self) -> None:
        """Write half a sentence where it belongs, so that suggestions come."""
        editor = self.window.workspace.editor
        draft = self.window.workspace.draft()
        paragraphs = draft.paragraphs if draft else ()
        at = next(
            number
            for number, paragraph in enumerate(paragraphs)
            if paragraph.style == "body" and "review." in paragraph.text
        )
        editor.go_to(at)
        editor.moveCursor(QTextCursor.MoveOperation.EndOfBlock)
        editor.insertPlainText(TYPED)
        self.wait(lambda: TYPED in self.window.workspace.suggestions.head.text)

    def go_to_heading(self) -> None:
        """Put the caret into a heading, so that what peers write under it is shown."""
        editor, panel = self.window.workspace.editor, self.window.workspace.suggestions
        at = next(n for n, each in enumerate(editor.paragraphs()) if each.style == "heading2")
        editor.go_to(at)
        self.wait(lambda: TYPED not in panel.head.text)

    def go_to_typed(self) -> None:
        """Put the caret back into the half sentence."""
        editor, panel = self.window.workspace.editor, self.window.workspace.suggestions
        paragraphs = editor.paragraphs()
        at = next(n for n, each in enumerate(paragraphs) if TYPED in each.text)
        editor.go_to(at)
        editor.moveCursor(QTextCursor.MoveOperation.EndOfBlock)
        self.wait(lambda: TYPED in panel.head.text)


def main() -> None:
    """Take the pictures that were asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path, nargs="?", default=IMAGES)
    parser.add_argument("--all", action="store_true", help="both sizes, all colours")
    parser.add_argument("--theme", choices=THEMES, default="light")
    parser.add_argument("--scale", type=int, choices=SCALES)
    options = parser.parse_args()
    if options.all:
        for scale, theme in product(SCALES, THEMES):
            print(f"{scale * 100} %, {theme}")
            take_apart(options.folder / f"{scale * 100}-{theme}", scale, theme)
        return
    with tempfile.TemporaryDirectory() as home:
        move_home(Path(home))
        is_whole = options.scale is not None
        look = Look(
            folder=options.folder,
            theme=options.theme,
            scale=options.scale or 1,
            is_whole=is_whole,
        )
        shoot(Photographer(look))


def take_apart(folder: Path, scale: int, theme: ThemeName) -> None:
    """Take one set in a process of its own, on a screen of the bureau's size."""
    with tempfile.TemporaryDirectory() as place:
        screen = Path(place) / "screen.json"
        size = {"width": BUREAU_SCREEN[0], "height": BUREAU_SCREEN[1]}
        dots = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
        screens = [{"name": "bureau", "x": 0, "y": 0, **size, **dots}]
        screen.write_text(json.dumps({"screens": screens}), encoding="utf-8")
        environment = {
            **os.environ,
            "QT_QPA_PLATFORM": f"offscreen:configfile={screen}",
            "QT_SCALE_FACTOR": str(scale),
        }
        options = [str(folder), "--scale", str(scale), "--theme", theme]
        command = [sys.executable, "-m", "docs.screenshots", *options]
        subprocess.run(command, env=environment, check=True)


def shoot(photographer: Photographer) -> None:
    """Walk through the window."""
    window, workspace = photographer.window, photographer.window.workspace
    if photographer.look.is_whole:
        shoot_every_view(photographer)
        return
    photographer.fill_corpus()
    window.start(None)
    photographer.settle(2.0)
    photographer.take("home")
    shoot_library(photographer)
    photographer.open_draft()
    photographer.take("draft")
    photographer.type_sentence()
    workspace.show_tab(SUGGESTIONS)
    photographer.take("suggestions")
    photographer.go_to_heading()
    photographer.take("survey")
    photographer.go_to_typed()
    first = workspace.suggestions.cards[0].suggestion
    if first is not None:
        workspace.suggesting.replace_sentence(first)
    photographer.take("inserted")
    workspace.show_tab(BENCHMARK)
    workspace.benchmark.choose("review.accepted")
    photographer.wait(lambda: workspace.benchmark.benchmark)
    photographer.take("benchmark")
    shoot_analysis(photographer)
    shoot_panels(photographer)
    shoot_preview(photographer)
    shoot_beside(photographer)
    shoot_dialogs(photographer)
    photographer.resize(LARGE_SCREEN)
    for name in ("dark", "paper", "light"):
        shoot_theme(photographer, name)
    window.drafts.keeper.end()
    window.close()


def shoot_panels(photographer: Photographer) -> None:
    """Show the indicator sheet and the findings."""
    workspace = photographer.window.workspace
    workspace.show_tab(INDICATORS)
    photographer.take("indicators")
    workspace.check()
    photographer.wait(workspace.checks.view.model().rowCount)
    workspace.show_tab(CHECKS)
    workspace.checks.choose_next()
    photographer.take("checks")
    shoot_comments(photographer)


def shoot_comments(photographer: Photographer) -> None:
    """Show comments in the text and in their list, and an answer being written."""
    workspace = photographer.window.workspace
    commenting, editor, form = workspace.commenting, workspace.editor, workspace.comments.form
    for words, said in COMMENTS:
        at = next(n for n, each in enumerate(editor.paragraphs()) if words in each.text)
        start = editor.document().findBlockByNumber(at + 1).text().index(words)
        editor.go_to(at, start, start + len(words))
        commenting.start()
        form.written.emit(said, "王敏")
    commenting.step(-1)
    commenting.reply()
    form.written.emit("已向业务科室核实，数据无误。", "李峰")
    commenting.step(-1)
    commenting.settle()
    commenting.step(1)
    photographer.take("comments")
    commenting.reply()
    form.text.setPlainText("请再核对一遍。")
    photographer.take("comment-written")
    form.dismissed.emit()
    for each in editor.comments.threads():
        editor.comments.remove(each.comment.id)


def shoot_library(photographer: Photographer) -> None:
    """Show the corpus: what came in, the list, the search, an open report from its three sides."""
    library = photographer.window.open_library()
    library.resize(*photographer.look.pixels(BUREAU_SCREEN))
    photographer.import_saved()
    importer = photographer.window.importer
    importer.show_outcomes()
    dialog = library.findChild(OutcomesDialog)
    dialog.table.selectRow(dialog.table.model().rowCount() - 1)
    photographer.take("outcomes", dialog)
    dialog.close()
    library.notice.hide()
    photographer.take("library", library)
    saved = next(r for r in library.reports.model.shown if "松桥区" in (r.meta.body or ""))
    library.open_report(saved.id)
    photographer.wait(library.page.isVisible)
    library.page.show_tab(RECOGNISED)
    photographer.take("recognised", library)
    library.page.show_tab(CLEANING)
    photographer.wait(library.page.cleaning.rules.rowCount)
    photographer.take("cleaning", library)
    library.search_for(HITS)
    hits = library.search.hits
    photographer.wait(hits.model().rowCount)
    hits.setCurrentIndex(hits.model().index(0, 0))
    hits.hit_requested.emit(hits.chosen)
    photographer.wait(library.page.reader.extraSelections)
    photographer.take("search", library)
    library.close()


def shoot_analysis(photographer: Photographer) -> None:
    """Show the benchmarks in their window: one indicator with all peers, and the overview."""
    analysis = photographer.window.parts.benchmarks.open(COMPARED)
    analysis.resize(*photographer.look.pixels(BUREAU_SCREEN))
    photographer.wait(lambda: analysis.page.benchmark and analysis.page.trend.trend)
    analysis.filters.clear()
    photographer.settle(1.0)
    photographer.take("analysis", analysis)
    analysis.show_indicator(OVERVIEW)
    photographer.wait(lambda: not analysis.overview.is_busy)
    photographer.take("overview", analysis)
    analysis.close()


def shoot_preview(photographer: Photographer) -> None:
    """Show the pages beside the text."""
    window = photographer.window
    preview = window.actions_by_name["preview"]
    preview.setChecked(True)
    photographer.wait(lambda: window.workspace.preview.view.page >= 0)
    photographer.take("preview")
    preview.setChecked(False)


def shoot_beside(photographer: Photographer) -> None:
    """Show another report beside the text."""
    window = photographer.window
    number = window.frame.services.library.list_reports()[0].id
    window.parts.beside.open_report(number)
    pane = window.workspace.beside
    photographer.wait(pane.isVisible)
    pane.button("outline").setChecked(True)
    pane.reader.go_to(400, 460)
    cursor = pane.reader.textCursor()
    cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
    pane.reader.setTextCursor(cursor)
    photographer.take("beside")
    pane.close_requested.emit()


def shoot_every_view(photographer: Photographer) -> None:
    """Show all there is, with the menus, and name what was left out."""
    with tempfile.TemporaryDirectory() as folder:
        window, size = photographer.window, photographer.look.pixels(BUREAU_SCREEN)

        def take(name: str, view: QWidget) -> None:
            if isinstance(view, QMainWindow):
                view.resize(*size)
            photographer.take(name, view)

        tour = Tour(
            window=window,
            services=photographer.services,
            folder=Path(folder),
            wait=photographer.wait,
            look=take,
        )
        walk(tour)
        for menu in (window._menus["theme"], *window.menuBar().findChildren(QMenu)[:7]):  # noqa: SLF001
            menu.popup(window.mapToGlobal(window.rect().topLeft()))
            photographer.take(f"menu-{menu.title().partition('(')[0]}", menu)
            menu.close()
        forgotten = unseen(tour.seen)
        if forgotten:
            print(f"not taken: {', '.join(forgotten)}")


def shoot_dialogs(photographer: Photographer) -> None:
    """Show the dialogs without waiting for an answer."""
    window = photographer.window
    new = NewDraftDialog(window, photographer.services.templates(), body=BODY)
    new.show()
    photographer.take("new-draft", new)
    new.close()
    draft = window.workspace.draft()
    if draft is not None:
        elements = ElementsDialog(window, replace(draft.elements, date="2026年2月5日"))
        elements.show()
        photographer.take("elements", elements)
        elements.close()
        facts = photographer.services.export_facts(draft)
        theme = theme_of(photographer.look.theme)
        export = ExportDialog(window, Path("报告.docx"), facts, theme)
        export.show()
        photographer.take("export", export)
        export.close()


def shoot_theme(photographer: Photographer, name: ThemeName) -> None:
    """Show the whole window in other colours."""
    photographer.window.set_theme(name)
    photographer.window.workspace.show_tab(SUGGESTIONS)
    photographer.take(f"large-{name}")


if __name__ == "__main__":
    main()
