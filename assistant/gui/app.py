"""Starting the window."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from assistant.base.files import is_there
from assistant.base.lazily import load_all
from assistant.base.paths import user_data
from assistant.base.settings import read_settings
from assistant.gui.crash import CrashHandler
from assistant.gui.dialogs.ask import tell_crash
from assistant.gui.jobs.background import Background
from assistant.gui.look.scale import apply_scale
from assistant.gui.look.theme import apply_theme, theme_of
from assistant.gui.main.main_window import APPLICATION_TITLE, MainWindow
from assistant.gui.services.services import services_of
from assistant.workflow.desk import own_desk

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.base.settings import Settings


_LOAD_AFTER_MS = 2000
"""So long the person's first wishes go before what may be wanted later."""


def run(draft: Path | None) -> int:
    """Show the window, with a draft if one is named, and return the exit code."""
    desk = own_desk()
    is_first = not is_there(desk.settings)
    settings, notes = read_settings(desk.settings)
    apply_scale(settings.scale_percent)
    application = make_application(settings)
    background = Background()
    load = partial(background.run, load_all, on_done=_ignore, on_error=_ignore)
    window = MainWindow(services_of(desk), settings, background, state=user_data("window.json"))
    CrashHandler(
        user_data("crash.log"),
        rescue=window.rescue,
        tell=lambda log, copy: tell_crash(window, log, copy),
        leave=application.exit,
    ).install()
    window.furnished.connect(partial(QTimer.singleShot, _LOAD_AFTER_MS, background, load))
    window.show()
    window.start(draft)
    if is_first and draft is None:
        window.starting.show_guide()
    if notes:
        window.notice.tell("warning", "".join(note.message for note in notes))
    return application.exec()


def _ignore(_: object) -> None:
    """Do without: whatever is not loaded beforehand is loaded when it is called."""


def make_application(settings: Settings) -> QApplication:
    """Return the application, dressed and speaking Chinese."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = QApplication(sys.argv[:1])
    application.setApplicationName(APPLICATION_TITLE)
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    speak_chinese(application)
    theme = theme_of(settings.theme)
    apply_theme(application, theme)
    application.setWindowIcon(QIcon(theme.icon("quill-pen-line", "accent")))
    return application


def speak_chinese(application: QApplication) -> None:
    """Give Qt's own buttons and menus their Chinese words."""
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_zh_CN", folder):
        application.installTranslator(translator)
