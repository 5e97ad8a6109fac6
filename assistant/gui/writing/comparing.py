"""Benchmarks and the open draft: what is compared, and what of it is written into the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from assistant.base.errors import AssistantError
from assistant.draft.fields import split_fields
from assistant.draft.numbers import format_value
from assistant.draft.parts import Paragraph, SheetRow
from assistant.figures.indicators import load_indicators
from assistant.gui.benchmark.asking import Asking, Question
from assistant.gui.benchmark.own import own_of
from assistant.gui.jobs.background import Latest
from assistant.gui.messages import READ_ONLY, message_of

if TYPE_CHECKING:
    from assistant.benchmark.benchmark import Benchmark
    from assistant.figures.figure import Figure
    from assistant.gui.benchmark.own import Own
    from assistant.gui.editor.editor import Editor
    from assistant.gui.jobs.background import Background
    from assistant.gui.opened.open_draft import OpenDraft
    from assistant.gui.panels.benchmark import BenchmarkPanel
    from assistant.gui.services.services import Services


class Comparing(QObject):
    """Finds the indicator at the caret, asks for its benchmark, writes what came of it.

    Signals:
        row_wanted: a :class:`SheetRow` that the sheet must have, since the text speaks of it.
        failed: what could not be written, or not in full, in words.
    """

    row_wanted = Signal(object)
    failed = Signal(str)

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
        self._figures = Latest(background, on_done=self._on_figures, on_error=self._on_error)
        self.asking = Asking(services.benchmark, background, self)
        self.asking.compared.connect(panel.show_benchmark)
        self.asking.continued.connect(panel.model.add)
        self.asking.failed.connect(panel.show_error)
        panel.model.more_requested.connect(self.asking.ask_more)
        panel.benchmark_requested.connect(self._ask)
        panel.sentence_requested.connect(self.ask_at_caret)
        panel.insert_requested.connect(self.insert_sentence)

    @property
    def own(self) -> Own:
        """What the open draft says of one's own body."""
        return own_of(self._opened.current(), self._read_values)

    def ask_at_caret(self) -> None:
        """Compare the field at the caret, or the first figure of its sentence."""
        caret = self._editor.caret()
        key = split_fields(caret.field)[0].key if caret.field else None
        if key:
            self._panel.choose(key)
            return
        read = self._services.read_figures
        self._figures.ask(lambda _: read(caret.sentence))

    def insert_sentence(self, key: str) -> None:
        """Write at the caret how a report says an indicator; its numbers are fields.

        The indicator joins the sheet where it is not there yet. A number that the sheet lacks
        stays a blank; that is told.
        """
        own, indicators = self.own, load_indicators()
        if not own.is_known or key not in indicators or self._is_refused():
            return
        say = self._services.benchmark.indicator_sentence
        try:
            sentence = say(key, with_change=own.has_change(key))
        except AssistantError as error:
            self.failed.emit(message_of(error))
            return
        if key not in own.rows:
            value = own.given(key)
            row = SheetRow(
                key=key,
                name=indicators[key].name,
                unit=indicators[key].unit,
                this_year=value,
                state="empty" if value is None else "filled",
            )
            self.row_wanted.emit(row)
        self._editor.insert_sentence(sentence)
        self._editor.setFocus()
        if own.given(key) is None:
            self.failed.emit(_lacking(key, own))

    def insert_comparison(self, benchmark: Benchmark) -> None:
        """Write one's own place among the peers below the caret, for the internal edition."""
        own = self.own
        if own.is_known and not self._is_refused():
            words = self._services.benchmark.comparison_sentence(benchmark, own.body)
            self._editor.insert_paragraph(Paragraph(style="internal", text=words))
            self._editor.setFocus()

    def forget(self) -> None:
        """Want no answer to anything asked so far."""
        self.asking.forget()
        self._figures.forget()
        self._read_values.clear()

    def _is_refused(self) -> bool:
        """Tell, also the person, whether the draft is only read."""
        is_read_only = self._editor.isReadOnly()
        if is_read_only:
            self.failed.emit(READ_ONLY)
        return is_read_only

    def _ask(self, key: str) -> None:
        own = self.own
        self._panel.set_own(own)
        self._panel.filters.set_indicator(key)
        self.asking.ask(Question(key=key, choice=self._panel.filters.choice, own=own))

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


def _lacking(key: str, own: Own) -> str:
    """Return that the sheet has no number yet, and what it may be."""
    indicator, computed = load_indicators()[key], own.computed(key)
    told = f"指标表里还没有“{indicator.name}”的数，句中先空着，请在“指标”中填写。"
    if not computed:
        return told
    return f"{told}按 {computed} 计算为 {format_value(own.value(key) or 0, indicator.unit)}。"
