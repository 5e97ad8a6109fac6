"""Writing what changed in a draft as a document with tracked changes (花脸稿)."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from assistant.gui.dialogs import files
from assistant.gui.dialogs.redline import RedlineDialog
from assistant.gui.jobs.background import place_of
from assistant.gui.messages import message_of
from assistant.gui.output.exporter import tell_written

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from assistant.base.errors import AssistantError
    from assistant.base.progress import Progress
    from assistant.draft.draft import Draft
    from assistant.draft.versions.version import Version
    from assistant.gui.dialogs.redline import Against
    from assistant.gui.jobs.background import Background
    from assistant.gui.services.services import Services
    from assistant.gui.widgets.notice import NoticeBar

_KINDS = "Word 文档 (*.docx)"


class Redlines(QObject):
    """Asks for a version and a file, writes in the background, tells where the file is."""

    def __init__(
        self, window: QWidget, services: Services, background: Background, notice: NoticeBar
    ) -> None:
        super().__init__(window)
        self._window = window
        self._services = services
        self._background = background
        self._notice = notice

    def ask(self, draft: Draft, path: Path | None, folder: Path, *, is_dirty: bool) -> None:
        """Ask what the draft is compared with, and for a file in *folder*; write it.

        Args:
            draft: as it stands on the desk.
            path: its file, None for a draft that was never saved.
            folder: where the new file is offered to lie.
            is_dirty: True where *path* holds another draft than that on the desk.
        """
        choose = partial(self._choose, draft, path, path if is_dirty else None, folder)
        if path is None:
            choose(())
            return
        list_versions = self._services.redline.list_versions
        self._background.run(
            lambda _: list_versions(path),
            on_done=choose,
            on_error=self._tell_error,
            at=place_of(path),
        )

    def _choose(
        self,
        draft: Draft,
        path: Path | None,
        saved: Path | None,
        folder: Path,
        versions: tuple[Version, ...],
    ) -> None:
        """Ask what the draft is compared with."""
        dialog = RedlineDialog(self._window, versions, saved=saved, folder=folder)
        if not dialog.exec() or dialog.against is None:
            return
        name = files.file_name(f"{draft.elements.title}花脸稿")
        target = files.choose_save(self._window, "导出花脸稿", _KINDS, folder / f"{name}.docx")
        if target is not None:
            self._write(draft, dialog.against, path or target, target)

    def _write(self, draft: Draft, against: Against, path: Path, target: Path) -> None:
        """Write the changes of the draft, the versions of which are in *path*."""
        services = self._services
        if isinstance(against, Path):
            open_other = partial(services.open_draft, against)
        else:
            open_other = partial(services.redline.open_version, path, against)

        def work(_: Progress) -> None:
            measures = services.formats.of_draft(draft).measures
            services.redline.write(draft, target, against=open_other(), measures=measures)

        self._background.run(
            work,
            on_done=lambda _: tell_written(self._notice, target),
            on_error=self._tell_error,
            at=place_of(target, must_end=True),
        )

    def _tell_error(self, error: AssistantError) -> None:
        self._notice.tell("error", message_of(error))
