"""Checking the draft on demand, and leading from a finding to its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from assistant.checks.placeholders import RULE as PLACEHOLDERS
from assistant.gui.jobs.background import Latest
from assistant.gui.messages import message_of
from assistant.gui.writing.places import excerpts_of, places_by_now, places_of

if TYPE_CHECKING:
    from assistant.base.errors import AssistantError
    from assistant.checks.finding import Finding, Severity
    from assistant.draft.draft import Draft
    from assistant.gui.editor.editor import Editor
    from assistant.gui.editor.marks import Mark
    from assistant.gui.jobs.background import Background
    from assistant.gui.opened.open_draft import OpenDraft
    from assistant.gui.panels.checks import ChecksPanel
    from assistant.gui.services.services import Services
    from assistant.workflow.checking import CheckedText

_CHANGED = "这一处的文字已经改动，请重新检查。"


class Checking(QObject):
    """Runs the check, marks the places in the text, makes certain corrections.

    Signals:
        found: the findings that are open, or None where nothing was checked.
        failed: why the check could not be made, in Chinese.
    """

    found = Signal(object)
    failed = Signal(str)

    def __init__(
        self,
        services: Services,
        background: Background,
        opened: OpenDraft,
        editor: Editor,
        panel: ChecksPanel,
    ) -> None:
        super().__init__(panel)
        self._services = services
        self._opened = opened
        self._editor = editor
        self._panel = panel
        self._marks: dict[Finding, int] = {}
        """Which mark of the editor shows a finding."""
        self._ready: tuple[CheckedText, list[Mark | None]] | None = None
        """What was found and is to be shown."""
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._show)
        self._latest = Latest(background, on_done=self._on_checked, on_error=self._on_error)
        panel.check_requested.connect(self.check)
        panel.finding_chosen.connect(self._on_chosen)
        panel.fix_requested.connect(self._on_fix)

    def check(self) -> None:
        """Check the whole draft."""
        draft = self._opened.current()
        if draft is not None:
            check = self._services.check_draft
            self._latest.ask(lambda _: (draft, check(draft)))

    def forget(self) -> None:
        """Want no answer, and show no finding any more."""
        self._latest.forget()
        self._ready = None
        self._marks.clear()
        self._editor.marks.show(())
        self._panel.clear()
        self.found.emit(None)

    def places(self) -> list[tuple[Severity, int]]:
        """Return how grave the open findings are but for blanks, and where they stand by now."""
        places = []
        for finding in self._panel.findings:
            cursor = self._editor.marks.cursor(self._marks[finding])
            if cursor is not None and cursor.hasSelection():
                at = self._editor.document().findBlock(cursor.selectionStart()).blockNumber()
                places.append((finding.severity, at - 1))
        return places

    def _on_checked(self, answer: tuple[Draft, CheckedText]) -> None:
        """Find the places in the text; many take long, so they are shown by the next event."""
        draft, checked = answer
        places = places_of(checked.findings, checked.manuscript)
        by_now = places_by_now(places, draft, self._opened.current())
        self._ready = checked, self._editor.marks.prepared(by_now)
        self._timer.start()

    def _show(self) -> None:
        if self._ready is None:
            return
        (checked, marks), self._ready = self._ready, None
        findings, manuscript = checked.findings, checked.manuscript
        self._marks = {finding: index for index, finding in enumerate(findings)}
        self._editor.marks.take(marks)
        excerpts = excerpts_of(findings, manuscript)
        blanks = [each for each in findings if _is_blank(each, manuscript.text)]
        self._panel.show_findings(list(zip(findings, excerpts, strict=True)), blanks)
        self.found.emit(self._panel.findings)

    def _on_chosen(self, finding: Finding) -> None:
        index = self._marks[finding]
        if not self._editor.show_mark(index) and self._editor.marks.cursor(index) is not None:
            self.failed.emit(_CHANGED)

    def _on_fix(self, finding: Finding) -> None:
        if finding.fix is None:
            return
        if not self._editor.replace_mark(self._marks[finding], finding.fix):
            self.failed.emit(_CHANGED)
            return
        self._panel.settle(finding)
        self.found.emit(self._panel.findings)

    def _on_error(self, error: AssistantError) -> None:
        self.failed.emit(message_of(error))


def _is_blank(finding: Finding, text: str) -> bool:
    """Tell whether a finding is a blank (空白): outline and status bar count them by themselves."""
    return finding.rule == PLACEHOLDERS and text[finding.start : finding.start + 1] == "【"
