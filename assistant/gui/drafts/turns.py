"""What is done with the draft's file, one act after the other, none of it in the window's thread.

An act (打开、保存、关闭) is a generator: it yields what it asks of the disk and goes on with the
answer, so that it reads from top to bottom although the window stays usable meanwhile. What is
asked for while an act is under way waits for its turn.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import QObject, QTimer, Signal

from assistant.base.errors import AssistantError, Cancelled

if TYPE_CHECKING:
    from assistant.gui.jobs.background import Background, DiskPlace, Task

LINGER_MS = 400
"""An act that takes longer says what it is doing."""
SLOW_MS = 5000
"""A disk that has not answered for so long does not respond."""


AskKind = Literal["read", "save", "rewrite", "journal"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One call that an act waits for."""

    at: DiskPlace
    call: Callable[[], Any]
    """Done in a worker; raises an :class:`AssistantError`, which the act is given."""
    what: AskKind | None = None
    """What is told of a call that takes its time."""
    name: str = ""
    """Of the file."""


Act = Generator[Ask, Any, Any]
"""Gives what came of it in the end; may raise an :class:`AssistantError`."""


class Turn:
    """An act that is under way, waiting, or done."""

    def __init__(
        self,
        kind: str,
        act: Act,
        then: Callable[[Any], object] | None,
        on_error: Callable[[AssistantError], object],
    ) -> None:
        self.kind = kind
        """``open``, ``save``…"""
        self.result: Any = None
        """What came of it; None also for one that was given up."""
        self.is_ended = False
        self.task: Task | None = None
        """The call that it waits for."""
        self.act = act
        self.then = then
        self.on_error = on_error


class Turns(QObject):
    """Lets acts take their turns.

    Signals:
        lingered: an act takes its time; carries the :class:`Ask`.
        slowed: the disk has not answered for some seconds; carries the :class:`Ask`.
        answered: what was lingering or slow has been answered, or is waited for no more.
    """

    lingered = Signal(object)
    slowed = Signal(object)
    answered = Signal()

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._now: Turn | None = None
        self.ask: Ask | None = None
        """What the act under way waits for."""
        self._waiting: deque[Turn] = deque()
        self._linger_timer = QTimer(self, singleShot=True, interval=LINGER_MS)
        self._linger_timer.timeout.connect(lambda: self.lingered.emit(self.ask))
        self._slow_timer = QTimer(self, singleShot=True, interval=SLOW_MS)
        self._slow_timer.timeout.connect(lambda: self.slowed.emit(self.ask))

    @property
    def kind(self) -> str:
        """Of the act under way; empty where there is none."""
        return self._now.kind if self._now else ""

    def start(
        self,
        act: Act,
        kind: str,
        *,
        on_error: Callable[[AssistantError], object],
        then: Callable[[Any], object] | None = None,
    ) -> Turn:
        """Begin an act now, or when those before it are done.

        Args:
            act: the act.
            kind: its kind, by which it may be given up.
            on_error: given what it raised.
            then: given what came of it; None where it was given up.
        """
        turn = Turn(kind, act, then, on_error)
        self._waiting.append(turn)
        self._take_next()
        return turn

    def is_waiting(self, kind: str) -> bool:
        """Tell whether an act of a kind has yet to begin."""
        return any(turn.kind == kind for turn in self._waiting)

    def give_up(self, kind: str = "") -> None:
        """Wait no more for what the disk was asked; where a kind is given, only for its reading.

        The act is told by ``Cancelled``; others of the kind do not begin. What is done on the disk
        is done nevertheless, and only its place's ``on_late`` hears of it.
        """
        for waiting in [each for each in self._waiting if kind and each.kind == kind]:
            self._waiting.remove(waiting)
            waiting.act.close()
            self._end(waiting, None)
        now = self._now
        if now is None or now.task is None or self.ask is None:
            return
        if kind and (now.kind != kind or self.ask.what != "read"):
            return
        now.task.leave()
        self._go_on(now, partial(now.act.throw, Cancelled()))

    def _take_next(self) -> None:
        if self._now is None and self._waiting:
            turn = self._now = self._waiting.popleft()
            self._go_on(turn, partial(next, turn.act))

    def _go_on(self, turn: Turn, step: Callable[[], Ask]) -> None:
        """Let an act go on to what it asks next, or to its end."""
        turn.task = None
        self._rest()
        try:
            ask = step()
        except StopIteration as end:
            self._end(turn, end.value)
        except Cancelled:
            self._end(turn, None)
        except AssistantError as error:
            self._end(turn, None, error)
        except BaseException:
            self._now = None
            raise
        else:
            self._wait_for(turn, ask)

    def _wait_for(self, turn: Turn, ask: Ask) -> None:
        self.ask = ask
        if ask.what:
            self._linger_timer.start()
            self._slow_timer.start()
        turn.task = self._background.run(
            lambda _: ask.call(),
            on_done=lambda result: self._go_on(turn, partial(turn.act.send, result)),
            on_error=lambda error: self._go_on(turn, partial(turn.act.throw, error)),
            at=ask.at,
        )

    def _rest(self) -> None:
        self._linger_timer.stop()
        self._slow_timer.stop()
        if self.ask is not None:
            self.ask = None
            self.answered.emit()

    def _end(self, turn: Turn, result: object, error: AssistantError | None = None) -> None:
        turn.result, turn.is_ended = result, True
        if self._now is turn:
            self._now = None
        if error is not None:
            turn.on_error(error)
        if turn.then is not None:
            turn.then(result)
        self._take_next()
