"""Asking for a benchmark, for more of its rows, and for its five years."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from assistant.gui.jobs.background import Latest
from assistant.gui.messages import message_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.base.errors import AssistantError
    from assistant.benchmark.choice import PeerChoice
    from assistant.gui.benchmark.own import Own
    from assistant.gui.jobs.background import Background
    from assistant.gui.services.services import BenchmarkServices


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is to be compared."""

    key: str
    """The indicator."""
    choice: PeerChoice
    """The peers."""
    own: Own
    """Oneself."""

    @property
    def value(self) -> float | None:
        """One's own value."""
        return self.own.value(self.key)


class Asking(QObject):
    """Has one question at a time; answers to an earlier one are thrown away.

    Signals:
        compared: a :class:`Benchmark`.
        continued: the peers of the rows that follow.
        followed: a :class:`Trend`.
        failed: what went wrong, in words.
    """

    compared = Signal(object)
    continued = Signal(object)
    followed = Signal(object)
    failed = Signal(str)

    def __init__(
        self, services: BenchmarkServices, background: Background, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._benchmarks, self._rows, self._trends = (
            Latest(background, on_done=answer.emit, on_error=self._on_error)
            for answer in (self.compared, self.continued, self.followed)
        )
        self.question: Question | None = None
        """What was asked last."""

    def ask(self, question: Question) -> None:
        """Compare."""
        compare, value = self._services.compare_indicator, question.value
        self.question = question
        self._rows.forget()
        self._benchmarks.ask(lambda _: compare(question.key, question.choice, value=value))

    def ask_more(self, after: int, rows: int | None = None) -> None:
        """Ask for the rows that follow the first *after* ones, as many as usual or so many."""
        question, more = self.question, self._services.more_peers
        if question is None:
            return
        key, choice = question.key, question.choice
        if rows is None:
            self._rows.ask(lambda _: more(key, choice, after=after))
        else:
            self._rows.ask(lambda _: more(key, choice, after=after, rows=rows))

    def follow(self, bodies: Sequence[str]) -> None:
        """Ask for the five years of what was asked last, with lines for these bodies.

        Args:
            bodies: by their identity; the line of one's own body comes before theirs.
        """
        question, follow = self.question, self._services.follow_years
        if question is None:
            return
        key, choice, own = question.key, question.choice, question.own
        known = own.by_year(key)
        self._trends.ask(lambda _: follow(key, choice, bodies=tuple(bodies), own=known))

    def forget(self) -> None:
        """Want no answer to anything asked so far."""
        self.question = None
        for latest in (self._benchmarks, self._rows, self._trends):
            latest.forget()

    def _on_error(self, error: AssistantError) -> None:
        self.failed.emit(message_of(error))
