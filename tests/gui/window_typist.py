"""The real window, and a person in it who never rests, for tests that end it at any moment.

As a program: ``python window_typist.py HOME FOLDER SEED`` types one numbered word
after the other into ``稿件.fzbg``, saves, imports and exports now and then, and prints the number
of each word with the moment at which it was typed, until it is killed.
"""

from __future__ import annotations

import os
import random
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from assistant.base.settings import Settings
from assistant.draft.journal import journal as journal_module
from assistant.gui.app import make_application
from assistant.gui.dialogs.export import ExportChoice
from assistant.gui.drafts import keeper
from assistant.gui.jobs.background import Background
from assistant.gui.main.main_window import MainWindow
from assistant.gui.services.services import services_of
from assistant.workflow.desk import desk_in
from assistant.workflow.importing import sample_reports

_TYPE_MS = 40
_OFTEN = ("type", "save", "import", "export")
_WEIGHTS = (60, 3, 1, 2)


class Typist:
    """Types a word with each tick, or does something else."""

    def __init__(self, window: MainWindow, folder: Path, seed: int) -> None:
        self._window = window
        self._folder = folder
        self._chance = random.Random(seed)
        self._count = 0
        self._timer = QTimer(window, interval=_TYPE_MS)
        self._timer.timeout.connect(self._act)
        self._timer.start()

    def _act(self) -> None:
        what = self._chance.choices(_OFTEN, _WEIGHTS)[0]
        getattr(self, f"_{what}")()

    def _type(self) -> None:
        self._count += 1
        editor = self._window.workspace.editor
        editor.moveCursor(QTextCursor.MoveOperation.End)
        QTest.keyClicks(editor, f"w{self._count};")
        say(f"{self._count} {time.monotonic()}")

    def _save(self) -> None:
        self._window.drafts.save()

    def _import(self) -> None:
        samples = sorted(sample_reports().glob("*.*"))
        self._window.importer.start([self._chance.choice(samples)])

    def _export(self) -> None:
        draft = self._window.workspace.draft()
        ending = self._chance.choice((".docx", ".txt", ".html"))
        assert draft is not None
        choice = ExportChoice(path=self._folder / f"报告{ending}", edition="internal")
        self._window.parts.leaving.exporter.export(draft, choice)


def say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def run(home: Path, folder: Path, seed: int) -> None:
    """Open the draft and write on, until killed."""
    keeper.TIDY_MS = 300
    journal_module.GROWTH = 4000
    application = make_application(Settings())
    services = services_of(desk_in(home))
    window = MainWindow(services, Settings(), Background(), state=home / "window.json")
    window.resize(1366, 768)
    window.show()
    typists: list[Typist] = []

    def begin(is_open: bool | None) -> None:
        assert is_open
        typists.append(Typist(window, folder, seed))
        say("ready")

    window.drafts.open(folder / "稿件.fzbg", begin)
    application.exec()


if __name__ == "__main__":
    run(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
