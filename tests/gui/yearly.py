"""What is done once a year, put into the test's window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.gui.look.theme import theme_of
from assistant.gui.office_forms.forms import OfficeForms
from assistant.gui.rollover.rolling import RollingOver
from assistant.gui.services.yearly import (
    form_services,
    roll_over_services,
    template_services_in,
)
from assistant.gui.templates.templating import Templating

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.gui.jobs.background import Background
    from assistant.gui.main.main_window import MainWindow


def rolling_over(window: MainWindow, background: Background) -> RollingOver:
    """The part that rolls reports over, on this window."""
    return RollingOver(
        window,
        roll_over_services(),
        background,
        window.workspace,
        window.drafts,
        window.notice,
        theme=theme_of("light"),
    )


def office_forms(window: MainWindow, background: Background) -> OfficeForms:
    """The part that sends forms out and reads them, on this window."""
    return OfficeForms(
        window,
        form_services(),
        background,
        window.workspace,
        window.notice,
        theme=theme_of("light"),
    )


def templating(window: MainWindow, background: Background, folder: Path) -> Templating:
    """The part that keeps templates of one's own in *folder*, on this window."""
    return Templating(
        window,
        template_services_in(folder),
        background,
        window.workspace,
        window.notice,
        theme=theme_of("light"),
    )
