"""Templates of one's own (自有模板) from the window's menu."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from assistant.gui.messages import message_of
from assistant.gui.templates.save_dialog import SaveTemplateDialog
from assistant.gui.templates.sharing import choose_target, given_words, taken_words

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from assistant.draft.templates.own import OwnTemplate
    from assistant.draft.templates.own_folder import OwnTemplates
    from assistant.gui.jobs.background import Background
    from assistant.gui.look.theme import Theme
    from assistant.gui.services.yearly import TemplateServices
    from assistant.gui.widgets.notice import NoticeBar
    from assistant.gui.writing.workspace import Workspace


class Templating(QObject):
    """Opens the dialogs and tells what became of it.

    Signals:
        new_requested: id of the template that a new draft is to be made from.
        folder_used: the folder that a template's file was chosen in.
        changed: there are other templates than before.
    """

    new_requested = Signal(str)
    folder_used = Signal(str)
    changed = Signal()

    def __init__(
        self,
        window: QWidget,
        services: TemplateServices,
        background: Background,
        workspace: Workspace,
        notice: NoticeBar,
        *,
        theme: Theme,
    ) -> None:
        super().__init__(window)
        self.theme = theme
        self._window = window
        self._services = services
        self._background = background
        self._workspace = workspace
        self._notice = notice

    def save(self) -> None:
        """Ask how the open draft becomes a template, and store it."""
        draft = self._workspace.draft()
        if draft is None:
            return
        dialog = SaveTemplateDialog(self._window, self._services, self._background, draft)
        if dialog.exec() and dialog.saved is not None:
            self.changed.emit()
            self._notice.tell(
                "info",
                f"已存为模板“{dialog.saved.name}”，新建稿件时可以选用。",
                ("导出给同事…", partial(self.give, dialog.saved)),
                ("管理模板…", lambda: self.manage("")),
            )

    def give(self, template: OwnTemplate) -> None:
        """Ask for a file and write a template there, for a colleague."""
        path = choose_target(self._window, template, "")
        if path is None:
            return
        self.folder_used.emit(str(path.parent))
        give_out = self._services.give_out
        self._background.run(
            lambda _: give_out(template, path),
            on_done=lambda _: self._notice.tell("info", given_words(path)),
            on_error=lambda error: self._notice.tell("error", message_of(error)),
            writes=True,
        )

    def take(self, path: Path) -> None:
        """Take in a template that came from a colleague."""
        services = self._services
        self._background.run(
            lambda _: (services.take_in(path), services.read()),
            on_done=self._on_taken,
            on_error=lambda error: self._notice.tell("error", message_of(error)),
            writes=True,
        )

    def manage(self, folder: str) -> None:
        """Show the templates; files for colleagues are offered to lie in *folder*."""
        from assistant.gui.templates.manage_dialog import ManageTemplatesDialog

        dialog = ManageTemplatesDialog(
            self._window, self._services, self._background, self.theme, folder=folder
        )
        dialog.new_requested.connect(self.new_requested)
        dialog.exec()
        self.changed.emit()
        if dialog.folder != folder:
            self.folder_used.emit(dialog.folder)

    def _on_taken(self, done: tuple[OwnTemplate, OwnTemplates]) -> None:
        template, known = done
        self.changed.emit()
        self._notice.tell(
            "info",
            taken_words(template, known),
            ("用它新建稿件…", partial(self.new_requested.emit, template.id)),
            ("管理模板…", lambda: self.manage("")),
        )
