"""Comparing one's own numbers with those of peers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from assistant.draft.fields import split_fields
from assistant.gui.background import Latest
from assistant.workflow.messages import message_of

if TYPE_CHECKING:
    from assistant.base.errors import AssistantError
    from assistant.benchmark.choice import PeerChoice
    from assistant.figures.figure import Figure
    from assistant.gui.background import Background
    from assistant.gui.editor.editor import Editor
    from assistant.gui.open_draft import OpenDraft
    from assistant.gui.panels.benchmark import BenchmarkPanel
    from assistant.gui.services import Services


class Comparing(QObject):
    """Finds the indicator at the caret and asks for its benchmark."""

    def __init__(
        self,
        services: Services,
        background: Background,
        opened: OpenDraft,
        editor: Editor,
        panel: BenchmarkPanel,
    ) -> None:
        super().__init__(panel)
        self._services = services
        self._opened = opened
        self._editor = editor
        self._panel = panel
        self._read_values: dict[str, float] = {}
        """Own values read out of sentences, for indicators that the sheet does not hold."""
        self._benchmarks = Latest(background, on_done=panel.show_benchmark, on_error=self._on_error)
        self._figures = Latest(background, on_done=self._on_figures, on_error=self._on_error)
        panel.benchmark_requested.connect(self._ask)
        panel.sentence_requested.connect(self.ask_at_caret)

    def ask_at_caret(self) -> None:
        """Compare the field at the caret, or the first figure of its sentence."""
        caret = self._editor.caret()
        key = split_fields(caret.field)[0].key if caret.field else None
        if key:
            self._panel.choose(key)
            return
        read = self._services.read_figures
        self._figures.ask(lambda _: read(caret.sentence))

    def forget(self) -> None:
        """Want no answer to anything asked so far."""
        self._benchmarks.forget()
        self._figures.forget()
        self._read_values.clear()

    def _ask(self, key: str, choice: PeerChoice) -> None:
        draft = self._opened.current()
        row = draft.row(key) if draft else None
        own = row.this_year if row else None
        value = own if own is not None else self._read_values.get(key)
        compare = self._services.compare_indicator
        self._benchmarks.ask(lambda _: compare(key, choice, value=value))

    def _on_figures(self, figures: tuple[Figure, ...]) -> None:
        found = next((figure for figure in figures if figure.key is not None), None)
        if found is None or found.key is None:
            self._panel.show_error("光标所在的句子里没有认出可以对比的数据，请从上面选一个指标。")
            return
        if found.value is not None:
            self._read_values[found.key] = found.value
        self._panel.choose(found.key)

    def _on_error(self, error: AssistantError) -> None:
        self._panel.show_error(message_of(error))
