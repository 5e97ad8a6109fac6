"""Takes the pictures of this manual: the main views of the window, filled from the sample data.

Run it as ``python docs/screenshots.py [FOLDER]``; without a folder the pictures go to
``docs/images``. Nothing of the person's own data is read: the home folder is a temporary one.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if sys.platform.startswith("linux"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QImage, QTextCursor
from PySide6.QtWidgets import QApplication

from assistant.base.paths import bundled, move_home, user_data
from assistant.base.settings import Settings
from assistant.gui.app import make_application
from assistant.gui.background import Background
from assistant.gui.dialogs.elements import ElementsDialog
from assistant.gui.dialogs.export import ExportDialog
from assistant.gui.dialogs.new_draft import NewDraftChoice, NewDraftDialog
from assistant.gui.main_window import MainWindow
from assistant.gui.services import services_of
from assistant.gui.workspace import BENCHMARK, CHECKS, INDICATORS, SUGGESTIONS
from assistant.workflow.desk import own_desk
from assistant.workflow.importing import sample_reports

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from assistant.gui.theme import ThemeName

IMAGES = Path(__file__).parent / "images"
BUREAU_SCREEN = (1366, 768)
LARGE_SCREEN = (1920, 1080)
BODY, YEAR = "青栎区司法局", 2025
TYPED = "加大行政争议化解力度，全年受理行政复议案件"
PATIENCE_S = 60.0


class Photographer:
    """A window with sample data, and a camera."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        settings = Settings(body=BODY)
        make_application(settings)
        self.background = Background()
        desk = own_desk()
        self.services = services_of(desk)
        self.services.import_files([sample_reports()], lambda *_: None)
        self.window = MainWindow(
            self.services, settings, self.background, state=user_data("window.json")
        )
        self.window.showNormal()
        self.resize(BUREAU_SCREEN)

    def resize(self, size: tuple[int, int]) -> None:
        """Give the window the size of a screen."""
        self.window.resize(*size)
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
        path = self.folder / f"{name}.png"
        image = (widget or self.window).grab().toImage()
        image.convertToFormat(QImage.Format.Format_RGB888).save(str(path), "PNG", 0)

    def open_draft(self) -> None:
        """Put a half-written draft on the desk."""
        sheet = bundled("templates", "demo-sheet.csv")
        choice = NewDraftChoice(template="司法局", body=BODY, year=YEAR, sheet=sheet)
        self.window.drafts.make_from(choice)
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
        self.wait(lambda: self.window.workspace.suggestions.cards)


def main(folder: Path) -> None:
    """Take all pictures."""
    with tempfile.TemporaryDirectory() as home:
        move_home(Path(home))
        shoot(Photographer(folder))


def shoot(photographer: Photographer) -> None:
    """Walk through the window."""
    window, workspace = photographer.window, photographer.window.workspace
    window.start(None)
    photographer.settle(2.0)
    photographer.take("home")
    photographer.open_draft()
    photographer.take("draft")
    photographer.type_sentence()
    workspace.show_tab(SUGGESTIONS)
    photographer.take("suggestions")
    first = workspace.suggestions.cards[0].suggestion
    if first is not None:
        workspace.suggesting.replace_sentence(first)
    photographer.take("inserted")
    workspace.show_tab(BENCHMARK)
    workspace.benchmark.choose("review.accepted")
    photographer.wait(lambda: workspace.benchmark.benchmark)
    photographer.take("benchmark")
    workspace.show_tab(INDICATORS)
    photographer.take("indicators")
    workspace.check()
    photographer.wait(lambda: workspace.checks.findings)
    workspace.show_tab(CHECKS)
    workspace.checks.choose_next()
    photographer.take("checks")
    shoot_dialogs(photographer)
    photographer.resize(LARGE_SCREEN)
    for name in ("dark", "paper", "light"):
        shoot_theme(photographer, name)
    window.drafts.keeper.end()
    window.close()


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
    survey = replace(window.workspace.survey)
    export = ExportDialog(window, Path("报告.docx"), survey)
    export.show()
    photographer.take("export", export)
    export.close()


def shoot_theme(photographer: Photographer, name: ThemeName) -> None:
    """Show the whole window in other colours."""
    photographer.window.set_theme(name)
    photographer.window.workspace.show_tab(SUGGESTIONS)
    photographer.take(f"large-{name}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else IMAGES)
