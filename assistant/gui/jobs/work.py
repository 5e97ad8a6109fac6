"""The one long job on the corpus at a time, for every window that shows it or may stop it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.base.errors import AssistantError
    from assistant.gui.jobs.background import Background, Task
    from assistant.gui.jobs.background import Work as Call


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What is under way."""

    what: str
    """In words, ``正在导入…``."""
    task: Task
    show_details: Callable[[], None] | None = None
    """Shows what is done so far, where there is something to show."""


class Work(QObject):
    """Runs a job in the lane of writers and tells all who show it.

    Signals:
        started: a :class:`Job`.
        stepped: a :class:`~assistant.gui.jobs.background.Step`.
        ended: no job is under way any more.
    """

    started = Signal(object)
    stepped = Signal(object)
    ended = Signal()

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._job: Job | None = None

    @property
    def job(self) -> Job | None:
        """The job under way."""
        return self._job

    def start(
        self,
        call: Call,
        what: str,
        *,
        on_done: Callable[[Any], None],
        on_error: Callable[[AssistantError], None],
        show_details: Callable[[], None] | None = None,
    ) -> bool:
        """Start a job; tell whether it could be: False while another is under way."""
        if self._job is not None:
            return False

        def finish(callback: Callable[[Any], None], value: Any) -> None:  # noqa: ANN401 -- as Qt has it
            self._job = None
            self.ended.emit()
            callback(value)

        task = self._background.run(
            call,
            on_done=lambda result: finish(on_done, result),
            on_error=lambda error: finish(on_error, error),
            on_progress=self.stepped.emit,
            writes=True,
        )
        self._job = Job(what=what, task=task, show_details=show_details)
        self.started.emit(self._job)
        return True
