"""How far the work under way is, with the time left and a way to stop it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QProgressBar, QWidget

from assistant.gui.widgets.basic import make_button, make_label, row

if TYPE_CHECKING:
    from assistant.gui.jobs.background import Step
    from assistant.gui.jobs.work import Job, Work

_MINUTE_S = 60
_PROGRESS_PX = 120
_LONGEST_NAME = 16


class WorkBar(QWidget):
    """Hidden while nothing is under way."""

    def __init__(self, work: Work) -> None:
        super().__init__()
        self._job: Job | None = None
        self._what = make_label()
        self._progress = QProgressBar(textVisible=False)
        self._progress.setFixedWidth(_PROGRESS_PX)
        self._progress.setAccessibleName("进度")
        self._details = make_button("明细", "small", tip="看已经完成的各个文件")
        self._cancel = make_button("取消", "small", tip="停下来；已经完成的会保留")
        self.setLayout(row(self._what, self._progress, self._details, self._cancel))
        work.started.connect(self._on_started)
        work.stepped.connect(self._on_stepped)
        work.ended.connect(self._on_ended)
        self._cancel.clicked.connect(self._on_cancel)
        self._details.clicked.connect(self._on_details)
        self.hide()
        if work.job is not None:
            self._on_started(work.job)

    def _on_started(self, job: Job) -> None:
        self._job = job
        self._what.setText(job.what)
        self._progress.setRange(0, 0)
        self._details.setVisible(job.show_details is not None)
        self._cancel.setEnabled(True)
        self.show()

    def _on_stepped(self, step: Step) -> None:
        self._progress.setRange(0, step.total)
        self._progress.setValue(step.done)
        left = step.seconds_left
        rest = "" if left is None else f"，约剩 {duration(left)}"
        self._what.setText(f"{step.done}/{step.total} {step.what[:_LONGEST_NAME]}{rest}")

    def _on_ended(self) -> None:
        self._job = None
        self.hide()

    def _on_cancel(self) -> None:
        if self._job is not None:
            self._job.task.cancel()
            self._cancel.setEnabled(False)
            self._what.setText("正在停止…")

    def _on_details(self) -> None:
        if self._job is not None and self._job.show_details is not None:
            self._job.show_details()


def duration(seconds: float) -> str:
    """Return a stretch of time as one says it: ``40 秒``, ``3 分钟``."""
    if seconds < _MINUTE_S:
        return f"{max(round(seconds), 1)} 秒"
    return f"{round(seconds / _MINUTE_S)} 分钟"
